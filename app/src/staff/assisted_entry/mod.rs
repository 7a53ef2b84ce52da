//! `/staff/new`: an officer writes down what a person says on the phone or face to face, or a referral (feature E11).

mod done;
mod page;
mod questions;
mod reach;
mod referral;
mod source;

pub use done::{EntrySavedPage, EntrySavedView};
pub use page::AssistedEntryPage;
pub use source::{EntrySourceCard, ReferralView, SourceView};

use crate::{
    domain::controller::Controller,
    i18n::{tr, tr_args},
    resident::enquiry::ConsentOfferView,
};
use leptos::prelude::*;

/// What stands on the page beside the form.
#[derive(Clone, Debug)]
pub struct AssistedEntryView {
    /// Pressed twice, the page makes one enquiry.
    pub key: String,
    /// The officer's organisation.
    pub controller: Controller,
    /// Id of the notice that the words below come from, and its address.
    pub notice_version: String,
    pub notice_href: String,
    /// Number of that notice.
    pub notice_number: u32,
    /// The words to read out.
    pub script: Vec<String>,
    /// Every choice that may be asked.
    pub offers: Vec<ConsentOfferView>,
    /// The warning about a number in the text stands on the page: it can be saved all the same.
    pub number_found: bool,
    /// The question whether it stays with this team stands on the page.
    pub ask_stay: bool,
}

/// The words about a person's information, for reading out: short, and true for this organisation. Their version is
/// `SCRIPT_VERSION`; their hash is kept with each enquiry.
pub fn script(controller: Controller) -> Vec<String> {
    let (team, by) = match controller {
        Controller::Smbc => ("shell-team-fh", "controller-SMBC"),
        Controller::Tpa => ("shell-team-tpa", "controller-TPA"),
    };
    vec![
        tr_args(
            "assisted-entry-script-who",
            &[("team", tr(team)), ("by", tr(by))],
        ),
        tr("assisted-entry-script-why"),
        tr("assisted-entry-script-share"),
        tr("assisted-entry-script-rights"),
        tr("assisted-entry-script-whole"),
    ]
}

/// A part of the page, in the order of a call.
fn part(id: &'static str, heading: &'static str, children: AnyView) -> AnyView {
    view! {
        <section class="sp-card sp-entry__part" aria-labelledby=id>
            <h2 class="govuk-heading-m" id=id>{tr(heading)}</h2>
            {children}
        </section>
    }
    .into_any()
}
