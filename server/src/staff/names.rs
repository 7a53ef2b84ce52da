//! Names of colleagues by id.

use crate::staff::StaffRequest;
use app::i18n::tr;
use platform::error::Result;
use sea_orm::{DbBackend, FromQueryResult, Statement};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The names that row-level security shows: those of the own organisation.
pub struct Names(HashMap<Uuid, String>);

#[derive(FromQueryResult)]
struct Colleague {
    id: Uuid,
    display_name: String,
}

impl Names {
    /// Looks them all up at once.
    ///
    /// # Errors
    /// The database.
    pub async fn load(staff: &StaffRequest, ids: impl IntoIterator<Item = Uuid>) -> Result<Self> {
        let ids: Vec<Uuid> = ids
            .into_iter()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        // Only these columns may be read: the table also holds what signs people in.
        let sql = "SELECT id, display_name FROM staff WHERE id = ANY ($1)";
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [ids.into()]);
        let found = Colleague::find_by_statement(statement)
            .all(&staff.tx)
            .await?;
        Ok(Self(
            found
                .into_iter()
                .map(|colleague| (colleague.id, colleague.display_name))
                .collect(),
        ))
    }

    /// The name, or that it was a colleague.
    pub fn of(&self, id: Uuid) -> String {
        self.0
            .get(&id)
            .cloned()
            .unwrap_or_else(|| tr("case-event-colleague"))
    }
}

/// Display names of colleagues.
///
/// # Errors
/// The database.
pub async fn names_of(staff: &StaffRequest, ids: Vec<Uuid>) -> Result<Names> {
    Names::load(staff, ids).await
}
