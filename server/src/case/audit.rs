//! The audit of officers at work on cases: every look and act, in the transaction of what it records (seed T34,
//! rule 8.4).

use crate::staff::StaffRequest;
use app::domain::{activity::Activity, codes::QueueCode};
use entity::enquiry;
use platform::error::Result;
use serde_json::{Value, json};

/// Records that this person did this to this enquiry.
///
/// # Errors
/// The database.
pub async fn audit_case(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    action: &'static str,
) -> Result<()> {
    audit_case_with(staff, enquiry, action, json!({})).await
}

/// As [`audit_case`], with codes and ids that say more. Never content.
///
/// # Errors
/// The database.
pub async fn audit_case_with(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    action: &'static str,
    detail: Value,
) -> Result<()> {
    let controller = staff.officer.controller;
    let event = staff
        .event(Activity::enquiry_of(controller), action)
        .about(enquiry.id, controller)
        .detail(detail);
    staff.audit(event).await
}

/// Records that this person looked at the list of a queue; `live`: on a page that was brought up to date by itself.
///
/// # Errors
/// The database.
pub async fn audit_queue(staff: &StaffRequest, queue: QueueCode, live: bool) -> Result<()> {
    let detail = if live {
        json!({ "queue": queue, "live": true })
    } else {
        json!({ "queue": queue })
    };
    let activity = Activity::enquiry_of(staff.officer.controller);
    staff
        .audit(staff.event(activity, "queue.list").detail(detail))
        .await
}

/// Records that this person looked at a list across cases: `task.list`, `workload.list`.
///
/// # Errors
/// The database.
pub async fn audit_list(staff: &StaffRequest, action: &'static str) -> Result<()> {
    let activity = Activity::enquiry_of(staff.officer.controller);
    staff.audit(staff.event(activity, action)).await
}
