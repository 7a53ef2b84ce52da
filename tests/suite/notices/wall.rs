//! What the database refuses by itself: one person, a way round the approval, any change to what is out.

use super::publisher::{SECOND, THIRD, WRITER, council, id_of, publish, starts, writes};
use crate::staff::world::World;
use app::domain::{
    permission::{Action, Grant, Role},
    reference_data::ReferenceData,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, TransactionTrait};

/// Runs statements in one transaction as the role of a pool, for this person; then undoes all.
async fn attempt(pool: &DatabaseConnection, actor: &str, sql: &str) -> Result<u64, DbErr> {
    let tx = pool.begin().await?;
    let set = format!(
        "SELECT set_config('app.actor', '{actor}', true), set_config('app.now', '2026-11-18T10:00:00Z', true)"
    );
    tx.execute_unprepared(&set).await?;
    let done = tx.execute_unprepared(sql).await;
    tx.rollback().await?;
    done.map(|done| done.rows_affected())
}

fn refused(what: &str, done: Result<u64, DbErr>, because: &[&str]) {
    let text = done.expect_err(what).to_string();
    assert!(
        because.iter().any(|word| text.contains(word)),
        "{what}: {text}"
    );
}

async fn person(world: &World, name: &str) -> String {
    let sql = format!("SELECT id FROM staff WHERE name = '{name}'");
    world.app.value(&sql).await.unwrap()
}

