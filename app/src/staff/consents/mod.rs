//! `/staff/case/<reference>/consents`: writing down what a person said yes or no to, in the exact words.

mod list;
mod reason;
mod script;

pub use list::ConsentsPage;
pub use reason::ReasonPage;
pub use script::ScriptPage;

use crate::{
    domain::{
        consent::{ConsentAction, ConsentChannel},
        permission::OpenReason,
        wording::Wording,
    },
    forms::staff::RecordedContact,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A case as this page needs it.
#[derive(Clone, Debug)]
pub struct ConsentsView {
    pub now: DateTime<Utc>,
    pub reference: String,
    /// What the person is called.
    pub name: String,
    /// With which reason the reader is here, where one is needed; every form sends it along.
    pub reason: Option<OpenReason>,
    pub offers: Vec<ConsentLine>,
    /// Why nothing new is asked.
    pub not_asked: Option<NotAskedReason>,
    /// Contacts that were recorded, newest first.
    pub contacts: Vec<RecordedContact>,
    /// What was just written down.
    pub recorded: Option<RecordedConsent>,
}

/// One choice, as it stands.
#[derive(Clone, Debug)]
pub struct ConsentLine {
    pub wording: Wording,
    pub on: bool,
    /// It may be asked; else it can only be taken back.
    pub can_ask: bool,
    /// The answer that counts, and how it came.
    pub last_decision: Option<(ConsentAction, DateTime<Utc>, ConsentChannel)>,
}

impl ConsentLine {
    /// What can be written down: a no to what is on, a yes to what is off.
    #[must_use]
    pub const fn open_to(&self) -> Option<ConsentAction> {
        match (self.on, self.can_ask) {
            (true, _) => Some(ConsentAction::Withdrawn),
            (false, true) => Some(ConsentAction::Given),
            (false, false) => None,
        }
    }
}

/// Why a person is not asked anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAskedReason {
    SomeoneElse,
    Under13,
    /// The person took the enquiry back: nobody gets in touch to ask.
    TakenBack,
}

/// What was just written down.
#[derive(Clone, Debug)]
pub struct RecordedConsent {
    pub title: String,
    pub action: ConsentAction,
    pub at: DateTime<Utc>,
    pub receipt: Option<String>,
    /// The receipt is on its way by email.
    pub mailed: bool,
    /// A later answer counts instead.
    pub superseded: bool,
}

/// What every form of these pages sends along: with which reason the reader is here.
fn reason_field(view: &ConsentsView) -> Option<impl IntoView + use<>> {
    view.reason
        .map(|reason| view! { <input type="hidden" name="reason" value=reason.code()/> })
}

fn address(view: &ConsentsView) -> String {
    format!("/staff/case/{}/consents", view.reference)
}
