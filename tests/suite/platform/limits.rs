//! Limits as a client meets them.

use axum::{extract::State, routing::get};
use harness::App;
use platform::{
    error::Result,
    limits::{Client, Limit},
};
use server::state::AppState;

async fn app(proxies: &str) -> App {
    let proxies = proxies
        .split(',')
        .filter(|text| !text.is_empty())
        .map(|text| text.parse().expect("a network"))
        .collect();
    App::builder()
        .config(|config| {
            config.limits.limit_message = 2;
            config.http.trusted_proxies = proxies;
        })
        .start_with(|router| {
            router.route(
                "/try/limited",
                get(
                    async |State(state): State<AppState>, client: Client| -> Result<&'static str> {
                        state.limits.check(Limit::Message, client)?;
                        Ok("done")
                    },
                ),
            )
        })
        .await
}

#[tokio::test]
async fn a_forged_forwarded_header_does_not_give_a_fresh_bucket() {
    let app = app("").await;
    let mut person = app.client();
    let mut passed = 0;
    for n in 0..10 {
        let forged = format!("203.0.113.{n}");
        passed += usize::from(
            person
                .header("x-forwarded-for", &forged)
                .get("/try/limited")
                .await
                .status()
                == 200,
        );
    }
    assert_eq!(passed, 2);
    app.end().await;
}

#[tokio::test]
async fn behind_our_proxy_each_client_has_a_bucket_of_its_own_and_forging_does_not_help() {
    let app = app("10.0.0.0/8").await;
    let mut person = app.client();
    person.from_address("10.0.0.1");
    for client in ["198.51.100.1", "198.51.100.2"] {
        let mut passed = 0;
        for n in 0..5 {
            let line = format!("203.0.113.{n}, {client}");
            passed += usize::from(
                person
                    .header("x-forwarded-for", &line)
                    .get("/try/limited")
                    .await
                    .status()
                    == 200,
            );
        }
        assert_eq!(passed, 2, "{client}");
    }
    let refused = person.get("/try/limited").await;
    assert_eq!(refused.status(), 429);
    let wait: u64 = refused
        .header("retry-after")
        .expect("a time")
        .parse()
        .expect("seconds");
    assert!((1700..=1800).contains(&wait), "{wait}");
    app.end().await;
}

#[tokio::test]
async fn looking_at_pages_is_never_limited() {
    let app = app("").await;
    let mut person = app.client();
    for _ in 0..200 {
        assert_eq!(person.get("/cookies").await.status(), 200);
    }
    app.end().await;
}
