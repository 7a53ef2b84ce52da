//! Every sentence that a person reads, looked up by key from `text/<lang>/*.ftl`.
//!
//! In a page the language comes from its context ([`PageLang`]): [`tr`] and [`tr_args`]. Outside a page (a message,
//! the command line) it is named: [`text`].
//!
//! A message that a language does not have, or whose English source has changed since it was translated,
//! is English; in a page it is marked as such ([`english_text`]).

mod hours;
mod lang;
mod marks;
mod source;
pub mod time;

pub use hours::opening_hours;
pub use lang::{Lang, PageLang, ReaderLang, reads_translated};
pub use marks::{english_text, isolate, opens_text_only, resolve_marks, without_marks};
pub use source::{TranslationStatus, translation_status};

use fluent_templates::{Loader, fluent_bundle::FluentValue};
use leptos::prelude::use_context;
use std::{borrow::Cow, collections::HashMap};

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./text",
        fallback_language: "en",
        // Marks of direction would end up in what people copy; `<bdi>` does that work in pages ([`isolate`]).
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The sentence with this key in the language of the page.
pub fn tr(key: &str) -> String {
    marked_text(page_lang(), key, &[])
}

/// The sentence with this key in the language of the page, with its places filled.
pub fn tr_args(key: &str, args: &[(&'static str, String)]) -> String {
    marked_text(page_lang(), key, args)
}

/// As [`tr`], in the language that the reader chose, also where the page itself is in English only: what
/// stands around every page.
pub fn tr_shell(key: &str) -> String {
    marked_text(reader_lang(), key, &[])
}

/// As [`tr_args`], in the language that the reader chose.
pub fn tr_shell_args(key: &str, args: &[(&'static str, String)]) -> String {
    marked_text(reader_lang(), key, args)
}

/// The sentence with this key, if there is one: for labels that not every code has.
pub fn try_tr(key: &str) -> Option<String> {
    let lang = page_lang();
    let shown = source::shown_in(lang, key);
    let found = TEXTS.try_lookup(shown.id(), key)?;
    Some(marks::marked(shown != lang, found))
}

/// The sentence with this key in a named language. An unknown key shows itself: the test over all
/// keys in the source keeps that from happening.
pub fn text(lang: Lang, key: &str, args: &[(&'static str, String)]) -> String {
    let lang = source::shown_in(lang, key);
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

/// The sentence for a page, marked where it is English and the page is not; what fills its places is set
/// apart where it runs the other way.
fn marked_text(lang: Lang, key: &str, args: &[(&'static str, String)]) -> String {
    let shown = source::shown_in(lang, key);
    let args: Vec<(&'static str, String)> = args
        .iter()
        .map(|(name, value)| (*name, marks::isolated(shown, value)))
        .collect();
    marks::marked(shown != lang, text(lang, key, &args))
}

/// Parts of a list, with the comma of the language of the page.
pub fn comma_list(parts: &[impl AsRef<str>]) -> String {
    joined(parts, "join-comma")
}

/// Parts that hold commas themselves, with its semicolon.
pub fn semicolon_list(parts: &[impl AsRef<str>]) -> String {
    joined(parts, "join-semicolon")
}

fn joined(parts: &[impl AsRef<str>], sign: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    parts.join(&format!("{} ", tr(sign)))
}

/// A number as people write it in the language of the page: 1,000, in Polish 1000 and 10 000.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let (sign, least) = match page_lang() {
        Lang::En | Lang::Ur => (',', 4),
        Lang::Pl => ('\u{a0}', 5),
    };
    if digits.len() < least {
        return digits;
    }
    let mut out = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}

/// The language of the page's own words.
pub fn page_lang() -> Lang {
    use_context::<PageLang>().map_or_else(Lang::default, |page| page.0)
}

/// The language that the reader chose.
pub fn reader_lang() -> Lang {
    use_context::<ReaderLang>().map_or_else(page_lang, |shell| shell.0)
}

#[cfg(test)]
mod tests;
