//! Asking for help: drafts, the questions, sending, and the page after it.

mod asked;
mod check;
pub mod content;
pub mod draft;
mod leave;
pub(crate) mod published;
mod question;
pub mod seed;
pub(crate) mod send;
mod sent;
pub(crate) mod step;
mod together;

pub use check::{answer as check_answer, show as check_show};
pub use leave::{exit, outside};
pub use sent::{record, sent};
pub use step::{answer, show};
