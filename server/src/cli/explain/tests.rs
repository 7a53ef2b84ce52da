use clap::Parser;
use serde_json::{Value, json};

use super::*;

#[derive(Parser, Debug)]
struct Cli {
    #[command(flatten)]
    explain: ExplainArgs,
}

/// The JSON that a command line gives.
fn explain_json(line: &[&str]) -> Value {
    let cli = Cli::try_parse_from(std::iter::once("portal").chain(line.iter().copied())).unwrap();
    serde_json::from_str(&explain(&cli.explain).unwrap().json()).unwrap()
}

fn refused(line: &[&str]) -> Refused {
    let cli = Cli::try_parse_from(std::iter::once("portal").chain(line.iter().copied())).unwrap();
    explain(&cli.explain).unwrap_err()
}

fn wrong_use(line: &[&str]) -> bool {
    Cli::try_parse_from(std::iter::once("portal").chain(line.iter().copied()))
        .is_err_and(|error| error.exit_code() == 2)
}

#[test]
fn a_postcode_answer_has_its_keys_in_order() {
    let cli = Cli::try_parse_from(["portal", "postcode", "sk1 oaa", "--json"]).unwrap();
    assert!(cli.explain.json);
    assert_eq!(
        explain(&cli.explain).unwrap().json(),
        r#"{"input":"sk1 oaa","normalised":"SK1OAA","result":"repairable","suggestion":"SK1 0AA","sector":"SK1 0","area":"BOR","in_stockport":true}"#
    );
    assert_eq!(
        explain_json(&["postcode", "BFPO 58"]),
        json!({"input": "BFPO 58", "normalised": "BFPO58", "result": "special", "suggestion": null, "sector": null, "area": "UNK", "in_stockport": null})
    );
}

#[test]
fn a_route_answer_has_its_keys_in_order() {
    let line = [
        "route",
        "--topic",
        "MONEY",
        "--age",
        "35_44",
        "--children",
        "yes",
        "--send25",
        "no",
        "--postcode",
        "SK8 3AB",
    ];
    let cli = Cli::try_parse_from(std::iter::once("portal").chain(line)).unwrap();
    assert_eq!(
        explain(&cli.explain).unwrap().json(),
        concat!(
            r#"{"rule":"R09_HH_KIDS","queue":"FH-CHE","controller":"SMBC","flags":[],"#,
            r#""reason_resident":"You asked about money, bills or food. There is a child or young person at home, and this team helps families.","#,
            r#""reason_officer":"The household decides: a child under 19 is at home. Area Cheadle: 100% of SK8 3 lies there.","table_version":1}"#
        )
    );
}

#[test]
fn every_routing_example_goes_where_it_should() {
    let mut rows = csv::Reader::from_reader(
        include_str!("../../../../app/data/examples/routing_examples.csv").as_bytes(),
    );
    let mut seen = 0;
    for row in rows.deserialize::<std::collections::HashMap<String, String>>() {
        let row = row.unwrap();
        let of = |name: &str| row[name].as_str();
        let mut line = vec![
            "route",
            "--topic",
            of("topic"),
            "--age",
            of("age_band"),
            "--children",
            of("children"),
            "--send25",
            of("send25"),
        ];
        match of("postcode") {
            "none_do_not_know" => line.extend(["--no-postcode", "do_not_know"]),
            "nfa" => line.extend(["--no-postcode", "nfa"]),
            postcode => line.extend(["--postcode", postcode]),
        }
        if !of("sub26").is_empty() {
            line.extend(["--sub26", of("sub26")]);
        }
        if !of("connection").is_empty() {
            line.extend(["--connection", of("connection")]);
        }
        let answer = explain_json(&line);
        assert_eq!(answer["rule"], of("expect_rule"), "example {}", of("n"));
        assert_eq!(answer["queue"], of("expect_queue"), "example {}", of("n"));
        for reason in ["reason_resident", "reason_officer"] {
            let words = answer[reason].as_str().unwrap();
            assert!(
                words.ends_with('.') && !words.contains("routing-") && !words.contains('$'),
                "{words}"
            );
        }
        seen += 1;
    }
    assert_eq!(seen, 11);
}

#[test]
fn outside_stockport_without_a_tie_there_is_no_queue_and_no_controller() {
    let line = [
        "route",
        "--topic",
        "SEND",
        "--age",
        "35_44",
        "--children",
        "yes",
        "--send25",
        "yes",
        "--postcode",
        "SK10 1AA",
    ];
    let answer = explain_json(&line);
    assert_eq!(answer["rule"], "R01_OUT");
    assert_eq!(answer["queue"], "NONE");
    assert_eq!(answer["controller"], Value::Null);
    assert_eq!(
        answer["reason_resident"],
        "Your home is outside Stockport. Cheshire East Council can help you."
    );
}

#[test]
fn flags_are_those_of_all_topics_each_once() {
    let line = [
        "route",
        "--topic",
        "HOME",
        "--other-topic",
        "DA",
        "--other-topic",
        "JUSTICE",
        "--age",
        "16_17",
        "--children",
        "no",
        "--no-postcode",
        "nfa",
    ];
    let answer = explain_json(&line);
    assert_eq!(answer["rule"], "R04_U18");
    assert_eq!(
        answer["flags"],
        json!([
            "child_enquirer",
            "sensitive",
            "no_fixed_abode",
            "offence_data",
            "urgent"
        ])
    );
}

