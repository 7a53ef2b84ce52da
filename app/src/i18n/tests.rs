//! Translations say nothing that English does not, and whatever fell behind is shown in English.

use super::source::*;
use crate::i18n::*;
use crate::{
    domain::{
        markup::{MarkupPiece, pieces},
        time::{plain_date, plain_day, plain_time},
    },
    page::{PageContext, page_context, render, render_within},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use fluent_templates::fluent_bundle::FluentResource;
use leptos::prelude::*;
use regex::Regex;
use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

/// Languages other than English.
fn others() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(|lang| *lang != Lang::En)
}

/// Name and text of every file of a language.
fn files(lang: Lang) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("text")
        .join(lang.code());
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "ftl"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    found
}

fn all(lang: Lang) -> BTreeMap<String, String> {
    files(lang)
        .iter()
        .flat_map(|(_, text)| messages(text))
        .collect()
}

/// The page of a language with one text in it.
fn page(lang: Lang, view: impl FnOnce() -> String) -> String {
    let context = PageContext {
        lang,
        ..page_context()
    };
    render(context, || view! { <p>{view()}</p> })
}

#[test]
fn every_file_of_every_language_can_be_read() {
    for lang in Lang::ALL {
        for (name, text) in files(lang) {
            if let Err((_, errors)) = FluentResource::try_new(text) {
                panic!("{} {name}: {errors:?}", lang.code());
            }
        }
    }
}

#[test]
fn every_translated_file_is_compared_with_its_english() {
    for lang in others() {
        for (name, _) in files(lang) {
            assert!(
                ENGLISH.iter().any(|(known, _)| *known == name),
                "{name}.ftl of {} is not in the list of words/source.rs",
                lang.code()
            );
        }
    }
}

#[test]
fn no_translation_has_a_message_that_english_does_not_have() {
    let english = all(Lang::En);
    for lang in others() {
        let unknown: Vec<String> = all(lang)
            .into_keys()
            .filter(|key| !english.contains_key(key))
            .collect();
        assert!(unknown.is_empty(), "{}: {unknown:#?}", lang.code());
    }
}

