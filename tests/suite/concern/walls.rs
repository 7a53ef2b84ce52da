//! Each wall alone: the database with no page before it, and the code over a database that shows all.

use super::{CALL, fills, raises};
use crate::staff::world::{New, Sent, World};
use app::domain::{ids::StaffId, permission::Role};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

async fn rows(tx: &DatabaseTransaction, sql: &str) -> usize {
    tx.query_all_raw(Statement::from_string(DbBackend::Postgres, sql.to_owned()))
        .await
        .unwrap()
        .len()
}

async fn refuses(world: &World, who: StaffId, sql: &str) -> bool {
    let tx = world.app.state.pools.staff_tx(who).await.unwrap();
    let done = tx.execute_unprepared(sql).await;
    tx.rollback().await.unwrap();
    done.is_err()
}

struct People {
    raiser: StaffId,
    other: StaffId,
    manager: StaffId,
    lead: StaffId,
    foreign_lead: StaffId,
}

async fn raised(world: &World) -> (Sent, People) {
    let sent = world.enquiry(New::default()).await;
    let raiser = world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let people = People {
        raiser,
        other: world
            .account("k.sample", &[Role::TriageFh], &["FH-CEN"])
            .await,
        manager: world.account("m.one", &[Role::ManagerFh], &[]).await,
        lead: world.account("l.one", &[Role::SafeguardingLead], &[]).await,
        foreign_lead: world
            .account_of(
                app::domain::controller::Controller::Tpa,
                "l.tpa",
                &[Role::SafeguardingLead],
                &[],
            )
            .await,
    };
    let mut officer = world.sign_in("j.specimen").await;
    raises(&mut officer, &sent).await;
    fills(&mut officer, &sent, "call", &CALL).await;
    (sent, people)
}

#[tokio::test]
async fn row_security_alone_keeps_the_case_and_the_concern_among_the_few() {
    let world = World::start().await;
    let (_, people) = raised(&world).await;
    let tables = [
        "enquiry",
        "enquiry_content",
        "data_key",
        "concern",
        "concern_call",
        "share",
        "task",
        "audit_event",
    ];
    for (name, who, sees) in [
        ("raiser", people.raiser, true),
        ("other", people.other, false),
        ("manager", people.manager, true),
        ("lead", people.lead, true),
        ("foreign lead", people.foreign_lead, false),
    ] {
        let tx = world.app.state.pools.staff_tx(who).await.unwrap();
        for table in tables {
            let sql = format!("SELECT 1 FROM {table}");
            assert_eq!(rows(&tx, &sql).await > 0, sees, "{name}: {table}");
        }
        tx.rollback().await.unwrap();
    }
    // Open to the queue again, what belongs to the concern is not.
    world
        .app
        .execute("UPDATE enquiry SET narrowed_at = NULL, narrowed_by = NULL")
        .await;
    let tx = world.app.state.pools.staff_tx(people.other).await.unwrap();
    assert_eq!(rows(&tx, "SELECT 1 FROM enquiry").await, 1);
    for sql in [
        "SELECT 1 FROM concern",
        "SELECT 1 FROM concern_call",
        "SELECT 1 FROM share",
        "SELECT 1 FROM task WHERE kind = 'concern_look'",
        "SELECT 1 FROM audit_event WHERE action LIKE 'concern.%'",
    ] {
        assert_eq!(rows(&tx, sql).await, 0, "{sql}");
    }
    tx.rollback().await.unwrap();
    world.app.end().await;
}

#[tokio::test]
async fn the_functions_refuse_whoever_is_not_named() {
    let world = World::start().await;
    let (sent, people) = raised(&world).await;
    let concern = world.app.value("SELECT id FROM concern").await.unwrap();
    let (id, other) = (sent.id, people.other);
    let look = format!("SELECT app.acknowledge_concern('{concern}')");
    let close = format!("SELECT app.close_concern('{concern}', '\\x00', false)");
    let let_in = format!("SELECT app.grant_access('{concern}', '{other}')");
    let raise = format!(
        "SELECT app.raise_concern(gen_random_uuid(), '{id}', 'child', '\\x00', '\\x00', '\\x00', now(), \
         gen_random_uuid(), '{{}}', '{{}}', '{{}}', '{{}}')"
    );
    let move_it = format!(
        "DO $$ BEGIN IF app.move_queue('{id}', 'FH-WER', \
         2, gen_random_uuid(), '\\x00') THEN NULL; ELSE RAISE 'no'; END IF; END $$"
    );
    for sql in [&look, &close, &let_in, &raise, &move_it] {
        assert!(refuses(&world, people.other, sql).await, "other: {sql}");
        assert!(
            refuses(&world, people.foreign_lead, sql).await,
            "foreign: {sql}"
        );
    }
    for sql in [&look, &close] {
        assert!(refuses(&world, people.raiser, sql).await, "raiser: {sql}");
        assert!(refuses(&world, people.manager, sql).await, "manager: {sql}");
        assert!(!refuses(&world, people.lead, sql).await, "lead: {sql}");
    }
    assert!(refuses(&world, people.raiser, &let_in).await);
    for sql in [
        "UPDATE concern SET acknowledged_at = now(), acknowledged_by = raised_by",
        "DELETE FROM concern",
        "INSERT INTO case_audience SELECT enquiry_id, raised_by, raised_by, now() FROM concern",
        "UPDATE enquiry SET narrowed_at = NULL, narrowed_by = NULL",
        "UPDATE concern_call SET told = true",
    ] {
        assert!(refuses(&world, people.lead, sql).await, "{sql}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn the_code_alone_keeps_the_case_among_the_few() {
    let world = World::start().await;
    let (sent, _) = raised(&world).await;
    world
        .app
        .execute("CREATE POLICY open_wide ON enquiry FOR SELECT TO portal_staff USING (true)")
        .await;
    let mut other = world.sign_in("k.sample").await;
    assert_eq!(other.get(&sent.path()).await.status(), 404);
    assert_eq!(other.get(&sent.below("concern")).await.status(), 404);
    let list = other.get("/staff/queue/FH-CEN").await;
    assert_eq!(list.status(), 200);
    assert!(!list.links().contains(&sent.path()), "{}", list.text());
    let mut raiser = world.sign_in("j.specimen").await;
    assert_eq!(raiser.get(&sent.path()).await.status(), 200);
    world.app.end().await;
}

#[tokio::test]
async fn the_database_closes_no_case_over_an_open_concern() {
    let world = World::start().await;
    let (_, people) = raised(&world).await;
    let sql = format!(
        "UPDATE enquiry SET closed_at = now(), closed_by = '{0}', outcome = 'info_given', confirmed_at = now(), \
         confirmed_by = '{0}'",
        people.raiser
    );
    assert!(refuses(&world, people.raiser, &sql).await);
    world.app.end().await;
}

#[tokio::test]
async fn calls_are_a_ledger() {
    let world = World::start().await;
    raised(&world).await;
    for sql in [
        "UPDATE concern_call SET told = true",
        "DELETE FROM concern_call",
        "TRUNCATE concern_call",
    ] {
        let done = world.app.owner.execute_unprepared(sql).await;
        assert!(done.is_err(), "{sql}");
    }
    world.app.end().await;
}
