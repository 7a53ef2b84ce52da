//! Forms of somebody who comes back: the proof, and the ticks that stay on.

pub mod again;
mod choices;
mod details;
mod open;
mod rights;

pub use again::AgainForm;
pub use choices::{ChoicesForm, Standing, Wanted};
pub use details::{Details, DetailsForm, route_changed};
pub use open::{CODE_DIGITS, Code, OpenForm, Opening};
pub use rights::{AskForm, Asked, PublicAsked, PublicForm};
