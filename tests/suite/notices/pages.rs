//! The standing pages as a person meets them.

use chrono::{DateTime, TimeDelta, Utc};
use harness::App;
use platform::config::Directory;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

const STANDING: [&str; 13] = [
    "/",
    "/emergency",
    "/enquiry/before-you-start",
    "/help/staying-safe-online",
    "/contact",
    "/accessibility",
    "/cookies",
    "/privacy",
    "/privacy/family-hubs",
    "/privacy/prevention-alliance",
    "/privacy/family-hubs/compare/1/1",
    "/privacy/prevention-alliance/compare/1/1",
    "/privacy/check",
];

/// Parts of the site that begin where a person begins something; their own tests go there.
const JOURNEYS: [&str; 5] = ["/enquiry/", "/manage", "/receipt/", "/exit", "/staff"];

#[tokio::test]
async fn every_standing_page_has_a_title_of_its_own_and_fetches_nothing_from_elsewhere() {
    let app = App::start().await;
    let mut person = app.client();
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let fetched =
        Regex::new(r#"<(?:link|script|img|iframe|source)\b[^>]*\b(?:href|src)="([^"]*)""#)
            .expect("a pattern");
    for path in STANDING {
        let page = person.get(path).await;
        assert_eq!(page.status(), 200, "{path}");
        assert!(
            page.title().ends_with(" – Help in Stockport"),
            "{path}: {}",
            page.title()
        );
        if let Some(other) = titles.insert(page.title(), path) {
            panic!("{path} and {other} have the same title: {}", page.title());
        }
        assert!(!page.heading().is_empty(), "{path}");
        for found in fetched.captures_iter(&page.html()) {
            assert!(
                found[1].starts_with('/') && !found[1].starts_with("//"),
                "{path}: {}",
                &found[1]
            );
        }
        assert!(!page.html().contains("wasm"), "{path}");
    }
    app.end().await;
}

/// From the start page, link by link, everything that stands by itself is there.
#[tokio::test]
async fn no_link_on_a_standing_page_leads_nowhere() {
    let app = App::start().await;
    let mut person = app.client();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut next = vec!["/".to_owned()];
    while let Some(path) = next.pop() {
        let begins = path != "/enquiry/before-you-start"
            && JOURNEYS.iter().any(|journey| path.starts_with(journey));
        if begins || !path.starts_with('/') || !seen.insert(path.clone()) {
            continue;
        }
        let page = person.get(&path).await;
        assert_eq!(page.status(), 200, "{path}");
        next.extend(page.links());
    }
    for path in STANDING.iter().filter(|path| !path.contains("compare")) {
        assert!(
            seen.contains(*path),
            "{path} cannot be reached from the start page"
        );
    }
    app.end().await;
}

/// A number that the texts name and nobody configured would silently take its line away.
#[test]
fn every_contact_that_a_text_names_is_among_the_shipped_ones() {
    let shipped = Directory::load(None, None).expect("the shipped contacts are well formed");
    let named = Regex::new(r"\[contact:([a-z_]+)\]|\]\(contact:([a-z_]+)\)").expect("a pattern");
    let lines = Regex::new(r#"\("[a-z-]+", "([a-z_]+)"\)"#).expect("a pattern");
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../app");
    let mut keys = BTreeSet::new();
    for (folder, pattern) in [
        ("text/en", &named),
        ("data/notices", &named),
        ("src/resident/help", &lines),
        ("src/resident", &lines),
    ] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("text");
            for found in pattern.captures_iter(&text) {
                let key = found.get(1).or_else(|| found.get(2)).expect("a key");
                keys.insert(key.as_str().to_owned());
            }
        }
    }
    assert!(keys.len() > 25, "{keys:?}");
    let missing: Vec<&String> = keys
        .iter()
        .filter(|key| !shipped.contacts.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn security_txt_never_says_that_it_has_run_out() {
    let app = App::start().await;
    let mut program = app.client();
    for _ in 0..3 {
        let answer = program.get("/.well-known/security.txt").await;
        assert_eq!(
            answer.header("content-type"),
            Some("text/plain; charset=utf-8")
        );
        let text = answer.html();
        let expires: DateTime<Utc> = text
            .lines()
            .find_map(|line| line.strip_prefix("Expires: "))
            .expect("RFC 9116 wants it")
            .parse()
            .expect("a date");
        let left = expires - app.state.clock.now();
        assert!(
            left > TimeDelta::days(170) && left < TimeDelta::days(366),
            "{left}"
        );
        assert!(text.contains("Contact: http://localhost:3000/contact"));
        app.advance(TimeDelta::days(300));
    }
    app.end().await;
}

#[tokio::test]
async fn programs_are_asked_to_leave_personal_addresses_alone() {
    let app = App::start().await;
    let mut program = app.client();
    let text = program.get("/robots.txt").await.html();
    for path in JOURNEYS {
        assert!(text.contains(&format!("Disallow: {path}")), "{path}");
    }
    app.end().await;
}
