//! Which translated messages still say what the English ones say.
//!
//! `text/<lang>/source.csv` keeps, for each translated message, the first 12 hexadecimal digits of the
//! SHA-256 of the English message it was made from. `scripts/translations` writes it. A message whose English
//! has changed since is shown in English until somebody has looked at it.

use super::Lang;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

/// Hexadecimal digits that are kept of a hash.
const DIGITS: usize = 12;

macro_rules! english {
    ($($name:literal),* $(,)?) => {
        /// The English files that are translated, by name.
        pub(super) const ENGLISH: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../text/en/", $name, ".ftl")))),*
        ];
    };
}

english!(
    "answer",
    "check",
    "details",
    "download",
    "enquiry",
    "equality",
    "equality-pages",
    "errors",
    "errors-enquiry",
    "feedback",
    "help",
    "join",
    "lang",
    "manage",
    "message-answer",
    "message-consent-receipt",
    "message-details-changed",
    "message-feedback",
    "message-manage-link",
    "message-notice-changed",
    "message-receipt",
    "message-words-replaced",
    "place",
    "receipt",
    "retention",
    "rights",
    "role",
    "routing",
    "sent",
    "shared",
    "shell",
    "start",
    "time",
    "topic",
    "withdraw",
    "wording",
    "words",
);

/// The `source.csv` of a language.
pub(super) const fn stamps(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "key,english\n",
        Lang::Ur => include_str!("../../text/ur/source.csv"),
        Lang::Pl => include_str!("../../text/pl/source.csv"),
    }
}

/// How the messages of one language stand to the English ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TranslationStatus {
    /// Shown in the language.
    pub current: HashSet<String>,
    /// Their English has changed since: shown in English.
    pub stale: Vec<String>,
}

/// How a language stands, worked out once.
pub fn translation_status(lang: Lang) -> &'static TranslationStatus {
    static ALL: LazyLock<Vec<TranslationStatus>> = LazyLock::new(|| {
        let english = hashes(ENGLISH.iter().map(|(_, text)| *text));
        Lang::ALL
            .into_iter()
            .map(|lang| compare(&english, stamps(lang)))
            .collect()
    });
    static NONE: LazyLock<TranslationStatus> = LazyLock::new(TranslationStatus::default);
    ALL.get(lang as usize).unwrap_or(&NONE)
}

/// The language in which a message is shown to a reader of this one.
pub(super) fn shown_in(lang: Lang, key: &str) -> Lang {
    match lang {
        Lang::En => Lang::En,
        Lang::Ur | Lang::Pl if translation_status(lang).current.contains(key) => lang,
        Lang::Ur | Lang::Pl => Lang::En,
    }
}

/// The hash of every message, by key.
pub(super) fn hashes<'a>(files: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    files
        .flat_map(messages)
        .map(|(key, source)| (key, hash(&source)))
        .collect()
}

pub(super) fn compare(english: &BTreeMap<String, String>, stamps: &str) -> TranslationStatus {
    let mut standing = TranslationStatus::default();
    for (key, stamp) in stamps.lines().skip(1).filter_map(|row| row.split_once(',')) {
        if english.get(key).is_some_and(|now| now == stamp) {
            standing.current.insert(key.to_owned());
        } else {
            standing.stale.push(key.to_owned());
        }
    }
    standing
}

/// The messages of a Fluent file as a translator sees them: key, and the text without indents, comments
/// and empty lines.
pub(super) fn messages(file: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in file.lines() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with(' ') {
            if let Some((_, text)) = found.last_mut() {
                text.push('\n');
                text.push_str(line.trim());
            }
        } else if let Some((key, text)) = line.split_once('=') {
            found.push((key.trim().to_owned(), text.trim().to_owned()));
        }
    }
    found
}

pub(super) fn hash(source: &str) -> String {
    Sha256::digest(source.as_bytes())
        .iter()
        .take(DIGITS / 2)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
