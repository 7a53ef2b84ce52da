use chrono::{Datelike, Days};

use super::*;
use crate::domain::reference_data::ReferenceData;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn holidays() -> &'static Holidays {
    &ReferenceData::shipped().holidays
}

/// Easter Sunday by the rule of Meeus, Jones and Butcher: a second source beside the table.
fn easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let number = h + l - 7 * m + 114;
    day(
        year,
        u32::try_from(number / 31).unwrap(),
        u32::try_from(number % 31 + 1).unwrap(),
    )
}

#[test]
fn every_year_has_its_eight_days_and_the_extra_ones_of_history() {
    for year in 2018..=2032 {
        let count = (1..=12)
            .flat_map(|month| {
                (1..=31).filter_map(move |date| NaiveDate::from_ymd_opt(year, month, date))
            })
            .filter(|date| holidays().on(*date).is_some())
            .count();
        // 2022: jubilee and state funeral; 2023: coronation.
        let expected = match year {
            2022 => 10,
            2023 => 9,
            _ => 8,
        };
        assert_eq!(count, expected, "{year}");
    }
}

#[test]
fn the_days_that_move_are_where_they_belong() {
    for year in 2018..=2032 {
        let easter = easter(year);
        assert_eq!(
            holidays().on(easter - Days::new(2)),
            Some("good_friday"),
            "{year}"
        );
        assert_eq!(
            holidays().on(easter + Days::new(1)),
            Some("easter_monday"),
            "{year}"
        );
        for (name, month, last) in [
            ("early_may", 5, false),
            ("spring", 5, true),
            ("summer", 8, true),
        ] {
            if (year, name) == (2020, "early_may") || (year, name) == (2022, "spring") {
                continue;
            }
            let mondays: Vec<NaiveDate> = (1..=31)
                .map(|date| day(year, month, date))
                .filter(|date| date.weekday() == Weekday::Mon)
                .collect();
            let wanted = if last {
                mondays.last()
            } else {
                mondays.first()
            };
            assert_eq!(holidays().on(*wanted.unwrap()), Some(name), "{year}");
        }
    }
}

#[test]
fn days_off_that_fall_on_a_weekend_have_their_substitute() {
    for (date, name) in [
        (day(2020, 12, 28), "boxing"),
        (day(2021, 12, 27), "christmas"),
        (day(2021, 12, 28), "boxing"),
        (day(2022, 1, 3), "new_year"),
        (day(2022, 12, 27), "christmas"),
        (day(2023, 1, 2), "new_year"),
        (day(2026, 12, 28), "boxing"),
        (day(2027, 12, 27), "christmas"),
        (day(2028, 1, 3), "new_year"),
        (day(2032, 12, 28), "boxing"),
        // One-off days.
        (day(2020, 5, 8), "early_may"),
        (day(2022, 6, 2), "spring"),
        (day(2022, 6, 3), "platinum_jubilee"),
        (day(2022, 9, 19), "state_funeral"),
        (day(2023, 5, 8), "coronation"),
    ] {
        assert_eq!(holidays().on(date), Some(name), "{date}");
    }
    for ordinary in [day(2020, 5, 4), day(2022, 5, 30), day(2021, 12, 24)] {
        assert_eq!(holidays().is_working_day(ordinary), Ok(true), "{ordinary}");
    }
}

#[test]
fn beyond_the_list_a_deadline_refuses_and_a_target_goes_on() {
    assert!(holidays().is_working_day(day(2033, 1, 4)).is_err());
    assert!(holidays().is_working_day(day(2017, 12, 29)).is_err());
    assert!(holidays().is_likely_working_day(day(2033, 1, 4)));
    assert!(!holidays().is_likely_working_day(day(2033, 1, 1)));
    assert_eq!(holidays().last_year(), 2032);
}

#[test]
fn rolling_passes_over_a_whole_bank_holiday_weekend() {
    let friday = day(2026, 12, 25);
    assert_eq!(holidays().roll_forward(friday), Ok(day(2026, 12, 29)));
    assert_eq!(holidays().roll_back(friday), Ok(day(2026, 12, 24)));
    assert_eq!(
        holidays().roll_forward(day(2026, 12, 29)),
        Ok(day(2026, 12, 29))
    );
}

#[test]
fn a_list_with_a_gap_a_weekend_or_a_double_is_refused() {
    let row = |year, month, date| HolidayRow {
        date: day(year, month, date),
        holiday: "x".to_owned(),
    };
    assert!(Holidays::from_rows(vec![]).is_err());
    assert!(Holidays::from_rows(vec![row(2026, 12, 26)]).is_err());
    assert!(Holidays::from_rows(vec![row(2026, 12, 25), row(2026, 12, 25)]).is_err());
    assert!(Holidays::from_rows(vec![row(2026, 12, 25), row(2028, 12, 25)]).is_err());
    assert!(Holidays::from_rows(vec![row(2026, 12, 25), row(2027, 12, 27)]).is_ok());
}
