use chrono::{Datelike, Days, NaiveTime};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::holidays::Holidays;
use crate::domain::reference_data::ReferenceData;
use crate::domain::time::london_instant;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(date: NaiveDate) -> DateTime<Utc> {
    london_instant(date, NaiveTime::from_hms_opt(12, 0, 0).unwrap())
}

fn holidays() -> &'static Holidays {
    &ReferenceData::shipped().holidays
}

fn asked(kind: RightsKind, received: &str) -> RightsFacts {
    RightsFacts {
        kind,
        received_at: noon(day(received)),
        level: IdentityLevel::L1b,
    }
}

fn event(kind: RightsEventKind, on: NaiveDate) -> RightsEvent {
    RightsEvent {
        kind,
        day: on,
        at: noon(on),
        by: Some(StaffId(Uuid::from_u128(1))),
        level: None,
        decision: None,
    }
}

fn state(facts: RightsFacts, events: &[RightsEvent], today: &str) -> RightsState {
    RightsState::of(facts, events, day(today), holidays())
}

fn due(facts: RightsFacts, events: &[RightsEvent], today: &str) -> Option<NaiveDate> {
    state(facts, events, today).due(facts, holidays())
}

#[test]
fn every_row_of_the_worked_examples_comes_out_of_the_events() {
    use RightsEventKind::{ClarifyAnswered, ClarifyAsked, Extended};
    let access = |received| asked(RightsKind::Access, received);
    for (received, due_on) in [
        ("2026-09-03", "2026-10-05"),
        ("2026-01-31", "2026-03-02"),
        ("2026-12-31", "2027-02-01"),
    ] {
        assert_eq!(due(access(received), &[], received), Some(day(due_on)));
    }
    let extended = [event(Extended, day("2026-11-10"))];
    assert_eq!(
        due(access("2026-10-31"), &extended, "2026-11-10"),
        Some(day("2027-02-01"))
    );
    let clarified = [
        event(ClarifyAsked, day("2026-09-10")),
        event(ClarifyAnswered, day("2026-09-17")),
    ];
    assert_eq!(
        due(access("2026-09-03"), &clarified, "2026-09-20"),
        Some(day("2026-10-12"))
    );
    for (received, statute, regulator, target) in [
        ("2026-07-01", "2026-07-30", "2026-07-31", "2026-07-30"),
        ("2026-11-26", "2026-12-25", "2026-12-29", "2026-12-24"),
    ] {
        let complaint = asked(RightsKind::Complaint, received);
        let deadline = state(complaint, &[], received).deadline.unwrap().unwrap();
        assert_eq!(
            (deadline.base, deadline.due),
            (day(statute), day(regulator))
        );
        assert_eq!(due(complaint, &[], received), Some(day(target)));
    }
}

#[test]
fn the_month_begins_when_we_know_who_asks() {
    let facts = asked(RightsKind::Access, "2026-09-03");
    let asked_who = event(RightsEventKind::IdentityAsked, day("2026-09-04"));
    let waiting = state(facts, &[asked_who], "2026-09-20");
    assert_eq!(waiting.stage, RightsStage::WaitsForIdentity);
    assert_eq!(waiting.due(facts, holidays()), None);
    let known = RightsEvent {
        level: Some(IdentityLevel::L2),
        ..event(RightsEventKind::IdentityConfirmed, day("2026-09-21"))
    };
    let open = state(facts, &[asked_who, known], "2026-09-21");
    assert_eq!(
        (open.stage, open.level),
        (RightsStage::Open, IdentityLevel::L2)
    );
    assert_eq!(open.due(facts, holidays()), Some(day("2026-10-21")));
    // Confirmed without having been asked: the clock ran all along.
    assert_eq!(due(facts, &[known], "2026-09-21"), Some(day("2026-10-05")));
}

