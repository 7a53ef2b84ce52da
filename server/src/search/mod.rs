//! Finding cases by what a person says (E8): the page, the keyed hashes behind it, the forms of names made
//! later for what was written before, and cases that may be of the same person (E9).

pub mod backfill;
pub mod duplicates;
pub mod handlers;
pub(crate) mod store;
