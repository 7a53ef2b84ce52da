//! Postcodes: what was typed, repaired where it can be, and what it tells (rule 5).

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::entered_text::{decimal_digit, drop_unseen};

/// A full postcode of a residential shape. Its `Debug` prints nothing personal.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Postcode {
    /// Outcode, space, last three.
    display: String,
    outcode_length: usize,
}

impl Postcode {
    /// Reads a full, correct postcode of any spacing and case; `None` for anything else.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let normalised = read(typed)?;
        (STRICT.is_match(&normalised) && kind_of(&normalised).is_none())
            .then(|| Self::cut(&normalised))
    }

    /// Cuts a normalised string that matched `STRICT`.
    fn cut(normalised: &str) -> Self {
        let outcode_length = normalised.len() - INWARD_LENGTH;
        let (outcode, inward) = normalised.split_at(outcode_length);
        Self {
            display: format!("{outcode} {inward}"),
            outcode_length,
        }
    }

    /// `SK1 3XE`. Personal: for the person, the officer and encryption only.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// `SK1`: the district.
    #[must_use]
    pub fn outcode(&self) -> &str {
        &self.display[..self.outcode_length]
    }

    /// `SK1 3`: the outcode and the first digit of the last three.
    #[must_use]
    pub fn sector(&self) -> &str {
        &self.display[..self.outcode_length + 2]
    }

    /// `SK13XE`: the form in which directories are searched.
    #[must_use]
    pub fn normalised(&self) -> String {
        self.display.replace(' ', "")
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Postcode(…)")
    }
}

/// Part of a postcode.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Partial {
    /// `SK5 8`.
    Sector { outcode: String, digit: char },
    /// `SK1`.
    District(String),
}

/// What was typed where a postcode was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PostcodeResult {
    Valid(Postcode),
    /// A likely slip: to be offered, never changed silently.
    Repairable {
        suggestion: Postcode,
    },
    /// Enough for an area.
    Partial(Partial),
    /// British Forces.
    Special,
    Invalid,
    /// A postcode where nobody lives.
    NotResidential,
}

impl PostcodeResult {
    /// `valid`, `repairable`, `partial`, `special`, `invalid` or `not_residential`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Valid(_) => "valid",
            Self::Repairable { .. } => "repairable",
            Self::Partial(_) => "partial",
            Self::Special => "special",
            Self::Invalid => "invalid",
            Self::NotResidential => "not_residential",
        }
    }
}

/// The last three characters.
const INWARD_LENGTH: usize = 3;

/// The four shapes of an outcode (rule 5.1; `P` is in use as third letter though the rule omits it). A
/// number of two digits begins with none that is 0 (input F17).
const OUTCODE: &str = "(?:[A-PR-UWYZ](?:[0-9]|[1-9][0-9])|[A-PR-UWYZ][A-HK-Y](?:[0-9]|[1-9][0-9])|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY])";

/// The old postcode of the Girobank: no other starts with three letters.
const GIROBANK: &str = "GIR0AA";

#[expect(
    clippy::expect_used,
    reason = "the expressions are constants, read by every test of this module"
)]
static STRICT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        "^(?:{OUTCODE}[0-9][ABD-HJLNP-UW-Z]{{2}}|{GIROBANK})$"
    ))
    .expect("the postcode expression is well formed")
});

#[expect(
    clippy::expect_used,
    reason = "the expressions are constants, read by every test of this module"
)]
static DISTRICT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!("^{OUTCODE}$")).expect("the district expression is well formed")
});

#[expect(
    clippy::expect_used,
    reason = "the expressions are constants, read by every test of this module"
)]
static BFPO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^BFPO[0-9]{1,4}$").expect("the forces expression is well formed"));

/// Compatibility forms folded, upper case, and nothing kept but A to Z and 0 to 9 (rule 5.2).
#[must_use]
pub fn normalise(typed: &str) -> String {
    upper(typed)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// As [`normalise`], if nothing stands there but letters, digits and what people part them with. With another
/// letter or sign left out it would be another postcode (input F17).
fn read(typed: &str) -> Option<String> {
    upper(typed)
        .chars()
        .all(|sign| sign.is_ascii_alphanumeric() || parts(sign))
        .then(|| normalise(typed))
}

/// Blanks, hyphens and dashes, brackets, full stops, commas, quotes and slashes, as they are after folding.
fn parts(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            sign,
            '-' | '\u{2010}'..='\u{2015}'
                | '\u{2212}'
                | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '⟨' | '⟩'
                | '.' | '。' | '۔' | ',' | '،' | '、'
                | '"' | '\'' | '`' | '\u{2018}'..='\u{201F}' | '«' | '»' | '‹' | '›' | '′' | '″'
                | '/' | '\\' | '\u{2044}'
        )
}

/// Digits of every script are those of postcodes, too.
fn upper(typed: &str) -> String {
    drop_unseen(typed)
        // Folding would make a blank and an accent of this one.
        .replace('´', "'")
        .nfkc()
        .map(|sign| decimal_digit(sign).unwrap_or(sign))
        .collect::<String>()
        .to_uppercase()
}

