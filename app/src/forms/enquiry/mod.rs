//! The enquiry form: what a person answers, in which order, and how each page's text becomes an answer.

mod access_needs;
mod answers;
mod choices;
mod contact;
mod message;
mod name;
mod need;
mod place;
mod routing;
mod step;

pub use access_needs::AccessNeedsForm;
pub use answers::{AccessNeeds, Answers, OptionalAnswer};
pub use choices::{ChoicesForm, ConsentChoices, ConsentOffer};
pub use contact::{ContactAnswer, ContactForm, ContactWay};
pub use message::MessageForm;
pub use name::NameForm;
pub use need::{AboutForm, AgeForm, HouseholdForm, SafetyForm, TopicForm};
pub use place::{AreaForm, AreaQuestion, PlaceAnswer, PostcodeForm};
pub use routing::Receiver;
pub use step::{EnquiryStep, JourneyPart};

#[cfg(test)]
mod tests;
