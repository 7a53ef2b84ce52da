//! "Is this the right queue?": a rule suggests, a person decides (seed F20, T50).

use super::model::{CaseForms, CaseView};
use crate::{
    i18n::{tr, tr_args},
    page::page_context,
    staff::{
        components::{Organisation, queue_name},
        date_format,
    },
    ui::{Form, SelectField, TextField},
};
use leptos::prelude::*;

/// The card: what was suggested and why, and the answer of a person.
#[component]
pub fn Routing(case: CaseView, forms: CaseForms) -> impl IntoView {
    let heading = if case.is_suggested() {
        tr("case-queue-question")
    } else {
        tr("case-queue-heading")
    };
    let confirmed = case.confirmed.as_ref().map(|look| {
        tr_args(
            "case-queue-confirmed",
            &[
                ("name", look.who.clone()),
                ("when", date_format::moment(look.at, case.now)),
            ],
        )
    });
    let now_in = (!case.is_suggested()).then(|| {
        view! {
            <p class="govuk-body">
                {tr("case-queue-now")}
                " "
                <Organisation controller=case.controller text=queue_name(case.queue)/>
                {confirmed.map(|text| view! { <br/><span class="sp-small">{text}</span> })}
            </p>
        }
    });
    let suggested = case.suggestion.clone().map(|suggestion| {
        let rule = tr_args(
            "case-queue-rule",
            &[
                ("rule", suggestion.rule.clone()),
                ("version", suggestion.table_version.to_string()),
            ],
        );
        // Before it is sent, the person reads why; what an officer writes down has no such page.
        let told = case.source.is_none().then(|| {
            let words = tr_args("case-queue-told", &[("name", case.name()), ("words", suggestion.told)]);
            view! { <p class="sp-small">{words}</p> }
        });
        let switched = suggestion
            .switched
            .then(|| view! { <p class="govuk-body">{tr_args("case-queue-switched", &[("name", case.name())])}</p> });
        view! {
            <p class="govuk-body">
                {tr("case-queue-suggested")}
                " "
                <Organisation controller=suggestion.controller text=queue_name(suggestion.queue)/>
            </p>
            <p class="govuk-body">
                {suggestion.reason}
                " "
                <span class="sp-small">{rule}</span>
            </p>
            {told}
            {switched}
        }
        .into_any()
    });
    let act = (case.is_open() && case.can.change_queue)
        .then(|| view! { <Answer case=case.clone() forms/> }.into_any());
    let other = (case.is_open() && case.can.hand_over).then(|| {
        let href = format!("/staff/case/{}/handover", case.reference);
        view! { " " <a class="govuk-link" href=href>{tr("share-link-handover")}</a> }
    });
    view! {
        <section class="sp-card" aria-labelledby="suggest">
            <h2 class="govuk-heading-m" id="suggest">{heading}</h2>
            {now_in}
            {suggested}
            {act}
            <p class="sp-small sp-foot">{tr("case-queue-other-organisation")} {other}</p>
        </section>
    }
}

/// Confirm with one press, or choose a different queue with a reason.
#[component]
fn Answer(case: CaseView, forms: CaseForms) -> impl IntoView {
    let action = format!("/staff/case/{}/queue", case.reference);
    let mut options = vec![(String::new(), tr("case-queue-choose"))];
    // The other organisation is a hand-over, not a list entry (seed F13, T22).
    options.extend(
        page_context()
            .site
            .data
            .queues_of(case.controller)
            .filter(|queue| queue.code != case.queue)
            .map(|queue| (queue.code.to_string(), queue_name(queue.code))),
    );
    let open = forms.failed(&["queue", "why"]);
    let confirm = case.is_suggested().then(|| {
        view! {
            <Form action=action.clone()>
                <input type="hidden" name="version" value=case.version/>
                <button type="submit" class="govuk-button" name="action" value="confirm" data-key="c">{tr("case-queue-confirm")}</button>
            </Form>
        }
        .into_any()
    });
    let queue = view! {
        <SelectField
            name="queue"
            label=tr("case-queue-label")
            options
            value=forms.queue.queue
        />
    }
    .into_any();
    let why = view! {
        <TextField
            name="why"
            label=tr("case-queue-why")
            hint=tr("case-queue-why-hint")
            value=forms.queue.why
            spellcheck=true
        />
    }
    .into_any();
    view! {
        <div class="sp-actions sp-actions--tight">
            {confirm}
            <details class="sp-change" open=open>
                <summary>{tr("case-queue-different")}</summary>
                <div>
                    <Form action=action>
                        <input type="hidden" name="version" value=case.version/>
                        {queue}
                        {why}
                        <button type="submit" class="govuk-button sp-quiet" name="action" value="change">{tr("case-queue-save")}</button>
                    </Form>
                </div>
            </details>
        </div>
    }
}
