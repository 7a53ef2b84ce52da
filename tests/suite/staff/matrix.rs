//! Every row of `permissions.csv` that this part serves: role × act × (own queue, other queue, other
//! organisation), through the real addresses.

use super::world::{New, Sent, World};
use app::domain::{
    codes::Flag,
    controller::Controller,
    permission::{Action, Grant, Role},
    reference_data::ReferenceData,
};

/// An act, and how it is done.
struct Act {
    action: Action,
    /// Below the case; `None`: a GET of the case itself.
    post: Option<(&'static str, &'static [(&'static str, &'static str)])>,
}

/// Acts whose fields are wrong on purpose: 422 or 409 says that the wall was passed and nothing changed.
const ACTS: [Act; 10] = [
    Act {
        action: Action::OpenEnquiry,
        post: None,
    },
    Act {
        action: Action::RevealFreeText,
        post: Some(("/reveal", &[("action", "reveal")])),
    },
    Act {
        action: Action::ChangeQueue,
        post: Some(("/queue", &[("action", "change"), ("version", "1")])),
    },
    Act {
        action: Action::Claim,
        post: Some(("", &[("action", "release")])),
    },
    Act {
        action: Action::Assign,
        post: Some(("/assign", &[("give", "x"), ("version", "1")])),
    },
    Act {
        action: Action::RecordContact,
        post: Some(("/contact", &[("action", "log")])),
    },
    Act {
        action: Action::SeeContactDetails,
        post: Some(("/contact", &[("action", "show")])),
    },
    Act {
        action: Action::WriteNote,
        post: Some(("/note", &[("action", "note")])),
    },
    Act {
        action: Action::Reopen,
        post: Some(("/reopen", &[("version", "1")])),
    },
    Act {
        action: Action::Close,
        post: Some(("/close", &[("action", "close"), ("version", "1")])),
    },
];

/// How a case stands to the account.
struct Case {
    sent: Sent,
    own_queue: bool,
    same_controller: bool,
    flagged: bool,
}

/// Whether the cell of the matrix reaches this case. A DPO's "with a reason" has no page here yet, so it
/// must not reach anything.
fn reaches(role: Role, action: Action, case: &Case) -> bool {
    reached(
        role,
        action,
        case.own_queue,
        case.same_controller,
        case.flagged,
    )
}

/// As [`reaches`], of a case that stands so.
pub fn reached(
    role: Role,
    action: Action,
    own_queue: bool,
    same_controller: bool,
    flagged: bool,
) -> bool {
    match ReferenceData::shipped().permissions.grant(role, action) {
        Grant::Queues => own_queue,
        Grant::Controller => same_controller,
        Grant::Flagged => same_controller && flagged,
        _ => false,
    }
}

#[tokio::test]
async fn every_role_reaches_exactly_what_its_row_says() {
    let world = World::start().await;
    hold(&world).await;
    world.app.end().await;
}

#[tokio::test]
async fn the_code_alone_holds_the_whole_matrix() {
    let world = World::start().await;
    // The second wall is down: what is refused now is refused by the code.
    world
        .app
        .execute(
            "DO $$ DECLARE t record; BEGIN
               FOR t IN SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace LOOP
                 EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t.relname);
                 EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', t.relname);
               END LOOP; END $$",
        )
        .await;
    hold(&world).await;
    world.app.end().await;
}

