//! Who may write a choice down: the matrix through the real address, and the database without it.

use super::*;
use app::domain::{
    permission::{Action, Grant},
    reference_data::ReferenceData,
};

/// How the case of a person lies to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lies {
    OwnQueue,
    OtherQueue,
    OtherOrganisation,
}

#[tokio::test]
async fn every_role_writes_choices_exactly_where_its_row_says() {
    let world = World::start().await;
    let matrix = &ReferenceData::shipped().permissions;
    let roles = Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Resident);
    for (number, role) in roles.enumerate() {
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
        for (queue, lies) in [
            (own, Lies::OwnQueue),
            (other, Lies::OtherQueue),
            (foreign, Lies::OtherOrganisation),
        ] {
            // Flagged, so that the safeguarding lead sees it: seeing is not writing.
            let new = New::in_queue(queue).flagged(&[Flag::DangerNow, Flag::Urgent]);
            let sent = world.enquiry(new).await;
            let wording = world
                .app
                .value(&format!("SELECT id FROM wording WHERE purpose_code = 'C3_feedback' AND controller = '{}'", if queue.starts_with("TPA") { "TPA" } else { "SMBC" }))
                .await
                .unwrap();
            let today = [("date", "2026-11-18"), ("time", "10:00")];
            let yes: Vec<(&str, &str)> = [
                ("action", "record"),
                ("purpose", FEEDBACK),
                ("said", "given"),
                ("wording", wording.as_str()),
            ]
            .into_iter()
            .chain(BY_PHONE.iter().copied())
            .chain(today)
            .collect();
            let with_reason: Vec<(&str, &str)> = yes
                .iter()
                .copied()
                .chain([("reason", "person_asked")])
                .collect();
            let what = format!("{role} {lies:?}");
            let grant = matrix.grant(role, Action::ChangeConsent);
            let sees = matrix.grant(role, Action::OpenEnquiry) == Grant::Flagged
                && lies != Lies::OtherOrganisation;
            let (page, plain, reasoned) = match grant {
                Grant::Queues if lies == Lies::OwnQueue => (200, 303, 303),
                Grant::Controller if lies != Lies::OtherOrganisation => (200, 303, 303),
                // The question stands there for any reference, and tells nothing.
                Grant::WithReason if lies == Lies::OtherOrganisation => (200, 422, 404),
                Grant::WithReason => (200, 422, 303),
                _ if sees => (403, 403, 403),
                _ => (404, 404, 404),
            };
            let got = person.get(&consents(&sent)).await;
            assert_eq!(got.status(), page, "{what}: {}", got.text());
            if grant == Grant::WithReason {
                assert!(
                    !got.says(CANARY) && got.says("Why do you need to open this?"),
                    "{what}"
                );
            }
            assert_eq!(
                person.post(&consents(&sent), &yes).await.status(),
                plain,
                "{what}"
            );
            let answer = person.post(&consents(&sent), &with_reason).await;
            // The second copy of what was written answers as the first.
            assert_eq!(answer.status(), reasoned, "{what}: {}", answer.text());
            let written = world
                .count(&format!(
                    "SELECT count(*) FROM consent_event WHERE subject_ref = '{}'",
                    sent.id
                ))
                .await;
            assert_eq!(written, i64::from(reasoned == 303), "{what}");
            if grant == Grant::WithReason && written == 1 {
                let reason = world
                    .app
                    .value(&format!("SELECT string_agg(DISTINCT reason, ' ') FROM audit_event WHERE enquiry_id = '{}' AND action = 'consent.give'", sent.id))
                    .await;
                assert_eq!(reason.as_deref(), Some("person_asked"), "{what}");
                // The reason opened this page for that once, and nothing else.
                assert_eq!(person.get(&sent.path()).await.status(), 404);
            }
        }
    }
    world.app.end().await;
}

