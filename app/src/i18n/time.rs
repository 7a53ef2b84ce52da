//! Days and hours in the language of the page. English is what `domain::time` says; a test holds the two
//! together.

use super::{Lang, text, tr, tr_args};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// `31 March 2029`.
pub fn date(date: NaiveDate) -> String {
    tr_args(
        "time-date",
        &[
            ("day", date.day().to_string()),
            ("month", month(date)),
            ("year", date.year().to_string()),
        ],
    )
}

/// `Monday 9 November`.
pub fn day(date: NaiveDate) -> String {
    let weekday = date.weekday().number_from_monday();
    tr_args(
        "time-day",
        &[
            ("weekday", tr(&format!("time-weekday-{weekday}"))),
            ("day", date.day().to_string()),
            ("month", month(date)),
        ],
    )
}

/// `Thursday 31 December 2026`: a day that may lie in another year.
pub fn long_day(date: NaiveDate) -> String {
    tr_args(
        "time-long-day",
        &[("day", day(date)), ("year", date.year().to_string())],
    )
}

/// `5pm`, `10:42am`, `midday`, `midnight`; in other languages `17:00`. Seconds are left out.
pub fn clock(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let clock = if tr("time-hours") == "24" {
        time.format("%-H:%M").to_string()
    } else if time.minute() == 0 {
        hour.to_string()
    } else {
        format!("{hour}:{:02}", time.minute())
    };
    match (time.hour(), time.minute()) {
        (0, 0) => tr("time-midnight"),
        (12, 0) => tr("time-midday"),
        _ if afternoon => tr_args("time-pm", &[("clock", clock)]),
        _ => tr_args("time-am", &[("clock", clock)]),
    }
}

/// As [`day`], in another language than that of the page.
pub fn day_in(lang: Lang, date: NaiveDate) -> String {
    let weekday = date.weekday().number_from_monday();
    let say = |key: String| text(lang, &key, &[]);
    text(
        lang,
        "time-day",
        &[
            ("weekday", say(format!("time-weekday-{weekday}"))),
            ("day", date.day().to_string()),
            ("month", say(format!("time-month-{}", date.month()))),
        ],
    )
}

fn month(date: NaiveDate) -> String {
    tr(&format!("time-month-{}", date.month()))
}
