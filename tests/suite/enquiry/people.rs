//! The form speaks to the person who fills it in: a child, a parent, somebody who asks for another.

use super::walk::{answer, ordinary, reference, send, walk, with};
use harness::{Answer, App, Client};

/// Walks to this page and leaves it open.
async fn at(client: &mut Client, step: &str, given: &super::walk::Given<'_>) -> Answer {
    let mut page = client.get("/enquiry/topic").await;
    while !page.path().starts_with(&format!("/enquiry/{step}")) {
        assert_eq!(page.status(), 200, "{}", page.text());
        page = answer(client, &page, given).await;
    }
    page
}

/// Whether a page asks for this field.
fn asks(page: &Answer, field: &str) -> bool {
    let form = page.form().expect("a form");
    form.choices.iter().any(|(name, _)| name == field)
}

/// A twelve-year-old who is hit must not wait until the day after tomorrow, nor say whether children live there.
#[tokio::test]
async fn a_child_below_13_is_looked_at_the_same_day_and_not_asked_for_children_at_home() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(ordinary(), &[("age_band", "under_13")]);
    let mut page = client.get("/enquiry/topic").await;
    while page.path() != "/enquiry/check" {
        assert!(
            !page.path().starts_with("/enquiry/household"),
            "{}",
            page.text()
        );
        page = answer(&mut client, &page, &given).await;
    }
    assert!(!page.says("Children at home"), "{}", page.text());
    let sent = client.submit(&page, &[("action", "send")]).await;
    assert!(sent.says("Today, by 5pm"), "{}\n{}", sent.text(), app.log());
    let kept = app
        .value("SELECT children_under_19 || ' ' || priority || ' ' || urgent || ' ' || array_to_string(flags, ',') FROM enquiry")
        .await;
    assert_eq!(
        kept.as_deref(),
        Some("yes soon false child_enquirer"),
        "no new flag"
    );
    // A child who asks for somebody else is asked about that home.
    let mut client = app.client();
    let other = with(
        given,
        &[("about_whom", "someone_else"), ("they_know", "yes")],
    );
    let page = at(&mut client, "household", &other).await;
    assert!(page.says("live with them?"));
    app.end().await;
}

#[tokio::test]
async fn an_age_that_is_corrected_brings_the_household_back() {
    let app = App::start().await;
    let mut client = app.client();
    walk(&mut client, &with(ordinary(), &[("age_band", "under_13")])).await;
    let next = client
        .fill("/enquiry/age?from=check", &[("age_band", "35_44")])
        .await;
    assert_eq!(next.path(), "/enquiry/household?from=check");
    app.end().await;
}

#[tokio::test]
async fn the_age_of_the_child_is_asked_kept_and_shown_and_changes_no_team() {
    let world = crate::staff::world::World::start().await;
    let app = &world.app;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("topic", "HEALTH"),
            ("about_whom", "my_child"),
            ("child_age_band", "5_10"),
        ],
    );
    let check = walk(&mut client, &given).await;
    assert!(
        check.says("Age of the child") && check.says("5 to 10"),
        "{}",
        check.text()
    );
    let sent = client.submit(&check, &[("action", "send")]).await;
    let number = reference(&sent);
    let kept = app
        .value("SELECT child_age_band || ' ' || queue FROM enquiry")
        .await;
    assert_eq!(kept.as_deref(), Some("5_10 FH-CHE"));
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let case = officer.get(&format!("/staff/case/{number}")).await;
    assert!(
        case.says("Age of the child") && case.says("5 to 10"),
        "{}",
        case.text()
    );
    // A topic for families asks it where a child is at home; one for adults never does.
    for (topic, asked) in [("HEALTH", true), ("MONEY", false)] {
        let mut client = app.client();
        let page = at(
            &mut client,
            "household",
            &with(ordinary(), &[("topic", topic)]),
        )
        .await;
        assert_eq!(asks(&page, "child_age_band"), asked, "{topic}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn who_asks_for_somebody_else_reads_of_them_in_the_third_person() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("about_whom", "someone_else"),
            ("they_know", "yes"),
            ("postcode", ""),
            ("no_postcode_reason", "nfa"),
            ("area_choice", "out"),
            ("connection", "fled"),
        ],
    );
    let postcode = at(&mut client, "postcode", &given).await;
    for (says, not) in [
        ("They have no fixed address", "I have no fixed address"),
        ("They are moving to or from Stockport", "I am moving"),
        ("the team near them", "the team near you"),
    ] {
        assert!(
            postcode.says(says) && !postcode.says(not),
            "{}",
            postcode.text()
        );
    }
    let area = answer(&mut client, &postcode, &given).await;
    assert!(
        area.says("nearest to them?") && area.says("They are not in Stockport"),
        "{}",
        area.text()
    );
    let tie = client.submit(&area, &[("area_choice", "out")]).await;
    assert!(tie.says("They had to leave their home"), "{}", tie.text());
    let mut page = answer(&mut client, &tie, &given).await;
    while !page.path().starts_with("/enquiry/message") {
        page = answer(&mut client, &page, &given).await;
    }
    assert!(page.says("You can say who it is for"), "{}", page.text());
    let check = super::walk::go_on(&mut client, page, &given).await;
    let text = check.text();
    let them = text
        .find("About the person who needs help")
        .expect("a part about them");
    let you = text.find("About you").expect("a part about the sender");
    let home = text.find("They have no fixed address").expect("their home");
    assert!(them < home && home < you, "{text}");
    app.end().await;
}

/// "Text me" beside "No: Send me texts about this enquiry" says two things.
#[tokio::test]
async fn who_wants_to_be_texted_is_not_asked_whether_to_be_texted() {
    let app = App::start().await;
    for (route, asked) in [("phone", true), ("text", false)] {
        let mut client = app.client();
        let given = with(
            ordinary(),
            &[("contact_route", route), ("phone", "07700 900 982")],
        );
        let page = at(&mut client, "choices", &given).await;
        let offered = page.form().unwrap().choices;
        let texts = ("choices".to_owned(), "C4_updates_sms".to_owned());
        assert_eq!(offered.contains(&texts), asked, "{route}");
        let mut client = app.client();
        let sent = send(&mut client, &given).await;
        assert_eq!(
            sent.says("Send me texts"),
            asked,
            "{route}: {}",
            sent.text()
        );
    }
    app.end().await;
}

/// A digit short, and nobody is ever reached. What is whole is read back in groups.
#[tokio::test]
async fn a_phone_number_that_lacks_a_digit_is_refused_and_a_whole_one_is_read_back() {
    let app = App::start().await;
    let mut client = app.client();
    let page = at(&mut client, "contact", &ordinary()).await;
    for short in ["07700 900 98", "+44 7700 90098", "0161 217 602"] {
        let wrong = client
            .submit(&page, &[("contact_route", "phone"), ("phone", short)])
            .await;
        assert_eq!(wrong.status(), 422, "{short}");
        assert!(
            wrong.says("It has too few or too many digits"),
            "{}",
            wrong.text()
        );
    }
    for (typed, read) in [
        ("07700900982", "07700 900 982"),
        ("+48 22 123 45 67", "+48 22 123 45 67"),
    ] {
        let mut client = app.client();
        let check = walk(&mut client, &with(ordinary(), &[("phone", typed)])).await;
        assert!(check.says(read), "{}", check.text());
    }
    app.end().await;
}
