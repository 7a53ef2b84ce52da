//! An Alliance case says when involvement began and ended (seed T36).

use crate::staff::{
    acts::act,
    world::{New, World},
};

const HEADING: &str = "When we were involved";

#[tokio::test]
async fn an_alliance_case_says_when_involvement_began_and_ended() {
    let world = World::start().await;
    let sent = world.enquiry(New::in_queue("TPA-SSH")).await;
    let mut officer = world.officer("t.sample", "TPA-SSH").await;
    let page = officer.get(&sent.path()).await;
    assert!(!page.says(HEADING), "nobody has begun: {}", page.text());
    for (to, action, says) in [
        ("/queue", "confirm", None),
        (
            "/status",
            "start",
            Some("Began on 18 November 2026, and goes on"),
        ),
    ] {
        let page = act(&mut officer, &sent, to, &[("action", action)]).await;
        assert_eq!(page.status(), 200, "{action}: {}", page.text());
        match says {
            None => assert!(!page.says(HEADING), "{}", page.text()),
            Some(says) => assert!(page.says(says), "{}", page.text()),
        }
    }
    let fields = [("action", "close"), ("outcome", "support_accepted")];
    act(&mut officer, &sent, "/close", &fields).await;
    let page = officer.get(&sent.path()).await;
    assert!(
        page.says("Began on 18 November 2026, ended on 18 November 2026"),
        "{}",
        page.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_look_at_an_accepted_record_is_counted_from_the_end_of_the_involvement() {
    let world = World::start().await;
    let sent = world.enquiry(New::in_queue("TPA-SSH")).await;
    let mut officer = world.officer("t.sample", "TPA-SSH").await;
    world
        .app
        .execute(
            "UPDATE enquiry SET confirmed_at = received_at, confirmed_by = (SELECT id FROM staff LIMIT 1), \
             started_at = received_at, started_by = (SELECT id FROM staff LIMIT 1), \
             closed_at = received_at + interval '40 days', closed_by = (SELECT id FROM staff LIMIT 1), \
             outcome = 'support_accepted'",
        )
        .await;
    let page = officer.get(&sent.path()).await;
    assert!(
        page.says("Began on 18 November 2026, ended on 28 December 2026"),
        "{}",
        page.text()
    );
    assert!(
        page.says("A person looks at it on 28 December 2027."),
        "{}",
        page.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_council_promises_no_such_dates() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .app
        .execute(
            "UPDATE enquiry SET confirmed_at = received_at, confirmed_by = (SELECT id FROM staff LIMIT 1), \
             started_at = received_at, started_by = (SELECT id FROM staff LIMIT 1)",
        )
        .await;
    let page = officer.get(&sent.path()).await;
    assert!(
        page.says("In progress") && !page.says(HEADING),
        "{}",
        page.text()
    );
    world.app.end().await;
}
