//! A reply template as a manager writes it.

use crate::{
    domain::reply_template::{BODY_MAX, BodyProblem, TITLE_MAX, Template, TemplateChannel, check},
    i18n::Lang,
    ui::{Problem, Problems},
};

/// The form as it came. `code` and `version` are empty for a new template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateForm {
    pub code: String,
    pub version: String,
    pub language: String,
    pub channel: String,
    pub title: String,
    pub body: String,
}

impl TemplateForm {
    /// The template, its title on one line.
    ///
    /// # Errors
    /// Every field that is missing or too long; a place that is not one of the five.
    pub fn parse(&self) -> Result<Template, Problems> {
        let mut problems = Problems::default();
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() || title.chars().count() > TITLE_MAX {
            problems.push(Problem::new("title", "templates-error-title"));
        }
        let channel: Option<TemplateChannel> = self.channel.parse().ok();
        if channel.is_none() {
            problems.push(Problem::new("channel", "templates-error-channel"));
        }
        if !Lang::ALL.iter().any(|lang| lang.code() == self.language) {
            problems.push(Problem::new("language", "templates-error-language"));
        }
        let body = self.body.replace("\r\n", "\n").trim().to_owned();
        if let Err(problem) = check(&body) {
            problems.push(match problem {
                BodyProblem::Empty => Problem::new("body", "templates-error-body"),
                BodyProblem::TooLong => Problem::new("body", "templates-error-body-long")
                    .with("most", BODY_MAX.to_string()),
                BodyProblem::Unknown(place) => {
                    Problem::new("body", "templates-error-body-place").with("place", place)
                }
                BodyProblem::Open => Problem::new("body", "templates-error-body-brace"),
            });
        }
        match channel {
            Some(channel) if problems.is_empty() => Ok(Template {
                code: self.code.clone(),
                language: self.language.clone(),
                channel,
                title,
                body,
            }),
            _ => Err(problems),
        }
    }
}
