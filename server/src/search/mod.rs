//! Finding cases by what a person says (feature E8): the page, the keyed hashes behind it, the forms of names made
//! later for what was written before, and cases that may be of the same person (feature E9).

pub mod backfill;
pub mod duplicates;
pub mod handlers;
pub(crate) mod store;
