//! `/staff/queue/<code>`: what waits, the most pressing first. No names and no words of the resident.

mod bulk;
mod kept;
mod live;
mod narrow;
mod rows;

pub use kept::Kept;
pub use live::{ListNow, numbers};
pub use narrow::{Narrow, address};
pub use rows::{Holder, QueueRow, RowsTable};

use super::{
    pieces::{Organisation, queue_name},
    shell::StaffPage,
    when,
};
use crate::{
    domain::{codes::QueueCode, controller::Controller, ids::StaffId},
    ui::{ErrorSummary, FormToken, Problems},
    words::{t, ta},
};
use bulk::Bulk;
use chrono::{DateTime, Utc};
use kept::{Address, KeptLists};
use leptos::prelude::*;
use live::LiveList;
use narrow::NarrowForm;

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
    /// Came while nobody was at work, and not looked at yet.
    Closed,
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
    pub const ALL: [Show; 10] = [
        Show::All,
        Show::Urgent,
        Show::Today,
        Show::Closed,
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
            Show::Closed => "closed",
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
        address(queue, self, &Narrow::default(), None)
    }
}

/// How much open work there is, by filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: i64,
    pub urgent: i64,
    pub today: i64,
    pub shut: i64,
    pub nobody: i64,
    pub mine: i64,
    pub waiting: i64,
    pub suggested: i64,
    pub confirmed: i64,
    pub withdrawn: i64,
    /// What nobody has taken, however the list is narrowed, and the urgent ones of it.
    pub all_nobody: i64,
    pub all_nobody_urgent: i64,
}

impl Counts {
    /// The number on a chip.
    pub fn of(&self, show: Show) -> i64 {
        match show {
            Show::All => self.all,
            Show::Urgent => self.urgent,
            Show::Today => self.today,
            Show::Closed => self.shut,
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
    Given,
    Tagged,
    Kept,
    Forgotten,
    /// There is no next case.
    Last,
}

impl Done {
    /// The value of `done` in the address.
    pub fn code(self) -> &'static str {
        match self {
            Done::Moved => "moved",
            Done::Closed => "closed",
            Done::Given => "given",
            Done::Tagged => "tagged",
            Done::Kept => "kept",
            Done::Forgotten => "forgotten",
            Done::Last => "last",
        }
    }

    /// What a code in an address stands for.
    pub fn from_code(code: &str) -> Option<Done> {
        [
            Done::Moved,
            Done::Closed,
            Done::Given,
            Done::Tagged,
            Done::Kept,
            Done::Forgotten,
            Done::Last,
        ]
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
    pub narrow: Narrow,
    /// What fits the narrowing.
    pub counts: Counts,
    pub rows: Vec<QueueRow>,
    pub now: DateTime<Utc>,
    /// What stands in the address for the rows after these.
    pub next: Option<String>,
    /// These are not the most pressing ones.
    pub later: bool,
    /// What stands in the address for these rows.
    pub after: Option<String>,
    pub can_claim: bool,
    /// The person works other queues too.
    pub others: bool,
    pub done: Option<Done>,
    /// Who may have a case of this queue; nobody where this person may not give cases away.
    pub colleagues: Vec<(StaffId, String)>,
    pub can_assign: bool,
    pub kept: Vec<Kept>,
    /// The name typed for a list that could not be kept.
    pub typed: String,
    /// References that were ticked, when nothing came of it.
    pub ticked: Vec<String>,
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
        after,
        can_claim,
        others,
        done,
        narrow,
        colleagues,
        can_assign,
        kept,
        typed,
        ticked,
        problems,
    } = view;
    let name = queue_name(queue);
    let shown = rows.len();
    let of_all = counts.of(show);
    let pager = next.map(|after| address(queue, show, &narrow, Some(("after", &after))));
    let first = address(queue, show, &narrow, None);
    let any = !rows.is_empty();
    let names = colleagues.clone();
    let bulk = (can_assign && any)
        .then(|| view! { <Bulk queue show narrow colleagues problems=problems.clone()/> });
    let error = !problems.is_empty();
    view! {
        <StaffPage title=ta("queue-title", &[("queue", name.clone())]) current="home-nav-queues" islands=true error>
            <ErrorSummary problems=problems.clone()/>
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
                    {others
                        .then(|| view! { <p><a class="govuk-link sp-linkbox" href="/staff/queues">{t("queue-another")}</a></p> })}
                </div>
            </div>
            // Its own line: what comes in must not push the list down under the pointer.
            <div class="sp-live-line"><LiveList queue show narrow after counts/></div>
            <nav aria-label=t("queue-filters")>
                <Chips queue show narrow counts/>
            </nav>
            <div class="sp-queue__tools">
                <NarrowForm queue show narrow colleagues=names/>
                <KeptLists queue show narrow kept typed problems/>
            </div>
            {if rows.is_empty() {
                let key = if narrow.is_any() { "queue-empty-narrow" } else { "queue-empty" };
                view! { <p class="sp-note">{t(key)}</p> }.into_any()
            } else {
                view! {
                    <form method="post" action=format!("/staff/queue/{queue}")>
                        <FormToken/>
                        <Address show narrow/>
                        <RowsTable
                            rows
                            now
                            caption=t("queue-caption")
                            can_claim
                            with_queue=false
                            tick=can_assign
                            ticked
                        />
                    </form>
                    {bulk}
                }
                    .into_any()
            }}
            <div class="sp-pager">
                <p class="sp-small">
                    {(shown > 0 && !later && of_all > shown as i64)
                        .then(|| ta("queue-shown", &[("n", shown.to_string()), ("of", of_all.to_string())]))}
                </p>
                <p>
                    {later.then(|| view! { <a class="govuk-link" href=first>{t("queue-first")}</a> })}
                    " "
                    {pager.map(|href| view! { <a class="govuk-link" href=href>{t("queue-next")}</a> })}
                </p>
            </div>
        </StaffPage>
    }
}

/// The filters with their numbers.
#[component]
fn Chips(queue: QueueCode, show: Show, narrow: Narrow, counts: Counts) -> impl IntoView {
    let chips = Show::ALL
        .into_iter()
        // These are rare: their chip comes with them.
        .filter(|chip| match chip {
            Show::Withdrawn | Show::Closed => counts.of(*chip) > 0 || show == *chip,
            _ => true,
        })
        .map(|chip| {
            let here = (chip == show).then_some("true");
            view! {
                <li>
                    <a href=address(queue, chip, &narrow, None) aria-current=here class="govuk-link">
                        {t(label(chip))}
                        " "
                        <b>{counts.of(chip)}</b>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sp-chips">{chips}</ul> }
}

/// The words of a chip, as a text key.
fn label(show: Show) -> &'static str {
    match show {
        Show::All => "queue-show-all",
        Show::Urgent => "queue-show-urgent",
        Show::Today => "queue-show-today",
        Show::Closed => "queue-show-closed",
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
        Done::Given => "queue-done-given",
        Done::Tagged => "queue-done-tagged",
        Done::Kept => "queue-done-kept",
        Done::Forgotten => "queue-done-forgotten",
        Done::Last => "queue-done-last",
    }
}
