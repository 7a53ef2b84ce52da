//! Emergency access: one case outside the own scope, with a reason, for a day, managers told.

use crate::{
    concern::{gives_address, raises},
    staff::world::{New, Sent, World},
};
use app::domain::{ids::StaffId, permission::Role};
use chrono::TimeDelta;
use harness::{Answer, CANARY, Client, canary};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

const PAGE: &str = "/staff/emergency-access";

async fn breaks(client: &mut Client, reference: &str) -> Answer {
    let reason = canary("reason");
    let fields = [("reference", reference), ("reason", reason.as_str())];
    let page = client.get(PAGE).await;
    let form = page
        .form_to(PAGE)
        .unwrap_or_else(|| panic!("no form: {}", page.text()));
    client.submit_form(&page, &form, &fields).await
}

async fn ends(client: &mut Client, page: &Answer) -> Answer {
    let form = page.form_to("/staff/emergency-access/end").unwrap();
    client.submit_form(page, &form, &[]).await
}

async fn rows(world: &World, who: StaffId, sql: &str) -> usize {
    let tx = world.app.state.pools.staff_tx(who).await.unwrap();
    let sql = Statement::from_string(DbBackend::Postgres, sql.to_owned());
    let found = tx.query_all_raw(sql).await.unwrap().len();
    tx.rollback().await.unwrap();
    found
}

/// A case of another queue, an officer who does not work it, and a manager with an address.
async fn far() -> (World, Sent, Client) {
    let world = World::start().await;
    let sent = world.enquiry(New::in_queue("FH-WER")).await;
    let manager = world.account("m.one", &[Role::ManagerFh], &[]).await;
    gives_address(&world.app, manager, "manager@example.org").await;
    let officer = world.officer("j.specimen", "FH-CEN").await;
    (world, sent, officer)
}

#[tokio::test]
async fn a_reason_and_the_exact_reference_open_one_case_and_a_manager_is_told_at_once() {
    let (world, sent, mut officer) = far().await;
    let near = world.enquiry(New::in_queue("FH-WER")).await;
    assert_eq!(officer.get(&sent.path()).await.status(), 404);
    let case = breaks(&mut officer, &sent.reference).await;
    assert_eq!(case.path(), sent.path(), "{}", case.text());
    assert!(case.says("You opened this with emergency access"));
    assert_eq!(officer.get(&near.path()).await.status(), 404);
    assert_eq!(world.audited(&sent, "glass.break").await, 1);
    world.app.send_mail().await;
    let mails = world.app.mail.received();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, ["manager@example.org"]);
    assert_eq!(mails[0].header("subject"), Some(sent.reference.clone()));
    assert!(!mails[0].body().contains(CANARY) && !mails[0].body().contains("SPECIMEN"));
    // Sealed, and in nobody's list.
    assert!(!world.app.dump().await.contains(CANARY));
    assert!(
        !officer
            .get("/staff/queue/FH-CEN")
            .await
            .links()
            .contains(&sent.path())
    );
    world.app.end().await;
}

