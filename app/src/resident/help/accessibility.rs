//! The accessibility statement: the headings that the regulations ask for, and no claim beyond what was
//! tested (rule 7.5).

use crate::{
    i18n::tr,
    resident::{
        contact_details::lines,
        markup::{markup_list, markup_paragraph},
        shell::{ResidentPage, Width},
    },
};
use leptos::prelude::*;

/// `/accessibility`.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let head = |key: &'static str| view! { <h2 class="govuk-heading-m">{tr(key)}</h2> };
    let small = |key: &'static str| view! { <h3 class="govuk-heading-s">{tr(key)}</h3> };
    view! {
        <ResidentPage title=tr("help-access-title") back="/" width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-xl">{tr("help-access-heading")}</h1>
                {markup_paragraph("help-access-scope")}
                {markup_list(&[
                    "help-access-can-zoom",
                    "help-access-can-keyboard",
                    "help-access-can-reader",
                    "help-access-can-script",
                    "help-access-can-contrast",
                ])}
                {head("help-access-promise")}
                {markup_paragraph("help-access-promise-law")}
                {head("help-access-status")}
                {markup_paragraph("help-access-status-partly")}
                {markup_paragraph("help-access-status-why")}
                {head("help-access-gaps")}
                {small("help-access-gaps-rules")}
                {markup_list(&["help-access-gaps-tested", "help-access-gaps-language", "help-access-gaps-sign", "help-access-gaps-easy"])}
                {small("help-access-gaps-burden")}
                {markup_paragraph("help-access-gaps-burden-none")}
                {small("help-access-gaps-outside")}
                {markup_paragraph("help-access-gaps-links")}
                {head("help-access-made")}
                {markup_paragraph("help-access-made-when")}
                {markup_paragraph("help-access-made-how")}
                {head("help-access-tell")}
                {markup_paragraph("help-access-tell-lead")}
                {lines(&[
                    ("help-access-tell-fh-phone", "fh_phone"),
                    ("help-access-tell-fh", "fh_email"),
                    ("help-access-tell-tpa-phone", "tpa_phone"),
                    ("help-access-tell-tpa", "tpa_assurance"),
                    ("help-access-tell-text", "tpa_text_deaf"),
                ])}
                {markup_paragraph("help-access-tell-formats")}
                {head("help-access-enforce")}
                {markup_paragraph("help-access-enforce-who")}
                {markup_paragraph("help-access-enforce-how")}
            </div>
        </ResidentPage>
    }
}
