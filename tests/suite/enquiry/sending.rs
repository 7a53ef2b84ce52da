//! Sending: once, whole, and bound to what was shown.

use super::walk::{ordinary, reference, send, walk, with, words};
use chrono::{TimeDelta, TimeZone, Utc};
use harness::App;
use sea_orm::ConnectionTrait;

/// 50 copies at once make one enquiry and one message, and all get the same answer (feature A11).
#[tokio::test]
async fn fifty_copies_at_once_make_one_enquiry_and_one_message() {
    let mut app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[("contact_route", "email"), ("email", "robin@example.com")],
    );
    let check = walk(&mut client, &given).await;
    client.follow = false;
    let copies = (0..50).map(|_| {
        let (mut client, check) = (client.clone(), check.clone());
        tokio::spawn(async move { client.submit(&check, &[("action", "send")]).await })
    });
    let mut answers = Vec::new();
    for copy in copies.collect::<Vec<_>>() {
        answers.push(copy.await.expect("the copy is answered"));
    }
    for answer in &answers {
        assert_eq!(
            (answer.status(), answer.header("location")),
            (303, Some("/enquiry/sent")),
            "{}",
            answer.text()
        );
    }
    for table in [
        "enquiry",
        "enquiry_content",
        "data_key",
        "passphrase",
        "outbox",
        "audit_event",
    ] {
        assert_eq!(
            app.value(&format!("SELECT count(*) FROM {table}"))
                .await
                .as_deref(),
            Some("1"),
            "{table}"
        );
    }
    app.send_mail().await;
    assert_eq!(app.mail.received().len(), 1);
    app.unsent_is_fine();
    app.end().await;
}

/// Copies never count against the limit: only a new enquiry does.
#[tokio::test]
async fn the_limit_counts_new_enquiries_and_never_copies_or_pages() {
    let app = App::builder()
        .config(|config| config.limits.limit_send = 2)
        .start()
        .await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    for _ in 0..10 {
        assert_eq!(
            client.submit(&check, &[("action", "send")]).await.path(),
            "/enquiry/sent"
        );
    }
    let mut second = app.client();
    assert_eq!(send(&mut second, &ordinary()).await.path(), "/enquiry/sent");
    let mut third = app.client();
    let refused = send(&mut third, &ordinary()).await;
    assert_eq!(refused.status(), 429);
    assert!(
        refused.header("retry-after").is_some() && refused.says("01632 960"),
        "{}",
        refused.text()
    );
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("2")
    );
    assert_eq!(
        third.get("/enquiry/check").await.path(),
        "/enquiry/check",
        "the answers are still there"
    );
    app.end().await;
}

#[tokio::test]
async fn the_sent_page_says_reference_dates_and_how_to_come_back() {
    let app = App::start().await;
    let mut client = app.client();
    let sent = send(&mut client, &ordinary()).await;
    assert_eq!(sent.heading(), "We have your enquiry");
    let number = reference(&sent);
    assert!(
        number.parse::<app::domain::reference::Reference>().is_ok(),
        "{number}"
    );
    // Money is "soon": one working day after Wednesday 18 November 2026.
    assert!(sent.says("By Thursday 19 November, 5pm"), "{}", sent.text());
    assert!(sent.says("Cheadle Family Hub") && sent.says("Then we ring you"));
    assert!(sent.says("We will delete this form after 31 March 2029"));
    assert!(app::domain::passphrase::Passphrase::parse(&words(&sent).join(" ")).is_some());
    assert!(sent.form_to("/enquiry/sent").is_some(), "a way in");
    for link in ["/enquiry/sent/record", "/enquiry/equality"] {
        assert!(sent.links().contains(&link.to_owned()), "{link}");
    }
    assert!(!sent.title().contains(&number));
    let record = client.get("/enquiry/sent/record").await;
    assert!(
        record.says(&number)
            && record.says("18 November 2026, 10am")
            && record.says("Robin Example"),
        "{}",
        record.text()
    );
    assert!(
        !record.text().contains(&words(&sent).join(" ")),
        "the record may lie about: no words on it"
    );
    app.end().await;
}

