//! Equality answers: kept apart, found by the three words alone.

use super::person::Person;
use harness::App;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

const AFTER: &str = "/enquiry/equality";
const OWN: &str = "/manage/enquiry/equality";

/// Answers that the Alliance asks for.
const ADULT: &[(&str, &str)] = &[("household_children_under_19", "no")];

#[tokio::test]
async fn answers_are_kept_under_a_name_that_is_nowhere_else() {
    let app = App::start().await;
    let mut person = Person::sends(&app, ADULT).await;
    let page = person.client.get(AFTER).await;
    assert_eq!(page.status(), 200);
    let thanks = person
        .client
        .submit(
            &page,
            &[
                ("sex", "female"),
                ("religion", "other"),
                ("religion_other_words", "Shinto"),
                ("ethnicity", "white"),
                ("ethnicity_asian", "a_indian"),
            ],
        )
        .await;
    assert!(thanks.says("Thank you"));
    let row = app
        .value("SELECT controller || ' ' || quarter || ' ' || answers FROM equality.answer")
        .await
        .unwrap();
    assert!(row.starts_with("TPA 2026Q4 "), "{row}");
    assert!(
        row.contains("Shinto") && row.contains("female") && !row.contains("a_indian"),
        "{row}"
    );
    // The key is in no other table.
    let key = app
        .value("SELECT encode(equality_key, 'hex') FROM equality.answer")
        .await
        .unwrap();
    let dump = app
        .value("SELECT string_agg(t::text, '') FROM (SELECT passphrase::text AS t FROM passphrase UNION ALL SELECT enquiry::text FROM enquiry UNION ALL SELECT draft::text FROM draft UNION ALL SELECT audit_event::text FROM audit_event) x")
        .await
        .unwrap();
    assert!(!dump.contains(&key));
    // Coming back to the page shows them again, and they can be changed.
    let page = person.client.get(AFTER).await;
    assert!(page.html().contains("value=\"Shinto\""));
    person.client.submit(&page, &[("sex", "skip")]).await;
    assert_eq!(
        app.value("SELECT count(*) FROM equality.answer")
            .await
            .as_deref(),
        Some("1")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn skipping_is_one_tap_and_stores_nothing() {
    let app = App::start().await;
    let mut person = Person::sends(&app, &[]).await;
    let page = person.client.get(AFTER).await;
    assert!(page.links().iter().any(|link| link == "/enquiry/sent"));
    let sent = person.client.submit(&page, &[]).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    assert_eq!(
        app.value("SELECT count(*) FROM equality.answer")
            .await
            .as_deref(),
        Some("0")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn each_organisation_asks_its_own_questions() {
    let app = App::start().await;
    let mut family = Person::sends(&app, &[]).await;
    let page = family.client.get(AFTER).await;
    assert!(page.html().contains("name=\"sex\"") && !page.html().contains("name=\"ethnicity\""));
    // What was not asked is not taken.
    family.client.submit(&page, &[("ethnicity", "white")]).await;
    assert_eq!(
        app.value("SELECT count(*) FROM equality.answer")
            .await
            .as_deref(),
        Some("0")
    );
    let mut adult = Person::sends(&app, ADULT).await;
    let page = adult.client.get(AFTER).await;
    assert!(
        page.html().contains("name=\"ethnicity\"")
            && page.html().contains("name=\"disability_impact\"")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn nobody_under_16_and_nobody_unsent_is_asked() {
    let app = App::start().await;
    let mut child = Person::sends(&app, &[("age_band", "13_15")]).await;
    assert_eq!(child.client.get(AFTER).await.path(), "/enquiry/sent");
    let mut back = child.comes_back(&app).await;
    assert_eq!(back.get(OWN).await.status(), 404);
    let mut nobody = app.client();
    nobody.follow = false;
    assert_eq!(nobody.get(AFTER).await.status(), 303);
    assert_eq!(
        nobody.post(AFTER, &[("sex", "female")]).await.status(),
        403,
        "no token"
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn the_words_show_change_and_delete_the_answers() {
    let app = App::start().await;
    let mut person = Person::sends(&app, ADULT).await;
    person.client.fill(AFTER, &[("sex", "female")]).await;
    let mut client = person.comes_back(&app).await;
    // Even with an open session: the way to the answers is stored nowhere.
    let locked = client.get(OWN).await;
    assert!(!locked.html().contains("name=\"sex\""));
    let wrong = client
        .submit(
            &locked,
            &[("passphrase", "abacus acorn alpaca"), ("action", "show")],
        )
        .await;
    assert_eq!(wrong.status(), 422);
    let open = client
        .submit(
            &locked,
            &[("passphrase", &person.words), ("action", "show")],
        )
        .await;
    assert_eq!(open.status(), 200);
    assert!(open.says("These are your answers."));
    let form = open.form().unwrap();
    assert!(
        form.fields
            .contains(&("sex".to_owned(), "female".to_owned()))
    );
    let saved = client
        .submit(&open, &[("sex", "male"), ("action", "save")])
        .await;
    assert!(saved.says("Your answers are saved"));
    assert_eq!(
        app.value("SELECT answers->'answers'->'sex'->>'option' FROM equality.answer")
            .await
            .as_deref(),
        Some("male")
    );
    let deleted = client
        .submit(
            &saved,
            &[("passphrase", &person.words), ("action", "delete")],
        )
        .await;
    assert!(deleted.says("Your answers are deleted"));
    assert_eq!(
        app.value("SELECT count(*) FROM equality.answer")
            .await
            .as_deref(),
        Some("0")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn what_the_page_holds_opens_for_its_own_cookie_only() {
    let app = App::start().await;
    let mut person = Person::sends(&app, ADULT).await;
    person.client.fill(AFTER, &[("sex", "female")]).await;
    let mut client = person.comes_back(&app).await;
    let locked = client.get(OWN).await;
    let open = client
        .submit(
            &locked,
            &[("passphrase", &person.words), ("action", "show")],
        )
        .await;
    let held = open
        .form()
        .unwrap()
        .fields
        .into_iter()
        .find(|(name, _)| name == "held")
        .unwrap()
        .1;
    // The same person in another browser, and somebody else: the field alone does nothing.
    let other = Person::sends(&app, ADULT).await;
    for mut client in [person.comes_back(&app).await, other.comes_back(&app).await] {
        let page = client.get(OWN).await;
        let refused = client
            .submit(&page, &[("held", &held), ("action", "delete")])
            .await;
        assert_eq!(refused.status(), 422);
    }
    assert_eq!(
        app.value("SELECT count(*) FROM equality.answer")
            .await
            .as_deref(),
        Some("1")
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn no_other_role_reads_the_answers() {
    let app = App::start().await;
    let mut person = Person::sends(&app, ADULT).await;
    person.client.fill(AFTER, &[("sex", "female")]).await;
    let pools = &app.state.pools;
    let ask = |sql: &str| Statement::from_string(DbBackend::Postgres, sql.to_owned());
    for (role, pool) in [
        ("web", &pools.web),
        ("staff", &pools.staff),
        ("worker", &pools.worker),
        ("retention", &pools.retention),
        ("auditor", &pools.auditor),
    ] {
        for sql in [
            "SELECT count(*) FROM equality.answer",
            "DELETE FROM equality.answer",
            "INSERT INTO equality.answer VALUES (decode(repeat('00', 32), 'hex'), 'TPA', '2026Q4', '{}')",
        ] {
            assert!(pool.execute_raw(ask(sql)).await.is_err(), "{role}: {sql}");
        }
    }
    for table in ["enquiry", "passphrase", "draft", "consent_event"] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert!(
            pools.equality.execute_raw(ask(&sql)).await.is_err(),
            "{table}"
        );
    }
    app.send_mail().await;
    app.end().await;
}
