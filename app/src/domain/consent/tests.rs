use chrono::Duration;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::reference_data::ReferenceData;

fn purpose(code: &str) -> ConsentPurpose {
    code.parse().unwrap()
}

fn event(
    number: u128,
    purpose: ConsentPurpose,
    action: ConsentAction,
    second: i64,
) -> ConsentEvent {
    let start: DateTime<Utc> = "2026-11-05T10:42:00Z".parse().unwrap();
    ConsentEvent {
        id: Uuid::from_u128(number).into(),
        subject: Uuid::from_u128(1).into(),
        given_by: GivenBy::Myself,
        purpose,
        controller: Controller::Smbc,
        named_recipients: vec![],
        action,
        wording: Uuid::from_u128(2).into(),
        notice_version: Uuid::from_u128(3).into(),
        channel: ConsentChannel::Online,
        evidence: String::new(),
        occurred_at: start + Duration::seconds(second),
        recorded_at: start + Duration::seconds(second),
        recorded_by: None,
    }
}

fn offered_to(
    controller: Controller,
    about: AboutWhom,
    age: AgeBand,
    wishes: &SafeContactWishes,
) -> Vec<String> {
    let partners = ["shg".parse().unwrap(), "example".parse().unwrap()];
    offered(
        &ReferenceData::shipped().purposes,
        &partners,
        controller,
        about,
        age,
        wishes,
    )
    .iter()
    .map(ToString::to_string)
    .collect()
}

#[test]
fn each_organisation_offers_its_own_and_names_each_partner() {
    let any = SafeContactWishes::default();
    assert_eq!(
        offered_to(Controller::Smbc, AboutWhom::Me, AgeBand::From35To44, &any),
        [
            "C1_share_tpa:shg",
            "C1_share_tpa:example",
            "C3_feedback",
            "C4_updates_sms"
        ]
    );
    assert_eq!(
        offered_to(
            Controller::Tpa,
            AboutWhom::MyFamily,
            AgeBand::From13To15,
            &any
        ),
        ["C1_share_fh", "C3_feedback", "C4_updates_sms"]
    );
}

#[test]
fn nobody_is_asked_for_someone_else_or_below_13() {
    for controller in Controller::ALL {
        for age in AgeBand::ALL {
            let any = SafeContactWishes::default();
            assert!(offered_to(*controller, AboutWhom::SomeoneElse, *age, &any).is_empty());
            assert_eq!(
                offered_to(*controller, AboutWhom::Me, *age, &any).is_empty(),
                age.under_13()
            );
        }
    }
}

#[test]
fn texts_are_not_offered_to_those_who_must_not_get_any() {
    for wish in [SafeContact::NoText, SafeContact::ShareDevice] {
        let wishes = SafeContactWishes {
            wishes: [wish].into(),
            ..SafeContactWishes::default()
        };
        assert_eq!(
            offered_to(Controller::Tpa, AboutWhom::Me, AgeBand::From35To44, &wishes),
            ["C1_share_fh", "C3_feedback"]
        );
    }
    let wishes = SafeContactWishes {
        contact_me_instead: true,
        ..SafeContactWishes::default()
    };
    assert_eq!(
        offered_to(Controller::Tpa, AboutWhom::Me, AgeBand::From35To44, &wishes),
        ["C1_share_fh"]
    );
}

#[test]
fn a_purpose_names_a_partner_exactly_where_it_must() {
    for code in [
        "C1_share_tpa:shg",
        "C1_share_fh",
        "C2_share_named_org:x",
        "C3_feedback",
        "C4_updates_sms",
        "C5_equality_explicit",
    ] {
        assert_eq!(purpose(code).to_string(), code);
    }
    for code in [
        "C1_share_tpa",
        "C1_share_tpa:",
        "C3_feedback:shg",
        "C9",
        "",
        ":",
    ] {
        assert!(code.parse::<ConsentPurpose>().is_err(), "{code}");
    }
}

#[test]
fn every_purpose_stands_in_the_table_once() {
    let codes: Vec<Purpose> = ReferenceData::shipped()
        .purposes
        .iter()
        .map(|definition| definition.code)
        .collect();
    assert_eq!(codes, Purpose::ALL);
}

#[test]
fn the_latest_by_the_time_it_happened_counts_and_a_withdrawal_wins_a_tie() {
    let share = purpose("C1_share_tpa:shg");
    let on = |events: &[ConsentEvent]| effective(events, share, Controller::Smbc);
    use ConsentAction::{Expired, Given, Refreshed, Refused, Withdrawn};
    assert!(!on(&[]));
    assert!(on(&[event(1, share, Given, 0)]));
    assert!(!on(&[event(1, share, Refused, 0)]));
    assert!(!on(&[
        event(1, share, Given, 0),
        event(2, share, Withdrawn, 1)
    ]));
    assert!(on(&[
        event(2, share, Withdrawn, 0),
        event(1, share, Given, 1)
    ]));
    assert!(on(&[
        event(1, share, Expired, 0),
        event(2, share, Refreshed, 1)
    ]));
    for order in [[1, 2], [2, 1]] {
        let tied = order.map(|number| {
            event(
                number,
                share,
                if number == 1 { Withdrawn } else { Given },
                5,
            )
        });
        assert!(!on(&tied));
    }
    // Told by phone before, written down after.
    let mut late = event(3, share, Withdrawn, 1);
    late.recorded_at += Duration::days(3);
    assert!(on(&[late, event(4, share, Given, 2)]));
}

#[test]
fn one_consent_says_nothing_about_another() {
    let (shg, other) = (purpose("C1_share_tpa:shg"), purpose("C1_share_tpa:example"));
    let events = [event(1, shg, ConsentAction::Given, 0)];
    assert!(effective(&events, shg, Controller::Smbc));
    assert!(!effective(&events, other, Controller::Smbc));
    assert!(!effective(&events, shg, Controller::Tpa));
}

proptest! {
    #[test]
    fn the_order_of_reading_does_not_matter(seeds in proptest::collection::vec((0usize..5, 0i64..4), 1..8), turn in 0usize..8) {
        let share = purpose("C3_feedback");
        let mut events: Vec<ConsentEvent> = seeds
            .iter()
            .zip(1u128..)
            .map(|((action, second), number)| event(number, share, ConsentAction::ALL[*action], *second))
            .collect();
        let before = latest(&events, share, Controller::Smbc).unwrap().clone();
        let turn = turn % events.len();
        events.rotate_left(turn);
        prop_assert_eq!(latest(&events, share, Controller::Smbc), Some(&before));
        let last = events.iter().map(|event| event.occurred_at).max().unwrap();
        if events.iter().any(|event| event.occurred_at == last && event.action == ConsentAction::Withdrawn) {
            prop_assert!(!effective(&events, share, Controller::Smbc));
        }
    }
}
