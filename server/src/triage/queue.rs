//! `/staff/queue/<code>`: the list, taking and giving back.

use super::{
    lists::{self, After},
    live::provide_questions,
    record::list_opened,
    store::{self, Claim},
};
use crate::{
    platform::error::{AppError, Result},
    staff::Desk,
};
use app::{
    domain::{
        codes::QueueCode,
        permission::{Action, Scope},
        reference_data::ReferenceData,
    },
    staff::queue::{Done, QueuePage, QueueView, Show},
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use http::StatusCode;
use leptos::prelude::*;
use serde::Deserialize;

/// What stands in the address of a list.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    show: String,
    after: Option<String>,
    #[serde(default)]
    done: String,
}

/// The queue of the address, if this person may list it.
fn allowed(desk: &Desk, code: &str) -> Result<QueueCode> {
    let data = ReferenceData::shipped();
    let queue = data.parse_queue(code).ok_or(AppError::NotFound)?;
    let lists = desk.officer.lists(data);
    let scope = Scope {
        own_queue: lists.contains(&queue.code),
        same_controller: queue.controller == desk.officer.controller,
        ..Scope::default()
    };
    let may = data
        .permissions
        .any_allows(&desk.officer.roles, Action::ListQueue, scope);
    if may && lists.contains(&queue.code) {
        Ok(queue.code)
    } else {
        Err(AppError::NotFound)
    }
}

/// GET `/staff/queue/<code>`
pub async fn list(
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    desk: Desk,
) -> Result<Response> {
    let queue = match allowed(&desk, &code) {
        Ok(queue) => queue,
        Err(error) => return super::record::refused(desk, error, None).await,
    };
    show(desk, queue, asked, Problems::default()).await
}

/// POST `/staff/queue/<code>`: `take` or `release` with a reference.
pub async fn act(Path(code): Path<String>, desk: Desk) -> Result<Response> {
    let queue = match allowed(&desk, &code) {
        Ok(queue) => queue,
        Err(error) => return super::record::refused(desk, error, None).await,
    };
    let show_code = desk.fields.one("show");
    let asked = Asked {
        show: show_code.clone(),
        ..Asked::default()
    };
    let (reference, take) = match (desk.fields.get("take"), desk.fields.get("release")) {
        (Some(reference), _) => (reference.to_owned(), true),
        (None, Some(reference)) => (reference.to_owned(), false),
        (None, None) => return Err(AppError::BadRequest),
    };
    let Some(enquiry) = store::by_reference(&desk.tx, &reference).await? else {
        return super::record::refused(desk, AppError::NotFound, Some(&reference)).await;
    };
    super::case::check(&desk, &enquiry, Action::Claim)?;
    let claim = if take {
        store::claim(&desk, &enquiry).await?
    } else {
        store::release(&desk, &enquiry).await?
    };
    let problem = match claim {
        Claim::Done => {
            let Desk { page, tx, .. } = desk;
            tx.commit().await?;
            return Ok(page.see_other(&Show::from_code(&show_code).href(queue)));
        }
        Claim::TakenBy(name) => Problem::new("take", "queue-error-taken")
            .with("name", name)
            .with("reference", enquiry.reference),
        Claim::NotOpen => {
            Problem::new("take", "queue-error-taken-gone").with("reference", enquiry.reference)
        }
    };
    show(desk, queue, asked, problem.into()).await
}

/// The page; 409 when somebody else was faster.
async fn show(desk: Desk, queue: QueueCode, asked: Asked, problems: Problems) -> Result<Response> {
    let filter = Show::from_code(&asked.show);
    let after = asked.after.as_deref().and_then(After::parse);
    let data = ReferenceData::shipped();
    let counts = lists::counts(&desk.tx, &desk.officer, queue, desk.now).await?;
    let part = lists::queue(&desk.tx, &desk.officer, queue, filter, after, desk.now).await?;
    list_opened(&desk, queue).await?;
    let scope = Scope {
        own_queue: true,
        same_controller: true,
        ..Scope::default()
    };
    let view = QueueView {
        queue,
        controller: desk.officer.controller,
        show: filter,
        counts,
        rows: part.rows,
        now: desk.now,
        next: part.next.map(|after| after.to_string()),
        later: after.is_some(),
        can_claim: data
            .permissions
            .any_allows(&desk.officer.roles, Action::Claim, scope),
        others: desk.officer.lists(data).len() > 1,
        done: Done::from_code(&asked.done),
        problems,
    };
    let status = if view.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::CONFLICT
    };
    let Desk {
        state, page, tx, ..
    } = desk;
    tx.commit().await?;
    let token = page.token().cloned();
    Ok(page
        .with_islands(
            status,
            move || provide_questions(&state, token.clone()),
            move || view! { <QueuePage view=view.clone()/> },
        )
        .await)
}
