//! A case with danger does not end in silence, and nobody reads that something happened which did not.

use super::{
    acts::act,
    world::{New, Sent, World},
};
use crate::{
    concern,
    manage::person::{self, Person},
};
use app::domain::{codes::Flag, ids::StaffId, permission::Role};
use harness::{Answer, Client};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

const CLOSE: [(&str, &str); 2] = [("action", "close"), ("outcome", "signposted")];
const SPOKE: [(&str, &str); 5] = [
    ("action", "log"),
    ("channel", "phone"),
    ("direction", "out"),
    ("result", "spoke"),
    ("voicemail", "no"),
];
const NO_ANSWER: [(&str, &str); 5] = [
    ("action", "log"),
    ("channel", "phone"),
    ("direction", "out"),
    ("result", "no_answer"),
    ("voicemail", "no"),
];
const AGREE: [(&str, &str); 1] = [("agreement", "The police looked after her.")];
const NOT_YET: &str = "nobody has spoken or written to them yet";

fn danger() -> New {
    New::default().flagged(&[Flag::NoSafePlaceTonight, Flag::Urgent])
}

async fn confirmed(officer: &mut Client, sent: &Sent) {
    let page = act(officer, sent, "/queue", &[("action", "confirm")]).await;
    assert_eq!(page.status(), 200, "{}", page.text());
}

async fn manager(world: &World, name: &str) -> Client {
    world.account(name, &[Role::ManagerFh], &[]).await;
    world.sign_in(name).await
}

fn refused(page: &Answer) {
    assert_eq!(page.status(), 422);
    assert!(
        page.says("Record that somebody spoke or wrote to them"),
        "{}",
        page.text()
    );
}

async fn is_closed(world: &World) -> bool {
    world
        .count("SELECT count(*) FROM enquiry WHERE closed_at IS NOT NULL")
        .await
        == 1
}

