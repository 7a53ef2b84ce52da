//! The second wall: what the database itself refuses, with no page in between.

use super::world::{New, World};
use app::domain::{codes::Flag, ids::StaffId, permission::Role};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement};

async fn references(tx: &DatabaseTransaction) -> Vec<String> {
    let sql = Statement::from_string(
        DbBackend::Postgres,
        "SELECT reference FROM enquiry ORDER BY 1",
    );
    let rows = tx.query_all_raw(sql).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "reference").unwrap())
        .collect()
}

/// Tries a statement; what it did is undone.
async fn tries(tx: &DatabaseTransaction, sql: &str) -> Result<u64, DbErr> {
    tx.execute_unprepared("SAVEPOINT before").await.unwrap();
    let done = tx
        .execute_raw(Statement::from_string(DbBackend::Postgres, sql.to_owned()))
        .await
        .map(|done| done.rows_affected());
    tx.execute_unprepared("ROLLBACK TO SAVEPOINT before")
        .await
        .unwrap();
    done
}

/// Whether it was refused or touched nothing.
fn held(done: Result<u64, DbErr>) -> bool {
    !matches!(done, Ok(rows) if rows > 0)
}

#[tokio::test]
async fn row_security_alone_shows_each_account_its_own_cases() {
    let world = World::start().await;
    let danger = [Flag::DangerNow, Flag::Urgent];
    let own = world.enquiry(New::default()).await.reference;
    let other = world
        .enquiry(New::in_queue("FH-WER").flagged(&danger))
        .await
        .reference;
    let foreign = world
        .enquiry(New::in_queue("TPA-SSH").flagged(&danger))
        .await
        .reference;
    let sorted = |mut all: Vec<String>| {
        all.sort();
        all
    };
    let cases = [
        (
            "triage",
            vec![Role::TriageFh],
            vec!["FH-CEN"],
            vec![own.clone()],
        ),
        (
            "manager",
            vec![Role::ManagerFh],
            vec![],
            vec![own.clone(), other.clone()],
        ),
        (
            "lead",
            vec![Role::SafeguardingLead],
            vec![],
            vec![other.clone()],
        ),
        (
            "alliance",
            vec![Role::ManagerTpa],
            vec![],
            vec![foreign.clone()],
        ),
        ("records", vec![Role::Records], vec![], vec![]),
    ];
    for (name, roles, queues, expected) in cases {
        let id = world.account(name, &roles, &queues).await;
        let tx = world.app.state.pools.staff_tx(id).await.unwrap();
        assert_eq!(references(&tx).await, sorted(expected), "{name}");
        tx.rollback().await.unwrap();
    }
    // Nobody, somebody unknown, somebody whose account has ended: nothing at all.
    let tx = world.app.state.pools.sign_in_tx().await.unwrap();
    assert!(references(&tx).await.is_empty());
    tx.rollback().await.unwrap();
    let unknown = StaffId(uuid::Uuid::new_v4());
    let tx = world.app.state.pools.staff_tx(unknown).await.unwrap();
    assert!(references(&tx).await.is_empty());
    tx.rollback().await.unwrap();
    let ended = world.account("ended", &[Role::ManagerFh], &[]).await;
    world
        .app
        .execute("UPDATE staff SET ended_at = now() WHERE name = 'ended'")
        .await;
    let tx = world.app.state.pools.staff_tx(ended).await.unwrap();
    assert!(references(&tx).await.is_empty());
    tx.rollback().await.unwrap();
    world.app.end().await;
}

#[tokio::test]
async fn the_actor_of_one_request_does_not_leak_into_the_next() {
    let world = World::start().await;
    world.enquiry(New::default()).await;
    let id = world.account("manager", &[Role::ManagerFh], &[]).await;
    for _ in 0..20 {
        let tx = world.app.state.pools.staff_tx(id).await.unwrap();
        assert_eq!(references(&tx).await.len(), 1);
        tx.commit().await.unwrap();
        let tx = world.app.state.pools.sign_in_tx().await.unwrap();
        assert!(references(&tx).await.is_empty());
        tx.commit().await.unwrap();
    }
    world.app.end().await;
}

