//! The consent ledger: rows are added, never changed, and each holds the hash of the one before it.

pub mod ledger;
pub mod lock;
