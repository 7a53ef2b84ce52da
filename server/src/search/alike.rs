//! Cases that may be of the same person: suggested by what they have in common, linked or put aside by a person
//! (E9). Nothing is ever merged.

use crate::{
    entity::{case_link, enquiry},
    platform::{
        error::{AppError, Result},
        ids::uuid_at,
    },
    staff::Desk,
    triage::{
        CaseFor, LinkDuplicate, by_reference, check_case, names_of, part_answered, record,
        status_of,
    },
};
use app::{
    domain::{
        duplicates::{DuplicateSign, DuplicateState, DuplicateVerdict},
        permission::Action,
    },
    staff::case::{DuplicateLine, StaffStamp},
    ui::Problem,
};
use axum::response::Response;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DbBackend, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, Statement,
};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Newest cases looked at for each thing in common: what hundreds share says nothing.
const LOOKED: i32 = 50;

#[derive(FromQueryResult)]
struct Row {
    enquiry_id: Uuid,
    kinds: Vec<String>,
}

/// What a case has in common with others in the reader's sight.
async fn in_common(desk: &Desk, id: Uuid) -> Result<BTreeMap<Uuid, Vec<DuplicateSign>>> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT enquiry_id, kinds FROM app.alike($1, $2)",
        [id.into(), LOOKED.into()],
    );
    Row::find_by_statement(statement)
        .all(&desk.tx)
        .await?
        .into_iter()
        .map(|row| {
            let kinds = row
                .kinds
                .iter()
                .map(|kind| kind.parse().map_err(AppError::internal))
                .collect::<Result<_>>()?;
            Ok((row.enquiry_id, kinds))
        })
        .collect()
}

/// The newest word on each pair of a case, by the other one. Of pairs with a case out of sight nothing is told.
async fn words(desk: &Desk, id: Uuid) -> Result<BTreeMap<Uuid, case_link::Model>> {
    use case_link::Column;
    let rows = case_link::Entity::find()
        .filter(
            Condition::any()
                .add(Column::FirstId.eq(id))
                .add(Column::SecondId.eq(id)),
        )
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(&desk.tx)
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
pub async fn lines(desk: &Desk, id: Uuid) -> Result<Vec<DuplicateLine>> {
    let common = in_common(desk, id).await?;
    let words = words(desk, id).await?;
    let ids: Vec<Uuid> = common.keys().chain(words.keys()).copied().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = enquiry::Entity::find()
        .filter(enquiry::Column::Id.is_in(ids))
        .order_by_desc(enquiry::Column::Id)
        .all(&desk.tx)
        .await?;
    let names = names_of(desk, words.values().map(|row| row.actor_id).collect()).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        match check_case(desk, &row, Action::OpenEnquiry) {
            Ok(()) => {}
            Err(AppError::Forbidden | AppError::NotFound) => continue,
            Err(error) => return Err(error),
        }
        let said = words.get(&row.id);
        let word: Option<DuplicateVerdict> = said
            .map(|said| said.word.parse().map_err(AppError::internal))
            .transpose()?;
        lines.push(DuplicateLine {
            reference: row.reference.clone(),
            topic: row.topic.parse().map_err(AppError::internal)?,
            status: status_of(&row)?,
            received_at: row.received_at,
            why: common.get(&row.id).cloned().unwrap_or_default(),
            state: DuplicateState::of(word),
            decided_by: said.map(|said| StaffStamp {
                who: names.of(said.actor_id),
                at: said.at,
            }),
            can_decide: check_case(desk, &row, Action::LinkDuplicate).is_ok()
                && row.restricted_at.is_none(),
        });
    }
    Ok(lines)
}

/// POST `/staff/case/<reference>/duplicates`: `linked` or `dismissed`, with the other reference.
pub async fn say(case: CaseFor<LinkDuplicate>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let (word, reference) = match (desk.fields.get("linked"), desk.fields.get("dismissed")) {
        (Some(reference), None) => (DuplicateVerdict::Linked, reference.to_owned()),
        (None, Some(reference)) => (DuplicateVerdict::Dismissed, reference.to_owned()),
        (_, _) => return Err(AppError::BadRequest),
    };
    let Some(other) = by_reference(&desk.tx, &reference).await? else {
        return record::refused(desk, AppError::NotFound, Some(&reference)).await;
    };
    if let Err(error) = check_case(&desk, &other, Action::LinkDuplicate) {
        return record::refused(desk, error, Some(&reference)).await;
    }
    let problem = |key| Some(Problem::new("alike", key));
    if enquiry.restricted_at.is_some() || other.restricted_at.is_some() {
        return part_answered(
            desk,
            &enquiry,
            "alike",
            problem("duplicates-error-restricted"),
        )
        .await;
    }
    let common = in_common(&desk, enquiry.id).await?.remove(&other.id);
    let said = words(&desk, enquiry.id).await?.remove(&other.id);
    let alike = match (&common, &said) {
        (Some(alike), _) => alike.clone(),
        (None, Some(_)) => Vec::new(),
        // Details changed meanwhile, or it was never suggested.
        (None, None) => {
            return part_answered(desk, &enquiry, "alike", problem("duplicates-error-gone")).await;
        }
    };
    if said.is_none_or(|said| said.word != word.code()) {
        write(&desk, &enquiry, &other, word, &alike).await?;
    }
    part_answered(desk, &enquiry, "alike", None).await
}

async fn write(
    desk: &Desk,
    enquiry: &enquiry::Model,
    other: &enquiry::Model,
    word: DuplicateVerdict,
    alike: &[DuplicateSign],
) -> Result<()> {
    let row = case_link::ActiveModel {
        id: Set(uuid_at(desk.now)),
        first_id: Set(enquiry.id.min(other.id)),
        second_id: Set(enquiry.id.max(other.id)),
        word: Set(word.code().to_owned()),
        alike: Set(alike.iter().map(|kind| kind.code().to_owned()).collect()),
        actor_id: Set(desk.officer.id.0),
        at: Set(desk.now),
    };
    case_link::Entity::insert(row)
        .exec_without_returning(&desk.tx)
        .await?;
    let action = match word {
        DuplicateVerdict::Linked => "case.link",
        DuplicateVerdict::Dismissed => "case.link_dismiss",
    };
    // It is told of both.
    for (this, that) in [(enquiry, other), (other, enquiry)] {
        let detail = json!({ "other": that.id, "alike": alike });
        record::did_with(desk, this, action, detail).await?;
    }
    Ok(())
}
