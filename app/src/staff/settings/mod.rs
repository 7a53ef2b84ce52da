//! The tables that managers keep: what is in force, what is being changed, and who approves it.

mod edit;
mod list;
mod review;
mod simulator;
mod table;

pub use edit::EditTablePage;
pub use list::{SettingsPage, TableLine};
pub use review::ReviewTablePage;
pub use simulator::{
    Replay, ReplayLine, RoutingOverrides, RoutingSimulatorPage, SimulatedRouting, Simulation,
};
pub use table::{TablePage, TableVersion};

use super::review::{ReviewView, fact, review_facts};
use crate::{
    domain::settings::{Rows, SettingsTable},
    i18n::{tr, tr_args, try_tr},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Where the tables are.
pub const SETTINGS: &str = "/staff/settings";
/// Where the routing table is tried out.
pub const ROUTING: &str = "/staff/routing";

/// A draft as its page shows it.
#[derive(Clone, Debug)]
pub struct TableDraftView {
    pub review: ReviewView,
    pub table: SettingsTable,
    pub rows: Rows,
    /// `None`: as soon as it is approved.
    pub in_force_from: Option<DateTime<Utc>>,
    pub reason: String,
    /// The rows that it changes, and the number of their version.
    pub before: (u32, Rows),
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
fn cell_text(table: SettingsTable, column: &str, cell: &str) -> String {
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
fn rows_table(table: SettingsTable, rows: &Rows) -> AnyView {
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
                    view! { <td class=empty data-label=label>{cell_text(table, column.name, cell)}</td> }
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

/// From when a version is or was in force.
fn in_force_line(from: Option<DateTime<Utc>>, now: DateTime<Utc>) -> String {
    match from {
        Some(at) if at > now => tr_args(
            "settings-in-force-from-at",
            &[("when", super::date_format::target(at, now))],
        ),
        Some(at) => tr_args(
            "settings-in-force-since",
            &[("when", super::date_format::moment(at, now))],
        ),
        None => tr("settings-in-force-when-approved"),
    }
}

/// Who wrote it, who sent it, from when it is to be in force and why.
fn facts(draft: &TableDraftView, now: DateTime<Utc>) -> AnyView {
    let reason = if draft.reason.is_empty() {
        tr("review-not-said")
    } else {
        draft.reason.clone()
    };
    view! {
        <dl class="sp-facts">
            {fact("settings-why", reason)}
            {fact("settings-in-force-from", in_force_line(draft.in_force_from, now))}
            {review_facts(&draft.review, now)}
        </dl>
    }
    .into_any()
}
