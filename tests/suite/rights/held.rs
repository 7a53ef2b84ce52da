//! Taking it back, and saving a copy of what was given.

use super::Matter;
use crate::manage::person::{Person, asks_for_link};
use harness::{Answer, App};

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

fn form_token(page: &Answer) -> String {
    let fields = page.forms().into_iter().flat_map(|form| form.fields);
    let token = fields.into_iter().find(|(name, _)| name == "form_token");
    token.unwrap().1
}

/// One press took it back, one press undoes it: while the visit lasts, and until the team has closed it.
#[tokio::test]
async fn taking_back_is_undone_in_the_same_visit_and_what_ended_stays_ended() {
    let mut matter = Matter::with(&[("choices", "C1_share_tpa:shg")]).await;
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    let mut other = matter.person.comes_back(&matter.world.app).await;
    let page = matter.resident.get("/manage/enquiry/withdraw").await;
    let home = matter.resident.submit(&page, &[]).await;
    assert!(
        home.says("had your enquiry. Nobody works on it any more.")
            && !home.says("We started work on it")
            && !home.says("Finished"),
        "{}",
        home.text()
    );
    let choices = matter.resident.get("/manage/enquiry/consents").await;
    assert!(choices.says("everything is off"), "{}", choices.text());
    let token = form_token(&home);
    let tick = [
        ("choices", "C1_share_tpa:shg"),
        ("form_token", token.as_str()),
    ];
    let answer = matter
        .resident
        .post("/manage/enquiry/consents", &tick)
        .await;
    assert_eq!(answer.path(), "/manage/enquiry");
    let live = "SELECT count(*) FROM consent_event WHERE action = 'given'";
    assert_eq!(matter.world.count(live).await, 1, "nothing to say yes to");
    // Another visit does not undo what this one did.
    let elsewhere = other.get("/manage/enquiry").await;
    assert!(elsewhere.form_to("/manage/enquiry/withdraw").is_none());
    let token = form_token(&elsewhere);
    let forged = [("action", "undo"), ("form_token", token.as_str())];
    let answer = other.post("/manage/enquiry/withdraw", &forged).await;
    assert_eq!(answer.path(), "/manage/enquiry");
    let withdrawn = "SELECT count(*) FROM enquiry WHERE withdrawn_at IS NOT NULL";
    assert_eq!(matter.world.count(withdrawn).await, 1);
    let form = home.form_to("/manage/enquiry/withdraw").unwrap();
    let undone = matter
        .resident
        .submit_form(&home, &form, &[("action", "undo")])
        .await;
    assert!(
        undone.says("Your enquiry is open again") && undone.says("We have it"),
        "{}",
        undone.text()
    );
    assert_eq!(matter.world.count(withdrawn).await, 0);
    assert!(
        undone.says("You said no on 18 November 2026."),
        "a yes stays off"
    );
    let event = "SELECT actor_kind FROM status_change WHERE status = 'withdrawal_undone'";
    let actor = matter.world.app.value(event).await;
    assert_eq!(actor.as_deref(), Some("resident"));
    let case = officer.get(&matter.case()).await;
    assert!(
        case.says("They took it back by mistake, and want help after all.")
            && !case.says("Stop work and close it"),
        "{}",
        case.text()
    );
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn what_the_team_has_closed_stays_taken_back() {
    let mut matter = Matter::start().await;
    let page = matter.resident.get("/manage/enquiry/withdraw").await;
    let home = matter.resident.submit(&page, &[]).await;
    let form = home.form_to("/manage/enquiry/withdraw").unwrap();
    let closed = "UPDATE enquiry SET confirmed_at = now(), confirmed_by = s.id, closed_at = now(), closed_by = s.id, \
                  outcome = 'withdrawn' FROM (SELECT id FROM staff LIMIT 1) s";
    matter.world.app.execute(closed).await;
    let late = matter
        .resident
        .submit_form(&home, &form, &[("action", "undo")])
        .await;
    assert!(
        late.form_to("/manage/enquiry/withdraw").is_none(),
        "{}",
        late.text()
    );
    let open = "SELECT count(*) FROM enquiry WHERE withdrawn_at IS NULL";
    assert_eq!(matter.world.count(open).await, 0);
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
    for below in ["details", "shared", "download", "words"] {
        let page = client.get(&format!("/manage/enquiry/{below}")).await;
        assert_eq!(page.path(), "/manage/enquiry?words#passphrase", "{below}");
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
