//! The keys that comments cite stand in `docs/requirements.md`, and what that table names is there.

mod keys;
mod table;

use super::{
    checkout::{files, root, text},
    comments::remarks,
};
use keys::{Citation, citations};
use std::collections::BTreeSet;
use table::{Done, Row, rows};

/// What is wrong with the keys of a text.
fn faults(text: &str, known: &BTreeSet<String>) -> Vec<String> {
    citations(text)
        .into_iter()
        .filter_map(|citation| match citation {
            Citation::Bare(key) => Some(format!("{key} does not say of which list it is")),
            Citation::Listed(key) if !known.contains(&key) => {
                Some(format!("{key} is not in the table"))
            }
            Citation::Listed(_) => None,
        })
        .collect()
}

fn known() -> BTreeSet<String> {
    rows().into_iter().map(|row| row.key).collect()
}

/// What is wrong with a row: a file or test that is not there, or nothing to show for what is done.
fn row_faults(row: &Row, tests: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for path in &row.paths {
        if !root().join(path).exists() {
            faults.push(format!("there is no {path}"));
        }
    }
    for test in &row.tests {
        if !tests.contains(test) {
            faults.push(format!("there is no test {test}"));
        }
    }
    for (file, title) in &row.browser_tests {
        let path = format!("tests/browser/{file}.test.mjs");
        if !text(&path).is_some_and(|source| source.contains(title.as_str())) {
            faults.push(format!("{path} has no test \"{title}\""));
        }
    }
    let shown = !row.tests.is_empty() || !row.browser_tests.is_empty();
    let done = !row.paths.is_empty();
    match row.done {
        Done::NotYet if shown || done => faults.push("it is said not to be there yet".to_owned()),
        Done::Whole | Done::InPart if !shown || !done => {
            faults.push("it does not say where it is done and which test shows it".to_owned());
        }
        Done::NotYet | Done::Whole | Done::InPart => {}
    }
    faults
}

#[test]
fn every_cited_key_carries_its_list_and_is_in_the_table() {
    let known = known();
    let wrong: Vec<String> = remarks()
        .iter()
        .flat_map(|remark| {
            faults(&remark.text, &known)
                .into_iter()
                .map(|fault| format!("{}: {fault}", remark.place()))
        })
        .collect();
    assert!(wrong.is_empty(), "keys:\n{}", wrong.join("\n"));
}

#[test]
fn every_row_names_files_and_tests_that_are_there() {
    let rows = rows();
    let mut seen = BTreeSet::new();
    let tests = table::tests_of_the_project(&files());
    let mut wrong = Vec::new();
    for row in &rows {
        if !seen.insert(&row.key) {
            wrong.push(format!("{} stands twice", row.key));
        }
        wrong.extend(
            row_faults(row, &tests)
                .into_iter()
                .map(|fault| format!("{}: {fault}", row.key)),
        );
        let sentence = row.sentence.ends_with(['.', '"', '?']) || row.sentence.ends_with(").");
        if !sentence {
            wrong.push(format!("{} has no sentence", row.key));
        }
    }
    assert!(wrong.is_empty(), "rows:\n{}", wrong.join("\n"));
    for (list, last) in [
        ("seed F", 26),
        ("seed T", 55),
        ("defect D", 14),
        ("activity A", 23),
    ] {
        for number in 1..=last {
            let key = format!("{list}{number}");
            assert!(seen.contains(&key), "{key} has no row");
        }
    }
}

/// The schedule, the defects and the record of processing activities name sentences of the notices.
#[test]
fn every_key_that_a_table_of_the_rules_names_is_in_the_table() {
    let known = known();
    let mut wrong = Vec::new();
    let mut check = |table: &str, text: &str| {
        for citation in citations(text) {
            if let Citation::Listed(key) = citation
                && !known.contains(&key)
            {
                wrong.push(format!("{table}: {key}"));
            }
        }
    };
    for table in ["retention_rules.csv", "processing_activities.csv"] {
        check(table, &text(&format!("app/data/{table}")).unwrap());
    }
    let defects = text("app/data/notices/defects.csv").unwrap();
    for row in csv::Reader::from_reader(defects.as_bytes()).records() {
        let row = row.unwrap();
        check("defects.csv", &format!("defect {}", &row[0]));
        for statement in row[2].split(' ').filter(|statement| *statement != "all") {
            check("defects.csv", &format!("seed {statement}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_wrong_is_found() {
    let known = BTreeSet::from(["seed F16".to_owned(), "rule 8.4".to_owned()]);
    assert!(faults("kept (seed F16, rule 8.4)", &known).is_empty());
    assert_eq!(
        faults("kept (F16)", &known),
        ["F16 does not say of which list it is"]
    );
    assert_eq!(
        faults("kept (seed F17)", &known),
        ["seed F17 is not in the table"]
    );
    assert_eq!(
        faults("kept (rule 8.4, 8.5)", &known),
        ["rule 8.5 is not in the table"]
    );
    let row = |paths: &[&str], tests: &[&str], done| Row {
        key: "seed F16".to_owned(),
        sentence: "Forms go.".to_owned(),
        done,
        paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        tests: tests.iter().map(|test| (*test).to_owned()).collect(),
        browser_tests: Vec::new(),
    };
    let tests = BTreeSet::from(["suite::a::b".to_owned()]);
    assert!(row_faults(&row(&["README.md"], &["suite::a::b"], Done::Whole), &tests).is_empty());
    assert!(row_faults(&row(&[], &[], Done::NotYet), &tests).is_empty());
    for wrong in [
        row(&["no/such/file.rs"], &["suite::a::b"], Done::Whole),
        row(&["README.md"], &["suite::a::c"], Done::Whole),
        row(&["README.md"], &[], Done::InPart),
        row(&["README.md"], &["suite::a::b"], Done::NotYet),
    ] {
        assert_eq!(row_faults(&wrong, &tests).len(), 1);
    }
}
