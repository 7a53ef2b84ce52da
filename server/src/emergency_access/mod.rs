//! Emergency access (feature E12, seed T26, rule 8.4): one case outside the own scope, with a reason, for 24 hours.
//!
//! The walls in the database are those of `m0014_emergency_access.sql`. In the code it is one fact of the officer for the
//! request, which lets the matrix's row `break-glass` stand for the looks of `app::domain::emergency_access::VIEW_ACTIONS`.

pub mod actions;
mod store;
