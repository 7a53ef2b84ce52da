//! What a consent says, under its tick and before it is withdrawn ([`crate::domain::wording`]).

use crate::{domain::wording::WordingBody, i18n::tr};
use leptos::prelude::*;

/// Who gets it, what they get and what they do not get: stands under the tick.
#[component]
pub fn WordingFacts(
    body: WordingBody,
    /// For `aria-describedby` of the tick.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    view! {
        <dl class="sp-choice__dl" id=id>
            <div><dt>{tr("wording-who")}</dt><dd>{body.who}</dd></div>
            <div><dt>{tr("wording-what")}</dt><dd>{body.what}</dd></div>
            <div><dt>{tr("wording-not")}</dt><dd>{body.not_shared}</dd></div>
        </dl>
    }
}

/// What stops and what carries on, before anything is unticked.
#[component]
pub fn WithdrawalFacts(body: WordingBody) -> impl IntoView {
    let stops = body
        .on_withdrawal
        .stops
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    let carries_on = body
        .on_withdrawal
        .carries_on
        .into_iter()
        .map(|line| {
            view! { <li>{line.what} ", " <strong>{tr("wording-because")} " " {line.because}</strong></li> }
        })
        .collect_view();
    view! {
        <div class="sp-two">
            <div>
                <h3 class="govuk-heading-s">{tr("wording-stops")}</h3>
                <ul>{stops}</ul>
            </div>
            <div>
                <h3 class="govuk-heading-s">{tr("wording-carries-on")}</h3>
                <ul>{carries_on}</ul>
            </div>
        </div>
    }
}
