use super::*;

#[test]
fn every_activity_has_one_row_of_the_record_in_order() {
    let rows: Vec<Activity> = ProcessingActivity::record()
        .iter()
        .map(|row| row.activity)
        .collect();
    assert_eq!(rows, Activity::ALL);
}

#[test]
fn every_row_says_who_on_which_basis_and_what_a_person_can_do() {
    for row in ProcessingActivity::record() {
        let ProcessingActivity {
            activity,
            label,
            controllers,
            articles,
            basis,
            special_category,
            withdraw,
            object,
            erase,
            portability,
            resident_action,
        } = row;
        assert!(!controllers.is_empty(), "{activity} belongs to nobody");
        let rests_on_nothing = matches!(activity, Activity::ServiceReports | Activity::Backups);
        assert_eq!(articles.is_empty(), rests_on_nothing, "{activity}");
        for said in [
            label,
            basis,
            special_category,
            withdraw,
            object,
            erase,
            portability,
            resident_action,
        ] {
            assert!(!said.is_empty(), "{activity} leaves a column empty");
        }
        for answer in [withdraw, object, portability] {
            let first = answer.split([';', ' ']).next().unwrap_or_default();
            assert!(
                ["yes", "no", "not", "considered", "by"].contains(&first),
                "{activity}: {answer}"
            );
        }
    }
}

#[test]
fn only_what_rests_on_consent_can_be_withdrawn() {
    for row in ProcessingActivity::record() {
        assert_eq!(
            row.articles.contains(&LawfulBasis::Consent),
            row.withdraw == "yes",
            "{}",
            row.activity
        );
    }
}

#[test]
fn no_activity_rests_on_legitimate_interests() {
    let rests = |row: &ProcessingActivity| row.articles.contains(&LawfulBasis::LegitimateInterests);
    assert!(!ProcessingActivity::record().iter().any(rests));
}

#[test]
fn an_enquiry_is_handled_by_the_organisation_it_belongs_to() {
    for controller in Controller::ALL {
        let activity = Activity::enquiry_of(*controller);
        let row = ProcessingActivity::record()
            .iter()
            .find(|row| row.activity == activity);
        assert_eq!(
            row.map(|row| row.controllers.as_slice()),
            Some(&[*controller][..])
        );
    }
}
