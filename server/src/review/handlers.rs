//! A draft from its start to its approval. A success answers 303; what goes wrong answers the same page with what was
//! typed.

use super::{
    Draft, DraftDesk, Reviewed, SubjectDesk, Update,
    answers::{
        DISCARDED, PUBLISHED, RECALLED, RETURNED, SUBMITTED, Shown, done_key, redirect_to_draft_of,
        redirect_to_saved, redirect_to_subject, render_review, typed_reason, unprocessable,
    },
    audit::audit_draft,
    conflict::{Decision, decision_conflict, save_conflict},
    may_review,
    store::{self, find_draft},
};
use crate::staff::StaffRequest;
use app::{
    domain::review::{Approved, DraftAction, DraftState, Participant, next_state},
    forms::staff::review::reason,
    ui::Problem,
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use http::StatusCode;
use platform::{
    error::{AppError, Result},
    page::Page,
};

/// POST on the page of a subject: starts a draft.
pub async fn start_draft<R: Reviewed>(at: SubjectDesk<R>) -> Result<Response> {
    let SubjectDesk { staff, subject } = at;
    if staff.fields.one("action") != "start" {
        return Err(AppError::BadRequest);
    }
    let body = R::first_body(&staff, subject).await?;
    let update = store::begin::<R>(&staff, subject, &body).await?;
    let open = store::find_open::<R>(&staff.tx, subject).await?;
    match (update, open) {
        (Update::Applied, Some(draft)) => {
            audit_draft(&staff, &draft, R::AUDIT.start).await?;
            redirect_to_draft_of(staff, &draft).await
        }
        // A second press of the same button.
        (Update::Conflict, Some(draft))
            if draft.revision == 1 && draft.authors == [staff.officer.id.0] =>
        {
            redirect_to_draft_of(staff, &draft).await
        }
        _ => {
            let problem = Problem::new("draft", "review-error-open");
            R::subject_page(staff, subject, StatusCode::CONFLICT, None, problem.into()).await
        }
    }
}

/// GET on a draft: writing, or reading once it is sent for approval.
pub async fn show_draft<R: Reviewed>(
    RawQuery(query): RawQuery,
    at: DraftDesk<R>,
) -> Result<Response> {
    let DraftDesk { staff, draft } = at;
    let shown = Shown {
        done: done_key(query.as_deref()),
        ..Shown::new(StatusCode::OK)
    };
    render_review(staff, &draft, shown).await
}

/// GET on the address of a decision, after a reload or from a bookmark: to the draft itself.
pub async fn redirect_to_draft<R: Reviewed>(
    Path(path): Path<String>,
    page: Page,
) -> Result<Response> {
    let address = R::draft_at(&path).ok_or(AppError::NotFound)?;
    Ok(page.see_other(&R::draft_href(address)))
}

/// POST on a draft: `save`, `submit` or `discard`.
pub async fn update_draft<R: Reviewed>(at: DraftDesk<R>) -> Result<Response> {
    let DraftDesk { staff, draft } = at;
    let (action, revision) = (action(&staff)?, revision(&staff)?);
    let allowed = next_state(draft.state(), action, draft.participant(&staff.officer)).is_some();
    match action {
        DraftAction::Save | DraftAction::Submit => {
            let form = R::read_form(&draft, &staff.fields);
            if !allowed {
                return save_conflict(staff, draft, action, form).await;
            }
            save_draft(staff, draft, revision, action, form).await
        }
        DraftAction::Discard => {
            if !allowed || store::discard(&staff, &draft, revision).await? == Update::Conflict {
                return decision_conflict(staff, &draft, Decision::Discard).await;
            }
            audit_draft(&staff, &draft, R::AUDIT.discard).await?;
            redirect_to_subject(staff, &draft, DISCARDED).await
        }
        DraftAction::Recall | DraftAction::SendBack | DraftAction::Approve => {
            Err(AppError::BadRequest)
        }
    }
}

async fn save_draft<R: Reviewed>(
    staff: StaffRequest,
    draft: Draft<R>,
    revision: i32,
    action: DraftAction,
    form: R::Form,
) -> Result<Response> {
    let mut body = match R::parse(&form, draft.subject, &draft.body, staff.now) {
        Ok(body) => body,
        Err(problems) => return unprocessable(staff, &draft, form, problems).await,
    };
    let submits = action == DraftAction::Submit;
    if submits {
        body = R::numbered(&staff, draft.subject, body).await?;
        let missing = R::missing(&staff, &draft, &body, Some(&form)).await?;
        if !missing.is_empty() {
            return unprocessable(staff, &draft, form, missing).await;
        }
    }
    if store::save(&staff, &draft, revision, &body).await? == Update::Conflict {
        return save_conflict(staff, draft, action, form).await;
    }
    let saved = Draft { body, ..draft };
    audit_draft(&staff, &saved, R::AUDIT.save).await?;
    if !submits {
        return redirect_to_saved(staff, &saved).await;
    }
    if store::submit(&staff, &saved, revision + 1, &saved.body).await? == Update::Conflict {
        return save_conflict(staff, saved, action, form).await;
    }
    // As it stands now: with the hash under which the second person will read it.
    let sent = find_draft(&staff.tx, saved.id).await?.unwrap_or(saved);
    audit_draft(&staff, &sent, R::AUDIT.submit).await?;
    redirect_to_subject(staff, &sent, SUBMITTED).await
}

/// POST on the address of a decision: `approve`, `return` or `recall`.
pub async fn decide_draft<R: Reviewed>(at: DraftDesk<R>) -> Result<Response> {
    let DraftDesk { staff, draft } = at;
    let (action, revision) = (action(&staff)?, revision(&staff)?);
    let reason = reason(&staff.fields.one("why"));
    let decision = match (action, &reason) {
        (DraftAction::Approve, _) => Decision::Approve,
        (DraftAction::Recall, _) => Decision::Recall,
        (DraftAction::SendBack, Ok(reason)) => Decision::SendBack(Some(reason.clone())),
        (DraftAction::SendBack, Err(_)) => Decision::SendBack(None),
        (DraftAction::Save | DraftAction::Submit | DraftAction::Discard, _) => {
            return Err(AppError::BadRequest);
        }
    };
    if draft.state() != DraftState::Submitted {
        return decision_conflict(staff, &draft, decision).await;
    }
    // An author is not the second person, and the second person recalls nothing.
    let by = draft.participant(&staff.officer);
    let second_person = by == Participant::Reviewer;
    if next_state(draft.state(), action, by).is_none()
        || (second_person && !may_review::<R>(staff.data(), &staff.officer, second_person))
    {
        return Err(AppError::Forbidden);
    }
    match (decision, reason) {
        (Decision::SendBack(None), Err(problem)) => {
            let shown = Shown {
                reason: typed_reason(&staff),
                problems: problem.into(),
                ..Shown::new(StatusCode::UNPROCESSABLE_ENTITY)
            };
            render_review(staff, &draft, shown).await
        }
        (Decision::Approve, _) => approve(staff, &draft, revision).await,
        (decision, _) => return_to_draft(staff, &draft, revision, decision).await,
    }
}

/// Publishes what was read, and nothing else: the form names the hash under which it stood.
async fn approve<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
    revision: i32,
) -> Result<Response> {
    let Ok(sha256) = hex::decode(staff.fields.one("sha256")) else {
        return Err(AppError::BadRequest);
    };
    let problem = match R::publish(&staff, draft, revision, &sha256).await? {
        Approved::Published => {
            audit_draft(&staff, draft, R::AUDIT.approve).await?;
            let answer = redirect_to_subject(staff, draft, PUBLISHED).await?;
            return Ok(answer);
        }
        Approved::Conflict => return decision_conflict(staff, draft, Decision::Approve).await,
        Approved::DatePassed => Problem::new("approve", "review-error-date-passed"),
        Approved::Superseded => Problem::new("approve", "review-error-superseded"),
    };
    let staff = staff.restart().await?;
    let shown = Shown {
        problems: problem.into(),
        ..Shown::new(StatusCode::CONFLICT)
    };
    render_review(staff, draft, shown).await
}

/// Back to its authors: recalled by one of them, or sent back with a reason.
async fn return_to_draft<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
    revision: i32,
    decision: Decision,
) -> Result<Response> {
    let reason = match &decision {
        Decision::SendBack(reason) => reason.as_deref(),
        Decision::Approve | Decision::Recall | Decision::Discard => None,
    };
    let (action, done) = match reason {
        Some(_) => (R::AUDIT.send_back, RETURNED),
        None => (R::AUDIT.recall, RECALLED),
    };
    if store::return_to_draft(&staff, draft, revision, reason).await? == Update::Conflict {
        return decision_conflict(staff, draft, decision).await;
    }
    audit_draft(&staff, draft, action).await?;
    redirect_to_subject(staff, draft, done).await
}

fn action(staff: &StaffRequest) -> Result<DraftAction> {
    let action = staff.fields.one("action");
    action.parse().map_err(|_| AppError::BadRequest)
}

/// The revision that the form was made upon.
fn revision(staff: &StaffRequest) -> Result<i32> {
    let revision = staff.fields.one("revision");
    revision.parse().map_err(|_| AppError::BadRequest)
}
