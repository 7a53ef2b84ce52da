//! Answering: what the receiver sees, and what yes and no do.

use super::{agreed, answers, comes_back, newest, offers};
use crate::staff::world::{New, World};
use harness::canary;
use platform::ids::EnquiryId;

#[tokio::test]
async fn the_receiver_sees_the_picked_fields_and_nothing_else() {
    let world = World::start().await;
    let (name, message) = (canary("name"), canary("message"));
    let sent = agreed(
        &world,
        New {
            name: name.clone(),
            message: message.clone(),
            ..New::default()
        },
    )
    .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let list = receiver.get("/staff/handovers").await;
    assert!(list.says("Stockport Council"));
    assert!(!list.says(&name), "the list names nobody");
    let at = newest(&world.app).await;
    assert!(list.links().contains(&at));
    let page = receiver.get(&at).await;
    assert!(
        page.says(&name) && page.says("01632 960 007"),
        "{}",
        page.text()
    );
    for hidden in [message.as_str(), "SK1 4ZZ", &sent.reference, "35"] {
        assert!(!page.says(hidden), "{hidden}: {}", page.text());
    }
    assert_eq!(receiver.get(&sent.path()).await.status(), 404);
    // The look counts among those the person can see.
    assert_eq!(world.audited(&sent, "handover.open").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn accepting_makes_a_case_under_the_receivers_notice_and_clock_and_ends_the_senders() {
    let world = World::start().await;
    let (name, message) = (canary("name"), canary("message"));
    let sent = agreed(
        &world,
        New {
            name: name.clone(),
            message: message.clone(),
            email: Some("resident@example.org".to_owned()),
            ..New::default()
        },
    )
    .await;
    world
        .app
        .execute("UPDATE enquiry SET contact_route = 'email'")
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    let page = receiver.get(&at).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.inputs.is_empty() && form.action.as_deref() == Some(&at))
        .unwrap();
    let case = receiver
        .submit_form(&page, &form, &[("action", "accept")])
        .await;
    assert_eq!(case.status(), 200, "{}", case.text());
    assert!(case.path().starts_with("/staff/case/") && case.path() != sent.path());
    assert!(case.says(&name) && case.says("Stockport Council handed this over"));
    assert!(case.says("Tell the person that you work with them now"));
    let new = world
        .app
        .value("SELECT new_enquiry_id FROM share")
        .await
        .unwrap();
    let head = world
        .app
        .value(&format!(
            "SELECT e.controller || ' ' || e.queue || ' ' || n.controller || ' ' || e.age_band || ' ' || e.area || ' ' || (e.confirmed_by IS NOT NULL) \
             FROM enquiry e JOIN notice_version n ON n.id = e.notice_version_id WHERE e.id = '{new}'"
        ))
        .await;
    assert_eq!(head.as_deref(), Some("TPA TPA-SSH TPA prefer_not UNK true"));
    let received = world
        .app
        .value(&format!("SELECT received_at > (SELECT received_at FROM enquiry WHERE id = '{}') FROM enquiry WHERE id = '{new}'", sent.id))
        .await;
    assert_eq!(received.as_deref(), Some("true"), "its own clock");
    // No consent is copied, and nothing that was not picked.
    assert_eq!(
        world
            .count(&format!(
                "SELECT count(*) FROM consent_event WHERE subject_ref = '{new}'"
            ))
            .await,
        0
    );
    assert_eq!(
        world.count(&format!("SELECT count(*) FROM enquiry_content WHERE enquiry_id = '{new}' AND message IS NULL AND postcode IS NULL")).await,
        1
    );
    assert!(
        world
            .count(&format!(
                "SELECT count(*) FROM blind_index WHERE enquiry_id = '{new}'"
            ))
            .await
            > 0,
        "it is found by search"
    );
    // The sender's side: the record stays to its own last day, and work ends.
    let old = officer.get(&sent.path()).await;
    assert!(
        old.says("Handed over") && old.says("Work has ended here"),
        "{}",
        old.text()
    );
    assert!(old.form_to("/queue").is_none());
    let kept = world
        .app
        .value(&format!(
            "SELECT form_last_day || ' ' || outcome FROM enquiry WHERE id = '{}'",
            sent.id
        ))
        .await;
    assert_eq!(kept.as_deref(), Some("2029-03-31 not_ours"));
    assert_eq!(receiver.get(&sent.path()).await.status(), 404);
    assert_eq!(officer.get(case.path()).await.status(), 404);
    // The person is told by the safe route, with the reference and nothing else as the subject.
    world.app.send_mail().await;
    let mail = world.app.mail.received();
    assert_eq!(mail.len(), 1);
    assert_eq!(
        mail[0].header("Subject").as_deref(),
        Some(sent.reference.as_str())
    );
    // Nothing picked is kept in the offer itself.
    assert_eq!(
        world
            .count("SELECT count(*) FROM share WHERE content IS NOT NULL")
            .await,
        0
    );
    assert_eq!(receiver.get(&at).await.status(), 404, "it is answered");
    world.app.end().await;
}

#[tokio::test]
async fn nobody_is_told_against_a_wish() {
    use app::domain::codes::SafeContact;
    let world = World::start().await;
    let new = New {
        email: Some("resident@example.org".to_owned()),
        ..New::default()
    };
    let sent = agreed(&world, new.rules(&[SafeContact::NoEmail])).await;
    world
        .app
        .execute("UPDATE enquiry SET contact_route = 'email'")
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    // The rules stand above everything on the receiver's page, and go into its case.
    assert!(receiver.get(&at).await.says("Before you contact"));
    let case = answers(&mut receiver, &at, &[("action", "accept")]).await;
    assert!(case.says("Contact rules"), "{}", case.text());
    world.app.send_mail().await;
    assert!(world.app.mail.received().is_empty());
    let state = world
        .app
        .value("SELECT state || ' ' || reason FROM outbox WHERE kind = 'handed_over'")
        .await;
    assert_eq!(state.as_deref(), Some("refused no_email"));
    world.app.end().await;
}

#[tokio::test]
async fn declining_needs_a_reason_and_ends_the_receivers_sight_at_once() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    let answer = answers(
        &mut receiver,
        &at,
        &[("action", "decline"), ("reason", " ")],
    )
    .await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("Say why not, so that they can carry on"));
    let fields = [
        ("action", "decline"),
        ("reason", "They live outside our area"),
    ];
    let list = answers(&mut receiver, &at, &fields).await;
    assert_eq!(list.path(), "/staff/handovers");
    assert_eq!(receiver.get(&at).await.status(), 404);
    assert_eq!(
        answers(&mut receiver, &at, &[("action", "accept")])
            .await
            .status(),
        404
    );
    assert_eq!(
        world
            .count("SELECT count(*) FROM share WHERE content IS NOT NULL")
            .await,
        0
    );
    let case = officer.get(&sent.path()).await;
    assert!(case.says("They live outside our area"), "{}", case.text());
    assert!(case.says("The other organisation said no. Read why"));
    assert_eq!(world.audited(&sent, "handover.decline").await, 1);
    // Work goes on here.
    assert!(case.form_to("/queue").is_some());
    world.app.end().await;
}

