//! Numbers that do not belong in free text: National Insurance and bank card numbers (seed T10, feature A14).
//! A find is a warning before sending, never a refusal.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

code_enum! {
    /// What was found.
    pub enum SensitiveNumber { NationalInsurance = "national_insurance", Card = "card" }
}

/// Two letters, six digits, one letter A to D, with blanks or signs between. Any two letters: the
/// made-up `QQ` of examples is to be found as well. Without the last letter only in groups of two.
#[expect(
    clippy::expect_used,
    reason = "the expression is a constant, read by every test of this module"
)]
static NATIONAL_INSURANCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:[A-Z]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[A-D]",
        r"|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ .-]?[0-9]{2}[ .-][0-9]{2}[ .-][0-9]{2})\b"
    ))
    .expect("the National Insurance expression is well formed")
});

/// Digits in groups parted by single blanks, hyphens or dots.
#[expect(
    clippy::expect_used,
    reason = "the expression is a constant, read by every test of this module"
)]
static DIGIT_GROUPS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9]+(?:[ .-][0-9]+)*").expect("the expression of digit groups is well formed")
});

/// Card numbers have so many digits.
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 13..=19;

/// What a text holds that should be taken out; each kind once.
#[must_use]
pub fn find(text: &str) -> Vec<SensitiveNumber> {
    // Full-width digits and odd blanks and dashes are read as plain ones.
    let plain: String = text
        .nfkc()
        .map(|character| match character {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            blank if blank.is_whitespace() => ' ',
            other => other,
        })
        .collect();
    let mut found = Vec::new();
    if NATIONAL_INSURANCE.is_match(&plain) {
        found.push(SensitiveNumber::NationalInsurance);
    }
    if DIGIT_GROUPS
        .find_iter(&plain)
        .any(|groups| holds_card(groups.as_str()))
    {
        found.push(SensitiveNumber::Card);
    }
    found
}

/// Whether some neighbouring groups together make a card number: an expiry date may follow one.
fn holds_card(groups: &str) -> bool {
    let groups: Vec<&str> = groups.split([' ', '.', '-']).collect();
    (0..groups.len()).any(|first| {
        let mut digits = String::new();
        groups[first..].iter().any(|group| {
            digits.push_str(group);
            is_card(&digits)
        })
    })
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
