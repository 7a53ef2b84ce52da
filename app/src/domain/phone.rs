//! Telephone numbers and email addresses: kept as typed, checked leniently (rule 7.2).

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::{
    entered_text::{clean_text, decimal_digit, drop_unseen},
    personal::{Email, Phone},
};

/// Why a number or address was not taken. It never holds what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContactProblem {
    #[error("empty")]
    Empty,
    #[error("not of the expected form")]
    Form,
    /// Of a number in the United Kingdom: a digit was left out, or typed twice.
    #[error("too few or too many digits")]
    Length,
}

/// Digits of a number abroad without its prefix: at most 15 with the country (ITU E.164).
const ABROAD: std::ops::RangeInclusive<usize> = 7..=15;
/// Digits of a number in the United Kingdom after the leading 0.
const HOME: std::ops::RangeInclusive<usize> = 9..=10;
/// Digits of a number in the United Kingdom that lost its 0, as tables of numbers make it.
const WITHOUT_ZERO: usize = 10;

/// Takes a telephone number in any format and keeps it as typed.
///
/// # Errors
/// Empty, nothing that could be rung, or a digit too few or too many.
pub fn parse(typed: &str) -> Result<Phone, ContactProblem> {
    let phone = Phone::parse(typed).map_err(|problem| match problem {
        super::personal::TextProblem::Empty => ContactProblem::Empty,
        _ => ContactProblem::Form,
    })?;
    let key = key(&phone).ok_or(ContactProblem::Form)?;
    match key.strip_prefix("+44") {
        Some(national) if !has_right_length(national) => Err(ContactProblem::Length),
        Some(_) | None => Ok(phone),
    }
}

/// Area codes, without the leading 0, in which some numbers have nine digits and not ten (Ofcom, National Telephone
/// Numbering Plan).
const NINE_DIGIT_AREAS: [&str; 41] = [
    "1204", "1208", "1254", "1276", "1297", "1298", "1363", "1364", "1384", "1386", "1404", "1420",
    "1460", "1461", "1480", "1488", "1524", "1527", "1562", "1566", "1606", "1629", "1635", "1647",
    "1659", "1695", "1697", "1726", "1744", "1750", "1768", "1827", "1837", "1884", "1900", "1905",
    "1935", "1946", "1949", "1963", "1995",
];

/// Whether a number of the United Kingdom, without its leading 0, has as many digits as its kind has. Who leaves one out
/// would never be reached.
fn has_right_length(national: &str) -> bool {
    let nine = national.starts_with("800")
        || NINE_DIGIT_AREAS
            .iter()
            .any(|area| national.starts_with(area));
    national.len() == 10 || (nine && national.len() == 9)
}

/// How a number is read back for a person to compare: in groups. One from abroad, or with an extension, stays as typed.
#[must_use]
pub fn in_groups(phone: &Phone) -> String {
    let typed = phone.expose();
    let extended = typed.chars().any(char::is_alphabetic);
    let Some(national) = key(phone).filter(|_| !extended).and_then(|key| {
        key.strip_prefix("+44")
            .map(|national| format!("0{national}"))
    }) else {
        return typed.to_owned();
    };
    let sizes: &[usize] = match (national.as_bytes(), national.len()) {
        ([b'0', b'2', ..], 11) => &[3, 4, 4],
        (
            [b'0', b'1', b'1', ..] | [b'0', b'1', _, b'1', ..] | [b'0', b'3' | b'8' | b'9', ..],
            11,
        ) => &[4, 3, 4],
        ([b'0', b'8', ..], _) => &[4, 3, 3],
        _ => &[5, 3, 3],
    };
    let mut rest = national.as_str();
    let mut groups = Vec::with_capacity(sizes.len());
    for size in sizes {
        let (group, after) = rest.split_at((*size).min(rest.len()));
        groups.push(group);
        rest = after;
    }
    groups.push(rest);
    groups.retain(|group| !group.is_empty());
    groups.join(" ")
}

