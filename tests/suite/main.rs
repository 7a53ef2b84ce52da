//! Suite.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails there and then"
)]

mod database;
mod enquiry;
mod handover;
mod manage;
mod notices;
mod platform;
mod rights;
mod staff;
mod words;
