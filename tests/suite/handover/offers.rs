//! Offering: on a yes that names the receiver, or on a ground with a second person.

use super::{FOUR, SHARE, agreed, newest, offers, says};
use crate::staff::world::{New, World};
use app::domain::{codes::Flag, consent::ConsentAction, permission::Role};

#[tokio::test]
async fn nothing_is_ticked_at_first_and_an_empty_form_says_what_is_missing() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.below("handover")).await;
    let form = page.form_to("/handover").unwrap();
    assert!(form.fields.iter().all(|(name, _)| name != "fields"));
    assert!(form.choices.iter().any(|(_, value)| value == "message"));
    let answer = officer
        .submit_form(&page, &form, &[("why", "For their rent")])
        .await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("Select the team that is to get it"));
    assert!(answer.says("Select what allows it"));
    assert!(
        answer.html().contains("For their rent"),
        "what was typed is kept"
    );
    let half = [
        ("to_queue", "TPA-SSH"),
        ("basis", "consent"),
        ("why", "For their rent"),
        ("fields", "name"),
    ];
    let answer = officer.submit_form(&page, &form, &half).await;
    assert_eq!(answer.status(), 422);
    assert!(
        answer
            .says("They cannot work without this: How to reach them, What is safe for them, Topic")
    );
    assert_eq!(world.count("SELECT count(*) FROM share").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn a_hand_over_on_consent_needs_the_live_yes_that_names_the_receiver() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let answer = offers(&mut officer, &sent, "consent", &[]).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("There is no yes for this organisation now"));
    // A yes to another partner does not stretch to those who work that desk.
    says(&world.app, &sent, "C1_share_tpa:exa", ConsentAction::Given).await;
    let answer = offers(&mut officer, &sent, "consent", &[]).await;
    assert_eq!(answer.status(), 422);
    says(&world.app, &sent, SHARE, ConsentAction::Given).await;
    // What the yes does not name stays here.
    let answer = offers(&mut officer, &sent, "consent", &[("fields", "message")]).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("The yes does not name this: What they wrote"));
    let answer = offers(&mut officer, &sent, "consent", &[]).await;
    assert_eq!(
        answer.path(),
        format!("{}#shares", sent.path()),
        "{}",
        answer.text()
    );
    assert!(answer.says("Offered"));
    assert_eq!(world.audited(&sent, "handover.offer").await, 1);
    let line = world
        .app
        .value("SELECT organisation || ' ' || basis || ' ' || array_to_string(fields, ' ') FROM disclosure")
        .await;
    assert_eq!(
        line.as_deref(),
        Some("Stockport Homes Group consent name contact_route safe_contact topic")
    );
    // One at a time.
    let answer = offers(&mut officer, &sent, "consent", &[]).await;
    assert_eq!(answer.status(), 409);
    assert!(answer.says("It is offered already"));
    world.app.end().await;
}

#[tokio::test]
async fn a_change_of_queue_to_the_other_organisation_leads_to_the_hand_over() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(page.links().contains(&sent.below("handover")));
    officer.header("sec-fetch-site", "same-origin");
    let fields = [
        ("action", "change"),
        ("version", "1"),
        ("queue", "TPA-SSH"),
        ("why", "an adult"),
    ];
    let answer = officer.post(&sent.below("queue"), &fields).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("Use “Hand over to the other organisation” for it"));
    world.app.end().await;
}

#[tokio::test]
async fn without_a_yes_a_second_person_agrees_before_anything_goes() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    world.account("m.two", &[Role::ManagerFh], &[]).await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    // Triage is not offered that ground, and cannot take it.
    let answer = offers(&mut officer, &sent, "public_task", &[]).await;
    assert_eq!(answer.status(), 422);
    let mut one = world.sign_in("m.one").await;
    let answer = offers(&mut one, &sent, "public_task", &[("fields", "message")]).await;
    assert!(
        answer.says("Waiting for a second person"),
        "{}",
        answer.text()
    );
    assert!(
        answer
            .form_to("/share")
            .is_some_and(|form| !form.fields.is_empty())
    );
    let at = newest(&world.app).await;
    assert_eq!(world.count("SELECT count(*) FROM disclosure").await, 0);
    assert_eq!(receiver.get(&at).await.status(), 404);
    assert!(
        receiver
            .get("/staff/handovers")
            .await
            .says("Nothing is offered")
    );
    // Not the same person, however it is sent.
    let id = at.rsplit('/').next().unwrap().to_owned();
    one.header("sec-fetch-site", "same-origin");
    let fields = [("action", "agree"), ("share", id.as_str())];
    let own = one.post(&sent.below("share"), &fields).await;
    assert_eq!(own.status(), 409);
    officer.header("sec-fetch-site", "same-origin");
    assert_eq!(
        officer.post(&sent.below("share"), &fields).await.status(),
        403
    );
    let mut two = world.sign_in("m.two").await;
    let desk = two.get("/staff/handovers").await;
    assert!(
        desk.says("Hand-over: The Prevention Alliance"),
        "{}",
        desk.text()
    );
    two.header("sec-fetch-site", "same-origin");
    let done = two.post(&sent.below("share"), &fields).await;
    assert_eq!(done.status(), 200, "{}", done.text());
    assert!(done.says("M.TWO agreed"));
    assert_eq!(world.count("SELECT count(*) FROM disclosure").await, 1);
    assert!(receiver.get(&at).await.says("What they wrote"));
    assert_eq!(
        world
            .count("SELECT count(*) FROM task WHERE kind = 'share_second' AND done_at IS NULL")
            .await,
        0
    );
    assert_eq!(world.audited(&sent, "share.agree").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn a_second_person_who_does_not_agree_ends_it() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    world.account("m.two", &[Role::ManagerFh], &[]).await;
    let mut one = world.sign_in("m.one").await;
    offers(&mut one, &sent, "legal_requirement", &[]).await;
    let at = newest(&world.app).await;
    let id = at.rsplit('/').next().unwrap().to_owned();
    let mut two = world.sign_in("m.two").await;
    two.header("sec-fetch-site", "same-origin");
    let fields = [("action", "refuse"), ("share", id.as_str())];
    let done = two.post(&sent.below("share"), &fields).await;
    assert!(done.says("the second person said no"), "{}", done.text());
    // Said once.
    let again = [("action", "agree"), ("share", id.as_str())];
    assert_eq!(two.post(&sent.below("share"), &again).await.status(), 409);
    assert_eq!(world.count("SELECT count(*) FROM disclosure").await, 0);
    assert_eq!(
        world
            .count("SELECT count(*) FROM share WHERE content IS NOT NULL")
            .await,
        0
    );
    world.app.end().await;
}

