//! The answers of the handlers: the page of a draft, or a redirect that says what was done.

use super::{Draft, Reviewed, audit::audit_draft, view::review_view};
use crate::staff::StaffRequest;
use app::{domain::review::DraftState, forms::staff::review::REASON_MAX, ui::Problems};
use axum::response::Response;
use http::StatusCode;
use platform::error::Result;

/// What a page may say was done: a word of its address.
pub(super) const SAVED: &str = "saved";
pub(super) const SUBMITTED: &str = "submitted";
pub(super) const RECALLED: &str = "recalled";
pub(super) const RETURNED: &str = "returned";
pub(super) const PUBLISHED: &str = "published";
pub(super) const DISCARDED: &str = "discarded";

/// Each word with its text key.
const DONE: [(&str, &str); 6] = [
    (SAVED, "review-done-saved"),
    (SUBMITTED, "review-done-submitted"),
    (RECALLED, "review-done-recalled"),
    (RETURNED, "review-done-returned"),
    (PUBLISHED, "review-done-published"),
    (DISCARDED, "review-done-discarded"),
];

/// Text key of what the query of an address says was done.
pub fn done_key(query: Option<&str>) -> Option<&'static str> {
    DONE.into_iter()
        .find(|(word, _)| query == Some(*word))
        .map(|(_, key)| key)
}

/// What the page on which a draft is written shows besides the draft.
pub struct EditPage<F> {
    pub form: F,
    pub problems: Problems,
    /// What still keeps it from being sent for approval.
    pub missing: Problems,
    pub done: Option<&'static str>,
}

/// What the page on which it is decided shows besides the draft.
pub struct ReviewPage {
    /// What was typed as the reason to send it back.
    pub reason: String,
    pub problems: Problems,
}

/// What a page of a draft shows besides the draft.
pub(super) struct Shown<F> {
    pub status: StatusCode,
    /// What was typed, where it is not what is kept.
    pub form: Option<F>,
    pub reason: String,
    pub problems: Problems,
    pub done: Option<&'static str>,
}

impl<F> Shown<F> {
    pub fn new(status: StatusCode) -> Self {
        Self {
            status,
            form: None,
            reason: String::new(),
            problems: Problems::default(),
            done: None,
        }
    }
}

/// The one way to the page of a draft.
pub(super) async fn render_review<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
    shown: Shown<R::Form>,
) -> Result<Response> {
    audit_draft(&staff, draft, R::AUDIT.open).await?;
    let review = review_view(&staff, draft).await?;
    let view = R::draft_view(&staff, draft, review).await?;
    let Shown {
        status,
        form,
        reason,
        problems,
        done,
    } = shown;
    // What was typed is shown where it was typed, also when the draft is not written on any more.
    if draft.state() != DraftState::Draft && form.is_none() {
        let shown = ReviewPage { reason, problems };
        let StaffRequest { page, tx, now, .. } = staff;
        tx.commit().await?;
        return Ok(page.with_status(status, move || R::review_page(view, shown, now)));
    }
    let shown = EditPage {
        form: form.unwrap_or_else(|| R::form_of(&draft.body)),
        problems,
        missing: R::missing(&staff, draft, &draft.body, None).await?,
        done,
    };
    let StaffRequest { page, tx, now, .. } = staff;
    tx.commit().await?;
    Ok(page.with_status(status, move || R::edit_page(view, shown, now)))
}

/// 422: the page with what was typed and what is wrong with it.
pub(super) async fn unprocessable<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
    form: R::Form,
    problems: Problems,
) -> Result<Response> {
    let shown = Shown {
        form: Some(form),
        problems,
        ..Shown::new(StatusCode::UNPROCESSABLE_ENTITY)
    };
    render_review(staff, draft, shown).await
}

/// The reason as it was typed, cut where nobody reads on.
pub(super) fn typed_reason(staff: &StaffRequest) -> String {
    let typed = staff.fields.one("why");
    typed.chars().take(2 * REASON_MAX).collect()
}

/// 303 to the page of the subject, which says what was done.
pub(super) async fn redirect_to_subject<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
    done: &'static str,
) -> Result<Response> {
    let href = format!("{}?{done}", R::subject_href(draft.subject));
    redirect(staff, &href).await
}

/// 303 to the draft, which says that it was saved.
pub(super) async fn redirect_to_saved<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
) -> Result<Response> {
    let href = format!("{}?{SAVED}", R::draft_href(R::address(draft)));
    redirect(staff, &href).await
}

/// 303 to the draft.
pub(super) async fn redirect_to_draft_of<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
) -> Result<Response> {
    redirect(staff, &R::draft_href(R::address(draft))).await
}

async fn redirect(staff: StaffRequest, href: &str) -> Result<Response> {
    staff.redirect(href).await
}
