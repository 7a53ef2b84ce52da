//! `docs/requirements.md` as rows, and the tests that it may name.

use super::text;
use regex::Regex;
use std::{collections::BTreeSet, sync::LazyLock};

const TABLE: &str = "docs/requirements.md";

/// How far what a row asks is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Whole,
    InPart,
    NotYet,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// List and number.
    pub key: String,
    pub sentence: String,
    pub done: Done,
    pub paths: Vec<String>,
    /// For example `suite::rights::held::a_name`.
    pub tests: Vec<String>,
    /// File of `tests/browser` and title.
    pub browser_tests: Vec<(String, String)>,
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"`([^`]+)`"));
static BROWSER: LazyLock<Regex> = LazyLock::new(|| pattern(r#"`browser::([\w-]+)` "([^"]+)""#));
static TEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"#\[(?:tokio::)?test\b[^\]]*\](?:\s*#\[[^\]]*\])*\s*(?:pub )?(?:async )?fn (\w+)")
});

/// The rows, in the order of the file.
pub fn rows() -> Vec<Row> {
    let table = text(TABLE).unwrap();
    table
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line
                .strip_prefix("| ")?
                .strip_suffix(" |")?
                .split(" | ")
                .collect();
            let &[key, sentence, place, tests] = cells.as_slice() else {
                panic!("a row of {TABLE} has not four cells: {line}");
            };
            Some(row(key, sentence, place, tests))
        })
        .filter(|row| row.key != "Key" && !row.key.starts_with("---"))
        .collect()
}

fn row(key: &str, sentence: &str, place: &str, tests: &str) -> Row {
    let quoted = |cell: &str| -> Vec<String> {
        QUOTED
            .captures_iter(cell)
            .map(|found| found[1].to_owned())
            .collect()
    };
    Row {
        key: key.to_owned(),
        sentence: sentence.to_owned(),
        done: if place == "not yet" {
            Done::NotYet
        } else if place.starts_with("in part: ") {
            Done::InPart
        } else {
            Done::Whole
        },
        paths: quoted(place),
        tests: quoted(tests)
            .into_iter()
            .filter(|name| !name.starts_with("browser::"))
            .collect(),
        browser_tests: BROWSER
            .captures_iter(tests)
            .map(|found| (found[1].to_owned(), found[2].to_owned()))
            .collect(),
    }
}

/// Every test of the suite and of the crates, by crate, file and name. A test in a module inside a file goes by
/// the file.
pub fn tests_of_the_project(files: &[String]) -> BTreeSet<String> {
    files
        .iter()
        .filter_map(|path| Some((module(path)?, text(path)?)))
        .flat_map(|(module, source)| {
            TEST.captures_iter(&source)
                .map(|found| format!("{module}::{}", &found[1]))
                .collect::<Vec<String>>()
        })
        .collect()
}

/// `suite::rights::held` for `tests/suite/rights/held.rs`, `app::domain::time` for `app/src/domain/time.rs`.
fn module(path: &str) -> Option<String> {
    let inside = path.strip_suffix(".rs")?;
    let (name, inside) = match inside.strip_prefix("tests/suite/") {
        Some(inside) => ("suite", inside),
        None => {
            let (folder, inside) = inside.split_once("/src/")?;
            (folder.rsplit('/').next()?, inside)
        }
    };
    let inside =
        inside
            .strip_suffix("/mod")
            .unwrap_or(if ["mod", "lib", "main"].contains(&inside) {
                ""
            } else {
                inside
            });
    Some(
        format!("{name}::{}", inside.replace('/', "::"))
            .trim_end_matches("::")
            .to_owned(),
    )
}

#[test]
fn a_file_names_its_module() {
    let named = |path| module(path).unwrap();
    assert_eq!(named("tests/suite/rights/held.rs"), "suite::rights::held");
    assert_eq!(
        named("app/src/domain/time/tests.rs"),
        "app::domain::time::tests"
    );
    assert_eq!(named("server/src/cli/mod.rs"), "server::cli");
    assert_eq!(named("server/platform/src/audit.rs"), "platform::audit");
    assert_eq!(module("style/portal.scss"), None);
}
