//! People who work here: accounts, signing in, what a session may do, and where people land.

pub mod account;
mod desk;
pub mod home;
mod may;
mod session;
pub mod sign_in;
pub mod sso;
pub mod tell;

pub use app::domain::training::Training;
pub use desk::{Desk, signed_in};
pub use may::{May, may, may_with};
pub use session::Officer;
