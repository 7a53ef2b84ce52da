//! What a person writes: name, access needs, and their own words.

use super::{AccessNeeds, Answers, OptionalAnswer};
use crate::{
    domain::{
        codes::Language,
        detect,
        personal::{Adjustments, Message, PersonName},
    },
    forms::{FormData, form_data::FormReader, one_line_ends},
    ui::{Problem, Problems},
};
use validator::Validate;

const NAME_MAX: u64 = PersonName::MAX as u64;
const ADJUSTMENTS_MAX: u64 = Adjustments::MAX as u64;
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

/// The name page as typed. Any name is accepted, in any script.
#[derive(Clone, Default, Validate)]
pub struct NameForm {
    #[validate(length(max = "NAME_MAX", message = "errors-enquiry-name-long"))]
    pub name: String,
}

impl NameForm {
    pub fn from_answers(answers: &Answers) -> Self {
        Self {
            name: answers
                .name
                .as_ref()
                .map(PersonName::expose)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            name: data.one("name").trim().to_owned(),
        }
    }

    pub fn apply(&self, answers: &mut Answers) -> Result<(), Problems> {
        let mut reading = FormReader::checked(self.validate(), &["name"]);
        let name = PersonName::parse(&self.name).ok();
        if name.is_none() {
            reading.problem(Problem::new("name", "errors-enquiry-name-empty"));
        }
        answers.name = Some(reading.finish(name)?);
        Ok(())
    }
}

/// The access page as typed. Both answers may be left blank.
#[derive(Clone, Default, Validate)]
pub struct AccessNeedsForm {
    pub language: String,
    #[validate(length(max = "ADJUSTMENTS_MAX", message = "errors-enquiry-adjustments-long"))]
    pub adjustments: String,
}

impl AccessNeedsForm {
    pub fn from_answers(answers: &Answers) -> Self {
        let access = answers.access.given();
        let adjustments = access.and_then(|access| access.adjustments.as_ref());
        Self {
            language: access
                .and_then(|access| access.language)
                .map(Language::code)
                .unwrap_or_default()
                .to_owned(),
            adjustments: adjustments
                .map(Adjustments::expose)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            language: data.code("language"),
            adjustments: one_line_ends(&data.one("adjustments")).trim().to_owned(),
        }
    }

    /// What to know of somebody else's health is not asked: they are not here to be asked.
    pub fn apply(&self, answers: &mut Answers) -> Result<(), Problems> {
        let reading = FormReader::checked(self.validate(), &["adjustments"]);
        reading.finish(Some(()))?;
        let language = self.language.parse().ok();
        let adjustments = Adjustments::parse(&self.adjustments).ok();
        let adjustments = adjustments.filter(|_| !answers.for_someone_else());
        let blank = language.is_none() && adjustments.is_none();
        answers.access = if blank {
            OptionalAnswer::Blank
        } else {
            OptionalAnswer::Given(AccessNeeds {
                language,
                adjustments,
            })
        };
        Ok(())
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
