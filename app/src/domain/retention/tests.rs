use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::domain::reference_data::ReferenceData;

fn schedule() -> &'static RetentionSchedule {
    &ReferenceData::shipped().retention
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_worked_example_comes_out() {
    let mut rows = csv::Reader::from_reader(
        include_str!("../../../data/examples/retention_examples.csv").as_bytes(),
    );
    let mut seen = 0;
    for row in rows.deserialize::<std::collections::HashMap<String, String>>() {
        let row = row.unwrap();
        let kept = schedule().due(row["rule"].parse().unwrap(), utc(&row["event_utc"]));
        assert_eq!(
            kept.london_date,
            day(&row["london_date"]),
            "example {}",
            row["n"]
        );
        assert_eq!(
            kept.last_day_kept,
            Some(day(&row["last_day_kept"])),
            "example {}",
            row["n"]
        );
        assert_eq!(
            kept.eligible_from,
            Some(utc(&row["eligible_from_utc"])),
            "example {}",
            row["n"]
        );
        seen += 1;
    }
    assert_eq!(seen, 9);
}

#[test]
fn form_and_decision_of_one_enquiry_have_their_own_clocks() {
    // Example 15.
    let form = schedule().due(RetentionRule::FhForm, utc("2026-03-20T10:00:00Z"));
    let decision = schedule().due(RetentionRule::FhNfa, utc("2026-04-02T09:00:00Z"));
    assert_eq!(
        (form.last_day_kept, decision.last_day_kept),
        (Some(day("2028-03-31")), Some(day("2032-04-02")))
    );
}

#[test]
fn a_form_handed_to_a_casefile_still_goes_and_its_pointer_stays() {
    // Example 16.
    assert_eq!(
        schedule()
            .due(RetentionRule::FhCase, utc("2026-05-12T10:00:00Z"))
            .last_day_kept,
        Some(day("2029-03-31"))
    );
    let pointer = schedule().casefile_pointer(utc("2026-06-01T10:00:00Z"));
    assert_eq!(
        (pointer.rule, pointer.last_day_kept),
        (RetentionRule::FhCase, Some(day("2032-06-01")))
    );
}

#[test]
fn a_hold_keeps_a_record_and_its_release_lets_it_go_the_next_day() {
    // Example 17.
    let form = schedule().due(RetentionRule::FhForm, utc("2026-01-15T09:00:00Z"));
    let open = LegalHold { released: None };
    let released = LegalHold {
        released: Some(day("2028-04-18")),
    };
    assert_eq!(form.eligible_with(&[open]), None);
    assert!(!form.may_go_on(day("2040-01-01"), &[released, open]));
    assert_eq!(
        form.eligible_with(&[released]),
        Some(utc("2028-04-18T23:00:00Z"))
    );
    assert!(!form.may_go_on(day("2028-04-18"), &[released]));
    assert!(form.may_go_on(day("2028-04-19"), &[released]));
    // One released long before the date changes nothing.
    assert_eq!(
        form.eligible_with(&[LegalHold {
            released: Some(day("2027-01-05"))
        }]),
        form.eligible_from
    );
    assert!(form.may_go_on(day("2028-04-01"), &[]));
    assert!(!form.may_go_on(day("2028-03-31"), &[]));
}

