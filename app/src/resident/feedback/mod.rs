//! `/feedback`: what somebody thinks, without asking who they are (G5, T13).

use crate::{
    domain::{
        feedback::{FeedbackAbout, FeedbackKind, INVITATION_DAYS},
        personal::Opinion,
    },
    forms::feedback::FeedbackForm,
    resident::{
        rich::{list, p},
        shell::ResidentPage,
    },
    ui::{Choice, ErrorSummary, FormToken, Problems, Radios, TextArea},
    words::{t, ta},
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
    let failed = !problems.is_empty();
    let kinds = FeedbackKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), t(&format!("feedback-kind-{kind}")))
                .checked(form.kind == kind.code())
        })
        .collect();
    let subjects = FeedbackAbout::ALL
        .iter()
        .map(|about| {
            Choice::new(about.code(), t(&format!("feedback-about-{about}")))
                .checked(form.about == about.code())
        })
        .collect();
    view! {
        <ResidentPage title=t("feedback-title") error=failed back="/">
            <ErrorSummary problems=problems.clone()/>
            <h1 class="govuk-heading-l">{t("feedback-title")}</h1>
            {invited.then(|| view! { <p class="sp-lead">{t("feedback-invited")}</p> })}
            <p class="govuk-body">{t("feedback-anonymous")}</p>
            {p("feedback-not-help")}
            <form method="post" action=action novalidate=true>
                <FormToken/>
                <Radios name="kind" legend=t("feedback-kind") choices=kinds problems=problems.clone()/>
                <Radios name="about" legend=t("feedback-about") choices=subjects problems=problems.clone()/>
                <TextArea
                    name="text"
                    label=t("feedback-text")
                    hint=ta("feedback-text-hint", &[("most", Opinion::MAX.to_string())])
                    value=form.text
                    problems
                />
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{t("feedback-send")}</button>
                </div>
            </form>
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
            <h2 class="govuk-heading-m" id="complain">{t("feedback-complain")}</h2>
            <p class="govuk-body">{t("feedback-complain-lead")}</p>
            {list(&[
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
        <ResidentPage title=t("feedback-thanks")>
            <h1 class="govuk-heading-l">{t("feedback-thanks")}</h1>
            <p class="govuk-body">{t("feedback-thanks-read")}</p>
            <p class="govuk-body">{t("feedback-thanks-answer")}</p>
            {p("feedback-thanks-complain")}
            <p class="govuk-body"><a class="govuk-link" href="/">{t("feedback-thanks-start")}</a></p>
        </ResidentPage>
    }
}

/// An invitation that was used, or is too old.
#[component]
pub fn InvitationOverPage() -> impl IntoView {
    view! {
        <ResidentPage title=t("feedback-over")>
            <h1 class="govuk-heading-l">{t("feedback-over")}</h1>
            <p class="govuk-body">{ta("feedback-over-how", &[("days", INVITATION_DAYS.to_string())])}</p>
            <div class="sp-actions">
                <a class="govuk-button" href="/feedback" draggable="false">{t("feedback-over-next")}</a>
            </div>
        </ResidentPage>
    }
}
