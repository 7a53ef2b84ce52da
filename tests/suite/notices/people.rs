//! People at the notice desk.

use crate::staff::world::World;
use app::domain::{controller::Controller, permission::Role};
use harness::{Answer, Client};
use uuid::Uuid;

pub const DESK: &str = "/staff/notices";

/// The accounts of one organisation: who writes, who is second, and a third.
pub const WRITER: &str = "desk.writer";
pub const SECOND: &str = "desk.second";
pub const THIRD: &str = "desk.third";

/// A sentence of the shipped notice of the Family Hubs, and another in its place.
pub const BEFORE: &str = "Tell us only what we need to know.";
pub const AFTER: &str = "Tell us no more than we need to know.";

/// A portal with the people of the council's desk.
pub async fn council() -> World {
    let world = World::start().await;
    people(&world).await;
    world
}

pub async fn people(world: &World) {
    let council = Controller::Smbc;
    world
        .account_of(council, WRITER, &[Role::DpoSmbc], &[])
        .await;
    world.account_of(council, SECOND, &[Role::Admin], &[]).await;
    world
        .account_of(council, THIRD, &[Role::DpoSmbc], &[])
        .await;
}

/// Begins a draft and returns its address.
pub async fn starts(person: &mut Client) -> String {
    let desk = person.get(DESK).await;
    let page = person.submit(&desk, &[("action", "start")]).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    page.path().to_owned()
}

/// The typed words of one section as they stand.
pub fn section(page: &Answer, field: &str) -> String {
    page.form()
        .unwrap()
        .fields
        .into_iter()
        .find(|(name, _)| *name == format!("section-{field}"))
        .map(|(_, words)| words)
        .unwrap()
}

/// Fills the draft in: one sentence changed, from a day, of substance or not; and saves or sends it.
pub async fn writes(
    person: &mut Client,
    draft: &str,
    from: &str,
    substance: &str,
    action: &str,
) -> Answer {
    let page = person.get(draft).await;
    let words = section(&page, "other_people");
    let changed = if words.contains(BEFORE) {
        words.replace(BEFORE, AFTER)
    } else {
        words.replace(AFTER, BEFORE)
    };
    let fields = [
        ("from", from),
        ("changes", "We ask you to tell us less about others."),
        ("substance", substance),
        ("section-other_people", changed.as_str()),
        ("action", action),
    ];
    person.submit(&page, &fields).await
}

/// Approves what is sent for approval.
pub async fn approves(person: &mut Client, draft: &str) -> Answer {
    let page = person.get(draft).await;
    let form = page
        .form_to("/decision")
        .unwrap_or_else(|| panic!("nothing to decide: {}", page.text()));
    person
        .submit_form(&page, &form, &[("action", "approve")])
        .await
}

/// Two people publish a version of the council's notice.
pub async fn publish(world: &World, from: &str, substance: &str) {
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    let sent = writes(&mut writer, &draft, from, substance, "submit").await;
    assert!(sent.says("Sent for approval"), "{}", sent.text());
    let mut second = world.sign_in(SECOND).await;
    let done = approves(&mut second, &draft).await;
    assert!(done.says("Approved"), "{}", done.text());
}

/// The id in the address of a draft.
pub fn id_of(draft: &str) -> Uuid {
    draft.rsplit('/').next().unwrap().parse().unwrap()
}
