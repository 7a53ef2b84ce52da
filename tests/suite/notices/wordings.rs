//! Wordings of consents: each named organisation has its own words, kept with their hash.

use app::{
    domain::{consent::ConsentPurpose, controller::Controller},
    site::Partner,
};
use harness::App;
use server::{notice::seed, wording};
use std::collections::BTreeSet;

fn partner(code: &str, name: &str) -> Partner {
    Partner {
        code: code.into(),
        name: name.into(),
        notice_url: None,
    }
}

#[tokio::test]
async fn every_consent_has_words_for_every_configured_partner() {
    let app = App::start().await;
    let site = &app.state.configured;
    let current = app
        .state
        .wordings
        .read(&app.state.pools.web, &site.partners)
        .await
        .expect("they are there");
    // One tick for each organisation, never one for several (seed F13, T22).
    for partner in &site.partners {
        let code: ConsentPurpose = format!("C1_share_tpa:{}", partner.code)
            .parse()
            .expect("a code");
        let found = wording::find(&current, Controller::Smbc, code).expect("a wording");
        assert_eq!(found.recipient, partner.name);
        assert!(found.body.title.contains(&partner.name));
        assert!(wording::find(&current, Controller::Tpa, code).is_none());
    }
    let codes: BTreeSet<String> = current
        .iter()
        .map(|wording| format!("{} {}", wording.controller, wording.purpose))
        .collect();
    assert_eq!(codes.len(), current.len(), "each is there once");
    let ids: BTreeSet<_> = current.iter().map(|wording| wording.id).collect();
    assert_eq!(ids.len(), current.len());
    app.end().await;
}

/// Who changes a partner's name asks with other words from then on; what was shown before can still be read.
#[tokio::test]
async fn a_renamed_partner_gets_new_words_and_the_old_ones_stay() {
    let app = App::start().await;
    let db = &app.state.pools.web;
    let before = vec![partner("shg", "Stockport Homes Group")];
    let after = vec![partner("shg", "Stockport Homes and Gardens")];
    let code: ConsentPurpose = "C1_share_tpa:shg".parse().expect("a code");
    let old = wording::current(db, &before).await.expect("they are there");
    let old = wording::find(&old, Controller::Smbc, code)
        .expect("a wording")
        .clone();

    let refused = wording::current(db, &after)
        .await
        .expect_err("no words yet");
    assert!(
        refused.to_string().contains("run `portal migrate`"),
        "{refused}"
    );
    let seeded = seed::seed(&app.owner, &after, app.clock.now())
        .await
        .expect("fine");
    assert_eq!((seeded.notices, seeded.wordings), (0, 3));
    let new = wording::current(db, &after).await.expect("they are there");
    let new = wording::find(&new, Controller::Smbc, code).expect("a wording");
    assert_ne!(new.id, old.id);
    assert!(new.body.title.contains("Stockport Homes and Gardens"));

    let shown = wording::shown(db, &[old.id, new.id]).await.expect("both");
    assert_eq!(shown[&old.id], old);
    assert_eq!(&shown[&new.id], new);
    app.end().await;
}

#[tokio::test]
async fn words_that_lost_their_hash_are_not_shown_as_what_was_agreed() {
    let app = App::start().await;
    let db = &app.state.pools.web;
    let current = wording::current(db, &app.state.configured.partners)
        .await
        .expect("they are there");
    let id = current[0].id;
    app.execute("ALTER TABLE wording DISABLE TRIGGER ALL").await;
    app.execute(&format!(
        "UPDATE wording SET body = jsonb_set(body, '{{who}}', '\"Anybody\"') WHERE id = '{id}'"
    ))
    .await;
    assert!(wording::shown(db, &[id]).await.is_err());
    app.end().await;
}
