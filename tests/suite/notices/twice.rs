//! The same button pressed twice, two people at once, and a next version while one is still to come.

use super::{
    publisher::{
        AFTER, BEFORE, DESK, SECOND, THIRD, WRITER, approves, council, publish, section, starts,
        writes,
    },
    versions::second,
};
use chrono::{TimeZone, Utc};
use server::notice::seed::put_notice;

#[tokio::test]
async fn pressing_a_button_twice_does_it_once_and_says_so() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let mut second = world.sign_in(SECOND).await;
    // Start.
    let desk = writer.get(DESK).await;
    let first = writer.submit(&desk, &[("action", "start")]).await;
    let again = writer.submit(&desk, &[("action", "start")]).await;
    assert_eq!(first.path(), again.path());
    let draft = first.path().to_owned();
    // Somebody else finds it open.
    let theirs = second.get(DESK).await;
    assert!(theirs.form_to(DESK).is_none(), "no button to press");
    // Save.
    let page = writer.get(&draft).await;
    let words = [("section-children", "Some words."), ("action", "save")];
    for _ in 0..2 {
        let saved = writer.submit(&page, &words).await;
        assert_eq!((saved.status(), saved.says("Saved")), (200, true));
    }
    assert_eq!(world.count("SELECT revision FROM notice_draft").await, 2);
    // Send, take back.
    let page = writer.get(&draft).await;
    let send = [
        ("from", "2026-12-01"),
        ("changes", "We say more."),
        ("substance", "no"),
        ("action", "submit"),
    ];
    for _ in 0..2 {
        let sent = writer.submit(&page, &send).await;
        assert_eq!(sent.path(), format!("{DESK}?submitted"), "{}", sent.text());
    }
    let page = writer.get(&draft).await;
    for _ in 0..2 {
        let back = writer.submit(&page, &[("action", "take_back")]).await;
        assert_eq!(back.path(), format!("{DESK}?taken-back"));
    }
    let page = writer.get(&draft).await;
    writer.submit(&page, &[("action", "submit")]).await;
    // Send back.
    let page = second.get(&draft).await;
    let form = page.form_to("/decision").unwrap();
    let why = [("action", "return"), ("why", "Say it in fewer words.")];
    for _ in 0..2 {
        let back = second.submit_form(&page, &form, &why).await;
        assert_eq!(back.path(), format!("{DESK}?returned"));
    }
    // Approve.
    let page = writer.get(&draft).await;
    writer.submit(&page, &[("action", "submit")]).await;
    let page = second.get(&draft).await;
    let form = page.form_to("/decision").unwrap();
    for _ in 0..2 {
        let out = second
            .submit_form(&page, &form, &[("action", "approve")])
            .await;
        assert_eq!(out.path(), format!("{DESK}?published"));
    }
    // Give up.
    let draft = starts(&mut writer).await;
    let page = writer.get(&draft).await;
    let give_up = page
        .forms()
        .into_iter()
        .rfind(|form| form.action.as_deref() == Some(&draft))
        .unwrap();
    for _ in 0..2 {
        let done = writer
            .submit_form(&page, &give_up, &[("action", "discard")])
            .await;
        assert_eq!(done.path(), format!("{DESK}?discarded"));
    }
    let acts = world
        .app
        .value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_event WHERE action LIKE 'notice.%' AND action NOT IN ('notice.open', 'notice.desk')")
        .await;
    assert_eq!(
        acts.as_deref(),
        Some(
            "notice.start notice.save notice.save notice.submit notice.take_back notice.save \
             notice.submit notice.return notice.save notice.submit notice.approve notice.start \
             notice.discard"
        )
    );
    // Each sending names the hash of what was sent.
    let hashed = world
        .count("SELECT count(*) FROM audit_event WHERE action = 'notice.submit' AND length(detail->>'sha256') = 64")
        .await;
    assert_eq!(hashed, 3);
    world.app.end().await;
}

