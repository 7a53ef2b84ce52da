//! What the second person sees: the text as residents will, what changed, and the two answers.

use super::{DraftView, cautions, defects::DeskChild, facts, returned, state_tag, version_line};
use crate::{
    domain::{
        notice::NoticeVersion,
        notice_draft::{DraftAct, DraftState, Part, after},
    },
    i18n::{tr, tr_args},
    notice_markers::RetentionWords,
    resident::notices::{Comparison, NoticePage, compared},
    ui::{ErrorSummary, FormToken, Problems, Tag, TextArea},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What changed against the version that it comes after.
fn changes(draft: &DraftView) -> AnyView {
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
        view! { <p class="govuk-body sp-soft">{tr_args("desk-compared-with", &[("version", version)])}</p> }
    });
    let body = match compared {
        None => view! { <p class="govuk-body">{tr("desk-first")}</p> }.into_any(),
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
pub fn ComparedPage(draft: DraftView) -> impl IntoView {
    let href = draft.href();
    view! {
        <DeskChild title=tr("desk-compare-title")>
            <div class="sp-bar">
                <h1 class="govuk-heading-l">{tr("desk-compare-title")}</h1>
                <p class="sp-bar__do">
                    <a class="govuk-link" href=href.clone()>{tr("desk-open")}</a>
                    <a class="govuk-link" href=format!("{href}/preview")>{tr("desk-preview")}</a>
                </p>
            </div>
            <div class="sp-measure">{changes(&draft)}</div>
        </DeskChild>
    }
}

/// `/staff/notices/draft/<id>/preview`: the page of a resident, with a note that it is not out.
#[component]
pub fn PreviewPage(draft: DraftView, retention: RetentionWords) -> impl IntoView {
    let note = view! {
        <div class="sp-note sp-note--warn">
            <p class="sp-note__head">{tr("desk-preview-note")}</p>
            <p class="govuk-body"><a class="govuk-link" href=draft.href()>{tr("desk-open")}</a></p>
        </div>
    }
    .into_any();
    let version = NoticeVersion {
        id: draft.id.into(),
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
pub fn ReviewPage(
    draft: DraftView,
    /// What was typed as the reason to send it back.
    why: String,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let href = draft.href();
    let (tone, word) = state_tag(draft.state);
    let part = if draft.mine {
        Part::Writer
    } else {
        Part::Other
    };
    let decide = match (draft.state, part) {
        (DraftState::Submitted, Part::Other) => {
            Some(second_person(&draft, why, problems.clone()).into_any())
        }
        (DraftState::Submitted, Part::Writer) => Some(waiting(&draft).into_any()),
        _ => None,
    };
    let returned = (draft.state == DraftState::Draft)
        .then(|| returned(&draft, now))
        .flatten();
    view! {
        <DeskChild title=tr("desk-review-title") error=failed>
            <ErrorSummary problems/>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("desk-review-title")}</h1>
                    <p class="sp-small"><Tag tone text=word/> " " {tr(draft.notice.title())}</p>
                </div>
                <p class="sp-bar__do">
                    <a class="govuk-link" href=format!("{href}/preview")>{tr("desk-preview")}</a>
                </p>
            </div>
            {returned}
            <div class="sp-case">
                <div>{changes(&draft)}</div>
                <div class="sp-case__side">
                    <section class="sp-card" aria-labelledby="facts">
                        <h2 class="govuk-heading-m" id="facts">{tr("desk-facts")}</h2>
                        {facts(&draft, now)}
                    </section>
                    {decide.is_some().then(|| cautions(&draft))}
                    {decide}
                </div>
            </div>
        </DeskChild>
    }
}

fn hidden(draft: &DraftView) -> impl IntoView + use<> {
    let hash = draft
        .submitted
        .as_ref()
        .map(|sent| sent.sha256.clone())
        .unwrap_or_default();
    view! {
        <FormToken/>
        <input type="hidden" name="revision" value=draft.revision/>
        <input type="hidden" name="sha256" value=hash/>
    }
}

fn second_person(draft: &DraftView, why: String, problems: Problems) -> impl IntoView + use<> {
    let action = format!("{}/decision", draft.href());
    let open = problems.of("why").is_some();
    let may = after(draft.state, DraftAct::Approve, Part::Other).is_some();
    let asks = (draft.substance == Some(true))
        .then(|| view! { <p class="govuk-body">{tr("desk-approve-asks")}</p> });
    may.then(|| {
        view! {
            <section class="sp-card" aria-labelledby="decide">
                <h2 class="govuk-heading-m" id="decide">{tr("desk-approve-title")}</h2>
                <p class="govuk-body">{tr("desk-approve-what")}</p>
                {asks}
                <form method="post" action=action.clone()>
                    {hidden(draft)}
                    <button class="govuk-button" name="action" value="approve" id="approve">{tr("desk-approve")}</button>
                </form>
                <details class="sp-change" open=open>
                    <summary>{tr("desk-return")}</summary>
                    <div>
                        <form method="post" action=action>
                            {hidden(draft)}
                            <TextArea name="why" label=tr("desk-return-why") value=why problems rows=3/>
                            <div class="sp-actions sp-actions--tight">
                                <button class="govuk-button sp-quiet" name="action" value="return">{tr("desk-return-do")}</button>
                            </div>
                        </form>
                    </div>
                </details>
            </section>
        }
    })
}

fn waiting(draft: &DraftView) -> impl IntoView + use<> {
    view! {
        <section class="sp-card" aria-labelledby="decide">
            <h2 class="govuk-heading-m" id="decide">{tr("desk-waits-title")}</h2>
            <p class="govuk-body">{tr("desk-waits")}</p>
            <form method="post" action=format!("{}/decision", draft.href())>
                {hidden(draft)}
                <button class="govuk-button sp-quiet" name="action" value="take_back">{tr("desk-take-back")}</button>
            </form>
        </section>
    }
}