#[tokio::test]
async fn the_database_alone_holds_the_scope_of_every_row() {
    use sea_orm::{ConnectionTrait, DbBackend, Statement};
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
        let id = world.account_of(controller, &name, &[role], queues).await;
        for (queue, flagged) in [
            (own, false),
            (own, true),
            (other, false),
            (other, true),
            (foreign, true),
        ] {
            let new = New::in_queue(queue).flagged(if flagged { &danger } else { &[] });
            let case = Case {
                sent: world.enquiry(new).await,
                own_queue: triage && queue == own,
                same_controller: queue != foreign,
                flagged,
            };
            let opens = reaches(role, Action::OpenEnquiry, &case);
            // No code of ours stands between this person and the table.
            let tx = world.app.state.pools.staff_tx(id).await.unwrap();
            let done =
                |sql: String| tx.execute_raw(Statement::from_string(DbBackend::Postgres, sql));
            let id = case.sent.id;
            for (table, column) in [
                ("enquiry", "id"),
                ("data_key", "enquiry_id"),
                ("enquiry_content", "enquiry_id"),
                ("safe_contact", "enquiry_id"),
                ("status_change", "enquiry_id"),
            ] {
                let seen = done(format!("SELECT 1 FROM {table} WHERE {column} = '{id}'"))
                    .await
                    .unwrap()
                    .rows_affected();
                assert_eq!(
                    seen > 0,
                    opens,
                    "{role} reads {table} of {queue} (flagged: {flagged})"
                );
            }
            let changed = done(format!(
                "UPDATE enquiry SET version = version + 1 WHERE id = '{id}'"
            ))
            .await
            .unwrap()
            .rows_affected();
            assert_eq!(
                changed > 0,
                opens,
                "{role} changes a case of {queue} (flagged: {flagged})"
            );
            tx.rollback().await.unwrap();
        }
    }
    world.app.end().await;
}

/// Tries each act of each role on cases near and far.
async fn hold(world: &World) {
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
        for (queue, flagged) in [
            (own, false),
            (own, true),
            (other, false),
            (other, true),
            (foreign, true),
        ] {
            let new = New::in_queue(queue).flagged(if flagged { &danger } else { &[] });
            let case = Case {
                sent: world.enquiry(new).await,
                own_queue: triage && queue == own,
                same_controller: queue != foreign,
                flagged,
            };
            let opens = reaches(role, Action::OpenEnquiry, &case);
            for Act { action, post } in &ACTS {
                let answer = match post {
                    None => person.get(&case.sent.path()).await,
                    Some((below, fields)) => {
                        person
                            .post(&format!("{}{below}", case.sent.path()), fields)
                            .await
                    }
                };
                let expected: &[u16] = match (opens, reaches(role, *action, &case)) {
                    (false, _) => &[404],
                    (true, false) => &[403],
                    (true, true) => &[200, 303, 422],
                };
                assert!(
                    expected.contains(&answer.status()),
                    "{role} {action} in {queue} (flagged: {flagged}): {} instead of {expected:?}",
                    answer.status()
                );
            }
        }
    }
}

#[tokio::test]
async fn offence_data_needs_its_own_row_too() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::in_queue("TPA-SSH").flagged(&[Flag::OffenceData]))
        .await;
    let mut officer = world.officer("t.sample", "TPA-SSH").await;
    assert_eq!(officer.get(&sent.path()).await.status(), 200);
    // All roles that open enquiries have that row today; the function is asked directly for one that has not.
    let permissions = &ReferenceData::shipped().permissions;
    for role in Role::ALL {
        assert_eq!(
            permissions.grant(*role, Action::OpenEnquiry),
            permissions.grant(*role, Action::SeeOffenceFlagged),
            "{role}"
        );
    }
    world.app.end().await;
}

#[tokio::test]
async fn without_a_session_every_address_leads_to_signing_in() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut stranger = world.app.client();
    stranger.header("sec-fetch-site", "same-origin");
    for path in [
        "/staff",
        "/staff/queues",
        "/staff/flagged",
        "/staff/queue/FH-CEN",
    ] {
        assert_eq!(stranger.get(path).await.path(), "/staff/sign-in", "{path}");
    }
    assert_eq!(stranger.get(&sent.path()).await.path(), "/staff/sign-in");
    for act in [
        "",
        "/reveal",
        "/queue",
        "/assign",
        "/contact",
        "/status",
        "/note",
        "/task",
        "/close",
        "/reopen",
        "/consents",
    ] {
        let answer = stranger
            .post(&format!("{}{act}", sent.path()), &[("action", "x")])
            .await;
        assert_eq!(answer.path(), "/staff/sign-in", "{act}");
    }
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE enquiry_id IS NOT NULL")
            .await,
        0
    );
    world.app.end().await;
}