/// Urgent is looked at the same working day, or the next one when it comes after hours.
#[tokio::test]
async fn dates_follow_london_working_days() {
    let urgent = [
        ("topic", "DA"),
        ("danger_now", "yes"),
        ("safe_tonight", "yes"),
    ];
    let normal = [("topic", "PLAY")];
    for (at, other, said) in [
        (
            Utc.with_ymd_and_hms(2026, 11, 18, 10, 0, 0),
            &urgent[..],
            "Today, by 5pm",
        ),
        (
            Utc.with_ymd_and_hms(2026, 11, 20, 18, 0, 0),
            &urgent[..],
            "By Monday 23 November, 5pm",
        ),
        (
            Utc.with_ymd_and_hms(2026, 12, 24, 10, 0, 0),
            &normal[..],
            "By Thursday 31 December, 5pm",
        ),
    ] {
        let app = App::builder()
            .at(at.single().expect("an instant"))
            .start()
            .await;
        let mut client = app.client();
        let sent = send(&mut client, &with(ordinary(), other)).await;
        assert!(sent.says(said), "{said}: {}", sent.text());
        app.end().await;
    }
}

/// The last minute of the financial year in London is the one that counts (rule 3.1).
#[tokio::test]
async fn the_deletion_date_follows_the_london_date_of_receipt() {
    for (at, last_day) in [
        (
            Utc.with_ymd_and_hms(2026, 3, 31, 22, 59, 0),
            "31 March 2028",
        ),
        (
            Utc.with_ymd_and_hms(2026, 3, 31, 23, 30, 0),
            "31 March 2029",
        ),
    ] {
        let app = App::builder()
            .at(at.single().expect("an instant"))
            .start()
            .await;
        let mut client = app.client();
        let sent = send(&mut client, &ordinary()).await;
        assert!(
            sent.says(&format!("We will delete this form after {last_day}")),
            "{}",
            sent.text()
        );
        app.end().await;
    }
}

/// What a person chose, and whether an email may go.
#[tokio::test]
async fn a_receipt_goes_by_email_only_where_that_is_safe() {
    let email = [("contact_route", "email"), ("email", "robin@example.com")];
    for (other, goes) in [
        (vec![], true),
        (vec![("topic", "DA"), ("safe_tonight", "yes")], false),
        (vec![("topic", "SEND")], false),
        (vec![("other_topics", "WELLB")], false),
        (vec![("age_band", "13_15")], false),
        (
            vec![("contact_route", "phone"), ("phone", "01632 960 001")],
            false,
        ),
    ] {
        let app = App::start().await;
        let mut client = app.client();
        let sent = send(&mut client, &with(with(ordinary(), &email), &other)).await;
        let queued = app.value("SELECT count(*) FROM outbox").await;
        assert_eq!(
            queued.as_deref(),
            Some(if goes { "1" } else { "0" }),
            "{other:?}"
        );
        assert_eq!(sent.says("We also send you an email"), goes);
        app.send_mail().await;
        if goes {
            let mail = app.mail.received();
            let text = mail[0].body();
            assert!(
                mail[0]
                    .head()
                    .contains(&format!("Subject: {}", reference(&sent))),
                "{}",
                mail[0].head()
            );
            for topic in ["money", "Money", "Family", "Hub", "debt"] {
                assert!(
                    !text.contains(topic),
                    "it names no topic and no team: {text}"
                );
            }
        }
        app.end().await;
    }
}

#[tokio::test]
async fn an_email_waits_for_a_safe_time() {
    let mut app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("contact_route", "email"),
            ("email", "robin@example.com"),
            ("safe_times", "thu_pm"),
        ],
    );
    send(&mut client, &given).await;
    app.send_mail().await;
    assert_eq!(app.mail.received().len(), 0, "it is Wednesday morning");
    app.advance(TimeDelta::hours(26));
    app.send_mail().await;
    assert_eq!(app.mail.received().len(), 1);
    app.unsent_is_fine();
    app.end().await;
}

/// Everything or nothing: when the last write fails, no part of the enquiry is there, and nobody is told
/// that it is.
#[tokio::test]
async fn a_failed_send_leaves_nothing_and_is_not_acknowledged() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    app.execute("REVOKE INSERT ON audit_event FROM portal_web")
        .await;
    let failed = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(failed.status(), 500);
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("0")
    );
    app.execute("GRANT INSERT ON audit_event TO portal_web")
        .await;
    let sent = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent", "the answers were still there");
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("1")
    );
    app.end().await;
}

#[tokio::test]
async fn with_the_database_away_the_person_is_told_whom_to_call() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    app.database.set_open(false).await;
    let failed = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(failed.status(), 503);
    assert!(
        failed.says("01632 960") && !failed.says("We have your enquiry"),
        "{}",
        failed.text()
    );
    app.database.set_open(true).await;
    let sent = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    app.end().await;
}

