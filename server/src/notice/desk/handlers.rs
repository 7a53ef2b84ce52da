//! The pages of the desk, and the beginning of a draft.

use super::{
    AtDraft, NoticeDesk,
    record::{did, did_to},
    store::{self, Changed, Draft},
    view,
};
use crate::{
    platform::{
        error::{AppError, Result},
        page::Page,
    },
    staff::Desk,
};
use app::{
    domain::{
        notice::Notice,
        notice_draft::DraftState,
        time::{add_days, london_date},
    },
    forms::staff::{NoticeForm, notice::lacks},
    notice_markers::Markers,
    staff::notices::{ComparedPage, DESK, DeskPage, EditPage, PreviewPage, ReviewPage, defects},
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use http::StatusCode;
use leptos::prelude::*;
use uuid::Uuid;

/// What the desk may say was done, as words in its address.
pub(super) const SUBMITTED: &str = "submitted";
pub(super) const TAKEN_BACK: &str = "taken-back";
pub(super) const RETURNED: &str = "returned";
pub(super) const PUBLISHED: &str = "published";
pub(super) const DISCARDED: &str = "discarded";

/// Each word with its text key.
const DONE: [(&str, &str); 5] = [
    (SUBMITTED, "desk-done-submitted"),
    (TAKEN_BACK, "desk-done-taken-back"),
    (RETURNED, "desk-done-returned"),
    (PUBLISHED, "desk-done-published"),
    (DISCARDED, "desk-done-discarded"),
];

/// GET `/staff/notices`
pub async fn home(RawQuery(query): RawQuery, at: NoticeDesk) -> Result<Response> {
    let NoticeDesk { desk, notice } = at;
    let done = DONE
        .into_iter()
        .find(|(word, _)| query.as_deref() == Some(*word))
        .map(|(_, key)| key);
    desk_page(desk, notice, StatusCode::OK, done, Problems::default()).await
}

async fn desk_page(
    desk: Desk,
    notice: Notice,
    status: StatusCode,
    done: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    did(&desk, "notice.desk").await?;
    let versions = view::versions(&desk, notice).await?;
    let draft = match store::open(&desk.tx, notice).await? {
        Some(draft) => Some(view::open(&desk, &draft).await?),
        None => None,
    };
    let partners_missing = view::partners_missing(&desk, notice);
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    let defects = defects(notice);
    Ok(page.with_status(status, move || {
        view! { <DeskPage notice versions draft done defects partners_missing problems now/> }
    }))
}

/// POST `/staff/notices`: begins a draft with the words of the newest version. One that is still to come
/// counts: the next one would else take its changes back unseen.
pub async fn start(at: NoticeDesk) -> Result<Response> {
    let NoticeDesk { desk, notice } = at;
    if desk.fields.one("action") != "start" {
        return Err(AppError::BadRequest);
    }
    let notices = view::notices(&desk).await?;
    let today = london_date(desk.now);
    let mut text = notices
        .all(notice)
        .last()
        .map(|version| version.text.as_ref().clone())
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("{} has no version", notice.slug())))?;
    text.version = next_number(&notices.all(notice));
    text.from = add_days(today, 1).max(text.from);
    text.changes.clear();
    let changed = store::begin(&desk, &text).await?;
    match (changed, store::open(&desk.tx, notice).await?) {
        (Changed::Done, Some(draft)) => {
            did_to(&desk, &draft, "notice.start").await?;
            to_open(desk, &draft).await
        }
        // A second press of the same button.
        (Changed::Meanwhile, Some(draft))
            if draft.revision == 1 && draft.writers == [desk.officer.id.0] =>
        {
            to_open(desk, &draft).await
        }
        _ => {
            let problem = Problem::new("draft", "desk-error-open");
            desk_page(desk, notice, StatusCode::CONFLICT, None, problem.into()).await
        }
    }
}

/// 303 to a draft.
async fn to_open(desk: Desk, draft: &Draft) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other(&format!("{DESK}/draft/{}", draft.id)))
}

/// The number of the version after these.
pub(super) fn next_number(versions: &[&app::domain::notice::NoticeVersion]) -> u32 {
    1 + versions
        .iter()
        .map(|version| version.version)
        .max()
        .unwrap_or(0)
}

/// GET `/staff/notices/draft/<id>`: writing, or reading once it is sent for approval.
pub async fn open(RawQuery(query): RawQuery, at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let saved = query.as_deref() == Some("saved");
    show(
        desk,
        &draft,
        Shown {
            saved,
            ..Shown::default()
        },
    )
    .await
}

/// What a page of a draft shows besides the draft.
#[derive(Default)]
pub(super) struct Shown {
    pub status: StatusCode,
    /// What was typed, where it is not what is kept.
    pub form: Option<NoticeForm>,
    pub why: String,
    pub problems: Problems,
    pub saved: bool,
}

/// The one way to the page of a draft.
pub(super) async fn show(desk: Desk, draft: &Draft, shown: Shown) -> Result<Response> {
    did_to(&desk, draft, "notice.open").await?;
    let view = view::draft(&desk, draft).await?;
    let Shown {
        status,
        form,
        why,
        problems,
        saved,
    } = shown;
    // What was typed is shown where it was typed, also when the draft is not written on any more.
    if draft.state != DraftState::Draft && form.is_none() {
        let Desk { page, tx, now, .. } = desk;
        tx.commit().await?;
        return Ok(page.with_status(
            status,
            move || view! { <ReviewPage draft=view why problems now/> },
        ));
    }
    let lacks = draft_lacks(&desk, draft).await?;
    let markers = view::markers(&desk);
    let form = form.unwrap_or_else(|| NoticeForm::of(&draft.text, draft.substance));
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || {
        view! { <EditPage draft=view form problems lacks markers saved now/> }
    }))
}

/// What still keeps a draft from being sent for approval.
pub(super) async fn draft_lacks(desk: &Desk, draft: &Draft) -> Result<Problems> {
    let before = view::before(desk, draft).await?;
    let markers = Markers {
        site: &desk.state.site(),
        retention: &view::retention(desk),
    };
    Ok(lacks(
        &draft.text,
        draft.substance,
        before.as_ref().map(|version| version.text.as_ref()),
        &markers,
        london_date(desk.now),
    ))
}

/// GET `/staff/notices/draft/<id>/preview`: as a resident will see it.
pub async fn preview(at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    did_to(&desk, &draft, "notice.preview").await?;
    let view = view::draft(&desk, &draft).await?;
    let retention = view::retention(&desk);
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <PreviewPage draft=view retention/> }))
}

/// GET `/staff/notices/draft/<id>/compare`: word by word against the version before it.
pub async fn compare(at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    did_to(&desk, &draft, "notice.compare").await?;
    let view = view::draft(&desk, &draft).await?;
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <ComparedPage draft=view/> }))
}

/// GET on the address of a decision, after a reload or from a bookmark: to the draft itself.
pub async fn to_draft(Path(id): Path<String>, page: Page) -> Result<Response> {
    let id = Uuid::parse_str(&id).map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("{DESK}/draft/{id}")))
}
