//! Who is behind a staff cookie.

use crate::staff::nav;
use app::{
    domain::{
        codes::{Flag, QueueCode},
        controller::Controller,
        permission::{Role, Scope},
        reference_data::ReferenceData,
    },
    page::StaffContext,
};
use chrono::NaiveDate;
use platform::{
    error::{AppError, Result},
    ids::StaffId,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use uuid::Uuid;

/// A member of staff who is signed in.
#[derive(Clone, Debug)]
pub struct Officer {
    pub id: StaffId,
    pub controller: Controller,
    pub display_name: String,
    pub roles: Vec<Role>,
    /// Queues assigned to this account.
    pub queues: Vec<QueueCode>,
    pub training: Option<NaiveDate>,
    /// The case of this request is open by emergency access, and by nothing else.
    pub glass: bool,
}

/// What `app.session_account` answers.
#[derive(FromQueryResult)]
struct Account {
    id: Uuid,
    controller: String,
    display_name: String,
    training_completed_on: Option<NaiveDate>,
    roles: Vec<String>,
    queues: Vec<String>,
}

impl Officer {
    /// The person behind a cookie's hash; `None` when the session is over. Keeps it awake.
    ///
    /// # Errors
    /// The database; an account with a code that is not on its list.
    pub async fn of_session(
        db: &impl ConnectionTrait,
        token_hash: Vec<u8>,
    ) -> Result<Option<Self>> {
        Self::found(
            db,
            "SELECT id, controller, display_name, training_completed_on, roles, queues FROM app.session_account($1)",
            token_hash,
        )
        .await
    }

    /// As [`Officer::of_session`], for a page that only watches: the session is not kept awake.
    ///
    /// # Errors
    /// As [`Officer::of_session`].
    pub async fn watching(db: &impl ConnectionTrait, token_hash: Vec<u8>) -> Result<Option<Self>> {
        Self::found(
            db,
            "SELECT id, controller, display_name, training_completed_on, roles, queues FROM app.session_peek($1)",
            token_hash,
        )
        .await
    }

    async fn found(
        db: &impl ConnectionTrait,
        sql: &'static str,
        token_hash: Vec<u8>,
    ) -> Result<Option<Self>> {
        let statement =
            Statement::from_sql_and_values(DbBackend::Postgres, sql, [token_hash.into()]);
        let Some(account) = Account::find_by_statement(statement).one(db).await? else {
            return Ok(None);
        };
        let Account {
            id,
            controller,
            display_name,
            training_completed_on,
            roles,
            queues,
        } = account;
        Ok(Some(Self {
            id: StaffId(id),
            controller: controller.parse().map_err(AppError::internal)?,
            display_name,
            roles: parsed(&roles)?,
            queues: parsed(&queues)?,
            training: training_completed_on,
            glass: false,
        }))
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether a task for this role, or for nobody in particular, is theirs to finish.
    pub fn may_finish(&self, for_role: Option<&str>) -> bool {
        for_role.is_none_or(|code| self.roles.iter().any(|role| role.code() == code))
    }

    /// A manager sees every queue of the organisation.
    pub fn is_manager(&self) -> bool {
        self.has(Role::ManagerFh) || self.has(Role::ManagerTpa)
    }

    /// The queues whose lists this person may open, in the order of the table.
    pub fn lists(&self, data: &ReferenceData) -> Vec<QueueCode> {
        let triage = self.has(Role::TriageFh) || self.has(Role::TriageTpa);
        data.queues_of(self.controller)
            .map(|queue| queue.code)
            .filter(|code| self.is_manager() || (triage && self.queues.contains(code)))
            .collect()
    }

    /// How an enquiry stands to this person, for the matrix.
    pub fn scope(&self, controller: Controller, queue: QueueCode, flags: &[Flag]) -> Scope {
        Scope {
            own_queue: self.queues.contains(&queue),
            same_controller: controller == self.controller,
            flagged: flags.iter().any(|flag| flag.for_safeguarding_lead()),
            ..Scope::default()
        }
    }

    /// What the bar at the top shows.
    pub fn context(&self, data: &ReferenceData) -> StaffContext {
        StaffContext {
            display_name: self.display_name.clone(),
            nav: nav::entries(self, data),
            training_ends: None,
        }
    }
}

fn parsed<T>(codes: &[String]) -> Result<Vec<T>>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    codes
        .iter()
        .map(|code| code.parse().map_err(AppError::internal))
        .collect()
}
