//! Accounts kept in the browser (feature E1, F6, rule 9): people, invitations, what a second person must say yes
//! to, the access review, and one's own ways to sign in.

pub mod accept_invitation;
pub mod store;
pub mod user;
pub mod users;

use crate::staff::StaffRequest;
use app::domain::activity::Activity;
use platform::error::Result;
use serde_json::{Value, json};
use uuid::Uuid;

/// Keeping the place safe, and the record of it (`processing_activities.csv`).
pub const ACTIVITY: Activity = Activity::StaffAccounts;

/// A look or act, in the transaction of the desk. `about`: the account or proposal; never a name.
pub async fn audit_account(
    staff: &StaffRequest,
    action: &'static str,
    about: Option<Uuid>,
    detail: Value,
) -> Result<()> {
    let mut detail = detail;
    if let Some(about) = about {
        detail["account"] = json!(about);
    }
    let event = staff.event(ACTIVITY, action).detail(detail);
    staff.audit(event).await
}