#[tokio::test]
async fn it_ends_after_a_day_by_itself() {
    let (world, sent, mut officer) = far().await;
    let id = world
        .app
        .value("SELECT id FROM staff WHERE name = 'j.specimen'")
        .await
        .unwrap();
    let id = StaffId(id.parse().unwrap());
    breaks(&mut officer, &sent.reference).await;
    assert_eq!(rows(&world, id, "SELECT 1 FROM enquiry_content").await, 1);
    world
        .app
        .advance(TimeDelta::hours(24) - TimeDelta::minutes(2));
    let mut officer = world.sign_in("j.specimen").await;
    assert_eq!(officer.get(&sent.path()).await.status(), 200);
    world.app.advance(TimeDelta::minutes(3));
    assert_eq!(officer.get(&sent.path()).await.status(), 404);
    assert_eq!(rows(&world, id, "SELECT 1 FROM enquiry").await, 0);
    assert_eq!(rows(&world, id, "SELECT 1 FROM enquiry_content").await, 0);
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn managers_read_who_why_and_what_was_looked_at_and_can_end_it() {
    let (world, sent, mut officer) = far().await;
    let mut manager = world.sign_in("m.one").await;
    let other = world.account("m.tpa", &[Role::ManagerTpa], &[]).await;
    breaks(&mut officer, &sent.reference).await;
    let report = manager.get(PAGE).await;
    for words in [
        "J.SPECIMEN",
        &canary("reason"),
        "The enquiry, times: 1",
        "Open until",
    ] {
        assert!(report.says(words), "{words}: {}", report.text());
    }
    assert!(report.links().contains(&sent.path()));
    assert_eq!(
        rows(&world, other, "SELECT 1 FROM emergency_access").await,
        0
    );
    let report = ends(&mut manager, &report).await;
    assert!(report.says("Ended early by M.ONE"), "{}", report.text());
    assert_eq!(world.audited(&sent, "glass.end").await, 1);
    assert_eq!(officer.get(&sent.path()).await.status(), 404);
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn whoever_opened_it_ends_it_and_nobody_else_of_the_team_does() {
    let (world, sent, mut officer) = far().await;
    let mut other = world.officer("k.sample", "FH-CEN").await;
    let case = breaks(&mut officer, &sent.reference).await;
    let id = world
        .app
        .value("SELECT id FROM emergency_access")
        .await
        .unwrap();
    other.header("sec-fetch-site", "same-origin");
    let refused = other
        .post("/staff/emergency-access/end", &[("id", id.as_str())])
        .await;
    assert_eq!(refused.status(), 404);
    assert!(!other.get(PAGE).await.html().contains(CANARY));
    let list = ends(&mut officer, &case).await;
    assert_eq!(list.path(), PAGE);
    assert!(list.says("Ended early by J.SPECIMEN"));
    assert_eq!(officer.get(&sent.path()).await.status(), 404);
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn it_is_for_looking_and_changes_nothing() {
    let (world, sent, mut officer) = far().await;
    let id = world
        .app
        .value("SELECT id FROM staff WHERE name = 'j.specimen'")
        .await
        .unwrap();
    breaks(&mut officer, &sent.reference).await;
    officer.header("sec-fetch-site", "same-origin");
    for (act, fields) in [
        ("", [("action", "take"), ("version", "1")]),
        ("note", [("note", "Hello"), ("version", "1")]),
        ("contact", [("action", "log"), ("version", "1")]),
        ("close", [("action", "close"), ("version", "1")]),
    ] {
        let at = format!("{}/{act}", sent.path());
        let answer = officer.post(at.trim_end_matches('/'), &fields).await;
        assert_eq!(answer.status(), 403, "{act}");
    }
    let show = officer
        .post(&sent.below("contact"), &[("action", "show")])
        .await;
    assert!(show.says("01632 960 007"), "{}", show.text());
    // The database by itself.
    let case = sent.id;
    for sql in [
        format!(
            "INSERT INTO note (id, enquiry_id, body, actor_id, at) VALUES (gen_random_uuid(), '{case}', '\\x00', '{id}', now())"
        ),
        format!(
            "INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (gen_random_uuid(), '{case}', 'call_back', now(), now())"
        ),
        format!(
            "INSERT INTO assignment (id, enquiry_id, staff_id, actor_id, at) VALUES (gen_random_uuid(), '{case}', '{id}', '{id}', now())"
        ),
    ] {
        let tx = world
            .app
            .state
            .pools
            .staff_tx(StaffId(id.parse().unwrap()))
            .await
            .unwrap();
        let error = tx
            .execute_unprepared(&sql)
            .await
            .expect_err(&sql)
            .to_string();
        tx.rollback().await.unwrap();
        assert!(error.contains("row-level security"), "{error}");
    }
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn what_it_does_not_open_looks_like_what_is_not_there() {
    let (world, sent, mut officer) = far().await;
    let foreign = world.enquiry(New::in_queue("TPA-SSH")).await;
    let own = world.enquiry(New::default()).await;
    let narrowed = world.enquiry(New::in_queue("FH-WER")).await;
    let mut theirs = world.officer("k.sample", "FH-WER").await;
    raises(&mut theirs, &narrowed).await;
    world
        .app
        .execute(&format!(
            "INSERT INTO rights_request (id, reference, enquiry_id, controller, kind, channel, level, received_at, recorded_at,
               key_epoch, wrapped_key, content) VALUES ('00000000-0000-7000-8000-000000000001', 'BCD-FGH-JKL', '{0}', 'SMBC',
               'object', 'online', 'L1a', now(), now(), 1, '\\x00', '\\x00');
             UPDATE enquiry SET restricted_at = now(), restricted_for = '00000000-0000-7000-8000-000000000001'
             WHERE id = '{0}'",
            sent.id
        ))
        .await;
    for reference in [
        foreign.reference.as_str(),
        narrowed.reference.as_str(),
        sent.reference.as_str(),
        "BCD-234-FGH",
    ] {
        let answer = breaks(&mut officer, reference).await;
        assert_eq!(answer.status(), 422, "{reference}");
        assert!(answer.says("No enquiry that can be opened this way"));
        assert!(answer.html().contains(reference), "still typed");
    }
    let answer = breaks(&mut officer, &own.reference).await;
    assert!(answer.says("without emergency access"));
    let answer = breaks(&mut officer, "WNB").await;
    assert!(answer.says("Enter the whole reference"));
    assert_eq!(
        world.count("SELECT count(*) FROM emergency_access").await,
        0
    );
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'access.refused'")
            .await,
        5
    );
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn a_concern_closes_the_case_to_whoever_had_it_open_this_way() {
    let (world, sent, mut officer) = far().await;
    let mut theirs = world.officer("k.sample", "FH-WER").await;
    breaks(&mut officer, &sent.reference).await;
    raises(&mut theirs, &sent).await;
    assert_eq!(officer.get(&sent.path()).await.status(), 404);
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn only_roles_with_the_row_have_the_page() {
    let world = World::start().await;
    for (name, role, has) in [
        ("a.triage", Role::TriageFh, true),
        ("a.lead", Role::SafeguardingLead, true),
        ("a.manager", Role::ManagerTpa, true),
        ("a.records", Role::Records, false),
        ("a.dpo", Role::DpoSmbc, false),
        ("an.admin", Role::Admin, false),
    ] {
        world.account(name, &[role], &[]).await;
        let mut person = world.sign_in(name).await;
        let status = person.get(PAGE).await.status();
        assert_eq!(status, if has { 200 } else { 404 }, "{name}");
    }
    world.app.end().await;
}
