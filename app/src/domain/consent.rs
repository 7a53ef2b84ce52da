//! Consent: what is asked, of whom, and what holds now (rule 2.1). Asking for help never depends
//! on it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};

use super::UnknownCode;
use super::codes::{AboutWhom, AgeBand, PartnerCode, SafeContact};
use super::controller::Controller;
use super::ids::{ConsentEventId, NoticeVersionId, StaffId, SubjectRef, WordingId};
use super::safe_contact::SafeContactWishes;

code_enum! {
    /// What a consent is for (`consent_purposes.csv`).
    pub enum Purpose {
        /// The council shares with one named organisation of the Alliance.
        ShareTpa = "C1_share_tpa",
        /// The Alliance shares with Stockport Council.
        ShareFh = "C1_share_fh",
        /// Contact details to one other named organisation; taken in conversation, not in the form.
        ShareNamedOrg = "C2_share_named_org",
        /// Ask once how it went.
        Feedback = "C3_feedback",
        /// Texts about the enquiry.
        UpdatesSms = "C4_updates_sms",
        /// Only where the data protection officer chooses explicit consent.
        EqualityExplicit = "C5_equality_explicit",
    }
}

impl Purpose {
    /// Whether each consent names one organisation, so that its code has the form `purpose:partner`.
    #[must_use]
    pub const fn names_partner(self) -> bool {
        matches!(self, Self::ShareTpa | Self::ShareNamedOrg)
    }
}

/// One tick: a purpose and, where it shares with a partner, that one partner. As a form's value:
/// `C3_feedback`, `C1_share_tpa:shg`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConsentPurpose {
    purpose: Purpose,
    recipient: Option<PartnerCode>,
}

impl ConsentPurpose {
    /// `None` when a partner is missing, or named where the purpose has none.
    #[must_use]
    pub fn new(purpose: Purpose, recipient: Option<PartnerCode>) -> Option<Self> {
        (purpose.names_partner() == recipient.is_some()).then_some(Self { purpose, recipient })
    }

    #[must_use]
    pub const fn purpose(self) -> Purpose {
        self.purpose
    }

    /// The one organisation, where the purpose names a partner.
    #[must_use]
    pub const fn recipient(self) -> Option<PartnerCode> {
        self.recipient
    }
}

impl fmt::Display for ConsentPurpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.recipient {
            Some(partner) => write!(f, "{}:{partner}", self.purpose),
            None => write!(f, "{}", self.purpose),
        }
    }
}

impl FromStr for ConsentPurpose {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let (purpose, recipient) = match code.split_once(':') {
            Some((purpose, partner)) => (purpose, Some(partner.parse()?)),
            None => (code, None),
        };
        Self::new(purpose.parse()?, recipient).ok_or(UnknownCode {
            list: "ConsentPurpose",
        })
    }
}

impl Serialize for ConsentPurpose {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ConsentPurpose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str> as Deserialize>::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

/// One row of `consent_purposes.csv`. Its words are versioned wordings, because they are evidence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PurposeDefinition {
    pub code: Purpose,
    /// Which organisations ask it.
    #[serde(deserialize_with = "controllers")]
    pub controllers: Vec<Controller>,
    /// What is shared or used, as fields of the form.
    #[serde(deserialize_with = "words")]
    pub fields: Vec<String>,
    /// Whether the form's page of choices may offer it.
    #[serde(deserialize_with = "super::table::yes_no")]
    pub in_form: bool,
}

fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(String::deserialize(deserializer)?
        .split_whitespace()
        .map(str::to_owned)
        .collect())
}

fn controllers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Controller>, D::Error> {
    words(deserializer)?
        .iter()
        .map(|code| code.parse().map_err(serde::de::Error::custom))
        .collect()
}

/// Whose enquiry it is, as far as it decides what is asked.
#[derive(Debug, Clone, Copy)]
pub struct ConsentAsker<'a> {
    pub controller: Controller,
    pub about: AboutWhom,
    pub age: AgeBand,
    pub wishes: &'a SafeContactWishes,
}

impl ConsentAsker<'_> {
    /// Nobody is asked who writes about someone else, nor a child below 13 (rule 2.4).
    #[must_use]
    pub fn may_be_asked(&self) -> bool {
        self.about != AboutWhom::SomeoneElse && !self.age.under_13()
    }
}

/// The ticks that the page of choices offers, in the order of the table. Nobody is offered texts who
/// must not get any.
#[must_use]
pub fn offered(
    definitions: &[PurposeDefinition],
    partners: &[PartnerCode],
    controller: Controller,
    about: AboutWhom,
    age: AgeBand,
    wishes: &SafeContactWishes,
) -> Vec<ConsentPurpose> {
    let asker = ConsentAsker {
        controller,
        about,
        age,
        wishes,
    };
    offered_where(definitions, partners, asker, |definition| {
        definition.in_form
    })
}

/// What an officer may ask in conversation: what the form asks, and to give contact details to one other
/// organisation of the approved list, which is never a tick in a form.
#[must_use]
pub fn offered_in_conversation(
    definitions: &[PurposeDefinition],
    partners: &[PartnerCode],
    asker: ConsentAsker<'_>,
) -> Vec<ConsentPurpose> {
    offered_where(definitions, partners, asker, |definition| {
        definition.in_form || definition.code == Purpose::ShareNamedOrg
    })
}

