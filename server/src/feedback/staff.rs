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
    paging::{CursorQuery, ListPage},
};

/// GET `/staff/feedback`
pub async fn list_feedback(
    Query(query): Query<CursorQuery>,
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
    let ListPage { rows, next } = store::newest(&tx, query.cursor()).await?;
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
