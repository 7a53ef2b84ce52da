//! `/staff/settings`: every table in one line.

use super::{ROUTING, SETTINGS, in_force_line, title};
use crate::{
    domain::{review::DraftState, settings::SettingsTable},
    i18n::{tr, tr_args},
    staff::{
        reply_templates::TEMPLATES,
        review::{done_banner, state_tag},
        shell::StaffPage,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// How a table stands.
#[derive(Clone, Debug)]
pub struct TableLine {
    pub table: SettingsTable,
    /// Number in force and since when; no time: as it came with the service.
    pub in_force: (u32, Option<DateTime<Utc>>),
    /// Number and time of the version that is not yet in force.
    pub upcoming: Option<(u32, DateTime<Utc>)>,
    pub draft: Option<DraftState>,
}

/// The list of tables.
#[component]
pub fn SettingsPage(
    lines: Vec<TableLine>,
    /// The reader keeps the reply templates, too.
    templates: bool,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|line| {
            let TableLine {
                table,
                in_force: (version, since),
                upcoming,
                draft,
            } = line;
            let since = since.map_or_else(|| tr("settings-as-it-came"), |at| in_force_line(Some(at), now));
            let version = tr_args("settings-version", &[("version", version.to_string())]);
            let upcoming = upcoming.map(|(version, at)| {
                let version = tr_args("settings-version", &[("version", version.to_string())]);
                view! { <p class="govuk-body">{format!("{version}. {}", in_force_line(Some(at), now))}</p> }
            });
            let try_out = (table == SettingsTable::Routing).then(|| {
                view! { <p class="govuk-body"><a class="govuk-link" href=ROUTING>{tr("routing-simulator-open")}</a></p> }
            });
            view! {
                <li class="sp-card sp-queues__one">
                    <h2 class="govuk-heading-s">
                        <a class="govuk-link" href=format!("{SETTINGS}/{table}")>{title(table)}</a>
                    </h2>
                    <p class="govuk-body">{tr(&format!("settings-{table}-what"))}</p>
                    <p class="sp-small">{format!("{version}. {since}")}</p>
                    {upcoming}
                    {draft.map(|state| view! { <p class="govuk-body">{state_tag(state)}</p> })}
                    {try_out}
                </li>
            }
        })
        .collect_view();
    let templates = templates.then(|| {
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
            {done_banner(done)}
            <h1 class="govuk-heading-l">{tr("settings-title")}</h1>
            <p class="govuk-body sp-measure">{tr("settings-lead")}</p>
            <ul class="sp-queues">{lines} {templates}</ul>
        </StaffPage>
    }
}
