//! `/staff/notices/draft/<id>`: writing. One field for each section, as people type text.

use super::{DraftView, cautions, defects::DeskChild, facts, returned, state_tag};
use crate::{
    domain::notice_draft::DraftState,
    forms::staff::{
        NoticeForm, SectionForm,
        notice::{CHANGES_MAX, part_name},
    },
    i18n::{tr, tr_args},
    ui::{Choice, ErrorSummary, FormToken, Problems, Radios, Tag, TextArea, TextField},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The page on which a draft is written; also, with what was typed, for one that cannot be written on any
/// more.
#[component]
pub fn EditPage(
    draft: DraftView,
    /// What is typed: the draft's own words, or those of a form that failed.
    form: NoticeForm,
    problems: Problems,
    /// What still keeps it from being sent for approval.
    lacks: Problems,
    /// Markers with what they stand for today.
    markers: Vec<(String, String)>,
    /// It was just saved.
    saved: bool,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let href = draft.href();
    let writing = draft.state == DraftState::Draft;
    let (tone, word) = state_tag(draft.state);
    let saved = saved.then(|| {
        view! { <div class="sp-done" role="status"><p class="sp-done__head">{tr("desk-saved")}</p></div> }
    });
    let imported = draft
        .imported
        .then(|| view! { <p class="govuk-body">{tr("desk-imported")}</p> });
    view! {
        <DeskChild title=tr("desk-edit-title") error=failed>
            <ErrorSummary problems=problems.clone()/>
            {saved}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("desk-edit-title")}</h1>
                    <p class="sp-small"><Tag tone text=word/> " " {tr(draft.notice.title())}</p>
                </div>
                <p class="sp-bar__do">
                    {(!writing).then(|| view! { <a class="govuk-link" href=href.clone()>{tr("desk-open")}</a> })}
                    <a class="govuk-link" href=format!("{href}/preview")>{tr("desk-preview")}</a>
                    <a class="govuk-link" href=format!("{href}/compare")>{tr("desk-compare")}</a>
                </p>
            </div>
            {returned(&draft, now)}
            <div class="sp-case">
                <form method="post" action=href.clone() novalidate=true>
                    <FormToken/>
                    <input type="hidden" name="revision" value=draft.revision/>
                    {about(&form, &problems)}
                    {short(&form, &problems)}
                    {whole(form.sections.clone(), &problems)}
                    <section class="sp-card">
                        <p class="govuk-body">{tr("desk-save-often")}</p>
                        <p class="govuk-body">{tr("desk-submit-what")}</p>
                        <div class="sp-actions sp-actions--tight">
                            <button class="govuk-button" name="action" value="save">{tr("desk-save")}</button>
                            <button class="govuk-button sp-quiet" name="action" value="submit">{tr("desk-submit")}</button>
                        </div>
                    </section>
                </form>
                <div class="sp-case__side">
                    <section class="sp-card" aria-labelledby="facts">
                        <h2 class="govuk-heading-m" id="facts">{tr("desk-facts")}</h2>
                        {imported}
                        {facts(&draft, now)}
                    </section>
                    {writing.then(|| missing(lacks))}
                    {cautions(&draft)}
                    {known(markers)}
                    {writing.then(|| give_up(&href, draft.revision))}
                </div>
            </div>
        </DeskChild>
    }
}

fn yes_no(value: &str) -> Vec<Choice> {
    ["yes", "no"]
        .into_iter()
        .map(|code| Choice::new(code, tr(&format!("answer-{code}"))).checked(value == code))
        .collect()
}

/// What is said about the version: day, changes, substance, the two answers of the council's template.
fn about(form: &NoticeForm, problems: &Problems) -> AnyView {
    view! {
        <section class="sp-card" aria-labelledby="about">
            <h2 class="govuk-heading-m" id="about">{tr("desk-about")}</h2>
            <TextField name="title" label=tr("desk-field-title") value=form.title.clone() problems=problems.clone() spellcheck=true/>
            <TextField
                name="from"
                label=tr("desk-from")
                hint=tr("desk-from-hint")
                kind="date"
                value=form.from.clone()
                problems=problems.clone()
                width="govuk-input--width-10"
                ltr=true
            />
            <TextArea
                name="changes"
                label=tr("desk-changes")
                hint=tr_args("desk-changes-hint", &[("lines", CHANGES_MAX.to_string())])
                value=form.changes.clone()
                problems=problems.clone()
                rows=3
            />
            <Radios
                name="substance"
                legend=tr("desk-substance-question")
                hint=tr("desk-substance-hint")
                choices=yes_no(&form.substance)
                problems=problems.clone()
                small=true
            />
            <div class="sp-pair">
                <Radios
                    name="outside_eu"
                    legend=tr("desk-outside")
                    choices=yes_no(&form.outside_eu)
                    problems=problems.clone()
                    small=true
                />
                <Radios
                    name="automated_decision"
                    legend=tr("desk-automated")
                    choices=yes_no(&form.automated_decision)
                    problems=problems.clone()
                    small=true
                />
            </div>
        </section>
    }
    .into_any()
}

