//! The page itself: its parts, in the order in which one talks.

use super::{AssistedEntryView, part, questions, reach, referral};
use crate::{
    domain::assisted_entry::{NoticeGiven, SourceChannel},
    forms::staff::{AssistedEntryForm, choice_field},
    i18n::{tr, tr_args},
    resident::{enquiry::ConsentOfferView, help::CallNow},
    staff::shell::StaffPage,
    ui::{Checkboxes, Choice, ErrorSummary, Form, Problems, Radios, TextArea, provide_problems},
};
use leptos::prelude::*;

/// The whole page. Without a problem the focus is on its first question.
#[component]
pub fn AssistedEntryPage(
    view: AssistedEntryView,
    form: AssistedEntryForm,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let save = view.number_found.then(|| {
        view! {
            <button type="submit" class="govuk-button sp-quiet" name="action" value="save_anyway">{tr("assisted-entry-save-anyway")}</button>
        }
    });
    let parts = [
        source_section(&form, &problems),
        safe(&form),
        questions::need(&form, &problems),
        questions::who(&form),
        questions::place(&form),
        reach::reach(&form, &problems),
        words(&form),
        notice_section(&view, &form),
        choices(&view, &form),
        stay(&view, &form),
    ]
    .collect_view();
    // Each part is made whole by itself: as one type the page is too deep for the compiler.
    let top = view! {
        <ErrorSummary problems/>
        <div class="sp-bar"><h1 class="govuk-heading-l">{tr("assisted-entry-title")}</h1></div>
        <p class="govuk-body">{tr("assisted-entry-lead")}</p>
    }
    .into_any();
    let form = view! {
            <Form class="sp-entry" action="/staff/new" attr:autocomplete="off">
                <input type="hidden" name="entry" value=view.key.clone()/>
                <input type="hidden" name="notice_version" value=view.notice_version.clone()/>
                {parts}
                <div class="sp-actions sp-entry__save">
                    <button type="submit" class="govuk-button" name="action" value="save">{tr("assisted-entry-save")}</button>
                    {save}
                </div>
                <p class="sp-small">{tr("assisted-entry-recorded")}</p>
            </Form>
    }
    .into_any();
    view! { <StaffPage title=tr("assisted-entry-title") current="assisted-entry-nav" error>{top} {form}</StaffPage> }
}

fn source_section(form: &AssistedEntryForm, problems: &Problems) -> AnyView {
    let first = problems.is_empty();
    let choices = SourceChannel::ENTERED
        .iter()
        .map(|channel| {
            let choice = Choice::new(
                channel.code(),
                tr(&format!("assisted-entry-channel-{channel}")),
            )
            .checked(form.source_channel == channel.code())
            .autofocus(first && *channel == SourceChannel::Phone);
            match channel {
                SourceChannel::Referral => choice
                    .hint(tr("assisted-entry-referral-lead"))
                    .then(referral::fields(&form.referral)),
                SourceChannel::Online | SourceChannel::Phone | SourceChannel::FaceToFace => choice,
            }
        })
        .collect();
    part(
        "part-came",
        "assisted-entry-part-came",
        view! {
            <Radios
                name="source_channel"
                legend=tr("assisted-entry-channel")
                small=true
                choices
            />
        }
        .into_any(),
    )
}

/// 999 before anything else, as on the website.
fn safe(form: &AssistedEntryForm) -> AnyView {
    part(
        "part-safe",
        "assisted-entry-part-safe",
        view! {
            <div class="sp-said"><p class="govuk-body">{tr("assisted-entry-say-safe")}</p></div>
            <CallNow/>
            <div class="sp-entry__pair">{questions::danger(form)} {questions::tonight(form)}</div>
        }
        .into_any(),
    )
}

fn words(form: &AssistedEntryForm) -> AnyView {
    part(
        "part-words",
        "assisted-entry-part-words",
        view! {
            <TextArea
                name="message"
                label=tr("assisted-entry-message")
                hint=tr("assisted-entry-message-hint")
                value=form.message.message.clone()
                rows=5
            />
        }
        .into_any(),
    )
}

