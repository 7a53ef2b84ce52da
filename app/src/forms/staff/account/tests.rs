use super::*;

fn access(roles: &[&str], queues: &[&str]) -> AccessForm {
    let own = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    AccessForm {
        roles: own(roles),
        queues: own(queues),
    }
}

fn keys(problems: Problems) -> Vec<String> {
    problems.0.into_iter().map(|problem| problem.key).collect()
}

#[test]
fn roles_and_queues_must_go_together() {
    for (roles, queues, expected) in [
        (&["triage_fh"][..], &["FH-CEN"][..], None),
        (&["triage_fh", "safeguarding_lead"], &["FH-CEN"], None),
        (&["manager_fh"], &[], None),
        (&["admin"], &[], None),
        (&[], &[], Some("accounts-error-roles")),
        (&["triage_tpa"], &[], Some("accounts-error-roles")),
        (&["resident"], &[], Some("accounts-error-roles")),
        (&["triage_fh"], &[], Some("accounts-error-queues")),
        (&["triage_fh"], &["TPA-SSH"], Some("accounts-error-queues")),
        (&["records"], &["FH-CEN"], Some("accounts-error-no-queues")),
        (
            &["admin", "manager_fh"],
            &[],
            Some("accounts-error-admin-alone"),
        ),
        (
            &["admin", "records"],
            &[],
            Some("accounts-error-admin-alone"),
        ),
    ] {
        let outcome = access(roles, queues).parse(ReferenceData::shipped(), Controller::Smbc);
        let first = outcome.err().map(|problems| keys(problems).remove(0));
        assert_eq!(first.as_deref(), expected, "{roles:?} {queues:?}");
    }
}

#[test]
fn everything_that_is_missing_from_an_invitation_is_told_at_once() {
    let problems = InviteForm {
        name: "a b".to_owned(),
        ..InviteForm::default()
    }
    .parse(ReferenceData::shipped(), Controller::Tpa)
    .err()
    .unwrap();
    assert_eq!(
        keys(problems),
        [
            "accounts-error-display-name",
            "accounts-error-name",
            "accounts-error-email",
            "accounts-error-roles"
        ]
    );
}

#[test]
fn a_new_password_is_typed_the_same_twice_and_a_code_has_six_digits() {
    let form = |password: &str, again: &str, code: &str| AcceptInvitationForm {
        new: NewPassword {
            password: password.to_owned().into(),
            again: again.to_owned().into(),
        },
        code: code.to_owned().into(),
    };
    let good = "three teapots under a bus";
    assert!(form(good, good, "123 456").parse(&[]).is_ok());
    assert_eq!(
        keys(form(good, "three", "12345").parse(&[]).err().unwrap()),
        ["accounts-error-again", "accounts-error-app-code"]
    );
}

#[test]
fn a_training_has_a_day_that_was_and_a_proof() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    let form = |day: &str, evidence: &str| TrainingForm {
        day: day.to_owned(),
        evidence: evidence.to_owned(),
    };
    assert!(form("2026-11-18", "Certificate seen").parse(today).is_ok());
    assert_eq!(
        keys(form("2026-11-19", " ").parse(today).err().unwrap()),
        ["accounts-error-day", "accounts-error-evidence"]
    );
}
