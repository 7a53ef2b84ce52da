//! What the team can do next, each act folded until it is wanted.

use super::RightsRequestView;
use crate::{
    domain::{
        identity::IdentityLevel,
        rights::{Decision, LeftOut, RefusalReason, RightsEventKind, RightsKind, RightsStage},
    },
    forms::staff::RequestActionForm,
    i18n::{tr, tr_args},
    ui::{Choice, Form, Problems, Radios, SelectField, TextArea, TextField},
};
use leptos::prelude::*;

#[component]
pub fn RequestActions(
    view: RightsRequestView,
    form: RequestActionForm,
    problems: Problems,
) -> impl IntoView {
    let mut folds: Vec<AnyView> = Vec::new();
    let here = format!("/staff/rights/{}", view.reference);
    let fold = |code: &str, inner: AnyView| -> AnyView {
        let open = form.action == code && !problems.is_empty();
        let (value, press) = (code.to_owned(), tr(&format!("requests-do-{code}")));
        view! {
            <details class="sp-change" open=open>
                <summary>{tr(&format!("requests-act-{code}"))}</summary>
                <div>
                    <Form action=here.clone()>
                        {inner}
                        <div class="sp-actions sp-actions--tight">
                            <button type="submit" class="govuk-button" name="action" value=value>{press}</button>
                        </div>
                    </Form>
                </div>
            </details>
        }
        .into_any()
    };
    let only = |code: &str, name: &str| {
        // What was typed for one act is not shown in another.
        if form.action == code {
            match name {
                "words" => form.text.clone(),
                "day" => form.day.clone(),
                _ => String::new(),
            }
        } else {
            String::new()
        }
    };
    let own = |code: &str| {
        if form.action == code {
            problems.clone()
        } else {
            Problems::default()
        }
    };
    if view.open {
        if view.case.is_none() {
            let value = if form.action == "match" {
                form.reference.clone()
            } else {
                view.claimed.clone().unwrap_or_default()
            };
            folds.push(fold(
                "match",
                view! {
                    <TextField name="reference" id="match-reference" label=tr("requests-match-reference") hint=tr("requests-match-hint")
                        value=value width="govuk-input--width-20" ltr=true problems=own("match")/>
                }
                .into_any(),
            ));
        }
        for kind in shown(&view) {
            let code = kind.code();
            let day = view! {
                <TextField name="day" id=format!("{code}-day") label=tr("requests-day") hint=tr("requests-day-hint") value=only(code, "day")
                    width="govuk-input--width-10" ltr=true problems=own(code)/>
            }
            .into_any();
            let words = kind.needs_words().then(|| {
                let label = if kind.is_told() { "requests-letter" } else { "requests-note" };
                view! { <TextArea name="words" id=format!("{code}-words") label=tr(label) value=only(code, "words") rows=4 problems=own(code)/> }
                    .into_any()
            });
            let level = (kind == RightsEventKind::IdentityConfirmed).then(|| levels(&form));
            folds.push(fold(
                code,
                [Some(day), level, words]
                    .into_iter()
                    .flatten()
                    .collect_view()
                    .into_any(),
            ));
        }
        folds.push(fold("decide", decide(&view, &form, own("decide"))));
    } else {
        folds.push(fold(
            RightsEventKind::Note.code(),
            view! { <TextArea name="words" id="note-words" label=tr("requests-note") value=only("note", "words") rows=4 problems=own("note")/> }
                .into_any(),
        ));
    }
    let general = problems
        .0
        .iter()
        .find(|problem| matches!(problem.field.as_str(), "action" | "left_out"))
        .map(|problem| view! { <p class="govuk-error-message">{problem.message()}</p> });
    view! {
        <section class="sp-card" aria-labelledby="acts">
            <h2 class="govuk-heading-m" id="acts">{tr("requests-acts")}</h2>
            {general}
            {folds.collect_view()}
        </section>
    }
}

/// The acts that make sense now, in the order in which they usually come.
fn shown(view: &RightsRequestView) -> Vec<RightsEventKind> {
    let complaint = view.kind == RightsKind::Complaint;
    let asked = |kind| view.events.iter().any(|event| event.kind == kind);
    RequestActionForm::EVENTS
        .into_iter()
        .filter(|kind| match kind {
            RightsEventKind::IdentityAsked => !complaint && view.stage == RightsStage::Open,
            RightsEventKind::IdentityConfirmed => view.level < IdentityLevel::L3 && !complaint,
            RightsEventKind::ClarifyAsked => view.stage == RightsStage::Open && !complaint,
            RightsEventKind::ClarifyAnswered => view.stage == RightsStage::WaitsForAnswer,
            RightsEventKind::Extended => !complaint && !view.extended,
            RightsEventKind::Acknowledged => complaint && !asked(RightsEventKind::Acknowledged),
            RightsEventKind::Progress => complaint,
            RightsEventKind::Note => true,
            RightsEventKind::Matched
            | RightsEventKind::LookedAgain
            | RightsEventKind::Decided
            | RightsEventKind::Erased => false,
        })
        .collect()
}

