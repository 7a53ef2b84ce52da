//! What a resident keeps for giving and for withdrawing: a signed record that names nobody, which
//! anyone who has its code may check.

mod code;
pub mod handlers;
mod issue;
mod shelf;

pub use code::ReceiptCode;
pub use issue::{Issue, issue};
pub use shelf::{by_code, codes_by_event};
