//! `/staff/join/<link>`: an invited person makes the account their own.

use super::{queue_words, role_words};
use crate::{
    domain::{codes::QueueCode, controller::Controller, password, permission::Role},
    i18n::{tr, tr_args},
    staff::{components::Organisation, shell::StaffPage},
    ui::{ErrorSummary, Form, Ltr, Problems, TextField, provide_problems},
};
use leptos::prelude::*;

/// Who is joining, and as what.
#[derive(Clone)]
pub struct Invitee {
    pub controller: Controller,
    pub name: String,
    pub display_name: String,
    pub roles: Vec<Role>,
    pub queues: Vec<QueueCode>,
    /// For the app on the phone, in base 32.
    pub secret: String,
}

/// Where the app on the phone takes a secret from.
pub(super) fn secret_lines(name: &str, secret: &str) -> AnyView {
    let link = format!("otpauth://totp/{name}?secret={secret}&issuer=Help%20in%20Stockport");
    // In fours, as a person types it.
    let spaced = secret
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect::<Vec<_>>()
        .join(" ");
    view! {
        <p class="govuk-body">{tr("accounts-secret-what")}</p>
        <p class="sp-code" dir="ltr" translate="no">{spaced}</p>
        <p class="govuk-body"><a class="govuk-link" href=link>{tr("accounts-secret-link")}</a></p>
    }
    .into_any()
}

/// Two fields for a new password.
pub(super) fn password_fields() -> AnyView {
    let hint = tr_args(
        "accounts-password-hint",
        &[("least", password::MIN.to_string())],
    );
    view! {
        <TextField name="password" label=tr("accounts-password") hint value="" kind="password"
            autocomplete="new-password" ltr=true/>
        <TextField name="again" label=tr("accounts-password-again") value="" kind="password"
            autocomplete="new-password" ltr=true/>
    }
    .into_any()
}

/// The field for a code from the app.
pub(super) fn code_field() -> AnyView {
    view! {
        <TextField name="code" label=tr("accounts-code") hint=tr("accounts-code-hint") value=""
            width="govuk-input--width-10" autocomplete="one-time-code" inputmode="numeric" ltr=true/>
    }
    .into_any()
}

/// The form. Nothing typed into it is ever shown again.
#[component]
pub fn AcceptInvitationPage(
    joiner: Invitee,
    /// The address of the link.
    action: String,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let controller = joiner.controller;
    view! {
        <StaffPage title=tr("accounts-accept-title") error>
            <div class="sp-door">
                <ErrorSummary problems=problems.clone()/>
                <h1 class="govuk-heading-l">{tr("accounts-accept-title")}</h1>
                <p class="govuk-body">{tr_args("accounts-accept-hello", &[("name", joiner.display_name.clone())])}</p>
                <p class="govuk-body">
                    <Organisation controller text=tr(&format!("controller-{controller}"))/>
                    " "
                    {role_words(&joiner.roles)}
                </p>
                <p class="sp-small">{queue_words(&joiner.roles, &joiner.queues)}</p>
                <p class="govuk-body">
                    <strong>{tr("sign-in-name")}</strong> " " <span class="sp-code"><Ltr text=joiner.name.clone()/></span>
                </p>
                <Form action=action>
                    // The browser's password keeper takes the name from here.
                    <input type="hidden" name="username" autocomplete="username" value=joiner.name.clone()/>
                    <h2 class="govuk-heading-m">{tr("accounts-accept-one")}</h2>
                    {password_fields()}
                    <h2 class="govuk-heading-m">{tr("accounts-accept-two")}</h2>
                    {secret_lines(&joiner.name, &joiner.secret)}
                    {code_field()}
                    <button type="submit" class="govuk-button">{tr("accounts-accept-do")}</button>
                </Form>
                <p class="sp-small"><a class="govuk-link" href="/staff/privacy">{tr("sign-in-notice")}</a></p>
            </div>
        </StaffPage>
    }
}

/// The codes that stand in for a lost phone.
pub(super) fn code_list(codes: &[String]) -> AnyView {
    let codes = codes
        .iter()
        .map(|code| view! { <li class="sp-code"><Ltr text=code.clone()/></li> })
        .collect_view();
    view! {
        <p class="govuk-body">{tr("accounts-recovery-codes-what")}</p>
        <ul class="sp-codes">{codes}</ul>
        <p class="govuk-body">{tr("accounts-recovery-codes-keep")}</p>
    }
    .into_any()
}

/// The account is there: its recovery codes, and what comes next.
#[component]
pub fn InvitationAcceptedPage(codes: Vec<String>, action: String) -> impl IntoView {
    view! {
        <StaffPage title=tr("accounts-accepted-title")>
            <div class="sp-door">
                <h1 class="govuk-heading-l">{tr("accounts-accepted-title")}</h1>
                <h2 class="govuk-heading-m">{tr("accounts-recovery-codes")}</h2>
                {code_list(&codes)}
                <Form action=action>
                    <button type="submit" class="govuk-button" name="action" value="kept">{tr("accounts-recovery-codes-kept")}</button>
                </Form>
                <h2 class="govuk-heading-m">{tr("accounts-accepted-next")}</h2>
                <p class="govuk-body">{tr("accounts-accepted-training")}</p>
            </div>
        </StaffPage>
    }
}

/// 404: the link was used, ran out, or was replaced by a newer one.
#[component]
pub fn InvitationExpiredPage() -> impl IntoView {
    view! {
        <StaffPage title=tr("accounts-no-link-title")>
            <div class="sp-door">
                <h1 class="govuk-heading-l">{tr("accounts-no-link-title")}</h1>
                <p class="govuk-body">{tr("accounts-no-link-why")}</p>
                <p class="govuk-body">{tr("accounts-no-link-next")}</p>
                <p class="govuk-body"><a class="govuk-link" href="/staff/sign-in">{tr("sign-in-training-again")}</a></p>
            </div>
        </StaffPage>
    }
}
