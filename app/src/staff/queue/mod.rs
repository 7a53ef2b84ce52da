//! `/staff/queue/<code>`: what waits, the most pressing first. No names and no words of the resident.

mod live;
mod rows;

pub use rows::{Holder, QueueRow, RowsTable};

use super::{
    pieces::{Organisation, queue_name},
    shell::StaffPage,
    when,
};
use crate::{
    domain::{codes::QueueCode, controller::Controller},
    ui::{ErrorSummary, FormToken, Problems},
    words::{t, ta},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use live::LiveCount;

/// Rows on one page.
pub const PAGE_ROWS: usize = 50;

/// Which part of the open work is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    All,
    Urgent,
    /// To be looked at before the end of today and not looked at yet.
    Today,
    /// Nobody has taken it.
    Nobody,
    Mine,
    /// Waiting for the resident.
    Waiting,
    /// Suggested by a rule only.
    Suggested,
    /// Confirmed by a person.
    Confirmed,
    /// The resident took it back; it is to be closed.
    Withdrawn,
}

impl Show {
    pub const ALL: [Show; 9] = [
        Show::All,
        Show::Urgent,
        Show::Today,
        Show::Nobody,
        Show::Mine,
        Show::Suggested,
        Show::Confirmed,
        Show::Waiting,
        Show::Withdrawn,
    ];

    /// The value of `show` in the address.
    pub fn code(self) -> &'static str {
        match self {
            Show::All => "all",
            Show::Urgent => "urgent",
            Show::Today => "today",
            Show::Nobody => "nobody",
            Show::Mine => "mine",
            Show::Waiting => "waiting",
            Show::Suggested => "suggested",
            Show::Confirmed => "confirmed",
            Show::Withdrawn => "withdrawn",
        }
    }

    /// The filter of this code; an unknown one shows all.
    pub fn from_code(code: &str) -> Show {
        Show::ALL
            .into_iter()
            .find(|show| show.code() == code)
            .unwrap_or_default()
    }

    /// The queue's address with this filter.
    pub fn href(self, queue: QueueCode) -> String {
        match self {
            Show::All => format!("/staff/queue/{queue}"),
            other => format!("/staff/queue/{queue}?show={}", other.code()),
        }
    }
}

/// How much open work there is, by filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: i64,
    pub urgent: i64,
    pub today: i64,
    pub nobody: i64,
    pub mine: i64,
    pub waiting: i64,
    pub suggested: i64,
    pub confirmed: i64,
    pub withdrawn: i64,
    /// Of those nobody has taken, the urgent ones.
    pub nobody_urgent: i64,
}

impl Counts {
    /// The number on a chip.
    pub fn of(&self, show: Show) -> i64 {
        match show {
            Show::All => self.all,
            Show::Urgent => self.urgent,
            Show::Today => self.today,
            Show::Nobody => self.nobody,
            Show::Mine => self.mine,
            Show::Waiting => self.waiting,
            Show::Suggested => self.suggested,
            Show::Confirmed => self.confirmed,
            Show::Withdrawn => self.withdrawn,
        }
    }
}

/// What an act elsewhere led to, told at the top of the page it led to. A code, so that it can stand in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Moved,
    Closed,
}

impl Done {
    /// The value of `done` in the address.
    pub fn code(self) -> &'static str {
        match self {
            Done::Moved => "moved",
            Done::Closed => "closed",
        }
    }

    /// What a code in an address stands for.
    pub fn from_code(code: &str) -> Option<Done> {
        [Done::Moved, Done::Closed]
            .into_iter()
            .find(|done| done.code() == code)
    }
}

/// Everything that the page shows.
#[derive(Clone, Debug)]
pub struct QueueView {
    pub queue: QueueCode,
    pub controller: Controller,
    pub show: Show,
    pub counts: Counts,
    pub rows: Vec<QueueRow>,
    pub now: DateTime<Utc>,
    /// What stands in the address for the rows after these.
    pub next: Option<String>,
    /// These are not the most pressing ones.
    pub later: bool,
    pub can_claim: bool,
    /// The person works other queues too.
    pub others: bool,
    pub done: Option<Done>,
    pub problems: Problems,
}

