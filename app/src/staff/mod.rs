//! Pages staff see.

pub mod case;
pub mod consents;
pub mod errors;
pub mod feedback;
pub mod handover;
pub mod home;
pub mod notices;
mod pieces;
pub mod queue;
pub mod rights;
pub mod shell;
pub mod sign_in;
pub mod when;
