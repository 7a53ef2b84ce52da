//! Suite.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails there and then"
)]

mod accounts;
mod assisted_entry;
mod concern;
mod database;
mod emergency_access;
mod enquiry;
mod feedback;
mod handover;
mod house;
mod language;
mod live;
mod manage;
mod notices;
mod platform;
mod rights;
mod search;
mod settings;
mod staff;