fn levels(form: &RequestActionForm) -> AnyView {
    let choices = IdentityLevel::ALL
        .iter()
        .filter(|level| **level > IdentityLevel::L0)
        .map(|level| {
            Choice::new(
                level.code(),
                tr(&format!("requests-level-{}", level.code().to_lowercase())),
            )
            .checked(form.level == level.code())
        })
        .collect();
    view! { <Radios name="level" legend=tr("requests-level") choices small=true/> }.into_any()
}

fn decide(view: &RightsRequestView, form: &RequestActionForm, problems: Problems) -> AnyView {
    let group = if view.kind == RightsKind::Complaint {
        "complaint-decision"
    } else {
        "requests-decision"
    };
    let decisions = Decision::ALL
        .iter()
        .map(|decision| {
            Choice::new(decision.code(), tr(&format!("{group}-{decision}")))
                .checked(form.decision == decision.code())
        })
        .collect();
    let reasons = std::iter::once((String::new(), tr("requests-refusal-none")))
        .chain(RefusalReason::ALL.iter().map(|reason| {
            (
                reason.code().to_owned(),
                tr(&format!("requests-refusal-{reason}")),
            )
        }))
        .collect();
    let scope = (view.kind == RightsKind::Erase).then(|| {
        let choices = ["words", "all"]
            .into_iter()
            .map(|code| {
                Choice::new(code, tr(&format!("requests-scope-{code}")))
                    .hint(tr(&format!("requests-scope-{code}-hint")))
                    .checked(form.scope == code)
            })
            .collect();
        view! { <Radios name="scope" legend=tr("requests-scope") choices small=true/> }.into_any()
    });
    let parts = view.copies().then(|| redactions(view, form));
    let hint = tr(&format!("requests-decide-hint-{}", view.kind));
    let value = if form.action == "decide" {
        form.text.clone()
    } else {
        String::new()
    };
    [
        Some(view! { <p class="govuk-body">{hint}</p> }.into_any()),
        parts,
        Some(view! { <Radios name="decision" legend=tr("requests-decision") choices=decisions small=true/> }.into_any()),
        scope,
        Some(
            view! {
                <SelectField name="refusal" label=tr("requests-refusal") hint=tr("requests-refusal-hint") options=reasons
                    value=form.refusal.clone()/>
            }
            .into_any(),
        ),
        Some(view! { <TextArea name="words" id="decide-words" label=tr("requests-letter") hint=tr("requests-letter-hint") value=value rows=6 problems/> }.into_any()),
    ]
    .into_iter()
    .flatten()
    .collect_view()
    .into_any()
}

/// A select for each part of the copy: released, or left out for a reason. Stays as it was chosen.
fn redactions(view: &RightsRequestView, form: &RequestActionForm) -> AnyView {
    let chosen = form.left_out().unwrap_or_default();
    let rows = view
        .file
        .iter()
        .enumerate()
        .map(|(position, item)| {
            let id = format!("left-{position}");
            let options = LeftOut::ALL
                .iter()
                .map(|reason| {
                    let selected = chosen.contains(&(position, *reason));
                    view! {
                        <option value=format!("{position}:{reason}") selected=selected>{tr(&format!("requests-left-{reason}"))}</option>
                    }
                })
                .collect_view();
            let short: String = item.text.chars().take(120).collect();
            view! {
                <div>
                    <dt><label for=id.clone()>{item.heading.clone()}</label></dt>
                    <dd>
                        <bdi>{short}</bdi><br/>
                        <select class="govuk-select" id=id name="left_out" disabled=item.left_out.is_some()>
                            <option value="">{tr("requests-left-none")}</option>
                            {options}
                        </select>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <input type="hidden" name="file" value=view.file_mark.clone()/>
        <details class="sp-change" open=form.action == "decide">
            <summary>{tr_args("requests-left", &[("n", view.file.len().to_string())])}</summary>
            <div><dl class="sp-facts">{rows}</dl></div>
        </details>
    }
    .into_any()
}
