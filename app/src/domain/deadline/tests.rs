use chrono::{Datelike, Days, Weekday};
use proptest::prelude::*;

use super::*;
use crate::domain::reference_data::ReferenceData;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn holidays() -> &'static Holidays {
    &ReferenceData::shipped().holidays
}

fn pause(from: &str, to: &str) -> Pause {
    Pause {
        from: day(from),
        to: day(to),
    }
}

#[test]
fn every_worked_example_comes_out() {
    for (received, extended, base, due) in [
        ("2026-09-03", false, "2026-10-03", "2026-10-05"),
        ("2026-01-31", false, "2026-02-28", "2026-03-02"),
        ("2026-12-31", false, "2027-01-31", "2027-02-01"),
        ("2026-10-31", true, "2027-01-31", "2027-02-01"),
    ] {
        let deadline = rights(day(received), extended, &[], holidays()).unwrap();
        assert_eq!(
            (deadline.base, deadline.due),
            (day(base), day(due)),
            "{received}"
        );
        assert_eq!(deadline.internal_target, None);
    }
    let clarified = rights(
        day("2026-09-03"),
        false,
        &[pause("2026-09-10", "2026-09-17")],
        holidays(),
    )
    .unwrap();
    assert_eq!(
        (clarified.base, clarified.due),
        (day("2026-10-11"), day("2026-10-12"))
    );
    for (received, base, due, target) in [
        ("2026-07-01", "2026-07-30", "2026-07-31", "2026-07-30"),
        ("2026-11-26", "2026-12-25", "2026-12-29", "2026-12-24"),
    ] {
        let deadline = complaint_ack(day(received), holidays()).unwrap();
        assert_eq!(
            (deadline.base, deadline.due, deadline.internal_target),
            (day(base), day(due), Some(day(target)))
        );
    }
}

#[test]
fn days_of_several_pauses_count_once() {
    let due = |pauses: &[Pause]| {
        rights(day("2026-09-03"), false, pauses, holidays())
            .unwrap()
            .base
    };
    assert_eq!(due(&[pause("2026-09-10", "2026-09-10")]), day("2026-10-04"));
    assert_eq!(
        due(&[
            pause("2026-09-20", "2026-09-21"),
            pause("2026-09-10", "2026-09-17")
        ]),
        day("2026-10-13")
    );
    assert_eq!(
        due(&[
            pause("2026-09-10", "2026-09-17"),
            pause("2026-09-15", "2026-09-18")
        ]),
        day("2026-10-12")
    );
    assert_eq!(
        due(&[
            pause("2026-09-10", "2026-09-17"),
            pause("2026-09-12", "2026-09-13")
        ]),
        day("2026-10-11")
    );
    // A pause can begin within the time that another one gained.
    assert_eq!(
        due(&[
            pause("2026-09-10", "2026-09-17"),
            pause("2026-10-10", "2026-10-10")
        ]),
        day("2026-10-12")
    );
}

#[test]
fn a_pause_that_cannot_be_is_refused() {
    let refuse = |from: &str, to: &str| {
        rights(day("2026-09-03"), false, &[pause(from, to)], holidays()).unwrap_err()
    };
    assert_eq!(
        refuse("2026-09-17", "2026-09-10"),
        DeadlineError::PauseBackwards
    );
    assert_eq!(
        refuse("2026-09-02", "2026-09-10"),
        DeadlineError::PauseBeforeReceipt
    );
    assert_eq!(
        refuse("2026-10-06", "2026-10-10"),
        DeadlineError::PauseTooLate
    );
    // The day on which it is due is still in time.
    assert!(
        rights(
            day("2026-09-03"),
            false,
            &[pause("2026-10-05", "2026-10-06")],
            holidays()
        )
        .is_ok()
    );
}

#[test]
fn beyond_the_listed_holidays_it_refuses() {
    assert!(matches!(
        rights(day("2032-12-15"), false, &[], holidays()),
        Err(DeadlineError::Beyond(_))
    ));
    assert!(matches!(
        rights(day("2032-11-01"), true, &[], holidays()),
        Err(DeadlineError::Beyond(_))
    ));
    assert!(matches!(
        complaint_ack(day("2032-12-03"), holidays()),
        Err(DeadlineError::Beyond(_))
    ));
    assert!(matches!(
        complaint_ack(day("2017-01-03"), holidays()),
        Err(DeadlineError::Beyond(_))
    ));
    assert!(rights(day("2032-11-30"), false, &[], holidays()).is_ok());
}

proptest! {
    #[test]
    fn nothing_is_due_on_a_day_without_work(days in 0u64..5300, extended in any::<bool>(), after in 0u64..20, length in 0u64..40) {
        let received = day("2018-01-01") + Days::new(days);
        let free = |date: NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun) || holidays().on(date).is_some();
        let from = received + Days::new(after);
        let plain = rights(received, extended, &[], holidays()).unwrap();
        let paused = rights(received, extended, &[Pause { from, to: from + Days::new(length) }], holidays()).unwrap();
        prop_assert_eq!((paused.base - plain.base).num_days(), i64::try_from(length).unwrap() + 1);
        for deadline in [plain, paused] {
            prop_assert!(!free(deadline.due) && deadline.base <= deadline.due);
            prop_assert!((deadline.due - deadline.base).num_days() <= 5);
        }
        let complaint = complaint_ack(received, holidays()).unwrap();
        let target = complaint.internal_target.unwrap();
        prop_assert!(!free(complaint.due) && !free(target));
        prop_assert!(target <= complaint.base && complaint.base < complaint.due);
    }
}
