//! Days and hours as people in Stockport live them. Instants are UTC; every rule about days works on
//! London calendar dates (rule 3.1).

use chrono::{
    DateTime, Datelike, Days, Duration, LocalResult, Month, Months, NaiveDate, NaiveDateTime,
    NaiveTime, TimeZone, Timelike, Utc, Weekday,
};
use chrono_tz::Europe::London;
use serde::Deserialize;

use super::codes::Priority;
use super::entered_text::decimal_digit;
use super::holidays::Holidays;
use super::table::DataError;

/// A day as people in this country write it, `4/12/2026` or `4 December 2026`, or as browsers send it,
/// `2026-12-04` (input F23).
#[must_use]
pub fn read_date(typed: &str) -> Option<NaiveDate> {
    let plain: String = typed
        .chars()
        .map(|sign| decimal_digit(sign).unwrap_or(sign))
        .collect();
    let parts: Vec<&str> = plain
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, month, last] = parts[..] else {
        return None;
    };
    let is_year =
        |part: &str| part.len() == YEAR_DIGITS && part.bytes().all(|byte| byte.is_ascii_digit());
    let (day, year) = match (is_year(first), is_year(last)) {
        (true, _) => (last, first),
        (false, true) => (first, last),
        (false, false) => return None,
    };
    let day = day.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let month = match month.parse::<Month>() {
        Ok(named) => named.number_from_month(),
        Err(_) => month.parse().ok()?,
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

/// A day with a time, in the same ways: `4/12/2026 9:30` or `2026-12-04T09:30`.
#[must_use]
pub fn read_date_time(typed: &str) -> Option<NaiveDateTime> {
    let (date, time) = typed.trim().rsplit_once(['T', ' '])?;
    let time = ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
    Some(read_date(date)?.and_time(time))
}

/// Years are written in full: in two digits they may be the day.
const YEAR_DIGITS: usize = 4;

/// The calendar date in London at an instant.
#[must_use]
pub fn london_date(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&London).date_naive()
}

/// The wall-clock time in London at an instant.
#[must_use]
pub fn london_time(instant: DateTime<Utc>) -> NaiveTime {
    instant.with_timezone(&London).time()
}

/// The instant of a London wall-clock time. An hour that happens twice is its first; an hour that
/// is skipped is the moment at which the clocks go forward.
#[must_use]
pub fn london_instant(date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let wall = NaiveDateTime::new(date, time);
    match London.from_local_datetime(&wall) {
        LocalResult::Single(instant) => instant.to_utc(),
        LocalResult::Ambiguous(first, _) => first.to_utc(),
        // Clocks go forward at 01:00 UTC on every such day, which reads 1am just before.
        LocalResult::None => date.and_time(NaiveTime::MIN).and_utc() + Duration::hours(1),
    }
}

/// The instant at which a London day begins.
#[must_use]
pub fn london_midnight(date: NaiveDate) -> DateTime<Utc> {
    london_instant(date, NaiveTime::MIN)
}

/// The same day of a later month, or that month's last day where there is none (ICO, rule 2.2).
#[must_use]
pub fn add_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// The same day of a later year; 29 February becomes the 28th (rule 3.1).
#[must_use]
pub fn add_years(date: NaiveDate, years: u32) -> NaiveDate {
    add_months(date, years.saturating_mul(12))
}

/// So many calendar days later.
#[must_use]
pub fn add_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

/// The first day of the London week (Monday): the finest time that a statistics row may hold (6.4).
#[must_use]
pub fn week_of(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday())))
        .unwrap_or(NaiveDate::MIN)
}

/// The first day of the calendar quarter: the finest time that an equality row may hold (6.4).
#[must_use]
pub fn quarter_of(date: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(date.year(), date.month0() / 3 * 3 + 1, 1).unwrap_or(date)
}

/// `31 March 2029`.
#[must_use]
pub fn plain_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `Monday 9 November`.
#[must_use]
pub fn plain_day(date: NaiveDate) -> String {
    date.format("%A %-d %B").to_string()
}

/// `Thursday 31 December 2026`: a day that may lie in another year.
#[must_use]
pub fn plain_long_day(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `5pm`, `10:42am`, `midday`, `midnight`. Seconds are left out.
#[must_use]
pub fn plain_time(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => format!("{hour}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{half}"),
    }
}

/// One row of `opening_hours.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OpeningRow {
    /// `Mon` to `Sun`.
    pub weekday: String,
    /// `09:00`.
    pub opens: String,
    pub closes: String,
}

/// When people are at work, by day of the week. Bank holidays are closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningHours {
    /// Monday first; `None` is closed.
    days: [Option<(NaiveTime, NaiveTime)>; 7],
}

/// How far ahead an open day is looked for: longer than any run of closed days.
const LOOK_AHEAD_DAYS: usize = 60;

