//! The notice desk: `/staff/notices` and the drafts below it. Whoever has the row `publish privacy notice
//! version` writes for the own organisation; publishing takes a second person who has it too.

mod act;
mod handlers;
mod record;
pub mod store;
mod view;

pub use act::{decide, write};
pub use handlers::{compare, home, open, preview, start, to_draft};

use crate::staff::{Officer, StaffRequest};
use app::domain::{
    notice::Notice,
    notice_draft::Part,
    permission::{Action, Scope},
};
use axum::{
    RequestPartsExt,
    extract::{FromRef, FromRequest, Path, Request},
    response::{IntoResponse, Response},
};
use platform::Platform;
use platform::error::{AppError, Result};
use store::Draft;
use uuid::Uuid;

/// Whether the matrix lets this person work on the notice of the own organisation, with a second person
/// to publish it.
pub fn has_row(staff: &StaffRequest) -> bool {
    allowed(staff, true)
}

/// Whether this person can be the second person for a draft.
fn may_approve(staff: &StaffRequest, draft: &Draft) -> bool {
    let officer = &staff.officer;
    let own = draft.notice.controller() == officer.controller;
    own && allowed(staff, part(officer, draft) == Part::Other)
}

fn allowed(staff: &StaffRequest, second_person: bool) -> bool {
    let scope = Scope {
        same_controller: true,
        second_person,
        ..Scope::default()
    };
    let permissions = &staff.data().permissions;
    permissions.any_allows(&staff.officer.roles, Action::PublishNotice, scope)
}

/// What this person is to a draft.
fn part(officer: &Officer, draft: &Draft) -> Part {
    if draft.writers.contains(&officer.id.0) {
        Part::Writer
    } else {
        Part::Other
    }
}

/// The desk of the own organisation. Without the row there is no such page.
pub struct NoticeDesk {
    pub staff: StaffRequest,
    pub notice: Notice,
}

impl<S> FromRequest<S> for NoticeDesk
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let staff = StaffRequest::from_request(request, state).await?;
        if !has_row(&staff) {
            return Err(AppError::NotFound.into_response());
        }
        let notice = Notice::of(staff.officer.controller);
        Ok(Self { staff, notice })
    }
}

/// A draft of the own organisation.
pub struct AtDraft {
    pub staff: StaffRequest,
    pub draft: Draft,
}

impl<S> FromRequest<S> for AtDraft
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let id = match parts.extract::<Path<String>>().await {
            Ok(Path(id)) => Uuid::parse_str(&id).ok(),
            Err(_) => None,
        };
        let NoticeDesk { staff, .. } =
            NoticeDesk::from_request(Request::from_parts(parts, body), state).await?;
        let found = match id {
            Some(id) => store::by_id(&staff.tx, id)
                .await
                .map_err(IntoResponse::into_response)?,
            None => None,
        };
        // Row-level security hides the other organisation's: it looks like what does not exist.
        match found.filter(|draft| draft.notice.controller() == staff.officer.controller) {
            Some(draft) => Ok(Self { staff, draft }),
            None => Err(AppError::NotFound.into_response()),
        }
    }
}
