//! `/feedback`: what somebody thinks, without asking who they are (feature G5, seed T13).

use crate::{
    domain::{
        feedback::{FeedbackAbout, FeedbackKind, INVITATION_DAYS},
        personal::Opinion,
    },
    forms::feedback::FeedbackForm,
    i18n::{grouped, tr, tr_args},
    resident::{
        markup::{markup_list, markup_paragraph},
        shell::ResidentPage,
    },
    ui::{Choice, ErrorSummary, Form, Problems, Radios, TextArea, provide_problems},
};
use leptos::prelude::*;

/// The form. `action`: this very address. `invited`: it came by the one email that asks.
#[component]
pub fn FeedbackPage(
    form: FeedbackForm,
    problems: Problems,
    action: String,
    invited: bool,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let kinds = FeedbackKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), tr(&format!("feedback-kind-{kind}")))
                .checked(form.kind == kind.code())
        })
        .collect();
    let subjects = FeedbackAbout::ALL
        .iter()
        .map(|about| {
            Choice::new(about.code(), tr(&format!("feedback-about-{about}")))
                .checked(form.about == about.code())
        })
        .collect();
    view! {
        <ResidentPage title=tr("feedback-title") error=failed back="/">
            <ErrorSummary problems=problems.clone()/>
            <h1 class="govuk-heading-l">{tr("feedback-title")}</h1>
            {invited.then(|| view! { <p class="sp-lead">{tr("feedback-invited")}</p> })}
            <p class="govuk-body">{tr("feedback-anonymous")}</p>
            {markup_paragraph("feedback-not-help")}
            <Form action=action>
                <Radios name="kind" legend=tr("feedback-kind") choices=kinds/>
                <Radios name="about" legend=tr("feedback-about") choices=subjects/>
                <TextArea
                    name="text"
                    label=tr("feedback-text")
                    hint=tr_args("feedback-text-hint", &[("most", grouped(Opinion::MAX))])
                    value=form.text
                    most=Opinion::MAX
                />
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr("feedback-send")}</button>
                </div>
            </Form>
            <Complain/>
        </ResidentPage>
    }
    .into_any()
}

/// A complaint wants an answer, and this page cannot give one: each goes to where it is answered.
#[component]
fn Complain() -> impl IntoView {
    view! {
        <section class="sp-section" aria-labelledby="complain">
            <h2 class="govuk-heading-m" id="complain">{tr("feedback-complain")}</h2>
            <p class="govuk-body">{tr("feedback-complain-lead")}</p>
            {markup_list(&[
                "feedback-complain-information",
                "feedback-complain-fh",
                "feedback-complain-tpa",
            ])}
        </section>
    }
}

/// After sending.
#[component]
pub fn FeedbackThanksPage() -> impl IntoView {
    view! {
        <ResidentPage title=tr("feedback-thanks")>
            <h1 class="govuk-heading-l">{tr("feedback-thanks")}</h1>
            <p class="govuk-body">{tr("feedback-thanks-read")}</p>
            <p class="govuk-body">{tr("feedback-thanks-answer")}</p>
            {markup_paragraph("feedback-thanks-complain")}
            <p class="govuk-body"><a class="govuk-link" href="/">{tr("feedback-thanks-start")}</a></p>
        </ResidentPage>
    }
}

/// An invitation that was used, or is too old.
#[component]
pub fn InvitationOverPage() -> impl IntoView {
    view! {
        <ResidentPage title=tr("feedback-over")>
            <h1 class="govuk-heading-l">{tr("feedback-over")}</h1>
            <p class="govuk-body">{tr_args("feedback-over-how", &[("days", INVITATION_DAYS.to_string())])}</p>
            <div class="sp-actions">
                <a class="govuk-button" href="/feedback" draggable="false">{tr("feedback-over-next")}</a>
            </div>
        </ResidentPage>
    }
}
