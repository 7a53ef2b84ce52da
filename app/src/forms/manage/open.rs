//! The reference, and one proof.

use crate::{
    domain::{entered_text::read_digits, passphrase::Passphrase, reference::Reference},
    forms::FormData,
    ui::{Problem, Problems},
};
use validator::Validate;

/// Digits of a code that was sent.
pub const CODE_DIGITS: usize = 6;
/// No reference, code or three words are longer, however they are typed.
const LONGEST: u64 = 200;

/// The page `/manage` as typed. The proofs are not kept for a second try.
#[derive(Clone, Default, Validate)]
pub struct AccessProofForm {
    #[validate(length(max = LONGEST))]
    pub reference: String,
    #[validate(length(max = LONGEST))]
    pub passphrase: String,
    #[validate(length(max = LONGEST))]
    pub code: String,
}

/// Six digits that were sent. Not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    /// Six digits, whatever parts them.
    pub fn parse(typed: &str) -> Option<Self> {
        read_digits(typed)
            .filter(|digits| digits.len() == CODE_DIGITS)
            .map(Self)
    }

    /// A code from a random number: the last six digits.
    pub fn from_number(number: u64) -> Self {
        Self(format!("{:06}", number % 1_000_000))
    }

    /// The digits, to be sent or hashed.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

/// A reference with the proof that goes with it.
#[derive(Clone, Debug)]
pub enum AccessProof {
    Words(Reference, Passphrase),
    Code(Reference, OneTimeCode),
}

impl AccessProofForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            reference: data.one("reference"),
            passphrase: data.one("passphrase"),
            code: data.one("code"),
        }
    }

    /// The reference alone: what asking for a link needs.
    ///
    /// # Errors
    /// Empty, or not a reference.
    pub fn reference(&self) -> Result<Reference, Problems> {
        match (self.validate().is_ok(), self.reference.trim()) {
            (true, "") => Err(Problem::new("reference", "manage-reference-empty").into()),
            (true, typed) => typed
                .parse()
                .map_err(|_| Problem::new("reference", "manage-reference-shape").into()),
            (false, _) => Err(Problem::new("reference", "manage-reference-shape").into()),
        }
    }

    /// The three words.
    ///
    /// # Errors
    /// Empty, or not three words of the list. Says nothing about any enquiry.
    pub fn words(&self) -> Result<Passphrase, Problems> {
        match self.passphrase.trim() {
            "" => Err(Problem::new("passphrase", "manage-passphrase-needed").into()),
            typed => Passphrase::parse(typed)
                .ok_or_else(|| Problem::new("passphrase", "manage-passphrase-shape").into()),
        }
    }

    /// Reference and proof. A code that was typed is what counts: it was asked for.
    ///
    /// # Errors
    /// Every field that is empty or has another shape.
    pub fn parse(&self) -> Result<AccessProof, Problems> {
        let reference = self.reference();
        let mut problems = reference.clone().err().unwrap_or_default();
        let opening = if self.code.trim().is_empty() && self.passphrase.trim().is_empty() {
            Err(Problem::new("passphrase", "manage-passphrase-empty").into())
        } else if self.code.trim().is_empty() {
            self.words().map(|words| {
                reference
                    .ok()
                    .map(|reference| AccessProof::Words(reference, words))
            })
        } else {
            OneTimeCode::parse(&self.code)
                .map(|code| {
                    reference
                        .ok()
                        .map(|reference| AccessProof::Code(reference, code))
                })
                .ok_or_else(|| Problem::new("code", "manage-code-shape").into())
        };
        match opening {
            Ok(Some(opening)) if problems.is_empty() => Ok(opening),
            Ok(_) => Err(problems),
            Err(more) => {
                problems.0.extend(more.0);
                Err(problems)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(problems: &Problems) -> Vec<(&str, &str)> {
        problems
            .0
            .iter()
            .map(|problem| (problem.field.as_str(), problem.key.as_str()))
            .collect()
    }

    fn form(reference: &str, passphrase: &str, code: &str) -> AccessProofForm {
        AccessProofForm {
            reference: reference.into(),
            passphrase: passphrase.into(),
            code: code.into(),
        }
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let problems = form("", "", "").parse().unwrap_err();
        assert_eq!(
            fields(&problems),
            [
                ("reference", "manage-reference-empty"),
                ("passphrase", "manage-passphrase-empty")
            ]
        );
        let problems = form("WNB-385", "not three words", "").parse().unwrap_err();
        assert_eq!(
            fields(&problems),
            [
                ("reference", "manage-reference-shape"),
                ("passphrase", "manage-passphrase-shape")
            ]
        );
        let problems = form("WNB-385-DKF", "", "12345").parse().unwrap_err();
        assert_eq!(fields(&problems), [("code", "manage-code-shape")]);
    }

    #[test]
    fn a_code_counts_before_words_and_both_are_read_as_typed() {
        let opening = form("wnb385dkf", "abacus zoom abacus", "123 456").parse();
        assert!(matches!(opening, Ok(AccessProof::Code(_, code)) if code.expose() == "123456"));
        let opening = form(" wnb 385 dkf ", "Abacus, zoom-abacus", " ").parse();
        assert!(
            matches!(opening, Ok(AccessProof::Words(reference, _)) if reference.to_string() == "WNB-385-DKF")
        );
    }

    #[test]
    fn a_very_long_reference_is_refused_before_it_is_read() {
        assert!(
            form(&"WNB-385-DKF ".repeat(1000), "", "")
                .reference()
                .is_err()
        );
    }

    #[test]
    fn codes_have_six_digits_whatever_the_number() {
        assert_eq!(OneTimeCode::from_number(7).expose(), "000007");
        assert_eq!(OneTimeCode::from_number(12_345_678).expose(), "345678");
        assert_eq!(OneTimeCode::parse("٣٤٥-٦٧٨\t").unwrap().expose(), "345678");
        assert!(OneTimeCode::parse("34567").is_none());
    }
}
