//! What the person gave, to keep: as a page, and as files that a program reads (feature B6, seed T46).

use super::{HeldInformation, ManagedCase, held_information::HeldInformationList, moment};
use crate::{
    domain::codes::AboutWhom,
    i18n::{english_text, time, tr, tr_args},
    resident::shell::{ResidentPage, Width},
    ui::{Form, Ltr},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// A choice and what was said to it.
#[derive(Clone, Debug)]
pub struct DecisionLine {
    pub title: String,
    pub yes: bool,
    pub date: NaiveDate,
}

/// `/manage/enquiry/download`.
#[component]
pub fn DownloadPage(
    case: ManagedCase,
    about: AboutWhom,
    held: HeldInformation,
    said: Vec<DecisionLine>,
) -> impl IntoView {
    let facts = [
        (
            "download-reference",
            view! { <Ltr text=case.reference.to_string()/> }.into_any(),
        ),
        ("download-sent", moment(case.moments.sent).into_any()),
        ("download-kept", time::date(case.last_day).into_any()),
    ]
    .map(|(key, value)| view! { <div><dt>{tr(key)}</dt><dd>{value}</dd></div> })
    .collect_view();
    let said =
        (!said.is_empty()).then(|| {
            let rows = said
            .into_iter()
            .map(|line| {
                let key = if line.yes { "manage-said-yes" } else { "manage-said-no" };
                view! { <div><dt>{english_text(line.title)}</dt><dd>{tr_args(key, &[("date", time::date(line.date))])}</dd></div> }
            })
            .collect_view();
            view! {
                <section class="sp-section">
                    <h2 class="govuk-heading-m">{tr("manage-choices")}</h2>
                    <dl class="sp-facts">{rows}</dl>
                </section>
            }
        });
    view! {
        <ResidentPage title=tr("download-title") back="/manage/enquiry" exit=case.exit width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("download-title")}</h1>
                <p class="govuk-body sp-noprint">{tr("download-lead")}</p>
                <Form class="sp-noprint" action="/manage/enquiry/download">
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button" name="action" value="csv">{tr("download-csv")}</button>
                        <button type="submit" class="govuk-button sp-quiet" name="action" value="json">{tr("download-json")}</button>
                    </div>
                </Form>
                <p class="govuk-body sp-after sp-noprint">{tr("download-safe")}</p>
                <section class="sp-section">
                    <h2 class="govuk-heading-m">{tr("download-given")}</h2>
                    <dl class="sp-facts">{facts}</dl>
                    <HeldInformationList held=Some(held) controller=case.controller about/>
                </section>
                {said}
            </div>
        </ResidentPage>
    }
}
