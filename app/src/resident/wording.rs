//! What a consent says, under its tick and before it is withdrawn ([`crate::domain::wording`]).

use crate::{
    domain::wording::{CarriesOn, OnWithdrawal, WordingBody},
    i18n::{Lang, english_text, page_lang, tr},
};
use leptos::prelude::*;

/// The words of a consent on a page in any language: they are English, and marked so, until somebody has checked a
/// translation (rule 7.6).
pub fn english_wording(body: WordingBody) -> WordingBody {
    let OnWithdrawal { stops, carries_on } = body.on_withdrawal;
    WordingBody {
        title: english_text(body.title),
        who: english_text(body.who),
        what: english_text(body.what),
        not_shared: english_text(body.not_shared),
        on_withdrawal: OnWithdrawal {
            stops: stops.into_iter().map(english_text).collect(),
            carries_on: carries_on
                .into_iter()
                .map(|line| CarriesOn {
                    what: english_text(line.what),
                    because: english_text(line.because),
                })
                .collect(),
        },
    }
}

/// Says so, on a page in another language.
pub fn english_wording_note() -> Option<AnyView> {
    (page_lang() != Lang::En)
        .then(|| view! { <p class="sp-note govuk-body">{tr("lang-wording")}</p> }.into_any())
}

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
            view! { <li>{line.what} {tr("join-comma")} " " <strong>{tr("wording-because")} " " {line.because}</strong></li> }
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
