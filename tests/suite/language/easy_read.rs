//! Easy read pages: there, linked, dated, light.

use harness::App;

const PAGES: [(&str, &str); 4] = [
    ("/easy-read", "/"),
    ("/easy-read/manage", "/manage"),
    ("/easy-read/family-hubs", "/privacy/family-hubs"),
    (
        "/easy-read/prevention-alliance",
        "/privacy/prevention-alliance",
    ),
];

/// Bytes that are left for a page beside its style sheet and script (`scripts/assets/size-budget.mjs`).
const PAGE_BYTES: usize = 6_000;

#[tokio::test]
async fn every_page_with_an_easy_one_links_to_it() {
    let app = App::start().await;
    let mut person = app.client();
    for (easy, whole) in PAGES {
        let page = person.get(whole).await;
        assert!(page.links().iter().any(|href| href == easy), "{whole}");
        let page = person.get(easy).await;
        assert_eq!(page.status(), 200, "{easy}");
        assert!(page.links().iter().any(|href| href == whole), "{easy}");
    }
    assert_eq!(person.get("/easy-read/nothing").await.status(), 404);
    app.end().await;
}

#[tokio::test]
async fn the_days_are_those_of_today_s_rules() {
    let app = App::start().await;
    let mut person = app.client();
    let page = person.get("/easy-read/family-hubs").await;
    // A form sent on 18 November 2026 is kept to the end of the second financial year after (FH-FORM).
    assert!(
        page.says("31 March 2029") && page.says("6 years"),
        "{}",
        page.text()
    );
    app.end().await;
}

#[tokio::test]
async fn an_easy_page_leaves_room_for_its_style_and_script() {
    let app = App::start().await;
    let mut person = app.client();
    person.header("accept-encoding", "br");
    for (easy, _) in PAGES {
        let page = person.get(easy).await;
        assert_eq!(page.header("content-encoding"), Some("br"));
        assert!(
            page.bytes().len() <= PAGE_BYTES,
            "{easy}: {}",
            page.bytes().len()
        );
    }
    app.end().await;
}
