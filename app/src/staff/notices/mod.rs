//! Privacy notices for staff: drafts of an organisation's notice, their approval by a second person, and the versions
//! that came of them.

mod defects;
mod edit;
mod list;
mod review;

pub use defects::{Defect, defects};
pub use edit::EditNoticePage;
pub use list::NoticesPage;
pub use review::{CompareNoticePage, PreviewNoticePage, ReviewNoticePage};

use super::review::{ApprovedBy, ReviewView, VersionStatus, fact, review_facts};
use crate::{
    domain::{
        notice::{Notice, NoticeText, NoticeVersion},
        time::plain_date,
    },
    forms::staff::notice,
    i18n::{tr, tr_args},
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// Where the list is.
pub const NOTICES: &str = "/staff/notices";

/// A draft as its page shows it.
#[derive(Clone, Debug)]
pub struct NoticeDraftView {
    pub review: ReviewView,
    pub notice: Notice,
    pub text: NoticeText,
    pub substance: Option<bool>,
    pub imported: bool,
    /// The code of the text that was sent for approval.
    pub check_code: Option<String>,
    /// Markers with what they stand for today.
    pub markers: Vec<(String, String)>,
    /// The version that it comes after, in force or still to come: what it is compared with.
    pub before: Option<NoticeVersion>,
}

/// A version as the list shows it.
#[derive(Clone, Debug)]
pub struct VersionRow {
    pub version: NoticeVersion,
    pub status: VersionStatus,
    /// `None`: it came with the service.
    pub approved: Option<ApprovedBy>,
}

fn yes_no(answer: Option<bool>) -> String {
    match answer {
        Some(true) => tr("answer-yes"),
        Some(false) => tr("answer-no"),
        None => tr("review-not-said"),
    }
}

fn version_line(version: u32, from: NaiveDate) -> String {
    tr_args(
        "notices-version",
        &[("version", version.to_string()), ("date", plain_date(from))],
    )
}

/// The facts that every page of a draft begins with.
fn facts(draft: &NoticeDraftView, now: DateTime<Utc>) -> AnyView {
    let code = draft.check_code.clone().map(|code| {
        let code = view! { <span class="sp-code">{code}</span> };
        fact("notice-draft-code", code)
    });
    view! {
        <dl class="sp-facts">
            {fact("notice-draft-version", version_line(draft.text.version, draft.text.from))}
            {fact("notice-draft-substance", yes_no(draft.substance))}
            {fact("notice-draft-outside", yes_no(Some(draft.text.outside_eu)))}
            {fact("notice-draft-automated", yes_no(Some(draft.text.automated_decision)))}
            {review_facts(&draft.review, now)}
            {code}
        </dl>
    }
    .into_any()
}

/// What should make both people look twice (feature C6).
fn cautions(draft: &NoticeDraftView) -> Option<AnyView> {
    let found = notice::cautions(&draft.text);
    (!found.is_empty()).then(|| {
        let lines = found
            .into_iter()
            .map(|key| view! { <li>{tr(key)}</li> })
            .collect_view();
        view! {
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{tr("notice-draft-caution")}</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        }
        .into_any()
    })
}
