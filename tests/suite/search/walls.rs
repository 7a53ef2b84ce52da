//! Who finds what: the matrix at the address, and the database alone.

use super::{PAGE, looks_for, shown};
use crate::staff::world::{New, World};
use app::domain::{
    codes::Flag,
    controller::Controller,
    permission::{Action, Grant, Role},
    reference_data::ReferenceData,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

#[tokio::test]
async fn every_role_finds_exactly_what_its_row_says() {
    let world = World::start().await;
    let danger = [Flag::DangerNow, Flag::Urgent];
    let mut cases = Vec::new();
    for queue in ["FH-CEN", "FH-WER", "TPA-SSH", "TPA-YS"] {
        for flagged in [false, true] {
            let new = New::in_queue(queue).flagged(if flagged { &danger } else { &[] });
            cases.push((queue, flagged, world.enquiry(new).await));
        }
    }
    for (number, role) in Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Resident)
        .enumerate()
    {
        let controller = role.controller().unwrap_or(Controller::Smbc);
        let own = match controller {
            Controller::Smbc => "FH-CEN",
            Controller::Tpa => "TPA-SSH",
        };
        let triage = matches!(role, Role::TriageFh | Role::TriageTpa);
        let name = format!("account.{number}");
        let queues: &[&str] = if triage { &[own] } else { &[] };
        world.account_of(controller, &name, &[role], queues).await;
        let mut person = world.sign_in(&name).await;
        let grant = ReferenceData::shipped()
            .permissions
            .grant(role, Action::Search);
        let mut expected: Vec<String> = cases
            .iter()
            .filter(|(queue, flagged, _)| {
                let same = queue.starts_with("TPA") == (controller == Controller::Tpa);
                match grant {
                    Grant::Queues => *queue == own,
                    Grant::Controller => same,
                    Grant::Flagged => same && *flagged,
                    // With a reason: the request in hand finds its case (`app.match_request`), not this page.
                    _ => false,
                }
            })
            .map(|(_, _, sent)| sent.reference.clone())
            .collect();
        let reaches = matches!(grant, Grant::Queues | Grant::Controller | Grant::Flagged);
        let page = person.get(PAGE).await;
        assert_eq!(page.status(), if reaches { 200 } else { 404 }, "{role}");
        assert_eq!(
            person
                .get("/staff")
                .await
                .links()
                .contains(&PAGE.to_owned()),
            reaches,
            "{role}"
        );
        if !reaches {
            person.header("sec-fetch-site", "same-origin");
            let answer = person.post(PAGE, &[("q", "01632 960 007")]).await;
            assert_eq!(answer.status(), 404, "{role}");
            continue;
        }
        let mut found = shown(&looks_for(&mut person, "01632 960 007").await);
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{role} by phone");
        for (queue, flagged, sent) in &cases {
            let answer = looks_for(&mut person, &sent.reference).await;
            let there = expected.contains(&sent.reference);
            assert_eq!(
                !shown(&answer).is_empty(),
                there,
                "{role} by reference in {queue} (flagged: {flagged})"
            );
        }
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_restricted_case_is_found_by_its_manager_alone() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world
        .app
        .execute(&format!(
            "INSERT INTO rights_request (id, reference, enquiry_id, controller, kind, channel, level, received_at, recorded_at,
               key_epoch, wrapped_key, content) VALUES ('00000000-0000-7000-8000-000000000001', 'BCD-FGH-JKL', '{id}', 'SMBC',
               'object', 'online', 'L1a', now(), now(), 1, '\\x00', '\\x00');
             UPDATE enquiry SET restricted_at = now(), restricted_for = '00000000-0000-7000-8000-000000000001'",
            id = sent.id
        ))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    assert!(shown(&looks_for(&mut officer, "01632 960 007").await).is_empty());
    world.account("manager", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("manager").await;
    assert_eq!(
        shown(&looks_for(&mut manager, "01632 960 007").await),
        [sent.reference]
    );
    world.app.end().await;
}

/// The functions beside row-level security keep its scope by themselves, and nobody reads the index.
#[tokio::test]
async fn the_database_alone_finds_nothing_outside_the_scope() {
    let world = World::start().await;
    let own = world.enquiry(New::default()).await;
    for queue in ["FH-WER", "TPA-SSH"] {
        world
            .enquiry(New::in_queue(queue).flagged(&[Flag::Urgent]))
            .await;
    }
    let triage = world
        .account("triage", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let records = world.account("records", &[Role::Records], &[]).await;
    let hash = world
        .app
        .value("SELECT DISTINCT encode(hash, 'hex') FROM blind_index WHERE kind = 'phone'")
        .await
        .unwrap();
    let everything = world
        .app
        .value("SELECT array_agg(id)::text FROM enquiry")
        .await
        .unwrap();
    let find = format!(
        "SELECT ids::text AS v FROM app.find_cases(ARRAY['phone'], ARRAY[decode('{hash}', 'hex')], 25, 5000)"
    );
    let carried = format!(
        "SELECT array_agg(enquiry_id)::text AS v FROM app.matching_hashes('{everything}', ARRAY['phone'], ARRAY[decode('{hash}', 'hex')])"
    );
    let one = Some(format!("{{{}}}", own.id));
    for (actor, found, held) in [
        (triage, one.clone(), one.clone()),
        (records, Some("{}".to_owned()), None),
    ] {
        let tx = world.app.state.pools.staff_tx(actor).await.unwrap();
        for (sql, expected) in [(&find, found), (&carried, held)] {
            let row = tx
                .query_one_raw(Statement::from_string(DbBackend::Postgres, sql.clone()))
                .await
                .unwrap()
                .unwrap();
            assert_eq!(row.try_get::<Option<String>>("", "v").unwrap(), expected);
        }
        let index = tx.execute_unprepared("SELECT FROM blind_index").await;
        assert!(index.is_err());
        tx.rollback().await.unwrap();
    }
    // Web and worker have no way to it at all.
    let web = world.app.state.pools.web_tx().await.unwrap();
    assert!(web.execute_unprepared(&find).await.is_err());
    web.rollback().await.unwrap();
    world.app.end().await;
}
