//! The open concern at the top of a case.

use super::model::ConcernMark;
use crate::{
    domain::concern::ConcernState,
    i18n::{tr, tr_args},
    staff::{case::CaseView, date_format},
};
use leptos::prelude::*;

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
            <section class="sp-note sp-note--warn" aria-labelledby="concern">
                <h2 class="govuk-heading-m" id="concern">{tr("concern-banner")}</h2>
                <p class="govuk-body">
                    {line} " " {tr("concern-audience")} " "
                    <a class="govuk-link" href=format!("/staff/case/{}/concern", case.reference)>{tr("concern-open-link")}</a>
                </p>
            </section>
        }
    })
}