#[tokio::test]
async fn the_database_lets_no_one_person_publish() {
    let world = council().await;
    let app = &world.app;
    let staff = &app.state.pools.staff;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let id = id_of(&draft);
    let (one, two, three) = (
        person(&world, WRITER).await,
        person(&world, SECOND).await,
        person(&world, THIRD).await,
    );
    let approve = format!(
        "SELECT app.approve_notice('{id}', revision, sha256, gen_random_uuid()) FROM notice_draft WHERE id = '{id}'"
    );
    // By hand, past the approval.
    for sql in [
        "INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from) SELECT gen_random_uuid(), notice, controller, 2, body, sha256, 'XXX-XXX', valid_from FROM notice_version WHERE notice = 'family-hubs'".to_owned(),
        format!("INSERT INTO notice_approval SELECT id, controller, ARRAY['{one}'::uuid], '{two}', now() FROM notice_version WHERE notice = 'family-hubs'"),
        format!("UPDATE notice_draft SET version_id = (SELECT id FROM notice_version LIMIT 1) WHERE id = '{id}'"),
        format!("DELETE FROM notice_draft WHERE id = '{id}'"),
        format!("UPDATE notice_draft SET source = 'desk' WHERE id = '{id}'"),
    ] {
        refused(&sql, attempt(staff, &two, &sql).await, &["permission denied"]);
    }
    // Under another's name, or leaving the writers out.
    let guard = [
        "own name",
        "writers",
        "only an approval",
        "begins under the name",
    ];
    let submit = |by: &str, writers: &str| {
        format!(
            "UPDATE notice_draft SET state = 'submitted', substance = false, writers = {writers}, submitted_by = '{by}', \
             submitted_at = now(), sha256 = decode(repeat('11', 32), 'hex'), check_code = 'XXX-XXX' WHERE id = '{id}'"
        )
    };
    for (what, actor, sql) in [
        ("sent in another's name", &one, submit(&two, "writers")),
        ("sent without being a writer", &two, submit(&two, "writers")),
        (
            "a writer taken off",
            &two,
            submit(&two, &format!("ARRAY['{two}'::uuid]")),
        ),
        (
            "changed without being a writer",
            &two,
            format!("UPDATE notice_draft SET body = '{{}}' WHERE id = '{id}'"),
        ),
        (
            "published by hand",
            &one,
            format!("UPDATE notice_draft SET state = 'published' WHERE id = '{id}'"),
        ),
        (
            "begun in another's name",
            &one,
            format!(
                "INSERT INTO notice_draft (id, notice, controller, state, source, body, writers, created_at, changed_at) \
             VALUES (gen_random_uuid(), 'family-hubs', 'SMBC', 'draft', 'desk', '{{}}', ARRAY['{two}'::uuid], now(), now())"
            ),
        ),
    ] {
        refused(what, attempt(staff, actor, &sql).await, &guard);
    }
    writes(&mut writer, &draft, "2026-12-01", "no", "submit").await;
    refused(
        "approved by its writer",
        attempt(staff, &one, &approve).await,
        &["notice_approval_second_person"],
    );
    refused(
        "changed while it waits",
        attempt(
            staff,
            &one,
            &format!("UPDATE notice_draft SET body = '{{}}' WHERE id = '{id}'"),
        )
        .await,
        &["what was sent for approval does not change"],
    );
    // Somebody else may, who has the row.
    assert_eq!(attempt(staff, &two, &approve).await.unwrap(), 1);
    app.execute(&format!(
        "UPDATE staff_role SET role = 'analyst' WHERE staff_id = '{three}'"
    ))
    .await;
    let direct = format!(
        "SELECT app.approve_notice('{id}', 2, decode(repeat('11', 32), 'hex'), gen_random_uuid())"
    );
    refused(
        "approved without the row",
        attempt(staff, &three, &direct).await,
        &["no such draft"],
    );
    for (role, pool) in [
        ("web", &app.state.pools.web),
        ("worker", &app.state.pools.worker),
        ("retention", &app.state.pools.retention),
        ("auditor", &app.state.pools.auditor),
        ("equality", &app.state.pools.equality),
    ] {
        refused(
            role,
            attempt(pool, &two, &direct).await,
            &["permission denied"],
        );
        let read = "SELECT * FROM notice_draft";
        refused(
            role,
            attempt(pool, &two, read).await,
            &["permission denied"],
        );
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_published_version_never_changes_whoever_asks() {
    let world = council().await;
    publish(&world, "2026-11-18", "yes").await;
    let app = &world.app;
    let pools = &app.state.pools;
    let writer = person(&world, WRITER).await;
    for (role, pool) in [
        ("owner", &app.owner),
        ("web", &pools.web),
        ("staff", &pools.staff),
        ("worker", &pools.worker),
        ("retention", &pools.retention),
        ("equality", &pools.equality),
        ("auditor", &pools.auditor),
    ] {
        for sql in [
            "UPDATE notice_version SET body = '{}'",
            "UPDATE notice_version SET substance = false",
            "DELETE FROM notice_version WHERE version = 2",
            "TRUNCATE notice_version CASCADE",
            "UPDATE notice_approval SET approved_at = now()",
            "DELETE FROM notice_approval",
            "TRUNCATE notice_approval",
            "UPDATE notice_draft SET state = 'draft', version_id = NULL WHERE state = 'published'",
            "UPDATE notice_draft SET body = '{}' WHERE state = 'published'",
        ] {
            refused(
                &format!("{role}: {sql}"),
                attempt(pool, &writer, sql).await,
                &["permission denied", "is a ledger", "never changes"],
            );
        }
        if role != "owner" {
            let sql = "INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from) \
                       VALUES (gen_random_uuid(), 'family-hubs', 'SMBC', 9, '{}', decode(repeat('11', 32), 'hex'), 'X', now())";
            refused(
                role,
                attempt(pool, &writer, sql).await,
                &["permission denied"],
            );
        }
    }
    world.app.end().await;
}

#[tokio::test]
async fn the_database_knows_the_same_roles_as_the_matrix() {
    let world = World::start().await;
    let permissions = &ReferenceData::shipped().permissions;
    for (number, role) in Role::ALL.iter().enumerate() {
        let row = permissions.grant(*role, Action::PublishNotice) == Grant::SecondPerson;
        if *role == Role::Resident {
            assert!(!row);
            continue;
        }
        let name = format!("account.{number}");
        let id = world.account(&name, &[*role], &[]).await;
        let asked = "SELECT 1 WHERE app.works_on_notices()";
        let found = attempt(&world.app.state.pools.staff, &id.to_string(), asked).await;
        assert_eq!(found.unwrap() == 1, row, "{role}");
    }
    world.app.end().await;
}