#[test]
fn every_rule_has_its_formula() {
    let at = utc("2026-05-12T10:00:00Z");
    let last = |rule| {
        schedule()
            .due(rule, at)
            .last_day_kept
            .map(|date| date.to_string())
    };
    let review = |rule| {
        schedule()
            .due(rule, at)
            .review_due
            .map(|date| date.to_string())
    };
    use RetentionRule::*;
    for rule in RetentionRule::ALL {
        let (expected_last, expected_review) = match rule {
            FhForm | FhCase | TpaForm | Eq => (Some("2029-03-31"), None),
            FhNfa | Consent => (Some("2032-05-12"), None),
            Rights | Staff => (Some("2028-05-12"), None),
            Outbox => (Some("2026-06-11"), None),
            TpaCase | TpaDec | Concern => (None, Some("2027-05-12")),
            Audit | Draft | Cert | Hold | Notes | Disclosure => (None, None),
        };
        assert_eq!(last(*rule).as_deref(), expected_last, "{rule}");
        assert_eq!(review(*rule).as_deref(), expected_review, "{rule}");
        let kept = schedule().due(*rule, at);
        // Only a draft has an instant without a day.
        assert_eq!(
            kept.eligible_from.is_some(),
            kept.last_day_kept.is_some() || *rule == Draft,
            "{rule}"
        );
    }
    assert_eq!(
        schedule().due(Draft, at).eligible_from,
        Some(utc("2026-05-12T10:30:00Z"))
    );
    assert_eq!(
        schedule().audit_kept_through(Some(day("2029-03-31"))),
        Some(day("2031-03-31"))
    );
    assert_eq!(schedule().audit_kept_through(None), None);
}

#[test]
fn a_record_without_a_period_is_looked_at_every_year() {
    let case = schedule().due(RetentionRule::TpaCase, utc("2024-02-29T10:00:00Z"));
    assert_eq!(case.next_review(day("2024-03-01")), Some(day("2025-02-28")));
    assert_eq!(case.next_review(day("2025-03-01")), Some(day("2026-02-28")));
    assert_eq!(
        schedule()
            .due(RetentionRule::FhForm, utc("2024-02-29T10:00:00Z"))
            .next_review(day("2030-01-01")),
        None
    );
}

#[test]
fn a_schedule_that_cannot_be_read_is_refused() {
    let rows = |formula: &str| {
        RetentionRule::ALL
            .iter()
            .map(|rule| RetentionRow {
                rule: *rule,
                controller: None,
                trigger: String::new(),
                formula: formula.to_owned(),
                authority: String::new(),
            })
            .collect::<Vec<_>>()
    };
    assert!(RetentionSchedule::from_rows(rows("never")).is_ok());
    for wrong in [
        "",
        "anniversary",
        "anniversary+6",
        "days+x",
        "never+1y",
        "financial_year_end",
    ] {
        assert!(
            RetentionSchedule::from_rows(rows(wrong)).is_err(),
            "{wrong}"
        );
    }
    let mut missing = rows("never");
    let double = missing.pop().unwrap();
    assert!(RetentionSchedule::from_rows(missing.clone()).is_err());
    missing.extend([double.clone(), double]);
    assert!(RetentionSchedule::from_rows(missing).is_err());
}

/// The other reading of seed F16: two years on, then to the end of that financial year.
fn reading_b(received: NaiveDate) -> NaiveDate {
    financial_year_end(add_years(received, 2))
}

#[test]
fn both_readings_of_f16_give_the_same_day_from_2015_to_2044() {
    let mut date = day("2015-01-01");
    while date < day("2045-01-01") {
        let noon = date.and_hms_opt(12, 0, 0).unwrap().and_utc();
        assert_eq!(
            schedule().due(RetentionRule::FhForm, noon).last_day_kept,
            Some(reading_b(date)),
            "{date}"
        );
        date = date + Days::new(1);
    }
}

proptest! {
    #[test]
    fn a_date_is_kept_whole_and_later_events_are_never_kept_shorter(seconds in 0i64..900_000_000, later in 0i64..90_000_000) {
        let at = utc("2015-01-01T00:00:00Z") + Duration::seconds(seconds);
        for rule in RetentionRule::ALL {
            let kept = schedule().due(*rule, at);
            if let (Some(last), Some(eligible)) = (kept.last_day_kept, kept.eligible_from) {
                prop_assert_eq!(london_date(eligible), last + Days::new(1));
                prop_assert_eq!(london_date(eligible - Duration::seconds(1)), last);
                prop_assert!(kept.london_date < last);
            }
            let after = schedule().due(*rule, at + Duration::seconds(later));
            prop_assert!(after.last_day_kept >= kept.last_day_kept);
        }
    }
}
