//! A row of an enquiry as facts, each pair of columns as one.

use app::domain::status::{EnquiryFacts, MixedColumns, Outcome, Stamp, Status, status};
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

/// The stored facts of a status, each pair of columns as one.
pub fn facts(row: &enquiry::Model) -> Result<EnquiryFacts> {
    let stamp = |name, at: Option<DateTime<Utc>>, by: Option<Uuid>| {
        Stamp::from_columns(name, at, by.map(StaffId)).map_err(AppError::internal)
    };
    let closed = stamp("closed", row.closed_at, row.closed_by)?;
    let outcome: Option<Outcome> = row
        .outcome
        .as_deref()
        .map(|code| code.parse().map_err(AppError::internal))
        .transpose()?;
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
        waiting_since: row.waiting_since,
        closed,
        withdrawn_at: row.withdrawn_at,
        transferred: stamp("transferred", row.transferred_at, row.transferred_by)?,
        restricted: row.restricted_at.is_some(),
        ..EnquiryFacts::default()
    })
}
