//! Who hears what, and when a stream ends.

use super::{PROMISED, Served, Stream};
use crate::staff::world::New;
use app::domain::permission::Role;
use chrono::TimeDelta;
use harness::CANARY;
use server::live::STREAMS_EACH;
use std::time::{Duration, Instant};

const QUEUE: &str = "/staff/live/queue/FH-CEN";

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_changes_or_goes_is_told_within_two_seconds() {
    let served = Served::start().await;
    let mut me = served.world.officer("j.specimen", "FH-CEN").await;
    let mut you = served.world.officer("a.sample", "FH-CEN").await;
    let mut stream = served.stream(&me, QUEUE).await;
    stream.settled().await;

    let sent = served.world.enquiry(New::default()).await;
    assert!(stream.hears("changed", PROMISED).await, "{}", stream.text);
    let case = format!("/staff/case/{}", sent.reference);
    let page = you.get(&case).await;
    stream.settled().await;
    let taken = you.submit(&page, &[("action", "take")]).await;
    assert_eq!(taken.status(), 200);
    assert!(stream.hears("changed", PROMISED).await);
    stream.settled().await;
    // Looking changes nothing.
    me.get(&case).await;
    assert!(!stream.hears("changed", PROMISED).await, "{}", stream.text);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_changes_at_once_are_one_event_or_two() {
    let served = Served::start().await;
    let me = served.world.officer("j.specimen", "FH-CEN").await;
    let mut stream = served.stream(&me, QUEUE).await;
    stream.settled().await;
    let before = stream.heard("changed");
    for _ in 0..20 {
        served.world.enquiry(New::default()).await;
    }
    stream.settled().await;
    let told = stream.heard("changed") - before;
    assert!((1..=4).contains(&told), "{told} events");
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_of_another_queue_hears_nothing_until_a_case_moves_there() {
    let served = Served::start().await;
    let one = served.world.officer("j.specimen", "FH-CEN").await;
    let other = served.world.officer("a.sample", "FH-WER").await;
    let mut here = served.stream(&one, QUEUE).await;
    let mut there = served.stream(&other, "/staff/live/queue/FH-WER").await;
    here.settled().await;
    there.settled().await;
    let sent = served.world.enquiry(New::default()).await;
    assert!(here.hears("changed", PROMISED).await);
    assert!(!there.hears("changed", PROMISED).await, "{}", there.text);
    here.settled().await;
    let sql = "UPDATE enquiry SET queue = 'FH-WER' WHERE reference = ";
    served
        .app()
        .execute(&format!("{sql}'{}'", sent.reference))
        .await;
    assert!(here.hears("changed", PROMISED).await, "it went from here");
    assert!(there.hears("changed", PROMISED).await, "it came there");
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_is_for_those_who_may_list_the_queue_or_open_the_case() {
    let served = Served::start().await;
    let world = &served.world;
    let own = world.enquiry(New::default()).await.reference;
    let foreign = world.enquiry(New::in_queue("TPA-SSH")).await.reference;
    let officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .account("s.lead", &[Role::SafeguardingLead], &[])
        .await;
    let lead = world.sign_in("s.lead").await;
    let own = format!("/staff/live/case/{own}");
    let foreign = format!("/staff/live/case/{foreign}");
    for (who, path, status) in [
        (&officer, QUEUE, 200),
        (&officer, own.as_str(), 200),
        (&officer, "/staff/live/queue/FH-WER", 404),
        (&officer, "/staff/live/queue/TPA-SSH", 404),
        (&officer, "/staff/live/queue/rubbish", 404),
        (&officer, foreign.as_str(), 404),
        (&officer, "/staff/live/case/BBB-222-CCC", 404),
        (&lead, QUEUE, 404),
        (&lead, own.as_str(), 404),
    ] {
        assert_eq!(served.stream(who, path).await.status(), status, "{path}");
    }
    let refused = served
        .app()
        .value("SELECT count(*) FROM audit_event WHERE action = 'access.refused'")
        .await;
    assert_eq!(refused.as_deref(), Some("7"), "each refusal is recorded");
    // Without a session there is no page to lead to.
    for path in [QUEUE, own.as_str()] {
        let stream = Stream::open(served.address, path, "").await;
        assert_eq!(stream.status(), 401, "{}", stream.text);
        assert!(!stream.text.contains("event:"));
    }
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_holds_nothing_at_all() {
    let served = Served::start().await;
    let me = served.world.officer("j.specimen", "FH-CEN").await;
    let sent = served.world.enquiry(New::default()).await;
    let mut queue = served.stream(&me, QUEUE).await;
    let case = format!("/staff/live/case/{}", sent.reference);
    let mut case = served.stream(&me, &case).await;
    for stream in [&mut queue, &mut case] {
        stream.settled().await;
        served.world.enquiry(New::default()).await;
        let sql = "UPDATE enquiry SET version = version + 1 WHERE reference = ";
        served
            .app()
            .execute(&format!("{sql}'{}'", sent.reference))
            .await;
        assert!(stream.hears("changed", PROMISED).await);
        let (head, body) = stream.text.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("content-type: text/event-stream"), "{head}");
        assert!(head.contains("cache-control: no-store"), "{head}");
        assert!(!head.contains("content-encoding"), "packed is late: {head}");
        for line in body.lines() {
            let known = ["event: changed", "retry: 2000", "data:", ":", ""];
            let chunk = u32::from_str_radix(line.trim(), 16).is_ok();
            assert!(known.contains(&line) || chunk, "{line}");
        }
        assert!(!body.contains(CANARY) && !body.contains(&sent.reference));
    }
    // What is written down about a change names nobody either.
    let kept = served
        .app()
        .value("SELECT string_agg(DISTINCT queue, ',') FROM live_change WHERE queue IS NOT NULL")
        .await;
    assert_eq!(kept.as_deref(), Some("FH-CEN"));
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_session_ends_its_streams_and_no_others() {
    let served = Served::start().await;
    let mut me = served.world.officer("j.specimen", "FH-CEN").await;
    let you = served.world.officer("a.sample", "FH-CEN").await;
    let mut mine = served.stream(&me, QUEUE).await;
    let mut yours = served.stream(&you, QUEUE).await;
    mine.settled().await;
    yours.settled().await;
    let page = me.get("/staff/queue/FH-CEN").await;
    let out = page
        .forms()
        .into_iter()
        .find(|form| form.action.as_deref() == Some("/staff/sign-out"))
        .unwrap();
    me.submit_form(&page, &out, &[]).await;
    assert!(mine.hears("signed-out", PROMISED).await, "{}", mine.text);
    assert!(mine.ends(PROMISED).await);
    served.world.enquiry(New::default()).await;
    assert!(yours.hears("changed", PROMISED).await);
    assert_eq!(yours.heard("signed-out"), 0);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_does_not_keep_its_session_awake() {
    let served = Served::start().await;
    let mut me = served.world.officer("j.specimen", "FH-CEN").await;
    let mut stream = served.stream(&me, QUEUE).await;
    stream.settled().await;
    served.app().advance(TimeDelta::minutes(15));
    let mut again = served.stream(&me, QUEUE).await;
    again.settled().await;
    served.app().advance(TimeDelta::minutes(6));
    assert_eq!(served.stream(&me, QUEUE).await.status(), 401);
    assert_eq!(me.get("/staff").await.path(), "/staff/sign-in");
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_account_holds_six_streams_and_a_closed_one_makes_room() {
    let served = Served::start().await;
    let me = served.world.officer("j.specimen", "FH-CEN").await;
    let you = served.world.officer("a.sample", "FH-CEN").await;
    let mut streams = Vec::new();
    for _ in 0..STREAMS_EACH {
        let stream = served.stream(&me, QUEUE).await;
        assert_eq!(stream.status(), 200);
        streams.push(stream);
    }
    assert_eq!(served.stream(&me, QUEUE).await.status(), 429);
    assert_eq!(served.stream(&you, QUEUE).await.status(), 200);
    streams.pop();
    let until = Instant::now() + Duration::from_secs(20);
    while served.stream(&me, QUEUE).await.status() != 200 {
        assert!(Instant::now() < until, "the place stays taken");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_holds_no_connection_to_the_database() {
    let served = Served::start().await;
    let me = served.world.officer("j.specimen", "FH-CEN").await;
    let you = served.world.officer("a.sample", "FH-CEN").await;
    let mut streams = Vec::new();
    // The pool has six.
    for who in [&me, &you] {
        for _ in 0..STREAMS_EACH {
            let mut stream = served.stream(who, QUEUE).await;
            stream.settled().await;
            streams.push(stream);
        }
    }
    let busy = served
        .app()
        .value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'")
        .await;
    assert_eq!(busy.as_deref(), Some("0"));
    assert_eq!(served.app().state.live.open(), 2 * STREAMS_EACH);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_of_the_database_does_not_break_a_stream() {
    let served = Served::start().await;
    let me = served.world.officer("j.specimen", "FH-CEN").await;
    let mut stream = served.stream(&me, QUEUE).await;
    stream.settled().await;
    // All connections at once, several times: what a restart is to those who are connected.
    for _ in 0..3 {
        served
            .app()
            .execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            .await;
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    // As after a crash: what was written down is gone.
    served.app().execute("TRUNCATE live_change").await;
    stream.settled().await;
    served.world.enquiry(New::default()).await;
    assert!(stream.hears("changed", PROMISED).await, "{}", stream.text);
    assert!(!stream.ended && stream.heard("signed-out") == 0);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_to_stop_ends_every_stream() {
    let served = Served::start().await;
    let me = served.world.officer("j.specimen", "FH-CEN").await;
    let mut stream = served.stream(&me, QUEUE).await;
    stream.settled().await;
    served.stop.cancel();
    assert!(stream.ends(PROMISED).await);
    served.end().await;
}

#[tokio::test]
async fn old_changes_are_forgotten_and_nobody_but_the_reader_sees_any() {
    let world = crate::staff::world::World::start().await;
    world.enquiry(New::default()).await;
    let id = world.account("manager", &[Role::ManagerFh], &[]).await;
    let tx = world.app.state.pools.staff_tx(id).await.unwrap();
    use sea_orm::ConnectionTrait;
    assert!(
        tx.execute_unprepared("SELECT * FROM live_change")
            .await
            .is_err()
    );
    tx.rollback().await.unwrap();
    assert_eq!(
        server::live::poll::clear(&world.app.state).await.unwrap(),
        0
    );
    world
        .app
        .execute("UPDATE live_change SET at = at - interval '6 minutes'")
        .await;
    assert!(server::live::poll::clear(&world.app.state).await.unwrap() > 0);
    world.app.end().await;
}
