//! Who works on a review: without the row of the matrix there is no such page.

use super::{Draft, DraftAddress, Reviewed, store};
use crate::staff::{Officer, StaffRequest};
use app::domain::{permission::Scope, reference_data::ReferenceData};
use axum::{
    RequestPartsExt,
    extract::{FromRef, FromRequest, Path, Request},
    response::{IntoResponse, Response},
};
use platform::Platform;
use platform::error::{AppError, Result};
use std::marker::PhantomData;
use uuid::Uuid;

/// Whether the matrix lets this person work on a kind. `second_person`: somebody else approves, or this person
/// approves what others wrote.
pub fn may_review<R: Reviewed>(
    data: &ReferenceData,
    officer: &Officer,
    second_person: bool,
) -> bool {
    let scope = Scope {
        same_controller: true,
        second_person,
        ..Scope::default()
    };
    data.permissions
        .any_allows(&officer.roles, R::ACTION, scope)
}

/// The desk of somebody with the row.
pub struct ReviewDesk<R> {
    pub staff: StaffRequest,
    kind: PhantomData<R>,
}

impl<R: Reviewed, S> FromRequest<S> for ReviewDesk<R>
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let staff = StaffRequest::from_request(request, state).await?;
        if may_review::<R>(staff.data(), &staff.officer, true) {
            let kind = PhantomData;
            return Ok(Self { staff, kind });
        }
        Err(AppError::NotFound.into_response())
    }
}

/// A subject that this person works on.
pub struct SubjectDesk<R: Reviewed> {
    pub staff: StaffRequest,
    pub subject: R::Subject,
}

impl<R: Reviewed, S> FromRequest<S> for SubjectDesk<R>
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (path, request) = path_of(request).await;
        let ReviewDesk { staff, .. } = ReviewDesk::<R>::from_request(request, state).await?;
        match R::subject_at(path.as_deref(), &staff.officer) {
            Some(subject) if is_own_controller::<R>(&staff, subject) => Ok(Self { staff, subject }),
            _ => Err(AppError::NotFound.into_response()),
        }
    }
}

/// A draft that this person works on.
pub struct DraftDesk<R: Reviewed> {
    pub staff: StaffRequest,
    pub draft: Draft<R>,
}

impl<R: Reviewed, S> FromRequest<S> for DraftDesk<R>
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (path, request) = path_of(request).await;
        let ReviewDesk { staff, .. } = ReviewDesk::<R>::from_request(request, state).await?;
        let address = path.as_deref().and_then(R::draft_at);
        let found = match address {
            Some(address) => find::<R>(&staff, address)
                .await
                .map_err(IntoResponse::into_response)?,
            None => None,
        };
        // Row-level security hides the other organisation's: it looks like what does not exist.
        match (found, address) {
            (Some(draft), _) if is_own_controller::<R>(&staff, draft.subject) => {
                Ok(Self { staff, draft })
            }
            // Closed since: the page of the subject says how it stands.
            (None, Some(DraftAddress::Subject(subject)))
                if is_own_controller::<R>(&staff, subject) =>
            {
                let StaffRequest { page, tx, .. } = staff;
                tx.commit()
                    .await
                    .map_err(|fault| AppError::from(fault).into_response())?;
                Err(page.see_other(&R::subject_href(subject)))
            }
            _ => Err(AppError::NotFound.into_response()),
        }
    }
}

/// The draft of an address. A form names its draft by its id: where the address names the subject, another draft may
/// have been started since the page was opened.
async fn find<R: Reviewed>(
    staff: &StaffRequest,
    address: DraftAddress<R::Subject>,
) -> Result<Option<Draft<R>>> {
    match address {
        DraftAddress::Draft(id) => store::find_draft(&staff.tx, id).await,
        DraftAddress::Subject(subject) => match staff.fields.get("draft") {
            None => store::find_open(&staff.tx, subject).await,
            Some(id) => match Uuid::parse_str(id) {
                Ok(id) => Ok(store::find_draft(&staff.tx, id)
                    .await?
                    .filter(|draft: &Draft<R>| draft.subject == subject)),
                Err(_) => Ok(None),
            },
        },
    }
}

fn is_own_controller<R: Reviewed>(staff: &StaffRequest, subject: R::Subject) -> bool {
    R::controller(subject).is_none_or(|controller| controller == staff.officer.controller)
}

/// The variable part of the address, if it has one.
async fn path_of(request: Request) -> (Option<String>, Request) {
    let (mut parts, body) = request.into_parts();
    let path = parts.extract::<Path<String>>().await;
    let path = path.ok().map(|Path(path)| path);
    (path, Request::from_parts(parts, body))
}
