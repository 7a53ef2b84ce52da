//! Signing in, and the page for those whose training has run out.

use super::{date_format, shell::StaffPage};
use crate::{
    domain::controller::Controller,
    forms::staff::SignInForm,
    i18n::{tr, tr_args},
    page::page_context,
    ui::{ErrorSummary, Form, Problems, TextField, provide_problems},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// `/staff/sign-in`. Password and code are never shown again.
#[component]
pub fn SignInPage(
    form: SignInForm,
    /// The site has a name, so that browsers may hold passkeys for it.
    passkeys: bool,
    /// An organisation has a directory of its own to sign in with.
    sso: Option<Controller>,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let notice = page_context()
        .site
        .contact("staff_notice")
        .and_then(|contact| contact.href());
    let problem = problems.clone();
    view! {
        <StaffPage title=tr("sign-in-title") error=!problems.is_empty()>
            <div class="sp-door">
                <ErrorSummary problems=problem/>
                <h1 class="govuk-heading-l">{tr("sign-in-heading")}</h1>
                {sso
                    .map(|controller| {
                        view! {
                            <p class="govuk-body">
                                <a class="govuk-button" href="/staff/sso" role="button">{tr(&format!("sign-in-sso-{controller}"))}</a>
                            </p>
                            <p class="sp-small">{tr("sign-in-sso-else")}</p>
                        }
                    })}
                <Form action="/staff/sign-in">
                    <TextField
                        name="name"
                        label=tr("sign-in-name")
                        value=form.name
                        autocomplete="username"
                        ltr=true
                    />
                    <TextField
                        name="password"
                        label=tr("sign-in-password")
                        value=""
                        kind="password"
                        autocomplete="current-password"
                        ltr=true
                    />
                    <TextField
                        name="code"
                        label=tr("sign-in-code")
                        hint=tr("sign-in-code-hint")
                        value=""
                        width="govuk-input--width-10"
                        autocomplete="one-time-code"
                        inputmode="numeric"
                        ltr=true
                    />
                    <button type="submit" class="govuk-button">{tr("sign-in-do")}</button>
                </Form>
                {passkeys
                    .then(|| {
                        view! {
                            <Form action="/staff/passkey">
                                <button type="submit" class="govuk-button govuk-button--secondary">{tr("accounts-passkey-sign-in")}</button>
                            </Form>
                        }
                    })}
                <p class="sp-small">{tr("sign-in-idle")}</p>
                <p class="sp-small">
                    {match notice {
                        Some(href) => view! { <a class="govuk-link" href=href>{tr("sign-in-notice")}</a> }.into_any(),
                        None => view! { <a class="govuk-link" href="/staff/privacy">{tr("sign-in-notice")}</a> }.into_any(),
                    }}
                </p>
            </div>
        </StaffPage>
    }
}

/// Everything was right: on to the desk. A page and not a redirect, because the cookie of staff does not come along
/// on the way from another site. Its header `refresh` leads on.
#[component]
pub fn SsoReturnPage() -> impl IntoView {
    view! {
        <StaffPage title=tr("sign-in-sso-done")>
            <div class="sp-door">
                <h1 class="govuk-heading-l">{tr("sign-in-sso-done")}</h1>
                <p class="govuk-body"><a class="govuk-button" href="/staff" role="button">{tr("sign-in-sso-on")}</a></p>
            </div>
        </StaffPage>
    }
}

/// 403: right name, password and code, but no current training (seed T35).
#[component]
pub fn TrainingPage(
    /// When it was last completed; `None`: never.
    completed_on: Option<NaiveDate>,
) -> impl IntoView {
    let since = match completed_on {
        Some(day) => tr_args(
            "sign-in-training-since",
            &[("date", date_format::date(day))],
        ),
        None => tr("sign-in-training-never"),
    };
    view! {
        <StaffPage title=tr("sign-in-training-title")>
            <div class="sp-door">
                <h1 class="govuk-heading-l">{tr("sign-in-training-title")}</h1>
                <p class="govuk-body">{since}</p>
                <p class="govuk-body">{tr("sign-in-training-why")}</p>
                <h2 class="govuk-heading-m">{tr("sign-in-training-how")}</h2>
                <ol class="govuk-list govuk-list--number">
                    <li>{tr("sign-in-training-one")}</li>
                    <li>{tr("sign-in-training-two")}</li>
                    <li>{tr("sign-in-training-three")}</li>
                </ol>
                <p class="govuk-body">
                    <a class="govuk-link" href="/staff/sign-in">{tr("sign-in-training-again")}</a>
                </p>
            </div>
        </StaffPage>
    }
}

/// The notice for people who work here: what is kept about them and for how long (seed T7).
#[component]
pub fn StaffNoticePage() -> impl IntoView {
    view! {
        <StaffPage title=tr("staff-privacy-title")>
            <div class="sp-door">
                <h1 class="govuk-heading-l">{tr("staff-privacy-title")}</h1>
                <p class="govuk-body">{tr("staff-privacy-what")}</p>
                <ul class="govuk-list govuk-list--bullet">
                    <li>{tr("staff-privacy-account")}</li>
                    <li>{tr("staff-privacy-training")}</li>
                    <li>{tr("staff-privacy-ways")}</li>
                    <li>{tr("staff-privacy-reviews")}</li>
                    <li>{tr("staff-privacy-acts")}</li>
                </ul>
                <p class="govuk-body">{tr("staff-privacy-why")}</p>
                <p class="govuk-body">{tr("staff-privacy-who")}</p>
                <p class="govuk-body">{tr("retention-STAFF")}</p>
                <p class="govuk-body">{tr("retention-AUDIT")}</p>
                <p class="govuk-body">
                    <a class="govuk-link" href="/contact">{tr("staff-privacy-rights")}</a>
                </p>
            </div>
        </StaffPage>
    }
}
