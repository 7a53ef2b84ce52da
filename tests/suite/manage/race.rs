//! A withdrawal at the very moment at which something that rests on the consent leaves or is begun.

use crate::staff::world::{New, Sent, World};
use app::domain::{
    consent::{ConsentAction, ConsentChannel, ConsentPurpose, GivenBy, effective},
    controller::Controller,
    ids::{NoticeVersionId, StaffId, WordingId},
    permission::Role,
};
use chrono::TimeDelta;
use harness::{App, Client, Mood};
use platform::{
    cookie::Token,
    crypto::random,
    outbox,
    outbox::{Message, Terms},
};
use sea_orm::ConnectionTrait;
use server::consent::{
    ledger::{Act, Change, Ledger},
    lock,
};
use std::time::Duration;

const SHARE: &str = "C1_share_tpa:shg";
const ROUNDS: u64 = 200;

fn purpose() -> ConsentPurpose {
    SHARE.parse().unwrap()
}

async fn wording(app: &App) -> WordingId {
    let sql = "SELECT id FROM wording WHERE purpose_code = 'C1_share_tpa' AND recipient = 'shg'";
    WordingId(app.value(sql).await.unwrap().parse().unwrap())
}

async fn act(app: &App, sent: &Sent) -> Act {
    let notice = "SELECT id FROM notice_version WHERE controller = 'SMBC' LIMIT 1";
    Act {
        subject: sent.id,
        controller: Controller::Smbc,
        given_by: GivenBy::Myself,
        notice_version: NoticeVersionId(app.value(notice).await.unwrap().parse().unwrap()),
        channel: ConsentChannel::Online,
        evidence: "form:1".to_owned(),
        at: app.clock.now(),
        recorded_by: None,
    }
}

fn change(wording: WordingId, action: ConsentAction) -> Change {
    Change {
        purpose: purpose(),
        action,
        wording,
        named_recipients: vec!["Stockport Homes Group".to_owned()],
    }
}

/// Somebody who said yes, with a browser that has their enquiry open.
async fn somebody(world: &World, wording: WordingId) -> (Sent, Client) {
    let app = &world.app;
    let sent = world
        .enquiry(New {
            email: Some("resident@example.org".to_owned()),
            ..New::default()
        })
        .await;
    let act = act(app, &sent).await;
    Ledger::default()
        .append(
            &app.owner,
            &act,
            vec![change(wording, ConsentAction::Given)],
        )
        .await
        .unwrap();
    let token = Token::random();
    let now = app.clock.now().to_rfc3339();
    app.execute(&format!(
        "INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at) \
         VALUES (decode('{}', 'hex'), '{}', '{{passphrase}}', '{now}', '{now}')",
        token.hash().to_hex(),
        sent.id
    ))
    .await;
    let mut client = app.client();
    client.set_cookie("manage", token.expose());
    client.header("sec-fetch-site", "same-origin");
    client.follow = false;
    (sent, client)
}

async fn queue(tx: &impl ConnectionTrait, app: &App, sent: &Sent) {
    let terms = Terms {
        enquiry: sent.id,
        kind: "share_notice",
        purpose: Some(SHARE),
        not_before: app.clock.now(),
        expires: None,
    };
    let message = Message {
        reference: sent.reference.clone(),
        text: "A message that rests on a consent.".to_owned(),
        former: None,
    };
    outbox::enqueue(tx, &app.state.keys, app.clock.now(), terms, &message)
        .await
        .unwrap();
}

/// How whatever shares has to go about it: the question and the act in one transaction.
async fn share(app: &App, officer: StaffId, sent: &Sent) -> bool {
    let tx = app.state.pools.staff_tx(officer).await.unwrap();
    let live = lock::hold_live(&tx, sent.id, SHARE).await.unwrap();
    if live {
        queue(&tx, app, sent).await;
    }
    tx.commit().await.unwrap();
    live
}

async fn withdraw(client: &mut Client) {
    let answer = client
        .post("/manage/enquiry/consents", &[("choices", "")])
        .await;
    assert_eq!(answer.status(), 303, "{}", answer.text());
}

fn left(app: &App, sent: &Sent) -> usize {
    app.mail
        .received()
        .iter()
        .filter(|mail| mail.header("Subject").as_deref() == Some(sent.reference.as_str()))
        .count()
}

/// A wait of up to so many milliseconds, so that each round meets at another point.
async fn a_moment(most: u8) {
    let [byte] = random::<1>();
    let micros = u64::from(byte) * u64::from(most) * 1000 / 255;
    tokio::time::sleep(Duration::from_micros(micros)).await;
}

#[tokio::test]
async fn nothing_that_rests_on_a_consent_leaves_after_its_withdrawal_was_answered() {
    let world = World::start().await;
    let app = &world.app;
    let wording = wording(app).await;
    let officer = world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let (mut sent_before, mut shared, mut refused) = (0, 0, 0);
    for round in 0..ROUNDS {
        let (sent, mut client) = somebody(&world, wording).await;
        queue(&app.owner, app, &sent).await;
        let withdrawal = async {
            a_moment(25).await;
            withdraw(&mut client).await;
            // What the mail server had at the moment of the answer.
            left(app, &sent)
        };
        let worker = async || {
            a_moment(25).await;
            server::delivery::run_once(&app.state).await.unwrap();
        };
        let attempt = async {
            a_moment(25).await;
            share(app, officer, &sent).await
        };
        let (at_answer, (), (), began) = tokio::join!(withdrawal, worker(), worker(), attempt);
        assert!(
            !share(app, officer, &sent).await,
            "round {round}: after the answer"
        );
        app.advance(TimeDelta::minutes(10));
        app.send_mail().await;
        assert_eq!(left(app, &sent), at_answer, "round {round}");
        sent_before += at_answer;
        if began {
            shared += 1;
        } else {
            refused += 1;
        }
    }
    // Each order of events was met, or this proves nothing.
    assert!(
        sent_before > 0 && shared > 0 && refused > 0,
        "{sent_before} {shared} {refused}"
    );
    let ended = app
        .value("SELECT count(*) FROM outbox WHERE state = 'cancelled' AND reason = 'consent_withdrawn'")
        .await;
    assert_ne!(ended.as_deref(), Some("0"));
    world.app.end().await;
}

