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

/// Three words of the list of 7,776 of the Electronic Frontier Foundation: 38 bits, which is why
/// every use is limited and the key made from it is slow. It never prints itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Passphrase(String);

/// The words by their letters alone, since a hyphen may be left out. The list holds "yo-yo" and
/// "yoyo": both are read and made as the first, so that what is heard is what was meant.
static BY_LETTERS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut words = HashMap::with_capacity(list().len());
    for word in list() {
        words.entry(letters(word)).or_insert(*word);
    }
    words
});

fn list() -> &'static [&'static str] {
    Wordlist::EffLong.get_list()
}

fn letters(text: &str) -> String {
    text.nfkc()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

impl Passphrase {
    /// So many random bytes are enough: running out has a chance below one in 10^13.
    pub const RANDOM_BYTES: usize = 32;

    /// Makes a passphrase from random bytes, each equally likely. `None` when the bytes ran out.
    #[must_use]
    pub fn from_random(random: &[u8]) -> Option<Self> {
        let words = list();
        let fair = 65_536 - 65_536 % words.len();
        let mut numbers = random
            .chunks_exact(2)
            .map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])));
        let mut chosen = Vec::with_capacity(WORDS);
        for _ in 0..WORDS {
            let word = words[numbers.find(|number| *number < fair)? % words.len()];
            chosen.push(*BY_LETTERS.get(&letters(word))?);
        }
        Some(Self(chosen.join(" ")))
    }

    /// Reads what a person typed: any case, any blanks, hyphens or other signs, or none at all. No
    /// word of the list begins another, so there is one way to read it. `None` when it is not three
    /// words of the list; nothing more is told.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = letters(typed);
        let mut rest = typed.as_str();
        let mut words = Vec::with_capacity(WORDS);
        while !rest.is_empty() && words.len() < WORDS {
            let (length, word) = (3..=rest.len())
                .find_map(|length| BY_LETTERS.get(&rest[..length]).map(|word| (length, *word)))?;
            words.push(word);
            rest = &rest[length..];
        }
        (rest.is_empty() && words.len() == WORDS).then(|| Self(words.join(" ")))
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