fn offered_where(
    definitions: &[PurposeDefinition],
    partners: &[PartnerCode],
    asker: ConsentAsker<'_>,
    asked: impl Fn(&PurposeDefinition) -> bool,
) -> Vec<ConsentPurpose> {
    if !asker.may_be_asked() {
        return Vec::new();
    }
    let wishes = asker.wishes;
    let no_texts = wishes.wants(SafeContact::NoText)
        || wishes.wants(SafeContact::ShareDevice)
        || wishes.contact_me_instead;
    let no_messages = wishes.contact_me_instead;
    definitions
        .iter()
        .filter(|definition| asked(definition))
        .filter(|definition| definition.controllers.contains(&asker.controller))
        .filter(|definition| match definition.code {
            Purpose::UpdatesSms => !no_texts,
            Purpose::Feedback => !no_messages,
            Purpose::ShareTpa
            | Purpose::ShareFh
            | Purpose::ShareNamedOrg
            | Purpose::EqualityExplicit => true,
        })
        .flat_map(|definition| {
            let purpose = definition.code;
            let recipients: Vec<Option<PartnerCode>> = if purpose.names_partner() {
                partners.iter().copied().map(Some).collect()
            } else {
                vec![None]
            };
            recipients
                .into_iter()
                .filter_map(move |recipient| ConsentPurpose::new(purpose, recipient))
        })
        .collect()
}

code_enum! {
    /// What happened to a consent.
    pub enum ConsentAction {
        Given = "given",
        Refused = "refused",
        Withdrawn = "withdrawn",
        Expired = "expired",
        Refreshed = "refreshed",
    }
}

impl ConsentAction {
    /// Whether the consent is on after it.
    #[must_use]
    pub const fn turns_on(self) -> bool {
        match self {
            Self::Given | Self::Refreshed => true,
            Self::Refused | Self::Withdrawn | Self::Expired => false,
        }
    }

    /// Of events at the same instant the highest counts: a withdrawal always wins.
    const fn rank(self) -> u8 {
        match self {
            Self::Withdrawn => 4,
            Self::Expired => 3,
            Self::Refused => 2,
            Self::Refreshed => 1,
            Self::Given => 0,
        }
    }
}

code_enum! {
    /// Who acted.
    pub enum GivenBy {
        Myself = "self",
        Parent = "parent",
        Representative = "representative",
        StaffOnBehalf = "staff_on_behalf",
    }
}

code_enum! {
    /// How a consent or a withdrawal reached us.
    pub enum ConsentChannel {
        Online = "online",
        Phone = "phone",
        FaceToFace = "face_to_face",
        Email = "email",
        Post = "post",
        Text = "text",
    }
}

impl ConsentChannel {
    /// What an officer may record: everything but what people do here themselves.
    pub const RECORDED: [Self; 5] = [
        Self::Phone,
        Self::FaceToFace,
        Self::Email,
        Self::Post,
        Self::Text,
    ];

    /// Whether it was said aloud, so that the words must have been read out.
    #[must_use]
    pub const fn spoken(self) -> bool {
        matches!(self, Self::Phone | Self::FaceToFace)
    }

    /// What shows it, as the ledger's `evidence` begins.
    #[must_use]
    pub const fn evidence(self) -> &'static str {
        match self {
            Self::Online => "page",
            Self::Phone => "call",
            Self::FaceToFace => "visit",
            Self::Email => "email",
            Self::Post => "letter",
            Self::Text => "text",
        }
    }
}

mod spoken;
pub use spoken::{SpokenAtError, spoken_at};

/// One row of the ledger (rule 2.1), without the hash chain, which the store keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentEvent {
    pub id: ConsentEventId,
    pub subject: SubjectRef,
    pub given_by: GivenBy,
    pub purpose: ConsentPurpose,
    /// Who relies on it.
    pub controller: Controller,
    /// The exact names shown.
    pub named_recipients: Vec<String>,
    pub action: ConsentAction,
    /// The exact words and language shown.
    pub wording: WordingId,
    pub notice_version: NoticeVersionId,
    pub channel: ConsentChannel,
    /// For example the id of a form or a note of a call.
    pub evidence: String,
    pub occurred_at: DateTime<Utc>,
    pub recorded_at: DateTime<Utc>,
    /// `None`: the person themself, online.
    pub recorded_by: Option<StaffId>,
}

/// The event that counts now: the latest by the time it happened, not by when it was recorded;
/// of several at the same instant, a withdrawal wins (rule 2.1). `None`: never asked.
#[must_use]
pub fn latest(
    events: &[ConsentEvent],
    purpose: ConsentPurpose,
    controller: Controller,
) -> Option<&ConsentEvent> {
    events
        .iter()
        .filter(|event| event.purpose == purpose && event.controller == controller)
        .max_by_key(|event| {
            (
                event.occurred_at,
                event.action.rank(),
                event.recorded_at,
                event.id,
            )
        })
}

/// Whether a consent is on.
#[must_use]
pub fn effective(events: &[ConsentEvent], purpose: ConsentPurpose, controller: Controller) -> bool {
    latest(events, purpose, controller).is_some_and(|event| event.action.turns_on())
}

#[cfg(test)]
mod tests;
