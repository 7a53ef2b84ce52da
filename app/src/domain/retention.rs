//! How long each kind of record is kept (rule 3, `retention_rules.csv`). Dates are London's; the
//! last day is kept whole and a record may go from the next London midnight on.

use std::str::FromStr;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use serde::Deserialize;

use super::controller::Controller;
use super::table::DataError;
use super::time::{add_days, add_years, london_date, london_midnight};

const TABLE: &str = "retention_rules.csv";

code_enum! {
    /// One clock for each kind of record.
    pub enum RetentionRule {
        /// Council enquiry form: answers, message, postcode, contact details (seed F16).
        FhForm = "FH-FORM",
        /// Council decision record without free text (seed F18).
        FhNfa = "FH-NFA",
        /// Portal copy of a form handed to a casefile (seed F17); its pointer follows FH-NFA from the hand-over.
        FhCase = "FH-CASE",
        TpaForm = "TPA-FORM",
        /// Accepted support record: reviewed, never deleted by a clock (seed T36 to T38).
        TpaCase = "TPA-CASE",
        Eq = "EQ",
        Consent = "CONSENT",
        Rights = "RIGHTS",
        Audit = "AUDIT",
        Draft = "DRAFT",
        Cert = "CERT",
        Hold = "HOLD",
        TpaDec = "TPA-DEC",
        Concern = "CONCERN",
        /// Contact log, notes, tasks and message bodies go with the form they belong to.
        Notes = "NOTES",
        /// What was shared goes with the decision record.
        Disclosure = "DISCLOSURE",
        Outbox = "OUTBOX",
        Staff = "STAFF",
    }
}

/// How a date is made from the instant that starts the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// The 31 March that ends the financial year, so many years later.
    FinancialYearEnd {
        years: u32,
    },
    /// The same day so many years later; 29 February becomes the 28th.
    Anniversary {
        years: u32,
    },
    /// The day so many days later.
    Days {
        days: u64,
    },
    /// So many minutes later, at once.
    Minutes {
        minutes: i64,
    },
    /// Never by a clock; a person looks so many years later and every year after.
    Review {
        years: u32,
    },
    /// So many years longer than the record it is about.
    BeyondRecord {
        years: u32,
    },
    /// With the form it belongs to.
    WithForm,
    /// With the decision record it belongs to.
    WithDecision,
    Never,
    /// Stops all other clocks.
    Suspends,
}

impl FromStr for Formula {
    type Err = DataError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || DataError::of(TABLE, format!("“{text}” is no formula"));
        let (name, amount) = text
            .split_once('+')
            .map_or((text, None), |(name, amount)| (name, Some(amount)));
        let years = || {
            amount
                .and_then(|amount| amount.strip_suffix('y'))
                .and_then(|years| years.parse().ok())
                .ok_or_else(wrong)
        };
        match (name, amount) {
            ("financial_year_end", _) => Ok(Self::FinancialYearEnd { years: years()? }),
            ("anniversary", _) => Ok(Self::Anniversary { years: years()? }),
            ("review", _) => Ok(Self::Review { years: years()? }),
            ("beyond_record", _) => Ok(Self::BeyondRecord { years: years()? }),
            ("days", Some(days)) => days
                .parse()
                .map(|days| Self::Days { days })
                .map_err(|_| wrong()),
            ("minutes", Some(minutes)) => minutes
                .parse()
                .map(|minutes| Self::Minutes { minutes })
                .map_err(|_| wrong()),
            ("with_form", None) => Ok(Self::WithForm),
            ("with_decision", None) => Ok(Self::WithDecision),
            ("never", None) => Ok(Self::Never),
            ("suspends", None) => Ok(Self::Suspends),
            _ => Err(wrong()),
        }
    }
}

/// One row of the schedule as text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RetentionRow {
    pub rule: RetentionRule,
    /// `None`: both organisations.
    pub controller: Option<Controller>,
    /// What starts the clock, for example `received`.
    pub trigger: String,
    pub formula: String,
    /// The sentences of the notices that it comes from, for example `seed F16`.
    pub authority: String,
}

/// One row of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleEntry {
    pub rule: RetentionRule,
    pub controller: Option<Controller>,
    pub trigger: String,
    pub formula: Formula,
    pub authority: String,
}

/// The schedule: one entry for every rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionSchedule {
    entries: Vec<ScheduleEntry>,
}

/// Until when a record is kept. The reason in words is the message `retention-RULE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    pub rule: RetentionRule,
    /// The London date on which the clock started.
    pub london_date: NaiveDate,
    /// Kept whole; `None` where no clock sets a day.
    pub last_day_kept: Option<NaiveDate>,
    /// From this instant on it may be deleted; a London midnight, but for drafts.
    pub eligible_from: Option<DateTime<Utc>>,
    /// When a person is to look, where no clock deletes.
    pub review_due: Option<NaiveDate>,
}

/// Something that stops deletion while it is open (rule 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegalHold {
    /// London date on which it was released; `None` while open.
    pub released: Option<NaiveDate>,
}

