//! Equality questions: optional, asked after sending, kept apart, never used for a decision
//! (rule 6). The words are the messages `equality-QUESTION` and `equality-QUESTION-OPTION`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::codes::AgeBand;
use super::controller::Controller;
use super::table::DataError;

const TABLE: &str = "equality_options.csv";

/// The code of "prefer not to say", the last option of every question.
pub const PREFER_NOT: &str = "skip";
/// Most characters of a free-text answer to an "other" option.
pub const OTHER_MAX: usize = 100;

/// One row of `equality_options.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OptionRow {
    pub question: String,
    /// Which organisations ask it, parted by blanks; empty is switched off.
    pub controllers: String,
    /// The question that it follows.
    pub follows: String,
    /// The answer to that question which brings it up.
    pub when: String,
    pub option: String,
    pub free_text: String,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption {
    pub code: String,
    /// Whether a few words may be added.
    pub free_text: bool,
}

/// One question. Its code is the field's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EqualityQuestion {
    pub code: String,
    pub controllers: Vec<Controller>,
    /// The question and the answer that bring it up; `None`: always asked.
    pub follows: Option<(String, String)>,
    pub options: Vec<AnswerOption>,
}

/// Gathers the rows into questions, in their order.
///
/// # Errors
/// An unknown organisation, a follow-up of no question, an option that stands twice, or a question
/// that does not end with "prefer not to say".
pub fn from_rows(rows: Vec<OptionRow>) -> Result<Vec<EqualityQuestion>, DataError> {
    let mut questions: Vec<EqualityQuestion> = Vec::new();
    for (line, row) in (2..).zip(rows) {
        let wrong = |problem: &str| DataError {
            table: TABLE,
            line: Some(line),
            problem: problem.to_owned(),
        };
        let choice = AnswerOption {
            code: row.option,
            free_text: row.free_text == "yes",
        };
        if let Some(question) = questions
            .iter_mut()
            .find(|question| question.code == row.question)
        {
            if question
                .options
                .iter()
                .any(|option| option.code == choice.code)
            {
                return Err(wrong("the option stands twice"));
            }
            question.options.push(choice);
            continue;
        }
        let follows = match (row.follows.as_str(), row.when.as_str()) {
            ("", "") => None,
            (question, answer) => {
                let known = questions.iter().any(|earlier| {
                    earlier.code == question
                        && earlier.options.iter().any(|option| option.code == answer)
                });
                if !known {
                    return Err(wrong("it follows no earlier answer"));
                }
                Some((row.follows, row.when))
            }
        };
        let controllers = row
            .controllers
            .split_whitespace()
            .map(|code| code.parse().map_err(|_| wrong("unknown organisation")))
            .collect::<Result<_, _>>()?;
        questions.push(EqualityQuestion {
            code: row.question,
            controllers,
            follows,
            options: vec![choice],
        });
    }
    match questions.iter().find(|question| {
        question
            .options
            .last()
            .is_none_or(|last| last.code != PREFER_NOT)
    }) {
        Some(question) => Err(DataError::of(
            TABLE,
            format!("{} does not end with “{PREFER_NOT}”", question.code),
        )),
        None => Ok(questions),
    }
}

/// The questions that an organisation asks, in order, follow-ups included. None below 16.
#[must_use]
pub fn asked(
    questions: &[EqualityQuestion],
    controller: Controller,
    age: AgeBand,
) -> Vec<&EqualityQuestion> {
    if age.under_16() {
        return Vec::new();
    }
    questions
        .iter()
        .filter(|question| question.controllers.contains(&controller))
        .collect()
}

/// How many of them a page begins with: those that no answer brings up.
#[must_use]
pub fn first_questions<Q: std::borrow::Borrow<EqualityQuestion>>(questions: &[Q]) -> usize {
    questions
        .iter()
        .filter(|question| (*question).borrow().follows.is_none())
        .count()
}

/// Answers by question; for an "other" option perhaps a few words.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EqualityAnswers {
    pub answers: BTreeMap<String, EqualityAnswer>,
}

/// One answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EqualityAnswer {
    pub option: String,
    /// Shown to nobody by default (rule 6.4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl std::fmt::Debug for EqualityAnswers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EqualityAnswers({} answers)", self.answers.len())
    }
}

impl std::fmt::Debug for EqualityAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answer(…)")
    }
}

impl EqualityAnswers {
    /// Takes what a form sent: `given(question)` is the option chosen and `words(question, option)`
    /// what was added. Questions that were not asked, a follow-up to another answer, and options
    /// that do not exist are left out: an incomplete answer is as good as any.
    #[must_use]
    pub fn take<'a>(
        questions: &[EqualityQuestion],
        controller: Controller,
        age: AgeBand,
        given: impl Fn(&str) -> Option<&'a str>,
        words: impl Fn(&str, &str) -> Option<&'a str>,
    ) -> Self {
        let mut taken = Self::default();
        for question in asked(questions, controller, age) {
            let follows_on = question.follows.as_ref().is_none_or(|(earlier, answer)| {
                taken
                    .answers
                    .get(earlier)
                    .is_some_and(|given| given.option == *answer)
            });
            let option = given(&question.code)
                .and_then(|code| question.options.iter().find(|option| option.code == code));
            if let Some(option) = option.filter(|_| follows_on) {
                let words = words(&question.code, &option.code)
                    .map(|text| text.replace(char::is_control, " "))
                    .map(|text| text.trim().chars().take(OTHER_MAX).collect::<String>())
                    .filter(|text| option.free_text && !text.is_empty());
                taken.answers.insert(
                    question.code.clone(),
                    EqualityAnswer {
                        option: option.code.clone(),
                        words,
                    },
                );
            }
        }
        taken
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }
}

#[cfg(test)]
mod tests;