#[tokio::test]
async fn no_status_beyond_suggested_without_a_person_under_the_own_name() {
    let world = World::start().await;
    world.enquiry(New::default()).await;
    let me = world.account("manager", &[Role::ManagerFh], &[]).await;
    let you = world.account("colleague", &[Role::ManagerFh], &[]).await;
    let tx = world.app.state.pools.staff_tx(me).await.unwrap();
    for sql in [
        "UPDATE enquiry SET confirmed_at = now()".to_owned(),
        format!("UPDATE enquiry SET confirmed_at = now(), confirmed_by = '{you}'"),
        format!("UPDATE enquiry SET closed_at = now(), closed_by = '{me}', outcome = 'info_given'"),
        "UPDATE enquiry SET queue = 'FH-WER'".to_owned(),
        "UPDATE enquiry SET controller = 'TPA', queue = 'TPA-SSH'".to_owned(),
        "UPDATE enquiry SET withdrawn_at = now()".to_owned(),
        "INSERT INTO status_change (id, enquiry_id, status, actor_kind, at) \
         SELECT gen_random_uuid(), id, 'confirmed', 'rule', now() FROM enquiry"
            .to_owned(),
        format!(
            "INSERT INTO status_change (id, enquiry_id, status, actor_kind, actor_id, at) \
             SELECT gen_random_uuid(), id, 'closed', 'staff', '{you}', now() FROM enquiry"
        ),
    ] {
        assert!(held(tries(&tx, &sql).await), "{sql}");
    }
    // The same with the own name is what the pages do.
    let own = format!("UPDATE enquiry SET confirmed_at = now(), confirmed_by = '{me}'");
    assert_eq!(tries(&tx, &own).await.unwrap(), 1);
    tx.rollback().await.unwrap();

    let web = world.app.state.pools.web_tx().await.unwrap();
    let as_web = format!("UPDATE enquiry SET confirmed_at = now(), confirmed_by = '{me}'");
    assert!(held(tries(&web, &as_web).await));
    web.rollback().await.unwrap();
    world.app.end().await;
}

#[tokio::test]
async fn a_case_is_moved_to_the_other_organisation_by_nobody() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let me = world.account("manager", &[Role::ManagerFh], &[]).await;
    let tx = world.app.state.pools.staff_tx(me).await.unwrap();
    let sql = format!(
        "SELECT app.move_queue('{}', 'TPA-SSH', 1, gen_random_uuid(), '\\x00') AS moved",
        sent.id
    );
    let row = tx
        .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await
        .unwrap()
        .unwrap();
    assert!(!row.try_get::<bool>("", "moved").unwrap());
    tx.rollback().await.unwrap();
    world.app.end().await;
}

#[tokio::test]
async fn ledgers_are_added_to_and_never_changed() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let me = world.account("manager", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("manager").await;
    let page = manager.get(&sent.path()).await;
    let form = page.form_to("/queue").unwrap();
    manager
        .submit_form(&page, &form, &[("action", "confirm")])
        .await;
    let page = manager.get(&sent.path()).await;
    let form = page.form_to("/note").unwrap();
    manager
        .submit_form(&page, &form, &[("note", "a note")])
        .await;
    let ledgers = [
        "status_change",
        "routing_decision",
        "routing_suggestion",
        "note",
        "contact_log",
        "assignment",
        "consent_event",
        "receipt",
        "audit_event",
    ];
    let pools = &world.app.state.pools;
    for tx in [
        pools.staff_tx(me).await.unwrap(),
        pools.web_tx().await.unwrap(),
    ] {
        for ledger in ledgers {
            let key = if ledger == "receipt" { "code" } else { "id" };
            for sql in [
                format!("UPDATE {ledger} SET {key} = {key}"),
                format!("DELETE FROM {ledger}"),
                format!("TRUNCATE {ledger}"),
            ] {
                let done = tries(&tx, &sql).await;
                assert!(done.is_err(), "{sql}: {done:?}");
            }
        }
        tx.rollback().await.unwrap();
    }
    world.app.end().await;
}

#[tokio::test]
async fn staff_never_read_what_signs_people_in_nor_equality_answers_nor_the_way_back() {
    let world = World::start().await;
    world.enquiry(New::default()).await;
    let me = world.account("manager", &[Role::ManagerFh], &[]).await;
    let tx = world.app.state.pools.staff_tx(me).await.unwrap();
    for sql in [
        "SELECT password_hash FROM staff",
        "SELECT totp_secret FROM staff",
        "SELECT * FROM session",
        "SELECT * FROM sign_in_attempt",
        "SELECT * FROM passphrase",
        "SELECT * FROM manage_token",
        "SELECT * FROM manage_session",
        "SELECT * FROM equality.answer",
        "SELECT * FROM draft",
        "SELECT payload FROM outbox",
    ] {
        let done = tries(&tx, sql).await;
        assert!(done.is_err(), "{sql}: {done:?}");
    }
    tx.rollback().await.unwrap();
    world.app.end().await;
}
