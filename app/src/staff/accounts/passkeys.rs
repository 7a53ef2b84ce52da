//! Passkeys: the two pages on which a browser is asked, and the list on one's own account.

use super::ACCOUNT;
use crate::{
    i18n::{tr, tr_args},
    page::page_context,
    staff::{date_format, shell::StaffPage},
    ui::{Back, ErrorSummary, Form, Problems, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// A passkey of the reader.
#[derive(Clone, Debug)]
pub struct PasskeyLine {
    pub id: Uuid,
    pub name: String,
    pub made: DateTime<Utc>,
    pub used: Option<DateTime<Utc>>,
}

/// The question to the browser with the form that takes its answer back. Hidden where no script runs: the
/// sentence in its place says what to do.
fn passkey_prompt(action: &'static str, question: String, made: bool) -> AnyView {
    let button = if made {
        "accounts-passkey-make"
    } else {
        "accounts-passkey-use"
    };
    view! {
        <p class="sp-note" data-passkey-none="">{tr("accounts-passkey-none")}</p>
        <p class="sp-note" data-passkey-failed="" hidden=true tabindex="-1" role="alert">{tr("accounts-passkey-failed")}</p>
        <Form action=action attr:hidden=true attr:data-passkey=question attr:data-passkey-new=made.then_some("")>
            <input type="hidden" name="credential" value=""/>
            <button type="submit" class="govuk-button">{tr(button)}</button>
        </Form>
        <script src=page_context().site.asset("passkey.js") defer=true></script>
    }
    .into_any()
}

/// `/staff/passkey`: signing in.
#[component]
pub fn PasskeySignInPage(question: String) -> impl IntoView {
    view! {
        <StaffPage title=tr("accounts-passkey-sign-in")>
            <div class="sp-door">
                <h1 class="govuk-heading-l">{tr("accounts-passkey-sign-in")}</h1>
                <p class="govuk-body">{tr("accounts-passkey-sign-in-what")}</p>
                {passkey_prompt("/staff/passkey", question, false)}
                <p class="govuk-body"><a class="govuk-link" href="/staff/sign-in">{tr("accounts-passkey-other")}</a></p>
            </div>
        </StaffPage>
    }
}

/// `/staff/account/passkey`: a new one.
#[component]
pub fn NewPasskeyPage(name: String, question: String, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    view! {
        <StaffPage title=tr("accounts-my-passkey") error>
            <Back href=ACCOUNT/>
            <div class="sp-door">
                <ErrorSummary problems/>
                <h1 class="govuk-heading-l" id="credential">{tr("accounts-my-passkey")}</h1>
                <p class="govuk-body">{tr_args("accounts-passkey-called", &[("name", name)])}</p>
                {passkey_prompt("/staff/account/passkey", question, true)}
            </div>
        </StaffPage>
    }
}

/// The passkeys of the reader, each with its end.
pub(super) fn list(lines: &[PasskeyLine], now: DateTime<Utc>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="govuk-body">{tr("accounts-passkeys-none")}</p> }.into_any();
    }
    let rows = lines
        .iter()
        .map(|line| {
            let said = tr_args(
                "accounts-passkey-line",
                &[
                    ("made", date_format::moment(line.made, now)),
                    ("used", line.used.map_or_else(|| tr("accounts-never-in"), |at| date_format::moment(at, now))),
                ],
            );
            let (id, name) = (line.id.to_string(), line.name.clone());
            view! {
                <li>
                    <p><strong>{name.clone()}</strong> " " {said}</p>
                    <Form action=ACCOUNT>
                        <input type="hidden" name="passkey" value=id/>
                        <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="remove_passkey">
                            {tr("accounts-passkey-remove")}
                            <span class="govuk-visually-hidden">" " {name}</span>
                        </button>
                    </Form>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sp-log">{rows}</ul> }.into_any()
}
