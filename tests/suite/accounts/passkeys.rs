//! Passkeys as far as a client without a device can go; the rest is `tests/browser/accounts.test.mjs`.

use super::{audited, id_of, press};
use crate::staff::world::{PASSWORD, World};
use harness::{Answer, App, Client};
use sea_orm::{ConnectionTrait, TransactionTrait};

const ACCOUNT: &str = "/staff/account";

/// An answer of the right form that no device of ours has given.
const FORGED: &str = r#"{"id":"AQID","rawId":"AQID","type":"public-key","extensions":{},"response":{"authenticatorData":"SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ","clientDataJSON":"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQVFJRCIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCJ9","signature":"AQID","userHandle":"AZqJnWCgcACAAAAAAAAAAQ"}}"#;

async fn asks(client: &mut Client) -> Answer {
    press(client, "/staff/sign-in", "/staff/passkey", &[]).await
}

#[tokio::test]
async fn a_question_belongs_to_one_browser_and_is_answered_once() {
    let world = World::start().await;
    let mut client = world.app.client();
    let page = asks(&mut client).await;
    assert_eq!(page.path(), "/staff/passkey");
    assert!(page.html().contains("data-passkey="));
    assert!(
        !page.html().contains("allowCredentials\":[{"),
        "it tells of no account"
    );
    let mut other = world.app.client();
    other.get("/staff/sign-in").await;
    assert_eq!(other.get("/staff/passkey").await.path(), "/staff/sign-in");
    let nonsense = client.submit(&page, &[("credential", "{}")]).await;
    assert_eq!(nonsense.status(), 400);
    let page = asks(&mut client).await;
    let forged = client.submit(&page, &[("credential", FORGED)]).await;
    assert_eq!(forged.status(), 422, "{}", forged.text());
    assert!(forged.says("That passkey does not open an account here"));
    assert_eq!(
        client.get("/staff/passkey").await.path(),
        "/staff/sign-in",
        "used up"
    );
    assert_eq!(audited(&world, "sign_in.refused").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM session").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn a_question_that_nobody_answers_runs_out() {
    let world = World::start().await;
    let mut client = world.app.client();
    let page = asks(&mut client).await;
    world.app.advance(chrono::TimeDelta::minutes(6));
    assert_eq!(client.get("/staff/passkey").await.path(), "/staff/sign-in");
    let late = client.submit(&page, &[("credential", FORGED)]).await;
    assert_eq!(late.status(), 422);
    let mut next = world.app.client();
    asks(&mut next).await;
    assert_eq!(
        world.count("SELECT count(*) FROM passkey_challenge").await,
        1,
        "the old one went"
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_new_passkey_asks_for_the_password_and_a_name() {
    let world = World::start().await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    assert_eq!(here.get("/staff/account/passkey").await.path(), ACCOUNT);
    for (name, old, said) in [
        ("Work laptop", "not it at all", "That is not your password"),
        ("Work laptop", "", "Enter your password"),
        ("", PASSWORD, "Enter what you call it"),
    ] {
        let fields = [("action", "passkey"), ("passkey_name", name), ("old", old)];
        let answer = press(&mut here, ACCOUNT, ACCOUNT, &fields).await;
        assert_eq!(answer.status(), 422, "{said}");
        assert!(answer.says(said), "{said}: {}", answer.text());
    }
    let fields = [
        ("action", "passkey"),
        ("passkey_name", "Work laptop"),
        ("old", PASSWORD),
    ];
    let page = press(&mut here, ACCOUNT, ACCOUNT, &fields).await;
    assert_eq!(page.path(), "/staff/account/passkey");
    assert!(page.says("Work laptop"));
    let id = uuid::Uuid::new_v4().to_string();
    let gone = press(
        &mut here,
        ACCOUNT,
        ACCOUNT,
        &[("action", "remove_passkey"), ("passkey", &id)],
    )
    .await;
    assert_eq!(gone.path(), "/staff/account?passkey_removed");
    assert_eq!(
        audited(&world, "account.remove_passkey").await,
        0,
        "there was none"
    );
    world.app.end().await;
}

async fn as_staff(app: &App, actor: &str, sql: &str) -> Result<(), String> {
    let tx = app.state.pools.staff.begin().await.unwrap();
    tx.execute_unprepared(&format!("SELECT set_config('app.actor', '{actor}', true)"))
        .await
        .unwrap();
    let done = tx.execute_unprepared(sql).await;
    tx.rollback().await.unwrap();
    done.map(drop).map_err(|error| error.to_string())
}

#[tokio::test]
async fn nobody_reads_or_removes_the_passkeys_of_another() {
    let world = World::start().await;
    world.officer("j.specimen", "FH-CEN").await;
    world.officer("a.sample", "FH-CEN").await;
    let (mine, other) = (
        id_of(&world, "j.specimen").await,
        id_of(&world, "a.sample").await,
    );
    world
        .app
        .execute(&format!("INSERT INTO passkey VALUES (gen_random_uuid(), '{mine}', 'x', 'Mine', '{{}}', now(), NULL)"))
        .await;
    for sql in [
        "SELECT * FROM passkey",
        "DELETE FROM passkey",
        "SELECT * FROM passkey_challenge",
    ] {
        let refused = as_staff(&world.app, &mine, sql).await.unwrap_err();
        assert!(refused.contains("permission denied"), "{sql}: {refused}");
    }
    let remove = "DO $$ BEGIN IF app.remove_my_passkey((SELECT id FROM app.my_passkeys() LIMIT 1)) IS NOT TRUE THEN RAISE EXCEPTION 'not theirs'; END IF; END $$";
    assert!(
        as_staff(&world.app, &other, remove)
            .await
            .unwrap_err()
            .contains("not theirs")
    );
    assert!(as_staff(&world.app, &mine, remove).await.is_ok());
    world.app.end().await;
}
