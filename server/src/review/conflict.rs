//! Somebody else was there first, or the same button was pressed twice.

use super::{
    Draft, Reviewed,
    answers::{
        DISCARDED, PUBLISHED, RECALLED, RETURNED, SUBMITTED, Shown, redirect_to_saved,
        redirect_to_subject, render_review, typed_reason,
    },
    store::find_draft,
};
use crate::staff::StaffRequest;
use app::{
    domain::review::{DraftAction, Participant, Stage},
    ui::Problem,
};
use axum::response::Response;
use http::StatusCode;
use platform::error::Result;

/// What a button was pressed for.
#[derive(Clone, Debug)]
pub(super) enum Decision {
    Approve,
    Recall,
    /// With its reason, if that can be used.
    SendBack(Option<String>),
    Discard,
}

impl Decision {
    /// What to say was done, if this person has done just that already: a second press of the same button.
    fn already_done<R: Reviewed>(
        &self,
        staff: &StaffRequest,
        draft: &Draft<R>,
    ) -> Option<&'static str> {
        let me = staff.officer.id.0;
        match (self, &draft.stage) {
            (Self::Approve, Stage::Published(_, approval)) => {
                (approval.by == me).then_some(PUBLISHED)
            }
            (Self::SendBack(Some(reason)), Stage::Draft(Some(returned))) => {
                (returned.by == me && returned.reason == *reason).then_some(RETURNED)
            }
            (Self::Recall, Stage::Draft(None)) => {
                (draft.participant(&staff.officer) == Participant::Author).then_some(RECALLED)
            }
            (Self::Discard, Stage::Discarded) => Some(DISCARDED),
            _ => None,
        }
    }
}

/// 409 after somebody else saved, sent or closed it: what was typed stays on the page, upon the newest revision.
/// Nothing went wrong when what was typed is what is kept: a second press of the same button.
pub(super) async fn save_conflict<R: Reviewed>(
    staff: StaffRequest,
    draft: Draft<R>,
    action: DraftAction,
    form: R::Form,
) -> Result<Response> {
    let (staff, draft) = reload(staff, &draft).await?;
    let kept = R::parse(&form, draft.subject, &draft.body, staff.now)
        .is_ok_and(|typed| typed == draft.body);
    let me = staff.officer.id.0;
    let problem = match (&draft.stage, action) {
        (Stage::Draft(_), DraftAction::Save) if kept => {
            return redirect_to_saved(staff, &draft).await;
        }
        (Stage::Submitted(sent), DraftAction::Submit) if kept && sent.by == me => {
            return redirect_to_subject(staff, &draft, SUBMITTED).await;
        }
        (Stage::Draft(_), _) => "review-error-changed",
        (Stage::Submitted(_), _) => "review-error-sent",
        (Stage::Published(..) | Stage::Discarded, _) => "review-error-closed",
    };
    let shown = Shown {
        form: Some(form),
        problems: Problem::new(R::CONFLICT_FIELD, problem).into(),
        ..Shown::new(StatusCode::CONFLICT)
    };
    render_review(staff, &draft, shown).await
}

/// 409: it is not in a state for this any more. The page shows how it stands, with the reason that was typed.
pub(super) async fn decision_conflict<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
    decision: Decision,
) -> Result<Response> {
    let (staff, draft) = reload(staff, draft).await?;
    if let Some(done) = decision.already_done(&staff, &draft) {
        return redirect_to_subject(staff, &draft, done).await;
    }
    let shown = Shown {
        reason: typed_reason(&staff),
        problems: Problem::new("main", "review-error-decided").into(),
        ..Shown::new(StatusCode::CONFLICT)
    };
    render_review(staff, &draft, shown).await
}

/// The draft as it is now, in a new transaction.
async fn reload<R: Reviewed>(
    staff: StaffRequest,
    draft: &Draft<R>,
) -> Result<(StaffRequest, Draft<R>)> {
    let staff = staff.restart().await?;
    let draft = find_draft(&staff.tx, draft.id)
        .await?
        .unwrap_or_else(|| draft.clone());
    Ok((staff, draft))
}
