//! One set of rules for both journeys: the same answers, by the website and by an officer, keep the same.

use super::{call, enter, reference};
use crate::{
    enquiry::walk::{self, Given, ordinary, with},
    staff::world::World,
};
use app::domain::permission::Role;

/// What is kept of an enquiry, without what must differ: who sent it, ids, and the words that only the website gives.
async fn kept(world: &World, reference: &str) -> Vec<String> {
    let of = format!("(SELECT id FROM enquiry WHERE reference = '{reference}')");
    let mut found = Vec::new();
    for sql in [
        format!(
            "SELECT (to_jsonb(e) - '{{id,draft_id,reference,source_channel,entered_by,received_at,suggested_at}}'::text[])::text \
             FROM enquiry e WHERE id = {of}"
        ),
        format!(
            "SELECT (to_jsonb(s) - '{{id,enquiry_id,at}}'::text[])::text FROM routing_suggestion s WHERE enquiry_id = {of}"
        ),
        format!(
            "SELECT coalesce(jsonb_agg(jsonb_build_array(purpose_code, action, wording_id, named_recipients, controller, \
             notice_version_id, given_by) ORDER BY purpose_code)::text, '') FROM consent_event WHERE subject_ref = {of}"
        ),
        format!(
            "SELECT coalesce(jsonb_agg(jsonb_build_array(kind, for_role, due_at) ORDER BY kind)::text, '') FROM task WHERE enquiry_id = {of}"
        ),
        format!(
            "SELECT coalesce(jsonb_agg(jsonb_build_array(kind, encode(hash, 'hex')) ORDER BY kind, hash)::text, '') \
             FROM blind_index WHERE enquiry_id = {of}"
        ),
        format!(
            "SELECT array_agg(status ORDER BY at, status)::text FROM status_change WHERE enquiry_id = {of}"
        ),
        format!("SELECT count(*)::text FROM receipt WHERE enquiry_id = {of}"),
        format!("SELECT coalesce(string_agg(kind, ','), '') FROM outbox WHERE enquiry_id = {of}"),
    ] {
        found.push(world.app.value(&sql).await.unwrap());
    }
    found
}

/// What the officer picks where the website has a tick: yes to it, and no to all others that were shown there.
fn spoken<'a>(given: &Given<'a>, shown: &[&'a str]) -> Given<'a> {
    let ticked: Vec<&str> = given
        .iter()
        .filter(|(field, _)| *field == "choices")
        .map(|(_, value)| *value)
        .collect();
    let mut said: Given<'a> = given
        .iter()
        .copied()
        .filter(|(field, _)| *field != "choices" && *field != "action")
        .collect();
    for purpose in shown {
        let field: &'a str = match *purpose {
            "C3_feedback" => "say_C3_feedback",
            "C4_updates_sms" => "say_C4_updates_sms",
            "C1_share_fh" => "say_C1_share_fh",
            other => Box::leak(format!("say_{}", other.replace(':', "-")).into_boxed_str()),
        };
        said.push((
            field,
            if ticked.contains(purpose) {
                "yes"
            } else {
                "no"
            },
        ));
    }
    said
}

