//! The languages on offer, and which pages are written in them.

use unic_langid::{LanguageIdentifier, langid};

static EN: LanguageIdentifier = langid!("en");
static UR: LanguageIdentifier = langid!("ur");
static PL: LanguageIdentifier = langid!("pl");

/// A language that pages can be shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    En,
    Ur,
    Pl,
}

impl Lang {
    /// In the order in which they are offered.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Ur, Lang::Pl];

    /// BCP 47 code, as in `<html lang>` and the `lang` cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ur => "ur",
            Lang::Pl => "pl",
        }
    }

    /// Writing direction, as in `<html dir>`.
    pub const fn dir(self) -> &'static str {
        match self {
            Lang::En | Lang::Pl => "ltr",
            Lang::Ur => "rtl",
        }
    }

    /// What its readers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Ur => "اردو",
            Lang::Pl => "Polski",
        }
    }

    /// The language with this code, if pages can be shown in it.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language in which somebody is written to who asked for the one with this code: English where there are no
    /// pages in it.
    pub fn to_write_in(code: &str) -> Lang {
        Lang::from_code(code).unwrap_or_default()
    }

    pub(super) fn id(self) -> &'static LanguageIdentifier {
        match self {
            Lang::En => &EN,
            Lang::Ur => &UR,
            Lang::Pl => &PL,
        }
    }
}

/// The language of the page's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLang(pub Lang);

/// The language that the reader chose, beside that of the page: what stands around a page keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderLang(pub Lang);

/// First parts of the paths of pages that are in English only, because nobody has translated them yet.
const ENGLISH_ONLY: [&str; 4] = ["dev", "easy-read", "privacy", "staff"];

/// Whether the page at a path is written in every language on offer.
pub fn reads_translated(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next();
    !first.is_some_and(|first| ENGLISH_ONLY.contains(&first))
}
