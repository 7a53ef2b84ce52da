//! Saving: under the officer's name, once, with nothing lost when something is wrong.

use super::{PAGE, call, enter, reference};
use crate::{enquiry::walk::with, staff::world::World};
use app::domain::permission::Role;
use harness::{App, CANARY};

async fn one(app: &App, sql: &str) -> String {
    app.value(sql).await.unwrap_or_default()
}

#[tokio::test]
async fn it_is_written_down_under_the_officers_name_with_the_words_that_were_read_out() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let page = enter(&mut officer, &with(call(), &[("say_C3_feedback", "yes")])).await;
    let number = reference(&page);
    assert!(page.says(&number) && page.says("Saved"), "{}", page.text());
    assert!(
        page.says("By Thursday 19 November") || page.says("19 November"),
        "{}",
        page.text()
    );
    let app = &world.app;
    let who = one(app, "SELECT id FROM staff WHERE name = 'j.specimen'").await;
    assert_eq!(
        one(
            app,
            "SELECT concat_ws(' ', source_channel, entered_by, queue, controller) FROM enquiry"
        )
        .await,
        format!("phone {who} FH-CHE SMBC")
    );
    assert_eq!(
        one(app, "SELECT concat_ws(' ', script_version, octet_length(script_sha256), notice_given) FROM assisted_entry").await,
        "1 32 read_out"
    );
    assert_eq!(
        one(app, "SELECT concat_ws(' ', status, actor_kind, actor_id) FROM status_change WHERE status = 'submitted'").await,
        format!("submitted staff {who}")
    );
    assert_eq!(
        one(app, "SELECT concat_ws(' ', action, actor_kind, actor_id, activity, detail->>'channel', detail->'choices'->0->>'action') \
                  FROM audit_event WHERE action = 'entry.record'").await,
        format!("entry.record staff {who} A1 phone given")
    );
    assert_eq!(
        one(app, "SELECT concat_ws(' ', channel, action, recorded_by, given_by, left(evidence, 6)) FROM consent_event").await,
        format!("phone given {who} self entry:")
    );
    assert_eq!(
        one(app, "SELECT count(*) FROM passphrase").await,
        "0",
        "whoever knows the words opens what staff must not see"
    );
    assert!(
        page.text().contains("Receipt for what they said yes to"),
        "{}",
        page.text()
    );
    let case = officer.get(&format!("/staff/case/{number}")).await;
    for words in [
        "The person, by phone",
        "J.SPECIMEN",
        "Our words were read out, version 1",
        "J.SPECIMEN wrote it down for the person.",
    ] {
        assert!(case.says(words), "{words}: {}", case.text());
    }
    assert!(
        !case.says("was told:"),
        "nobody saw a reason before it was sent: {}",
        case.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn pressed_twice_it_makes_one_enquiry_and_the_second_press_gets_the_same_answer() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let page = officer.get(PAGE).await;
    let mut fields = call();
    fields.push(("action", "save"));
    let mut other = officer.clone();
    let (first, second) = tokio::join!(officer.submit(&page, &fields), async {
        other.submit(&page, &fields).await
    });
    assert_eq!(reference(&first), reference(&second));
    assert_eq!(world.count("SELECT count(*) FROM enquiry").await, 1);
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'entry.record'")
            .await,
        1
    );
    world.app.end().await;
}

#[tokio::test]
async fn an_officer_is_not_held_up_by_the_limit_for_residents() {
    let app = World::start_with(|config| config.limits.limit_send = 1).await;
    let mut officer = app.officer("j.specimen", "FH-CHE").await;
    for _ in 0..3 {
        let page = enter(&mut officer, &call()).await;
        reference(&page);
    }
    assert_eq!(app.count("SELECT count(*) FROM enquiry").await, 3);
    app.app.end().await;
}

