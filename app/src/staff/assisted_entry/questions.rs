//! The questions by which the rules suggest a team, in the words of the website, because they are read out.

use super::part;
use crate::{
    domain::codes::{
        AboutWhom, AgeBand, ChildAgeBand, Connection, NoPostcodeReason, SendAnswer, YesNo,
        YesNoNotSure, YesNoPreferNot,
    },
    forms::staff::AssistedEntryForm,
    i18n::tr,
    page::page_context,
    ui::{Checkboxes, Choice, Problems, Radios, SelectField, TextField},
};
use leptos::prelude::*;

/// A list to pick from, with "Choose" on top.
fn options(list: impl IntoIterator<Item = (String, String)>, first: &str) -> Vec<(String, String)> {
    std::iter::once((String::new(), tr(first)))
        .chain(list)
        .collect()
}

/// Answers side by side.
fn answers(codes: impl IntoIterator<Item = &'static str>, chosen: &str) -> Vec<Choice> {
    codes
        .into_iter()
        .map(|code| Choice::new(code, tr(&format!("answer-{code}"))).checked(chosen == code))
        .collect()
}

pub(super) fn danger(form: &AssistedEntryForm) -> AnyView {
    let choices = answers(
        YesNo::ALL.iter().map(|yes| yes.code()),
        &form.safety.danger_now,
    );
    view! {
        <Radios name="danger_now" legend=tr("enquiry-danger-now") small=true choices/>
    }
    .into_any()
}

pub(super) fn tonight(form: &AssistedEntryForm) -> AnyView {
    let choices = answers(
        YesNoNotSure::ALL.iter().map(|answer| answer.code()),
        &form.safety.safe_tonight,
    );
    view! {
        <Radios
            name="safe_tonight"
            legend=tr("enquiry-safe-tonight")
            hint=tr("assisted-entry-tonight-hint")
            small=true
            choices
        />
    }
    .into_any()
}

pub(super) fn need(form: &AssistedEntryForm, problems: &Problems) -> AnyView {
    let data = page_context().site.data;
    let topic = |code: &str| (code.to_owned(), tr(&format!("topic-{code}")));
    let topics = options(
        data.topics.iter().map(|row| topic(row.code.code())),
        "log-choose",
    );
    let others = data
        .topics
        .iter()
        .map(|row| {
            let (code, label) = topic(row.code.code());
            let checked = form.topic.other_topics.contains(&code);
            Choice::new(code, label).checked(checked)
        })
        .collect();
    let open = !form.topic.other_topics.is_empty() || problems.of("other_topics").is_some();
    part(
        "part-need",
        "assisted-entry-part-need",
        view! {
            <SelectField
                name="topic"
                label=tr("enquiry-topic-title")
                hint=tr("assisted-entry-topic-hint")
                options=topics
                value=form.topic.topic.clone()
            />
            <details class="sp-change" open=open>
                <summary>{tr("enquiry-other-topics-summary")}</summary>
                <div>
                    <Checkboxes
                        name="other_topics"
                        legend=tr("enquiry-other-topics-legend")
                        hint=tr("enquiry-other-topics-hint")
                        small=true
                        choices=others
                    />
                </div>
            </details>
        }
        .into_any(),
    )
}

