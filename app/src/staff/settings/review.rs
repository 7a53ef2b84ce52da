//! `/staff/settings/<table>/draft` once it is sent for approval: what changes, and the two answers.

use super::{ROUTING, SETTINGS, TableDraftView, cell_text, facts, heading, title};
use crate::{
    domain::settings::{RowChange, SettingsTable, compare},
    i18n::{tr, tr_args},
    staff::{
        review::{ReviewPanel, returned_note, state_tag},
        shell::StaffPage,
    },
    ui::{Back, ErrorSummary, Problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What the second person sees.
#[component]
pub fn ReviewTablePage(
    draft: TableDraftView,
    /// What was typed as the reason to send it back.
    reason: String,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let table = draft.table;
    let review = draft.review.clone();
    let try_out = (table == SettingsTable::Routing).then(
        || view! { <a class="govuk-link" href=ROUTING>{tr("routing-simulator-try-this")}</a> },
    );
    let name = tr_args("settings-review-title", &[("table", title(table))]);
    view! {
        <StaffPage title=name.clone() error=failed current="settings-nav">
            <Back href=format!("{SETTINGS}/{table}")/>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{name}</h1>
                    <p class="sp-small">{state_tag(review.stage.state())}</p>
                </div>
                <p class="sp-bar__do">{try_out}</p>
            </div>
            {returned_note(&review, now)}
            <div class="sp-case">
                <div>
                    <section class="sp-card" aria-labelledby="changes">
                        <h2 class="govuk-heading-m" id="changes">{tr("settings-changes")}</h2>
                        {changes(&draft)}
                    </section>
                </div>
                <div class="sp-case__side">
                    <section class="sp-card" aria-labelledby="facts">
                        <h2 class="govuk-heading-m" id="facts">{tr("review-facts")}</h2>
                        {facts(&draft, now)}
                    </section>
                    <ReviewPanel review also=None reason problems/>
                </div>
            </div>
        </StaffPage>
    }
}

/// Row by row, what is new, gone, changed or moved.
fn changes(draft: &TableDraftView) -> AnyView {
    let table = draft.table;
    let changes = compare(&draft.before.1, &draft.rows);
    let same = changes
        .iter()
        .filter(|change| matches!(change, RowChange::Same(_)))
        .count();
    let lines: Vec<AnyView> = changes
        .into_iter()
        .filter_map(|change| line(table, change))
        .collect();
    let with = tr_args(
        "settings-compared-with",
        &[
            ("version", draft.before.0.to_string()),
            ("count", same.to_string()),
        ],
    );
    if lines.is_empty() {
        return view! { <p class="govuk-body">{tr("settings-changes-none")}</p> }.into_any();
    }
    view! {
        <p class="govuk-body sp-soft">{with}</p>
        <ul class="sp-log">{lines}</ul>
    }
    .into_any()
}

fn line(table: SettingsTable, change: RowChange) -> Option<AnyView> {
    let columns = table.columns();
    let name = |row: &[String]| {
        let column = columns.first().map_or("", |column| column.name);
        cell_text(table, column, row.first().map_or("", String::as_str))
    };
    let whole = |row: &[String]| {
        columns
            .iter()
            .zip(row)
            .skip(1)
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(column, cell)| {
                let label = heading(table, column.name);
                let cell = cell_text(table, column.name, cell);
                view! { <p class="sp-said"><span class="sp-soft">{label} ": "</span> {cell}</p> }
            })
            .collect_view()
    };
    let (key, row, more) = match change {
        RowChange::Same(_) => return None,
        RowChange::Added(row) => {
            let more = view! { <ins class="sp-set__new">{whole(&row)}</ins> }.into_any();
            ("settings-change-added", row, more)
        }
        RowChange::Gone(row) => {
            let more = view! { <del class="sp-set__old">{whole(&row)}</del> }.into_any();
            ("settings-change-gone", row, more)
        }
        RowChange::Moved(row) => {
            let more = whole(&row).into_any();
            ("settings-change-moved", row, more)
        }
        RowChange::Changed(before, after) => {
            let cells = columns
                .iter()
                .zip(before.iter().zip(&after))
                .filter(|(_, (before, after))| before != after)
                .map(|(column, (before, after))| {
                    let label = heading(table, column.name);
                    let (before, after) = (
                        cell_text(table, column.name, before),
                        cell_text(table, column.name, after),
                    );
                    view! {
                        <p class="sp-said">
                            <span class="sp-soft">{label} ": "</span>
                            <del class="sp-set__old">{before}</del>
                            " "
                            <ins class="sp-set__new">{after}</ins>
                        </p>
                    }
                })
                .collect_view()
                .into_any();
            ("settings-change-changed", after, cells)
        }
    };
    let head = tr_args(key, &[("row", name(&row))]);
    Some(view! { <li><p><b>{head}</b></p> {more}</li> }.into_any())
}
