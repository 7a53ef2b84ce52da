//! Numbers that do not belong in free text: National Insurance and bank card numbers (seed T10, feature A14).
//! A find is a warning before sending, never a refusal.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;

use super::entered_text::{decimal_digit, drop_unseen};

code_enum! {
    /// What was found.
    pub enum SensitiveNumber { NationalInsurance = "national_insurance", Card = "card" }
}

/// Two letters, six digits, one letter A to D, however they are grouped. Any two letters: the made-up `QQ`
/// of examples is to be found as well. Without the last letter only in groups of two.
#[expect(
    clippy::expect_used,
    reason = "the expression is a constant, read by every test of this module"
)]
static NATIONAL_INSURANCE: LazyLock<Regex> = LazyLock::new(|| {
    const SIGNS: &str = r"[ ./_,:;|·•-]{0,3}";
    const BETWEEN: &str = r"[ .-]{1,3}";
    let digits = format!("[0-9]{SIGNS}").repeat(6);
    Regex::new(&format!(
        r"(?i)\b(?:([A-Z]{{2}}){SIGNS}{digits}[A-D]|([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ .-]{{0,3}}[0-9]{{2}}{BETWEEN}[0-9]{{2}}{BETWEEN}[0-9]{{2}})\b"
    ))
    .expect("the National Insurance expression is well formed")
});

/// Words of two letters: `on 12.03.24 a man` is a date and no number, unless it is written in capitals.
const SHORT_WORDS: [&str; 33] = [
    "ad", "am", "an", "as", "at", "be", "by", "do", "ed", "go", "he", "hi", "id", "if", "in", "is",
    "it", "jo", "me", "mr", "ms", "my", "no", "of", "oh", "ok", "on", "or", "so", "to", "up", "us",
    "we",
];

/// Digits in groups parted by up to three signs.
#[expect(
    clippy::expect_used,
    reason = "the expression is a constant, read by every test of this module"
)]
static DIGIT_GROUPS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9]+)([ ./_,:;|·•-]{0,3})")
        .expect("the expression of digit groups is well formed")
});

/// Card numbers have so many digits.
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 13..=19;

/// What a text holds that should be taken out; each kind once.
#[must_use]
pub fn find(text: &str) -> Vec<SensitiveNumber> {
    // Digits of every script and odd blanks and dashes are read as plain ones.
    let plain: String = drop_unseen(text)
        .nfkc()
        .map(|character| match character {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2044}' | '\\' => '/',
            blank if blank.is_whitespace() => ' ',
            other => decimal_digit(other).unwrap_or(other),
        })
        .collect();
    let mut found = Vec::new();
    if NATIONAL_INSURANCE
        .captures_iter(&plain)
        .any(|number| !begins_with_a_word(&number))
    {
        found.push(SensitiveNumber::NationalInsurance);
    }
    if holds_card(&plain) {
        found.push(SensitiveNumber::Card);
    }
    found
}

fn begins_with_a_word(number: &Captures<'_>) -> bool {
    number
        .get(1)
        .or_else(|| number.get(2))
        .is_some_and(|letters| {
            let letters = letters.as_str();
            letters.chars().any(char::is_lowercase)
                && SHORT_WORDS.contains(&letters.to_lowercase().as_str())
                && !number[0][letters.len()..].starts_with(|sign: char| sign.is_ascii_digit())
        })
}

/// Whether some neighbouring groups of digits together make a card number: an expiry date may follow one.
/// Blanks, hyphens and dots part the groups of one number in any mixture; other signs only if all are alike,
/// because a list of dates or numbers has them too.
fn holds_card(text: &str) -> bool {
    let groups: Vec<(&str, &str, usize, usize)> = DIGIT_GROUPS
        .captures_iter(text)
        .filter_map(|group| {
            let (whole, digits, signs) = (group.get(0)?, group.get(1)?, group.get(2)?);
            Some((digits.as_str(), signs.as_str(), whole.start(), whole.end()))
        })
        .collect();
    (0..groups.len()).any(|first| {
        let mut digits = String::new();
        let mut apart: Option<&str> = None;
        for (place, &(group, signs, _, end)) in groups[first..].iter().enumerate() {
            digits.push_str(group);
            if is_card(&digits) {
                return true;
            }
            let next = groups.get(first + place + 1);
            let kind = parting(signs);
            let together = next.is_some_and(|&(_, _, start, _)| start == end);
            if !together
                || apart.is_some_and(|known| known != kind)
                || digits.len() > *CARD_DIGITS.end()
            {
                return false;
            }
            apart = Some(kind);
        }
        false
    })
}

/// Signs that part groups, as one of them: blanks, hyphens and dots are alike.
fn parting(signs: &str) -> &str {
    let signs = signs.trim_matches(' ');
    if signs.chars().all(|sign| matches!(sign, ' ' | '.' | '-')) {
        " "
    } else {
        signs
    }
}

/// Payment cards begin with 2 to 6, which no telephone number written in full does, and pass Luhn's check.
fn is_card(digits: &str) -> bool {
    CARD_DIGITS.contains(&digits.len())
        && matches!(digits.as_bytes().first(), Some(b'2'..=b'6'))
        && luhn(digits)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, doubled) if doubled > 9 => doubled - 9,
                (_, doubled) => doubled,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
