//! How a draft becomes a version that counts: one person writes, another approves (the "2" in `permissions.csv`).

use chrono::{DateTime, Utc};

code_enum! {
    /// Where a draft stands, as its row says it.
    pub enum DraftState {
        /// Being written.
        Draft = "draft",
        /// Complete and hashed; waits for a second person.
        Submitted = "submitted",
        Published = "published",
        Discarded = "discarded",
    }
}

code_enum! {
    /// What can be done with a draft: the values of the buttons.
    pub enum DraftAction {
        Save = "save",
        Submit = "submit",
        Discard = "discard",
        /// Back to a draft, by one of its authors.
        Recall = "recall",
        /// Back to a draft, by the second person, with a reason.
        SendBack = "return",
        Approve = "approve",
    }
}

code_enum! {
    /// What the database answers to an approval.
    pub enum Approved {
        Published = "published",
        /// The draft changed since it was read.
        Conflict = "conflict",
        /// The time from which it was to be in force is over.
        DatePassed = "date_passed",
        /// Another version came first, or is in force from a later time.
        Superseded = "superseded",
    }
}

/// What a person is to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Participant {
    /// Had a hand in it.
    Author,
    /// Had none: can be the second person.
    Reviewer,
}

/// The state of a draft after an action; `None`: not in this state, or not by this person. Nobody approves what they
/// had a hand in.
#[must_use]
pub const fn next_state(
    state: DraftState,
    action: DraftAction,
    by: Participant,
) -> Option<DraftState> {
    match (state, action, by) {
        (DraftState::Draft, DraftAction::Save, _) => Some(DraftState::Draft),
        (DraftState::Draft, DraftAction::Submit, _) => Some(DraftState::Submitted),
        (DraftState::Draft, DraftAction::Discard, _) => Some(DraftState::Discarded),
        (DraftState::Submitted, DraftAction::Recall, Participant::Author)
        | (DraftState::Submitted, DraftAction::SendBack, Participant::Reviewer) => {
            Some(DraftState::Draft)
        }
        (DraftState::Submitted, DraftAction::Approve, Participant::Reviewer) => {
            Some(DraftState::Published)
        }
        (
            DraftState::Draft,
            DraftAction::Recall | DraftAction::SendBack | DraftAction::Approve,
            Participant::Author | Participant::Reviewer,
        )
        | (
            DraftState::Submitted,
            DraftAction::Save | DraftAction::Submit | DraftAction::Discard,
            Participant::Author | Participant::Reviewer,
        )
        | (DraftState::Submitted, DraftAction::Recall, Participant::Reviewer)
        | (
            DraftState::Submitted,
            DraftAction::SendBack | DraftAction::Approve,
            Participant::Author,
        )
        | (DraftState::Published | DraftState::Discarded, _, _) => None,
    }
}

/// How a draft came to where it stands. `P` is a person: an id in the store, a name on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage<P> {
    Draft(Option<Return<P>>),
    Submitted(Submission<P>),
    Published(Submission<P>, Approval<P>),
    Discarded,
}

/// A draft was sent for approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission<P> {
    pub by: P,
    pub at: DateTime<Utc>,
    /// Of what was sent: what is approved is what was read.
    pub sha256: Vec<u8>,
}

/// A draft was sent back to its authors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return<P> {
    pub by: P,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// A second person approved a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval<P> {
    pub by: P,
    pub at: DateTime<Utc>,
    /// The number of the version that it became.
    pub version: u32,
}

impl<P> Stage<P> {
    #[must_use]
    pub const fn state(&self) -> DraftState {
        match self {
            Self::Draft(_) => DraftState::Draft,
            Self::Submitted(_) => DraftState::Submitted,
            Self::Published(..) => DraftState::Published,
            Self::Discarded => DraftState::Discarded,
        }
    }

    /// What was sent for approval, until it is sent back or recalled.
    #[must_use]
    pub const fn submission(&self) -> Option<&Submission<P>> {
        match self {
            Self::Submitted(submission) | Self::Published(submission, _) => Some(submission),
            Self::Draft(_) | Self::Discarded => None,
        }
    }

    /// Why a draft was sent back, until it is sent for approval again.
    #[must_use]
    pub const fn returned(&self) -> Option<&Return<P>> {
        match self {
            Self::Draft(returned) => returned.as_ref(),
            Self::Submitted(_) | Self::Published(..) | Self::Discarded => None,
        }
    }

    #[must_use]
    pub const fn approval(&self) -> Option<&Approval<P>> {
        match self {
            Self::Published(_, approval) => Some(approval),
            Self::Draft(_) | Self::Submitted(_) | Self::Discarded => None,
        }
    }

    /// Everybody who is named in it.
    pub fn people(&self) -> impl Iterator<Item = &P> {
        [
            self.submission().map(|submission| &submission.by),
            self.returned().map(|returned| &returned.by),
            self.approval().map(|approval| &approval.by),
        ]
        .into_iter()
        .flatten()
    }

    /// The same with other people: names in the place of ids.
    pub fn map<Q>(&self, person: impl Fn(&P) -> Q) -> Stage<Q> {
        let submission = |submission: &Submission<P>| Submission {
            by: person(&submission.by),
            at: submission.at,
            sha256: submission.sha256.clone(),
        };
        match self {
            Self::Draft(returned) => Stage::Draft(returned.as_ref().map(|returned| Return {
                by: person(&returned.by),
                at: returned.at,
                reason: returned.reason.clone(),
            })),
            Self::Submitted(sent) => Stage::Submitted(submission(sent)),
            Self::Published(sent, approval) => Stage::Published(
                submission(sent),
                Approval {
                    by: person(&approval.by),
                    at: approval.at,
                    version: approval.version,
                },
            ),
            Self::Discarded => Stage::Discarded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTICIPANTS: [Participant; 2] = [Participant::Author, Participant::Reviewer];

    #[test]
    fn only_somebody_else_approves() {
        for state in DraftState::ALL.iter().copied() {
            for by in PARTICIPANTS {
                let approved =
                    next_state(state, DraftAction::Approve, by) == Some(DraftState::Published);
                assert_eq!(
                    approved,
                    state == DraftState::Submitted && by == Participant::Reviewer
                );
                for action in DraftAction::ALL
                    .iter()
                    .copied()
                    .filter(|action| *action != DraftAction::Approve)
                {
                    assert_ne!(
                        next_state(state, action, by),
                        Some(DraftState::Published),
                        "{action}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_closed_stays_closed_and_what_waits_is_not_written_on() {
        for action in DraftAction::ALL.iter().copied() {
            for by in PARTICIPANTS {
                assert_eq!(next_state(DraftState::Published, action, by), None);
                assert_eq!(next_state(DraftState::Discarded, action, by), None);
            }
        }
        for by in PARTICIPANTS {
            assert_eq!(
                next_state(DraftState::Submitted, DraftAction::Save, by),
                None
            );
            assert_eq!(
                next_state(DraftState::Submitted, DraftAction::Discard, by),
                None
            );
        }
    }
}
