//! How functions are called: by a verb and a noun, so that a reader who greps for one finds one.

use super::checkout::{files, text};
use regex::Regex;

/// Words that say nothing of what a function does, or to what.
const BARE: [&str; 23] = [
    "ask", "asked", "back", "came", "did", "gave", "given", "go", "gone", "had", "has", "look",
    "looked", "made", "own", "page", "said", "say", "seen", "show", "take", "taken", "told",
];

/// A method may be one word: what it is called on says to what.
const METHOD: &str = "self";

#[test]
fn a_function_is_called_by_what_it_does_and_to_what() {
    let function = Regex::new(
        r"^\s*(?:pub(?:\([a-z ]+\))? )?(?:const )?(?:async )?fn (\w+)(?:<[^(]*>)?\((.*)",
    )
    .unwrap();
    let mut bare = Vec::new();
    for path in files() {
        let code = path.starts_with("server/") || path.starts_with("frontend/");
        if !code || !path.ends_with(".rs") || path.ends_with("tests.rs") {
            continue;
        }
        let Some(source) = text(&path) else { continue };
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (line, code) in (1..).zip(source.lines()) {
            let Some(found) = function.captures(code) else {
                continue;
            };
            if BARE.contains(&&found[1]) && !found[2].contains(METHOD) {
                bare.push(format!("{path}:{line}: {}", &found[1]));
            }
        }
    }
    assert!(bare.is_empty(), "{}", bare.join("\n"));
}
