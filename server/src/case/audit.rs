//! The audit of officers: every look, act and refusal, in the transaction of what it records (T34, dossier 8.4).

use crate::staff::Desk;
use app::domain::{codes::QueueCode, controller::Controller, reference::Reference};
use axum::response::Response;
use entity::enquiry;
use platform::{
    audit::{Actor, AuditEvent, record},
    error::{AppError, Result},
    ids::EnquiryId,
};
use serde_json::json;

/// Answering an enquiry of each organisation (`processing_activities.csv`).
fn activity(controller: Controller) -> &'static str {
    match controller {
        Controller::Smbc => "A1",
        Controller::Tpa => "A2",
    }
}

/// Records that this person did this to this enquiry.
///
/// # Errors
/// The database.
pub async fn did(desk: &Desk, enquiry: &enquiry::Model, action: &'static str) -> Result<()> {
    did_with(desk, enquiry, action, json!({})).await
}

/// As [`did`], with codes and ids that say more. Never content.
///
/// # Errors
/// The database.
pub async fn did_with(
    desk: &Desk,
    enquiry: &enquiry::Model,
    action: &'static str,
    detail: serde_json::Value,
) -> Result<()> {
    let controller = desk.officer.controller;
    let event = AuditEvent::new(Actor::Staff(desk.officer.id), action)
        .about(EnquiryId(enquiry.id), controller)
        .activity(activity(controller))
        .client(desk.client)
        .detail(detail);
    record(&desk.tx, desk.now, event).await
}

/// Records that this person looked at the list of a queue.
///
/// # Errors
/// The database.
pub async fn list_opened(desk: &Desk, queue: QueueCode) -> Result<()> {
    list_seen(desk, json!({ "queue": queue })).await
}

/// As [`list_opened`], for a page that was brought up to date by itself.
///
/// # Errors
/// The database.
pub async fn list_watched(desk: &Desk, queue: QueueCode) -> Result<()> {
    list_seen(desk, json!({ "queue": queue, "live": true })).await
}

async fn list_seen(desk: &Desk, detail: serde_json::Value) -> Result<()> {
    let event = AuditEvent::new(Actor::Staff(desk.officer.id), "queue.list")
        .activity(activity(desk.officer.controller))
        .client(desk.client)
        .detail(detail);
    let event = AuditEvent {
        controller: Some(desk.officer.controller),
        ..event
    };
    record(&desk.tx, desk.now, event).await
}

/// Records that this person looked at a list across cases: `task.list`, `workload.list`.
///
/// # Errors
/// The database.
pub async fn listed(desk: &Desk, action: &'static str) -> Result<()> {
    let event = AuditEvent::new(Actor::Staff(desk.officer.id), action)
        .activity(activity(desk.officer.controller))
        .client(desk.client);
    let event = AuditEvent {
        controller: Some(desk.officer.controller),
        ..event
    };
    record(&desk.tx, desk.now, event).await
}

/// Records a look or act that was refused, keeps that record, and answers with the refusal.
///
/// # Errors
/// Always: the refusal itself, or the database.
pub async fn refused(desk: Desk, error: AppError, reference: Option<&str>) -> Result<Response> {
    let event = AuditEvent::new(Actor::Staff(desk.officer.id), "access.refused")
        .activity("A12")
        .client(desk.client)
        .reason(match error {
            AppError::Forbidden => "not_this_role",
            _ => "not_in_scope",
        })
        // Only what has the shape of a reference: anything else may be personal.
        .detail(
            match reference.and_then(|text| text.parse::<Reference>().ok()) {
                Some(reference) => json!({ "reference": reference.to_string() }),
                None => json!({}),
            },
        );
    let event = AuditEvent {
        controller: Some(desk.officer.controller),
        ..event
    };
    record(&desk.tx, desk.now, event).await?;
    desk.tx.commit().await?;
    Err(error)
}
