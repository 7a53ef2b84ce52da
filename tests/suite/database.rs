//! The second wall: what the database refuses by itself, whatever the code above it does.

use harness::App;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement, TransactionTrait};

const SAMPLE: &str = include_str!("data/sample.sql");
const HUB: &str = "00000000-0000-7000-8000-00000000c001";
const ALLIANCE: &str = "00000000-0000-7000-8000-00000000c002";
const MANAGER: &str = "00000000-0000-7000-8000-00000000c003";
const LEAD: &str = "00000000-0000-7000-8000-00000000c004";
const DPO: &str = "00000000-0000-7000-8000-00000000c005";
const HUB_CASE: &str = "00000000-0000-7000-8000-00000000e001";
const ALLIANCE_CASE: &str = "00000000-0000-7000-8000-00000000e002";
const MARPLE_CASE: &str = "00000000-0000-7000-8000-00000000e003";

const LEDGERS: [&str; 24] = [
    "assisted_entry",
    "referral",
    "access_review",
    "training_record",
    "case_link",
    "disclosure",
    "rights_event",
    "message",
    "message_read",
    "routing_table",
    "notice_version",
    "wording",
    "routing_suggestion",
    "routing_decision",
    "status_change",
    "contact_log",
    "note",
    "closing_agreement",
    "assignment",
    "consent_event",
    "receipt",
    "audit_event",
    "audit_chain",
    "audit_checkpoint",
];
/// Tables of a case, and the column that says of which.
const OF_A_CASE: [(&str, &str); 16] = [
    ("assisted_entry", "enquiry_id"),
    ("referral", "enquiry_id"),
    ("enquiry", "id"),
    ("data_key", "enquiry_id"),
    ("enquiry_content", "enquiry_id"),
    ("safe_contact", "enquiry_id"),
    ("routing_suggestion", "enquiry_id"),
    ("routing_decision", "enquiry_id"),
    ("status_change", "enquiry_id"),
    ("contact_log", "enquiry_id"),
    ("note", "enquiry_id"),
    ("closing_agreement", "enquiry_id"),
    ("task", "enquiry_id"),
    ("assignment", "enquiry_id"),
    ("consent_event", "subject_ref"),
    ("receipt", "enquiry_id"),
];

async fn sampled() -> App {
    let app = App::start().await;
    app.execute(SAMPLE).await;
    app
}

/// Runs statements in one transaction as the role of the pool, with a variable set as the portal sets it; then undoes all.
async fn attempt(
    pool: &DatabaseConnection,
    variable: Option<(&str, &str)>,
    sql: &str,
) -> Result<u64, DbErr> {
    let tx = pool.begin().await?;
    if let Some((name, value)) = variable {
        let set = format!("SELECT set_config('{name}', '{value}', true)");
        tx.execute_unprepared(&set).await?;
    }
    let done = tx
        .execute_unprepared(sql)
        .await
        .map(|done| done.rows_affected());
    tx.rollback().await?;
    done
}

async fn count(pool: &DatabaseConnection, variable: (&str, &str), table: &str) -> Vec<String> {
    let (name, key) = OF_A_CASE
        .iter()
        .find(|(each, _)| *each == table)
        .copied()
        .unwrap();
    let tx = pool.begin().await.unwrap();
    tx.execute_unprepared(&format!(
        "SELECT set_config('{}', '{}', true)",
        variable.0, variable.1
    ))
    .await
    .unwrap();
    let rows = tx
        .query_all_raw(Statement::from_string(
            DbBackend::Postgres,
            format!("SELECT DISTINCT {key}::text AS id FROM {name} ORDER BY 1"),
        ))
        .await
        .unwrap();
    tx.rollback().await.unwrap();
    rows.iter()
        .map(|row| row.try_get::<String>("", "id").unwrap())
        .collect()
}

fn refused(what: &str, done: Result<u64, DbErr>) {
    match done {
        Ok(rows) => panic!("{what} was let through ({rows} rows)"),
        Err(error) => {
            let text = error.to_string();
            assert!(
                [
                    "permission denied",
                    "row-level security",
                    "is a ledger",
                    "violates check constraint",
                    "own name"
                ]
                .iter()
                .any(|word| text.contains(word)),
                "{what} failed for another reason: {text}"
            );
        }
    }
}

