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

pub use check::{show_check, submit_enquiry};
pub use exit::{exit_site, show_outside};
pub use sent::{show_record, show_sent};
pub use step::{show_step, submit_step};
