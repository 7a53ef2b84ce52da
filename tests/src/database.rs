//! One cluster for the whole run, one migrated template, one clone per test.

use platform::clock::Clock;
use platform::{
    config::Directory,
    migrate,
    postgres::{Cluster, Options, ensure_database, quoted},
};
use server::notice::seed;
use sqlx::{ConnectOptions, Connection, postgres::PgConnectOptions};
use std::{
    env,
    str::FromStr,
    sync::{Mutex, PoisonError},
};
use tokio::sync::OnceCell;
use uuid::Uuid;

/// Any database that is there, to make others from.
struct Server {
    admin: PgConnectOptions,
    template: String,
}

static CLUSTER: Mutex<Option<Cluster>> = Mutex::new(None);
static SERVER: OnceCell<Server> = OnceCell::const_new();

/// A test's own database.
#[derive(Clone, Debug)]
pub struct Database {
    pub owner: PgConnectOptions,
    pub name: String,
}

impl Database {
    /// A fresh clone of the migrated template.
    pub async fn create() -> Self {
        let server = server().await;
        let name = format!("test_{}", Uuid::new_v4().simple());
        execute(
            &server.admin,
            &format!(
                "CREATE DATABASE {} TEMPLATE {}",
                quoted(&name),
                quoted(&server.template)
            ),
        )
        .await;
        Self {
            owner: server.admin.clone().database(&name),
            name,
        }
    }

    /// A database without anything in it.
    pub async fn create_empty() -> Self {
        let server = server().await;
        let name = format!("test_{}", Uuid::new_v4().simple());
        execute(&server.admin, &format!("CREATE DATABASE {}", quoted(&name))).await;
        Self {
            owner: server.admin.clone().database(&name),
            name,
        }
    }

    /// Removes it, cutting whoever is still connected.
    pub async fn drop(self) {
        execute(
            &server().await.admin,
            &format!("DROP DATABASE {} WITH (FORCE)", quoted(&self.name)),
        )
        .await;
    }

    /// Cuts every connection and lets nobody in, as if the database were down; or opens it again.
    pub async fn set_open(&self, open: bool) {
        let admin = &server().await.admin;
        execute(
            admin,
            &format!(
                "ALTER DATABASE {} WITH ALLOW_CONNECTIONS {open}",
                quoted(&self.name)
            ),
        )
        .await;
        if !open {
            let cut = format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'",
                self.name
            );
            execute(admin, &cut).await;
        }
    }
}

/// The address of a database for other programs, such as `pg_dump`.
pub fn cluster_url(database: &Database) -> Option<String> {
    CLUSTER
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .as_ref()
        .map(|cluster| cluster.url(&database.name))
}

async fn server() -> &'static Server {
    SERVER.get_or_init(start).await
}

async fn start() -> Server {
    let admin = match env::var("DATABASE_URL") {
        Ok(url) => PgConnectOptions::from_str(&url)
            .expect("DATABASE_URL is a Postgres address")
            .disable_statement_logging(),
        Err(_) => {
            let dir = env::temp_dir().join(format!("portal-tests-{}", std::process::id()));
            let started = tokio::task::spawn_blocking(move || {
                let mut cluster = Cluster::start(&Options {
                    dir,
                    durable: false,
                    keep: true,
                })?;
                cluster.remove_at_exit()?;
                Ok::<_, platform::postgres::PostgresError>(cluster)
            });
            let cluster = started
                .await
                .expect("the start does not panic")
                .expect("the private Postgres starts");
            let admin = cluster.connect_options("postgres");
            *CLUSTER.lock().unwrap_or_else(PoisonError::into_inner) = Some(cluster);
            admin
        }
    };
    let template = format!("template_{}", Uuid::new_v4().simple());
    ensure_database(&admin, &template)
        .await
        .expect("the template can be made");
    migrate::up(&admin.clone().database(&template))
        .await
        .expect("the template can be migrated");
    let partners = Directory::load(None, None)
        .expect("the shipped partners are well formed")
        .partners;
    let owner = admin.clone().database(&template);
    seed::at_home(&owner, &partners, Clock::system().now())
        .await
        .expect("the notices can be put in");
    Server { admin, template }
}

async fn execute(admin: &PgConnectOptions, statement: &str) {
    let mut connection = admin.connect().await.expect("the test server answers");
    sqlx::query(sqlx::AssertSqlSafe(statement.to_owned()))
        .execute(&mut connection)
        .await
        .expect("the statement runs");
    connection.close().await.expect("the connection closes");
}
