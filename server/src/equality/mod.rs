//! Equality answers: asked after sending, kept under a name that only the passphrase can make.

pub mod handlers;
mod secret;
mod store;

pub use secret::EqualitySecret;
