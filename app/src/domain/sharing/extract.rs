//! What the sender of a hand-over picked: all that the receiver reads before accepting, and all that the
//! new case is made of.

use serde::{Deserialize, Serialize};

use crate::domain::{
    codes::{
        AboutWhom, AgeBand, AreaCode, ContactRoute, Flag, Language, NoPostcodeReason, Priority,
        SendAnswer, TopicCode, YesNoNotSure, YesNoPreferNot,
    },
    personal::{Adjustments, Email, Message, PersonName, Phone},
    safe_contact::SafeContactWishes,
};

/// `None`: not picked, or there is none. Personal: it is sealed, and prints nothing of itself.
#[derive(Clone, Serialize, Deserialize)]
pub struct HandoverExtract {
    /// The sender's number: the subject of the message that tells the person. It opens nothing.
    pub reference: String,
    pub name: Option<PersonName>,
    pub reach: Option<ExtractContact>,
    pub wishes: Option<SafeContactWishes>,
    pub topic: Option<ExtractTopic>,
    pub place: Option<ExtractPlace>,
    pub age: Option<AgeBand>,
    pub household: Option<ExtractHousehold>,
    pub language: Option<Language>,
    pub adjustments: Option<Adjustments>,
    pub message: Option<Message>,
    /// What follows from the fields above: contact rules, a sensitive topic; and urgency, which nobody may miss.
    pub flags: Vec<Flag>,
}

/// Route, and the number or address that belongs to it.
#[derive(Clone, Serialize, Deserialize)]
pub struct ExtractContact {
    pub route: ContactRoute,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
}

/// What it is about, for whom, and how soon.
#[derive(Clone, Serialize, Deserialize)]
pub struct ExtractTopic {
    pub topic: TopicCode,
    pub about: AboutWhom,
    pub they_know: Option<YesNoNotSure>,
    pub priority: Priority,
}

/// Where they live, as given.
#[derive(Clone, Serialize, Deserialize)]
pub struct ExtractPlace {
    pub area: AreaCode,
    pub postcode: Option<String>,
    pub no_postcode: Option<NoPostcodeReason>,
}

/// Who lives there.
#[derive(Clone, Serialize, Deserialize)]
pub struct ExtractHousehold {
    pub children: YesNoPreferNot,
    pub send25: SendAnswer,
}

impl std::fmt::Debug for HandoverExtract {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Picked(…)")
    }
}
