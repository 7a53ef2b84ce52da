//! Where an enquiry stands, computed from stored facts (rule 9.1).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::controller::Controller;
use super::ids::StaffId;
use super::retention::RetentionRule;

code_enum! {
    /// How an enquiry ended.
    pub enum Outcome {
        InfoGiven = "info_given",
        Signposted = "signposted",
        /// Accepted for support by the Alliance; its record follows TPA-CASE.
        SupportAccepted = "support_accepted",
        /// Added to a child's casefile, whose reference is required (seed F17).
        Intervention = "intervention",
        NoFurtherAction = "no_further_action",
        CouldNotContact = "could_not_contact",
        NotOurs = "not_ours",
        Withdrawn = "withdrawn",
    }
}

impl Outcome {
    /// Whether an organisation can close with it: support plans are the Alliance's, casefiles the council's.
    #[must_use]
    pub const fn open_to(self, controller: Controller) -> bool {
        match self {
            Self::SupportAccepted => matches!(controller, Controller::Tpa),
            Self::Intervention => matches!(controller, Controller::Smbc),
            Self::InfoGiven
            | Self::Signposted
            | Self::NoFurtherAction
            | Self::CouldNotContact
            | Self::NotOurs
            | Self::Withdrawn => true,
        }
    }

    /// Whether a casefile reference must be given (seed F17).
    #[must_use]
    pub const fn requires_casefile(self) -> bool {
        matches!(self, Self::Intervention)
    }

    /// The clock of the decision record once closed. An intervention leaves a pointer to the casefile.
    #[must_use]
    pub const fn retention_rule(self, controller: Controller) -> RetentionRule {
        match (controller, self) {
            (Controller::Smbc, Self::Intervention) => RetentionRule::FhCase,
            (Controller::Smbc, _) => RetentionRule::FhNfa,
            (Controller::Tpa, Self::SupportAccepted) => RetentionRule::TpaCase,
            (Controller::Tpa, _) => RetentionRule::TpaDec,
        }
    }
}

/// A complete closing: the outcome with what it requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    outcome: Outcome,
    casefile: Option<String>,
}

/// Why an enquiry cannot be closed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClosingError {
    #[error("the organisation has no such outcome")]
    NotOpenToController,
    #[error("a casefile reference is required")]
    CasefileMissing,
    #[error(
        "a casefile reference is longer than {} characters",
        Closing::CASEFILE_MAX
    )]
    CasefileTooLong,
}

impl Closing {
    /// Most characters of a casefile reference.
    pub const CASEFILE_MAX: usize = 40;

    /// Checks that the outcome has what it requires. A reference that is not required is left out.
    ///
    /// # Errors
    /// An outcome of the other organisation; a casefile reference that is missing or too long.
    pub fn new(
        controller: Controller,
        outcome: Outcome,
        casefile: &str,
    ) -> Result<Self, ClosingError> {
        if !outcome.open_to(controller) {
            return Err(ClosingError::NotOpenToController);
        }
        let casefile = casefile.replace(char::is_control, " ");
        let casefile = casefile.trim();
        match (outcome.requires_casefile(), casefile.chars().count()) {
            (false, _) => Ok(Self {
                outcome,
                casefile: None,
            }),
            (true, 0) => Err(ClosingError::CasefileMissing),
            (true, long) if long > Self::CASEFILE_MAX => Err(ClosingError::CasefileTooLong),
            (true, _) => Ok(Self {
                outcome,
                casefile: Some(casefile.to_owned()),
            }),
        }
    }

    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The casefile, where the outcome requires one.
    #[must_use]
    pub fn casefile(&self) -> Option<&str> {
        self.casefile.as_deref()
    }
}

/// When something happened and which member of staff did it: both are known or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub at: DateTime<Utc>,
    pub by: StaffId,
}

