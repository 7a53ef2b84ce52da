//! The notice desk: drafts of an organisation's privacy notice, their approval by a second person, and
//! the versions that came of them.

mod defects;
mod desk;
mod edit;
mod review;

pub use defects::{Defect, defects};
pub use desk::{DeskPage, OpenDraft};
pub use edit::EditPage;
pub use review::{ComparedPage, PreviewPage, ReviewPage};

use crate::{
    domain::{
        notice::{Notice, NoticeText, NoticeVersion},
        notice_draft::DraftState,
        time::plain_date,
    },
    forms::staff::notice::{self, state_key},
    i18n::{tr, tr_args},
    resident::markup::join_names,
    ui::Tone,
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// Where the desk is.
pub const DESK: &str = "/staff/notices";

/// A draft as its page shows it.
#[derive(Clone, Debug)]
pub struct DraftView {
    pub id: Uuid,
    pub notice: Notice,
    pub state: DraftState,
    pub text: NoticeText,
    pub substance: Option<bool>,
    pub revision: i32,
    /// Names of everybody who had a hand in it.
    pub writers: Vec<String>,
    /// The reader is one of them.
    pub mine: bool,
    pub imported: bool,
    pub changed_at: DateTime<Utc>,
    pub submitted: Option<Submitted>,
    pub returned: Option<Returned>,
    /// The version that it comes after, in force or still to come: what it is compared with.
    pub before: Option<NoticeVersion>,
}

/// What was sent for approval.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub by: String,
    pub at: DateTime<Utc>,
    /// SHA-256 of the text, in hex: what is approved is what was read.
    pub sha256: String,
    pub check_code: String,
}

/// Why it came back.
#[derive(Clone, Debug)]
pub struct Returned {
    pub by: String,
    pub at: DateTime<Utc>,
    pub why: String,
}

impl DraftView {
    pub fn href(&self) -> String {
        format!("{DESK}/draft/{}", self.id)
    }
}

/// A version as the list of the desk shows it.
#[derive(Clone, Debug)]
pub struct VersionRow {
    pub version: NoticeVersion,
    pub standing: Standing,
    /// Names of the writers and of the second person; none for a version that came with the service.
    pub let_out: Option<(Vec<String>, String, DateTime<Utc>)>,
}

/// Where a version stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    ToCome,
    Current,
    Old,
}

impl Standing {
    pub fn of(version: u32, from: NaiveDate, current: u32, today: NaiveDate) -> Self {
        if version == current {
            Self::Current
        } else if version > current && from > today {
            Self::ToCome
        } else {
            Self::Old
        }
    }

    fn tag(self) -> (Tone, String) {
        match self {
            Self::ToCome => (Tone::River, tr("desk-standing-to-come")),
            Self::Current => (Tone::On, tr("desk-standing-current")),
            Self::Old => (Tone::Grey, tr("desk-standing-old")),
        }
    }
}

fn state_tag(state: DraftState) -> (Tone, String) {
    let tone = match state {
        DraftState::Draft => Tone::River,
        DraftState::Submitted => Tone::Amber,
        DraftState::Published => Tone::On,
        DraftState::Discarded => Tone::Grey,
    };
    (tone, tr(state_key(state)))
}

fn names(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if names.is_empty() {
        tr("desk-nobody")
    } else {
        join_names(&names)
    }
}

fn yes_no(answer: Option<bool>) -> String {
    match answer {
        Some(true) => tr("answer-yes"),
        Some(false) => tr("answer-no"),
        None => tr("desk-not-said"),
    }
}

fn version_line(version: u32, from: NaiveDate) -> String {
    tr_args(
        "notices-version",
        &[("version", version.to_string()), ("date", plain_date(from))],
    )
}

/// A fact of a list.
fn fact(label: &str, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{tr(label)}</dt><dd>{value}</dd></div> }.into_any()
}

/// The facts that every page of a draft begins with.
fn facts(draft: &DraftView, now: DateTime<Utc>) -> AnyView {
    let submitted = draft.submitted.as_ref().map(|sent| {
        let said = tr_args(
            "desk-by-at",
            &[
                ("name", sent.by.clone()),
                ("when", super::date_format::moment(sent.at, now)),
            ],
        );
        [
            fact("desk-sent", said),
            fact(
                "desk-hash",
                view! { <span class="sp-code">{sent.sha256.clone()}</span> },
            ),
            fact(
                "desk-code",
                view! { <span class="sp-code">{sent.check_code.clone()}</span> },
            ),
        ]
    });
    view! {
        <dl class="sp-facts">
            {fact("desk-version", version_line(draft.text.version, draft.text.from))}
            {fact("desk-substance", yes_no(draft.substance))}
            {fact("desk-outside", yes_no(Some(draft.text.outside_eu)))}
            {fact("desk-automated", yes_no(Some(draft.text.automated_decision)))}
            {fact("desk-writers", names(&draft.writers))}
            {submitted.map(|facts| facts.collect_view())}
        </dl>
    }
    .into_any()
}

/// What should make both people look twice (C6).
fn cautions(draft: &DraftView) -> Option<AnyView> {
    let found = notice::cautions(&draft.text);
    (!found.is_empty()).then(|| {
        let lines = found
            .into_iter()
            .map(|key| view! { <li>{tr(key)}</li> })
            .collect_view();
        view! {
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{tr("desk-caution")}</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        }
        .into_any()
    })
}

fn returned(draft: &DraftView, now: DateTime<Utc>) -> Option<AnyView> {
    draft.returned.clone().map(|Returned { by, at, why }| {
        let head = tr_args(
            "desk-returned",
            &[("name", by), ("when", super::date_format::moment(at, now))],
        );
        view! {
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{head}</p>
                <p class="govuk-body sp-said">{why}</p>
            </div>
        }
        .into_any()
    })
}
