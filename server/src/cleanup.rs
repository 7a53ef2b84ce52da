//! Removes what has run out: idle drafts, links, sessions. What is deleted here was never a case.

use crate::enquiry::draft;
use chrono::TimeDelta;
use platform::Platform;
use platform::error::Result;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Sessions stay a day after their last use, so that an ended one can be told from one that never was.
const SESSION_KEPT: TimeDelta = TimeDelta::days(1);

/// Removes what has run out. Returns how many rows.
///
/// # Errors
/// The database.
pub async fn run_once(state: &Platform) -> Result<u64> {
    let now = state.clock.now();
    let tx = state.pools.worker_tx().await?;
    let mut gone = draft::sweep(state, &tx).await?;
    for (sql, before) in [
        ("DELETE FROM manage_token WHERE expires_at < $1", now),
        (
            "DELETE FROM manage_session WHERE touched_at < $1",
            now - SESSION_KEPT,
        ),
        (
            "DELETE FROM session WHERE touched_at < $1",
            now - SESSION_KEPT,
        ),
    ] {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [before.into()]);
        gone += tx.execute_raw(statement).await?.rows_affected();
    }
    tx.commit().await?;
    Ok(gone)
}