#[test]
fn an_area_chosen_counts_only_where_the_postcode_does_not_tell() {
    let start = [
        "route",
        "--topic",
        "FEED",
        "--age",
        "25_34",
        "--children",
        "yes",
    ];
    let with = |more: &[&'static str]| {
        let line: Vec<&str> = start.iter().copied().chain(more.iter().copied()).collect();
        explain_json(&line)
    };
    assert_eq!(
        with(&["--no-postcode", "not_safe", "--area", "MAR"])["queue"],
        "FH-MAR"
    );
    assert_eq!(
        with(&["--no-postcode", "not_safe", "--area", "MAR"])["flags"],
        json!(["area_check"])
    );
    assert_eq!(
        with(&["--postcode", "SK2", "--area", "STH"])["queue"],
        "FH-STH"
    );
    assert_eq!(
        with(&["--postcode", "SK1 3XE", "--area", "MAR"])["queue"],
        "FH-CEN"
    );
    assert_eq!(
        with(&["--no-postcode", "moving", "--area", "out"])["rule"],
        "R01_OUT"
    );
    assert_eq!(
        with(&[
            "--no-postcode",
            "moving",
            "--area",
            "out",
            "--connection",
            "moving"
        ])["queue"],
        "FH-BOR"
    );
}

#[test]
fn a_retention_answer_has_its_keys_in_order() {
    let cli = Cli::try_parse_from([
        "portal",
        "retention",
        "--rule",
        "FH-FORM",
        "--at",
        "2026-03-31T23:00:00Z",
    ])
    .unwrap();
    let json = explain(&cli.explain).unwrap().json();
    assert!(json.starts_with(concat!(
        r#"{"rule":"FH-FORM","london_date":"2026-04-01","last_day_kept":"2029-03-31","#,
        r#""eligible_from_london":"2029-04-01 00:00","eligible_from_utc":"2029-03-31T23:00:00Z","reason":""#
    )));
}

#[test]
fn every_rule_is_explained_and_one_without_a_date_gives_nulls() {
    for rule in RetentionRule::ALL {
        let answer = explain_json(&[
            "retention",
            "--rule",
            rule.code(),
            "--at",
            "2026-03-31T23:00:00+00:00",
        ]);
        assert!(
            !answer["reason"].as_str().unwrap().starts_with("retention-"),
            "{rule}"
        );
    }
    let answer = explain_json(&[
        "retention",
        "--rule",
        "TPA-CASE",
        "--at",
        "2026-05-01T10:00:00Z",
    ]);
    for key in ["last_day_kept", "eligible_from_london", "eligible_from_utc"] {
        assert_eq!(answer[key], Value::Null);
    }
}

#[test]
fn every_worked_deadline_comes_out() {
    let due = |line: &[&str]| {
        let answer = explain_json(line);
        [
            answer["base"].clone(),
            answer["due"].clone(),
            answer["internal_target"].clone(),
        ]
    };
    assert_eq!(
        due(&["deadline", "--kind", "rights", "--received", "2026-09-03"]),
        ["2026-10-03", "2026-10-05"]
            .map(Value::from)
            .into_iter()
            .chain([Value::Null])
            .collect::<Vec<_>>()[..]
    );
    assert_eq!(
        due(&[
            "deadline",
            "--kind",
            "complaint_ack",
            "--received",
            "2026-11-26"
        ]),
        ["2026-12-25", "2026-12-29", "2026-12-24"].map(Value::from)
    );
    assert_eq!(
        due(&[
            "deadline",
            "--kind",
            "rights",
            "--received",
            "2026-09-03",
            "--paused-from",
            "2026-09-10",
            "--paused-to",
            "2026-09-17"
        ])[..2],
        ["2026-10-11", "2026-10-12"].map(Value::from)
    );
}

#[test]
fn what_cannot_be_answered_is_refused_and_wrong_use_is_told_apart() {
    assert!(!refused(&["deadline", "--kind", "rights", "--received", "2032-12-15"]).wrong_use);
    assert!(
        refused(&[
            "deadline",
            "--kind",
            "complaint_ack",
            "--received",
            "2026-09-03",
            "--extended"
        ])
        .wrong_use
    );
    let route = [
        "route",
        "--topic",
        "FEED",
        "--age",
        "25_34",
        "--children",
        "yes",
        "--postcode",
        "nowhere",
    ];
    assert!(!refused(&route).wrong_use);
    assert!(wrong_use(&[
        "route",
        "--topic",
        "FEED",
        "--age",
        "25_34",
        "--children",
        "yes"
    ]));
    assert!(wrong_use(&[
        "route",
        "--topic",
        "NOPE",
        "--age",
        "25_34",
        "--children",
        "yes",
        "--postcode",
        "SK1"
    ]));
    assert!(wrong_use(&[
        "retention",
        "--rule",
        "NOPE",
        "--at",
        "2026-05-01T10:00:00Z"
    ]));
    assert!(wrong_use(&[
        "retention",
        "--rule",
        "FH-FORM",
        "--at",
        "yesterday"
    ]));
    assert!(wrong_use(&[
        "deadline",
        "--kind",
        "rights",
        "--received",
        "2026-09-03",
        "--paused-from",
        "2026-09-04"
    ]));
}

#[test]
fn the_text_form_holds_every_key() {
    let cli = Cli::try_parse_from(["portal", "postcode", "SK1"]).unwrap();
    let text = explain(&cli.explain).unwrap().text();
    assert_eq!(text.lines().count(), 7);
    assert!(text.contains("in stockport  yes"));
}
