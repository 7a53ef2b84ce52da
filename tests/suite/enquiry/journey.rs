//! The questions: which come, in which order, and how people move among them.

use super::walk::{answer, go_on, ordinary, send, walk, with};
use harness::{Answer, App};

/// One row of the worked examples, `routing_examples.csv`.
#[derive(Debug)]
struct Example {
    topic: String,
    age: String,
    children: String,
    send25: String,
    sub26: String,
    postcode: String,
    connection: String,
    rule: String,
    queue: String,
}

fn examples() -> Vec<Example> {
    let text = include_str!("../../../app/data/examples/routing_examples.csv");
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| {
            let row: std::collections::HashMap<String, String> = row.expect("a row");
            let one = |name: &str| row.get(name).cloned().unwrap_or_default();
            Example {
                topic: one("topic"),
                age: one("age_band"),
                children: one("children"),
                send25: one("send25"),
                sub26: one("sub26"),
                postcode: one("postcode"),
                connection: one("connection"),
                rule: one("expect_rule"),
                queue: one("expect_queue"),
            }
        })
        .collect()
}

/// Done-when 2: a plain client sends every worked example and sees organisation, reason and queue.
#[tokio::test]
async fn every_worked_example_reaches_its_team_and_says_why() {
    let app = App::start().await;
    let examples = examples();
    assert!(examples.len() >= 11);
    for example in &examples {
        let mut given = with(
            ordinary(),
            &[
                ("topic", example.topic.as_str()),
                ("age_band", &example.age),
                ("household_children_under_19", &example.children),
                ("danger_now", "no"),
                ("safe_tonight", "yes"),
                ("area_choice", "not_sure"),
            ],
        );
        let send25 = if example.send25 == "not_asked" {
            ""
        } else {
            &example.send25
        };
        given = with(
            given,
            &[
                ("household_send_under_25", send25),
                ("subject_26_or_under", &example.sub26),
            ],
        );
        given = match example.postcode.as_str() {
            "nfa" => with(given, &[("postcode", ""), ("no_postcode_reason", "nfa")]),
            none if none.starts_with("none_") => with(
                given,
                &[
                    ("postcode", ""),
                    ("no_postcode_reason", &none["none_".len()..]),
                ],
            ),
            postcode => with(
                given,
                &[("postcode", postcode), ("connection", &example.connection)],
            ),
        };
        let mut client = app.client();
        if example.rule == "R01_OUT" {
            let page = walk(&mut client, &given).await;
            assert!(
                page.path().starts_with("/enquiry/outside"),
                "{}",
                page.path()
            );
            assert!(page.says("Cheshire East Council"), "{}", page.text());
            continue;
        }
        let check = walk(&mut client, &given).await;
        assert_eq!(
            check.path(),
            "/enquiry/check",
            "{example:?}: {}",
            check.text()
        );
        let data = app::domain::reference_data::ReferenceData::shipped();
        let queue = data.parse_queue(&example.queue).expect("a queue");
        let say = |key: String| app::i18n::text(app::i18n::Lang::En, &key, &[]);
        let team = say(format!("queue-{}-team", example.queue));
        assert!(check.says(&team), "{example:?}: {}", check.text());
        assert!(
            check.says(&say(format!("controller-{}", queue.controller))),
            "{example:?}"
        );
        assert!(check.says("Why this team?"));
        let why = match example.rule.as_str() {
            "R12_HH_UNKNOWN" => "We could not tell for sure".to_owned(),
            _ => format!(
                "You asked about {}",
                say(format!("topic-{}-about", example.topic))
            ),
        };
        assert!(check.says(&why), "{example:?}: {}", check.text());
        let sent = client.submit(&check, &[("action", "send")]).await;
        assert_eq!(sent.path(), "/enquiry/sent", "{}", sent.text());
        let reference = super::walk::reference(&sent);
        let kept = app
            .value(&format!(
                "SELECT e.queue || ' ' || s.rule || ' ' || s.queue FROM enquiry e JOIN routing_suggestion s ON s.enquiry_id = e.id
                 WHERE e.reference = '{reference}'"
            ))
            .await;
        assert_eq!(
            kept,
            Some(format!("{0} {1} {0}", example.queue, example.rule))
        );
    }
    let sent = examples.len() - 1;
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await,
        Some(sent.to_string())
    );
    app.end().await;
}

