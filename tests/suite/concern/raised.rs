//! Raising a concern, the message to the lead, the lead's look and the end.

use super::{fills, gives_address, lead, raises, worry};
use crate::staff::world::{New, World};
use app::domain::permission::Role;
use harness::CANARY;

#[tokio::test]
async fn whoever_works_the_case_raises_it_and_the_lead_is_told_at_once() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut lead = lead(&world).await;
    // The other organisation's lead is told of nothing.
    let other = app::domain::controller::Controller::Tpa;
    let other = world
        .account_of(other, "l.tpa", &[Role::SafeguardingLead], &[])
        .await;
    gives_address(&world.app, other, "other@example.org").await;
    let case = officer.get(&sent.path()).await;
    assert!(case.links().contains(&sent.below("concern")));
    let page = raises(&mut officer, &sent).await;
    assert_eq!(page.path(), sent.below("concern"), "{}", page.text());
    assert!(page.says("The lead was told by email at once"));
    for (name, text) in worry().iter().skip(1) {
        assert!(page.says(text), "{name}");
    }
    assert_eq!(world.audited(&sent, "concern.raise").await, 1);
    world.app.send_mail().await;
    let mails = world.app.mail.received();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, ["lead@example.org"]);
    assert_eq!(mails[0].header("subject"), Some(sent.reference.clone()));
    assert!(mails[0].body().contains(&sent.reference));
    assert!(!mails[0].body().contains(CANARY), "it names nobody");
    // It was not before the lead; now it is, with its own clock.
    let list = lead.get("/staff/flagged").await;
    assert!(list.says("Safeguarding concerns") && list.says("Look by"));
    assert!(list.links().contains(&sent.below("concern")));
    assert!(!list.html().contains(CANARY));
    let case = lead.get(&sent.path()).await;
    assert!(case.says("A safeguarding concern is open"));
    world.app.end().await;
}

#[tokio::test]
async fn what_is_missing_is_said_in_place_and_nothing_typed_is_lost() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.below("concern")).await;
    let form = page.form_to("/concern").unwrap();
    let answer = officer
        .submit_form(&page, &form, &[("worry", "A bruise on the arm")])
        .await;
    assert_eq!(answer.status(), 422);
    for sentence in [
        "Select who you are worried about",
        "Say what you saw or heard",
        "Say what you have done already",
    ] {
        assert!(answer.says(sentence), "{sentence}");
    }
    assert!(answer.html().contains("A bruise on the arm"));
    assert_eq!(world.count("SELECT count(*) FROM concern").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn where_no_lead_has_an_address_the_page_says_to_phone() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = raises(&mut officer, &sent).await;
    assert!(
        page.says("Phone the safeguarding lead now"),
        "{}",
        page.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_second_one_at_the_same_time_is_not_made_and_its_words_are_still_there() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut manager = world.sign_in("m.one").await;
    let page = manager.get(&sent.below("concern")).await;
    let form = page.form_to("/concern").unwrap();
    raises(&mut officer, &sent).await;
    let mine = [
        ("about", "adult"),
        ("worry", "I worry too"),
        ("seen", "Something else"),
        ("act", "Nothing yet"),
    ];
    let answer = manager.submit_form(&page, &form, &mine).await;
    assert_eq!(answer.status(), 409);
    assert!(answer.says("A colleague raised a concern a moment ago"));
    assert!(answer.says("I worry too") && answer.says("Something else"));
    assert_eq!(world.count("SELECT count(*) FROM concern").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn the_lead_alone_looks_and_ends_it_and_nobody_closes_the_case_before() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut manager = world.sign_in("m.one").await;
    let mut lead = lead(&world).await;
    raises(&mut officer, &sent).await;
    for client in [&mut officer, &mut manager] {
        let page = client.get(&sent.below("concern")).await;
        assert!(page.form_to("/concern/acknowledge").is_none());
        assert!(page.form_to("/concern/close").is_none());
        client.header("sec-fetch-site", "same-origin");
        let refused = client.post(&sent.below("concern/acknowledge"), &[]).await;
        assert_eq!(refused.status(), 403);
        let refused = client.post(&sent.below("concern/close"), &[]).await;
        assert_eq!(refused.status(), 403);
    }
    let case = officer.get(&sent.path()).await;
    let form = case.form_to("/queue").unwrap();
    let case = officer
        .submit_form(&case, &form, &[("action", "confirm")])
        .await;
    let form = case.form_to("/close").unwrap();
    let close = [("outcome", "info_given")];
    let answer = officer.submit_form(&case, &form, &close).await;
    assert_eq!(answer.status(), 409, "{}", answer.text());
    assert!(answer.says("A safeguarding concern is open. The lead ends it first"));
    let page = fills(&mut lead, &sent, "acknowledge", &[]).await;
    assert!(page.says("The lead is on it"), "{}", page.text());
    assert!(page.form_to("/concern/acknowledge").is_none());
    assert_eq!(
        world
            .count("SELECT count(*) FROM task WHERE kind = 'concern_look' AND done_at IS NOT NULL")
            .await,
        1
    );
    let empty = fills(&mut lead, &sent, "close", &[]).await;
    assert_eq!(empty.status(), 422);
    assert!(empty.says("Say what was decided and why"));
    let end = [("closing", "The hub has it"), ("stays", "no")];
    let list = fills(&mut lead, &sent, "close", &end).await;
    assert_eq!(list.path(), "/staff/flagged", "{}", list.text());
    assert!(!list.links().contains(&sent.below("concern")));
    let page = officer.get(&sent.below("concern")).await;
    assert!(page.says("The hub has it") && page.says("Ended"));
    for action in ["concern.look", "concern.close"] {
        assert_eq!(world.audited(&sent, action).await, 1, "{action}");
    }
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn the_clock_runs_out_in_sight_of_all_who_can_act() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    raises(&mut officer, &sent).await;
    world
        .app
        .execute("UPDATE concern SET acknowledge_due = acknowledge_due - interval '40 days'")
        .await;
    let case = officer.get(&sent.path()).await;
    assert!(case.says("late. Phone the lead"), "{}", case.text());
    let mut lead = lead(&world).await;
    let list = lead.get("/staff/flagged").await;
    assert!(list.says("Late: the lead has not looked"));
    world.app.end().await;
}

#[tokio::test]
async fn what_was_written_is_sealed() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    raises(&mut officer, &sent).await;
    fills(&mut officer, &sent, "call", &super::CALL).await;
    let dump = world.app.dump().await;
    assert!(!dump.contains(CANARY));
    for words in ["keep a child safe", "reads the post", "visit today"] {
        assert!(!dump.contains(words), "{words}");
    }
    world.app.end().await;
}
