//! SQL that stays as text is tried here, every statement under every role that runs it.

use harness::App;
use regex::Regex;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, TransactionTrait};
use server::worklist;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// A statement in the sources: where it stands, who runs it, what it says.
#[derive(Debug)]
struct Found {
    place: String,
    roles: Vec<String>,
    text: String,
}

#[tokio::test]
async fn every_statement_of_the_server_is_sound_under_every_role_that_runs_it() {
    let app = App::start().await;
    let mut wrong = Vec::new();
    let mut tried = 0;
    let constructed =
        Regex::new(r"\bSql::(web|staff|worker|retention|auditor|owner|shared)\b").unwrap();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../server")) {
        let source = fs::read_to_string(&file).unwrap();
        let statements = statements(&source);
        if constructed.find_iter(&source).count() != statements.len() {
            wrong.push(format!(
                "{}: the text of a statement is not one literal in the call that makes it",
                file.display()
            ));
        }
        for Found { place, roles, text } in statements {
            for role in roles {
                tried += 1;
                if let Err(error) = attempt(pool(&app, &role), &text).await {
                    wrong.push(format!(
                        "{}:{place} as {role}: {error}\n  {text}",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        tried > 100,
        "only {tried} statements were found: the pattern no longer fits"
    );
    app.end().await;
}

#[tokio::test]
async fn every_case_of_a_composed_statement_is_sound_under_every_role_that_runs_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src");
    let composing: BTreeSet<PathBuf> = sources(&root)
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().contains("Sql::composed("))
        .map(|file| file.strip_prefix(&root).unwrap().to_owned())
        .collect();
    let listed = ["counts", "landing", "page"].map(|file| format!("worklist/lists/{file}.rs"));
    let listed: BTreeSet<PathBuf> = listed.into_iter().map(PathBuf::from).collect();
    assert_eq!(composing, listed, "each of these lists its statements here");

    let app = App::start().await;
    let mut wrong = Vec::new();
    for sql in worklist::lists::statements() {
        for role in sql.roles() {
            if let Err(error) = attempt(pool(&app, &format!("{role:?}")), sql.text()).await {
                wrong.push(format!("as {role:?}: {error}\n  {}", sql.text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.end().await;
}

#[tokio::test]
async fn a_misspelt_column_a_missing_right_and_a_text_that_is_no_literal_are_seen() {
    let app = App::start().await;
    let found = statements(
        r#"
        const WRONG: Sql = Sql::staff("SELECT refrence FROM enquiry WHERE id = $1");
        const CLOSED: Sql = Sql::shared(&[Role::Web, Role::Staff], "SELECT display_name \
             FROM staff WHERE id = $1");
        const RIGHT: Sql = Sql::staff(
            r"SELECT reference FROM enquiry WHERE reference ~ '\w'",
        );
        const COMPOSED: Sql = Sql::staff(TEXT);
        "#,
    );
    let texts: Vec<&str> = found.iter().map(|each| each.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "SELECT refrence FROM enquiry WHERE id = $1",
            "SELECT display_name FROM staff WHERE id = $1",
            r"SELECT reference FROM enquiry WHERE reference ~ '\w'",
        ]
    );
    assert_eq!(found[1].roles, ["Web", "Staff"]);
    for (index, role, fault) in [
        (0, "Staff", Some("column \"refrence\" does not exist")),
        (1, "Web", Some("permission denied for table staff")),
        (1, "Staff", None),
        (2, "Staff", None),
    ] {
        let done = attempt(pool(&app, role), &found[index].text).await;
        match (done, fault) {
            (Ok(()), None) => {}
            (Err(error), Some(fault)) => {
                assert!(error.to_string().contains(fault), "{error}");
            }
            (done, _) => panic!("{} as {role}: {done:?}", found[index].text),
        }
    }
    app.end().await;
}

/// Prepares a statement and plans it: names, types and rights are looked at, nothing is done.
async fn attempt(pool: &DatabaseConnection, text: &str) -> Result<(), DbErr> {
    let name = format!("tried_{}", Uuid::new_v4().simple());
    let values = (1..100)
        .take_while(|number| text.contains(&format!("${number}")))
        .map(|_| "NULL")
        .collect::<Vec<_>>()
        .join(", ");
    let values = if values.is_empty() {
        values
    } else {
        format!("({values})")
    };
    let tx = pool.begin().await?;
    let done = tx
        .execute_unprepared(&format!(
            "PREPARE {name} AS {text}; EXPLAIN EXECUTE {name}{values}"
        ))
        .await;
    tx.rollback().await?;
    done.map(|_| ())
}

fn pool<'a>(app: &'a App, role: &str) -> &'a DatabaseConnection {
    let pools = &app.state.pools;
    match role {
        "Web" => &pools.web,
        "Staff" => &pools.staff,
        "Worker" => &pools.worker,
        "Retention" => &pools.retention,
        "Equality" => &pools.equality,
        "Auditor" => &pools.auditor,
        "Owner" => &app.owner,
        other => panic!("{other} is no role"),
    }
}

fn statements(source: &str) -> Vec<Found> {
    let constructed = Regex::new(
        r##"(?s)\bSql::(\w+)\(\s*(?:&\[([\w:,\s]*)\],\s*)?(?:"((?:[^"\\]|\\.)*)"|r"([^"]*)"|r#"(.*?)"#),?\s*\)"##,
    )
    .unwrap();
    constructed
        .captures_iter(source)
        .map(|found| {
            let start = found.get(0).unwrap().start();
            let roles = match &found[1] {
                "shared" => found[2]
                    .split(',')
                    .map(|role| role.trim().trim_start_matches("Role::").to_owned())
                    .filter(|role| !role.is_empty())
                    .collect(),
                one => vec![one[..1].to_uppercase() + &one[1..]],
            };
            let text = match (found.get(3), found.get(4).or(found.get(5))) {
                (Some(escaped), _) => unescaped(escaped.as_str()),
                (None, raw) => raw.unwrap().as_str().to_owned(),
            };
            Found {
                place: (source[..start].matches('\n').count() + 1).to_string(),
                roles,
                text,
            }
        })
        .collect()
}

/// What a literal of Rust says.
fn unescaped(literal: &str) -> String {
    let joined = Regex::new(r"\\\n\s*").unwrap().replace_all(literal, "");
    joined
        .replace("\\n", "\n")
        .replace("\\\"", "\"")
        .replace("\\\\", "\\")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}
