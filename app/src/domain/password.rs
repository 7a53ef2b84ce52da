//! What a password of staff may be (OWASP ASVS 5.0.0, V6.2): long, not one that
//! everybody tries first, and otherwise as its owner likes. No rule about kinds of characters.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Characters, least and most (rule 2.6).
pub const MIN: usize = 15;
pub const MAX: usize = 128;

/// Fewer different characters than this say the same thing over and over.
const DIFFERENT: usize = 6;

/// Words of lists of common passwords, of this service and of this place. A password made of nothing but
/// these and digits is guessed early, however long it is.
const WORDS: &str = "password passwort passw0rd passphrase secret letmein welcome admin administrator login signin master \
    monkey dragon sunshine princess football liverpool manchester united city arsenal chelsea charlie michael jessica \
    ashley superman batman starwars shadow trustno iloveyou love hello freedom whatever qwerty qwertyuiop asdfgh asdfghjkl \
    zxcvbn zxcvbnm qazwsx abc abcd abcdef changeme change default test testing demo trial user guest temp temporary computer \
    internet summer winter spring autumn january february march april may june july august september october november \
    december monday tuesday wednesday thursday friday saturday sunday stockport council family families hub hubs centre \
    prevention alliance support help portal service services homes group reddish heatons werneth marple cheadle bramhall \
    stepping hill staff team triage manager officer my our the is a and for of in to you me new old your this";

/// The best known example of a good password is one no more.
const FAMOUS: [&str; 2] = ["correcthorsebatterystaple", "trialsiteonly"];

/// Why a password was not taken. It never holds the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    Empty,
    TooShort,
    TooLong,
    /// On the lists that are tried first, or one thing over and over.
    Common,
    /// The sign-in name or the own name with little else.
    Name,
}

/// Checks a new password of somebody with these names. Blanks count; nothing is cut off.
///
/// # Errors
/// The first rule that it breaks.
pub fn check(password: &str, names: &[&str]) -> Result<(), PasswordProblem> {
    match password.chars().count() {
        0 => return Err(PasswordProblem::Empty),
        few if few < MIN => return Err(PasswordProblem::TooShort),
        many if many > MAX => return Err(PasswordProblem::TooLong),
        _ => {}
    }
    let letters = Zeroizing::new(plain(password));
    let mut different: Vec<char> = password.to_lowercase().chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT || in_a_row(password) || FAMOUS.contains(&letters.as_str()) {
        return Err(PasswordProblem::Common);
    }
    let own: Vec<String> = names
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .map(plain)
        .filter(|part| part.chars().count() > 2)
        .collect();
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    if made_of(&letters, &words) {
        return Err(PasswordProblem::Common);
    }
    let with_names: Vec<&str> = words
        .iter()
        .copied()
        .chain(own.iter().map(String::as_str))
        .collect();
    if made_of(&letters, &with_names) {
        return Err(PasswordProblem::Name);
    }
    Ok(())
}

/// Letters only, lower case, the usual stand-ins read as letters: `P4ssw0rd!` is `password`.
fn plain(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter_map(|character| match character {
            '0' => Some('o'),
            '1' | '!' => Some('i'),
            '3' => Some('e'),
            '4' | '@' => Some('a'),
            '5' | '$' => Some('s'),
            '7' => Some('t'),
            letter if letter.is_alphabetic() => Some(letter),
            _ => None,
        })
        .collect()
}

/// Whether a text is words of a list one after another, with nothing between that a guess would not add.
/// Digits that were read as letters may stand at the end of a word.
fn made_of(text: &str, words: &[&str]) -> bool {
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for at in 0..text.len() {
        if !reached[at] || !text.is_char_boundary(at) {
            continue;
        }
        for word in words {
            if text[at..].starts_with(word) {
                reached[at + word.len()] = true;
            }
        }
        // What digits were read as: a year behind a word, say.
        if let Some(letter) = text[at..]
            .chars()
            .next()
            .filter(|letter| "oieast".contains(*letter))
        {
            reached[at + letter.len_utf8()] |= at > 0;
        }
    }
    reached[text.len()]
}

/// `123456789012345`, `abcdefghijklmnop`, and one short piece again and again.
fn in_a_row(password: &str) -> bool {
    let all: Vec<char> = password.to_lowercase().chars().collect();
    let steps = all
        .windows(2)
        .filter(|two| {
            let step = i64::from(u32::from(two[1])) - i64::from(u32::from(two[0]));
            matches!(step, -1..=1 | -9 | 9)
        })
        .count();
    let again = (1..=all.len() / 2)
        .any(|length| all.iter().zip(&all[length..]).all(|(one, two)| one == two));
    steps * 4 >= (all.len() - 1) * 3 || again
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_says_which_it_is() {
        let names = ["j.specimen", "Jo Specimen"];
        for (password, expected) in [
            ("", Err(PasswordProblem::Empty)),
            ("fourteen chars", Err(PasswordProblem::TooShort)),
            ("123456789012345", Err(PasswordProblem::Common)),
            ("abcdefghijklmnopq", Err(PasswordProblem::Common)),
            ("aaaaaaaaaaaaaaaaaaaa", Err(PasswordProblem::Common)),
            ("xkqzpxkqzpxkqzp", Err(PasswordProblem::Common)),
            ("passwordpassword", Err(PasswordProblem::Common)),
            ("P4ssw0rd-P4ssw0rd!", Err(PasswordProblem::Common)),
            ("StockportCouncil2026", Err(PasswordProblem::Common)),
            ("Welcome to Stockport 1", Err(PasswordProblem::Common)),
            ("correct horse battery staple", Err(PasswordProblem::Common)),
            ("Specimen-Specimen-2026", Err(PasswordProblem::Name)),
            ("stockport.specimen.1", Err(PasswordProblem::Name)),
            ("three teapots under a bus", Ok(())),
            ("یہ ایک لمبا پاس ورڈ ہے", Ok(())),
            ("8431 rivers 2207 kettles", Ok(())),
        ] {
            assert_eq!(check(password, &names), expected, "{password}");
        }
    }

    #[test]
    fn length_counts_characters_and_ends_at_the_most() {
        let long: String = "three teapots under a bus "
            .chars()
            .cycle()
            .take(MAX - 3)
            .chain("xyz".chars())
            .collect();
        assert_eq!(check(&long, &[]), Ok(()));
        assert_eq!(
            check(&format!("{long}!"), &[]),
            Err(PasswordProblem::TooLong)
        );
    }
}
