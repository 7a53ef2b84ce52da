//! Asking or complaining without an enquiry at hand (level L0): nothing is proved, and nothing is told.

use super::{
    manage::{kind_choices, other_ways},
    rich::rich,
    shell::{ResidentPage, Width},
};
use crate::{
    domain::{controller::Controller, personal::Message},
    forms::manage::PublicForm,
    ui::{Choice, ErrorSummary, FormToken, Ltr, Problems, Radios, TextArea, TextField},
    words::{t, ta},
};
use leptos::prelude::*;

/// `/rights`.
#[component]
pub fn PublicRightsPage(form: PublicForm, problems: Problems) -> impl IntoView {
    let failed = !problems.is_empty();
    let teams = Controller::ALL
        .iter()
        .map(|controller| {
            Choice::new(
                controller.code(),
                t(&format!("rights-team-{}", controller.code().to_lowercase())),
            )
            .checked(form.controller == controller.code())
        })
        .collect();
    let parts = [
        view! {
            <Radios name="controller" legend=t("rights-team") choices=teams problems=problems.clone()/>
        }
        .into_any(),
        view! {
            <Radios
                name="kind"
                legend=t("rights-what")
                choices=kind_choices(&PublicForm::kinds(), &form.kind)
                problems=problems.clone()
            />
        }
        .into_any(),
        view! {
            <TextArea
                name="words"
                label=t("rights-words")
                hint=ta("rights-words-hint", &[("most", Message::MAX.to_string())])
                value=form.words.clone()
                rows=4
                problems=problems.clone()
            />
        }
        .into_any(),
        view! {
            <TextField
                name="reference"
                label=t("rights-reference")
                hint=t("rights-reference-hint")
                value=form.reference.clone()
                width="govuk-input--width-20"
                ltr=true
                problems=problems.clone()
            />
        }
        .into_any(),
        view! {
            <TextField name="name" label=t("rights-name") value=form.name.clone() autocomplete="name" problems=problems.clone()/>
        }
        .into_any(),
        view! {
            <TextArea
                name="reply_to"
                label=t("rights-reply")
                hint=t("rights-reply-hint")
                value=form.reply_to.clone()
                rows=3
                problems=problems.clone()
            />
        }
        .into_any(),
    ];
    view! {
        <ResidentPage title=t("rights-public-title") error=failed back="/privacy" width=Width::Wide>
            <ErrorSummary problems/>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{t("rights-public-title")}</h1>
                <p class="govuk-body">{rich(&t("rights-public-lead"))}</p>
                <form method="post" action="/rights" novalidate=true>
                    <FormToken/>
                    {parts.collect_view()}
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button">{t("rights-send")}</button>
                    </div>
                </form>
                {other_ways(Controller::Smbc)}
            </div>
        </ResidentPage>
    }
}

/// `/rights/sent`: the number to quote. It opens nothing.
#[component]
pub fn PublicSentPage(reference: String) -> impl IntoView {
    view! {
        <ResidentPage title=t("rights-sent-head")>
            <h1 class="govuk-heading-l">{t("rights-sent-head")}</h1>
            <p class="govuk-body">{t("rights-number")} " " <strong class="sp-ref"><Ltr text=reference/></strong></p>
            <p class="govuk-body">{t("rights-public-next")}</p>
            <p class="govuk-body">{t("rights-public-tell")}</p>
        </ResidentPage>
    }
}
