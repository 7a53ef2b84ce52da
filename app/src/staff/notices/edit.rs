//! `/staff/notices/draft/<id>`: writing. One field for each section, as people type text.

use super::{NoticeDraftView, cautions, defects::NoticesChild, facts};
use crate::{
    domain::review::DraftState,
    forms::staff::{
        NoticeForm, SectionForm,
        notice::{CHANGES_MAX, part_name},
    },
    i18n::{tr, tr_args},
    staff::review::{
        DiscardPanel, DraftFields, done_banner, missing_note, returned_note, state_tag,
    },
    ui::{Choice, ErrorSummary, Form, Problems, Radios, TextArea, TextField},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The page on which a draft is written; also, with what was typed, for one that cannot be written on any
/// more.
#[component]
pub fn EditNoticePage(
    draft: NoticeDraftView,
    /// What is typed: the draft's own words, or those of a form that failed.
    form: NoticeForm,
    problems: Problems,
    /// What still keeps it from being sent for approval.
    missing: Problems,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let review = draft.review.clone();
    let href = review.href.clone();
    let state = review.stage.state();
    let writing = state == DraftState::Draft;
    let imported = draft
        .imported
        .then(|| view! { <p class="govuk-body">{tr("notice-draft-imported")}</p> });
    let discard = writing.then(|| view! { <DiscardPanel review=review.clone()/> });
    view! {
        <NoticesChild title=tr("notice-draft-edit-title") error=failed>
            <ErrorSummary problems=problems.clone()/>
            {done_banner(done)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("notice-draft-edit-title")}</h1>
                    <p class="sp-small">{state_tag(state)} " " {tr(draft.notice.title())}</p>
                </div>
                <p class="sp-bar__do">
                    {(!writing).then(|| view! { <a class="govuk-link" href=href.clone()>{tr("review-open")}</a> })}
                    <a class="govuk-link" href=format!("{href}/preview")>{tr("notice-draft-preview")}</a>
                    <a class="govuk-link" href=format!("{href}/compare")>{tr("notice-draft-compare")}</a>
                </p>
            </div>
            {returned_note(&review, now)}
            <div class="sp-case">
                <Form action=href.clone()>
                    <DraftFields review=review.clone()/>
                    {about(&form, &problems)}
                    {short(&form, &problems)}
                    {whole(form.sections.clone(), &problems)}
                    <section class="sp-card">
                        <p class="govuk-body">{tr("notice-draft-save-often")}</p>
                        <p class="govuk-body">{tr("notice-draft-submit-what")}</p>
                        <div class="sp-actions sp-actions--tight">
                            <button type="submit" class="govuk-button" name="action" value="save">{tr("review-save")}</button>
                            <button type="submit" class="govuk-button sp-quiet" name="action" value="submit">{tr("review-submit")}</button>
                        </div>
                    </section>
                </Form>
                <div class="sp-case__side">
                    <section class="sp-card" aria-labelledby="facts">
                        <h2 class="govuk-heading-m" id="facts">{tr("review-facts")}</h2>
                        {imported}
                        {facts(&draft, now)}
                    </section>
                    {writing.then(|| missing_note(&missing))}
                    {cautions(&draft)}
                    {marker_list(draft.markers.clone())}
                    {discard}
                </div>
            </div>
        </NoticesChild>
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
            <h2 class="govuk-heading-m" id="about">{tr("notice-draft-about")}</h2>
            <TextField name="title" label=tr("notice-draft-field-title") value=form.title.clone() problems=problems.clone() spellcheck=true/>
            <TextField
                name="from"
                label=tr("notice-draft-from")
                hint=tr("notice-draft-from-hint")
                kind="date"
                value=form.from.clone()
                problems=problems.clone()
                width="govuk-input--width-10"
                ltr=true
            />
            <TextArea
                name="changes"
                label=tr("notice-draft-changes")
                hint=tr_args("notice-draft-changes-hint", &[("lines", CHANGES_MAX.to_string())])
                value=form.changes.clone()
                problems=problems.clone()
                rows=3
            />
            <Radios
                name="substance"
                legend=tr("notice-draft-substance-question")
                hint=tr("notice-draft-substance-hint")
                choices=yes_no(&form.substance)
                problems=problems.clone()
                small=true
            />
            <div class="sp-pair">
                <Radios
                    name="outside_eu"
                    legend=tr("notice-draft-outside")
                    choices=yes_no(&form.outside_eu)
                    problems=problems.clone()
                    small=true
                />
                <Radios
                    name="automated_decision"
                    legend=tr("notice-draft-automated")
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
                    label=tr_args("notice-draft-line-label", &n)
                    value=label.clone()
                    problems=problems.clone()
                    width="govuk-input--width-20"
                    spellcheck=true
                />
                <TextArea
                    name=format!("line-{number}")
                    label=tr_args("notice-draft-line-text", &n)
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
                tr_args("notice-draft-optional", &[("name", name.clone())])
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
                        label=tr_args("notice-draft-heading", &[("name", name)])
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
            <p class="govuk-body">{tr("notice-draft-how-paragraphs")}</p>
            <p class="govuk-body">{tr("notice-draft-how-lists")}</p>
            {sections}
        </section>
    }
    .into_any()
}

fn marker_list(markers: Vec<(String, String)>) -> AnyView {
    let rows = markers
        .into_iter()
        .map(|(marker, stands_for)| {
            view! { <li><p class="sp-code">{marker}</p><p class="sp-soft">{stands_for}</p></li> }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="markers">
            <h2 class="govuk-heading-m" id="markers">{tr("notice-draft-markers")}</h2>
            <p class="govuk-body">{tr("notice-draft-markers-what")}</p>
            <p class="govuk-body">{tr("notice-draft-markers-links")}</p>
            <details class="sp-change">
                <summary>{tr("notice-draft-markers-show")}</summary>
                <div><ul class="sp-log">{rows}</ul></div>
            </details>
        </section>
    }
    .into_any()
}
