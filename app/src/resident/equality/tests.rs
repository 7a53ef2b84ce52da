use super::*;
use crate::{
    domain::{
        codes::AgeBand,
        controller::Controller,
        equality::{EqualityAnswer, asked},
        reference_data::ReferenceData,
    },
    i18n::try_tr,
    page::{page_context, render},
};

fn questions(controller: Controller) -> Vec<EqualityQuestion> {
    asked(
        &ReferenceData::shipped().equality,
        controller,
        AgeBand::From25To34,
    )
    .into_iter()
    .cloned()
    .collect()
}

fn page(controller: Controller, answers: EqualityAnswers) -> String {
    render(page_context(), || {
        view! { <EqualityPage questions=questions(controller) answers/> }
    })
}

#[test]
fn every_question_of_an_organisation_is_on_its_page_and_no_other() {
    let shipped = &ReferenceData::shipped().equality;
    for controller in [Controller::Smbc, Controller::Tpa] {
        let html = page(controller, EqualityAnswers::default());
        for question in shipped {
            let there = html.contains(&format!("name=\"{}\"", question.code));
            assert_eq!(
                there,
                question.controllers.contains(&controller),
                "{}",
                question.code
            );
        }
    }
}

#[test]
fn a_page_with_one_question_says_so_and_is_skipped_in_one_place() {
    for (controller, heading) in [
        (Controller::Smbc, "One question to help us be fair?"),
        (Controller::Tpa, "Two minutes to help us be fair?"),
    ] {
        let html = page(controller, EqualityAnswers::default());
        assert!(html.contains(&format!("<h1 class=\"govuk-heading-l\">{heading}</h1>")));
        assert_eq!(html.matches(">Skip th").count(), 1, "{controller}");
    }
}

#[test]
fn every_question_and_option_has_its_words() {
    for question in questions(Controller::Tpa) {
        assert!(
            try_tr(&format!("equality-{}", question.code)).is_some(),
            "{}",
            question.code
        );
        for option in &question.options {
            let key = format!("equality-{}-{}", question.code, option.code);
            assert!(try_tr(&key).is_some(), "{key}");
        }
    }
}

#[test]
fn an_answer_given_before_is_there_again_with_its_words() {
    let mut answers = EqualityAnswers::default();
    answers.answers.insert(
        "religion".into(),
        EqualityAnswer {
            option: "other".into(),
            words: Some("Shinto".into()),
        },
    );
    let html = page(Controller::Tpa, answers);
    assert!(html.contains("value=\"Shinto\""));
    assert_eq!(html.matches(" checked").count(), 1);
    assert!(html.contains(&format!("name=\"{}\"", words_field("religion", "other"))));
}

#[test]
fn nothing_is_ticked_for_anybody() {
    assert!(!page(Controller::Tpa, EqualityAnswers::default()).contains(" checked"));
}
