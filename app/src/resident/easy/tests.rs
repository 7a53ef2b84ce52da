use super::*;
use crate::{
    domain::reference_data::ReferenceData,
    i18n::Lang,
    page::{PageContext, page_context, render},
    site::{Site, SiteContact},
    text_rules::sentences::{sentences, words},
};
use chrono::{TimeZone, Utc};
use std::{collections::BTreeSet, path::Path, sync::Arc};

/// Longest sentence of an easy line, in words.
const LONGEST: usize = 14;

fn site(hours: &str) -> Site {
    let contact = |key: &str| {
        let contact = SiteContact {
            key: key.into(),
            value: "01632 960 002".into(),
            hours: String::new(),
        };
        (key.to_owned(), contact)
    };
    Site {
        reading_hours: hours.into(),
        contacts: [
            "emergency",
            "fh_phone",
            "tpa_phone",
            "fh_dpo",
            "tpa_assurance",
            "ico",
        ]
        .map(contact)
        .into(),
        ..Site::default()
    }
}

fn drawn(page: EasyPage, site: Site) -> String {
    let context = PageContext {
        site: Arc::new(site),
        ..page_context()
    };
    let now = Utc.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).unwrap();
    let retention = RetentionWords::new(Lang::En, &ReferenceData::shipped().retention, now);
    render(
        context,
        || view! { <EasyReadPage page retention in_force=None/> },
    )
}

#[test]
fn every_line_is_shown_with_a_drawing_that_says_nothing_and_has_its_size() {
    for page in EasyPage::ALL {
        let html = drawn(page, site("Monday to Friday"));
        let rows = lines().iter().filter(|row| row.page == page.code()).count();
        assert!(rows > 10, "{page:?}");
        assert_eq!(html.matches("<img ").count(), rows, "{page:?}");
        assert_eq!(
            html.matches("alt=\"\" width=\"96\" height=\"96\"").count(),
            rows,
            "{page:?}"
        );
        for mark in [">easy-", "{", "**", "]("] {
            assert!(!html.contains(mark), "{mark} on {page:?}");
        }
    }
}

#[test]
fn every_drawing_is_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/drawings");
    let named: BTreeSet<&str> = lines().iter().map(|row| row.drawing.as_str()).collect();
    for name in named {
        let file = std::fs::read_to_string(folder.join(format!("{name}.svg"))).unwrap();
        assert!(
            file.contains("viewBox=\"0 0 120 120\""),
            "{name} is not square"
        );
        for outside in ["href", "<script", "<style", "url("] {
            assert!(!file.contains(outside), "{outside} in {name}");
        }
    }
}

#[test]
fn the_dates_are_those_of_the_rules() {
    let html = drawn(EasyPage::Notice(Notice::FamilyHubs), site(""));
    let now = Utc.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).unwrap();
    let retention = RetentionWords::new(Lang::En, &ReferenceData::shipped().retention, now);
    for said in [
        retention.date("FH-FORM").unwrap(),
        retention.length("FH-NFA").unwrap(),
        retention.length("CONSENT").unwrap(),
    ] {
        assert!(html.contains(&said), "{said}");
    }
}

#[test]
fn a_line_without_its_fact_or_number_is_left_out() {
    let images = |site| drawn(EasyPage::Start, site).matches("<img ").count();
    let all = images(site("Monday to Friday"));
    assert_eq!(images(site("")), all - 1, "the hours");
    assert!(images(Site::default()) < all - 2, "the numbers");
}

#[test]
fn easy_sentences_are_short() {
    for row in lines() {
        let fact = || "one".to_owned();
        let facts =
            ["hours", "minutes", "days", "date", "years", "yes_years"].map(|name| (name, fact()));
        let text = tr_args(&format!("easy-{}-{}", row.page, row.line), &facts);
        for sentence in sentences(&crate::domain::markup::plain(&text)) {
            let length = words(&sentence);
            assert!(length <= LONGEST, "{length} words: {sentence}");
        }
    }
}

/// Whoever ships a new version of a notice goes over its easy words, too.
#[test]
fn the_easy_words_are_those_of_the_newest_shipped_notice() {
    for json in crate::domain::notice::shipped() {
        let text = crate::domain::notice::NoticeText::parse(json).unwrap();
        assert_eq!(text.version, WRITTEN_FROM, "{}", text.notice);
    }
}
