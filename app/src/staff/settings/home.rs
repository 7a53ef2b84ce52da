//! `/staff/settings`: every table in one line.

use super::{ROUTING, SETTINGS, done, from_when, state_tag, title};
use crate::{
    domain::{notice_draft::DraftState, settings::SettingsTable},
    i18n::{tr, tr_args},
    staff::{shell::StaffPage, templates::TEMPLATES},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// How a table stands.
#[derive(Clone, Debug)]
pub struct TableLine {
    pub table: SettingsTable,
    /// Number in force and since when; no time: as it came with the service.
    pub in_force: (u32, Option<DateTime<Utc>>),
    /// Number and time of what is to come.
    pub to_come: Option<(u32, DateTime<Utc>)>,
    pub draft: Option<DraftState>,
}

/// The list of tables.
#[component]
pub fn SettingsPage(
    lines: Vec<TableLine>,
    /// The reader keeps the words for a reply, too.
    words: bool,
    /// What was just done, as a text key.
    said: Option<&'static str>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|line| {
            let TableLine {
                table,
                in_force: (version, since),
                to_come,
                draft,
            } = line;
            let since = since.map_or_else(|| tr("settings-as-it-came"), |at| from_when(Some(at), now));
            let version = tr_args("settings-version", &[("version", version.to_string())]);
            let to_come = to_come.map(|(version, at)| {
                let version = tr_args("settings-version", &[("version", version.to_string())]);
                view! { <p class="govuk-body">{format!("{version}. {}", from_when(Some(at), now))}</p> }
            });
            let try_out = (table == SettingsTable::Routing).then(|| {
                view! { <p class="govuk-body"><a class="govuk-link" href=ROUTING>{tr("routing-desk-open")}</a></p> }
            });
            view! {
                <li class="sp-card sp-queues__one">
                    <h2 class="govuk-heading-s">
                        <a class="govuk-link" href=format!("{SETTINGS}/{table}")>{title(table)}</a>
                    </h2>
                    <p class="govuk-body">{tr(&format!("settings-{table}-what"))}</p>
                    <p class="sp-small">{format!("{version}. {since}")}</p>
                    {to_come}
                    {draft.map(|state| view! { <p class="govuk-body">{state_tag(state)}</p> })}
                    {try_out}
                </li>
            }
        })
        .collect_view();
    let words = words.then(|| {
        view! {
            <li class="sp-card sp-queues__one">
                <h2 class="govuk-heading-s">
                    <a class="govuk-link" href=TEMPLATES>{tr("templates-title")}</a>
                </h2>
                <p class="govuk-body">{tr("templates-lead")}</p>
            </li>
        }
    });
    view! {
        <StaffPage title=tr("settings-title") current="settings-nav">
            {done(said)}
            <h1 class="govuk-heading-l">{tr("settings-title")}</h1>
            <p class="govuk-body sp-measure">{tr("settings-lead")}</p>
            <ul class="sp-queues">{lines} {words}</ul>
        </StaffPage>
    }
}