/// The answer was lost on the way: sending again shows the same reference.
#[tokio::test]
async fn a_lost_answer_is_repeated_and_not_sent_twice() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    client.clone().submit(&check, &[("action", "send")]).await;
    let again = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(again.path(), "/enquiry/sent");
    let kept = app.value("SELECT reference FROM enquiry").await;
    assert_eq!(kept, Some(reference(&again)));
    app.end().await;
}

#[tokio::test]
async fn the_web_role_cannot_make_a_status_or_read_what_was_sent() {
    let app = App::start().await;
    let mut client = app.client();
    send(&mut client, &ordinary()).await;
    let web = &app.state.pools.web;
    for refused in [
        "UPDATE enquiry SET confirmed_at = now()",
        "UPDATE consent_event SET action = 'given'",
        "DELETE FROM consent_event",
        "INSERT INTO status_change (id, enquiry_id, status, actor_kind, at) SELECT gen_random_uuid(), id, 'confirmed', 'resident', now() FROM enquiry",
        "SELECT * FROM equality.answer",
        "SELECT * FROM blind_index",
        "SELECT * FROM audit_event",
    ] {
        let outcome = web.execute_unprepared(refused).await;
        let nothing = matches!(&outcome, Ok(result) if result.rows_affected() == 0);
        assert!(outcome.is_err() || nothing, "{refused}");
    }
    let rows = web
        .query_all_raw(sea_orm::Statement::from_string(
            sea_orm::DbBackend::Postgres,
            "SELECT id FROM enquiry",
        ))
        .await;
    assert_eq!(
        rows.expect("it may ask").len(),
        0,
        "and sees none without a session"
    );
    app.end().await;
}

#[tokio::test]
async fn what_was_sent_opens_with_its_key_and_says_what_was_typed() {
    use entity::{data_key, enquiry_content, safe_contact};
    use platform::crypto::WrappedKey;
    use sea_orm::EntityTrait;
    use server::enquiry::content::{Contents, open_wishes};
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("message", "line one\r\nline two"),
            ("safe_contact", "no_voicemail"),
            ("safe_times", "mon_am"),
            ("safe_word", "lantern"),
            ("adjustments", "Large print"),
        ],
    );
    send(&mut client, &given).await;
    let key = data_key::Entity::find()
        .one(&app.owner)
        .await
        .expect("asked")
        .expect("a key");
    let wrapped = WrappedKey {
        epoch: key.epoch,
        bytes: key.wrapped,
    };
    let opened = app
        .state
        .keys
        .unwrap(&wrapped, key.enquiry_id)
        .expect("the key opens");
    let row = enquiry_content::Entity::find()
        .one(&app.owner)
        .await
        .expect("asked")
        .expect("a row");
    let contents = Contents::open(&opened, &row).expect("it opens");
    assert_eq!(contents.name.expose(), "Robin Example");
    assert_eq!(
        contents
            .message
            .map(|message| message.expose().to_owned())
            .as_deref(),
        Some("line one\nline two")
    );
    assert_eq!(
        contents.postcode.map(|postcode| postcode.0).as_deref(),
        Some("SK8 3AB")
    );
    assert_eq!(row.message_words, 4);
    let row = safe_contact::Entity::find()
        .one(&app.owner)
        .await
        .expect("asked")
        .expect("a row");
    let wishes = open_wishes(&opened, &row).expect("it opens");
    assert_eq!(
        wishes
            .safe_word
            .map(|word| word.expose().to_owned())
            .as_deref(),
        Some("lantern")
    );
    assert_eq!((wishes.wishes.len(), wishes.times.len()), (1, 1));
    app.end().await;
}

/// The three words open the enquiry by the functions of the schema, and no others do.
#[tokio::test]
async fn the_three_words_are_the_ones_that_prove_it() {
    use entity::passphrase;
    use sea_orm::EntityTrait;
    use server::enquiry::passphrase::Proven;
    let app = App::start().await;
    let mut client = app.client();
    let sent = send(&mut client, &ordinary()).await;
    let row = passphrase::Entity::find()
        .one(&app.owner)
        .await
        .expect("asked")
        .expect("a row");
    let salt: [u8; 16] = row.salt.try_into().expect("16 bytes");
    let typed = app::domain::passphrase::Passphrase::parse(&words(&sent).join("-").to_uppercase())
        .expect("three words");
    let proven = Proven::by(&app.state.hashers.words, &app.state.keys, &typed, salt)
        .await
        .expect("hashed");
    assert_eq!(proven.verifier, row.verifier);
    assert!(
        proven
            .secret(
                &app.state.keys,
                platform::ids::EnquiryId(row.enquiry_id),
                &row.wrapped_secret
            )
            .is_ok()
    );
    app.end().await;
}
