mod tables;

use proptest::prelude::*;

use super::*;
use crate::domain::area::{NoDirectory, locate};
use crate::domain::codes::AreaChoice;

fn data() -> &'static ReferenceData {
    ReferenceData::shipped()
}

fn adult(topic: &str) -> RoutingFacts {
    RoutingFacts {
        topic: topic.parse().unwrap(),
        other_topics: vec![],
        age: AgeBand::From35To44,
        children: YesNoPreferNot::No,
        send25: SendAnswer::NotAsked,
        subject_26_or_under: None,
        place: locate(data(), &NoDirectory, &data().classify_postcode("SK8 3AB")),
        connection: None,
        danger_now: None,
        safe_tonight: None,
        no_postcode: None,
        about: AboutWhom::Me,
        safe_contact: false,
    }
}

fn suggested(facts: &RoutingFacts) -> Suggestion {
    suggest(data(), facts).unwrap()
}

fn flags(facts: &RoutingFacts) -> Vec<&'static str> {
    suggested(facts).flags.into_iter().map(Flag::code).collect()
}

fn with_topics(topic: &str, others: &[&str]) -> RoutingFacts {
    RoutingFacts {
        other_topics: others.iter().map(|code| code.parse().unwrap()).collect(),
        ..adult(topic)
    }
}

#[test]
fn every_worked_example_comes_out() {
    let mut rows = csv::Reader::from_reader(
        include_str!("../../../data/examples/routing_examples.csv").as_bytes(),
    );
    let mut seen = 0;
    for row in rows.deserialize::<std::collections::HashMap<String, String>>() {
        let row = row.unwrap();
        let optional = |name: &str| Some(row[name].as_str()).filter(|value| !value.is_empty());
        let (place, no_postcode) = match row["postcode"].as_str() {
            "nfa" => (Located::unknown(), Some(NoPostcodeReason::Nfa)),
            "none_do_not_know" => (Located::unknown(), Some(NoPostcodeReason::DoNotKnow)),
            typed => (
                locate(data(), &NoDirectory, &data().classify_postcode(typed)),
                None,
            ),
        };
        assert_eq!(place.area.code(), row["area"], "example {}", row["n"]);
        let suggestion = suggested(&RoutingFacts {
            age: row["age_band"].parse().unwrap(),
            children: row["children"].parse().unwrap(),
            send25: row["send25"].parse().unwrap(),
            subject_26_or_under: optional("sub26").map(|answer| answer.parse().unwrap()),
            connection: optional("connection").map(|answer| answer.parse().unwrap()),
            place,
            no_postcode,
            ..adult(&row["topic"])
        });
        assert_eq!(suggestion.rule, row["expect_rule"], "example {}", row["n"]);
        let queue = suggestion
            .queue
            .map_or_else(|| "NONE".to_owned(), |queue| queue.to_string());
        assert_eq!(queue, row["expect_queue"], "example {}", row["n"]);
        seen += 1;
    }
    assert_eq!(seen, 11);
}

#[test]
fn every_rule_is_reached_by_some_case_and_one_rule_decides_each() {
    let mut reached = std::collections::BTreeSet::new();
    let cases = table::every_case(data());
    for facts in &cases {
        let suggestion = suggested(facts);
        let matching: Vec<&str> = data()
            .routing
            .rules
            .iter()
            .filter(|rule| rule.when.holds(&ConditionView::new(data(), facts).unwrap()))
            .map(|rule| rule.code.as_str())
            .collect();
        assert_eq!(Some(&suggestion.rule.as_str()), matching.first());
        assert_eq!(suggestion.queue.is_none(), suggestion.rule == "R01_OUT");
        assert_eq!(
            suggestion
                .queue
                .and_then(|queue| data().queue(queue))
                .map(|queue| queue.controller),
            suggestion.controller
        );
        assert_ne!(
            suggestion.queue.map(|queue| queue.to_string()).as_deref(),
            Some("TPA-YS")
        );
        reached.insert(suggestion.rule);
    }
    assert!(cases.len() > 10_000);
    assert_eq!(reached.len(), 12, "{reached:?}");
}

#[test]
fn overlays_never_change_the_queue_and_read_all_topics() {
    for topic in &data().topics {
        let alone = suggested(&adult(topic.code.code()));
        let loud = suggested(&RoutingFacts {
            danger_now: Some(YesNo::Yes),
            safe_tonight: Some(YesNoNotSure::No),
            safe_contact: true,
            about: AboutWhom::SomeoneElse,
            ..with_topics(topic.code.code(), &["DA", "JUSTICE"])
        });
        assert_eq!(
            (&alone.rule, alone.queue),
            (&loud.rule, loud.queue),
            "{}",
            topic.code
        );
        let own = alone
            .flags
            .iter()
            .filter(|flag| matches!(flag, Flag::AlsoFhOffer))
            .map(|flag| flag.code());
        let expected: Vec<&str> = own
            .chain([
                "danger_now",
                "no_safe_place_tonight",
                "sensitive",
                "safe_contact_rules",
                "third_party",
                "offence_data",
                "urgent",
            ])
            .collect();
        assert_eq!(
            loud.flags
                .iter()
                .map(|flag| flag.code())
                .collect::<Vec<_>>(),
            expected,
            "{}",
            topic.code
        );
    }
}

