//! How long the Alliance has been involved with somebody, and when that ended (seed T36). Derived from what is
//! stored of an enquiry; the day from which an accepted record is looked at again hangs on its end.

use super::{
    controller::Controller,
    status::{EnquiryFacts, Outcome},
};
use chrono::{DateTime, Utc};

/// When it began and, once it is over, when it ended; `ended` is never before `began`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Involvement {
    pub began: DateTime<Utc>,
    pub ended: Option<DateTime<Utc>>,
}

impl Involvement {
    /// Begins when an officer starts work, or at the latest when support is accepted; ends at the closing.
    /// `None` for the council, whose notice promises no such dates, and where nobody ever worked with the person.
    #[must_use]
    pub fn of(controller: Controller, facts: &EnquiryFacts) -> Option<Self> {
        match controller {
            Controller::Smbc => return None,
            Controller::Tpa => {}
        }
        let accepted = facts
            .closed
            .filter(|(_, outcome)| *outcome == Outcome::SupportAccepted)
            .map(|(stamp, _)| stamp);
        let began = facts.first_action.or(accepted)?.at;
        Some(Self {
            began,
            ended: facts.closed.map(|(stamp, _)| stamp.at),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ids::StaffId, status::Stamp};
    use chrono::TimeDelta;
    use uuid::Uuid;

    fn day(days: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(days)
    }

    fn stamp(days: i64) -> Stamp {
        Stamp {
            at: day(days),
            by: StaffId(Uuid::nil()),
        }
    }

    #[test]
    fn it_begins_with_work_or_acceptance_and_ends_at_the_closing() {
        use Outcome::{InfoGiven, SupportAccepted};
        for (started, closed, wanted) in [
            (None, None, None),
            (None, Some((9, InfoGiven)), None),
            (Some(2), None, Some((2, None))),
            (Some(2), Some((9, InfoGiven)), Some((2, Some(9)))),
            (Some(2), Some((9, SupportAccepted)), Some((2, Some(9)))),
            (None, Some((9, SupportAccepted)), Some((9, Some(9)))),
        ] {
            let facts = EnquiryFacts {
                confirmed: Some(stamp(1)),
                first_action: started.map(stamp),
                closed: closed.map(|(days, outcome)| (stamp(days), outcome)),
                ..EnquiryFacts::default()
            };
            let wanted = wanted.map(|(began, ended)| Involvement {
                began: day(began),
                ended: ended.map(day),
            });
            assert_eq!(
                Involvement::of(Controller::Tpa, &facts),
                wanted,
                "{facts:?}"
            );
            assert_eq!(Involvement::of(Controller::Smbc, &facts), None);
        }
    }
}
