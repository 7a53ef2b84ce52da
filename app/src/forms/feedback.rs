//! What somebody thinks of the service. Nothing of it says who they are.

use super::{FormData, form_data::FormReader};
use crate::{
    domain::{
        feedback::{FeedbackAbout, FeedbackKind},
        personal::{Opinion, TextProblem},
    },
    ui::{Problem, Problems},
};

/// The page as typed.
#[derive(Clone, Default)]
pub struct FeedbackForm {
    pub kind: String,
    pub about: String,
    pub text: String,
}

/// What is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    pub kind: FeedbackKind,
    pub about: FeedbackAbout,
    pub text: Opinion,
}

impl FeedbackForm {
    pub fn read(data: &FormData) -> Self {
        Self {
            kind: data.code("kind"),
            about: data.code("about"),
            text: data.one("text"),
        }
    }

    /// The three answers.
    ///
    /// # Errors
    /// Each one that is missing, and a text that is too long.
    pub fn parse(&self) -> Result<Feedback, Problems> {
        let mut reading = FormReader::default();
        let kind = reading.required("kind", &self.kind, "feedback-error-kind");
        let about = reading.required("about", &self.about, "feedback-error-about");
        let text = Opinion::parse(&self.text)
            .map_err(|problem| {
                reading.problem(match problem {
                    TextProblem::Empty | TextProblem::TooShort(_) => {
                        Problem::new("text", "feedback-error-empty")
                    }
                    TextProblem::TooLong(most) => {
                        Problem::new("text", "feedback-error-long").with("most", most.to_string())
                    }
                });
            })
            .ok();
        let whole = kind.zip(about).zip(text);
        reading.finish(whole.map(|((kind, about), text)| Feedback { kind, about, text }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(kind: &str, about: &str, text: &str) -> FeedbackForm {
        FeedbackForm {
            kind: kind.into(),
            about: about.into(),
            text: text.into(),
        }
    }

    #[test]
    fn all_three_are_asked_for_at_once() {
        let Err(problems) = form("", "nobody", " \n ").parse() else {
            panic!("an empty form was taken");
        };
        let fields: Vec<&str> = problems.0.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["kind", "about", "text"]);
    }

    #[test]
    fn a_text_of_the_longest_length_is_taken_and_one_more_is_not() {
        let longest = "é".repeat(Opinion::MAX);
        assert!(form("idea", "website", &longest).parse().is_ok());
        assert!(
            form("idea", "website", &format!("{longest}x"))
                .parse()
                .is_err()
        );
    }
}
