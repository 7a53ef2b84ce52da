//! When something was said that an officer writes down later. A clock on a wall shows minutes.

use super::ConsentAction;
use crate::domain::time::london_instant;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

/// Why a time cannot be when it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpokenAtError {
    /// It has not come yet.
    NotYet,
    /// The enquiry had not been sent: a yes to an earlier one is not a yes to this one.
    BeforeTheEnquiry,
}

/// The instant of a London date and minute. Within that minute a yes counts from its beginning and a no
/// from its end: when both fall into one, the no came last (rule 2.1).
///
/// # Errors
/// A time that has not come, or before the enquiry was sent.
pub fn spoken_at(
    action: ConsentAction,
    date: NaiveDate,
    time: NaiveTime,
    sent: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, SpokenAtError> {
    let begins = london_instant(date, time);
    let ends = begins + TimeDelta::minutes(1) - TimeDelta::microseconds(1);
    if begins > now {
        Err(SpokenAtError::NotYet)
    } else if ends < sent {
        Err(SpokenAtError::BeforeTheEnquiry)
    } else if action.turns_on() {
        Ok(begins.max(sent))
    } else {
        Ok(ends.min(now))
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::consent::spoken::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn said(action: ConsentAction, date: &str, time: &str) -> Result<String, SpokenAtError> {
        let (sent, now) = (at("2026-06-17T09:30:20Z"), at("2026-06-18T10:00:30Z"));
        spoken_at(
            action,
            date.parse().unwrap(),
            time.parse().unwrap(),
            sent,
            now,
        )
        .map(|at| at.to_rfc3339())
    }

    #[test]
    fn a_yes_counts_from_the_beginning_of_its_minute_and_a_no_from_its_end() {
        // Summer: London is an hour ahead.
        let yes = said(ConsentAction::Given, "2026-06-18", "10:15:00").unwrap();
        assert_eq!(yes, "2026-06-18T09:15:00+00:00");
        let no = said(ConsentAction::Withdrawn, "2026-06-18", "10:15:00").unwrap();
        assert_eq!(no, "2026-06-18T09:15:59.999999+00:00");
        // Neither before the enquiry nor in the future.
        let yes = said(ConsentAction::Given, "2026-06-17", "10:30:00").unwrap();
        assert_eq!(yes, "2026-06-17T09:30:20+00:00");
        let no = said(ConsentAction::Withdrawn, "2026-06-18", "11:00:00").unwrap();
        assert_eq!(no, "2026-06-18T10:00:30+00:00");
    }

    #[test]
    fn nothing_is_said_in_the_future_or_before_there_is_an_enquiry() {
        for action in [ConsentAction::Given, ConsentAction::Withdrawn] {
            assert_eq!(
                said(action, "2026-06-18", "11:01:00"),
                Err(SpokenAtError::NotYet)
            );
            assert_eq!(
                said(action, "2026-06-17", "10:29:00"),
                Err(SpokenAtError::BeforeTheEnquiry)
            );
        }
    }
}
