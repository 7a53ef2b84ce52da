//! Outside Stockport: which council, and nothing is kept (feature A15); and how part of a postcode is read.

use super::walk::{ordinary, send, walk, with};
use harness::App;

#[tokio::test]
async fn somebody_outside_without_a_tie_hears_which_council_and_nothing_is_kept() {
    let app = App::start().await;
    for (postcode, council) in [
        ("SK10 1AA", "Cheshire East Council"),
        ("SK14 1AA", "Tameside Council"),
        ("SK5 6GA", "Tameside Council"),
        ("M20 1AA", "Manchester City Council"),
        ("SK22 1AA", "High Peak Borough Council"),
        ("M1 1AA", "Manchester City Council"),
        ("M33 1AA", "Trafford Council"),
        ("B1 1AA", "Find your council"),
    ] {
        let mut client = app.client();
        let page = walk(
            &mut client,
            &with(
                ordinary(),
                &[("postcode", postcode), ("connection", "none")],
            ),
        )
        .await;
        assert!(
            page.path().starts_with("/enquiry/outside"),
            "{}",
            page.path()
        );
        assert!(page.says(council), "{postcode}: {}", page.text());
        assert!(page.says("We have kept nothing"));
        assert_eq!(
            app.value("SELECT count(*) FROM draft").await.as_deref(),
            Some("0")
        );
        // The address means nothing in another browser.
        let mut other = app.client();
        let seen = other.get(page.path()).await;
        assert_eq!(seen.status(), 200);
        assert_eq!(
            seen.says(council),
            council == "Find your council",
            "{postcode}"
        );
    }
    for table in ["enquiry", "audit_event", "outbox"] {
        assert_eq!(
            app.value(&format!("SELECT count(*) FROM {table}"))
                .await
                .as_deref(),
            Some("0"),
            "{table}"
        );
    }
    app.end().await;
}

#[tokio::test]
async fn the_page_before_names_the_council_too() {
    let app = App::start().await;
    let mut client = app.client();
    let page = walk(&mut client, &with(ordinary(), &[("postcode", "SK14 1AA")])).await;
    assert_eq!((page.path(), page.status()), ("/enquiry/area", 422));
    assert!(page.says("Tameside Council is the council there"));
    app.end().await;
}

#[tokio::test]
async fn a_tie_to_stockport_lets_the_enquiry_through() {
    let app = App::start().await;
    for tie in ["moving", "school", "staying", "fled"] {
        let mut client = app.client();
        let sent = send(
            &mut client,
            &with(ordinary(), &[("postcode", "SK10 1AA"), ("connection", tie)]),
        )
        .await;
        assert_eq!(sent.path(), "/enquiry/sent");
        let kept = app
            .value(&format!(
                "SELECT area || ' ' || connection || ' ' || queue || ' ' || ('out_of_area' = ANY (flags)) FROM enquiry WHERE connection = '{tie}'"
            ))
            .await;
        assert_eq!(kept, Some(format!("OUT {tie} FH-BOR true")));
    }
    app.end().await;
}

/// Nobody who had to flee is turned away by a border: numbers, and "I had to leave" on top.
#[tokio::test]
async fn housing_and_safety_show_numbers_and_fled_first() {
    let app = App::start().await;
    for topic in ["DA", "HOME"] {
        let mut client = app.client();
        let given = with(
            ordinary(),
            &[
                ("topic", topic),
                ("safe_tonight", "yes"),
                ("postcode", "SK10 1AA"),
            ],
        );
        let page = walk(&mut client, &given).await;
        assert_eq!(page.path(), "/enquiry/area");
        let ties: Vec<String> = page
            .form()
            .expect("the form")
            .choices
            .into_iter()
            .filter(|(name, _)| name == "connection")
            .map(|(_, value)| value)
            .collect();
        assert_eq!(ties, ["fled", "moving", "school", "staying", "none"]);
        assert!(
            page.says("0808 2000 247") && page.html().contains("tel:999"),
            "{topic}"
        );
        let outside = client.submit(&page, &[("connection", "none")]).await;
        assert!(outside.path().starts_with("/enquiry/outside"));
        assert!(outside.says("0808 2000 247"), "{topic}: {}", outside.text());
    }
    // Danger makes it so as well, whatever the topic.
    let mut client = app.client();
    let danger = with(
        ordinary(),
        &[
            ("topic", "WELLB"),
            ("danger_now", "yes"),
            ("postcode", "SK10 1AA"),
        ],
    );
    let page = walk(&mut client, &danger).await;
    assert!(page.says("0808 2000 247"), "{}", page.text());
    let mut client = app.client();
    let page = walk(&mut client, &with(ordinary(), &[("postcode", "SK10 1AA")])).await;
    assert!(!page.says("0808 2000 247"));
    app.end().await;
}

/// What is typed, what is answered on the area page, and the area and queue that are kept.
const PLACES: [(&str, &str, Option<&str>, &str, &str); 9] = [
    ("postcode", "SK8 3AB", None, "CHE", "FH-CHE"),
    ("postcode", "SK5 8", Some("CEN"), "CEN", "FH-CEN"),
    ("postcode", "SK5 8", Some("MAR"), "MAR", "FH-MAR"),
    ("postcode", "SK5 8", Some("not_sure"), "CEN", "FH-CEN"),
    ("postcode", "BFPO 58", Some("STH"), "STH", "FH-STH"),
    ("postcode", "BF1 3AA", Some("not_sure"), "UNK", "FH-BOR"),
    (
        "no_postcode_reason",
        "do_not_know",
        Some("WER"),
        "WER",
        "FH-WER",
    ),
    (
        "no_postcode_reason",
        "prefer_not",
        Some("not_sure"),
        "UNK",
        "FH-BOR",
    ),
    ("no_postcode_reason", "nfa", Some("BRA"), "BRA", "FH-BRA"),
];

