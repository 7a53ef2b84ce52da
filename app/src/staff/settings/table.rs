//! `/staff/settings/<table>`: what is in force, what is to come, what was.

use super::{ROUTING, SETTINGS, in_force_line, rows_table, title};
use crate::{
    domain::settings::{Rows, SettingsTable},
    i18n::{tr, tr_args},
    staff::{
        review::{ApprovedBy, OpenDraftCard, ReviewView, VersionStatus, done_banner},
        shell::StaffPage,
    },
    ui::{Back, ErrorSummary, Problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A version in the list.
#[derive(Clone, Debug)]
pub struct TableVersion {
    pub version: u32,
    pub in_force_from: DateTime<Utc>,
    pub reason: String,
    pub approved: ApprovedBy,
}

/// One table.
#[component]
pub fn TablePage(
    table: SettingsTable,
    /// Number and rows in force.
    in_force: (u32, Rows),
    /// Newest first.
    versions: Vec<TableVersion>,
    draft: Option<ReviewView>,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let (number, rows) = in_force;
    let name = title(table);
    let try_out = (table == SettingsTable::Routing)
        .then(|| view! { <a class="govuk-link" href=ROUTING>{tr("routing-simulator-open")}</a> });
    view! {
        <StaffPage title=name.clone() error=failed current="settings-nav">
            <Back href=SETTINGS/>
            <ErrorSummary problems/>
            {done_banner(done)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{name}</h1>
                    <p class="sp-small">{tr(&format!("settings-{table}-what"))}</p>
                </div>
                <p class="sp-bar__do">{try_out}</p>
            </div>
            <OpenDraftCard
                draft
                title=tr("settings-change")
                none=tr("settings-none")
                start=tr("settings-start")
                action=format!("{SETTINGS}/{table}")
                now
            />
            <section class="sp-card" aria-labelledby="in-force">
                <h2 class="govuk-heading-m" id="in-force">
                    {tr_args("settings-in-force", &[("version", number.to_string())])}
                </h2>
                {rows_table(table, &rows)}
            </section>
            {history(versions, number, now)}
        </StaffPage>
    }
}

fn history(versions: Vec<TableVersion>, in_force: u32, now: DateTime<Utc>) -> AnyView {
    let lines = versions
        .into_iter()
        .map(|row| {
            let version = tr_args("settings-version", &[("version", row.version.to_string())]);
            let upcoming = row.in_force_from > now;
            let status = VersionStatus::of(row.version, in_force, upcoming).tag();
            let from = in_force_line(Some(row.in_force_from), now);
            view! {
                <li>
                    <p><b>{version}</b> " " {status} " " {from}</p>
                    <p class="sp-said">{row.reason}</p>
                    <p class="sp-soft">{row.approved.line(now)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="versions">
            <h2 class="govuk-heading-m" id="versions">{tr("review-versions")}</h2>
            <ul class="sp-log">{lines} <li><p>{tr("settings-first")}</p></li></ul>
        </section>
    }
    .into_any()
}
