//! Receipts that anybody can check and that name nobody.

use super::person::Person;
use harness::{Answer, App, Client};
use regex::Regex;

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
        "body = jsonb_set(body, '{events,0,action}', '\"withdrawn\"')",
        "body = jsonb_set(body, '{events,0,recipients,0}', '\"Somebody Else\"')",
        "body = jsonb_set(body, '{events,0,wording,text,what}', '\"Everything\"')",
        "body = jsonb_set(body, '{notice,version}', '2')",
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
