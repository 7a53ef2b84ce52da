//! Coming back to an enquiry: proofs, sessions, what is held, choices, details, who had it, a copy, taking it back.

pub mod answer;
mod case;
mod choices;
pub mod consents;
pub mod details;
pub mod disclosures;
pub mod download;
pub mod home;
pub mod new_words;
pub mod open;
mod reconsent;
mod request_link;
pub mod rights;
pub mod session;
pub mod withdraw;

pub(crate) use case::Loaded;

/// Where the three words are said first.
pub(crate) const WORDS_FIRST: &str = "/manage/enquiry?words#passphrase";