fn short(form: &NoticeForm, problems: &Problems) -> AnyView {
    let lines = form
        .summary
        .iter()
        .enumerate()
        .map(|(position, (label, text))| {
            let number = position + 1;
            let n = [("n", number.to_string())];
            view! {
                <TextField
                    name=format!("label-{number}")
                    label=tr_args("desk-line-label", &n)
                    value=label.clone()
                    problems=problems.clone()
                    width="govuk-input--width-20"
                    spellcheck=true
                />
                <TextArea
                    name=format!("line-{number}")
                    label=tr_args("desk-line-text", &n)
                    value=text.clone()
                    problems=problems.clone()
                    rows=2
                />
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="short">
            <h2 class="govuk-heading-m" id="short">{tr("notices-short")}</h2>
            {lines}
        </section>
    }
    .into_any()
}

fn whole(sections: Vec<SectionForm>, problems: &Problems) -> AnyView {
    let sections = sections
        .into_iter()
        .map(|section| {
            let name = part_name(&section.field);
            let label = if section.required() {
                name.clone()
            } else {
                tr_args("desk-optional", &[("name", name.clone())])
            };
            let SectionForm {
                field,
                heading,
                body,
            } = section;
            // As many lines as the text is likely to need on a laptop.
            let rows = u8::try_from(body.chars().count() / 70 + body.lines().count() / 2 + 2)
                .unwrap_or(30)
                .clamp(3, 30);
            view! {
                <div class="sp-add">
                    <TextField
                        name=format!("heading-{field}")
                        label=tr_args("desk-heading", &[("name", name)])
                        value=heading
                        problems=problems.clone()
                        spellcheck=true
                    />
                    <TextArea
                        name=format!("section-{field}")
                        label
                        value=body
                        problems=problems.clone()
                        rows
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="whole">
            <h2 class="govuk-heading-m" id="whole">{tr("notices-whole")}</h2>
            <p class="govuk-body">{tr("desk-how-paragraphs")}</p>
            <p class="govuk-body">{tr("desk-how-lists")}</p>
            {sections}
        </section>
    }
    .into_any()
}

fn missing(lacks: Problems) -> AnyView {
    let lines = lacks
        .0
        .iter()
        .map(|problem| view! { <li>{problem.message()}</li> })
        .collect_view();
    let (class, key) = if lacks.is_empty() {
        ("sp-note", "desk-whole")
    } else {
        ("sp-note sp-note--warn", "desk-missing")
    };
    view! {
        <div class=class>
            <p class="sp-note__head">{tr(key)}</p>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        </div>
    }
    .into_any()
}

fn known(markers: Vec<(String, String)>) -> AnyView {
    let rows = markers
        .into_iter()
        .map(|(marker, stands_for)| {
            view! { <li><p class="sp-code">{marker}</p><p class="sp-soft">{stands_for}</p></li> }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="markers">
            <h2 class="govuk-heading-m" id="markers">{tr("desk-markers")}</h2>
            <p class="govuk-body">{tr("desk-markers-what")}</p>
            <p class="govuk-body">{tr("desk-markers-links")}</p>
            <details class="sp-change">
                <summary>{tr("desk-markers-show")}</summary>
                <div><ul class="sp-log">{rows}</ul></div>
            </details>
        </section>
    }
    .into_any()
}

fn give_up(href: &str, revision: i32) -> AnyView {
    view! {
        <details class="sp-change">
            <summary>{tr("desk-give-up")}</summary>
            <div>
                <p class="govuk-body">{tr("desk-give-up-what")}</p>
                <form method="post" action=href.to_owned()>
                    <FormToken/>
                    <input type="hidden" name="revision" value=revision/>
                    <button class="govuk-button sp-quiet" name="action" value="discard">{tr("desk-give-up-do")}</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}
