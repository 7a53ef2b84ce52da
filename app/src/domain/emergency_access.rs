//! Emergency access to one case outside the own scope (feature E12, rule 8.4): a reason, 24 hours, a manager told.

use super::permission::Action;
use chrono::{DateTime, Utc};

/// What it opens: a look, and what belongs to looking. Nothing is changed by it.
pub const VIEW_ACTIONS: [Action; 4] = [
    Action::OpenEnquiry,
    Action::SeeOffenceFlagged,
    Action::RevealFreeText,
    Action::SeeContactDetails,
];

/// Whether it still opens the case.
#[must_use]
pub fn is_active(
    ends_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> bool {
    ended_at.is_none() && now < ends_at
}

#[cfg(test)]
mod tests {
    use crate::domain::emergency_access::*;

    #[test]
    fn it_lives_until_its_end_or_until_somebody_ends_it() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let (end, before) = (at("2026-11-19T10:00:00Z"), at("2026-11-19T09:59:59Z"));
        for (ended, now, expected) in [
            (None, before, true),
            (None, end, false),
            (Some(before), before, false),
        ] {
            assert_eq!(is_active(end, ended, now), expected);
        }
    }
}
