//! From the first word of a change to its approval (`permissions.csv`, `edit_configuration`).

use super::{OFFICER, SECOND, WRITER, approves, draft, managers, publish, starts};
use app::domain::{reference_data::shipped_rows, settings::SettingsTable};
use chrono::{Duration, TimeZone, Utc};
use sea_orm::{ConnectionTrait, TransactionTrait};

#[tokio::test]
async fn a_change_is_in_force_when_a_second_person_approves_it() {
    let world = managers().await;
    let app = &world.app;
    let mut resident = app.client();
    let before = resident.get("/").await;
    assert!(!before.says("Our phone lines are down"));
    publish(
        &world,
        "message",
        &[("cell-0-1", "Our phone lines are down until 2pm.")],
    )
    .await;
    for path in ["/", "/contact", "/emergency", "/privacy", "/enquiry/topic"] {
        let page = resident.get(path).await;
        assert!(page.says("Our phone lines are down until 2pm."), "{path}");
    }
    // Taken away again by a version of its own.
    publish(&world, "message", &[("cell-0-1", "")]).await;
    assert!(!resident.get("/").await.says("phone lines"));
    let mut writer = world.sign_in(WRITER).await;
    let page = writer.get("/staff/settings/message").await;
    assert!(page.says("In force: version 3"), "{}", page.text());
    assert!(page.says("Written by SETS.WRITER, approved by SETS.SECOND"));
    world.app.end().await;
}

#[tokio::test]
async fn a_change_begins_at_its_time_and_the_promise_on_the_start_page_with_it() {
    let world = managers().await;
    let app = &world.app;
    let mut resident = app.client();
    assert!(resident.get("/").await.says("3 working days"));
    let start = (app.clock.now() + Duration::days(2))
        .format("%Y-%m-%dT12:00")
        .to_string();
    publish(
        &world,
        "targets",
        &[("cell-2-1", "5"), ("begins", start.as_str())],
    )
    .await;
    assert!(resident.get("/").await.says("3 working days"), "not yet");
    let mut writer = world.sign_in(WRITER).await;
    assert!(
        writer
            .get("/staff/settings")
            .await
            .says("Version 2. In force from")
    );
    app.clock.set(app.clock.now() + Duration::days(3));
    let mut resident = app.client();
    let page = resident.get("/").await;
    assert!(page.says("5 working days"), "{}", page.text());
    world.app.end().await;
}

#[tokio::test]
async fn whoever_had_a_hand_in_a_change_cannot_approve_it() {
    let world = managers().await;
    let mut writer = world.sign_in(WRITER).await;
    let page = starts(&mut writer, "targets").await;
    let fields = [
        ("cell-2-1", "4"),
        ("why", "More enquiries than people."),
        ("action", "submit"),
    ];
    writer.submit(&page, &fields).await;
    let page = writer.get(&draft("targets")).await;
    assert!(page.says("somebody else must approve it") && !page.says("Approve this version"));
    let hash = world
        .app
        .value("SELECT encode(sha256, 'hex') FROM review_draft")
        .await
        .unwrap();
    writer.header("sec-fetch-site", "same-origin");
    for act in ["approve", "return"] {
        let fields = [
            ("action", act),
            ("revision", "3"),
            ("sha256", &hash),
            ("why", "x"),
        ];
        let answer = writer
            .post("/staff/settings/targets/decision", &fields)
            .await;
        assert_eq!(answer.status(), 403, "{act}");
    }
    // The database says so by itself.
    let refused = world
        .app
        .owner
        .execute_unprepared(
            "UPDATE review_draft SET state = 'published', approved_by = authors[1], approved_at = now(), version = 2",
        )
        .await
        .expect_err("the constraint")
        .to_string();
    assert!(refused.contains("review_draft_second_person"), "{refused}");
    // Nor is there a way past the draft: staff write no version at all.
    let tx = world.app.state.pools.staff.begin().await.unwrap();
    let refused = tx
        .execute_unprepared("INSERT INTO settings_version SELECT * FROM settings_version")
        .await
        .expect_err("the grant")
        .to_string();
    assert!(refused.contains("permission denied"), "{refused}");
    tx.rollback().await.unwrap();
    let mut second = world.sign_in(SECOND).await;
    let read = second.get(&draft("targets")).await;
    for said in [
        "Changed: Normal",
        "More enquiries than people.",
        "SETS.WRITER",
        "2 rows stay as they are",
    ] {
        assert!(read.says(said), "{said}: {}", read.text());
    }
    assert!(approves(&mut second, "targets").await.says("Approved"));
    world.app.end().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_row_with_everything_typed_still_there() {
    let world = managers().await;
    let mut writer = world.sign_in(WRITER).await;
    let page = starts(&mut writer, "opening-hours").await;
    let fields = [
        ("cell-0-1", "nine"),
        ("why", ""),
        ("begins", "2001-01-01T09:00"),
        ("action", "submit"),
    ];
    let refused = writer.submit(&page, &fields).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("That time is over"), "{}", refused.text());
    let refused = writer
        .submit(&refused, &[("begins", ""), ("action", "submit")])
        .await;
    assert_eq!(refused.status(), 422);
    assert!(
        refused.says("Row 1: not a time like 09:00"),
        "{}",
        refused.text()
    );
    assert!(refused.says("Say why it changes"));
    let typed = refused.form().unwrap().fields;
    assert!(typed.contains(&("cell-0-1".to_owned(), "nine".to_owned())));
    // Unfinished, it can be kept; and the page says what is missing.
    let saved = writer.submit(&refused, &[("action", "save")]).await;
    assert!(saved.says("Saved") && saved.says("Before it can be sent for approval"));
    // A row is added, another is taken out.
    let fields = [
        ("cell-0-0", "Mon"),
        ("cell-0-1", ""),
        ("cell-0-2", ""),
        ("cell-5-0", "Sat"),
        ("cell-5-1", "10:00"),
        ("cell-5-2", "13:00"),
        ("why", "Saturdays."),
        ("action", "submit"),
    ];
    let sent = writer.submit(&saved, &fields).await;
    assert!(sent.says("Sent for approval"), "{}", sent.text());
    let mut second = world.sign_in(SECOND).await;
    let read = second.get(&draft("opening-hours")).await;
    assert!(
        read.says("New: Saturday") && read.says("Taken out: Monday"),
        "{}",
        read.text()
    );
    approves(&mut second, "opening-hours").await;
    let rows = world
        .app
        .value("SELECT rows::text FROM settings_version WHERE table_name = 'opening-hours'")
        .await
        .unwrap();
    assert!(rows.contains("Sat") && !rows.contains("Mon"), "{rows}");
    world.app.end().await;
}

