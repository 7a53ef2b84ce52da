//! Recording contacts, and messages that a wish kept back.

use super::world::{New, Sent, World};
use app::domain::{codes::SafeContact, safe_contact::SafeContactWishes};
use chrono::TimeDelta;
use entity::{data_key, safe_contact};
use harness::{Answer, Client, canary};
use platform::{
    crypto::{Place, WrappedKey},
    ids::uuid_at,
    outbox,
    outbox::{Message, Terms},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Sends the contact form of a page.
pub async fn log(
    officer: &mut Client,
    page: &Answer,
    channel: &str,
    direction: &str,
    result: &str,
) -> Answer {
    log_with(officer, page, channel, direction, result, &[]).await
}

pub async fn log_with(
    officer: &mut Client,
    page: &Answer,
    channel: &str,
    direction: &str,
    result: &str,
    more: &[(&str, &str)],
) -> Answer {
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.inputs.contains(&"log_note".to_owned()))
        .expect("a form for contacts");
    let mut fields = vec![
        ("action", "log"),
        ("channel", channel),
        ("direction", direction),
        ("result", result),
        ("voicemail", "no"),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    officer.submit_form(page, &form, &fields).await
}

/// Stores a new version of the wishes, as the resident's own page does.
pub async fn change_wishes(world: &World, sent: &Sent, wishes: SafeContactWishes) {
    let state = &world.app.state;
    let row = data_key::Entity::find()
        .filter(data_key::Column::EnquiryId.eq(sent.id.0))
        .one(&world.app.owner)
        .await
        .unwrap()
        .unwrap();
    let wrapped = WrappedKey {
        epoch: row.epoch,
        bytes: row.wrapped,
    };
    let key = state.keys.unwrap(&wrapped, sent.id).unwrap();
    let now = world.app.clock.now();
    let id = uuid_at(now);
    let row = safe_contact::ActiveModel {
        id: Set(id),
        enquiry_id: Set(sent.id.0),
        version: Set(2),
        recorded_at: Set(now),
        wishes: Set(key
            .seal_json(Place::new("safe_contact", id, "wishes"), &wishes)
            .unwrap()),
    };
    safe_contact::Entity::insert(row)
        .exec_without_returning(&world.app.owner)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_contact_is_recorded_sealed_and_begins_the_work_of_a_confirmed_case() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    let said = canary("what was said");
    let after = log_with(
        &mut officer,
        &page,
        "phone",
        "out",
        "spoke",
        &[("log_note", &said)],
    )
    .await;
    assert_eq!(after.status(), 200, "{}", after.text());
    assert!(after.says("J.SPECIMEN got in touch. Phone: We spoke."));
    assert!(after.says(&said));
    let started = "SELECT count(*) FROM enquiry WHERE started_at IS NOT NULL";
    assert_eq!(world.count(started).await, 0, "nobody has confirmed it");
    let readable = world
        .count("SELECT count(*) FROM contact_log WHERE encode(note, 'escape') LIKE '%Zxq%'")
        .await;
    assert_eq!(readable, 0);

    let form = after.form_to("/queue").unwrap();
    let after = officer
        .submit_form(&after, &form, &[("action", "confirm")])
        .await;
    assert!(after.says("In progress"), "{}", after.text());
    assert_eq!(world.count(started).await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn what_the_resident_begins_ends_the_waiting() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    let form = page.form_to("/queue").unwrap();
    let page = officer
        .submit_form(&page, &form, &[("action", "confirm")])
        .await;
    let form = page.form_to("/status").unwrap();
    let page = officer
        .submit_form(&page, &form, &[("action", "wait")])
        .await;
    assert!(page.says("Waiting for the resident"));
    let page = log(&mut officer, &page, "phone", "in", "spoke").await;
    assert!(page.says("In progress"), "{}", page.text());
    world.app.end().await;
}

#[tokio::test]
async fn a_message_left_against_the_wish_needs_a_reason_which_is_kept() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().rules(&[SafeContact::NoVoicemail]))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    let form = page.form_to("/contact").unwrap();
    let page = officer
        .submit_form(&page, &form, &[("action", "show")])
        .await;
    assert!(page.says("They asked us not to leave one."));
    let refused = log_with(
        &mut officer,
        &page,
        "phone",
        "out",
        "no_answer",
        &[("voicemail", "yes"), ("log_note", "kept while it fails")],
    )
    .await;
    assert_eq!(refused.status(), 422);
    assert!(refused.title().starts_with("Error: "));
    assert!(refused.says("They asked us not to do that. If you did, say why"));
    assert!(refused.says("kept while it fails"));
    let logged = log_with(
        &mut officer,
        &refused,
        "phone",
        "out",
        "no_answer",
        &[
            ("voicemail", "yes"),
            ("outside_reason", "the machine took over at once"),
        ],
    )
    .await;
    assert_eq!(logged.status(), 200, "{}", logged.text());
    assert!(logged.says("Voice message left"));
    assert!(logged.says("the machine took over at once"));
    let acknowledged = world
        .count("SELECT count(*) FROM contact_log WHERE rules_acknowledged")
        .await;
    assert_eq!(acknowledged, 1);
    world.app.end().await;
}

#[tokio::test]
async fn a_message_that_a_wish_kept_back_is_shown_with_the_wish() {
    let world = World::start().await;
    let mut new = New::default().rules(&[SafeContact::NoEmail]);
    new.email = Some("someone@example.org".to_owned());
    let sent = world.enquiry(new).await;
    let now = world.app.clock.now();
    let terms = Terms {
        enquiry: sent.id,
        kind: "receipt",
        purpose: None,
        not_before: now,
        expires: None,
    };
    let message = Message {
        reference: sent.reference.clone(),
        text: "…".to_owned(),
        former: None,
    };
    outbox::enqueue(
        &world.app.owner,
        &world.app.state.keys,
        now,
        terms,
        &message,
    )
    .await
    .unwrap();
    world
        .app
        .execute("UPDATE enquiry SET contact_route = 'email'")
        .await;
    world.app.send_mail().await;
    assert!(world.app.mail.received().is_empty());
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(page.says("Messages we did not send"), "{}", page.text());
    assert!(
        page.says("Not sent: They asked us not to email."),
        "{}",
        page.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn somebody_who_took_it_back_is_not_contacted() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().rules(&[SafeContact::WithholdNumber]))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let before = officer.get(&sent.path()).await;
    let form = before.form_to("/contact").unwrap();
    world.app.advance(TimeDelta::minutes(1));
    let now = world.app.clock.now().to_rfc3339();
    world
        .app
        .execute(&format!("UPDATE enquiry SET withdrawn_at = '{now}'"))
        .await;
    // The page was open before; the press comes after.
    let answer = officer
        .submit_form(&before, &form, &[("action", "show")])
        .await;
    assert_eq!(answer.status(), 409);
    assert!(!answer.html().contains("960 007"));
    assert!(answer.says("withdrew this enquiry. Stop work now"));
    let page = officer.get(&sent.path()).await;
    for gone in ["/contact", "/queue", "/status"] {
        assert!(page.form_to(gone).is_none(), "{gone}");
    }
    let form = page.form_to("/close").expect("closing is what is left");
    let closed = officer
        .submit_form(
            &page,
            &form,
            &[("action", "close"), ("outcome", "withdrawn")],
        )
        .await;
    assert_eq!(closed.status(), 200);
    let closed = officer.get(page.path()).await;
    assert!(closed.says("Closed by J.SPECIMEN"), "{}", closed.text());
    world.app.end().await;
}
