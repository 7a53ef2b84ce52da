use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

fn keys(outcome: Option<Result<RequestAction, Problems>>) -> Vec<String> {
    let problems = outcome.unwrap().unwrap_err();
    problems.0.into_iter().map(|each| each.key).collect()
}

#[test]
fn a_refusal_says_why_and_every_decision_has_a_letter() {
    let form = RequestActionForm {
        action: "decide".into(),
        decision: "refused".into(),
        ..RequestActionForm::default()
    };
    assert_eq!(
        keys(form.parse(RightsKind::Object, today())),
        ["requests-error-refusal", "requests-error-words"]
    );
    let form = RequestActionForm {
        action: "decide".into(),
        decision: "granted".into(),
        text: "Done.".into(),
        ..RequestActionForm::default()
    };
    assert_eq!(
        keys(form.parse(RightsKind::Erase, today())),
        ["requests-error-scope"]
    );
    assert!(form.parse(RightsKind::Object, today()).unwrap().is_ok());
}

#[test]
fn a_part_that_cannot_be_read_is_not_released() {
    let form = |line: &str| RequestActionForm {
        action: "decide".into(),
        decision: "granted".into(),
        text: "Done.".into(),
        left_out: vec![String::new(), line.into()],
        ..RequestActionForm::default()
    };
    assert_eq!(form("3:legal").left_out(), Some(vec![(3, LeftOut::Legal)]));
    for rubbish in ["3", "x:legal", "3:secret", ":", "-1:legal"] {
        assert_eq!(
            keys(form(rubbish).parse(RightsKind::Access, today())),
            ["requests-error-file"],
            "{rubbish}"
        );
    }
}

#[test]
fn each_event_wants_what_it_needs_and_unknown_buttons_do_nothing() {
    for kind in RequestActionForm::EVENTS {
        let form = RequestActionForm {
            action: kind.code().into(),
            level: "L2".into(),
            ..RequestActionForm::default()
        };
        let outcome = form.parse(RightsKind::Access, today()).unwrap();
        assert_eq!(outcome.is_err(), kind.needs_words(), "{kind}");
    }
    for action in ["decided", "erased", "matched", "", "rubbish"] {
        let form = RequestActionForm {
            action: action.into(),
            ..RequestActionForm::default()
        };
        assert!(
            form.parse(RightsKind::Access, today()).is_none(),
            "{action}"
        );
    }
}

#[test]
fn somebody_unknown_leaves_a_name_and_a_way_to_answer() {
    let form = IntakeForm {
        kind: "access".into(),
        channel: "post".into(),
        message: "Send me what you have".into(),
        ..IntakeForm::default()
    };
    assert!(form.parse(true, today()).is_ok());
    assert_eq!(form.parse(false, today()).unwrap_err().0.len(), 2);
}
