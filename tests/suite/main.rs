//! Suite.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails there and then"
)]

mod accounts;
mod assisted;
mod concern;
mod database;
mod enquiry;
mod entry;
mod glass;
mod handover;
mod house;
mod live;
mod manage;
mod notices;
mod platform;
mod rights;
mod search;
mod settings;
mod staff;
mod words;
