//! The copy of everything (access), and what others had.

use super::Matter;
use crate::manage::person::id;
use harness::App;
use sea_orm::EntityTrait;
use server::{
    entity::data_key,
    platform::crypto::{Place, WrappedKey},
};
use uuid::Uuid;

/// Puts two lines in: one for all to know, one that is lawfully withheld.
async fn discloses(app: &App, enquiry: Uuid, officer: Uuid, second: Uuid) {
    let row = data_key::Entity::find_by_id(enquiry)
        .one(&app.owner)
        .await
        .unwrap()
        .unwrap();
    let wrapped = WrappedKey {
        epoch: row.epoch,
        bytes: row.wrapped,
    };
    let key = app.state.keys.unwrap(&wrapped, enquiry).unwrap();
    let withheld = Uuid::now_v7();
    let reason = key
        .seal_text(
            Place::new("disclosure", withheld, "withheld_reason"),
            "a police matter",
        )
        .unwrap();
    app.execute(&format!(
        "INSERT INTO disclosure (id, enquiry_id, controller, organisation, queue, basis, fields, actor_id, at)
         VALUES ('{}', '{enquiry}', 'SMBC', 'Example Housing', 'FH-CEN', 'consent', '{{name,phone}}', '{officer}', now());
         INSERT INTO disclosure (id, enquiry_id, controller, organisation, queue, basis, fields, actor_id, at,
           withheld_reason, withheld_by, withheld_review_on)
         VALUES ('{withheld}', '{enquiry}', 'SMBC', 'Example Police', 'FH-CEN', 'legal_requirement', '{{name}}', '{officer}', now(),
           '\\x{}', '{second}', '2027-01-01')",
        Uuid::now_v7(),
        hex(&reason),
    ))
    .await;
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_withheld_line_is_absent_for_the_person_and_there_with_its_reason_for_the_team() {
    let mut matter = Matter::start().await;
    let officer = matter
        .world
        .account(
            "j.specimen",
            &[app::domain::permission::Role::TriageFh],
            &["FH-CEN"],
        )
        .await;
    let second = matter
        .world
        .account("m.anager", &[app::domain::permission::Role::ManagerFh], &[])
        .await;
    let enquiry = id(&matter.world.app, &matter.person.reference).await;
    discloses(&matter.world.app, enquiry, officer.0, second.0).await;
    let shared = matter.resident.get("/manage/enquiry/shared").await;
    assert!(
        shared.says("Example Housing") && shared.says("your name, your phone number"),
        "{}",
        shared.text()
    );
    assert!(!shared.says("Example Police"));
    let number = matter.asks("access", "").await;
    let page = matter.dpo.get(&format!("/staff/rights/{number}")).await;
    assert!(
        page.says("Example Police") && page.says("a police matter"),
        "{}",
        page.text()
    );
    assert!(page.says("2027-01-01"));
    let level = [("action", "identity_confirmed"), ("level", "L2")];
    assert_eq!(matter.acts(&number, &level).await.status(), 200);
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("left_out", "1:other_people"),
        ("words", "Here is your copy."),
    ];
    assert_eq!(matter.acts(&number, &granted).await.status(), 200);
    let copy = matter.reads(&number).await;
    assert!(
        copy.says("Your copy") && copy.says("Example Housing"),
        "{}",
        copy.text()
    );
    assert!(!copy.says("Example Police") && !copy.says("a police matter"));
    assert!(copy.says("We left this out, because it is about someone else."));
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn the_person_sees_which_teams_looked_and_no_names() {
    let mut matter = Matter::start().await;
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    let before = matter.resident.get("/manage/enquiry/shared").await;
    assert!(
        before.says("Nobody has opened it yet."),
        "{}",
        before.text()
    );
    assert_eq!(officer.get(&matter.case()).await.status(), 200);
    let after = matter.resident.get("/manage/enquiry/shared").await;
    assert!(
        after.says("18 November 2026") && !after.says("Nobody has opened it yet."),
        "{}",
        after.text()
    );
    assert!(!after.html().contains("J.SPECIMEN"));
    matter.world.app.end().await;
}
