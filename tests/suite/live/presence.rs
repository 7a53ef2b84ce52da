//! Who else has a case open, and who is writing in it.

use super::{PROMISED, Served, case_now};
use crate::staff::world::New;
use serde_json::json;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread")]
async fn colleagues_are_named_while_they_have_the_case_open() {
    let served = Served::start().await;
    let sent = served.world.enquiry(New::default()).await.reference;
    let mut me = served.world.officer("j.specimen", "FH-CEN").await;
    let mut you = served.world.officer("a.sample", "FH-CEN").await;
    let path = format!("/staff/live/case/{sent}");
    let mut mine = served.stream(&me, &path).await;
    mine.settled().await;
    let alone = case_now(&mut me, &sent, false).await;
    assert_eq!(alone, json!({ "here": [], "writing": [], "version": 1 }));

    let yours = served.stream(&you, &path).await;
    assert!(mine.hears("changed", PROMISED).await);
    let now = case_now(&mut me, &sent, false).await;
    assert_eq!(now["here"], json!(["A.SAMPLE"]));

    case_now(&mut you, &sent, true).await;
    assert!(mine.hears("changed", PROMISED).await);
    let now = case_now(&mut me, &sent, false).await;
    assert_eq!(now["writing"], json!(["A.SAMPLE"]));
    // It says so and keeps nobody from writing.
    let page = me.get(&format!("/staff/case/{sent}")).await;
    let note = page
        .forms()
        .into_iter()
        .find(|form| {
            form.action
                .as_deref()
                .is_some_and(|to| to.ends_with("/note"))
        })
        .unwrap();
    let saved = me
        .submit_form(&page, &note, &[("note", "Asked the school.")])
        .await;
    assert_eq!(saved.status(), 200, "{}", saved.text());

    drop(yours);
    let until = Instant::now() + Duration::from_secs(20);
    while case_now(&mut me, &sent, false).await["here"] != json!([]) {
        assert!(Instant::now() < until, "somebody who left is still named");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_changed_is_told_to_whoever_has_it_open() {
    let served = Served::start().await;
    let sent = served.world.enquiry(New::default()).await.reference;
    let other = served.world.enquiry(New::default()).await.reference;
    let mut me = served.world.officer("j.specimen", "FH-CEN").await;
    let mut you = served.world.officer("a.sample", "FH-CEN").await;
    let mut stream = served
        .stream(&me, &format!("/staff/live/case/{sent}"))
        .await;
    let mut unmoved = served
        .stream(&me, &format!("/staff/live/case/{other}"))
        .await;
    stream.settled().await;
    unmoved.settled().await;
    let before = case_now(&mut me, &sent, false).await["version"].as_i64();
    let page = you.get("/staff/queue/FH-CEN").await;
    you.submit(&page, &[("take", &sent)]).await;
    assert!(stream.hears("changed", PROMISED).await);
    let after = case_now(&mut me, &sent, false).await["version"].as_i64();
    assert!(after > before, "{before:?} {after:?}");
    assert!(!unmoved.hears("changed", PROMISED).await, "another case");
    served.end().await;
}

#[tokio::test]
async fn who_has_a_case_open_is_told_to_nobody_who_may_not_open_it() {
    let world = crate::staff::world::World::start().await;
    let sent = world.enquiry(New::default()).await.reference;
    let mut other = world.officer("a.sample", "FH-WER").await;
    let mut alliance = world.officer("o.other", "TPA-SSH").await;
    for who in [&mut other, &mut alliance] {
        assert_eq!(case_now(who, &sent, true).await, json!("Refused"));
    }
    let mut stranger = world.app.client();
    assert_eq!(
        case_now(&mut stranger, &sent, true).await,
        json!("SignedOut")
    );
    world.app.end().await;
}
