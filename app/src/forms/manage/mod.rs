//! Forms of somebody who comes back: the proof, and the ticks that stay on.

mod choices;
mod details;
mod open;
mod rights;

pub use choices::{ChoicesForm, Standing, Wanted};
pub use details::{Details, DetailsForm, route_changed};
pub use open::{CODE_DIGITS, Code, OpenForm, Opening};
pub use rights::{AskForm, Asked, PublicAsked, PublicForm};
