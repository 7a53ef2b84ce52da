//! The clock of a trial site: set while it runs, followed by everything, and never there in production.

use chrono::{DateTime, TimeDelta, Utc};
use harness::{App, Client};
use platform::config::{Config, Directory, Mode};

async fn trial_site() -> App {
    App::builder()
        .config(|config| config.site.mode = Mode::Demo)
        .start()
        .await
}

/// Somebody whose browser says that its forms are this site's.
fn browser(app: &App) -> Client {
    let mut person = app.client();
    person.header("sec-fetch-site", "same-origin");
    person
}

/// Sets the clock as a form does, and says what time it is then by the page.
async fn set_clock(person: &mut Client, fields: &[(&str, &str)]) -> DateTime<Utc> {
    let page = person.post("/dev/clock", fields).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    let html = page.html();
    let (_, rest) = html.split_once("datetime=\"").unwrap();
    rest.split_once('"').unwrap().0.parse().unwrap()
}

#[tokio::test]
async fn only_a_trial_site_has_a_clock_to_set() {
    let app = App::start().await;
    let mut person = browser(&app);
    assert_eq!(person.get("/dev/clock").await.status(), 404);
    let at = app.clock.now();
    assert_eq!(
        person
            .post("/dev/clock", &[("at", "2027-04-01T03:00")])
            .await
            .status(),
        404
    );
    assert_eq!(app.clock.now(), at);
    app.end().await;
}

#[tokio::test]
async fn the_time_is_set_in_london_only_forward_and_what_is_no_time_is_said() {
    let app = trial_site().await;
    let mut person = browser(&app);
    let page = person.get("/dev/clock").await;
    assert!(
        page.says("It is 18 November 2026, 10:00:00 in London."),
        "{}",
        page.text()
    );
    let shown = set_clock(&mut person, &[("at", "2027-04-01T03:00")]).await;
    assert_eq!(
        shown,
        "2027-04-01T02:00:00Z".parse::<DateTime<Utc>>().unwrap()
    );
    for wrong in [
        [("at", "2027-03-31T03:00"), ("rate", "")],
        [("at", "soon"), ("rate", "")],
        [("at", ""), ("rate", "-1")],
        [("at", ""), ("rate", "")],
    ] {
        let answer = person.post("/dev/clock", &wrong).await;
        assert_eq!(answer.status(), 422, "{wrong:?}");
        assert!(answer.says("Enter a time that is not over"), "{wrong:?}");
        assert_eq!(app.clock.now(), shown, "{wrong:?}");
    }
    app.end().await;
}

#[tokio::test]
async fn a_draft_that_has_been_idle_too_long_by_the_clock_is_over() {
    let app = trial_site().await;
    let mut person = browser(&app);
    person.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
    let half = app.clock.now() + TimeDelta::minutes(29);
    set_clock(&mut person, &[("at", &half.to_rfc3339())]).await;
    assert_eq!(
        person.get("/enquiry/about").await.status(),
        200,
        "still there"
    );
    let late = half + TimeDelta::minutes(31);
    set_clock(&mut person, &[("at", &late.to_rfc3339())]).await;
    let over = person.get("/enquiry/about").await;
    assert!(over.says("We wiped your answers"), "{}", over.text());
    app.end().await;
}

#[tokio::test]
async fn the_database_follows_a_clock_that_was_set_and_one_that_runs() {
    let app = trial_site().await;
    let mut person = browser(&app);
    set_clock(&mut person, &[("at", "2027-04-01T03:00")]).await;
    let clock = async || {
        let tx = app.state.pools.web_tx().await.unwrap();
        let row = sea_orm::ConnectionTrait::query_one_raw(
            &tx,
            sea_orm::Statement::from_string(
                sea_orm::DbBackend::Postgres,
                "SELECT app.clock() AS now",
            ),
        )
        .await
        .unwrap()
        .unwrap();
        row.try_get::<DateTime<Utc>>("", "now").unwrap()
    };
    assert_eq!(clock().await, app.clock.now());
    // A day in less than a second.
    set_clock(&mut person, &[("rate", "100000")]).await;
    let before = clock().await;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    assert!(clock().await > before + TimeDelta::days(1));
    set_clock(&mut person, &[("rate", "0")]).await;
    assert_eq!(clock().await, app.clock.now());
    app.end().await;
}

#[tokio::test]
async fn a_trial_site_begins_at_the_time_it_is_given_and_production_refuses_one() {
    let mut config = Config::from_env().expect("the environment holds no wrong setting");
    let directory = Directory::load(None, None).unwrap();
    config.clock.clock_start = "2027-04-01T02:00:00Z".parse().ok();
    config.clock.clock_rate = Some(0.0);
    config.site.mode = Mode::Demo;
    assert!(config.refuse_unsafe(&directory).is_ok());
    assert_eq!(Some(config.clock().now()), config.clock.clock_start);
    config.clock.clock_rate = Some(-1.0);
    let refused = config.refuse_unsafe(&directory).unwrap_err().to_string();
    assert!(
        refused.contains(
            "PORTAL_CLOCK_RATE should be seconds a second, from 0 (stands still) to 100000"
        ),
        "{refused}"
    );
    config.site.mode = Mode::Production;
    let refused = config.refuse_unsafe(&directory).unwrap_err().to_string();
    for variable in ["PORTAL_CLOCK_START", "PORTAL_CLOCK_RATE"] {
        let sentence =
            format!("{variable} should not be set: production goes by the clock of its machine");
        assert!(refused.contains(&sentence), "{refused}");
    }
    assert!(!config.clock().is_apart(), "even if it were not refused");
}
