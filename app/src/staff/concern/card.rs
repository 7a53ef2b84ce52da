//! What other pages show of a concern.

use super::model::{ConcernMark, ConcernRow};
use crate::{
    domain::concern::ConcernState,
    i18n::{tr, tr_args},
    staff::{case::CaseView, date_format},
    ui::{Ltr, Tag, Tone},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// How a concern stands, in its colour.
pub(super) fn tag(state: ConcernState) -> (Tone, String) {
    let tone = match state {
        ConcernState::Waits | ConcernState::Late => Tone::Red,
        ConcernState::Looked => Tone::Amber,
        ConcernState::Closed => Tone::Grey,
    };
    (tone, tr(&format!("concern-state-{}", state.code())))
}

/// At the top of a case with an open concern.
#[component]
pub fn ConcernBanner(case: CaseView) -> impl IntoView {
    case.concern.map(|ConcernMark { state, look_due }| {
        let line = match state {
            ConcernState::Waits => tr_args(
                "concern-banner-waits",
                &[("when", date_format::target(look_due, case.now))],
            ),
            ConcernState::Late => tr_args(
                "concern-banner-late",
                &[("span", date_format::span(case.now - look_due))],
            ),
            ConcernState::Looked | ConcernState::Closed => tr("concern-banner-looked"),
        };
        view! {
            <div class="sp-note sp-note--warn" role="region" aria-labelledby="concern">
                <h2 class="govuk-heading-m" id="concern">{tr("concern-banner")}</h2>
                <p class="govuk-body">
                    {line} " " {tr("concern-audience")} " "
                    <a class="govuk-link" href=format!("/staff/case/{}/concern", case.reference)>{tr("concern-open-link")}</a>
                </p>
            </div>
        }
    })
}

/// In the side column: the way to raise one, or to what was raised before.
#[component]
pub fn ConcernCard(case: CaseView) -> impl IntoView {
    let href = format!("/staff/case/{}/concern", case.reference);
    let body = match (case.concern, case.can.raise_concern, case.concerns) {
        (Some(_), ..) | (None, false, 0) => return None,
        (None, can, before) => {
            let before = (before > 0).then(|| {
                let line = tr_args("concern-before", &[("n", before.to_string())]);
                view! { <p class="govuk-body"><a class="govuk-link" href=href.clone()>{line}</a></p> }
            });
            let raise = can.then(|| {
                view! {
                    <p class="govuk-body">{tr("concern-card-what")}</p>
                    <div class="sp-actions sp-actions--tight sp-noprint">
                        <a class="govuk-button sp-quiet" href=href.clone() draggable="false">{tr("concern-raise-link")}</a>
                    </div>
                }
            });
            view! { {before} {raise} }
        }
    };
    Some(view! {
        <section class="sp-card" aria-labelledby="safeguarding">
            <h2 class="govuk-heading-m" id="safeguarding">{tr("concern-card")}</h2>
            {body}
        </section>
    })
}

/// The open concerns of an organisation, above the flagged enquiries of its lead.
#[component]
pub fn ConcernList(rows: Vec<ConcernRow>, now: DateTime<Utc>) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        let items = rows
            .into_iter()
            .map(|row| {
                let (tone, text) = tag(row.state);
                let due = match row.state {
                    ConcernState::Waits => Some(tr_args(
                        "concern-list-due",
                        &[("when", date_format::target(row.look_due, now))],
                    )),
                    ConcernState::Late => Some(tr_args(
                        "concern-list-late",
                        &[("span", date_format::span(now - row.look_due))],
                    )),
                    ConcernState::Looked | ConcernState::Closed => None,
                };
                let raised = tr_args(
                    "concern-list-raised",
                    &[("when", date_format::moment(row.raised_at, now))],
                );
                let href = format!("/staff/case/{}/concern", row.reference);
                view! {
                    <li class="sp-card sp-queues__one">
                        <h3 class="govuk-heading-m"><a class="govuk-link" href=href><Ltr text=row.reference/></a></h3>
                        <p><Tag tone text/></p>
                        <p class="govuk-body">{raised} " " {due}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section aria-labelledby="concerns">
                <h2 class="govuk-heading-m" id="concerns">{tr("concern-list")}</h2>
                <ul class="sp-queues">{items}</ul>
                <h2 class="govuk-heading-m">{tr("home-flagged-title")}</h2>
            </section>
        }
    })
}
