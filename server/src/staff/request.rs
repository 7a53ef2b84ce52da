//! The extractor that every staff handler begins with: a signed-in person with current training, the
//! form if there is one, and one transaction in which row-level security shows what that person may see.

use super::authorize::reaches;
use crate::staff::{Officer, Training};
use app::{
    domain::{
        activity::Activity, permission::Action, reference::Reference, reference_data::ReferenceData,
    },
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
use serde_json::json;

/// Where people without a session are sent.
pub const SIGN_IN: &str = "/staff/sign-in";

/// A person at work. Whoever answers commits `tx`: what was looked at stands in the audit only then.
pub struct StaffRequest {
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

impl StaffRequest {
    /// The reference tables in force for this request.
    pub fn data(&self) -> &'static ReferenceData {
        self.page.data()
    }

    /// The same person with a new transaction; what the old one had begun is undone.
    ///
    /// # Errors
    /// The database.
    pub async fn restart(self) -> Result<Self> {
        self.tx.rollback().await?;
        let tx = self.state.pools.staff_tx(self.officer.id).await?;
        Ok(Self { tx, ..self })
    }

    /// The desk of a page that is kept up to date. A page left open is not work: the session is not kept
    /// awake by it.
    ///
    /// # Errors
    /// No session, or one that is over; 403 where the training has run out; the database.
    pub async fn without_keepalive(state: &Platform, page: Page, client: Client) -> Result<Self> {
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

impl StaffRequest {
    /// The record of an act of this person, to be said more of and given to [`StaffRequest::audit`].
    pub fn event(&self, activity: Activity, action: &'static str) -> AuditEvent {
        AuditEvent::new(Actor::Staff(self.officer.id), activity, action)
            .of(self.officer.controller)
            .client(self.client)
    }

    /// Records what this person did or looked at, in the transaction of the act.
    ///
    /// # Errors
    /// The database.
    pub async fn audit(&self, event: AuditEvent) -> Result<()> {
        record(&self.tx, self.now, event).await
    }

    /// 303 to a page, and what was done is kept.
    ///
    /// # Errors
    /// The database.
    pub async fn redirect(self, to: &str) -> Result<Response> {
        let Self { page, tx, .. } = self;
        tx.commit().await?;
        Ok(page.see_other(to))
    }

    /// The page, and the look at it is kept.
    ///
    /// # Errors
    /// The database.
    pub async fn render<V: IntoView>(
        self,
        status: StatusCode,
        view: impl FnOnce() -> V,
    ) -> Result<Response> {
        let Self { page, tx, .. } = self;
        tx.commit().await?;
        Ok(page.with_status(status, view))
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
            Err(self.deny(AppError::NotFound, None).await)
        }
    }

    /// Records a look or act that was refused, keeps that record, and gives the refusal back. `reference`: of the
    /// enquiry that was asked for.
    pub async fn deny(self, error: AppError, reference: Option<&str>) -> AppError {
        let reason = match error {
            AppError::Forbidden => "not_allowed",
            _ => "not_in_scope",
        };
        // Only what has the shape of a reference: anything else may be personal.
        let detail = match reference.and_then(|text| text.parse::<Reference>().ok()) {
            Some(reference) => json!({ "reference": reference.to_string() }),
            None => json!({}),
        };
        let event = self
            .event(Activity::AuditAndSecurity, "access.refused")
            .reason(reason)
            .detail(detail);
        if let Err(fault) = self.audit(event).await {
            return fault;
        }
        match self.tx.commit().await {
            Ok(()) => error,
            Err(fault) => fault.into(),
        }
    }
}

impl<S> FromRequest<S> for StaffRequest
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
