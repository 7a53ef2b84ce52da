//! Writing to the data protection team about an open request.

use crate::{
    domain::personal::{MessageText, TextProblem},
    forms::{FormData, one_line_ends},
    ui::{Problem, Problems},
};

/// The field of the text.
pub const ANSWER_FIELD: &str = "answer";
/// The hidden field that tells one shown form from every other.
pub const FORM_ID_FIELD: &str = "form_id";

/// As typed, whole, whatever is wrong with it.
#[derive(Clone, Default)]
pub struct AnswerForm {
    pub text: String,
    /// Pressed twice, it is one answer.
    pub form_id: String,
}

impl AnswerForm {
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            text: one_line_ends(&data.one(ANSWER_FIELD)),
            form_id: data.code(FORM_ID_FIELD),
        }
    }

    /// What is sent.
    ///
    /// # Errors
    /// Nothing written, or too much.
    pub fn parse(&self) -> Result<MessageText, Problems> {
        MessageText::parse(&self.text).map_err(|problem| {
            let key = match problem {
                TextProblem::Empty | TextProblem::TooShort(_) => "rights-answer-empty",
                TextProblem::TooLong(_) => "rights-answer-long",
            };
            Problem::new(ANSWER_FIELD, key).into()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Result<MessageText, Problems> {
        let data: FormData = [(ANSWER_FIELD, text)].into_iter().collect();
        AnswerForm::read(&data).parse()
    }

    #[test]
    fn a_line_end_counts_once_and_one_character_too_many_is_said() {
        // The sentence says the number.
        assert_eq!(MessageText::MAX, 2_000);
        let lines = format!("{}{}", "a\r\n".repeat(999), "bb");
        assert_eq!(typed(&lines).unwrap().expose().chars().count(), 2_000);
        assert!(typed(&"é".repeat(2_000)).is_ok());
        for (text, key) in [
            ("x".repeat(2_001), "rights-answer-long"),
            (" \r\n ".to_owned(), "rights-answer-empty"),
        ] {
            assert_eq!(typed(&text).unwrap_err().0[0].key, key);
        }
    }

    #[test]
    fn what_was_typed_stays_whole() {
        let data: FormData = [(ANSWER_FIELD, " a\r\nb ".to_owned())]
            .into_iter()
            .collect();
        assert_eq!(AnswerForm::read(&data).text, " a\nb ");
    }
}
