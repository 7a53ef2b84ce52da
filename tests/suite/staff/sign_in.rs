//! Signing in and out.

use super::world::{PASSWORD, World};
use app::domain::permission::Role;
use chrono::TimeDelta;
use harness::{Answer, Client, canary};

/// What a page says, without what differs on every page anyway.
fn told(answer: &Answer, name: &str) -> String {
    let html = answer.html();
    let token = regex::Regex::new(r#"name="form_token" value="[^"]*""#).unwrap();
    token.replace_all(&html, "").replace(name, "NAME")
}

async fn tries(client: &mut Client, name: &str, password: &str, code: &str) -> Answer {
    let fields = [("name", name), ("password", password), ("code", code)];
    client.fill("/staff/sign-in", &fields).await
}

#[tokio::test]
async fn name_password_and_code_together_open_the_own_queue() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get("/staff").await;
    assert_eq!(page.path(), "/staff/queue/FH-CEN");
    assert_eq!(page.heading(), "Family Hub – Stockport Central");
    assert!(page.says("J.SPECIMEN"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'staff.sign_in'")
            .await,
        1
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_pasted_name_or_code_is_read_and_a_nul_is_no_fault() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let mut client = world.app.client();
    let wrong = tries(&mut client, "hub.no\0rth", "any password", "123456").await;
    assert_eq!(wrong.status(), 422, "{}", wrong.text());
    let wrong = tries(&mut client, "j.specimen", "any\0password", "123456").await;
    assert_eq!(wrong.status(), 422, "{}", wrong.text());
    for part in ["-", "\t", "\u{2009}", "\u{200B}"] {
        world.app.advance(TimeDelta::seconds(30));
        let code = world.code("j.specimen").await;
        let typed = format!("{}{part}{}", &code[..3], &code[3..]);
        let mut client = world.app.client();
        let page = tries(&mut client, "\u{202A}j.specimen\u{202C}", PASSWORD, &typed).await;
        assert_eq!(
            page.path(),
            "/staff/queue/FH-CEN",
            "{part:?}: {}",
            page.text()
        );
    }
    let mut client = world.app.client();
    client.block_cookies();
    client.header("sec-fetch-site", "same-origin");
    world.app.advance(TimeDelta::seconds(30));
    let code = world.code("j.specimen").await;
    let page = tries(&mut client, "j.specimen", PASSWORD, &code).await;
    assert!(page.says("Switch cookies on"), "{}", page.text());
    world.app.end().await;
}

#[tokio::test]
async fn an_unknown_name_a_wrong_password_and_a_wrong_code_get_the_same_page() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let mut client = world.app.client();
    let code = world.code("j.specimen").await;
    let other = if code == "000000" { "000001" } else { "000000" };
    let unknown = tries(&mut client, "nobody.here", PASSWORD, &code).await;
    let password = tries(&mut client, "j.specimen", "not the password", &code).await;
    let wrong_code = tries(&mut client, "j.specimen", PASSWORD, other).await;
    for answer in [&unknown, &password, &wrong_code] {
        assert_eq!(answer.status(), 422);
        assert!(answer.title().starts_with("Error: "));
        assert!(!answer.html().contains(PASSWORD));
    }
    assert_eq!(told(&unknown, "nobody.here"), told(&password, "j.specimen"));
    assert_eq!(
        told(&unknown, "nobody.here"),
        told(&wrong_code, "j.specimen")
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_code_works_once() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let code = world.code("j.specimen").await;
    let (mut first, mut second) = (world.app.client(), world.app.client());
    assert_eq!(
        tries(&mut first, "j.specimen", PASSWORD, &code)
            .await
            .status(),
        200
    );
    let again = tries(&mut second, "j.specimen", PASSWORD, &code).await;
    assert_eq!(again.status(), 422);
    assert_eq!(
        second.get("/staff/queue/FH-CEN").await.path(),
        "/staff/sign-in"
    );
    world.app.end().await;
}

#[tokio::test]
async fn five_wrong_tries_lock_the_name_for_an_hour_known_or_not() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let mut client = world.app.client();
    for name in ["j.specimen", "nobody.here"] {
        for _ in 0..5 {
            let wrong = tries(&mut client, name, "not the password", "123456").await;
            assert!(wrong.says("do not go together"), "{}", wrong.text());
        }
        let locked = world.code("j.specimen").await;
        let locked = tries(&mut client, name, PASSWORD, &locked).await;
        assert_eq!(locked.status(), 429);
        assert!(locked.header("retry-after").is_some());
        assert!(locked.says("There were too many tries"), "{name}");
        assert!(locked.says("01632 960"), "a number to ring");
    }
    world.app.advance(TimeDelta::minutes(61));
    let answer = world.try_sign_in(&mut client, "j.specimen", PASSWORD).await;
    assert_eq!(answer.status(), 200);
    world.app.end().await;
}

#[tokio::test]
async fn of_many_guesses_at_once_only_five_are_looked_at() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let mut client = world.app.client();
    client.get("/staff/sign-in").await;
    client.header("sec-fetch-site", "same-origin");
    let all = (0..20).map(|guess| {
        let mut client = client.clone();
        async move {
            let password = format!("not the password {guess}");
            let fields = [
                ("name", "j.specimen"),
                ("password", password.as_str()),
                ("code", "123456"),
            ];
            client.post("/staff/sign-in", &fields).await
        }
    });
    let answers = futures(all).await;
    let looked = answers
        .iter()
        .filter(|answer| answer.says("do not go together"))
        .count();
    assert_eq!(looked, 5, "of {}", answers.len());
    world.app.end().await;
}

