//! `/staff/account`: one's own password, app, recovery codes and sessions.

use super::{
    ACCOUNT, PasskeyLine,
    accept_invitation::{code_field, code_list, password_fields, secret_lines},
    done_note, passkeys, queue_words, role_words, training_tag,
};
use crate::{
    domain::{codes::QueueCode, permission::Role},
    i18n::{tr, tr_args},
    staff::{date_format, shell::StaffPage},
    ui::{
        Back, ErrorSummary, Form, Problems, SummaryList, SummaryRow, TextField, provide_problems,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// A browser that is signed in.
#[derive(Clone, Debug)]
pub struct SessionLine {
    pub begun: DateTime<Utc>,
    pub touched: DateTime<Utc>,
    /// The one that asks.
    pub this: bool,
}

/// The reader's account.
#[derive(Clone, Debug)]
pub struct MyAccount {
    pub name: String,
    pub display_name: String,
    pub roles: Vec<Role>,
    pub queues: Vec<QueueCode>,
    pub trained_on: Option<NaiveDate>,
    pub sessions: Vec<SessionLine>,
    /// Recovery codes that are not used yet.
    pub codes_left: i64,
    /// `None`: the site has no name, so browsers keep no passkeys for it.
    pub passkeys: Option<Vec<PasskeyLine>>,
}

/// The page.
#[component]
pub fn MyAccountPage(
    account: MyAccount,
    /// What was tried: `password`, `app`, `codes`.
    tried: String,
    done: Option<&'static str>,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let own = |code: &str| {
        if tried == code {
            problems.clone()
        } else {
            Problems::default()
        }
    };
    let fold = |code: &'static str, inner: AnyView| -> AnyView {
        let open = tried == code && error;
        view! {
            <details class="sp-change" open=open id=format!("act-{code}")>
                <summary>{tr(&format!("accounts-my-{code}"))}</summary>
                <div>
                    <Form action=ACCOUNT>
                        {inner}
                        <div class="sp-actions sp-actions--tight">
                            <button type="submit" class="govuk-button" name="action" value=code>{tr(&format!("accounts-my-do-{code}"))}</button>
                        </div>
                    </Form>
                </div>
            </details>
        }
        .into_any()
    };
    let old = |code: &'static str| {
        view! {
            <TextField name="old" id=format!("{code}-old") label=tr("accounts-old") value="" kind="password"
                autocomplete="current-password" ltr=true problems=own(code).within(code, &["old"])/>
        }
        .into_any()
    };
    let codes_left = tr_args(
        "accounts-recovery-codes-left",
        &[("n", account.codes_left.to_string())],
    );
    let ways = [
        fold(
            "password",
            view! { {old("password")} {password_fields()} <p class="sp-small">{tr("accounts-my-ends")}</p> }.into_any(),
        ),
        fold("app", view! { <p class="govuk-body">{tr("accounts-my-app-means")}</p> {old("app")} }.into_any()),
        fold(
            "codes",
            view! { <p class="govuk-body">{codes_left} " " {tr("accounts-my-codes-means")}</p> {old("codes")} }.into_any(),
        ),
    ]
    .into_iter()
    .collect_view();
    let passkeys = account.passkeys.as_ref().map(|lines| {
        let add = fold(
            "passkey",
            view! {
                <p class="govuk-body">{tr("accounts-my-passkey-means")}</p>
                <TextField name="passkey_name" label=tr("accounts-passkey-name") hint=tr("accounts-passkey-name-hint") value=""
                    problems=own("passkey") autocomplete="off" maxlength=60/>
                {old("passkey")}
            }
            .into_any(),
        );
        view! {
            <section class="sp-card" aria-labelledby="passkeys">
                <h2 class="govuk-heading-m" id="passkeys">{tr("accounts-passkeys")}</h2>
                {passkeys::list(lines, now)}
                {add}
            </section>
        }
    });
    let summary = problems.clone();
    let summary = match tried.as_str() {
        "app" => summary.within("app", &["old"]),
        "codes" => summary.within("codes", &["old"]),
        "passkey" => summary.within("passkey", &["old"]),
        _ => summary.within("password", &["old"]),
    };
    view! {
        <StaffPage title=tr("accounts-my-title") error>
            <ErrorSummary problems=summary/>
            {done_note(done)}
            <div class="sp-bar"><h1 class="govuk-heading-l">{tr("accounts-my-title")}</h1></div>
            <section class="sp-card" aria-labelledby="facts">
                <h2 class="govuk-heading-m" id="facts">{account.display_name.clone()}</h2>
                {facts(&account, now)}
                <p class="sp-small">
                    {tr("accounts-my-wrong")} " " <a class="govuk-link" href="/staff/privacy">{tr("sign-in-notice")}</a>
                </p>
            </section>
            <section class="sp-card" aria-labelledby="ways">
                <h2 class="govuk-heading-m" id="ways">{tr("accounts-my-ways")}</h2>
                {ways}
            </section>
            {passkeys}
            {sessions(&account.sessions, now)}
        </StaffPage>
    }
}