#[tokio::test]
async fn no_ledger_row_is_changed_or_deleted_by_any_serving_role_or_the_owner() {
    let app = sampled().await;
    let pools = &app.state.pools;
    for ledger in LEDGERS {
        for (role, pool) in [
            ("web", &pools.web),
            ("staff", &pools.staff),
            ("worker", &pools.worker),
            ("auditor", &pools.auditor),
            ("owner", &app.owner),
        ] {
            for actor in [HUB, ALLIANCE] {
                let actor = Some(("app.actor", actor));
                refused(
                    &format!("{role} deleting from {ledger}"),
                    attempt(pool, actor, &format!("DELETE FROM {ledger}")).await,
                );
                let column = app
                    .value(&format!("SELECT attname FROM pg_attribute WHERE attrelid = '{ledger}'::regclass AND attnum = 1"))
                    .await
                    .unwrap();
                refused(
                    &format!("{role} updating {ledger}"),
                    attempt(
                        pool,
                        actor,
                        &format!("UPDATE {ledger} SET {column} = {column}"),
                    )
                    .await,
                );
                refused(
                    &format!("{role} emptying {ledger}"),
                    attempt(pool, actor, &format!("TRUNCATE {ledger} CASCADE")).await,
                );
            }
        }
    }
    app.end().await;
}

#[tokio::test]
async fn equality_answers_are_read_by_their_own_role_only() {
    let app = sampled().await;
    let pools = &app.state.pools;
    for (role, pool) in [
        ("web", &pools.web),
        ("staff", &pools.staff),
        ("worker", &pools.worker),
        ("retention", &pools.retention),
        ("auditor", &pools.auditor),
    ] {
        for actor in [HUB, MANAGER, LEAD, DPO] {
            refused(
                &format!("{role} reading equality answers"),
                attempt(
                    pool,
                    Some(("app.actor", actor)),
                    "SELECT * FROM equality.answer",
                )
                .await,
            );
        }
    }
    assert!(
        attempt(&pools.equality, None, "SELECT * FROM equality.answer")
            .await
            .is_ok()
    );
    refused(
        "equality reading a case",
        attempt(&pools.equality, None, "SELECT * FROM enquiry").await,
    );
    app.end().await;
}

#[tokio::test]
async fn an_enquiry_is_not_born_beyond_suggested_and_the_web_never_changes_one() {
    let app = sampled().await;
    let web = &app.state.pools.web;
    let columns = "id, draft_id, reference, controller, queue, topic, area, about_whom, children_under_19, send_under_25, age_band,
        contact_route, priority, urgent, notice_version_id, received_at, first_look_due, form_last_day, suggested_at";
    let values = "gen_random_uuid(), gen_random_uuid(), 'BCD-FGH-JK9', 'SMBC', 'FH-CEN', 'FEED', 'CEN', 'me', 'yes', 'no', '25_34',
        'phone', 'soon', false, '00000000-0000-7000-8000-00000000a001', now(), now(), '2029-03-31', now()";
    let plain = format!("INSERT INTO enquiry ({columns}) VALUES ({values})");
    assert_eq!(
        attempt(web, None, &plain).await.unwrap(),
        1,
        "the honest insert works"
    );
    for (fact, value) in [
        ("confirmed_at, confirmed_by", format!("now(), '{HUB}'")),
        ("started_at, started_by", format!("now(), '{HUB}'")),
        (
            "closed_at, closed_by, outcome",
            format!("now(), '{HUB}', 'no_further_action'"),
        ),
        ("withdrawn_at", "now()".into()),
        ("assigned_to, assigned_at", format!("'{HUB}', now()")),
    ] {
        refused(
            &format!("an enquiry born with {fact}"),
            attempt(
                web,
                None,
                &format!("INSERT INTO enquiry ({columns}, {fact}) VALUES ({values}, {value})"),
            )
            .await,
        );
    }
    refused(
        "the web changing a queue",
        attempt(web, None, "UPDATE enquiry SET queue = 'FH-MAR'").await,
    );
    refused(
        "the web deleting an enquiry",
        attempt(web, None, "DELETE FROM enquiry").await,
    );
    for status in ["confirmed", "in_progress", "closed", "transferred"] {
        refused(
            &format!("the web recording {status}"),
            attempt(
                web,
                None,
                &format!(
                    "{plain}; INSERT INTO status_change (id, enquiry_id, status, actor_kind, at)
                SELECT gen_random_uuid(), '{HUB_CASE}', '{status}', 'rule', now()"
                ),
            )
            .await,
        );
    }
    app.end().await;
}

