//! Confirming, moving, noting, closing.

use super::world::{New, Sent, World, add_task};
use app::domain::{codes::Flag, permission::Role};
use harness::{Answer, Client, canary};

/// Opens a case and sends one of its forms.
pub async fn act(officer: &mut Client, sent: &Sent, to: &str, fields: &[(&str, &str)]) -> Answer {
    let page = officer.get(&sent.path()).await;
    send(officer, &page, to, fields).await
}

/// Sends one of the forms of a page; of several to the same address the one with a field of that name.
async fn send(officer: &mut Client, page: &Answer, to: &str, fields: &[(&str, &str)]) -> Answer {
    let wanted: Vec<&str> = fields
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| *name != "action")
        .collect();
    let form = page
        .forms()
        .into_iter()
        .filter(|form| {
            let action = form.action.as_deref().unwrap_or_default();
            action.starts_with("/staff/case/")
                && action.matches('/').count() == 3 + to.matches('/').count()
                && action.ends_with(to)
        })
        .find(|form| {
            wanted.iter().all(|name| {
                form.inputs.contains(&(*name).to_owned())
                    || form.choices.iter().any(|(known, _)| known == name)
                    || *name == "task"
            })
        })
        .unwrap_or_else(|| panic!("no form to {to}: {}", page.text()));
    officer.submit_form(page, &form, fields).await
}

#[tokio::test]
async fn one_press_confirms_the_queue_under_the_officers_name() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = act(&mut officer, &sent, "/queue", &[("action", "confirm")]).await;
    assert_eq!(page.status(), 200);
    assert!(page.says("Confirmed by J.SPECIMEN"), "{}", page.text());
    assert!(page.says("J.SPECIMEN confirmed the queue."));
    for sql in [
        "SELECT count(*) FROM enquiry e JOIN staff s ON s.id = e.confirmed_by WHERE s.name = 'j.specimen'",
        "SELECT count(*) FROM routing_decision WHERE kind = 'confirmed' AND from_queue = to_queue",
        "SELECT count(*) FROM status_change WHERE status = 'confirmed' AND actor_kind = 'staff'",
        "SELECT count(*) FROM audit_event WHERE action = 'case.confirm'",
    ] {
        assert_eq!(world.count(sql).await, 1, "{sql}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_different_queue_needs_a_reason_and_takes_the_case_out_of_sight() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let failed = act(
        &mut officer,
        &sent,
        "/queue",
        &[("action", "change"), ("queue", "FH-WER"), ("why", " ")],
    )
    .await;
    assert_eq!(failed.status(), 422);
    assert!(failed.says("Say why"));
    assert!(
        failed.html().contains(r#"<option value="FH-WER" selected"#),
        "the choice is kept"
    );

    let why = canary("the reason");
    let moved = send(
        &mut officer,
        &failed,
        "/queue",
        &[("action", "change"), ("queue", "FH-WER"), ("why", &why)],
    )
    .await;
    assert_eq!(moved.status(), 200, "{}", moved.text());
    assert_eq!(moved.path(), "/staff/queue/FH-CEN?done=moved");
    assert!(moved.says("The enquiry is in its new queue now."));
    assert_eq!(officer.get(&sent.path()).await.status(), 404);

    let mut other = world.officer("a.sample", "FH-WER").await;
    let page = other.get(&sent.path()).await;
    assert!(
        page.says("moved it from Family Hub – Stockport Central to Family Hub – Werneth"),
        "{}",
        page.text()
    );
    assert!(page.says(&why));
    assert!(
        page.says("Suggested: Family Hub – Stockport Central"),
        "both are kept"
    );
    let readable =
        "SELECT count(*) FROM routing_decision WHERE encode(reason, 'escape') LIKE '%Zxq%'";
    assert_eq!(world.count(readable).await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn the_other_organisation_is_not_in_the_list_and_is_refused_when_sent() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    let offered: Vec<String> = page
        .forms()
        .iter()
        .flat_map(|form| form.choices.clone())
        .filter(|(name, _)| name == "queue")
        .map(|(_, value)| value)
        .collect();
    assert!(offered.contains(&"FH-BOR".to_owned()));
    assert!(
        !offered.iter().any(|code| code.starts_with("TPA")),
        "{offered:?}"
    );
    let refused = send(
        &mut officer,
        &page,
        "/queue",
        &[
            ("action", "change"),
            ("queue", "TPA-SSH"),
            ("why", "an adult"),
        ],
    )
    .await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("That team is another organisation."));
    assert_eq!(
        world
            .count("SELECT count(*) FROM enquiry WHERE controller = 'SMBC' AND queue = 'FH-CEN'")
            .await,
        1
    );
    world.app.end().await;
}

#[tokio::test]
async fn whoever_acts_on_an_old_page_is_told_and_nothing_changes() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    let (old_one, old_two) = (one.get(&sent.path()).await, two.get(&sent.path()).await);
    send(&mut one, &old_one, "/queue", &[("action", "confirm")]).await;
    let late = send(
        &mut two,
        &old_two,
        "/queue",
        &[
            ("action", "change"),
            ("queue", "FH-WER"),
            ("why", "kept while it fails"),
        ],
    )
    .await;
    assert_eq!(late.status(), 409);
    assert!(late.says("Somebody changed this while you had it open."));
    assert!(late.html().contains("kept while it fails"));
    assert!(late.says("Confirmed by J.SPECIMEN"));
    assert_eq!(
        world.audited(&sent, "case.move").await,
        0,
        "what did not happen is not recorded"
    );
    assert_eq!(
        world.count("SELECT count(*) FROM routing_decision").await,
        1
    );
    world.app.end().await;
}

