//! `/staff/search`. What is looked for is sent in the body, answered in the same breath, and kept nowhere: it is
//! in no address, no audit row, no log.

use super::store::{self, Found};
use crate::{
    platform::{
        audit::{Actor, AuditEvent, record},
        error::{AppError, Result},
    },
    settings::data,
    staff::{Desk, Officer},
    triage::record::refused,
};
use app::{
    domain::{
        permission::{Action, Scope},
        search::{PersonQuery, SearchQuery},
    },
    forms::staff::SearchForm,
    staff::search::{SearchPage, SearchResults},
    ui::Problems,
};
use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use serde_json::json;

/// Whether the matrix lets this account search at all. How far is asked of every hit.
pub fn may_search(officer: &Officer) -> bool {
    let widest = Scope {
        own_queue: !officer.queues.is_empty(),
        same_controller: true,
        flagged: true,
        ..Scope::default()
    };
    data()
        .permissions
        .any_allows(&officer.roles, Action::Search, widest)
}

/// GET `/staff/search`
pub async fn form(desk: Desk) -> Result<Response> {
    if !may_search(&desk.officer) {
        return refused(desk, AppError::NotFound, None).await;
    }
    answer(
        desk,
        StatusCode::OK,
        SearchForm::default(),
        Problems::default(),
        None,
    )
    .await
}

/// POST `/staff/search`
pub async fn search(desk: Desk) -> Result<Response> {
    if !may_search(&desk.officer) {
        return refused(desk, AppError::NotFound, None).await;
    }
    let form = SearchForm::read(&desk.fields);
    match form.parse() {
        Ok(sought) => {
            let found = store::find(&desk, &sought).await?;
            recorded(&desk, &sought, &found).await?;
            let results = SearchResults {
                hits: found.hits,
                more: found.more,
            };
            answer(
                desk,
                StatusCode::OK,
                form,
                Problems::default(),
                Some(results),
            )
            .await
        }
        Err(problems) => answer(desk, StatusCode::UNPROCESSABLE_ENTITY, form, problems, None).await,
    }
}

/// What kind of thing was looked for, and which cases were shown: never what was typed.
async fn recorded(desk: &Desk, sought: &SearchQuery, found: &Found) -> Result<()> {
    let by = match sought {
        SearchQuery::Reference(_) => vec!["reference"],
        SearchQuery::Person(PersonQuery {
            name,
            phone,
            email,
            postcode,
        }) => [
            (name.is_some(), "name"),
            (phone.is_some(), "phone"),
            (email.is_some(), "email"),
            (postcode.is_some(), "postcode"),
        ]
        .into_iter()
        .filter_map(|(there, kind)| there.then_some(kind))
        .collect(),
    };
    let event = AuditEvent {
        controller: Some(desk.officer.controller),
        ..AuditEvent::new(Actor::Staff(desk.officer.id), "search.run")
    }
    .activity("A12")
    .client(desk.client)
    .detail(json!({ "by": by, "cases": found.ids, "more": found.more }));
    record(&desk.tx, desk.now, event).await
}

async fn answer(
    desk: Desk,
    status: StatusCode,
    form: SearchForm,
    problems: Problems,
    results: Option<SearchResults>,
) -> Result<Response> {
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(
        status,
        move || view! { <SearchPage form problems results now/> },
    ))
}
