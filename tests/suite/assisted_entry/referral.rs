//! A referral: who gave us the information, and that the person is told within a month (seed F9, Article 14).

use super::{enter, reference, referral};
use crate::{enquiry::walk::with, staff::world::World};
use harness::CANARY;

async fn due(world: &World) -> String {
    world
        .app
        .value("SELECT string_agg(kind || ' ' || to_char(due_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI'), ', ') FROM task")
        .await
        .unwrap_or_default()
}

#[tokio::test]
async fn the_person_is_told_one_month_at_the_latest_after_we_got_it() {
    for (received, told, wanted) in [
        ("", "not_sure", "inform_person 2026-12-18 17:00"),
        ("2026-11-02", "no", "inform_person 2026-12-02 17:00"),
        // Whatever the referrer said, the person has not had our words.
        ("2026-10-31", "yes", "inform_person 2026-11-30 17:00"),
    ] {
        let world = World::start().await;
        let mut officer = world.officer("j.specimen", "FH-CHE").await;
        let page = enter(
            &mut officer,
            &with(referral(), &[("received_on", received), ("told", told)]),
        )
        .await;
        let number = reference(&page);
        assert_eq!(due(&world).await, wanted);
        assert!(
            page.says("Task: tell the person that we hold their information"),
            "{}",
            page.text()
        );
        let case = officer.get(&format!("/staff/case/{number}")).await;
        assert!(
            case.says("Tell the person that we hold information about them"),
            "{}",
            case.text()
        );
        world.app.end().await;
    }
}

#[tokio::test]
async fn the_case_says_who_gave_us_the_information_and_nothing_of_it_lies_readable() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let words = format!("{CANARY} told them on Monday");
    let typed = with(
        referral(),
        &[
            ("referrer", CANARY),
            ("organisation", "Sample Housing"),
            ("told_words", &words),
        ],
    );
    let page = enter(&mut officer, &typed).await;
    let number = reference(&page);
    assert!(page.says("who gave it to us"), "{}", page.text());
    let case = officer.get(&format!("/staff/case/{number}")).await;
    for said in [
        "We were given this by",
        "An agency",
        "Sample Housing",
        "Housing officer",
        "Not told by us yet",
        words.as_str(),
        "Email, 18 November 2026",
    ] {
        assert!(case.says(said), "{said}: {}", case.text());
    }
    let dump = world.app.dump().await;
    assert!(!dump.contains(CANARY) && !dump.contains("Sample Housing"));
    assert_eq!(
        world
            .app
            .value("SELECT concat_ws(' ', data_source, way, told, received_on) FROM referral")
            .await
            .unwrap(),
        "agency email not_sure 2026-11-18"
    );
    assert_eq!(
        world.count("SELECT count(*) FROM consent_event").await,
        0,
        "nobody says yes for somebody else"
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_clocks_run_from_the_day_on_which_we_got_it() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let page = enter(
        &mut officer,
        &with(referral(), &[("received_on", "2026-11-16")]),
    )
    .await;
    reference(&page);
    assert_eq!(
        world.app.value("SELECT to_char(received_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') || ' ' || to_char(first_look_due AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') FROM enquiry").await.unwrap(),
        "2026-11-16 2026-11-17"
    );
    world.app.end().await;
}

#[tokio::test]
async fn what_is_missing_of_a_referral_is_asked_for() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let page = enter(
        &mut officer,
        &with(
            referral(),
            &[("referrer", ""), ("told", ""), ("say_C3_feedback", "yes")],
        ),
    )
    .await;
    assert_eq!(page.status(), 422);
    for link in ["#referrer", "#told"] {
        assert!(page.links().contains(&link.to_owned()), "{link}");
    }
    let page = officer
        .submit(
            &page,
            &[("referrer", "Sam"), ("told", "yes"), ("action", "save")],
        )
        .await;
    assert_eq!(page.status(), 422);
    assert!(page.says("Only the person can say yes"), "{}", page.text());
    assert_eq!(world.count("SELECT count(*) FROM enquiry").await, 0);
    world.app.end().await;
}
