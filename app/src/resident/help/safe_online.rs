//! How to hide a visit to this site, on a device that somebody else may look at.

use super::emergency::{HelpFor, Helplines};
use crate::{
    i18n::tr,
    resident::{
        markup::{markup_list, markup_paragraph},
        shell::ResidentPage,
    },
};
use leptos::prelude::*;

/// Browsers with their own way to remove a page from the history: heading, and the steps in order.
const BROWSERS: [(&str, [&str; 3]); 4] = [
    (
        "help-safe-chrome",
        [
            "help-safe-chrome-open",
            "help-safe-find",
            "help-safe-chrome-wipe",
        ],
    ),
    (
        "help-safe-safari",
        [
            "help-safe-safari-open",
            "help-safe-find",
            "help-safe-safari-wipe",
        ],
    ),
    (
        "help-safe-samsung",
        [
            "help-safe-samsung-open",
            "help-safe-find",
            "help-safe-samsung-wipe",
        ],
    ),
    (
        "help-safe-computer",
        [
            "help-safe-computer-open",
            "help-safe-find",
            "help-safe-computer-wipe",
        ],
    ),
];

fn section(heading: &'static str, keys: &[&str]) -> impl IntoView + use<> {
    view! {
        <section class="sp-section">
            <h2 class="govuk-heading-m">{tr(heading)}</h2>
            {markup_list(keys)}
        </section>
    }
}

/// `/help/staying-safe-online`.
#[component]
pub fn SafeOnlinePage() -> impl IntoView {
    let browsers = BROWSERS
        .into_iter()
        .map(|(heading, steps)| {
            let steps = steps
                .into_iter()
                .map(|key| view! { <li>{tr(key)}</li> })
                .collect_view();
            view! {
                <details class="sp-layer">
                    <summary>{tr(heading)}</summary>
                    <div><ol class="govuk-list govuk-list--number">{steps}</ol></div>
                </details>
            }
        })
        .collect_view();
    view! {
        <ResidentPage title=tr("help-safe-title") back="/" exit=true>
            <h1 class="govuk-heading-l">{tr("help-safe-heading")}</h1>
            <p class="sp-lead">{tr("help-safe-lead")}</p>
            {section(
                "help-safe-leave",
                &["help-safe-leave-exit", "help-safe-leave-shift", "help-safe-leave-not"],
            )}
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("help-safe-history")}</h2>
                {markup_paragraph("help-safe-history-one")}
                {browsers}
            </section>
            {section(
                "help-safe-private",
                &["help-safe-private-window", "help-safe-private-not", "help-safe-private-close"],
            )}
            {section(
                "help-safe-watched",
                &[
                    "help-safe-watched-signs",
                    "help-safe-watched-other",
                    "help-safe-watched-keep",
                    "help-safe-watched-bills",
                ],
            )}
            {section(
                "help-safe-shared",
                &["help-safe-shared-tell", "help-safe-shared-words", "help-safe-shared-print"],
            )}
            <Helplines of=HelpFor::Abuse/>
            <p class="govuk-body"><a class="govuk-link" href="/emergency">{tr("help-safe-emergency")}</a></p>
        </ResidentPage>
    }
}
