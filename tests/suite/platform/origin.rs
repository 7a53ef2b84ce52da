//! Whose form it is (CSRF).

use axum::routing::{any, get};
use harness::{App, Client};
use http::Method;
use leptos::prelude::*;
use platform::page::Page;

const SITE: &str = "http://localhost:3000";

async fn app() -> App {
    App::builder()
        .start_with(|router| {
            router
                .route("/enquiry/tryout", any(async |page: Page| page.ok(|| view! { <main><form method="post"><app::ui::FormToken/></form></main> })))
                .route("/manage/tryout", any(async |page: Page| page.ok(|| view! { <main><form method="post"><app::ui::FormToken/></form></main> })))
                .route("/try/open", get(async || "open").post(async || "sent"))
        })
        .await
}

/// Sends a form with these headers; `None` leaves one out.
async fn send(
    person: &mut Client,
    method: Method,
    site: Option<&str>,
    origin: Option<&str>,
    body: &str,
) -> u16 {
    for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
        match value {
            Some(value) => person.header(name, value),
            None => person.without_header(name),
        };
    }
    person
        .send(method, "/enquiry/tryout", Some(body.to_owned()))
        .await
        .status()
}

#[tokio::test]
async fn the_whole_matrix_of_headers_methods_and_tokens() {
    let app = app().await;
    let mut person = app.client();
    let token = person
        .get("/enquiry/tryout")
        .await
        .form()
        .expect("a form")
        .fields[0]
        .1
        .clone();
    let good = format!("form_token={token}");
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        for site in [
            None,
            Some("same-origin"),
            Some("same-site"),
            Some("cross-site"),
            Some("none"),
        ] {
            for origin in [None, Some(SITE), Some("https://evil.example"), Some("null")] {
                for body in [good.as_str(), "form_token=wrong", ""] {
                    let expected = match (site, origin) {
                        (Some(site), _) => site == "same-origin",
                        (None, Some(origin)) => origin == SITE,
                        (None, None) => body == good,
                    };
                    let status = send(&mut person, method.clone(), site, origin, body).await;
                    assert_eq!(
                        status,
                        if expected { 200 } else { 403 },
                        "{method} {site:?} {origin:?} {body}"
                    );
                }
            }
        }
    }
    app.end().await;
}

#[tokio::test]
async fn a_token_counts_only_with_the_cookie_of_its_journey() {
    let app = app().await;
    let (mut mine, mut other) = (app.client(), app.client());
    let page = mine.get("/enquiry/tryout").await;
    other.get("/enquiry/tryout").await;
    let token = page.form().expect("a form").fields[0].1.clone();
    assert_eq!(
        mine.post("/enquiry/tryout", &[("form_token", &token)])
            .await
            .status(),
        200
    );
    assert_eq!(
        other
            .post("/enquiry/tryout", &[("form_token", &token)])
            .await
            .status(),
        403
    );
    assert_eq!(
        mine.post("/manage/tryout", &[("form_token", &token)])
            .await
            .status(),
        403
    );
    mine.forget();
    assert_eq!(
        mine.post("/enquiry/tryout", &[("form_token", &token)])
            .await
            .status(),
        403
    );
    app.end().await;
}

#[tokio::test]
async fn another_content_type_does_not_slip_past() {
    let app = app().await;
    let mut person = app.client();
    let token = person
        .get("/enquiry/tryout")
        .await
        .form()
        .expect("a form")
        .fields[0]
        .1
        .clone();
    for kind in [
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/json",
    ] {
        let sent = person
            .header("content-type", kind)
            .post("/enquiry/tryout", &[("form_token", &token)])
            .await;
        assert_eq!(sent.status(), 403, "{kind}");
    }
    app.end().await;
}

/// Every address of the table, read from its source: a POST from elsewhere never reaches a handler.
#[tokio::test]
async fn no_address_takes_a_form_from_another_site() {
    let app = app().await;
    let source = concat!(
        include_str!("../../../server/src/router.rs"),
        include_str!("../../../server/src/router/staff.rs"),
    );
    let pattern = regex::Regex::new(r#"\.route\(\s*"([^"]+)""#).expect("a pattern");
    let paths: Vec<String> = pattern
        .captures_iter(source)
        .map(|found| found[1].replace(['{', '}', '*'], ""))
        .collect();
    assert!(paths.len() > 100, "{paths:?}");
    let mut person = app.client();
    for path in &paths {
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://evil.example"),
        ] {
            let answer = person.header(name, value).post(path, &[("a", "b")]).await;
            assert_eq!(answer.status(), 403, "{path} {name}");
            person.without_header(name);
        }
        assert_eq!(
            person.post(path, &[("a", "b")]).await.status(),
            403,
            "{path} without a token"
        );
    }
    app.end().await;
}
