//! What a person told us about themself. None of these types prints itself: reading one is an
//! explicit `expose()`, so that nothing personal reaches a log, a title or an address by accident.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::entered_text::clean_text;

/// Why a text was not taken. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    Empty,
    /// Fewer characters than this.
    TooShort(usize),
    /// More characters than this.
    TooLong(usize),
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::TooShort(least) => write!(f, "shorter than {least} characters"),
            Self::TooLong(most) => write!(f, "longer than {most} characters"),
        }
    }
}

impl std::error::Error for TextProblem {}

/// As the gate leaves it ([`clean_text`]), without blanks at both ends. Any script is kept.
fn tidy(typed: &str, lines: bool) -> String {
    let text = clean_text(typed);
    let text = text.trim();
    if lines {
        text.to_owned()
    } else {
        text.replace('\n', " ")
    }
}

macro_rules! personal {
    ($(#[$meta:meta])* $name:ident, $least:expr, $most:expr, lines: $lines:literal) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Least number of characters.
            pub const MIN: usize = $least;
            /// Most characters; the hint, the HTML attribute and the database take it from here.
            pub const MAX: usize = $most;

            /// Tidies and checks the length.
            ///
            /// # Errors
            /// Empty, too short or too long; the error does not hold the text.
            pub fn parse(typed: &str) -> Result<Self, TextProblem> {
                let text = tidy(typed, $lines);
                match text.chars().count() {
                    0 => Err(TextProblem::Empty),
                    short if short < Self::MIN => Err(TextProblem::TooShort(Self::MIN)),
                    long if long > Self::MAX => Err(TextProblem::TooLong(Self::MAX)),
                    _ => Ok(Self(text)),
                }
            }

            /// The text itself, for the person, the officer, or encryption.
            #[must_use]
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

personal!(
    /// What to call somebody; any name is accepted.
    PersonName, 1, 100, lines: false
);
personal!(
    /// Free text in the person's own words (seed T15).
    Message, 1, 1000, lines: true
);
personal!(
    /// What somebody writes to us after sending, about something that is open.
    MessageText, 1, 2000, lines: true
);
personal!(
    /// What to know to reach or support the person (seed T24); it may speak of health.
    Adjustments, 1, 300, lines: true
);
personal!(
    /// A word that tells the person it is really us.
    SafeWord, 3, 30, lines: false
);
personal!(
    /// A telephone number as typed. Checked by `phone::parse`.
    Phone, 1, 40, lines: false
);
personal!(
    /// An email address as typed. Checked by `phone::parse_email`.
    Email, 3, 254, lines: false
);
personal!(
    /// What somebody thinks of the service, without a name to it (seed T13).
    Opinion, 1, 1000, lines: true
);
personal!(
    /// An officer's note about a person.
    Note, 1, 4000, lines: true
);

personal!(
    /// Where somebody without an enquiry wants the answer: an email, a number or a postal address.
    ReplyTo, 3, 300, lines: true
);

personal!(
    /// What somebody does in an organisation, as they call it.
    JobTitle, 1, 100, lines: false
);

#[cfg(test)]
mod tests;