#[test]
fn nothing_is_granted_to_somebody_we_do_not_know_well_enough() {
    for kind in RightsKind::ALL.iter().copied() {
        for level in IdentityLevel::ALL.iter().copied() {
            let facts = RightsFacts {
                level,
                ..asked(kind, "2026-09-03")
            };
            let state = state(facts, &[], "2026-09-03");
            let enough = level >= kind.needs();
            for decision in [Decision::Granted, Decision::Partly] {
                assert_eq!(state.may_decide(facts, decision).is_ok(), enough);
            }
            assert_eq!(state.may_decide(facts, Decision::Refused), Ok(()));
        }
    }
}

#[test]
fn an_extension_is_told_within_the_first_month_and_once() {
    use RightsEventKind::Extended;
    let facts = asked(RightsKind::Erase, "2026-09-03");
    let now = |today: &str, events: &[RightsEvent]| {
        state(facts, events, today).may(facts, Extended, day(today), day(today))
    };
    assert_eq!(now("2026-10-03", &[]), Ok(()));
    assert_eq!(
        now("2026-10-04", &[]),
        Err(RightsEventRefusal::TooLateToExtend)
    );
    let extended = [event(Extended, day("2026-09-10"))];
    assert_eq!(
        now("2026-09-11", &extended),
        Err(RightsEventRefusal::AlreadyExtended)
    );
    let complaint = asked(RightsKind::Complaint, "2026-09-03");
    assert_eq!(
        state(complaint, &[], "2026-09-04").may(
            complaint,
            Extended,
            day("2026-09-04"),
            day("2026-09-04")
        ),
        Err(RightsEventRefusal::NotExtended)
    );
}

#[test]
fn a_decided_request_takes_nothing_more_but_notes() {
    let facts = asked(RightsKind::Object, "2026-09-03");
    let decided = RightsEvent {
        decision: Some(Decision::Refused),
        ..event(RightsEventKind::Decided, day("2026-09-10"))
    };
    let state = state(facts, &[decided], "2026-09-11");
    assert_eq!(state.stage, RightsStage::Decided(Decision::Refused));
    assert_eq!(state.due(facts, holidays()), None);
    for kind in RightsEventKind::ALL.iter().copied() {
        let free = matches!(kind, RightsEventKind::Note | RightsEventKind::Erased);
        let may = state.may(facts, kind, day("2026-09-11"), day("2026-09-11"));
        assert_eq!(may.is_ok(), free, "{kind}");
    }
    assert!(state.may_decide(facts, Decision::Granted).is_err());
}

#[test]
fn a_complaint_wants_a_person_within_five_working_days_of_the_page_saying_thanks() {
    let facts = asked(RightsKind::Complaint, "2026-12-23");
    let by_page = RightsEvent {
        by: None,
        ..event(RightsEventKind::Acknowledged, day("2026-12-23"))
    };
    // Christmas Day, the 28th in place of Boxing Day, and New Year's Day do not count.
    assert_eq!(
        due(facts, &[by_page], "2026-12-23"),
        Some(day("2027-01-04"))
    );
    let by_person = event(RightsEventKind::Progress, day("2026-12-29"));
    assert_eq!(due(facts, &[by_page, by_person], "2026-12-30"), None);
}

#[test]
fn a_wrong_team_is_looked_at_again_in_the_time_of_a_first_look() {
    use crate::domain::codes::Priority;
    assert_eq!(
        ReferenceData::shipped().targets.days(Priority::Normal),
        usize::try_from(super::REVIEW_DAYS).unwrap()
    );
    // A Wednesday, so over no weekend, and a Friday.
    for (asked_on, by) in [("2026-11-18", "2026-11-23"), ("2026-11-20", "2026-11-25")] {
        let facts = asked(RightsKind::Review, asked_on);
        assert_eq!(due(facts, &[], asked_on), Some(day(by)), "{asked_on}");
    }
}

