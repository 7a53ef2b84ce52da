//! Emergency access (E12, T26, dossier 8.4): one case outside the own scope, with a reason, for 24 hours.
//!
//! The walls in the database are those of `m0023_break_glass.sql`. In the code it is one fact of the officer for the
//! request, which lets the matrix's row `break-glass` stand for the looks of `app::domain::emergency_access::VIEW_ACTIONS`.

mod acts;
mod store;

pub use acts::{end, list, may_break, open, to_list};
pub use store::mark;
