use proptest::prelude::*;

use super::*;
use crate::domain::reference_data::ReferenceData;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn opening() -> (&'static OpeningHours, &'static Holidays) {
    let data = ReferenceData::shipped();
    (&data.opening_hours, &data.holidays)
}

#[test]
fn a_london_day_is_not_a_utc_day() {
    assert_eq!(london_date(utc("2026-03-31T22:59:59Z")), day("2026-03-31"));
    assert_eq!(london_date(utc("2026-03-31T23:00:00Z")), day("2026-04-01"));
    assert_eq!(london_date(utc("2026-01-01T00:00:00Z")), day("2026-01-01"));
}

#[test]
fn the_first_of_april_always_begins_at_23_utc() {
    for year in 2018..=2044 {
        let april = NaiveDate::from_ymd_opt(year, 4, 1).unwrap();
        assert_eq!(
            london_midnight(april),
            utc(&format!("{year}-03-31T23:00:00Z"))
        );
    }
}

#[test]
fn an_hour_that_happens_twice_is_its_first_and_one_that_is_skipped_is_the_change() {
    assert_eq!(
        london_instant(day("2026-10-25"), clock(1, 30)),
        utc("2026-10-25T00:30:00Z")
    );
    assert_eq!(
        london_instant(day("2026-03-29"), clock(1, 30)),
        utc("2026-03-29T01:00:00Z")
    );
    assert_eq!(
        london_instant(day("2026-03-29"), clock(2, 0)),
        utc("2026-03-29T01:00:00Z")
    );
    assert_eq!(london_time(utc("2026-07-01T08:30:00Z")), clock(9, 30));
}

#[test]
fn dates_and_times_read_as_people_say_them() {
    assert_eq!(plain_date(day("2029-03-31")), "31 March 2029");
    assert_eq!(plain_day(day("2026-11-09")), "Monday 9 November");
    for (time, said) in [
        (clock(17, 0), "5pm"),
        (clock(10, 42), "10:42am"),
        (clock(0, 0), "midnight"),
        (clock(12, 0), "midday"),
        (clock(12, 5), "12:05pm"),
        (clock(0, 30), "12:30am"),
        (clock(9, 0), "9am"),
    ] {
        assert_eq!(plain_time(time), said);
    }
}

#[test]
fn months_end_where_the_shorter_month_ends() {
    assert_eq!(add_months(day("2026-01-31"), 1), day("2026-02-28"));
    assert_eq!(add_months(day("2026-10-31"), 3), day("2027-01-31"));
    assert_eq!(add_years(day("2024-02-29"), 6), day("2030-02-28"));
    assert_eq!(add_years(day("2024-02-29"), 4), day("2028-02-29"));
}

#[test]
fn the_coarse_times_of_statistics_and_equality() {
    assert_eq!(week_of(day("2026-11-22")), day("2026-11-16"));
    assert_eq!(week_of(day("2026-11-16")), day("2026-11-16"));
    assert_eq!(quarter_of(day("2026-03-31")), day("2026-01-01"));
    assert_eq!(quarter_of(day("2026-12-31")), day("2026-10-01"));
}

#[test]
fn the_first_look_is_by_the_end_of_a_working_day() {
    let (opening, holidays) = opening();
    let target = |priority, sent: &str| {
        first_look_target(
            ReferenceData::shipped().targets.days(priority),
            utc(sent),
            opening,
            holidays,
        )
    };
    use Priority::{Normal, Soon, Urgent};
    // Wednesday morning.
    assert_eq!(
        target(Urgent, "2026-11-18T10:00:00Z"),
        utc("2026-11-18T17:00:00Z")
    );
    assert_eq!(
        target(Soon, "2026-11-18T10:00:00Z"),
        utc("2026-11-19T17:00:00Z")
    );
    assert_eq!(
        target(Normal, "2026-11-18T10:00:00Z"),
        utc("2026-11-23T17:00:00Z")
    );
    // After hours, at the very end, before hours, at the weekend.
    assert_eq!(
        target(Urgent, "2026-11-18T17:00:00Z"),
        utc("2026-11-19T17:00:00Z")
    );
    assert_eq!(
        target(Urgent, "2026-11-18T16:59:59Z"),
        utc("2026-11-18T17:00:00Z")
    );
    assert_eq!(
        target(Urgent, "2026-11-18T06:00:00Z"),
        utc("2026-11-18T17:00:00Z")
    );
    assert_eq!(
        target(Urgent, "2026-11-21T10:00:00Z"),
        utc("2026-11-23T17:00:00Z")
    );
    // Over Christmas, and in summer time.
    assert_eq!(
        target(Soon, "2026-12-24T10:00:00Z"),
        utc("2026-12-29T17:00:00Z")
    );
    assert_eq!(
        target(Urgent, "2026-07-01T10:00:00Z"),
        utc("2026-07-01T16:00:00Z")
    );
}

