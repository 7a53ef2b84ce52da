//! "What do you need help with?": 26 topics in five groups that fit one phone screen.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::{
        reference_data::ReferenceData,
        topic::{Topic, TopicGroup},
    },
    forms::enquiry::TopicForm,
    i18n::tr,
    ui::{Checkboxes, Choice, FieldError, Problems, provide_problems},
};
use leptos::prelude::*;

/// The groups in their order, "not sure" aside.
const GROUPS: [TopicGroup; 5] = [
    TopicGroup::Babies,
    TopicGroup::Children,
    TopicGroup::Home,
    TopicGroup::Health,
    TopicGroup::Safety,
];

/// The topic page. A group opens that holds the answer; after an error all are open.
#[component]
pub fn TopicPage(
    frame: Frame,
    form: TopicForm,
    data: &'static ReferenceData,
    /// An enquiry was sent from this browser, and its page can still be seen.
    sent_before: bool,
) -> impl IntoView {
    provide_problems(&frame.problems);
    let failed = frame.problems.of("topic").is_some();
    let error = frame.problems.of("topic");
    let part = frame.part();
    let problems = frame.problems.clone();
    let first = data.topics.first().map(|topic| topic.code);
    let of_group = |group: TopicGroup| data.topics.iter().filter(move |topic| topic.group == group);
    let groups = GROUPS
        .into_iter()
        .map(|group| {
            let items = of_group(group)
                .map(|topic| radio(topic, &form.topic, Some(topic.code) == first))
                .collect_view();
            let open = failed || of_group(group).any(|topic| topic.code.code() == form.topic);
            let key = group.code();
            view! {
                <details class="sp-group" open=open>
                    <summary class="sp-group__sum">
                        {art(group)}
                        <span>
                            <span class="sp-group__name">{tr(&format!("enquiry-group-{key}"))}</span>
                            " "
                            <span class="sp-group__in">{tr(&format!("enquiry-group-{key}-in"))}</span>
                        </span>
                    </summary>
                    <div class="sp-group__list">{items}</div>
                </details>
            }
        })
        .collect_view();
    let alone = of_group(TopicGroup::Alone)
        .map(|topic| radio(topic, &form.topic, Some(topic.code) == first))
        .collect_view();
    let described = if failed {
        "topic-hint topic-error"
    } else {
        "topic-hint"
    };
    let class = if failed {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    view! {
        <QuestionPage frame title=tr("enquiry-topic-title")>
            {sent_before
                .then(|| {
                    view! {
                        <p class="sp-note govuk-body">
                            {tr("sent-already")} " "
                            <a class="govuk-link" href="/enquiry/sent">{tr("sent-already-see")}</a>
                        </p>
                    }
                })}
            <div class=class>
                <fieldset class="govuk-fieldset" aria-describedby=described>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
                        <span class="sp-part">{part}</span>
                        <h1 class="govuk-fieldset__heading">{tr("enquiry-topic-title")}</h1>
                    </legend>
                    <div class="govuk-hint" id="topic-hint">{tr("enquiry-topic-hint")}</div>
                    <FieldError field="topic" message=error/>
                    <div class="govuk-radios sp-rows">{groups} {alone}</div>
                </fieldset>
            </div>
            <OtherTopics form problems data/>
        </QuestionPage>
    }
    .into_any()
}

fn radio(topic: &Topic, chosen: &str, first: bool) -> impl IntoView + use<> {
    let code = topic.code.code().to_owned();
    // The error summary jumps to the first answer.
    let id = if first {
        "topic".to_owned()
    } else {
        format!("topic-{code}")
    };
    let hint = format!("topic-{code}-hint");
    view! {
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                id=id.clone()
                name="topic"
                type="radio"
                value=code.clone()
                checked=code == chosen
                aria-describedby=hint.clone()
            />
            <label class="govuk-label govuk-radios__label" for=id>{tr(&format!("topic-{code}"))}</label>
            <div class="govuk-hint govuk-radios__hint" id=hint.clone()>{tr(&hint)}</div>
        </div>
    }
    .into_any()
}

/// Up to two more topics, folded away: most people have one.
#[component]
fn OtherTopics(form: TopicForm, problems: Problems, data: &'static ReferenceData) -> impl IntoView {
    let choices = data
        .topics
        .iter()
        .map(|topic| {
            let code = topic.code.code().to_owned();
            let checked = form.other_topics.contains(&code);
            Choice::new(code.clone(), tr(&format!("topic-{code}"))).checked(checked)
        })
        .collect();
    let open = !form.other_topics.is_empty() || problems.of("other_topics").is_some();
    view! {
        <details class="govuk-details" open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{tr("enquiry-other-topics-summary")}</span>
            </summary>
            <div class="govuk-details__text">
                <Checkboxes
                    name="other_topics"
                    legend=tr("enquiry-other-topics-legend")
                    hint=tr("enquiry-other-topics-hint")
                    small=true
                    choices
                />
            </div>
        </details>
    }
    .into_any()
}

/// Ornament only: the words beside it say everything.
fn art(group: TopicGroup) -> impl IntoView {
    let (wash, line, path) = match group {
        TopicGroup::Babies => (
            "#e7f1e9",
            "#2a6844",
            "M20 11a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM16.5 19v.2M23.5 19v.2M17 23.5q3 2.5 6 0M20 11q0-3 3-3",
        ),
        TopicGroup::Children => (
            "#e7f1e9",
            "#2a6844",
            "M15 10.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7zM26 14.200a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600zM9 29v-3a6 6 0 0 1 12 0v3M22 23.500a4.500 4.500 0 0 1 8.500 2.500v3",
        ),
        TopicGroup::Home | TopicGroup::Alone => (
            "#f1e8dc",
            "#9c4630",
            "M10 20l10-9 10 9M13 18v11h14V18M18 29v-5a2 2 0 0 1 4 0v5",
        ),
        TopicGroup::Health => (
            "#f3ecf6",
            "#6a3b78",
            "M20 29l-8.500-8.500a5.300 5.300 0 0 1 0-7.500 5.300 5.300 0 0 1 7.500 0l1 1 1-1a5.300 5.300 0 0 1 7.500 0 5.300 5.300 0 0 1 0 7.500z",
        ),
        TopicGroup::Safety => (
            "#e3eff0",
            "#0b5563",
            "M20 10l8 3v6c0 5-3.500 9-8 11-4.500-2-8-6-8-11v-6zM16.500 20l2.500 2.500 4.500-5",
        ),
    };
    view! {
        <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <circle cx="20" cy="20" r="20" fill=wash></circle>
            <path
                fill="none"
                stroke=line
                stroke-width="2"
                stroke-linecap="round"
                stroke-linejoin="round"
                d=path
            ></path>
        </svg>
    }
}
