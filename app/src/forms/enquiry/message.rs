//! The person's own words, and a warning where a number stands in them that we do not need.

use super::{Answers, OptionalAnswer};
use crate::{
    domain::{
        detect,
        personal::{Adjustments, Message},
    },
    forms::{FormData, form_data::FormReader, one_line_ends},
    ui::Problems,
};
use validator::Validate;

const MESSAGE_MAX: u64 = Message::MAX as u64;

impl Answers {
    /// Whether anything written freely holds what looks like a National Insurance or card number (seed T10,
    /// feature A14).
    pub fn number_found(&self) -> bool {
        let adjustments = match &self.access {
            OptionalAnswer::Given(access) => access.adjustments.as_ref().map(Adjustments::expose),
            OptionalAnswer::Blank | OptionalAnswer::Unasked => None,
        };
        let message = self.message.given().map(Message::expose);
        [adjustments, message]
            .into_iter()
            .flatten()
            .any(|text| !detect::find(text).is_empty())
    }
}

/// The message page as typed. It may be left blank.
#[derive(Clone, Default, Validate)]
pub struct MessageForm {
    #[validate(length(max = "MESSAGE_MAX", message = "errors-enquiry-message-long"))]
    pub message: String,
}

impl MessageForm {
    pub fn from_answers(answers: &Answers) -> Self {
        let message = answers
            .message
            .given()
            .map(Message::expose)
            .unwrap_or_default();
        Self {
            message: message.to_owned(),
        }
    }

    /// Line ends count as one character, as on the page; blanks at both ends not at all.
    pub fn read(data: &FormData) -> Self {
        Self {
            message: one_line_ends(&data.one("message")).trim().to_owned(),
        }
    }

    pub fn apply(&self, answers: &mut Answers) -> Result<(), Problems> {
        let reading = FormReader::checked(self.validate(), &["message"]);
        reading.finish(Some(()))?;
        answers.message = OptionalAnswer::from(Message::parse(&self.message).ok());
        Ok(())
    }
}
