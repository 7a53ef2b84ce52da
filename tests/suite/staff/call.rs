//! One page for a call: rules above the number, the script beside it, what came of it below; and the words that
//! managers give officers to reply with.

use super::world::{New, World};
use app::domain::{
    codes::{SafeContact, SomeoneAnswers},
    permission::Role,
    personal::SafeWord,
};
use harness::Answer;

fn careful() -> New {
    let mut new = New::in_queue("FH-CEN").rules(&[
        SafeContact::NoVoicemail,
        SafeContact::WithholdNumber,
        SafeContact::NoText,
    ]);
    new.wishes.safe_word = Some(SafeWord::parse("kettle").unwrap());
    new.wishes.someone_answers = Some(SomeoneAnswers::WrongNumber);
    new
}

fn form_of(page: &Answer, action: &str) -> harness::Form {
    page.forms()
        .into_iter()
        .filter(|form| {
            form.action
                .as_deref()
                .is_some_and(|to| to.ends_with("/contact"))
        })
        .find(|form| form.inputs.contains(&"log_note".to_owned()) == (action == "log"))
        .unwrap_or_else(|| panic!("no {action}: {}", page.text()))
}

#[tokio::test]
async fn the_number_stands_behind_the_rules_and_the_script_follows_them() {
    let world = World::start().await;
    let case = world.enquiry(careful()).await;
    let mut officer = world.officer("call.one", "FH-CEN").await;
    let on_case = officer.get(&case.path()).await;
    assert!(on_case.says("Ring with the script beside you"));
    let page = officer.get(&case.below("call")).await;
    assert_eq!(page.status(), 200);
    for said in [
        "kettle",
        "Hide your number before you ring.",
        "say the safe word before anything else",
        "say that it is a wrong number",
        "Leave no message",
        "Is it safe to talk now?",
    ] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(!page.says("01632 960 007"), "not before the rules are read");
    // Texts are against their wish: no words for one are offered.
    assert!(!page.says("We tried to ring you about"));
    assert!(page.says("First words"));
    let form = form_of(&page, "show");
    let shown = officer
        .submit_form(&page, &form, &[("action", "show")])
        .await;
    assert!(shown.path().ends_with("/call#rules"), "{}", shown.path());
    assert!(shown.says("01632 960 007"));
    assert_eq!(world.audited(&case, "case.contact_shown").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn what_was_covered_is_kept_with_the_contact() {
    let world = World::start().await;
    let case = world.enquiry(careful()).await;
    let mut officer = world.officer("call.two", "FH-CEN").await;
    let page = officer.get(&case.below("call")).await;
    let form = form_of(&page, "show");
    let page = officer
        .submit_form(&page, &form, &[("action", "show")])
        .await;
    let form = form_of(&page, "log");
    let fields = [
        ("action", "log"),
        ("covered", "safe_to_talk"),
        ("covered", "next_step"),
        ("result", "no_answer"),
        ("voicemail", "no"),
    ];
    let refused = officer.submit_form(&page, &form, &fields).await;
    assert_eq!(refused.status(), 422);
    assert!(
        refused.says("You said that you did not speak"),
        "{}",
        refused.text()
    );
    assert!(
        refused.says("What to do and say"),
        "on the page of the call"
    );
    let form = form_of(&refused, "log");
    let fields = [("action", "log"), ("result", "spoke")];
    let kept = officer.submit_form(&refused, &form, &fields).await;
    assert_eq!(kept.status(), 200, "{}", kept.text());
    assert_eq!(kept.path(), case.path());
    assert!(
        kept.says("Covered: safe to talk, next step agreed."),
        "{}",
        kept.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_template_keeps_its_text_without_what_cannot_be_kept() {
    let world = World::start().await;
    let mut manager = world.sign_in_as("call.manager", Role::ManagerFh).await;
    let page = manager.get("/staff/templates").await;
    let form = page.form().unwrap();
    let fields = [
        ("action", "save"),
        ("title", "After the hol\0idays"),
        ("channel", "text"),
        ("language", "en"),
        ("body", "We will ring\0 soon\u{202E}."),
    ];
    let kept = manager.submit_form(&page, &form, &fields).await;
    assert_eq!(kept.status(), 200, "{}", kept.text());
    assert!(
        kept.says("Saved") && kept.says("After the holidays") && kept.says("We will ring soon."),
        "{}",
        kept.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_manager_cannot_ring_for_another_organisation_and_an_officer_keeps_no_words() {
    let world = World::start().await;
    let case = world.enquiry(careful()).await;
    let mut other = world.sign_in_as("call.other", Role::ManagerTpa).await;
    assert_eq!(other.get(&case.below("call")).await.status(), 404);
    let mut officer = world.officer("call.three", "FH-CEN").await;
    assert_eq!(officer.get("/staff/templates").await.status(), 404);
    officer.header("sec-fetch-site", "same-origin");
    let fields = [("action", "save"), ("title", "x"), ("body", "y")];
    assert_eq!(
        officer.post("/staff/templates", &fields).await.status(),
        404
    );
    world.app.end().await;
}

#[tokio::test]
async fn words_hold_safe_places_only_and_every_version_stays() {
    let world = World::start().await;
    let mut manager = world.sign_in_as("call.manager", Role::ManagerFh).await;
    let page = manager.get("/staff/templates").await;
    assert!(page.says("We tried to ring") && page.says("version 1"));
    let fields = [
        ("action", "save"),
        ("title", "After the holidays"),
        ("channel", "text"),
        ("language", "en"),
        ("body", "We will ring about {topic} on {next_step_day}."),
    ];
    let form = page.form().unwrap();
    let refused = manager.submit_form(&page, &form, &fields).await;
    assert_eq!(refused.status(), 422);
    assert!(
        refused.says("topic is not one of the placeholders"),
        "{}",
        refused.text()
    );
    // The database says so by itself.
    let form = refused.form().unwrap();
    assert!(
        form.fields
            .contains(&("title".to_owned(), "After the holidays".to_owned()))
    );
    let body = "We will ring about {reference} on {next_step_day}. {officer_name}, {hub_name}";
    let fields = [("action", "save"), ("body", body)];
    let saved = manager.submit_form(&refused, &form, &fields).await;
    assert!(
        saved.says("Saved") && saved.says("After the holidays"),
        "{}",
        saved.text()
    );
    // Changed, then taken away; both stay in the record.
    let form = saved
        .forms()
        .into_iter()
        .find(|form| {
            form.fields
                .iter()
                .any(|(name, value)| name == "title" && value == "After the holidays")
        })
        .unwrap();
    let changed = manager
        .submit_form(
            &saved,
            &form,
            &[("action", "save"), ("title", "In January")],
        )
        .await;
    assert!(changed.says("In January"), "{}", changed.text());
    // Upon an old version nothing is overwritten.
    let late = manager
        .submit_form(&saved, &form, &[("action", "save"), ("title", "In May")])
        .await;
    assert_eq!(late.status(), 409, "{}", late.text());
    let case = world.enquiry(New::in_queue("FH-CEN")).await;
    let mut officer = world.officer("call.four", "FH-CEN").await;
    let call = officer.get(&case.below("call")).await;
    assert!(
        call.says("We will ring about ") && call.says("CALL.FOUR, Stockport Central Family Hub"),
        "{}",
        call.text()
    );
    assert_eq!(world.count("SELECT count(*) FROM reply_template").await, 2);
    // The other organisation has words of its own.
    let mut other = world.sign_in_as("call.tpa", Role::ManagerTpa).await;
    assert!(!other.get("/staff/templates").await.says("In January"));
    world.app.end().await;
}
