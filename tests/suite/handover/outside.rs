//! What goes to an outside organisation, and what is lawfully kept from the person (seed F14).

use super::{comes_back, says};
use crate::staff::world::{New, Sent, World};
use app::domain::{codes::Flag, consent::ConsentAction, permission::Role};
use harness::{Answer, Client};

async fn gives(client: &mut Client, sent: &Sent, fields: &[(&str, &str)]) -> Answer {
    let page = client.get(&sent.below("disclose")).await;
    let form = page
        .form_to("/disclose")
        .unwrap_or_else(|| panic!("no form: {}", page.text()));
    client.submit_form(&page, &form, fields).await
}

const TO_POLICE: [(&str, &str); 5] = [
    ("recipient", "police"),
    ("basis", "legal_requirement"),
    ("fields", "name"),
    ("fields", "topic"),
    ("why", "Order 12 of the court"),
];

#[tokio::test]
async fn a_manager_writes_down_what_went_and_the_person_sees_it() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("m.one").await;
    let case = gives(&mut manager, &sent, &TO_POLICE).await;
    assert_eq!(
        case.path(),
        format!("{}#shares", sent.path()),
        "{}",
        case.text()
    );
    assert!(case.says("The police") && case.says("Order 12 of the court"));
    assert_eq!(world.audited(&sent, "share.disclose").await, 1);
    let mut person = comes_back(&world.app, sent.id).await;
    let shared = person.get("/manage/enquiry/shared").await;
    assert!(shared.says("The police") && shared.says("Because a law says that we must"));
    assert!(!shared.says("Order 12"), "the note is the sender's own");
    world.app.end().await;
}

#[tokio::test]
async fn triage_discloses_only_where_somebody_may_be_hurt() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let refused = gives(&mut officer, &sent, &TO_POLICE).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("Select what allows it"));
    let urgent = [
        ("recipient", "massh"),
        ("basis", "vital_interests"),
        ("fields", "message"),
        ("why", "A child may be hurt tonight"),
    ];
    let case = gives(&mut officer, &sent, &urgent).await;
    assert!(
        case.says("A second person must look at it"),
        "{}",
        case.text()
    );
    assert_eq!(world.count("SELECT count(*) FROM disclosure").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn a_partner_gets_what_the_yes_names_and_only_while_it_lives() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("m.one").await;
    let yes = "C2_share_named_org:exa";
    let page = manager.get(&sent.below("disclose")).await;
    assert!(!page.html().contains(yes), "nobody said yes");
    says(&world.app, &sent, yes, ConsentAction::Given).await;
    let more = [
        ("recipient", yes),
        ("basis", "consent"),
        ("fields", "contact_route"),
        ("fields", "topic"),
        ("why", "They asked for it"),
    ];
    let answer = gives(&mut manager, &sent, &more).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("The yes does not name this: Topic"));
    let just = [more[0], more[1], more[2], more[4]];
    let answer = gives(&mut manager, &sent, &just).await;
    assert_eq!(
        answer.path(),
        format!("{}#shares", sent.path()),
        "{}",
        answer.text()
    );
    says(&world.app, &sent, yes, ConsentAction::Withdrawn).await;
    let case = manager.get(&sent.path()).await;
    assert!(
        case.says("Stopped: the yes was withdrawn"),
        "{}",
        case.text()
    );
    assert!(case.says("Tell the organisation that the yes was withdrawn"));
    let page = manager.get(&sent.below("disclose")).await;
    assert!(!page.html().contains(yes));
    world.app.end().await;
}

#[tokio::test]
async fn what_is_kept_from_the_person_needs_a_reason_a_day_and_a_second_person() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    world.account("m.two", &[Role::ManagerFh], &[]).await;
    let mut one = world.sign_in("m.one").await;
    let kept: Vec<(&str, &str)> = TO_POLICE.into_iter().chain([("withhold", "yes")]).collect();
    let answer = gives(&mut one, &sent, &kept).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("Say why they must not know"));
    let whole: Vec<(&str, &str)> = kept
        .into_iter()
        .chain([
            ("withhold_why", "It would warn somebody"),
            ("review_on", "2026-12-30"),
        ])
        .collect();
    let case = gives(&mut one, &sent, &whole).await;
    assert!(case.says("Waiting for a second person"), "{}", case.text());
    let mut person = comes_back(&world.app, sent.id).await;
    assert!(
        !person
            .get("/manage/enquiry/shared")
            .await
            .says("The police")
    );
    let mut two = world.sign_in("m.two").await;
    let page = two.get(&sent.path()).await;
    assert!(page.says("It would warn somebody"));
    let form = page.form_to("/share").unwrap();
    two.submit_form(&page, &form, &[("action", "agree")]).await;
    let line = world
        .app
        .value("SELECT (withheld_by IS NOT NULL) || ' ' || withheld_review_on FROM disclosure")
        .await;
    assert_eq!(line.as_deref(), Some("true 2026-12-30"));
    let shared = person.get("/manage/enquiry/shared").await;
    assert!(!shared.says("The police"), "{}", shared.text());
    world.app.end().await;
}

#[tokio::test]
async fn an_urgent_share_that_is_to_be_withheld_shows_when_the_second_person_does_not_agree() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().flagged(&[Flag::DangerNow, Flag::Urgent]))
        .await;
    world.account("m.one", &[Role::ManagerFh], &[]).await;
    world.account("lead", &[Role::SafeguardingLead], &[]).await;
    let mut one = world.sign_in("m.one").await;
    let urgent = [
        ("recipient", "other"),
        ("organisation", "A made-up refuge"),
        ("basis", "vital_interests"),
        ("fields", "name"),
        ("why", "They are in danger"),
        ("withhold", "yes"),
        ("withhold_why", "Somebody reads their mail"),
        ("review_on", "2026-12-30"),
    ];
    gives(&mut one, &sent, &urgent).await;
    let mut person = comes_back(&world.app, sent.id).await;
    let page = person.get("/manage/enquiry/shared").await;
    assert!(!page.says("A made-up refuge"), "nobody has looked yet");
    let mut lead = world.sign_in("lead").await;
    let page = lead.get(&sent.path()).await;
    let form = page.form_to("/share").unwrap();
    lead.submit_form(&page, &form, &[("action", "refuse")])
        .await;
    let page = person.get("/manage/enquiry/shared").await;
    assert!(page.says("A made-up refuge"), "{}", page.text());
    world.app.end().await;
}
