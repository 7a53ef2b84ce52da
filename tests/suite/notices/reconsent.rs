//! After a change of substance: people with a live yes are asked again, and what nobody answers stays.

use super::people::{council, publish};
use crate::{
    enquiry::walk,
    manage::person::{self, Person, id},
    staff::world::World,
};
use app::domain::{codes::SafeContact, safe_contact::SafeContactWishes};
use chrono::{TimeZone, Utc};
use harness::{Answer, App, Client};

const HOME: &str = "/manage/enquiry";
pub const PAGE: &str = "/manage/enquiry/consents";
pub const SHARE: &str = "C1_share_tpa:shg";
pub const FEEDBACK: &str = "C3_feedback";
pub const ASKED: &str = "We have changed our privacy notice";

/// Two people publish, and the London day of it begins.
pub async fn changes(world: &World, substance: &str) {
    publish(world, "2026-11-19", substance).await;
    world.app.clock.set(
        Utc.with_ymd_and_hms(2026, 11, 19, 9, 0, 0)
            .single()
            .unwrap(),
    );
}

/// Sends yes or no to what is asked again.
pub async fn says(client: &mut Client, answers: &[(&str, &str)]) -> Answer {
    let page = client.get(PAGE).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| {
            form.choices
                .iter()
                .any(|(name, _)| name.starts_with("again-"))
        })
        .unwrap_or_else(|| panic!("nothing is asked again: {}", page.text()));
    let named: Vec<(String, &str)> = answers
        .iter()
        .map(|(code, answer)| (format!("again-{code}"), *answer))
        .collect();
    let mut fields: Vec<(&str, &str)> = named
        .iter()
        .map(|(name, answer)| (name.as_str(), *answer))
        .collect();
    fields.push(("action", "again"));
    client.submit_form(&page, &form, &fields).await
}

/// The ledger of an enquiry without its refusals: what, which action, under which version.
pub async fn ledger(app: &App, reference: &str) -> String {
    let enquiry = id(app, reference).await;
    app.value(&format!(
        "SELECT string_agg(split_part(c.purpose_code, '_', 1) || ' ' || c.action || ' ' || n.version, ', ' ORDER BY c.occurred_at_utc, c.purpose_code) \
         FROM consent_event c JOIN notice_version n ON n.id = c.notice_version_id WHERE c.subject_ref = '{enquiry}' AND c.action <> 'refused'"
    ))
    .await
    .unwrap_or_default()
}

pub async fn tell(app: &App) {
    let texts = app.state.publications().await;
    while server::notice::reconsent::run_once(&app.state, &texts)
        .await
        .unwrap()
        > 0
    {}
}

