//! Privacy notices and the wordings of consents: what was shown, for ever, with its hash.

pub mod handlers;
mod publications;
pub mod reconsent;
pub mod review;
pub mod seed;
pub mod store;
pub mod transfer;

pub use publications::Publications;
pub use seed::seed;
pub use store::{NoticeCache, Notices};
