//! Nothing personal where it may not be: addresses, logs, titles, mail heads, or the database as it lies.

use super::walk::{answer, go_on, ordinary, reference, with};
use harness::{App, CANARY, cluster_url};

/// Done-when 4: a canary in every field of the form, then everything that is left behind is searched.
#[tokio::test]
async fn a_canary_in_every_field_is_nowhere_to_be_read() {
    let app = App::start().await;
    let mut client = app.client();
    // Not the canary: an address stands in the head of its mail, where the harness looks for that.
    let email = "lonely.heron@example.com";
    let texts = [
        format!("{CANARY} name"),
        format!("{CANARY} words\nof mine"),
        format!("{CANARY} print"),
        format!("{CANARY} word"),
    ];
    let given = with(
        ordinary(),
        &[
            ("name", texts[0].as_str()),
            ("message", &texts[1]),
            ("adjustments", &texts[2]),
            ("safe_word", &texts[3]),
            ("contact_route", "email"),
            ("email", email),
            ("phone", "01632 960 777"),
            ("postcode", "SK8 3QZ"),
        ],
    );
    let mut page = client.get("/enquiry/topic").await;
    while page.path() != "/enquiry/check" {
        assert!(!page.title().contains(CANARY), "{}", page.title());
        page = answer(&mut client, &page, &given).await;
    }
    assert!(page.says(CANARY), "the person sees it");
    // Wrong on purpose, and with the values kept.
    let wrong = client
        .fill("/enquiry/postcode", &[("postcode", CANARY)])
        .await;
    assert_eq!(wrong.status(), 422);
    assert!(!wrong.title().contains(CANARY));
    let half = dump(&app).await;
    let page = client.get("/enquiry/check").await;
    let check = go_on(&mut client, page, &given).await;
    let sent = client.submit(&check, &[("action", "send")]).await;
    let number = reference(&sent);
    app.send_mail().await;
    let whole = dump(&app).await;
    assert!(whole.contains(&number), "the dump is of this database");
    for (what, text) in [
        ("the dump of a draft", &half),
        ("the dump", &whole),
        ("the log", &app.log()),
    ] {
        for secret in [
            CANARY,
            "SK8 3QZ",
            "SK83QZ",
            "01632 960 777",
            "960777",
            "lonely.heron",
        ] {
            assert!(!text.contains(secret), "{what} tells {secret}");
        }
        let hex: String = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!text.contains(&hex), "{what} tells it in hex");
    }
    // Together, because one of them alone is an ordinary word that may stand anywhere.
    for joint in [" ", "-", "\", \""] {
        let phrase = super::walk::words(&sent).join(joint);
        assert!(!whole.contains(&phrase), "the three words can be read");
    }
    for mail in app.mail.received() {
        assert!(!mail.head().contains("money"));
    }
    // `end` looks at the addresses and the log once more.
    app.end().await;
}

/// The whole database as text, as a thief would have it.
async fn dump(app: &App) -> String {
    let url = cluster_url(&app.database);
    let Some(url) = url else { return String::new() };
    let output = tokio::process::Command::new("pg_dump")
        .arg("--dbname")
        .arg(&url)
        .output()
        .await
        .expect("pg_dump is there");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn every_page_that_holds_something_personal_is_not_stored() {
    let app = App::start().await;
    let mut client = app.client();
    let mut page = client.get("/enquiry/topic").await;
    while page.path() != "/enquiry/check" {
        assert_eq!(
            page.header("cache-control"),
            Some("no-store"),
            "{}",
            page.path()
        );
        page = answer(&mut client, &page, &ordinary()).await;
    }
    let sent = client.submit(&page, &[("action", "send")]).await;
    assert_eq!(sent.header("cache-control"), Some("no-store"));
    assert_eq!(
        client
            .get("/enquiry/sent/record")
            .await
            .header("cache-control"),
        Some("no-store")
    );
    app.end().await;
}

#[tokio::test]
async fn titles_are_unique_and_name_no_topic() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("topic", "DA"),
            ("safe_tonight", "yes"),
            ("postcode", ""),
            ("no_postcode_reason", "moving"),
            ("area_choice", "CEN"),
        ],
    );
    let mut titles = Vec::new();
    let mut page = client.get("/enquiry/topic").await;
    loop {
        titles.push(page.title());
        if page.path() == "/enquiry/check" {
            break;
        }
        page = answer(&mut client, &page, &given).await;
    }
    let sent = client.submit(&page, &[("action", "send")]).await;
    titles.push(sent.title());
    titles.push(client.get("/enquiry/sent/record").await.title());
    let mut unique = titles.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), titles.len(), "{titles:?}");
    for title in &titles {
        for word in ["safe at home", "hurt", "Moving", "Robin"] {
            assert!(!title.contains(word), "{title}");
        }
    }
    app.end().await;
}

/// Weight: page, style and script are 20 kB at most with brotli; this keeps the page's own share in bounds.
#[tokio::test]
async fn the_longest_question_stays_light() {
    let app = App::start().await;
    let mut client = app.client();
    client.header("accept-encoding", "br");
    let page = client.get("/enquiry/topic").await;
    assert_eq!(page.header("content-encoding"), Some("br"));
    assert!(page.bytes().len() <= 5_500, "{} bytes", page.bytes().len());
    assert!(!page.html().contains("wasm"));
    app.end().await;
}
