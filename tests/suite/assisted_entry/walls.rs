//! Who may write an enquiry down: the page and the database, each by itself.

use super::{PAGE, call, enter, reference};
use crate::{enquiry::walk::with, staff::world::World};
use app::domain::{ids::StaffId, permission::Role};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement};

#[tokio::test]
async fn only_who_works_enquiries_writes_them_down() {
    let world = World::start().await;
    for (name, role, queues, open) in [
        ("triage.fh", Role::TriageFh, &["FH-CHE"][..], true),
        ("triage.none", Role::TriageFh, &[][..], false),
        ("triage.tpa", Role::TriageTpa, &["TPA-SSH"][..], true),
        ("manager.fh", Role::ManagerFh, &[][..], true),
        ("manager.tpa", Role::ManagerTpa, &[][..], true),
        ("lead", Role::SafeguardingLead, &[][..], false),
        ("dpo", Role::DpoSmbc, &[][..], false),
        ("records", Role::Records, &[][..], false),
        ("admin", Role::Admin, &[][..], false),
        ("analyst", Role::Analyst, &[][..], false),
        ("auditor", Role::Auditor, &[][..], false),
    ] {
        world.account(name, &[role], queues).await;
        let mut client = world.sign_in(name).await;
        let page = client.get(PAGE).await;
        assert_eq!(page.status(), if open { 200 } else { 404 }, "{name}");
        let home = client.get("/staff").await;
        assert_eq!(
            home.links().contains(&PAGE.to_owned()),
            open,
            "{name}: the bar"
        );
        if !open {
            let mut fields = call();
            let key = "01990000-0000-7000-8000-000000000001";
            fields.extend([("entry", key), ("action", "save")]);
            let token = client.get("/staff").await.forms().first().and_then(|form| {
                form.fields
                    .iter()
                    .find(|(name, _)| name == "form_token")
                    .map(|(_, value)| value.clone())
            });
            fields.push(("form_token", token.as_deref().unwrap_or_default()));
            assert_eq!(client.post(PAGE, &fields).await.status(), 404, "{name}");
        }
    }
    assert_eq!(world.count("SELECT count(*) FROM enquiry").await, 0);
    assert!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'access.refused'")
            .await
            >= 14
    );
    let mut nobody = world.app.client();
    assert_eq!(nobody.get(PAGE).await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn what_is_written_down_is_the_own_organisations() {
    let world = World::start().await;
    let mut alliance = world.sign_in_as("alliance.entry", Role::ManagerTpa).await;
    // The rules suggest a Family Hub for a family with a child; the person may want the Alliance all the same.
    let page = enter(&mut alliance, &call()).await;
    assert_eq!(page.status(), 422);
    assert!(
        page.says("The rules suggest Stockport Council"),
        "{}",
        page.text()
    );
    let page = alliance
        .submit(&page, &[("stay", "yes"), ("action", "save")])
        .await;
    reference(&page);
    assert_eq!(
        world
            .app
            .value("SELECT controller || ' ' || team_switched FROM enquiry")
            .await
            .unwrap(),
        "TPA true"
    );
    // A child is not kept there (rule `R04_U18`).
    let page = enter(
        &mut alliance,
        &with(call(), &[("age_band", "13_15"), ("stay", "yes")]),
    )
    .await;
    assert_eq!(page.status(), 422);
    assert!(page.says("because of the age"), "{}", page.text());
    assert_eq!(world.count("SELECT count(*) FROM enquiry").await, 1);
    world.app.end().await;
}

/// An enquiry row as somebody might try to write it.
fn row(
    id: &str,
    controller: &str,
    queue: &str,
    channel: &str,
    by: &str,
    more: (&str, &str),
) -> String {
    format!(
        "INSERT INTO enquiry (id, draft_id, reference, controller, queue, topic, area, about_whom, children_under_19, send_under_25, \
         age_band, contact_route, source_channel, priority, urgent, notice_version_id, received_at, first_look_due, form_last_day, \
         suggested_at, entered_by{}) SELECT '{id}', gen_random_uuid(), 'BCD-FGH-JK{}', '{controller}', '{queue}', 'MONEY', 'CEN', 'me', \
         'yes', 'no', '35_44', 'phone', '{channel}', 'normal', false, n.id, now(), now(), '2029-03-31', now(), {by}{} \
         FROM notice_version n LIMIT 1",
        more.0,
        &id[id.len() - 1..],
        more.1
    )
}

async fn tries(tx: &DatabaseTransaction, sql: &str) -> Result<u64, DbErr> {
    tx.execute_unprepared("SAVEPOINT before").await.unwrap();
    let done = tx
        .execute_raw(Statement::from_string(DbBackend::Postgres, sql.to_owned()))
        .await
        .map(|done| done.rows_affected());
    if done.is_err() {
        tx.execute_unprepared("ROLLBACK TO SAVEPOINT before")
            .await
            .unwrap();
    }
    // Without this all that follows would stand inside it, and carry its number.
    tx.execute_unprepared("RELEASE SAVEPOINT before")
        .await
        .unwrap();
    done
}

async fn at_work(world: &World, who: StaffId) -> DatabaseTransaction {
    world.app.state.pools.staff_tx(who).await.unwrap()
}

#[tokio::test]
async fn the_database_by_itself_lets_an_officer_write_down_for_the_own_organisation_under_the_own_name_only()
 {
    let world = World::start().await;
    let hub = world
        .account("triage.fh", &[Role::TriageFh], &["FH-CHE"])
        .await;
    let other = world
        .account("other.fh", &[Role::TriageFh], &["FH-CHE"])
        .await;
    let dpo = world.account("dpo", &[Role::DpoSmbc], &[]).await;
    let id = "01990000-0000-7000-8000-000000000002";
    let own = format!("'{hub}'");
    let none = ("", "");
    let good = row(id, "SMBC", "FH-CEN", "phone", &own, none);
    let tx = at_work(&world, hub).await;
    for (what, sql) in [
        (
            "another's name",
            row(id, "SMBC", "FH-CEN", "phone", &format!("'{other}'"), none),
        ),
        (
            "nobody's name",
            row(id, "SMBC", "FH-CEN", "phone", "NULL", none),
        ),
        (
            "as if it came online",
            row(id, "SMBC", "FH-CEN", "online", &own, none),
        ),
        (
            "the other organisation",
            row(id, "TPA", "TPA-SSH", "phone", &own, none),
        ),
        (
            "a fact of its status",
            row(
                id,
                "SMBC",
                "FH-CEN",
                "phone",
                &own,
                (", confirmed_at", ", now()"),
            ),
        ),
        (
            "parts of somebody else's",
            "INSERT INTO data_key VALUES (gen_random_uuid(), 1, '\\x00')".to_owned(),
        ),
    ] {
        assert!(tries(&tx, &sql).await.is_err(), "{what}");
    }
    // Not behind a savepoint: its parts ask for a row of this very transaction.
    tx.execute_unprepared(&good).await.unwrap();
    for (what, sql) in [
        (
            "a yes as if it came online",
            consent(id, "online", "given", &own, "self"),
        ),
        (
            "a yes of somebody else",
            consent(id, "phone", "given", &format!("'{other}'"), "self"),
        ),
        (
            "a withdrawal before anything was given",
            consent(id, "phone", "withdrawn", &format!("'{other}'"), "self"),
        ),
        (
            "a status of a rule that is not one",
            format!(
                "INSERT INTO status_change VALUES (gen_random_uuid(), '{id}', 'confirmed', 'rule', NULL, now())"
            ),
        ),
        (
            "a status of the resident",
            format!(
                "INSERT INTO status_change VALUES (gen_random_uuid(), '{id}', 'submitted', 'resident', NULL, now())"
            ),
        ),
    ] {
        assert!(tries(&tx, &sql).await.is_err(), "{what}");
    }
    assert_eq!(
        tries(
            &tx,
            &format!("INSERT INTO assisted_entry VALUES ('{id}', 1, sha256('a'), 'read_out')")
        )
        .await
        .unwrap(),
        1
    );
    tx.commit().await.unwrap();
    // Its parts are written along with it, and never after, by nobody.
    for who in [hub, other] {
        let tx = at_work(&world, who).await;
        for sql in [
            format!("INSERT INTO data_key VALUES ('{id}', 1, '\\x00')"),
            format!(
                "INSERT INTO enquiry_content (id, enquiry_id, version, recorded_at, name) VALUES (gen_random_uuid(), '{id}', 1, now(), '\\x00')"
            ),
            format!("INSERT INTO blind_index VALUES ('{id}', 'name', '\\x00')"),
            format!(
                "INSERT INTO referral VALUES ('{id}', 'agency', 'email', 'yes', now(), '\\x00')"
            ),
        ] {
            assert!(tries(&tx, &sql).await.is_err(), "{sql}");
        }
        let seen = tries(
            &tx,
            &format!(
                "SELECT FROM app.find_assisted_entry(NULL, (SELECT reference FROM enquiry WHERE id = '{id}'))"
            ),
        )
        .await;
        assert!(!matches!(seen, Ok(rows) if rows > 0));
        tx.rollback().await.unwrap();
    }
    let tx = at_work(&world, dpo).await;
    let mine = row(
        "01990000-0000-7000-8000-000000000003",
        "SMBC",
        "FH-CEN",
        "phone",
        &format!("'{dpo}'"),
        none,
    );
    assert!(
        tries(&tx, &mine).await.is_err(),
        "who works no queue writes nothing down"
    );
    tx.rollback().await.unwrap();
    let tx = world.app.state.pools.web_tx().await.unwrap();
    let web = row(
        "01990000-0000-7000-8000-000000000004",
        "SMBC",
        "FH-CEN",
        "phone",
        &own,
        none,
    );
    assert!(
        tries(&tx, &web).await.is_err(),
        "the website writes in nobody's name"
    );
    tx.rollback().await.unwrap();
    world.app.end().await;
}

fn consent(id: &str, channel: &str, action: &str, by: &str, given_by: &str) -> String {
    format!(
        "INSERT INTO consent_event SELECT gen_random_uuid(), '{id}', '{given_by}', 'C3_feedback', 'SMBC', '[]', '{action}', w.id, n.id, \
         '{channel}', 'entry:x', now(), now(), {by}, '' FROM wording w, notice_version n LIMIT 1"
    )
}
