//! Clocks that the law sets: answering a rights request (rule 2.2) and acknowledging a
//! complaint (DPA 2018 s.164A, rule 2.5). They refuse to guess beyond the listed bank holidays.

use chrono::NaiveDate;

use super::holidays::{BeyondHolidays, Holidays};
use super::time::{add_days, add_months};

code_enum! {
    /// What has a clock.
    pub enum DeadlineKind { Rights = "rights", ComplaintAck = "complaint_ack" }
}

/// One month to answer a rights request.
const RIGHTS_MONTHS: u32 = 1;
/// Two further months, counted as three from the start.
const EXTENDED_MONTHS: u32 = 3;
/// "30 days beginning when the complaint is received": the day of receipt is the first.
const COMPLAINT_STATUTE_DAYS: u64 = 29;
/// The day of receipt among them: what people are told.
pub const ACKNOWLEDGEMENT_DAYS: u64 = COMPLAINT_STATUTE_DAYS + 1;
/// The regulator counts from the day after.
const COMPLAINT_REGULATOR_DAYS: u64 = 30;

/// Days that do not count, from asking for something to getting it, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub kind: DeadlineKind,
    /// The day that the law names, before any rolling.
    pub base: NaiveDate,
    /// The last day to do it: never a weekend or bank holiday.
    pub due: NaiveDate,
    /// Our own earlier aim, where there is one.
    pub internal_target: Option<NaiveDate>,
}

/// Why a deadline was not computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineError {
    #[error(transparent)]
    Beyond(#[from] BeyondHolidays),
    #[error("a pause ends before it begins")]
    PauseBackwards,
    #[error("a pause begins before the request was received")]
    PauseBeforeReceipt,
    #[error("a pause begins after the time had run out")]
    PauseTooLate,
}

/// When a rights request must be answered: one month, three when extended, to the same day of the
/// month or its last; paused days are added; a weekend or bank holiday rolls forward.
///
/// # Errors
/// A pause that cannot be; a date beyond the listed bank holidays.
pub fn rights(
    received: NaiveDate,
    extended: bool,
    pauses: &[Pause],
    holidays: &Holidays,
) -> Result<Deadline, DeadlineError> {
    let months = if extended {
        EXTENDED_MONTHS
    } else {
        RIGHTS_MONTHS
    };
    let mut base = add_months(received, months);
    let mut due = holidays.roll_forward(base)?;
    let mut pauses = pauses.to_vec();
    pauses.sort_by_key(|pause| pause.from);
    // Days that two pauses share are left out once.
    let mut counted_to = None;
    for Pause { from, to } in pauses {
        if to < from {
            return Err(DeadlineError::PauseBackwards);
        }
        if from < received {
            return Err(DeadlineError::PauseBeforeReceipt);
        }
        if from > due {
            return Err(DeadlineError::PauseTooLate);
        }
        let first = counted_to.map_or(from, |counted: NaiveDate| from.max(add_days(counted, 1)));
        let days = (to - first).num_days() + 1;
        base = add_days(base, u64::try_from(days).unwrap_or(0));
        due = holidays.roll_forward(base)?;
        counted_to = counted_to.max(Some(to));
    }
    Ok(Deadline {
        kind: DeadlineKind::Rights,
        base,
        due,
        internal_target: None,
    })
}

/// When a complaint must be acknowledged. The base is the statute's day, the deadline the
/// regulator's reading rolled forward, and our own target the statute's day rolled back.
///
/// # Errors
/// A date beyond the listed bank holidays.
pub fn complaint_ack(received: NaiveDate, holidays: &Holidays) -> Result<Deadline, DeadlineError> {
    let base = add_days(received, COMPLAINT_STATUTE_DAYS);
    Ok(Deadline {
        kind: DeadlineKind::ComplaintAck,
        base,
        due: holidays.roll_forward(add_days(received, COMPLAINT_REGULATOR_DAYS))?,
        internal_target: Some(holidays.roll_back(base)?),
    })
}

#[cfg(test)]
mod tests;
