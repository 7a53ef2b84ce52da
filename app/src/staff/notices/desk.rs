//! `/staff/notices`: what is out, what is being written, and what is wrong with the published notices.

use super::{DESK, Defect, VersionRow, defects, names, state_tag};
use crate::{
    domain::{notice::Notice, notice_draft::DraftState},
    i18n::{tr, tr_args},
    staff::{components::Organisation, date_format, shell::StaffPage},
    ui::{ErrorSummary, FormToken, Problems, Tag},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// The open draft, as the desk shows it.
#[derive(Clone, Debug)]
pub struct OpenDraft {
    pub id: Uuid,
    pub state: DraftState,
    pub writers: Vec<String>,
    pub changed_at: DateTime<Utc>,
    /// The reader had a hand in it.
    pub mine: bool,
}

/// The desk of one organisation.
#[component]
pub fn DeskPage(
    notice: Notice,
    versions: Vec<VersionRow>,
    draft: Option<OpenDraft>,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    defects: Vec<Defect>,
    /// Partners without a notice of their own in the settings, or no partners at all (T2).
    partners_missing: bool,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let controller = notice.controller();
    let done = done.map(|key| {
        view! { <div class="sp-done" role="status"><p class="sp-done__head">{tr(key)}</p></div> }
    });
    view! {
        <StaffPage title=tr("desk-title") error=failed current="home-nav-notices">
            <ErrorSummary problems/>
            {done}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("desk-title")}</h1>
                    <p class="sp-small">
                        <Organisation controller text=tr(&format!("controller-{controller}"))/>
                        " "
                        {tr(notice.title())}
                    </p>
                </div>
            </div>
            {open(draft, now)}
            {out(versions, now)}
            {defects::card(defects, partners_missing)}
        </StaffPage>
    }
}

/// What is being written, or the button that begins.
fn open(draft: Option<OpenDraft>, now: DateTime<Utc>) -> AnyView {
    let body = match draft {
        Some(OpenDraft {
            id,
            state,
            writers,
            changed_at,
            mine,
        }) => {
            let (tone, word) = state_tag(state);
            let next = match (state, mine) {
                (DraftState::Submitted, true) => "desk-next-other",
                (DraftState::Submitted, false) => "desk-next-you",
                _ => "desk-next-write",
            };
            view! {
                <p class="govuk-body">
                    <Tag tone text=word/>
                    " "
                    <a class="govuk-link" href=format!("{DESK}/draft/{id}")>{tr("desk-open")}</a>
                </p>
                <p class="govuk-body">{tr(next)}</p>
                <p class="sp-small">
                    {tr_args("desk-written-by", &[("names", names(&writers)), ("when", date_format::moment(changed_at, now))])}
                </p>
            }
            .into_any()
        }
        None => view! {
            <p class="govuk-body">{tr("desk-none")}</p>
            <form method="post" action=DESK>
                <FormToken/>
                <button class="govuk-button" name="action" value="start" id="start">{tr("desk-start")}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="sp-card" aria-labelledby="draft">
            <h2 class="govuk-heading-m" id="draft">{tr("desk-draft")}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// The versions, newest first.
fn out(versions: Vec<VersionRow>, now: DateTime<Utc>) -> AnyView {
    let rows = versions
        .into_iter()
        .rev()
        .map(|row| {
            let VersionRow {
                version,
                standing,
                let_out,
            } = row;
            let (tone, word) = standing.tag();
            let said = match let_out {
                Some((writers, approver, at)) => tr_args(
                    "desk-let-out",
                    &[
                        ("names", names(&writers)),
                        ("second", approver),
                        ("when", date_format::moment(at, now)),
                    ],
                ),
                None => tr("desk-shipped"),
            };
            let line = super::version_line(version.version, version.from);
            // What is to come has no public address yet.
            let line = if standing == super::Standing::ToCome {
                line.into_any()
            } else {
                view! { <a class="govuk-link" href=version.href()>{line}</a> }.into_any()
            };
            let substance = version
                .substance
                .then(|| view! { <p>{tr("desk-of-substance")}</p> });
            view! {
                <li>
                    <p>{line} " " <Tag tone text=word/> " " <span class="sp-code">{version.check_code.clone()}</span></p>
                    {substance}
                    <p class="sp-soft">{said}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="versions">
            <h2 class="govuk-heading-m" id="versions">{tr("desk-versions")}</h2>
            <ul class="sp-log">{rows}</ul>
        </section>
    }
    .into_any()
}
