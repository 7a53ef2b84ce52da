//! The pages of the desk, and the beginning of a draft.

use super::{
    AtDraft, NoticeDesk,
    record::{did, did_to},
    store::{self, Changed, Draft},
    view,
};
use crate::staff::StaffRequest;
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
use platform::{
    error::{AppError, Result},
    page::Page,
};
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
    let NoticeDesk { staff, notice } = at;
    let done = DONE
        .into_iter()
        .find(|(word, _)| query.as_deref() == Some(*word))
        .map(|(_, key)| key);
    desk_page(staff, notice, StatusCode::OK, done, Problems::default()).await
}

async fn desk_page(
    staff: StaffRequest,
    notice: Notice,
    status: StatusCode,
    done: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    did(&staff, "notice.desk").await?;
    let versions = view::versions(&staff, notice).await?;
    let draft = match store::open(&staff.tx, notice).await? {
        Some(draft) => Some(view::open(&staff, &draft).await?),
        None => None,
    };
    let partners_missing = view::partners_missing(&staff, notice);
    let StaffRequest { page, tx, now, .. } = staff;
    tx.commit().await?;
    let defects = defects(notice);
    Ok(page.with_status(status, move || {
        view! { <DeskPage notice versions draft done defects partners_missing problems now/> }
    }))
}

/// POST `/staff/notices`: begins a draft with the words of the newest version. One that is still to come
/// counts: the next one would else take its changes back unseen.
pub async fn start(at: NoticeDesk) -> Result<Response> {
    let NoticeDesk { staff, notice } = at;
    if staff.fields.one("action") != "start" {
        return Err(AppError::BadRequest);
    }
    let notices = view::notices(&staff).await?;
    let today = london_date(staff.now);
    let mut text = notices
        .all(notice)
        .last()
        .map(|version| version.text.as_ref().clone())
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("{} has no version", notice.slug())))?;
    text.version = next_number(&notices.all(notice));
    text.from = add_days(today, 1).max(text.from);
    text.changes.clear();
    let changed = store::begin(&staff, &text).await?;
    match (changed, store::open(&staff.tx, notice).await?) {
        (Changed::Done, Some(draft)) => {
            did_to(&staff, &draft, "notice.start").await?;
            to_open(staff, &draft).await
        }
        // A second press of the same button.
        (Changed::Meanwhile, Some(draft))
            if draft.revision == 1 && draft.writers == [staff.officer.id.0] =>
        {
            to_open(staff, &draft).await
        }
        _ => {
            let problem = Problem::new("draft", "desk-error-open");
            desk_page(staff, notice, StatusCode::CONFLICT, None, problem.into()).await
        }
    }
}

/// 303 to a draft.
async fn to_open(staff: StaffRequest, draft: &Draft) -> Result<Response> {
    staff.redirect(&format!("{DESK}/draft/{}", draft.id)).await
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
    let AtDraft { staff, draft } = at;
    let saved = query.as_deref() == Some("saved");
    show(
        staff,
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
pub(super) async fn show(staff: StaffRequest, draft: &Draft, shown: Shown) -> Result<Response> {
    did_to(&staff, draft, "notice.open").await?;
    let view = view::draft(&staff, draft).await?;
    let Shown {
        status,
        form,
        why,
        problems,
        saved,
    } = shown;
    // What was typed is shown where it was typed, also when the draft is not written on any more.
    if draft.state != DraftState::Draft && form.is_none() {
        let StaffRequest { page, tx, now, .. } = staff;
        tx.commit().await?;
        return Ok(page.with_status(
            status,
            move || view! { <ReviewPage draft=view why problems now/> },
        ));
    }
    let lacks = draft_lacks(&staff, draft).await?;
    let markers = view::markers(&staff);
    let form = form.unwrap_or_else(|| NoticeForm::of(&draft.text, draft.substance));
    let now = staff.now;
    staff
        .render(status, move || {
            view! { <EditPage draft=view form problems lacks markers saved now/> }
        })
        .await
}

/// What still keeps a draft from being sent for approval.
pub(super) async fn draft_lacks(staff: &StaffRequest, draft: &Draft) -> Result<Problems> {
    let before = view::before(staff, draft).await?;
    let markers = Markers {
        site: staff.page.site(),
        retention: &view::retention(staff),
    };
    Ok(lacks(
        &draft.text,
        draft.substance,
        before.as_ref().map(|version| version.text.as_ref()),
        &markers,
        london_date(staff.now),
    ))
}

/// GET `/staff/notices/draft/<id>/preview`: as a resident will see it.
pub async fn preview(at: AtDraft) -> Result<Response> {
    let AtDraft { staff, draft } = at;
    did_to(&staff, &draft, "notice.preview").await?;
    let view = view::draft(&staff, &draft).await?;
    let retention = view::retention(&staff);
    staff
        .render(
            StatusCode::OK,
            move || view! { <PreviewPage draft=view retention/> },
        )
        .await
}

/// GET `/staff/notices/draft/<id>/compare`: word by word against the version before it.
pub async fn compare(at: AtDraft) -> Result<Response> {
    let AtDraft { staff, draft } = at;
    did_to(&staff, &draft, "notice.compare").await?;
    let view = view::draft(&staff, &draft).await?;
    staff
        .render(StatusCode::OK, move || view! { <ComparedPage draft=view/> })
        .await
}

/// GET on the address of a decision, after a reload or from a bookmark: to the draft itself.
pub async fn to_draft(Path(id): Path<String>, page: Page) -> Result<Response> {
    let id = Uuid::parse_str(&id).map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("{DESK}/draft/{id}")))
}