#[tokio::test]
async fn an_old_page_cannot_close_either() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    let page = act(&mut one, &sent, "/queue", &[("action", "confirm")]).await;
    let old = two.get(&sent.path()).await;
    send(&mut one, &page, "/status", &[("action", "start")]).await;
    let late = send(
        &mut two,
        &old,
        "/close",
        &[("action", "close"), ("outcome", "info_given")],
    )
    .await;
    assert_eq!(late.status(), 409, "{}", late.text());
    assert_eq!(
        world
            .count("SELECT count(*) FROM enquiry WHERE closed_at IS NOT NULL")
            .await,
        0
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_note_is_sealed_shown_and_can_hold_any_markup_as_text() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let empty = act(
        &mut officer,
        &sent,
        "/note",
        &[("action", "note"), ("note", "  ")],
    )
    .await;
    assert_eq!(empty.status(), 422);
    let text = format!("{} <script>alert(2)</script>", canary("note"));
    let page = act(
        &mut officer,
        &sent,
        "/note",
        &[("action", "note"), ("note", &text)],
    )
    .await;
    assert_eq!(page.status(), 200);
    assert!(page.says("J.SPECIMEN wrote a note."));
    assert!(page.html().contains("&lt;script&gt;alert(2)"));
    let readable = "SELECT count(*) FROM note WHERE encode(body, 'escape') LIKE '%Zxq%'";
    assert_eq!(world.count(readable).await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn a_task_is_ticked_off_once_under_a_name() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let other = world.enquiry(New::in_queue("FH-WER")).await;
    let task = add_task(&world.app, &sent, "consent_withdrawn")
        .await
        .to_string();
    let foreign = add_task(&world.app, &other, "consent_withdrawn")
        .await
        .to_string();
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(page.says("Stop what relied on the choice that was withdrawn"));
    let done = send(&mut officer, &page, "/task", &[("task", &task)]).await;
    assert!(done.says("Done by J.SPECIMEN"), "{}", done.text());
    let again = send(&mut officer, &page, "/task", &[("task", &task)]).await;
    assert_eq!(again.status(), 200);
    assert_eq!(world.audited(&sent, "case.task_done").await, 1);
    let wrong = send(&mut officer, &page, "/task", &[("task", &foreign)]).await;
    assert_eq!(wrong.status(), 404);
    world.app.end().await;
}

#[tokio::test]
async fn each_outcome_asks_for_what_it_requires() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let early = officer.get(&sent.path()).await;
    assert!(early.form_to("/close").is_none(), "first it is confirmed");
    let page = act(&mut officer, &sent, "/queue", &[("action", "confirm")]).await;
    assert!(
        !page.html().contains("support_accepted"),
        "that is the other organisation's"
    );
    for (outcome, says) in [
        ("", "Select how it ended"),
        ("support_accepted", "Select how it ended"),
        ("withdrawn", "Select how it ended"),
        (
            "could_not_contact",
            "Record 3 attempts to reach them, on 2 different days",
        ),
        ("intervention", "Enter the casefile reference"),
    ] {
        let fields = [("action", "close"), ("outcome", outcome)];
        let failed = send(&mut officer, &page, "/close", &fields).await;
        assert_eq!(failed.status(), 422, "{outcome}");
        assert!(failed.says(says), "{outcome}: {}", failed.text());
    }
    let fields = [("action", "close"), ("outcome", "no_further_action")];
    let closed = send(&mut officer, &page, "/close", &fields).await;
    assert_eq!(
        closed.path(),
        "/staff/queue/FH-CEN?done=closed",
        "on to the next"
    );
    let closed = officer.get(&sent.path()).await;
    assert!(closed.says("Closed by J.SPECIMEN"));
    assert!(closed.form_to("/close").is_none());
    assert_eq!(
        world.count("SELECT count(*) FROM status_change WHERE status = 'closed' AND actor_id IS NOT NULL").await,
        1
    );
    world.app.end().await;
}

