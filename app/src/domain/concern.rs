//! A safeguarding concern (feature E7, rule 8.3): act first, few people from then on, its own clock.

use super::sharing::Recipient;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// Days after which somebody looks again whether a call is still kept from the person (seed F14).
pub const WITHHOLDING_REVIEW_DAYS: i64 = 28;

code_enum! {
    /// Whom somebody worries about.
    pub enum Worry { Child = "child", Adult = "adult", Both = "both" }
}

/// Who is phoned about a concern. No other receiver is logged here.
pub const CALLS: [Recipient; 3] = [Recipient::Massh, Recipient::AdultCare, Recipient::Police];

/// How somebody stands to a case that few people see, in the organisation of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    pub manager: bool,
    pub lead: bool,
    /// Raised the concern, or was let in by a manager or the lead.
    pub granted: bool,
}

/// Whether they still see it (rule 8.3, `permissions.csv`). Their scope is asked apart.
#[must_use]
pub const fn in_audience(few: Audience) -> bool {
    few.manager || few.lead || few.granted
}

/// The stored facts of a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConcernFacts {
    pub acknowledge_by: DateTime<Utc>,
    pub acknowledged_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
}

/// How a concern stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConcernState {
    /// The lead has not looked, and there is time.
    Waits,
    /// The lead has not looked, and should have.
    Late,
    Looked,
    Closed,
}

impl ConcernState {
    /// The end of a text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Late => "late",
            Self::Looked => "looked",
            Self::Closed => "closed",
        }
    }

    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Waits | Self::Late | Self::Looked => true,
            Self::Closed => false,
        }
    }
}

/// Computes how it stands.
#[must_use]
pub fn state(facts: ConcernFacts, now: DateTime<Utc>) -> ConcernState {
    match facts {
        ConcernFacts {
            closed_at: Some(_), ..
        } => ConcernState::Closed,
        ConcernFacts {
            acknowledged_at: Some(_),
            ..
        } => ConcernState::Looked,
        ConcernFacts {
            acknowledge_by: look_due,
            ..
        } if now > look_due => ConcernState::Late,
        _ => ConcernState::Waits,
    }
}

/// The day on which somebody looks again at what is kept from the person.
#[must_use]
pub fn withholding_review_on(today: NaiveDate) -> NaiveDate {
    today
        .checked_add_signed(TimeDelta::days(WITHHOLDING_REVIEW_DAYS))
        .unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_follows_from_the_facts() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let (due, before, after) = (
            at("2026-11-18T17:00:00Z"),
            at("2026-11-18T16:00:00Z"),
            at("2026-11-18T17:00:01Z"),
        );
        for (looked, closed, now, expected) in [
            (None, None, before, ConcernState::Waits),
            (None, None, due, ConcernState::Waits),
            (None, None, after, ConcernState::Late),
            (Some(after), None, after, ConcernState::Looked),
            (Some(before), Some(after), after, ConcernState::Closed),
        ] {
            let facts = ConcernFacts {
                acknowledge_by: due,
                acknowledged_at: looked,
                closed_at: closed,
            };
            assert_eq!(state(facts, now), expected);
        }
        assert!(!ConcernState::Closed.is_open() && ConcernState::Late.is_open());
    }

    #[test]
    fn only_the_few_still_see_the_case() {
        for (manager, lead, let_in, expected) in [
            (false, false, false, false),
            (true, false, false, true),
            (false, true, false, true),
            (false, false, true, true),
        ] {
            let few = Audience {
                manager,
                lead,
                granted: let_in,
            };
            assert_eq!(in_audience(few), expected);
        }
    }

    #[test]
    fn what_is_kept_back_is_looked_at_again_four_weeks_later() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(withholding_review_on(day("2026-12-10")), day("2027-01-07"));
    }
}
