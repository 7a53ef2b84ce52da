//! The page before the form: how to leave at once, what that does not hide, how long answers are kept
//! (dossier 7.2, "Exit this page").

use crate::{
    resident::{
        DRAFT_IDLE_MINUTES,
        rich::{p, rich},
        shell::ResidentPage,
    },
    words::{t, ta},
};
use leptos::prelude::*;

/// `/enquiry/before-you-start`.
#[component]
pub fn BeforePage() -> impl IntoView {
    let minutes = [("minutes", DRAFT_IDLE_MINUTES.to_string())];
    let lines = move |keys: [&'static str; 3]| {
        keys.into_iter()
            .map(|key| view! { <li>{rich(&ta(key, &minutes))}</li> })
            .collect_view()
    };
    view! {
        <ResidentPage title=t("help-before-title") back="/" exit=true>
            <h1 class="govuk-heading-l">{t("help-before-heading")}</h1>
            <section class="sp-section">
                <h2 class="govuk-heading-m">{t("help-before-leave")}</h2>
                <p class="govuk-body">{t("help-before-leave-lead")}</p>
                <ul class="govuk-list govuk-list--bullet">
                    {lines(["help-before-exit", "help-before-shift", "help-before-wiped"])}
                </ul>
            </section>
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{t("help-before-seen")}</p>
                {p("help-before-history")} {p("help-before-watched")}
            </div>
            <section class="sp-section">
                <h2 class="govuk-heading-m">{t("help-before-kept")}</h2>
                <ul class="govuk-list govuk-list--bullet">
                    {lines(["help-before-minutes", "help-before-unsent", "help-before-cookie"])}
                </ul>
            </section>
            <div class="sp-actions">
                <a class="govuk-button sp-start" href="/enquiry/topic" draggable="false">
                    {t("help-before-start")}
                </a>
                <a class="govuk-link sp-linkbox" href="/emergency">{t("help-before-danger")}</a>
            </div>
        </ResidentPage>
    }
}
