//! The number of an enquiry, easy to read out: `WNB-385-DKF` (feature A12). It is not a secret and
//! opens nothing by itself.

use std::fmt;
use std::str::FromStr;

use super::{UnknownCode, entered_text::read_code};

/// Consonants without I, O, Q and Z, which are taken for digits or other letters, and without Y,
/// which spells words and is heard as "why".
const LETTERS: &[u8] = b"BCDFGHJKLMNPRSTVWX";
/// Without 0 and 1, which are taken for letters.
const DIGITS: &[u8] = b"23456789";
const LENGTH: usize = 9;

/// Three letters, three digits, three letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference([u8; LENGTH]);

/// The characters that may stand at a place.
const fn alphabet(place: usize) -> &'static [u8] {
    match place {
        3..=5 => DIGITS,
        _ => LETTERS,
    }
}

impl Reference {
    /// So many random bytes are enough: running out has a chance below one in 10^20.
    pub const RANDOM_BYTES: usize = 32;

    /// Makes a reference from random bytes, each value equally likely. `None` when the bytes ran
    /// out: some are left out, so that no character is more likely than another.
    #[must_use]
    pub fn from_random(random: &[u8]) -> Option<Self> {
        let mut random = random.iter().map(|byte| usize::from(*byte));
        let mut characters = [0; LENGTH];
        for (place, character) in characters.iter_mut().enumerate() {
            let alphabet = alphabet(place);
            let fair = 256 - 256 % alphabet.len();
            *character = alphabet[random.find(|byte| *byte < fair)? % alphabet.len()];
        }
        Some(Self(characters))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.iter().enumerate() {
            if place == 3 || place == 6 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*character))?;
        }
        Ok(())
    }
}

impl FromStr for Reference {
    type Err = UnknownCode;

    /// Any case; blanks, hyphens and other signs between are ignored.
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let unknown = UnknownCode { list: "Reference" };
        let kept = read_code(typed);
        let characters: [u8; LENGTH] = kept.as_bytes().try_into().map_err(|_| unknown)?;
        let fits = characters
            .iter()
            .enumerate()
            .all(|(place, character)| alphabet(place).contains(character));
        if fits {
            Ok(Self(characters))
        } else {
            Err(unknown)
        }
    }
}

impl serde::Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Reference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
