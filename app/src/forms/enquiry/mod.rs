//! The enquiry form: what a person answers, in which order, and how each page's text becomes an answer.

mod answers;
mod choices;
mod contact;
mod place;
mod routing;
mod step;
mod what;
mod words;

pub use answers::{Access, Answers, Reply};
pub use choices::{Choices, ChoicesForm, Offer};
pub use contact::{ContactAnswer, ContactForm, ContactWay};
pub use place::{AreaForm, AreaQuestion, Place, PostcodeForm};
pub use routing::Receiver;
pub use step::{Part, Step};
pub use what::{AboutForm, AgeForm, HouseholdForm, SafetyForm, TopicForm};
pub use words::{AccessForm, MessageForm, NameForm};

#[cfg(test)]
mod tests;
