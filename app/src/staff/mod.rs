//! Pages staff see.

pub mod accounts;
pub mod case;
pub mod concern;
pub mod consents;
pub mod entry;
pub mod errors;
pub mod feedback;
pub mod glass;
pub mod handover;
pub mod home;
mod keys;
pub mod notices;
mod pieces;
pub mod queue;
pub mod rights;
pub mod search;
pub mod settings;
pub mod shell;
pub mod sign_in;
pub mod tasks;
pub mod templates;
pub mod when;
