//! Every key that the source asks for has a sentence, and every sentence is asked for.

use super::{files, messages, root};
use regex::Regex;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::LazyLock,
};

/// Labels of coded values: their keys are made from the codes of a table or a form, whose own tests see
/// to it that each code has its words.
const BY_CODE: [&str; 25] = [
    "about-",
    "age-",
    "answer-",
    "area-",
    "connection-",
    "controller-",
    "council-",
    "deadline-",
    "equality-",
    "flag-",
    "language-",
    "no-postcode-",
    "outcome-",
    "queue-",
    "refusal-",
    "retention-",
    "role-",
    "route-",
    "routing-",
    "safe-contact-",
    "safe-day-",
    "safe-part-",
    "someone-answers-",
    "status-",
    "topic-",
];

/// All source of pages and handlers, without comments.
fn sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for folder in ["src", "../server"] {
        files(&root().join(folder), "rs", &mut paths);
    }
    paths
        .into_iter()
        .filter(|path| {
            let path = path.to_string_lossy();
            !path.contains("/text_rules/") && !path.contains("/tests")
        })
        .map(|path| {
            let text: String = fs::read_to_string(&path)
                .unwrap()
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .map(|line| format!("{line}\n"))
                .collect();
            (path.to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// Whether a string can be a key: `group-name`.
fn key_like(text: &str) -> bool {
    text.contains('-') && text.starts_with(|sign: char| sign.is_ascii_lowercase())
}

/// A format string such as `help-cookie-{code}-ends` as a pattern for keys.
fn pattern(format: &str) -> Option<Regex> {
    static HOLES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{[^}]*\}").unwrap());
    let holes = &*HOLES;
    if !holes.is_match(format) {
        return None;
    }
    let parts: Vec<String> = holes.split(format).map(regex::escape).collect();
    Regex::new(&format!("^{}$", parts.join("[A-Za-z0-9_-]+"))).ok()
}

#[test]
fn no_key_stands_twice() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for message in messages() {
        if let Some(other) = seen.insert(message.key.clone(), message.file.clone()) {
            panic!("{} is in {} and in {}", message.key, other, message.file);
        }
    }
}

#[test]
fn every_key_asked_for_has_a_sentence() {
    let known: BTreeSet<String> = messages().into_iter().map(|message| message.key).collect();
    let calls = [
        r#"\b(?:tr|tr_args|try_tr|markup_paragraph|small|head)\(\s*"([^"]+)""#,
        r#"\btext\(\s*[^",]+,\s*"([^"]+)""#,
        r#"\bProblem::new\(\s*[^,]+,\s*"([^"]+)""#,
    ]
    .map(|call| Regex::new(call).unwrap());
    let built =
        Regex::new(r#"\b(?:tr|tr_args|try_tr|text)\(\s*(?:[^",]+,\s*)?&format!\(\s*"([^"]+)""#)
            .unwrap();
    let mut missing = BTreeSet::new();
    for (path, source) in sources() {
        for call in &calls {
            for found in call.captures_iter(&source) {
                if key_like(&found[1]) && !known.contains(&found[1]) {
                    missing.insert(format!("{} in {path}", &found[1]));
                }
            }
        }
        for found in built.captures_iter(&source) {
            let some =
                pattern(&found[1]).is_none_or(|keys| known.iter().any(|key| keys.is_match(key)));
            if !some {
                missing.insert(format!("{} in {path}", &found[1]));
            }
        }
    }
    assert!(missing.is_empty(), "no sentence for {missing:#?}");
}

#[test]
fn every_sentence_is_asked_for() {
    let literal = Regex::new(r#""((?:[^"\\\n]|\\.)*)""#).unwrap();
    let key_like = Regex::new(r"^[a-z][A-Za-z0-9_{}-]*-[A-Za-z0-9_{}.:?-]+$").unwrap();
    let mut named = BTreeSet::new();
    let mut formats = BTreeSet::new();
    for (_, source) in sources() {
        for found in literal.captures_iter(&source) {
            let text = &found[1];
            if !key_like.is_match(text) {
                continue;
            }
            if text.contains('{') {
                formats.insert(text.to_owned());
            } else {
                named.insert(text.to_owned());
            }
        }
    }
    let patterns: Vec<Regex> = formats.iter().filter_map(|text| pattern(text)).collect();
    let unused: Vec<String> = messages()
        .into_iter()
        .filter(|message| {
            !BY_CODE.iter().any(|group| message.key.starts_with(group))
                && !named.contains(&message.key)
                && !patterns.iter().any(|keys| keys.is_match(&message.key))
        })
        .map(|message| format!("{} in {}", message.key, message.file))
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:#?}");
}
