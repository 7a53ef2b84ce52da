//! Pages that only a trial site has.

use crate::{
    domain::time::{london_date, london_time, plain_date},
    i18n::{tr, tr_args},
    resident::shell::{ResidentPage, Width},
};
use chrono::{DateTime, SecondsFormat, Utc};
use leptos::prelude::*;

/// A mail as it went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMail {
    pub to: String,
    pub subject: String,
    pub lines: Vec<String>,
}

/// What was sent, the newest first.
#[component]
pub fn MailPage(mails: Vec<SentMail>) -> impl IntoView {
    let none = mails
        .is_empty()
        .then(|| view! { <p class="govuk-body">{tr("dev-mail-none")}</p> });
    let mails = mails
        .into_iter()
        .map(|mail| {
            let lines = mail
                .lines
                .into_iter()
                .map(|line| view! { <p class="govuk-body">{linked(&line)}</p> })
                .collect_view();
            view! {
                <article class="sp-card">
                    <h2 class="govuk-heading-m">{mail.subject}</h2>
                    <p class="govuk-hint">{tr("dev-mail-to")} " " <bdi dir="ltr">{mail.to}</bdi></p>
                    {lines}
                </article>
            }
        })
        .collect_view();
    view! {
        <ResidentPage title=tr("dev-mail-title") width=Width::Wide>
            <h1 class="govuk-heading-l">{tr("dev-mail")}</h1>
            <p class="govuk-body">{tr("dev-mail-what")}</p>
            {none} {mails}
        </ResidentPage>
    }
}

/// The words of a line, addresses of the web as links.
fn linked(line: &str) -> impl IntoView + use<> {
    line.split_inclusive(' ')
        .map(|word| {
            let address = word.trim_end();
            if address.starts_with("http://") || address.starts_with("https://") {
                let href = address.to_owned();
                view! { <a class="govuk-link" href=href>{word.to_owned()}</a> }.into_any()
            } else {
                word.to_owned().into_any()
            }
        })
        .collect_view()
}

/// The time of the service, and a form to set it. `wrong`: what was sent is no time and no rate.
#[component]
pub fn ClockPage(now: DateTime<Utc>, rate: f64, wrong: bool) -> impl IntoView {
    let error = wrong.then(|| {
        view! {
            <p class="govuk-error-message" role="alert">
                {tr("dev-clock-wrong")}
            </p>
        }
    });
    let shown = tr_args(
        "dev-clock-now",
        &[
            ("day", plain_date(london_date(now))),
            ("time", london_time(now).format("%H:%M:%S").to_string()),
        ],
    );
    view! {
        <ResidentPage title=tr("dev-clock-title")>
            <h1 class="govuk-heading-l">{tr("dev-clock")}</h1>
            <p class="govuk-body">{tr("dev-clock-what")}</p>
            <p class="govuk-body">
                <time datetime=now.to_rfc3339_opts(SecondsFormat::Micros, true)>{shown}</time>
            </p>
            {error}
            <form method="post" novalidate>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="at">
                        {tr("dev-clock-at")}
                    </label>
                    <div class="govuk-hint" id="at-hint">
                        {tr("dev-clock-at-hint")}
                    </div>
                    <input class="govuk-input" id="at" name="at" aria-describedby="at-hint"/>
                </div>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="rate">
                        {tr("dev-clock-rate")}
                    </label>
                    <div class="govuk-hint" id="rate-hint">
                        {tr("dev-clock-rate-hint")}
                    </div>
                    <input class="govuk-input" id="rate" name="rate" value=rate.to_string() aria-describedby="rate-hint"/>
                </div>
                <button type="submit" class="govuk-button">{tr("dev-clock-set")}</button>
            </form>
        </ResidentPage>
    }
}
