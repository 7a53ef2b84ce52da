//! The audit of the desk: every look and act, in the transaction of what it records.

use super::store::Draft;
use crate::staff::StaffRequest;
use app::domain::activity::Activity;
use platform::error::Result;
use serde_json::{Value, json};

/// Keeping the record straight of what was said and agreed to (`processing_activities.csv`).
const ACTIVITY: Activity = Activity::ConsentLedger;

/// A look at the desk, or an act without a draft.
///
/// # Errors
/// The database.
pub async fn did(staff: &StaffRequest, action: &'static str) -> Result<()> {
    staff.audit(staff.event(ACTIVITY, action)).await
}

/// A look at a draft, or an act on it. Which text it was: number, revision, and the hash once it has one.
///
/// # Errors
/// The database.
pub async fn did_to(staff: &StaffRequest, draft: &Draft, action: &'static str) -> Result<()> {
    did_with(staff, draft, action, json!({})).await
}

/// As [`did_to`], with codes and ids that say more. Never content.
///
/// # Errors
/// The database.
pub async fn did_with(
    staff: &StaffRequest,
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
    staff
        .audit(staff.event(ACTIVITY, action).detail(detail))
        .await
}
