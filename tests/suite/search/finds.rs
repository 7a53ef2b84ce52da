//! What finds a case, and what is said of it.

use super::{PAGE, looks_for, shown};
use crate::staff::world::{New, World};
use harness::{CANARY, canary};

fn person() -> New {
    New {
        name: format!("Zoë {CANARY}-O’Brien"),
        phone: Some("(01632) 960 123".to_owned()),
        email: Some(format!("{}.zoe@example.org", CANARY.to_lowercase())),
        postcode: "sk13xe",
        ..New::default()
    }
}

/// Names and numbers are written in many ways (input F13, input F6).
#[tokio::test]
async fn a_case_is_found_however_its_name_and_number_are_written() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    for (name, typed) in [
        ("Zed O’Brien", "Oʼbrien"),
        ("Zed O’Brady", "O brady"),
        ("Марʼяна Zed", "Мар'яна"),
        ("Zed So\u{AD}fter", "softer"),
        ("علی\u{200C}رضا", "علیرضا"),
        ("علی Zed", "علي"),
        ("李小龍", "李"),
    ] {
        let sent = world
            .enquiry(New {
                name: name.to_owned(),
                ..New::default()
            })
            .await;
        let answer = looks_for(&mut officer, typed).await;
        assert!(
            shown(&answer).contains(&sent.reference),
            "{name} by {typed}: {}",
            answer.text()
        );
    }
    let sent = world
        .enquiry(New {
            phone: Some("447700900982".to_owned()),
            ..New::default()
        })
        .await;
    for typed in [
        "07700 900982",
        "+447700900982",
        "447700900982",
        "7700900982",
        "۰۷۷۰۰۹۰۰۹۸۲",
    ] {
        let answer = looks_for(&mut officer, typed).await;
        assert_eq!(
            shown(&answer),
            std::slice::from_ref(&sent.reference),
            "{typed}"
        );
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_case_is_found_by_everything_a_person_may_say_and_the_page_says_why() {
    let world = World::start().await;
    world.enquiry(New::default()).await;
    let sent = world.enquiry(person()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let canary = CANARY.to_lowercase();
    let plain = sent.reference.replace('-', "").to_lowercase();
    for (text, why) in [
        (sent.reference.clone(), "Matches: reference"),
        (plain, "Matches: reference"),
        (
            format!("zoë  {canary}-o’brien"),
            "Matches: name, as written",
        ),
        (
            format!("ZOE {CANARY} OBRIEN"),
            "Matches: name, but for accents and marks",
        ),
        ("obr".to_owned(), "Matches: parts of the name"),
        (format!("o'brien {canary}"), "Matches: parts of the name"),
        (
            format!("{} zoe", &canary[..5]),
            "Matches: parts of the name",
        ),
        ("01632 960123".to_owned(), "Matches: phone number"),
        ("+44 1632 960123".to_owned(), "Matches: phone number"),
        (
            format!("{CANARY}.Zoe@Example.org"),
            "Matches: email address",
        ),
        ("SK1 3XE".to_owned(), "Matches: postcode"),
        (
            "zoe sk1 3xe".to_owned(),
            "Matches: parts of the name, postcode",
        ),
    ] {
        let answer = looks_for(&mut officer, &text).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(
            shown(&answer),
            std::slice::from_ref(&sent.reference),
            "{text}"
        );
        assert!(answer.says(why), "{text}: {}", answer.text());
        assert!(answer.says("1 enquiry matches"));
    }
    for text in [
        "zo",
        "brien",
        "01632 960124",
        "SK1 3XF",
        "zoe sk1 4zz",
        "zoe smith",
    ] {
        let answer = looks_for(&mut officer, text).await;
        assert_eq!(shown(&answer), Vec::<String>::new(), "{text}");
        assert!(answer.says("No enquiry matches"), "{text}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn closed_cases_and_those_taken_back_are_found_too() {
    let world = World::start().await;
    let sent = world.enquiry(person()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .app
        .execute("UPDATE enquiry SET withdrawn_at = received_at")
        .await;
    let answer = looks_for(&mut officer, "01632 960123").await;
    assert_eq!(shown(&answer), [sent.reference]);
    world.app.end().await;
}

#[tokio::test]
async fn nobody_of_the_list_is_named() {
    let world = World::start().await;
    world.enquiry(person()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let answer = looks_for(&mut officer, "01632 960123").await;
    assert!(!answer.html().contains(CANARY), "{}", answer.text());
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    world.app.end().await;
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_said_in_place_with_what_was_typed() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let long = "a".repeat(201);
    for (text, error) in [
        (
            "",
            "Enter a reference, a name, a phone number, an email address or a postcode",
        ),
        ("j", "Enter at least 2 letters of the name"),
        ("sk1", "Enter the whole postcode, like SK1 3XE"),
        (
            "0161 4",
            "Enter the whole phone number, like 01632 960 001 or 07700 900 982",
        ),
        (
            "name@",
            "Enter the whole email address, like name@example.com",
        ),
        (
            long.as_str(),
            "Enter fewer words: up to 8, and up to 200 letters in all",
        ),
    ] {
        let answer = looks_for(&mut officer, text).await;
        assert_eq!(answer.status(), 422, "{text}");
        assert!(answer.title().starts_with("Error: "));
        assert!(answer.says(error), "{text}: {}", answer.text());
        if !text.is_empty() {
            assert!(
                answer.html().contains(&format!("value=\"{text}\"")),
                "{text}"
            );
        }
    }
    let searched = "SELECT count(*) FROM audit_event WHERE action = 'search.run'";
    assert_eq!(world.count(searched).await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn the_newest_are_shown_and_it_is_said_that_there_are_more() {
    let world = World::start().await;
    let mut all = Vec::new();
    for ago in 0..27 {
        all.push(world.enquiry(New { ago, ..person() }).await.reference);
    }
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let answer = looks_for(&mut officer, "zoe").await;
    assert_eq!(shown(&answer), all[..25]);
    assert!(answer.says("The newest 25 that match"));
    assert!(answer.says("There are more. Add another part of the name"));
    world.app.end().await;
}

#[tokio::test]
async fn every_search_is_recorded_and_what_was_typed_is_kept_nowhere() {
    let world = World::start().await;
    let sent = world.enquiry(person()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let typed = format!("{} sk1 3xe", canary("Obrien"));
    let answer = looks_for(&mut officer, &typed).await;
    assert_eq!(shown(&answer), std::slice::from_ref(&sent.reference));
    assert_eq!(answer.path(), PAGE);
    let row = "SELECT actor_kind || ' ' || controller || ' ' || detail::text FROM audit_event WHERE action = 'search.run'";
    assert_eq!(
        world.app.value(row).await.unwrap(),
        format!(
            r#"staff SMBC {{"by": ["name", "postcode"], "more": false, "cases": ["{}"]}}"#,
            sent.id
        )
    );
    // One that finds nothing is recorded, too.
    looks_for(&mut officer, "07700 900982").await;
    let count = "SELECT count(*) FROM audit_event WHERE action = 'search.run'";
    assert_eq!(world.count(count).await, 2);
    let dump = world.app.dump().await;
    for secret in [CANARY, "900982", "Obrien", "obrien"] {
        assert!(!dump.contains(secret), "{secret}");
    }
    world.app.end().await;
}
