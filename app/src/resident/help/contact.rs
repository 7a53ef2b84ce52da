//! How to reach both organisations: for help, about what is held, and to complain (seed T3 to T5, T40, T52,
//! seed T53, F7, F21, F23).

use crate::{
    i18n::{opening_hours, tr, tr_args},
    page::page_context,
    resident::{
        contact_details::{PostalAddress, any, lines},
        manage::complaint_days,
        markup::{markup_list, markup_paragraph},
        shell::{ResidentPage, Width},
    },
};
use leptos::prelude::*;

/// `/contact`.
#[component]
pub fn ContactPage() -> impl IntoView {
    let hours = page_context().site.reading_hours.clone();
    view! {
        <ResidentPage title=tr("help-contact-title") back="/" width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-xl">{tr("help-contact-heading")}</h1>
                {markup_paragraph("help-contact-danger")}
                {(!hours.is_empty())
                    .then(|| view! { <p class="govuk-body">{tr_args("help-hours", &[("hours", opening_hours(&hours))])}</p> })}
                <section class="sp-section" aria-labelledby="ask">
                    <h2 class="govuk-heading-m" id="ask">{tr("help-contact-ask")}</h2>
                    <p class="govuk-body">{tr("help-contact-ask-lead")}</p>
                </section>
            </div>
            <div class="sp-doors">
                <Council/>
                <Alliance/>
            </div>
            <div class="sp-measure">
                <section class="sp-section" aria-labelledby="deaf">
                    <h2 class="govuk-heading-m" id="deaf">{tr("help-contact-deaf")}</h2>
                    {markup_list(&["help-contact-deaf-relay", "help-contact-deaf-text", "help-contact-deaf-form"])}
                </section>
                <section class="sp-section" aria-labelledby="data">
                    <h2 class="govuk-heading-m" id="data">{tr("help-contact-data")}</h2>
                    {markup_paragraph("help-contact-rights")}
                </section>
                <section class="sp-section" aria-labelledby="complain">
                    <h2 class="govuk-heading-m" id="complain">{tr("help-contact-complain")}</h2>
                    <p class="govuk-body">{tr("help-contact-complain-lead")}</p>
                    {markup_list(&[
                        "help-contact-complain-form",
                        "help-contact-complain-council",
                        "help-contact-complain-alliance",
                        "help-contact-complain-text",
                    ])}
                    {any(&["tpa_complaint_post"])
                        .then(|| view! { <p class="govuk-body">{tr("help-contact-complain-post")}</p> })}
                    <PostalAddress key="tpa_complaint_post"/>
                    <p class="govuk-body">{complaint_days()}</p>
                    {markup_paragraph("help-contact-ico")}
                </section>
            </div>
        </ResidentPage>
    }
}

#[component]
fn Council() -> impl IntoView {
    view! {
        <div class="sp-who">
            <h3 class="sp-who__name">{tr("shell-team-fh")}</h3>
            <p class="govuk-body">{tr("help-contact-fh")}</p>
            {lines(&[("help-contact-phone", "fh_phone"), ("help-contact-email", "fh_email")])}
            <Hubs/>
            <h4 class="govuk-heading-s">{tr("help-contact-data")}</h4>
            {markup_paragraph("help-contact-fh-dpo")}
            {markup_paragraph("help-contact-fh-guide")}
        </div>
    }
}

#[component]
fn Alliance() -> impl IntoView {
    view! {
        <div class="sp-who sp-who--sh">
            <h3 class="sp-who__name">{tr("shell-team-tpa")}</h3>
            <p class="govuk-body">{tr("help-contact-tpa")}</p>
            {lines(&[("help-contact-phone", "tpa_phone")])}
            <h4 class="govuk-heading-s">{tr("help-contact-data")}</h4>
            {markup_paragraph("help-contact-tpa-dpo")}
            <PostalAddress key="tpa_post"/>
            {markup_paragraph("help-contact-tpa-sar")}
        </div>
    }
}

/// Contacts of the hubs that people may come to, one for each area.
const HUBS: [&str; 7] = [
    "hub_cen_post",
    "hub_hre_post",
    "hub_wer_post",
    "hub_mar_post",
    "hub_sth_post",
    "hub_che_post",
    "hub_bra_post",
];

#[component]
fn Hubs() -> impl IntoView {
    any(&HUBS).then(|| {
        let hubs = HUBS
            .map(|key| view! { <PostalAddress key/> })
            .collect_view();
        view! {
            <h4 class="govuk-heading-s">{tr("help-contact-hubs")}</h4>
            {hubs}
        }
    })
}