#[tokio::test]
async fn two_people_never_overwrite_each_other() {
    let world = managers().await;
    let mut writer = world.sign_in(WRITER).await;
    let mut second = world.sign_in(SECOND).await;
    let page = starts(&mut writer, "targets").await;
    let other = second.get(&draft("targets")).await;
    writer
        .submit(&page, &[("cell-2-1", "4"), ("action", "save")])
        .await;
    let late = second
        .submit(&other, &[("cell-2-1", "5"), ("action", "save")])
        .await;
    assert_eq!(late.status(), 409);
    assert!(late.says("Someone changed the draft since you opened it"));
    let typed = late.form().unwrap().fields;
    assert!(typed.contains(&("cell-2-1".to_owned(), "5".to_owned())));
    // A second press of a button is not a conflict.
    let again = writer
        .submit(&page, &[("cell-2-1", "4"), ("action", "save")])
        .await;
    assert_eq!(again.status(), 200, "{}", again.text());
    // Sent back with a reason, it can be written on.
    let page = writer.get(&draft("targets")).await;
    writer
        .submit(&page, &[("why", "Snow."), ("action", "submit")])
        .await;
    let page = second.get(&draft("targets")).await;
    let form = page
        .form_to("/decision")
        .unwrap_or_else(|| panic!("{}", page.text()));
    let refused = second
        .submit_form(&page, &form, &[("action", "return"), ("why", "")])
        .await;
    assert_eq!(refused.status(), 422);
    let back = second
        .submit_form(
            &page,
            &form,
            &[("action", "return"), ("why", "Say how long.")],
        )
        .await;
    assert!(back.says("Sent back to the authors"), "{}", back.text());
    let page = writer.get(&draft("targets")).await;
    assert!(page.says("Say how long."));
    let gone = writer.submit(&page, &[("action", "discard")]).await;
    assert!(gone.says("The draft was discarded"));
    world.app.end().await;
}

/// As with a notice: the same button pressed again is no conflict, whatever it was.
#[tokio::test]
async fn pressing_a_button_twice_does_it_once_and_says_so() {
    let world = managers().await;
    let mut writer = world.sign_in(WRITER).await;
    let mut second = world.sign_in(SECOND).await;
    let table = "/staff/settings/targets";
    let page = starts(&mut writer, "targets").await;
    let send = [("cell-2-1", "4"), ("why", "Snow."), ("action", "submit")];
    for _ in 0..2 {
        let sent = writer.submit(&page, &send).await;
        assert_eq!(sent.path(), format!("{table}?submitted"));
    }
    let page = writer.get(&draft("targets")).await;
    for _ in 0..2 {
        let recalled = writer.submit(&page, &[("action", "recall")]).await;
        assert_eq!(recalled.path(), format!("{table}?recalled"));
    }
    let page = writer.get(&draft("targets")).await;
    writer.submit(&page, &[("action", "submit")]).await;
    let page = second.get(&draft("targets")).await;
    let form = page.form_to("/decision").unwrap();
    let why = [("action", "return"), ("why", "Say how long.")];
    for _ in 0..2 {
        let returned = second.submit_form(&page, &form, &why).await;
        assert_eq!(returned.path(), format!("{table}?returned"));
    }
    // Another reason is not the same press.
    let other = [("action", "return"), ("why", "Say more.")];
    let late = second.submit_form(&page, &form, &other).await;
    assert_eq!(late.status(), 409);
    let page = writer.get(&draft("targets")).await;
    writer.submit(&page, &[("action", "submit")]).await;
    let page = second.get(&draft("targets")).await;
    let form = page.form_to("/decision").unwrap();
    for _ in 0..2 {
        let approved = second
            .submit_form(&page, &form, &[("action", "approve")])
            .await;
        assert_eq!(approved.path(), format!("{table}?published"));
    }
    let page = starts(&mut writer, "targets").await;
    for _ in 0..2 {
        let discarded = writer.submit(&page, &[("action", "discard")]).await;
        assert_eq!(discarded.path(), format!("{table}?discarded"));
    }
    let acts = world
        .app
        .value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_event WHERE action LIKE 'settings.%' AND action NOT IN ('settings.open', 'settings.table')")
        .await;
    assert_eq!(
        acts.as_deref(),
        Some(
            "settings.start settings.save settings.submit settings.recall settings.save \
             settings.submit settings.return settings.save settings.submit settings.approve \
             settings.start settings.discard"
        )
    );
    world.app.end().await;
}