impl OpeningHours {
    /// Parses the rows; a day that is not listed is closed.
    ///
    /// # Errors
    /// A day or time that cannot be read or stands twice, hours that end before they begin, or no
    /// open day at all.
    pub fn from_rows(rows: Vec<OpeningRow>) -> Result<Self, DataError> {
        let mut days = [None; 7];
        for (line, row) in (2..).zip(rows) {
            let wrong = |problem: &str| DataError {
                table: "opening_hours.csv",
                line: Some(line),
                problem: problem.to_owned(),
            };
            let weekday: Weekday = row
                .weekday
                .parse()
                .map_err(|_| wrong("not a day of the week"))?;
            let time = |text: &str| {
                NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| wrong("not a time like 09:00"))
            };
            let (opens, closes) = (time(&row.opens)?, time(&row.closes)?);
            if opens >= closes {
                return Err(wrong("closes before it opens"));
            }
            if days[weekday.num_days_from_monday() as usize]
                .replace((opens, closes))
                .is_some()
            {
                return Err(wrong("the day stands twice"));
            }
        }
        if days.iter().all(Option::is_none) {
            return Err(DataError::of("opening_hours.csv", "no day is open"));
        }
        Ok(Self { days })
    }

    /// The hours of a day; `None` when closed.
    #[must_use]
    pub fn on(
        &self,
        date: NaiveDate,
        holidays: &Holidays,
    ) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let (opens, closes) = self.days[date.weekday().num_days_from_monday() as usize]?;
        holidays
            .is_likely_working_day(date)
            .then(|| (london_instant(date, opens), london_instant(date, closes)))
    }

    /// The length of the longest day of work: what "a working day" of waiting means.
    #[must_use]
    pub fn longest_day(&self) -> Duration {
        self.days
            .iter()
            .flatten()
            .map(|(opens, closes)| *closes - *opens)
            .max()
            .unwrap_or_default()
    }

    /// Whether people are at work.
    #[must_use]
    pub fn is_open(&self, instant: DateTime<Utc>, holidays: &Holidays) -> bool {
        self.on(london_date(instant), holidays)
            .is_some_and(|(opens, closes)| (opens..closes).contains(&instant))
    }

    /// Open spans from an instant on; the first may be cut short by it.
    fn spans<'a>(
        &'a self,
        from: DateTime<Utc>,
        holidays: &'a Holidays,
    ) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> + 'a {
        london_date(from)
            .iter_days()
            .filter_map(|date| self.on(date, holidays))
            .filter(move |(_, closes)| *closes > from)
            .map(move |(opens, closes)| (opens.max(from), closes))
    }
}

/// The instant after so much working time. Zero gives the next instant at which people are at work.
#[must_use]
pub fn add_working_hours(
    from: DateTime<Utc>,
    hours: Duration,
    opening: &OpeningHours,
    holidays: &Holidays,
) -> DateTime<Utc> {
    let mut left = hours.max(Duration::zero());
    let mut last = from;
    for (opens, closes) in opening.spans(from, holidays) {
        let span = closes - opens;
        if left < span || (left == span && !left.is_zero()) {
            return opens + left;
        }
        left -= span;
        last = closes;
        if last.year() > from.year() + 100 {
            break;
        }
    }
    last
}

/// Working time between two instants; zero when they are the wrong way round.
#[must_use]
pub fn working_time_between(
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    opening: &OpeningHours,
    holidays: &Holidays,
) -> Duration {
    opening
        .spans(from, holidays)
        .take_while(|(opens, _)| *opens < to)
        .fold(Duration::zero(), |sum, (opens, closes)| {
            sum + (closes.min(to) - opens)
        })
}

/// One row of `targets.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TargetRow {
    pub priority: Priority,
    pub working_days: usize,
}

/// Working days after the one on which an enquiry arrived, by whose end a person has looked (rule 4.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    urgent: usize,
    soon: usize,
    normal: usize,
}

/// Most working days that a target may give: a promise on the start page, not a wish.
const TARGET_MAX: usize = 20;

impl Targets {
    /// One row for each priority.
    ///
    /// # Errors
    /// A priority that is missing or stands twice, more days than anybody should wait, or a more pressing
    /// enquiry that waits longer than a less pressing one.
    pub fn from_rows(rows: Vec<TargetRow>) -> Result<Self, DataError> {
        let wrong = |problem: String| DataError::of("targets.csv", problem);
        let days = |wanted: Priority| {
            let mut found = rows.iter().filter(|row| row.priority == wanted);
            match (found.next(), found.next()) {
                (Some(row), None) if row.working_days <= TARGET_MAX => Ok(row.working_days),
                (Some(_), None) => Err(wrong(format!(
                    "{wanted} waits more than {TARGET_MAX} working days"
                ))),
                _ => Err(wrong(format!("{wanted} is there once"))),
            }
        };
        let targets = Self {
            urgent: days(Priority::Urgent)?,
            soon: days(Priority::Soon)?,
            normal: days(Priority::Normal)?,
        };
        if targets.urgent > targets.soon || targets.soon > targets.normal {
            return Err(wrong(
                "urgent waits no longer than soon, and soon no longer than normal".into(),
            ));
        }
        Ok(targets)
    }

    /// Working days for a priority.
    #[must_use]
    pub const fn days(&self, priority: Priority) -> usize {
        match priority {
            Priority::Urgent => self.urgent,
            Priority::Soon => self.soon,
            Priority::Normal => self.normal,
        }
    }
}

/// By when a person is to have looked: the end of the working day so many after the one on which it arrived.
/// What arrives after hours counts as arriving on the next working day (rule 4.5).
#[must_use]
pub fn first_look_target(
    days: usize,
    sent_at: DateTime<Utc>,
    opening: &OpeningHours,
    holidays: &Holidays,
) -> DateTime<Utc> {
    opening
        .spans(sent_at, holidays)
        .take(LOOK_AHEAD_DAYS)
        .nth(days)
        .map_or(sent_at, |(_, closes)| closes)
}

#[cfg(test)]
mod tests;
