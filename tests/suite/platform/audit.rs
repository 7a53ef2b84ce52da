//! The record: written with the act, chained behind, and whatever is done to it shows.

use app::domain::activity::Activity;
use chrono::TimeDelta;
use harness::App;
use platform::{
    audit,
    audit::{Actor, AuditEvent, Fault, Report},
    db,
};
use sea_orm::{ConnectionTrait, TransactionTrait};
use std::path::Path;

async fn record(app: &App, count: usize) {
    for n in 0..count {
        let tx = app.state.pools.web_tx().await.expect("a transaction");
        let event = AuditEvent::new(Actor::Visitor, Activity::AuditAndSecurity, "sign_in.failed")
            .detail(serde_json::json!({ "n": n, "b": [1, 2], "a": null }));
        audit::record(&tx, app.clock.now(), event)
            .await
            .expect("recorded");
        tx.commit().await.expect("committed");
        app.advance(TimeDelta::milliseconds(3));
    }
}

async fn chain(app: &App) {
    while audit::sequence(&app.state, false).await.expect("chained") > 0 {}
}

async fn verify(app: &App, kept: Option<&Path>) -> Report {
    let auditor = db::owner(
        &app.database
            .owner
            .clone()
            .options([("role", "portal_auditor")]),
    );
    let report = audit::verify(&auditor, &app.state.keys, kept)
        .await
        .expect("verified");
    auditor.get_postgres_connection_pool().close().await;
    report
}

/// What an attacker with the owner's rights could do: the ledger's own guards are switched off first.
async fn tamper(app: &App, sql: &str) {
    app.execute("ALTER TABLE audit_event DISABLE TRIGGER USER; ALTER TABLE audit_chain DISABLE TRIGGER USER").await;
    app.execute(sql).await;
}

#[tokio::test]
async fn an_undone_act_leaves_no_record() {
    let app = App::start().await;
    let tx = app.state.pools.web_tx().await.expect("a transaction");
    audit::record(
        &tx,
        app.clock.now(),
        AuditEvent::new(Actor::Resident, Activity::AuditAndSecurity, "enquiry.send"),
    )
    .await
    .expect("recorded");
    tx.rollback().await.expect("undone");
    assert_eq!(
        app.value("SELECT count(*) FROM audit_event")
            .await
            .as_deref(),
        Some("0")
    );
    app.end().await;
}

#[tokio::test]
async fn an_untouched_chain_is_whole() {
    let app = App::start().await;
    record(&app, 7).await;
    chain(&app).await;
    assert!(audit::checkpoint(&app.state).await.expect("signed"));
    assert!(!audit::checkpoint(&app.state).await.expect("nothing new"));
    record(&app, 2).await;
    let report = verify(&app, None).await;
    assert_eq!(
        report,
        Report {
            links: 7,
            checkpoints: 1,
            waiting: 2,
            faults: vec![]
        }
    );
    app.end().await;
}

#[tokio::test]
async fn whatever_is_altered_deleted_or_reordered_is_found() {
    for (sql, expected) in [
        (
            "UPDATE audit_event SET action = 'case.open' WHERE id = (SELECT event_id FROM audit_chain WHERE seq = 3)",
            Fault::Altered { seq: 3 },
        ),
        (
            "UPDATE audit_event SET detail = '{\"n\": 9}' WHERE id = (SELECT event_id FROM audit_chain WHERE seq = 5)",
            Fault::Altered { seq: 5 },
        ),
        (
            "UPDATE audit_event SET at = at + interval '1 microsecond' WHERE id = (SELECT event_id FROM audit_chain WHERE seq = 1)",
            Fault::Altered { seq: 1 },
        ),
        (
            "DELETE FROM audit_event WHERE id = (SELECT event_id FROM audit_chain WHERE seq = 4)",
            Fault::Missing { seq: 4 },
        ),
        (
            "DELETE FROM audit_chain WHERE seq = 4",
            Fault::Gap { after: 3, found: 5 },
        ),
        (
            "UPDATE audit_chain SET event_hash = decode(repeat('ab', 32), 'hex') WHERE seq = 6",
            Fault::Broken { seq: 6 },
        ),
        (
            "UPDATE audit_checkpoint SET hash = decode(repeat('ab', 32), 'hex')",
            Fault::Forged { seq: 6 },
        ),
        // One link made anew after a change: the next one does not follow from it.
        (
            "UPDATE audit_chain c SET event_hash = decode(repeat('cd', 32), 'hex'), hash = sha256(int8send(c.seq) || \
             (SELECT b.hash FROM audit_chain b WHERE b.seq = c.seq - 1) || decode(repeat('cd', 32), 'hex')) WHERE c.seq = 3",
            Fault::Broken { seq: 4 },
        ),
        (
            "UPDATE audit_chain c SET event_id = o.event_id, event_hash = o.event_hash FROM audit_chain o \
             WHERE (c.seq = 2 AND o.seq = 3) OR (c.seq = 3 AND o.seq = 2)",
            Fault::Broken { seq: 2 },
        ),
    ] {
        let app = App::start().await;
        record(&app, 6).await;
        chain(&app).await;
        audit::checkpoint(&app.state).await.expect("signed");
        tamper(&app, "ALTER TABLE audit_checkpoint DISABLE TRIGGER USER; ALTER TABLE audit_chain DROP CONSTRAINT audit_chain_event").await;
        tamper(&app, sql).await;
        let report = verify(&app, None).await;
        assert!(
            report.faults.contains(&expected),
            "{sql}: {:?}",
            report.faults
        );
        app.end().await;
    }
}

