use super::*;
use crate::domain::reference_data::ReferenceData;

fn questions() -> &'static [EqualityQuestion] {
    &ReferenceData::shipped().equality
}

fn asked_codes(controller: Controller, age: AgeBand) -> Vec<&'static str> {
    asked(questions(), controller, age)
        .iter()
        .map(|question| question.code.as_str())
        .collect()
}

fn take(controller: Controller, age: AgeBand, given: &[(&str, &'static str)]) -> EqualityAnswers {
    let find = |question: &str| {
        given
            .iter()
            .find(|(name, _)| *name == question)
            .map(|(_, answer)| *answer)
    };
    EqualityAnswers::take(questions(), controller, age, find, |_, _| {
        Some("  some words  ")
    })
}

#[test]
fn the_council_asks_sex_only_and_the_alliance_the_fuller_set() {
    assert_eq!(asked_codes(Controller::Smbc, AgeBand::From35To44), ["sex"]);
    assert_eq!(
        asked_codes(Controller::Tpa, AgeBand::From35To44),
        [
            "sex",
            "ethnicity",
            "ethnicity_white",
            "ethnicity_mixed",
            "ethnicity_asian",
            "ethnicity_black",
            "ethnicity_other",
            "religion",
            "orientation",
            "disability",
            "disability_impact"
        ]
    );
}

#[test]
fn nobody_below_16_is_asked() {
    for age in AgeBand::ALL {
        for controller in Controller::ALL {
            assert_eq!(
                asked_codes(*controller, *age).is_empty(),
                age.under_16(),
                "{controller} {age}"
            );
        }
    }
}

#[test]
fn there_are_the_19_ethnic_groups_of_the_census_and_each_question_can_be_skipped() {
    let groups: usize = questions()
        .iter()
        .filter(|question| question.code.starts_with("ethnicity_"))
        .map(|question| question.options.len() - 1)
        .sum();
    assert_eq!(groups, 19);
    for question in questions() {
        assert_eq!(
            question.options.last().unwrap().code,
            PREFER_NOT,
            "{}",
            question.code
        );
    }
}

#[test]
fn a_follow_up_counts_only_after_its_answer() {
    let answers = take(
        Controller::Tpa,
        AgeBand::From35To44,
        &[
            ("ethnicity", "white"),
            ("ethnicity_white", "w_roma"),
            ("ethnicity_asian", "a_indian"),
        ],
    );
    assert_eq!(
        answers.answers.keys().collect::<Vec<_>>(),
        ["ethnicity", "ethnicity_white"]
    );
    assert!(
        take(
            Controller::Tpa,
            AgeBand::From35To44,
            &[("disability_impact", "lot")]
        )
        .is_empty()
    );
}

#[test]
fn what_was_not_asked_or_does_not_exist_is_left_out() {
    assert!(
        take(
            Controller::Smbc,
            AgeBand::From35To44,
            &[("religion", "none"), ("gender_identity", "yes")]
        )
        .is_empty()
    );
    assert!(take(Controller::Tpa, AgeBand::From13To15, &[("sex", "female")]).is_empty());
    assert!(take(Controller::Tpa, AgeBand::From35To44, &[("sex", "other")]).is_empty());
}

#[test]
fn words_go_with_an_other_option_only() {
    let answers = take(
        Controller::Tpa,
        AgeBand::From35To44,
        &[("religion", "other"), ("sex", "male")],
    );
    assert_eq!(
        answers.answers["religion"].words.as_deref(),
        Some("some words")
    );
    assert_eq!(answers.answers["sex"].words, None);
}

#[test]
fn answers_do_not_print_themselves() {
    let answers = take(
        Controller::Tpa,
        AgeBand::From35To44,
        &[("religion", "muslim")],
    );
    assert!(!format!("{answers:?} {:?}", answers.answers["religion"]).contains("muslim"));
}
