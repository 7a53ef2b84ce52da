//! What people think of the service: the page for everybody, the one invitation, and what managers read.

pub mod handlers;
pub mod invite;
pub mod staff;
mod store;
