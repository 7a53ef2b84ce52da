//! Officers at work: the queues, and the cases in them.

pub mod acts;
mod case;
pub mod consents;
pub mod lists;
pub mod live;
pub mod queue;
pub(crate) mod record;
pub(crate) mod store;
mod view;
pub(crate) mod write;

pub use acts::{looked_again, shared};
pub use case::{CaseFor, ChangeQueue, MakeRequest, OpenEnquiry};
pub use lists::open_queues;
pub use view::Names;

use crate::{platform::error::Result, staff::Desk};
use uuid::Uuid;

/// Display names of colleagues.
///
/// # Errors
/// The database.
pub async fn names_of(desk: &Desk, ids: Vec<Uuid>) -> Result<Names> {
    Names::load(desk, ids).await
}
