//! Closing a case, agreeing to it where there was danger, and opening it again.

use super::model::{CaseForms, CaseView};
use crate::{
    domain::status::Outcome,
    forms::staff::CloseForm,
    i18n::{tr, tr_args},
    staff::date_format,
    ui::{Choice, Form, Radios, TextArea, TextField},
};
use leptos::prelude::*;

/// Closing, with the outcomes that are open and what each requires.
#[component]
pub(super) fn Close(case: CaseView, forms: CaseForms) -> impl IntoView {
    let withdrawn = case.withdrawn_at.is_some();
    let open = withdrawn || forms.failed(&["outcome", "casefile"]);
    let danger = danger_note(&case);
    let choices = CloseForm::open_to(case.controller, withdrawn)
        .into_iter()
        .map(|outcome| {
            let choice = Choice::new(outcome.code(), tr(&format!("outcome-{outcome}")))
                .checked(forms.close.outcome == outcome.code());
            match outcome {
                Outcome::Intervention => choice.then(view! {
                    <TextField
                        name="casefile"
                        label=tr("case-close-casefile")
                        value=forms.close.casefile.clone()
                        width="govuk-input--width-20"
                        ltr=true
                    />
                }),
                Outcome::CouldNotContact if !case.attempts.are_enough() => {
                    let n = [("n", case.attempts.counted.to_string())];
                    choice.hint(tr_args("case-close-tries", &n))
                }
                _ => choice,
            }
        })
        .collect::<Vec<_>>();
    view! {
        <details class="sp-change" open=open id="close">
            <summary>{tr("case-close-heading")}</summary>
            <div>
                {danger}
                <Form action=format!("/staff/case/{}/close", case.reference)>
                    <input type="hidden" name="version" value=case.version/>
                    <Radios
                        name="outcome"
                        legend=tr("case-close-legend")
                        choices
                        small=true
                    />
                    <button type="submit" class="govuk-button" name="action" value="close">{tr("case-close-do")}</button>
                    <span class="sp-writing" data-writing=""></span>
                </Form>
            </div>
        </details>
    }
}

/// What stands between a case with danger and its end.
fn danger_note(case: &CaseView) -> Option<AnyView> {
    let danger = case.danger.as_ref().filter(|danger| !danger.reached)?;
    let agreed = danger
        .agreements
        .iter()
        .map(|agreement| {
            let key = if agreement.mine {
                "case-close-agreed-by-you"
            } else {
                "case-close-agreed"
            };
            let args = [
                ("who", agreement.by.who.clone()),
                ("when", date_format::moment(agreement.by.at, case.now)),
            ];
            view! { <p class="govuk-body">{tr_args(key, &args)}</p> }
        })
        .collect_view();
    let needed =
        (!case.may_end()).then(|| view! { <p class="govuk-body">{tr("case-close-danger")}</p> });
    Some(view! { <div class="sp-note sp-note--warn">{needed}{agreed}</div> }.into_any())
}

/// The agreement of a second person that a case with danger ends without a contact.
#[component]
pub(super) fn AgreeToClose(case: CaseView, forms: CaseForms) -> impl IntoView {
    let asked = case.danger.as_ref().is_some_and(|danger| {
        !danger.reached && !danger.agreements.iter().any(|agreement| agreement.mine)
    });
    let open = forms.failed(&["agreement"]);
    asked.then(|| {
        view! {
            <details class="sp-change" open=open id="agree">
                <summary>{tr("case-agree-heading")}</summary>
                <div>
                    <p class="govuk-body">{tr("case-agree-what")}</p>
                    <Form action=format!("/staff/case/{}/agree", case.reference)>
                        <TextArea
                            name="agreement"
                            label=tr("case-agree-why")
                            hint=tr("case-agree-hint")
                            value=forms.agreement.note
                            rows=3
                        />
                        <button class="govuk-button sp-quiet">{tr("case-agree-do")}</button>
                    </Form>
                </div>
            </details>
        }
        .into_any()
    })
}

/// Opening a closed case again, with the reason. What the resident took back, and what was handed over,
/// stays closed here.
#[component]
pub(super) fn Reopen(case: CaseView, forms: CaseForms) -> impl IntoView {
    let closed = case.closed.is_some() && case.can.reopen;
    let open = forms.failed(&["reopen"]);
    closed.then(|| {
        view! {
            <details class="sp-change sp-noprint" open=open id="reopen-case">
                <summary>{tr("case-reopen-heading")}</summary>
                <div>
                    <Form action=format!("/staff/case/{}/reopen", case.reference)>
                        <input type="hidden" name="version" value=case.version/>
                        <TextArea
                            name="reopen"
                            label=tr("case-reopen-why")
                            hint=tr("case-reopen-hint")
                            value=forms.reopen.note
                            rows=3
                        />
                        <button type="submit" class="govuk-button">{tr("case-reopen-do")}</button>
                    </Form>
                </div>
            </details>
        }
        .into_any()
    })
}