/// One form for every spelling of a number, for search by a keyed hash and for dialling: `+441632960001`.
/// Digits of every script count (input F7), and a number of this country may have lost its `+` or its
/// leading 0 (input F6). `None` when it is no number.
#[must_use]
pub fn key(phone: &Phone) -> Option<String> {
    let plain: String = drop_unseen(phone.expose())
        .nfkc()
        .map(|sign| decimal_digit(sign).unwrap_or(sign))
        .collect::<String>()
        .to_lowercase();
    // An extension is kept in what is shown, but rings the same number.
    let plain = plain
        .split("ext")
        .next()
        .unwrap_or_default()
        .split('x')
        .next()
        .unwrap_or_default();
    let plain = plain.replace("(0)", "");
    let mut digits = String::new();
    let mut international = false;
    for character in plain.trim().chars() {
        match character {
            '0'..='9' => digits.push(character),
            '+' if digits.is_empty() && !international => international = true,
            '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            blank if blank.is_whitespace() => {}
            _ => return None,
        }
    }
    if let Some(abroad) = digits.strip_prefix("00").filter(|_| !international) {
        digits = abroad.to_owned();
        international = true;
    }
    let national = match (
        international,
        digits.strip_prefix("44"),
        digits.strip_prefix('0'),
    ) {
        (true, Some(home), _) => home.strip_prefix('0').unwrap_or(home).to_owned(),
        (true, None, _) => {
            let plausible = ABROAD.contains(&digits.len()) && !digits.starts_with('0');
            return plausible.then(|| format!("+{digits}"));
        }
        (false, _, Some(home)) => home.to_owned(),
        // No number of this country begins with 4, so this is its prefix without the `+`.
        (false, Some(home), None) => home.strip_prefix('0').unwrap_or(home).to_owned(),
        (false, None, None) if digits.len() == WITHOUT_ZERO => digits.clone(),
        (false, None, None) => return None,
    };
    let plausible = HOME.contains(&national.len())
        && matches!(
            national.as_bytes().first(),
            Some(b'1'..=b'3' | b'5' | b'7'..=b'9')
        );
    plausible.then(|| format!("+44{national}"))
}

/// What is dialled from this country: `01632960001`, `+48221234567`. An extension is asked for by voice.
#[must_use]
pub fn dialled(phone: &Phone) -> Option<String> {
    let key = key(phone)?;
    Some(match key.strip_prefix("+44") {
        Some(home) => format!("0{home}"),
        None => key,
    })
}

/// Whether a text arrives as one. In the United Kingdom mobiles alone get texts: a network reads one that
/// goes to a landline aloud to whoever picks up (input F9). 070 follows people and 076 are pagers, but for
/// the mobiles of Man. Of numbers abroad nothing is known.
#[must_use]
pub fn gets_texts(phone: &Phone) -> bool {
    let Some(key) = key(phone) else {
        return false;
    };
    match key.strip_prefix("+44") {
        None => true,
        Some(home) => {
            home.len() == 10
                && home.starts_with('7')
                && !home.starts_with("70")
                && (!home.starts_with("76") || home.starts_with("7624"))
        }
    }
}

#[expect(
    clippy::expect_used,
    reason = "the expression is a constant, read by every test of this module"
)]
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$")
        .expect("the email expression is well formed")
});

/// Takes an email address: one `@`, a domain with a dot, at most 254 characters, and nothing that
/// could be read as a second line of a message.
///
/// # Errors
/// Empty, or not of that form.
pub fn parse_email(typed: &str) -> Result<Email, ContactProblem> {
    let email = Email::parse(&with_ascii_domain(typed)).map_err(|problem| match problem {
        super::personal::TextProblem::Empty => ContactProblem::Empty,
        _ => ContactProblem::Form,
    })?;
    let local = email.expose().split('@').next().unwrap_or_default();
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    if EMAIL.is_match(email.expose()) && !dots {
        Ok(email)
    } else {
        Err(ContactProblem::Form)
    }
}

/// A domain in letters of its own script as mail servers name it: `bücher.example` is
/// `xn--bcher-kva.example` (input F22). Anything else stays as typed.
fn with_ascii_domain(typed: &str) -> String {
    let typed = clean_text(typed);
    let domain = typed
        .split_once('@')
        .filter(|(_, domain)| !domain.is_ascii())
        .and_then(|(local, domain)| {
            let domain = idna::domain_to_ascii(domain.trim()).ok()?;
            Some(format!("{local}@{domain}"))
        });
    domain.unwrap_or(typed)
}

/// One form for every spelling of an address, for search by a keyed hash.
#[must_use]
pub fn email_key(email: &Email) -> String {
    email.expose().to_lowercase()
}

#[cfg(test)]
mod tests;
