//! Requests about information and complaints: where each stands, and by when it must be answered,
//! computed from what happened to it (rule 2.2 to 2.5, feature B7 and B8).

mod question;
mod state;

pub use question::{QuestionStage, open_questions, question_stage};
pub use state::{
    DeadlineUrgency, HUMAN_ACKNOWLEDGEMENT_DAYS, REVIEW_DAYS, RightsState, WARNING_DAYS,
};

use chrono::{DateTime, NaiveDate, Utc};

use super::identity::IdentityLevel;
use super::ids::StaffId;

code_enum! {
    /// What a person asks for.
    pub enum RightsKind {
        Access = "access",
        Correct = "correct",
        Erase = "erase",
        Restrict = "restrict",
        Object = "object",
        /// "Ask us not to use any of the information we collect" (seed F22): wider than the law.
        StopUsing = "stop_using",
        /// Moving elsewhere: what the person gave, in a form that a program reads.
        Portability = "portability",
        /// A person to look again at where an enquiry was sent (seed T49).
        Review = "review",
        /// A complaint about how information is used (DPA 2018 s.164A).
        Complaint = "complaint",
    }
}

impl RightsKind {
    /// What can be asked for on the page of rights; complaints have a page of their own.
    pub const RIGHTS: [Self; 8] = [
        Self::Access,
        Self::Correct,
        Self::Erase,
        Self::Restrict,
        Self::Object,
        Self::StopUsing,
        Self::Portability,
        Self::Review,
    ];

    /// How sure we must be who asks before it may be granted (rule 2.2).
    #[must_use]
    pub const fn needs(self) -> IdentityLevel {
        match self {
            // An officer's notes are part of the answer.
            Self::Access | Self::Correct => IdentityLevel::L2,
            Self::Erase | Self::Portability => IdentityLevel::L1b,
            Self::Restrict | Self::Object | Self::StopUsing | Self::Review => IdentityLevel::L1a,
            Self::Complaint => IdentityLevel::L0,
        }
    }

    /// Whether nobody works with the enquiry while it is considered (seed T47).
    #[must_use]
    pub const fn restricts_meanwhile(self) -> bool {
        matches!(self, Self::Object | Self::StopUsing)
    }

    /// Whether granting it means that nobody works with the enquiry any more.
    #[must_use]
    pub const fn restricts_when_granted(self) -> bool {
        matches!(self, Self::Restrict | Self::Object | Self::StopUsing)
    }
}

code_enum! {
    /// What can happen to a request.
    pub enum RightsEventKind {
        /// We asked who they are; the clock has not begun.
        IdentityAsked = "identity_asked",
        /// We know now, at the level of its code.
        IdentityConfirmed = "identity_confirmed",
        /// We asked what they mean; the clock stands still.
        ClarifyAsked = "clarify_asked",
        ClarifyAnswered = "clarify_answered",
        /// Two more months, with the letter that says why.
        Extended = "extended",
        /// They were told that we have it. Without a person behind it: by the page itself.
        Acknowledged = "acknowledged",
        /// They were told how it goes.
        Progress = "progress",
        /// Seen by the data protection team only.
        Note = "note",
        /// The enquiry it is about was found.
        Matched = "matched",
        /// Another officer looked again (seed T49).
        LookedAgain = "looked_again",
        Decided = "decided",
        /// A granted erasure was carried out.
        Erased = "erased",
    }
}

impl RightsEventKind {
    /// Whether the person reads its words on their own page.
    #[must_use]
    pub const fn is_told(self) -> bool {
        match self {
            Self::IdentityAsked
            | Self::ClarifyAsked
            | Self::Extended
            | Self::Acknowledged
            | Self::Progress
            | Self::LookedAgain
            | Self::Decided => true,
            Self::IdentityConfirmed
            | Self::ClarifyAnswered
            | Self::Note
            | Self::Matched
            | Self::Erased => false,
        }
    }

    /// Whether it makes no sense without words.
    #[must_use]
    pub const fn needs_words(self) -> bool {
        match self {
            Self::IdentityAsked
            | Self::ClarifyAsked
            | Self::Extended
            | Self::Progress
            | Self::Note
            | Self::LookedAgain
            | Self::Decided => true,
            Self::IdentityConfirmed
            | Self::ClarifyAnswered
            | Self::Acknowledged
            | Self::Matched
            | Self::Erased => false,
        }
    }
}

code_enum! {
    /// How a request ended. For a complaint: upheld, partly, not.
    pub enum Decision {
        Granted = "granted",
        Partly = "partly",
        Refused = "refused",
    }
}

code_enum! {
    /// Why something is refused, in whole or in part.
    pub enum RefusalReason {
        /// The law says that we must keep or use it (seed T43).
        StatutoryObligation = "statutory_obligation",
        /// Needed to make or defend a legal claim (seed T37).
        LegalClaims = "legal_claims",
        /// Support that was agreed rests on it (seed T42).
        Contract = "contract",
        /// Somebody may be hurt.
        Safeguarding = "safeguarding",
        /// It is about somebody else as well.
        OtherPeople = "other_people",
        NotHeld = "not_held",
        NotShown = "not_shown",
        /// Asked again and again, or not meant.
        Excessive = "excessive",
    }
}

code_enum! {
    /// Why a part of a copy is left out.
    pub enum LeftOut {
        /// It is about somebody else as well.
        OtherPeople = "other_people",
        /// Somebody may be hurt.
        Safeguarding = "safeguarding",
        /// The law says so.
        Legal = "legal",
    }
}

/// Something that happened, as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RightsEvent {
    pub kind: RightsEventKind,
    /// The London day that counts: when a letter went out or an answer came.
    pub day: NaiveDate,
    pub at: DateTime<Utc>,
    /// `None`: the page itself.
    pub by: Option<StaffId>,
    /// Of `IdentityConfirmed`.
    pub level: Option<IdentityLevel>,
    /// Of `Decided`.
    pub decision: Option<Decision>,
}

/// What is stored of a request and does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RightsFacts {
    pub kind: RightsKind,
    pub received_at: DateTime<Utc>,
    /// What was proved when it was asked.
    pub level: IdentityLevel,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RightsStage {
    /// The clock begins when we know who asks.
    WaitsForIdentity,
    /// The clock stands still until they answer.
    WaitsForAnswer,
    Open,
    Decided(Decision),
}

/// Why something cannot be done to a request now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RightsEventRefusal {
    #[error("it is decided")]
    AlreadyDecided,
    #[error("it was asked before")]
    AlreadyAsked,
    #[error("nothing was asked")]
    NothingAsked,
    #[error("an extension is told within the first month")]
    TooLateToExtend,
    #[error("it was extended before")]
    AlreadyExtended,
    #[error("this kind of request is not extended")]
    NotExtended,
    #[error("we do not know well enough who asks")]
    IdentityTooLow,
    #[error("its day lies before the request or in the future")]
    NotThatDay,
}

#[cfg(test)]
mod tests;
