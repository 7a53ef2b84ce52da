//! The notice desk: `/staff/notices` and the drafts below it. Whoever has the row `publish privacy notice
//! version` writes for the own organisation; publishing takes a second person who has it too.

mod act;
mod handlers;
mod record;
pub mod store;
mod view;

pub use act::{decide, write};
pub use handlers::{compare, home, open, preview, start, to_draft};

use crate::{
    platform::error::{AppError, Result},
    settings::data,
    staff::{Desk, Officer},
    state::AppState,
};
use app::domain::{
    notice::Notice,
    notice_draft::Part,
    permission::{Action, Scope},
};
use axum::{
    RequestPartsExt,
    extract::{FromRequest, Path, Request},
    response::{IntoResponse, Response},
};
use store::Draft;
use uuid::Uuid;

/// Whether the matrix lets this person work on the notice of the own organisation, with a second person
/// to publish it.
pub fn has_row(officer: &Officer) -> bool {
    allowed(officer, true)
}

/// Whether this person can be the second person for a draft.
fn may_approve(officer: &Officer, draft: &Draft) -> bool {
    let own = draft.notice.controller() == officer.controller;
    own && allowed(officer, part(officer, draft) == Part::Other)
}

fn allowed(officer: &Officer, second_person: bool) -> bool {
    let scope = Scope {
        same_controller: true,
        second_person,
        ..Scope::default()
    };
    let permissions = &data().permissions;
    permissions.any_allows(&officer.roles, Action::PublishNotice, scope)
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
    pub desk: Desk,
    pub notice: Notice,
}

impl FromRequest<AppState> for NoticeDesk {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let desk = Desk::from_request(request, state).await?;
        if !has_row(&desk.officer) {
            return Err(desk.refused(AppError::NotFound).await.into_response());
        }
        let notice = Notice::of(desk.officer.controller);
        Ok(Self { desk, notice })
    }
}

/// A draft of the own organisation.
pub struct AtDraft {
    pub desk: Desk,
    pub draft: Draft,
}

impl FromRequest<AppState> for AtDraft {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let id = match parts.extract::<Path<String>>().await {
            Ok(Path(id)) => Uuid::parse_str(&id).ok(),
            Err(_) => None,
        };
        let NoticeDesk { desk, .. } =
            NoticeDesk::from_request(Request::from_parts(parts, body), state).await?;
        let found = match id {
            Some(id) => store::by_id(&desk.tx, id)
                .await
                .map_err(IntoResponse::into_response)?,
            None => None,
        };
        // Row-level security hides the other organisation's: it looks like what does not exist.
        match found.filter(|draft| draft.notice.controller() == desk.officer.controller) {
            Some(draft) => Ok(Self { desk, draft }),
            None => Err(desk.refused(AppError::NotFound).await.into_response()),
        }
    }
}
