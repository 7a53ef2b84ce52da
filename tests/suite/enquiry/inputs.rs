//! What people type and paste, as keyboards, phones, other programs and translated pages give it.

use super::walk::{Given, ordinary, reference, send, walk, with, words};
use harness::{Answer, App};

/// Direction marks, which must stand on no page whatever was typed.
const TURNS: [char; 12] = [
    '\u{200E}', '\u{200F}', '\u{61C}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

fn by_phone<'a>(number: &'a str) -> Given<'a> {
    with(ordinary(), &[("phone", number)])
}

async fn check_page(app: &App, given: &Given<'_>) -> Answer {
    walk(&mut app.client(), given).await
}

#[tokio::test]
async fn numbers_and_addresses_with_marks_that_nobody_sees_are_taken_without_them() {
    let app = App::start().await;
    for typed in [
        "\u{202A}+44 7700 900982\u{202C}",
        "\u{202D}07700 900982\u{202C}",
        "07700\u{200B}900982",
        "\u{FEFF}07700\u{2060}900982",
        "447700900982",
        "7700900982",
        "۰۷۷۰۰۹۰۰۹۸۲",
    ] {
        let check = check_page(&app, &by_phone(typed)).await;
        assert_eq!(
            check.path(),
            "/enquiry/check",
            "{typed:?}: {}",
            check.text()
        );
        assert!(
            check.says("07700 900 982") && !check.html().contains(TURNS),
            "{typed:?}"
        );
    }
    for (typed, kept) in [
        ("sam\u{200B}hub@example.org", "samhub@example.org"),
        ("\u{202A}samhub@example.org\u{202C}", "samhub@example.org"),
        ("sam@bücher.example", "sam@xn--bcher-kva.example"),
    ] {
        let given = with(
            ordinary(),
            &[("contact_route", "email"), ("phone", ""), ("email", typed)],
        );
        let check = check_page(&app, &given).await;
        assert!(check.says(kept), "{typed:?}: {}", check.text());
    }
    app.end().await;
}

#[tokio::test]
async fn a_text_that_shows_nothing_is_empty() {
    let app = App::start().await;
    for name in [
        "\u{3164}",
        "\u{202E}",
        "\u{2800}",
        "\u{115F}\u{1160}",
        "\u{FE0F}",
        "\u{E0041}",
        "\u{200D}",
        "\u{200B} \u{FEFF}",
        "\0",
        "\u{180E}",
    ] {
        let page = check_page(&app, &with(ordinary(), &[("name", name)])).await;
        assert_eq!(page.status(), 422, "{name:?}");
        assert!(
            page.says("Enter what we should call you"),
            "{name:?}: {}",
            page.text()
        );
    }
    let fields = [
        ("controller", "SMBC"),
        ("kind", "erase"),
        ("name", "\u{3164}"),
        ("reply_to", "\u{2800}\u{2800}\u{2800}"),
        ("words", "Delete all you have"),
    ];
    let page = app.client().fill("/rights", &fields).await;
    assert_eq!(page.status(), 422);
    assert!(page.says("Enter your name"), "{}", page.text());
    app.end().await;
}

#[tokio::test]
async fn what_shapes_a_name_stays_and_line_ends_become_blanks() {
    let app = App::start().await;
    for (typed, kept) in [
        ("علی\u{200C}رضا", "علی\u{200C}رضا"),
        ("क\u{94D}\u{200D}ष", "क\u{94D}\u{200D}ष"),
        ("Jo 👩🏽\u{200D}⚕\u{FE0F}", "Jo 👩🏽\u{200D}⚕\u{FE0F}"),
        ("Jo\u{B}Smith", "Jo Smith"),
        ("Jo\u{C}Smith", "Jo Smith"),
        ("Jo\u{2028}Smith", "Jo Smith"),
        ("Jo\u{1E}Smith", "Jo Smith"),
    ] {
        let check = check_page(&app, &with(ordinary(), &[("name", typed)])).await;
        assert!(check.html().contains(kept), "{typed:?}: {}", check.text());
    }
    let given = with(ordinary(), &[("message", "one\u{B}two\u{85}three")]);
    let check = check_page(&app, &given).await;
    assert!(check.says("one two three"), "{}", check.text());
    app.end().await;
}

