//! Accounts kept in the browser (E1, F6, dossier 9): people, invitations, what a second person must say yes
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
pub async fn did(
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

/// The word after `?` of an address, as one of the things that a page may say was done.
pub fn done(query: Option<&str>, all: &[(&'static str, &'static str)]) -> Option<&'static str> {
    all.iter()
        .find(|(word, _)| query == Some(*word))
        .map(|(_, key)| *key)
}
