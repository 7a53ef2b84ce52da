//! Reply templates: those that came with the service, and what the managers of an organisation made of them. A manager
//! changes them alone (`permissions.csv`, `edit_templates`); each change is a version more, and none is overwritten.

pub mod handlers;
mod store;

pub use store::current;
