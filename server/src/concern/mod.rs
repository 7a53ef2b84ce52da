//! Safeguarding concerns (feature E7, rule 8.3): raising one, who still sees the case, the calls about it, and its end.
//!
//! The rules are `app::domain::concern`; the walls in the database are the policies and functions of
//! `m0013_concern.sql`.

mod actions;
mod load;
mod store;

pub use actions::{
    acknowledge_concern, close_concern, grant_access, raise_concern, record_call,
    redirect_to_concern, show_concern,
};
pub use load::{is_open, marks, open_concerns};
