//! The walls: other queues, the other organisation, guessed addresses, and the database by itself.

use super::{SHARE, agreed, answers, newest, offers};
use crate::staff::world::{New, World};
use app::domain::{
    consent::Purpose, ids::StaffId, permission::Role, reference_data::ReferenceData,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement};

async fn tries(tx: &DatabaseTransaction, sql: &str) -> Result<Option<String>, DbErr> {
    tx.execute_unprepared("SAVEPOINT before").await.unwrap();
    let row = tx
        .query_one_raw(Statement::from_string(DbBackend::Postgres, sql.to_owned()))
        .await
        .map(|row| row.and_then(|row| row.try_get::<Option<String>>("", "answer").ok().flatten()));
    tx.execute_unprepared("ROLLBACK TO SAVEPOINT before")
        .await
        .unwrap();
    row
}

async fn shares(tx: &DatabaseTransaction) -> String {
    tries(tx, "SELECT count(*)::text AS answer FROM share")
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn an_offer_is_for_the_queue_it_names_and_its_address_opens_for_nobody_else() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let at = newest(&world.app).await;
    let mut other_queue = world.officer("u.sample", "TPA-YS").await;
    let mut hub = world.officer("k.specimen", "FH-WER").await;
    world.account("dpo", &[Role::DpoShg], &[]).await;
    let mut dpo = world.sign_in("dpo").await;
    for client in [&mut other_queue, &mut hub, &mut officer, &mut dpo] {
        assert_eq!(client.get(&at).await.status(), 404);
        for fields in [
            [("action", "accept"), ("reason", "")],
            [("action", "decline"), ("reason", "no")],
            [("action", "told"), ("reason", "")],
        ] {
            assert_eq!(answers(client, &at, &fields).await.status(), 404);
        }
    }
    assert!(
        other_queue
            .get("/staff/handovers")
            .await
            .says("Nothing is offered")
    );
    assert_eq!(dpo.get("/staff/handovers").await.status(), 404);
    for guess in [
        "/staff/handovers/1",
        "/staff/handovers/00000000-0000-0000-0000-000000000000",
        &format!("/staff/handovers/{}", sent.id),
    ] {
        let mut receiver = other_queue.clone();
        assert_eq!(receiver.get(guess).await.status(), 404, "{guess}");
    }
    let refused = world
        .count("SELECT count(*) FROM audit_event WHERE action = 'access.refused'")
        .await;
    assert!(refused >= 16, "{refused}");
    let mut stranger = world.app.client();
    assert_eq!(stranger.get(&at).await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn row_security_alone_shows_the_receiver_the_offer_and_never_the_case() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    offers(&mut officer, &sent, "consent", &[]).await;
    let receiver = world
        .account("t.sample", &[Role::TriageTpa], &["TPA-SSH"])
        .await;
    let pools = &world.app.state.pools;
    let tx = pools.staff_tx(receiver).await.unwrap();
    assert_eq!(shares(&tx).await, "1");
    for table in [
        "enquiry",
        "data_key",
        "enquiry_content",
        "safe_contact",
        "disclosure",
        "task",
        "consent_event",
        "audit_event",
    ] {
        let sql = format!("SELECT count(*)::text AS answer FROM {table}");
        assert_eq!(
            tries(&tx, &sql).await.unwrap().as_deref(),
            Some("0"),
            "{table}"
        );
    }
    // Nobody writes rows here by hand.
    for sql in [
        "UPDATE share SET content = NULL RETURNING 'x' AS answer",
        "DELETE FROM share RETURNING 'x' AS answer",
        "INSERT INTO disclosure SELECT * FROM disclosure RETURNING 'x' AS answer",
    ] {
        assert!(tries(&tx, sql).await.is_err(), "{sql}");
    }
    tx.rollback().await.unwrap();
    for (name, role, queue) in [
        ("other.queue", Role::TriageTpa, vec!["TPA-YS"]),
        ("hub", Role::TriageFh, vec!["FH-WER"]),
        ("records", Role::Records, vec![]),
    ] {
        let id = world.account(name, &[role], &queue).await;
        let tx = pools.staff_tx(id).await.unwrap();
        assert_eq!(shares(&tx).await, "0", "{name}");
        tx.rollback().await.unwrap();
    }
    // Declined: gone for the receiver, also in the database.
    world
        .app
        .execute("UPDATE share SET answer = 'declined', answered_by = made_by, answered_at = now(), answer_reason = '\\x00', content = NULL")
        .await;
    let tx = pools.staff_tx(receiver).await.unwrap();
    assert_eq!(shares(&tx).await, "0");
    tx.rollback().await.unwrap();
    world.app.end().await;
}

/// The function behind the page, called by hand with everything that its page would have refused.
#[tokio::test]
async fn the_database_holds_the_rules_of_a_share_by_itself() {
    let world = World::start().await;
    let sent = agreed(&world, New::default()).await;
    let make = |kind: &str,
                to: &str,
                basis: &str,
                purpose: &str,
                fields: &str,
                second: &str,
                withheld: &str| {
        let key = if kind == "handover" {
            "1, '\\x00', '\\x00'"
        } else {
            "NULL, NULL, NULL"
        };
        format!(
            "SELECT app.make_share(gen_random_uuid(), '{kind}', '{}', 1, {to}, 'Somebody', '{basis}', {purpose}, \
             '{{{fields}}}', '{second}', '\\x00', {withheld}, gen_random_uuid(), {key}, gen_random_uuid(), now()) AS answer",
            sent.id
        )
    };
    let none = "NULL, NULL";
    let yes = format!("'{SHARE}'");
    let to = "'TPA-SSH'";
    let triage = world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let manager = world.account("m.one", &[Role::ManagerFh], &[]).await;
    let elsewhere = world
        .account("k.specimen", &[Role::TriageFh], &["FH-WER"])
        .await;
    let foreign = world.account("t.sample", &[Role::ManagerTpa], &[]).await;
    let good = make("handover", to, "consent", &yes, "name,topic", "none", none);
    let ask = async |who: StaffId, sql: &str| {
        let tx = world.app.state.pools.staff_tx(who).await.unwrap();
        let answer = tries(&tx, sql).await;
        tx.rollback().await.unwrap();
        answer
    };
    assert_eq!(ask(triage, &good).await.unwrap().as_deref(), Some("done"));
    for who in [elsewhere, foreign] {
        assert!(ask(who, &good).await.is_err());
    }
    let refused = [
        // A queue of the own organisation; more than the yes names; another purpose; no purpose.
        (
            triage,
            make(
                "handover", "'FH-WER'", "consent", &yes, "name", "none", none,
            ),
        ),
        (
            triage,
            make(
                "handover",
                to,
                "consent",
                &yes,
                "name,message",
                "none",
                none,
            ),
        ),
        (
            triage,
            make(
                "handover",
                to,
                "consent",
                "'C1_share_tpa:exa'",
                "name",
                "none",
                none,
            ),
        ),
        (
            triage,
            make("handover", to, "consent", "NULL", "name", "none", none),
        ),
        // Without a yes: not triage's, and never without a second person.
        (
            triage,
            make(
                "handover",
                to,
                "public_task",
                "NULL",
                "name",
                "before",
                none,
            ),
        ),
        (
            manager,
            make("handover", to, "public_task", "NULL", "name", "none", none),
        ),
        (
            triage,
            make(
                "outside",
                "NULL",
                "legal_requirement",
                "NULL",
                "name",
                "none",
                none,
            ),
        ),
        // Kept from the person: not triage's, and never without a second person.
        (
            manager,
            make(
                "outside",
                "NULL",
                "public_task",
                "NULL",
                "name",
                "none",
                "'\\x00', '2027-01-01'",
            ),
        ),
        (
            triage,
            make(
                "outside",
                "NULL",
                "vital_interests",
                "NULL",
                "name",
                "after",
                "'\\x00', '2027-01-01'",
            ),
        ),
        (
            manager,
            make(
                "outside",
                "NULL",
                "vital_interests",
                "NULL",
                "name",
                "none",
                none,
            ),
        ),
    ];
    for (who, sql) in refused {
        let answer = ask(who, &sql).await;
        assert!(
            answer.as_ref().is_err() || answer.as_ref().unwrap().as_deref() == Some("consent"),
            "{sql}: {answer:?}"
        );
    }
    // A second person is another one, and the makers' own word counts for nothing.
    world.account("m.two", &[Role::ManagerFh], &[]).await;
    let waits = make(
        "handover",
        to,
        "public_task",
        "NULL",
        "name",
        "before",
        none,
    );
    let tx = world.app.state.pools.staff_tx(manager).await.unwrap();
    tx.execute_unprepared(&waits.replacen("gen_random_uuid()", &format!("'{}'", sent.id), 1))
        .await
        .unwrap();
    let agree = format!("SELECT app.decide_share('{}', true) AS answer", sent.id);
    assert!(tries(&tx, &agree).await.is_err());
    tx.rollback().await.unwrap();
    // Restricted: nothing goes, whoever asks and on whatever ground.
    world
        .app
        .execute("ALTER TABLE enquiry DROP CONSTRAINT enquiry_restricted_whole; UPDATE enquiry SET restricted_at = now()")
        .await;
    for sql in [
        &good,
        &make(
            "outside",
            "NULL",
            "vital_interests",
            "NULL",
            "name",
            "after",
            none,
        ),
    ] {
        assert_eq!(
            ask(manager, sql).await.unwrap().as_deref(),
            Some("meanwhile")
        );
    }
    world
        .app
        .execute("UPDATE enquiry SET restricted_at = NULL")
        .await;
    // A case that has changed.
    world.app.execute("UPDATE enquiry SET version = 2").await;
    assert_eq!(
        ask(triage, &good).await.unwrap().as_deref(),
        Some("meanwhile")
    );
    world.app.end().await;
}

/// What the database lets go on a yes is what the table of purposes names.
#[tokio::test]
async fn the_fields_of_a_yes_are_the_same_in_the_table_and_in_the_database() {
    let world = World::start().await;
    let sql = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'share_within_consent'";
    let rule = world.app.value(sql).await.unwrap();
    for definition in &ReferenceData::shipped().purposes {
        if matches!(definition.code, Purpose::ShareTpa | Purpose::ShareFh) {
            let list = definition
                .fields
                .iter()
                .map(|field| format!("'{field}'::text"))
                .collect::<Vec<_>>()
                .join(", ");
            assert!(rule.contains(&format!("ARRAY[{list}]")), "{rule}");
        }
    }
    world.app.end().await;
}
