use super::*;

fn row(condition: &str, queue: &str, flags: &str) -> RoutingRow {
    RoutingRow {
        code: "R".to_owned(),
        condition: condition.to_owned(),
        queue: queue.to_owned(),
        flags: flags.to_owned(),
        for_resident: String::new(),
        for_officer: String::new(),
    }
}

#[test]
fn conditions_that_cannot_be_read_name_their_line() {
    for wrong in [
        "",
        "rule",
        "rule=",
        "rule=XX",
        "colour=red",
        "rule=FH and",
        "rule=FH or or rule=HH",
        "(rule=FH",
        "rule=FH)",
        "rule in FH",
        "rule in (FH",
        "rule in ()",
        "rule in (FH;)",
        "rule=FH rule=HH",
        "rule in areas",
        "age_band=99",
        "area in (CEN;;BRA)",
        "not rule=FH",
    ] {
        let error = RoutingTable::from_rows(
            1,
            vec![
                row("rule=FH", "fhq", ""),
                RoutingRow {
                    code: "S".to_owned(),
                    ..row(wrong, "fhq", "")
                },
            ],
        );
        assert_eq!(error.unwrap_err().line, Some(3), "{wrong}");
    }
    assert!(RoutingTable::from_rows(1, vec![row("rule=FH", "no queue", "")]).is_err());
    assert!(RoutingTable::from_rows(1, vec![row("rule=FH", "fhq", "shiny")]).is_err());
    assert!(RoutingTable::from_rows(1, vec![row("rule=FH", "fhq", "urgent if")]).is_err());
    assert!(
        RoutingTable::from_rows(
            1,
            vec![row("rule=FH", "fhq", ""), row("rule=FH", "fhq", "")]
        )
        .is_err()
    );
}

#[test]
fn and_binds_before_or_and_parentheses_before_both() {
    let holds = |condition: &str| {
        let facts = adult("MONEY");
        condition
            .parse::<Condition>()
            .unwrap()
            .holds(&ConditionView::new(data(), &facts).unwrap())
    };
    assert!(holds("rule=HH or rule=FH and rule=TPA"));
    assert!(!holds("(rule=HH or rule=FH) and rule=TPA"));
    assert!(holds("(rule = FH or (rule=HH)) and area in ( CHE ; CEN )"));
    assert!(holds("area in areas and send25 in (no;not_asked)"));
    assert!(!holds("safe_contact=yes") && holds("safe_contact=no"));
    // What was not answered is no value at all.
    assert!(!holds("danger_now=no") && !holds("danger_now=yes"));
}

#[test]
fn a_table_that_leaves_a_case_undecided_or_names_what_is_not_there_is_refused() {
    let check = |rows: Vec<RoutingRow>| RoutingTable::from_rows(2, rows).unwrap().check(data());
    let everything = "rule in (FH;TPA;HH;SUB)";
    assert!(check(vec![row(everything, "fhq", "")]).is_ok());
    assert!(check(vec![row("rule in (FH;TPA;HH)", "fhq", "")]).is_err());
    assert!(
        check(vec![row(
            "rule in (FH;TPA;HH;SUB) and area in (BOR;UNK)",
            "fhq",
            ""
        )])
        .is_err()
    );
    assert_eq!(
        check(vec![row(everything, "FH-XXX", "")]).unwrap_err().line,
        Some(2)
    );
    // Your Support is an officer's decision only.
    assert_eq!(
        check(vec![row(everything, "TPA-YS", "")]).unwrap_err().line,
        Some(2)
    );
    assert!(check(vec![row("area=XXX or rule in (FH;TPA;HH;SUB)", "fhq", "")]).is_err());
    assert!(check(vec![row(everything, "fhq", "urgent if any_topic=NOPE")]).is_err());
}
