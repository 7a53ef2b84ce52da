//! Every row of `permissions.csv` again, by event stream and by server function: a page that is kept up to date
//! is a page.

use super::{Served, case_now, queue_now};
use crate::staff::{
    matrix::reached,
    world::{New, World},
};
use app::domain::{
    codes::Flag,
    controller::Controller,
    permission::{Action, Role},
};
use serde_json::json;
use std::time::Duration;

/// The status of a stream. A seat that was just given up may not be free yet.
async fn stream(served: &Served, client: &harness::Client, path: &str) -> u16 {
    for _ in 0..40 {
        let status = served.stream(client, path).await.status();
        if status != 429 {
            return status;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    429
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_hears_and_asks_exactly_what_its_row_opens() {
    let served = Served::start().await;
    let world: &World = &served.world;
    let danger = [Flag::DangerNow, Flag::Urgent];
    let staff = |role: &Role| *role != Role::Resident;
    for (number, role) in Role::ALL.iter().copied().filter(staff).enumerate() {
        let controller = role.controller().unwrap_or(Controller::Smbc);
        let (own, other, foreign) = match controller {
            Controller::Smbc => ("FH-CEN", "FH-WER", "TPA-SSH"),
            Controller::Tpa => ("TPA-SSH", "TPA-YS", "FH-CEN"),
        };
        let triage = matches!(role, Role::TriageFh | Role::TriageTpa);
        let name = format!("hears.{number}");
        let queues: &[&str] = if triage { &[own] } else { &[] };
        world.account_of(controller, &name, &[role], queues).await;
        let mut person = world.sign_in(&name).await;
        for (queue, flagged) in [
            (own, false),
            (own, true),
            (other, false),
            (other, true),
            (foreign, true),
        ] {
            let own_queue = triage && queue == own;
            let same = queue != foreign;
            let new = New::in_queue(queue).flagged(if flagged { &danger } else { &[] });
            let case = world.enquiry(new).await;
            let opens = reached(role, Action::OpenEnquiry, own_queue, same, flagged);
            let lists = reached(role, Action::ListQueue, own_queue, same, false);
            let what = format!("{role} in {queue} (flagged: {flagged})");
            let status = |may: bool| if may { 200 } else { 404 };
            let path = format!("/staff/live/case/{}", case.reference);
            assert_eq!(
                stream(&served, &person, &path).await,
                status(opens),
                "{what}: case"
            );
            let path = format!("/staff/live/queue/{queue}");
            assert_eq!(
                stream(&served, &person, &path).await,
                status(lists),
                "{what}: queue"
            );
            let refused = json!("Refused");
            let told = case_now(&mut person, &case.reference, false).await;
            assert_eq!(told != refused, opens, "{what}: case-now says {told}");
            let told = queue_now(&mut person, queue, "", &[]).await;
            assert_eq!(told != refused, lists, "{what}: queue-now says {told}");
        }
    }
    served.end().await;
}
