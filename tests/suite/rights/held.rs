//! Taking it back, and saving a copy of what was given.

use super::Matter;
use crate::manage::person::{Person, asks_for_link};
use harness::App;

#[tokio::test]
async fn taking_an_enquiry_back_stops_the_work_and_every_yes_at_once_and_is_not_deletion() {
    let mut matter = Matter::with(&[("choices", "C1_share_tpa:shg")]).await;
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    let page = matter.resident.get("/manage/enquiry/withdraw").await;
    assert!(
        page.says("This is not the same as deleting it."),
        "{}",
        page.text()
    );
    assert!(page.says("The form you sent, until 31 March 2029."));
    let home = matter.resident.submit(&page, &[]).await;
    assert_eq!(home.path(), "/manage/enquiry");
    assert!(
        home.says("You took it back") && home.says("You said no on 18 November 2026."),
        "{}",
        home.text()
    );
    let case = officer.get(&matter.case()).await;
    assert!(
        case.says("They withdrew the enquiry. Stop work and close it"),
        "{}",
        case.text()
    );
    let app = &matter.world.app;
    let status = "SELECT actor_kind FROM status_change WHERE status = 'withdrawn_by_resident'";
    assert_eq!(app.value(status).await.as_deref(), Some("resident"));
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry_content")
            .await
            .as_deref(),
        Some("1")
    );
    // A copy of the press changes nothing, and the page is not offered any more.
    let again = matter.resident.get("/manage/enquiry/withdraw").await;
    assert_eq!(again.path(), "/manage/enquiry");
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn a_download_holds_what_the_person_gave_and_nothing_that_we_wrote() {
    let mut matter = Matter::with(&[("message", "=cmd|' /C calc'!A0")]).await;
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&matter.case()).await;
    let form = page.form_to("/note").unwrap();
    officer
        .submit_form(&page, &form, &[("note", "An officer's own words")])
        .await;
    let path = "/manage/enquiry/download";
    let page = matter.resident.get(path).await;
    assert!(page.says("This is everything you told us."));
    let json = matter.resident.submit(&page, &[("action", "json")]).await;
    assert_eq!(json.header("content-type"), Some("application/json"));
    assert!(
        json.header("content-disposition")
            .unwrap()
            .starts_with("attachment")
    );
    assert_eq!(json.header("cache-control"), Some("no-store"));
    let body: serde_json::Value = serde_json::from_slice(json.bytes()).unwrap();
    let answers = body["answers"].as_array().unwrap();
    let of = |field: &str| {
        let found = answers.iter().find(|each| each["field"] == field);
        found
            .and_then(|each| each["value"].as_str())
            .map(str::to_owned)
    };
    assert_eq!(of("topic").as_deref(), Some("MONEY"));
    assert_eq!(of("email").as_deref(), Some("resident@example.org"));
    assert!(!json.html().contains("officer"));
    let csv = matter.resident.submit(&page, &[("action", "csv")]).await;
    assert!(csv.bytes().starts_with(b"\xEF\xBB\xBFfield,value"));
    assert!(csv.html().contains("message,'=cmd"), "{}", csv.html());
    assert!(
        matter
            .world
            .count("SELECT count(*) FROM audit_event WHERE action = 'manage.download'")
            .await
            >= 3
    );
    matter.world.app.end().await;
}

#[tokio::test]
async fn a_link_alone_opens_neither_answers_nor_details_nor_downloads() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let mut client = app.client();
    asks_for_link(&mut client, &person.reference).await;
    app.send_mail().await;
    let mails = app.mail.received();
    let links = mails.iter().filter_map(|mail| mail.link());
    let link = links
        .into_iter()
        .find(|link| link.contains("/manage/link/"))
        .unwrap();
    let link = link
        .strip_prefix("http://localhost:3000")
        .unwrap_or(&link)
        .to_owned();
    let page = client.get(&link).await;
    assert_eq!(client.submit(&page, &[]).await.path(), "/manage/enquiry");
    for below in ["details", "shared", "download"] {
        let page = client.get(&format!("/manage/enquiry/{below}")).await;
        assert_eq!(page.path(), "/manage/enquiry?words", "{below}");
        assert!(page.says("Enter your three words first"), "{below}");
    }
    for below in ["rights", "complaint", "withdraw", "consents"] {
        let page = client.get(&format!("/manage/enquiry/{below}")).await;
        assert_eq!(
            page.path(),
            format!("/manage/enquiry/{below}"),
            "as easy as giving"
        );
    }
    app.end().await;
}
