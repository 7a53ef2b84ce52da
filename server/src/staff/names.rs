//! Names of colleagues by id.

use crate::staff::StaffRequest;
use app::i18n::tr;
use platform::{db::Sql, error::Result};
use sea_orm::FromQueryResult;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

// The table also holds what signs people in: the function gives names only.
const COLLEAGUE_NAMES: Sql = Sql::staff("SELECT id, display_name FROM app.colleague_names($1)");

/// Names of the own organisation, and of those of the other one with whom this person reviews a draft.
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
        let ids: BTreeSet<Uuid> = ids.into_iter().collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let found = COLLEAGUE_NAMES
            .all::<Colleague>(&staff.tx, [ids.into()])
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
