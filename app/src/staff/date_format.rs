//! Instants as an officer reads them: near ones by the day, waiting times by their largest unit.

use crate::{
    domain::{
        time::{add_days, london_date, london_time, plain_date, plain_day, plain_time},
        worklist::{self, TimeLeft, WorkingTime},
    },
    i18n::{tr, tr_args},
    page::page_context,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// Days ahead or behind for which the weekday alone says which day is meant.
const WEEK: u64 = 6;

/// `18 min`, `6 h 10 min`, `1 day`, `12 days`. Less than a minute counts as one.
pub fn span(length: Duration) -> String {
    let minutes = length.num_minutes().max(1);
    let (hours, days) = (minutes / 60, minutes / (24 * 60));
    let n = |number: i64| vec![("n", number.to_string())];
    match (days, hours) {
        (1, _) => tr("dates-day"),
        (2.., _) => tr_args("dates-days", &n(days)),
        (_, 0) => tr_args("dates-minutes", &n(minutes)),
        (_, _) if minutes % 60 == 0 => tr_args("dates-hours", &n(hours)),
        (_, _) => tr_args(
            "dates-hours-minutes",
            &[
                ("h", hours.to_string()),
                ("m", format!("{:02}", minutes % 60)),
            ],
        ),
    }
}

/// `1 h 50 min left`, `2 days 1 h left`, `1 h 25 min late`, in working time; `late` alone where no work
/// was missed yet.
pub fn left(left: TimeLeft) -> String {
    let length = |time: WorkingTime| {
        let WorkingTime {
            days,
            hours,
            minutes,
        } = time;
        let n = |number: i64| vec![("n", number.to_string())];
        let days = match days {
            0 => None,
            1 => Some(tr("dates-day")),
            _ => Some(tr_args("dates-days", &n(days))),
        };
        let rest = match (hours, minutes) {
            (0, 0) => None,
            (0, _) if days.is_some() => None,
            (0, minutes) => Some(tr_args("dates-minutes", &n(minutes))),
            (hours, minutes) if minutes == 0 || days.is_some() => {
                Some(tr_args("dates-hours", &n(hours)))
            }
            (hours, minutes) => Some(tr_args(
                "dates-hours-minutes",
                &[("h", hours.to_string()), ("m", format!("{minutes:02}"))],
            )),
        };
        let told: Vec<String> = [days, rest].into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join(" "))
    };
    match left {
        TimeLeft::Left(time) => match length(time) {
            Some(span) => tr_args("dates-left", &[("span", span)]),
            None => tr("dates-left-none"),
        },
        TimeLeft::Late(time) => match length(time) {
            Some(span) => tr_args("dates-late", &[("span", span)]),
            None => tr("dates-late-just"),
        },
    }
}

/// How a first look stands, by the opening hours.
pub fn time_left(due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let data = &page_context().site.data;
    left(worklist::time_left(
        due,
        now,
        &data.opening_hours,
        &data.holidays,
    ))
}

/// A target as a day and a time: `Today 5pm`, `Tomorrow 9am`, `Fri 10am`, `3 December 10am`.
pub fn target(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (day, today) = (london_date(at), london_date(now));
    let time = ("time", plain_time(london_time(at)));
    if day == today {
        tr_args("dates-today", &[time])
    } else if day == add_days(today, 1) {
        tr_args("dates-tomorrow", &[time])
    } else {
        tr_args("dates-on", &[("day", near_day(day, today)), time])
    }
}

/// Something that happened: `10:51am` today, otherwise with its day: `Fri 10:51am`, `3 December, 10:51am`.
pub fn moment(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (day, today) = (london_date(at), london_date(now));
    let time = plain_time(london_time(at));
    if day == today {
        return time;
    }
    tr_args("dates-on", &[("day", near_day(day, today)), ("time", time)])
}

/// `Thursday 5 November, 11am`: the time at which a page was made.
pub fn heading(now: DateTime<Utc>) -> String {
    tr_args(
        "dates-heading",
        &[
            ("day", plain_day(london_date(now))),
            ("time", plain_time(london_time(now))),
        ],
    )
}

/// `31 March 2029`.
pub fn date(day: NaiveDate) -> String {
    plain_date(day)
}

/// A day close by is its weekday; another one is a date, with its year when that is not this one.
fn near_day(day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike;
    if day > today && day <= add_days(today, WEEK) {
        day.format("%a").to_string()
    } else if day.year() == today.year() {
        day.format("%-d %B").to_string()
    } else {
        plain_date(day)
    }
}

#[cfg(test)]
mod tests {
    use crate::staff::date_format::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn waiting_is_told_by_its_largest_unit() {
        for (minutes, told) in [
            (0, "1 min"),
            (18, "18 min"),
            (60, "1 h"),
            (370, "6 h 10 min"),
            (302, "5 h 02 min"),
            (24 * 60, "1 day"),
            (49 * 60, "2 days"),
        ] {
            assert_eq!(span(Duration::minutes(minutes)), told);
        }
    }

    #[test]
    fn time_left_is_told_by_its_two_largest_units() {
        for (due, now, told) in [
            (
                "2026-11-20T17:00:00Z",
                "2026-11-20T15:10:00Z",
                "1 h 50 min left",
            ),
            (
                "2026-11-24T17:00:00Z",
                "2026-11-20T15:10:00Z",
                "2 days 1 h left",
            ),
            ("2026-11-23T17:00:00Z", "2026-11-20T16:30:00Z", "1 day left"),
            (
                "2026-11-20T17:00:00Z",
                "2026-11-20T16:59:30Z",
                "Less than a minute left",
            ),
            ("2026-11-20T17:00:00Z", "2026-11-21T10:00:00Z", "Late"),
            (
                "2026-11-20T10:00:00Z",
                "2026-11-20T10:25:00Z",
                "25 min late",
            ),
        ] {
            assert_eq!(time_left(at(due), at(now)), told, "{due} {now}");
        }
    }

    #[test]
    fn a_target_is_told_by_the_london_day() {
        // Half past eleven in the evening in summer is the day after in UTC terms only.
        let now = at("2026-07-01T22:30:00Z");
        assert_eq!(target(at("2026-07-02T16:00:00Z"), now), "Tomorrow 5pm");
        assert_eq!(target(at("2026-07-01T22:45:00Z"), now), "Today 11:45pm");
        assert_eq!(target(at("2026-07-06T09:00:00Z"), now), "Mon 10am");
        assert_eq!(target(at("2026-07-08T09:00:00Z"), now), "8 July 10am");
    }

    #[test]
    fn what_happened_before_today_has_its_day() {
        let now = at("2026-11-21T12:00:00Z");
        assert_eq!(moment(at("2026-11-21T10:51:00Z"), now), "10:51am");
        assert_eq!(
            moment(at("2026-11-20T10:51:00Z"), now),
            "20 November 10:51am"
        );
        assert_eq!(
            moment(at("2025-11-20T10:51:00Z"), now),
            "20 November 2025 10:51am"
        );
    }
}
