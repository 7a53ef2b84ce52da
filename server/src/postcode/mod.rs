//! The directory of full postcodes: loading one.

pub mod import;
