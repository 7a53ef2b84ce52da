//! Opening hours in the language of the page. Their owners write them in English, in one of a few forms.

use super::{english_text, page_lang, text, time::clock, tr, tr_args};
use crate::i18n::Lang;
use chrono::NaiveTime;

/// `Monday to Friday, 9am to 5pm`, `at all times`: translated where it has a form that we know, else in English and marked
/// so.
pub fn opening_hours(hours: &str) -> String {
    if page_lang() == Lang::En {
        return hours.to_owned();
    }
    translated(hours.trim()).unwrap_or_else(|| english_text(hours))
}

fn translated(hours: &str) -> Option<String> {
    for key in ["time-always", "time-evenings-weekends"] {
        if hours.eq_ignore_ascii_case(&text(Lang::En, key, &[])) {
            return Some(tr(key));
        }
    }
    let (days, span) = hours.split_once(',')?;
    let (first, last) = days.split_once(" to ")?;
    let (opens, closes) = span.split_once(" to ")?;
    Some(tr_args(
        "time-open",
        &[
            ("first", weekday(first)?),
            ("last", weekday(last)?),
            ("opens", clock(time_of_day(opens)?)),
            ("closes", clock(time_of_day(closes)?)),
        ],
    ))
}

fn weekday(english: &str) -> Option<String> {
    (1..=7)
        .map(|number| format!("time-weekday-{number}"))
        .find(|key| english.trim() == text(Lang::En, key, &[]))
        .map(|key| tr(&key))
}

/// `9am`, `4:30pm`, `midday`.
fn time_of_day(english: &str) -> Option<NaiveTime> {
    let english = english.trim();
    if english == text(Lang::En, "time-midday", &[]) {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
    let (clock, afternoon) = match (english.strip_suffix("am"), english.strip_suffix("pm")) {
        (Some(clock), _) => (clock, 0),
        (None, Some(clock)) => (clock, 12),
        (None, None) => return None,
    };
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
    let hour: u32 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    NaiveTime::from_hms_opt(hour % 12 + afternoon, minute.parse().ok()?, 0)
}