/// Runs all at once.
async fn futures<F: Future<Output = Answer> + 'static>(
    all: impl Iterator<Item = F>,
) -> Vec<Answer> {
    let local = tokio::task::LocalSet::new();
    let handles: Vec<_> = all.map(|one| local.spawn_local(one)).collect();
    local
        .run_until(async move {
            let mut answers = Vec::new();
            for handle in handles {
                answers.push(handle.await.unwrap());
            }
            answers
        })
        .await
}

#[tokio::test]
async fn a_right_sign_in_forgets_the_wrong_ones_before() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let mut client = world.app.client();
    for _ in 0..2 {
        for _ in 0..4 {
            tries(&mut client, "j.specimen", "not the password", "123456").await;
        }
        let answer = world.try_sign_in(&mut client, "j.specimen", PASSWORD).await;
        assert_eq!(answer.status(), 200, "{}", answer.text());
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_cookie_planted_before_is_worth_nothing_after() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let planted = "A".repeat(43);
    let mut victim = world.app.client();
    victim.set_cookie("staff", &planted);
    let answer = world.try_sign_in(&mut victim, "j.specimen", PASSWORD).await;
    assert_eq!(answer.status(), 200);
    assert_ne!(victim.cookie("staff"), Some(planted.as_str()));
    let mut attacker = world.app.client();
    attacker.set_cookie("staff", &planted);
    assert_eq!(attacker.get("/staff").await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn a_session_ends_after_twenty_idle_minutes_and_after_eight_hours() {
    let world = World::start().await;
    let mut idle = world.officer("j.specimen", "FH-CEN").await;
    world.app.advance(TimeDelta::minutes(19));
    assert_eq!(idle.get("/staff").await.path(), "/staff/queue/FH-CEN");
    world.app.advance(TimeDelta::minutes(21));
    assert_eq!(idle.get("/staff").await.path(), "/staff/sign-in");

    let mut busy = world.officer("a.sample", "FH-CEN").await;
    for _ in 0..31 {
        world.app.advance(TimeDelta::minutes(15));
        assert_eq!(busy.get("/staff").await.path(), "/staff/queue/FH-CEN");
    }
    world.app.advance(TimeDelta::minutes(16));
    assert_eq!(busy.get("/staff").await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn signing_out_ends_the_session_and_the_old_cookie_is_dead() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get("/staff/queue/FH-CEN").await;
    let before = officer.cookie("staff").unwrap().to_owned();
    officer.follow = false;
    let form = page.form_to("/staff/sign-out").unwrap();
    let out = officer.submit_form(&page, &form, &[]).await;
    assert_eq!(out.status(), 303);
    assert!(
        out.header("clear-site-data")
            .unwrap()
            .contains("\"cookies\"")
    );
    let mut replay = world.app.client();
    replay.set_cookie("staff", &before);
    assert_eq!(replay.get("/staff").await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn an_account_that_was_ended_is_out_at_once() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .app
        .execute("UPDATE staff SET ended_at = now() WHERE name = 'j.specimen'")
        .await;
    assert_eq!(officer.get("/staff").await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn training_that_ran_out_keeps_people_out_and_says_how_to_renew_it() {
    let world = World::start().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    world
        .account("a.sample", &[Role::TriageFh], &["FH-CEN"])
        .await;
    world
        .app
        .execute("UPDATE staff SET training_completed_on = '2025-11-18' WHERE name = 'j.specimen'")
        .await;
    let mut client = world.app.client();
    let refused = world.try_sign_in(&mut client, "j.specimen", PASSWORD).await;
    assert_eq!(refused.status(), 403);
    assert!(refused.says("18 November 2025"));
    assert!(refused.says("How to renew it"));
    assert_eq!(client.get("/staff").await.path(), "/staff/sign-in");

    // Who is signed in when it runs out is stopped at the next page.
    let mut signed_in = world.sign_in("a.sample").await;
    world
        .app
        .execute("UPDATE staff SET training_completed_on = NULL WHERE name = 'a.sample'")
        .await;
    let stopped = signed_in.get("/staff/queue/FH-CEN").await;
    assert_eq!(stopped.status(), 403);
    assert!(stopped.says("We have no record of your data protection training"));
    world.app.end().await;
}

#[tokio::test]
async fn what_is_typed_into_the_name_field_stays_out_of_the_records() {
    let world = World::start().await;
    let mut client = world.app.client();
    // A password in the wrong field.
    let typed = canary("password").to_lowercase();
    tries(&mut client, &typed, "x", "123456").await;
    let kept = world
        .count("SELECT count(*) FROM audit_event WHERE detail::text ILIKE '%zxqcanary%'")
        .await;
    assert_eq!(kept, 0);
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'sign_in.refused' AND actor_kind = 'visitor'")
            .await,
        1
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_sign_in_page_links_to_the_notice_for_staff() {
    let world = World::start().await;
    let mut client = world.app.client();
    let page = client.get("/staff/sign-in").await;
    assert!(page.links().contains(&"/staff/privacy".to_owned()));
    let notice = client.get("/staff/privacy").await;
    assert_eq!(notice.status(), 200);
    assert!(notice.says("A staff account is kept for 2 years after it ends."));
    world.app.end().await;
}
