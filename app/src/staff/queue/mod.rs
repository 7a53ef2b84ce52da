//! `/staff/queue/<code>`: what waits, the most pressing first. No names and no words of the resident.

mod bulk_update;
mod filter;
mod live;
mod rows;
mod saved_lists;

pub use filter::{QueueFilter, list_address};
pub use live::{LiveListFragment, numbers};
pub use rows::{Holder, QueueRow, RowsTable};
pub use saved_lists::SavedList;

use super::{
    components::{Organisation, queue_name},
    date_format,
    shell::StaffPage,
};
use crate::{
    domain::{codes::QueueCode, controller::Controller, ids::StaffId},
    i18n::{tr, tr_args},
    ui::{ErrorSummary, Form, Problems, provide_problems},
};
use bulk_update::BulkUpdateForm;
use chrono::{DateTime, Utc};
use filter::QueueFilterForm;
use leptos::prelude::*;
use live::LiveList;
use saved_lists::{ListAddressFields, SavedLists};

/// Rows on one page.
pub const PAGE_ROWS: usize = 50;

/// Which part of the open work is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QueueTab {
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

impl QueueTab {
    pub const ALL: [QueueTab; 10] = [
        QueueTab::All,
        QueueTab::Urgent,
        QueueTab::Today,
        QueueTab::Closed,
        QueueTab::Nobody,
        QueueTab::Mine,
        QueueTab::Suggested,
        QueueTab::Confirmed,
        QueueTab::Waiting,
        QueueTab::Withdrawn,
    ];

    /// The value of `show` in the address.
    pub fn code(self) -> &'static str {
        match self {
            QueueTab::All => "all",
            QueueTab::Urgent => "urgent",
            QueueTab::Today => "today",
            QueueTab::Closed => "closed",
            QueueTab::Nobody => "nobody",
            QueueTab::Mine => "mine",
            QueueTab::Waiting => "waiting",
            QueueTab::Suggested => "suggested",
            QueueTab::Confirmed => "confirmed",
            QueueTab::Withdrawn => "withdrawn",
        }
    }

    /// The filter of this code; an unknown one shows all.
    pub fn from_code(code: &str) -> QueueTab {
        QueueTab::ALL
            .into_iter()
            .find(|tab| tab.code() == code)
            .unwrap_or_default()
    }

    /// The queue's address with this filter.
    pub fn href(self, queue: QueueCode) -> String {
        list_address(queue, self, &QueueFilter::default(), None)
    }
}

/// How much open work there is, by filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueTabCounts {
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

impl QueueTabCounts {
    /// The number on a chip.
    pub fn of(&self, tab: QueueTab) -> i64 {
        match tab {
            QueueTab::All => self.all,
            QueueTab::Urgent => self.urgent,
            QueueTab::Today => self.today,
            QueueTab::Closed => self.shut,
            QueueTab::Nobody => self.nobody,
            QueueTab::Mine => self.mine,
            QueueTab::Waiting => self.waiting,
            QueueTab::Suggested => self.suggested,
            QueueTab::Confirmed => self.confirmed,
            QueueTab::Withdrawn => self.withdrawn,
        }
    }
}

/// What an act elsewhere led to, told at the top of the page it led to. A code, so that it can stand in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueFlash {
    Moved,
    Closed,
    Given,
    Tagged,
    Kept,
    Forgotten,
    /// There is no next case.
    Last,
}

