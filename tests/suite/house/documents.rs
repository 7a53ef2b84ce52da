//! Comments and documents name only what is in the project.

use super::{
    checkout::{files, text},
    comments::{Remark, remarks},
};
use regex::Regex;
use std::{collections::BTreeSet, sync::LazyLock};

/// A table or a document by its name, with its folder or without.
static NAMED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z0-9_./-]*[A-Za-z0-9_]\.(?:csv|md)\b").unwrap());

fn missing(remark: &Remark, files: &BTreeSet<String>) -> Vec<String> {
    NAMED
        .find_iter(&remark.text)
        .map(|name| name.as_str().trim_start_matches(['.', '/']))
        .filter(|name| {
            let inside = format!("/{name}");
            !files.contains(*name) && !files.iter().any(|path| path.ends_with(&inside))
        })
        .map(|name| format!("{}: {name}", remark.place()))
        .collect()
}

#[test]
fn every_table_and_document_that_a_comment_names_is_here() {
    let files: BTreeSet<String> = files().into_iter().collect();
    let missing: Vec<String> = remarks()
        .iter()
        .flat_map(|remark| missing(remark, &files))
        .collect();
    assert!(
        missing.is_empty(),
        "named and not there:\n{}",
        missing.join("\n")
    );
}

/// A routing rule, by the code that it has in its table.
static RULE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bR[0-9]{2}(?:_[A-Z0-9]+)*").unwrap());

#[test]
fn every_routing_rule_that_a_comment_names_is_in_the_decision_table() {
    let table = text("app/data/routing_rules.csv").unwrap();
    let codes: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| line.split(',').next())
        .collect();
    let unknown: Vec<String> = remarks()
        .iter()
        .flat_map(|remark| {
            RULE.find_iter(&remark.text)
                .filter(|code| !codes.contains(code.as_str()))
                .map(|code| format!("{}: {}", remark.place(), code.as_str()))
                .collect::<Vec<String>>()
        })
        .collect();
    assert!(unknown.is_empty(), "no such rule:\n{}", unknown.join("\n"));
}

/// Terms as people look them up: without regard to case or brackets.
fn order(term: &str) -> String {
    term.to_lowercase().replace(['(', ')'], "")
}

#[test]
fn the_glossary_is_alphabetical_and_every_term_has_its_source() {
    let glossary = text("docs/glossary.md").unwrap();
    let rows: Vec<Vec<&str>> = glossary
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").collect())
        .skip(2)
        .collect();
    assert!(!rows.is_empty());
    for row in &rows {
        assert!(
            row.len() == 3 && row.iter().all(|cell| !cell.trim().is_empty()),
            "{row:?}"
        );
    }
    for pair in rows.windows(2) {
        assert!(
            order(pair[0][0]) < order(pair[1][0]),
            "{} stands before {}",
            pair[0][0],
            pair[1][0]
        );
    }
}
