//! The person's choices as they stand now, from the ledger.

use super::model::{CaseChoiceLine, CaseView};
use crate::{
    domain::consent::ConsentAction,
    i18n::{tr, tr_args},
    staff::date_format,
    ui::{Ltr, Tag, Tone},
};
use leptos::prelude::*;

/// How a choice stands: tag, its words, and whether the date is worth telling.
fn standing(action: ConsentAction) -> (Tone, &'static str) {
    match action {
        ConsentAction::Given | ConsentAction::Refreshed => (Tone::On, "case-choice-yes"),
        ConsentAction::Refused => (Tone::Grey, "case-choice-no"),
        ConsentAction::Withdrawn => (Tone::Amber, "case-choice-withdrawn"),
        ConsentAction::Expired => (Tone::Grey, "case-choice-expired"),
    }
}

/// The card. What is off says so as plainly as what is on.
#[component]
pub fn Choices(case: CaseView) -> impl IntoView {
    let now = case.now;
    let lines = case
        .choices
        .iter()
        .cloned()
        .map(|line| {
            let CaseChoiceLine {
                title,
                recipients,
                action,
                at,
                channel,
                receipt,
            } = line;
            let (tone, key) = standing(action);
            let who = (!recipients.is_empty())
                .then(|| view! { <br/><span class="sp-small">{recipients.join("; ")}</span> });
            let receipt = receipt.map(|code| {
                view! {
                    <br/>
                    <span class="sp-small">
                        {tr("case-choice-receipt")}
                        " "
                        <a class="govuk-link" href=format!("/receipt/{code}")><Ltr text=code.clone()/></a>
                    </span>
                }
            });
            view! {
                <li>
                    <p>
                        <Tag tone text=tr(key)/>
                        " "
                        <span class="sp-small">{date_format::moment(at, now)} ", " {tr(&format!("consents-by-{channel}"))}</span>
                    </p>
                    <p>{title}{who}{receipt}</p>
                </li>
            }
        })
        .collect_view();
    let none = case.choices.is_empty();
    let change = case.can.change_choices.then(|| {
        let href = format!("/staff/case/{}/consents", case.reference);
        view! {
            <p class="govuk-body sp-noprint"><a class="govuk-link" href=href>{tr("consents-link")}</a></p>
        }
    });
    view! {
        <section class="sp-card" aria-labelledby="choices">
            <h2 class="govuk-heading-m" id="choices">{tr_args("case-choices-heading", &[("name", case.name())])}</h2>
            {if none {
                view! { <p class="govuk-body">{tr("case-choices-none")}</p> }.into_any()
            } else {
                view! { <ul class="sp-log">{lines}</ul> }.into_any()
            }}
            {change}
        </section>
    }
}
