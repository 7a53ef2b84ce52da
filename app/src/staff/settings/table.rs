//! `/staff/settings/<table>`: what is in force, what is to come, what was.

use super::{ROUTING, SETTINGS, TableDraft, done, from_when, names, shown, state_tag, title};
use crate::{
    domain::{
        notice_draft::DraftState,
        settings::{Rows, SettingsTable},
    },
    i18n::{tr, tr_args},
    staff::shell::StaffPage,
    ui::{Back, ErrorSummary, FormToken, Problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A version in the list.
#[derive(Clone, Debug)]
pub struct TableVersion {
    pub version: u32,
    pub begins: DateTime<Utc>,
    pub why: String,
    pub writers: Vec<String>,
    pub approved_by: String,
    pub approved_at: DateTime<Utc>,
}

/// One table.
#[component]
pub fn TablePage(
    table: SettingsTable,
    /// Number and rows in force.
    in_force: (u32, Rows),
    /// Newest first.
    versions: Vec<TableVersion>,
    draft: Option<TableDraft>,
    /// What was just done, as a text key.
    said: Option<&'static str>,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let (number, rows) = in_force;
    let name = title(table);
    let try_out = (table == SettingsTable::Routing)
        .then(|| view! { <a class="govuk-link" href=ROUTING>{tr("routing-desk-open")}</a> });
    view! {
        <StaffPage title=name.clone() error=failed current="settings-nav">
            <Back href=SETTINGS/>
            <ErrorSummary problems/>
            {done(said)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{name}</h1>
                    <p class="sp-small">{tr(&format!("settings-{table}-what"))}</p>
                </div>
                <p class="sp-bar__do">{try_out}</p>
            </div>
            {open(table, draft, now)}
            <section class="sp-card" aria-labelledby="in-force">
                <h2 class="govuk-heading-m" id="in-force">
                    {tr_args("settings-in-force", &[("version", number.to_string())])}
                </h2>
                {shown(table, &rows)}
            </section>
            {history(versions, number, now)}
        </StaffPage>
    }
}

/// What is being changed, or the button that begins.
fn open(table: SettingsTable, draft: Option<TableDraft>, now: DateTime<Utc>) -> AnyView {
    let body = match draft {
        Some(draft) => {
            let next = match (draft.state, draft.mine) {
                (DraftState::Submitted, true) => "desk-next-other",
                (DraftState::Submitted, false) => "desk-next-you",
                _ => "settings-next-write",
            };
            let written = tr_args(
                "desk-written-by",
                &[
                    ("names", names(&draft.writers)),
                    ("when", crate::staff::date_format::moment(draft.changed_at, now)),
                ],
            );
            view! {
                <p class="govuk-body">
                    {state_tag(draft.state)}
                    " "
                    <a class="govuk-link" href=draft.href()>{tr("desk-open")}</a>
                </p>
                <p class="govuk-body">{tr(next)}</p>
                <p class="sp-small">{written}</p>
            }
            .into_any()
        }
        None => view! {
            <p class="govuk-body">{tr("settings-none")}</p>
            <form method="post" action=format!("{SETTINGS}/{table}")>
                <FormToken/>
                <button class="govuk-button" name="action" value="start" id="start">{tr("settings-start")}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="sp-card" aria-labelledby="draft">
            <h2 class="govuk-heading-m" id="draft">{tr("settings-change")}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn history(versions: Vec<TableVersion>, in_force: u32, now: DateTime<Utc>) -> AnyView {
    let lines = versions
        .into_iter()
        .map(|row| {
            let let_out = tr_args(
                "desk-let-out",
                &[
                    ("names", names(&row.writers)),
                    ("second", row.approved_by),
                    (
                        "when",
                        crate::staff::date_format::moment(row.approved_at, now),
                    ),
                ],
            );
            let version = tr_args("settings-version", &[("version", row.version.to_string())]);
            let standing = if row.version == in_force {
                tr("desk-standing-current")
            } else if row.begins > now {
                tr("desk-standing-to-come")
            } else {
                tr("desk-standing-old")
            };
            view! {
                <li>
                    <p><b>{version}</b> " " {standing} ". " {from_when(Some(row.begins), now)}</p>
                    <p class="sp-said">{row.why}</p>
                    <p class="sp-soft">{let_out}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="versions">
            <h2 class="govuk-heading-m" id="versions">{tr("desk-versions")}</h2>
            <ul class="sp-log">{lines} <li><p>{tr("settings-first")}</p></li></ul>
        </section>
    }
    .into_any()
}
