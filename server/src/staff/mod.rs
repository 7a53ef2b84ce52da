//! People who work here: accounts, what a session may do, and the request that every staff handler begins with.

pub mod account;
pub mod action;
mod authorize;
mod names;
mod nav;
pub mod notify;
pub mod recovery_codes;
mod refusals;
pub mod request;
mod session;

pub use action::{ForAction, StaffFor};
pub use app::domain::training::Training;
pub use authorize::{Access, authorize, authorize_at, reaches};
pub use names::{Names, names_of};
pub use refusals::record_refusals;
pub use request::{StaffRequest, signed_in};
pub use session::Officer;
