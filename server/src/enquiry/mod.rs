//! Asking for help: drafts, the questions, sending, and the page after it.

mod check;
pub(crate) mod consent_offer;
pub mod content;
pub mod draft;
pub mod equality_secret;
mod exit;
pub mod passphrase;
mod question;
mod sent;
pub(crate) mod step;
mod step_request;
pub(crate) mod submit;

pub use check::{answer as check_answer, show as check_show};
pub use exit::{exit, outside};
pub use sent::{record, sent};
pub use step::{answer, show};
