//! What an officer types to find a case (feature E8), and the forms in which a name is compared: none of it is printed.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    entered_text::{clean_text, decimal_digit, drop_unseen},
    personal::{Email, PersonName, Phone},
    phone,
    postcode::Postcode,
    reference::Reference,
};

/// Most characters of a search; the form's attribute takes it from here.
pub const MAX: usize = 200;
/// Most words of a name that are looked for together.
pub const WORDS_MAX: usize = 8;
/// Letters of the shortest beginning of a word that finds it. A shorter word is found whole.
pub const PREFIX_MIN: usize = 3;
/// Letters of the longest beginning that is kept; a longer word is found whole.
pub const PREFIX_MAX: usize = 12;

code_enum! {
    /// Why a case was found, the surest first.
    pub enum MatchReason {
        Reference = "reference",
        /// The whole name, as written.
        NameWritten = "name_written",
        /// The whole name, but for accents, marks and capitals.
        NameFolded = "name_folded",
        /// Each word typed begins a word of the name.
        NameBegins = "name_begins",
        Phone = "phone",
        Email = "email",
        Postcode = "postcode",
    }
}

/// Why nothing was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SearchProblem {
    #[error("nothing was typed")]
    Empty,
    #[error("too much was typed")]
    TooLong,
    #[error("a single letter finds too many")]
    TooShort,
    #[error("digits that are no telephone number")]
    Phone,
    #[error("an @ in what is no email address")]
    Email,
    #[error("a word with digits that is neither postcode nor reference")]
    Postcode,
}

/// What is looked for.
#[derive(Debug, Clone)]
pub enum SearchQuery {
    Reference(Reference),
    /// All of it must fit the same case.
    Person(PersonQuery),
}

/// What was said of a person. At least one thing is there.
#[derive(Debug, Clone, Default)]
pub struct PersonQuery {
    pub name: Option<PersonName>,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    pub postcode: Option<Postcode>,
}

/// Tells a reference, a number, an address, a postcode and the words of a name apart. Several together
/// narrow the search: `smith sk1 3xe`.
///
/// # Errors
/// What cannot be looked for; it never holds what was typed.
pub fn parse(typed: &str) -> Result<SearchQuery, SearchProblem> {
    let typed = clean_text(typed);
    let typed = typed.trim();
    if typed.chars().count() > MAX {
        return Err(SearchProblem::TooLong);
    }
    if let Ok(reference) = typed.parse() {
        return Ok(SearchQuery::Reference(reference));
    }
    // A number may hold blanks of its own, so it is tried whole before the words are.
    if let Ok(phone) = phone::parse(typed) {
        return Ok(SearchQuery::Person(PersonQuery {
            phone: Some(phone),
            ..PersonQuery::default()
        }));
    }
    let mut words: Vec<&str> = typed
        .split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut person = PersonQuery {
        email: take_email(&mut words)?,
        postcode: take_postcode(&mut words),
        ..PersonQuery::default()
    };
    let (digits, name): (Vec<&str>, Vec<&str>) =
        words.into_iter().partition(|word| of_a_number(word));
    // Before the number: the digit of `sk1 3` belongs to the postcode that somebody began.
    if name
        .iter()
        .any(|word| word.chars().any(|sign| decimal_digit(sign).is_some()))
    {
        return Err(SearchProblem::Postcode);
    }
    if !digits.is_empty() {
        person.phone = Some(phone::parse(&digits.join(" ")).map_err(|_| SearchProblem::Phone)?);
    }
    person.name = take_name(&name.join(" "))?;
    let PersonQuery {
        name,
        phone,
        email,
        postcode,
    } = &person;
    if name.is_none() && phone.is_none() && email.is_none() && postcode.is_none() {
        return Err(SearchProblem::Empty);
    }
    Ok(SearchQuery::Person(person))
}

fn take_email(words: &mut Vec<&str>) -> Result<Option<Email>, SearchProblem> {
    let Some(at) = words.iter().position(|word| word.contains('@')) else {
        return Ok(None);
    };
    phone::parse_email(words.remove(at))
        .map(Some)
        .map_err(|_| SearchProblem::Email)
}

/// A full postcode, in one word or in two.
fn take_postcode(words: &mut Vec<&str>) -> Option<Postcode> {
    for length in [2, 1] {
        for at in 0..(words.len() + 1).saturating_sub(length) {
            let part = &words[at..at + length];
            if let Some(postcode) = Postcode::parse(&part.concat()) {
                words.drain(at..at + length);
                return Some(postcode);
            }
        }
    }
    None
}

/// Only signs that stand in telephone numbers, with a digit among them.
fn of_a_number(word: &str) -> bool {
    let digit = |sign| decimal_digit(sign).is_some();
    word.chars().any(digit)
        && word
            .chars()
            .all(|sign| digit(sign) || "+-()./".contains(sign))
}

