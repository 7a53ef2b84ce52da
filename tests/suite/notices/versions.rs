//! Versions of the notices: each for ever, none ever changed.

use app::domain::notice::shipped;
use chrono::{TimeDelta, TimeZone, Utc};
use harness::App;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::notice::{
    seed,
    seed::{SeedError, put_notice},
};

/// A second version of the Family Hubs' notice, in force from a day.
pub fn second(from: &str) -> String {
    shipped()[0]
        .replace("\"version\": 1", "\"version\": 2")
        .replace("2025-09-01", from)
        .replace(
            "This is the first version.",
            "We say who runs the Family Hubs in fewer words.",
        )
        .replace(
            "Its full name is Stockport Metropolitan Borough Council.",
            "Its long name is Stockport Metropolitan Borough Council.",
        )
}

/// The code as it stands on the page.
async fn code_of(app: &App, notice: &str, version: u32) -> String {
    let sql = format!(
        "SELECT check_code FROM notice_version WHERE notice = '{notice}' AND version = {version}"
    );
    app.value(&sql).await.expect("there is one")
}

/// The texts that were published. Whoever changes one on purpose makes a new version, and a new line here.
#[tokio::test]
async fn the_published_texts_are_still_the_published_texts() {
    let app = App::start().await;
    let mut rows = csv::Reader::from_reader(include_str!("published.csv").as_bytes());
    let mut count = 0;
    for row in rows.records() {
        let row = row.expect("a row");
        let sql = format!(
            "SELECT encode(sha256, 'hex') FROM notice_version WHERE notice = '{}' AND version = {}",
            &row[0], &row[1]
        );
        assert_eq!(
            app.value(&sql).await.as_deref(),
            Some(&row[2]),
            "{} version {}",
            &row[0],
            &row[1]
        );
        count += 1;
    }
    let all = app.value("SELECT count(*) FROM notice_version").await;
    assert_eq!(all, Some(count.to_string()));
    app.end().await;
}

#[tokio::test]
async fn a_version_keeps_its_address_and_says_when_there_is_a_newer_one() {
    let app = App::start().await;
    let now = app.clock.now();
    put_notice(&app.owner, &second("2026-12-01"), now)
        .await
        .expect("a new version");
    let mut person = app.client();

    // Until its day nobody sees it: not by its number, not by its code, not in a comparison.
    let code = code_of(&app, "family-hubs", 2).await;
    for path in [
        "/privacy/family-hubs/2",
        &format!("/privacy/check/{code}"),
        "/privacy/family-hubs/compare/1/2",
    ] {
        assert_eq!(person.get(path).await.status(), 404, "{path}");
    }
    let today = person.get("/privacy/family-hubs").await;
    assert!(today.says("Version 1, from 1 September 2025") && !today.says("older version"));

    // London's midnight counts, not that of UTC; in December they are the same.
    app.clock.set(
        Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0)
            .single()
            .expect("an instant"),
    );
    let newest = person.get("/privacy/family-hubs").await;
    assert!(newest.says("Version 2, from 1 December 2026"));
    assert!(newest.says("We say who runs the Family Hubs in fewer words."));
    assert!(
        newest
            .links()
            .contains(&"/privacy/family-hubs/compare/1/2".to_owned())
    );
    let first = person.get("/privacy/family-hubs/1").await;
    assert!(first.says("This is an older version") && first.says("from 1 December 2026"));
    assert!(first.says("Its full name is Stockport Metropolitan Borough Council."));
    assert_ne!(first.title(), newest.title());

    let compared = person.get("/privacy/family-hubs/compare/1/2").await;
    assert!(compared.html().contains("<del>") && compared.html().contains("<ins>"));
    assert!(
        compared.says("Taken out: full") && compared.says("New: long"),
        "{}",
        compared.text()
    );
    assert!(
        compared.says("20 other parts did not change."),
        "{}",
        compared.text()
    );
    app.end().await;
}