/// The page. It holds the live count.
#[component]
pub fn QueuePage(view: QueueView) -> impl IntoView {
    let QueueView {
        queue,
        controller,
        show,
        counts,
        rows,
        now,
        next,
        later,
        can_claim,
        others,
        done,
        problems,
    } = view;
    let name = queue_name(queue);
    let shown = rows.len();
    let of_all = counts.of(show);
    let chips = Show::ALL
        .into_iter()
        // Withdrawn ones are rare: their chip comes with them.
        .filter(|chip| *chip != Show::Withdrawn || counts.withdrawn > 0 || show == *chip)
        .map(|chip| {
            let here = (chip == show).then_some("true");
            view! {
                <li>
                    <a href=chip.href(queue) aria-current=here class="govuk-link">
                        {t(label(chip))}
                        " "
                        <b>{counts.of(chip)}</b>
                    </a>
                </li>
            }
        })
        .collect_view();
    let joined = |extra: String| match show {
        Show::All => format!("/staff/queue/{queue}?{extra}"),
        other => format!("{}&{extra}", other.href(queue)),
    };
    let pager = next.map(|after| joined(format!("after={after}")));
    let error = !problems.is_empty();
    view! {
        <StaffPage title=ta("queue-title", &[("queue", name.clone())]) current="home-nav-queues" islands=true error>
            <ErrorSummary problems/>
            {done.map(|done| view! { <p class="sp-note" role="status">{t(told(done))}</p> })}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{name}</h1>
                    <p class="sp-small">
                        <Organisation controller text=t(&format!("controller-{controller}"))/>
                        " "
                        {when::heading(now)}
                    </p>
                </div>
                <div class="sp-bar__do">
                    <LiveCount queue counts now/>
                    {others
                        .then(|| view! { <p><a class="govuk-link sp-linkbox" href="/staff/queues">{t("queue-another")}</a></p> })}
                </div>
            </div>
            <nav aria-label=t("queue-filters")>
                <ul class="sp-chips">{chips}</ul>
            </nav>
            {if rows.is_empty() {
                view! { <p class="sp-note">{t("queue-empty")}</p> }.into_any()
            } else {
                view! {
                    <form method="post" action=format!("/staff/queue/{queue}")>
                        <FormToken/>
                        <input type="hidden" name="show" value=show.code()/>
                        <RowsTable rows now caption=t("queue-caption") can_claim with_queue=false/>
                    </form>
                }
                    .into_any()
            }}
            <div class="sp-pager">
                <p class="sp-small">
                    {(shown > 0 && !later && of_all > shown as i64)
                        .then(|| ta("queue-shown", &[("n", shown.to_string()), ("of", of_all.to_string())]))}
                </p>
                <p>
                    {later.then(|| view! { <a class="govuk-link" href=show.href(queue)>{t("queue-first")}</a> })}
                    " "
                    {pager.map(|href| view! { <a class="govuk-link" href=href>{t("queue-next")}</a> })}
                </p>
            </div>
        </StaffPage>
    }
}

/// The words of a chip, as a text key.
fn label(show: Show) -> &'static str {
    match show {
        Show::All => "queue-show-all",
        Show::Urgent => "queue-show-urgent",
        Show::Today => "queue-show-today",
        Show::Nobody => "queue-show-nobody",
        Show::Mine => "queue-show-mine",
        Show::Waiting => "queue-show-waiting",
        Show::Suggested => "queue-show-suggested",
        Show::Confirmed => "queue-show-confirmed",
        Show::Withdrawn => "queue-show-withdrawn",
    }
}

/// What is told after an act elsewhere, as a text key.
fn told(done: Done) -> &'static str {
    match done {
        Done::Moved => "queue-done-moved",
        Done::Closed => "queue-done-closed",
    }
}
