//! The language, and what to know to reach or support the person.

use super::{AccessNeeds, Answers, OptionalAnswer};
use crate::{
    domain::{codes::Language, personal::Adjustments},
    forms::{FormData, form_data::FormReader, one_line_ends},
    ui::Problems,
};
use validator::Validate;

const ADJUSTMENTS_MAX: u64 = Adjustments::MAX as u64;

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
