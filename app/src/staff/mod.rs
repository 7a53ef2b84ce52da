//! Pages staff see.

pub mod case;
pub mod errors;
pub mod home;
pub mod notices;
mod pieces;
pub mod queue;
pub mod shell;
pub mod sign_in;
pub mod when;
