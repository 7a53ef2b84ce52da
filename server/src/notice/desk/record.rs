//! The audit of the desk: every look, act and refusal, in the transaction of what it records.

use super::store::Draft;
use crate::{
    platform::{
        audit::{Actor, AuditEvent, record},
        error::{AppError, Result},
    },
    staff::Desk,
};
use serde_json::{Value, json};

/// Keeping the record straight of what was said and agreed to (`processing_activities.csv`).
const ACTIVITY: &str = "A13";

fn event(desk: &Desk, action: &'static str) -> AuditEvent {
    let event = AuditEvent::new(Actor::Staff(desk.officer.id), action)
        .activity(ACTIVITY)
        .client(desk.client);
    AuditEvent {
        controller: Some(desk.officer.controller),
        ..event
    }
}

/// A look at the desk, or an act without a draft.
///
/// # Errors
/// The database.
pub async fn did(desk: &Desk, action: &'static str) -> Result<()> {
    record(&desk.tx, desk.now, event(desk, action)).await
}

/// A look at a draft, or an act on it. Which text it was: number, revision, and the hash once it has one.
///
/// # Errors
/// The database.
pub async fn did_to(desk: &Desk, draft: &Draft, action: &'static str) -> Result<()> {
    did_with(desk, draft, action, json!({})).await
}

/// As [`did_to`], with codes and ids that say more. Never content.
///
/// # Errors
/// The database.
pub async fn did_with(
    desk: &Desk,
    draft: &Draft,
    action: &'static str,
    mut detail: Value,
) -> Result<()> {
    detail["notice"] = json!(draft.notice.slug());
    detail["draft"] = json!(draft.id);
    detail["revision"] = json!(draft.revision);
    detail["version"] = json!(draft.text.version);
    if let Some(sent) = &draft.submitted {
        detail["sha256"] = json!(hex::encode(&sent.sha256));
    }
    record(&desk.tx, desk.now, event(desk, action).detail(detail)).await
}

/// Records a look or act that was refused, keeps that record, and gives the refusal back.
pub async fn refused(desk: Desk, error: AppError) -> AppError {
    let reason = match error {
        AppError::Forbidden => "not_this_person",
        _ => "not_in_scope",
    };
    let event = AuditEvent {
        activity: Some("A12"),
        reason: Some(reason),
        ..event(&desk, "access.refused")
    };
    if let Err(fault) = record(&desk.tx, desk.now, event).await {
        return fault;
    }
    match desk.tx.commit().await {
        Ok(()) => error,
        Err(fault) => fault.into(),
    }
}
