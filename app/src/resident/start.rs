//! The start page: one action first, 999 before any picture, the two teams last because nobody needs
//! to choose one.

use super::{
    contact_details,
    easy::{EasyLink, EasyPage},
    markup::{markup_line, markup_paragraph},
    shell::{ResidentPage, Width},
};
use crate::{
    domain::codes::Priority,
    i18n::{opening_hours, tr, tr_args},
    page::page_context,
};
use leptos::prelude::*;

/// Numbers under "Rather talk to someone?": one for each team.
const TALK: [contact_details::ContactLine; 2] = [
    ("start-talk-families", "fh_phone"),
    ("start-talk-adults", "tpa_phone"),
];

/// The start page. It says how long answers are kept; the reading hours come from configuration.
#[component]
pub fn StartPage() -> impl IntoView {
    view! {
        <ResidentPage title=tr("start-title") width=Width::Wide>
            <div class="sp-hero">
                <div>
                    <h1 class="govuk-heading-xl">{tr("start-heading")}</h1>
                    <p class="sp-lead">{tr("start-lead")}</p>
                    <div class="sp-actions">
                        <a class="govuk-button sp-start" href="/enquiry/before-you-start" draggable="false">
                            {tr("start-ask")}
                        </a>
                        <a class="govuk-link sp-linkbox" href="/manage">{tr("start-return")}</a>
                    </div>
                    <p class="sp-small">{tr("start-facts")}</p>
                    <EasyLink page=EasyPage::Start/>
                </div>
                <DangerNow/>
                <Viaduct/>
            </div>
            <div class="sp-pair">
                <Steps/>
                <section aria-labelledby="yours">
                    <h2 class="govuk-heading-m" id="yours">{tr("start-yours")}</h2>
                    <ul class="govuk-list govuk-list--bullet">
                        <li>{tr("start-yours-share")}</li>
                        <li>{tr("start-yours-mind")}</li>
                        <li>{tr("start-yours-see")}</li>
                        <li>{tr_args("start-yours-kept", &[("minutes", super::DRAFT_IDLE_MINUTES.to_string())])}</li>
                    </ul>
                    <p class="govuk-body"><a class="govuk-link" href="/privacy">{tr("start-privacy")}</a></p>
                    <Talk/>
                </section>
            </div>
            <Teams/>
        </ResidentPage>
    }
}

/// 999, how to call it without speaking, and that nobody watches this form.
#[component]
fn DangerNow() -> impl IntoView {
    let hours = page_context().site.reading_hours.clone();
    let head = markup_line(&tr("start-danger"))
        .map(|line| view! { <p class="sp-note__head">{line}</p> }.into_any());
    view! {
        <div class="sp-note sp-note--danger">
            {head} {markup_paragraph("start-danger-silent")}
            {(!hours.is_empty())
                .then(|| view! { <p class="govuk-body">{tr_args("start-danger-hours", &[("hours", opening_hours(&hours))])}</p> })}
            <p class="govuk-body"><a class="govuk-link" href="/emergency">{tr("start-danger-more")}</a></p>
        </div>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let days = [(
        "days",
        page_context()
            .site
            .data
            .targets
            .days(Priority::Normal)
            .to_string(),
    )];
    let steps = [
        ("start-step-tell", "start-step-tell-more"),
        ("start-step-who", "start-step-who-more"),
        ("start-step-read", "start-step-read-more"),
        ("start-step-reply", "start-step-reply-more"),
    ]
    .into_iter()
    .map(|(head, more)| {
        let more = tr_args(more, &days);
        view! {
            <li>
                <p class="sp-steps__head">{tr(head)}</p>
                <p>{more}</p>
            </li>
        }
    })
    .collect_view();
    view! {
        <section aria-labelledby="how">
            <h2 class="govuk-heading-m" id="how">{tr("start-how")}</h2>
            <ol class="sp-steps">{steps}</ol>
        </section>
    }
}

/// Telephone numbers; without any configured, only that somebody can help to fill in the form.
#[component]
fn Talk() -> impl IntoView {
    view! {
        <div class="sp-section">
            <h2 class="govuk-heading-m" id="talk">{tr("start-talk")}</h2>
            {contact_details::lines(&TALK)}
            <p class="govuk-body">{tr("start-talk-with-you")}</p>
            <p class="govuk-body"><a class="govuk-link" href="/contact">{tr("start-talk-more")}</a></p>
        </div>
    }
}

#[component]
fn Teams() -> impl IntoView {
    view! {
        <section class="sp-section" aria-labelledby="teams">
            <h2 class="govuk-heading-m" id="teams">{tr("start-teams")}</h2>
            <p class="govuk-body">{tr("start-teams-more")}</p>
            <div class="sp-doors">
                <div class="sp-who">
                    <h3 class="sp-who__name">{tr("shell-team-fh")}</h3>
                    <p class="govuk-body">{tr("start-team-fh")}</p>
                </div>
                <div class="sp-who sp-who--sh">
                    <h3 class="sp-who__name">{tr("shell-team-tpa")}</h3>
                    <p class="govuk-body">{tr("start-team-tpa")}</p>
                </div>
            </div>
        </section>
    }
}

/// The picture: a viaduct with two doors, one in each team's colour.
#[component]
fn Viaduct() -> impl IntoView {
    view! {
        <svg class="sp-hero__art" viewBox="0 0 400 280" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
            <clipPath id="open">
                <path d="M11 216v-56a30 30 0 0 1 60 0v56zM170 216v-56a30 30 0 0 1 60 0v56zM329 216v-56a30 30 0 0 1 60 0v56z"></path>
            </clipPath>
            <path fill="#f7e2b8" d="M0 0h400v280H0z"></path>
            <circle cx="300" cy="66" r="28" fill="#ffc845"></circle>
            <path fill="#e8c79b" d="M0 96c40-26 84-34 130-18 36 12 60 8 92-4 60-22 120-10 178 20v40H0z"></path>
            <path fill="#b2583f" d="M0 110h400v106H0z"></path>
            <path fill="#9c4630" d="M0 98h400v14H0z"></path>
            <g clip-path="url(#open)">
                <path fill="#f7e2b8" d="M0 120h400v100H0z"></path>
                <path fill="#cfd9a8" d="M0 182c50-14 110-12 200-6s150-2 200-10v60H0z"></path>
            </g>
            <path fill="#fff4da" d="M91 216v-56a30 30 0 0 1 60 0v56zM249 216v-56a30 30 0 0 1 60 0v56z"></path>
            <path fill="#2a6844" d="M101 216v-54a20 20 0 0 1 40 0v54z"></path>
            <circle cx="132" cy="186" r="3" fill="#ffc845"></circle>
            <path fill="#6a3b78" d="M259 216v-54a20 20 0 0 1 40 0v54z"></path>
            <circle cx="290" cy="186" r="3" fill="#ffc845"></circle>
            <path fill="#d9b98c" d="M0 214h400v8H0z"></path>
            <path fill="#0b5563" d="M0 222h400v58H0z"></path>
            <path fill="#2a6844" opacity=".55" d="M101 222h40v30h-40z"></path>
            <path fill="#6a3b78" opacity=".6" d="M259 222h40v30h-40z"></path>
            <g stroke="#6aa7b0" stroke-width="3" stroke-linecap="round">
                <path d="M28 242h52M150 238h84M312 246h60M88 262h70M214 264h44"></path>
            </g>
        </svg>
    }
}
