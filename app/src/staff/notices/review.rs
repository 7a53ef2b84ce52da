//! What the second person sees: the text as residents will, what changed, and the two answers.

use super::{NoticeDraftView, cautions, defects::NoticesChild, facts, version_line};
use crate::{
    domain::{notice::NoticeVersion, review::DraftState},
    i18n::{tr, tr_args},
    notice_markers::RetentionWords,
    resident::notices::{Comparison, NoticePage, compared},
    staff::review::{ReviewPanel, returned_note, state_tag},
    ui::{ErrorSummary, Problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What changed against the version that it comes after.
fn changes(draft: &NoticeDraftView) -> AnyView {
    let lines = draft
        .text
        .changes
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect_view();
    let compared = draft
        .before
        .as_ref()
        .map(|before| compared(&before.text, &draft.text));
    let with = draft.before.as_ref().map(|before| {
        let version = version_line(before.version, before.from);
        view! { <p class="govuk-body sp-soft">{tr_args("notice-draft-compared-with", &[("version", version)])}</p> }
    });
    let body = match compared {
        None => view! { <p class="govuk-body">{tr("notice-draft-first")}</p> }.into_any(),
        Some(Comparison { changed, .. }) if changed.is_empty() => {
            view! { <p class="govuk-body">{tr("notices-compare-none")}</p> }.into_any()
        }
        Some(Comparison { changed, unchanged }) => {
            let rest = tr_args("notices-compare-rest", &[("count", unchanged.to_string())]);
            view! {
                <p class="govuk-body">{tr("notices-compare-how")}</p>
                {changed}
                <p class="govuk-body sp-after">{rest}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="sp-card" aria-labelledby="changes">
            <h2 class="govuk-heading-m" id="changes">{tr("notices-changed")}</h2>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            {with}
            {body}
        </section>
    }
    .into_any()
}

/// `/staff/notices/draft/<id>/compare`.
#[component]
pub fn CompareNoticePage(draft: NoticeDraftView) -> impl IntoView {
    let href = draft.review.href.clone();
    view! {
        <NoticesChild title=tr("notice-draft-compare-title")>
            <div class="sp-bar">
                <h1 class="govuk-heading-l">{tr("notice-draft-compare-title")}</h1>
                <p class="sp-bar__do">
                    <a class="govuk-link" href=href.clone()>{tr("review-open")}</a>
                    <a class="govuk-link" href=format!("{href}/preview")>{tr("notice-draft-preview")}</a>
                </p>
            </div>
            <div class="sp-measure">{changes(&draft)}</div>
        </NoticesChild>
    }
}

/// `/staff/notices/draft/<id>/preview`: the page of a resident, with a note that it is not out.
#[component]
pub fn PreviewNoticePage(draft: NoticeDraftView, retention: RetentionWords) -> impl IntoView {
    let note = view! {
        <div class="sp-note sp-note--warn">
            <p class="sp-note__head">{tr("notice-draft-preview-note")}</p>
            <p class="govuk-body"><a class="govuk-link" href=draft.review.href.clone()>{tr("review-open")}</a></p>
        </div>
    }
    .into_any();
    let version = NoticeVersion {
        id: draft.review.id.into(),
        notice: draft.notice,
        version: draft.text.version,
        from: draft.text.from,
        check_code: String::new(),
        substance: false,
        text: std::sync::Arc::new(draft.text),
    };
    view! { <NoticePage version replaced_by=None retention unpublished=note/> }
}

/// `/staff/notices/draft/<id>` once it is sent for approval, and after.
#[component]
pub fn ReviewNoticePage(
    draft: NoticeDraftView,
    /// What was typed as the reason to send it back.
    reason: String,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let href = draft.review.href.clone();
    let review = draft.review.clone();
    let state = review.stage.state();
    let also = (draft.substance == Some(true)).then(|| tr("notice-draft-approve-asks"));
    let waits = state == DraftState::Submitted;
    view! {
        <NoticesChild title=tr("notice-draft-review-title") error=failed>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("notice-draft-review-title")}</h1>
                    <p class="sp-small">{state_tag(state)} " " {tr(draft.notice.title())}</p>
                </div>
                <p class="sp-bar__do">
                    <a class="govuk-link" href=format!("{href}/preview")>{tr("notice-draft-preview")}</a>
                </p>
            </div>
            {returned_note(&review, now)}
            <div class="sp-case">
                <div>{changes(&draft)}</div>
                <div class="sp-case__side">
                    <section class="sp-card" aria-labelledby="facts">
                        <h2 class="govuk-heading-m" id="facts">{tr("review-facts")}</h2>
                        {facts(&draft, now)}
                    </section>
                    {waits.then(|| cautions(&draft))}
                    <ReviewPanel review also reason problems/>
                </div>
            </div>
        </NoticesChild>
    }
}