/// Of two columns that belong together only one is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only one of the columns that make “{0}” is filled")]
pub struct MixedColumns(pub &'static str);

impl Stamp {
    /// Reads two nullable columns.
    ///
    /// # Errors
    /// Only one of them is filled.
    pub fn from_columns(
        name: &'static str,
        at: Option<DateTime<Utc>>,
        by: Option<StaffId>,
    ) -> Result<Option<Self>, MixedColumns> {
        match (at, by) {
            (Some(at), Some(by)) => Ok(Some(Self { at, by })),
            (None, None) => Ok(None),
            (Some(_), None) | (None, Some(_)) => Err(MixedColumns(name)),
        }
    }
}

/// The stored facts of an enquiry. A person stands behind every step after `suggested` (seed F20, T50).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EnquiryFacts {
    pub suggested_at: Option<DateTime<Utc>>,
    pub confirmed: Option<Stamp>,
    pub first_action: Option<Stamp>,
    pub waiting_since: Option<DateTime<Utc>>,
    pub closed: Option<(Stamp, Outcome)>,
    /// By the resident, who alone may do this.
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub transferred: Option<Stamp>,
    pub restricted: bool,
    pub on_hold: bool,
}

/// Where an enquiry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    Submitted,
    Suggested,
    Confirmed,
    InProgress,
    WaitingForResident,
    Closed(Outcome),
    /// Only the data protection officer and the manager see it (seed T44).
    Restricted,
    OnHold,
    Transferred,
    /// Stop work now; it is not deletion.
    WithdrawnByResident,
}

impl Status {
    /// The code of its message `status-CODE`, without the outcome.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Suggested => "suggested",
            Self::Confirmed => "confirmed",
            Self::InProgress => "in_progress",
            Self::WaitingForResident => "waiting_for_resident",
            Self::Closed(_) => "closed",
            Self::Restricted => "restricted",
            Self::OnHold => "on_hold",
            Self::Transferred => "transferred",
            Self::WithdrawnByResident => "withdrawn_by_resident",
        }
    }

    /// Whether work is still to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Submitted
            | Self::Suggested
            | Self::Confirmed
            | Self::InProgress
            | Self::WaitingForResident
            | Self::OnHold => true,
            Self::Closed(_) | Self::Restricted | Self::Transferred | Self::WithdrawnByResident => {
                false
            }
        }
    }
}

/// The one status of an enquiry. A restriction hides all else; an end comes before a pause, a pause
/// before progress. A hand-over closes the sender's record and says more than that closing; a closing counts
/// more than the resident's withdrawal that led to it.
#[must_use]
pub const fn status(facts: &EnquiryFacts) -> Status {
    let EnquiryFacts {
        suggested_at,
        confirmed,
        first_action,
        waiting_since,
        closed,
        withdrawn_at,
        transferred,
        restricted,
        on_hold,
    } = facts;
    match (
        restricted,
        closed,
        withdrawn_at,
        transferred,
        on_hold,
        waiting_since,
        first_action,
        confirmed,
        suggested_at,
    ) {
        (true, _, _, _, _, _, _, _, _) => Status::Restricted,
        (false, _, _, Some(_), _, _, _, _, _) => Status::Transferred,
        (false, Some((_, outcome)), _, None, _, _, _, _, _) => Status::Closed(*outcome),
        (false, None, Some(_), None, _, _, _, _, _) => Status::WithdrawnByResident,
        (false, None, None, None, true, _, _, _, _) => Status::OnHold,
        (false, None, None, None, false, Some(_), _, _, _) => Status::WaitingForResident,
        (false, None, None, None, false, None, Some(_), _, _) => Status::InProgress,
        (false, None, None, None, false, None, None, Some(_), _) => Status::Confirmed,
        (false, None, None, None, false, None, None, None, Some(_)) => Status::Suggested,
        (false, None, None, None, false, None, None, None, None) => Status::Submitted,
    }
}

#[cfg(test)]
mod tests;
