//! Strings from a person become typed values, or all field errors at once.
//!
//! Each form is a `validator` struct of strings with a `parse` beside it. Error sentences are text
//! keys, so that the page says them in its own language.

pub mod enquiry;
pub mod feedback;
mod form_data;
pub mod manage;
pub mod staff;

pub use form_data::{FormData, one_line_ends};
