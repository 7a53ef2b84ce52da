//! The open concerns of an organisation.

use super::model::ConcernRow;
use crate::{
    domain::concern::ConcernState,
    i18n::{tr, tr_args},
    staff::date_format,
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
