use std::collections::HashSet;

use super::*;
use crate::domain::reference_data::ReferenceData;

/// Codes of one column of a shipped table.
fn column(text: &str, name: &str) -> Vec<String> {
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    let place = csv
        .headers()
        .unwrap()
        .iter()
        .position(|heading| heading == name)
        .unwrap();
    csv.records()
        .map(|row| row.unwrap()[place].to_owned())
        .collect()
}

macro_rules! round_trip {
    ($($list:ty),+ $(,)?) => {
        $({
            let codes: HashSet<&str> = <$list>::ALL.iter().map(|value| value.code()).collect();
            assert_eq!(codes.len(), <$list>::ALL.len(), "a code of {} stands twice", stringify!($list));
            for value in <$list>::ALL {
                assert_eq!(value.code().parse::<$list>().unwrap(), *value);
                let json = serde_json::to_string(value).unwrap();
                assert_eq!(json, format!("\"{}\"", value.code()));
                assert_eq!(serde_json::from_str::<$list>(&json).unwrap(), *value);
            }
            assert_eq!("no such code".parse::<$list>().unwrap_err().list, stringify!($list));
        })+
    };
}

#[test]
fn every_code_reads_back_and_stands_once() {
    round_trip!(
        Flag,
        Colour,
        AgeBand,
        YesNo,
        YesNoPreferNot,
        YesNoNotSure,
        SendAnswer,
        AboutWhom,
        NoPostcodeReason,
        Connection,
        ContactRoute,
        SafeContact,
        SafeTime,
        SomeoneAnswers,
        Priority,
        Language,
    );
}

#[test]
fn flags_are_those_of_the_table_in_its_order() {
    let listed = column(include_str!("../../../data/risk_flags.csv"), "flag");
    assert_eq!(
        listed,
        Flag::ALL.iter().map(|flag| flag.code()).collect::<Vec<_>>()
    );
}

#[test]
fn languages_and_their_direction_are_those_of_the_table() {
    let table = include_str!("../../../data/languages.csv");
    let listed: Vec<(String, String)> = column(table, "code")
        .into_iter()
        .zip(column(table, "dir"))
        .collect();
    let ours: Vec<(String, String)> = Language::ALL
        .iter()
        .map(|language| {
            (
                language.code().to_owned(),
                if language.rtl() { "rtl" } else { "ltr" }.to_owned(),
            )
        })
        .collect();
    assert_eq!(listed, ours);
}

#[test]
fn ages_fall_on_the_right_side_of_13_16_and_18() {
    let under =
        |is_under: fn(AgeBand) -> bool| AgeBand::ALL.iter().filter(|age| is_under(**age)).count();
    assert_eq!(
        (
            under(AgeBand::under_13),
            under(AgeBand::under_16),
            under(AgeBand::under_18)
        ),
        (1, 2, 3)
    );
    assert!(!AgeBand::PreferNot.under_18());
}

#[test]
fn the_queue_order_is_the_order_of_urgency() {
    assert!(Priority::Urgent < Priority::Soon && Priority::Soon < Priority::Normal);
}

#[test]
fn a_table_code_keeps_its_shape_and_nothing_else() {
    for good in ["A", "FH-CEN", "cheshire_east", "ABCDEFGHIJKLMNOP"] {
        assert_eq!(good.parse::<TopicCode>().unwrap().code(), good);
    }
    for bad in ["", "ABCDEFGHIJKLMNOPQ", "A B", "é", "a;b", "<b>"] {
        assert!(bad.parse::<TopicCode>().is_err(), "{bad}");
    }
}

#[test]
fn a_code_of_the_right_shape_may_still_be_on_no_table() {
    let data = ReferenceData::shipped();
    assert!(data.parse_topic("FEED").is_some() && data.parse_topic("NOPE").is_none());
    assert!(data.parse_area("CEN").is_some() && data.parse_area("OUT").is_none());
    assert!(data.parse_queue("TPA-YS").is_some() && data.parse_queue("FH-OUT").is_none());
}

#[test]
fn an_area_choice_reads_back() {
    for code in ["CEN", "not_sure", "out"] {
        assert_eq!(code.parse::<AreaChoice>().unwrap().code(), code);
    }
}

#[test]
fn the_lead_sees_red_flags_and_children() {
    let seen: Vec<&str> = Flag::ALL
        .iter()
        .filter(|flag| flag.for_safeguarding_lead())
        .map(|flag| flag.code())
        .collect();
    assert_eq!(
        seen,
        [
            "danger_now",
            "no_safe_place_tonight",
            "child_enquirer",
            "officer_concern",
            "urgent"
        ]
    );
}
