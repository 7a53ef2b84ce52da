//! Pages, cookies and headers as a browser gets them.

use harness::App;
use platform::{cookie::Cookies, page::Page};

#[tokio::test]
async fn every_answer_carries_the_headers_also_errors_and_files() {
    let app = App::start().await;
    let mut person = app.client();
    for path in [
        "/",
        "/nothing-here",
        "/health/live",
        "/assets/nothing.css",
        "/enquiry/nothing",
        "/staff/nothing",
    ] {
        let answer = person.get(path).await;
        for (name, value) in [
            ("referrer-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} on {path}");
        }
        assert_eq!(
            answer.header("strict-transport-security"),
            None,
            "not on http"
        );
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'"),
            "{policy}"
        );
        assert!(policy.ends_with(
            "; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ));
        assert_eq!(
            policy.contains("wasm-unsafe-eval"),
            path.starts_with("/staff"),
            "{path}"
        );
    }
    app.end().await;
}

#[tokio::test]
async fn an_address_from_paper_leads_to_its_page_and_one_with_a_nul_nowhere() {
    let app = App::start().await;
    let mut person = app.client();
    for (typed, page) in [
        ("/emergency/", "/emergency"),
        ("/Privacy", "/privacy"),
        ("/contact.", "/contact"),
        ("/MANAGE", "/manage"),
        ("/staff/sign-in/", "/staff/sign-in"),
    ] {
        let answer = person.get(typed).await;
        assert_eq!(answer.status(), 308, "{typed}");
        assert_eq!(answer.header("location"), Some(page));
        assert_eq!(person.get(page).await.status(), 200, "{page}");
    }
    for address in [
        "/nothing/",
        "/privacy/%00",
        "/receipt/%00",
        "/enquiry/%00",
        "/feedback/%00",
        "/staff/case/%00",
        "/easy-read/a%00b",
    ] {
        assert_eq!(person.get(address).await.status(), 404, "{address}");
    }
    app.end().await;
}

/// A page that never wakes up needs none of the places that Leptos keeps (input F25).
#[tokio::test]
async fn pages_hold_no_placeholders() {
    let app = App::start().await;
    let mut person = app.client();
    for path in [
        "/",
        "/enquiry/topic",
        "/privacy/family-hubs",
        "/manage",
        "/staff/sign-in",
        "/nothing",
    ] {
        let html = person.get(path).await.html();
        assert!(!html.contains("<!>") && !html.contains("<!--"), "{path}");
    }
    app.end().await;
}

#[tokio::test]
async fn the_nonce_of_staff_pages_is_new_each_time() {
    let app = App::start().await;
    let mut person = app.client();
    let policy = async |person: &mut harness::Client| {
        person
            .get("/staff/nothing")
            .await
            .header("content-security-policy")
            .expect("a policy")
            .to_owned()
    };
    assert_ne!(policy(&mut person).await, policy(&mut person).await);
    app.end().await;
}

#[tokio::test]
async fn https_adds_the_prefix_and_strict_transport() {
    let app = App::builder()
        .config(|config| config.site.base_url = Some("https://help.example.org".into()))
        .start()
        .await;
    assert!(app.state.cookies.secure);
    let answer = app.client().get("/").await;
    assert_eq!(
        answer.header("strict-transport-security"),
        Some("max-age=63072000; includeSubDomains")
    );
    app.end().await;
}

#[tokio::test]
async fn a_journey_gets_a_cookie_with_its_first_page_and_keeps_it() {
    let app = App::builder()
        .start_with(|router| {
            router.route(
                "/enquiry/tryout",
                axum::routing::get(async |page: Page| page.ok(|| "page")),
            )
        })
        .await;
    let mut person = app.client();
    let first = person.get("/enquiry/tryout").await;
    let written = first.header("set-cookie").expect("a cookie");
    assert!(
        written.starts_with("enq=") && written.ends_with("; Path=/; HttpOnly; SameSite=Lax"),
        "{written}"
    );
    assert_eq!(first.header("cache-control"), Some("no-store"));
    let value = person.cookie("enq").map(str::to_owned);
    let second = person.get("/enquiry/tryout").await;
    assert_eq!(second.header("set-cookie"), None);
    assert_eq!(person.cookie("enq").map(str::to_owned), value);
    let start = app.client().get("/").await;
    assert_eq!(
        start.header("set-cookie"),
        None,
        "no cookie before anything is filled in"
    );
    assert_eq!(
        app.value("SELECT count(*) FROM draft").await.as_deref(),
        Some("0")
    );
    app.end().await;
}

#[tokio::test]
async fn an_error_page_never_replaces_a_cookie() {
    let app = App::start().await;
    let mut person = app.client();
    let answer = person.get("/enquiry/nothing-here").await;
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.header("set-cookie"), None);
    app.end().await;
}

