//! The menu at the top of staff pages: a table asked of the permission matrix.

use crate::staff::{Officer, authorize::reaches};
use app::domain::{permission::Action, reference_data::ReferenceData};

/// An entry: the row of the matrix that opens the page, the key of its name, its address.
type Entry = (Action, &'static str, &'static str);

/// In the order of the bar. The queues come first, because most people have one.
const ENTRIES: &[Entry] = &[
    (Action::OpenEnquiry, "handover-nav", "/staff/handovers"),
    (Action::OpenEnquiry, "tasks-nav", "/staff/tasks"),
    (Action::AssistedEntry, "assisted-entry-nav", "/staff/new"),
    (Action::Search, "search-nav", "/staff/search"),
    (
        Action::BreakGlass,
        "emergency-access-nav",
        "/staff/emergency-access",
    ),
    (Action::CloseConcern, "home-nav-flagged", "/staff/flagged"),
    (Action::DecideRequest, "home-nav-rights", "/staff/rights"),
    (
        Action::DecideRequest,
        "home-nav-complaints",
        "/staff/complaints",
    ),
    (
        Action::ReadFeedback,
        "feedback-staff-nav",
        "/staff/feedback",
    ),
    (Action::PublishNotice, "home-nav-notices", "/staff/notices"),
    (
        Action::EditConfiguration,
        "settings-nav",
        app::staff::settings::SETTINGS,
    ),
    (
        Action::ManageUsers,
        "accounts-nav",
        app::staff::accounts::USERS,
    ),
    (
        Action::ReviewAccess,
        "accounts-review-nav",
        app::staff::accounts::ACCESS_REVIEWS,
    ),
];

/// What this person's bar shows: text key and address.
pub fn entries(officer: &Officer, data: &ReferenceData) -> Vec<(&'static str, String)> {
    let queues = match officer.lists(data).as_slice() {
        [] => None,
        [only] => Some(("home-nav-queues", format!("/staff/queue/{only}"))),
        _ => Some(("home-nav-queues", "/staff/queues".to_owned())),
    };
    let others = ENTRIES
        .iter()
        .filter(|(action, _, _)| reaches(officer, *action, data))
        .map(|(_, key, address)| (*key, (*address).to_owned()));
    queues.into_iter().chain(others).collect()
}
