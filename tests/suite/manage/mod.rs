//! Coming back: proofs, sessions, choices, receipts, equality answers.

mod consents;
mod equality;
mod links;
mod open;
pub mod person;
mod race;
mod receipts;
mod sent_page;
mod words;
