//! Asking once how it went: where it was agreed, where it is safe, and never again.

use crate::{
    enquiry::walk::answer,
    manage::person::{Person, id, wishes},
};
use app::domain::{codes::SafeContact, safe_contact::SafeContactWishes};
use chrono::TimeDelta;
use harness::{Answer, App};
use server::feedback::invite;

const AGREED: (&str, &str) = ("choices", "C3_feedback");

/// A person who agreed to be asked, and whose enquiry a manager has closed two days ago.
async fn closed(app: &App, answers: &[(&str, &str)]) -> Person {
    let person = Person::sends(app, answers).await;
    app.send_mail().await;
    close(app, &person).await;
    person
}

async fn close(app: &App, person: &Person) {
    let now = app.clock.now().to_rfc3339();
    app.execute(&format!(
        "INSERT INTO staff (id, controller, name, display_name, password_hash, totp_epoch, totp_wrapped_key, totp_secret, created_at) \
         VALUES ('00000000-0000-4000-8000-000000000001', 'SMBC', 'm.hub', 'M', '', 1, '', '', now()) ON CONFLICT DO NOTHING; \
         UPDATE enquiry SET confirmed_at = '{now}', confirmed_by = '00000000-0000-4000-8000-000000000001', \
           closed_at = '{now}', closed_by = '00000000-0000-4000-8000-000000000001', outcome = 'info_given' \
         WHERE reference = '{}'",
        person.reference
    ))
    .await;
    app.advance(TimeDelta::days(2));
}

async fn ask(app: &App) {
    while invite::run_once(&app.state).await.unwrap() > 0 {}
    app.send_mail().await;
}

/// The links of invitations that were sent.
fn links(app: &App) -> Vec<String> {
    app.mail
        .received()
        .iter()
        .filter_map(|mail| {
            let text = mail.body();
            let at = text.find("http://localhost:3000/feedback/")?;
            let rest = &text[at + "http://localhost:3000".len()..];
            rest.split_whitespace().next().map(str::to_owned)
        })
        .collect()
}

async fn outcome(app: &App) -> Option<String> {
    app.value("SELECT string_agg(outcome, ',') FROM feedback_invitation")
        .await
}

#[tokio::test]
async fn a_person_who_agreed_is_asked_once_and_answers_once_and_nobody_can_tell_who() {
    let app = App::start().await;
    let person = closed(&app, &[AGREED]).await;
    ask(&app).await;
    ask(&app).await;
    app.advance(TimeDelta::days(3));
    ask(&app).await;
    let sent = links(&app);
    assert_eq!(sent.len(), 1, "once");
    let mails = app.mail.received();
    let mail = mails
        .iter()
        .find(|mail| mail.body().contains("/feedback/"))
        .unwrap();
    for told in ["Hub", "money", "Money", "council", "Council", "Zxqcanary"] {
        assert!(!mail.body().contains(told), "{told}");
    }
    assert!(
        mail.head()
            .contains(&format!("Subject: {}", person.reference))
    );
    let mut client = app.client();
    let page = client.get(&sent[0]).await;
    assert!(
        page.says("You said we may ask you one time how it went."),
        "{}",
        page.text()
    );
    let given = vec![
        ("kind", "compliment"),
        ("about", "SMBC"),
        ("text", "It helped"),
    ];
    let thanks = answer(&mut client, &page, &given).await;
    assert_eq!(thanks.path(), "/feedback?thanks", "{}", thanks.text());
    let again: Answer = client.get(&sent[0]).await;
    assert_eq!(again.status(), 404);
    assert!(again.says("This link does not work any more"));
    let twice = answer(&mut client, &page, &given).await;
    assert_eq!(
        twice.status(),
        404,
        "also when the form is sent a second time"
    );
    assert_eq!(
        app.value("SELECT string_agg(body, ',') FROM feedback")
            .await
            .as_deref(),
        Some("It helped")
    );
    // The row that says "asked" stays, and does not tell whether there was an answer.
    let left = app
        .value("SELECT outcome || coalesce(token_hash::text, '') || coalesce(expires_at::text, '') FROM feedback_invitation")
        .await;
    assert_eq!(left.as_deref(), Some("asked"));
    let together = app
        .value("SELECT count(*) FROM feedback f JOIN feedback_invitation i ON i.xmin = f.xmin")
        .await;
    assert_eq!(
        together.as_deref(),
        Some("0"),
        "not even by the transaction"
    );
    let enquiry = id(&app, &person.reference).await;
    let audited = app
        .value(&format!("SELECT count(*) FROM audit_event WHERE action = 'feedback.invite' AND enquiry_id = '{enquiry}'"))
        .await;
    assert_eq!(audited.as_deref(), Some("1"));
    app.end().await;
}

