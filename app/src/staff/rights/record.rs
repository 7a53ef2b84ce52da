//! Recording a request or complaint that came by phone, letter or in person.

use crate::{
    domain::{personal::Message, rights::RightsKind},
    forms::staff::RecordForm,
    staff::shell::StaffPage,
    ui::{ErrorSummary, FormToken, Ltr, Problems, SelectField, TextArea, TextField},
    words::{t, ta},
};
use leptos::prelude::*;

/// `case`: reference of the enquiry it is about; `None`: of somebody whose enquiry is not known.
#[component]
pub fn RecordPage(case: Option<String>, form: RecordForm, problems: Problems) -> impl IntoView {
    let error = !problems.is_empty();
    let action = match &case {
        Some(reference) => format!("/staff/case/{reference}/request"),
        None => "/staff/rights/new".to_owned(),
    };
    let first = |key: &str| (String::new(), t(key));
    let kinds = std::iter::once(first("log-choose"))
        .chain(
            RightsKind::ALL
                .iter()
                .map(|kind| (kind.code().to_owned(), t(&format!("requests-kind-{kind}")))),
        )
        .collect();
    let channels = std::iter::once(first("log-choose"))
        .chain(RecordForm::channels().into_iter().map(|channel| {
            (
                channel.code().to_owned(),
                t(&format!("requests-channel-{channel}")),
            )
        }))
        .collect();
    let who = case.is_none().then(|| {
        view! {
            <TextField name="name" label=t("requests-name") value=form.name.clone() problems=problems.clone()/>
            <TextArea name="reply_to" label=t("requests-reply") value=form.reply_to.clone() rows=3 problems=problems.clone()/>
        }
        .into_any()
    });
    let part = case.map(|reference| view! { <p class="sp-part"><Ltr text=reference/></p> });
    view! {
        <StaffPage title=t("requests-record-title") current="home-nav-rights" error>
            <ErrorSummary problems=problems.clone()/>
            {part}
            <h1 class="govuk-heading-l">{t("requests-record-title")}</h1>
            <section class="sp-card">
                <p class="govuk-body">{t("requests-record-lead")}</p>
                <form method="post" action=action novalidate=true>
                    <FormToken/>
                    <SelectField name="kind" label=t("requests-record-kind") options=kinds value=form.kind.clone() problems=problems.clone()/>
                    <SelectField name="channel" label=t("requests-record-channel") options=channels value=form.channel.clone() problems=problems.clone()/>
                    <TextField name="day" label=t("requests-record-day") hint=t("requests-day-hint") value=form.day.clone()
                        width="govuk-input--width-10" ltr=true problems=problems.clone()/>
                    <TextArea name="words" label=t("requests-record-words")
                        hint=ta("rights-words-hint", &[("most", Message::MAX.to_string())])
                        value=form.words.clone() rows=5 problems/>
                    {who}
                    <div class="sp-actions sp-actions--tight">
                        <button class="govuk-button">{t("requests-record-save")}</button>
                    </div>
                </form>
            </section>
        </StaffPage>
    }
}
