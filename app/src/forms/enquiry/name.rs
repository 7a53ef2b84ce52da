//! What to call the person.

use super::Answers;
use crate::{
    domain::personal::PersonName,
    forms::{FormData, form_data::FormReader},
    ui::{Problem, Problems},
};
use validator::Validate;

const NAME_MAX: u64 = PersonName::MAX as u64;

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
