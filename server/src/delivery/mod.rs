//! Sending what the outbox holds: wishes, consents and addresses are looked at once more, as they are when it leaves.

mod worker;

pub use worker::run_once;
