//! One pool a role. Every pool has its own time limits; a dead database fails fast.

pub mod batch;
mod sql;

pub use sql::{Sql, UnknownAnswer};

use crate::{
    clock::Clock,
    config::{Database, Hidden},
    cookie::TokenHash,
    error::AppError,
    ids::StaffId,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqlxPostgresConnector,
    TransactionTrait,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use std::{str::FromStr, time::Duration};

/// How long a request waits for a connection before it is told that the service is not there.
const ACQUIRE: Duration = Duration::from_secs(2);

/// A serving role of the database: what it may not touch, no fault in the code can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Web,
    Staff,
    Worker,
    Retention,
    Equality,
    Auditor,
}

impl Role {
    pub const ALL: [Role; 6] = [
        Role::Web,
        Role::Staff,
        Role::Worker,
        Role::Retention,
        Role::Equality,
        Role::Auditor,
    ];

    /// The role's name in Postgres.
    pub fn name(self) -> &'static str {
        match self {
            Role::Web => "portal_web",
            Role::Staff => "portal_staff",
            Role::Worker => "portal_worker",
            Role::Retention => "portal_retention",
            Role::Equality => "portal_equality",
            Role::Auditor => "portal_auditor",
        }
    }

    /// The role's own login, where one is configured.
    pub fn own_url(self, config: &Database) -> Option<&Hidden> {
        match self {
            Role::Web => config.database_url_web.as_ref(),
            Role::Staff => config.database_url_staff.as_ref(),
            Role::Worker => config.database_url_worker.as_ref(),
            Role::Retention => config.database_url_retention.as_ref(),
            Role::Equality => config.database_url_equality.as_ref(),
            Role::Auditor => config.database_url_auditor.as_ref(),
        }
    }

    /// Statement, lock and idle-in-transaction limits in milliseconds. Pages must be quick; jobs may take their time.
    fn limits(self) -> (u32, u32, u32) {
        match self {
            Role::Web => (5_000, 2_000, 10_000),
            Role::Staff | Role::Equality => (10_000, 3_000, 15_000),
            Role::Worker => (30_000, 5_000, 60_000),
            Role::Retention | Role::Auditor => (120_000, 10_000, 120_000),
        }
    }
}

/// The pools of a running portal. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Pools {
    pub web: DatabaseConnection,
    pub staff: DatabaseConnection,
    pub worker: DatabaseConnection,
    pub retention: DatabaseConnection,
    pub equality: DatabaseConnection,
    pub auditor: DatabaseConnection,
    clock: Clock,
}

impl Pools {
    /// Pools that connect when first used. Roles without a login of their own take theirs on from the owner's.
    ///
    /// # Errors
    /// An address that is not one.
    pub fn open(
        owner: Option<&PgConnectOptions>,
        config: &Database,
        clock: Clock,
    ) -> Result<Self, DbErr> {
        let third = (config.pool_size / 3).max(2);
        let open = |role: Role, size: u32| -> Result<DatabaseConnection, DbErr> {
            let own = role.own_url(config);
            let options = match own {
                Some(url) => PgConnectOptions::from_str(url.expose()).map_err(|_| {
                    DbErr::Custom(format!(
                        "the login of {} is not a Postgres address",
                        role.name()
                    ))
                })?,
                None => owner
                    .ok_or_else(|| DbErr::Custom(format!("there is no login for {}", role.name())))?
                    .clone()
                    .options([("role", role.name())]),
            };
            Ok(pool(options, role, size))
        };
        Ok(Self {
            web: open(Role::Web, config.pool_size)?,
            staff: open(Role::Staff, config.pool_size)?,
            worker: open(Role::Worker, third)?,
            retention: open(Role::Retention, 2)?,
            equality: open(Role::Equality, third)?,
            auditor: open(Role::Auditor, 2)?,
            clock,
        })
    }

    /// A transaction of somebody who fills in an enquiry or has no session yet.
    pub async fn web_tx(&self) -> Result<DatabaseTransaction, AppError> {
        self.begin(&self.web).await
    }

    /// A transaction of staff who are not signed in yet: it sees nothing but the sign-in functions.
    pub async fn sign_in_tx(&self) -> Result<DatabaseTransaction, AppError> {
        self.begin(&self.staff).await
    }

    /// A transaction in which row-level security shows what this member of staff may see.
    pub async fn staff_tx(&self, actor: StaffId) -> Result<DatabaseTransaction, AppError> {
        let tx = self.begin(&self.staff).await?;
        set_local(&tx, "app.actor", &actor.to_string()).await?;
        Ok(tx)
    }

    /// A transaction in which row-level security shows the one case of this manage session.
    pub async fn manage_tx(&self, session: TokenHash) -> Result<DatabaseTransaction, AppError> {
        let tx = self.begin(&self.web).await?;
        set_local(&tx, "app.manage", &session.to_hex()).await?;
        Ok(tx)
    }

    /// A transaction of a background job.
    pub async fn worker_tx(&self) -> Result<DatabaseTransaction, AppError> {
        self.begin(&self.worker).await
    }

    /// A transaction over the equality answers and nothing else.
    pub async fn equality_tx(&self) -> Result<DatabaseTransaction, AppError> {
        self.begin(&self.equality).await
    }

    /// A transaction of the retention run.
    pub async fn retention_tx(&self) -> Result<DatabaseTransaction, AppError> {
        self.begin(&self.retention).await
    }

    /// Begins, and tells the database the time of a clock that was set, which its own rules go by (`app.clock()`).
    async fn begin(&self, pool: &DatabaseConnection) -> Result<DatabaseTransaction, AppError> {
        let tx = pool.begin().await?;
        if self.clock.is_apart() {
            set_local(&tx, "app.now", &self.clock.now().to_rfc3339()).await?;
        }
        Ok(tx)
    }

    /// Closes every connection.
    pub async fn close(&self) {
        for pool in [
            &self.web,
            &self.staff,
            &self.worker,
            &self.retention,
            &self.equality,
            &self.auditor,
        ] {
            pool.get_postgres_connection_pool().close().await;
        }
    }
}

/// The owner's connection: for migrating, seeding and importing, never for serving.
pub fn owner(options: &PgConnectOptions) -> DatabaseConnection {
    let pool = PgPoolOptions::new()
        .max_connections(2)
        .acquire_timeout(Duration::from_secs(10))
        .connect_lazy_with(options.clone());
    SqlxPostgresConnector::from_sqlx_postgres_pool(pool)
}

const SET_LOCAL: Sql = Sql::shared(
    &[
        Role::Web,
        Role::Staff,
        Role::Worker,
        Role::Retention,
        Role::Equality,
        Role::Auditor,
    ],
    "SELECT set_config($1, $2, true)",
);

/// Sets a variable for the rest of the transaction only; a session-wide one would leak to the next user of the connection.
pub async fn set_local(tx: &impl ConnectionTrait, name: &str, value: &str) -> Result<(), DbErr> {
    SET_LOCAL.execute(tx, [name.into(), value.into()]).await?;
    Ok(())
}

fn pool(options: PgConnectOptions, role: Role, size: u32) -> DatabaseConnection {
    let (statement, lock, idle) = role.limits();
    let options = options.application_name(role.name()).options([
        ("statement_timeout", statement.to_string()),
        ("lock_timeout", lock.to_string()),
        ("idle_in_transaction_session_timeout", idle.to_string()),
    ]);
    let pool = PgPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(ACQUIRE)
        .test_before_acquire(true)
        .idle_timeout(Duration::from_secs(300))
        .connect_lazy_with(options);
    SqlxPostgresConnector::from_sqlx_postgres_pool(pool)
}
