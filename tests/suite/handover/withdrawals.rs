//! A withdrawal ends what rested on the yes, in its own transaction, whichever way it came.

use super::{SHARE, agreed, answers, comes_back, newest, offers, says};
use crate::staff::world::{New, World};
use app::domain::{consent::ConsentAction, permission::Role};

#[tokio::test]
async fn a_withdrawal_online_ends_an_open_hand_over_and_tells_the_receiver() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    assert_eq!(receiver.get(&at).await.status(), 200);
    let mut person = comes_back(&world.app, sent.id).await;
    let done = person
        .post("/manage/enquiry/consents", &[("choices", "")])
        .await;
    assert_eq!(done.status(), 200, "{}", done.text());
    let list = receiver.get(&at).await;
    assert_eq!(list.path(), "/staff/handovers");
    assert!(
        list.says("The person withdrew their yes"),
        "{}",
        list.text()
    );
    let late = answers(&mut receiver, &at, &[("action", "accept")]).await;
    assert_eq!(late.status(), 409);
    assert_eq!(
        world.count("SELECT count(*) FROM share WHERE content IS NULL AND revoked_why = 'consent_withdrawn'").await,
        1
    );
    assert_eq!(world.audited(&sent, "share.revoked").await, 1);
    let shared = person.get("/manage/enquiry/shared").await;
    assert!(shared.says("It was stopped on"), "{}", shared.text());
    // A new yes does not wake it.
    says(&world.app, &sent, SHARE, ConsentAction::Given).await;
    assert_eq!(
        answers(&mut receiver, &at, &[("action", "accept")])
            .await
            .status(),
        409
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_withdrawal_after_accepting_becomes_a_task_of_the_receiver() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    let case = answers(&mut receiver, &at, &[("action", "accept")]).await;
    let path = case.path().to_owned();
    says(&world.app, &sent, SHARE, ConsentAction::Withdrawn).await;
    let case = receiver.get(&path).await;
    assert!(
        case.says("The person has withdrawn their yes to the hand-over"),
        "{}",
        case.text()
    );
    assert!(case.says("They withdrew their yes to the hand-over. Keep only"));
    assert_eq!(officer.get(&path).await.status(), 404);
    world.app.end().await;
}

#[tokio::test]
async fn taking_the_whole_enquiry_back_ends_a_hand_over_on_any_ground() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "vital_interests", &[]).await;
    let at = newest(&world.app).await;
    let mut person = comes_back(&world.app, sent.id).await;
    person.post("/manage/enquiry/withdraw", &[]).await;
    let list = receiver.get(&at).await;
    assert!(
        list.says("The person withdrew their enquiry"),
        "{}",
        list.text()
    );
    assert_eq!(
        answers(&mut receiver, &at, &[("action", "accept")])
            .await
            .status(),
        409
    );
    // Nothing goes from it any more.
    let page = officer.get(&sent.below("handover")).await;
    assert_eq!(page.status(), 409);
    world.app.end().await;
}

#[tokio::test]
async fn a_restricted_case_goes_nowhere_and_what_is_open_ends() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    let mut person = comes_back(&world.app, sent.id).await;
    let asked = person
        .fill("/manage/enquiry/rights", &[("kind", "object")])
        .await;
    assert_eq!(
        world
            .count("SELECT count(*) FROM enquiry WHERE restricted_at IS NOT NULL")
            .await,
        1,
        "{}",
        asked.text()
    );
    assert!(receiver.get(&at).await.says("Nobody may work with it now"));
    // Only the manager sees it, and hands nothing over.
    assert_eq!(officer.get(&sent.below("handover")).await.status(), 404);
    let mut manager = world.sign_in("m.one").await;
    assert_eq!(manager.get(&sent.below("handover")).await.status(), 409);
    manager.header("sec-fetch-site", "same-origin");
    let fields = [
        ("version", "3"),
        ("recipient", "police"),
        ("basis", "legal_requirement"),
        ("fields", "name"),
        ("why", "An order"),
    ];
    let answer = manager.post(&sent.below("disclose"), &fields).await;
    assert_eq!(answer.status(), 409);
    assert!(
        answer.says("Nothing goes from this case now"),
        "{}",
        answer.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn closing_the_case_ends_an_open_hand_over() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    officer.header("sec-fetch-site", "same-origin");
    let version = world
        .app
        .value("SELECT version FROM enquiry")
        .await
        .unwrap();
    let confirm = [("action", "confirm"), ("version", version.as_str())];
    officer.post(&sent.below("queue"), &confirm).await;
    let version = world
        .app
        .value("SELECT version FROM enquiry")
        .await
        .unwrap();
    let close = [
        ("action", "close"),
        ("version", version.as_str()),
        ("outcome", "info_given"),
    ];
    officer.post(&sent.below("close"), &close).await;
    let list = receiver.get(&at).await;
    assert!(list.says("They closed the case"), "{}", list.text());
    world.app.end().await;
}

#[tokio::test]
async fn changed_contact_rules_end_an_open_hand_over_because_its_copy_is_old() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    let mut person = comes_back(&world.app, sent.id).await;
    let page = person
        .fill(
            "/manage/enquiry/details",
            &[("safe_contact", "no_voicemail")],
        )
        .await;
    assert_eq!(page.status(), 200, "{}", page.text());
    let list = receiver.get(&at).await;
    assert!(
        list.says("The person changed their details"),
        "{}",
        list.text()
    );
    let late = answers(&mut receiver, &at, &[("action", "accept")]).await;
    assert_eq!(late.status(), 409);
    let case = officer.get(&sent.path()).await;
    assert!(case.says("Stopped: their details changed"));
    // Offered anew it goes with the rules as they are now.
    offers(&mut officer, &sent, "consent", &[]).await;
    let page = receiver.get(&newest(&world.app).await).await;
    assert!(page.says("Before you contact"), "{}", page.text());
    world.app.end().await;
}

/// What the database writes by itself is chained like everything else.
#[tokio::test]
async fn the_record_of_a_withdrawal_stands_in_the_chain_of_the_audit() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    while platform::audit::sequence(&world.app.state, false)
        .await
        .unwrap()
        > 0
    {}
    says(&world.app, &sent, SHARE, ConsentAction::Withdrawn).await;
    platform::audit::sequence(&world.app.state, false)
        .await
        .unwrap();
    let chained = "SELECT count(*) FROM audit_event e JOIN audit_chain c ON c.event_id = e.id \
                   WHERE e.action = 'share.revoked' AND substr(e.id::text, 15, 1) = '7'";
    assert_eq!(world.count(chained).await, 1);
    world.app.end().await;
}
