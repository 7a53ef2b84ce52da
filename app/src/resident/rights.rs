//! Asking or complaining without an enquiry at hand (level L0): nothing is proved, and nothing is told.

use super::{
    enquiry::thousands,
    manage::{kind_choices, other_ways},
    markup::markup_line,
    shell::{ResidentPage, Width},
};
use crate::{
    domain::{controller::Controller, personal::Message},
    forms::manage::PublicRightsForm,
    i18n::{tr, tr_args},
    ui::{
        Choice, ErrorSummary, Form, Ltr, Problems, Radios, TextArea, TextField, provide_problems,
    },
};
use leptos::prelude::*;

/// `/rights`.
#[component]
pub fn PublicRightsPage(form: PublicRightsForm, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let teams = Controller::ALL
        .iter()
        .map(|controller| {
            Choice::new(
                controller.code(),
                tr(&format!("rights-team-{}", controller.code().to_lowercase())),
            )
            .checked(form.controller == controller.code())
        })
        .collect();
    let parts = [
        view! {
            <Radios name="controller" legend=tr("rights-team") choices=teams/>
        }
        .into_any(),
        view! {
            <Radios
                name="kind"
                legend=tr("rights-what")
                choices=kind_choices(&PublicRightsForm::kinds(), &form.kind)
            />
        }
        .into_any(),
        view! {
            <TextArea
                name="words"
                label=tr("rights-words")
                hint=tr_args("rights-public-words-hint", &[("most", thousands(Message::MAX))])
                value=form.words.clone()
                rows=4
            />
        }
        .into_any(),
        view! {
            <TextField
                name="reference"
                label=tr("rights-reference")
                hint=tr("rights-reference-hint")
                value=form.reference.clone()
                width="govuk-input--width-20"
                ltr=true
            />
        }
        .into_any(),
        view! {
            <TextField name="name" label=tr("rights-name") value=form.name.clone() autocomplete="name"/>
        }
        .into_any(),
        view! {
            <TextArea
                name="reply_to"
                label=tr("rights-reply")
                hint=tr("rights-reply-hint")
                value=form.reply_to.clone()
                rows=3
            />
        }
        .into_any(),
    ];
    view! {
        <ResidentPage title=tr("rights-public-title") error=failed back="/privacy" width=Width::Wide>
            <ErrorSummary problems/>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("rights-public-title")}</h1>
                <p class="govuk-body">{markup_line(&tr("rights-public-lead"))}</p>
                <Form action="/rights">
                    {parts.collect_view()}
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button">{tr("rights-send")}</button>
                    </div>
                </Form>
                {other_ways(Controller::Smbc)}
            </div>
        </ResidentPage>
    }
}

/// `/rights/sent`: the number to quote. It opens nothing.
#[component]
pub fn PublicSentPage(reference: String) -> impl IntoView {
    view! {
        <ResidentPage title=tr("rights-sent-head")>
            <h1 class="govuk-heading-l">{tr("rights-sent-head")}</h1>
            <p class="govuk-body">{tr("rights-number")} " " <strong class="sp-ref"><Ltr text=reference/></strong></p>
            <p class="govuk-body">{tr("rights-public-next")}</p>
            <p class="govuk-body">{tr("rights-public-tell")}</p>
        </ResidentPage>
    }
}
