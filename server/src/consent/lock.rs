//! The one question of everything that shares: is this consent on, and will it still be when I am done?
//!
//! Answers to the ledger of a person and acts that rest on it take the same lock. Whoever comes second
//! waits: a withdrawal that has been answered is known to every act after it, and an act under way ends
//! before the withdrawal is answered.

use platform::{error::Result, ids::EnquiryId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::time::Duration;

/// How long an act may hold the lock while it waits for something outside (a mail server).
pub const WHILE_HELD: Duration = Duration::from_secs(8);

/// How long an answer waits for the lock: longer than an act may hold it, so that a slow mail server
/// never makes a withdrawal fail, and shorter than a request may take.
const PATIENCE: Duration = Duration::from_secs(12);

/// Nobody else adds to the ledger of this person, or acts on it, until this transaction ends.
///
/// # Errors
/// The database; the lock is held for longer than anybody may hold it.
pub async fn hold(tx: &impl ConnectionTrait, enquiry: EnquiryId) -> Result<()> {
    // Both limits of the role are for quick pages; they are back after this transaction.
    let wait = PATIENCE.as_millis().to_string();
    let limits = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $1, true)",
        [wait.into()],
    );
    tx.execute_raw(limits).await?;
    let lock = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_advisory_xact_lock(hashtextextended('consent ' || $1::text, 0))",
        [enquiry.0.into()],
    );
    tx.execute_raw(lock).await?;
    Ok(())
}

/// Whether a consent is on, and stays as it is until this transaction ends. Whatever shares asks this in
/// the transaction that shares, and queues what it sends under the same purpose.
///
/// # Errors
/// As [`hold`].
pub async fn hold_live(
    tx: &impl ConnectionTrait,
    enquiry: EnquiryId,
    purpose: &str,
) -> Result<bool> {
    hold(tx, enquiry).await?;
    // A statement of its own: it sees what was committed while this one waited.
    let question = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT app.consent_live($1, $2) AS live",
        [enquiry.0.into(), purpose.into()],
    );
    match tx.query_one_raw(question).await? {
        Some(row) => Ok(row.try_get("", "live")?),
        None => Ok(false),
    }
}
