//! `portal notice`: notices out and in as files.

use super::people::{DESK, SECOND, THIRD, WRITER, approves, council};
use app::domain::notice::{Notice, NoticeText, canonical, shipped};
use harness::App;
use serde_json::Value;
use server::notice::transfer::{TransferError, export, import};
use std::{path::PathBuf, process::ExitCode};

/// The code with which the program ends when this is typed.
async fn ends(app: &App, words: &[&str]) -> ExitCode {
    let url = harness::cluster_url(&app.database)
        .or_else(|| std::env::var("DATABASE_URL").ok())
        .unwrap();
    let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    words.insert(0, "portal".to_owned());
    if words.len() > 3 {
        words.extend(["--database-url".to_owned(), url]);
    }
    // The program has a runtime of its own.
    tokio::task::spawn_blocking(move || server::cli::run_with(words))
        .await
        .unwrap()
}

fn file(text: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("notice-{}.json", uuid::Uuid::new_v4()));
    std::fs::write(&path, text).unwrap();
    path
}

#[tokio::test]
async fn a_version_comes_out_as_it_went_in() {
    let app = App::start().await;
    let now = app.clock.now();
    for (notice, json) in Notice::ALL.into_iter().zip(shipped()) {
        let out = export(&app.owner, notice, None, now).await.unwrap();
        let read = |text: &str| canonical(&serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(read(&out), read(json));
        assert_eq!(export(&app.owner, notice, Some(1), now).await.unwrap(), out);
        let none = export(&app.owner, notice, Some(2), now).await.unwrap_err();
        assert!(matches!(none, TransferError::NoVersion { version: 2, .. }));
    }
    app.end().await;
}

#[tokio::test]
async fn a_text_with_a_mark_in_front_is_read_and_one_with_a_nul_is_refused_by_its_place() {
    let app = App::start().await;
    let now = app.clock.now();
    let refusal = async |text: &str| {
        import(&app.owner, &app.state.configured, text, now)
            .await
            .unwrap_err()
            .to_string()
    };
    let shipped = shipped()[0];
    let title = serde_json::from_str::<NoticeText>(shipped).unwrap().title;
    for (sign, place) in [
        ("\\u0000", "title"),
        ("\\u202e", "title"),
        ("\\u0007", "title"),
    ] {
        let text = shipped.replacen(&title, &format!("{title}{sign}"), 1);
        let said = refusal(&text).await;
        let line = format!("- {place}: a text holds a character that cannot be kept");
        assert!(said.contains(&line), "{said}");
    }
    assert!(refusal("{").await.contains("cannot be read as JSON"));
    let text = format!("\u{feff}{}", shipped.replace("2025-09-01", "2026-11-20"));
    let (notice, _) = import(&app.owner, &app.state.configured, &text, now)
        .await
        .unwrap();
    assert_eq!(notice, Notice::ALL[0]);
    app.end().await;
}

#[tokio::test]
async fn a_council_s_own_text_goes_in_as_a_draft_and_still_takes_two_people() {
    let world = council().await;
    let app = &world.app;
    let now = app.clock.now();
    let text = shipped()[0]
        .replace("2025-09-01", "2026-11-20")
        .replace(
            "This is the first version.",
            "These are the council’s own words.",
        )
        .replace(
            "Tell us only what we need to know.",
            "We will not transfer your information outside of the EU.",
        );
    let (notice, number) = import(&app.owner, &app.state.configured, &text, now)
        .await
        .unwrap();
    assert_eq!((notice, number), (Notice::FamilyHubs, 2));
    assert_eq!(
        world
            .count("SELECT count(*) FROM notice_version WHERE version = 2")
            .await,
        0
    );
    let again = import(&app.owner, &app.state.configured, &text, now)
        .await
        .unwrap_err();
    assert!(
        matches!(again, TransferError::DraftOpen("family-hubs")),
        "{again}"
    );

    // Nobody here wrote it: whoever sends it for approval counts as its writer.
    let mut writer = world.sign_in(WRITER).await;
    let desk = writer.get(DESK).await;
    assert!(desk.says("By nobody yet"), "{}", desk.text());
    let draft = desk
        .links()
        .into_iter()
        .find(|link| link.starts_with("/staff/notices/draft/"))
        .unwrap();
    let page = writer.get(&draft).await;
    assert!(page.says("This text was imported from a file."));
    let sent = writer
        .submit(&page, &[("substance", "no"), ("action", "submit")])
        .await;
    assert!(sent.says("Sent for approval"), "{}", sent.text());
    writer.header("sec-fetch-site", "same-origin");
    let alone = writer
        .post(
            &format!("{draft}/decision"),
            &[("action", "approve"), ("revision", "3"), ("sha256", "00")],
        )
        .await;
    assert_eq!(alone.status(), 403);
    let mut second = world.sign_in(SECOND).await;
    assert!(approves(&mut second, &draft).await.says("Approved"));
    let out = export(&app.owner, notice, Some(2), now).await.unwrap();
    assert!(out.contains("outside of the EU"), "word for word");
    assert_eq!(NoticeText::parse(&out).unwrap().version, 2);
    assert!(
        world
            .sign_in(THIRD)
            .await
            .get(DESK)
            .await
            .says("Written by DESK.WRITER")
    );
    world.app.end().await;
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_text_is_said_at_once() {
    let app = App::start().await;
    let mut text: Value = serde_json::from_str(shipped()[1]).unwrap();
    text["title"] = Value::String(" ".to_owned());
    text["changes"] = serde_json::json!([]);
    text["sections"][1]["blocks"][0] = Value::String("See [contact:nobody].".to_owned());
    text["sections"][2]["field"] = Value::String("Type Of Data".to_owned());
    let wrong = import(
        &app.owner,
        &app.state.configured,
        &text.to_string(),
        app.clock.now(),
    )
    .await
    .unwrap_err();
    let said = wrong.to_string();
    for fault in [
        "title is empty",
        "changes is empty",
        "Type Of Data is not the name of a field",
        "type_of_data is missing",
        "nothing stands behind [contact:nobody]",
    ] {
        assert!(said.contains(fault), "{fault}: {said}");
    }
    // Nor what the form at the desk has no room for, nor another language.
    let mut text: Value = serde_json::from_str(shipped()[1]).unwrap();
    text["language"] = Value::String("ur".to_owned());
    text["sections"][1]["blocks"][0] = Value::String("long ".repeat(2_001));
    let wrong = import(
        &app.owner,
        &app.state.configured,
        &text.to_string(),
        app.clock.now(),
    )
    .await
    .unwrap_err();
    let said = wrong.to_string();
    for fault in [
        "Use 10000 characters at most",
        "language: a notice is published in English",
    ] {
        assert!(said.contains(fault), "{fault}: {said}");
    }
    for broken in ["", "{}", "[1]", r#"{"notice": "hubs"}"#] {
        assert!(
            import(&app.owner, &app.state.configured, broken, app.clock.now())
                .await
                .is_err(),
            "{broken}"
        );
    }
    let drafts = app.value("SELECT count(*) FROM review_draft").await;
    assert_eq!(drafts.as_deref(), Some("0"));
    app.end().await;
}

#[tokio::test]
async fn the_program_ends_with_0_when_done_1_when_refused_2_when_used_wrongly() {
    let app = App::start().await;
    let good = file(&shipped()[0].replace("2025-09-01", "2030-01-01"));
    let bad = file("{}");
    let (good_path, bad_path) = (good.to_string_lossy(), bad.to_string_lossy());
    for (words, code) in [
        (vec!["notice", "export", "family-hubs"], 0),
        (vec!["notice", "export", "family-hubs", "--version", "1"], 0),
        (vec!["notice", "export", "family-hubs", "--version", "7"], 1),
        (vec!["notice", "export", "hubs"], 2),
        (
            vec!["notice", "export", "family-hubs", "--version", "one"],
            2,
        ),
        (vec!["notice", "import"], 2),
        (vec!["notice", "burn"], 2),
        (vec!["notice", "import", "/nowhere/notice.json"], 1),
        (vec!["notice", "import", &bad_path], 1),
        (vec!["notice", "import", &good_path], 0),
        // There is a draft now.
        (vec!["notice", "import", &good_path], 1),
    ] {
        assert_eq!(ends(&app, &words).await, ExitCode::from(code), "{words:?}");
    }
    let drafts = app
        .value("SELECT count(*) FROM review_draft WHERE source = 'import'")
        .await;
    assert_eq!(drafts.as_deref(), Some("1"));
    let audited = app
        .value("SELECT count(*) FROM audit_event WHERE action = 'notice.import'")
        .await;
    assert_eq!(audited.as_deref(), Some("1"));
    let _ = (std::fs::remove_file(good), std::fs::remove_file(bad));
    app.end().await;
}
