//! Asking for help: drafts, the questions, sending, and the page after it.

pub mod check;
pub(crate) mod consent_offer;
pub mod content;
pub mod draft;
pub mod equality_secret;
pub mod exit;
pub mod passphrase;
mod question;
pub mod sent;
pub(crate) mod step;
mod step_request;
pub(crate) mod submit;
