use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn stamp() -> Stamp {
    Stamp {
        at: "2026-11-05T10:42:00Z".parse().unwrap(),
        by: Uuid::from_u128(1).into(),
    }
}

#[test]
fn an_enquiry_goes_its_way() {
    let at = Some(stamp().at);
    let mut facts = EnquiryFacts::default();
    assert_eq!(status(&facts), Status::Submitted);
    facts.suggested_at = at;
    assert_eq!(status(&facts), Status::Suggested);
    facts.confirmed = Some(stamp());
    assert_eq!(status(&facts), Status::Confirmed);
    facts.first_action = Some(stamp());
    assert_eq!(status(&facts), Status::InProgress);
    facts.waiting_since = at;
    assert_eq!(status(&facts), Status::WaitingForResident);
    facts.on_hold = true;
    assert_eq!(status(&facts), Status::OnHold);
    facts.withdrawn_at = at;
    assert_eq!(status(&facts), Status::WithdrawnByResident);
    facts.closed = Some((stamp(), Outcome::Withdrawn));
    assert_eq!(status(&facts), Status::Closed(Outcome::Withdrawn));
    facts.transferred = Some(stamp());
    assert_eq!(status(&facts), Status::Transferred);
    facts.restricted = true;
    assert_eq!(status(&facts), Status::Restricted);
}

#[test]
fn two_columns_that_belong_together_are_both_filled_or_neither() {
    let Stamp { at, by } = stamp();
    assert_eq!(
        Stamp::from_columns("confirmed", Some(at), Some(by)),
        Ok(Some(stamp()))
    );
    assert_eq!(Stamp::from_columns("confirmed", None, None), Ok(None));
    assert_eq!(
        Stamp::from_columns("confirmed", Some(at), None),
        Err(MixedColumns("confirmed"))
    );
    assert_eq!(
        Stamp::from_columns("confirmed", None, Some(by)),
        Err(MixedColumns("confirmed"))
    );
}

#[test]
fn an_outcome_has_what_it_requires() {
    use Controller::{Smbc, Tpa};
    assert_eq!(
        Closing::new(Smbc, Outcome::Intervention, " "),
        Err(ClosingError::CasefileMissing)
    );
    assert_eq!(
        Closing::new(Smbc, Outcome::Intervention, " CF-1 ")
            .unwrap()
            .casefile(),
        Some("CF-1")
    );
    assert_eq!(
        Closing::new(Smbc, Outcome::Intervention, &"x".repeat(41)),
        Err(ClosingError::CasefileTooLong)
    );
    assert_eq!(
        Closing::new(Tpa, Outcome::Intervention, "CF-1"),
        Err(ClosingError::NotOpenToController)
    );
    assert_eq!(
        Closing::new(Smbc, Outcome::SupportAccepted, ""),
        Err(ClosingError::NotOpenToController)
    );
    assert_eq!(
        Closing::new(Tpa, Outcome::SupportAccepted, "left out")
            .unwrap()
            .casefile(),
        None
    );
    for outcome in Outcome::ALL {
        assert!(
            Controller::ALL
                .iter()
                .any(|controller| outcome.open_to(*controller))
        );
    }
}

#[test]
fn each_outcome_starts_the_clock_of_its_record() {
    use RetentionRule::{FhCase, FhNfa, TpaCase, TpaDec};
    for outcome in Outcome::ALL {
        let of = |controller| outcome.retention_rule(controller);
        let expected = match outcome {
            Outcome::Intervention => (FhCase, TpaDec),
            Outcome::SupportAccepted => (FhNfa, TpaCase),
            _ => (FhNfa, TpaDec),
        };
        assert_eq!(
            (of(Controller::Smbc), of(Controller::Tpa)),
            expected,
            "{outcome}"
        );
    }
}

proptest! {
    /// Nothing gets past "suggested" without a person, but by the resident's own hand (seed F20, T50).
    #[test]
    fn a_person_stands_behind_every_step_after_suggested(suggested in any::<bool>(), waiting in any::<bool>(), withdrawn in any::<bool>()) {
        let at = |fact: bool| fact.then(|| stamp().at);
        let facts = EnquiryFacts { suggested_at: at(suggested), withdrawn_at: at(withdrawn), ..EnquiryFacts::default() };
        let expected = if withdrawn { Status::WithdrawnByResident } else if suggested { Status::Suggested } else { Status::Submitted };
        prop_assert_eq!(status(&facts), expected);
        prop_assert_eq!(status(&facts).is_open(), !withdrawn);
        let waiting = EnquiryFacts { waiting_since: at(waiting), first_action: Some(stamp()), ..facts };
        prop_assert_ne!(status(&waiting), Status::Suggested);
    }
}