/// Two drafts of a table can follow each other while a page stays open.
#[tokio::test]
async fn a_form_of_a_closed_draft_does_not_reach_the_next_one() {
    let world = managers().await;
    let mut writer = world.sign_in(WRITER).await;
    let page = starts(&mut writer, "targets").await;
    writer.submit(&page, &[("action", "discard")]).await;
    starts(&mut writer, "targets").await;
    let late = writer
        .submit(&page, &[("cell-2-1", "5"), ("action", "save")])
        .await;
    assert_eq!(late.status(), 409);
    assert!(
        late.says("This draft was closed since you opened it"),
        "{}",
        late.text()
    );
    let typed = late.form().unwrap().fields;
    assert!(typed.contains(&("cell-2-1".to_owned(), "5".to_owned())));
    let revision = "SELECT revision FROM review_draft WHERE state = 'draft'";
    assert_eq!(world.count(revision).await, 1, "the new draft is untouched");
    world.app.end().await;
}

#[tokio::test]
async fn a_partner_that_is_renamed_is_asked_for_by_its_new_name() {
    let world = managers().await;
    let app = &world.app;
    let before = app.value("SELECT count(*) FROM wording").await.unwrap();
    let mut resident = app.client();
    let page = resident.get("/privacy/prevention-alliance").await;
    let name = app.state.configured.partners[0].name.clone();
    assert!(page.says(&name), "{}", page.text());
    publish(
        &world,
        "partners",
        &[("cell-0-1", "A Partner With A New Name")],
    )
    .await;
    let page = resident.get("/privacy/prevention-alliance").await;
    assert!(page.says("A Partner With A New Name"), "{}", page.text());
    assert_ne!(
        app.value("SELECT count(*) FROM wording").await.unwrap(),
        before,
        "the words of the consent stand in the record"
    );
    let site = app.state.settings.site(&app.state).await;
    let wordings = app
        .state
        .wordings
        .read(&app.state.pools.web, &site.partners)
        .await
        .unwrap();
    assert!(
        wordings
            .iter()
            .any(|wording| wording.recipient == "A Partner With A New Name")
    );
    world.app.end().await;
}

#[tokio::test]
async fn an_officer_has_no_such_page() {
    let world = managers().await;
    let mut officer = world.sign_in(OFFICER).await;
    for path in [
        "/staff/settings",
        "/staff/settings/routing",
        "/staff/settings/routing/draft",
        "/staff/routing",
    ] {
        assert_eq!(officer.get(path).await.status(), 404, "{path}");
    }
    officer.header("sec-fetch-site", "same-origin");
    for (path, action) in [
        ("/staff/settings/routing", "start"),
        ("/staff/settings/routing/draft", "save"),
        ("/staff/settings/routing/decision", "approve"),
        ("/staff/routing", "try"),
    ] {
        let answer = officer.post(path, &[("action", action)]).await;
        assert_eq!(answer.status(), 404, "{path}");
    }
    let mut writer = world.sign_in(WRITER).await;
    assert_eq!(writer.get("/staff/settings/nothing").await.status(), 404);
    world.app.end().await;
}

#[tokio::test]
async fn a_bank_holiday_that_is_added_moves_the_first_look() {
    let world = managers().await;
    // A Monday morning.
    world.app.clock.set(
        Utc.with_ymd_and_hms(2026, 11, 23, 10, 0, 0)
            .single()
            .unwrap(),
    );
    let spare = shipped_rows(SettingsTable::Holidays).unwrap().0.len();
    let (day, name) = (format!("cell-{spare}-0"), format!("cell-{spare}-1"));
    let fields = [
        (day.as_str(), "2026-11-24"),
        (name.as_str(), "royal_wedding"),
    ];
    publish(&world, "holidays", &fields).await;
    let due = |priority| {
        let state = world.app.state.clone();
        async move {
            let site = state.settings.site(&state).await;
            site.data.first_look(priority, state.clock.now())
        }
    };
    use app::domain::codes::Priority;
    let soon = due(Priority::Soon).await;
    assert_eq!(
        soon,
        Utc.with_ymd_and_hms(2026, 11, 25, 17, 0, 0)
            .single()
            .unwrap(),
        "Tuesday is not a working day any more"
    );
    world.app.end().await;
}
