//! Receipts that anybody can check and that name nobody.

use super::person::Person;
use harness::{Answer, App, Client};
use regex::Regex;
use server::receipt::{Verdict, public_keys, read_set, verify};

const PAGE: &str = "/manage/enquiry/consents";

fn code(page: &Answer) -> String {
    page.links()
        .into_iter()
        .find_map(|link| link.strip_prefix("/receipt/").map(str::to_owned))
        .unwrap()
}

/// A person who said yes and then no, with the codes of both receipts.
async fn both(app: &App) -> (Client, String, String) {
    let person = Person::sends(app, &[("choices", "C1_share_tpa:shg")]).await;
    let mut client = person.comes_back(app).await;
    let given = code(&client.get("/manage/enquiry").await);
    let page = client.get(PAGE).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| !form.choices.is_empty())
        .unwrap();
    let fields: Vec<(String, String)> = form
        .fields
        .into_iter()
        .filter(|(name, _)| name != "choices")
        .collect();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let withdrawn = code(&client.post(PAGE, &fields).await);
    (client, given, withdrawn)
}

#[tokio::test]
async fn giving_and_taking_back_each_have_a_receipt() {
    let app = App::start().await;
    let (_, given, withdrawn) = both(&app).await;
    assert_ne!(given, withdrawn);
    // Anybody who has the code may look, without a cookie.
    let page = app.client().get(&format!("/receipt/{given}")).await;
    assert_eq!(page.status(), 200);
    for line in [
        "This receipt is genuine",
        "You said yes",
        "Share with Stockport Homes Group",
        "Stockport Homes Group",
        "Stockport Council",
        "18 November 2026 at 10am",
        "your postcode",
        "Version 1",
    ] {
        assert!(page.says(line), "{line}: {}", page.text());
    }
    assert!(page.links().contains(&"/privacy/family-hubs/1".to_owned()));
    let page = app.client().get(&format!("/receipt/{withdrawn}")).await;
    assert!(page.says("This receipt is genuine") && page.says("You took it back"));
    assert!(!page.says("You said yes"));
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_receipt_names_nobody_and_opens_nothing() {
    let app = App::start().await;
    let (_, given, _) = both(&app).await;
    let reference = app.value("SELECT reference FROM enquiry").await.unwrap();
    let id = app.value("SELECT id FROM enquiry").await.unwrap();
    let page = app.client().get(&format!("/receipt/{given}")).await;
    let body = app
        .value("SELECT string_agg(body::text, '') FROM receipt")
        .await
        .unwrap();
    for text in [page.html(), body] {
        for personal in [harness::CANARY, "resident@example.org", &reference, &id] {
            assert!(!text.contains(personal), "{personal}");
        }
    }
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.header("set-cookie").is_none());
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn an_altered_receipt_is_found_out() {
    let changes = [
        "body = jsonb_set(body, '{events,0,event_type}', '\"withdrawn\"')",
        "body = jsonb_set(body, '{events,0,recipient_third_parties,0}', '\"Somebody Else\"')",
        "body = jsonb_set(body, '{events,0,wording,text,what}', '\"Everything\"')",
        "body = jsonb_set(body, '{privacy_notice,version}', '2')",
        "body = '{}'",
        "signature = set_byte(signature, 5, (get_byte(signature, 5) + 1) % 256)",
        "issued_at = issued_at - interval '1 day'",
        "code = 'BBBB-BBBB-BBBB-BBBB'",
    ];
    let app = App::start().await;
    let (_, given, _) = both(&app).await;
    app.execute("ALTER TABLE receipt DISABLE TRIGGER ALL").await;
    app.execute("CREATE TABLE kept AS SELECT * FROM receipt")
        .await;
    for change in changes {
        app.execute(&format!(
            "UPDATE receipt SET {change} WHERE code = '{given}'"
        ))
        .await;
        let code = if change.starts_with("code") {
            "BBBB-BBBB-BBBB-BBBB"
        } else {
            given.as_str()
        };
        let page = app.client().get(&format!("/receipt/{code}")).await;
        assert_eq!(page.status(), 200, "{change}");
        assert!(
            page.says("This receipt is not genuine any more"),
            "{change}: {}",
            page.text()
        );
        assert!(
            !page.says("You said yes") && !page.says("Somebody Else"),
            "{change}"
        );
        app.execute("DELETE FROM receipt; INSERT INTO receipt SELECT * FROM kept")
            .await;
    }
    assert!(
        app.client()
            .get(&format!("/receipt/{given}"))
            .await
            .says("This receipt is genuine")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_receipt_of_an_older_key_is_not_called_altered() {
    let app = App::start().await;
    let (_, given, _) = both(&app).await;
    app.execute("ALTER TABLE receipt DISABLE TRIGGER ALL").await;
    app.execute("UPDATE receipt SET key_id = '0123456789abcdef'")
        .await;
    let page = app.client().get(&format!("/receipt/{given}")).await;
    assert!(page.says("We cannot check this receipt here"));
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_code_is_read_as_typed_and_an_unknown_one_is_said_to_be() {
    let app = App::start().await;
    let (_, given, _) = both(&app).await;
    let typed = given.to_lowercase().replace('-', "%20");
    assert!(
        app.client()
            .get(&format!("/receipt/{typed}"))
            .await
            .says("This receipt is genuine")
    );
    for unknown in ["BBBB-CCCC-DDDD-FFFF", "x", "%F0%9F%98%80"] {
        let page = app.client().get(&format!("/receipt/{unknown}")).await;
        assert_eq!(page.status(), 404);
        assert!(page.says("We do not know this receipt"));
    }
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn the_sent_page_gives_the_receipt_too() {
    let app = App::start().await;
    let mut person = Person::sends(&app, &[("choices", "C3_feedback")]).await;
    let sent = person.client.get("/enquiry/sent").await;
    let link = Regex::new(r"/receipt/([A-Z0-9-]{19})").unwrap();
    let found = link.captures(&sent.html()).map(|found| found[1].to_owned());
    let stored = app.value("SELECT code FROM receipt").await;
    assert!(stored.is_some());
    assert_eq!(found, stored);
    // Nothing agreed to, nothing to keep.
    let mut other = Person::sends(&app, &[]).await;
    assert!(
        !other
            .client
            .get("/enquiry/sent")
            .await
            .html()
            .contains("/receipt/")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_receipt_is_a_signed_file_that_needs_us_no_more() {
    let app = App::start().await;
    let (_, given, withdrawn) = both(&app).await;
    let page = app.client().get(&format!("/receipt/{given}")).await;
    assert!(page.links().contains(&format!("/receipt/{given}.json")));
    let published = app.client().get("/.well-known/receipt-keys.json").await;
    assert_eq!(published.header("content-type"), Some("application/json"));
    let keys = read_set(published.bytes()).unwrap();
    assert_eq!(keys.len(), 1);
    for (code, action) in [(&given, "given"), (&withdrawn, "withdrawn")] {
        let file = app.client().get(&format!("/receipt/{code}.json")).await;
        assert_eq!(file.status(), 200);
        assert_eq!(file.header("content-type"), Some("application/json"));
        assert_eq!(file.header("cache-control"), Some("no-store"));
        assert!(matches!(verify(file.bytes(), &keys), Verdict::Genuine(_)));
        let json: serde_json::Value = serde_json::from_slice(file.bytes()).unwrap();
        let record = &json["receipt"];
        assert_eq!(record["receipt_id"], **code);
        assert_eq!(record["schema_version"], "stockport-consent-receipt-2");
        assert_eq!(record["pii_controller_name"], "Stockport Council");
        let event = &record["events"][0];
        assert_eq!(event["event_type"], action);
        assert_eq!(event["lawful_basis"], "consent");
        assert_eq!(event["collection_method"], "online");
        assert_eq!(event["recipient_third_parties"][0], "Stockport Homes Group");
        // Whoever asks for JSON at the page's address gets the same file; browsers get the page.
        let mut program = app.client();
        program.header("accept", "application/json");
        let same = program.get(&format!("/receipt/{code}")).await;
        assert_eq!(same.bytes(), file.bytes());
        assert_eq!(same.header("vary"), Some("Accept"));
        let mut browser = app.client();
        browser.header(
            "accept",
            "text/html,application/xhtml+xml,application/json;q=0.9",
        );
        assert!(
            browser
                .get(&format!("/receipt/{code}"))
                .await
                .says("genuine")
        );
    }
    let unknown = app.client().get("/receipt/BBBB-CCCC-DDDD-FFFF.json").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(unknown.html(), r#"{"error":"unknown"}"#);
    app.execute("ALTER TABLE receipt DISABLE TRIGGER ALL").await;
    app.execute(
        "UPDATE receipt SET body = jsonb_set(body, '{events,0,pii_information,0}', '\"message\"')",
    )
    .await;
    let altered = app.client().get(&format!("/receipt/{given}.json")).await;
    assert_eq!(altered.status(), 409);
    assert_eq!(altered.html(), r#"{"error":"altered"}"#);
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_receipt_stays_genuine_when_the_signing_key_changes() {
    let app = App::start().await;
    let (mut client, given, _) = both(&app).await;
    let file = app.client().get(&format!("/receipt/{given}.json")).await;
    let before = read_set(
        app.client()
            .get("/.well-known/receipt-keys.json")
            .await
            .bytes(),
    )
    .unwrap();
    app.state.keys.rotate_receipts(app.clock.now()).unwrap();
    let page = app.client().get(&format!("/receipt/{given}")).await;
    assert!(page.says("This receipt is genuine"), "{}", page.text());
    let keys = read_set(
        app.client()
            .get("/.well-known/receipt-keys.json")
            .await
            .bytes(),
    )
    .unwrap();
    assert_eq!(keys.len(), 2);
    assert!(keys[0].retired.is_none() && keys[1].retired == Some(app.clock.now()));
    assert!(matches!(verify(file.bytes(), &keys), Verdict::Genuine(_)));
    // What is signed from now on has the new key: whoever has the old set alone cannot check it.
    let page = client.get(PAGE).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| !form.choices.is_empty())
        .unwrap();
    let done = client
        .submit_form(&page, &form, &[("choices", "C3_feedback")])
        .await;
    let new = app
        .client()
        .get(&format!("/receipt/{}.json", code(&done)))
        .await;
    assert!(matches!(verify(new.bytes(), &keys), Verdict::Genuine(_)));
    assert!(matches!(verify(new.bytes(), &before), Verdict::UnknownKey));
    app.send_mail().await;
    app.end().await;
}

/// What is stored and what is handed out: each byte of it counts.
#[tokio::test]
async fn a_file_with_any_byte_changed_is_not_genuine() {
    let app = App::start().await;
    let (_, given, _) = both(&app).await;
    let keys = public_keys(&app.state.keys).unwrap();
    let file = app.client().get(&format!("/receipt/{given}.json")).await;
    let file = file.bytes().to_vec();
    assert!(matches!(verify(&file, &keys), Verdict::Genuine(_)));
    for place in 0..file.len() {
        for flip in [0x01, 0x20, 0xff] {
            let mut changed = file.clone();
            changed[place] ^= flip;
            assert!(
                !matches!(verify(&changed, &keys), Verdict::Genuine(_)),
                "byte {place} ^ {flip}: {}",
                String::from_utf8_lossy(&changed)
            );
        }
    }
    app.send_mail().await;
    app.end().await;
}
