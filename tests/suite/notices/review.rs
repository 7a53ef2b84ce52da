//! The review of a notice: two people, a day, and a text that never changes again.

use super::people::{
    AFTER, BEFORE, SECOND, THIRD, WRITER, approves, council, publish, section, starts, writes,
};
use chrono::{TimeZone, Utc};

#[tokio::test]
async fn a_draft_becomes_a_version_by_two_people_on_its_day() {
    let world = council().await;
    let app = &world.app;
    let mut resident = app.client();
    let old = app
        .value("SELECT check_code FROM notice_version WHERE notice = 'family-hubs'")
        .await
        .unwrap();
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let page = writer.get(&draft).await;
    assert!(page.says("Draft") && section(&page, "other_people").contains(BEFORE));
    let saved = writes(&mut writer, &draft, "2026-12-01", "yes", "save").await;
    assert!(
        saved.says("Saved") && saved.says("Nothing is missing"),
        "{}",
        saved.text()
    );
    let sent = writer.submit(&saved, &[("action", "submit")]).await;
    assert!(sent.says("Sent for approval") && sent.says("it must be someone else"));

    let mut second = world.sign_in(SECOND).await;
    let read = second.get(&draft).await;
    for said in [
        "We ask you to tell us less about others.",
        "Taken out: only what",
        "New: no more than",
        "DESK.WRITER",
        "Version 2, from 1 December 2026",
    ] {
        assert!(read.says(said), "{said}: {}", read.text());
    }
    let hash = app
        .value("SELECT encode(sha256, 'hex') FROM review_draft")
        .await
        .unwrap();
    assert!(read.says(&hash));
    let done = approves(&mut second, &draft).await;
    assert!(
        done.says("Approved") && done.says("Not yet in force"),
        "{}",
        done.text()
    );
    assert!(
        done.says("Written by DESK.WRITER, approved by DESK.SECOND"),
        "{}",
        done.text()
    );

    // What was read is what came out, under the hash and the code it was read under.
    let stored = app
        .value("SELECT encode(sha256, 'hex') FROM notice_version WHERE notice = 'family-hubs' AND version = 2")
        .await;
    assert_eq!(stored, Some(hash));
    let code = app
        .value("SELECT check_code FROM notice_version WHERE notice = 'family-hubs' AND version = 2")
        .await
        .unwrap();
    assert!(read.says(&code));

    // Until its London day it is nobody's notice.
    assert_eq!(resident.get("/privacy/family-hubs/2").await.status(), 404);
    assert_eq!(
        resident
            .get(&format!("/privacy/check/{code}"))
            .await
            .status(),
        404
    );
    let printed = resident.get(&format!("/privacy/check/{old}")).await;
    assert!(printed.says("Your copy is the newest"));
    app.clock
        .set(Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).single().unwrap());
    let newest = resident.get("/privacy/family-hubs").await;
    assert!(newest.says("Version 2, from 1 December 2026") && newest.says(AFTER));
    assert!(
        resident.get("/privacy/family-hubs/1").await.says(BEFORE),
        "for ever"
    );
    let compared = resident.get("/privacy/family-hubs/compare/1/2").await;
    assert!(compared.says("New: no more than"));

    // A printed copy of either says what it is, by what it was replaced, and when.
    let printed = resident.get(&format!("/privacy/check/{old}")).await;
    assert!(printed.says("Your copy was replaced by version 2 on 1 December 2026."));
    assert!(!printed.says("The newest one"));
    let printed = resident.get(&format!("/privacy/check/{code}")).await;
    assert!(printed.says("Your copy is the newest"));
    publish(&world, "2026-12-02", "no").await;
    app.clock
        .set(Utc.with_ymd_and_hms(2026, 12, 2, 0, 0, 0).single().unwrap());
    let printed = resident.get(&format!("/privacy/check/{old}")).await;
    assert!(printed.says("replaced by version 2 on 1 December 2026. The newest one is version 3, from 2 December 2026."));
    world.app.end().await;
}

#[tokio::test]
async fn whoever_had_a_hand_in_a_text_cannot_approve_it() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    // A second person writes too, and sends it.
    let mut second = world.sign_in(SECOND).await;
    writes(&mut second, &draft, "2026-12-01", "no", "submit").await;
    let hash = world
        .app
        .value("SELECT encode(sha256, 'hex') FROM review_draft")
        .await
        .unwrap();
    for person in [&mut writer, &mut second] {
        let page = person.get(&draft).await;
        assert!(
            page.says("so somebody else must approve it") && !page.says("Approve this version")
        );
        // The button is not there; the address is.
        person.header("sec-fetch-site", "same-origin");
        for act in ["approve", "return"] {
            let fields = [
                ("action", act),
                ("revision", "3"),
                ("sha256", &hash),
                ("why", "x"),
            ];
            let answer = person.post(&format!("{draft}/decision"), &fields).await;
            assert_eq!(answer.status(), 403, "{act}");
        }
    }
    assert_eq!(
        world
            .count("SELECT count(*) FROM notice_version WHERE version = 2")
            .await,
        0
    );
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'access.refused' AND reason = 'not_allowed'")
            .await,
        4
    );
    let mut third = world.sign_in(THIRD).await;
    assert!(approves(&mut third, &draft).await.says("Approved"));
    world.app.end().await;
}