#[test]
fn what_happens_later_today_or_before_the_request_is_refused() {
    let facts = asked(RightsKind::Access, "2026-09-03");
    let state = state(facts, &[], "2026-09-10");
    for wrong in ["2026-09-02", "2026-09-11"] {
        assert_eq!(
            state.may(
                facts,
                RightsEventKind::ClarifyAsked,
                day(wrong),
                day("2026-09-10")
            ),
            Err(RightsEventRefusal::NotThatDay)
        );
    }
}

proptest! {
    /// Over ten years of days: never due on a day off, never earlier for being paused, and an open pause
    /// moves the end on day by day.
    #[test]
    fn a_pause_never_brings_the_end_nearer(
        received in 0_u64..3650,
        asked_after in 0_u64..28,
        answered_after in 0_u64..90,
        extended in any::<bool>(),
    ) {
        let received = day("2019-01-01") + Days::new(received);
        let facts = RightsFacts { kind: RightsKind::Access, received_at: noon(received), level: IdentityLevel::L2 };
        let from = received + Days::new(asked_after);
        let to = from + Days::new(answered_after);
        let mut events = Vec::new();
        if extended {
            events.push(event(RightsEventKind::Extended, received));
        }
        let without = RightsState::of(facts, &events, to, holidays()).due(facts, holidays()).unwrap();
        events.push(event(RightsEventKind::ClarifyAsked, from));
        let open = RightsState::of(facts, &events, to, holidays());
        prop_assert_eq!(open.stage, RightsStage::WaitsForAnswer);
        events.push(event(RightsEventKind::ClarifyAnswered, to));
        let closed = RightsState::of(facts, &events, to, holidays());
        prop_assert_eq!(closed.stage, RightsStage::Open);
        let due = closed.due(facts, holidays()).unwrap();
        prop_assert_eq!(open.due(facts, holidays()), Some(due));
        // Both may roll to the same working day.
        prop_assert!(due >= without);
        prop_assert!(holidays().is_working_day(due).unwrap());
        prop_assert!(due.year() <= holidays().last_year());
    }
}

#[test]
fn it_is_the_person_s_turn_from_a_question_until_they_write() {
    use RightsEventKind::{
        ClarifyAnswered, ClarifyAsked, Decided, IdentityAsked, IdentityConfirmed, Progress,
    };
    let stage = |kinds: &[RightsEventKind], wrote: Option<&str>| {
        let events: Vec<RightsEvent> = (1..)
            .zip(kinds)
            .map(|(nth, kind)| event(*kind, day(&format!("2026-09-{nth:02}"))))
            .collect();
        question_stage(&events, wrote.map(|on| noon(day(on))))
    };
    let (none, asked, answered) = (
        QuestionStage::NotAsked,
        QuestionStage::Asked,
        QuestionStage::Answered,
    );
    for (kinds, wrote, expected) in [
        (&[][..], None, none),
        (&[], Some("2026-09-01"), none),
        (&[Progress], None, none),
        (&[ClarifyAsked], None, asked),
        (&[IdentityAsked], None, asked),
        (&[Progress, ClarifyAsked], Some("2026-09-01"), asked),
        (&[ClarifyAsked], Some("2026-09-02"), answered),
        (&[ClarifyAsked, ClarifyAnswered], Some("2026-09-02"), none),
        (&[ClarifyAsked, IdentityConfirmed], None, asked),
        (&[IdentityAsked, IdentityConfirmed], None, none),
        // Asked once more, also where we know who they are well enough for something less.
        (&[IdentityConfirmed, IdentityAsked], None, asked),
        (
            &[ClarifyAsked, ClarifyAnswered, ClarifyAsked],
            Some("2026-09-02"),
            asked,
        ),
        // Two questions: an answer to the older one is not one to the newer.
        (
            &[ClarifyAsked, Progress, IdentityAsked],
            Some("2026-09-02"),
            asked,
        ),
        (&[ClarifyAsked, Decided], None, none),
    ] {
        assert_eq!(stage(kinds, wrote), expected, "{kinds:?} {wrote:?}");
    }
}
