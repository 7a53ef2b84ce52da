//! What a resident keeps for giving and for withdrawing: a signed record that names nobody, which
//! anyone who has its code may check, here or with nothing but the file and our public keys.

mod code;
mod document;
pub mod handlers;
mod issue;
mod key;
mod record;
mod store;

pub use code::ReceiptCode;
pub use document::{Verdict, verify};
pub use issue::{Issue, issue};
pub use key::{VerifyingKey, public_keys, read_set, write_set};
pub use store::{by_code, codes_by_event};

#[cfg(test)]
pub(crate) use document::tests::sample;