#[tokio::test]
async fn a_case_with_danger_closes_after_the_person_was_spoken_to() {
    let world = World::start().await;
    let sent = world.enquiry(danger()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    confirmed(&mut officer, &sent).await;
    assert!(officer.get(&sent.path()).await.says(NOT_YET));
    refused(&act(&mut officer, &sent, "/close", &CLOSE).await);
    // A try is not a contact.
    act(&mut officer, &sent, "/contact", &NO_ANSWER).await;
    refused(&act(&mut officer, &sent, "/close", &CLOSE).await);
    assert!(!is_closed(&world).await);
    act(&mut officer, &sent, "/contact", &SPOKE).await;
    assert!(!officer.get(&sent.path()).await.says(NOT_YET));
    act(&mut officer, &sent, "/close", &CLOSE).await;
    assert!(is_closed(&world).await);
    world.app.end().await;
}

#[tokio::test]
async fn without_a_contact_somebody_else_agrees_first() {
    let world = World::start().await;
    let sent = world.enquiry(danger()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    confirmed(&mut officer, &sent).await;
    assert!(officer.get(&sent.path()).await.form_to("/agree").is_none());
    let mut lead = manager(&world, "m.manager").await;
    let blank = act(&mut lead, &sent, "/agree", &[("agreement", " ")]).await;
    assert!(blank.status() == 422 && blank.says("Write why it can end without a contact"));
    let agreed = act(&mut lead, &sent, "/agree", &AGREE).await;
    assert!(
        agreed.says("The police looked after her."),
        "{}",
        agreed.text()
    );
    assert!(agreed.says("Somebody else has to close it"));
    // Not by whoever agreed.
    refused(&act(&mut lead, &sent, "/close", &CLOSE).await);
    act(&mut officer, &sent, "/close", &CLOSE).await;
    assert!(is_closed(&world).await);
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'case.agree_to_close'")
            .await,
        1
    );
    // Opened again, it needs a contact or an agreement again.
    world.app.advance(chrono::TimeDelta::minutes(1));
    act(&mut officer, &sent, "/reopen", &[("reopen", "She wrote.")]).await;
    refused(&act(&mut officer, &sent, "/close", &CLOSE).await);
    world.app.end().await;
}

#[tokio::test]
async fn the_safeguarding_lead_can_agree_too() {
    let world = World::start().await;
    let sent = world.enquiry(danger()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    confirmed(&mut officer, &sent).await;
    let mut lead = concern::lead(&world).await;
    let agreed = act(&mut lead, &sent, "/agree", &AGREE).await;
    assert!(
        agreed.says("The police looked after her."),
        "{}",
        agreed.text()
    );
    act(&mut officer, &sent, "/close", &CLOSE).await;
    assert!(is_closed(&world).await);
    world.app.end().await;
}

#[tokio::test]
async fn taking_it_back_ends_no_danger() {
    let world = World::start().await;
    let sent = world.enquiry(danger()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .app
        .execute("UPDATE enquiry SET withdrawn_at = now()")
        .await;
    let withdrawn = [("action", "close"), ("outcome", "withdrawn")];
    refused(&act(&mut officer, &sent, "/close", &withdrawn).await);
    let mut lead = manager(&world, "m.manager").await;
    act(&mut lead, &sent, "/agree", &AGREE).await;
    act(&mut officer, &sent, "/close", &withdrawn).await;
    assert!(is_closed(&world).await);
    world.app.end().await;
}

async fn attempt(world: &World, who: StaffId, sql: &str) -> Result<(), String> {
    let tx: DatabaseTransaction = world.app.state.pools.staff_tx(who).await.unwrap();
    let done = tx.execute_unprepared(sql).await;
    tx.rollback().await.unwrap();
    done.map(|_| ()).map_err(|error| error.to_string())
}

#[tokio::test]
async fn the_database_refuses_a_silent_end_by_itself() {
    let world = World::start().await;
    let sent = world.enquiry(danger()).await;
    let officer = world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let boss = world.account("m.manager", &[Role::ManagerFh], &[]).await;
    let id = sent.id.0;
    let close = |who: StaffId| {
        format!(
            "UPDATE enquiry SET confirmed_at = now(), confirmed_by = '{0}', closed_at = now(), closed_by = '{0}', outcome = 'signposted' WHERE id = '{id}'",
            who.0
        )
    };
    let refused = attempt(&world, officer, &close(officer)).await.unwrap_err();
    assert!(refused.contains("ends after a contact"), "{refused}");
    // Taking the flags off does not help where the answers say danger.
    world
        .app
        .execute("UPDATE enquiry SET flags = '{}', safe_tonight = 'no'")
        .await;
    let refused = attempt(&world, officer, &close(officer)).await.unwrap_err();
    assert!(refused.contains("ends after a contact"), "{refused}");
    let agree = |who: StaffId| {
        format!(
            "INSERT INTO closing_agreement VALUES (gen_random_uuid(), '{id}', '{}', now())",
            who.0
        )
    };
    // An officer cannot agree, nor anybody under another's name, nor a manager to a closing of their own.
    for (who, sql) in [
        (officer, agree(officer)),
        (officer, agree(boss)),
        (boss, format!("{}; {}", agree(boss), close(boss))),
    ] {
        assert!(attempt(&world, who, &sql).await.is_err(), "{sql}");
    }
    assert!(attempt(&world, boss, &agree(boss)).await.is_ok());
    world.app.end().await;
}

/// What the person reads after an officer did this and closed it as "Told where to go".
async fn reads_after(contact: Option<&[(&str, &str)]>) -> String {
    let world = World::start().await;
    let person = Person::sends(&world.app, &[]).await;
    let sent = Sent {
        id: platform::ids::EnquiryId(person::id(&world.app, &person.reference).await),
        reference: person.reference.clone(),
    };
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    confirmed(&mut officer, &sent).await;
    if let Some(contact) = contact {
        act(&mut officer, &sent, "/contact", contact).await;
    }
    act(&mut officer, &sent, "/close", &CLOSE).await;
    let mut client = person.comes_back(&world.app).await;
    let text = client.get("/manage/enquiry").await.text();
    world.app.send_mail().await;
    world.app.end().await;
    text
}

#[tokio::test]
async fn the_person_reads_only_what_is_recorded() {
    let told = "told you who can help you best";
    assert!(reads_after(Some(&SPOKE)).await.contains(told));
    for silent in [None, Some(&NO_ANSWER[..])] {
        let text = reads_after(silent).await;
        assert!(!text.contains(told), "{text}");
        assert!(
            text.contains("has ended it. You can ask again at any time."),
            "{text}"
        );
    }
}
