//! What the data protection team does to a request, and what staff record for a person.

use super::{note, text_problem};
use crate::{
    domain::{
        consent::ConsentChannel,
        identity::IdentityLevel,
        personal::{Message, Note, PersonName, ReplyTo},
        reference::Reference,
        rights::{Decision, LeftOut, RefusalReason, RightsEventKind, RightsKind},
    },
    forms::form_data::{FormData, FormReader},
    ui::{Problem, Problems},
};
use chrono::NaiveDate;

/// An act as it came. Fields of other acts are ignored.
#[derive(Clone, Default)]
pub struct RequestActionForm {
    pub action: String,
    pub text: String,
    /// `2026-09-17`; empty: today.
    pub day: String,
    pub level: String,
    pub reference: String,
    pub decision: String,
    pub refusal: String,
    /// What to erase, for a granted erasure: `words` or `all`.
    pub scope: String,
    /// `<position>:<reason>` for each part of the copy that is left out; empty for one that is released.
    pub left_out: Vec<String>,
    /// The mark of the file that was looked through: positions mean nothing in another.
    pub file: String,
}

/// How much a granted erasure takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EraseScope {
    /// What was written freely, and what to know.
    Words,
    /// The name and every way to reach the person as well.
    All,
}

/// A complete act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestAction {
    Event {
        kind: RightsEventKind,
        day: NaiveDate,
        words: Option<Note>,
        level: Option<IdentityLevel>,
    },
    Match(Reference),
    Decide {
        decision: Decision,
        refusal: Option<RefusalReason>,
        letter: Note,
        scope: EraseScope,
        left_out: Vec<(usize, LeftOut)>,
        /// The mark of the file that was looked through.
        file: String,
    },
}

impl RequestActionForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            action: data.one("action"),
            text: data.one("words"),
            day: data.date("day"),
            level: data.one("level"),
            reference: data.code("reference"),
            decision: data.one("decision"),
            refusal: data.one("refusal"),
            scope: data.one("scope"),
            left_out: data.all("left_out"),
            file: data.one("file"),
        }
    }

    /// Acts that are events, by the value of their button.
    pub const EVENTS: [RightsEventKind; 8] = [
        RightsEventKind::IdentityAsked,
        RightsEventKind::IdentityConfirmed,
        RightsEventKind::ClarifyAsked,
        RightsEventKind::ClarifyAnswered,
        RightsEventKind::Extended,
        RightsEventKind::Acknowledged,
        RightsEventKind::Progress,
        RightsEventKind::Note,
    ];

    /// Reads the act. The outer `None`: no button of ours was pressed.
    ///
    /// # Errors
    /// Every field of this act that is missing or wrong.
    pub fn parse(
        &self,
        kind: RightsKind,
        today: NaiveDate,
    ) -> Option<Result<RequestAction, Problems>> {
        match self.action.as_str() {
            "match" => Some(self.reference()),
            "decide" => Some(self.decision(kind)),
            code => {
                let event: RightsEventKind = code.parse().ok()?;
                Self::EVENTS
                    .contains(&event)
                    .then(|| self.event(event, today))
            }
        }
    }

    fn reference(&self) -> Result<RequestAction, Problems> {
        self.reference
            .parse()
            .map(RequestAction::Match)
            .map_err(|_| Problem::new("reference", "manage-reference-shape").into())
    }

    fn event(&self, kind: RightsEventKind, today: NaiveDate) -> Result<RequestAction, Problems> {
        let mut reading = FormReader::default();
        let day = match self.day.trim() {
            "" => Some(today),
            typed => typed.parse().ok(),
        };
        if day.is_none() {
            reading.problem(Problem::new("day", "requests-error-day"));
        }
        let words = self.words(&mut reading, kind.needs_words());
        let level = if kind == RightsEventKind::IdentityConfirmed {
            let level: Option<IdentityLevel> = self.level.parse().ok();
            let level = level.filter(|level| *level > IdentityLevel::L0);
            if level.is_none() {
                reading.problem(Problem::new("level", "requests-error-level"));
            }
            level
        } else {
            None
        };
        reading.finish(day.map(|day| RequestAction::Event {
            kind,
            day,
            words,
            level,
        }))
    }

    fn words(&self, reading: &mut FormReader, needed: bool) -> Option<Note> {
        if self.text.trim().is_empty() && !needed {
            return None;
        }
        note("words", &self.text, "requests-error-words")
            .map_err(|problem| reading.problem(problem))
            .ok()
    }

    fn decision(&self, kind: RightsKind) -> Result<RequestAction, Problems> {
        let mut reading = FormReader::default();
        let decision: Option<Decision> =
            reading.required("decision", &self.decision, "requests-error-decision");
        let refusal = match decision {
            Some(Decision::Partly | Decision::Refused) => {
                let found: Option<RefusalReason> = self.refusal.parse().ok();
                if found.is_none() {
                    reading.problem(Problem::new("refusal", "requests-error-refusal"));
                }
                found
            }
            Some(Decision::Granted) | None => None,
        };
        let scope = match self.scope.as_str() {
            "all" => Some(EraseScope::All),
            "words" => Some(EraseScope::Words),
            _ => None,
        };
        let erases = kind == RightsKind::Erase
            && matches!(decision, Some(Decision::Granted | Decision::Partly));
        if erases && scope.is_none() {
            reading.problem(Problem::new("scope", "requests-error-scope"));
        }
        let letter = self.words(&mut reading, true);
        // One that cannot be read would be released: nothing is decided then.
        let left_out = self.left_out();
        if left_out.is_none() {
            reading.problem(Problem::new("left_out", "requests-error-file").at("acts"));
        }
        let whole = match (decision, letter, left_out) {
            (Some(decision), Some(letter), Some(left_out)) => Some(RequestAction::Decide {
                decision,
                refusal,
                letter,
                scope: scope.unwrap_or(EraseScope::Words),
                left_out,
                file: self.file.clone(),
            }),
            _ => None,
        };
        reading.finish(whole)
    }

    /// The parts of the copy that are left out. `None`: one of them cannot be read.
    #[must_use]
    pub fn left_out(&self) -> Option<Vec<(usize, LeftOut)>> {
        self.left_out
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| {
                let (position, reason) = line.split_once(':')?;
                Some((position.parse().ok()?, reason.parse().ok()?))
            })
            .collect()
    }
}