pub(super) fn who(form: &AssistedEntryForm) -> AnyView {
    let know = answers(
        YesNoNotSure::ALL.iter().map(|answer| answer.code()),
        &form.about.they_know,
    );
    let mut know = Some(view! {
        <Radios
            name="they_know"
            legend=tr("enquiry-they-know")
            hint=tr("enquiry-they-know-hint")
            small=true
            choices=know
        />
    });
    let whom = AboutWhom::ALL
        .iter()
        .map(|whom| {
            let choice = Choice::new(whom.code(), tr(&format!("about-{whom}")))
                .checked(form.about.about_whom == whom.code());
            match (whom, know.take()) {
                (AboutWhom::SomeoneElse, Some(know)) => choice.then(know),
                (_, kept) => {
                    know = kept;
                    choice
                }
            }
        })
        .collect();
    let household = &form.household;
    let children = answers(
        YesNoPreferNot::ALL.iter().map(|answer| answer.code()),
        &household.children,
    );
    let send = answers(
        SendAnswer::ALL
            .iter()
            .filter(|answer| **answer != SendAnswer::NotAsked)
            .map(|answer| answer.code()),
        &household.send25,
    );
    let subject = answers(
        YesNo::ALL.iter().map(|yes| yes.code()),
        &household.subject_26_or_under,
    );
    let ages = options(
        AgeBand::ALL
            .iter()
            .map(|age| (age.code().to_owned(), tr(&format!("age-{age}")))),
        "log-choose",
    );
    let child_ages = options(
        ChildAgeBand::ALL
            .iter()
            .map(|age| (age.code().to_owned(), tr(&format!("child-age-{age}")))),
        "log-choose",
    );
    part(
        "part-who",
        "assisted-entry-part-who",
        view! {
            <Radios
                name="about_whom"
                legend=tr("enquiry-about-title")
                small=true
                choices=whom
            />
            <div class="sp-entry__pair">
                <SelectField
                    name="age_band"
                    label=tr("enquiry-age-title")
                    hint=tr("assisted-entry-age-hint")
                    options=ages
                    value=form.age.age_band.clone()
                />
                <Radios
                    name="household_children_under_19"
                    legend=tr("enquiry-household-title")
                    small=true
                    choices=children
                />
                <Radios
                    name="household_send_under_25"
                    legend=tr("enquiry-household-send")
                    small=true
                    choices=send
                />
                <Radios
                    name="subject_26_or_under"
                    legend=tr("enquiry-subject-26")
                    hint=tr("assisted-entry-subject-hint")
                    small=true
                    choices=subject
                />
                <SelectField
                    name="child_age_band"
                    label=tr("enquiry-child-age")
                    hint=tr("enquiry-child-age-hint")
                    options=child_ages
                    value=household.child_age.clone()
                />
            </div>
        }
        .into_any(),
    )
}

pub(super) fn place(form: &AssistedEntryForm) -> AnyView {
    let reasons = options(
        NoPostcodeReason::ALL
            .iter()
            .map(|why| (why.code().to_owned(), tr(&format!("no-postcode-{why}")))),
        "assisted-entry-postcode-given",
    );
    let areas = page_context()
        .site
        .data
        .areas
        .iter()
        .map(|row| row.code.code())
        .chain(["not_sure", "out"])
        .map(|code| (code.to_owned(), tr(&format!("area-{code}"))));
    let areas = options(areas, "assisted-entry-area-blank");
    let ties = options(
        Connection::ALL
            .iter()
            .map(|tie| (tie.code().to_owned(), tr(&format!("connection-{tie}")))),
        "assisted-entry-tie-blank",
    );
    part(
        "part-place",
        "assisted-entry-part-place",
        view! {
            <div class="sp-entry__pair">
                <TextField
                    name="postcode"
                    label=tr("enquiry-postcode-title")
                    hint=tr("enquiry-postcode-hint")
                    width="govuk-input--width-10"
                    autocomplete="off"
                    ltr=true
                    value=form.postcode.postcode.clone()
                />
                <SelectField
                    name="no_postcode_reason"
                    label=tr("enquiry-no-postcode")
                    options=reasons
                    value=form.postcode.no_postcode_reason.clone()
                />
                <SelectField
                    name="area_choice"
                    label=tr("enquiry-area-title")
                    hint=tr("assisted-entry-area-hint")
                    options=areas
                    value=form.area.area_choice.clone()
                />
                <SelectField
                    name="connection"
                    label=tr("enquiry-tie-legend")
                    hint=tr("assisted-entry-tie-hint")
                    options=ties
                    value=form.area.connection.clone()
                />
            </div>
        }
        .into_any(),
    )
}
