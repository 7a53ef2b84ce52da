//! Forms of somebody who comes back: the proof, and the ticks that stay on.

pub mod answer;
mod choices;
mod details;
mod open;
pub mod reconsent;
mod rights;

pub use answer::AnswerForm;
pub use choices::{ChangeChoicesForm, ChoiceChange, CurrentChoice};
pub use details::{Details, DetailsForm, OUTSIDE, route_changed};
pub use open::{AccessProof, AccessProofForm, CODE_DIGITS, OneTimeCode};
pub use reconsent::ReconsentForm;
pub use rights::{PublicRightsForm, PublicRightsRequest, RightsRequest, RightsRequestForm};
