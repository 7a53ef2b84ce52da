//! Between the organisations (feature D5): offering a case, giving parts of it to others, the second person's word, and
//! the desk where hand-overs arrive.
//!
//! The rules are `app::domain::sharing`; the walls in the database are the functions of `m0012_sharing.sql`,
//! which take the same locks as a withdrawal and look at the consent under them.

mod accept;
pub mod inbox;
pub(crate) mod options;
pub mod shares;
pub(crate) mod store;

pub use options::{held, may_begin};
pub use shares::{lines, load_origin};
pub(crate) use store::{fields, note, place, written};