#[tokio::test]
async fn what_is_wrong_stands_in_a_list_with_links_and_everything_typed_is_kept() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let typed = with(
        call(),
        &[
            ("name", "Robin Example"),
            ("postcode", "SK8 QQQ"),
            ("message", "Our heating broke."),
            ("age_band", ""),
            ("say_C3_feedback", "yes"),
            ("safe_word", "bluebell"),
        ],
    );
    let page = enter(&mut officer, &typed).await;
    assert_eq!(page.status(), 422);
    assert!(page.title().starts_with("Error: "), "{}", page.title());
    for link in ["#age_band", "#postcode"] {
        assert!(
            page.links().contains(&link.to_owned()),
            "{link}: {:?}",
            page.links()
        );
    }
    let form = page.form().unwrap();
    for field in [
        ("name", "Robin Example"),
        ("postcode", "SK8 QQQ"),
        ("message", "Our heating broke."),
        ("topic", "MONEY"),
        ("say_C3_feedback", "yes"),
        ("safe_word", "bluebell"),
        ("notice_given", "read_out"),
        ("source_channel", "phone"),
    ] {
        let field = (field.0.to_owned(), field.1.to_owned());
        assert!(form.fields.contains(&field), "{field:?}: {:?}", form.fields);
    }
    assert_eq!(world.count("SELECT count(*) FROM enquiry").await, 0);
    let page = officer
        .submit(
            &page,
            &[
                ("age_band", "35_44"),
                ("postcode", "SK8 3AB"),
                ("action", "save"),
            ],
        )
        .await;
    reference(&page);
    world.app.end().await;
}

#[tokio::test]
async fn nothing_is_picked_before_somebody_picks_it() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let page = officer.get(PAGE).await;
    let form = page.form().unwrap();
    let hidden = ["form_token", "entry", "notice_version", "wording"];
    let picked: Vec<_> = form
        .fields
        .iter()
        .filter(|(name, value)| !hidden.contains(&name.as_str()) && !value.is_empty())
        .collect();
    assert!(picked.is_empty(), "{picked:?}");
    assert!(
        page.html().contains("autofocus"),
        "the first question has the focus"
    );
    assert!(page.says("hang up and call 999"));
    world.app.end().await;
}

#[tokio::test]
async fn another_notice_meanwhile_is_read_out_again_before_anything_is_kept() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let typed = with(
        call(),
        &[("notice_version", "00000000-0000-7000-8000-000000000000")],
    );
    let page = enter(&mut officer, &typed).await;
    assert_eq!(page.status(), 422);
    assert!(
        page.says("The privacy notice has changed"),
        "{}",
        page.text()
    );
    assert!(
        !page
            .form()
            .unwrap()
            .fields
            .iter()
            .any(|(name, _)| name == "notice_given")
    );
    let page = officer
        .submit(&page, &[("notice_given", "read_out"), ("action", "save")])
        .await;
    reference(&page);
    world.app.end().await;
}

#[tokio::test]
async fn whoever_did_not_hear_the_words_is_told_next_time_and_a_task_says_so() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let page = enter(&mut officer, &with(call(), &[("notice_given", "later")])).await;
    reference(&page);
    assert_eq!(
        one(&world.app, "SELECT (t.due_at = e.first_look_due)::text FROM task t JOIN enquiry e ON e.id = t.enquiry_id WHERE t.kind = 'inform_person'").await,
        "true"
    );
    world.app.end().await;
}

#[tokio::test]
async fn an_email_goes_only_where_it_is_wanted_and_safe() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let email = [
        ("contact_route", "email"),
        ("email", "amir@example.org"),
        ("language", "pl"),
    ];
    let page = enter(&mut officer, &with(call(), &email)).await;
    assert!(
        page.says("An email with the reference is on its way"),
        "{}",
        page.text()
    );
    let page = enter(&mut officer, &call()).await;
    assert!(page.says("No email goes out"), "{}", page.text());
    assert_eq!(one(&world.app, "SELECT count(*) FROM outbox").await, "1");
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn in_a_queue_of_the_own_organisation_that_one_does_not_work_it_is_saved_and_not_opened() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-MAR").await;
    let page = enter(&mut officer, &call()).await;
    let number = reference(&page);
    assert!(page.says("You do not work this queue"), "{}", page.text());
    assert_eq!(
        officer.get(&format!("/staff/case/{number}")).await.status(),
        404
    );
    let mut manager = world.sign_in_as("hub.manager", Role::ManagerFh).await;
    assert_eq!(
        manager.get(&format!("/staff/case/{number}")).await.status(),
        200
    );
    assert_eq!(
        manager.get(&format!("/staff/new/{number}")).await.status(),
        404,
        "only for whoever wrote it down"
    );
    world.app.end().await;
}

#[tokio::test]
async fn nothing_that_names_a_person_lies_about() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CHE").await;
    let text = format!("{CANARY} words");
    let typed = with(
        call(),
        &[
            ("name", CANARY),
            ("message", &text),
            ("safe_word", &text[..20.min(text.len())]),
        ],
    );
    let page = enter(&mut officer, &typed).await;
    reference(&page);
    assert!(
        !page.text().contains(CANARY),
        "the page after saving can be seen over a shoulder"
    );
    assert!(!world.app.dump().await.contains(CANARY));
    world.app.end().await;
}