#[tokio::test]
async fn compression_is_offered_and_taken() {
    let app = App::start().await;
    let mut person = app.client();
    let plain = person.get("/").await;
    for (offer, taken) in [("br", "br"), ("gzip", "gzip"), ("gzip, br", "br")] {
        let answer = person.header("accept-encoding", offer).get("/").await;
        assert_eq!(answer.header("content-encoding"), Some(taken));
        assert!(answer.bytes().len() * 2 < plain.bytes().len());
    }
    app.end().await;
}

#[test]
fn cookie_names_by_address() {
    use platform::cookie::Journey::{Enquiry, Manage, Staff};
    let names = |secure| [Enquiry, Manage, Staff].map(|journey| Cookies { secure }.name(journey));
    assert_eq!(names(false), ["enq", "manage", "staff"]);
    assert_eq!(names(true), ["__Host-enq", "__Host-manage", "__Host-staff"]);
}

/// A staff page with an island: what wakes it is in the page, and no script stands in the page itself.
#[tokio::test]
async fn a_page_with_an_island_holds_it_and_no_inline_script() {
    use app::islands::{QueueCounts, QueueLive, QueueLiveText};
    let words = || {
        let text = |word: &str| word.to_owned();
        QueueLiveText {
            none: text("none"),
            waiting_one: text("one"),
            waiting_many: text("{n} waiting"),
            urgent_one: text("one urgent"),
            urgent_many: text("{n} urgent"),
            new_one: text("one new"),
            new_many: text("{n} new"),
            show: text("show"),
            gone: text("gone"),
            old: text("old"),
            signed_out: text("ended"),
            sign_in: text("sign in"),
            sound: text("sound"),
        }
    };
    let view = move || {
        let counts = QueueCounts {
            waiting: 24,
            urgent: 2,
        };
        leptos::prelude::view! {
            <app::staff::shell::StaffPage title="Queue" islands=true>
                <QueueLive queue="FH-CEN".to_owned() query=String::new() counts sign_in="/staff/sign-in".to_owned() words=words()/>
            </app::staff::shell::StaffPage>
        }
    };
    let app = App::builder()
        .start_with(|router| {
            router.route(
                "/staff/tryout",
                axum::routing::get(async move |page: Page| {
                    page.with_islands(http::StatusCode::CONFLICT, || {}, view)
                        .await
                }),
            )
        })
        .await;
    let answer = app.client().get("/staff/tryout").await;
    assert_eq!(answer.status(), 409, "the status is the handler's");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(
        answer.header("set-cookie").is_some_and(
            |cookie| cookie.starts_with("staff=") && cookie.contains("SameSite=Strict")
        )
    );
    let html = answer.html();
    assert!(
        html.contains("<leptos-island") && html.contains("data-component=\"QueueLive"),
        "{html}"
    );
    assert!(
        answer.says("24 waiting"),
        "readable without a script: {}",
        answer.text()
    );
    assert!(
        html.starts_with("<!doctype html>") && html.ends_with("</html>"),
        "{html}"
    );
    let inline = regex::Regex::new(r"<script(?:\s[^>]*)?>[^<]").expect("a pattern");
    assert!(!inline.is_match(&html), "{html}");
    app.end().await;
}