impl RetentionSchedule {
    /// Parses the rows.
    ///
    /// # Errors
    /// A formula that cannot be read; a rule that is missing or stands twice.
    pub fn from_rows(rows: Vec<RetentionRow>) -> Result<Self, DataError> {
        let mut entries: Vec<ScheduleEntry> = Vec::with_capacity(rows.len());
        for RetentionRow {
            rule,
            controller,
            trigger,
            formula,
            authority,
        } in rows
        {
            if entries.iter().any(|entry| entry.rule == rule) {
                return Err(DataError::of(TABLE, format!("{rule} stands twice")));
            }
            entries.push(ScheduleEntry {
                rule,
                controller,
                trigger,
                formula: formula.parse()?,
                authority,
            });
        }
        match RetentionRule::ALL
            .iter()
            .find(|rule| !entries.iter().any(|entry| entry.rule == **rule))
        {
            Some(missing) => Err(DataError::of(TABLE, format!("{missing} is missing"))),
            None => Ok(Self { entries }),
        }
    }

    /// Every entry, in the order of the table.
    #[must_use]
    pub fn entries(&self) -> &[ScheduleEntry] {
        &self.entries
    }

    /// The entry of a rule.
    #[must_use]
    pub fn entry(&self, rule: RetentionRule) -> Option<&ScheduleEntry> {
        self.entries.iter().find(|entry| entry.rule == rule)
    }

    /// Until when a record is kept whose clock started at an instant (see the entry's `trigger`).
    #[must_use]
    pub fn due(&self, rule: RetentionRule, started: DateTime<Utc>) -> Retention {
        let london_date = london_date(started);
        let none = Retention {
            rule,
            london_date,
            last_day_kept: None,
            eligible_from: None,
            review_due: None,
        };
        let kept_through = |last_day| Retention {
            last_day_kept: Some(last_day),
            eligible_from: Some(london_midnight(add_days(last_day, 1))),
            ..none
        };
        match self
            .entry(rule)
            .map_or(Formula::Never, |entry| entry.formula)
        {
            Formula::FinancialYearEnd { years } => {
                kept_through(add_years(financial_year_end(london_date), years))
            }
            Formula::Anniversary { years } => kept_through(add_years(london_date, years)),
            Formula::Days { days } => kept_through(add_days(london_date, days)),
            Formula::Minutes { minutes } => Retention {
                eligible_from: Some(started + Duration::minutes(minutes)),
                ..none
            },
            Formula::Review { years } => Retention {
                review_due: Some(add_years(london_date, years)),
                ..none
            },
            Formula::BeyondRecord { .. }
            | Formula::WithForm
            | Formula::WithDecision
            | Formula::Never
            | Formula::Suspends => none,
        }
    }

    /// An audit row is kept longer than the record it is about; `None` while that has no last day.
    #[must_use]
    pub fn audit_kept_through(&self, record_last_day: Option<NaiveDate>) -> Option<NaiveDate> {
        match self.entry(RetentionRule::Audit)?.formula {
            Formula::BeyondRecord { years } => record_last_day.map(|day| add_years(day, years)),
            _ => None,
        }
    }

    /// The pointer to a casefile follows the rule of decisions, from the hand-over (seed F17).
    #[must_use]
    pub fn casefile_pointer(&self, handed_over: DateTime<Utc>) -> Retention {
        Retention {
            rule: RetentionRule::FhCase,
            ..self.due(RetentionRule::FhNfa, handed_over)
        }
    }
}

impl Retention {
    /// From when a record may go, with holds: `None` while one is open or where no clock deletes.
    /// After a release it may go from the next London midnight, if its own day has passed.
    #[must_use]
    pub fn eligible_with(&self, holds: &[LegalHold]) -> Option<DateTime<Utc>> {
        let mut eligible = self.eligible_from?;
        for hold in holds {
            eligible = eligible.max(london_midnight(add_days(hold.released?, 1)));
        }
        Some(eligible)
    }

    /// Whether a record may go on a London day. The nightly job compares dates, not instants (3.4).
    #[must_use]
    pub fn may_go_on(&self, day: NaiveDate, holds: &[LegalHold]) -> bool {
        self.eligible_with(holds)
            .is_some_and(|eligible| london_date(eligible) <= day)
    }

    /// The next yearly review on or after a day.
    #[must_use]
    pub fn next_review(&self, on_or_after: NaiveDate) -> Option<NaiveDate> {
        let first = self.review_due?;
        (0..)
            .map(|years| add_years(first, years))
            .find(|review| *review >= on_or_after || *review == NaiveDate::MAX)
    }
}

/// The 31 March that ends the financial year of a day: English authorities count from 1 April.
#[must_use]
pub fn financial_year_end(date: NaiveDate) -> NaiveDate {
    let year = if date.month() <= 3 {
        date.year()
    } else {
        date.year() + 1
    };
    NaiveDate::from_ymd_opt(year, 3, 31).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
