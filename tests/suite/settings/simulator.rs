//! Routing as something people own: a rule is changed, tried and let out, and the next enquiry goes by it
//! (feature D1 to D4).

use super::{SECOND, WRITER, approves, draft, managers, publish, starts};
use crate::{
    enquiry::walk::{ordinary, send, walk},
    staff::world::{New, World},
};
use app::domain::{reference_data::shipped_rows, settings::SettingsTable};
use harness::{Answer, Client};

/// Where a rule stands on the page of a draft.
fn row_of(page: &Answer, code: &str) -> usize {
    page.form()
        .unwrap()
        .fields
        .iter()
        .find(|(name, value)| name.ends_with("-0") && value == code)
        .and_then(|(name, _)| name.split('-').nth(1)?.parse().ok())
        .unwrap_or_else(|| panic!("no row {code}: {}", page.text()))
}

/// A new rule before all others: every enquiry about money is suggested to the Alliance.
fn money_rule(page: &Answer) -> Vec<(String, String)> {
    let spare = page
        .form()
        .unwrap()
        .fields
        .iter()
        .filter(|(name, value)| {
            name.starts_with("cell-") && name.ends_with("-0") && !value.is_empty()
        })
        .count();
    [
        (format!("cell-{spare}-0"), "R00_MONEY"),
        (
            format!("cell-{spare}-1"),
            "any_topic=MONEY and area in areas",
        ),
        (format!("cell-{spare}-2"), "FH-BOR"),
        (
            format!("cell-{spare}-4"),
            "Money goes to the team for the whole borough this winter.",
        ),
        (format!("cell-{spare}-5"), "The winter rule for money."),
        (format!("place-{spare}"), "0.5"),
    ]
    .into_iter()
    .map(|(name, value)| (name, value.to_owned()))
    .collect()
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

async fn tries(person: &mut Client, fields: &[(&str, &str)]) -> Answer {
    let page = person.get("/staff/routing").await;
    let form = page.form().unwrap();
    let mut all = vec![("action", "try")];
    all.extend_from_slice(fields);
    person.submit_form(&page, &form, &all).await
}

const CASE: [(&str, &str); 5] = [
    ("topic", "MONEY"),
    ("postcode", "SK1 3XE"),
    ("children", "no"),
    ("send25", "no"),
    ("age", "35_44"),
];

#[tokio::test]
async fn the_simulator_says_what_the_form_will_say() {
    let world = managers().await;
    let mut person = world.sign_in(WRITER).await;
    let answer = tries(&mut person, &CASE).await;
    assert_eq!(answer.status(), 200);
    for said in ["In force now, version 1", "R01_OUT", "The resident reads"] {
        assert!(answer.says(said), "{said}: {}", answer.text());
    }
    // What was asked stays on the page, and nowhere in an address.
    assert_eq!(answer.path(), "/staff/routing");
    assert!(
        answer
            .form()
            .unwrap()
            .fields
            .contains(&("postcode".to_owned(), "SK1 3XE".to_owned()))
    );
    let refused = tries(&mut person, &[("topic", ""), ("postcode", "banana")]).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("Choose the main topic") && refused.says("Enter a postcode like SK1 3XE"));
    world.app.end().await;
}

