//! Safeguarding concerns (feature E7, rule 8.3): raising one, who still sees the case, the calls about it, and its end.
//!
//! The rules are `app::domain::concern`; the walls in the database are the policies and functions of
//! `m0013_concern.sql`.

pub mod actions;
mod load;
mod store;

pub use load::{is_open, marks, open_concerns};
