//! Rows of `permissions.csv` as types, so that a handler names what it needs in its signature.

use crate::staff::{StaffRequest, reaches};
use app::domain::permission::Action;
use axum::{
    extract::{FromRef, FromRequest, Request},
    response::{IntoResponse, Response},
};
use platform::{Platform, error::AppError};
use std::marker::PhantomData;

/// A row of the matrix as a type.
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

actions! {
    AgreeToClose, Assign, AssistedEntry, BreakGlass, ChangeQueue, Claim, Close, CloseConcern, DecideRequest, EditConfiguration,
    EditTemplates, LinkDuplicate, MakeRequest, ManageUsers, OpenEnquiry, PublishNotice, RaiseConcern, ReadFeedback,
    RecordContact, Reopen, RevealFreeText, ReviewAccess, Search, SeeContactDetails, ShareForSafeguarding, WriteNote,
}

/// A person to whom the matrix gives some use of `A`. To others there is no such page.
pub struct StaffFor<A: ForAction> {
    pub staff: StaffRequest,
    action: PhantomData<A>,
}

impl<A: ForAction, S> FromRequest<S> for StaffFor<A>
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let staff = StaffRequest::from_request(request, state).await?;
        if reaches(&staff.officer, A::ACTION, staff.data()) {
            Ok(Self {
                staff,
                action: PhantomData,
            })
        } else {
            Err(AppError::NotFound.into_response())
        }
    }
}
