//! "Change your choices": the same boxes as when giving. What stops and what carries on stands there
//! before anything is unticked; nobody is asked why, and nothing is asked twice (rule 2.1).

use super::{ChoiceState, ManagedCase, date, moment, reconsent};
use crate::{
    domain::status::Status,
    i18n::{english_text, time, tr, tr_args},
    resident::{
        markup::markup_line,
        shell::ResidentPage,
        wording::{WithdrawalFacts, english_wording, english_wording_note},
    },
    ui::{ErrorSummary, FieldError, Form, Problems, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What the last answer did, for the note above the page.
#[derive(Clone, Debug)]
pub struct ChoiceChanges {
    pub at: DateTime<Utc>,
    /// Labels of what was said yes to.
    pub given: Vec<String>,
    /// Labels of what was said yes to once more.
    pub reconfirmed: Vec<String>,
    /// Labels of what was taken back.
    pub withdrawn: Vec<String>,
    pub receipt: Option<String>,
    /// Ticks of the state before, to go back to it; `None` where there is no way back.
    pub before: Option<Vec<String>>,
}

/// `/manage/enquiry/consents`.
#[component]
pub fn ChoicesPage(
    case: ManagedCase,
    /// Codes of the ticks as they are shown: what is on, or what was just typed.
    ticked: Vec<String>,
    changed: Option<ChoiceChanges>,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let shown = shown_fields(&case);
    let message = problems.of("choices");
    // What is asked again is answered above, in the same form, and has no box besides.
    let asked_again = case
        .reconsent
        .as_ref()
        .map(|again| again.purposes.clone())
        .unwrap_or_default();
    // What one yes does stands open; of several, each opens where it is wanted, so that the page stays short.
    let alone = case.choices.iter().filter(|choice| choice.on).count() == 1;
    let boxes = case
        .choices
        .iter()
        .filter(|choice| !asked_again.contains(&choice.wording.purpose))
        .enumerate()
        .map(|(position, choice)| {
            let on = ticked.contains(&choice.wording.purpose.to_string());
            choice_box(position, choice, on, alone)
        })
        .collect_view();
    let kept = tr_args(
        "manage-choices-kept",
        &[("date", time::date(case.last_day))],
    );
    let shown_again = shown.clone();
    let questions = reconsent::questions(&case, &problems);
    let in_force = case.in_force.clone();
    let done = changed.map(|changed| done(changed, shown_again, in_force.version));
    let version = [("version", in_force.version.to_string())];
    let body = if case.status == Status::WithdrawnByResident {
        withdrawn(&case)
    } else if case.choices.is_empty() {
        view! { <p class="govuk-body">{tr("manage-choices-none")}</p> }.into_any()
    } else {
        view! {
            <p class="govuk-body">{tr("manage-choices-lead")}</p>
            {english_wording_note()}
            <Form action="/manage/enquiry/consents">
                {hidden("shown", shown)}
                <input type="hidden" name="notice" value=in_force.version/>
                {questions}
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-visually-hidden">{tr("manage-choices")}</legend>
                    <FieldError field="choices" message/>
                    <div class="govuk-checkboxes sp-rows">{boxes}</div>
                </fieldset>
                <p class="govuk-body sp-after">{kept}</p>
                <p class="govuk-body">
                    {tr("manage-choices-notice")} " "
                    <a class="govuk-link" href=in_force.href>{tr_args("manage-choices-notice-link", &version)}</a>
                </p>
                <p class="govuk-body">{markup_line(&tr("manage-choices-more"))}</p>
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr("shell-continue")}</button>
                    <a class="govuk-link sp-linkbox" href="/manage/enquiry">{tr("manage-choices-leave")}</a>
                </div>
            </Form>
        }
        .into_any()
    };
    view! {
        <ResidentPage title=tr("manage-choices-change") error=failed back="/manage/enquiry" exit=case.exit>
            <ErrorSummary problems/>
            {done}
            <h1 class="govuk-heading-l">{tr("manage-choices-change")}</h1>
            {body}
        </ResidentPage>
    }
}

/// Taken back: everything is off, and there is nothing to say yes to.
fn withdrawn(case: &ManagedCase) -> AnyView {
    view! {
        <p class="govuk-body">{tr("manage-choices-withdrawn")}</p>
        {case.undo_withdrawal.then(|| view! { <p class="govuk-body">{markup_line(&tr("manage-choices-undo"))}</p> })}
    }
    .into_any()
}

/// Which words stood beside each box: a yes is bound to them.
fn shown_fields(case: &ManagedCase) -> Vec<String> {
    case.choices
        .iter()
        .map(|choice| format!("{}={}", choice.wording.purpose, choice.wording.id))
        .collect()
}

pub(super) fn hidden(name: &'static str, values: Vec<String>) -> impl IntoView {
    values
        .into_iter()
        .map(|value| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
}

/// What was done just now, with a way back.
fn done(changed: ChoiceChanges, shown: Vec<String>, notice: u32) -> AnyView {
    let ChoiceChanges {
        at,
        given,
        reconfirmed: again,
        withdrawn,
        receipt,
        before,
    } = changed;
    let line = |key: &'static str, label: String| {
        view! { <li>{tr_args(key, &[("label", english_text(label))])}</li> }
    };
    let withdrawn = withdrawn
        .into_iter()
        .map(|label| line("manage-done-stopped", label))
        .collect_view();
    let given = given
        .into_iter()
        .map(|label| line("manage-done-started", label))
        .collect_view();
    let again = again
        .into_iter()
        .map(|label| line("manage-done-again", label))
        .collect_view();
    let receipt = receipt.map(|code| {
        view! {
            <p class="govuk-body">
                <a class="govuk-link" href=format!("/receipt/{code}")>{tr("manage-done-receipt")}</a>
            </p>
        }
    });
    let undo = before.map(|before| {
        view! {
            <Form action="/manage/enquiry/consents">
                {hidden("shown", shown)}
                <input type="hidden" name="notice" value=notice/>
                {hidden("choices", before)}
                <button type="submit" class="govuk-button sp-quiet">{tr("manage-undo")}</button>
            </Form>
        }
    });
    view! {
        <div class="sp-done" role="status">
            <p class="sp-done__head">{tr_args("manage-done", &[("moment", moment(at))])}</p>
            <ul class="govuk-list govuk-list--bullet">{withdrawn} {given} {again}</ul>
            {receipt}
            {undo}
        </div>
    }
    .into_any()
}

fn choice_box(position: usize, choice: &ChoiceState, ticked: bool, open: bool) -> AnyView {
    let ChoiceState {
        wording,
        on,
        decisions,
        ..
    } = choice.clone();
    let value = wording.purpose.to_string();
    // The error summary jumps to the first box.
    let id = if position == 0 {
        "choices".to_owned()
    } else {
        format!("choices-{position}")
    };
    let more = format!("{id}-more");
    let said = if decisions.is_empty() {
        tr("manage-said-nothing").into_any()
    } else {
        decisions
            .into_iter()
            .map(|past| {
                let key = if past.yes {
                    "manage-said-yes-row"
                } else {
                    "manage-said-no-row"
                };
                view! { {tr_args(key, &[("date", date(past.at))])} <br/> }
            })
            .collect_view()
            .into_any()
    };
    let body = english_wording(wording.body);
    let effects_body = body.clone();
    let effects = on.then(|| {
        // No landmark: each would have the same name.
        view! {
            <details class="sp-effect" open=open>
                <summary><h2 class="govuk-heading-s">{tr("manage-effect")}</h2></summary>
                <WithdrawalFacts body=effects_body/>
            </details>
        }
    });
    view! {
        <div class="govuk-checkboxes__item sp-choice">
            <input
                class="govuk-checkboxes__input"
                id=id.clone()
                name="choices"
                type="checkbox"
                value=value
                checked=ticked
                aria-describedby=more.clone()
            />
            <label class="govuk-label govuk-checkboxes__label" for=id>{body.title}</label>
            <dl class="sp-choice__dl" id=more>
                <div><dt>{tr("wording-who")}</dt><dd>{body.who}</dd></div>
                <div><dt>{tr("wording-what")}</dt><dd>{body.what}</dd></div>
                <div><dt>{tr("wording-not")}</dt><dd>{body.not_shared}</dd></div>
                <div><dt>{tr("manage-said")}</dt><dd>{said}</dd></div>
            </dl>
        </div>
        {effects}
    }
    .into_any()
}