#[tokio::test]
async fn a_printed_copy_can_be_checked_by_its_code() {
    let app = App::start().await;
    let mut person = app.client();
    let old = code_of(&app, "family-hubs", 1).await;
    let page = person.get("/privacy/family-hubs").await;
    assert!(page.says(&format!("Check code {old}")), "{}", page.text());

    let typed = old.to_lowercase().replace('-', "+");
    let answer = person.get(&format!("/privacy/check?code={typed}")).await;
    assert_eq!(answer.path(), format!("/privacy/check/{old}"));
    assert!(answer.says("Your copy is the newest"));

    put_notice(&app.owner, &second("2026-11-18"), app.clock.now())
        .await
        .expect("a new version");
    let answer = person.get(&format!("/privacy/check/{old}")).await;
    assert!(answer.says("Your copy was replaced by version 2 on 18 November 2026."));
    let new = code_of(&app, "family-hubs", 2).await;
    assert!(
        person
            .get(&format!("/privacy/check/{new}"))
            .await
            .says("Your copy is the newest")
    );

    let unknown = person.get("/privacy/check/BBB-BBB").await;
    assert_eq!(unknown.status(), 404);
    assert!(unknown.title().starts_with("Error: ") && unknown.html().contains("BBB-BBB"));
    let nonsense = person.get("/privacy/check?code=%3Cb%3E").await;
    assert_eq!(nonsense.status(), 422);
    assert!(nonsense.html().contains("&lt;b&gt;") && !nonsense.html().contains("<b>"));
    app.end().await;
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let app = App::start().await;
    let mut person = app.client();
    for path in [
        "/privacy/hubs",
        "/privacy/family-hubs/0",
        "/privacy/family-hubs/01",
        "/privacy/family-hubs/+1",
        "/privacy/family-hubs/2",
        "/privacy/family-hubs/one",
        "/privacy/family-hubs/99999999999",
        "/privacy/family-hubs/compare/1/2",
        "/privacy/family-hubs/compare/0/1",
        "/privacy/hubs/compare/1/1",
    ] {
        assert_eq!(person.get(path).await.status(), 404, "{path}");
    }
    app.end().await;
}

#[tokio::test]
async fn seeding_again_adds_nothing_and_other_words_under_the_same_number_are_refused() {
    let app = App::start().await;
    let now = app.clock.now();
    let partners = &app.state.configured.partners;
    let (one, two) = tokio::join!(
        seed::seed(&app.owner, partners, now),
        seed::seed(&app.owner, partners, now)
    );
    assert_eq!(one.expect("fine"), seed::Seeded::default());
    assert_eq!(two.expect("fine"), seed::Seeded::default());
    let other = shipped()[0].replace("Stockport Council. We run", "Stockport Council runs");
    let refused = put_notice(&app.owner, &other, now)
        .await
        .expect_err("a changed text");
    assert!(matches!(refused, SeedError::Changed { version: 1, .. }));
    assert!(
        refused.to_string().contains("make version 2 instead"),
        "{refused}"
    );
    // Blanks and the order of keys are not words.
    let value: serde_json::Value = serde_json::from_str(shipped()[0]).expect("JSON");
    assert!(
        !put_notice(&app.owner, &value.to_string(), now)
            .await
            .expect("the same text")
    );
    app.end().await;
}

#[tokio::test]
async fn nobody_changes_or_removes_a_version_or_a_wording() {
    let app = App::start().await;
    let pools = &app.state.pools;
    for (who, db) in [
        ("owner", &app.owner),
        ("web", &pools.web),
        ("staff", &pools.staff),
        ("worker", &pools.worker),
    ] {
        for table in ["notice_version", "wording"] {
            for sql in [
                format!("UPDATE {table} SET version = 9"),
                format!("DELETE FROM {table}"),
                format!("TRUNCATE {table} CASCADE"),
            ] {
                let done = db.execute_unprepared(&sql).await;
                assert!(done.is_err(), "{who}: {sql}");
            }
        }
    }
    app.end().await;
}

/// Whoever gets past the database's own guard still cannot have other words shown as the notice.
#[tokio::test]
async fn a_text_that_lost_its_hash_is_not_shown() {
    let app = App::start().await;
    app.execute("ALTER TABLE notice_version DISABLE TRIGGER ALL")
        .await;
    let sql = "UPDATE notice_version SET body = jsonb_set(body, '{title}', '\"We may do anything\"') WHERE notice = 'family-hubs'";
    app.owner
        .execute_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await
        .expect("the guard is off");
    let page = app.client().get("/privacy/family-hubs").await;
    assert_eq!(page.status(), 500);
    assert!(!page.html().contains("anything"));
    assert!(app.log().contains("is not the text that was stored"));
    app.end().await;
}

/// The date on the page is the live rule's on the day it is read (feature C6).
#[tokio::test]
async fn the_date_on_the_notice_moves_with_the_year() {
    let app = App::start().await;
    let mut person = app.client();
    assert!(
        person
            .get("/privacy")
            .await
            .says("A form you send today is deleted after 31 March 2029")
    );
    // Half an hour before midnight UTC on 31 March it is already April in London.
    app.clock.set(
        Utc.with_ymd_and_hms(2027, 3, 31, 22, 59, 0)
            .single()
            .expect("an instant"),
    );
    assert!(person.get("/privacy").await.says("after 31 March 2029"));
    app.advance(TimeDelta::minutes(1));
    assert!(person.get("/privacy").await.says("after 31 March 2030"));
    app.end().await;
}

/// Before the first version begins there is a notice all the same: nobody asks for help without one.
#[tokio::test]
async fn there_is_a_notice_at_all_times() {
    let at = Utc
        .with_ymd_and_hms(2024, 5, 1, 9, 0, 0)
        .single()
        .expect("an instant");
    let app = App::builder().at(at).start().await;
    assert_eq!(app.client().get("/privacy/family-hubs").await.status(), 200);
    app.end().await;
}