#[tokio::test]
async fn a_cut_off_end_shows_against_checkpoints_kept_elsewhere() {
    let kept =
        std::env::temp_dir().join(format!("portal-checkpoints-{}.jsonl", uuid::Uuid::new_v4()));
    let path = kept.clone();
    let app = App::builder()
        .config(move |config| config.keys.checkpoint_file = Some(path))
        .start()
        .await;
    record(&app, 5).await;
    chain(&app).await;
    audit::checkpoint(&app.state).await.expect("signed");
    assert_eq!(verify(&app, Some(&kept)).await.faults, []);
    tamper(&app, "ALTER TABLE audit_checkpoint DISABLE TRIGGER USER").await;
    app.execute(
        "DELETE FROM audit_event WHERE id IN (SELECT event_id FROM audit_chain WHERE seq > 3); \
         DELETE FROM audit_chain WHERE seq > 3; DELETE FROM audit_checkpoint",
    )
    .await;
    assert_eq!(
        verify(&app, None).await.faults,
        [],
        "the database alone cannot tell"
    );
    assert_eq!(
        verify(&app, Some(&kept)).await.faults,
        [Fault::Truncated { seq: 5 }]
    );
    std::fs::remove_file(kept).expect("the file was there");
    app.end().await;
}

#[tokio::test]
async fn an_event_that_commits_late_is_still_chained_and_two_sequencers_never_clash() {
    let app = App::start().await;
    let slow = app.state.pools.web_tx().await.expect("a transaction");
    audit::record(
        &slow,
        app.clock.now(),
        AuditEvent::new(Actor::Visitor, Activity::AuditAndSecurity, "sign_in.failed"),
    )
    .await
    .expect("recorded");
    app.advance(TimeDelta::seconds(20));
    record(&app, 40).await;
    let (one, two) = tokio::join!(
        audit::sequence(&app.state, false),
        audit::sequence(&app.state, false)
    );
    assert_eq!(one.expect("runs") + two.expect("runs"), 40);
    slow.commit().await.expect("committed");
    chain(&app).await;
    assert_eq!(
        verify(&app, None).await,
        Report {
            links: 41,
            checkpoints: 0,
            waiting: 0,
            faults: vec![]
        }
    );
    app.end().await;
}

#[tokio::test]
async fn a_very_late_event_is_found_by_the_daily_look() {
    let app = App::start().await;
    let slow = app.owner.begin().await.expect("a transaction");
    audit::record(
        &slow,
        app.clock.now(),
        AuditEvent::new(Actor::System, Activity::AuditAndSecurity, "message.sent"),
    )
    .await
    .expect("recorded");
    app.advance(TimeDelta::hours(3));
    record(&app, 1).await;
    chain(&app).await;
    slow.commit().await.expect("committed");
    chain(&app).await;
    assert_eq!(verify(&app, None).await.waiting, 1);
    assert_eq!(audit::sequence(&app.state, true).await.expect("chained"), 1);
    assert_eq!(verify(&app, None).await.waiting, 0);
    app.end().await;
}

#[tokio::test]
async fn serving_roles_can_neither_change_nor_remove_nor_forge_events() {
    let app = App::start().await;
    record(&app, 1).await;
    for pool in [
        &app.state.pools.web,
        &app.state.pools.staff,
        &app.state.pools.worker,
    ] {
        for sql in [
            "UPDATE audit_event SET action = 'case.open'",
            "DELETE FROM audit_event",
            "TRUNCATE audit_event",
        ] {
            assert!(pool.execute_unprepared(sql).await.is_err(), "{sql}");
        }
    }
    let forged = AuditEvent::new(Actor::System, Activity::AuditAndSecurity, "message.sent");
    assert!(
        audit::record(&app.state.pools.web, app.clock.now(), forged)
            .await
            .is_err(),
        "the web role is not the system"
    );
    app.end().await;
}
