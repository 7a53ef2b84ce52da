//! What a person meets when something goes wrong.

use axum::routing::{get, post};
use harness::{App, Client, canary};
use platform::{error::AppError, fields::Fields, page::Page};

/// The page of an error is whole: design, title, way on, telephone number, nothing of the cause.
async fn meets(person: &mut Client, path: &str, status: u16, heading: &str) {
    let answer = person.get(path).await;
    assert_eq!(answer.status(), status, "{path}");
    assert_eq!(answer.heading(), heading, "{path}");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(answer.html().contains("portal.css"), "the design");
    assert!(!answer.html().contains("Zxq"), "{}", answer.text());
}

#[tokio::test]
async fn staff_meet_errors_in_their_own_design_with_the_way_back_to_work() {
    let app = App::builder()
        .start_with(|router| {
            router.route(
                "/staff/try/fault",
                get(async || Err::<(), _>(AppError::internal(anyhow::anyhow!("the cause")))),
            )
        })
        .await;
    let mut person = app.client();
    for (path, status) in [("/staff/nowhere", 404), ("/staff/try/fault", 500)] {
        let answer = person.get(path).await;
        assert_eq!(answer.status(), status, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert!(answer.html().contains("staff.css"), "{path}: the design");
        assert!(answer.links().contains(&"/staff".to_owned()), "{path}");
    }
    app.end().await;
}

#[tokio::test]
async fn errors_are_pages_and_their_causes_are_logged_once_without_what_people_typed() {
    let app = App::builder()
        .start_with(|router| {
            router
                .route(
                    "/try/panic",
                    get(async || -> &'static str { panic!("{}", canary("panic")) }),
                )
                .route(
                    "/try/fault",
                    get(async || Err::<(), _>(AppError::internal(anyhow::anyhow!("the cause")))),
                )
                .route(
                    "/try/away",
                    get(async || Err::<(), _>(AppError::unavailable(anyhow::anyhow!("gone")))),
                )
                .route(
                    "/try/many",
                    get(async || {
                        Err::<(), _>(AppError::TooMany(std::time::Duration::from_secs(90)))
                    }),
                )
                .route(
                    "/try/forbidden",
                    get(async || Err::<(), _>(AppError::Forbidden)),
                )
                .route(
                    "/try/changed",
                    get(async || Err::<(), _>(AppError::Conflict)),
                )
        })
        .await;
    let mut person = app.client();
    meets(&mut person, "/try/nowhere", 404, "We cannot find that page").await;
    meets(
        &mut person,
        "/try/panic",
        500,
        "Sorry, there is a problem with the service",
    )
    .await;
    meets(
        &mut person,
        "/try/fault",
        500,
        "Sorry, there is a problem with the service",
    )
    .await;
    meets(
        &mut person,
        "/try/away",
        503,
        "This website is not working for the moment",
    )
    .await;
    meets(&mut person, "/try/many", 429, "There were too many tries").await;
    meets(
        &mut person,
        "/try/forbidden",
        403,
        "We cannot let you do that",
    )
    .await;
    meets(
        &mut person,
        "/try/changed",
        409,
        "This has changed since you opened it",
    )
    .await;
    let many = person.get("/try/many").await;
    assert_eq!(many.header("retry-after"), Some("90"));
    assert!(many.says("01632 960"), "a number to call: {}", many.text());
    assert!(
        person
            .get("/try/away")
            .await
            .header("retry-after")
            .is_some()
    );
    let log = app.log();
    assert_eq!(log.matches("the cause").count(), 1, "{log}");
    app.end().await;
}

#[tokio::test]
async fn the_log_names_the_route_and_never_the_address() {
    let app = App::builder()
        .start_with(|router| router.route("/try/link/{token}", get(async || "here")))
        .await;
    let mut person = app.client();
    person.get("/try/link/verysecret").await;
    person.get("/health/live").await;
    let log = app.log();
    assert!(
        log.contains(r#""route":"/try/link/{token}""#) && log.contains(r#""status":200"#),
        "{log}"
    );
    assert!(!log.contains("verysecret"));
    assert!(!log.contains("/health/live"));
    app.end().await;
}

#[tokio::test]
async fn a_wrong_method_is_answered_405_with_what_is_allowed() {
    let app = App::start().await;
    let mut person = app.client();
    let answer = person
        .header("origin", "http://localhost:3000")
        .post("/", &[])
        .await;
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.header("allow"), Some("GET,HEAD"));
    app.end().await;
}

#[tokio::test]
async fn a_body_beyond_64_kb_is_413_and_one_below_is_read() {
    let app = App::builder()
        .start_with(|router| {
            router.route(
                "/try/form",
                post(async |fields: Fields| fields.one("text").len().to_string()),
            )
        })
        .await;
    let mut person = app.client();
    person.header("origin", "http://localhost:3000");
    let below = "a".repeat(60_000);
    assert_eq!(
        person.post("/try/form", &[("text", &below)]).await.html(),
        "60000"
    );
    let above = "a".repeat(70_000);
    let refused = person.post("/try/form", &[("text", &above)]).await;
    assert_eq!(
        (refused.status(), refused.heading().as_str()),
        (413, "That was too much to send")
    );
    // The same without the header that says whose form it is: the token is looked for in the body.
    let refused = person
        .without_header("origin")
        .post("/try/form", &[("text", &above)])
        .await;
    assert_eq!(refused.status(), 413);
    app.end().await;
}

#[tokio::test]
async fn a_database_that_is_down_is_a_503_page_and_the_portal_recovers_by_itself() {
    let app = App::builder()
        .start_with(|router| {
            router.route(
                "/try/database",
                get(
                    async |axum::extract::State(state): axum::extract::State<
                        server::state::AppState,
                    >,
                           page: Page| {
                        state.pools.web_tx().await?;
                        Ok::<_, AppError>(page.ok(|| "there"))
                    },
                ),
            )
        })
        .await;
    let mut person = app.client();
    assert_eq!(person.get("/try/database").await.status(), 200);
    assert_eq!(person.get("/health/ready").await.status(), 200);
    app.database.set_open(false).await;
    let answer = person.get("/try/database").await;
    assert_eq!(answer.status(), 503, "{}", app.log());
    assert!(
        answer.says("01632 960"),
        "a number to call: {}",
        answer.text()
    );
    assert_eq!(person.get("/health/ready").await.status(), 503);
    assert_eq!(
        person.get("/health/live").await.status(),
        200,
        "the process itself is well"
    );
    app.database.set_open(true).await;
    assert_eq!(person.get("/try/database").await.status(), 200);
    app.end().await;
}

#[tokio::test]
async fn work_beyond_the_places_is_turned_away_at_once() {
    let app = App::builder()
        .config(|config| config.http.max_requests = 0)
        .start()
        .await;
    assert_eq!(app.client().get("/").await.status(), 503);
    // Help in danger, and the question whether the process lives, need no place.
    for path in ["/emergency", "/health/live", "/health/ready"] {
        assert_eq!(app.client().get(path).await.status(), 200, "{path}");
    }
    app.end().await;
}

#[tokio::test]
async fn slow_work_ends_in_a_503() {
    let app = App::builder()
        .config(|config| config.http.request_seconds = 1)
        .start_with(|router| {
            router.route(
                "/try/slow",
                get(async || tokio::time::sleep(std::time::Duration::from_secs(60)).await),
            )
        })
        .await;
    assert_eq!(app.client().get("/try/slow").await.status(), 503);
    app.end().await;
}
