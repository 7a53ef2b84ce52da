//! What the database refuses by itself.

use super::{ONE, PEOPLE, TWO, council, id_of, invites, open_proposal, owner_refuses, press};
use app::domain::{controller::Controller, permission::Role};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, TransactionTrait};

/// Runs statements in one transaction as the staff role for this person; then undoes all.
async fn attempt(pool: &DatabaseConnection, actor: &str, sql: &str) -> Result<u64, DbErr> {
    let tx = pool.begin().await?;
    tx.execute_unprepared(&format!("SELECT set_config('app.actor', '{actor}', true)"))
        .await?;
    let done = tx.execute_unprepared(sql).await;
    tx.rollback().await?;
    done.map(|done| done.rows_affected())
}

async fn refused(pool: &DatabaseConnection, actor: &str, sql: &str, because: &str) {
    let text = attempt(pool, actor, sql).await.expect_err(sql).to_string();
    assert!(text.contains(because), "{sql}: {text}");
}

#[tokio::test]
async fn no_one_person_gives_anybody_anything() {
    let world = council().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    world.account("a.manager", &[Role::ManagerFh], &[]).await;
    world
        .account_of(Controller::Tpa, "other.admin", &[Role::Admin], &[])
        .await;
    let staff = &world.app.state.pools.staff;
    let (one, two) = (id_of(&world, ONE).await, id_of(&world, TWO).await);
    let officer = id_of(&world, "j.specimen").await;
    let manager = id_of(&world, "a.manager").await;
    let other = id_of(&world, "other.admin").await;
    for sql in [
        format!("INSERT INTO staff_role VALUES ('{officer}', 'records')"),
        format!("DELETE FROM staff_queue WHERE staff_id = '{officer}'"),
        format!("UPDATE staff SET training_completed_on = now() WHERE id = '{officer}'"),
        format!("UPDATE staff SET password_hash = 'x' WHERE id = '{officer}'"),
        "SELECT password_hash FROM staff".to_owned(),
        "SELECT email FROM staff_proposal".to_owned(),
        "SELECT token_hash FROM staff_invitation".to_owned(),
        "SELECT * FROM recovery_code".to_owned(),
        "UPDATE staff_proposal SET decision = 'approved'".to_owned(),
        "SELECT app.queue_invitation(gen_random_uuid(), 1, '', '', now())".to_owned(),
        format!("SELECT app.clear_invitation('{officer}')"),
    ] {
        refused(staff, &one, &sql, "permission denied").await;
    }
    let change = |roles: &str| {
        format!(
            "SELECT app.propose_change(gen_random_uuid(), '{officer}', 'change', ARRAY[{roles}], ARRAY['FH-CEN'])"
        )
    };
    let no_right = "not this person";
    refused(staff, &officer, &change("'records'"), no_right).await;
    refused(staff, &other, &change("'records'"), no_right).await;
    refused(staff, &manager, &change("'triage_fh', 'records'"), no_right).await;
    refused(staff, &one, &change("'triage_tpa'"), "staff_proposal_roles").await;
    refused(
        staff,
        &one,
        &change("'admin', 'records'"),
        "staff_proposal_admin_alone",
    )
    .await;
    let queue = format!(
        "SELECT app.propose_change(gen_random_uuid(), '{officer}', 'change', ARRAY['triage_fh'], ARRAY['TPA-SSH'])"
    );
    refused(staff, &one, &queue, no_right).await;
    for (actor, day) in [
        (&officer, "now()"),
        (&other, "now()"),
        (&one, "now() + interval '2 days'"),
    ] {
        let sql = format!(
            "SELECT app.record_training(gen_random_uuid(), '{officer}', ({day})::date, 1, '', '')"
        );
        refused(staff, actor, &sql, no_right).await;
    }
    let own =
        format!("SELECT app.record_training(gen_random_uuid(), '{one}', now()::date, 1, '', '')");
    refused(staff, &one, &own, "training_record_by_another").await;
    let sessions = format!("SELECT app.end_sessions_of('{officer}')");
    refused(staff, &manager, &sessions, no_right).await;

    // The second person is another one, whatever the code above says.
    let mut admin = world.sign_in(ONE).await;
    invites(&mut admin, "new.person").await;
    let id = open_proposal(&world).await.unwrap();
    let by_hand = format!(
        "UPDATE staff_proposal SET decision = 'approved', decided_by = proposed_by, decided_at = now() WHERE id = '{id}'"
    );
    let owner = owner_refuses(&world, &by_hand).await;
    assert!(owner.contains("staff_proposal_second_person"), "{owner}");
    let decide = format!(
        "SELECT app.decide_proposal('{id}', 'approved', sha256('x'), now() + interval '7 days', gen_random_uuid(), 1, '', '')"
    );
    for actor in [&manager, &other, &officer] {
        refused(staff, actor, &decide, "no such proposal").await;
    }
    assert!(attempt(staff, &two, &decide).await.is_ok());
    let count = "SELECT count(*) FROM staff_invitation";
    assert!(
        attempt(staff, &one, &decide).await.is_ok(),
        "it answers a word"
    );
    assert_eq!(world.count(count).await, 0);
    let review = format!(
        "INSERT INTO access_review VALUES (gen_random_uuid(), 'SMBC', '{officer}', '{one}', 'right', '{{}}', '{{}}', NULL, now())"
    );
    refused(staff, &one, &review, "row-level security").await;
    world.app.end().await;
}

#[tokio::test]
async fn who_acts_on_accounts_stays_in_the_own_organisation() {
    let world = council().await;
    world
        .account_of(Controller::Tpa, "other.admin", &[Role::Admin], &[])
        .await;
    world
        .account_of(Controller::Tpa, "other.two", &[Role::Admin], &[])
        .await;
    let mut admin = world.sign_in(ONE).await;
    invites(&mut admin, "new.person").await;
    let id = open_proposal(&world).await.unwrap();
    let mut other = world.sign_in("other.admin").await;
    let page = other.get(PEOPLE).await;
    assert!(page.says("Nothing is waiting") && !page.says("ADMIN.ONE"));
    let to = format!("{PEOPLE}/decision/{id}");
    let path = format!("{PEOPLE}/new");
    assert_eq!(
        press(&mut other, &path, &to, &[("action", "approved")])
            .await
            .status(),
        404
    );
    world.app.end().await;
}
