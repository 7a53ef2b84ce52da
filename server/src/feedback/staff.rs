//! `/staff/feedback`: managers of each organisation read what is about it, and about the website.

use super::store;
use crate::staff::StaffRequest;
use crate::staff::{StaffFor, action::ReadFeedback};
use app::domain::activity::Activity;
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
    StaffFor { staff, .. }: StaffFor<ReadFeedback>,
) -> Result<Response> {
    let StaffRequest {
        page,
        officer,
        client,
        tx,
        now,
        ..
    } = staff;
    let from = after.after.as_deref().and_then(store::After::parse);
    let (rows, next) = store::newest(&tx, from).await?;
    let event = AuditEvent::new(
        Actor::Staff(officer.id),
        Activity::FeedbackSurvey,
        "feedback.list",
    )
    .client(client);
    record(&tx, now, event).await?;
    tx.commit().await?;
    let next = next.map(|after| format!("/staff/feedback?after={after}"));
    Ok(page.ok(move || view! { <FeedbackListPage rows next/> }))
}
