//! A withdrawal at the same moment as a share, a message and a hand-over: each on a thread of its own.

use super::{FOUR, SHARE, agreed, answers, comes_back, newest};
use crate::staff::world::{New, Sent, World};
use app::domain::permission::Role;
use chrono::TimeDelta;
use harness::{App, Client};
use platform::{
    crypto::random,
    outbox,
    outbox::{Message, Terms},
};
use std::{sync::Arc, time::Duration};

const ROUNDS: usize = 200;

/// A wait of up to so many milliseconds, so that each round meets at another point.
async fn a_moment(most: u8) {
    let [byte] = random::<1>();
    let micros = u64::from(byte) * u64::from(most) * 1000 / 255;
    tokio::time::sleep(Duration::from_micros(micros)).await;
}

/// Whatever has gone on the ground of the yes: lines that others could read, cases made of them, mail that left.
async fn gone(app: &App, sent: &Sent) -> (String, usize) {
    let sql = format!(
        "SELECT (SELECT count(*) FROM disclosure WHERE enquiry_id = '{0}') || ' ' || \
         (SELECT count(*) FROM share WHERE enquiry_id = '{0}' AND answer = 'accepted')",
        sent.id
    );
    let rows = app.value(&sql).await.unwrap();
    let mail = app
        .mail
        .received()
        .iter()
        .filter(|mail| mail.header("Subject").as_deref() == Some(sent.reference.as_str()))
        .count();
    (rows, mail)
}

fn hand_over(version: &str) -> Vec<(&str, &str)> {
    [
        ("version", version),
        ("to_queue", "TPA-SSH"),
        ("basis", "consent"),
        ("why", "rent"),
    ]
    .into_iter()
    .chain(FOUR)
    .collect()
}

const GIVE: [(&str, &str); 5] = [
    ("version", "2"),
    ("recipient", SHARE),
    ("basis", "consent"),
    ("fields", "name"),
    ("why", "rent"),
];

async fn message(app: &App, sent: &Sent) {
    let terms = Terms {
        enquiry: sent.id,
        kind: "share_notice",
        purpose: Some(SHARE),
        not_before: app.clock.now(),
        expires: None,
    };
    let message = Message {
        reference: sent.reference.clone(),
        text: "A message that rests on a yes.".to_owned(),
        former: None,
    };
    let now = app.clock.now();
    outbox::enqueue(&app.owner, &app.state.keys, now, terms, &message)
        .await
        .unwrap();
}

fn browser(mut client: Client) -> Client {
    client.header("sec-fetch-site", "same-origin");
    client.follow = false;
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn never_a_share_a_message_or_a_hand_over_after_a_withdrawal_that_was_acknowledged() {
    let world = Arc::new(World::start().await);
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let officer = browser(world.sign_in("m.one").await);
    let receiver = browser(world.officer("t.sample", "TPA-SSH").await);
    let mut met = [0_usize; 6];
    for round in 0..ROUNDS {
        let app = &world.app;
        let new = New {
            email: Some("resident@example.org".to_owned()),
            ..New::default()
        };
        let sent = agreed(&world, new).await;
        message(app, &sent).await;
        let mut person = comes_back(app, sent.id).await;
        person.follow = false;
        // In every other round the hand-over is open already, and it is its answer that meets the withdrawal.
        let open = round % 2 == 0;
        let at = if open {
            let made = officer
                .clone()
                .post(&sent.below("handover"), &hand_over("1"))
                .await;
            assert_eq!(made.status(), 303);
            newest(app).await
        } else {
            String::new()
        };
        let withdrawal = {
            let (world, sent) = (world.clone(), sent.clone());
            tokio::spawn(async move {
                a_moment(20).await;
                let answer = person
                    .post("/manage/enquiry/consents", &[("choices", "")])
                    .await;
                assert_eq!(answer.status(), 303, "{}", answer.text());
                gone(&world.app, &sent).await
            })
        };
        let act = {
            let (mut officer, mut receiver, at) = (officer.clone(), receiver.clone(), at.clone());
            let path = sent.below("handover");
            tokio::spawn(async move {
                a_moment(20).await;
                if open {
                    answers(&mut receiver, &at, &[("action", "accept")])
                        .await
                        .status()
                } else {
                    officer.post(&path, &hand_over("1")).await.status()
                }
            })
        };
        let give = {
            let (mut officer, path) = (officer.clone(), sent.below("disclose"));
            tokio::spawn(async move {
                a_moment(20).await;
                if open {
                    officer.post(&path, &GIVE).await.status()
                } else {
                    0
                }
            })
        };
        let worker = {
            let state = app.state.clone();
            tokio::spawn(async move {
                a_moment(20).await;
                server::delivery::run_once(&state).await.unwrap();
            })
        };
        let at_answer = withdrawal.await.unwrap();
        let (acted, gave) = (act.await.unwrap(), give.await.unwrap());
        worker.await.unwrap();
        // After the answer nothing more can be begun, and what was open is closed.
        let mut late = officer.clone();
        assert_ne!(
            late.post(&sent.below("handover"), &hand_over("2"))
                .await
                .status(),
            303
        );
        assert_ne!(
            late.post(&sent.below("disclose"), &GIVE).await.status(),
            303
        );
        app.advance(TimeDelta::seconds(30));
        server::delivery::run_once(&app.state).await.unwrap();
        assert_eq!(gone(app, &sent).await, at_answer, "round {round}");
        let live = format!(
            "SELECT count(*) FROM share WHERE enquiry_id = '{}' AND revoked_at IS NULL",
            sent.id
        );
        assert_eq!(world.count(&live).await, 0, "round {round}");
        let full = "SELECT count(*) FROM share WHERE content IS NOT NULL";
        assert_eq!(world.count(full).await, 0, "round {round}");
        for (n, happened) in [
            open && acted == 303,
            open && acted != 303,
            !open && acted == 303,
            !open && acted != 303,
            open && gave == 303,
            open && gave != 303,
        ]
        .into_iter()
        .enumerate()
        {
            met[n] += usize::from(happened);
        }
    }
    // Each order of events was met, or this proves nothing.
    assert!(met.iter().all(|times| *times > 0), "{met:?}");
    println!("accepted, too late; offered, too late; given, too late: {met:?}");
    match Arc::try_unwrap(world) {
        Ok(world) => world.app.end().await,
        Err(_) => panic!("somebody still has the world"),
    }
}