#[test]
fn sensitive_is_every_topic_with_exit_or_safe_and_two_more() {
    for topic in &data().topics {
        let expected = topic.exit || topic.safe || ["SEND", "INDEP"].contains(&topic.code.code());
        let shown = flags(&adult(topic.code.code())).contains(&"sensitive");
        assert_eq!(shown, expected, "{}", topic.code);
        assert_eq!(
            flags(&with_topics("PREG", &[topic.code.code()])).contains(&"sensitive"),
            expected
        );
    }
}

#[test]
fn answers_that_were_not_asked_are_ignored() {
    let answered = |topic: &str| RoutingFacts {
        danger_now: Some(YesNo::Yes),
        safe_tonight: Some(YesNoNotSure::No),
        subject_26_or_under: Some(YesNo::Yes),
        ..adult(topic)
    };
    assert!(flags(&answered("PREG")).is_empty());
    assert_eq!(
        flags(&answered("HOME")),
        ["no_safe_place_tonight", "sensitive", "urgent"]
    );
    assert_eq!(
        flags(&answered("PERI")),
        ["danger_now", "sensitive", "urgent"]
    );
    assert_eq!(suggested(&answered("SUBST")).rule, "R06_SUB_YP");
    assert_eq!(
        suggested(&RoutingFacts {
            safe_tonight: Some(YesNoNotSure::NotSure),
            ..adult("DA")
        })
        .flags,
        [Flag::Sensitive]
    );
}

#[test]
fn rule_flags_come_first_and_each_flag_once() {
    let child = RoutingFacts {
        age: AgeBand::Under13,
        ..adult("MONEY")
    };
    assert_eq!(flags(&child), ["child_enquirer"]);
    // The overlay sets it whatever the rule.
    assert_eq!(
        flags(&RoutingFacts {
            age: AgeBand::From16To17,
            ..adult("FEED")
        }),
        ["child_enquirer"]
    );
    let lonely = RoutingFacts {
        children: YesNoPreferNot::Yes,
        safe_contact: true,
        ..adult("LONELY")
    };
    assert_eq!(flags(&lonely), ["also_fh_offer", "safe_contact_rules"]);
    assert_eq!(
        flags(&RoutingFacts {
            send25: SendAnswer::Yes,
            ..adult("LONELY")
        }),
        ["also_fh_offer"]
    );
    assert!(flags(&adult("LONELY")).is_empty());
    assert_eq!(
        flags(&RoutingFacts {
            children: YesNoPreferNot::PreferNot,
            ..adult("MONEY")
        }),
        ["household_unknown"]
    );
}

#[test]
fn no_fixed_home_is_urgent_with_housing_only() {
    let nfa = |topic: &str, others: &[&str]| RoutingFacts {
        no_postcode: Some(NoPostcodeReason::Nfa),
        place: Located::unknown(),
        ..with_topics(topic, others)
    };
    assert_eq!(flags(&nfa("MONEY", &[])), ["no_fixed_abode"]);
    assert_eq!(
        flags(&nfa("HOME", &[])),
        ["sensitive", "no_fixed_abode", "urgent"]
    );
    assert_eq!(
        flags(&nfa("MONEY", &["HOME"])),
        ["sensitive", "no_fixed_abode", "urgent"]
    );
}

#[test]
fn outside_with_a_tie_goes_on_and_without_one_stops() {
    let outside = |connection| RoutingFacts {
        place: locate(data(), &NoDirectory, &data().classify_postcode("SK10 1AA")),
        connection,
        ..adult("FEED")
    };
    for connection in [None, Some(Connection::None)] {
        let suggestion = suggested(&outside(connection));
        assert_eq!(
            (
                suggestion.rule.as_str(),
                suggestion.queue,
                suggestion.controller
            ),
            ("R01_OUT", None, None)
        );
    }
    for connection in [
        Connection::Moving,
        Connection::School,
        Connection::Staying,
        Connection::Fled,
    ] {
        let suggestion = suggested(&outside(Some(connection)));
        assert_eq!(suggestion.queue.unwrap().code(), "FH-BOR");
        assert_eq!(suggestion.flags, [Flag::OutOfArea]);
    }
}

