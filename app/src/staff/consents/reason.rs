//! The question before the record: why does somebody open it who may do so with a reason only?

use crate::{
    domain::permission::OpenReason,
    i18n::{tr, tr_args},
    staff::shell::StaffPage,
    ui::{Choice, ErrorSummary, Form, Ltr, Problems, Radios, provide_problems},
};
use leptos::prelude::*;

/// Shown for every reference alike: it does not tell whether there is such an enquiry.
#[component]
pub fn ReasonPage(reference: String, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let choices = OpenReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.code(), tr(&format!("consents-reason-{reason}"))))
        .collect();
    view! {
        <StaffPage title=tr_args("consents-title", &[("reference", reference.clone())]) error=!problems.is_empty()>
            <ErrorSummary problems=problems.clone()/>
            <p class="sp-part"><Ltr text=reference.clone()/></p>
            <Form action=format!("/staff/case/{reference}/consents")>
                <Radios
                    name="reason"
                    legend=tr("consents-reason")
                    hint=tr("consents-reason-hint")
                    choices
                    heading=true
                />
                <button type="submit" class="govuk-button" name="action" value="open">{tr("consents-reason-open")}</button>
            </Form>
        </StaffPage>
    }
}
