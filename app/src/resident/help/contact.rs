//! How to reach both organisations: for help, about what is held, and to complain (T3 to T5, T40, T52,
//! T53, F7, F21, F23).

use crate::{
    page::page_context,
    resident::{
        reach::{Post, any, lines},
        rich::{list, p},
        shell::{ResidentPage, Width},
    },
    words::{english, t, ta},
};
use leptos::prelude::*;

/// `/contact`.
#[component]
pub fn ContactPage() -> impl IntoView {
    let hours = page_context().site.reading_hours.clone();
    view! {
        <ResidentPage title=t("help-contact-title") back="/" width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-xl">{t("help-contact-heading")}</h1>
                {p("help-contact-danger")}
                {(!hours.is_empty())
                    .then(|| view! { <p class="govuk-body">{ta("help-hours", &[("hours", english(hours))])}</p> })}
                <section class="sp-section" aria-labelledby="ask">
                    <h2 class="govuk-heading-m" id="ask">{t("help-contact-ask")}</h2>
                    <p class="govuk-body">{t("help-contact-ask-lead")}</p>
                </section>
            </div>
            <div class="sp-doors">
                <Council/>
                <Alliance/>
            </div>
            <div class="sp-measure">
                <section class="sp-section" aria-labelledby="deaf">
                    <h2 class="govuk-heading-m" id="deaf">{t("help-contact-deaf")}</h2>
                    {list(&["help-contact-deaf-relay", "help-contact-deaf-text", "help-contact-deaf-form"])}
                </section>
                <section class="sp-section" aria-labelledby="complain">
                    <h2 class="govuk-heading-m" id="complain">{t("help-contact-complain")}</h2>
                    <p class="govuk-body">{t("help-contact-complain-lead")}</p>
                    {list(&[
                        "help-contact-complain-form",
                        "help-contact-complain-council",
                        "help-contact-complain-alliance",
                        "help-contact-complain-text",
                    ])}
                    {any(&["tpa_complaint_post"])
                        .then(|| view! { <p class="govuk-body">{t("help-contact-complain-post")}</p> })}
                    <Post key="tpa_complaint_post"/>
                    {p("help-contact-complain-days")}
                    {p("help-contact-ico")}
                </section>
            </div>
        </ResidentPage>
    }
}

#[component]
fn Council() -> impl IntoView {
    view! {
        <div class="sp-who">
            <h3 class="sp-who__name">{t("shell-team-fh")}</h3>
            <p class="govuk-body">{t("help-contact-fh")}</p>
            {lines(&[("help-contact-phone", "fh_phone"), ("help-contact-email", "fh_email")])}
            <h4 class="govuk-heading-s">{t("help-contact-data")}</h4>
            {p("help-contact-fh-dpo")}
            {p("help-contact-fh-guide")}
        </div>
    }
}

#[component]
fn Alliance() -> impl IntoView {
    view! {
        <div class="sp-who sp-who--sh">
            <h3 class="sp-who__name">{t("shell-team-tpa")}</h3>
            <p class="govuk-body">{t("help-contact-tpa")}</p>
            {lines(&[("help-contact-phone", "tpa_phone")])}
            <h4 class="govuk-heading-s">{t("help-contact-data")}</h4>
            {p("help-contact-tpa-dpo")}
            <Post key="tpa_post"/>
            {p("help-contact-tpa-sar")}
        </div>
    }
}