#[test]
fn the_area_is_to_be_checked_where_it_is_not_sure() {
    let at = |typed: &str| RoutingFacts {
        place: locate(data(), &NoDirectory, &data().classify_postcode(typed)),
        ..adult("FEED")
    };
    assert_eq!(flags(&at("SK2 5AA")), ["area_check"]);
    assert!(flags(&at("SK8 3AB")).is_empty());
    assert!(flags(&at("M19 3JL")).is_empty());
    let chosen = RoutingFacts {
        place: Located::unknown().or_choice(Some(AreaChoice::Area("CEN".parse().unwrap())), false),
        ..adult("FEED")
    };
    assert_eq!(flags(&chosen), ["area_check"]);
}

#[test]
fn priority_is_the_highest_of_all_topics_and_urgent_by_flag() {
    assert_eq!(suggested(&adult("PREG")).priority, Priority::Normal);
    assert_eq!(
        suggested(&with_topics("PREG", &["MONEY"])).priority,
        Priority::Soon
    );
    assert_eq!(
        suggested(&with_topics("PREG", &["MONEY", "DA"])).priority,
        Priority::Urgent
    );
    let danger = RoutingFacts {
        danger_now: Some(YesNo::Yes),
        ..adult("CONFLICT")
    };
    assert_eq!(suggested(&danger).priority, Priority::Urgent);
}

#[test]
fn the_other_team_is_the_default_of_the_other_organisation() {
    let cen = Area::Known("CEN".parse().unwrap());
    let other = |controller, area| other_team(data(), controller, area).unwrap().to_string();
    assert_eq!(other(Controller::Smbc, cen), "TPA-SSH");
    assert_eq!(other(Controller::Tpa, cen), "FH-CEN");
    assert_eq!(other(Controller::Tpa, Area::Unk), "FH-BOR");
}

#[test]
fn an_unknown_topic_is_refused() {
    assert_eq!(
        suggest(data(), &adult("NOPE")),
        Err(RoutingError::UnknownTopic("NOPE".parse().unwrap()))
    );
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

prop_compose! {
    fn any_facts()(
        topics in proptest::collection::vec(0usize..26, 1..4),
        age in any_of(AgeBand::ALL),
        children in any_of(YesNoPreferNot::ALL),
        send25 in any_of(SendAnswer::ALL),
        subject_26_or_under in proptest::option::of(any_of(YesNo::ALL)),
        place in 0usize..10,
        connection in proptest::option::of(any_of(Connection::ALL)),
        danger_now in proptest::option::of(any_of(YesNo::ALL)),
        safe_tonight in proptest::option::of(any_of(YesNoNotSure::ALL)),
        no_postcode in proptest::option::of(any_of(NoPostcodeReason::ALL)),
        about in any_of(AboutWhom::ALL),
        (check, safe_contact) in any::<(bool, bool)>(),
    ) -> RoutingFacts {
        let code = |place: &usize| data().topics[*place].code;
        let area = match place {
            7 => Area::Bor,
            8 => Area::Out,
            9 => Area::Unk,
            known => Area::Known(data().areas[known].code),
        };
        RoutingFacts {
            topic: code(&topics[0]),
            other_topics: topics[1..].iter().map(code).collect(),
            age, children, send25, subject_26_or_under,
            place: Located { area, check, ..Located::unknown() },
            connection, danger_now, safe_tonight, no_postcode, about, safe_contact,
        }
    }
}

proptest! {
    #[test]
    fn there_is_always_exactly_one_suggestion(facts in any_facts()) {
        let suggestion = suggested(&facts);
        prop_assert!(data().routing.rule(&suggestion.rule).is_some());
        prop_assert_eq!(suggestion.queue.is_none(), facts.place.area == Area::Out && matches!(facts.connection, None | Some(Connection::None)));
        let mut once = suggestion.flags.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), suggestion.flags.len());
        prop_assert_eq!(suggestion.flags.contains(&Flag::ChildEnquirer), facts.age.under_18());
        prop_assert_eq!(suggestion.flags.contains(&Flag::AreaCheck), facts.place.check);
        prop_assert!(!suggestion.flags.contains(&Flag::Urgent) || suggestion.priority == Priority::Urgent);
    }

    #[test]
    fn the_main_topic_alone_routes(facts in any_facts()) {
        let alone = suggested(&RoutingFacts { other_topics: vec![], ..facts.clone() });
        let all = suggested(&facts);
        // "Is the person 26 or under?" is asked of SUBST wherever it stands, and decides for it alone.
        prop_assert_eq!(alone.rule, all.rule);
        prop_assert_eq!(alone.queue, all.queue);
    }

    #[test]
    fn nothing_that_is_typed_into_a_table_breaks_it(text in "[a-z0-9=();_ ]{0,40}") {
        let _ = text.parse::<Condition>();
    }
}
