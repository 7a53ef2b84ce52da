//! Which module at the top of a crate uses which other, and the circles among them.

use super::source::{Import, imports};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// For each module the ones that it uses, each with a place where it does.
pub type Graph = BTreeMap<String, BTreeMap<String, String>>;

/// A file of a crate, with its path below `src`.
pub struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

/// Unit tests in files of their own.
fn is_test(path: &str) -> bool {
    path.split('/')
        .any(|part| part == "tests" || part == "tests.rs")
}

/// The module of a file: `case/store.rs` is `["case", "store"]`, `case/mod.rs` is `["case"]`, `lib.rs` is the crate.
fn module(path: &str) -> Vec<String> {
    let mut parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    if parts.last() == Some(&"mod") || ["lib", "main"].contains(&parts[0]) {
        parts.pop();
    }
    parts.into_iter().map(str::to_owned).collect()
}

/// A path as seen from the crate's root; `None` where it leads out of the crate or names something at hand.
fn absolute(module: &[String], import: &Import) -> Option<Vec<String>> {
    let mut base: Vec<String> = module.iter().chain(&import.inside).cloned().collect();
    let mut rest = import.path.as_slice();
    match rest[0].as_str() {
        "crate" => {
            base.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|part| part == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        _ => return None,
    }
    Some([base.as_slice(), rest].concat())
}

/// Reads a crate. A name that the crate's root hands on leads to where it comes from.
pub fn graph(files: &[File<'_>]) -> Graph {
    let read: Vec<(&File<'_>, Vec<String>, Vec<Import>)> = files
        .iter()
        .filter(|file| !is_test(file.path))
        .map(|file| (file, module(file.path), imports(file.text)))
        .collect();
    let tops: BTreeSet<String> = read
        .iter()
        .filter_map(|(_, module, _)| module.first().cloned())
        .collect();
    let mut handed_on: BTreeMap<&str, String> = BTreeMap::new();
    for (_, module, imports) in &read {
        if module.is_empty() {
            for import in imports {
                let first = import.path.iter().find(|part| tops.contains(*part));
                if let Some(first) = first {
                    handed_on.insert(&import.name, first.clone());
                }
            }
        }
    }
    let mut graph: Graph = tops
        .iter()
        .map(|top| (top.clone(), BTreeMap::new()))
        .collect();
    for (file, module, imports) in &read {
        let Some(from) = module.first() else { continue };
        for import in imports {
            let Some(path) = absolute(module, import) else {
                continue;
            };
            let Some(first) = path.first() else { continue };
            let to = if tops.contains(first) {
                Some(first)
            } else {
                handed_on.get(first.as_str())
            };
            if let Some(to) = to
                && to != from
            {
                let place = format!("{}:{}: {}", file.path, import.line, import.path.join("::"));
                graph
                    .entry(from.clone())
                    .or_default()
                    .entry(to.clone())
                    .or_insert(place);
            }
        }
    }
    graph
}

/// The shortest circles, one for each module that is in one; each is a line for each of its arrows.
pub fn circles(graph: &Graph) -> Vec<String> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for start in graph.keys() {
        if seen.contains(start) {
            continue;
        }
        if let Some(circle) = circle_through(graph, start) {
            let lines: Vec<String> = circle
                .iter()
                .zip(circle.iter().cycle().skip(1))
                .map(|(from, to)| format!("  {from} -> {to}: {}", graph[from][to]))
                .collect();
            found.push(lines.join("\n"));
            seen.extend(circle);
        }
    }
    found
}

/// The shortest way from a module back to itself.
fn circle_through(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for next in graph.get(at)?.keys() {
            if next == start {
                let mut circle = vec![at.to_owned()];
                let mut step = at;
                while let Some(earlier) = before.get(step) {
                    circle.push((*earlier).to_owned());
                    step = earlier;
                }
                circle.reverse();
                return Some(circle);
            }
            if !before.contains_key(next.as_str()) {
                before.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{File, Graph, circles, graph};

    fn read(files: &[(&str, &str)]) -> Graph {
        let files: Vec<File<'_>> = files
            .iter()
            .map(|(path, text)| File { path, text })
            .collect();
        graph(&files)
    }

    #[test]
    fn modules_that_use_others_in_one_direction_have_no_circle() {
        let graph = read(&[
            ("lib.rs", "pub mod case; pub mod staff; use case::Case;"),
            (
                "case/mod.rs",
                "mod store; pub use store::Case; use crate::staff::Officer;",
            ),
            (
                "case/store.rs",
                "use super::Case; use std::fmt; use app::case::page;",
            ),
            ("staff.rs", "fn a() { self::b() } fn b() {}"),
            ("staff/tests.rs", "use crate::case::Case;"),
        ]);
        assert_eq!(
            graph["case"]["staff"],
            "case/mod.rs:1: crate::staff::Officer"
        );
        assert!(graph["staff"].is_empty());
        assert!(circles(&graph).is_empty());
    }

    #[test]
    fn a_circle_is_named_arrow_by_arrow() {
        let graph = read(&[
            ("a/mod.rs", "use crate::b::B;"),
            ("b.rs", "pub use super::c::C;"),
            ("c/deep/mod.rs", "\n\nfn x() { super::super::a::go() }"),
            ("d.rs", "use crate::a::A;"),
        ]);
        assert_eq!(
            circles(&graph),
            [
                "  a -> b: a/mod.rs:1: crate::b::B\n  b -> c: b.rs:1: super::c::C\n  c -> a: c/deep/mod.rs:3: super::super::a::go"
            ]
        );
    }

    #[test]
    fn a_name_that_the_root_hands_on_leads_to_its_module() {
        let graph = read(&[
            (
                "lib.rs",
                "pub mod page; pub mod state; pub use state::Platform as Ground;",
            ),
            ("page.rs", "use crate::Ground;"),
            ("state.rs", "use crate::page::Page;"),
        ]);
        assert_eq!(circles(&graph).len(), 1);
    }
}
