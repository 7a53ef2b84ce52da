//! Accounts kept in the browser (E1, F6, dossier 9): people, invitations, what a second person must say yes
//! to, the access review, and one's own ways to sign in.

mod join;
pub mod own;
pub mod passkey;
mod people;
mod person;
pub mod recovery;
mod store;

pub use join::{act as join_act, show as join_show};
pub use people::{decide, invitation, invite, list, new, to_people};
pub use person::{access, admin_act, admin_show, review_act, review_show};

use crate::{
    platform::{
        audit::record,
        error::{AppError, Result},
    },
    settings::data,
    staff::{Desk, Officer},
};
use app::{
    domain::permission::{Action, Scope},
    staff::accounts::{ACCESS_REVIEWS, USERS},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// Keeping the place safe, and the record of it (`processing_activities.csv`).
const ACTIVITY: &str = "A12";

/// Whether the matrix lets this person keep accounts, with a second person (row `manage users and roles`).
fn keeps_accounts(officer: &Officer) -> bool {
    let scope = Scope {
        same_controller: true,
        second_person: true,
        ..Scope::default()
    };
    let permissions = &data().permissions;
    permissions.any_allows(&officer.roles, Action::ManageUsers, scope)
}

/// What of this slice stands in the bar at the top.
pub fn nav(officer: &Officer) -> Vec<(&'static str, String)> {
    let mut nav = Vec::new();
    if keeps_accounts(officer) {
        nav.push(("accounts-nav", USERS.to_owned()));
    }
    if officer.is_manager() {
        nav.push(("accounts-review-nav", ACCESS_REVIEWS.to_owned()));
    }
    nav
}

/// Refuses everybody who does not keep accounts: to them there is no such page. The refusal is on record.
async fn only_admins(desk: Desk) -> Result<Desk> {
    if keeps_accounts(&desk.officer) {
        Ok(desk)
    } else {
        Err(desk.refused(AppError::NotFound).await)
    }
}

/// Refuses everybody who is no manager.
async fn only_managers(desk: Desk) -> Result<Desk> {
    if desk.officer.is_manager() {
        Ok(desk)
    } else {
        Err(desk.refused(AppError::NotFound).await)
    }
}

/// A look or act, in the transaction of the desk. `about`: the account or proposal; never a name.
async fn did(desk: &Desk, action: &'static str, about: Option<Uuid>, detail: Value) -> Result<()> {
    let mut detail = detail;
    if let Some(about) = about {
        detail["account"] = json!(about);
    }
    let event = desk.event(action, ACTIVITY).detail(detail);
    record(&desk.tx, desk.now, event).await
}

/// The word after `?` of an address, as one of the things that a page may say was done.
fn done(query: Option<&str>, all: &[(&'static str, &'static str)]) -> Option<&'static str> {
    all.iter()
        .find(|(word, _)| query == Some(*word))
        .map(|(_, key)| *key)
}
