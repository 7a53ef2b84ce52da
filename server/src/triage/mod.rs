//! Officers at work: the queues, and the cases in them.

pub mod acts;
pub mod assign;
mod case;
pub mod consents;
pub mod kept;
pub mod lists;
pub mod queue;
pub(crate) mod record;
pub mod reopen;
pub mod reply;
pub(crate) mod store;
pub mod tasks;
mod view;
pub mod workload;
pub(crate) mod write;

pub use acts::{looked_again, part_answered, shared};
pub use case::check as check_case;
pub use case::reach;
pub use case::{
    CaseFor, ChangeQueue, CloseConcern, LinkDuplicate, MakeRequest, OpenEnquiry, RaiseConcern,
    ShareForSafeguarding,
};
pub use lists::open_queues;
pub use queue::{allowed as queue_for, list_now};
pub(crate) use record::refused;
pub use store::{by_id, by_reference};
pub use view::{Names, status_of};

use crate::{platform::error::Result, staff::Desk};
use uuid::Uuid;

/// Display names of colleagues.
///
/// # Errors
/// The database.
pub async fn names_of(desk: &Desk, ids: Vec<Uuid>) -> Result<Names> {
    Names::load(desk, ids).await
}
