//! `/staff/feedback`: managers of each organisation read what is about it, and about the website.

use super::store;
use crate::{
    platform::{
        audit::{Actor, AuditEvent, record},
        error::{AppError, Result},
    },
    settings::data,
    staff::{Desk, Officer},
};
use app::{
    domain::permission::{Action, Depth, Role, Scope},
    staff::feedback::FeedbackListPage,
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// Where the list goes on.
#[derive(Deserialize)]
pub struct After {
    after: Option<String>,
}

/// Whether this account reads feedback: a manager whose matrix row lets it see how the service does.
pub fn may_read(officer: &Officer) -> bool {
    let scope = Scope {
        same_controller: true,
        depth: Depth::Aggregates,
        ..Scope::default()
    };
    [Role::ManagerFh, Role::ManagerTpa]
        .into_iter()
        .filter(|role| officer.has(*role))
        .any(|role| {
            data()
                .permissions
                .allows(role, Action::RunStatistics, scope)
        })
}

/// GET `/staff/feedback`
pub async fn list(Query(after): Query<After>, desk: Desk) -> Result<Response> {
    if !may_read(&desk.officer) {
        return Err(AppError::NotFound);
    }
    let Desk {
        page,
        officer,
        client,
        tx,
        now,
        ..
    } = desk;
    let from = after.after.as_deref().and_then(store::After::parse);
    let (rows, next) = store::newest(&tx, from).await?;
    let event = AuditEvent::new(Actor::Staff(officer.id), "feedback.list")
        .activity("A8")
        .client(client);
    let event = AuditEvent {
        controller: Some(officer.controller),
        ..event
    };
    record(&tx, now, event).await?;
    tx.commit().await?;
    let next = next.map(|after| format!("/staff/feedback?after={after}"));
    Ok(page.ok(move || view! { <FeedbackListPage rows next/> }))
}
