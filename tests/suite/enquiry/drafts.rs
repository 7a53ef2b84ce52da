//! The draft: kept on the server, sealed, for 30 idle minutes and not longer (feature A10).

use super::walk::{ordinary, send, walk, with, words};
use chrono::TimeDelta;
use harness::App;

async fn drafts(app: &App) -> Option<String> {
    app.value("SELECT count(*) FROM draft").await
}

#[tokio::test]
async fn looking_makes_no_row_and_the_first_answer_does() {
    let app = App::start().await;
    let mut client = app.client();
    let page = client.get("/enquiry/topic").await;
    let planted = client.cookie("enq").map(str::to_owned);
    assert!(
        planted.is_some(),
        "the form has a token, so there is a cookie to bind it to"
    );
    client.get("/enquiry/about").await;
    assert_eq!(drafts(&app).await.as_deref(), Some("0"));
    client.submit(&page, &[("topic", "MONEY")]).await;
    assert_eq!(drafts(&app).await.as_deref(), Some("1"));
    assert_ne!(
        client.cookie("enq").map(str::to_owned),
        planted,
        "a planted cookie is worth nothing"
    );
    // The cookie itself is not in the database.
    let cookie = client.cookie("enq").expect("a cookie").to_owned();
    let found = app
        .value(&format!(
            "SELECT count(*) FROM draft WHERE encode(token_hash, 'escape') LIKE '%{cookie}%'"
        ))
        .await;
    assert_eq!(found.as_deref(), Some("0"));
    app.end().await;
}

#[tokio::test]
async fn answers_live_for_30_idle_minutes_and_every_page_starts_them_again() {
    let app = App::start().await;
    let mut client = app.client();
    walk(&mut client, &ordinary()).await;
    for _ in 0..3 {
        app.advance(TimeDelta::minutes(29));
        assert_eq!(client.get("/enquiry/check").await.path(), "/enquiry/check");
    }
    app.advance(TimeDelta::minutes(29) + TimeDelta::seconds(59));
    assert_eq!(client.get("/enquiry/name").await.status(), 200);
    app.advance(TimeDelta::minutes(30));
    let ended = client.get("/enquiry/name").await;
    assert!(
        ended.says("We wiped your answers") && !ended.says("Robin"),
        "{}",
        ended.text()
    );
    assert_eq!(drafts(&app).await.as_deref(), Some("0"));
    assert_eq!(
        client.get("/enquiry/check").await.path(),
        "/enquiry/topic",
        "and it starts from the beginning"
    );
    app.end().await;
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_not_acknowledged() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    app.advance(TimeDelta::minutes(31));
    let late = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(late.status(), 409);
    assert!(late.says("We wiped your answers"));
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("0")
    );
    app.end().await;
}

#[tokio::test]
async fn a_look_is_written_once_a_minute_at_most() {
    let app = App::start().await;
    let mut client = app.client();
    walk(&mut client, &ordinary()).await;
    let touched = async || app.value("SELECT xmin FROM draft").await;
    let before = touched().await;
    app.advance(TimeDelta::seconds(59));
    client.get("/enquiry/name").await;
    assert_eq!(touched().await, before);
    app.advance(TimeDelta::seconds(1));
    client.get("/enquiry/name").await;
    assert_ne!(touched().await, before);
    app.end().await;
}

#[tokio::test]
async fn idle_drafts_are_swept_and_live_ones_stay() {
    let app = App::start().await;
    let (mut idle, mut live) = (app.client(), app.client());
    idle.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
    app.advance(TimeDelta::minutes(20));
    live.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
    app.advance(TimeDelta::minutes(10));
    let gone = server::cleanup::run_once(&app.state)
        .await
        .expect("the sweep runs");
    assert_eq!(gone, 1);
    assert_eq!(live.get("/enquiry/about").await.path(), "/enquiry/about");
    app.end().await;
}

/// The job that sweeps comes every few minutes: most people who come back too late find no row at all.
#[tokio::test]
async fn who_comes_back_after_the_sweep_is_told_that_the_answers_are_gone() {
    let app = App::start().await;
    let mut client = app.client();
    walk(&mut client, &ordinary()).await;
    app.advance(TimeDelta::minutes(31));
    server::cleanup::run_once(&app.state)
        .await
        .expect("the sweep runs");
    let mut second = client.clone();
    for (client, path) in [
        (&mut client, "/enquiry/name"),
        (&mut second, "/enquiry/check"),
    ] {
        let gone = client.get(path).await;
        assert_eq!((gone.path(), gone.status()), (path, 200));
        assert!(gone.says("We wiped your answers"), "{}", gone.text());
        assert_eq!(client.get(path).await.path(), "/enquiry/topic", "once");
    }
    // Whoever only looked has answered nothing.
    let mut newcomer = app.client();
    newcomer.get("/enquiry/topic").await;
    assert_eq!(newcomer.get("/enquiry/name").await.path(), "/enquiry/topic");
    app.end().await;
}

/// What was sent is not gone, and is not said to be.
#[tokio::test]
async fn the_page_after_an_idle_end_does_not_deny_what_was_sent() {
    let app = App::start().await;
    let mut client = app.client();
    send(&mut client, &ordinary()).await;
    app.advance(TimeDelta::minutes(31));
    let ended = client.get("/enquiry/check").await;
    assert!(
        ended.says("If you saw a reference number, we have what you sent."),
        "{}",
        ended.text()
    );
    app.end().await;
}

