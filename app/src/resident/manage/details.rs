//! Changing how to be reached, the postcode, the language and what to know (feature B4). Every version is kept.

use super::{ManagedCase, date};
use crate::{
    domain::{codes::Language, personal::Adjustments, postcode::Postcode},
    forms::manage::{DetailsForm, OUTSIDE},
    i18n::{tr, tr_args},
    page::page_context,
    resident::{
        enquiry::{SafeContactFields, language_label, route_choices},
        shell::ResidentPage,
    },
    ui::{
        Checkboxes, Choice, ErrorSummary, Form, Problems, Radios, SelectField, TextArea, TextField,
        provide_problems,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// `/manage/enquiry/details`.
#[component]
pub fn DetailsPage(
    case: ManagedCase,
    form: DetailsForm,
    /// When each version was written, the first with the enquiry itself.
    versions: Vec<DateTime<Utc>>,
    /// It was just changed.
    saved: bool,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let done = saved.then(|| {
        view! {
            <div class="sp-done" role="status">
                <p class="sp-done__head">{tr("details-saved")}</p>
                <p class="govuk-body">{tr("details-saved-next")}</p>
            </div>
        }
    });
    let changes = versions
        .iter()
        .skip(1)
        .map(|at| view! { <li>{tr_args("details-changed-on", &[("date", date(*at))])}</li> })
        .collect_view();
    let history = (versions.len() > 1).then(|| {
        view! {
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("details-history")}</h2>
                <p class="govuk-body">{tr("details-history-why")}</p>
                <ul class="govuk-list govuk-list--bullet">{changes}</ul>
            </section>
        }
    });
    view! {
        <ResidentPage title=tr("details-title") error=failed back="/manage/enquiry" exit=case.exit>
            <ErrorSummary problems=problems.clone()/>
            {done}
            <h1 class="govuk-heading-l">{tr("details-title")}</h1>
            <p class="govuk-body">{tr("details-lead")}</p>
            {fields(form, problems, case.someone_else)}
            {history}
        </ResidentPage>
    }
}

/// A tick below the postcode: for the one that was probably meant, or for one that is right and not in Stockport. No
/// button, because Enter in any field of the page presses the first one.
fn postcode_check(form: &DetailsForm, problems: &Problems) -> AnyView {
    let Some(problem) = problems.0.iter().find(|each| each.field == "postcode") else {
        return ().into_any();
    };
    let (name, key, postcode) = if problem.key == OUTSIDE {
        let typed = Postcode::parse(&form.postcode);
        let shown = typed.map_or_else(
            || form.postcode.to_uppercase(),
            |full| full.display().to_owned(),
        );
        ("postcode_confirmed", "details-postcode-right", Some(shown))
    } else {
        let meant = form.suggestion(page_context().site.data);
        ("postcode_use", "enquiry-postcode-use", meant)
    };
    let Some(postcode) = postcode else {
        return ().into_any();
    };
    let label = tr_args(
        key,
        &[
            ("suggestion", postcode.clone()),
            ("postcode", postcode.clone()),
        ],
    );
    view! {
        <Checkboxes
            name
            legend=tr("details-postcode-check")
            choices=vec![Choice::new(postcode, label)]
            small=true
        />
    }
    .into_any()
}

fn fields(form: DetailsForm, problems: Problems, someone_else: bool) -> AnyView {
    let routes = route_choices(&form.contact, &problems);
    let languages = Language::ALL
        .iter()
        .map(|language| (language.code().to_owned(), language_label(*language)))
        .collect();
    // What to know of somebody else's health is not asked of a third person.
    let adjustments = (!someone_else).then(|| {
        view! {
            <TextArea
                name="adjustments"
                label=tr("enquiry-adjustments")
                hint=tr_args("enquiry-adjustments-hint", &[("most", Adjustments::MAX.to_string())])
                value=form.access.adjustments.clone()
                rows=3
            />
        }
    });
    let parts = [
        view! {
            <TextField
                name="name"
                label=tr("enquiry-name-title")
                value=form.name.name.clone()
                autocomplete="name"
            />
        }
        .into_any(),
        view! {
            <Radios
                name="contact_route"
                legend=tr("enquiry-contact-title")
                choices=routes
            />
        }
        .into_any(),
        view! { <SafeContactFields form=form.contact.clone() problems=problems.clone()/> }
            .into_any(),
        view! {
            <TextField
                name="postcode"
                label=tr("details-postcode")
                hint=tr("details-postcode-hint")
                value=form.postcode.clone()
                width="govuk-input--width-10"
                autocomplete="postal-code"
                ltr=true
            />
        }
        .into_any(),
        postcode_check(&form, &problems),
        view! {
            <SelectField
                name="language"
                label=tr("enquiry-language")
                options=languages
                value=form.access.language.clone()
            />
        }
        .into_any(),
        adjustments.into_any(),
    ];
    view! {
        <Form action="/manage/enquiry/details">
            {parts.collect_view()}
            <div class="sp-actions">
                <button type="submit" class="govuk-button">{tr("details-save")}</button>
                <a class="govuk-link" href="/manage/enquiry">{tr("manage-choices-leave")}</a>
            </div>
        </Form>
    }
    .into_any()
}
