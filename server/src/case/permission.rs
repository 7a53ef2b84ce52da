//! Permission as an extractor that returns the record: a handler names its action in its type and has
//! nothing to act on unless this person may do it to this case.

use crate::case::store;
use crate::{
    case::{access, access::among_the_few, columns},
    staff::{Access, ForAction, StaffRequest, authorize},
};
use app::domain::permission::Action;
use axum::{
    RequestPartsExt,
    extract::{FromRef, FromRequest, Path, Request},
    response::{IntoResponse, Response},
};
use entity::enquiry;
use platform::Platform;
use platform::error::{AppError, Result};
use std::marker::PhantomData;

/// A case that this person may do `A` to.
pub struct CaseFor<A: ForAction> {
    pub staff: StaffRequest,
    pub enquiry: enquiry::Model,
    action: PhantomData<A>,
}

impl<A: ForAction, S> FromRequest<S> for CaseFor<A>
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let reference = match parts.extract::<Path<String>>().await {
            Ok(Path(reference)) => reference,
            Err(_) => return Err(AppError::NotFound.into_response()),
        };
        let mut staff = StaffRequest::from_request(Request::from_parts(parts, body), state).await?;
        let found = store::by_reference(&staff.tx, &reference)
            .await
            .map_err(IntoResponse::into_response)?;
        let answer = match &found {
            Some(enquiry) => reach(&mut staff, enquiry, A::ACTION).await,
            // Row-level security hides what is out of scope: it looks like what does not exist.
            None => Err(AppError::NotFound),
        };
        match (answer, found) {
            (Ok(()), Some(enquiry)) => Ok(Self {
                staff,
                enquiry,
                action: PhantomData,
            }),
            (Err(error @ (AppError::NotFound | AppError::Forbidden)), _) => {
                Err(error.into_response())
            }
            (Err(error), _) => Err(error.into_response()),
            (Ok(()), None) => Err(AppError::NotFound.into_response()),
        }
    }
}

/// Whether this person may do something to a case, also where nothing but emergency access brings them to it.
///
/// # Errors
/// As [`checked`].
pub async fn reach(
    staff: &mut StaffRequest,
    enquiry: &enquiry::Model,
    action: Action,
) -> Result<()> {
    staff.officer.glass = by_glass(staff, enquiry).await?;
    checked(staff, enquiry, action).await
}

/// Asks the matrix; a case with a concern is there for the few alone.
///
/// # Errors
/// The database; as [`check`].
pub async fn checked(staff: &StaffRequest, enquiry: &enquiry::Model, action: Action) -> Result<()> {
    if among_the_few(staff, enquiry).await? {
        check(staff, enquiry, action)
    } else {
        Err(AppError::NotFound)
    }
}

/// Whether nothing but emergency access brings this person to the case.
async fn by_glass(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<bool> {
    let out_of_scope = matches!(
        check(staff, enquiry, Action::OpenEnquiry),
        Err(AppError::NotFound)
    );
    Ok(out_of_scope && access::mark(staff, enquiry.id).await?.is_some())
}

/// Asks the matrix.
///
/// # Errors
/// 403 where the case is in sight and the act is not this role's, 404 where it is not in sight.
pub fn check(staff: &StaffRequest, enquiry: &enquiry::Model, action: Action) -> Result<()> {
    let controller = enquiry.controller.parse().map_err(AppError::internal)?;
    let queue = enquiry.queue.parse().map_err(AppError::internal)?;
    let flags = columns::flags(&enquiry.flags)?;
    match authorize(staff, action, controller, queue, &flags) {
        Access::Granted => Ok(()),
        Access::Forbidden => Err(AppError::Forbidden),
        Access::Hidden => Err(AppError::NotFound),
    }
}
