//! The tables that managers keep: two people, a time, and what residents and officers then see.

mod review;
mod simulator;
mod streams;

use crate::staff::world::World;
use app::domain::{controller::Controller, permission::Role};
use harness::{Answer, Client};

const WRITER: &str = "sets.writer";
const SECOND: &str = "sets.second";
const OFFICER: &str = "sets.officer";

/// A manager of each organisation, and an officer who has no row for it.
async fn managers() -> World {
    let world = World::start().await;
    world
        .account_of(Controller::Smbc, WRITER, &[Role::ManagerFh], &[])
        .await;
    world
        .account_of(Controller::Tpa, SECOND, &[Role::ManagerTpa], &[])
        .await;
    world
        .account_of(Controller::Smbc, OFFICER, &[Role::TriageFh], &["FH-CEN"])
        .await;
    world
}

fn draft(table: &str) -> String {
    format!("/staff/settings/{table}/draft")
}

/// Begins a draft and gives its page.
async fn starts(person: &mut Client, table: &str) -> Answer {
    let desk = person.get(&format!("/staff/settings/{table}")).await;
    let page = person.submit(&desk, &[("action", "start")]).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    assert_eq!(page.path(), draft(table));
    page
}

/// Approves what is sent for approval.
async fn approves(person: &mut Client, table: &str) -> Answer {
    let page = person.get(&draft(table)).await;
    let form = page
        .form_to("/decision")
        .unwrap_or_else(|| panic!("nothing to decide: {}", page.text()));
    person
        .submit_form(&page, &form, &[("action", "approve")])
        .await
}

/// Writes fields into a fresh draft, with a reason, and sends it; the other manager approves it.
async fn publish(world: &World, table: &str, fields: &[(&str, &str)]) {
    let mut writer = world.sign_in(WRITER).await;
    let page = starts(&mut writer, table).await;
    let mut all = vec![("why", "It has to."), ("action", "submit")];
    all.extend_from_slice(fields);
    let sent = writer.submit(&page, &all).await;
    assert!(sent.says("Sent for approval"), "{}", sent.text());
    let mut second = world.sign_in(SECOND).await;
    let done = approves(&mut second, table).await;
    assert!(done.says("Approved"), "{}", done.text());
}
