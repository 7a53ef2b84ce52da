//! The outbox and a mail server in every mood.

use chrono::{TimeDelta, TimeZone, Utc};
use harness::{App, Mood, canary};
use platform::{
    crypto::Place,
    ids::{EnquiryId, uuid_at},
    outbox,
    outbox::{Message, Terms},
};
use sea_orm::TransactionTrait;
use uuid::Uuid;

/// A case with an email address and wishes, as far as the outbox looks.
async fn case(app: &App, wishes: serde_json::Value) -> EnquiryId {
    let now = app.clock.now();
    let id = uuid_at(now);
    let notice = Uuid::now_v7();
    app.execute(&format!(
        "INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from) VALUES \
         ('{notice}', 'family-hubs', 'SMBC', 900, '{{}}', decode(repeat('00', 32), 'hex'), '{notice}', '2026-01-01Z'); \
         INSERT INTO enquiry (id, draft_id, reference, controller, queue, topic, area, about_whom, children_under_19, \
         send_under_25, age_band, contact_route, priority, urgent, notice_version_id, received_at, first_look_due, form_last_day, suggested_at) \
         VALUES ('{id}', '{}', 'BCD-234-FGH', 'SMBC', 'FH-CEN', 'PLAY', 'CEN', 'me', 'yes', 'no', '25_34', 'email', 'normal', false, \
         '{notice}', '{now}', '{now}', '2029-03-31', '{now}')",
        Uuid::new_v4()
    ))
    .await;
    let (key, wrapped) = app.state.keys.new_data_key(id).expect("a key");
    let content = uuid_at(now);
    let email = key
        .seal_text(
            Place::new("enquiry_content", content, "email"),
            "resident@example.org",
        )
        .expect("sealed");
    let name = key
        .seal_text(
            Place::new("enquiry_content", content, "name"),
            &canary("name"),
        )
        .expect("sealed");
    let safe = uuid_at(now);
    let wishes = key
        .seal_json(Place::new("safe_contact", safe, "wishes"), &wishes)
        .expect("sealed");
    app.execute(&format!(
        "INSERT INTO data_key (enquiry_id, epoch, wrapped) VALUES ('{id}', {}, '\\x{}'); \
         INSERT INTO enquiry_content (id, enquiry_id, version, recorded_at, name, email) VALUES ('{content}', '{id}', 1, '{now}', '\\x{}', '\\x{}'); \
         INSERT INTO safe_contact (id, enquiry_id, version, recorded_at, wishes) VALUES ('{safe}', '{id}', 1, '{now}', '\\x{}')",
        wrapped.epoch,
        hex(&wrapped.bytes),
        hex(&name),
        hex(&email),
        hex(&wishes),
    ))
    .await;
    EnquiryId(id)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn no_wishes() -> serde_json::Value {
    serde_json::to_value(app::domain::safe_contact::SafeContactWishes::default()).expect("wishes")
}

fn wishes(
    change: impl FnOnce(&mut app::domain::safe_contact::SafeContactWishes),
) -> serde_json::Value {
    let mut wishes = app::domain::safe_contact::SafeContactWishes::default();
    change(&mut wishes);
    serde_json::to_value(wishes).expect("wishes")
}

async fn queue(app: &App, enquiry: EnquiryId, expires: Option<TimeDelta>) {
    let now = app.clock.now();
    let message = Message {
        reference: "BCD-234-FGH".into(),
        text: format!("A link for you. {}", canary("text")),
        former: None,
    };
    let terms = Terms {
        enquiry,
        kind: "manage_link",
        purpose: None,
        not_before: now,
        expires: expires.map(|in_| now + in_),
    };
    let tx = app.owner.begin().await.expect("a transaction");
    outbox::enqueue(&tx, &app.state.keys, now, terms, &message)
        .await
        .expect("queued");
    tx.commit().await.expect("committed");
}

async fn states(app: &App) -> String {
    app.value("SELECT string_agg(state || ':' || coalesce(reason, '-') || ':' || attempts, ' ' ORDER BY id) FROM outbox").await.unwrap_or_default()
}

#[tokio::test]
async fn a_message_goes_out_once_with_the_reference_as_its_subject() {
    let app = App::start().await;
    let enquiry = case(&app, no_wishes()).await;
    queue(&app, enquiry, None).await;
    assert_eq!(
        app.value("SELECT encode(payload, 'escape') LIKE '%link%' FROM outbox")
            .await
            .as_deref(),
        Some("false"),
        "sealed"
    );
    app.send_mail().await;
    app.send_mail().await;
    let mails = app.mail.received();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, ["resident@example.org"]);
    assert_eq!(mails[0].header("subject").as_deref(), Some("BCD-234-FGH"));
    assert!(mails[0].body().starts_with("A link for you."));
    assert_eq!(states(&app).await, "sent:-:1");
    assert_eq!(
        app.value("SELECT action FROM audit_event").await.as_deref(),
        Some("message.sent")
    );
    app.end().await;
}

