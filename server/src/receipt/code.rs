//! The code of a receipt: short enough to type, long enough that nobody guesses one.

use app::domain::entered_text::read_code;
use platform::crypto;
use std::{fmt, str::FromStr};

/// The letters and digits of `receipt_code` in the schema: none that is taken for another.
const ALPHABET: &[u8] = b"BCDFGHJKLMNPRSTVWXY23456789";
/// 27 to the 16th: 76 bits.
const LENGTH: usize = 16;
const GROUP: usize = 4;

/// Sixteen letters and digits in groups of four: `WKHM-7M3B-…`.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptCode(String);

impl ReceiptCode {
    /// A new one; every code is equally likely.
    #[must_use]
    pub fn random() -> Self {
        let fair = 256 - 256 % ALPHABET.len();
        let mut characters = Vec::with_capacity(LENGTH);
        while characters.len() < LENGTH {
            let bytes = crypto::random::<32>();
            let usable = bytes
                .iter()
                .map(|byte| usize::from(*byte))
                .filter(|byte| *byte < fair);
            characters.extend(
                usable
                    .map(|byte| ALPHABET[byte % ALPHABET.len()])
                    .take(LENGTH - characters.len()),
            );
        }
        Self::grouped(&characters)
    }

    fn grouped(characters: &[u8]) -> Self {
        let groups: Vec<String> = characters
            .chunks(GROUP)
            .map(|group| group.iter().map(|byte| char::from(*byte)).collect())
            .collect();
        Self(groups.join("-"))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whoever has it can read the receipt: not for a log.
impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(…)")
    }
}

impl FromStr for ReceiptCode {
    type Err = ();

    /// Any case, whatever parts it.
    fn from_str(typed: &str) -> Result<Self, ()> {
        let kept = read_code(typed);
        let fits = kept.len() == LENGTH && kept.bytes().all(|byte| ALPHABET.contains(&byte));
        if fits {
            Ok(Self::grouped(kept.as_bytes()))
        } else {
            Err(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = ReceiptCode::random();
        assert_eq!(code.as_str().len(), 19);
        let typed = code.as_str().to_lowercase().replace('-', " ");
        assert_eq!(typed.parse(), Ok(code.clone()));
        for between in ["", "\u{2011}", "\u{200B}", "\t", ". "] {
            assert_eq!(
                code.as_str().replace('-', between).parse(),
                Ok(code.clone())
            );
        }
    }

    #[test]
    fn what_has_another_shape_is_no_code() {
        for typed in [
            "",
            "BBBB-BBBB-BBBB-BBB",
            "BBBB-BBBB-BBBB-BBBBB",
            "AAAA-BBBB-BBBB-BBBB",
            "ÀBBB-BBBB-BBBB-BBB",
        ] {
            assert_eq!(typed.parse::<ReceiptCode>(), Err(()), "{typed}");
        }
    }

    #[test]
    fn codes_use_the_whole_alphabet_and_nothing_else() {
        let mut seen: Vec<u8> = (0..200)
            .flat_map(|_| ReceiptCode::random().0.into_bytes())
            .collect();
        seen.sort_unstable();
        seen.dedup();
        let mut all = ALPHABET.to_vec();
        all.push(b'-');
        all.sort_unstable();
        assert_eq!(seen, all);
    }
}
