//! The order of the questions over the whole space of answers, and what a change takes with it.

use super::*;
use crate::{
    domain::{
        area::{Area, NoDirectory},
        codes::{
            AboutWhom, AgeBand, AreaChoice, Connection, NoPostcodeReason, YesNo, YesNoNotSure,
            YesNoPreferNot,
        },
        controller::Controller,
        ids::WordingId,
        personal::PersonName,
        reference_data::ReferenceData,
    },
    forms::FormData,
};
use proptest::prelude::*;

fn data() -> &'static ReferenceData {
    ReferenceData::shipped()
}

fn typed(fields: &[(&str, &str)]) -> FormData {
    fields.iter().copied().collect()
}

/// Answers every question of an ordinary journey, so that only the check page is left.
fn whole() -> Answers {
    let mut answers = Answers::default();
    TopicForm::read(&typed(&[("topic", "MONEY")]))
        .apply(&mut answers, data())
        .unwrap();
    AboutForm::read(&typed(&[("about_whom", "me")]))
        .apply(&mut answers)
        .unwrap();
    HouseholdForm::read(&typed(&[("household_children_under_19", "yes")]))
        .apply(&mut answers, data())
        .unwrap();
    AgeForm::read(&typed(&[("age_band", "35_44")]))
        .apply(&mut answers)
        .unwrap();
    PostcodeForm::read(&typed(&[("postcode", "SK8 3AB")]))
        .apply(&mut answers, data(), &NoDirectory)
        .unwrap();
    NameForm::read(&typed(&[("name", "Robin")]))
        .apply(&mut answers)
        .unwrap();
    ContactForm::read(&typed(&[
        ("contact_route", "phone"),
        ("phone", "01632 960 001"),
    ]))
    .apply(&mut answers)
    .unwrap();
    AccessNeedsForm::read(&typed(&[]))
        .apply(&mut answers)
        .unwrap();
    MessageForm::read(&typed(&[])).apply(&mut answers).unwrap();
    let controller = answers.controller(data()).unwrap();
    let offers = offers(&answers, controller);
    ticked(&["C3_feedback"], &offers)
        .apply(&mut answers, controller, &offers)
        .unwrap();
    answers.settle(data());
    answers
}

/// The page of choices sent back whole: these ticks, and the words that were shown.
fn ticked(codes: &[&str], offers: &[ConsentOffer]) -> ChoicesForm {
    ChoicesForm {
        choices: codes.iter().map(|code| (*code).to_owned()).collect(),
        wordings: offers
            .iter()
            .map(|offer| offer.wording.to_string())
            .collect(),
    }
}

fn offers(answers: &Answers, controller: Controller) -> Vec<ConsentOffer> {
    answers
        .may_be_asked(data(), controller, &["shg".parse().unwrap()])
        .into_iter()
        .map(|purpose| ConsentOffer {
            purpose,
            wording: WordingId(uuid::Uuid::nil()),
        })
        .collect()
}

fn change(answers: &mut Answers, fields: &[(&str, &str)]) {
    let typed = typed(fields);
    if typed.has("topic") {
        TopicForm::read(&typed).apply(answers, data()).unwrap();
    } else if typed.has("about_whom") {
        AboutForm::read(&typed).apply(answers).unwrap();
    } else if typed.has("age_band") {
        AgeForm::read(&typed).apply(answers).unwrap();
    } else if typed.has("postcode") || typed.has("no_postcode_reason") {
        PostcodeForm::read(&typed)
            .apply(answers, data(), &NoDirectory)
            .unwrap();
    } else if typed.has("area_choice") || typed.has("connection") {
        AreaForm::read(&typed).apply(answers, data()).unwrap();
    } else if typed.has("contact_route") {
        ContactForm::read(&typed).apply(answers).unwrap();
    } else {
        HouseholdForm::read(&typed).apply(answers, data()).unwrap();
    }
    answers.settle(data());
}

#[test]
fn a_whole_journey_ends_at_the_check_page() {
    let answers = whole();
    assert_eq!(
        EnquiryStep::first_unanswered(&answers, data()),
        EnquiryStep::Check
    );
    let receiver = answers.receiver(data()).unwrap();
    assert_eq!(
        (
            receiver.controller,
            receiver.queue.code(),
            receiver.switched
        ),
        (Controller::Smbc, "FH-CHE", false)
    );
}

