//! `/staff/admin/people/new`: who is to join, and as what.

use super::{PEOPLE, access_fields};
use crate::{
    domain::{controller::Controller, personal::PersonName},
    forms::staff::InviteForm,
    staff::shell::StaffPage,
    ui::{Back, ErrorSummary, FormToken, Problems, TextField},
    words::t,
};
use leptos::prelude::*;

/// The form.
#[component]
pub fn InvitePage(controller: Controller, form: InviteForm, problems: Problems) -> impl IntoView {
    let error = !problems.is_empty();
    view! {
        <StaffPage title=t("accounts-invite") error current="accounts-nav">
            <Back href=PEOPLE/>
            <ErrorSummary problems=problems.clone()/>
            <h1 class="govuk-heading-l">{t("accounts-invite")}</h1>
            <form class="sp-card" method="post" action=format!("{PEOPLE}/new") novalidate=true>
                <FormToken/>
                <TextField name="display_name" label=t("accounts-display-name") hint=t("accounts-display-name-hint")
                    value=form.display_name problems=problems.clone() autocomplete="off" maxlength=PersonName::MAX/>
                <TextField name="name" label=t("sign-in-name") hint=t("accounts-name-hint") value=form.name
                    problems=problems.clone() autocomplete="off" ltr=true maxlength=*InviteForm::NAME.end()/>
                <TextField name="email" label=t("accounts-email") hint=t("accounts-email-hint") value=form.email
                    problems=problems.clone() kind="email" autocomplete="off" ltr=true/>
                {access_fields(controller, &form.access, problems)}
                <p class="govuk-body">{t("accounts-invite-next")}</p>
                <button class="govuk-button">{t("accounts-invite-do")}</button>
            </form>
        </StaffPage>
    }
}
