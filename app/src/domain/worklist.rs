//! What a list of open work is told by: the time left in working hours, tags that officers set, ages to narrow by
//! (feature E2).

use super::{
    holidays::Holidays,
    time::{OpeningHours, add_days, london_date, london_midnight, working_time_between},
};
use chrono::{DateTime, Duration, NaiveDate, TimeDelta, Utc};

code_enum! {
    /// What officers mark a case with, to find it again. A fixed list: free words would name people.
    pub enum CaseTag {
        CallBack = "call_back",
        Interpreter = "interpreter",
        Visit = "visit",
        PartnerWait = "partner_wait",
        TalkOver = "talk_over",
        Letter = "letter",
    }
}

code_enum! {
    /// How long ago an enquiry came, at least. Calendar days: a family waits on Sundays too.
    pub enum WaitingSince { Day = "day", ThreeDays = "3_days", Week = "week", Month = "month" }
}

impl WaitingSince {
    /// Enquiries that came before this instant are that old.
    #[must_use]
    pub fn before(self, now: DateTime<Utc>) -> DateTime<Utc> {
        let days = match self {
            Self::Day => 1,
            Self::ThreeDays => 3,
            Self::Week => 7,
            Self::Month => 28,
        };
        now - TimeDelta::days(days)
    }
}

/// How a target stands, in working time: nights, weekends and bank holidays do not count (rule 4.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLeft {
    Left(WorkingTime),
    Late(WorkingTime),
}

/// A length of working time as whole working days, hours and minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingTime {
    pub days: i64,
    pub hours: i64,
    pub minutes: i64,
}

/// Computes how long a target is ahead or past.
#[must_use]
pub fn time_left(
    due: DateTime<Utc>,
    now: DateTime<Utc>,
    opening: &OpeningHours,
    holidays: &Holidays,
) -> TimeLeft {
    let parts = |length: Duration| {
        let day = opening.longest_day().num_minutes().max(1);
        let minutes = length.num_minutes();
        WorkingTime {
            days: minutes / day,
            hours: minutes % day / 60,
            minutes: minutes % day % 60,
        }
    };
    if due < now {
        TimeLeft::Late(parts(working_time_between(due, now, opening, holidays)))
    } else {
        TimeLeft::Left(parts(working_time_between(now, due, opening, holidays)))
    }
}

/// The last stretch in which nobody was at work: from the last closing before today's work to its
/// opening, or up to now while nobody is. What came then is looked at first thing.
#[must_use]
pub fn closed_stretch(
    now: DateTime<Utc>,
    opening: &OpeningHours,
    holidays: &Holidays,
) -> (DateTime<Utc>, DateTime<Utc>) {
    /// Longer than any run of closed days.
    const LOOK_BACK: u64 = 60;
    let until = match opening.on(london_date(now), holidays) {
        Some((opens, _)) if opens <= now && opening.is_open(now, holidays) => opens,
        _ => now,
    };
    let from = (0..LOOK_BACK)
        .filter_map(|back| days_before(london_date(now), back))
        .filter_map(|day| opening.on(day, holidays))
        .map(|(_, closes)| closes)
        .find(|closes| *closes <= until)
        .unwrap_or_else(|| london_midnight(london_date(until)));
    (from, until)
}

fn days_before(day: NaiveDate, back: u64) -> Option<NaiveDate> {
    day.checked_sub_days(chrono::Days::new(back))
}

/// The first instant of tomorrow in London: what is due before it is due today.
#[must_use]
pub fn tomorrow(now: DateTime<Utc>) -> DateTime<Utc> {
    london_midnight(add_days(london_date(now), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference_data::ReferenceData;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn left(due: &str, now: &str) -> (bool, i64, i64, i64) {
        let data = ReferenceData::shipped();
        let told = time_left(at(due), at(now), &data.opening_hours, &data.holidays);
        let (late, time) = match told {
            TimeLeft::Left(time) => (false, time),
            TimeLeft::Late(time) => (true, time),
        };
        (late, time.days, time.hours, time.minutes)
    }

    #[test]
    fn time_left_counts_working_hours_only() {
        // 2026-11-20 is a Friday; people work from nine to five.
        for (due, now, told) in [
            (
                "2026-11-20T17:00:00Z",
                "2026-11-20T15:10:00Z",
                (false, 0, 1, 50),
            ),
            (
                "2026-11-23T17:00:00Z",
                "2026-11-20T16:00:00Z",
                (false, 1, 1, 0),
            ),
            (
                "2026-11-23T17:00:00Z",
                "2026-11-20T20:00:00Z",
                (false, 1, 0, 0),
            ),
            (
                "2026-11-20T17:00:00Z",
                "2026-11-21T12:00:00Z",
                (true, 0, 0, 0),
            ),
            (
                "2026-11-20T17:00:00Z",
                "2026-11-23T10:25:00Z",
                (true, 0, 1, 25),
            ),
            (
                "2026-11-20T17:00:00Z",
                "2026-11-25T09:00:00Z",
                (true, 2, 0, 0),
            ),
            // Christmas Day, a Friday, Boxing Day's substitute on the Monday after.
            (
                "2026-12-29T17:00:00Z",
                "2026-12-24T16:00:00Z",
                (false, 1, 1, 0),
            ),
        ] {
            assert_eq!(left(due, now), told, "{due} {now}");
        }
    }

    #[test]
    fn the_closed_stretch_is_the_night_or_weekend_before_the_work_of_today() {
        let data = ReferenceData::shipped();
        for (now, from, until) in [
            // At work on a Monday: since Friday's closing until this morning.
            (
                "2026-11-23T11:00:00Z",
                "2026-11-20T17:00:00Z",
                "2026-11-23T09:00:00Z",
            ),
            (
                "2026-11-24T09:00:00Z",
                "2026-11-23T17:00:00Z",
                "2026-11-24T09:00:00Z",
            ),
            // Nobody at work: since the last closing until now.
            (
                "2026-11-22T11:00:00Z",
                "2026-11-20T17:00:00Z",
                "2026-11-22T11:00:00Z",
            ),
            (
                "2026-11-24T18:30:00Z",
                "2026-11-24T17:00:00Z",
                "2026-11-24T18:30:00Z",
            ),
            (
                "2026-11-24T08:59:00Z",
                "2026-11-23T17:00:00Z",
                "2026-11-24T08:59:00Z",
            ),
        ] {
            assert_eq!(
                closed_stretch(at(now), &data.opening_hours, &data.holidays),
                (at(from), at(until)),
                "{now}"
            );
        }
    }

    #[test]
    fn ages_count_back_from_now() {
        let now = at("2026-11-24T10:00:00Z");
        assert_eq!(
            WaitingSince::ThreeDays.before(now),
            at("2026-11-21T10:00:00Z")
        );
        assert_eq!(WaitingSince::Month.before(now), at("2026-10-27T10:00:00Z"));
    }
}