/// What was typed, by rule 5. Whether a postcode exists is not asked.
///
/// `is_listed` says whether a sector such as `SK5 8` stands in the sector table: it decides what `SK58` is.
/// [`super::reference_data::ReferenceData::classify_postcode`] passes the table in force.
#[must_use]
pub fn classify(typed: &str, is_listed: &dyn Fn(&str) -> bool) -> PostcodeResult {
    let Some(normalised) = read(typed) else {
        return PostcodeResult::Invalid;
    };
    if BFPO.is_match(&normalised) {
        return PostcodeResult::Special;
    }
    if normalised == "GIR" {
        return PostcodeResult::NotResidential;
    }
    if STRICT.is_match(&normalised) {
        return kind_of(&normalised)
            .unwrap_or_else(|| PostcodeResult::Valid(Postcode::cut(&normalised)));
    }
    if let Some(repaired) = repair(&normalised) {
        return kind_of(&repaired).unwrap_or_else(|| PostcodeResult::Repairable {
            suggestion: Postcode::cut(&repaired),
        });
    }
    match partial(typed, &normalised, is_listed) {
        Some(partial) => {
            let outcode = match &partial {
                Partial::Sector { outcode, .. } | Partial::District(outcode) => outcode,
            };
            kind_of(outcode).unwrap_or(PostcodeResult::Partial(partial))
        }
        None => PostcodeResult::Invalid,
    }
}

/// The postcodes where nobody lives and those of the forces; `None` for all others.
fn kind_of(normalised: &str) -> Option<PostcodeResult> {
    if normalised == GIROBANK || normalised.starts_with("BX") {
        Some(PostcodeResult::NotResidential)
    } else if normalised.starts_with("BF") {
        Some(PostcodeResult::Special)
    } else {
        None
    }
}

/// The letters that people type for digits.
const fn digit_for(letter: u8) -> Option<u8> {
    match letter {
        b'O' => Some(b'0'),
        b'I' | b'L' => Some(b'1'),
        b'S' => Some(b'5'),
        b'Z' => Some(b'2'),
        b'B' => Some(b'8'),
        _ => None,
    }
}

/// The digit of the last three first, then also the last character before them (rule 5.2), or a district
/// without the 0 that stands before its digit: `SK01 3XE`.
fn repair(normalised: &str) -> Option<String> {
    let inward = normalised.len().checked_sub(INWARD_LENGTH)?;
    let zero = inward.checked_sub(2)?;
    if zero > 0 && normalised.as_bytes()[zero] == b'0' {
        let mut candidate = normalised.to_owned();
        candidate.remove(zero);
        if STRICT.is_match(&candidate) {
            return Some(candidate);
        }
    }
    let mut bytes = normalised.as_bytes().to_vec();
    for place in [inward, inward.checked_sub(1)?] {
        if let Some(digit) = digit_for(bytes[place]) {
            bytes[place] = digit;
            let candidate = String::from_utf8(bytes.clone()).ok()?;
            if STRICT.is_match(&candidate) {
                return Some(candidate);
            }
        }
    }
    None
}

/// A sector or a district. The space decides; without one, a district of SK9 to SK16, SK22, SK23 or
/// M wins, then a listed sector, then any district (rule 5.3).
fn partial(typed: &str, normalised: &str, is_listed: &dyn Fn(&str) -> bool) -> Option<Partial> {
    let (before, last) = normalised.split_at_checked(normalised.len().checked_sub(1)?)?;
    let digit = last.chars().next().filter(char::is_ascii_digit);
    let sector = digit
        .filter(|_| DISTRICT.is_match(before))
        .map(|digit| Partial::Sector {
            outcode: before.to_owned(),
            digit,
        });
    let district = DISTRICT
        .is_match(normalised)
        .then(|| Partial::District(normalised.to_owned()));
    // `SK01` is a district with a 0 too many; `CM0 1`, with its blank, is a sector of CM0.
    if before.ends_with('0')
        && district.is_none()
        && !last_group_is_one_digit(typed)
        && !is_listed(&format!("{before} {last}"))
    {
        return None;
    }
    match (sector, district) {
        (Some(sector), Some(district)) => {
            let sector_wins = last_group_is_one_digit(typed)
                || (!is_district_around_stockport(normalised)
                    && is_listed(&format!("{before} {last}")));
            Some(if sector_wins { sector } else { district })
        }
        (Some(partial), None) | (None, Some(partial)) => Some(partial),
        (None, None) => None,
    }
}

/// `SK1 4`, but not `SK 14` or `SK14`.
fn last_group_is_one_digit(typed: &str) -> bool {
    let upper = upper(typed);
    let mut groups = upper
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|group| !group.is_empty());
    let last = groups.next_back();
    groups.next().is_some() && last.is_some_and(|group| group.len() == 1)
}

/// SK9 to SK16, SK22, SK23 and the districts of M.
fn is_district_around_stockport(outcode: &str) -> bool {
    let number = |prefix: &str| {
        outcode
            .strip_prefix(prefix)
            .and_then(|digits| digits.parse::<u8>().ok())
    };
    number("SK").is_some_and(|n| matches!(n, 9..=16 | 22 | 23)) || number("M").is_some()
}

#[cfg(test)]
mod tests;
