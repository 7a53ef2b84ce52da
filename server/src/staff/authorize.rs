//! One question for every act: may this person do it to this record (`permissions.csv`)?

use crate::staff::{Officer, StaffRequest};
use app::domain::{
    codes::{Flag, QueueCode},
    controller::Controller,
    emergency_access::VIEW_ACTIONS,
    permission::{Action, Depth, Scope},
    reference_data::ReferenceData,
};

/// The answer of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Granted,
    /// The record is in sight, the act is not this role's: 403.
    Forbidden,
    /// Not even its existence is told: 404.
    Hidden,
}

/// Asks the matrix about an enquiry. One with offence data needs that row too.
pub fn authorize(
    staff: &StaffRequest,
    action: Action,
    controller: Controller,
    queue: QueueCode,
    flags: &[Flag],
) -> Access {
    authorize_at(
        staff,
        action,
        staff.officer.scope(controller, queue, flags),
        flags,
    )
}

/// As [`authorize`], where more is known than how the enquiry lies: a reason was given, say.
pub fn authorize_at(staff: &StaffRequest, action: Action, scope: Scope, flags: &[Flag]) -> Access {
    let Officer { roles, glass, .. } = &staff.officer;
    let permissions = &staff.data().permissions;
    // Emergency access stands in for the looks, and for nothing else.
    let emergency = Scope {
        reason_given: true,
        ..scope
    };
    let allowed = |action: Action| {
        permissions.any_allows(roles, action, scope)
            || (*glass
                && VIEW_ACTIONS.contains(&action)
                && permissions.any_allows(roles, Action::BreakGlass, emergency))
    };
    let offence = flags.contains(&Flag::OffenceData);
    if !allowed(Action::OpenEnquiry) || (offence && !allowed(Action::SeeOffenceFlagged)) {
        Access::Hidden
    } else if allowed(action) {
        Access::Granted
    } else {
        Access::Forbidden
    }
}

/// Whether the matrix gives this person any use of an action, on some record of their organisation: what opens a page
/// and puts it into the menu. Which records it shows is asked again for each.
pub fn reaches(officer: &Officer, action: Action, data: &ReferenceData) -> bool {
    let scope = Scope {
        own_queue: !officer.queues.is_empty(),
        same_controller: true,
        flagged: true,
        reason_given: action == Action::BreakGlass,
        // A second person is asked for when it takes effect.
        second_person: true,
        depth: Depth::Content,
        own_record: false,
    };
    data.permissions.any_allows(&officer.roles, action, scope)
}