/// The pages that a person meets, in order, up to the check page.
async fn pages(app: &App, given: &super::walk::Given<'_>) -> Vec<String> {
    let mut client = app.client();
    let mut page = client.get("/enquiry/topic").await;
    let mut met = Vec::new();
    while page.path() != "/enquiry/check" {
        assert_eq!(page.status(), 200, "{}", page.text());
        met.push(page.path().trim_start_matches("/enquiry/").to_owned());
        page = answer(&mut client, &page, given).await;
    }
    met
}

#[tokio::test]
async fn only_pages_that_apply_are_shown_and_in_order() {
    let app = App::start().await;
    let plain = [
        "topic",
        "about",
        "age",
        "household",
        "postcode",
        "name",
        "contact",
        "access",
        "message",
        "choices",
    ];
    assert_eq!(pages(&app, &ordinary()).await, plain);
    let unsafe_home = with(ordinary(), &[("topic", "DA"), ("safe_tonight", "yes")]);
    assert_eq!(
        pages(&app, &unsafe_home).await[..3],
        ["topic", "safety", "about"]
    );
    let no_postcode = with(
        ordinary(),
        &[
            ("postcode", ""),
            ("no_postcode_reason", "moving"),
            ("area_choice", "MAR"),
        ],
    );
    assert_eq!(
        pages(&app, &no_postcode).await[4..7],
        ["postcode", "area", "name"]
    );
    let part = with(ordinary(), &[("postcode", "SK5 8")]);
    assert_eq!(pages(&app, &part).await[4..7], ["postcode", "area", "name"]);
    for no_choices in [("about_whom", "someone_else"), ("age_band", "under_13")] {
        let met = pages(&app, &with(ordinary(), &[no_choices, ("they_know", "yes")])).await;
        assert_eq!(
            met.last().map(String::as_str),
            Some("message"),
            "{no_choices:?}"
        );
    }
    app.end().await;
}

#[tokio::test]
async fn a_later_page_cannot_be_reached_by_its_address() {
    let app = App::start().await;
    let mut client = app.client();
    for step in ["about", "contact", "check", "choices"] {
        assert_eq!(
            client.get(&format!("/enquiry/{step}")).await.path(),
            "/enquiry/topic"
        );
    }
    client.fill("/enquiry/topic", &[("topic", "MONEY")]).await;
    for step in ["household", "name", "choices", "check", "area", "safety"] {
        assert_eq!(
            client.get(&format!("/enquiry/{step}")).await.path(),
            "/enquiry/about",
            "{step}"
        );
    }
    assert_eq!(client.get("/enquiry/topic").await.path(), "/enquiry/topic");
    assert_eq!(client.get("/enquiry/nonsense").await.status(), 404);
    app.end().await;
}

fn back(page: &Answer) -> String {
    let html = page.html();
    let from = html.find("govuk-back-link").expect("a back link");
    let before = html[..from].rfind("href=\"").expect("its address") + 6;
    html[before..]
        .split('"')
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn back_leads_through_the_same_pages_with_the_answers_in_them() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    let mut met = Vec::new();
    let mut page = check;
    while page.path() != "/enquiry/before-you-start" {
        let to = back(&page);
        page = client.get(&to).await;
        met.push(to.trim_start_matches("/enquiry/").to_owned());
    }
    assert_eq!(
        met,
        [
            "choices",
            "message",
            "access",
            "contact",
            "name",
            "postcode",
            "household",
            "age",
            "about",
            "topic",
            "before-you-start"
        ]
    );
    let contact = client.get("/enquiry/contact").await;
    assert!(contact.html().contains("01632 960 001"));
    let name = client.get("/enquiry/name").await;
    assert!(name.html().contains("Robin Example"));
    app.end().await;
}

