//! `/staff/admin/people/new`: who is to join, and as what.

use super::{USERS, access_fields};
use crate::{
    domain::{controller::Controller, personal::PersonName},
    forms::staff::InviteForm,
    i18n::tr,
    staff::shell::StaffPage,
    ui::{Back, ErrorSummary, Form, Problems, TextField, provide_problems},
};
use leptos::prelude::*;

/// The form.
#[component]
pub fn InvitePage(controller: Controller, form: InviteForm, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    view! {
        <StaffPage title=tr("accounts-invite") error current="accounts-nav">
            <Back href=USERS/>
            <ErrorSummary problems=problems.clone()/>
            <h1 class="govuk-heading-l">{tr("accounts-invite")}</h1>
            <Form class="sp-card" action=format!("{USERS}/new")>
                <TextField name="display_name" label=tr("accounts-display-name") hint=tr("accounts-display-name-hint")
                    value=form.display_name autocomplete="off" maxlength=PersonName::MAX/>
                <TextField name="name" label=tr("sign-in-name") hint=tr("accounts-name-hint") value=form.name autocomplete="off" ltr=true maxlength=*InviteForm::NAME.end()/>
                <TextField name="email" label=tr("accounts-email") hint=tr("accounts-email-hint") value=form.email kind="email" autocomplete="off" ltr=true/>
                {access_fields(controller, &form.access)}
                <p class="govuk-body">{tr("accounts-invite-next")}</p>
                <button type="submit" class="govuk-button">{tr("accounts-invite-do")}</button>
            </Form>
        </StaffPage>
    }
}
