//! Who gets it, and "send it to the other team instead" (feature A6); what may be said yes to.

use super::walk::{go_on, ordinary, send, walk, with};
use harness::App;

#[tokio::test]
async fn the_check_page_names_organisation_reason_and_notice_and_the_button_names_the_receiver() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    assert!(check.says("Cheadle Family Hub") && check.says("Part of Stockport Council"));
    assert!(
        check.says("You asked about") && check.says("A person checks this before anything happens")
    );
    assert!(
        check.links().contains(&"/privacy/family-hubs/1".to_owned()),
        "{:?}",
        check.links()
    );
    assert!(
        check.says("Send to the Family Hub") && check.says("Send it to the other team instead")
    );
    assert!(
        check.says("Not provided"),
        "optional answers left blank say so"
    );
    app.end().await;
}

#[tokio::test]
async fn switching_changes_team_notice_and_choices_and_keeps_the_flags() {
    let app = App::start().await;
    let mut client = app.client();
    let given = with(
        ordinary(),
        &[
            ("topic", "HOME"),
            ("safe_tonight", "no"),
            ("choices", "C3_feedback"),
        ],
    );
    let check = walk(&mut client, &given).await;
    assert!(
        check.says("Stockport Support Hub") && check.says("Ask me once")
            || check.says("Said yes to")
    );
    let choices = client.submit(&check, &[("action", "switch_team")]).await;
    assert_eq!(choices.path(), "/enquiry/choices?from=check");
    assert!(choices.says("You picked the other team"));
    assert!(
        choices
            .form()
            .expect("the form")
            .fields
            .iter()
            .all(|(name, _)| name != "choices"),
        "all off again"
    );
    let check = client.submit(&choices, &[]).await;
    assert_eq!(check.path(), "/enquiry/check");
    assert!(
        check.says("Cheadle Family Hub") && check.says("You asked to send it here"),
        "{}",
        check.text()
    );
    assert!(check.says("Nothing. That is fine."));
    let sent = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    let kept = app
        .value(
            "SELECT e.controller || ' ' || e.queue || ' ' || e.team_switched || ' ' || s.controller || ' ' || s.queue || ' ' || n.notice
             FROM enquiry e JOIN routing_suggestion s ON s.enquiry_id = e.id JOIN notice_version n ON n.id = e.notice_version_id",
        )
        .await;
    assert_eq!(
        kept.as_deref(),
        Some("SMBC FH-CHE true TPA TPA-SSH family-hubs")
    );
    let flags = app.value("SELECT e.flags = s.flags AND 'urgent' = ANY (e.flags) FROM enquiry e JOIN routing_suggestion s ON s.enquiry_id = e.id").await;
    assert_eq!(flags.as_deref(), Some("true"));
    assert_eq!(
        app.value(
            "SELECT string_agg(DISTINCT controller || ' ' || action, ',') FROM consent_event"
        )
        .await
        .as_deref(),
        Some("SMBC refused")
    );
    app.end().await;
}

#[tokio::test]
async fn switching_twice_leads_back() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    let choices = client.submit(&check, &[("action", "switch_team")]).await;
    let check = client.submit(&choices, &[]).await;
    assert!(check.says("Send to the Support Hub"));
    client.submit(&check, &[("action", "switch_team")]).await;
    let check = client.get("/enquiry/check").await;
    assert!(check.says("Send to the Family Hub") && !check.says("You asked to send it here"));
    let sent = client.submit(&check, &[("action", "send")]).await;
    assert_eq!(
        sent.path(),
        "/enquiry/sent",
        "the choices asked again never block"
    );
    assert_eq!(
        app.value("SELECT team_switched FROM enquiry")
            .await
            .as_deref(),
        Some("false")
    );
    app.end().await;
}

#[tokio::test]
async fn a_child_is_not_sent_to_the_team_for_adults_by_one_tap() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &with(ordinary(), &[("age_band", "13_15")])).await;
    assert!(!check.says("other team"));
    let same = client.submit(&check, &[("action", "switch_team")]).await;
    assert!(same.says("Send to the Family Hub"));
    app.end().await;
}

#[tokio::test]
async fn choices_are_all_off_name_each_organisation_and_never_block() {
    let app = App::start().await;
    let mut client = app.client();
    let given = ordinary();
    let mut page = client.get("/enquiry/topic").await;
    while page.path() != "/enquiry/choices" {
        page = super::walk::answer(&mut client, &page, &given).await;
    }
    let form = page.form().expect("the form");
    let offered: Vec<&str> = form
        .choices
        .iter()
        .filter(|(name, _)| name == "choices")
        .map(|(_, value)| value.as_str())
        .collect();
    assert!(
        form.fields.iter().all(|(name, _)| name != "choices"),
        "nothing is ticked for people"
    );
    let partners = &app.state.configured.partners;
    assert!(partners.len() >= 2);
    for partner in partners {
        assert!(
            offered.contains(&format!("C1_share_tpa:{}", partner.code).as_str()),
            "{offered:?}"
        );
        assert!(page.says(&partner.name));
    }
    assert!(offered.contains(&"C3_feedback") && offered.contains(&"C4_updates_sms"));
    assert!(
        !offered
            .iter()
            .any(|code| code.starts_with("C2") || code.starts_with("C5"))
    );
    assert!(page.says("We will help you just the same."));
    let check = client.submit(&page, &[]).await;
    assert_eq!(check.path(), "/enquiry/check");
    app.end().await;
}