#[tokio::test]
async fn change_leads_back_to_the_check_page_at_once() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    let changes: Vec<String> = check
        .links()
        .into_iter()
        .filter(|link| link.contains("from=check"))
        .collect();
    assert!(changes.len() >= 11, "{changes:?}");
    for change in changes {
        let page = client.get(&change).await;
        assert_eq!(page.path(), change);
        assert_eq!(back(&page), "/enquiry/check");
        let after = answer(&mut client, &page, &ordinary()).await;
        assert_eq!(after.path(), "/enquiry/check", "{change}: {}", after.text());
    }
    let page = client.get("/enquiry/name?from=check").await;
    let after = client.submit(&page, &[("name", "Sam Other")]).await;
    assert_eq!(after.path(), "/enquiry/check");
    assert!(after.says("Sam Other") && !after.says("Robin"));
    app.end().await;
}

/// A changed topic brings its own question, and then the check page again.
#[tokio::test]
async fn a_change_that_opens_a_question_asks_it_and_returns() {
    let app = App::start().await;
    let mut client = app.client();
    walk(&mut client, &ordinary()).await;
    let page = client.get("/enquiry/topic?from=check").await;
    let safety = client.submit(&page, &[("topic", "HOME")]).await;
    assert_eq!(safety.path(), "/enquiry/safety?from=check");
    let after = client.submit(&safety, &[("safe_tonight", "yes")]).await;
    // HOME goes to the other organisation, so its choices are asked.
    assert_eq!(after.path(), "/enquiry/choices?from=check");
    let check = client.submit(&after, &[]).await;
    assert_eq!(check.path(), "/enquiry/check");
    assert!(check.says("Safe place tonight") && check.says("Stockport Support Hub"));
    // And back: the answer that has no question any more is gone.
    let page = client.get("/enquiry/topic?from=check").await;
    let choices = client.submit(&page, &[("topic", "MONEY")]).await;
    assert_eq!(choices.path(), "/enquiry/choices?from=check");
    let check = client.submit(&choices, &[]).await;
    assert!(!check.says("Safe place tonight"));
    app.end().await;
}

#[tokio::test]
async fn danger_shows_the_numbers_first_and_then_goes_on() {
    let app = App::start().await;
    let mut client = app.client();
    let page = client.fill("/enquiry/topic", &[("topic", "DA")]).await;
    assert_eq!(page.path(), "/enquiry/safety");
    assert!(page.html().contains("href=\"tel:999\"") && page.html().contains("href=\"/exit\""));
    for fields in [
        [("danger_now", "yes"), ("safe_tonight", "yes")],
        [("danger_now", "no"), ("safe_tonight", "no")],
    ] {
        let help = client.fill("/enquiry/safety", &fields).await;
        assert_eq!(help.path(), "/enquiry/safety?help=now");
        assert!(
            help.says("0808 2000 247") && help.says("Press 55"),
            "{}",
            help.text()
        );
        let on = client.submit(&help, &[]).await;
        assert_eq!(on.path(), "/enquiry/about", "the answers are kept");
    }
    let about = client
        .fill(
            "/enquiry/safety",
            &[("danger_now", "no"), ("safe_tonight", "not_sure")],
        )
        .await;
    assert_eq!(about.path(), "/enquiry/about");
    app.end().await;
}

#[tokio::test]
async fn exit_stays_on_top_of_sensitive_journeys_only() {
    let app = App::start().await;
    let mut client = app.client();
    let page = client.fill("/enquiry/topic", &[("topic", "PLAY")]).await;
    assert!(!page.html().contains("sp-exit"));
    let page = client
        .fill(
            "/enquiry/topic",
            &[("topic", "PLAY"), ("other_topics", "WELLB")],
        )
        .await;
    assert_eq!(
        page.path(),
        "/enquiry/safety",
        "a second topic counts as well"
    );
    let page = client.submit(&page, &[]).await;
    assert!(page.html().contains("sp-exit"));
    app.end().await;
}

