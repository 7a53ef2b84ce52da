//! Equality answers: asked after sending, kept under a name that only the passphrase can make.

pub mod handlers;
mod store;
