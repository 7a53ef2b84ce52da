//! Brings a database up to this version: roles first, then the changes, one server at a time.

use crate::{
    config::Database,
    db::Role,
    postgres::{Cluster, Options, PostgresError, ensure_database},
};
use migrations::{BOOTSTRAP, Migrator};
use sea_orm::{DbErr, SqlxPostgresConnector};
use sea_orm_migration::MigratorTrait;
use sqlx::{
    ConnectOptions, Connection, Executor,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{str::FromStr, time::Duration};

/// The database of the private cluster.
pub const PRIVATE_DATABASE: &str = "portal";

/// Any number, the same in every process: whoever holds it migrates.
const TURN: i64 = 7_270_612;

/// Why there is no database to work with.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    #[error(transparent)]
    Private(#[from] PostgresError),
    #[error("DATABASE_URL is not a Postgres address")]
    NotAnAddress,
    #[error("DATABASE_URL does not answer: {0}")]
    Connect(#[from] sqlx::Error),
}

/// The owner's way to the database, and the private cluster if there is one. Dropping it stops the cluster.
#[derive(Debug)]
pub struct Home {
    pub owner: PgConnectOptions,
    pub cluster: Option<Cluster>,
}

impl Home {
    /// The database of `DATABASE_URL`; without it the private one, started if it does not run.
    pub async fn open(config: &Database) -> Result<Self, HomeError> {
        if let Some(url) = &config.database_url {
            let owner = PgConnectOptions::from_str(url.expose())
                .map_err(|_| HomeError::NotAnAddress)?
                .disable_statement_logging();
            return Ok(Self {
                owner,
                cluster: None,
            });
        }
        let options = Options {
            dir: config.pg_dir.clone(),
            durable: true,
            keep: config.pg_keep,
        };
        let cluster = tokio::task::spawn_blocking(move || Cluster::start(&options))
            .await
            .map_err(|_| HomeError::Connect(sqlx::Error::WorkerCrashed))??;
        ensure_database(&cluster.connect_options("postgres"), PRIVATE_DATABASE).await?;
        Ok(Self {
            owner: cluster.connect_options(PRIVATE_DATABASE),
            cluster: Some(cluster),
        })
    }
}

impl Home {
    /// The way in of one role: its own login where there is one, else the owner's with the role taken on.
    pub async fn open_as(config: &Database, role: Role) -> Result<Self, HomeError> {
        if let Some(url) = role.own_url(config) {
            let owner = PgConnectOptions::from_str(url.expose())
                .map_err(|_| HomeError::NotAnAddress)?
                .disable_statement_logging();
            return Ok(Self {
                owner,
                cluster: None,
            });
        }
        let mut home = Self::open(config).await?;
        home.owner = home.owner.options([("role", role.name())]);
        Ok(home)
    }
}

/// Makes the roles, then applies the changes that are missing. Returns how many.
///
/// # Errors
/// What the database said. A change that fails leaves nothing of itself behind.
pub async fn up(owner: &PgConnectOptions) -> Result<usize, DbErr> {
    let conn = |cause: sqlx::Error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(cause.into()));
    let mut turn = owner.connect().await.map_err(conn)?;
    sqlx::query("SELECT pg_advisory_lock($1)")
        .bind(TURN)
        .execute(&mut turn)
        .await
        .map_err(conn)?;
    turn.execute(BOOTSTRAP).await.map_err(conn)?;
    let options = owner.clone().options([("role", "portal_owner")]);
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .connect_lazy_with(options);
    let database = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
    let done = apply(&database).await;
    database.close().await?;
    turn.close().await.map_err(conn)?;
    done
}

/// Changes that this version has and the database has not.
pub async fn missing(owner: &PgConnectOptions) -> Result<usize, DbErr> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .connect_lazy_with(owner.clone().options([("role", "portal_owner")]));
    let database = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
    let missing = Migrator::get_pending_migrations(&database)
        .await
        .map(|all| all.len());
    database.close().await?;
    missing
}

async fn apply(database: &sea_orm::DatabaseConnection) -> Result<usize, DbErr> {
    let before = Migrator::get_pending_migrations(database).await?.len();
    Migrator::up(database, None).await?;
    Ok(before)
}