#[tokio::test]
async fn somebody_else_is_asked_about_with_fewer_details() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("about_whom", "someone_else"),
            ("they_know", "no"),
            ("adjustments", "CANNOT BE ASKED"),
        ],
    );
    let sent = send(&mut client, &given).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    let page = client.get("/enquiry/sent/record").await;
    assert!(!page.says("CANNOT BE ASKED"));
    assert_eq!(
        app.value("SELECT count(*) FROM consent_event")
            .await
            .as_deref(),
        Some("0")
    );
    assert_eq!(
        app.value("SELECT kind FROM task").await.as_deref(),
        Some("inform_person")
    );
    // Article 14: within a month, at the end of a London day.
    assert_eq!(
        app.value("SELECT due_at AT TIME ZONE 'Europe/London' FROM task")
            .await
            .as_deref(),
        Some("2026-12-18 17:00:00")
    );
    assert_eq!(
        app.value("SELECT 'third_party' = ANY (flags) FROM enquiry")
            .await
            .as_deref(),
        Some("true")
    );
    app.end().await;
}

#[tokio::test]
async fn a_child_under_13_meets_phone_numbers_first_and_no_choices() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("topic", "CYPMH"),
            ("danger_now", "no"),
            ("age_band", "under_13"),
        ],
    );
    let mut page = client.get("/enquiry/topic").await;
    while page.path() != "/enquiry/age" {
        page = answer(&mut client, &page, &given).await;
    }
    let young = answer(&mut client, &page, &given).await;
    assert_eq!(young.path(), "/enquiry/age?help=now");
    assert!(young.says("0800 1111"), "{}", young.text());
    let page = client.submit(&young, &[]).await;
    assert_eq!(page.path(), "/enquiry/postcode");
    let check = go_on(&mut client, page, &given).await;
    assert_eq!(check.path(), "/enquiry/check");
    assert!(
        !check.says("Said yes to") && !check.says("other team"),
        "{}",
        check.text()
    );
    let sent = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    assert!(
        !sent.html().contains("/enquiry/equality"),
        "not asked under 16"
    );
    let task = app.value("SELECT kind || ' ' || for_role FROM task").await;
    assert_eq!(task.as_deref(), Some("child_enquirer safeguarding_lead"));
    assert_eq!(
        app.value("SELECT count(*) FROM consent_event")
            .await
            .as_deref(),
        Some("0")
    );
    app.end().await;
}

#[tokio::test]
async fn a_17_year_old_goes_to_the_family_hub_and_may_choose() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("topic", "LONELY"),
            ("household_children_under_19", "no"),
            ("age_band", "16_17"),
        ],
    );
    let check = walk(&mut client, &given).await;
    assert!(
        check.says("You are under 18") && check.says("Said yes to"),
        "{}",
        check.text()
    );
    app.end().await;
}

#[tokio::test]
async fn safe_contact_questions_stand_open_where_the_topic_or_the_postcode_calls_for_it() {
    let app = App::start().await;
    let contact = async |given: super::walk::Given<'_>| {
        let mut client = app.client();
        let mut page = client.get("/enquiry/topic").await;
        while page.path() != "/enquiry/contact" {
            page = answer(&mut client, &page, &given).await;
        }
        page.html()
    };
    let folded = contact(ordinary()).await;
    assert!(
        folded.contains("<details class=\"govuk-details\">") && folded.contains("share_device")
    );
    let open = contact(with(
        ordinary(),
        &[("topic", "HOME"), ("safe_tonight", "yes")],
    ))
    .await;
    assert!(!open.contains("<details") && open.contains("share_device"));
    let not_safe = [
        ("postcode", ""),
        ("no_postcode_reason", "not_safe"),
        ("area_choice", "CHE"),
    ];
    let open = contact(with(ordinary(), &not_safe)).await;
    assert!(!open.contains("<details"));
    app.end().await;
}
