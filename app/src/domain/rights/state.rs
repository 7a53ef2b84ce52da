//! Where a request stands, worked out from what happened to it.

use super::{
    Decision, RightsEvent, RightsEventKind, RightsEventRefusal, RightsFacts, RightsKind,
    RightsStage,
};
use crate::domain::{
    deadline::{self, Deadline, DeadlineError, Pause},
    holidays::Holidays,
    identity::IdentityLevel,
    time::{add_days, add_months, london_date},
};
use chrono::NaiveDate;

/// Everything that follows from the facts and the events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsState {
    pub stage: RightsStage,
    /// The day from which the month counts.
    pub clock_from: NaiveDate,
    /// By when it must be answered; for a complaint, acknowledged. `None` while nobody knows who asks,
    /// and once there is nothing left to do by a day.
    pub deadline: Option<Result<Deadline, DeadlineError>>,
    pub extended: bool,
    pub level: IdentityLevel,
    /// The first word to the person that we have it.
    pub acknowledged: Option<NaiveDate>,
    /// The first word by a person.
    pub acknowledged_by_person: Option<NaiveDate>,
    pub decided: Option<(NaiveDate, Decision)>,
}

/// Working days in which a person, not the page, is to have answered a complaint (rule 2.5).
pub const HUMAN_ACKNOWLEDGEMENT_DAYS: u32 = 5;
/// Working days in which another officer looks again at where an enquiry was sent: as long as a first look of normal
/// priority takes. A wrong team is no matter of data protection, with its month.
pub const REVIEW_DAYS: u32 = 3;
/// Days before the last one from which the work-list warns.
pub const WARNING_DAYS: i64 = 7;

impl RightsState {
    /// Works it out on a London day. `events` are in the order in which they happened.
    #[must_use]
    pub fn of(
        facts: RightsFacts,
        events: &[RightsEvent],
        today: NaiveDate,
        holidays: &Holidays,
    ) -> Self {
        let received = london_date(facts.received_at);
        let last = |kind| events.iter().rfind(|event| event.kind == kind);
        let first_day = |wanted: fn(&RightsEvent) -> bool| {
            events
                .iter()
                .find(|event| wanted(event))
                .map(|event| event.day)
        };
        let confirmed = last(RightsEventKind::IdentityConfirmed);
        let level = events
            .iter()
            .filter_map(|event| event.level)
            .fold(facts.level, IdentityLevel::max);
        let identity_asked = last(RightsEventKind::IdentityAsked).is_some();
        // Time runs from the latest of the request and what shows who asks (Article 12A).
        let clock_from = match confirmed {
            Some(event) if identity_asked => received.max(event.day),
            _ => received,
        };
        let decided = events.iter().rev().find_map(|event| {
            let decision = event.decision?;
            (event.kind == RightsEventKind::Decided).then_some((event.day, decision))
        });
        let (pauses, waiting) = pauses(events, clock_from, today);
        let stage = match (decided, identity_asked && confirmed.is_none(), waiting) {
            (Some((_, decision)), _, _) => RightsStage::Decided(decision),
            (None, true, _) => RightsStage::WaitsForIdentity,
            (None, false, true) => RightsStage::WaitsForAnswer,
            (None, false, false) => RightsStage::Open,
        };
        let extended = last(RightsEventKind::Extended).is_some();
        let acknowledged = first_day(|event| event.kind == RightsEventKind::Acknowledged);
        let acknowledged_by_person = first_day(|event| {
            event.by.is_some()
                && matches!(
                    event.kind,
                    RightsEventKind::Acknowledged
                        | RightsEventKind::Progress
                        | RightsEventKind::Decided
                )
        });
        let deadline = match (stage, facts.kind) {
            (RightsStage::Decided(_) | RightsStage::WaitsForIdentity, _) => None,
            (_, RightsKind::Complaint) => acknowledged
                .is_none()
                .then(|| deadline::complaint_ack(received, holidays)),
            (_, RightsKind::Review) => Some(
                rights_deadline(clock_from, extended, &pauses, holidays).map(|deadline| Deadline {
                    internal_target: Some(working_days_later(received, REVIEW_DAYS, holidays)),
                    ..deadline
                }),
            ),
            (_, _) => Some(rights_deadline(clock_from, extended, &pauses, holidays)),
        };
        Self {
            stage,
            clock_from,
            deadline,
            extended,
            level,
            acknowledged,
            acknowledged_by_person,
            decided,
        }
    }

    /// The last day for the next thing that the law or our own promise wants, where one is known.
    #[must_use]
    pub fn due(&self, facts: RightsFacts, holidays: &Holidays) -> Option<NaiveDate> {
        if let Some(Ok(deadline)) = self.deadline {
            return Some(deadline.internal_target.unwrap_or(deadline.due));
        }
        let wants_person = facts.kind == RightsKind::Complaint
            && self.acknowledged_by_person.is_none()
            && !matches!(self.stage, RightsStage::Decided(_));
        wants_person.then(|| {
            working_days_later(
                london_date(facts.received_at),
                HUMAN_ACKNOWLEDGEMENT_DAYS,
                holidays,
            )
        })
    }