/// A new yes is for what comes after it, not for a message that a withdrawal has cancelled while a worker
/// already had it in hand.
#[tokio::test]
async fn a_new_yes_does_not_wake_what_a_withdrawal_has_cancelled() {
    let world = World::start().await;
    let app = &world.app;
    let wording = wording(app).await;
    // One batch: a message that the mail server makes wait, and behind it the one that rests on the consent.
    let (slow, _) = somebody(&world, wording).await;
    queue(&app.owner, app, &slow).await;
    app.execute(
        "UPDATE outbox SET purpose_code = NULL, not_before = not_before - interval '1 hour'",
    )
    .await;
    let (sent, mut client) = somebody(&world, wording).await;
    queue(&app.owner, app, &sent).await;
    app.mail.set_mood(Mood::Waits);
    let no_and_yes = async {
        let in_hand = "SELECT count(*) FROM outbox WHERE leased_until IS NOT NULL";
        while world.count(in_hand).await < 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        withdraw(&mut client).await;
        let shown = format!("{SHARE}={wording}");
        let notice = world
            .app
            .value("SELECT version::text FROM notice_version WHERE controller = 'SMBC' ORDER BY version DESC LIMIT 1")
            .await
            .unwrap();
        let fields = [
            ("choices", SHARE),
            ("shown", shown.as_str()),
            ("notice", notice.as_str()),
        ];
        let again = client.post("/manage/enquiry/consents", &fields).await;
        assert_eq!(again.status(), 303);
        app.mail.set_mood(Mood::Takes);
    };
    let (worked, ()) = tokio::join!(server::delivery::run_once(&app.state), no_and_yes);
    assert_eq!(worked.unwrap(), 2);
    assert_eq!((left(app, &slow), left(app, &sent)), (1, 0));
    let state = app
        .value("SELECT state || ' ' || reason FROM outbox WHERE purpose_code IS NOT NULL")
        .await;
    assert_eq!(state.as_deref(), Some("cancelled consent_withdrawn"));
    world.app.end().await;
}

/// Whatever put the message there: without a live consent it does not leave, and the record says why.
#[tokio::test]
async fn a_message_without_a_live_consent_is_cancelled_when_it_would_leave() {
    let world = World::start().await;
    let app = &world.app;
    let sent = world
        .enquiry(New {
            email: Some("resident@example.org".to_owned()),
            ..New::default()
        })
        .await;
    queue(&app.owner, app, &sent).await;
    app.send_mail().await;
    assert_eq!(left(app, &sent), 0);
    let state = app.value("SELECT state || ' ' || reason FROM outbox").await;
    assert_eq!(state.as_deref(), Some("cancelled consent_withdrawn"));
    assert_eq!(world.audited(&sent, "message.cancelled").await, 1);
    world.app.end().await;
}

/// A mail server that says nothing holds such a message for a few seconds, and the withdrawal waits for
/// that rather than fail.
#[tokio::test]
async fn a_silent_mail_server_does_not_make_a_withdrawal_fail() {
    let world = World::start().await;
    let app = &world.app;
    let wording = wording(app).await;
    let (sent, mut client) = somebody(&world, wording).await;
    queue(&app.owner, app, &sent).await;
    app.mail.set_mood(Mood::Silent);
    let withdrawal = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        withdraw(&mut client).await;
    };
    let (worked, ()) = tokio::join!(server::delivery::run_once(&app.state), withdrawal);
    worked.unwrap();
    app.mail.set_mood(Mood::Takes);
    app.advance(TimeDelta::hours(2));
    app.send_mail().await;
    assert_eq!(left(app, &sent), 0);
    let state = app.value("SELECT state || ' ' || reason FROM outbox").await;
    assert_eq!(state.as_deref(), Some("cancelled consent_withdrawn"));
    world.app.end().await;
}

/// `app.consent_live` and `domain::consent::effective` are one rule.
#[tokio::test]
async fn the_database_and_the_domain_agree_on_what_is_on() {
    let world = World::start().await;
    let app = &world.app;
    let wording = wording(app).await;
    for _ in 0..20 {
        let sent = world.enquiry(New::default()).await;
        let act = act(app, &sent).await;
        let mut ledger = Ledger::default();
        for _ in 0..6 {
            let [action, when] = random::<2>();
            let action = ConsentAction::ALL[usize::from(action) % ConsentAction::ALL.len()];
            // Few instants, so that several fall onto one.
            let at = act.at - TimeDelta::minutes(1 + i64::from(when % 3));
            ledger
                .append_said(&app.owner, &act, at, vec![change(wording, action)])
                .await
                .unwrap();
            let sql = format!("SELECT app.consent_live('{}', '{SHARE}')", sent.id);
            let live = app.value(&sql).await;
            let rule = effective(&ledger.events(), purpose(), Controller::Smbc);
            assert_eq!(live, Some(rule.to_string()), "{:?}", ledger.events());
        }
    }
    world.app.end().await;
}