fn facts(account: &MyAccount, now: DateTime<Utc>) -> AnyView {
    let row = |key: &'static str, value: String| SummaryRow {
        key: tr(key),
        value: vec![value],
        ltr: key == "sign-in-name",
        change: None,
    };
    let (_, counts) = training_tag(account.trained_on, now);
    let trained = account
        .trained_on
        .map_or_else(|| tr("accounts-training-never"), date_format::date);
    let rows = vec![
        row("sign-in-name", account.name.clone()),
        row("accounts-roles", role_words(&account.roles)),
        row(
            "accounts-queues",
            queue_words(&account.roles, &account.queues),
        ),
        row("accounts-trained-on", format!("{trained}. {counts}.")),
    ];
    view! { <SummaryList rows/> }.into_any()
}

fn sessions(lines: &[SessionLine], now: DateTime<Utc>) -> AnyView {
    let others = lines.iter().any(|line| !line.this);
    let rows = lines
        .iter()
        .map(|line| {
            let said = tr_args(
                "accounts-session",
                &[("begun", date_format::moment(line.begun, now)), ("touched", date_format::moment(line.touched, now))],
            );
            let this = line.this.then(|| tr("accounts-session-this"));
            view! { <li><p>{said} " " {this.map(|text| view! { <strong>{text}</strong> })}</p></li> }
        })
        .collect_view();
    let end = others.then(|| {
        view! {
            <Form action=ACCOUNT>
                <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="end_others">{tr("accounts-session-end")}</button>
            </Form>
        }
    });
    view! {
        <section class="sp-card" aria-labelledby="sessions">
            <h2 class="govuk-heading-m" id="sessions">{tr("accounts-sessions")}</h2>
            <ul class="sp-log">{rows}</ul>
            {end}
        </section>
    }
    .into_any()
}

/// `/staff/account/authenticator`: a new secret, and proof that the app has it.
#[component]
pub fn NewAuthenticatorPage(name: String, secret: String, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    view! {
        <StaffPage title=tr("accounts-my-app") error>
            <Back href=ACCOUNT/>
            <div class="sp-door">
                <ErrorSummary problems=problems.clone()/>
                <h1 class="govuk-heading-l">{tr("accounts-my-app")}</h1>
                {secret_lines(&name, &secret)}
                <Form action=format!("{ACCOUNT}/authenticator")>
                    {code_field()}
                    <button type="submit" class="govuk-button">{tr("accounts-app-do")}</button>
                </Form>
                <p class="sp-small">{tr("accounts-my-ends")}</p>
            </div>
        </StaffPage>
    }
}

/// `/staff/account/recovery-codes`: the new recovery codes, until they are written down.
#[component]
pub fn RecoveryCodesPage(codes: Vec<String>) -> impl IntoView {
    view! {
        <StaffPage title=tr("accounts-recovery-codes")>
            <Back href=ACCOUNT/>
            <div class="sp-door">
                <h1 class="govuk-heading-l">{tr("accounts-recovery-codes")}</h1>
                {code_list(&codes)}
                <Form action=format!("{ACCOUNT}/recovery-codes")>
                    <button type="submit" class="govuk-button">{tr("accounts-recovery-codes-kept")}</button>
                </Form>
            </div>
        </StaffPage>
    }
}
