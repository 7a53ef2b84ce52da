//! The reason with which a draft is sent back to its authors, and what every text of a draft is cleaned of.

use crate::{forms::one_line_ends, ui::Problem};

/// Longest reason, in characters.
pub const REASON_MAX: usize = 400;

/// A text without control characters, its lines separated by one character each. A database keeps no NUL.
pub fn visible(text: &str) -> String {
    one_line_ends(text)
        .chars()
        .filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t'))
        .collect()
}

/// One line with single spaces, without characters that nobody can see.
pub fn one_line(text: &str) -> String {
    visible(text)
        .split_whitespace()
        .collect::<Vec<&str>>()
        .join(" ")
}

/// Why a draft is sent back.
///
/// # Errors
/// Nothing written, or too much.
pub fn reason(typed: &str) -> Result<String, Problem> {
    let reason = one_line(typed);
    if reason.is_empty() {
        Err(Problem::new("why", "review-error-reason"))
    } else if reason.chars().count() > REASON_MAX {
        let most = REASON_MAX.to_string();
        Err(Problem::new("why", "review-error-reason-long").with("most", most))
    } else {
        Ok(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_sent_back_with_a_reason_of_some_length() {
        assert_eq!(reason(" a \n b\u{0} "), Ok("a b".to_owned()));
        assert!(reason(" \n ").is_err());
        assert!(reason(&"x".repeat(REASON_MAX)).is_ok());
        assert!(reason(&"x".repeat(REASON_MAX + 1)).is_err());
    }
}
