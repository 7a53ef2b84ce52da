//! What changed, read from the database twice a second, by one reader a process: whoever wrote it, on
//! whichever server. No stream holds a connection, and a restart of the database costs one look.

use crate::live::Hub;
use crate::live::broadcaster::Note;
use app::domain::reference_data::ReferenceData;
use platform::Platform;
use platform::{error::Result, ids::StaffId};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;

/// How often to look. With half a second at most between two events of a stream, what changed is on a
/// page within two.
pub const EVERY: Duration = Duration::from_millis(500);

/// Changes are kept for five minutes; a reader that was away for longer than this does not trust them.
const TRUSTED: Duration = Duration::from_secs(60);

/// The snapshot of the last look, as Postgres writes it, and when that was.
pub struct Seen {
    snapshot: String,
    at: Instant,
}

#[derive(FromQueryResult)]
struct Change {
    snapshot: String,
    queue: Option<String>,
    subject: Option<Uuid>,
}

/// Tells the streams what the last look did not see. Without a last look that can be trusted (the first
/// one, or the database was away) it tells that anything may have changed.
///
/// # Errors
/// The database; the next look begins anew.
pub async fn run_once(state: &Platform, live: &Hub, data: &ReferenceData) -> Result<()> {
    live.presence.sweep(std::time::Instant::now());
    let mut seen = live.seen.lock().await;
    let last = seen.take().filter(|last| last.at.elapsed() < TRUSTED);
    let began = Instant::now();
    // Not a transaction: one statement has one snapshot. What it sees and the last one did not see is new,
    // whatever the order in which transactions began and were committed.
    let statement = match &last {
        None => Statement::from_string(
            DbBackend::Postgres,
            "SELECT pg_current_snapshot()::text AS snapshot, NULL AS queue, NULL::uuid AS subject",
        ),
        Some(last) => Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT DISTINCT now.snapshot::text AS snapshot, c.queue, c.subject \
             FROM (SELECT pg_current_snapshot() AS snapshot, $1::text::pg_snapshot AS last) AS now \
             LEFT JOIN live_change c ON c.xid >= pg_snapshot_xmin(now.last) AND NOT pg_visible_in_snapshot(c.xid, now.last)",
            [last.snapshot.as_str().into()],
        ),
    };
    let changes = Change::find_by_statement(statement)
        .all(&state.pools.worker)
        .await?;
    if last.is_none() {
        live.tell(Note::Anything);
    }
    for change in &changes {
        let Some(subject) = change.subject else {
            continue;
        };
        match &change.queue {
            None => live.tell(Note::Account(StaffId(subject))),
            Some(queue) => {
                if let Some(queue) = data.parse_queue(queue) {
                    live.tell(Note::Work {
                        queue: queue.code,
                        enquiry: subject,
                    });
                }
            }
        }
    }
    *seen = changes.into_iter().next().map(|change| Seen {
        snapshot: change.snapshot,
        at: began,
    });
    Ok(())
}

/// Forgets changes that every reader has seen.
///
/// # Errors
/// The database.
pub async fn clear(state: &Platform) -> Result<u64> {
    let sql = "DELETE FROM live_change WHERE at < clock_timestamp() - interval '5 minutes'";
    let done = state
        .pools
        .worker
        .execute_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await?;
    Ok(done.rows_affected())
}
