//! The audit of a review: every look and act, in the transaction of what it records.

use super::{Draft, Reviewed};
use crate::staff::StaffRequest;
use platform::error::Result;
use serde_json::{Value, json};

/// What looks and acts of a kind are recorded as.
#[derive(Clone, Copy, Debug)]
pub struct AuditActions {
    pub open: &'static str,
    pub start: &'static str,
    pub save: &'static str,
    pub submit: &'static str,
    pub discard: &'static str,
    pub recall: &'static str,
    pub send_back: &'static str,
    pub approve: &'static str,
}

/// `notice.open`, `notice.start` and so on for a kind.
macro_rules! audit_actions {
    ($kind:literal) => {
        $crate::review::AuditActions {
            open: concat!($kind, ".open"),
            start: concat!($kind, ".start"),
            save: concat!($kind, ".save"),
            submit: concat!($kind, ".submit"),
            discard: concat!($kind, ".discard"),
            recall: concat!($kind, ".recall"),
            send_back: concat!($kind, ".return"),
            approve: concat!($kind, ".approve"),
        }
    };
}
pub(crate) use audit_actions;

/// A look or act that concerns no draft.
///
/// # Errors
/// The database.
pub async fn audit<R: Reviewed>(
    staff: &StaffRequest,
    action: &'static str,
    detail: Value,
) -> Result<()> {
    staff
        .audit(staff.event(R::ACTIVITY, action).detail(detail))
        .await
}

/// A look at a draft, or an act on it. Which text it was: subject, revision, and the hash once it has one.
///
/// # Errors
/// The database.
pub async fn audit_draft<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
    action: &'static str,
) -> Result<()> {
    let mut detail = R::audit_detail(draft.subject, &draft.body);
    detail["draft"] = json!(draft.id);
    detail["revision"] = json!(draft.revision);
    if let Some(sent) = draft.stage.submission() {
        detail["sha256"] = json!(hex::encode(&sent.sha256));
    }
    audit::<R>(staff, action, detail).await
}
