use super::*;
use crate::domain::reference_data::{ReferenceData, shipped_rows};

fn shipped(table: SettingsTable) -> Rows {
    shipped_rows(table).unwrap()
}

fn found(table: SettingsTable, change: impl FnOnce(&mut Vec<Vec<String>>)) -> Vec<RowProblem> {
    let before = shipped(table);
    let mut after = before.clone();
    change(&mut after.0);
    after.problems(table, &before, ReferenceData::shipped())
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn every_shipped_table_can_be_used_as_it_is() {
    let with_file = |table: &SettingsTable| table.file().is_some();
    for table in SettingsTable::ALL.iter().copied().filter(with_file) {
        assert_eq!(found(table, |_| {}), Vec::new(), "{table}");
        let rows = shipped(table);
        let again = Rows::from_csv(table, &rows.to_csv(table).unwrap()).unwrap();
        assert_eq!(rows, again, "{table}");
    }
}

#[test]
fn a_shipped_table_put_back_gives_the_shipped_data() {
    let shipped_data = ReferenceData::shipped();
    for table in SettingsTable::ALL.iter().copied() {
        let version = shipped_data.routing.version;
        let with = shipped_data
            .clone()
            .with(table, version, &shipped(table))
            .unwrap();
        assert_eq!(with.routing, shipped_data.routing, "{table}");
        assert_eq!(with.topics, shipped_data.topics, "{table}");
        assert_eq!(with.targets, shipped_data.targets, "{table}");
        assert_eq!(with.opening_hours, shipped_data.opening_hours, "{table}");
        assert_eq!(with.holidays, shipped_data.holidays, "{table}");
    }
}

#[test]
fn a_routing_table_that_leaves_a_case_undecided_is_refused() {
    let problems = found(SettingsTable::Routing, |rows| {
        rows.pop();
    });
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].problem.contains("no rule decides"),
        "{problems:?}"
    );
}

#[test]
fn what_is_wrong_with_a_rule_is_said_at_its_row() {
    for (at, cell, words) in [
        (2, "NOWHERE-AT-ALL-NO", "is no queue"),
        (2, "TPA-YS", "no rule may suggest"),
        (3, "loud", "is no flag"),
        (1, "rule=FH and", ""),
        (0, "R1 a", "capital letters"),
        (4, "Only for one reader.", "for one reader only"),
    ] {
        let problems = found(SettingsTable::Routing, |rows| {
            rows[3][at] = cell.to_owned();
        });
        assert_eq!(problems.len(), 1, "{cell}");
        assert_eq!(problems[0].row, Some(3), "{cell}");
        assert!(problems[0].problem.contains(words), "{problems:?}");
    }
}

#[test]
fn a_code_that_stands_twice_is_refused() {
    let problems = found(SettingsTable::Routing, |rows| {
        rows[1][0] = rows[0][0].clone();
    });
    assert!(problems[0].problem.contains("stands twice"));
}

#[test]
fn a_topic_stays_because_enquiries_point_at_it() {
    let gone = found(SettingsTable::Topics, |rows| {
        rows.remove(0);
    });
    assert_eq!(gone.len(), 1);
    let renamed = found(SettingsTable::Topics, |rows| {
        rows[0][0] = "OTHER".to_owned();
    });
    assert_eq!(renamed.len(), 1);
    let led_elsewhere = found(SettingsTable::Topics, |rows| {
        rows[0][2] = "TPA".to_owned();
    });
    assert_eq!(led_elsewhere, Vec::new());
}

#[test]
fn a_choice_is_one_of_its_list() {
    let problems = found(SettingsTable::Topics, |rows| {
        rows[2][6] = "whenever".to_owned();
    });
    assert_eq!(problems[0].row, Some(2));
    assert!(problems[0].problem.contains("urgent, soon, normal"));
}

#[test]
fn urgent_never_waits_longer_than_normal() {
    let days = |days: [&str; 3]| {
        found(SettingsTable::Targets, |rows| {
            for (row, days) in rows.iter_mut().zip(days) {
                row[1] = days.to_owned();
            }
        })
    };
    assert_eq!(days(["0", "2", "5"]), Vec::new());
    assert_eq!(days(["2", "1", "3"]).len(), 1);
    assert_eq!(days(["0", "4", "3"]).len(), 1);
    assert_eq!(days(["0", "1", "21"]).len(), 1);
    assert_eq!(days(["0", "soon", "3"]).len(), 1);
}

#[test]
fn opening_hours_are_whole() {
    let hours = |row_of: &[&str]| found(SettingsTable::OpeningHours, |rows| rows.push(row(row_of)));
    assert_eq!(hours(&["Sat", "09:00", "12:00"]), Vec::new());
    assert_eq!(hours(&["Sat", "12:00", "09:00"])[0].row, Some(5));
    assert_eq!(hours(&["Mon", "09:00", "12:00"])[0].row, Some(5));
    assert_eq!(hours(&["Sat", "nine", "12:00"])[0].row, Some(5));
    let closed = found(SettingsTable::OpeningHours, Vec::clear);
    assert!(closed[0].problem.contains("no day is open"));
}

