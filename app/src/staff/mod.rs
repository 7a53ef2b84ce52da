//! Pages staff see.

pub mod accounts;
pub mod assisted_entry;
pub mod case;
mod components;
pub mod concern;
pub mod consents;
pub mod date_format;
pub mod emergency_access;
pub mod errors;
pub mod feedback;
pub mod handover;
pub mod home;
pub mod notices;
pub mod queue;
pub mod reply_templates;
pub mod review;
pub mod rights;
pub mod search;
pub mod settings;
pub mod shell;
mod shortcut_list;
pub mod sign_in;
pub mod tasks;
