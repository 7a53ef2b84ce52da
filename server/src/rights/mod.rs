//! Requests about information and complaints (feature B7, B8): asked by the person or recorded by staff,
//! worked by the data protection team of each organisation, answered on the person's own page.

pub(crate) mod create;
pub mod decide;
pub mod erase;
pub mod inbox;
pub mod intake;
pub mod messages;
pub mod notify;
mod order_erasure;
pub mod public;
pub mod store;
mod subject_access_file;

pub use store::RightsContent;
