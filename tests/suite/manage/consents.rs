//! Giving and taking back: at once, as easily as giving, with a receipt.

use super::person::{Person, id};
use app::domain::{
    consent::{ConsentPurpose, effective},
    controller::Controller,
};
use chrono::TimeDelta;
use harness::{Answer, App, Client};
use platform::ids::EnquiryId;
use server::consent::ledger::Ledger;

const PAGE: &str = "/manage/enquiry/consents";
const SHARE: &str = "C1_share_tpa:shg";
const FEEDBACK: &str = "C3_feedback";

/// A person who said yes to sharing with one partner.
async fn sharing(app: &App) -> (Person, Client) {
    let person = Person::sends(app, &[("choices", SHARE)]).await;
    let client = person.comes_back(app).await;
    (person, client)
}

/// The ticks of the page as they stand.
fn ticked(page: &Answer) -> Vec<String> {
    let form = page
        .forms()
        .into_iter()
        .find(|form| !form.choices.is_empty())
        .unwrap();
    form.fields
        .into_iter()
        .filter(|(name, _)| name == "choices")
        .map(|(_, value)| value)
        .collect()
}

/// Sends the page with exactly these ticks.
async fn ticks(client: &mut Client, choices: &[&str]) -> Answer {
    let page = client.get(PAGE).await;
    let mut form = page
        .forms()
        .into_iter()
        .find(|form| !form.choices.is_empty())
        .unwrap();
    form.fields.retain(|(name, _)| name != "choices");
    let fields: Vec<(&str, &str)> = choices.iter().map(|code| ("choices", *code)).collect();
    client.submit_form(&page, &form, &fields).await
}

/// Whether a consent is on, as everything that shares has to ask.
async fn is_on(app: &App, person: &Person, purpose: &str) -> bool {
    let subject = EnquiryId(id(app, &person.reference).await);
    let ledger = Ledger::load(&app.owner, subject).await.unwrap();
    let purpose: ConsentPurpose = purpose.parse().unwrap();
    effective(&ledger.events(), purpose, Controller::Smbc)
}

