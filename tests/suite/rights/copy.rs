//! The copy of everything (access), and what others had.

use super::{Matter, mark};
use crate::manage::person::id;
use entity::data_key;
use harness::App;
use platform::crypto::{Place, WrappedKey};
use sea_orm::EntityTrait;
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

/// A request for a copy that can be decided, and the page with the file. Fields of the decision are the caller's.
async fn asked_for_a_copy() -> (Matter, String) {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    let level = [("action", "identity_confirmed"), ("level", "L2")];
    assert_eq!(matter.acts(&number, &level).await.status(), 200);
    (matter, number)
}

#[tokio::test]
async fn what_was_left_out_stays_left_out_while_a_mistake_is_mended() {
    let (mut matter, number) = asked_for_a_copy().await;
    let unfinished = [
        ("action", "decide"),
        ("decision", "granted"),
        ("left_out", "1:safeguarding"),
    ];
    let page = matter.acts(&number, &unfinished).await;
    assert_eq!(page.status(), 422, "a decision has a letter");
    let html = page.html();
    let chosen = html.split("value=\"1:safeguarding\"").nth(1).unwrap();
    assert!(chosen.starts_with(" selected"), "{}", &chosen[..60]);
    assert_eq!(
        html.matches(" selected").count(),
        2,
        "that, and no reason of refusal"
    );
    matter.world.app.end().await;
}

#[tokio::test]
async fn a_copy_is_released_only_as_it_was_looked_through() {
    let (mut matter, number) = asked_for_a_copy().await;
    let path = format!("/staff/rights/{number}");
    let seen = matter.dpo.get(&path).await;
    // Meanwhile an officer writes something down: the parts move on by one.
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    let case = officer.get(&matter.case()).await;
    let form = case.form_to("/note").unwrap();
    let note = [("action", "note"), ("note", "The neighbour told us.")];
    assert_eq!(officer.submit_form(&case, &form, &note).await.status(), 200);

    let decided = [
        ("action", "decide"),
        ("decision", "granted"),
        ("left_out", "1:other_people"),
        ("words", "Here is your copy."),
    ];
    let stale = mark(&seen);
    let mut with_stale = decided.to_vec();
    with_stale.push(("file", stale.as_str()));
    let form = seen.form_to(&path).unwrap();
    let refused = matter.dpo.submit_form(&seen, &form, &with_stale).await;
    assert_eq!(refused.status(), 409, "{}", refused.text());
    assert!(
        refused.says("What we hold has changed since you looked")
            && refused.says("The neighbour told us."),
        "{}",
        refused.text()
    );
    assert!(
        refused.html().contains("Here is your copy."),
        "the letter is still there"
    );
    assert_ne!(mark(&refused), stale);
    assert!(!matter.reads(&number).await.says("Your copy"));

    assert_eq!(matter.acts(&number, &decided).await.status(), 200);
    assert!(matter.reads(&number).await.says("Your copy"));
    matter.world.app.unsent_is_fine();
    matter.world.app.end().await;
}