#[tokio::test]
async fn an_intervention_keeps_its_casefile_and_support_has_no_date() {
    let world = World::start().await;
    let council = world.enquiry(New::default()).await;
    let alliance = world.enquiry(New::in_queue("TPA-SSH")).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("t.sample", "TPA-SSH").await;
    act(&mut one, &council, "/queue", &[("action", "confirm")]).await;
    let fields = [
        ("action", "close"),
        ("outcome", "intervention"),
        ("casefile", "CF-2026-17"),
    ];
    act(&mut one, &council, "/close", &fields).await;
    let page = one.get(&council.path()).await;
    assert!(page.says("CF-2026-17"));
    assert!(page.says("31 March 2029"));
    act(&mut two, &alliance, "/queue", &[("action", "confirm")]).await;
    let fields = [("action", "close"), ("outcome", "support_accepted")];
    act(&mut two, &alliance, "/close", &fields).await;
    let page = two.get(&alliance.path()).await;
    assert!(
        page.says("No date is set. A person looks at it on 18 November 2027."),
        "{}",
        page.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_case_moves_through_its_states_by_people_only() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut page = act(&mut officer, &sent, "", &[("action", "take")]).await;
    assert!(page.says("With you"));
    world.app.advance(chrono::TimeDelta::minutes(1));
    page = send(&mut officer, &page, "/queue", &[("action", "confirm")]).await;
    for (action, says) in [
        ("start", "In progress"),
        ("wait", "Waiting for the resident"),
        ("resume", "In progress"),
    ] {
        world.app.advance(chrono::TimeDelta::minutes(1));
        page = send(&mut officer, &page, "/status", &[("action", action)]).await;
        assert!(page.says(says), "{action}: {}", page.text());
    }
    let people =
        "SELECT count(*) FROM status_change WHERE actor_kind = 'staff' AND actor_id IS NULL";
    assert_eq!(world.count(people).await, 0);
    assert_eq!(
        world
            .app
            .value("SELECT string_agg(status, ' ' ORDER BY at, status) FROM status_change")
            .await
            .as_deref(),
        Some("submitted suggested confirmed in_progress waiting_for_resident in_progress")
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_safeguarding_lead_sees_flagged_cases_and_does_not_close_them() {
    let world = World::start().await;
    let flagged = world
        .enquiry(New::default().flagged(&[Flag::DangerNow, Flag::Urgent]))
        .await;
    let plain = world.enquiry(New::default()).await;
    let other = world
        .enquiry(New::in_queue("TPA-SSH").flagged(&[Flag::DangerNow, Flag::Urgent]))
        .await;
    world.account("lead", &[Role::SafeguardingLead], &[]).await;
    let mut lead = world.sign_in("lead").await;
    let list = lead.get("/staff/flagged").await;
    assert!(list.says(&flagged.reference));
    assert!(!list.says(&plain.reference) && !list.says(&other.reference));
    let page = lead.get(&flagged.path()).await;
    assert_eq!(page.status(), 200);
    assert!(page.form_to("/close").is_none());
    assert!(page.form_to("/note").is_some());
    assert_eq!(lead.get(&plain.path()).await.status(), 404);
    assert_eq!(lead.get(&other.path()).await.status(), 404);
    lead.header("sec-fetch-site", "same-origin");
    let fields = [
        ("action", "close"),
        ("outcome", "info_given"),
        ("version", "1"),
    ];
    assert_eq!(
        lead.post(&flagged.below("close"), &fields).await.status(),
        403
    );
    assert_eq!(
        lead.post(&plain.below("close"), &fields).await.status(),
        404
    );
    let reasons = "SELECT string_agg(reason, ' ' ORDER BY reason) FROM audit_event WHERE action = 'access.refused'";
    assert_eq!(
        world.app.value(reasons).await.as_deref(),
        Some("not_allowed not_in_scope not_in_scope not_in_scope")
    );
    world.app.end().await;
}
