//! How functions are called: by a verb and a noun, so that a reader who greps for one finds one.

use super::checkout::{files, text};
use regex::Regex;

/// Words that say nothing of what a function does, or to what.
const BARE: [&str; 23] = [
    "answer", "ask", "asked", "back", "came", "did", "done", "gave", "given", "go", "gone", "had",
    "look", "looked", "own", "page", "said", "say", "seen", "show", "take", "taken", "told",
];

/// Enquiry forms and their parts answer to these words as methods (`answers.danger.given()`), constructors to `done`.
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
