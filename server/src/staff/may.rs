//! One question for every act: may this person do it to this record (`permissions.csv`)?

use super::Officer;
use crate::settings::data;
use app::domain::{
    codes::{Flag, QueueCode},
    controller::Controller,
    emergency_access::VIEW_ACTIONS,
    permission::{Action, Scope},
};

/// The answer of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    Yes,
    /// The record is in sight, the act is not this role's: 403.
    NotThis,
    /// Not even its existence is told: 404.
    NotEvenSee,
}

/// Asks the matrix about an enquiry. One with offence data needs that row too.
pub fn may(
    officer: &Officer,
    action: Action,
    controller: Controller,
    queue: QueueCode,
    flags: &[Flag],
) -> May {
    may_with(
        officer,
        action,
        officer.scope(controller, queue, flags),
        flags,
    )
}

/// As [`may`], where more is known than how the enquiry lies: a reason was given, say.
pub fn may_with(officer: &Officer, action: Action, scope: Scope, flags: &[Flag]) -> May {
    // Emergency access stands in for the looks, and for nothing else.
    let glass = Scope {
        reason_given: true,
        ..scope
    };
    let allowed = |action: Action| {
        allows(officer, action, scope)
            || (officer.glass
                && VIEW_ACTIONS.contains(&action)
                && allows(officer, Action::BreakGlass, glass))
    };
    let offence = flags.contains(&Flag::OffenceData);
    if !allowed(Action::OpenEnquiry) || (offence && !allowed(Action::SeeOffenceFlagged)) {
        May::NotEvenSee
    } else if allowed(action) {
        May::Yes
    } else {
        May::NotThis
    }
}

/// Whether any role of the account allows it at this scope.
fn allows(officer: &Officer, action: Action, scope: Scope) -> bool {
    data().permissions.any_allows(&officer.roles, action, scope)
}
