//! Privacy notices and the wordings of consents: what was shown, for ever, with its hash.

pub mod again;
pub mod desk;
pub mod handlers;
mod publications;
pub mod seed;
pub mod store;
pub mod transfer;
pub mod wordings;

pub use publications::Publications;
pub use seed::seed;
pub use store::{NoticeShelf, Notices};
pub use wordings::WordingShelf;
