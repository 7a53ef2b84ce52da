//! Who may import whom. `platform` and `entity` stand under every feature and name none; modules at the top of a crate
//! use each other in one direction only.

mod graph;
mod source;

use super::checkout::{files, text};
use graph::{File, circles, graph};
use source::imports;

/// The crates whose modules have an order, by their folder of sources.
const IN_ORDER: [&str; 3] = ["server/src", "server/platform/src", "app/src"];

/// Crates that stand under others, and the crates of this project that each may use.
const UNDER: [(&str, &[&str]); 3] = [
    ("server/platform", &["app", "entity", "migrations"]),
    ("server/entity", &["app"]),
    ("app", &[]),
];

/// Every crate of this project, by the name under which a source imports it.
const OURS: [&str; 8] = [
    "app",
    "entity",
    "frontend",
    "harness",
    "migrations",
    "platform",
    "server",
    "tests",
];

/// The sources of a crate: path below its folder, and text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let inside = format!("{folder}/");
    files()
        .iter()
        .filter(|path| path.ends_with(".rs"))
        .filter_map(|path| {
            let below = path.strip_prefix(&inside)?;
            Some((below.to_owned(), text(path)?))
        })
        .collect()
}

/// The crates of this project on which a manifest depends, for its code or only for its tests.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut table = "";
    let mut found = Vec::new();
    for line in manifest.lines() {
        if let Some(name) = line.strip_prefix('[') {
            table = name.trim_end().trim_end_matches(']');
        } else if table.ends_with("dependencies")
            && let Some((name, _)) = line.split_once('=')
        {
            let name = name.split('.').next().unwrap_or(name).trim();
            if OURS.contains(&name) {
                found.push(name.to_owned());
            }
        }
    }
    found
}

#[test]
fn what_stands_under_the_features_names_none_of_them() {
    let mut wrong = Vec::new();
    for (folder, allowed) in UNDER {
        let manifest = text(&format!("{folder}/Cargo.toml")).unwrap();
        for name in dependencies(&manifest) {
            if !allowed.contains(&name.as_str()) {
                wrong.push(format!("{folder}/Cargo.toml: {name}"));
            }
        }
        let sources = sources(&format!("{folder}/src"));
        assert!(!sources.is_empty(), "{folder}");
        for (path, text) in &sources {
            for import in imports(text) {
                let first = import.path[0].as_str();
                let own = folder.ends_with(first);
                // A crate may say its own name, in a macro for instance.
                if OURS.contains(&first) && !own && !allowed.contains(&first) {
                    let named = import.path.join("::");
                    wrong.push(format!("{folder}/src/{path}:{}: {named}", import.line));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "the wrong direction:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let mut wrong = Vec::new();
    for folder in IN_ORDER {
        let sources = sources(folder);
        let files: Vec<File<'_>> = sources
            .iter()
            .map(|(path, text)| File { path, text })
            .collect();
        let graph = graph(&files);
        let arrows: usize = graph.values().map(|used| used.len()).sum();
        assert!(arrows > graph.len(), "{folder} was not read");
        for circle in circles(&graph) {
            wrong.push(format!("{folder}:\n{circle}"));
        }
    }
    assert!(wrong.is_empty(), "circles:\n{}", wrong.join("\n"));
}

#[test]
fn a_manifest_names_its_dependencies_in_each_table() {
    let manifest = "[package]\nname = \"server\"\n[dependencies]\napp = { workspace = true }\naxum = \"0.8\"\n\
                    [dev-dependencies]\nserver.workspace = true\n[lints]\nplatform = true\n";
    assert_eq!(dependencies(manifest), ["app", "server"]);
}
