//! Coming back to an enquiry: proofs, sessions, what is held, choices.

mod again;
mod case;
pub mod consents;
pub mod home;
pub mod open;
pub mod passphrase;
pub mod session;