#[tokio::test]
async fn a_change_of_substance_asks_again_and_silence_changes_nothing() {
    let world = council().await;
    let app = &world.app;
    let both = [("choices", SHARE), ("choices", FEEDBACK)];
    let person = Person::sends(app, &both).await;
    let mut client = person.comes_back(app).await;
    assert!(!client.get(HOME).await.says(ASKED) && !client.get(PAGE).await.says(ASKED));
    publish(&world, "2026-11-19", "yes").await;
    assert!(!client.get(HOME).await.says(ASKED), "not before its day");
    app.clock.set(
        Utc.with_ymd_and_hms(2026, 11, 19, 9, 0, 0)
            .single()
            .unwrap(),
    );
    let mut client = person.comes_back(app).await;
    for path in [HOME, PAGE] {
        let page = client.get(path).await;
        assert!(page.says(ASKED), "{path}");
        assert!(
            page.says("We ask you to tell us less about others."),
            "{path}"
        );
        assert!(
            page.says("The new one counts from 19 November 2026."),
            "{path}"
        );
        assert!(
            page.links()
                .contains(&"/privacy/family-hubs/compare/1/2".to_owned()),
            "{path}"
        );
    }
    // Nothing is answered beforehand.
    let page = client.get(PAGE).await;
    let asked = page
        .forms()
        .into_iter()
        .find(|form| {
            form.choices
                .iter()
                .any(|(name, _)| name.starts_with("again-"))
        })
        .unwrap();
    let questions = asked
        .choices
        .iter()
        .filter(|(name, _)| name.starts_with("again-"));
    assert_eq!(questions.count(), 4);
    // One form and one button: what is asked again has no box besides.
    let main = page
        .html()
        .split("<main")
        .nth(1)
        .unwrap_or_default()
        .to_owned();
    assert_eq!(main.matches("class=\"govuk-button\"").count(), 1);
    let boxed = asked
        .choices
        .iter()
        .any(|(name, code)| name == "choices" && (code == SHARE || code == FEEDBACK));
    assert!(!boxed);
    assert!(
        !asked
            .fields
            .iter()
            .any(|(name, _)| name.starts_with("again-"))
    );
    // Neither looking nor leaving it open is an answer; nor is sending the boxes as they stand.
    assert_eq!(says(&mut client, &[]).await.path(), HOME);
    let page = client.get(PAGE).await;
    let boxes = page
        .forms()
        .into_iter()
        .find(|form| form.choices.iter().any(|(name, _)| name == "choices"))
        .unwrap();
    client.submit_form(&page, &boxes, &[]).await;
    assert_eq!(
        ledger(app, &person.reference).await,
        "C1 given 1, C3 given 1"
    );
    assert!(
        client
            .get(HOME)
            .await
            .says("You said yes on 18 November 2026.")
    );
    assert!(client.get(HOME).await.says(ASKED), "it stays open");
    tell(app).await;
    app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn yes_again_is_bound_to_the_new_notice_and_no_takes_it_back_at_once() {
    let world = council().await;
    let app = &world.app;
    let both = [("choices", SHARE), ("choices", FEEDBACK)];
    let person = Person::sends(app, &both).await;
    changes(&world, "yes").await;
    let mut client = person.comes_back(app).await;
    let done = says(&mut client, &[(SHARE, "yes"), (FEEDBACK, "no")]).await;
    assert_eq!(done.path(), "/manage/enquiry/consents?done");
    assert!(
        done.says("You still say yes: Share with Stockport Homes Group"),
        "{}",
        done.text()
    );
    assert!(done.says("Stopped: ") && !done.says(ASKED));
    assert_eq!(
        ledger(app, &person.reference).await,
        "C1 given 1, C3 given 1, C1 refreshed 2, C3 withdrawn 2"
    );
    // The words are those in force, and a receipt says so.
    let bound = app
        .value("SELECT count(*) FROM consent_event c JOIN wording w ON w.id = c.wording_id WHERE c.action = 'refreshed' AND w.purpose_code = 'C1_share_tpa' AND c.named_recipients->>0 = w.body->>'recipient'")
        .await;
    assert_eq!(bound.as_deref(), Some("1"));
    let receipt = done
        .links()
        .into_iter()
        .find(|link| link.starts_with("/receipt/"))
        .unwrap();
    let receipt = client.get(&receipt).await;
    assert!(
        receipt.says("You said yes")
            && receipt.says("Version 2")
            && receipt.says("This receipt is genuine")
    );
    // The withdrawal acts like any other.
    let enquiry = id(app, &person.reference).await;
    let effects = app
        .value(&format!("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_event WHERE enquiry_id = '{enquiry}' AND action LIKE 'consent.%'"))
        .await;
    assert!(
        effects
            .unwrap()
            .ends_with("consent.refresh consent.withdraw")
    );
    let task = app
        .value(&format!("SELECT count(*) FROM task WHERE enquiry_id = '{enquiry}' AND kind = 'consent_withdrawn'"))
        .await;
    assert_eq!(task.as_deref(), Some("1"));
    // Undo gives back what was taken, and does not take the renewed yes.
    let undo = done
        .forms()
        .into_iter()
        .find(|form| form.choices.is_empty() && form.action.as_deref() == Some(PAGE))
        .unwrap();
    client.submit_form(&done, &undo, &[]).await;
    assert!(
        ledger(app, &person.reference)
            .await
            .ends_with("C3 withdrawn 2, C3 given 2")
    );
    tell(app).await;
    app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn a_change_of_words_alone_asks_nobody_and_nor_does_anything_without_a_yes() {
    let world = council().await;
    let app = &world.app;
    let person = Person::sends(app, &[("choices", SHARE)]).await;
    let nobody = Person::sends(app, &[]).await;
    changes(&world, "no").await;
    let mut client = person.comes_back(app).await;
    assert!(!client.get(HOME).await.says(ASKED));
    publish(&world, "2026-11-19", "yes").await;
    assert!(client.get(HOME).await.says(ASKED));
    assert!(
        client
            .get(HOME)
            .await
            .links()
            .contains(&"/privacy/family-hubs/compare/1/3".to_owned()),
        "compared with what the yes was given under"
    );
    let mut other = nobody.comes_back(app).await;
    assert!(!other.get(HOME).await.says(ASKED) && !other.get(PAGE).await.says(ASKED));
    // Who says yes for the first time now says it under the newest.
    let later = Person::sends(app, &[("choices", SHARE)]).await;
    let mut later = later.comes_back(app).await;
    assert!(!later.get(HOME).await.says(ASKED));
    tell(app).await;
    app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn nobody_says_yes_to_a_notice_they_have_not_seen() {
    let world = council().await;
    let app = &world.app;
    let person = Person::sends(app, &[("choices", SHARE)]).await;
    changes(&world, "yes").await;
    let mut client = person.comes_back(app).await;
    let page = client.get(PAGE).await;
    publish(&world, "2026-11-19", "yes").await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| {
            form.choices
                .iter()
                .any(|(name, _)| name.starts_with("again-"))
        })
        .unwrap();
    let name = format!("again-{SHARE}");
    let late = client
        .submit_form(&page, &form, &[(&name, "yes"), ("action", "again")])
        .await;
    assert_eq!(late.status(), 422);
    assert!(late.says("We have changed the notice once more."));
    assert_eq!(ledger(app, &person.reference).await, "C1 given 1");
    // A no needs nothing.
    client
        .submit_form(&page, &form, &[(&name, "no"), ("action", "again")])
        .await;
    assert_eq!(
        ledger(app, &person.reference).await,
        "C1 given 1, C1 withdrawn 3"
    );
    tell(app).await;
    app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn one_neutral_message_an_enquiry_and_version_goes_where_email_is_safe() {
    let world = council().await;
    let app = &world.app;
    let yes = ("choices", SHARE);
    let safe = Person::sends(app, &[yes]).await;
    // Not by email, a topic that is sensitive, a child, a wish that came later, a no, a yes taken back.
    let phone = [
        yes,
        ("contact_route", "phone"),
        ("phone", "01632 960 001"),
        ("email", ""),
    ];
    Person::sends(app, &phone).await;
    Person::sends(app, &[yes, ("topic", "PERI")]).await;
    Person::sends(app, &[yes, ("age_band", "16_17")]).await;
    let wish = Person::sends(app, &[yes]).await;
    let shared = SafeContactWishes {
        wishes: [SafeContact::NoEmail].into(),
        ..SafeContactWishes::default()
    };
    person::wishes(app, &wish.reference, &shared).await.unwrap();
    Person::sends(app, &[]).await;
    let back = Person::sends(app, &[yes]).await;
    let mut client = back.comes_back(app).await;
    let page = client.get(PAGE).await;
    let boxes = page
        .forms()
        .into_iter()
        .find(|form| form.choices.iter().any(|(name, _)| name == "choices"))
        .unwrap();
    let mut none = boxes.clone();
    none.fields.retain(|(name, _)| name != "choices");
    client.submit_form(&page, &none, &[]).await;
    app.send_mail().await;
    let before = app.mail.received().len();

    publish(&world, "2026-11-19", "yes").await;
    tell(app).await;
    assert_eq!(queued(app).await, "0", "not before its day");
    app.clock.set(
        Utc.with_ymd_and_hms(2026, 11, 19, 9, 0, 0)
            .single()
            .unwrap(),
    );
    // Two servers at once.
    let (one, two) = tokio::join!(tell(app), tell(app));
    assert_eq!((one, two), ((), ()));
    tell(app).await;
    assert_eq!(queued(app).await, "1");
    app.send_mail().await;
    let received = app.mail.received();
    assert_eq!(received.len(), before + 1);
    let mail = received.last().unwrap();
    assert_eq!(
        mail.header("Subject").as_deref(),
        Some(safe.reference.as_str())
    );
    let whole = mail.body();
    for told in [
        "Family",
        "Hub",
        "Stockport Homes",
        "council",
        "money",
        "share",
    ] {
        assert!(
            !whole.to_lowercase().contains(&told.to_lowercase()),
            "{told}: {whole}"
        );
    }
    assert!(whole.contains("/manage"));
    let told = app
        .value("SELECT count(*) FROM audit_event WHERE action = 'notice.told'")
        .await;
    assert_eq!(told.as_deref(), Some("1"));
    let left = app
        .value(
            "SELECT count(*) FROM reconsent_mailing WHERE finished_at IS NULL OR reached IS NOT NULL",
        )
        .await;
    assert_eq!(left.as_deref(), Some("0"));
    world.app.end().await;
}

pub async fn queued(app: &App) -> String {
    app.value("SELECT count(*) FROM outbox WHERE kind = 'notice_changed'")
        .await
        .unwrap()
}

#[tokio::test]
async fn a_yes_taken_back_cancels_the_message_and_two_changes_make_one() {
    let world = council().await;
    let app = &world.app;
    let person = Person::sends(app, &[("choices", SHARE)]).await;
    app.send_mail().await;
    publish(&world, "2026-11-19", "yes").await;
    publish(&world, "2026-11-19", "yes").await;
    app.clock.set(
        Utc.with_ymd_and_hms(2026, 11, 19, 9, 0, 0)
            .single()
            .unwrap(),
    );
    tell(app).await;
    assert_eq!(queued(app).await, "1", "the later change asks about both");
    let mut client = person.comes_back(app).await;
    says(&mut client, &[(SHARE, "no")]).await;
    let state = app
        .value("SELECT state || ' ' || reason FROM outbox WHERE kind = 'notice_changed'")
        .await;
    assert_eq!(state.as_deref(), Some("cancelled consent_withdrawn"));
    world.app.end().await;
}

#[tokio::test]
async fn easy_words_that_fell_behind_say_so() {
    let world = council().await;
    let mut person = world.app.client();
    let behind = "These easy words are older.";
    let page = person.get("/easy-read/family-hubs").await;
    assert!(!page.says(behind));
    publish(&world, "2026-11-18", "no").await;
    let page = person.get("/easy-read/family-hubs").await;
    assert!(page.says(behind), "{}", page.text());
    let compare = "/privacy/family-hubs/compare/1/2";
    assert!(page.links().iter().any(|href| href == compare));
    assert_eq!(person.get(compare).await.status(), 200);
    for other in ["/easy-read", "/easy-read/prevention-alliance"] {
        assert!(!person.get(other).await.says(behind), "{other}");
    }
    world.app.end().await;
}

/// Only the notice changed: nobody is told that somebody else gets it, and what changed is said.
#[tokio::test]
async fn a_notice_that_comes_into_force_while_filling_in_is_said_to_have_changed_and_how() {
    let world = council().await;
    let app = &world.app;
    publish(&world, "2026-11-19", "yes").await;
    let at = |day, hour, minute| {
        Utc.with_ymd_and_hms(2026, 11, day, hour, minute, 0)
            .single()
            .unwrap()
    };
    app.clock.set(at(18, 23, 50));
    let mut client = app.client();
    let check = walk::walk(&mut client, &walk::ordinary()).await;
    assert_eq!(check.path(), "/enquiry/check");
    app.clock.set(at(19, 0, 5));
    let again = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(again.status(), 422);
    assert!(
        again.says(
            "We have just changed our privacy notice: We ask you to tell us less about others."
        ) && !again.says("Who gets this has changed"),
        "{}",
        again.text()
    );
    let sent = client.submit(&again, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    tell(app).await;
    app.send_mail().await;
    world.app.end().await;
}
