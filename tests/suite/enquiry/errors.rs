//! What is wrong is said in place, with everything kept.

use super::walk::{Given, answer, ordinary, walk, with};
use harness::{Answer, App, Client};

/// Walks to this page and leaves it open.
async fn at(client: &mut Client, step: &str, given: &Given<'_>) -> Answer {
    let mut page = client.get("/enquiry/topic").await;
    while !page.path().starts_with(&format!("/enquiry/{step}")) {
        assert_eq!(page.status(), 200, "{}", page.text());
        page = answer(client, &page, given).await;
    }
    page
}

/// The page, what is typed on it, where that differs from an ordinary journey, and what must be said.
type Wrong<'a> = (&'a str, Vec<(&'a str, &'a str)>, Given<'a>, &'a str);

fn wrongs<'a>() -> Vec<Wrong<'a>> {
    let da = || with(ordinary(), &[("topic", "DA"), ("safe_tonight", "yes")]);
    let subst = || with(ordinary(), &[("topic", "SUBST"), ("danger_now", "no")]);
    let out = || with(ordinary(), &[("postcode", "SK10 1AA")]);
    let long_name: &'static str = "ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJX";
    vec![
        (
            "topic",
            vec![],
            ordinary(),
            "Select what you need help with",
        ),
        (
            "topic",
            vec![("topic", "NOPE")],
            ordinary(),
            "Select what you need help with",
        ),
        (
            "topic",
            vec![
                ("topic", "MONEY"),
                ("other_topics", "DA"),
                ("other_topics", "WORK"),
                ("other_topics", "HOME"),
            ],
            ordinary(),
            "Select no more than 2 other things",
        ),
        (
            "safety",
            vec![("danger_now", "no")],
            da(),
            "Select yes if you have somewhere safe to sleep tonight",
        ),
        ("about", vec![], ordinary(), "Select who the enquiry is for"),
        (
            "about",
            vec![("about_whom", "someone_else")],
            ordinary(),
            "Select yes if they know that you are asking",
        ),
        (
            "household",
            vec![],
            subst(),
            "Select yes if there are children or young people under 19 at home",
        ),
        (
            "age",
            vec![],
            ordinary(),
            "Select your age group or ‘Prefer not to say’",
        ),
        (
            "postcode",
            vec![("postcode", "")],
            ordinary(),
            "Enter your postcode or choose why you cannot give one",
        ),
        (
            "postcode",
            vec![("postcode", "hello SK1 3XE")],
            ordinary(),
            "Enter a full UK postcode",
        ),
        (
            "postcode",
            vec![("postcode", "SK1 3XI")],
            ordinary(),
            "Enter a full UK postcode",
        ),
        (
            "postcode",
            vec![("postcode", "SK1 OAA")],
            ordinary(),
            "Did you mean SK1 0AA?",
        ),
        (
            "postcode",
            vec![("postcode", "GIR 0AA")],
            ordinary(),
            "Nobody lives at that postcode",
        ),
        (
            "postcode",
            vec![("postcode", "BX9 1AS")],
            ordinary(),
            "Nobody lives at that postcode",
        ),
        ("area", vec![], out(), "Select what links you to Stockport"),
        (
            "name",
            vec![("name", "  ")],
            ordinary(),
            "Enter what we should call you",
        ),
        (
            "name",
            vec![("name", long_name)],
            ordinary(),
            "Name must be 100 characters or less",
        ),
        (
            "contact",
            vec![],
            ordinary(),
            "Select how you would like us to contact you",
        ),
        (
            "contact",
            vec![("contact_route", "phone")],
            ordinary(),
            "Enter a UK phone number",
        ),
        (
            "contact",
            vec![("contact_route", "phone"), ("phone", "12")],
            ordinary(),
            "Enter a phone number, like 01632 960 001",
        ),
        (
            "contact",
            vec![("contact_route", "text")],
            ordinary(),
            "Enter a UK phone number",
        ),
        (
            "contact",
            vec![("contact_route", "email")],
            ordinary(),
            "Enter an email address",
        ),
        (
            "contact",
            vec![("contact_route", "email"), ("email", "robin")],
            ordinary(),
            "Enter an email address in the correct format",
        ),
        (
            "contact",
            vec![
                ("contact_route", "phone"),
                ("phone", "01632 960 001"),
                ("safe_contact", "no_call"),
            ],
            ordinary(),
            "You ticked ‘Do not call me’",
        ),
        (
            "contact",
            vec![
                ("contact_route", "text"),
                ("phone", "07700 900 982"),
                ("safe_contact", "no_text"),
            ],
            ordinary(),
            "You ticked ‘Do not text me’",
        ),
        (
            "contact",
            vec![
                ("contact_route", "email"),
                ("email", "robin@example.com"),
                ("safe_contact", "no_email"),
            ],
            ordinary(),
            "You ticked ‘Do not email me’",
        ),
        (
            "contact",
            vec![
                ("contact_route", "email"),
                ("email", "robin@example.com"),
                ("safe_contact", "share_device"),
            ],
            ordinary(),
            "Someone else can see your phone or email",
        ),
        (
            "contact",
            vec![
                ("contact_route", "text"),
                ("phone", "07700 900 982"),
                ("safe_contact", "share_device"),
            ],
            ordinary(),
            "Someone else can see your phone or email",
        ),
        (
            "contact",
            vec![
                ("contact_route", "email"),
                ("email", "robin@example.com"),
                ("safe_contact", "no_call"),
                ("safe_times", "mon_am"),
            ],
            ordinary(),
            "Select times we can call, or select ‘Do not call me’",
        ),
        (
            "contact",
            vec![
                ("contact_route", "none_i_will_contact_you"),
                ("safe_contact", "none"),
                ("safe_contact", "no_call"),
            ],
            ordinary(),
            "Select the things we should know or select ‘None of these’",
        ),
        (
            "contact",
            vec![
                ("contact_route", "none_i_will_contact_you"),
                ("safe_word", "ab"),
            ],
            ordinary(),
            "The word must have 3 to 30 letters",
        ),
    ]
}

