//! The page before the form: how to leave at once, what that does not hide, how long answers are kept
//! (rule 7.2, "Exit this page").

use crate::{
    i18n::{tr, tr_args},
    resident::{
        DRAFT_IDLE_MINUTES,
        markup::{markup_line, markup_paragraph},
        shell::ResidentPage,
    },
};
use leptos::prelude::*;

/// `/enquiry/before-you-start`.
#[component]
pub fn BeforePage() -> impl IntoView {
    let minutes = [("minutes", DRAFT_IDLE_MINUTES.to_string())];
    let lines = move |keys: [&'static str; 3]| {
        keys.into_iter()
            .map(|key| view! { <li>{markup_line(&tr_args(key, &minutes))}</li> })
            .collect_view()
    };
    view! {
        <ResidentPage title=tr("help-before-title") back="/" exit=true>
            <h1 class="govuk-heading-l">{tr("help-before-heading")}</h1>
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("help-before-leave")}</h2>
                <p class="govuk-body">{tr("help-before-leave-lead")}</p>
                <ul class="govuk-list govuk-list--bullet">
                    {lines(["help-before-exit", "help-before-shift", "help-before-wiped"])}
                </ul>
            </section>
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{tr("help-before-seen")}</p>
                {markup_paragraph("help-before-history")} {markup_paragraph("help-before-watched")}
            </div>
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("help-before-kept")}</h2>
                <ul class="govuk-list govuk-list--bullet">
                    {lines(["help-before-minutes", "help-before-unsent", "help-before-cookie"])}
                </ul>
            </section>
            <div class="sp-actions">
                <a class="govuk-button sp-start" href="/enquiry/topic" draggable="false">
                    {tr("help-before-start")}
                </a>
                <a class="govuk-link sp-linkbox" href="/emergency">{tr("help-before-danger")}</a>
            </div>
        </ResidentPage>
    }
}
