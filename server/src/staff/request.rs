//! The extractor that every staff handler begins with: a signed-in person with current training, the
//! form if there is one, and one transaction in which row-level security shows what that person may see.

use super::authorize::reaches;
use crate::staff::{Officer, Training};
use app::{
    domain::{permission::Action, reference_data::ReferenceData},
    page::StaffContext,
    staff::sign_in::TrainingPage,
};
use axum::{
    extract::{FromRef, FromRequest, FromRequestParts, Request},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit::{Actor, AuditEvent, record},
    cookie::Token,
    db::set_local,
    error::{AppError, Result},
    fields::Fields,
    limits::Client,
    page::Page,
};
use sea_orm::DatabaseTransaction;

/// Keeping the place safe, and the record of it: what a refusal is recorded for.
const REFUSED: &str = "A12";

/// Where people without a session are sent.
pub const SIGN_IN: &str = "/staff/sign-in";

/// A person at work. The handler commits `tx`: what was looked at stands in the audit only then.
pub struct Desk {
    pub state: Platform,
    pub page: Page,
    pub officer: Officer,
    pub client: Client,
    /// Empty for a GET.
    pub fields: Fields,
    pub tx: DatabaseTransaction,
    /// One instant for the whole request.
    pub now: DateTime<Utc>,
}

impl Desk {
    /// The reference tables in force for this request.
    pub fn data(&self) -> &'static ReferenceData {
        self.page.data()
    }

    /// The same person with a new transaction; what the old one had begun is undone.
    ///
    /// # Errors
    /// The database.
    pub async fn anew(self) -> Result<Self> {
        self.tx.rollback().await?;
        let tx = self.state.pools.staff_tx(self.officer.id).await?;
        Ok(Self { tx, ..self })
    }

    /// The desk of a page that is kept up to date. A page left open is not work: the session is not kept
    /// awake by it.
    ///
    /// # Errors
    /// No session, or one that is over; 403 where the training has run out; the database.
    pub async fn watching(state: &Platform, page: Page, client: Client) -> Result<Self> {
        let token = page.token().ok_or(AppError::SessionOver(SIGN_IN))?;
        let tx = state.pools.sign_in_tx().await?;
        let officer = Officer::watching(&tx, token.hash().to_vec()).await?;
        let (tx, officer) = known(tx, officer).await?;
        let now = state.clock.now();
        if Training::of(officer.training, now) == Training::RunOut {
            return Err(AppError::Forbidden);
        }
        Ok(Self {
            state: state.clone(),
            page,
            officer,
            client,
            fields: Fields::default(),
            tx,
            now,
        })
    }
}

impl Desk {
    /// What an act of this person is recorded as; `activity` is a code of `processing_activities.csv`.
    pub fn event(&self, action: &'static str, activity: &'static str) -> AuditEvent {
        let event = AuditEvent::new(Actor::Staff(self.officer.id), action)
            .activity(activity)
            .client(self.client);
        AuditEvent {
            controller: Some(self.officer.controller),
            ..event
        }
    }

    /// The same person, if the matrix gives them some use of an action; as [`StaffFor`] where it depends on the form.
    ///
    /// # Errors
    /// 404, on record.
    ///
    /// [`StaffFor`]: super::StaffFor
    pub async fn require(self, action: Action) -> Result<Self> {
        if reaches(&self.officer, action, self.data()) {
            Ok(self)
        } else {
            Err(self.refused(AppError::NotFound).await)
        }
    }

    /// Records a look or act that was refused, keeps that record, and gives the refusal back.
    pub async fn refused(self, error: AppError) -> AppError {
        let reason = match error {
            AppError::Forbidden => "not_this_role",
            _ => "not_in_scope",
        };
        let event = self.event("access.refused", REFUSED).reason(reason);
        if let Err(fault) = record(&self.tx, self.now, event).await {
            return fault;
        }
        match self.tx.commit().await {
            Ok(()) => error,
            Err(fault) => fault.into(),
        }
    }
}

impl<S> FromRequest<S> for Desk
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let platform = Platform::from_ref(state);
        let (mut parts, body) = request.into_parts();
        let page = Page::from_request_parts(&mut parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let Ok(client) = Client::from_request_parts(&mut parts, state).await;
        // The form is read before a connection is taken: a slow sender must not hold one.
        let fields = Fields::from_request(Request::from_parts(parts, body), state)
            .await
            .map_err(IntoResponse::into_response)?;
        let (tx, officer) = signed_in(&platform, page.token())
            .await
            .map_err(IntoResponse::into_response)?;
        let now = platform.clock.now();
        let training = Training::of(officer.training, now);
        if training == Training::RunOut {
            let completed_on = officer.training;
            return Err(page.with_status(
                StatusCode::FORBIDDEN,
                move || view! { <TrainingPage completed_on/> },
            ));
        }
        let context = StaffContext {
            training_ends: training.ends_soon(),
            ..officer.context(page.data())
        };
        Ok(Self {
            page: page.signed_in(context),
            state: platform,
            officer,
            client,
            fields,
            tx,
            now,
        })
    }
}

/// The person behind a cookie, and a transaction in which the database knows who acts.
///
/// # Errors
/// No session, or one that is over; the database.
pub async fn signed_in(
    state: &Platform,
    token: Option<&Token>,
) -> Result<(DatabaseTransaction, Officer)> {
    let token = token.ok_or(AppError::SessionOver(SIGN_IN))?;
    let tx = state.pools.sign_in_tx().await?;
    let officer = Officer::of_session(&tx, token.hash().to_vec()).await?;
    known(tx, officer).await
}

/// Tells the database who acts.
async fn known(
    tx: DatabaseTransaction,
    officer: Option<Officer>,
) -> Result<(DatabaseTransaction, Officer)> {
    let officer = officer.ok_or(AppError::SessionOver(SIGN_IN))?;
    set_local(&tx, "app.actor", &officer.id.to_string()).await?;
    Ok((tx, officer))
}