#[test]
fn a_change_takes_away_what_no_longer_has_a_question() {
    let mut answers = whole();
    change(&mut answers, &[("topic", "SUBST")]);
    answers.danger_now = OptionalAnswer::Given(YesNo::No);
    answers.subject_26_or_under = OptionalAnswer::Given(YesNo::Yes);
    change(&mut answers, &[("topic", "HOME")]);
    assert_eq!(
        (answers.danger_now, answers.subject_26_or_under),
        (OptionalAnswer::Unasked, OptionalAnswer::Unasked)
    );
    answers.safe_tonight = Some(YesNoNotSure::Yes);
    change(&mut answers, &[("topic", "PLAY")]);
    assert_eq!(answers.safe_tonight, None);
    change(
        &mut answers,
        &[("about_whom", "someone_else"), ("they_know", "no")],
    );
    assert_eq!(
        (answers.children, &answers.choices),
        (None, &None),
        "another household, and no choices"
    );
    change(&mut answers, &[("about_whom", "my_child")]);
    assert_eq!(answers.they_know, None);
    change(
        &mut answers,
        &[("postcode", ""), ("no_postcode_reason", "moving")],
    );
    change(
        &mut answers,
        &[("area_choice", "out"), ("connection", "school")],
    );
    assert_eq!(
        (answers.area(), answers.connection),
        (Area::Out, Some(Connection::School))
    );
    change(&mut answers, &[("postcode", "SK8 3AB")]);
    assert_eq!((answers.area_choice, answers.connection), (None, None));
}

#[test]
fn choices_go_with_the_organisation_they_named() {
    let mut answers = whole();
    assert_eq!(answers.choices.as_ref().unwrap().ticked.len(), 1);
    change(&mut answers, &[("postcode", "SK7 1AB")]);
    assert!(
        answers.choices.is_some(),
        "another hub of the same organisation"
    );
    change(&mut answers, &[("topic", "LONELY")]);
    assert_eq!(answers.choices, None);
    assert_eq!(
        EnquiryStep::first_unanswered(&answers, data()),
        EnquiryStep::Choices
    );
}

#[test]
fn a_switch_is_undone_when_the_suggestion_turns_round() {
    let mut answers = whole();
    answers.switch_team(data());
    assert_eq!(answers.controller(data()), Some(Controller::Tpa));
    assert_eq!(
        answers.choices,
        Some(ConsentChoices::cleared(Controller::Tpa))
    );
    // Now the rules suggest the Alliance themselves: nothing is switched any more.
    change(&mut answers, &[("topic", "LONELY")]);
    let receiver = answers.receiver(data()).unwrap();
    assert_eq!(
        (receiver.controller, receiver.switched),
        (Controller::Tpa, false)
    );
}

#[test]
fn words_that_changed_are_not_agreed_to() {
    let mut answers = whole();
    let controller = answers.controller(data()).unwrap();
    let offers = offers(&answers, controller);
    let old = uuid::Uuid::from_u128(7).to_string();
    let form = ChoicesForm::read(&typed(&[("choices", "C3_feedback"), ("wording", &old)]));
    let before = answers.clone();
    assert!(form.apply(&mut answers, controller, &offers).is_err());
    assert_eq!(answers, before);
}

#[test]
fn a_code_that_is_not_offered_is_never_ticked() {
    let mut answers = whole();
    let controller = answers.controller(data()).unwrap();
    let offers = offers(&answers, controller);
    let form = ticked(
        &[
            "C1_share_fh",
            "C5_equality_explicit",
            "C2_share_named_org:shg",
        ],
        &offers,
    );
    form.apply(&mut answers, controller, &offers).unwrap();
    assert!(answers.choices.unwrap().ticked.is_empty());
}

#[test]
fn answers_and_their_parts_do_not_print_themselves() {
    let mut answers = whole();
    answers.name = Some(PersonName::parse("CANARY").unwrap());
    change(&mut answers, &[("postcode", "SK1 3XE")]);
    assert_eq!(
        format!("{answers:?} {:?}", answers.place),
        "Answers(…) Some(Place(…))"
    );
    assert!(!format!("{:?} {:?}", answers.name, answers.contact).contains("CANARY"));
}

#[test]
fn sealed_answers_open_as_they_were() {
    let answers = whole();
    let json = serde_json::to_string(&answers).unwrap();
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
}