#[tokio::test]
async fn what_is_unfinished_is_kept_but_not_sent() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let page = writer.get(&draft).await;
    assert!(page.says("Say if it is a change of substance"));
    let fields = [
        ("title", ""),
        ("section-purpose", ""),
        ("section-rights", "Ask [contact:nobody].\n\n- one\n- two"),
        ("changes", ""),
        ("action", "submit"),
    ];
    let refused = writer.submit(&page, &fields).await;
    assert_eq!(refused.status(), 422);
    for said in [
        "Enter a title",
        "Say what is new, in plain words",
        "Write this section: Purpose",
        "Nothing stands behind this marker or link: [contact:nobody]",
        "Say if it is a change of substance",
    ] {
        assert!(refused.says(said), "{said}");
    }
    assert!(
        section(&refused, "rights").contains("[contact:nobody]"),
        "what was typed is kept"
    );
    assert_eq!(
        world.count("SELECT revision FROM review_draft").await,
        1,
        "nothing was saved"
    );
    let saved = writer.submit(&refused, &[("action", "save")]).await;
    assert!(saved.says("Saved") && saved.says("Before it can be sent for approval"));
    assert_eq!(
        section(&saved, "rights"),
        "Ask [contact:nobody].\n\n- one\n- two"
    );
    // A day that is over.
    let page = writer.get(&draft).await;
    let refused = writer
        .submit(&page, &[("from", "2026-11-17"), ("action", "submit")])
        .await;
    assert!(refused.says("The day is over. Enter today or a later day"));
    let refused = writer
        .submit(&page, &[("from", "soon"), ("action", "save")])
        .await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("Enter the day like 2026-12-01"));
    assert_eq!(
        world
            .count("SELECT count(*) FROM review_draft WHERE state = 'draft'")
            .await,
        1
    );
    world.app.end().await;
}

#[tokio::test]
async fn two_people_who_write_at_once_do_not_overwrite_each_other_unseen() {
    let world = council().await;
    let mut one = world.sign_in(WRITER).await;
    let mut two = world.sign_in(SECOND).await;
    let draft = starts(&mut one).await;
    let (mine, theirs) = (one.get(&draft).await, two.get(&draft).await);
    let first = [("section-children", "First words."), ("action", "save")];
    assert!(one.submit(&mine, &first).await.says("Saved"));
    let second = [("section-children", "Second words."), ("action", "save")];
    let late = two.submit(&theirs, &second).await;
    assert_eq!(late.status(), 409);
    assert!(late.says("Someone changed the draft since you opened it."));
    assert_eq!(section(&late, "children"), "Second words.");
    let kept = "SELECT body::text LIKE '%First words.%' FROM review_draft";
    assert_eq!(world.app.value(kept).await.as_deref(), Some("true"));
    // Now they know, and may.
    let replaced = two.submit(&late, &[("action", "save")]).await;
    assert!(replaced.says("Saved"));
    assert_eq!(section(&replaced, "children"), "Second words.");
    world.app.end().await;
}

#[tokio::test]
async fn a_draft_can_be_recalled_or_sent_back_with_a_reason_and_discarded() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let mut second = world.sign_in(SECOND).await;
    let draft = starts(&mut writer).await;
    writes(&mut writer, &draft, "2026-12-01", "no", "submit").await;
    let page = writer.get(&draft).await;
    let back = writer.submit(&page, &[("action", "recall")]).await;
    assert!(back.says("Recalled") && back.says("Draft"));
    let page = writer.get(&draft).await;
    writer.submit(&page, &[("action", "submit")]).await;

    let page = second.get(&draft).await;
    let form = page.form_to("/decision").unwrap();
    let refused = second
        .submit_form(&page, &form, &[("action", "return"), ("why", " ")])
        .await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("Say what has to change"));
    let done = second
        .submit_form(
            &page,
            &form,
            &[("action", "return"), ("why", "Name the <b>new</b> team.")],
        )
        .await;
    assert!(done.says("Sent back to the authors"));
    let page = writer.get(&draft).await;
    assert!(page.says("DESK.SECOND sent it back") && page.says("Name the <b>new</b> team."));
    assert!(!page.html().contains("<b>"), "what was written is text");
    // What was read before is not what waits now.
    let late = second
        .submit_form(&page, &form, &[("action", "approve")])
        .await;
    assert_eq!(late.status(), 409);

    let give_up = page
        .forms()
        .into_iter()
        .rfind(|form| form.action.as_deref() == Some(&draft))
        .unwrap();
    let done = writer
        .submit_form(&page, &give_up, &[("action", "discard")])
        .await;
    assert!(done.says("The draft was discarded") && done.says("There is no draft."));
    assert_eq!(
        writer.get(&draft).await.status(),
        200,
        "it can still be read"
    );
    let acts = world
        .app
        .value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_event WHERE action LIKE 'notice.%' AND action NOT IN ('notice.open', 'notice.list')")
        .await;
    assert_eq!(
        acts.as_deref(),
        Some(
            "notice.start notice.save notice.submit notice.recall notice.save notice.submit \
             notice.return notice.discard"
        )
    );
    world.app.end().await;
}

