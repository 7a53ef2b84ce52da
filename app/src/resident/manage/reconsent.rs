//! After a change of substance: what changed, and yes or no again (feature C5). Nothing is ticked beforehand, and
//! what is left open stays as it was.

use super::{ManagedCase, choices::hidden};
use crate::{
    domain::consent::ConsentPurpose,
    forms::manage::reconsent::ANSWER_FIELD,
    i18n::{time, tr, tr_args},
    resident::wording::english_wording,
    ui::{Choice, FieldError, Problems, Radios},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is asked again, and why.
#[derive(Clone, Debug)]
pub struct ReconsentView {
    /// What changed since the yes was given, in plain words.
    pub changes: Vec<String>,
    /// Address of the comparison.
    pub compare: String,
    /// Number of the notice in force.
    pub version: u32,
    pub from: NaiveDate,
    pub purposes: Vec<ConsentPurpose>,
}

/// What changed: heading, the changes, the comparison.
fn what_changed(again: &ReconsentView) -> AnyView {
    let lines = again
        .changes
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect_view();
    let from = tr_args("manage-reconsent-from", &[("date", time::date(again.from))]);
    view! {
        <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        <p class="govuk-body">
            {from} " " <a class="govuk-link" href=again.compare.clone()>{tr("manage-reconsent-compare")}</a>
        </p>
        <p class="govuk-body">{tr("manage-reconsent-what")}</p>
    }
    .into_any()
}

/// The note on the page of the enquiry; nothing when nothing is asked again.
pub(super) fn note(case: &ManagedCase) -> Option<AnyView> {
    case.reconsent.as_ref().map(|again| {
        view! {
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{tr("manage-reconsent-head")}</p>
                {what_changed(again)}
                <p class="govuk-body">
                    <a class="govuk-link" href="/manage/enquiry/consents">{tr("manage-reconsent-answer")}</a>
                </p>
            </div>
        }
        .into_any()
    })
}

/// The questions, above the boxes of what is not asked again and in one form with them.
pub(super) fn questions(case: &ManagedCase, problems: &Problems) -> Option<AnyView> {
    case.reconsent.as_ref().map(|again| {
        let message = problems.of("again");
        let asked = case
            .choices
            .iter()
            .filter(|choice| again.purposes.contains(&choice.wording.purpose))
            .map(|choice| {
                let name = format!("{ANSWER_FIELD}{}", choice.wording.purpose);
                let answers = vec![
                    Choice::new("yes", tr("manage-reconsent-yes")),
                    Choice::new("no", tr("manage-reconsent-no")),
                ];
                let body = english_wording(choice.wording.body.clone());
                view! {
                    <Radios
                        name
                        legend=body.title
                        hint=format!("{}: {}. {}: {}", tr("wording-who"), body.who, tr("wording-what"), body.what)
                        choices=answers
                        problems=Problems::default()
                        small=true
                    />
                }
            })
            .collect_view();
        view! {
            <section class="sp-card" aria-labelledby="again">
                <h2 class="govuk-heading-m" id="again">{tr("manage-reconsent-head")}</h2>
                {what_changed(again)}
                <h3 class="govuk-heading-s">{tr("manage-reconsent-title")}</h3>
                <p class="govuk-body">{tr("manage-reconsent-leave")}</p>
                <input type="hidden" name="action" value="again"/>
                {hidden("asked", again.purposes.iter().map(ConsentPurpose::to_string).collect())}
                <FieldError field="again" message/>
                {asked}
            </section>
        }
        .into_any()
    })
}