#[tokio::test]
async fn withdrawing_takes_one_untick_and_one_continue_and_works_at_once() {
    let app = App::start().await;
    let (person, mut client) = sharing(&app).await;
    let page = client.get(PAGE).await;
    assert_eq!(ticked(&page), [SHARE]);
    // Both columns are there before anything is unticked; nobody is asked why.
    assert!(page.says("This stops") && page.says("This carries on"));
    assert!(!page.html().contains("<textarea"));
    // And what a no does not end: the form until its day, and the proof of what was said.
    assert!(page.says("We keep your form until 31 March 2029."));
    assert!(page.says("The law says we must be able to prove it."));
    let done = ticks(&mut client, &[]).await;
    assert_eq!(done.path(), "/manage/enquiry/consents?done");
    assert!(
        !is_on(&app, &person, SHARE).await,
        "blocked before the answer arrives"
    );
    assert!(ticked(&done).is_empty());
    assert!(done.says("Stopped: Share with Stockport Homes Group"));
    let home = client.get("/manage/enquiry").await;
    assert!(home.says("You said no on 18 November 2026."));
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_withdrawal_tells_the_officer_and_cancels_what_rested_on_it() {
    let app = App::start().await;
    let (person, mut client) = sharing(&app).await;
    app.send_mail().await;
    let enquiry = id(&app, &person.reference).await;
    app.execute(&format!(
        "INSERT INTO outbox (id, enquiry_id, channel, kind, purpose_code, key_epoch, wrapped_key, payload, created_at, not_before, state_at) \
         SELECT gen_random_uuid(), '{enquiry}', 'email', kind, purpose, 1, '', '', now(), '2030-01-01Z', now() \
         FROM (VALUES ('share_notice', '{SHARE}'), ('other_notice', '{FEEDBACK}')) AS v (kind, purpose)"
    ))
    .await;
    ticks(&mut client, &[]).await;
    let state = async |kind: &str| {
        app.value(&format!(
            "SELECT state || coalesce(':' || reason, '') FROM outbox WHERE kind = '{kind}'"
        ))
        .await
    };
    assert_eq!(
        state("share_notice").await.as_deref(),
        Some("cancelled:consent_withdrawn")
    );
    assert_eq!(state("other_notice").await.as_deref(), Some("queued"));
    let task = app
        .value(&format!("SELECT kind || ' ' || to_char(due_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') FROM task WHERE enquiry_id = '{enquiry}'"))
        .await;
    assert_eq!(
        task.as_deref(),
        Some("consent_withdrawn 2026-11-18 17:00"),
        "on the same working day"
    );
    let audited = app
        .value(&format!("SELECT detail->>'purpose' FROM audit_event WHERE action = 'consent.withdraw' AND enquiry_id = '{enquiry}'"))
        .await;
    assert_eq!(audited.as_deref(), Some(SHARE));
    app.execute("UPDATE outbox SET state = 'cancelled' WHERE state = 'queued'")
        .await;
    app.end().await;
}

#[tokio::test]
async fn undo_goes_back_to_what_was() {
    let app = App::start().await;
    let (person, mut client) = sharing(&app).await;
    let done = ticks(&mut client, &[FEEDBACK]).await;
    assert_eq!(ticked(&done), [FEEDBACK]);
    let undo = done
        .forms()
        .into_iter()
        .find(|form| form.choices.is_empty() && form.action.as_deref() == Some(PAGE))
        .unwrap();
    let undone = client.submit_form(&done, &undo, &[]).await;
    assert_eq!(ticked(&undone), [SHARE]);
    assert!(is_on(&app, &person, SHARE).await && !is_on(&app, &person, FEEDBACK).await);
    // The clock stood still: what was said later counts all the same, and the chain holds.
    let events = app
        .value("SELECT string_agg(action, ' ' ORDER BY occurred_at_utc, purpose_code DESC) FROM consent_event WHERE action <> 'refused'")
        .await;
    assert_eq!(
        events.as_deref(),
        Some("given given withdrawn withdrawn given")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn of_a_yes_and_a_no_at_the_same_instant_the_no_counts() {
    let app = App::start().await;
    let (person, mut client) = sharing(&app).await;
    // As if it had come by phone, recorded by somebody else at the very same moment.
    let subject = EnquiryId(id(&app, &person.reference).await);
    let mut ledger = Ledger::load(&app.owner, subject).await.unwrap();
    let given = ledger
        .entries()
        .iter()
        .find(|entry| entry.event.purpose.to_string() == SHARE)
        .unwrap()
        .event
        .clone();
    let act = server::consent::ledger::Act {
        subject,
        controller: given.controller,
        given_by: given.given_by,
        notice_version: given.notice_version,
        channel: app::domain::consent::ConsentChannel::Phone,
        evidence: "call".into(),
        at: given.occurred_at,
        recorded_by: None,
    };
    let change = server::consent::ledger::Change {
        purpose: given.purpose,
        action: app::domain::consent::ConsentAction::Withdrawn,
        wording: given.wording,
        named_recipients: given.named_recipients.clone(),
    };
    ledger.append(&app.owner, &act, vec![change]).await.unwrap();
    // The ledger would have put it a moment later; here both fall on the very same one.
    app.execute("ALTER TABLE consent_event DISABLE TRIGGER ALL")
        .await;
    app.execute("UPDATE consent_event SET occurred_at_utc = recorded_at_utc")
        .await;
    let instants = app
        .value("SELECT count(DISTINCT occurred_at_utc) FROM consent_event")
        .await;
    assert_eq!(instants.as_deref(), Some("1"));
    assert!(!is_on(&app, &person, SHARE).await);
    assert!(ticked(&client.get(PAGE).await).is_empty());
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_row_changed_by_hand_breaks_the_chain() {
    let app = App::start().await;
    let (_, mut client) = sharing(&app).await;
    assert_eq!(client.get(PAGE).await.status(), 200);
    app.execute("ALTER TABLE consent_event DISABLE TRIGGER ALL")
        .await;
    app.execute("UPDATE consent_event SET action = 'given' WHERE action = 'refused'")
        .await;
    assert_eq!(client.get(PAGE).await.status(), 500);
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn every_consent_is_bound_to_words_and_notice() {
    let app = App::start().await;
    let (_, mut client) = sharing(&app).await;
    ticks(&mut client, &[FEEDBACK]).await;
    let unbound = app
        .value(
            "SELECT count(*) FROM consent_event c JOIN wording w ON w.id = c.wording_id JOIN notice_version n ON n.id = c.notice_version_id \
             WHERE split_part(c.purpose_code, ':', 1) <> w.purpose_code OR c.controller <> w.controller OR n.controller <> c.controller \
               OR c.named_recipients->>0 <> w.body->>'recipient'",
        )
        .await;
    assert_eq!(unbound.as_deref(), Some("0"));
    assert_eq!(
        app.value("SELECT count(*) >= 6 FROM consent_event")
            .await
            .as_deref(),
        Some("true")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_yes_to_words_that_changed_is_asked_again_and_a_no_is_not() {
    let app = App::start().await;
    let (person, mut client) = sharing(&app).await;
    let page = client.get(PAGE).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| !form.choices.is_empty())
        .unwrap();
    let stale = format!("{FEEDBACK}={}", uuid::Uuid::nil());
    let mut fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .filter(|(name, value)| {
            name == "form_token" || (name == "shown" && !value.starts_with(FEEDBACK))
        })
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("shown", &stale));
    fields.push(("choices", FEEDBACK));
    let again = client.post(PAGE, &fields).await;
    assert_eq!(again.status(), 422);
    assert!(again.says("We have changed the words of a box."));
    assert!(!is_on(&app, &person, FEEDBACK).await && is_on(&app, &person, SHARE).await);
    fields.pop();
    assert_eq!(client.post(PAGE, &fields).await.status(), 200);
    assert!(!is_on(&app, &person, SHARE).await);
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn two_answers_at_once_make_one_chain() {
    let app = App::start().await;
    let (person, client) = sharing(&app).await;
    let (mut one, mut two) = (client.clone(), client.clone());
    let none: &[&str] = &[];
    let (first, second) = tokio::join!(ticks(&mut one, none), ticks(&mut two, none));
    assert!(first.status() == 200 && second.status() == 200);
    let withdrawn = app
        .value("SELECT count(*) FROM consent_event WHERE action = 'withdrawn'")
        .await;
    assert_eq!(
        withdrawn.as_deref(),
        Some("1"),
        "the copy finds nothing left to do"
    );
    assert!(!is_on(&app, &person, SHARE).await);
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn nobody_is_offered_what_their_wishes_rule_out() {
    let app = App::start().await;
    let by_phone = Person::sends(
        &app,
        &[
            ("contact_route", "phone"),
            ("phone", "01632 960 001"),
            ("email", ""),
        ],
    )
    .await;
    let page = by_phone.comes_back(&app).await.get(PAGE).await;
    assert!(page.html().contains("C4_updates_sms"));
    assert!(page.html().contains("C1_share_tpa:shg") && !page.html().contains("C1_share_fh"));
    assert!(
        !page.html().contains("C2_share_named_org"),
        "taken in conversation"
    );
    let by_email = Person::sends(&app, &[]).await;
    let page = by_email.comes_back(&app).await.get(PAGE).await;
    assert!(
        !page.html().contains("C4_updates_sms"),
        "there is no number to text"
    );
    let child = Person::sends(&app, &[("age_band", "under_13")]).await;
    let page = child.comes_back(&app).await.get(PAGE).await;
    assert!(page.says("There is nothing here that you have to choose."));
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn leaving_things_as_they_are_writes_nothing() {
    let app = App::start().await;
    let (_, mut client) = sharing(&app).await;
    let before = app.value("SELECT count(*) FROM consent_event").await;
    let home = ticks(&mut client, &[SHARE]).await;
    assert_eq!(home.path(), "/manage/enquiry");
    assert_eq!(
        app.value("SELECT count(*) FROM consent_event").await,
        before
    );
    app.send_mail().await;
    app.end().await;
}

/// Both the page of the resident and whatever shares ask the same question; a second later it is no.
#[tokio::test]
async fn withdrawal_blocks_a_share_one_second_later() {
    let app = App::start().await;
    let (person, mut client) = sharing(&app).await;
    assert!(is_on(&app, &person, SHARE).await);
    app.advance(TimeDelta::minutes(3));
    ticks(&mut client, &[]).await;
    app.advance(TimeDelta::seconds(1));
    assert!(!is_on(&app, &person, SHARE).await);
    app.send_mail().await;
    app.end().await;
}
