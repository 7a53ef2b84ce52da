//! A task that somebody sets on a case.

use crate::{
    domain::{
        ids::StaffId,
        personal::{Note, TextProblem},
        time::{add_days, london_instant},
    },
    forms::FormData,
    ui::{Problem, Problems},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// Letters of a task: a line, not a note.
const WORDS_MAX: usize = 200;

/// Days ahead for which a task can be set.
const AHEAD_MAX: u64 = 365;

/// The form as it came.
#[derive(Clone, Default)]
pub struct TaskForm {
    pub what: String,
    pub due: String,
    pub owner: String,
}

/// A task to be set.
#[derive(Debug)]
pub struct NewTask {
    pub words: Note,
    pub due_at: DateTime<Utc>,
    /// `None`: whoever has the case.
    pub owner: Option<StaffId>,
}

impl TaskForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            what: data.one("what"),
            due: data.date("due"),
            owner: data.one("owner"),
        }
    }

    /// The task, due at five on its day. `colleagues` are those who may have it.
    ///
    /// # Errors
    /// Nothing written or too much; a day that is none, past or far ahead; somebody who cannot have it.
    pub fn parse(
        &self,
        today: NaiveDate,
        colleagues: &[(StaffId, String)],
    ) -> Result<NewTask, Problems> {
        let too_long =
            || Problem::new("what", "case-error-too-long").with("most", WORDS_MAX.to_string());
        let words = match Note::parse(&self.what) {
            Ok(words) if words.expose().chars().count() > WORDS_MAX => Err(too_long()),
            Ok(words) => Ok(words),
            Err(TextProblem::TooLong(_)) => Err(too_long()),
            Err(TextProblem::Empty | TextProblem::TooShort(_)) => {
                Err(Problem::new("what", "tasks-error-what"))
            }
        };
        let last = add_days(today, AHEAD_MAX);
        let day = self
            .due
            .trim()
            .parse::<NaiveDate>()
            .ok()
            .filter(|day| (today..=last).contains(day))
            .ok_or_else(|| Problem::new("due", "tasks-error-due"));
        let owner = match self.owner.trim() {
            "" => Ok(None),
            id => id
                .parse()
                .ok()
                .map(StaffId)
                .filter(|id| colleagues.iter().any(|(colleague, _)| colleague == id))
                .map(Some)
                .ok_or_else(|| Problem::new("owner", "tasks-error-owner")),
        };
        match (words, day, owner) {
            (Ok(words), Ok(day), Ok(owner)) => Ok(NewTask {
                words,
                due_at: london_instant(day, NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default()),
                owner,
            }),
            (words, day, owner) => Err(Problems(
                [words.err(), day.err(), owner.err()]
                    .into_iter()
                    .flatten()
                    .collect(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_has_words_a_day_to_come_and_an_owner_who_works_the_queue() {
        let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let colleague = StaffId(uuid::Uuid::from_u128(7));
        let people = [(colleague, "J. Specimen".to_owned())];
        let parse = |what: &str, due: &str, owner: &str| {
            TaskForm {
                what: what.to_owned(),
                due: due.to_owned(),
                owner: owner.to_owned(),
            }
            .parse(today, &people)
            .map(|task| (task.due_at.to_rfc3339(), task.owner))
            .map_err(|problems| problems.0.into_iter().map(|p| p.key).collect::<Vec<_>>())
        };
        let id = colleague.0.to_string();
        assert_eq!(
            parse("Ring the school", "2026-07-01", &id),
            Ok(("2026-07-01T16:00:00+00:00".to_owned(), Some(colleague)))
        );
        assert!(parse("Ring the school", "2027-07-01", "").is_ok());
        let other = uuid::Uuid::from_u128(8).to_string();
        assert_eq!(
            parse(" ", "2026-06-30", &other).unwrap_err(),
            ["tasks-error-what", "tasks-error-due", "tasks-error-owner"]
        );
        assert_eq!(
            parse(&"x".repeat(201), "2027-07-02", "x").unwrap_err(),
            [
                "case-error-too-long",
                "tasks-error-due",
                "tasks-error-owner"
            ]
        );
    }
}
