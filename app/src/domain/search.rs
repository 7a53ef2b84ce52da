//! What an officer types to find a case (feature E8), and the forms in which a name is compared: none of it is printed.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
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
        .any(|word| word.chars().any(|sign| sign.is_ascii_digit()))
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
    word.chars().any(|sign| sign.is_ascii_digit())
        && word
            .chars()
            .all(|sign| sign.is_ascii_digit() || "+-()./".contains(sign))
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
    let lower: String = name.nfkc().collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a name without accents, apostrophes and other marks: `O’Brien-Łuczak` is `obrien`, `luczak`.
#[must_use]
pub fn folded_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for sign in name.nfkd().filter(|sign| !is_combining_mark(*sign)) {
        for sign in sign.to_lowercase() {
            match (plain(sign), words.last_mut()) {
                (Some(letters), Some(word)) => word.push_str(letters),
                (None, Some(word)) if sign.is_alphanumeric() => word.push(sign),
                (None, _) if matches!(sign, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '.') =>
                    {}
                // Lower case may itself bring a mark along (İ).
                (None, _) if is_combining_mark(sign) => {}
                _ => words.push(String::new()),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
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
        _ => return None,
    })
}

/// The forms under which a folded word is found: itself, and its beginnings of
/// [`PREFIX_MIN`] to [`PREFIX_MAX`] letters. What is typed is looked for as it is.
#[must_use]
pub fn prefixes(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found: Vec<String> = (PREFIX_MIN..=PREFIX_MAX.min(letters.len()))
        .map(|length| letters[..length].iter().collect())
        .collect();
    if found.last().is_none_or(|longest| longest != word) {
        found.push(word.to_owned());
    }
    found
}

#[cfg(test)]
mod tests;
