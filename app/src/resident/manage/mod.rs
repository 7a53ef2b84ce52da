//! Coming back: opening an enquiry, what is happening with it, what is held, and the choices.

mod answer;
mod choices;
mod details;
mod disclosures;
mod download;
mod held_information;
mod home;
mod new_words;
mod open;
mod progress;
mod reconsent;
mod request;
mod rights;
mod withdraw;

pub use answer::WrittenMessage;
pub use choices::{ChoiceChanges, ChoicesPage};
pub use details::DetailsPage;
pub use disclosures::{AccessLine, DisclosureLine, DisclosureOutcome, DisclosuresPage};
pub use download::{DecisionLine, DownloadPage};
pub use held_information::HeldInformation;
pub use home::HomePage;
pub use new_words::{NewWordsPage, WordsReplacedPage};
pub use open::{LINK_MINUTES, LinkPage, OpenEnquiryPage, OpenNotice};
pub use reconsent::ReconsentView;
pub use request::{BundleItem, RequestMessage, RequestNotice, RequestPage, RequestThread};
pub use rights::{ComplaintPage, RequestLine, RightsPage};
pub(crate) use rights::{complaint_days, kind_choices, other_ways};
pub use withdraw::WithdrawPage;

use crate::{
    domain::{
        codes::{ContactRoute, QueueCode},
        controller::Controller,
        ending::ContactRecord,
        reference::Reference,
        safe_contact::Channel,
        status::Status,
        time::{london_date, london_time},
        wording::Wording,
    },
    i18n::{comma_list, time, tr, tr_args},
};
use chrono::{DateTime, NaiveDate, Utc};

/// One enquiry as the person who sent it sees it. Holds none of their words: those are [`HeldInformation`].
#[derive(Clone, Debug)]
pub struct ManagedCase {
    pub reference: Reference,
    pub controller: Controller,
    pub queue: QueueCode,
    pub status: Status,
    pub moments: CaseMoments,
    /// What is recorded of contacts with the person.
    pub contacts: ContactRecord,
    /// By when a person is to have read it.
    pub first_look_due: DateTime<Utc>,
    pub now: DateTime<Utc>,
    pub route: ContactRoute,
    /// How we get in touch; `None`: not at all.
    pub reach: Option<Channel>,
    /// Sent for somebody else: only what was sent is theirs to see.
    pub someone_else: bool,
    /// Last day on which the form is kept.
    pub last_day: NaiveDate,
    pub notice: NoticeLink,
    /// The notice in force: a new yes is bound to it.
    pub in_force: NoticeLink,
    /// The topic is one for "Exit this page".
    pub exit: bool,
    /// What may be agreed to, and what was.
    pub choices: Vec<ChoiceState>,
    /// What is asked again, because the notice changed in substance; `None`: nothing.
    pub reconsent: Option<ReconsentView>,
    /// Equality questions are asked of a person of this age.
    pub equality: bool,
    /// An open request or complaint keeps it beyond its day.
    pub held: bool,
    /// Taken back in this visit, and nobody has closed it since.
    pub undo_withdrawal: bool,
    /// The other organisation handed it over; what is held came from there.
    pub handover_source: Option<HandoverSource>,
}

/// Where an enquiry came from that was handed over.
#[derive(Clone, Debug)]
pub struct HandoverSource {
    pub from: Controller,
    pub at: DateTime<Utc>,
    /// A code of `shared-basis-…`.
    pub basis: String,
    /// Fields of the form.
    pub fields: Vec<String>,
}

impl HandoverSource {
    /// In a sentence.
    fn summary(&self) -> String {
        let fields: Vec<String> = self
            .fields
            .iter()
            .map(|field| tr(&format!("field-{field}")))
            .collect();
        tr_args(
            "disclosures-came",
            &[
                ("from", tr(&format!("controller-{}", self.from))),
                ("date", date(self.at)),
                ("basis", tr(&format!("disclosures-basis-{}", self.basis))),
                ("fields", comma_list(&fields)),
            ],
        )
    }
}

/// When each thing happened; `None`: not yet.
#[derive(Clone, Copy, Debug)]
pub struct CaseMoments {
    pub sent: DateTime<Utc>,
    pub read: Option<DateTime<Utc>>,
    pub started: Option<DateTime<Utc>>,
    pub finished: Option<DateTime<Utc>>,
    /// The person took it back.
    pub withdrawn: Option<DateTime<Utc>>,
}

/// The notice that was shown when the enquiry was sent.
#[derive(Clone, Debug)]
pub struct NoticeLink {
    pub href: String,
    pub version: u32,
}

/// One box: its words, and what was last said to it.
#[derive(Clone, Debug)]
pub struct ChoiceState {
    pub wording: Wording,
    /// The words may still be agreed to; else they can only be taken back.
    pub can_ask: bool,
    pub on: bool,
    pub last_decision: Option<LastDecision>,
    /// Everything that was said to it, the newest first.
    pub decisions: Vec<PastDecision>,
}

/// A yes or a no, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastDecision {
    pub yes: bool,
    pub at: DateTime<Utc>,
}

/// What was last said, and where its receipt is.
#[derive(Clone, Debug)]
pub struct LastDecision {
    pub at: DateTime<Utc>,
    pub receipt: Option<String>,
}

/// `5 November 2026`.
fn date(at: DateTime<Utc>) -> String {
    time::date(london_date(at))
}

/// `Thursday 5 November, 10:42am`.
fn moment(at: DateTime<Utc>) -> String {
    tr_args(
        "manage-moment",
        &[
            ("day", time::day(london_date(at))),
            ("time", time::clock(london_time(at))),
        ],
    )
}

#[cfg(test)]
mod tests;
