//! Asking or complaining without an enquiry at hand (level L0): nothing is proved, and nothing is told.

use super::{
    manage::{complaint_days, kind_choices, other_ways},
    markup::markup_line,
    shell::{ResidentPage, Width},
};
use crate::{
    domain::{controller::Controller, personal::Message},
    forms::manage::PublicRightsForm,
    i18n::{grouped, tr, tr_args},
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
    let parts = [
        teams(&form),
        view! {
            <Radios
                name="kind"
                legend=tr("rights-what")
                choices=kind_choices(&PublicRightsForm::kinds(), &form.kind)
            />
        }
        .into_any(),
        words(&form, "rights-words", "rights-words-hint"),
        reply(&form),
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

/// `/complaint`: for whoever lost the three words, was refused by the form, or was told of by somebody else.
#[component]
pub fn PublicComplaintPage(form: PublicRightsForm, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let parts = [
        words(&form, "complaint-words", "complaint-words-hint"),
        teams(&form),
        reply(&form),
    ];
    view! {
        <ResidentPage title=tr("complaint-title") error=failed back="/contact" width=Width::Wide>
            <ErrorSummary problems/>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("complaint-title")}</h1>
                <p class="govuk-body">{tr("complaint-lead")}</p>
                <p class="govuk-body">{markup_line(&tr("complaint-public-lead"))}</p>
                <p class="govuk-body">{complaint_days()}</p>
                <Form action="/complaint">
                    {parts.collect_view()}
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button">{tr("complaint-send")}</button>
                    </div>
                </Form>
                <p class="govuk-body">{markup_line(&tr("complaint-public-other"))}</p>
                <p class="govuk-body">{tr("complaint-service")}</p>
            </div>
        </ResidentPage>
    }
}

fn teams(form: &PublicRightsForm) -> AnyView {
    let choices = Controller::ALL
        .iter()
        .map(|controller| {
            let label = tr(&format!("rights-team-{}", controller.code().to_lowercase()));
            Choice::new(controller.code(), label).checked(form.controller == controller.code())
        })
        .collect();
    view! { <Radios name="controller" legend=tr("rights-team") choices/> }.into_any()
}

fn words(form: &PublicRightsForm, label: &'static str, hint: &'static str) -> AnyView {
    view! {
        <TextArea
            name="words"
            label=tr(label)
            hint=tr_args(hint, &[("most", grouped(Message::MAX))])
            value=form.words.clone()
            rows=5
            most=Message::MAX
        />
    }
    .into_any()
}

/// Who asks, about which enquiry, and where the answer goes.
fn reply(form: &PublicRightsForm) -> AnyView {
    view! {
        <TextField
            name="reference"
            label=tr("rights-reference")
            hint=tr("rights-reference-hint")
            value=form.reference.clone()
            width="govuk-input--width-20"
            ltr=true
        />
        <TextField name="name" label=tr("rights-name") value=form.name.clone() autocomplete="name"/>
        <TextArea
            name="reply_to"
            label=tr("rights-reply")
            hint=tr("rights-reply-hint")
            value=form.reply_to.clone()
            rows=3
        />
    }
    .into_any()
}

/// `/rights/sent` and `/complaint/sent`: the number to quote. It opens nothing.
#[component]
pub fn PublicSentPage(reference: String, complaint: bool) -> impl IntoView {
    let (head, next) = if complaint {
        ("complaint-sent-head", "complaint-sent-next")
    } else {
        ("rights-sent-head", "rights-public-next")
    };
    view! {
        <ResidentPage title=tr(head)>
            <h1 class="govuk-heading-l">{tr(head)}</h1>
            <p class="govuk-body">{tr("rights-number")} " " <strong class="sp-ref"><Ltr text=reference/></strong></p>
            <p class="govuk-body">{tr(next)}</p>
            <p class="govuk-body">{tr("rights-public-tell")}</p>
        </ResidentPage>
    }
}