#[tokio::test]
async fn a_message_that_breaks_a_wish_is_not_sent_and_the_reason_is_kept() {
    use app::domain::codes::SafeContact;
    for (wish, reason) in [
        (SafeContact::NoEmail, "no_email"),
        (SafeContact::ShareDevice, "share_device"),
    ] {
        let app = App::start().await;
        let enquiry = case(&app, wishes(|wishes| assert!(wishes.wishes.insert(wish)))).await;
        queue(&app, enquiry, None).await;
        app.send_mail().await;
        assert_eq!(states(&app).await, format!("refused:{reason}:1"));
        assert!(app.mail.received().is_empty());
        assert_eq!(
            app.value("SELECT action || ' ' || reason FROM audit_event")
                .await,
            Some(format!("message.refused {reason}"))
        );
        app.end().await;
    }
}

#[tokio::test]
async fn a_wish_made_after_queueing_is_obeyed() {
    let app = App::start().await;
    let enquiry = case(&app, no_wishes()).await;
    queue(&app, enquiry, None).await;
    app.execute("UPDATE enquiry SET contact_route = 'none_i_will_contact_you'")
        .await;
    app.send_mail().await;
    assert_eq!(states(&app).await, "refused:contact_me_instead:1");
    app.end().await;
}

#[tokio::test]
async fn a_message_waits_for_the_next_safe_time() {
    use app::domain::codes::SafeTime;
    // Wednesday 10 in the morning; safe only on Thursday evening.
    let app = App::start().await;
    let enquiry = case(
        &app,
        wishes(|wishes| assert!(wishes.times.insert(SafeTime::ThuEve))),
    )
    .await;
    queue(&app, enquiry, None).await;
    app.send_mail().await;
    assert_eq!(states(&app).await, "queued:not_now:0");
    app.advance(TimeDelta::hours(30));
    app.send_mail().await;
    assert!(
        app.mail.received().is_empty(),
        "Thursday 4 in the afternoon"
    );
    app.advance(TimeDelta::hours(1));
    app.send_mail().await;
    assert_eq!(app.mail.received().len(), 1);
    app.end().await;
}