/// A request that reached us in another way, as it came.
#[derive(Clone, Default)]
pub struct IntakeForm {
    pub kind: String,
    pub channel: String,
    pub day: String,
    pub message: String,
    pub name: String,
    pub reply_to: String,
}

/// A complete request to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeRequest {
    pub kind: RightsKind,
    pub channel: ConsentChannel,
    /// The London day on which it came.
    pub day: NaiveDate,
    pub message: Message,
    /// Of somebody whose enquiry is not known.
    pub name: Option<PersonName>,
    pub reply_to: Option<ReplyTo>,
}

impl IntakeForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            kind: data.one("kind"),
            channel: data.one("channel"),
            day: data.date("day"),
            message: data.one("words"),
            name: data.one("name"),
            reply_to: data.one("reply_to"),
        }
    }

    /// How a request can reach us besides the website.
    #[must_use]
    pub fn channels() -> Vec<ConsentChannel> {
        ConsentChannel::ALL
            .iter()
            .copied()
            .filter(|channel| *channel != ConsentChannel::Online)
            .collect()
    }

    /// `of_case`: it is about a case that is open, so the person is known.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn parse(&self, of_case: bool, today: NaiveDate) -> Result<IntakeRequest, Problems> {
        let mut reading = FormReader::default();
        let kind = reading.required("kind", &self.kind, "requests-error-kind");
        let channel: Option<ConsentChannel> = self.channel.parse().ok();
        let channel = channel.filter(|channel| Self::channels().contains(channel));
        if channel.is_none() {
            reading.problem(Problem::new("channel", "requests-error-channel"));
        }
        let day = match self.day.trim() {
            "" => Some(today),
            typed => typed.parse().ok().filter(|day| *day <= today),
        };
        if day.is_none() {
            reading.problem(Problem::new("day", "requests-error-day"));
        }
        let mut text = |problem| reading.problem(problem);
        let words = Message::parse(&self.message)
            .map_err(|problem| text(text_problem("words", problem, "requests-error-asked")))
            .ok();
        let (name, reply_to) = if of_case {
            (None, None)
        } else {
            (
                PersonName::parse(&self.name)
                    .map_err(|problem| text(text_problem("name", problem, "requests-error-name")))
                    .ok(),
                ReplyTo::parse(&self.reply_to)
                    .map_err(|problem| {
                        text(text_problem("reply_to", problem, "requests-error-reply"));
                    })
                    .ok(),
            )
        };
        let whole = match (kind, channel, day, words) {
            (Some(kind), Some(channel), Some(day), Some(words)) => Some(IntakeRequest {
                kind,
                channel,
                day,
                message: words,
                name,
                reply_to,
            }),
            _ => None,
        };
        reading.finish(whole)
    }
}

#[cfg(test)]
mod tests;
