//! Strings from a person become typed values, or all field errors at once.
//!
//! Each form is a `validator` struct of strings with a `parse` beside it. Error sentences are text
//! keys, so that the page says them in its own language.

pub mod enquiry;
pub mod feedback;
pub mod manage;
pub mod staff;
mod typed;

pub use typed::{Typed, one_line_ends};
