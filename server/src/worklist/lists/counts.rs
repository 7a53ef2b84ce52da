//! The numbers beside the filters of a queue, and what still stands in one.

use super::filter::{
    CAME_WHILE_CLOSED, NAMED, NAMED_VALUES, OPEN, Scope, choices, condition, narrowed,
};
use crate::staff::StaffRequest;
use app::{
    domain::codes::QueueCode,
    staff::queue::{QueueFilter, QueueTab, QueueTabCounts},
};
use platform::{
    db::{Role, Sql},
    error::Result,
};
use sea_orm::FromQueryResult;

/// Numbers for the chips, as one run over the queue's open work.
#[derive(FromQueryResult)]
struct Counted {
    open: i64,
    urgent: i64,
    today: i64,
    shut: i64,
    nobody: i64,
    all_nobody: i64,
    all_nobody_urgent: i64,
    mine: i64,
    waiting: i64,
    confirmed: i64,
    withdrawn: i64,
}

/// How much open work a queue has, by filter, as far as it fits what the list is narrowed to; and how much of
/// all of it nobody has taken.
///
/// # Errors
/// The database.
pub async fn counts(
    staff: &StaffRequest,
    queue: QueueCode,
    narrow: &QueueFilter,
) -> Result<QueueTabCounts> {
    let Scope { narrowed, values } = Scope::new(staff, queue, narrow);
    let counted: Option<Counted> = counts_sql(&narrowed).one(&staff.tx, values).await?;
    Ok(counted.map_or_else(QueueTabCounts::default, |counted| {
        let Counted {
            open,
            urgent,
            today,
            shut,
            nobody,
            all_nobody,
            all_nobody_urgent,
            mine,
            waiting,
            confirmed,
            withdrawn,
        } = counted;
        QueueTabCounts {
            all: open,
            urgent,
            today,
            shut,
            nobody,
            all_nobody,
            all_nobody_urgent,
            mine,
            waiting,
            suggested: open - confirmed,
            confirmed,
            withdrawn,
        }
    }))
}

fn counts_sql(narrowed: &str) -> Sql {
    let withdrawn = condition(QueueTab::Withdrawn);
    // `OFFSET 0` keeps "fits" from being worked out anew for every number.
    Sql::composed(
        &[Role::Staff],
        format!(
            "SELECT count(*) FILTER (WHERE e.fits) AS open,
               count(*) FILTER (WHERE e.fits AND e.urgent) AS urgent,
               count(*) FILTER (WHERE e.fits AND e.confirmed_at IS NULL AND e.first_look_due < $3) AS today,
               count(*) FILTER (WHERE e.fits AND {CAME_WHILE_CLOSED}) AS shut,
               count(*) FILTER (WHERE e.fits AND e.assigned_to IS NULL) AS nobody,
               count(*) FILTER (WHERE e.assigned_to IS NULL) AS all_nobody,
               count(*) FILTER (WHERE e.assigned_to IS NULL AND e.urgent) AS all_nobody_urgent,
               count(*) FILTER (WHERE e.fits AND e.assigned_to = $2) AS mine,
               count(*) FILTER (WHERE e.fits AND e.waiting_since IS NOT NULL) AS waiting,
               count(*) FILTER (WHERE e.fits AND e.confirmed_at IS NOT NULL) AS confirmed,
               (SELECT count(*) FROM enquiry e WHERE e.queue = $1 AND {withdrawn}{narrowed}) AS withdrawn
             FROM (SELECT e.urgent, e.confirmed_at, e.first_look_due, e.received_at, e.assigned_to, e.waiting_since,
                 true{narrowed} AS fits
               FROM enquiry e WHERE {NAMED} AND {OPEN} OFFSET 0) e"
        ),
    )
}

/// Which of these references still stand in a list, on whichever page of it.
///
/// # Errors
/// The database.
pub async fn still(
    staff: &StaffRequest,
    queue: QueueCode,
    show: QueueTab,
    narrow: &QueueFilter,
    references: &[String],
) -> Result<Vec<String>> {
    if references.is_empty() {
        return Ok(Vec::new());
    }
    let Scope {
        narrowed,
        mut values,
    } = Scope::new(staff, queue, narrow);
    values.push(references.to_vec().into());
    let sql = still_sql(show, &narrowed, values.len());
    Ok(sql.values(&staff.tx, values).await?)
}

/// `place`: of the references among the values.
fn still_sql(show: QueueTab, narrowed: &str, place: usize) -> Sql {
    let condition = condition(show);
    Sql::composed(
        &[Role::Staff],
        format!(
            "SELECT e.reference FROM enquiry e WHERE {NAMED} AND {condition}{narrowed} AND e.reference = ANY (${place})"
        ),
    )
}

/// Every statement of this file.
pub(super) fn statements() -> Vec<Sql> {
    let still = QueueTab::ALL.into_iter().flat_map(|show| {
        choices().map(move |chosen| {
            let values = NAMED_VALUES + chosen.into_iter().filter(|chosen| *chosen).count();
            still_sql(show, &narrowed(chosen), values + 1)
        })
    });
    choices()
        .map(|chosen| counts_sql(&narrowed(chosen)))
        .chain(still)
        .collect()
}
