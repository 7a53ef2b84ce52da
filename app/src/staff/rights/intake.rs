//! Recording a request or complaint that came by phone, letter or in person.

use crate::{
    domain::{personal::Message, rights::RightsKind},
    forms::staff::IntakeForm,
    i18n::{grouped, tr, tr_args},
    staff::shell::StaffPage,
    ui::{ErrorSummary, Form, Ltr, Problems, SelectField, TextArea, TextField, provide_problems},
};
use leptos::prelude::*;

/// `case`: reference of the enquiry it is about; `None`: of somebody whose enquiry is not known.
#[component]
pub fn IntakePage(case: Option<String>, form: IntakeForm, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let action = match &case {
        Some(reference) => format!("/staff/case/{reference}/request"),
        None => "/staff/rights/new".to_owned(),
    };
    let first = |key: &str| (String::new(), tr(key));
    let kinds = std::iter::once(first("log-choose"))
        .chain(
            RightsKind::ALL
                .iter()
                .map(|kind| (kind.code().to_owned(), tr(&format!("requests-kind-{kind}")))),
        )
        .collect();
    let channels = std::iter::once(first("log-choose"))
        .chain(IntakeForm::channels().into_iter().map(|channel| {
            (
                channel.code().to_owned(),
                tr(&format!("requests-channel-{channel}")),
            )
        }))
        .collect();
    let who = case.is_none().then(|| {
        view! {
            <TextField name="name" label=tr("requests-name") value=form.name.clone()/>
            <TextArea name="reply_to" label=tr("requests-reply") value=form.reply_to.clone() rows=3/>
        }
        .into_any()
    });
    let part = case.map(|reference| view! { <p class="sp-part"><Ltr text=reference/></p> });
    view! {
        <StaffPage title=tr("requests-record-title") current="home-nav-rights" error>
            <ErrorSummary problems=problems.clone()/>
            {part}
            <h1 class="govuk-heading-l">{tr("requests-record-title")}</h1>
            <section class="sp-card">
                <p class="govuk-body">{tr("requests-record-lead")}</p>
                <Form action=action>
                    <SelectField name="kind" label=tr("requests-record-kind") options=kinds value=form.kind.clone()/>
                    <SelectField name="channel" label=tr("requests-record-channel") options=channels value=form.channel.clone()/>
                    <TextField name="day" label=tr("requests-record-day") hint=tr("requests-day-hint") value=form.day.clone()
                        width="govuk-input--width-10" ltr=true/>
                    <TextArea name="words" label=tr("requests-record-words")
                        hint=tr_args("rights-words-hint", &[("most", grouped(Message::MAX))])
                        value=form.message.clone() rows=5/>
                    {who}
                    <div class="sp-actions sp-actions--tight">
                        <button type="submit" class="govuk-button">{tr("requests-record-save")}</button>
                    </div>
                </Form>
            </section>
        </StaffPage>
    }
}
