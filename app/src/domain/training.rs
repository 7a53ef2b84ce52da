//! Data protection training of people who see what residents tell us (seed T35).

use super::time::{add_days, add_months, london_date};
use chrono::{DateTime, NaiveDate, Utc};

/// How long it counts, in months.
const MONTHS: u32 = 12;

/// How many days before its end its owner is told.
const WARN_DAYS: u64 = 30;

/// Whether somebody may see what residents told us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Training {
    Current,
    /// It counts, until this day.
    EndsSoon(NaiveDate),
    /// Completed too long ago, or never.
    RunOut,
}

impl Training {
    /// Twelve months to the day, London dates: done on 21 November, it counts until the next 20 November.
    #[must_use]
    pub fn of(completed_on: Option<NaiveDate>, now: DateTime<Utc>) -> Self {
        let Some(done) = completed_on else {
            return Self::RunOut;
        };
        let (today, over) = (london_date(now), add_months(done, MONTHS));
        match over.pred_opt() {
            Some(last) if today < over && add_days(today, WARN_DAYS) >= over => {
                Self::EndsSoon(last)
            }
            _ if today < over => Self::Current,
            _ => Self::RunOut,
        }
    }

    /// The last day on which it counts, when that is close.
    #[must_use]
    pub const fn ends_soon(self) -> Option<NaiveDate> {
        match self {
            Self::EndsSoon(last) => Some(last),
            Self::Current | Self::RunOut => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_for_twelve_months_of_london_days_and_warns_thirty_days_before() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let last = day("2026-11-20").unwrap();
        for (done, now, expected) in [
            ("2025-11-21", "2026-10-21T12:00:00Z", Training::Current),
            (
                "2025-11-21",
                "2026-10-22T12:00:00Z",
                Training::EndsSoon(last),
            ),
            (
                "2025-11-21",
                "2026-11-20T23:59:59Z",
                Training::EndsSoon(last),
            ),
            ("2025-11-21", "2026-11-21T00:00:00Z", Training::RunOut),
            (
                "2024-02-29",
                "2025-02-27T12:00:00Z",
                Training::EndsSoon(day("2025-02-27").unwrap()),
            ),
            ("2024-02-29", "2025-02-28T12:00:00Z", Training::RunOut),
        ] {
            assert_eq!(
                Training::of(day(done), now.parse().unwrap()),
                expected,
                "{done} {now}"
            );
        }
        let now = "2026-11-20T00:00:00Z".parse().unwrap();
        assert_eq!(Training::of(None, now), Training::RunOut);
    }
}
