//! What the database refuses by itself: one person, a way round the approval, any change to what is out.

use super::people::{SECOND, THIRD, WRITER, council, id_of, publish, starts, writes};
use crate::staff::world::World;
use app::domain::{
    controller::Controller,
    ids::StaffId,
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
        "SELECT app.approve_notice('{id}', revision, sha256, gen_random_uuid(), 'XXX-XXX') FROM review_draft WHERE id = '{id}'"
    );
    // By hand, past the approval.
    for sql in [
        "INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from) SELECT gen_random_uuid(), notice, controller, 2, body, sha256, 'XXX-XXX', valid_from FROM notice_version WHERE notice = 'family-hubs'".to_owned(),
        format!("UPDATE review_draft SET approved_by = '{two}', approved_at = now(), version = 2 WHERE id = '{id}'"),
        "SELECT app.review_approve(id, 2) FROM review_draft".to_owned(),
        "SELECT app.review_submission(kind, id, revision, sha256) FROM review_draft".to_owned(),
        "INSERT INTO review_subject VALUES ('notice', 'mine', NULL, ARRAY['analyst'])".to_owned(),
        format!("DELETE FROM review_draft WHERE id = '{id}'"),
        format!("UPDATE review_draft SET source = 'staff' WHERE id = '{id}'"),
    ] {
        refused(&sql, attempt(staff, &two, &sql).await, &["permission denied"]);
    }
    // Under another's name, or leaving the authors out.
    let guard = [
        "own name",
        "authors",
        "only an approval",
        "begins under the name",
    ];
    let submit = |by: &str, authors: &str| {
        format!(
            "UPDATE review_draft SET state = 'submitted', body = jsonb_set(body, '{{substance}}', 'false'), authors = {authors}, submitted_by = '{by}', \
             submitted_at = now(), sha256 = decode(repeat('11', 32), 'hex') WHERE id = '{id}'"
        )
    };
    for (what, actor, sql) in [
        ("sent in another's name", &one, submit(&two, "authors")),
        (
            "sent without being an author",
            &two,
            submit(&two, "authors"),
        ),
        (
            "an author taken off",
            &two,
            submit(&two, &format!("ARRAY['{two}'::uuid]")),
        ),
        (
            "changed without being an author",
            &two,
            format!("UPDATE review_draft SET body = '{{}}' WHERE id = '{id}'"),
        ),
        (
            "published by hand",
            &one,
            format!("UPDATE review_draft SET state = 'published' WHERE id = '{id}'"),
        ),
        (
            "begun in another's name",
            &one,
            format!(
                "INSERT INTO review_draft (id, kind, subject, state, source, body, authors, created_at, changed_at) \
             VALUES (gen_random_uuid(), 'notice', 'family-hubs', 'draft', 'staff', '{{}}', ARRAY['{two}'::uuid], now(), now())"
            ),
        ),
    ] {
        refused(what, attempt(staff, actor, &sql).await, &guard);
    }
    writes(&mut writer, &draft, "2026-12-01", "no", "submit").await;
    refused(
        "approved by its author",
        attempt(staff, &one, &approve).await,
        &["review_draft_second_person"],
    );
    refused(
        "changed while it waits",
        attempt(
            staff,
            &one,
            &format!("UPDATE review_draft SET body = '{{}}' WHERE id = '{id}'"),
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
        "SELECT app.approve_notice('{id}', 2, decode(repeat('11', 32), 'hex'), gen_random_uuid(), 'XXX-XXX')"
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
        let read = "SELECT * FROM review_draft";
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
            "UPDATE review_draft SET approved_at = now() WHERE state = 'published'",
            "DELETE FROM review_draft WHERE state = 'published'",
            "TRUNCATE review_draft",
            "UPDATE review_draft SET state = 'draft', version = NULL WHERE state = 'published'",
            "UPDATE review_draft SET body = '{}' WHERE state = 'published'",
        ] {
            refused(
                &format!("{role}: {sql}"),
                attempt(pool, &writer, sql).await,
                &[
                    "permission denied",
                    "is a ledger",
                    "never changes",
                    "never deleted",
                ],
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
        let row = |action| permissions.grant(*role, action) == Grant::SecondPerson;
        let rows = [
            ("notice", row(Action::PublishNotice)),
            ("settings", row(Action::EditConfiguration)),
        ];
        if *role == Role::Resident {
            assert!(rows.iter().all(|(_, row)| !row));
            continue;
        }
        let name = format!("account.{number}");
        let id = world.account(&name, &[*role], &[]).await;
        for (kind, row) in rows {
            let sql = format!("SELECT 1 WHERE app.may_review('{kind}')");
            let found = attempt(&world.app.state.pools.staff, &id.to_string(), &sql).await;
            assert_eq!(found.unwrap() == 1, row, "{role} {kind}");
        }
    }
    world.app.end().await;
}

/// Colleagues of the other organisation are named to whoever reviews the same draft, and to nobody else.
#[tokio::test]
async fn a_colleague_of_the_other_organisation_is_named_only_in_a_common_review() {
    let world = council().await;
    let staff = &world.app.state.pools.staff;
    let hub = world
        .account_of(Controller::Smbc, "names.hub", &[Role::ManagerFh], &[])
        .await;
    world
        .account_of(Controller::Tpa, "names.alliance", &[Role::ManagerTpa], &[])
        .await;
    let officer = world
        .account_of(
            Controller::Smbc,
            "names.officer",
            &[Role::TriageFh],
            &["FH-CEN"],
        )
        .await;
    let other = person(&world, "names.alliance").await;
    let named = format!("SELECT 1 FROM app.colleague_names(ARRAY['{other}'::uuid])");
    let seen = async |actor: &StaffId| attempt(staff, &actor.to_string(), &named).await.unwrap();
    assert_eq!(seen(&hub).await, 0, "nothing in common yet");
    let mut alliance = world.sign_in("names.alliance").await;
    let page = alliance.get("/staff/settings/targets").await;
    alliance.submit(&page, &[("action", "start")]).await;
    assert_eq!(seen(&hub).await, 1);
    assert_eq!(seen(&officer).await, 0, "has no part in the review");
    world.app.end().await;
}
