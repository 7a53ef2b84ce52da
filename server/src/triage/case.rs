//! Permission as an extractor that returns the record: a handler names its action in its type and has
//! nothing to act on unless this person may do it to this case.

use super::{record::refused, store};
use crate::{
    concern::among_the_few,
    entity::enquiry,
    glass,
    platform::error::{AppError, Result},
    staff::{Desk, May, may},
    state::AppState,
};
use app::domain::permission::Action;
use axum::{
    RequestPartsExt,
    extract::{FromRequest, Path, Request},
    response::{IntoResponse, Response},
};
use std::marker::PhantomData;

/// A row of `permissions.csv` as a type.
pub trait ForAction {
    const ACTION: Action;
}

macro_rules! actions {
    ($($name:ident),+ $(,)?) => {$(
        /// The row of the same name.
        pub struct $name;
        impl ForAction for $name {
            const ACTION: Action = Action::$name;
        }
    )+};
}

actions! { Assign, Reopen, LinkDuplicate, MakeRequest, OpenEnquiry, RevealFreeText, SeeContactDetails, ChangeQueue, Claim, RecordContact, WriteNote, Close, RaiseConcern, CloseConcern, ShareForSafeguarding }

/// A case that this person may do `A` to.
pub struct CaseFor<A: ForAction> {
    pub desk: Desk,
    pub enquiry: enquiry::Model,
    action: PhantomData<A>,
}

impl<A: ForAction> FromRequest<AppState> for CaseFor<A> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let reference = match parts.extract::<Path<String>>().await {
            Ok(Path(reference)) => reference,
            Err(_) => return Err(AppError::NotFound.into_response()),
        };
        let mut desk = Desk::from_request(Request::from_parts(parts, body), state).await?;
        let found = store::by_reference(&desk.tx, &reference)
            .await
            .map_err(IntoResponse::into_response)?;
        let answer = match &found {
            Some(enquiry) => reach(&mut desk, enquiry, A::ACTION).await,
            // Row-level security hides what is out of scope: it looks like what does not exist.
            None => Err(AppError::NotFound),
        };
        match (answer, found) {
            (Ok(()), Some(enquiry)) => Ok(Self {
                desk,
                enquiry,
                action: PhantomData,
            }),
            (Err(error @ (AppError::NotFound | AppError::Forbidden)), _) => {
                Err(refused(desk, error, Some(&reference)).await.into_response())
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
pub async fn reach(desk: &mut Desk, enquiry: &enquiry::Model, action: Action) -> Result<()> {
    desk.officer.glass = by_glass(desk, enquiry).await?;
    checked(desk, enquiry, action).await
}

/// Asks the matrix; a case with a concern is there for the few alone.
///
/// # Errors
/// The database; as [`check`].
pub async fn checked(desk: &Desk, enquiry: &enquiry::Model, action: Action) -> Result<()> {
    if among_the_few(desk, enquiry).await? {
        check(desk, enquiry, action)
    } else {
        Err(AppError::NotFound)
    }
}

/// Whether nothing but emergency access brings this person to the case.
async fn by_glass(desk: &Desk, enquiry: &enquiry::Model) -> Result<bool> {
    let out_of_scope = matches!(
        check(desk, enquiry, Action::OpenEnquiry),
        Err(AppError::NotFound)
    );
    Ok(out_of_scope && glass::mark(desk, enquiry.id).await?.is_some())
}

/// Asks the matrix.
///
/// # Errors
/// 403 where the case is in sight and the act is not this role's, 404 where it is not in sight.
pub fn check(desk: &Desk, enquiry: &enquiry::Model, action: Action) -> Result<()> {
    let controller = enquiry.controller.parse().map_err(AppError::internal)?;
    let queue = enquiry.queue.parse().map_err(AppError::internal)?;
    let flags = super::lists::flags(&enquiry.flags)?;
    match may(&desk.officer, action, controller, queue, &flags) {
        May::Yes => Ok(()),
        May::NotThis => Err(AppError::Forbidden),
        May::NotEvenSee => Err(AppError::NotFound),
    }
}
