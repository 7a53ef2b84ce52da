//! Privacy notices and the wordings of consents: what was shown, for ever, with its hash.

pub mod again;
pub mod desk;
pub mod handlers;
pub mod seed;
pub mod store;
pub mod transfer;
pub mod wordings;

pub use seed::seed;
pub use store::{NoticeShelf, Notices};
pub use wordings::WordingShelf;

use crate::{platform::error::Result, state::AppState};
use app::domain::{
    controller::Controller,
    notice::{Notice, NoticeVersion},
    time::london_date,
};
use chrono::{DateTime, Utc};

/// The version of an organisation's notice that is in force now: what an enquiry and its consents are
/// bound to.
///
/// # Errors
/// The database does not answer, or holds no notice of this organisation.
pub async fn current(state: &AppState, controller: Controller) -> Result<NoticeVersion> {
    on(state, controller, state.clock.now()).await
}

/// The version of an organisation's notice that was in force at an instant.
///
/// # Errors
/// As [`current`].
pub async fn on(
    state: &AppState,
    controller: Controller,
    at: DateTime<Utc>,
) -> Result<NoticeVersion> {
    let notices = state.notices.read(&state.pools.web).await?;
    notices
        .current(Notice::of(controller), london_date(at))
        .cloned()
        .ok_or_else(|| {
            crate::platform::error::AppError::internal(anyhow::anyhow!(
                "there is no notice of {controller}: run `portal seed`"
            ))
        })
}
