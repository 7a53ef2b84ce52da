//! What the islands of staff pages ask, answered under the session that comes with the question.

use crate::{
    platform::{
        error::AppError,
        limits::Client,
        page::{Page, start_executor},
    },
    staff::Desk,
    state::AppState,
    triage::{self, queue_for, reach},
};
use app::{
    domain::permission::Action,
    islands::{CaseUpdate, QueryError, QueryFuture, QueueQuery, QueueUpdate, StaffQueries},
};
use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Request, State},
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;
use std::{sync::Arc, time::Instant};

/// The last parts of the addresses of questions.
const QUESTIONS: [&str; 2] = ["queue-now", "case-now"];

/// One request's right to ask.
struct Questions {
    state: AppState,
    page: Page,
    client: Client,
}

impl Questions {
    async fn desk(&self) -> Result<Desk, QueryError> {
        Desk::watching(&self.state, self.page.clone(), self.client)
            .await
            .map_err(cannot)
    }
}

impl StaffQueries for Questions {
    fn queue_update(&self, asked: QueueQuery) -> QueryFuture<'_, QueueUpdate> {
        Box::pin(async move {
            let desk = self.desk().await?;
            let queue = match queue_for(&desk, &asked.queue) {
                Ok(queue) => queue,
                Err(error) => return Err(refused(desk, error, None).await),
            };
            triage::list_now(desk, queue, &asked.query, asked.shown)
                .await
                .map_err(cannot)
        })
    }

    fn case_update(&self, reference: String, writing: bool) -> QueryFuture<'_, CaseUpdate> {
        Box::pin(async move {
            let mut desk = self.desk().await?;
            let found = triage::by_reference(&desk.tx, &reference)
                .await
                .map_err(cannot)?;
            let may = match &found {
                Some(enquiry) => reach(&mut desk, enquiry, Action::OpenEnquiry).await,
                None => Err(AppError::NotFound),
            };
            let enquiry = match (may, found) {
                (Ok(()), Some(enquiry)) => enquiry,
                (Err(error), _) => return Err(refused(desk, error, Some(&reference)).await),
                (Ok(()), None) => return Err(QueryError::Refused),
            };
            let Desk { officer, tx, .. } = desk;
            // Nothing of the case was shown: there is no look to record.
            tx.rollback().await.map_err(|cause| cannot(cause.into()))?;
            let others =
                self.state
                    .live
                    .presence
                    .still(enquiry.id, officer.id, writing, Instant::now());
            Ok(CaseUpdate {
                here: others.here,
                writing: others.writing,
                version: enquiry.version,
            })
        })
    }
}

/// Records what was refused.
async fn refused(desk: Desk, error: AppError, reference: Option<&str>) -> QueryError {
    match triage::refused(desk, error, reference).await {
        Err(error) => cannot(error),
        Ok(_) => QueryError::Refused,
    }
}

fn cannot(error: AppError) -> QueryError {
    match error {
        AppError::SessionOver(_) => QueryError::SignedOut,
        AppError::NotFound | AppError::Forbidden => QueryError::Refused,
        _ => QueryError::NotNow,
    }
}

/// POST `/staff/api/…`: the questions of islands.
pub async fn ask(
    State(state): State<AppState>,
    Path(question): Path<String>,
    request: Request,
) -> Response {
    if !QUESTIONS.contains(&question.as_str()) {
        return AppError::NotFound.into_response();
    }
    start_executor();
    let (mut parts, body): (_, Body) = request.into_parts();
    let Ok(page) = Page::from_request_parts(&mut parts, &state).await;
    let Ok(client) = Client::from_request_parts(&mut parts, &state).await;
    let questions: Arc<dyn StaffQueries> = Arc::new(Questions {
        state,
        page,
        client,
    });
    leptos_axum::handle_server_fns_with_context(
        move || provide_context(questions.clone()),
        Request::from_parts(parts, body),
    )
    .await
    .into_response()
}
