use super::*;
use crate::domain::{
    permission::{Grant, Role},
    reference_data::ReferenceData,
};

#[test]
fn a_second_person_stands_where_the_matrix_says_two() {
    let permissions = &ReferenceData::shipped().permissions;
    for kind in ShareKind::ALL {
        for basis in Basis::ALL {
            let row = action(*kind, *basis);
            let two = Role::ALL
                .iter()
                .any(|role| permissions.grant(*role, row) == Grant::SecondPerson);
            let now = second(*kind, *basis, false);
            assert_eq!(two, now == SecondApproval::Before, "{kind} {basis}");
            assert_eq!(
                now == SecondApproval::After,
                *basis == Basis::VitalInterests,
                "{kind} {basis}"
            );
            assert_ne!(
                second(*kind, *basis, true),
                SecondApproval::None,
                "{kind} {basis}"
            );
        }
    }
}

#[test]
fn a_yes_lets_go_what_it_named_and_no_field_more() {
    use SharedField::{ContactRoute, Name, Postcode, SafeContact, Topic};
    let purposes = &ReferenceData::shipped().purposes;
    let five = [Name, ContactRoute, SafeContact, Topic, Postcode];
    for purpose in [Purpose::ShareTpa, Purpose::ShareFh] {
        assert_eq!(open_to(Basis::Consent, Some(purpose), purposes), five);
    }
    let named = Some(Purpose::ShareNamedOrg);
    assert_eq!(open_to(Basis::Consent, named, purposes), [ContactRoute]);
    assert!(open_to(Basis::Consent, None, purposes).is_empty());
    for basis in [
        Basis::PublicTask,
        Basis::LegalRequirement,
        Basis::VitalInterests,
    ] {
        assert_eq!(open_to(basis, None, purposes), SharedField::ALL);
    }
}

#[test]
fn every_field_of_a_sharing_consent_can_be_picked() {
    for definition in &ReferenceData::shipped().purposes {
        if names_receiver(definition.code) || definition.code == Purpose::ShareFh {
            for field in &definition.fields {
                assert!(field.parse::<SharedField>().is_ok(), "{field}");
            }
        }
    }
}

#[test]
fn the_consent_of_a_handover_names_who_works_the_other_desk() {
    let code = |from| handover_consent(from).unwrap().to_string();
    assert_eq!(code(Controller::Smbc), "C1_share_tpa:shg");
    assert_eq!(code(Controller::Tpa), "C1_share_fh");
}

#[test]
fn a_case_goes_with_what_it_needs_and_a_number_with_its_rules() {
    use SharedField::{ContactRoute, Message, Name, SafeContact, Topic};
    let all = SharedField::ALL;
    assert_eq!(missing(ShareKind::Handover, &[], all), HANDOVER_NEEDS);
    assert_eq!(
        missing(ShareKind::Handover, &[Name, ContactRoute, Topic], all),
        [SafeContact]
    );
    assert!(missing(ShareKind::Handover, &HANDOVER_NEEDS, all).is_empty());
    assert!(missing(ShareKind::Outside, &[Message], all).is_empty());
    assert_eq!(
        missing(ShareKind::Outside, &[ContactRoute], all),
        [SafeContact]
    );
    // A yes to contact details alone names no rules.
    assert!(missing(ShareKind::Outside, &[ContactRoute], &[ContactRoute]).is_empty());
}

#[test]
fn a_share_stands_where_its_facts_say() {
    let of = |kind, second, agreed, answer, ended| {
        state(&ShareFacts {
            kind,
            second,
            agreed,
            answer,
            ended,
        })
    };
    use ShareKind::{Handover, Outside};
    let waits = ShareState::WaitsForSecond;
    assert_eq!(
        of(Handover, SecondApproval::Before, None, None, None),
        waits
    );
    assert_eq!(
        of(Handover, SecondApproval::Before, Some(true), None, None),
        ShareState::Offered
    );
    assert_eq!(
        of(Handover, SecondApproval::After, None, None, None),
        ShareState::Offered
    );
    assert_eq!(of(Outside, SecondApproval::Before, None, None, None), waits);
    assert_eq!(
        of(Outside, SecondApproval::None, None, None, None),
        ShareState::Given
    );
    assert_eq!(
        of(Outside, SecondApproval::After, Some(false), None, None),
        ShareState::Given
    );
    let yes = Some(HandoverAnswer::Accepted);
    assert_eq!(
        of(Handover, SecondApproval::None, None, yes, None),
        ShareState::Accepted
    );
    let gone = Some(ShareEndReason::ConsentWithdrawn);
    assert_eq!(
        of(Handover, SecondApproval::None, None, yes, gone),
        ShareState::Ended(ShareEndReason::ConsentWithdrawn)
    );
    for ended in ShareEndReason::ALL {
        for kind in ShareKind::ALL {
            let end = of(*kind, SecondApproval::None, None, None, Some(*ended));
            assert_eq!(end, ShareState::Ended(*ended));
            assert!(!end.can_be_taken_back());
        }
    }
}
