//! The bank holidays of England, as data for a span of whole years.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::table::DataError;

const TABLE: &str = "holidays.csv";

/// One row of `holidays.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct HolidayRow {
    pub date: NaiveDate,
    /// For example `good_friday`.
    pub holiday: String,
}

/// Bank holidays of every year from the first to the last listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holidays {
    by_date: BTreeMap<NaiveDate, String>,
    first_year: i32,
    last_year: i32,
}

/// The list of bank holidays does not reach that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("bank holidays are listed for {first_year} to {last_year} only, and {date} is outside")]
pub struct BeyondHolidays {
    pub date: NaiveDate,
    pub first_year: i32,
    pub last_year: i32,
}

impl Holidays {
    /// Takes the rows; each year between the first and the last is taken to be complete.
    ///
    /// # Errors
    /// No rows, a date that stands twice or falls on a weekend, or a year without any.
    pub fn from_rows(rows: Vec<HolidayRow>) -> Result<Self, DataError> {
        let mut by_date = BTreeMap::new();
        for row in rows {
            if is_weekend(row.date) {
                return Err(DataError::of(
                    TABLE,
                    format!("{} is a weekend day anyway", row.date),
                ));
            }
            if by_date.insert(row.date, row.holiday).is_some() {
                return Err(DataError::of(TABLE, format!("{} stands twice", row.date)));
            }
        }
        let year = |entry: Option<(&NaiveDate, &String)>| entry.map(|(date, _)| date.year());
        let (Some(first_year), Some(last_year)) = (
            year(by_date.first_key_value()),
            year(by_date.last_key_value()),
        ) else {
            return Err(DataError::of(TABLE, "no rows"));
        };
        match (first_year..=last_year)
            .find(|wanted| !by_date.keys().any(|date| date.year() == *wanted))
        {
            Some(missing) => Err(DataError::of(TABLE, format!("{missing} is missing"))),
            None => Ok(Self {
                by_date,
                first_year,
                last_year,
            }),
        }
    }

    /// Whether people work on that day, where the list knows.
    ///
    /// # Errors
    /// The year is not listed: a legal deadline must not be guessed.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, BeyondHolidays> {
        if self.covers(date) {
            Ok(self.is_likely_working_day(date))
        } else {
            Err(BeyondHolidays {
                date,
                first_year: self.first_year,
                last_year: self.last_year,
            })
        }
    }

    /// As `is_working_day`; beyond the list only weekends are known. For targets, which must not
    /// stop anybody from asking for help.
    #[must_use]
    pub fn is_likely_working_day(&self, date: NaiveDate) -> bool {
        !is_weekend(date) && !self.by_date.contains_key(&date)
    }

    /// The holiday on that day, for example `good_friday`.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> Option<&str> {
        self.by_date.get(&date).map(String::as_str)
    }

    /// Whether the list covers the year of a day.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        (self.first_year..=self.last_year).contains(&date.year())
    }

    /// The last year listed; the service warns a year ahead.
    #[must_use]
    pub const fn last_year(&self) -> i32 {
        self.last_year
    }

    /// The day itself if it is a working day, else the next one.
    ///
    /// # Errors
    /// The list ends before one is found.
    pub fn roll_forward(&self, date: NaiveDate) -> Result<NaiveDate, BeyondHolidays> {
        self.roll(date, NaiveDate::succ_opt)
    }

    /// The day itself if it is a working day, else the one before.
    ///
    /// # Errors
    /// The list begins after one would be found.
    pub fn roll_back(&self, date: NaiveDate) -> Result<NaiveDate, BeyondHolidays> {
        self.roll(date, NaiveDate::pred_opt)
    }

    fn roll(
        &self,
        from: NaiveDate,
        step: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Result<NaiveDate, BeyondHolidays> {
        let mut date = from;
        while !self.is_working_day(date)? {
            let beyond = BeyondHolidays {
                date,
                first_year: self.first_year,
                last_year: self.last_year,
            };
            date = step(&date).ok_or(beyond)?;
        }
        Ok(date)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests;