#[tokio::test]
async fn part_of_a_postcode_or_none_is_enough() {
    let app = App::start().await;
    for (field, typed, choice, area, queue) in PLACES {
        let mut client = app.client();
        let mut given = with(ordinary(), &[("postcode", ""), (field, typed)]);
        given = with(given, &[("area_choice", choice.unwrap_or(""))]);
        let sent = send(&mut client, &given).await;
        let reference = super::walk::reference(&sent);
        let kept = app
            .value(&format!(
                "SELECT area || ' ' || queue FROM enquiry WHERE reference = '{reference}'"
            ))
            .await;
        assert_eq!(kept, Some(format!("{area} {queue}")), "{typed} {choice:?}");
    }
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry WHERE 'no_fixed_abode' = ANY (flags) AND no_postcode_reason = 'nfa'").await.as_deref(),
        Some("1")
    );
    app.end().await;
}

#[tokio::test]
async fn part_of_a_postcode_comes_with_its_area_picked() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(ordinary(), &[("postcode", "SK5 8")]);
    let mut page = client.get("/enquiry/topic").await;
    while page.path() != "/enquiry/area" {
        page = super::walk::answer(&mut client, &page, &given).await;
    }
    assert!(page.says("You gave us part of a postcode: SK5 8"));
    let picked = page.form().expect("the form").fields;
    assert!(
        picked.contains(&("area_choice".to_owned(), "CEN".to_owned())),
        "{picked:?}"
    );
    app.end().await;
}

#[tokio::test]
async fn saying_that_it_is_not_in_stockport_asks_for_the_tie_and_the_way_back_is_open() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("postcode", ""),
            ("no_postcode_reason", "moving"),
            ("area_choice", "out"),
        ],
    );
    let page = walk(&mut client, &with(given, &[("connection", "")])).await;
    assert_eq!(page.path(), "/enquiry/area");
    assert!(page.says("This place is outside Stockport"));
    let again = client.get("/enquiry/area?ask=area").await;
    assert!(again.says("Which part of Stockport is nearest?"));
    let next = client.submit(&again, &[("area_choice", "MAR")]).await;
    assert_eq!(next.path(), "/enquiry/name");
    // Both answers at once do as well.
    let next = client.post("/enquiry/area", &[]).await;
    assert_eq!(next.status(), 403, "a form without its token is refused");
    let both = client
        .fill(
            "/enquiry/area",
            &[("area_choice", "out"), ("connection", "school")],
        )
        .await;
    assert_eq!(both.path(), "/enquiry/name");
    app.end().await;
}

/// "It is not safe to say" counts more than what stands in the field: then no postcode is kept.
#[tokio::test]
async fn not_safe_to_say_keeps_no_postcode() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("postcode", "SK8 3AB"),
            ("no_postcode_reason", "not_safe"),
            ("area_choice", "not_sure"),
        ],
    );
    let check = walk(&mut client, &given).await;
    assert!(
        check.says("It is not safe to say") && !check.says("SK8 3AB"),
        "{}",
        check.text()
    );
    let sent = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    assert_eq!(
        app.value("SELECT postcode IS NULL FROM enquiry_content")
            .await
            .as_deref(),
        Some("true")
    );
    app.end().await;
}

/// A loaded directory knows better than the tables (feature D2); a postcode that is not in it blocks nobody.
#[tokio::test]
async fn a_loaded_directory_decides_and_a_new_house_is_no_error() {
    let app = App::start().await;
    app.execute(
        "INSERT INTO postcode_generation (source, row_count, loaded_at) VALUES ('old', 1, now()), ('new', 4, now());
         INSERT INTO postcode (generation, code, area) VALUES (1, 'SK83AB', 'BRA'), (2, 'SK83AB', 'MAR'),
           (2, 'SK83AE', 'BOR'), (2, 'SK83AD', 'OUT'), (2, 'M11AA', 'HRE')",
    )
    .await;
    for (postcode, area, queue) in [
        ("SK8 3AB", "MAR", "FH-MAR"),
        ("SK8 3AE", "CHE", "FH-CHE"),
        ("M1 1AA", "HRE", "FH-HRE"),
        ("SK8 3ZZ", "CHE", "FH-CHE"),
    ] {
        let mut client = app.client();
        let sent = send(&mut client, &with(ordinary(), &[("postcode", postcode)])).await;
        let reference = super::walk::reference(&sent);
        let kept = app
            .value(&format!(
                "SELECT area || ' ' || queue FROM enquiry WHERE reference = '{reference}'"
            ))
            .await;
        assert_eq!(kept, Some(format!("{area} {queue}")), "{postcode}");
    }
    let mut client = app.client();
    let page = walk(&mut client, &with(ordinary(), &[("postcode", "SK8 3AD")])).await;
    assert_eq!(
        page.path(),
        "/enquiry/area",
        "the directory says that it is outside"
    );
    app.end().await;
}