#[tokio::test]
async fn a_rule_that_is_let_out_routes_the_next_enquiry_and_gives_its_own_reason() {
    let world = managers().await;
    let mut writer = world.sign_in(WRITER).await;
    let page = starts(&mut writer, "routing").await;
    let rule = money_rule(&page);
    let mut fields = pairs(&rule);
    fields.push(("why", "A winter team."));
    fields.push(("action", "save"));
    let saved = writer.submit(&page, &fields).await;
    assert!(saved.says("Saved"), "{}", saved.text());
    assert!(!saved.says("Before it can be sent"), "{}", saved.text());

    // Tried before anybody else sees it.
    let tried = tries(&mut writer, &CASE).await;
    for said in [
        "The change makes a difference to this case",
        "R00_MONEY",
        "Money goes to the team for the whole borough this winter.",
        "After the change, version 2",
    ] {
        assert!(tried.says(said), "{said}: {}", tried.text());
    }
    let same = tries(&mut writer, &[("topic", "FEED"), ("postcode", "SK1 3XE")]).await;
    assert!(
        same.says("makes no difference to this case"),
        "{}",
        same.text()
    );

    let page = writer.get(&draft("routing")).await;
    let sent = writer.submit(&page, &[("action", "submit")]).await;
    assert!(sent.says("Sent for approval"), "{}", sent.text());
    let mut second = world.sign_in(SECOND).await;
    let read = second.get(&draft("routing")).await;
    assert!(
        read.says("New: R00_MONEY") && read.says("FH-BOR"),
        "{}",
        read.text()
    );
    assert!(approves(&mut second, "routing").await.says("Approved"));
    assert_eq!(
        world
            .app
            .value("SELECT body ->> 'version' FROM routing_table ORDER BY version DESC LIMIT 1")
            .await
            .as_deref(),
        Some("2")
    );
    // The next enquiry goes by it, and the person reads its reason before they send.
    let mut resident = world.app.client();
    let page = walk(&mut resident, &ordinary()).await;
    assert!(
        page.says("Money goes to the team for the whole borough this winter."),
        "{}",
        page.text()
    );
    send(&mut resident, &ordinary()).await;
    let kept =
        "SELECT (SELECT rule || ' ' || queue || ' ' || table_version FROM routing_suggestion)";
    assert_eq!(
        world.app.value(kept).await.as_deref(),
        Some("R00_MONEY FH-BOR 2")
    );
    let after = tries(&mut second, &CASE).await;
    assert!(
        after.says("In force now, version 2") && after.says("R00_MONEY"),
        "{}",
        after.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_table_that_leaves_a_case_undecided_is_not_sent() {
    let world = managers().await;
    let mut writer = world.sign_in(WRITER).await;
    let page = starts(&mut writer, "routing").await;
    let last = page
        .form()
        .unwrap()
        .fields
        .iter()
        .filter(|(name, value)| {
            name.starts_with("cell-") && name.ends_with("-0") && !value.is_empty()
        })
        .count()
        - 1;
    let names: Vec<String> = (0..6).map(|at| format!("cell-{last}-{at}")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    fields.push(("why", "Shorter."));
    fields.push(("action", "submit"));
    let refused = writer.submit(&page, &fields).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("no rule decides"), "{}", refused.text());
    // A rule nobody has given a reason for.
    let first = row_of(&page, "R01_OUT");
    let code = format!("cell-{first}-0");
    let fields = [
        (code.as_str(), "R01_NEW"),
        ("why", "New."),
        ("action", "submit"),
    ];
    let refused = writer.submit(&page, &fields).await;
    assert!(
        refused.says("R01_NEW is new, so write why"),
        "{}",
        refused.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_draft_is_replayed_over_past_enquiries_and_shows_numbers_only() {
    let world = managers().await;
    enquiries(&world).await;
    let mut writer = world.sign_in(WRITER).await;
    let page = writer.get("/staff/routing").await;
    assert!(page.says("Nobody is changing the rules"));
    let page = starts(&mut writer, "routing").await;
    let rule = money_rule(&page);
    let mut fields = pairs(&rule);
    fields.push(("action", "save"));
    writer.submit(&page, &fields).await;
    let page = writer.get("/staff/routing").await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.fields.iter().any(|(_, value)| value == "replay"))
        .unwrap();
    let answer = writer.submit_form(&page, &form, &[("months", "3")]).await;
    assert_eq!(answer.status(), 200);
    assert!(answer.says("of 3 enquiries since"), "{}", answer.text());
    let moved = world
        .app
        .value("SELECT count(*)::text FROM enquiry WHERE topic = 'MONEY' AND queue <> 'FH-BOR'")
        .await
        .unwrap();
    assert!(
        answer.says(&format!("{moved} of 3 enquiries since")),
        "{moved}: {}",
        answer.text()
    );
    // What was taken back is left alone.
    world
        .app
        .execute(
            "UPDATE enquiry SET withdrawn_at = now() WHERE id = (SELECT min(id::text)::uuid FROM enquiry)",
        )
        .await;
    let form = answer
        .forms()
        .into_iter()
        .find(|form| form.fields.iter().any(|(_, value)| value == "replay"))
        .unwrap();
    let fewer = writer.submit_form(&answer, &form, &[("months", "3")]).await;
    assert!(fewer.says("of 2 enquiries since"), "{}", fewer.text());
    // By rule and month, how many were suggested and how many a person changed.
    assert!(answer.says("0 of "), "{}", answer.text());
    world.app.end().await;
}

/// Three enquiries of both organisations.
async fn enquiries(world: &World) {
    for (topic, queue) in [("MONEY", "FH-CEN"), ("MONEY", "FH-HRE"), ("FEED", "FH-CEN")] {
        let new = New {
            topic,
            ..New::in_queue(queue)
        };
        world.enquiry(new).await;
    }
}

#[tokio::test]
async fn a_topic_that_leads_elsewhere_is_asked_by_the_form_at_once() {
    let world = managers().await;
    let mut person = world.sign_in(WRITER).await;
    let before = tries(&mut person, &[("topic", "FEED"), ("postcode", "SK1 3XE")]).await;
    assert!(
        before.says("Rule R02_FH_AREA Priority"),
        "{}",
        before.text()
    );
    let rows = shipped_rows(SettingsTable::Topics).unwrap();
    let row = rows
        .column(SettingsTable::Topics, "code")
        .iter()
        .position(|code| *code == "FEED")
        .unwrap();
    publish(&world, "topics", &[(&format!("cell-{row}-2"), "TPA")]).await;
    let after = tries(&mut person, &[("topic", "FEED"), ("postcode", "SK1 3XE")]).await;
    assert!(after.says("Rule R05_TPA Priority"), "{}", after.text());
    world.app.end().await;
}
