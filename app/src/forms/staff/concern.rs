//! Raising a safeguarding concern, writing a call down, and ending the concern.

use super::{field_names, note};
use crate::{
    domain::{
        concern::{CALLS, Worry},
        personal::Note,
        sharing::{Recipient, ShareKind, SharedField, missing},
    },
    forms::FormData,
    ui::{Problem, Problems},
};

/// The first form as it came. Personal: it has no `Debug`.
#[derive(Clone, Default)]
pub struct ConcernForm {
    pub about: String,
    pub worry: String,
    pub seen: String,
    pub act: String,
}

/// A whole concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    pub about: Worry,
    pub worry: Note,
    pub seen: Note,
    pub act: Note,
}

impl ConcernForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            about: data.one("about"),
            worry: data.one("worry"),
            seen: data.one("seen"),
            act: data.one("act"),
        }
    }

    /// The concern, whole.
    ///
    /// # Errors
    /// Everything that is missing or too long.
    pub fn parse(&self) -> Result<Concern, Problems> {
        let mut problems = Problems::default();
        let mut keep = |problem| problems.push(problem);
        let about = self
            .about
            .parse()
            .map_err(|_| keep(Problem::new("about", "concern-error-about")))
            .ok();
        let worry = note("worry", &self.worry, "concern-error-worry")
            .map_err(&mut keep)
            .ok();
        let seen = note("seen", &self.seen, "concern-error-seen")
            .map_err(&mut keep)
            .ok();
        let act = note("act", &self.act, "concern-error-act")
            .map_err(&mut keep)
            .ok();
        match (about, worry, seen, act) {
            (Some(about), Some(worry), Some(seen), Some(act)) => Ok(Concern {
                about,
                worry,
                seen,
                act,
            }),
            _ => Err(problems),
        }
    }
}

/// The record of a call as it came.
#[derive(Clone, Default)]
pub struct ConcernCallForm {
    pub receiver: String,
    pub fields: Vec<String>,
    pub why: String,
    pub consulted: String,
    pub told: String,
    pub told_why: String,
    pub outcome: String,
}

/// A whole call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernCall {
    pub receiver: Recipient,
    pub fields: Vec<SharedField>,
    pub why: Note,
    pub consulted: Option<Note>,
    /// `None`: the person was told. Otherwise why not.
    pub untold: Option<Note>,
    pub outcome: Note,
}

impl ConcernCallForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            receiver: data.one("receiver"),
            fields: data.all("fields"),
            why: data.one("why"),
            consulted: data.one("consulted"),
            told: data.one("told"),
            told_why: data.one("told_why"),
            outcome: data.one("outcome"),
        }
    }

    /// The call, whole. `held`: what the case holds.
    ///
    /// # Errors
    /// Everything that is missing or too long.
    pub fn parse(&self, held: &[SharedField]) -> Result<ConcernCall, Problems> {
        let mut problems = Problems::default();
        let mut keep = |problem| problems.push(problem);
        let receiver = self
            .receiver
            .parse()
            .ok()
            .filter(|receiver| CALLS.contains(receiver));
        if receiver.is_none() {
            keep(Problem::new("receiver", "concern-error-receiver"));
        }
        let fields = self.picked(held).map_err(&mut keep).ok();
        let why = note("why", &self.why, "concern-error-why")
            .map_err(&mut keep)
            .ok();
        let consulted = if self.consulted.trim().is_empty() {
            Some(None)
        } else {
            note("consulted", &self.consulted, "concern-error-why")
                .map_err(&mut keep)
                .ok()
                .map(Some)
        };
        let untold = match self.told.as_str() {
            "yes" => Some(None),
            "no" => note("told_why", &self.told_why, "concern-error-told-why")
                .map_err(&mut keep)
                .ok()
                .map(Some),
            _ => {
                keep(Problem::new("told", "concern-error-told"));
                None
            }
        };
        let outcome = note("outcome", &self.outcome, "concern-error-outcome")
            .map_err(&mut keep)
            .ok();
        match (receiver, fields, why, consulted, untold, outcome) {
            (
                Some(receiver),
                Some(fields),
                Some(why),
                Some(consulted),
                Some(untold),
                Some(outcome),
            ) => Ok(ConcernCall {
                receiver,
                fields,
                why,
                consulted,
                untold,
                outcome,
            }),
            _ => Err(problems),
        }
    }

    fn picked(&self, held: &[SharedField]) -> Result<Vec<SharedField>, Problem> {
        let mut picked: Vec<SharedField> = self
            .fields
            .iter()
            .filter_map(|code| code.parse().ok())
            .filter(|field| held.contains(field))
            .collect();
        picked.sort_unstable();
        picked.dedup();
        if picked.is_empty() {
            return Err(Problem::new("fields", "concern-error-fields"));
        }
        let lacking = missing(ShareKind::Outside, &picked, held);
        if lacking.is_empty() {
            Ok(picked)
        } else {
            Err(Problem::new("fields", "share-error-rules").with("fields", field_names(&lacking)))
        }
    }
}

/// The end of a concern as it came.
#[derive(Clone, Default)]
pub struct ConcernEndForm {
    pub closing: String,
    pub stays: String,
}

impl ConcernEndForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            closing: data.one("closing"),
            stays: data.one("stays"),
        }
    }

    /// What was decided, and whether the case stays with the few.
    ///
    /// # Errors
    /// Everything that is missing or too long.
    pub fn parse(&self) -> Result<(Note, bool), Problems> {
        let mut problems = Problems::default();
        let mut keep = |problem| problems.push(problem);
        let closing = note("closing", &self.closing, "concern-error-closing")
            .map_err(&mut keep)
            .ok();
        let stays = match self.stays.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                keep(Problem::new("stays", "concern-error-stays"));
                None
            }
        };
        closing.zip(stays).ok_or(problems)
    }
}