#[tokio::test]
async fn a_message_is_counted_as_it_is_kept() {
    let app = App::start().await;
    let fits = "e\u{301}".repeat(501);
    let check = check_page(&app, &with(ordinary(), &[("message", &fits)])).await;
    assert_eq!(check.path(), "/enquiry/check", "{}", check.text());
    let long = "e\u{301}".repeat(1001);
    let page = check_page(&app, &with(ordinary(), &[("message", &long)])).await;
    assert_eq!(page.status(), 422);
    app.end().await;
}

#[tokio::test]
async fn a_text_message_goes_to_no_landline() {
    let app = App::start().await;
    let by_text = |number| with(ordinary(), &[("contact_route", "text"), ("phone", number)]);
    for number in [
        "0161 496 0000",
        "0800 496 0000",
        "+44 161 496 0000",
        "070 1234 5678",
    ] {
        let page = check_page(&app, &by_text(number)).await;
        assert_eq!(page.status(), 422, "{number}");
        assert!(
            page.says("Texts do not reach this number"),
            "{}",
            page.text()
        );
        assert!(page.html().contains("href=\"#mobile\""), "at its field");
    }
    for number in ["07700 900982", "+48 512 345 678", "۰۷۷۰۰۹۰۰۹۸۲"] {
        let check = check_page(&app, &by_text(number)).await;
        assert_eq!(check.path(), "/enquiry/check", "{number}: {}", check.text());
    }
    app.end().await;
}

#[tokio::test]
async fn a_postcode_with_a_slip_is_never_read_as_another_place() {
    let app = App::start().await;
    for typed in ["SК1 3XE", "S!K1 3XE", "SK01"] {
        let page = check_page(&app, &with(ordinary(), &[("postcode", typed)])).await;
        assert_eq!(page.status(), 422, "{typed}");
        assert!(
            page.says("Enter a full UK postcode"),
            "{typed}: {}",
            page.text()
        );
    }
    let page = check_page(&app, &with(ordinary(), &[("postcode", "SK01 3XE")])).await;
    assert_eq!(page.status(), 422);
    assert!(page.says("SK1 3XE"), "offered: {}", page.text());
    app.end().await;
}

#[tokio::test]
async fn the_words_and_the_reference_are_not_translated_away() {
    let app = App::start().await;
    for lang in ["en", "ur", "pl"] {
        let mut client = app.client();
        client.set_cookie("lang", lang);
        let sent = send(&mut client, &ordinary()).await;
        assert_eq!(words(&sent).len(), 3);
        let html = sent.html();
        for word in words(&sent) {
            let marked = format!("<li lang=\"en\" translate=\"no\">{word}</li>");
            assert!(html.contains(&marked), "{lang}: {html}");
        }
        let number = reference(&sent);
        let before = html.split(&number).next().unwrap_or_default();
        let tag = before.rsplit('<').next().unwrap_or_default();
        assert!(tag.contains("translate=\"no\""), "{lang}: {tag}");
        assert!(
            client
                .get("/enquiry/sent/record")
                .await
                .html()
                .contains("translate=\"no\"")
        );
    }
    app.end().await;
}

#[tokio::test]
async fn without_cookies_the_first_answer_leads_to_help_and_not_round_in_circles() {
    let app = App::start().await;
    let mut client = app.client();
    client.block_cookies();
    client.header("sec-fetch-site", "same-origin");
    let page = client.get("/enquiry/topic").await;
    let next = client.submit(&page, &[("topic", "MONEY")]).await;
    assert_eq!(next.status(), 400);
    assert!(
        next.says("cookies") && next.says("Talk to someone"),
        "{}",
        next.text()
    );

    // So does coming back.
    let mut sender = app.client();
    let sent = send(&mut sender, &ordinary()).await;
    let three = words(&sent).join(" ");
    let number = reference(&sent);
    let fields = [
        ("reference", number.as_str()),
        ("passphrase", &three),
        ("action", "open"),
    ];
    let page = client.get("/manage").await;
    let next = client.submit(&page, &fields).await;
    assert_eq!(next.status(), 400);
    assert!(next.says("cookies"), "{}", next.text());

    // A browser that lost its cookie and gets a new one goes on.
    let mut client = app.client();
    client.header("sec-fetch-site", "same-origin");
    let page = client.get("/enquiry/topic").await;
    client.forget();
    let next = client.submit(&page, &[("topic", "MONEY")]).await;
    assert_eq!(next.path(), "/enquiry/about", "{}", next.text());
    app.end().await;
}
