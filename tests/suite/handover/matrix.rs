//! The rows of `permissions.csv` that these acts rest on: role × act × (own queue, other queue, other
//! organisation), through the real addresses.

use super::{FOUR, agreed, answers, newest, offers};
use crate::staff::world::{New, World};
use app::domain::{
    codes::Flag,
    controller::Controller,
    permission::{Action, Grant, Role},
    reference_data::ReferenceData,
};

/// Each act with what must be sent; the fields are whole but for a reason, so that 422 says: the wall was passed.
const ACTS: [(Action, &str, &str); 4] = [
    (Action::TransferWithConsent, "handover", "consent"),
    (Action::TransferWithoutConsent, "handover", "public_task"),
    (Action::ShareForSafeguarding, "handover", "vital_interests"),
    (Action::Disclose, "disclose", "legal_requirement"),
];

fn reaches(role: Role, action: Action, own_queue: bool, same: bool, flagged: bool) -> bool {
    match ReferenceData::shipped().permissions.grant(role, action) {
        Grant::Queues => own_queue,
        Grant::Controller | Grant::SecondPerson => same,
        Grant::Flagged => same && flagged,
        _ => false,
    }
}

#[tokio::test]
async fn every_role_shares_exactly_what_its_row_says() {
    let world = World::start().await;
    let danger = [Flag::DangerNow, Flag::Urgent];
    for (number, role) in Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Resident)
        .enumerate()
    {
        let controller = role.controller().unwrap_or(Controller::Smbc);
        let (own, other, foreign) = match controller {
            Controller::Smbc => ("FH-CEN", "FH-WER", "TPA-SSH"),
            Controller::Tpa => ("TPA-SSH", "TPA-YS", "FH-CEN"),
        };
        let triage = matches!(role, Role::TriageFh | Role::TriageTpa);
        let name = format!("account.{number}");
        let queues: &[&str] = if triage { &[own] } else { &[] };
        world.account_of(controller, &name, &[role], queues).await;
        let mut person = world.sign_in(&name).await;
        person.header("sec-fetch-site", "same-origin");
        person.follow = false;
        for (queue, flagged) in [(own, false), (own, true), (other, true), (foreign, true)] {
            let new = New::in_queue(queue).flagged(if flagged { &danger } else { &[] });
            let sent = world.enquiry(new).await;
            let (mine, same) = (triage && queue == own, queue != foreign);
            let opens = reaches(role, Action::OpenEnquiry, mine, same, flagged);
            for (action, path, basis) in ACTS {
                let to = if queue.starts_with("TPA") {
                    "FH-CEN"
                } else {
                    "TPA-SSH"
                };
                let fields: Vec<(&str, &str)> = [
                    ("version", "1"),
                    ("to_queue", to),
                    ("recipient", "police"),
                    ("basis", basis),
                ]
                .into_iter()
                .chain(FOUR)
                .collect();
                let answer = person.post(&sent.below(path), &fields).await;
                let allowed = reaches(role, action, mine, same, flagged);
                // Who may begin one of the grounds sees the form; another's ground is not open in it.
                let refused = answer.says("Select what allows it");
                let ok = match (opens, allowed) {
                    (false, _) => answer.status() == 404,
                    (true, true) => answer.status() == 422 && !refused,
                    (true, false) => answer.status() == 403 || (answer.status() == 422 && refused),
                };
                assert!(
                    ok,
                    "{role} {action} in {queue} (flagged: {flagged}): {} {}",
                    answer.status(),
                    answer.text()
                );
            }
            let agree = [
                ("action", "agree"),
                ("share", "00000000-0000-0000-0000-000000000000"),
            ];
            let answer = person.post(&sent.below("share"), &agree).await;
            let expected: &[u16] = match (
                opens,
                reaches(role, Action::TransferWithoutConsent, mine, same, flagged),
            ) {
                (false, _) => &[404],
                (true, false) => &[403],
                // There is no such share.
                (true, true) => &[404],
            };
            assert!(
                expected.contains(&answer.status()),
                "{role} agrees in {queue}"
            );
        }
    }
    assert_eq!(world.count("SELECT count(*) FROM share").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn every_role_answers_exactly_the_hand_overs_of_its_row() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    for (number, role) in Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Resident)
        .enumerate()
    {
        let homes: &[Controller] = match role.controller() {
            Some(Controller::Smbc) => &[Controller::Smbc],
            Some(Controller::Tpa) => &[Controller::Tpa],
            None => &[Controller::Smbc, Controller::Tpa],
        };
        for home in homes {
            let grant = ReferenceData::shipped()
                .permissions
                .grant(role, Action::AcceptHandover);
            let queues: &[&str] = if role == Role::TriageTpa {
                &["TPA-SSH"]
            } else {
                &[]
            };
            let name = format!("account.{number}.{home}").to_lowercase();
            world.account_of(*home, &name, &[role], queues).await;
            let mut person = world.sign_in(&name).await;
            let allowed =
                *home == Controller::Tpa && matches!(grant, Grant::Queues | Grant::Controller);
            let opened = person.get(&at).await.status();
            // No reason: the wall was passed, and nothing changed.
            let declined = answers(&mut person, &at, &[("action", "decline")])
                .await
                .status();
            let expected = if allowed { (200, 422) } else { (404, 404) };
            assert_eq!((opened, declined), expected, "{role} of {home}");
        }
    }
    world.app.end().await;
}
