//! The tables that managers keep: what is in force, what is being changed, and who may let it out.

mod edit;
mod home;
mod review;
mod routing;
mod table;

pub use edit::EditTablePage;
pub use home::{SettingsPage, TableLine};
pub use review::ReviewTablePage;
pub use routing::{QueueChanges, Replay, ReplayLine, RoutingPage, RoutingTrial, TrialOutcome};
pub use table::{TablePage, TableVersion};

use crate::{
    domain::{
        notice_draft::DraftState,
        settings::{Rows, SettingsTable},
    },
    forms::staff::notice::state_key,
    i18n::{tr, tr_args, try_tr},
    resident::markup::join_names,
    ui::{Tag, Tone},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Where the tables are.
pub const SETTINGS: &str = "/staff/settings";
/// Where the routing table is tried out.
pub const ROUTING: &str = "/staff/routing";

/// A draft as its page shows it.
#[derive(Clone, Debug)]
pub struct TableDraft {
    pub table: SettingsTable,
    pub state: DraftState,
    pub rows: Rows,
    pub begins: Option<DateTime<Utc>>,
    pub why: String,
    pub revision: i32,
    /// Names of everybody who had a hand in it.
    pub writers: Vec<String>,
    /// The reader is one of them.
    pub mine: bool,
    pub changed_at: DateTime<Utc>,
    /// Who sent it for approval, when, and under which hash.
    pub submitted: Option<(String, DateTime<Utc>, String)>,
    /// Who sent it back, when and why.
    pub returned: Option<(String, DateTime<Utc>, String)>,
    /// The rows that it changes, and their number.
    pub before: (u32, Rows),
}

impl TableDraft {
    fn href(&self) -> String {
        format!("{SETTINGS}/{}/draft", self.table)
    }
}

/// The name of a table.
fn title(table: SettingsTable) -> String {
    tr(&format!("settings-{table}"))
}

/// The heading of a column.
fn heading(table: SettingsTable, column: &str) -> String {
    tr(&format!("settings-{table}-{}", column.replace('_', "-")))
}

/// A cell for reading: a code that has a name in words is shown with it.
fn said(table: SettingsTable, column: &str, cell: &str) -> String {
    if cell.is_empty() {
        return tr("settings-empty");
    }
    let key = match (table, column) {
        (SettingsTable::Topics, "code") => format!("topic-{cell}"),
        (SettingsTable::Areas, "code") | (SettingsTable::Queues, "area") => format!("area-{cell}"),
        (SettingsTable::Queues, "code") => format!("queue-{cell}"),
        (SettingsTable::Message, "language") => format!("settings-language-{cell}"),
        (SettingsTable::Targets, "priority") => format!("settings-priority-{cell}"),
        (SettingsTable::OpeningHours, "weekday") => format!("settings-day-{cell}"),
        _ => return cell.to_owned(),
    };
    try_tr(&key).map_or_else(
        || cell.to_owned(),
        |name| {
            if table == SettingsTable::Topics {
                format!("{cell}: {name}")
            } else {
                name
            }
        },
    )
}

/// Rows for reading.
fn shown(table: SettingsTable, rows: &Rows) -> AnyView {
    let columns = table.columns();
    let head = columns
        .iter()
        .map(|column| view! { <th scope="col">{heading(table, column.name)}</th> })
        .collect_view();
    let class = if table == SettingsTable::Routing {
        "sp-set sp-set--codes"
    } else {
        "sp-set"
    };
    let body = rows
        .0
        .iter()
        .map(|row| {
            let cells = columns
                .iter()
                .zip(row)
                .map(|(column, cell)| {
                    let label = heading(table, column.name);
                    let empty = cell.is_empty().then_some("sp-set__none");
                    view! { <td class=empty data-label=label>{said(table, column.name, cell)}</td> }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class=class>
            <thead><tr>{head}</tr></thead>
            <tbody>{body}</tbody>
        </table>
    }
    .into_any()
}

/// When a version begins or began.
fn from_when(begins: Option<DateTime<Utc>>, now: DateTime<Utc>) -> String {
    match begins {
        Some(at) if at > now => tr_args(
            "settings-begins-at",
            &[("when", super::date_format::target(at, now))],
        ),
        Some(at) => tr_args(
            "settings-began-at",
            &[("when", super::date_format::moment(at, now))],
        ),
        None => tr("settings-begins-once"),
    }
}

fn state_tag(state: DraftState) -> AnyView {
    let tone = match state {
        DraftState::Draft => Tone::River,
        DraftState::Submitted => Tone::Amber,
        DraftState::Published => Tone::On,
        DraftState::Discarded => Tone::Grey,
    };
    view! { <Tag tone text=tr(state_key(state))/> }.into_any()
}

fn names(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if names.is_empty() {
        tr("desk-nobody")
    } else {
        join_names(&names)
    }
}

/// Who wrote it, who sent it, when it is to begin and why.
fn facts(draft: &TableDraft, now: DateTime<Utc>) -> AnyView {
    let fact = |label: &str, value: String| {
        view! { <div><dt>{tr(label)}</dt><dd>{value}</dd></div> }.into_any()
    };
    let sent = draft.submitted.as_ref().map(|(by, at, hash)| {
        let when = super::date_format::moment(*at, now);
        let said = tr_args("desk-by-at", &[("name", by.clone()), ("when", when)]);
        let hash =
            view! { <div><dt>{tr("desk-hash")}</dt><dd class="sp-code">{hash.clone()}</dd></div> };
        [fact("desk-sent", said), hash.into_any()].collect_view()
    });
    view! {
        <dl class="sp-facts">
            {fact("settings-why", if draft.why.is_empty() { tr("desk-not-said") } else { draft.why.clone() })}
            {fact("settings-begins", from_when(draft.begins, now))}
            {fact("desk-writers", names(&draft.writers))}
            {sent}
        </dl>
    }
    .into_any()
}

/// Why it came back.
fn returned(draft: &TableDraft, now: DateTime<Utc>) -> Option<AnyView> {
    draft.returned.clone().map(|(by, at, why)| {
        let when = super::date_format::moment(at, now);
        let head = tr_args("desk-returned", &[("name", by), ("when", when)]);
        view! {
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{head}</p>
                <p class="govuk-body sp-said">{why}</p>
            </div>
        }
        .into_any()
    })
}

/// What was just done.
fn done(key: Option<&'static str>) -> Option<AnyView> {
    key.map(|key| {
        view! { <div class="sp-done" role="status"><p class="sp-done__head">{tr(key)}</p></div> }
            .into_any()
    })
}
