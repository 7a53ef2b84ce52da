//! Three words with which everyone can come back (feature A13, rule 6.4). A secret.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use diceware_wordlists::Wordlist;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// How many words.
pub const WORDS: usize = 3;

/// Three words of a list of 7,862: 38.8 bits, which is why every use is limited and the key made from
/// it is slow. It never prints itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Passphrase(String);

/// The words to draw from. People meet them on a bad day and cannot choose others: none may wound
/// somebody in danger, a child or somebody in grief. A word that was given must stay readable.
static DRAWN: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("../../data/passphrase_words.txt").lines()));

/// The long list of the Electronic Frontier Foundation, drawn from before: its words are read, so that
/// a passphrase given then still opens its enquiry, and not drawn.
static BEFORE: LazyLock<Words> =
    LazyLock::new(|| Words::new(Wordlist::EffLong.get_list().iter().copied()));

/// A list in which no word begins another.
struct Words {
    list: Vec<&'static str>,
    /// The words by their letters alone, since a hyphen may be left out. "yo-yo" and "yoyo" of the
    /// older list are one to the ear: both are read as the first, as they were made.
    by_letters: HashMap<String, &'static str>,
}

impl Words {
    fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let list: Vec<_> = words.collect();
        let mut by_letters = HashMap::with_capacity(list.len());
        for word in &list {
            by_letters.entry(letters(word)).or_insert(*word);
        }
        Self { list, by_letters }
    }

    /// Reads letters without blanks. No word begins another, so there is one way to read them.
    fn read(&self, letters: &str) -> Option<Vec<&'static str>> {
        let mut rest = letters;
        let mut words = Vec::with_capacity(WORDS);
        while !rest.is_empty() && words.len() < WORDS {
            let (length, word) = (3..=rest.len()).find_map(|length| {
                self.by_letters
                    .get(&rest[..length])
                    .map(|word| (length, *word))
            })?;
            words.push(word);
            rest = &rest[length..];
        }
        (rest.is_empty() && words.len() == WORDS).then_some(words)
    }
}

fn letters(text: &str) -> String {
    text.nfkc()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// Three words of either list as they were parted. Run together, one in 24,000 passphrases of the older
/// list reads as three other words of the newer.
fn read_parted(typed: &str) -> Option<Vec<&'static str>> {
    let words = typed
        .split(|sign: char| !sign.is_alphabetic())
        .map(letters)
        .filter(|letters| !letters.is_empty())
        .map(|letters| {
            [&DRAWN, &BEFORE]
                .iter()
                .find_map(|list| list.by_letters.get(&letters).copied())
        })
        .collect::<Option<Vec<_>>>()?;
    (words.len() == WORDS).then_some(words)
}

impl Passphrase {
    /// So many random bytes are enough: running out has a chance below one in 10^13.
    pub const RANDOM_BYTES: usize = 32;

    /// Makes a passphrase from random bytes, each equally likely. `None` when the bytes ran out.
    #[must_use]
    pub fn from_random(random: &[u8]) -> Option<Self> {
        let words = &DRAWN.list;
        let fair = 65_536 - 65_536 % words.len();
        let mut numbers = random
            .chunks_exact(2)
            .map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])));
        let mut chosen = Vec::with_capacity(WORDS);
        for _ in 0..WORDS {
            chosen.push(words[numbers.find(|number| *number < fair)? % words.len()]);
        }
        Some(Self(chosen.join(" ")))
    }

    /// Reads what a person typed: any case, any blanks, hyphens or other signs, or none at all. `None`
    /// when it is not three words of the lists; nothing more is told.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        read_parted(typed)
            .or_else(|| {
                let typed = letters(typed);
                DRAWN.read(&typed).or_else(|| BEFORE.read(&typed))
            })
            .map(|words| Self(words.join(" ")))
    }

    /// The words, parted by blanks: to be shown to the person and to make the key from.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests;
