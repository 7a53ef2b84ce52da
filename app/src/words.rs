//! Every sentence that a person reads, looked up by key from `text/<lang>/*.ftl`.
//!
//! In a page the language comes from the page context: [`t`] and [`ta`]. Outside a page (a message,
//! the command line) it is named: [`text`].

use crate::page::PageContext;
use fluent_templates::{Loader, fluent_bundle::FluentValue};
use leptos::prelude::use_context;
use std::{borrow::Cow, collections::HashMap};
use unic_langid::{LanguageIdentifier, langid};

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./text",
        fallback_language: "en",
        // Marks of direction would end up in what people copy; `<bdi>` does that work in pages.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static EN: LanguageIdentifier = langid!("en");

/// A language that pages can be shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    En,
}

impl Lang {
    pub const ALL: [Lang; 1] = [Lang::En];

    /// BCP 47 code, as in `<html lang>` and the `lang` cookie.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
        }
    }

    /// Writing direction, as in `<html dir>`.
    pub fn dir(self) -> &'static str {
        match self {
            Lang::En => "ltr",
        }
    }

    /// The language with this code, if pages can be shown in it.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Lang::En => &EN,
        }
    }
}

/// The sentence with this key in the language of the page.
pub fn t(key: &str) -> String {
    text(page_lang(), key, &[])
}

/// The sentence with this key in the language of the page, with its places filled.
pub fn ta(key: &str, args: &[(&'static str, String)]) -> String {
    text(page_lang(), key, args)
}

/// The sentence with this key, if there is one: for labels that not every code has.
pub fn maybe(key: &str) -> Option<String> {
    TEXTS.try_lookup(page_lang().id(), key)
}

/// The sentence with this key in a named language. An unknown key shows itself: the test over all
/// keys in the source keeps that from happening.
pub fn text(lang: Lang, key: &str, args: &[(&'static str, String)]) -> String {
    let found = if args.is_empty() {
        TEXTS.try_lookup(lang.id(), key)
    } else {
        let args: HashMap<Cow<'static, str>, FluentValue<'static>> = args
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.clone())))
            .collect();
        TEXTS.try_lookup_with_args(lang.id(), key, &args)
    };
    found.unwrap_or_else(|| key.to_owned())
}

fn page_lang() -> Lang {
    use_context::<PageContext>()
        .map(|page| page.lang)
        .unwrap_or_default()
}
