//! Requests about information and complaints (product B7, B8): asked by the person or recorded by staff,
//! worked by the data protection team of each organisation, answered on the person's own page.

mod act;
mod ask;
mod bundle;
pub mod desk;
pub mod erase;
pub mod public;
pub mod record;
pub mod resident;
pub mod review;
mod store;

pub use store::RightsContent;
