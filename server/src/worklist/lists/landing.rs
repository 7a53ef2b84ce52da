//! The queues that somebody with several of them lands on.

use super::filter::OPEN;
use crate::staff::StaffRequest;
use app::{domain::codes::QueueCode, staff::home::QueueLink};
use entity::Coded;
use platform::{
    db::{Role, Sql},
    error::Result,
};
use sea_orm::FromQueryResult;

/// Open work of several queues, in the order given.
///
/// # Errors
/// The database.
pub async fn open_queues(staff: &StaffRequest, codes: &[QueueCode]) -> Result<Vec<QueueLink>> {
    #[derive(FromQueryResult)]
    struct Waiting {
        queue: Coded<QueueCode>,
        open: i64,
        urgent: i64,
        nobody: i64,
    }
    let names: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let found: Vec<Waiting> = open_queues_sql().all(&staff.tx, [names.into()]).await?;
    let data = staff.data();
    Ok(codes
        .iter()
        .filter_map(|code| {
            let waiting = found.iter().find(|waiting| waiting.queue == *code);
            Some(QueueLink {
                code: *code,
                controller: data.queue(*code)?.controller,
                open: waiting.map_or(0, |waiting| waiting.open),
                urgent: waiting.map_or(0, |waiting| waiting.urgent),
                nobody: waiting.map_or(0, |waiting| waiting.nobody),
            })
        })
        .collect())
}

fn open_queues_sql() -> Sql {
    Sql::composed(
        &[Role::Staff],
        format!(
            "SELECT e.queue, count(*) AS open, count(*) FILTER (WHERE e.urgent) AS urgent,
               count(*) FILTER (WHERE e.assigned_to IS NULL) AS nobody
             FROM enquiry e WHERE e.queue = ANY ($1) AND {OPEN} GROUP BY e.queue"
        ),
    )
}

/// Every statement of this file.
pub(super) fn statements() -> Vec<Sql> {
    vec![open_queues_sql()]
}
