//! What the person was asked, and whose turn it is, as they read it.

use super::{RightsEvent, RightsEventKind};
use chrono::{DateTime, Utc};

/// Where a question to the person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionStage {
    /// Nothing waits for them.
    NotAsked,
    /// We wait for them.
    Asked,
    /// They have written since; nobody has recorded it as the answer yet.
    Answered,
}

/// The questions that nobody has recorded as answered, by their place among the events.
#[must_use]
pub fn open_questions(events: &[RightsEvent]) -> Vec<usize> {
    if events
        .iter()
        .any(|event| event.kind == RightsEventKind::Decided)
    {
        return Vec::new();
    }
    [
        (
            RightsEventKind::IdentityAsked,
            RightsEventKind::IdentityConfirmed,
        ),
        (
            RightsEventKind::ClarifyAsked,
            RightsEventKind::ClarifyAnswered,
        ),
    ]
    .into_iter()
    .filter_map(|(asked, answered)| {
        let question = events.iter().rposition(|event| event.kind == asked)?;
        let open = !events[question..]
            .iter()
            .any(|event| event.kind == answered);
        open.then_some(question)
    })
    .collect()
}

/// Where the questions stand, given when the person last wrote.
#[must_use]
pub fn question_stage(events: &[RightsEvent], wrote_at: Option<DateTime<Utc>>) -> QuestionStage {
    let asked_at = open_questions(events)
        .into_iter()
        .map(|place| events[place].at)
        .max();
    match (asked_at, wrote_at) {
        (None, _) => QuestionStage::NotAsked,
        (Some(asked), Some(wrote)) if wrote >= asked => QuestionStage::Answered,
        (Some(_), _) => QuestionStage::Asked,
    }
}