#[tokio::test]
async fn every_error_stands_in_the_summary_and_at_its_field_and_the_title_says_so_first() {
    let app = App::start().await;
    for (step, typed, given, message) in wrongs() {
        let mut client = app.client();
        let page = at(&mut client, step, &given).await;
        let failed = client.submit(&page, &typed).await;
        assert_eq!(failed.status(), 422, "{step} {message}");
        assert_eq!(failed.path(), format!("/enquiry/{step}"));
        assert!(failed.title().starts_with("Error: "), "{}", failed.title());
        assert!(failed.says("There is a problem"));
        let times = failed.text().matches(message).count();
        assert!(
            times >= 2,
            "{step}: “{message}” stands {times} times: {}",
            failed.text()
        );
        // The summary leads to something on the page.
        let html = failed.html();
        let summary = html
            .split("govuk-error-summary__list")
            .nth(1)
            .and_then(|rest| rest.split("</ul>").next())
            .unwrap_or_default();
        for anchor in summary
            .split("href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(
                html.contains(&format!("id=\"{anchor}\"")),
                "{step}: nothing has the id {anchor}"
            );
        }
        // What was typed is still there.
        for (field, value) in &typed {
            let kept = html.contains(&format!("value=\"{value}\""))
                || value.trim().is_empty()
                || *value == "NOPE";
            assert!(kept, "{step}: {field}={value} is lost");
        }
    }
    app.end().await;
}

#[tokio::test]
async fn ticks_and_choices_are_kept_after_an_error() {
    let app = App::start().await;
    let mut client = app.client();
    let page = at(&mut client, "contact", &ordinary()).await;
    let typed = [
        ("contact_route", "phone"),
        ("safe_contact", "no_voicemail"),
        ("safe_times", "tue_pm"),
        ("someone_answers", "hang_up"),
    ];
    let failed = client.submit(&page, &typed).await;
    let kept = failed.form().expect("the form").fields;
    for (field, value) in typed {
        assert!(
            kept.contains(&(field.to_owned(), value.to_owned())),
            "{field}={value}: {kept:?}"
        );
    }
    let html = failed.html();
    let details = html.split("<details").nth(1).unwrap_or_default();
    assert!(
        details
            .split('>')
            .next()
            .is_some_and(|tag| tag.contains("open")),
        "what was ticked is not folded away: {details}"
    );
    app.end().await;
}

