//! Officers at work: the queues, and the cases in them.

pub mod acts;
mod case;
pub mod lists;
pub mod live;
pub mod queue;
mod record;
pub(crate) mod store;
mod view;
pub(crate) mod write;

pub use case::CaseFor;
pub use lists::open_queues;
pub use view::Names;
