//! Cases that may be of the same person: suggested by what they have in common, linked or put aside by a person
//! (feature E9). Nothing is ever merged.

use crate::{
    case::{facts::status_of, permission::check},
    staff::{StaffRequest, names_of},
};
use app::{
    domain::{
        duplicates::{DuplicateSign, DuplicateState},
        permission::Action,
    },
    staff::case::{DuplicateLine, StaffStamp},
};
use entity::{Codes, case_link, enquiry};
use platform::db::Sql;
use platform::error::{AppError, Result};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Newest cases looked at for each thing in common: what hundreds share says nothing.
const LOOKED: i32 = 50;

const ALIKE: Sql = Sql::staff("SELECT enquiry_id, kinds FROM app.find_duplicates($1, $2)");

#[derive(FromQueryResult)]
struct Row {
    enquiry_id: Uuid,
    kinds: Codes<DuplicateSign>,
}

/// What a case has in common with others in the reader's sight.
pub(crate) async fn in_common(
    staff: &StaffRequest,
    id: Uuid,
) -> Result<BTreeMap<Uuid, Vec<DuplicateSign>>> {
    let rows: Vec<Row> = ALIKE.all(&staff.tx, [id.into(), LOOKED.into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.enquiry_id, row.kinds.0))
        .collect())
}

/// The newest word on each pair of a case, by the other one. Of pairs with a case out of sight nothing is told.
pub(crate) async fn words(
    staff: &StaffRequest,
    id: Uuid,
) -> Result<BTreeMap<Uuid, case_link::Model>> {
    use case_link::Column;
    let rows = case_link::Entity::find()
        .filter(
            Condition::any()
                .add(Column::FirstId.eq(id))
                .add(Column::SecondId.eq(id)),
        )
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(&staff.tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let other = if row.first_id == id {
                row.second_id
            } else {
                row.first_id
            };
            (other, row)
        })
        .collect())
}

/// The cases that the page of one shows, newest first.
///
/// # Errors
/// The database; a row that holds a code we do not know.
pub async fn lines(staff: &StaffRequest, id: Uuid) -> Result<Vec<DuplicateLine>> {
    let common = in_common(staff, id).await?;
    let words = words(staff, id).await?;
    let ids: Vec<Uuid> = common.keys().chain(words.keys()).copied().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = enquiry::Entity::find()
        .filter(enquiry::Column::Id.is_in(ids))
        .order_by_desc(enquiry::Column::Id)
        .all(&staff.tx)
        .await?;
    let names = names_of(staff, words.values().map(|row| row.actor_id).collect()).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        match check(staff, &row, Action::OpenEnquiry) {
            Ok(()) => {}
            Err(AppError::Forbidden | AppError::NotFound) => continue,
            Err(error) => return Err(error),
        }
        let said = words.get(&row.id);
        let word = said.map(|said| *said.decision);
        lines.push(DuplicateLine {
            reference: row.reference.clone(),
            topic: *row.topic,
            status: status_of(&row)?,
            received_at: row.received_at,
            why: common.get(&row.id).cloned().unwrap_or_default(),
            state: DuplicateState::of(word),
            decided_by: said.map(|said| StaffStamp {
                who: names.of(said.actor_id),
                at: said.at,
            }),
            can_decide: check(staff, &row, Action::LinkDuplicate).is_ok()
                && row.restricted_at.is_none(),
        });
    }
    Ok(lines)
}
