//! The directory of full postcodes: loading one.

mod directory;
pub mod import;

pub use directory::in_directory;