#[test]
fn a_bank_holiday_stands_once_and_on_a_working_day() {
    let day = |day: &str| {
        found(SettingsTable::Holidays, |rows| {
            rows.push(row(&[day, "extra", "no"]));
        })
    };
    assert_eq!(day("2027-05-04"), Vec::new());
    assert_eq!(day("2027-05-01").len(), 1, "a Saturday");
    assert_eq!(day("2018-01-01").len(), 1, "twice");
    assert_eq!(day("May").len(), 1);
}

#[test]
fn a_contact_that_is_in_use_keeps_a_value() {
    let before = Rows(vec![row(&["fh_phone", "01632 960 002", "9 to 5"])]);
    let mut after = before.clone();
    after.0[0][1] = " ".to_owned();
    let data = ReferenceData::shipped();
    assert_eq!(
        after.problems(SettingsTable::Contacts, &before, data)[0].row,
        Some(0)
    );
    let never = Rows(vec![row(&["tpa_text", "", ""])]);
    assert_eq!(
        never.problems(SettingsTable::Contacts, &never, data),
        Vec::new()
    );
    after.0[0][1] = "01632 960 003".to_owned();
    assert_eq!(
        after.problems(SettingsTable::Contacts, &before, data),
        Vec::new()
    );
}

#[test]
fn every_area_keeps_a_queue_and_every_organisation_one_for_the_rest() {
    let no_rest = found(SettingsTable::Queues, |rows| {
        for row in rows.iter_mut() {
            row[3] = "no".to_owned();
        }
    });
    assert!(no_rest[0].problem.contains("default queues instead of one"));
    let no_queue = found(SettingsTable::Queues, |rows| {
        rows[0][2] = String::new();
    });
    assert!(no_queue[0].problem.contains("has no queue"), "{no_queue:?}");
    let not_suggested = found(SettingsTable::Queues, |rows| {
        for row in rows.iter_mut() {
            row[4] = "no".to_owned();
        }
    });
    assert!(not_suggested[0].problem.contains("no rule may suggest"));
}

#[test]
fn a_partner_has_a_code_a_name_and_a_safe_address() {
    let before = Rows(vec![row(&["shg", "Stockport Homes", ""])]);
    let problems = |rows: Vec<Vec<String>>| {
        Rows(rows).problems(SettingsTable::Partners, &before, ReferenceData::shipped())
    };
    assert_eq!(
        problems(vec![row(&[
            "shg",
            "Stockport Homes Group",
            "https://example.org/notice"
        ])]),
        Vec::new()
    );
    for wrong in [
        ["", "Name", ""],
        ["a b", "Name", ""],
        ["shg", " ", ""],
        ["shg", "Name", "http://example.org"],
    ] {
        assert_eq!(problems(vec![row(&wrong)]).len(), 1, "{wrong:?}");
    }
    let twice = vec![row(&["shg", "One", ""]), row(&["shg", "Two", ""])];
    assert_eq!(problems(twice)[0].row, Some(1));
    assert_eq!(problems(Vec::new()).len(), 1);
}

fn named(names: &[&str]) -> Rows {
    Rows(names.iter().map(|name| row(&[name, "x"])).collect())
}

#[test]
fn a_comparison_says_what_is_new_gone_changed_and_moved() {
    let before = named(&["A", "B", "C", "D"]);
    let mut after = named(&["A", "D", "C", "E"]);
    after.0[2][1] = "y".to_owned();
    let changes = compare(&before, &after);
    let kinds: Vec<String> = changes
        .iter()
        .map(|change| match change {
            RowChange::Same(row) => format!("={}", row[0]),
            RowChange::Added(row) => format!("+{}", row[0]),
            RowChange::Gone(row) => format!("-{}", row[0]),
            RowChange::Changed(row, _) => format!("~{}", row[0]),
            RowChange::Moved(row) => format!(">{}", row[0]),
        })
        .collect();
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    for wanted in ["=A", "-B", "~C", "+E"] {
        assert!(
            kinds.iter().any(|kind| kind == wanted),
            "{wanted} {kinds:?}"
        );
    }
}

proptest::proptest! {
    /// Nothing is lost and nothing is made up: what is new and what is old can both be put together again.
    #[test]
    fn a_comparison_holds_both_tables(
        old in proptest::collection::btree_set("[A-F]", 0..6),
        new in proptest::collection::btree_set("[A-F]", 0..6),
        turn in proptest::bool::ANY,
    ) {
        let names = |set: &std::collections::BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>();
        let mut after_names = names(&new);
        if turn { after_names.reverse(); }
        let rows = |names: &[String]| Rows(names.iter().map(|name| vec![name.clone()]).collect());
        let (before, after) = (rows(&names(&old)), rows(&after_names));
        let mut seen_old = Vec::new();
        let mut seen_new = Vec::new();
        for change in compare(&before, &after) {
            match change {
                RowChange::Same(row) | RowChange::Moved(row) => { seen_old.push(row.clone()); seen_new.push(row); }
                RowChange::Added(row) => seen_new.push(row),
                RowChange::Gone(row) => seen_old.push(row),
                RowChange::Changed(was, is) => { seen_old.push(was); seen_new.push(is); }
            }
        }
        proptest::prop_assert_eq!(&seen_new, &after.0);
        seen_old.sort();
        let mut wanted = before.0;
        wanted.sort();
        proptest::prop_assert_eq!(seen_old, wanted);
    }
}
