//! What the islands of staff pages ask, answered under the session that comes with the question.

use crate::live::Hub;
use crate::{
    case::{permission::reach, store::by_reference},
    staff::StaffRequest,
    worklist::queue::{allowed, list_now},
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
use platform::Platform;
use platform::{
    error::AppError,
    limits::Client,
    page::{Page, start_executor},
};
use std::{sync::Arc, time::Instant};

/// The last parts of the addresses of questions.
const QUESTIONS: [&str; 2] = ["queue-now", "case-now"];

/// One request's right to ask.
struct Questions {
    state: Platform,
    live: Arc<Hub>,
    page: Page,
    client: Client,
}

impl Questions {
    async fn staff_request(&self) -> Result<StaffRequest, QueryError> {
        StaffRequest::without_keepalive(&self.state, self.page.clone(), self.client)
            .await
            .map_err(cannot)
    }
}

impl StaffQueries for Questions {
    fn queue_update(&self, asked: QueueQuery) -> QueryFuture<'_, QueueUpdate> {
        Box::pin(async move {
            let staff = self.staff_request().await?;
            let queue = match allowed(&staff, &asked.queue) {
                Ok(queue) => queue,
                Err(error) => return Err(refuse(staff, error, None).await),
            };
            list_now(staff, queue, &asked.query, asked.shown)
                .await
                .map_err(cannot)
        })
    }

    fn case_update(&self, reference: String, writing: bool) -> QueryFuture<'_, CaseUpdate> {
        Box::pin(async move {
            let mut staff = self.staff_request().await?;
            let found = by_reference(&staff.tx, &reference).await.map_err(cannot)?;
            let may = match &found {
                Some(enquiry) => reach(&mut staff, enquiry, Action::OpenEnquiry).await,
                None => Err(AppError::NotFound),
            };
            let enquiry = match (may, found) {
                (Ok(()), Some(enquiry)) => enquiry,
                (Err(error), _) => return Err(refuse(staff, error, Some(&reference)).await),
                (Ok(()), None) => return Err(QueryError::Refused),
            };
            let StaffRequest { officer, tx, .. } = staff;
            // Nothing of the case was shown: there is no look to record.
            tx.rollback().await.map_err(|cause| cannot(cause.into()))?;
            let others = self
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
async fn refuse(staff: StaffRequest, error: AppError, reference: Option<&str>) -> QueryError {
    cannot(staff.deny(error, reference).await)
}

fn cannot(error: AppError) -> QueryError {
    match error {
        AppError::SessionOver(_) => QueryError::SignedOut,
        AppError::NotFound | AppError::Forbidden => QueryError::Refused,
        _ => QueryError::NotNow,
    }
}

/// POST `/staff/api/…`: the questions of islands.
pub async fn answer_query(
    State(state): State<Platform>,
    State(live): State<Arc<Hub>>,
    Path(question): Path<String>,
    request: Request,
) -> Response {
    if !QUESTIONS.contains(&question.as_str()) {
        return AppError::NotFound.into_response();
    }
    start_executor();
    let (mut parts, body): (_, Body) = request.into_parts();
    let page = match Page::from_request_parts(&mut parts, &state).await {
        Ok(page) => page,
        Err(error) => return error.into_response(),
    };
    let Ok(client) = Client::from_request_parts(&mut parts, &state).await;
    let questions: Arc<dyn StaffQueries> = Arc::new(Questions {
        state,
        live,
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