#[tokio::test]
async fn what_is_approved_is_what_was_read() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let mut second = world.sign_in(SECOND).await;
    let draft = starts(&mut writer).await;
    writes(&mut writer, &draft, "2026-12-01", "no", "submit").await;
    let read = second.get(&draft).await;
    // Meanwhile it is taken back, changed, and sent anew.
    let page = writer.get(&draft).await;
    writer.submit(&page, &[("action", "recall")]).await;
    let page = writer.get(&draft).await;
    let other = [("section-children", "Other words."), ("action", "submit")];
    writer.submit(&page, &other).await;
    let form = read.form_to("/decision").unwrap();
    let late = second
        .submit_form(&read, &form, &[("action", "approve")])
        .await;
    assert_eq!(late.status(), 409);
    assert!(late.says("The draft changed since you opened it.") && late.says("Other words."));
    // Not even with the right number and the wrong hash.
    let revision = world
        .app
        .value("SELECT revision FROM review_draft")
        .await
        .unwrap();
    let late = second
        .submit_form(
            &read,
            &form,
            &[("action", "approve"), ("revision", &revision)],
        )
        .await;
    assert_eq!(late.status(), 409);
    assert_eq!(
        world
            .count("SELECT count(*) FROM notice_version WHERE version = 2")
            .await,
        0
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_day_that_is_over_or_another_version_stops_the_approval() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    writes(&mut writer, &draft, "2026-11-19", "no", "submit").await;
    // Another version took the number, as an upgrade might bring.
    let app = &world.app;
    app.execute(
        "INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from) \
         SELECT gen_random_uuid(), notice, controller, 2, body, sha256, 'XXX-XXX', valid_from FROM notice_version WHERE notice = 'family-hubs'",
    )
    .await;
    let mut second = world.sign_in(SECOND).await;
    let late = approves(&mut second, &draft).await;
    assert_eq!(late.status(), 409);
    assert!(
        late.says("Another version was approved first."),
        "{}",
        late.text()
    );
    // London's midnight ends the day.
    app.clock.set(
        Utc.with_ymd_and_hms(2026, 11, 19, 23, 59, 0)
            .single()
            .unwrap(),
    );
    let mut second = world.sign_in(SECOND).await;
    assert!(approves(&mut second, &draft).await.says("Another version"));
    app.clock.set(
        Utc.with_ymd_and_hms(2026, 11, 20, 0, 0, 0)
            .single()
            .unwrap(),
    );
    let late = approves(&mut second, &draft).await;
    assert_eq!(late.status(), 409);
    assert!(
        late.says("The date from which it was to be in force is over."),
        "{}",
        late.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_preview_is_the_resident_s_page_and_says_that_it_is_not_out() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let fields = [
        (
            "section-children",
            "We keep it until [date:FH-FORM].\n\n- **first**\n- second",
        ),
        ("action", "save"),
    ];
    let page = writer.get(&draft).await;
    let saved = writer.submit(&page, &fields).await;
    // The markers stand on the page, with what they say today.
    for said in [
        "[date:FH-FORM]",
        "31 March 2029",
        "[contact:fh_dpo]",
        "[partner-notices]",
        "[partners]",
    ] {
        assert!(saved.says(said), "{said}");
    }
    let preview = writer.get(&format!("{draft}/preview")).await;
    assert!(preview.says("This is a preview. It is not published"));
    assert!(preview.says("We keep it until 31 March 2029"));
    assert!(preview.html().contains("<strong>first</strong>") && !preview.says("Check code"));
    assert!(
        !preview
            .links()
            .contains(&"/privacy/family-hubs/2".to_owned())
    );
    let compared = writer.get(&format!("{draft}/compare")).await;
    assert!(
        compared.says("New: We keep it until"),
        "{}",
        compared.text()
    );
    let looks = world
        .count("SELECT count(*) FROM audit_event WHERE action IN ('notice.preview', 'notice.compare') AND activity IS NOT NULL AND detail->>'draft' IS NOT NULL")
        .await;
    assert_eq!(looks, 2);
    world.app.end().await;
}