#[tokio::test]
async fn the_same_answers_are_routed_flagged_and_kept_alike() {
    let mut world = World::start().await;
    let mut hub = world.sign_in_as("hub.entry", Role::ManagerFh).await;
    let mut alliance = world.sign_in_as("alliance.entry", Role::ManagerTpa).await;
    let rows: Vec<(&str, Vec<(&str, &str)>)> = vec![
        ("ordinary", vec![]),
        ("yes to a question", vec![("choices", "C3_feedback")]),
        (
            "danger",
            vec![
                ("topic", "DA"),
                ("danger_now", "yes"),
                ("safe_tonight", "no"),
            ],
        ),
        (
            "two topics",
            vec![("other_topics", "FEED"), ("other_topics", "PLAY")],
        ),
        ("no children", vec![("household_children_under_19", "no")]),
        (
            "no children, yes to all",
            vec![
                ("household_children_under_19", "no"),
                ("choices", "C1_share_fh"),
                ("choices", "C3_feedback"),
                ("choices", "C4_updates_sms"),
            ],
        ),
        ("a child", vec![("age_band", "under_13")]),
        (
            "somebody else",
            vec![("about_whom", "someone_else"), ("they_know", "no")],
        ),
        (
            "no postcode",
            vec![
                ("postcode", ""),
                ("no_postcode_reason", "not_safe"),
                ("area_choice", "HRE"),
            ],
        ),
        (
            "no fixed address",
            vec![
                ("topic", "HOME"),
                ("safe_tonight", "no"),
                ("postcode", ""),
                ("no_postcode_reason", "nfa"),
            ],
        ),
        ("part of a postcode", vec![("postcode", "SK8")]),
        (
            "from outside with a tie",
            vec![("postcode", "M1 1AE"), ("connection", "moving")],
        ),
        (
            "email, with wishes",
            vec![
                ("contact_route", "email"),
                ("email", "amir@example.org"),
                ("phone", ""),
                ("safe_contact", "no_call"),
                ("safe_contact", "no_text"),
            ],
        ),
        (
            "by text, in Urdu",
            vec![
                ("contact_route", "text"),
                ("phone", "07700 900 982"),
                ("language", "ur"),
                ("adjustments", "Large print"),
                ("message", "Our heating broke."),
            ],
        ),
        (
            "I will call you",
            vec![("contact_route", "none_i_will_contact_you"), ("phone", "")],
        ),
    ];
    for (name, other) in rows {
        let given = with(ordinary(), &other);
        let sent = walk::send(&mut world.app.client(), &given).await;
        assert_eq!(sent.path(), "/enquiry/sent", "{name}: {}", sent.text());
        let online = walk::reference(&sent);
        let controller = world
            .app
            .value(&format!(
                "SELECT controller FROM enquiry WHERE reference = '{online}'"
            ))
            .await
            .unwrap();
        let shown = world
            .app
            .value(&format!(
                "SELECT coalesce(string_agg(purpose_code, ' '), '') FROM consent_event c JOIN enquiry e ON e.id = c.subject_ref \
                 WHERE e.reference = '{online}'"
            ))
            .await
            .unwrap();
        let shown: Vec<&str> = shown.split_whitespace().collect();
        let mut told = spoken(&given, &shown);
        told.extend([("source_channel", "phone"), ("notice_given", "read_out")]);
        let client = if controller == "SMBC" {
            &mut hub
        } else {
            &mut alliance
        };
        let saved = enter(client, &told).await;
        let written = reference(&saved);
        assert_eq!(
            kept(&world, &online).await,
            kept(&world, &written).await,
            "{name}"
        );
    }
    // That both queue the same message is what is compared; whether it goes is not.
    world.app.unsent_is_fine();
    world.app.end().await;
}

#[tokio::test]
async fn from_outside_without_a_tie_nothing_is_kept_in_either_journey() {
    let world = World::start().await;
    let mut hub = world.sign_in_as("hub.entry", Role::ManagerFh).await;
    let outside = [("postcode", "M1 1AE"), ("connection", "none")];
    let page = enter(&mut hub, &with(call(), &outside)).await;
    assert_eq!(page.status(), 422);
    assert!(
        page.says("Nothing ties this person to Stockport"),
        "{}",
        page.text()
    );
    let page = walk::walk(&mut world.app.client(), &with(ordinary(), &outside)).await;
    assert!(page.path().starts_with("/enquiry/outside"));
    assert_eq!(world.count("SELECT count(*) FROM enquiry").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn who_wants_this_team_although_the_rules_suggest_the_other_stays_as_on_the_website() {
    let world = World::start().await;
    let mut hub = world.sign_in_as("hub.entry", Role::ManagerFh).await;
    let adult = [("household_children_under_19", "no")];
    let page = enter(&mut hub, &with(call(), &adult)).await;
    assert_eq!(page.status(), 422);
    assert!(
        page.says("The rules suggest The Prevention Alliance"),
        "{}",
        page.text()
    );
    let saved = hub
        .submit(&page, &[("stay", "yes"), ("action", "save")])
        .await;
    let written = reference(&saved);
    assert!(saved.says("The rules suggested:"), "{}", saved.text());
    let mut client = world.app.client();
    let check = walk::walk(&mut client, &with(ordinary(), &adult)).await;
    let page = client.submit(&check, &[("action", "switch_team")]).await;
    let check = walk::go_on(&mut client, page, &with(ordinary(), &adult)).await;
    let sent = client.submit(&check, &[("action", "send")]).await;
    let online = walk::reference(&sent);
    let (mut online, mut written) = (kept(&world, &online).await, kept(&world, &written).await);
    // What the officer did not ask is not written down; the website shows it all and takes no tick for a no.
    online.remove(2);
    written.remove(2);
    assert_eq!(online, written);
    world.app.end().await;
}
