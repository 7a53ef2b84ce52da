//! The accessibility statement: the headings that the regulations ask for, and no claim beyond what was
//! tested (dossier 7.5).

use crate::{
    resident::{
        reach::lines,
        rich::{list, p},
        shell::{ResidentPage, Width},
    },
    words::t,
};
use leptos::prelude::*;

/// `/accessibility`.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let head = |key: &'static str| view! { <h2 class="govuk-heading-m">{t(key)}</h2> };
    let small = |key: &'static str| view! { <h3 class="govuk-heading-s">{t(key)}</h3> };
    view! {
        <ResidentPage title=t("help-access-title") back="/" width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-xl">{t("help-access-heading")}</h1>
                {p("help-access-scope")}
                {list(&[
                    "help-access-can-zoom",
                    "help-access-can-keyboard",
                    "help-access-can-reader",
                    "help-access-can-script",
                    "help-access-can-contrast",
                ])}
                {head("help-access-promise")}
                {p("help-access-promise-law")}
                {head("help-access-status")}
                {p("help-access-status-partly")}
                {p("help-access-status-why")}
                {head("help-access-gaps")}
                {small("help-access-gaps-rules")}
                {list(&["help-access-gaps-tested", "help-access-gaps-language", "help-access-gaps-sign", "help-access-gaps-easy"])}
                {small("help-access-gaps-burden")}
                {p("help-access-gaps-burden-none")}
                {small("help-access-gaps-outside")}
                {p("help-access-gaps-links")}
                {head("help-access-made")}
                {p("help-access-made-when")}
                {p("help-access-made-how")}
                {head("help-access-tell")}
                {p("help-access-tell-lead")}
                {lines(&[
                    ("help-access-tell-fh-phone", "fh_phone"),
                    ("help-access-tell-fh", "fh_email"),
                    ("help-access-tell-tpa-phone", "tpa_phone"),
                    ("help-access-tell-tpa", "tpa_assurance"),
                    ("help-access-tell-text", "tpa_text_deaf"),
                ])}
                {p("help-access-tell-formats")}
                {head("help-access-enforce")}
                {p("help-access-enforce-who")}
                {p("help-access-enforce-how")}
            </div>
        </ResidentPage>
    }
}
