//! Who reaches the notice desk, and what stays on it.

use super::people::{DESK, WRITER, council, id_of, starts, writes};
use crate::staff::world::World;
use app::domain::{
    controller::Controller,
    permission::{Action, Grant, Role},
    reference_data::ReferenceData,
};
use harness::Client;

/// Every role × every address of the desk. The row has "2": whoever has it writes, and is the second
/// person for what others wrote.
#[tokio::test]
async fn every_role_reaches_the_desk_exactly_as_its_row_says() {
    let world = council().await;
    let mut writer = world.sign_in(WRITER).await;
    let draft = starts(&mut writer).await;
    writes(&mut writer, &draft, "2026-12-01", "no", "submit").await;
    let permissions = &ReferenceData::shipped().permissions;
    for (number, role) in Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Resident)
        .enumerate()
    {
        for controller in [Controller::Smbc, Controller::Tpa] {
            if role.controller().is_some_and(|own| own != controller) {
                continue;
            }
            let row = permissions.grant(role, Action::PublishNotice) == Grant::SecondPerson;
            let reaches = row && controller == Controller::Smbc;
            let name = format!("account.{number}.{}", controller.code().to_lowercase());
            world.account_of(controller, &name, &[role], &[]).await;
            let mut person = world.sign_in(&name).await;
            person.header("sec-fetch-site", "same-origin");
            person.follow = false;
            let desk = person.get(DESK).await;
            assert_eq!(
                desk.status(),
                if row { 200 } else { 404 },
                "{role} {controller}"
            );
            let home = person.get("/staff").await;
            if home.status() == 200 {
                assert_eq!(
                    home.links().contains(&DESK.to_owned()),
                    row,
                    "the bar of {role}"
                );
            }
            for below in ["", "/preview", "/compare"] {
                let answer = person.get(&format!("{draft}{below}")).await;
                let expected = if reaches { 200 } else { 404 };
                assert_eq!(answer.status(), expected, "{role} {controller} {below}");
            }
            // What is in sight is refused by the state it is in: 409; what is not in sight is not there.
            for (path, fields, in_sight) in [
                (
                    draft.clone(),
                    vec![("action", "save"), ("revision", "9")],
                    409,
                ),
                (
                    draft.clone(),
                    vec![("action", "submit"), ("revision", "9")],
                    409,
                ),
                (
                    draft.clone(),
                    vec![("action", "discard"), ("revision", "9")],
                    409,
                ),
                (
                    format!("{draft}/decision"),
                    vec![("action", "approve"), ("revision", "9"), ("sha256", "00")],
                    409,
                ),
                (
                    format!("{draft}/decision"),
                    vec![("action", "return"), ("revision", "9"), ("why", "x")],
                    409,
                ),
                // Only a writer takes it back.
                (
                    format!("{draft}/decision"),
                    vec![("action", "recall"), ("revision", "9")],
                    403,
                ),
            ] {
                let answer = person.post(&path, &fields).await;
                let expected = if reaches { in_sight } else { 404 };
                assert_eq!(answer.status(), expected, "{role} {controller} {fields:?}");
            }
            let answer = person.post(DESK, &[("action", "start")]).await;
            let expected = match (row, controller) {
                (false, _) => 404,
                // One draft a notice.
                (true, Controller::Smbc) => 409,
                (true, Controller::Tpa) => 303,
            };
            assert_eq!(answer.status(), expected, "{role} {controller} start");
            world
                .app
                .execute("UPDATE review_draft SET state = 'discarded' WHERE subject = 'prevention-alliance' AND state = 'draft'")
                .await;
        }
    }
    let version = world
        .count("SELECT count(*) FROM notice_version WHERE version = 2")
        .await;
    assert_eq!(version, 0, "nobody published anything by that");
    world.app.end().await;
}

#[tokio::test]
async fn without_a_session_the_desk_leads_to_signing_in() {
    let world = World::start().await;
    let mut stranger = world.app.client();
    stranger.header("sec-fetch-site", "same-origin");
    let draft = format!("{DESK}/draft/{}", uuid::Uuid::nil());
    for path in [
        DESK,
        &draft,
        &format!("{draft}/preview"),
        &format!("{draft}/compare"),
    ] {
        assert_eq!(stranger.get(path).await.path(), "/staff/sign-in", "{path}");
    }
    for path in [DESK, &draft, &format!("{draft}/decision")] {
        let answer = stranger.post(path, &[("action", "x")]).await;
        assert_eq!(answer.path(), "/staff/sign-in", "{path}");
    }
    world.app.end().await;
}

/// The defects of the published texts are for the desk (rule 1.3).
#[tokio::test]
async fn the_desk_lists_the_defects_and_no_resident_meets_them() {
    let world = council().await;
    let app = &world.app;
    world
        .account_of(Controller::Tpa, "homes.dpo", &[Role::DpoShg], &[])
        .await;
    let mut council = world.sign_in(WRITER).await;
    let desk = council.get(DESK).await;
    assert!(desk.says("D6 F19") && desk.says("the United Kingdom is itself outside the EU"));
    assert!(
        desk.says("D14") && !desk.says("D1 T8"),
        "its own notice only"
    );
    let mut homes = world.sign_in("homes.dpo").await;
    let desk = homes.get(DESK).await;
    assert!(desk.says("D1 T8") && desk.says("D14") && !desk.says("D6 F19"));
    let mut resident = app.client();
    let phrases = [
        "itself outside the EU",
        "does not exist",
        "Article 4(1)",
        "is not said",
        "Defects of the published texts",
        "instruction of the template",
    ];
    for path in [
        "/",
        "/privacy",
        "/privacy/family-hubs",
        "/privacy/prevention-alliance",
        "/privacy/family-hubs/1",
        "/privacy/family-hubs/compare/1/1",
        "/privacy/check",
        "/contact",
        "/cookies",
        "/accessibility",
        "/manage",
    ] {
        let page: String = resident.get(path).await.text();
        for phrase in phrases {
            assert!(!page.contains(phrase), "{path}: {phrase}");
        }
    }
    world.app.end().await;
}

async fn in_bar(person: &mut Client) -> bool {
    person.get(DESK).await.links().contains(&DESK.to_owned())
}

#[tokio::test]
async fn the_other_organisation_s_draft_is_not_there() {
    let world = council().await;
    world
        .account_of(Controller::Tpa, "homes.dpo", &[Role::DpoShg], &[])
        .await;
    let mut council = world.sign_in(WRITER).await;
    let mut homes = world.sign_in("homes.dpo").await;
    let draft = starts(&mut council).await;
    assert!(in_bar(&mut council).await && in_bar(&mut homes).await);
    assert_eq!(homes.get(&draft).await.status(), 404);
    assert!(homes.get(DESK).await.says("There is no draft."));
    let other = starts(&mut homes).await;
    assert_ne!(id_of(&other), id_of(&draft));
    assert_eq!(council.get(&other).await.status(), 404);
    for wrong in [
        "/staff/notices/draft/x",
        "/staff/notices/draft/00000000-0000-0000-0000-000000000000",
    ] {
        assert_eq!(council.get(wrong).await.status(), 404);
    }
    world.app.end().await;
}
