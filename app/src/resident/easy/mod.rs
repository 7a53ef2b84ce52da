//! Easy read: one idea a line, a drawing beside it, for people who read little (feature G3).
//!
//! Which drawing stands beside which line is data (`easy.csv`); the drawings are files of our own.

use super::{DRAFT_IDLE_MINUTES, manage::LINK_MINUTES, markup::markup_line, shell::ResidentPage};
use crate::{
    domain::notice::{Notice, NoticeVersion},
    notice_markers::RetentionWords,
};
use crate::{
    domain::{codes::Priority, time::plain_date},
    i18n::{tr, tr_args},
    page::page_context,
};
use leptos::prelude::*;
use std::sync::LazyLock;

/// Side of a drawing in pixels; the files are square.
const SIDE: &str = "96";

/// A page in easy read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EasyPage {
    /// Asking for help.
    Start,
    /// Coming back.
    Manage,
    Notice(Notice),
}

impl EasyPage {
    pub const ALL: [Self; 4] = [
        Self::Start,
        Self::Manage,
        Self::Notice(Notice::FamilyHubs),
        Self::Notice(Notice::PreventionAlliance),
    ];

    /// As in `easy.csv` and in text keys.
    const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Manage => "manage",
            Self::Notice(Notice::FamilyHubs) => "notice-fh",
            Self::Notice(Notice::PreventionAlliance) => "notice-tpa",
        }
    }

    /// Its address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Start => "/easy-read",
            Self::Manage => "/easy-read/manage",
            Self::Notice(Notice::FamilyHubs) => "/easy-read/family-hubs",
            Self::Notice(Notice::PreventionAlliance) => "/easy-read/prevention-alliance",
        }
    }

    /// The page that it puts into easy words.
    const fn of(self) -> &'static str {
        match self {
            Self::Start => "/",
            Self::Manage => "/manage",
            Self::Notice(Notice::FamilyHubs) => "/privacy/family-hubs",
            Self::Notice(Notice::PreventionAlliance) => "/privacy/prevention-alliance",
        }
    }

    /// What fills the places of its lines: numbers and days from the rules that are in force.
    fn facts(self, retention: &RetentionWords) -> Vec<(&'static str, String)> {
        let known = match self {
            Self::Start => vec![
                (
                    "hours",
                    Some(page_context().site.reading_hours.clone())
                        .filter(|hours| !hours.is_empty()),
                ),
                ("minutes", Some(DRAFT_IDLE_MINUTES.to_string())),
                (
                    "days",
                    Some(
                        page_context()
                            .site
                            .data
                            .targets
                            .days(Priority::Normal)
                            .to_string(),
                    ),
                ),
            ],
            Self::Manage => vec![("minutes", Some(LINK_MINUTES.to_string()))],
            Self::Notice(Notice::FamilyHubs) => vec![
                ("date", retention.date("FH-FORM")),
                ("years", retention.length("FH-NFA")),
                ("yes_years", retention.length("CONSENT")),
            ],
            Self::Notice(Notice::PreventionAlliance) => vec![
                ("date", retention.date("TPA-FORM")),
                ("years", retention.length("TPA-DEC")),
                ("yes_years", retention.length("CONSENT")),
            ],
        };
        known
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }
}

/// One row of `easy.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct EasyLine {
    page: String,
    line: String,
    drawing: String,
}

fn lines() -> &'static [EasyLine] {
    static LINES: LazyLock<Vec<EasyLine>> = LazyLock::new(|| {
        csv::Reader::from_reader(include_str!("../../../data/easy.csv").as_bytes())
            .into_records()
            .filter_map(Result::ok)
            .map(|row| EasyLine {
                page: row[0].to_owned(),
                line: row[1].to_owned(),
                drawing: row[2].to_owned(),
            })
            .collect()
    });
    &LINES
}

/// The version of each notice that the easy words were written from.
pub const WRITTEN_FROM: u32 = 1;

/// The page. A line whose fact or number is not there is left out whole.
#[component]
pub fn EasyReadPage(
    page: EasyPage,
    retention: RetentionWords,
    /// The notice in force, where the page is about a notice.
    in_force: Option<NoticeVersion>,
) -> impl IntoView {
    // Words that fell behind must not look as if they were the notice of today.
    let behind = in_force
        .filter(|version| version.version > WRITTEN_FROM)
        .map(|version| {
            let compare = version.compared_with(WRITTEN_FROM);
            let words = tr_args("easy-behind", &[("date", plain_date(version.from)), ("compare", compare)]);
            view! { <div class="sp-note sp-note--warn"><p class="govuk-body">{markup_line(&words)}</p></div> }
        });
    let site = page_context().site;
    let code = page.code();
    let facts = page.facts(&retention);
    let items: Vec<AnyView> = lines()
        .iter()
        .filter(|row| row.page == code)
        .filter_map(|row| {
            let key = format!("easy-{code}-{}", row.line);
            let text = tr_args(&key, &facts);
            // A text with a place that nothing fills shows its key.
            let words = (text != key).then(|| markup_line(&text))??;
            let drawing = site.asset(&format!("drawings/{}.svg", row.drawing));
            Some(
                view! {
                    <li>
                        // The words say it all: a screen reader passes the drawing over.
                        <img src=drawing alt="" width=SIDE height=SIDE/>
                        <p>{words}</p>
                    </li>
                }
                .into_any(),
            )
        })
        .collect();
    let others = EasyPage::ALL
        .into_iter()
        .filter(|other| *other != page)
        .map(|other| {
            let title = tr(&format!("easy-{}-title", other.code()));
            view! { <li><a class="govuk-link" href=other.path()>{title}</a></li> }
        })
        .collect_view();
    view! {
        <ResidentPage title=tr(&format!("easy-{code}-title")) back=page.of()>
            <h1 class="govuk-heading-l">{tr(&format!("easy-{code}-title"))}</h1>
            <p class="sp-lead">{markup_line(&tr(&format!("easy-{code}-lead")))}</p>
            {behind}
            <ul class="sp-easy">{items}</ul>
            <section class="sp-section" aria-labelledby="more">
                <h2 class="govuk-heading-m" id="more">{tr("easy-more")}</h2>
                <ul class="govuk-list">{others}</ul>
            </section>
        </ResidentPage>
    }
    .into_any()
}

/// The link to a page in easy read.
#[component]
pub fn EasyLink(page: EasyPage) -> impl IntoView {
    view! {
        <p class="govuk-body sp-noprint"><a class="govuk-link" href=page.path()>{tr("easy-link")}</a></p>
    }
}

#[cfg(test)]
mod tests;