#[tokio::test]
async fn where_somebody_may_be_hurt_it_goes_at_once_and_a_second_person_looks_by_the_next_working_day()
 {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().flagged(&[Flag::DangerNow, Flag::Urgent]))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    world.account("lead", &[Role::SafeguardingLead], &[]).await;
    let answer = offers(
        &mut officer,
        &sent,
        "vital_interests",
        &[("fields", "message")],
    )
    .await;
    assert!(
        answer.says("A second person must look at it"),
        "{}",
        answer.text()
    );
    let at = newest(&world.app).await;
    assert_eq!(receiver.get(&at).await.status(), 200);
    // The task does not end by a tick.
    let task = world
        .app
        .value("SELECT id FROM task WHERE kind = 'share_second'")
        .await
        .unwrap();
    officer.header("sec-fetch-site", "same-origin");
    let ticked = officer.post(&sent.below("task"), &[("task", &task)]).await;
    assert_eq!(ticked.status(), 403);
    let mut lead = world.sign_in("lead").await;
    assert!(lead.get("/staff/handovers").await.says("It went at once"));
    lead.header("sec-fetch-site", "same-origin");
    let id = at.rsplit('/').next().unwrap();
    let done = lead
        .post(&sent.below("share"), &[("action", "agree"), ("share", id)])
        .await;
    assert!(done.says("LEAD agreed"), "{}", done.text());
    assert_eq!(
        world
            .count("SELECT count(*) FROM task WHERE kind = 'share_second' AND done_at IS NULL")
            .await,
        0
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_sender_takes_an_offer_back_and_the_receiver_is_told() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    let page = officer.get(&sent.path()).await;
    let form = page.form_to("/share").unwrap();
    let done = officer
        .submit_form(&page, &form, &[("action", "take_back")])
        .await;
    assert!(done.says("Withdrawn"), "{}", done.text());
    // Nothing of it opens any more; the desk says so until somebody has read it.
    let list = receiver.get(&at).await;
    assert_eq!(list.path(), "/staff/handovers");
    assert!(list.says("They withdrew it. Destroy what you noted from it"));
    let form = list.form_to(&at).unwrap();
    let read = receiver
        .submit_form(&list, &form, &[("action", "told")])
        .await;
    assert!(!read.says("They withdrew it"), "{}", read.text());
    assert_eq!(receiver.get(&at).await.status(), 404);
    // The case can be offered anew.
    let again = offers(&mut officer, &sent, "consent", &[]).await;
    assert_eq!(again.path(), format!("{}#shares", sent.path()));
    world.app.end().await;
}

#[tokio::test]
async fn two_officers_who_offer_at_once_make_one_offer() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("k.specimen", "FH-CEN").await;
    let fields: Vec<(&str, &str)> = [
        ("version", "1"),
        ("to_queue", "TPA-SSH"),
        ("basis", "consent"),
        ("why", "rent"),
    ]
    .into_iter()
    .chain(FOUR)
    .collect();
    for client in [&mut one, &mut two] {
        client.header("sec-fetch-site", "same-origin");
        client.follow = false;
    }
    let path = sent.below("handover");
    let (a, b) = tokio::join!(one.post(&path, &fields), two.post(&path, &fields));
    let mut both = [a.status(), b.status()];
    both.sort_unstable();
    assert_eq!(both, [303, 409]);
    assert_eq!(world.count("SELECT count(*) FROM share").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM disclosure").await, 1);
    world.app.end().await;
}
