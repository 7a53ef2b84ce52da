//! From the moment of raising, few people see the case.

use super::{fills, lead, raises};
use crate::{
    handover::{agreed, answers, newest, offers},
    staff::world::{New, World},
};
use app::domain::permission::Role;
use harness::Client;

/// Whether the case shows anywhere: its page, its queue, a search for its reference and for its number.
async fn sees(client: &mut Client, sent: &crate::staff::world::Sent) -> [bool; 4] {
    let case = client.get(&sent.path()).await.status() == 200;
    let link = sent.path();
    let list = client.get("/staff/queue/FH-CEN").await;
    let mut found = [case, list.links().contains(&link), false, false];
    for (at, typed) in [(2, sent.reference.as_str()), (3, "01632 960 007")] {
        let answer = client.fill("/staff/search", &[("q", typed)]).await;
        found[at] = answer.links().contains(&link) || answer.path() == link;
    }
    found
}

#[tokio::test]
async fn other_officers_queues_and_searches_no_longer_see_it() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut other = world.officer("k.sample", "FH-CEN").await;
    let mut manager = world.sign_in("m.one").await;
    assert_eq!(sees(&mut other, &sent).await, [true; 4]);
    let count = other.get("/staff/queue/FH-CEN").await;
    assert!(count.links().contains(&sent.path()));
    raises(&mut officer, &sent).await;
    assert_eq!(sees(&mut other, &sent).await, [false; 4]);
    assert_eq!(other.get(&sent.below("concern")).await.status(), 404);
    assert_eq!(sees(&mut officer, &sent).await, [true; 4]);
    assert_eq!(sees(&mut manager, &sent).await, [true; 4]);
    // Whoever has it is no exception; a manager lets them in.
    let page = manager.get(&sent.below("concern")).await;
    assert!(page.says("J.SPECIMEN"), "{}", page.text());
    let colleague = world
        .app
        .value("SELECT id FROM staff WHERE name = 'k.sample'")
        .await
        .unwrap();
    let page = fills(
        &mut manager,
        &sent,
        "grant-access",
        &[("colleague", colleague.as_str())],
    )
    .await;
    assert!(page.says("K.SAMPLE"));
    assert_eq!(world.audited(&sent, "concern.let_in").await, 1);
    assert_eq!(sees(&mut other, &sent).await, [true; 4]);
    assert_eq!(other.get(&sent.below("concern")).await.status(), 200);
    world.app.end().await;
}

#[tokio::test]
async fn only_a_colleague_of_the_queue_is_let_in_and_only_by_a_manager_or_the_lead() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world.officer("k.sample", "FH-WER").await;
    world.officer("o.sample", "FH-CEN").await;
    let mut manager = world.sign_in("m.one").await;
    raises(&mut officer, &sent).await;
    let far = world
        .app
        .value("SELECT id FROM staff WHERE name = 'k.sample'")
        .await
        .unwrap();
    let answer = fills(
        &mut manager,
        &sent,
        "grant-access",
        &[("colleague", far.as_str())],
    )
    .await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("Select a colleague who works in this queue"));
    officer.header("sec-fetch-site", "same-origin");
    let refused = officer
        .post(
            &sent.below("concern/grant-access"),
            &[("colleague", far.as_str())],
        )
        .await;
    assert_eq!(refused.status(), 403);
    world.app.end().await;
}

#[tokio::test]
async fn after_its_end_the_queue_sees_the_case_again_but_not_what_was_written() {
    for stays in ["no", "yes"] {
        let world = World::start().await;
        let sent = world.enquiry(New::default()).await;
        let mut officer = world.officer("j.specimen", "FH-CEN").await;
        let mut other = world.officer("k.sample", "FH-CEN").await;
        let mut lead = lead(&world).await;
        raises(&mut officer, &sent).await;
        fills(&mut officer, &sent, "call", &super::CALL).await;
        let end = [("closing", "Nothing more to do"), ("stays", stays)];
        fills(&mut lead, &sent, "close", &end).await;
        let again = stays == "no";
        assert_eq!(sees(&mut other, &sent).await, [again; 4]);
        if again {
            let case = other.get(&sent.path()).await;
            assert!(!case.says("MASSH") && !case.says("keep a child safe"));
            assert!(!case.says("Concerns that have ended"));
            let page = other.get(&sent.below("concern")).await;
            assert!(!page.says("Nothing more to do") && !page.says("keep a child safe"));
            let case = officer.get(&sent.path()).await;
            assert!(case.says("Concerns that have ended: 1"));
        }
        world.app.send_mail().await;
        world.app.end().await;
    }
}

#[tokio::test]
async fn an_offer_to_the_other_organisation_is_taken_back_and_none_is_made() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut theirs = world.officer("t.specimen", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    assert_eq!(theirs.get(&at).await.status(), 200);
    raises(&mut officer, &sent).await;
    let answer = answers(&mut theirs, &at, &[("action", "accept")]).await;
    assert_ne!(answer.status(), 200, "{}", answer.text());
    assert_eq!(world.count("SELECT count(*) FROM enquiry").await, 1);
    let page = officer.get(&sent.below("handover")).await;
    assert_eq!(page.status(), 409);
    assert!(page.says("cannot be handed over now"), "{}", page.text());
    world.app.end().await;
}