#[tokio::test]
async fn a_status_beyond_suggested_needs_a_person_and_that_person_is_the_one_who_acts() {
    let app = sampled().await;
    let staff = &app.state.pools.staff;
    let me = Some(("app.actor", HUB));
    let case = format!("WHERE id = '{HUB_CASE}'");
    assert_eq!(
        attempt(
            staff,
            me,
            &format!("UPDATE enquiry SET confirmed_at = now(), confirmed_by = '{HUB}' {case}")
        )
        .await
        .unwrap(),
        1,
        "confirming under one's own name works"
    );
    for (what, set) in [
        ("confirmed by nobody", "confirmed_at = now()".to_owned()),
        (
            "confirmed by another",
            format!("confirmed_at = now(), confirmed_by = '{MANAGER}'"),
        ),
        (
            "started before it was confirmed",
            format!("started_at = now(), started_by = '{HUB}'"),
        ),
        (
            "closed by nobody",
            format!(
                "confirmed_at = now(), confirmed_by = '{HUB}', closed_at = now(), outcome = 'info_given'"
            ),
        ),
        (
            "closed without an outcome",
            format!(
                "confirmed_at = now(), confirmed_by = '{HUB}', closed_at = now(), closed_by = '{HUB}'"
            ),
        ),
        (
            "closed by another",
            format!(
                "confirmed_at = now(), confirmed_by = '{HUB}', closed_at = now(), closed_by = '{MANAGER}', outcome = 'info_given'"
            ),
        ),
        (
            "an intervention without a casefile",
            format!(
                "confirmed_at = now(), confirmed_by = '{HUB}', closed_at = now(), closed_by = '{HUB}', outcome = 'intervention'"
            ),
        ),
        (
            "moved to the other organisation",
            "controller = 'TPA', queue = 'TPA-SSH'".to_owned(),
        ),
        ("moved past the function", "queue = 'FH-MAR'".to_owned()),
    ] {
        refused(
            what,
            attempt(staff, me, &format!("UPDATE enquiry SET {set} {case}")).await,
        );
    }
    for status in ["confirmed", "in_progress", "closed", "transferred"] {
        for (kind, actor) in [
            ("rule", "NULL".to_owned()),
            ("staff", "NULL".to_owned()),
            ("staff", format!("'{MANAGER}'")),
            ("resident", "NULL".to_owned()),
        ] {
            refused(
                &format!("{status} recorded as {kind} {actor}"),
                attempt(staff, me, &format!("INSERT INTO status_change (id, enquiry_id, status, actor_kind, actor_id, at)
                    VALUES (gen_random_uuid(), '{HUB_CASE}', '{status}', '{kind}', {actor}, now())")).await,
            );
        }
    }
    app.end().await;
}

#[tokio::test]
async fn row_level_security_alone_keeps_every_row_of_a_case_in_its_scope() {
    let app = sampled().await;
    let staff = &app.state.pools.staff;
    let nobody = "00000000-0000-7000-8000-00000000ffff";
    let scopes: [(&str, &str, &[&str]); 7] = [
        ("an officer sees the queue they work", HUB, &[HUB_CASE]),
        (
            "an officer of the Alliance sees theirs",
            ALLIANCE,
            &[ALLIANCE_CASE],
        ),
        (
            "a manager sees the organisation",
            MANAGER,
            &[HUB_CASE, MARPLE_CASE],
        ),
        ("a lead sees what is flagged", LEAD, &[MARPLE_CASE]),
        (
            "a data protection officer sees nothing without a reason",
            DPO,
            &[],
        ),
        ("somebody unknown sees nothing", nobody, &[]),
        ("nobody sees nothing", "", &[]),
    ];
    for (rule, actor, expected) in scopes {
        for (table, _) in OF_A_CASE {
            assert_eq!(
                count(staff, ("app.actor", actor), table).await,
                expected,
                "{rule}: {table}"
            );
        }
    }
    app.end().await;
}

#[tokio::test]
async fn a_resident_s_session_shows_one_case_and_only_while_it_lives() {
    let app = sampled().await;
    let web = &app.state.pools.web;
    let token = app
        .value("SELECT encode(sha256('BCD-FGH-JK2'::bytea), 'hex')")
        .await
        .unwrap();
    let mine = [
        "enquiry",
        "data_key",
        "enquiry_content",
        "safe_contact",
        "routing_suggestion",
        "status_change",
        "consent_event",
        "receipt",
    ];
    for table in mine {
        assert!(
            count(web, ("app.manage", &token), table).await.is_empty(),
            "an idle session shows {table}"
        );
    }
    app.execute("UPDATE manage_session SET touched_at = now(), created_at = now()")
        .await;
    for table in mine {
        assert_eq!(
            count(web, ("app.manage", &token), table).await,
            [HUB_CASE],
            "{table}"
        );
        assert!(
            count(web, ("app.manage", &"ab".repeat(32)), table)
                .await
                .is_empty(),
            "a stranger sees {table}"
        );
    }
    let other = format!("INSERT INTO consent_event SELECT gen_random_uuid(), '{ALLIANCE_CASE}', given_by, purpose_code, controller, named_recipients,
        'given', wording_id, notice_version_id, channel, evidence, now(), now(), NULL, '' FROM consent_event LIMIT 1");
    refused(
        "consent for somebody else's case",
        attempt(web, Some(("app.manage", &token)), &other).await,
    );
    for closed in [
        "passphrase",
        "manage_token",
        "manage_session",
        "proof_attempt",
        "note",
        "contact_log",
        "audit_event",
        "staff",
    ] {
        refused(
            &format!("the web reading {closed}"),
            attempt(
                web,
                Some(("app.manage", &token)),
                &format!("SELECT * FROM {closed}"),
            )
            .await,
        );
    }
    app.end().await;
}

#[tokio::test]
async fn parts_of_a_case_are_written_with_it_or_never() {
    let app = sampled().await;
    let web = &app.state.pools.web;
    for late in [
        format!("INSERT INTO data_key VALUES ('{HUB_CASE}', 1, '\\x00')"),
        format!("INSERT INTO blind_index VALUES ('{HUB_CASE}', 'name', '\\x01')"),
        format!(
            "INSERT INTO passphrase VALUES ('{HUB_CASE}', '\\x00', decode(repeat('55', 32), 'hex'), '\\x00')"
        ),
        format!(
            "INSERT INTO enquiry_content (id, enquiry_id, version, recorded_at, name) VALUES (gen_random_uuid(), '{HUB_CASE}', 2, now(), '\\x00')"
        ),
        format!(
            "INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (gen_random_uuid(), '{HUB_CASE}', 'inform_person', now(), now())"
        ),
    ] {
        refused(&late, attempt(web, None, &late).await);
    }
    app.end().await;
}

#[tokio::test]
async fn a_queue_changes_inside_one_organisation_by_somebody_who_works_it() {
    let app = sampled().await;
    let staff = &app.state.pools.staff;
    let moved = async |actor: &str, case: &str, to: &str, version: u8| {
        let tx = staff.begin().await.unwrap();
        tx.execute_unprepared(&format!("SELECT set_config('app.actor', '{actor}', true)"))
            .await
            .unwrap();
        let sql = format!(
            "SELECT app.move_queue('{case}', '{to}', {version}, gen_random_uuid(), '\\x00') AS done"
        );
        let done = tx
            .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await
            .unwrap()
            .unwrap();
        tx.rollback().await.unwrap();
        done.try_get::<bool>("", "done").unwrap()
    };
    assert!(moved(HUB, HUB_CASE, "FH-MAR", 1).await);
    assert!(
        !moved(HUB, HUB_CASE, "TPA-SSH", 1).await,
        "the other organisation"
    );
    assert!(
        !moved(HUB, MARPLE_CASE, "FH-CEN", 1).await,
        "a queue they do not work"
    );
    assert!(
        !moved(ALLIANCE, HUB_CASE, "FH-MAR", 1).await,
        "an officer of the other organisation"
    );
    assert!(
        !moved(HUB, HUB_CASE, "FH-MAR", 2).await,
        "somebody changed it meanwhile"
    );
    assert!(
        !moved(HUB, HUB_CASE, "FH-CEN", 1).await,
        "where it is already"
    );
    app.end().await;
}

#[tokio::test]
async fn an_administrator_holds_no_casework_role_and_a_queue_stays_with_its_organisation() {
    let app = sampled().await;
    for wrong in [
        format!("INSERT INTO staff_role VALUES ('{HUB}', 'admin')"),
        format!("INSERT INTO staff_queue VALUES ('{HUB}', 'TPA-SSH')"),
    ] {
        assert!(attempt(&app.owner, None, &wrong).await.is_err(), "{wrong}");
    }
    app.end().await;
}

/// What the code calls a matter for the safeguarding lead, the database lets the lead see, and nothing else.
#[tokio::test]
async fn the_lead_sees_by_the_same_flags_in_the_rules_and_in_the_database() {
    use app::domain::codes::Flag;
    let app = App::start().await;
    let mut rules: Vec<&str> = Flag::ALL
        .iter()
        .filter(|flag| flag.for_safeguarding_lead())
        .map(|flag| flag.code())
        .collect();
    rules.sort_unstable();
    let database = app
        .value("SELECT string_agg(flag, ' ' ORDER BY flag) FROM unnest(app.lead_flags()) flag")
        .await;
    assert_eq!(database.as_deref(), Some(rules.join(" ").as_str()));
    app.end().await;
}
