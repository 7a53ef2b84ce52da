//! Pools and roles, the private cluster, the changes.

use harness::{App, Database};
use platform::{
    cookie::Token,
    db::{Pools, Role},
    ids::{StaffId, uuid_at},
    migrate,
    postgres::{Cluster, Options},
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sqlx::{ConnectOptions, Connection};
use std::{path::PathBuf, process::Command, time::Instant};

async fn ask(db: &impl ConnectionTrait, sql: &str) -> String {
    let row = db
        .query_one_raw(Statement::from_string(
            DbBackend::Postgres,
            format!("SELECT ({sql})::text AS v"),
        ))
        .await;
    row.expect("SQL")
        .expect("a row")
        .try_get::<Option<String>>("", "v")
        .expect("text")
        .unwrap_or_default()
}

fn pools(app: &App) -> [(Role, &DatabaseConnection); 6] {
    let pools = &app.state.pools;
    [
        (Role::Web, &pools.web),
        (Role::Staff, &pools.staff),
        (Role::Worker, &pools.worker),
        (Role::Retention, &pools.retention),
        (Role::Equality, &pools.equality),
        (Role::Auditor, &pools.auditor),
    ]
}

#[tokio::test]
async fn each_pool_is_one_role_without_special_rights_and_with_time_limits() {
    let app = App::start().await;
    for (role, pool) in pools(&app) {
        assert_eq!(ask(pool, "current_user").await, role.name());
        assert_eq!(ask(pool, "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user").await, "false");
        for limit in [
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
        ] {
            assert_ne!(
                ask(pool, &format!("current_setting('{limit}')")).await,
                "0",
                "{limit} of {role:?}"
            );
        }
    }
    app.end().await;
}

/// As `docs/operations.md` sets production up: a login for each role, and no owner.
#[tokio::test]
async fn logins_of_their_own_take_their_role_on_and_the_owner_is_not_needed() {
    let app = App::start().await;
    let Some(url) = harness::cluster_url(&app.database) else {
        return;
    };
    let mut config = app.state.config.database.clone();
    for role in Role::ALL {
        let login = format!("login_{}_{}", role.name(), uuid::Uuid::new_v4().simple());
        app.execute(&format!(
            "CREATE ROLE {login} LOGIN IN ROLE {}; ALTER ROLE {login} SET role = {}",
            role.name(),
            role.name()
        ))
        .await;
        let own = Some(
            url.replacen("postgres://portal@", &format!("postgres://{login}@"), 1)
                .into(),
        );
        match role {
            Role::Web => config.database_url_web = own,
            Role::Staff => config.database_url_staff = own,
            Role::Worker => config.database_url_worker = own,
            Role::Retention => config.database_url_retention = own,
            Role::Equality => config.database_url_equality = own,
            Role::Auditor => config.database_url_auditor = own,
        }
    }
    let pools = Pools::open(None, &config, app.clock.clone()).expect("addresses");
    assert_eq!(ask(&pools.web, "current_user").await, "portal_web");
    assert_eq!(ask(&pools.auditor, "current_user").await, "portal_auditor");
    assert!(
        pools
            .equality
            .execute_unprepared("SELECT 1 FROM equality.answer")
            .await
            .is_ok()
    );
    for pool in [
        &pools.web,
        &pools.staff,
        &pools.worker,
        &pools.retention,
        &pools.auditor,
    ] {
        assert!(
            pool.execute_unprepared("SELECT 1 FROM equality.answer")
                .await
                .is_err()
        );
        assert!(
            pool.execute_unprepared("SET ROLE portal_equality")
                .await
                .is_err()
        );
    }
    pools.close().await;
    app.end().await;
}

#[tokio::test]
async fn who_acts_is_forgotten_with_the_transaction_so_the_next_user_of_the_connection_is_nobody() {
    let app = App::builder()
        .config(|config| config.database.pool_size = 1)
        .start()
        .await;
    let actor = StaffId(uuid_at(app.clock.now()));
    let tx = app
        .state
        .pools
        .staff_tx(actor)
        .await
        .expect("a transaction");
    let connection = ask(&tx, "pg_backend_pid()").await;
    assert_eq!(ask(&tx, "app.actor()").await, actor.to_string());
    tx.commit().await.expect("committed");
    assert_eq!(
        ask(&app.state.pools.staff, "pg_backend_pid()").await,
        connection,
        "the same connection"
    );
    assert_eq!(ask(&app.state.pools.staff, "app.actor()").await, "");
    let session = Token::random().hash();
    let tx = app
        .state
        .pools
        .manage_tx(session)
        .await
        .expect("a transaction");
    assert_eq!(
        ask(&tx, "current_setting('app.manage', true)").await,
        session.to_hex()
    );
    tx.rollback().await.expect("undone");
    assert_eq!(
        ask(&app.state.pools.web, "current_setting('app.manage', true)").await,
        ""
    );
    app.end().await;
}

#[tokio::test]
async fn the_database_goes_by_the_clock_of_the_test() {
    let app = App::start().await;
    app.advance(chrono::TimeDelta::days(40));
    let tx = app.state.pools.web_tx().await.expect("a transaction");
    assert_eq!(
        ask(&tx, "extract(epoch FROM app.clock())::bigint").await,
        app.clock.now().timestamp().to_string()
    );
    tx.rollback().await.expect("undone");
    app.end().await;
}

#[tokio::test]
async fn the_changes_apply_to_an_empty_database_once_and_two_servers_do_not_clash() {
    let database = Database::create_empty().await;
    let (one, two) = tokio::join!(migrate::up(&database.owner), migrate::up(&database.owner));
    let (one, two) = (one.expect("applied"), two.expect("applied"));
    assert!(one + two > 0 && (one == 0 || two == 0), "{one} {two}");
    assert_eq!(migrate::missing(&database.owner).await.expect("asked"), 0);
    database.drop().await;
}

/// A folder of its own, removed at the end also when the test fails.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("portal-cluster-{}", uuid::Uuid::new_v4())))
    }

    fn options(&self, keep: bool) -> Options {
        Options {
            dir: self.0.clone(),
            durable: false,
            keep,
        }
    }

    fn pid(&self) -> Option<String> {
        let note = std::fs::read_to_string(self.0.join("data/postmaster.pid")).ok()?;
        note.lines().next().map(str::to_owned)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Some(pid) = self.pid() {
            let _ = Command::new("kill").args(["-QUIT", &pid]).status();
            std::thread::sleep(std::time::Duration::from_millis(300));
        }
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn answers(cluster: &Cluster) -> bool {
    match cluster.connect_options("postgres").connect().await {
        Ok(connection) => connection.close().await.is_ok(),
        Err(_) => false,
    }
}

#[tokio::test]
async fn the_private_cluster_starts_in_seconds_is_shared_and_stops_with_its_last_user() {
    let folder = Folder::new();
    let started = Instant::now();
    let mut first = Cluster::start(&folder.options(false)).expect("it starts");
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    assert!(answers(&first).await);
    let pid = folder.pid();
    let again = Instant::now();
    let second = Cluster::start(&folder.options(false)).expect("it runs already");
    assert!(again.elapsed().as_secs() < 5, "{:?}", again.elapsed());
    assert_eq!(folder.pid(), pid, "the same server");
    first.stop();
    assert!(answers(&second).await, "somebody else still uses it");
    drop(second);
    assert_eq!(folder.pid(), None, "the last one stopped it");
    let third = Cluster::start(&folder.options(false)).expect("it starts again");
    assert!(answers(&third).await);
}

#[tokio::test]
async fn a_cluster_that_was_killed_or_left_a_stale_note_starts_again() {
    let folder = Folder::new();
    let cluster = Cluster::start(&folder.options(true)).expect("it starts");
    let pid = folder.pid().expect("it runs");
    drop(cluster);
    assert_eq!(
        folder.pid().as_deref(),
        Some(pid.as_str()),
        "it was to be kept"
    );
    assert!(
        Command::new("kill")
            .args(["-KILL", &pid])
            .status()
            .expect("kill runs")
            .success()
    );
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert!(folder.pid().is_some(), "the note is still there");
    let cluster = Cluster::start(&folder.options(true)).expect("it starts after a kill");
    assert!(answers(&cluster).await);
    drop(cluster);
    // The machine was restarted, and the number in the note now belongs to another program: this test.
    let pid = folder.pid().expect("it runs");
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .expect("kill runs")
            .success()
    );
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    let note = folder.0.join("data/postmaster.pid");
    std::fs::write(
        &note,
        format!(
            "{}\n{}\n",
            std::process::id(),
            folder.0.join("data").display()
        ),
    )
    .expect("written");
    let cluster = Cluster::start(&folder.options(false))
        .expect("it starts beside a stranger with its number");
    assert!(answers(&cluster).await);
}
