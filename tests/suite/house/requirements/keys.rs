//! Keys in a text: `(feature E12, seed T26, rule 8.4)`. A list holds for all keys of a row: `seed F20, T50`.

use regex::Regex;
use std::sync::LazyLock;

/// A key and its list, where it is said.
#[derive(Debug, PartialEq, Eq)]
pub enum Citation {
    /// For example `seed F16`.
    Listed(String),
    Bare(String),
}

/// A key with the list in front of it, if there is one. Numbers count as keys of `rule` alone.
static KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i:\b(seed|feature|input|desk|attack|activity|defect|rule)s? )?([A-KT][0-9]{1,2}|[0-9]{1,2}(?:\.[0-9]{1,2})?)",
    )
    .unwrap()
});

/// What may stand between the keys of one row.
const BETWEEN: [&str; 4] = [", ", " to ", " and ", " or "];

/// Every key of a text, in order.
pub fn citations(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    // The end of the key before, and its list.
    let mut before: Option<(usize, String)> = None;
    for captures in KEY.captures_iter(text) {
        let (Some(whole), Some(key)) = (captures.get(0), captures.get(2)) else {
            continue;
        };
        if !stands_alone(&text[..whole.start()], &text[whole.end()..]) {
            continue;
        }
        let written = captures.get(1).map(|list| list.as_str().to_lowercase());
        let carried = before
            .as_ref()
            .filter(|(end, _)| BETWEEN.contains(&&text[*end..whole.start()]))
            .map(|(_, list)| list.clone());
        let number = key.as_str().starts_with(|sign: char| sign.is_ascii_digit());
        match written.or(carried) {
            Some(list) if number == (list == "rule") => {
                found.push(Citation::Listed(format!("{list} {}", key.as_str())));
                before = Some((whole.end(), list));
            }
            _ if number => {}
            _ => found.push(Citation::Bare(key.as_str().to_owned())),
        }
    }
    found
}

/// Whether it is no part of a longer word, number, path or address.
fn stands_alone(before: &str, after: &str) -> bool {
    let part = |sign: char| sign.is_alphanumeric() || "_-".contains(sign);
    let mut next = after.chars();
    let goes_on = match next.next() {
        Some('.') => next.next().is_some_and(|sign| sign.is_ascii_digit()),
        Some(sign) => part(sign),
        None => false,
    };
    !goes_on && !before.ends_with(|sign: char| part(sign) || "/.#".contains(sign))
}

#[test]
fn keys_are_read_with_their_lists() {
    let listed = |key: &str| Citation::Listed(key.to_owned());
    assert_eq!(
        citations("(feature E12, seed T26, rule 8.4): a reason"),
        [
            listed("feature E12"),
            listed("seed T26"),
            listed("rule 8.4")
        ]
    );
    assert_eq!(
        citations("Seed F10 to F12, rule 7.2 and 7.6."),
        [
            listed("seed F10"),
            listed("seed F12"),
            listed("rule 7.2"),
            listed("rule 7.6")
        ]
    );
    assert_eq!(citations("kept (F16)"), [Citation::Bare("F16".to_owned())]);
    assert_eq!(
        citations("30 days, V6.2, SK1 3XE, L1b, `R04_U18`, A14-b, /E1, rule `R01_OUT`, 8.4"),
        []
    );
}
