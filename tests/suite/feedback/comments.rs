//! What people think: kept without anything that leads to them.

use crate::staff::world::World;
use app::domain::permission::Role;
use harness::{App, Client, canary};

const GIVEN: [(&str, &str); 2] = [("kind", "idea"), ("about", "SMBC")];

async fn tells(person: &mut Client, about: &str, text: &str) -> harness::Answer {
    let given = [("kind", "idea"), ("about", about), ("text", text)];
    person.fill("/feedback", &given).await
}

#[tokio::test]
async fn anybody_can_tell_us_what_they_think_without_saying_who_they_are() {
    let app = App::start().await;
    let mut person = app.client();
    let page = person.get("/feedback").await;
    assert_eq!(
        page.form().unwrap().inputs,
        ["text"],
        "no name, no number, no address is asked for"
    );
    let thanks = tells(&mut person, "SMBC", "More toys, please").await;
    assert_eq!(thanks.path(), "/feedback?thanks");
    assert!(thanks.says("A manager reads what you wrote."));
    let kept = app
        .value("SELECT kind || ' ' || about || ' ' || body || ' ' || said_on FROM feedback")
        .await;
    assert_eq!(
        kept.as_deref(),
        Some("idea SMBC More toys, please 2026-11-18")
    );
    app.end().await;
}

#[tokio::test]
async fn what_is_missing_or_too_long_is_said_and_what_was_typed_is_kept() {
    let app = App::start().await;
    let mut person = app.client();
    let failed = person.fill("/feedback", &[("text", "Half of it")]).await;
    assert_eq!(failed.status(), 422);
    assert!(failed.title().starts_with("Error: "));
    assert!(failed.says("Select what it is about") && failed.html().contains("Half of it"));
    let long = "x".repeat(1_001);
    let given = [GIVEN[0], GIVEN[1], ("text", &long)];
    let failed = person.fill("/feedback", &given).await;
    assert!(
        failed.says("Use 1000 characters or fewer"),
        "{}",
        failed.text()
    );
    let count = app.value("SELECT count(*) FROM feedback").await;
    assert_eq!(count.as_deref(), Some("0"));
    app.end().await;
}

#[tokio::test]
async fn a_complaint_is_pointed_to_where_it_is_answered() {
    let app = App::start().await;
    let page = app.client().get("/feedback").await;
    let links = page.links();
    for href in ["/manage", "/contact"] {
        assert!(links.iter().any(|link| link == href), "{href}");
    }
    assert!(page.says("About the Family Hubs") && page.says("About the Support Hub"));
    app.end().await;
}

/// No column can hold who, from where or when: a random id, three codes or texts, and a day.
#[tokio::test]
async fn feedback_has_no_link_to_anybody() {
    let app = App::start().await;
    let columns = app
        .value(
            "SELECT string_agg(attname || ':' || format_type(atttypid, atttypmod), ' ' ORDER BY attnum) \
             FROM pg_attribute WHERE attrelid = 'feedback'::regclass AND attnum > 0 AND NOT attisdropped",
        )
        .await;
    assert_eq!(
        columns.as_deref(),
        Some("id:uuid kind:text about:text body:text said_on:date")
    );
    let keys = app
        .value(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' \
             AND (conrelid = 'feedback'::regclass OR confrelid = 'feedback'::regclass)",
        )
        .await;
    assert_eq!(keys.as_deref(), Some("0"));
    let mut person = app.client();
    tells(&mut person, "website", "It is fine").await;
    let version = app
        .value("SELECT substr(id::text, 15, 1) FROM feedback")
        .await;
    assert_eq!(version.as_deref(), Some("4"), "an id that tells no time");
    let told = app
        .value("SELECT count(*) FROM audit_event WHERE action LIKE 'feedback%'")
        .await;
    assert_eq!(
        told.as_deref(),
        Some("0"),
        "nothing records that somebody wrote"
    );
    app.end().await;
}

#[tokio::test]
async fn one_address_can_write_so_often_and_another_still_can() {
    let app = App::builder()
        .config(|config| config.limits.limit_feedback = 2)
        .start()
        .await;
    let mut person = app.client();
    for _ in 0..2 {
        assert_eq!(tells(&mut person, "TPA", "Good").await.status(), 200);
    }
    let refused = tells(&mut person, "TPA", "Good").await;
    assert_eq!(refused.status(), 429);
    assert!(refused.header("retry-after").is_some());
    person.from_address("192.0.2.9");
    assert_eq!(tells(&mut person, "TPA", "Good").await.status(), 200);
    app.end().await;
}

#[tokio::test]
async fn managers_read_what_is_about_their_organisation_or_the_website() {
    let world = World::start().await;
    let mut person = world.app.client();
    let text = canary("opinion");
    for about in ["SMBC", "TPA", "website"] {
        tells(&mut person, about, &format!("{text} {about}")).await;
    }
    for (name, role, other) in [
        ("m.hub", Role::ManagerFh, "TPA"),
        ("m.alliance", Role::ManagerTpa, "SMBC"),
    ] {
        world.account(name, &[role], &[]).await;
        let mut manager = world.sign_in(name).await;
        let page = manager.get("/staff/feedback").await;
        assert_eq!(page.status(), 200);
        for about in ["SMBC", "TPA", "website"] {
            let seen = page.says(&format!("{text} {about}"));
            assert_eq!(seen, about != other, "{name} and {about}");
        }
        assert!(page.links().iter().any(|href| href == "/staff/feedback"));
    }
    let looks =
        "SELECT count(*) FROM audit_event WHERE action = 'feedback.list' AND actor_kind = 'staff'";
    assert_eq!(world.count(looks).await, 2);
    for (name, role) in [("a.nalyst", Role::Analyst), ("d.officer", Role::DpoSmbc)] {
        world.account(name, &[role], &[]).await;
        let mut other = world.sign_in(name).await;
        assert_eq!(other.get("/staff/feedback").await.status(), 404, "{name}");
    }
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    assert_eq!(officer.get("/staff/feedback").await.status(), 404);
    world.app.end().await;
}

#[tokio::test]
async fn the_list_goes_on_where_the_page_ends_newest_first() {
    let world = World::start().await;
    world
        .app
        .execute(
            "INSERT INTO feedback (id, kind, about, body, said_on) \
             SELECT gen_random_uuid(), 'idea', 'SMBC', 'Opinion ' || n || '.', date '2026-01-01' + n / 3 \
             FROM generate_series(1, 70) n",
        )
        .await;
    world.account("m.hub", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("m.hub").await;
    let mut path = "/staff/feedback".to_owned();
    let (mut seen, mut pages) = (Vec::new(), 0);
    loop {
        let page = manager.get(&path).await;
        let text = page.text();
        seen.extend((1..=70).filter(|n| text.contains(&format!("Opinion {n}."))));
        pages += 1;
        let next = page
            .links()
            .into_iter()
            .find(|href| href.starts_with("/staff/feedback?after="));
        let Some(next) = next else { break };
        path = next;
    }
    assert_eq!(pages, 3);
    assert!(seen[0] > 30, "newest first");
    seen.sort_unstable();
    assert_eq!(seen, (1..=70).collect::<Vec<_>>(), "each once");
    world.app.end().await;
}