/// The second wall, without the first.
#[tokio::test]
async fn the_database_takes_choices_only_under_the_own_name_for_an_own_case() {
    let world = World::start().await;
    let me = world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let other = world
        .account("m.sample", &[Role::TriageFh], &["FH-WER"])
        .await;
    let mine = world.enquiry(New::default()).await;
    let theirs = world.enquiry(New::in_queue("FH-WER")).await;
    let child = world
        .enquiry(New {
            age: "under_13",
            ..New::default()
        })
        .await;
    let words =
        "(SELECT id FROM wording WHERE purpose_code = 'C3_feedback' AND controller = 'SMBC')";
    let notice = "(SELECT id FROM notice_version WHERE controller = 'SMBC' LIMIT 1)";
    let insert = |case: &Sent,
                  by: &str,
                  action: &str,
                  channel: &str,
                  evidence: &str,
                  at: &str,
                  who: &str| {
        format!(
            "INSERT INTO consent_event VALUES (gen_random_uuid(), '{}', '{by}', 'C3_feedback', 'SMBC', '[]', '{action}', {words}, {notice}, \
             '{channel}', '{evidence}', {at}, app.clock(), {who}, '')",
            case.id
        )
    };
    let now = "app.clock()";
    let name = |id: app::domain::ids::StaffId| format!("'{id}'");
    let honest = insert(&mine, "self", "given", "phone", "call:1", now, &name(me));
    let attempt = async |sql: &str| {
        use sea_orm::ConnectionTrait;
        let tx = world.app.state.pools.staff_tx(me).await.unwrap();
        let done = tx.execute_unprepared(sql).await;
        tx.rollback().await.unwrap();
        done.map_err(|error| error.to_string())
    };
    attempt(&honest).await.unwrap();
    attempt(&insert(
        &child,
        "self",
        "withdrawn",
        "phone",
        "call:1",
        now,
        &name(me),
    ))
    .await
    .unwrap();
    let long = "1".repeat(201);
    for (what, sql) in [
        (
            "another name",
            insert(&mine, "self", "given", "phone", "call:1", now, &name(other)),
        ),
        (
            "no name",
            insert(&mine, "self", "given", "phone", "call:1", now, "NULL"),
        ),
        (
            "online",
            insert(&mine, "self", "given", "online", "call:1", now, &name(me)),
        ),
        (
            "another queue",
            insert(&theirs, "self", "given", "phone", "call:1", now, &name(me)),
        ),
        (
            "staff instead of the person",
            insert(
                &mine,
                "staff_on_behalf",
                "given",
                "phone",
                "call:1",
                now,
                &name(me),
            ),
        ),
        (
            "no evidence",
            insert(&mine, "self", "given", "phone", "", now, &name(me)),
        ),
        (
            "a story as evidence",
            insert(&mine, "self", "given", "phone", &long, now, &name(me)),
        ),
        (
            "tomorrow",
            insert(
                &mine,
                "self",
                "given",
                "phone",
                "call:1",
                "app.clock() + interval '1 day'",
                &name(me),
            ),
        ),
        (
            "before the enquiry",
            insert(
                &mine,
                "self",
                "given",
                "phone",
                "call:1",
                "app.clock() - interval '1 day'",
                &name(me),
            ),
        ),
        (
            "a child's yes",
            insert(&child, "self", "given", "phone", "call:1", now, &name(me)),
        ),
        (
            "a refusal",
            insert(&mine, "self", "refused", "phone", "call:1", now, &name(me)),
        ),
        (
            "effects without a withdrawal",
            format!(
                "{honest}; SELECT app.withdrawal_effects_by_staff((SELECT id FROM consent_event), gen_random_uuid(), now())"
            ),
        ),
        (
            "a receipt for another queue",
            format!(
                "INSERT INTO receipt VALUES ('BBBB-BBBB-BBBB-BBBB', '{}', '{{}}', 'k', '', now())",
                theirs.id
            ),
        ),
    ] {
        let error = attempt(&sql).await.expect_err(what);
        assert!(
            error.contains("row-level security") || error.contains("nothing was withdrawn"),
            "{what}: {error}"
        );
    }
    world.app.end().await;
}
