//! Forms of somebody who comes back: the proof, and the ticks that stay on.

pub mod again;
mod choices;
mod open;

pub use again::AgainForm;
pub use choices::{ChoicesForm, Standing, Wanted};
pub use open::{CODE_DIGITS, Code, OpenForm, Opening};
