//! Pages that only a trial site has.

use crate::{
    i18n::tr,
    resident::shell::{ResidentPage, Width},
};
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
