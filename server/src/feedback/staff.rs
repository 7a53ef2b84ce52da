//! `/staff/feedback`: managers of each organisation read what is about it, and about the website.

use super::store;
use crate::staff::Desk;
use crate::staff::{StaffFor, action::ReadFeedback};
use app::staff::feedback::FeedbackListPage;
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use platform::{
    audit::{Actor, AuditEvent, record},
    error::Result,
};
use serde::Deserialize;

/// Where the list goes on.
#[derive(Deserialize)]
pub struct After {
    after: Option<String>,
}

/// GET `/staff/feedback`
pub async fn list(
    Query(after): Query<After>,
    StaffFor { desk, .. }: StaffFor<ReadFeedback>,
) -> Result<Response> {
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
