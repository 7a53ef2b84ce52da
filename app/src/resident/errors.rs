//! Pages for when something went wrong. Each says what happened to what was typed, what to do next and
//! whom to call; none shows a code or blames the reader.

use super::{
    contact_details,
    markup::{markup_line, markup_paragraph},
    shell::ResidentPage,
};
use crate::i18n::{tr, tr_args};
use leptos::prelude::*;

/// What a person can meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// 404
    NotFound,
    /// 403: not allowed, or the form did not come from this site.
    Forbidden,
    /// 400: the browser keeps no cookies.
    CookiesBlocked,
    /// 409: somebody else was faster.
    Conflict,
    /// 413: more than a form can hold.
    TooLarge,
    /// 429: too many tries; seconds until the next may work.
    TooMany { retry_after: u64 },
    /// 500
    Fault,
    /// 503: down for the moment.
    Unavailable,
    /// The draft was idle too long and is gone.
    SessionEnded,
}

impl ErrorKind {
    /// One of each, for tests over all pages.
    pub const ALL: [Self; 9] = [
        Self::NotFound,
        Self::Forbidden,
        Self::CookiesBlocked,
        Self::Conflict,
        Self::TooLarge,
        Self::TooMany { retry_after: 90 },
        Self::Fault,
        Self::Unavailable,
        Self::SessionEnded,
    ];

    /// Start of the text keys of this page.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::CookiesBlocked => "no-cookies",
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::Fault => "fault",
            Self::Unavailable => "unavailable",
            Self::SessionEnded => "ended",
        }
    }

    /// What happened, then what to do.
    fn lines(self) -> Vec<String> {
        let name = self.name();
        let what = tr(&format!("errors-{name}-what"));
        let next = match self {
            Self::TooMany { retry_after } => {
                tr_args("errors-too-many-next", &[("wait", wait(retry_after))])
            }
            Self::SessionEnded => tr_args(
                "errors-ended-next",
                &[("minutes", super::DRAFT_IDLE_MINUTES.to_string())],
            ),
            _ => tr(&format!("errors-{name}-next")),
        };
        vec![what, next]
    }

    /// Where the button leads, and its words; none where going on is not what helps.
    fn way_on(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::NotFound | Self::Forbidden | Self::CookiesBlocked | Self::Conflict => {
                Some(("/", "errors-start"))
            }
            Self::SessionEnded => Some(("/enquiry/before-you-start", "errors-ended-again")),
            Self::TooLarge | Self::TooMany { .. } | Self::Fault | Self::Unavailable => None,
        }
    }
}

/// A waiting time in words: whole minutes, rounded up.
pub(crate) fn wait(seconds: u64) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => tr("errors-wait-minute"),
        minutes if minutes < 90 => {
            tr_args("errors-wait-minutes", &[("minutes", minutes.to_string())])
        }
        _ => tr("errors-wait-hours"),
    }
}

/// The page for this trouble. Its status is the caller's business.
#[component]
pub fn ErrorPage(trouble: ErrorKind) -> impl IntoView {
    let name = trouble.name();
    let lines = trouble
        .lines()
        .into_iter()
        .map(|line| view! { <p class="govuk-body">{markup_line(&line)}</p> })
        .collect_view();
    let way_on = trouble.way_on().map(|(href, words)| {
        view! {
            <div class="sp-actions">
                <a class="govuk-button" href=href draggable="false">{tr(words)}</a>
            </div>
        }
    });
    let talk = contact_details::lines(&[
        ("start-talk-families", "fh_phone"),
        ("start-talk-adults", "tpa_phone"),
    ])
    .map(|lines| {
        view! {
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("errors-talk")}</h2>
                {lines}
            </section>
        }
    });
    view! {
        <ResidentPage title=tr(&format!("errors-{name}-title"))>
            <h1 class="govuk-heading-l">{tr(&format!("errors-{name}"))}</h1>
            {lines} {way_on} {talk} {markup_paragraph("errors-danger")}
        </ResidentPage>
    }
}