#[tokio::test]
async fn nobody_is_asked_who_did_not_agree_or_whose_enquiry_is_open() {
    let app = App::start().await;
    closed(&app, &[]).await;
    Person::sends(&app, &[AGREED]).await;
    app.advance(TimeDelta::days(5));
    ask(&app).await;
    assert!(links(&app).is_empty());
    assert_eq!(outcome(&app).await, None);
    app.end().await;
}

#[tokio::test]
async fn nobody_is_asked_after_taking_it_back() {
    let app = App::start().await;
    let person = closed(&app, &[AGREED]).await;
    withdraw(&app, &person).await;
    ask(&app).await;
    assert!(links(&app).is_empty());
    assert_eq!(outcome(&app).await.as_deref(), Some("no_consent"));
    app.end().await;
}

/// Unticks every choice.
async fn withdraw(app: &App, person: &Person) {
    let mut client = person.comes_back(app).await;
    let page = client.get("/manage/enquiry/consents").await;
    let mut form = page
        .forms()
        .into_iter()
        .find(|form| !form.choices.is_empty())
        .unwrap();
    form.fields.retain(|(name, _)| name != "choices");
    let done = client.submit_form(&page, &form, &[]).await;
    assert_eq!(
        done.path(),
        "/manage/enquiry/consents?done",
        "{}",
        done.text()
    );
}

#[tokio::test]
async fn taking_it_back_stops_an_invitation_that_waits() {
    let app = App::start().await;
    // Only on Monday mornings is it safe; it is Friday, and three days later it is Monday.
    let person = closed(&app, &[AGREED, ("safe_times", "mon_am")]).await;
    app.send_mail().await;
    ask(&app).await;
    assert!(links(&app).is_empty(), "it waits for a safe time");
    withdraw(&app, &person).await;
    app.advance(TimeDelta::days(3));
    ask(&app).await;
    assert!(links(&app).is_empty());
    let state = app
        .value("SELECT state FROM outbox WHERE kind = 'feedback'")
        .await;
    assert_eq!(state.as_deref(), Some("cancelled"));
    app.end().await;
}

#[tokio::test]
async fn an_invitation_is_never_sent_against_a_wish() {
    let app = App::start().await;
    let person = closed(&app, &[AGREED]).await;
    let shared = SafeContactWishes {
        wishes: [SafeContact::ShareDevice].into(),
        ..SafeContactWishes::default()
    };
    wishes(&app, &person.reference, &shared).await.unwrap();
    ask(&app).await;
    assert!(links(&app).is_empty());
    assert_eq!(outcome(&app).await.as_deref(), Some("not_wished"));
    app.end().await;
}

#[tokio::test]
async fn a_wish_that_comes_after_the_decision_is_obeyed_too() {
    let app = App::start().await;
    let person = closed(&app, &[AGREED]).await;
    while invite::run_once(&app.state).await.unwrap() > 0 {}
    let shared = SafeContactWishes {
        wishes: [SafeContact::NoEmail].into(),
        ..SafeContactWishes::default()
    };
    wishes(&app, &person.reference, &shared).await.unwrap();
    app.send_mail().await;
    assert!(links(&app).is_empty());
    let state = app
        .value("SELECT state || ':' || reason FROM outbox WHERE kind = 'feedback'")
        .await;
    assert_eq!(state.as_deref(), Some("refused:no_email"));
    app.end().await;
}

#[tokio::test]
async fn an_invitation_runs_out() {
    let app = App::start().await;
    closed(&app, &[AGREED]).await;
    ask(&app).await;
    let sent = links(&app);
    app.advance(TimeDelta::days(29));
    let late = app.client().get(&sent[0]).await;
    assert_eq!(late.status(), 404);
    assert!(late.says("This link does not work any more"));
    assert_eq!(app.client().get("/feedback/nothing").await.status(), 404);
    app.end().await;
}