#[tokio::test]
async fn what_was_shown_is_in_the_ledger_bound_to_words_and_notice() {
    let app = App::start().await;
    let mut client = app.client();
    let partner = app.state.configured.partners[0].code.clone();
    let code = format!("C1_share_tpa:{partner}");
    let given = with(ordinary(), &[("choices", &code)]);
    let sent = send(&mut client, &given).await;
    assert!(
        sent.links()
            .iter()
            .any(|link| link.starts_with("/receipt/")),
        "a receipt for what was given"
    );
    let shown = app.value("SELECT count(*) FROM consent_event").await;
    let offered = app.state.configured.partners.len() + 2;
    assert_eq!(shown, Some(offered.to_string()));
    assert_eq!(
        app.value("SELECT purpose_code FROM consent_event WHERE action = 'given'")
            .await
            .as_deref(),
        Some(code.as_str())
    );
    let bound = app
        .value(
            "SELECT bool_and(w.controller = c.controller AND c.notice_version_id = e.notice_version_id AND c.channel = 'online'
               AND c.named_recipients->>0 = w.body->>'recipient'
               AND c.purpose_code = w.purpose_code || CASE w.recipient WHEN '' THEN '' ELSE ':' || w.recipient END)
             FROM consent_event c JOIN wording w ON w.id = c.wording_id JOIN enquiry e ON e.id = c.subject_ref",
        )
        .await;
    assert_eq!(bound.as_deref(), Some("true"));
    assert_eq!(
        app.value("SELECT count(*) FROM receipt").await.as_deref(),
        Some("1")
    );
    app.end().await;
}

#[tokio::test]
async fn texts_are_offered_only_where_a_number_may_be_texted() {
    let app = App::start().await;
    let offers_texts = async |other: &[(&str, &str)]| {
        let mut client = app.client();
        let given = with(ordinary(), other);
        let mut page = client.get("/enquiry/topic").await;
        while page.path() != "/enquiry/choices" {
            assert_eq!(page.status(), 200, "{}", page.text());
            page = super::walk::answer(&mut client, &page, &given).await;
        }
        page.html().contains("C4_updates_sms")
    };
    assert!(offers_texts(&[]).await);
    assert!(!offers_texts(&[("safe_contact", "no_text")]).await);
    assert!(!offers_texts(&[("safe_contact", "share_device")]).await);
    assert!(!offers_texts(&[("contact_route", "email"), ("email", "robin@example.com")]).await);
    assert!(!offers_texts(&[("contact_route", "none_i_will_contact_you")]).await);
    app.end().await;
}

/// A tick whose ground is gone is not sent: the number was taken away after texts were agreed to.
#[tokio::test]
async fn a_choice_that_may_not_be_offered_any_more_falls_away() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(
        &mut client,
        &with(ordinary(), &[("choices", "C4_updates_sms")]),
    )
    .await;
    assert!(!check.says("Nothing. That is fine."));
    let page = client.get("/enquiry/contact?from=check").await;
    let check = client
        .submit(
            &page,
            &[("contact_route", "email"), ("email", "robin@example.com")],
        )
        .await;
    assert!(check.says("Nothing. That is fine."), "{}", check.text());
    app.end().await;
}

/// With a second window open, what is kept is what was seen.
#[tokio::test]
async fn answers_changed_in_another_window_are_shown_before_they_are_sent() {
    let app = App::start().await;
    let mut client = app.client();
    let old = walk(&mut client, &ordinary()).await;
    let page = client.get("/enquiry/topic?from=check").await;
    let choices = client.submit(&page, &[("topic", "LONELY")]).await;
    go_on(&mut client, choices, &vec![]).await;
    let again = client.submit(&old, &[("action", "send")]).await;
    assert_eq!(again.status(), 422);
    assert!(
        again.says("Who gets this has changed") && again.says("Stockport Support Hub"),
        "{}",
        again.text()
    );
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("0")
    );
    let sent = client.submit(&again, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent");
    app.end().await;
}

#[tokio::test]
async fn nothing_is_sent_without_the_button() {
    let app = App::start().await;
    let mut client = app.client();
    let check = walk(&mut client, &ordinary()).await;
    assert_eq!(client.submit(&check, &[]).await.status(), 422);
    assert_eq!(
        client
            .submit(&check, &[("action", "whatever")])
            .await
            .status(),
        422
    );
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("0")
    );
    app.end().await;
}