/// The places of a message, the choices it makes, and where its links lead.
fn parts(text: &str) -> Vec<String> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{\s*(\$[a-z_]+)").unwrap());
    let mut found: Vec<String> = PLACE
        .captures_iter(text)
        .map(|place| place[1].to_owned())
        .chain(pieces(text).into_iter().filter_map(|piece| match piece {
            MarkupPiece::Text(_) | MarkupPiece::Bold(_) => None,
            MarkupPiece::Link { href, .. } => Some(href),
            MarkupPiece::ContactLink { key, .. } => Some(format!("link to {key}")),
            MarkupPiece::Contact(key) => Some(format!("contact {key}")),
            MarkupPiece::Retention(rule) => Some(format!("retention {rule}")),
            MarkupPiece::Date(rule) => Some(format!("date {rule}")),
            MarkupPiece::Partners => Some("partners".to_owned()),
        }))
        .collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn a_translation_has_the_places_and_the_links_of_its_english() {
    let english = all(Lang::En);
    for lang in others() {
        // What fell behind is not shown: it may differ.
        let current = &translation_status(lang).current;
        for (key, text) in all(lang) {
            if current.contains(&key) {
                assert_eq!(
                    parts(&text),
                    parts(&english[&key]),
                    "{} {key}: {text}",
                    lang.code()
                );
            }
        }
    }
}

/// Reports what fell behind; `scripts/translations` lists it too. Only a note without a message is a fault.
#[test]
fn what_fell_behind_its_english_is_reported() {
    let english = all(Lang::En);
    for lang in others() {
        let own = all(lang);
        let standing = translation_status(lang);
        println!(
            "{}: {} shown, {} stale: {:?}",
            lang.code(),
            standing.current.len(),
            standing.stale.len(),
            standing.stale
        );
        let noted = standing.current.iter().chain(&standing.stale);
        for key in noted {
            assert!(
                own.contains_key(key) && english.contains_key(key),
                "source.csv of {} notes {key}, which is gone: `scripts/translations stamp {}`",
                lang.code(),
                lang.code()
            );
        }
    }
}

#[test]
fn a_message_whose_english_has_changed_is_stale() {
    let english = hashes(["a-one = One\na-two = Two\n    and more\n"].into_iter());
    let one = hash("One");
    let stamps = format!("key,english\na-one,{one}\na-two,{}\n", hash("Two"));
    let standing = compare(&english, &stamps);
    assert!(standing.current.contains("a-one"));
    assert_eq!(standing.stale, ["a-two"]);
    assert_eq!(one.len(), 12);
}

#[test]
fn a_message_that_a_language_lacks_is_english_and_says_so() {
    let html = page(Lang::Ur, || tr("notices-check-title"));
    let english = text(Lang::En, "notices-check-title", &[]);
    assert!(
        html.contains(&format!("<span lang=\"en\" dir=\"ltr\">{english}</span>")),
        "{html}"
    );
    let html = page(Lang::Ur, || tr("shell-continue"));
    assert!(html.contains("<p>آگے بڑھیں</p>"), "{html}");
    assert!(!page(Lang::En, || tr("notices-check-title")).contains("<span"));
}

#[test]
fn what_stands_around_an_english_page_keeps_the_reader_s_language() {
    let html = render_within(ReaderLang(Lang::Pl), page_context(), || {
        view! { <p>{tr("shell-continue")} {tr_shell("shell-continue")}</p> }
    });
    assert!(
        html.contains("Continue") && html.contains("Dalej"),
        "{html}"
    );
}

#[test]
fn thousands_are_parted_as_each_language_does() {
    let said = |lang, number| page(lang, || grouped(number));
    for (lang, number, text) in [
        (Lang::En, 30, "30"),
        (Lang::En, 1000, "1,000"),
        (Lang::Ur, 12_345, "12,345"),
        (Lang::Pl, 1000, "1000"),
        (Lang::Pl, 12_345, "12\u{a0}345"),
    ] {
        assert!(
            said(lang, number).contains(&format!("<p>{text}</p>")),
            "{number}"
        );
    }
}

#[test]
fn english_days_and_hours_are_those_of_the_rules() {
    let mut day = NaiveDate::from_ymd_opt(2028, 1, 1).unwrap();
    for _ in 0..366 {
        assert_eq!(time::date(day), plain_date(day));
        assert_eq!(time::day(day), plain_day(day));
        day = day.succ_opt().unwrap();
    }
    let mut at = NaiveTime::MIN;
    for _ in 0..24 * 4 {
        assert_eq!(time::clock(at), plain_time(at));
        at += TimeDelta::minutes(15);
    }
}

#[test]
fn opening_hours_are_in_the_language_of_the_page_and_else_marked_as_english() {
    let said = |lang, hours: &'static str| page(lang, || opening_hours(hours));
    let usual = "Monday to Friday, 9am to 4:30pm";
    assert!(said(Lang::En, usual).contains(usual));
    assert!(said(Lang::Pl, usual).contains("poniedziałek–piątek, 9:00–16:30"));
    assert!(said(Lang::Ur, usual).contains("پیر سے جمعہ تک"));
    assert!(said(Lang::Pl, "At all times").contains("przez całą dobę"));
    let other = "every second Tuesday";
    assert!(said(Lang::Pl, other).contains(&format!("dir=\"ltr\">{other}</span>")));
    assert!(said(Lang::Ur, other).contains(&format!("dir=\"ltr\">{other}</span>")));
}

#[test]
fn days_and_hours_are_in_the_language_of_the_page() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 6).unwrap();
    let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap();
    let said = |lang| {
        page(lang, || {
            format!("{}, {}", time::day(day), time::clock(five))
        })
    };
    assert!(said(Lang::Pl).contains("piątek 6 listopada, 17:00"));
    assert!(said(Lang::Ur).contains("جمعہ 6 نومبر, بعد دوپہر 5 بجے"));
}