#[tokio::test]
async fn a_link_that_would_run_out_before_the_safe_time_is_refused_and_one_that_has_is_expired() {
    use app::domain::codes::SafeTime;
    let app = App::start().await;
    let enquiry = case(
        &app,
        wishes(|wishes| assert!(wishes.times.insert(SafeTime::ThuEve))),
    )
    .await;
    queue(&app, enquiry, Some(TimeDelta::minutes(10))).await;
    app.send_mail().await;
    assert_eq!(states(&app).await, "refused:expires_before_safe_time:1");
    app.end().await;
    let app = App::start().await;
    let enquiry = case(&app, no_wishes()).await;
    queue(&app, enquiry, Some(TimeDelta::minutes(10))).await;
    app.advance(TimeDelta::minutes(11));
    app.send_mail().await;
    assert_eq!(states(&app).await, "expired:-:1");
    app.end().await;
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_again_later_and_the_mail_keeps_its_id() {
    for (mood, reason) in [
        (Mood::HangsUp, "mail_unreachable"),
        (Mood::NotNow, "mail_deferred"),
        (Mood::TakesAndDrops, "mail_unreachable"),
    ] {
        let app = App::start().await;
        let enquiry = case(&app, no_wishes()).await;
        queue(&app, enquiry, None).await;
        app.mail.set_mood(mood);
        app.send_mail().await;
        assert_eq!(states(&app).await, format!("queued:{reason}:1"), "{mood:?}");
        app.send_mail().await;
        assert_eq!(
            states(&app).await,
            format!("queued:{reason}:1"),
            "not before its time"
        );
        app.mail.set_mood(Mood::Takes);
        app.advance(TimeDelta::seconds(40));
        app.send_mail().await;
        assert_eq!(states(&app).await, "sent:-:2", "{mood:?}");
        let ids: std::collections::BTreeSet<_> = app
            .mail
            .received()
            .iter()
            .map(|mail| mail.header("message-id"))
            .collect();
        assert_eq!(ids.len(), 1, "at least once, and tellable");
        app.end().await;
    }
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_given_up_at_once() {
    let app = App::start().await;
    let enquiry = case(&app, no_wishes()).await;
    queue(&app, enquiry, None).await;
    app.mail.set_mood(Mood::Never);
    app.send_mail().await;
    assert_eq!(states(&app).await, "dead:mail_refused:1");
    assert!(app.log().contains("a message was given up"));
    assert!(!app.log().contains("resident@example.org"));
    app.end().await;
}

#[tokio::test]
async fn after_ten_tries_a_message_is_given_up_visibly() {
    let app = App::start().await;
    let enquiry = case(&app, no_wishes()).await;
    queue(&app, enquiry, None).await;
    app.mail.set_mood(Mood::HangsUp);
    for _ in 0..12 {
        app.send_mail().await;
        app.advance(TimeDelta::hours(2));
    }
    assert_eq!(states(&app).await, "dead:mail_unreachable:10");
    app.end().await;
}

#[tokio::test]
async fn two_workers_send_each_message_once() {
    let app = App::builder()
        .at(Utc.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).unwrap())
        .start()
        .await;
    let enquiry = case(&app, no_wishes()).await;
    for _ in 0..25 {
        queue(&app, enquiry, None).await;
    }
    let run = async || {
        let mut looked_at = 0;
        loop {
            match server::delivery::run_once(&app.state)
                .await
                .expect("it runs")
            {
                0 => return looked_at,
                some => looked_at += some,
            }
        }
    };
    let (one, two) = tokio::join!(run(), run());
    assert_eq!(one + two, 25);
    assert_eq!(app.mail.received().len(), 25);
    app.end().await;
}

#[tokio::test]
async fn a_worker_that_died_leaves_its_messages_to_others_after_the_lease() {
    let app = App::start().await;
    let enquiry = case(&app, no_wishes()).await;
    queue(&app, enquiry, None).await;
    let later = app.clock.now() + TimeDelta::minutes(6);
    app.execute(&format!(
        "UPDATE outbox SET leased_until = '{later}', attempts = 1"
    ))
    .await;
    app.send_mail().await;
    assert!(app.mail.received().is_empty(), "somebody else has it");
    app.advance(TimeDelta::minutes(7));
    app.send_mail().await;
    assert_eq!(states(&app).await, "sent:-:2");
    app.end().await;
}

#[tokio::test]
async fn a_worker_told_to_stop_gives_its_messages_back() {
    let mut app = App::start().await;
    app.unsent_is_fine();
    let enquiry = case(&app, no_wishes()).await;
    queue(&app, enquiry, None).await;
    app.state.stopping.cancel();
    app.send_mail().await;
    assert_eq!(states(&app).await, "queued:-:0");
    assert_eq!(app.value("SELECT leased_until FROM outbox").await, None);
    app.end().await;
}
