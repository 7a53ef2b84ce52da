//! A yes is bound to the notice that was in force when it was said and that the page showed.

use super::{
    people::{council, publish},
    reconsent::{FEEDBACK, PAGE, SHARE, changes, ledger, tell},
};
use crate::{
    manage::person::Person,
    staff::{
        consents::record,
        world::{New, World},
    },
};
use harness::{Answer, Form};

/// The form of the boxes, with one of them ticked.
fn ticked(page: &Answer, code: &str) -> Form {
    let mut form = page
        .forms()
        .into_iter()
        .find(|form| form.choices.iter().any(|(name, _)| name == "choices"))
        .unwrap_or_else(|| panic!("no boxes: {}", page.text()));
    form.fields.push(("choices".to_owned(), code.to_owned()));
    form
}

#[tokio::test]
async fn nobody_ticks_a_box_under_a_notice_that_the_page_did_not_show() {
    let world = council().await;
    let app = &world.app;
    let person = Person::sends(app, &[]).await;
    let mut client = person.comes_back(app).await;
    let page = client.get(PAGE).await;
    assert!(page.says("privacy notice, version 1"));
    assert!(page.links().contains(&"/privacy/family-hubs/1".to_owned()));
    publish(&world, "2026-11-18", "no").await;
    let form = ticked(&page, FEEDBACK);
    let late = client.submit_form(&page, &form, &[]).await;
    assert_eq!(late.status(), 422);
    assert!(
        late.says("We have just changed our privacy notice.") && late.says("version 2"),
        "{}",
        late.text()
    );
    assert_eq!(ledger(app, &person.reference).await, "");
    // The tick is still there: seen, and said.
    let form = ticked(&late, FEEDBACK);
    assert_eq!(
        form.fields
            .iter()
            .filter(|(name, _)| name == "choices")
            .count(),
        2
    );
    client.submit_form(&late, &form, &[]).await;
    assert_eq!(ledger(app, &person.reference).await, "C3 given 2");
    app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn taking_back_waits_for_no_notice() {
    let world = council().await;
    let app = &world.app;
    let person = Person::sends(app, &[("choices", SHARE)]).await;
    let mut client = person.comes_back(app).await;
    let page = client.get(PAGE).await;
    publish(&world, "2026-11-18", "yes").await;
    let mut form = ticked(&page, SHARE);
    form.fields.retain(|(name, _)| name != "choices");
    client.submit_form(&page, &form, &[]).await;
    assert_eq!(
        ledger(app, &person.reference).await,
        "C1 given 1, C1 withdrawn 2"
    );
    tell(app).await;
    app.send_mail().await;
    world.app.end().await;
}

/// A letter from before the change was written under the old notice, whenever it is written down.
#[tokio::test]
async fn what_is_written_down_later_is_bound_to_the_notice_of_its_day() {
    let world = council().await;
    let sent = world.enquiry(New::default()).await;
    changes(&world, "yes").await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let said = |date: &'static str, time: &'static str| {
        [
            ("channel", "phone"),
            ("given_by", "self"),
            ("evidence", "17"),
            ("read_back", "yes"),
            ("date", date),
            ("time", time),
        ]
    };
    let before = said("2026-11-18", "23:59");
    let done = record(&mut officer, &sent, SHARE, &before).await;
    assert_eq!(done.status(), 200, "{}", done.text());
    let after = said("2026-11-19", "00:00");
    record(&mut officer, &sent, FEEDBACK, &after).await;
    assert_eq!(
        under(&world, &sent.id.to_string()).await.as_deref(),
        Some("C1 1, C3 2")
    );
    world.app.send_mail().await;
    world.app.end().await;
}

async fn under(world: &World, enquiry: &str) -> Option<String> {
    world
        .app
        .value(&format!(
            "SELECT string_agg(split_part(c.purpose_code, '_', 1) || ' ' || n.version, ', ' ORDER BY c.purpose_code) \
             FROM consent_event c JOIN notice_version n ON n.id = c.notice_version_id WHERE c.subject_ref = '{enquiry}'"
        ))
        .await
}