#[tokio::test]
async fn the_person_sees_the_line_and_goes_on_to_the_new_case_without_new_words() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut receiver = world.officer("t.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let mut person = comes_back(&world.app, sent.id).await;
    let shared = person.get("/manage/enquiry/shared").await;
    assert!(shared.says("Stockport Homes Group"), "{}", shared.text());
    assert!(shared.says("your name") && shared.says("They have not answered yet"));
    // Nothing to go on to yet.
    let early = person.clone().post("/manage/enquiry/shared", &[]).await;
    assert_eq!(early.status(), 404);
    let at = newest(&world.app).await;
    receiver.get(&at).await;
    answers(&mut receiver, &at, &[("action", "accept")]).await;
    let shared = person.get("/manage/enquiry/shared").await;
    assert!(shared.says("took it on"), "{}", shared.text());
    let form = shared.form_to("/shared").unwrap();
    let home = person.submit_form(&shared, &form, &[]).await;
    assert_eq!(home.status(), 200, "{}", home.text());
    let new = world
        .app
        .value("SELECT reference FROM enquiry WHERE controller = 'TPA'")
        .await
        .unwrap();
    assert!(home.says(&new), "{}", home.text());
    assert!(
        home.html().contains("prevention-alliance"),
        "its own notice"
    );
    assert!(home.says("Stockport Council handed this to us on"));
    // The other organisation's other cases stay shut: a session of another enquiry leads nowhere.
    let other = world.enquiry(New::default()).await;
    let mut stranger = comes_back(&world.app, EnquiryId(other.id.0)).await;
    assert_eq!(
        stranger.post("/manage/enquiry/shared", &[]).await.status(),
        404
    );
    world.app.end().await;
}

#[tokio::test]
async fn two_of_the_receiver_who_accept_at_once_make_one_case() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut one = world.officer("t.sample", "TPA-SSH").await;
    let mut two = world.officer("u.sample", "TPA-SSH").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    one.follow = false;
    two.follow = false;
    let accept = [("action", "accept")];
    let (a, b) = tokio::join!(
        answers(&mut one, &at, &accept),
        answers(&mut two, &at, &accept)
    );
    let mut both = [a.status(), b.status()];
    both.sort_unstable();
    assert_eq!(both[0], 303);
    assert!([404, 409].contains(&both[1]), "{both:?}");
    assert_eq!(
        world
            .count("SELECT count(*) FROM enquiry WHERE controller = 'TPA'")
            .await,
        1
    );
    world.app.end().await;
}
