//! The forms of the page: raise, write a call down, let a colleague in, end it.

use super::model::{ConcernForms, ConcernView};
use crate::{
    domain::{
        concern::{CALLS, WITHHOLDING_REVIEW_DAYS, Worry},
        sharing::SharedField,
    },
    i18n::{tr, tr_args},
    ui::{Checkboxes, Choice, Form, Radios, SelectField, TextArea},
};
use leptos::prelude::*;

/// Raising one: three questions in the order in which people tell it.
#[component]
pub fn RaiseConcern(view: ConcernView, forms: ConcernForms) -> impl IntoView {
    let ConcernForms { raise, .. } = forms;
    let about = Worry::ALL
        .iter()
        .map(|about| {
            Choice::new(about.code(), tr(&format!("concern-about-{about}")))
                .checked(raise.about == about.code())
        })
        .collect::<Vec<_>>();
    view! {
        <p class="govuk-body">{tr("concern-raise-lead")}</p>
        <Form action=format!("/staff/case/{}/concern", view.reference)>
            <section class="sp-card">
                <Radios name="about" legend=tr("concern-about") choices=about small=true/>
                <TextArea name="worry" label=tr("concern-worry") value=raise.worry rows=3/>
                <TextArea
                    name="seen"
                    label=tr("concern-seen")
                    hint=tr("concern-seen-hint")
                    value=raise.seen
                    rows=5
                />
                <TextArea
                    name="act"
                    label=tr("concern-act")
                    hint=tr("concern-act-hint")
                    value=raise.act
                    rows=3
                />
            </section>
            <div class="sp-actions"><button type="submit" class="govuk-button govuk-button--warning">{tr("concern-raise")}</button></div>
        </Form>
    }
}

/// Writing a call down after it was made. Nothing is ticked at first (seed F12).
#[component]
pub fn LogConcernCall(view: ConcernView, forms: ConcernForms) -> impl IntoView {
    let ConcernForms { call, problems, .. } = forms;
    let failed = problems.0.iter().any(|problem| {
        [
            "receiver",
            "fields",
            "why",
            "consulted",
            "told",
            "told_why",
            "outcome",
        ]
        .contains(&problem.field.as_str())
    });
    let receivers = CALLS
        .iter()
        .map(|receiver| {
            Choice::new(receiver.code(), tr(&format!("share-recipient-{receiver}")))
                .checked(call.receiver == receiver.code())
        })
        .collect::<Vec<_>>();
    let fields = view
        .fields_held
        .iter()
        .map(|field| {
            let choice = Choice::new(field.code(), tr(&format!("share-field-{field}")))
                .checked(call.fields.iter().any(|ticked| ticked == field.code()));
            match field {
                SharedField::ContactRoute => choice.hint(tr("share-field-route-hint")),
                _ => choice,
            }
        })
        .collect::<Vec<_>>();
    let told = vec![
        Choice::new("yes", tr("concern-told-yes"))
            .hint(tr("concern-told-yes-hint"))
            .checked(call.told == "yes"),
        Choice::new("no", tr("concern-told-no"))
            .hint(tr_args(
                "concern-told-no-hint",
                &[("days", WITHHOLDING_REVIEW_DAYS.to_string())],
            ))
            .checked(call.told == "no")
            .then(view! {
                <TextArea
                    name="told_why"
                    label=tr("concern-told-why")
                    value=call.told_why
                    rows=3
                />
            }),
    ];
    view! {
        <details class="sp-card sp-change" open=failed>
            <summary>{tr("concern-call")}</summary>
            <Form action=format!("/staff/case/{}/concern/call", view.reference)>
                <p class="govuk-body">{tr("concern-call-lead")}</p>
                <Radios name="receiver" legend=tr("concern-receiver") choices=receivers small=true/>
                <Checkboxes
                    name="fields"
                    legend=tr("concern-fields")
                    hint=tr("share-fields-hint")
                    choices=fields
                    small=true
                />
                <TextArea name="why" label=tr("concern-why") value=call.why rows=3/>
                <TextArea
                    name="consulted"
                    label=tr("concern-consulted-optional")
                    value=call.consulted
                    rows=2
                />
                <Radios name="told" legend=tr("concern-told") choices=told small=true/>
                <TextArea name="outcome" label=tr("concern-outcome") value=call.outcome rows=3/>
                <div class="sp-actions"><button type="submit" class="govuk-button">{tr("concern-call-save")}</button></div>
            </Form>
        </details>
    }
}

/// Who can open the case now; a manager or the lead lets a colleague in.
#[component]
pub fn GrantAccess(view: ConcernView) -> impl IntoView {
    let few = view
        .audience
        .into_iter()
        .map(|name| view! { <li>{name}</li> })
        .collect_view();
    let form = (view.can.grant_access && !view.others.is_empty()).then(|| {
        let options = std::iter::once((String::new(), tr("concern-grant-access-choose")))
            .chain(
                view.others
                    .into_iter()
                    .map(|(id, name)| (id.to_string(), name)),
            )
            .collect();
        view! {
            <Form action=format!("/staff/case/{}/concern/grant-access", view.reference)>
                <SelectField name="colleague" label=tr("concern-grant-access") options value=""/>
                <div class="sp-actions sp-actions--tight">
                    <button type="submit" class="govuk-button sp-quiet">{tr("concern-grant-access-press")}</button>
                </div>
            </Form>
        }
    });
    view! {
        <section class="sp-card" aria-labelledby="few">
            <h2 class="govuk-heading-m" id="few">{tr("concern-audience-heading")}</h2>
            <p class="govuk-body">{tr("concern-audience-who")}</p>
            <ul class="govuk-list govuk-list--bullet">{few}</ul>
            {form}
        </section>
    }
}

/// The lead's last word.
#[component]
pub fn EndConcern(view: ConcernView, forms: ConcernForms) -> impl IntoView {
    let ConcernForms { end, problems, .. } = forms;
    let failed = problems
        .0
        .iter()
        .any(|problem| ["closing", "stays"].contains(&problem.field.as_str()));
    let stays = [("yes", "concern-stays-yes"), ("no", "concern-stays-no")]
        .into_iter()
        .map(|(value, key)| Choice::new(value, tr(key)).checked(end.stays == value))
        .collect::<Vec<_>>();
    view! {
        <details class="sp-card sp-change" open=failed>
            <summary>{tr("concern-end")}</summary>
            <Form action=format!("/staff/case/{}/concern/close", view.reference)>
                <TextArea name="closing" label=tr("concern-closing") value=end.closing rows=4/>
                <Radios name="stays" legend=tr("concern-stays") choices=stays small=true/>
                <div class="sp-actions"><button type="submit" class="govuk-button">{tr("concern-end-press")}</button></div>
            </Form>
        </details>
    }
}