#[tokio::test]
async fn of_two_who_approve_at_once_one_does_and_the_other_is_told() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    writes(&mut writer, &draft, "2026-12-01", "yes", "submit").await;
    let mut one = world.sign_in(SECOND).await;
    let mut two = world.sign_in(THIRD).await;
    let (first, second) = (one.get(&draft).await, two.get(&draft).await);
    let forms = [&first, &second].map(|page| page.form_to("/decision").unwrap());
    let act = [("action", "approve")];
    let (one, two) = tokio::join!(
        one.submit_form(&first, &forms[0], &act),
        two.submit_form(&second, &forms[1], &act)
    );
    let mut statuses = [one.status(), two.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", one.text(), two.text());
    for (table, more) in [
        ("notice_version", "WHERE version = 2"),
        ("notice_approval", ""),
        ("reconsent_mailing", ""),
        ("audit_event", "WHERE action = 'notice.approve'"),
    ] {
        let sql = format!("SELECT count(*) FROM {table} {more}");
        assert_eq!(world.count(&sql).await, 1, "{table}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn what_was_typed_stays_when_the_draft_was_sent_or_closed_meanwhile() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let mut other = world.sign_in(SECOND).await;
    let draft = starts(&mut writer).await;
    let theirs = other.get(&draft).await;
    writes(&mut writer, &draft, "2026-12-01", "no", "submit").await;
    let words = [("section-children", "My long words."), ("action", "save")];
    let late = other.submit(&theirs, &words).await;
    assert_eq!(late.status(), 409);
    assert!(late.says("so nothing was saved. Your words are still here."));
    assert_eq!(section(&late, "children"), "My long words.");
    // Taken back: the words can be saved, knowing that others were there.
    let page = writer.get(&draft).await;
    writer.submit(&page, &[("action", "take_back")]).await;
    let late = other.submit(&late, &[("action", "save")]).await;
    assert_eq!(late.status(), 409);
    assert_eq!(section(&late, "children"), "My long words.");
    let saved = other.submit(&late, &[("action", "save")]).await;
    assert!(saved.says("Saved") && section(&saved, "children") == "My long words.");
    // Given up meanwhile.
    let page = writer.get(&draft).await;
    let give_up = page
        .forms()
        .into_iter()
        .rfind(|form| form.action.as_deref() == Some(&draft))
        .unwrap();
    writer
        .submit_form(&page, &give_up, &[("action", "discard")])
        .await;
    let late = other.submit(&saved, &words).await;
    assert_eq!(late.status(), 409);
    assert!(late.says("Copy them into a new draft"));
    assert_eq!(section(&late, "children"), "My long words.");
    world.app.end().await;
}

#[tokio::test]
async fn the_next_draft_goes_on_from_a_version_that_is_still_to_come() {
    let world = council().await;
    publish(&world, "2026-12-01", "no").await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let page = writer.get(&draft).await;
    // Its words, not those of today: the next version would take them back unseen.
    assert!(section(&page, "other_people").contains(AFTER));
    assert!(page.html().contains("value=\"2026-12-01\""));
    let early = [
        ("from", "2026-11-30"),
        ("changes", "We say more."),
        ("substance", "no"),
        ("section-children", "More words."),
        ("action", "submit"),
    ];
    let refused = writer.submit(&page, &early).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("Version 2 begins on 1 December 2026. Enter that day or a later day"));
    let sent = writer
        .submit(&refused, &[("from", "2026-12-02"), ("action", "submit")])
        .await;
    assert_eq!(sent.path(), format!("{DESK}?submitted"), "{}", sent.text());
    let mut second = world.sign_in(SECOND).await;
    let read = second.get(&draft).await;
    assert!(read.says("Compared with: Version 2, from 1 December 2026"));
    assert!(read.says("New: More words.") && !read.says("Taken out: no more than"));
    assert!(approves(&mut second, &draft).await.says("Published"));
    // Read again afterwards, it is still compared with the one before it.
    world
        .app
        .clock
        .set(Utc.with_ymd_and_hms(2026, 12, 2, 9, 0, 0).single().unwrap());
    let mut second = world.sign_in(SECOND).await;
    assert!(second.get(&draft).await.says("New: More words."));
    let notice = world.app.client().get("/privacy/family-hubs").await;
    assert!(notice.says(AFTER) && !notice.says(BEFORE) && notice.says("More words."));
    world.app.end().await;
}

#[tokio::test]
async fn no_change_escapes_the_comparison() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let page = writer.get(&draft).await;
    let retention = section(&page, "retention");
    assert!(retention.contains("[retention:FH-FORM]"));
    let swapped = retention.replace("[retention:FH-FORM]", "[retention:FH-NFA]");
    let fields = [
        ("heading-rights", "Your rights and how to use them"),
        ("section-retention", swapped.as_str()),
        ("section-children", "Read [this page](/privacy)."),
        ("automated_decision", "yes"),
        ("action", "save"),
    ];
    writer.submit(&page, &fields).await;
    let compared = writer.get(&format!("{draft}/compare")).await;
    for said in [
        "and how to use them",
        "Taken out: FH-FORM",
        "New: FH-NFA",
        "(/privacy)",
        "Is anything decided without a person?",
        "Taken out: No",
        "New: Yes",
    ] {
        assert!(compared.says(said), "{said}: {}", compared.text());
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_whole_notice_can_be_longer_than_any_other_form() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let page = writer.get(&draft).await;
    let long = "We write a great deal about this here. ".repeat(250);
    let names: Vec<String> = page
        .form()
        .unwrap()
        .fields
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("section-"))
        .collect();
    let mut fields: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (name.as_str(), long.as_str()))
        .collect();
    fields.push(("action", "save"));
    let saved = writer.submit(&page, &fields).await;
    assert!(saved.says("Saved"), "{}", saved.status());
    // Periods that are typed are pointed out to whoever reads it.
    assert!(saved.says("The section on retention names no live rule."));
    // Too long is said at its field, with the words still there.
    let longer = "We write a great deal about this here. ".repeat(260);
    let refused = writer
        .submit(&saved, &[("section-rights", &longer), ("action", "save")])
        .await;
    assert_eq!(refused.status(), 422);
    assert!(
        refused.says("Use 10000 characters at most"),
        "{}",
        refused.text()
    );
    assert_eq!(section(&refused, "rights").trim(), longer.trim());
    world.app.end().await;
}

/// An upgrade that brings a version of its own does not stop where an organisation has published that
/// number itself.
#[tokio::test]
async fn an_organisation_s_own_version_stands_when_an_upgrade_ships_the_same_number() {
    let world = council().await;
    publish(&world, "2026-11-18", "no").await;
    let app = &world.app;
    let put = put_notice(&app.owner, &second("2026-12-01"), app.clock.now()).await;
    assert!(!put.unwrap());
    assert!(app.client().get("/privacy/family-hubs").await.says(AFTER));
    world.app.end().await;
}