    /// Whether it may happen now.
    ///
    /// # Errors
    /// What stands against it.
    pub fn may(
        &self,
        facts: RightsFacts,
        kind: RightsEventKind,
        day: NaiveDate,
        today: NaiveDate,
    ) -> Result<(), RightsEventRefusal> {
        if day > today || day < london_date(facts.received_at) {
            return Err(RightsEventRefusal::NotThatDay);
        }
        let decided = matches!(self.stage, RightsStage::Decided(_));
        match kind {
            // What was decided may still be noted upon, and carried out.
            RightsEventKind::Note | RightsEventKind::Erased => Ok(()),
            _ if decided => Err(RightsEventRefusal::AlreadyDecided),
            RightsEventKind::IdentityAsked if self.stage == RightsStage::WaitsForIdentity => {
                Err(RightsEventRefusal::AlreadyAsked)
            }
            RightsEventKind::ClarifyAsked if self.stage == RightsStage::WaitsForAnswer => {
                Err(RightsEventRefusal::AlreadyAsked)
            }
            RightsEventKind::ClarifyAnswered if self.stage != RightsStage::WaitsForAnswer => {
                Err(RightsEventRefusal::NothingAsked)
            }
            RightsEventKind::Extended if facts.kind == RightsKind::Complaint => {
                Err(RightsEventRefusal::NotExtended)
            }
            RightsEventKind::Extended if self.extended => Err(RightsEventRefusal::AlreadyExtended),
            // Within one month of the day from which it counts, with its reasons (rule 2.2).
            RightsEventKind::Extended if day > add_months(self.clock_from, 1) => {
                Err(RightsEventRefusal::TooLateToExtend)
            }
            _ => Ok(()),
        }
    }

    /// Whether it may be decided so: nothing is granted to somebody we do not know well enough.
    ///
    /// # Errors
    /// What stands against it.
    pub fn may_decide(
        &self,
        facts: RightsFacts,
        decision: Decision,
    ) -> Result<(), RightsEventRefusal> {
        if matches!(self.stage, RightsStage::Decided(_)) {
            return Err(RightsEventRefusal::AlreadyDecided);
        }
        match decision {
            Decision::Refused => Ok(()),
            Decision::Granted | Decision::Partly if self.level >= facts.kind.needs() => Ok(()),
            Decision::Granted | Decision::Partly => Err(RightsEventRefusal::IdentityTooLow),
        }
    }

    /// How pressing it is, for the order of the work-list: overdue, soon, later.
    #[must_use]
    pub fn press(due: Option<NaiveDate>, today: NaiveDate) -> DeadlineUrgency {
        match due {
            Some(due) if due < today => DeadlineUrgency::Overdue,
            Some(due) if due <= add_days(today, WARNING_DAYS.unsigned_abs()) => {
                DeadlineUrgency::Soon
            }
            Some(_) | None => DeadlineUrgency::Later,
        }
    }
}

/// How pressing a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineUrgency {
    Overdue,
    Soon,
    Later,
}

/// The spans in which the clock stood still, and whether it does now. One still open counts up to today.
fn pauses(events: &[RightsEvent], clock_from: NaiveDate, today: NaiveDate) -> (Vec<Pause>, bool) {
    let mut found = Vec::new();
    let mut since: Option<NaiveDate> = None;
    for event in events {
        match (event.kind, since) {
            (RightsEventKind::ClarifyAsked, None) => since = Some(event.day),
            (RightsEventKind::ClarifyAnswered, Some(from)) => {
                found.push(Pause {
                    from: from.max(clock_from),
                    to: event.day.max(clock_from),
                });
                since = None;
            }
            _ => {}
        }
    }
    if let Some(from) = since {
        let from = from.max(clock_from);
        found.push(Pause {
            from,
            to: today.max(from),
        });
    }
    (found, since.is_some())
}

/// As [`deadline::rights`]; a question that was asked after the time had run out stops no clock any more.
fn rights_deadline(
    from: NaiveDate,
    extended: bool,
    pauses: &[Pause],
    holidays: &Holidays,
) -> Result<Deadline, DeadlineError> {
    let mut counted: Vec<Pause> = Vec::new();
    for pause in pauses {
        counted.push(*pause);
        if deadline::rights(from, extended, &counted, holidays) == Err(DeadlineError::PauseTooLate)
        {
            counted.pop();
        }
    }
    deadline::rights(from, extended, &counted, holidays)
}

/// The day so many working days later; beyond the listed holidays only weekends are known.
fn working_days_later(from: NaiveDate, days: u32, holidays: &Holidays) -> NaiveDate {
    let mut date = from;
    let mut left = days;
    while left > 0 {
        date = add_days(date, 1);
        if holidays.is_likely_working_day(date) {
            left -= 1;
        }
    }
    date
}
