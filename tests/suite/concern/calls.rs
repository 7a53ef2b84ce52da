//! Calls to MASSH, adult care and the police: phoned first, then written down (rule 8.3, seed F14, T21).

use super::{CALL, fills, raises};
use crate::{
    handover::comes_back,
    staff::world::{New, Sent, World},
};
use app::domain::permission::Role;
use harness::{Answer, Client};

async fn shared(world: &World, sent: &Sent) -> Answer {
    let mut person = comes_back(&world.app, sent.id).await;
    person.get("/manage/enquiry/shared").await
}

async fn second(client: &mut Client, sent: &Sent, word: &str) -> Answer {
    let case = client.get(&sent.path()).await;
    let form = case
        .form_to("/share")
        .unwrap_or_else(|| panic!("no form: {}", case.text()));
    client.submit_form(&case, &form, &[("action", word)]).await
}

#[tokio::test]
async fn a_call_the_person_was_not_told_of_stays_kept_from_them_once_a_second_person_agrees() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut manager = world.sign_in("m.one").await;
    raises(&mut officer, &sent).await;
    let page = fills(&mut officer, &sent, "call", &CALL).await;
    assert_eq!(page.path(), sent.below("concern"), "{}", page.text());
    for words in [
        "To keep a child safe tonight",
        "The other adult reads the post",
        "They visit today",
        "A second person must look at it",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert_eq!(world.audited(&sent, "concern.call").await, 1);
    assert!(!shared(&world, &sent).await.says("MASSH"));
    second(&mut manager, &sent, "agree").await;
    assert_eq!(
        world
            .count("SELECT count(*) FROM disclosure WHERE withheld_by IS NOT NULL")
            .await,
        1
    );
    let page = shared(&world, &sent).await;
    assert!(!page.says("MASSH"), "{}", page.text());
    // Nothing else on the resident's pages tells of the concern.
    let mut person = comes_back(&world.app, sent.id).await;
    for at in ["/manage/enquiry", "/manage/enquiry/shared"] {
        let page = person.get(at).await;
        assert_eq!(page.status(), 200);
        for word in ["oncern", "afeguarding", "MASSH", "officer_concern"] {
            assert!(!page.html().contains(word), "{at} says {word}");
        }
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_call_the_person_was_told_of_is_on_their_page_at_once() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    raises(&mut officer, &sent).await;
    let told = [CALL[0], CALL[1], CALL[3], ("told", "yes"), CALL[6]];
    fills(&mut officer, &sent, "call", &told).await;
    assert!(shared(&world, &sent).await.says("MASSH"));
    world.app.end().await;
}

#[tokio::test]
async fn keeping_it_from_the_person_ends_when_the_second_person_does_not_agree() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut manager = world.sign_in("m.one").await;
    raises(&mut officer, &sent).await;
    fills(&mut officer, &sent, "call", &CALL).await;
    second(&mut manager, &sent, "refuse").await;
    assert!(shared(&world, &sent).await.says("MASSH"));
    world.app.end().await;
}

#[tokio::test]
async fn the_record_of_a_call_is_whole_or_not_written() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    raises(&mut officer, &sent).await;
    let answer = fills(
        &mut officer,
        &sent,
        "call",
        &[("outcome", "They will ring back"), ("told", "no")],
    )
    .await;
    assert_eq!(answer.status(), 422);
    for sentence in [
        "Select who you phoned",
        "Tick what you told them",
        "Say why they needed it",
        "Say why it was not safe to tell them",
    ] {
        assert!(answer.says(sentence), "{sentence}");
    }
    assert!(answer.html().contains("They will ring back"));
    assert_eq!(world.count("SELECT count(*) FROM share").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn the_lead_is_not_named_among_those_who_looked() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut lead = super::lead(&world).await;
    raises(&mut officer, &sent).await;
    lead.get(&sent.path()).await;
    lead.get(&sent.below("concern")).await;
    let page = shared(&world, &sent).await;
    assert!(!page.says("afeguarding"), "{}", page.text());
    world.app.send_mail().await;
    world.app.end().await;
}