/// An older draft, written before a question was added, still opens.
#[test]
fn a_draft_without_later_questions_opens() {
    let answers: Answers = serde_json::from_str(r#"{"topic":"MONEY"}"#).unwrap();
    assert_eq!(answers.topic.unwrap().code(), "MONEY");
    assert_eq!(answers.message, OptionalAnswer::Unasked);
}

#[test]
fn the_two_phone_fields_are_told_apart_by_their_order() {
    let parse = |fields: &[(&str, &str)]| ContactForm::read(&typed(fields)).parse();
    let number = |fields: &[(&str, &str)]| {
        parse(fields)
            .unwrap()
            .way
            .phone()
            .unwrap()
            .expose()
            .to_owned()
    };
    let (ring, text) = ("01632 960 001", "07700 900 982");
    assert_eq!(
        number(&[("contact_route", "phone"), ("phone", ring), ("phone", text)]),
        ring
    );
    assert_eq!(
        number(&[("contact_route", "text"), ("phone", ring), ("phone", text)]),
        text
    );
    assert_eq!(
        number(&[("contact_route", "text"), ("phone", text)]),
        text,
        "a plain client sends one"
    );
    assert_eq!(
        number(&[("contact_route", "text"), ("phone", text), ("phone", "")]),
        text
    );
    assert!(
        parse(&[
            ("contact_route", "email"),
            ("phone", ring),
            ("email", "a@example.com")
        ])
        .unwrap()
        .way
        .phone()
        .is_none()
    );
}

#[test]
fn what_belongs_to_another_route_is_ignored_whatever_it_holds() {
    let form = ContactForm::read(&typed(&[
        ("contact_route", "none_i_will_contact_you"),
        ("phone", "x"),
        ("email", "y"),
    ]));
    assert_eq!(form.parse().unwrap().way, ContactWay::IWillContactYou);
}

/// A limit exists once: the sentences must say the number that the type knows.
#[test]
fn the_sentences_say_the_limits_that_the_types_know() {
    use crate::{
        domain::personal::{Adjustments, Message, SafeWord},
        i18n::{Lang, text},
    };
    let says = |key: &str, number: &str| {
        let sentence = text(Lang::En, key, &[]);
        assert!(sentence.contains(number), "{sentence}");
    };
    assert_eq!(Message::MAX, 1_000);
    says("errors-enquiry-message-long", "1,000");
    says("errors-enquiry-name-long", &PersonName::MAX.to_string());
    says(
        "errors-enquiry-adjustments-long",
        &Adjustments::MAX.to_string(),
    );
    says(
        "errors-enquiry-safe-word-length",
        &SafeWord::MIN.to_string(),
    );
    says(
        "errors-enquiry-safe-word-length",
        &SafeWord::MAX.to_string(),
    );
    says(
        "errors-enquiry-age-empty",
        &text(Lang::En, "age-prefer_not", &[]),
    );
}

fn pick<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

prop_compose! {
    /// Any mixture of answers, whether or not a person could give it.
    fn any_answers()(
        topic in prop::option::of(0..26_usize),
        others in prop::collection::vec(0..26_usize, 0..3),
        danger in prop::option::of(pick(YesNo::ALL)),
        tonight in prop::option::of(pick(YesNoNotSure::ALL)),
        whom in prop::option::of(pick(AboutWhom::ALL)),
        children in prop::option::of(pick(YesNoPreferNot::ALL)),
        age in prop::option::of(pick(AgeBand::ALL)),
        place in prop::option::of(0..8_usize),
        choice in prop::option::of(0..9_usize),
        tie in prop::option::of(pick(Connection::ALL)),
        named in any::<bool>(),
    ) -> Answers {
        let code = |n: usize| data().topics[n].code;
        let mut answers = Answers {
            topic: topic.map(code),
            other_topics: others.into_iter().map(code).collect(),
            danger_now: danger.map_or(OptionalAnswer::Unasked, OptionalAnswer::Given),
            safe_tonight: tonight,
            about_whom: whom,
            children,
            age_band: age,
            connection: tie,
            area_choice: choice.map(|n| match n {
                7 => AreaChoice::NotSure,
                8 => AreaChoice::Out,
                area => AreaChoice::Area(data().areas[area].code),
            }),
            name: named.then(|| PersonName::parse("Robin").unwrap()),
            ..Answers::default()
        };
        let fields: Option<[(&str, &str); 1]> = place.map(|n| [
            ("postcode", "SK8 3AB"), ("postcode", "SK10 1AA"), ("postcode", "SK5 8"), ("postcode", "M1"),
            ("postcode", "BFPO 58"), ("no_postcode_reason", "nfa"), ("no_postcode_reason", "not_safe"), ("postcode", "SK1"),
        ][n]).map(|field| [field]);
        if let Some(fields) = fields {
            PostcodeForm::read(&typed(&fields)).apply(&mut answers, data(), &NoDirectory).unwrap();
            answers.area_choice = choice.map(|n| match n {
                7 => AreaChoice::NotSure,
                8 => AreaChoice::Out,
                area => AreaChoice::Area(data().areas[area].code),
            });
            answers.connection = tie;
        }
        answers
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Nothing that has no question survives, and tidying twice changes nothing.
    #[test]
    fn settled_answers_hold_nothing_without_a_question(mut answers in any_answers()) {
        answers.settle(data());
        prop_assert!(answers.danger_now == OptionalAnswer::Unasked || answers.asks_danger_now(data()));
        prop_assert!(answers.safe_tonight.is_none() || answers.asks_safe_tonight(data()));
        prop_assert!(answers.area_choice.is_none() || answers.asks_area());
        prop_assert!(answers.connection.is_none() || answers.area() == Area::Out);
        prop_assert!(answers.they_know.is_none() || answers.for_someone_else());
        let once = answers.clone();
        answers.settle(data());
        prop_assert_eq!(answers, once);
    }

    /// From any page one gets on, never beyond the first open one, and back again through pages that apply.
    #[test]
    fn every_page_leads_on_and_back(mut answers in any_answers()) {
        answers.settle(data());
        let open = EnquiryStep::first_unanswered(&answers, data());
        prop_assert!(open.reachable(&answers, data()));
        for step in EnquiryStep::ALL {
            let next = step.next(&answers, data());
            prop_assert!(next.applies(&answers, data()) && next <= open);
            if let Some(previous) = step.previous(&answers, data()) {
                prop_assert!(previous < step && previous.applies(&answers, data()));
            } else {
                prop_assert_eq!(step, EnquiryStep::Topic);
            }
            if step.reachable(&answers, data()) && step > EnquiryStep::Topic {
                prop_assert!(step.previous(&answers, data()).unwrap().reachable(&answers, data()));
            }
        }
    }

    /// Whoever has answered the routing questions has a receiver, or lives outside without a tie.
    #[test]
    fn whole_answers_always_have_a_receiver(mut answers in any_answers()) {
        answers.settle(data());
        if let Some(facts) = answers.facts(data()) {
            let nobody = facts.place.area == Area::Out && facts.connection == Some(Connection::None);
            prop_assert_eq!(answers.receiver(data()).is_none(), nobody);
        }
    }

    /// Any text at all is a page with an error or an answer; nothing panics, and what is bad changes nothing.
    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,60}", more in "[A-Z0-9 ]{0,9}") {
        for value in [&text, &more] {
            let fields = [
                "topic", "other_topics", "danger_now", "about_whom", "they_know", "household_children_under_19", "age_band",
                "postcode", "no_postcode_reason", "area_choice", "connection", "name", "contact_route", "phone", "email",
                "safe_contact", "safe_times", "safe_word", "someone_answers", "language", "adjustments", "message",
            ].map(|name| (name, value.as_str()));
            let typed = typed(&fields);
            let mut answers = whole();
            let before = answers.clone();
            if TopicForm::read(&typed).apply(&mut answers, data()).is_err() {
                prop_assert_eq!(&answers, &before);
            }
            if PostcodeForm::read(&typed).apply(&mut answers, data(), &NoDirectory).is_ok() {
                prop_assert!(answers.place.is_some());
            }
            let _ = ContactForm::read(&typed).apply(&mut answers);
            let _ = NameForm::read(&typed).apply(&mut answers);
            let _ = AccessNeedsForm::read(&typed).apply(&mut answers);
            let _ = MessageForm::read(&typed).apply(&mut answers);
            let _ = AreaForm::read(&typed).apply(&mut answers, data());
            answers.settle(data());
        }
    }
}

#[test]
fn a_reason_and_a_postcode_together() {
    let parse = |fields: &[(&str, &str)]| PostcodeForm::read(&typed(fields)).parse(data());
    let both =
        |postcode, reason| parse(&[("postcode", postcode), ("no_postcode_reason", reason)]).ok();
    assert_eq!(
        both("SK8 3AB", "moving"),
        Some(PlaceAnswer::Full("SK8 3AB".into()))
    );
    assert_eq!(
        both("SK8 3AB", "not_safe"),
        Some(PlaceAnswer::None(NoPostcodeReason::NotSafe))
    );
    assert_eq!(
        both("dunno", "do_not_know"),
        Some(PlaceAnswer::None(NoPostcodeReason::DoNotKnow))
    );
    assert_eq!(
        both("sk5 8", "do_not_know"),
        Some(PlaceAnswer::Part("SK5 8".into()))
    );
    assert_eq!(
        parse(&[("postcode", "x"), ("postcode_use", "SK1 0AA")]).ok(),
        Some(PlaceAnswer::Full("SK1 0AA".into()))
    );
}