/// What the person has to be told about their information, in words for reading out, with how they got them (seed F8).
fn notice_section(view: &AssistedEntryView, form: &AssistedEntryForm) -> AnyView {
    let script = view
        .script
        .iter()
        .map(|line| view! { <p class="govuk-body">{line.clone()}</p> })
        .collect_view();
    let choices = NoticeGiven::ALL
        .iter()
        .map(|given| {
            let choice = Choice::new(given.code(), tr(&format!("assisted-entry-notice-{given}")))
                .checked(form.notice_given == given.code());
            match given {
                NoticeGiven::Later => choice.hint(tr("assisted-entry-notice-later-hint")),
                NoticeGiven::ReadOut | NoticeGiven::Shown => choice,
            }
        })
        .collect();
    let version = tr_args(
        "assisted-entry-notice-version",
        &[
            (
                "script",
                crate::domain::assisted_entry::SCRIPT_VERSION.to_string(),
            ),
            ("notice", view.notice_number.to_string()),
        ],
    );
    part(
        "part-told",
        "assisted-entry-part-told",
        view! {
            <div class="sp-said">{script}</div>
            <p class="sp-small">
                {version} " "
                <a class="govuk-link" href=view.notice_href.clone() target="_blank" rel="noopener">{tr("assisted-entry-notice-whole")}</a>
            </p>
            <p class="sp-small">{tr("assisted-entry-notice-referral")}</p>
            <Radios
                name="notice_given"
                legend=tr("assisted-entry-notice")
                small=true
                choices
            />
        }
        .into_any(),
    )
}

/// Each choice in the words that are evidence, with yes and no and neither of them picked.
fn choices(view: &AssistedEntryView, form: &AssistedEntryForm) -> AnyView {
    let items = view
        .offers
        .iter()
        .map(|words| offer(words, form))
        .collect_view();
    part(
        "part-say",
        "assisted-entry-part-choices",
        view! {
            <p class="govuk-body">{tr("assisted-entry-choices-lead")}</p>
            <div class="sp-said"><p class="govuk-body">{tr("assisted-entry-say-choices")}</p></div>
            {items}
        }
        .into_any(),
    )
}

fn offer(words: &ConsentOfferView, form: &AssistedEntryForm) -> AnyView {
    let field = choice_field(words.offer.purpose);
    let choices = ["yes", "no"]
        .into_iter()
        .map(|answer| {
            Choice::new(answer, tr(&format!("answer-{answer}")))
                .checked(form.said(&field) == answer)
        })
        .collect();
    // Read out one after the other, each ends with its own full stop.
    let line = |key: &str, value: &str| {
        let value = value.trim_end_matches('.');
        (!value.is_empty()).then(|| format!("{}: {value}.", tr(key)))
    };
    let hint = [
        line("enquiry-choices-who", &words.who),
        line("enquiry-choices-what", &words.what),
        line("enquiry-choices-not", &words.not_shared),
        line("enquiry-choices-stop", &words.on_withdrawal),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ");
    view! {
        <input type="hidden" name="wording" value=words.offer.wording.to_string()/>
        <Radios
            name=field
            legend=words.title.clone()
            hint
            small=true
            choices
        />
    }
    .into_any()
}

/// The rules suggest the other organisation: the person says which one it is to be.
fn stay(view: &AssistedEntryView, form: &AssistedEntryForm) -> AnyView {
    if !(view.ask_stay || form.stay) {
        return ().into_any();
    }
    let team = tr(&format!("controller-{}", view.controller));
    let choices = vec![
        Choice::new("yes", tr_args("assisted-entry-stay", &[("team", team)]))
            .hint(tr("assisted-entry-stay-hint"))
            .checked(form.stay),
    ];
    part(
        "part-team",
        "assisted-entry-part-team",
        view! {
            <Checkboxes name="stay" legend=tr("assisted-entry-stay-legend") small=true choices/>
            <p class="govuk-body"><a class="govuk-link" href="/contact" target="_blank" rel="noopener">{tr("assisted-entry-stay-numbers")}</a></p>
        }
        .into_any(),
    )
}
