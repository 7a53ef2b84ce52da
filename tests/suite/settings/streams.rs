//! A page that was open before a change was published goes by the change as well.

use super::{SECOND, WRITER, publish};
use crate::{
    live::{PROMISED, Served},
    staff::world::World,
};
use app::domain::{
    controller::Controller, permission::Role, reference_data::shipped_rows, settings::SettingsTable,
};

/// Ends another session of the same account: its streams ask at once whether they may go on.
async fn is_checked(world: &World, name: &str) {
    let mut elsewhere = world.sign_in(name).await;
    let page = elsewhere.get("/staff/account").await;
    let out = page.form_to("/staff/sign-out").unwrap();
    elsewhere.submit_form(&page, &out, &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_stream_goes_by_the_tables_that_were_published_since() {
    let served = Served::start().await;
    let world = &served.world;
    world
        .account_of(Controller::Smbc, WRITER, &[Role::ManagerFh], &[])
        .await;
    world
        .account_of(Controller::Tpa, SECOND, &[Role::ManagerTpa], &[])
        .await;
    let me = world.officer("j.specimen", "FH-BRA").await;
    let mut stream = served.stream(&me, "/staff/live/queue/FH-BRA").await;
    stream.settled().await;
    is_checked(world, "j.specimen").await;
    assert!(!stream.hears("signed-out", PROMISED).await);

    // The area's queue goes to the other organisation.
    let queues = shipped_rows(SettingsTable::Queues).unwrap().0;
    let row = queues.iter().position(|row| row[0] == "FH-BRA").unwrap();
    let cell = format!("cell-{row}-1");
    publish(world, "queues", &[(cell.as_str(), "TPA")]).await;
    is_checked(world, "j.specimen").await;
    assert!(
        stream.hears("signed-out", PROMISED).await,
        "{}",
        stream.text
    );
    assert!(stream.ends(PROMISED).await);
    served.end().await;
}