#[test]
fn working_hours_skip_nights_weekends_and_bank_holidays() {
    let (opening, holidays) = opening();
    let add =
        |from: &str, hours| add_working_hours(utc(from), Duration::hours(hours), opening, holidays);
    assert_eq!(add("2026-11-18T10:00:00Z", 2), utc("2026-11-18T12:00:00Z"));
    assert_eq!(add("2026-11-18T10:00:00Z", 7), utc("2026-11-18T17:00:00Z"));
    assert_eq!(add("2026-11-18T10:00:00Z", 8), utc("2026-11-19T10:00:00Z"));
    assert_eq!(add("2026-11-20T16:00:00Z", 2), utc("2026-11-23T10:00:00Z"));
    assert_eq!(add("2026-12-24T16:00:00Z", 2), utc("2026-12-29T10:00:00Z"));
    assert_eq!(add("2026-11-21T10:00:00Z", 0), utc("2026-11-23T09:00:00Z"));
    let between =
        |from: &str, to: &str| working_time_between(utc(from), utc(to), opening, holidays);
    assert_eq!(
        between("2026-11-20T16:00:00Z", "2026-11-23T10:00:00Z"),
        Duration::hours(2)
    );
    assert_eq!(
        between("2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z"),
        Duration::zero()
    );
    assert_eq!(
        between("2026-11-23T10:00:00Z", "2026-11-20T16:00:00Z"),
        Duration::zero()
    );
}

#[test]
fn hours_that_make_no_sense_are_refused() {
    let row = |weekday: &str, opens: &str, closes: &str| OpeningRow {
        weekday: weekday.to_owned(),
        opens: opens.to_owned(),
        closes: closes.to_owned(),
    };
    assert!(OpeningHours::from_rows(vec![]).is_err());
    assert!(OpeningHours::from_rows(vec![row("Mon", "17:00", "09:00")]).is_err());
    assert!(OpeningHours::from_rows(vec![row("Mon", "9", "17:00")]).is_err());
    assert!(OpeningHours::from_rows(vec![row("Moonday", "09:00", "17:00")]).is_err());
    assert!(
        OpeningHours::from_rows(vec![
            row("Mon", "09:00", "17:00"),
            row("Mon", "09:00", "17:00")
        ])
        .is_err()
    );
}

proptest! {
    #[test]
    fn more_working_time_never_ends_earlier(seconds in 0i64..300_000_000, minutes in 0i64..5000, more in 0i64..2000) {
        let (opening, holidays) = opening();
        let from = utc("2019-01-01T00:00:00Z") + Duration::seconds(seconds);
        let first = add_working_hours(from, Duration::minutes(minutes), opening, holidays);
        let second = add_working_hours(from, Duration::minutes(minutes + more), opening, holidays);
        prop_assert!(from <= first && first <= second);
        prop_assert_eq!(working_time_between(from, first, opening, holidays), Duration::minutes(minutes));
    }

    #[test]
    fn a_target_is_the_end_of_a_working_day_and_later_for_less_urgent(seconds in 0i64..400_000_000) {
        let (opening, holidays) = opening();
        let sent = utc("2019-01-01T00:00:00Z") + Duration::seconds(seconds);
        let [urgent, soon, normal] = [Priority::Urgent, Priority::Soon, Priority::Normal]
            .map(|priority| first_look_target(ReferenceData::shipped().targets.days(priority), sent, opening, holidays));
        prop_assert!(sent < urgent && urgent < soon && soon < normal);
        for target in [urgent, soon, normal] {
            prop_assert!(holidays.is_likely_working_day(london_date(target)));
            prop_assert_eq!(london_time(target), clock(17, 0));
        }
    }

    #[test]
    fn london_midnight_begins_its_own_day(days in 0u64..20_000) {
        let date = day("2000-01-01") + Days::new(days);
        prop_assert_eq!(london_date(london_midnight(date)), date);
        prop_assert_eq!(london_date(london_midnight(date) - Duration::seconds(1)) + Days::new(1), date);
    }
}

#[test]
fn a_day_is_read_as_people_write_it() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 4);
    for typed in [
        "2026-12-04",
        " 2026/12/4 ",
        "4/12/2026",
        "04/12/2026",
        "04.12.2026",
        "4-12-2026",
        "4 12 2026",
        "4 December 2026",
        "4th Dec 2026",
        "4 DEC, 2026",
        "۴/۱۲/۲۰۲۶",
    ] {
        assert_eq!(read_date(typed), day, "{typed}");
    }
    for typed in [
        "",
        "4/12/26",
        "31/2/2026",
        "12/2026",
        "2026",
        "04122026",
        "4/13/2026",
        "4 x 2026",
        "1/2/3/2026",
    ] {
        assert_eq!(read_date(typed), None, "{typed}");
    }
    for typed in ["2026-12-04T09:30", "4/12/2026 9:30", "04.12.2026 09:30:00"] {
        assert_eq!(
            read_date_time(typed),
            day.and_then(|day| day.and_hms_opt(9, 30, 0)),
            "{typed}"
        );
    }
    assert_eq!(read_date_time("4/12/2026"), None);
    assert_eq!(
        read_date("12th Dec 2026"),
        NaiveDate::from_ymd_opt(2026, 12, 12)
    );
}