fn take_name(text: &str) -> Result<Option<PersonName>, SearchProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    let words = folded_words(text);
    let single =
        |word: &String| word.chars().all(|sign| sign.is_ascii_lowercase()) && word.len() == 1;
    if words.is_empty() || words.iter().all(single) {
        return Err(SearchProblem::TooShort);
    }
    if words.len() > WORDS_MAX {
        return Err(SearchProblem::TooLong);
    }
    PersonName::parse(text)
        .map(Some)
        .map_err(|_| SearchProblem::TooLong)
}

/// A name as written: one form for its spacing and capitals, nothing else.
#[must_use]
pub fn written(name: &str) -> String {
    let lower: String = drop_unseen(name).nfkc().collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a name without accents, apostrophes and other marks: `O’Brien-Łuczak` is `obrien`, `luczak`.
#[must_use]
pub fn folded_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    // Before it is decomposed: that makes a blank and a mark of some apostrophes.
    let parts = drop_unseen(name).replace(is_apostrophe, "'");
    for sign in parts.nfkd().filter(|sign| !is_combining_mark(*sign)) {
        for sign in sign.to_lowercase() {
            match (plain(sign), words.last_mut()) {
                (Some(letters), Some(word)) => word.push_str(letters),
                (None, _) if is_apostrophe(sign) => {}
                (None, Some(word)) if sign.is_alphanumeric() => word.push(sign),
                // Lower case may itself bring a mark along (İ).
                (None, _) if sign == '.' || is_combining_mark(sign) => {}
                _ => words.push(String::new()),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    // Syllables of Korean, which were taken apart with the accents.
    words.iter().map(|word| word.nfc().collect()).collect()
}

/// Every form under which a name is found, each once: the [`prefixes`] of its words, and neighbours written
/// as one word (`mcdonald` for `Mc Donald`, input F13).
#[must_use]
pub fn indexed_forms(name: &str) -> Vec<String> {
    let words = folded_words(name);
    let joined = words.windows(2).map(<[String]>::concat);
    let mut forms: Vec<String> = words
        .iter()
        .flat_map(|word| prefixes(word))
        .chain(joined)
        .collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The ways in which two neighbours of what was typed may be one word: `O brien` for a name that was
/// written `O’Brien`.
pub fn joined_words(words: &[String]) -> impl Iterator<Item = Vec<String>> {
    words.windows(2).enumerate().map(|(first, pair)| {
        let mut joined = words[..first].to_vec();
        joined.push(pair.concat());
        joined.extend_from_slice(&words[first + 2..]);
        joined
    })
}

/// What people type for an apostrophe, and the letters that other scripts write in its place.
const fn is_apostrophe(sign: char) -> bool {
    matches!(
        sign,
        '\'' | '`'
            | '´'
            | '\u{2B9}'..='\u{2BF}'
            | '\u{2C8}'
            | '\u{55A}'
            | '\u{5F3}'
            | '\u{1FBD}'
            | '\u{1FBF}'
            | '\u{2018}'..='\u{201B}'
            | '\u{2032}'
            | '\u{2035}'
            | '\u{A78B}'
            | '\u{A78C}'
            | '\u{FF07}'
            | '\u{FF40}'
    )
}

/// Letters that are not a plain one with a mark, and what people type for them.
const fn plain(sign: char) -> Option<&'static str> {
    Some(match sign {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // Persian and Urdu letters, and the Arabic ones that stand on other keyboards for the same.
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        'ہ' | 'ھ' | 'ە' | 'ة' | 'ۃ' => "ه",
        'ٱ' => "ا",
        // Only stretches a word.
        'ـ' => "",
        _ => return None,
    })
}

/// The forms under which a folded word is found: itself, and its beginnings of
/// [`PREFIX_MIN`] to [`PREFIX_MAX`] letters. What is typed is looked for as it is. In a script without
/// blanks a word is a whole name: a single letter finds it, and so does what follows the first one or two.
#[must_use]
pub fn prefixes(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let blanks = !letters.iter().copied().all(without_blanks);
    let (least, starts) = if blanks { (PREFIX_MIN, 1) } else { (1, 3) };
    let mut found: Vec<String> = (0..starts.min(letters.len()))
        .map(|start| &letters[start..])
        .flat_map(|rest| {
            (least..=PREFIX_MAX.min(rest.len())).map(|length| rest[..length].iter().collect())
        })
        .collect();
    if !found.iter().any(|form| form == word) {
        found.push(word.to_owned());
    }
    found
}

/// Letters of scripts that write a name without blanks: Chinese, Japanese, Korean, Thai and their neighbours.
const fn without_blanks(sign: char) -> bool {
    matches!(
        sign,
        '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{3005}'..='\u{31FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7FF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests;
