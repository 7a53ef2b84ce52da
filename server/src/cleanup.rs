//! Removes what has run out: idle drafts, links, sessions. What is deleted here was never a case.

use crate::enquiry::draft;
use chrono::TimeDelta;
use entity::{manage_session, manage_token, message_draft, session};
use platform::Platform;
use platform::error::Result;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Sessions stay a day after their last use, so that an ended one can be told from one that never was.
const SESSION_KEPT: TimeDelta = TimeDelta::days(1);

/// Messages asked for are counted over an hour (`app.request_link`): a link that has run out is kept so long.
const LINK_COUNTED: TimeDelta = TimeDelta::hours(1);

/// As row-level security shows it to its writer.
const MESSAGE_DRAFT_KEPT: TimeDelta = TimeDelta::minutes(30);

/// Removes what has run out. Returns how many rows.
///
/// # Errors
/// The database.
pub async fn run_once(state: &Platform) -> Result<u64> {
    let now = state.clock.now();
    let tx = state.pools.worker_tx().await?;
    let mut gone = draft::sweep(state, &tx).await?;
    gone += manage_token::Entity::delete_many()
        .filter(manage_token::Column::ExpiresAt.lt(now))
        .filter(manage_token::Column::IssuedAt.lte(now - LINK_COUNTED))
        .exec(&tx)
        .await?
        .rows_affected;
    gone += message_draft::Entity::delete_many()
        .filter(message_draft::Column::CreatedAt.lte(now - MESSAGE_DRAFT_KEPT))
        .exec(&tx)
        .await?
        .rows_affected;
    gone += manage_session::Entity::delete_many()
        .filter(manage_session::Column::TouchedAt.lt(now - SESSION_KEPT))
        .exec(&tx)
        .await?
        .rows_affected;
    gone += session::Entity::delete_many()
        .filter(session::Column::TouchedAt.lt(now - SESSION_KEPT))
        .exec(&tx)
        .await?
        .rows_affected;
    tx.commit().await?;
    Ok(gone)
}