/// The session ends on the server, not only in the browser (feature A3).
#[tokio::test]
async fn exit_wipes_the_answers_and_goes_elsewhere() {
    let app = App::start().await;
    let mut client = app.client();
    walk(
        &mut client,
        &with(ordinary(), &[("topic", "DA"), ("safe_tonight", "yes")]),
    )
    .await;
    let stolen = client.cookie("enq").expect("a cookie").to_owned();
    client.follow = false;
    let away = client.get("/exit").await;
    assert_eq!(away.status(), 303);
    assert_eq!(
        away.header("location"),
        Some(app.state.configured.exit_url.as_str())
    );
    assert_eq!(client.cookie("enq"), None);
    assert_eq!(drafts(&app).await.as_deref(), Some("0"));
    client.follow = true;
    client.set_cookie("enq", &stolen);
    let gone = client.get("/enquiry/check").await;
    assert!(gone.says("We wiped your answers") && !gone.says("Robin"));
    app.end().await;
}

#[tokio::test]
async fn a_link_on_another_site_cannot_wipe_answers() {
    let app = App::start().await;
    for site in ["cross-site", "same-site"] {
        let mut client = app.client();
        client.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
        client.follow = false;
        client.header("sec-fetch-site", site);
        assert_eq!(client.get("/exit").await.status(), 303);
        client.without_header("sec-fetch-site");
        assert_eq!(client.get("/enquiry/about").await.status(), 200, "{site}");
    }
    for site in ["same-origin", "none"] {
        let mut client = app.client();
        client.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
        let cookie = client.cookie("enq").expect("a cookie").to_owned();
        client.follow = false;
        client.header("sec-fetch-site", site);
        client.get("/exit").await;
        client.without_header("sec-fetch-site");
        client.set_cookie("enq", &cookie);
        let gone = client.get("/enquiry/about").await;
        assert!(gone.says("We wiped your answers"), "{site}");
    }
    app.end().await;
}

/// Somebody looks whether to leave; nobody has left (input F11).
#[tokio::test]
async fn an_address_that_is_only_looked_at_wipes_nothing() {
    let app = App::start().await;
    for (name, value) in [
        ("sec-purpose", "prefetch"),
        ("sec-purpose", "prefetch;prerender"),
        ("purpose", "prefetch"),
        ("purpose", "preview"),
        ("x-purpose", "preview"),
        ("x-moz", "prefetch"),
        ("sec-fetch-dest", "image"),
        ("sec-fetch-dest", "empty"),
        ("sec-fetch-dest", "iframe"),
    ] {
        let mut client = app.client();
        client.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
        client.follow = false;
        client.header(name, value);
        let looked = client.get("/exit").await;
        let ahead = name != "sec-fetch-dest";
        assert_eq!(looked.status(), if ahead { 503 } else { 303 }, "{value}");
        assert_eq!(looked.header("cache-control"), Some("no-store"));
        client.without_header(name);
        assert_eq!(
            client.get("/enquiry/about").await.status(),
            200,
            "{name}: {value}"
        );
    }
    let mut client = app.client();
    client.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
    client.follow = false;
    client.send(http::Method::HEAD, "/exit", None).await;
    assert_eq!(client.get("/enquiry/about").await.status(), 200);
    client.header("sec-fetch-dest", "document");
    client.get("/exit").await;
    assert_eq!(
        drafts(&app).await.as_deref(),
        Some("9"),
        "one of ten is wiped"
    );
    app.end().await;
}

#[tokio::test]
async fn the_sent_page_is_repeated_until_exit_or_idle_end() {
    let app = App::start().await;
    let mut client = app.client();
    let sent = send(&mut client, &ordinary()).await;
    let three = words(&sent);
    assert_eq!(three.len(), 3);
    assert_eq!(sent.header("cache-control"), Some("no-store"));
    for _ in 0..3 {
        app.advance(TimeDelta::minutes(20));
        assert_eq!(words(&client.get("/enquiry/sent").await), three);
    }
    app.advance(TimeDelta::minutes(31));
    let ended = client.get("/enquiry/sent").await;
    assert!(words(&ended).is_empty() && !ended.says(&three[0]));
    assert_eq!(
        client.get("/enquiry/sent").await.path(),
        "/manage",
        "an old bookmark leads to the door"
    );

    let mut client = app.client();
    send(&mut client, &ordinary()).await;
    client.follow = false;
    client.get("/exit").await;
    client.follow = true;
    assert_eq!(client.get("/enquiry/sent").await.path(), "/manage");
    app.end().await;
}

#[tokio::test]
async fn after_sending_every_page_of_the_form_leads_to_the_sent_page() {
    let app = App::start().await;
    let mut client = app.client();
    send(&mut client, &ordinary()).await;
    for step in ["check", "choices", "name", "about"] {
        assert_eq!(
            client.get(&format!("/enquiry/{step}")).await.path(),
            "/enquiry/sent",
            "{step}"
        );
    }
    // Asking about something else is a new enquiry; until it is begun, the sent page stays in reach.
    let topic = client.get("/enquiry/topic").await;
    assert!(
        topic.says("You have sent an enquiry")
            && topic.links().contains(&"/enquiry/sent".to_owned())
    );
    let next = client.submit(&topic, &[("topic", "WORK")]).await;
    assert_eq!(next.path(), "/enquiry/about");
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("1")
    );
    app.end().await;
}