impl QueueFlash {
    /// The value of `done` in the address.
    pub fn code(self) -> &'static str {
        match self {
            QueueFlash::Moved => "moved",
            QueueFlash::Closed => "closed",
            QueueFlash::Given => "given",
            QueueFlash::Tagged => "tagged",
            QueueFlash::Kept => "kept",
            QueueFlash::Forgotten => "forgotten",
            QueueFlash::Last => "last",
        }
    }

    /// What a code in an address stands for.
    pub fn from_code(code: &str) -> Option<QueueFlash> {
        [
            QueueFlash::Moved,
            QueueFlash::Closed,
            QueueFlash::Given,
            QueueFlash::Tagged,
            QueueFlash::Kept,
            QueueFlash::Forgotten,
            QueueFlash::Last,
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
    pub tab: QueueTab,
    pub filter: QueueFilter,
    /// What fits the narrowing.
    pub counts: QueueTabCounts,
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
    pub done: Option<QueueFlash>,
    /// Who may have a case of this queue; nobody where this person may not give cases away.
    pub colleagues: Vec<(StaffId, String)>,
    pub can_assign: bool,
    pub saved_lists: Vec<SavedList>,
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
        tab,
        counts,
        rows,
        now,
        next,
        later,
        after,
        can_claim,
        others,
        done,
        filter,
        colleagues,
        can_assign,
        saved_lists: kept,
        typed,
        ticked,
        problems,
    } = view;
    provide_problems(&problems);
    let name = queue_name(queue);
    let shown = rows.len();
    let of_all = counts.of(tab);
    let pager = next.map(|after| list_address(queue, tab, &filter, Some(("after", &after))));
    let first = list_address(queue, tab, &filter, None);
    let any = !rows.is_empty();
    let names = colleagues.clone();
    let bulk = (can_assign && any).then(|| view! { <BulkUpdateForm queue tab filter colleagues/> });
    let error = !problems.is_empty();
    view! {
        <StaffPage title=tr_args("queue-title", &[("queue", name.clone())]) current="home-nav-queues" islands=true error>
            <ErrorSummary problems=problems.clone()/>
            {done.map(|done| view! { <p class="sp-note" role="status">{tr(flash_key(done))}</p> })}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{name}</h1>
                    <p class="sp-small">
                        <Organisation controller text=tr(&format!("controller-{controller}"))/>
                        " "
                        {date_format::heading(now)}
                    </p>
                </div>
                <div class="sp-bar__do">
                    {others
                        .then(|| view! { <p><a class="govuk-link sp-linkbox" href="/staff/queues">{tr("queue-another")}</a></p> })}
                </div>
            </div>
            // Its own line: what comes in must not push the list down under the pointer.
            <div class="sp-live-line"><LiveList queue tab filter after counts/></div>
            <nav aria-label=tr("queue-filters")>
                <Chips queue tab filter counts/>
            </nav>
            <div class="sp-queue__tools">
                <QueueFilterForm queue tab filter colleagues=names/>
                <SavedLists queue tab filter kept typed problems/>
            </div>
            {if rows.is_empty() {
                let key = if filter.is_any() { "queue-empty-narrow" } else { "queue-empty" };
                view! { <p class="sp-note">{tr(key)}</p> }.into_any()
            } else {
                view! {
                    <Form action=format!("/staff/queue/{queue}")>
                        <ListAddressFields tab filter/>
                        <RowsTable
                            rows
                            now
                            caption=tr("queue-caption")
                            can_claim
                            with_queue=false
                            tick=can_assign
                            ticked
                        />
                    </Form>
                    {bulk}
                }
                    .into_any()
            }}
            <div class="sp-pager">
                <p class="sp-small">
                    {(shown > 0 && !later && of_all > shown as i64)
                        .then(|| tr_args("queue-shown", &[("n", shown.to_string()), ("of", of_all.to_string())]))}
                </p>
                <p>
                    {later.then(|| view! { <a class="govuk-link" href=first>{tr("queue-first")}</a> })}
                    " "
                    {pager.map(|href| view! { <a class="govuk-link" href=href>{tr("queue-next")}</a> })}
                </p>
            </div>
        </StaffPage>
    }
}

/// The filters with their numbers.
#[component]
fn Chips(
    queue: QueueCode,
    tab: QueueTab,
    filter: QueueFilter,
    counts: QueueTabCounts,
) -> impl IntoView {
    let chips = QueueTab::ALL
        .into_iter()
        // These are rare: their chip comes with them.
        .filter(|chip| match chip {
            QueueTab::Withdrawn | QueueTab::Closed => counts.of(*chip) > 0 || tab == *chip,
            _ => true,
        })
        .map(|chip| {
            let here = (chip == tab).then_some("true");
            view! {
                <li>
                    <a href=list_address(queue, chip, &filter, None) aria-current=here class="govuk-link">
                        {tr(label(chip))}
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
fn label(tab: QueueTab) -> &'static str {
    match tab {
        QueueTab::All => "queue-tab-all",
        QueueTab::Urgent => "queue-tab-urgent",
        QueueTab::Today => "queue-tab-today",
        QueueTab::Closed => "queue-tab-closed",
        QueueTab::Nobody => "queue-tab-nobody",
        QueueTab::Mine => "queue-tab-mine",
        QueueTab::Waiting => "queue-tab-waiting",
        QueueTab::Suggested => "queue-tab-suggested",
        QueueTab::Confirmed => "queue-tab-confirmed",
        QueueTab::Withdrawn => "queue-tab-withdrawn",
    }
}

/// What is told after an act elsewhere, as a text key.
fn flash_key(done: QueueFlash) -> &'static str {
    match done {
        QueueFlash::Moved => "queue-done-moved",
        QueueFlash::Closed => "queue-done-closed",
        QueueFlash::Given => "queue-done-given",
        QueueFlash::Tagged => "queue-done-tagged",
        QueueFlash::Kept => "queue-done-kept",
        QueueFlash::Forgotten => "queue-done-forgotten",
        QueueFlash::Last => "queue-done-last",
    }
}
