//! What the islands of staff pages may ask, answered from the session that comes with the question.

use super::lists;
use crate::{
    platform::{
        cookie::Token,
        error::AppError,
        page::{Page, start_executor},
    },
    staff::signed_in,
    state::AppState,
};
use app::{
    domain::reference_data::ReferenceData,
    islands::{Answer, CannotTell, QueueCounts, StaffQuestions},
};
use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Request, State},
    response::{IntoResponse, Response},
};
use chrono::DateTime;
use leptos::prelude::provide_context;
use std::sync::Arc;

/// One request's right to ask.
struct Questions {
    state: AppState,
    token: Option<Token>,
}

impl StaffQuestions for Questions {
    fn queue_counts<'a>(&'a self, queue: &'a str, since: i64) -> Answer<'a, QueueCounts> {
        Box::pin(async move {
            let data = ReferenceData::shipped();
            let (tx, officer) =
                signed_in(&self.state, self.token.as_ref())
                    .await
                    .map_err(|error| match error {
                        AppError::SessionOver(_) => CannotTell::SignedOut,
                        _ => CannotTell::NotNow,
                    })?;
            let queue = data.parse_queue(queue).ok_or(CannotTell::Refused)?.code;
            if !officer.lists(data).contains(&queue) {
                return Err(CannotTell::Refused);
            }
            let since = DateTime::from_timestamp_millis(since).ok_or(CannotTell::Refused)?;
            let now = self.state.clock.now();
            let counts = lists::counts(&tx, &officer, queue, now).await;
            let arrived = lists::arrived(&tx, queue, since).await;
            // Undone on purpose: a page left open must not keep its session awake.
            let undone = tx.rollback().await;
            let (Ok(counts), Ok(arrived), Ok(())) = (counts, arrived, undone) else {
                return Err(CannotTell::NotNow);
            };
            let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
            Ok(QueueCounts {
                waiting: number(counts.nobody),
                urgent: number(counts.nobody_urgent),
                arrived: number(arrived),
            })
        })
    }
}

/// Hands the right to ask to what is rendered or called.
pub fn provide_questions(state: &AppState, token: Option<Token>) {
    let questions: Arc<dyn StaffQuestions> = Arc::new(Questions {
        state: state.clone(),
        token,
    });
    provide_context(questions);
}

/// POST `/staff/api/…`: the questions of islands.
pub async fn ask(
    State(state): State<AppState>,
    Path(question): Path<String>,
    request: Request,
) -> Response {
    if question != "queue-counts" {
        return AppError::NotFound.into_response();
    }
    start_executor();
    let (mut parts, body): (_, Body) = request.into_parts();
    let Ok(page) = Page::from_request_parts(&mut parts, &state).await;
    let token = page.token().cloned();
    leptos_axum::handle_server_fns_with_context(
        move || provide_questions(&state, token.clone()),
        Request::from_parts(parts, body),
    )
    .await
    .into_response()
}
