//! What islands ask of a list, and the way to the next case.

use super::queue_now;
use crate::staff::world::{New, World};
use app::domain::codes::Flag;
use chrono::TimeDelta;
use harness::CANARY;
use serde_json::json;

#[tokio::test]
async fn a_list_is_told_as_it_is_now_without_keeping_the_session_awake() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get("/staff/queue/FH-CEN").await;
    assert!(page.html().contains("leptos-island"), "{}", page.html());
    assert!(page.says("No one waits to be taken"));
    world.app.advance(TimeDelta::minutes(15));
    let sent = world
        .enquiry(New::default().flagged(&[Flag::Urgent]))
        .await
        .reference;
    let now = queue_now(&mut officer, "FH-CEN", "", &[]).await;
    assert_eq!(now["counts"], json!({ "waiting": 1, "urgent": 1 }), "{now}");
    let html = now["html"].as_str().unwrap();
    assert!(html.contains(&format!("data-ref=\"{sent}\"")), "{html}");
    assert!(!html.contains(CANARY), "no words of the resident");
    // The island puts it in place of what the page holds: the row is the same to the letter.
    let row = |html: &str| {
        let from = html.find(&format!("data-ref=\"{sent}\"")).unwrap();
        let to = html[from..].find("</tr>").unwrap();
        // A browser reads both spellings of an empty comment alike.
        html[from..from + to]
            .replace("<!---->", "")
            .replace("<!>", "")
    };
    let other = world
        .officer("a.sample", "FH-CEN")
        .await
        .get("/staff/queue/FH-CEN")
        .await;
    let told = queue_now(&mut officer, "FH-CEN", "", &[]).await;
    assert_eq!(row(told["html"].as_str().unwrap()), row(&other.html()));
    // Asked for fifteen minutes, and not for six: the session ends twenty minutes after the last work.
    world.app.advance(TimeDelta::minutes(6));
    assert_eq!(
        queue_now(&mut officer, "FH-CEN", "", &[]).await,
        json!("SignedOut")
    );
    assert_eq!(officer.get("/staff").await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn what_left_the_list_is_named_and_what_is_on_another_page_is_not() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut first = Vec::new();
    for minutes in 0..51 {
        first.push(
            world
                .enquiry(New::default().due_in(100 + minutes))
                .await
                .reference,
        );
    }
    let page = officer.get("/staff/queue/FH-CEN?show=nobody").await;
    let shown: Vec<String> = page
        .links()
        .iter()
        .filter_map(|link| link.strip_prefix("/staff/case/").map(str::to_owned))
        .collect();
    assert_eq!(shown.len(), 50);
    // One is taken, and two urgent ones push others to the next page.
    let (taken, pushed) = (&shown[3], &shown[49]);
    let list = officer.get("/staff/queue/FH-CEN").await;
    officer.submit(&list, &[("take", taken)]).await;
    for _ in 0..2 {
        world.enquiry(New::default().flagged(&[Flag::Urgent])).await;
    }
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    let now = queue_now(&mut officer, "FH-CEN", "show=nobody", &shown).await;
    assert_eq!(now["gone"], json!([taken]), "{now}");
    let html = now["html"].as_str().unwrap();
    assert!(!html.contains(&format!("data-ref=\"{pushed}\"")));
    let all = queue_now(&mut officer, "FH-CEN", "", &shown).await;
    assert_eq!(all["gone"], json!([]), "taken is not gone from all open");
    world.app.end().await;
}

#[tokio::test]
async fn a_question_is_refused_out_of_scope_without_a_session_and_from_elsewhere() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    for queue in ["FH-WER", "TPA-SSH", "rubbish"] {
        let told = queue_now(&mut officer, queue, "", &[]).await;
        assert_eq!(told, json!("Refused"), "{queue}");
    }
    let audited = "SELECT count(*) FROM audit_event WHERE action = ";
    let refused = world.app.value(&format!("{audited}'access.refused'")).await;
    assert_eq!(refused.as_deref(), Some("3"));
    let before = world.app.value(&format!("{audited}'queue.list'")).await;
    queue_now(&mut officer, "FH-CEN", "", &[]).await;
    let after = world.app.value(&format!("{audited}'queue.list'")).await;
    assert_ne!(
        before, after,
        "a look is recorded, also of a page that looks by itself"
    );
    let mut stranger = world.app.client();
    let told = queue_now(&mut stranger, "FH-CEN", "", &[]).await;
    assert_eq!(told, json!("SignedOut"));
    officer
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/json");
    let body = r#"{"asked":{"queue":"FH-CEN","query":"","shown":[]}}"#.to_owned();
    let answer = officer
        .send(http::Method::POST, "/staff/api/queue-now", Some(body))
        .await;
    assert_eq!(answer.status(), 403);
    world.app.end().await;
}

#[tokio::test]
async fn watching_ends_with_the_training() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .app
        .execute("UPDATE staff SET training_completed_on = '2020-01-01'")
        .await;
    let told = queue_now(&mut officer, "FH-CEN", "", &[]).await;
    assert_eq!(told, json!("Refused"));
    world.app.end().await;
}

#[tokio::test]
async fn the_next_case_is_the_one_after_this_that_nobody_else_has() {
    let world = World::start().await;
    let mut sent = Vec::new();
    for minutes in [10, 20, 30, 40] {
        sent.push(
            world
                .enquiry(New::default().due_in(minutes))
                .await
                .reference,
        );
    }
    let mut me = world.officer("j.specimen", "FH-CEN").await;
    let mut you = world.officer("a.sample", "FH-CEN").await;
    let page = you.get("/staff/queue/FH-CEN").await;
    you.submit(&page, &[("take", &sent[1])]).await;
    for (here, next) in [(0, 2), (2, 3), (3, 0)] {
        let case = me.get(&format!("/staff/case/{}", sent[here])).await;
        let link = case
            .links()
            .into_iter()
            .find(|link| link.starts_with("/staff/queue/FH-CEN/next"))
            .unwrap();
        let to = me.get(&link).await;
        assert_eq!(to.path(), format!("/staff/case/{}", sent[next]));
    }
    world
        .app
        .execute("UPDATE enquiry SET assigned_to = (SELECT id FROM staff WHERE name = 'a.sample'), assigned_at = now()")
        .await;
    let to = me
        .get(&format!("/staff/queue/FH-CEN/next?after={}", sent[0]))
        .await;
    assert_eq!(to.path(), "/staff/queue/FH-CEN?done=last");
    assert!(to.says("There is no other case to go to"), "{}", to.text());
    let other = me.get("/staff/queue/FH-WER/next").await;
    assert_eq!(other.status(), 404);
    world.app.end().await;
}