#[tokio::test]
async fn the_repair_of_a_postcode_is_one_tap() {
    let app = App::start().await;
    let mut client = app.client();
    let page = at(&mut client, "postcode", &ordinary()).await;
    let failed = client.submit(&page, &[("postcode", "sk1 oaa")]).await;
    let html = failed.html();
    assert!(html.contains("value=\"sk1 oaa\""), "never changed silently");
    assert!(html.contains("name=\"postcode_use\"") && html.contains("Yes, use SK1 0AA"));
    // Enter in the field must send what was typed: the button belongs to a form of its own.
    assert!(html.contains("form=\"postcode-repair\"") && html.contains("id=\"postcode-repair\""));
    let repair = failed
        .forms()
        .into_iter()
        .find(|form| form.inputs.is_empty())
        .expect("the repair's own form");
    let next = client
        .submit_form(&failed, &repair, &[("postcode_use", "SK1 0AA")])
        .await;
    assert_eq!(next.path(), "/enquiry/name");
    assert!(
        client
            .get("/enquiry/postcode")
            .await
            .html()
            .contains("value=\"SK1 0AA\"")
    );
    app.end().await;
}

#[tokio::test]
async fn long_texts_are_refused_and_line_ends_count_once() {
    let app = App::start().await;
    let mut client = app.client();
    let page = at(&mut client, "access", &ordinary()).await;
    let long = "x".repeat(301);
    let failed = client.submit(&page, &[("adjustments", &long)]).await;
    assert_eq!(failed.status(), 422);
    assert!(failed.says("What we should know must be 300 characters or less"));
    let page = client
        .submit(&page, &[("adjustments", &"x".repeat(300))])
        .await;
    assert_eq!(page.path(), "/enquiry/message");
    // A browser sends two characters for a line end; the page counts one.
    let lines = format!("{}\r\n{}", "x".repeat(499), "y".repeat(500));
    assert_eq!(lines.chars().count(), 1001);
    let next = client.submit(&page, &[("message", &lines)]).await;
    assert_eq!(next.path(), "/enquiry/choices", "{}", next.text());
    let failed = client
        .fill("/enquiry/message", &[("message", &format!("{lines}z"))])
        .await;
    assert_eq!(failed.status(), 422);
    assert!(failed.says("What you tell us must be 1,000 characters or less"));
    app.end().await;
}

#[tokio::test]
async fn nothing_typed_can_become_part_of_a_page() {
    let app = App::start().await;
    let mut client = app.client();
    let evil = "<script>alert(1)</script>\" onload=\"x";
    let given = with(
        ordinary(),
        &[
            ("name", evil),
            ("message", evil),
            ("adjustments", evil),
            ("safe_word", "<b>word</b>"),
        ],
    );
    let check = walk(&mut client, &given).await;
    assert_eq!(check.path(), "/enquiry/check");
    for page in [
        check,
        client.get("/enquiry/name").await,
        client.get("/enquiry/message").await,
        client.get("/enquiry/contact").await,
    ] {
        assert!(
            !page.html().contains("<script>alert") && !page.html().contains("<b>word"),
            "{}",
            page.path()
        );
    }
    // In an attribute the quotes are written out, so that it cannot end there.
    let name = client.get("/enquiry/name").await.html();
    assert!(name.contains("&quot; onload=&quot;x\""), "{name}");
    app.end().await;
}

/// A warning before sending, and the person decides (feature A14, seed T10).
#[tokio::test]
async fn a_number_in_the_text_is_warned_about_and_can_be_sent_anyway() {
    let app = App::start().await;
    for (field, text) in [
        ("message", "My number is QQ 12 34 56 C."),
        ("adjustments", "card 4111 1111 1111 1111"),
    ] {
        let mut client = app.client();
        let check = walk(&mut client, &with(ordinary(), &[(field, text)])).await;
        assert!(
            check.says("Did you mean to send a number?"),
            "{}",
            check.text()
        );
        let warned = client.submit(&check, &[("action", "send")]).await;
        assert_eq!(warned.status(), 422);
        assert!(warned.says("This looks like a National Insurance or card number"));
        let sent = client.submit(&warned, &[("action", "send_anyway")]).await;
        assert_eq!(sent.path(), "/enquiry/sent");
    }
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("2")
    );
    app.end().await;
}

#[tokio::test]
async fn no_input_is_required_by_the_browser_and_no_form_is_checked_by_it() {
    let app = App::start().await;
    let mut client = app.client();
    let mut page = client.get("/enquiry/topic").await;
    while page.path() != "/enquiry/check" {
        assert!(
            page.html().contains("novalidate") && !page.html().contains(" required"),
            "{}",
            page.path()
        );
        page = answer(&mut client, &page, &ordinary()).await;
    }
    app.end().await;
}
