use super::*;
use crate::domain::sharing::HANDOVER_NEEDS;

fn data() -> &'static ReferenceData {
    ReferenceData::shipped()
}

fn options(kind: ShareKind, yes: &[&str]) -> ShareOptions {
    ShareOptions {
        kind,
        queues: vec!["TPA-SSH".parse().unwrap(), "TPA-YS".parse().unwrap()],
        named: yes
            .iter()
            .map(|code| NamedRecipient {
                purpose: code.parse().unwrap(),
                organisation: "Stockport Homes Group".to_owned(),
            })
            .collect(),
        bases: Basis::ALL.to_vec(),
        fields: SharedField::ALL.to_vec(),
        withhold: true,
        today: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
    }
}

fn handover(basis: &str, fields: &[&str]) -> ShareForm {
    ShareForm {
        to_queue: "TPA-SSH".into(),
        basis: basis.into(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        why: "They asked for it".into(),
        ..ShareForm::default()
    }
}

fn keys<T>(result: Result<T, Problems>) -> Vec<String> {
    match result {
        Ok(_) => vec![],
        Err(problems) => problems.0.into_iter().map(|problem| problem.key).collect(),
    }
}

const FOUR: [&str; 4] = ["name", "contact_route", "safe_contact", "topic"];

#[test]
fn an_empty_form_names_every_field_that_is_missing() {
    let empty = ShareForm::default();
    assert_eq!(
        keys(empty.parse(data(), &options(ShareKind::Handover, &[]))),
        [
            "share-error-queue",
            "share-error-basis",
            "share-error-fields",
            "share-error-why"
        ]
    );
    assert_eq!(
        keys(empty.parse(data(), &options(ShareKind::Outside, &[]))),
        [
            "share-error-recipient",
            "share-error-basis",
            "share-error-fields",
            "share-error-why"
        ]
    );
    let form = handover("consent", &[]);
    let yes = options(ShareKind::Handover, &["C1_share_tpa:shg"]);
    assert_eq!(keys(form.parse(data(), &yes)), ["share-error-fields"]);
}

#[test]
fn a_hand_over_on_a_yes_needs_the_yes_and_stays_within_it() {
    let yes = options(ShareKind::Handover, &["C1_share_tpa:shg"]);
    let share = handover("consent", &FOUR).parse(data(), &yes).unwrap();
    assert_eq!(share.fields, HANDOVER_NEEDS);
    assert_eq!(share.second, SecondApproval::None);
    assert_eq!(share.purpose.unwrap().to_string(), "C1_share_tpa:shg");
    let five = ["name", "contact_route", "safe_contact", "topic", "message"];
    let form = handover("consent", &five);
    assert_eq!(keys(form.parse(data(), &yes)), ["share-error-beyond"]);
    assert_eq!(
        keys(handover("consent", &FOUR).parse(data(), &options(ShareKind::Handover, &[]))),
        ["share-error-no-yes"]
    );
    assert_eq!(
        keys(handover("consent", &FOUR[..3]).parse(data(), &yes)),
        ["share-error-needs"]
    );
    let share = handover("public_task", &five).parse(data(), &yes).unwrap();
    assert_eq!(
        (share.second, share.purpose),
        (SecondApproval::Before, None)
    );
}

#[test]
fn a_queue_of_the_own_organisation_is_no_hand_over() {
    let yes = options(ShareKind::Handover, &["C1_share_tpa:shg"]);
    let form = ShareForm {
        to_queue: "FH-CEN".into(),
        ..handover("consent", &FOUR)
    };
    assert_eq!(keys(form.parse(data(), &yes)), ["share-error-queue"]);
}

#[test]
fn a_basis_that_the_reader_may_not_use_is_refused() {
    let triage = ShareOptions {
        bases: vec![Basis::Consent, Basis::VitalInterests],
        ..options(ShareKind::Handover, &[])
    };
    assert_eq!(
        keys(handover("public_task", &FOUR).parse(data(), &triage)),
        ["share-error-basis"]
    );
    let urgent = handover("vital_interests", &FOUR)
        .parse(data(), &triage)
        .unwrap();
    assert_eq!(urgent.second, SecondApproval::After);
}

#[test]
fn an_outside_organisation_is_named_and_keeping_it_back_has_a_reason_and_a_day() {
    let all = options(ShareKind::Outside, &["C2_share_named_org:exa"]);
    let form = |recipient: &str, organisation: &str| ShareForm {
        recipient: recipient.into(),
        organisation: organisation.into(),
        basis: "public_task".into(),
        fields: vec!["topic".into()],
        why: "So that they can help".into(),
        ..ShareForm::default()
    };
    let share = form("other", "  A   made-up charity ")
        .parse(data(), &all)
        .unwrap();
    assert_eq!(share.organisation.as_deref(), Some("A made-up charity"));
    assert_eq!(
        keys(form("other", " ").parse(data(), &all)),
        ["share-error-organisation"]
    );
    assert!(form("police", "").parse(data(), &all).is_ok());
    let named = form("C2_share_named_org:exa", "")
        .parse(data(), &all)
        .unwrap();
    assert_eq!(named.organisation.as_deref(), Some("Stockport Homes Group"));
    assert_eq!(named.purpose, None, "the basis is not the yes");
    let kept = ShareForm {
        withhold: "yes".into(),
        ..form("police", "")
    };
    assert_eq!(
        keys(kept.parse(data(), &all)),
        ["share-error-withhold-why", "share-error-review"]
    );
    let kept = ShareForm {
        withhold_why: "It would warn somebody".into(),
        review_on: "2027-02-01".into(),
        ..kept
    };
    assert_eq!(
        kept.parse(data(), &all).unwrap().second,
        SecondApproval::Before
    );
    let late = ShareForm {
        review_on: "2026-11-26".into(),
        ..kept.clone()
    };
    assert_eq!(keys(late.parse(data(), &all)), ["share-error-review"]);
    let triage = ShareOptions {
        withhold: false,
        ..all
    };
    assert_eq!(keys(kept.parse(data(), &triage)), ["share-error-withhold"]);
}
