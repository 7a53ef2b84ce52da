//! A row of an enquiry as facts, each pair of columns as one.

use app::domain::status::{EnquiryFacts, MixedColumns, Stamp, Status, status};
use chrono::{DateTime, Utc};
use entity::enquiry;
use platform::{
    error::{AppError, Result},
    ids::StaffId,
};
use uuid::Uuid;

/// Where a case stands.
///
/// # Errors
/// A row whose columns do not belong together.
pub fn status_of(row: &enquiry::Model) -> Result<Status> {
    Ok(status(&facts(row)?))
}

/// Two columns that belong together: when, and by whom.
///
/// # Errors
/// Only one of them is filled.
pub fn stamp(
    name: &'static str,
    at: Option<DateTime<Utc>>,
    by: Option<Uuid>,
) -> Result<Option<Stamp>> {
    Stamp::from_columns(name, at, by.map(StaffId)).map_err(AppError::internal)
}

/// The stored facts of a status, each pair of columns as one.
///
/// # Errors
/// A row whose columns do not belong together.
pub fn facts(row: &enquiry::Model) -> Result<EnquiryFacts> {
    let closed = stamp("closed", row.closed_at, row.closed_by)?;
    let outcome = row.outcome.as_deref().copied();
    let closed = match (closed, outcome) {
        (Some(stamp), Some(outcome)) => Some((stamp, outcome)),
        (None, None) => None,
        (_, _) => {
            return Err(AppError::internal(MixedColumns("closed")));
        }
    };
    Ok(EnquiryFacts {
        suggested_at: Some(row.suggested_at),
        confirmed: stamp("confirmed", row.confirmed_at, row.confirmed_by)?,
        first_action: stamp("started", row.started_at, row.started_by)?,
        waiting_since: stamp("waiting", row.waiting_since, row.waiting_by)?.map(|stamp| stamp.at),
        closed,
        withdrawn_at: row.withdrawn_at,
        transferred: stamp("transferred", row.transferred_at, row.transferred_by)?,
        restricted: row.restricted_at.is_some(),
        on_hold: false,
    })
}

#[cfg(test)]
mod tests;
