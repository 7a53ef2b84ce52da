//! Pages a resident sees, one folder per journey.

pub mod contact_details;
pub mod easy;
pub mod enquiry;
pub mod equality;
pub mod errors;
pub mod feedback;
pub mod help;
pub mod manage;
pub mod markup;
pub mod notices;
pub mod receipt;
pub mod rights;
pub mod shell;
pub mod start;
pub mod wording;

/// Minutes without a page of the form after which what was typed is wiped (rule DRAFT).
pub const DRAFT_IDLE_MINUTES: u32 = 30;
