//! One's own account: password, app, recovery codes, sessions.

use super::{NEW_PASSWORD, a_moment, audited, code_of, codes_on, key_on, press};
use crate::staff::world::{PASSWORD, World};
use harness::{Answer, Client};

const ACCOUNT: &str = "/staff/account";

async fn acts(client: &mut Client, fields: &[(&str, &str)]) -> Answer {
    press(client, ACCOUNT, ACCOUNT, fields).await
}

#[tokio::test]
async fn a_password_changes_with_the_old_one_and_signs_the_other_browsers_out() {
    let world = World::start().await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    let mut there = world.sign_in("j.specimen").await;
    let page = here.get(ACCOUNT).await;
    assert!(
        page.says("This browser") && page.says("Sign out all others"),
        "{}",
        page.text()
    );
    assert!(page.links().contains(&"/staff/privacy".to_owned()));
    let new = ("password", NEW_PASSWORD);
    let wrong = acts(
        &mut here,
        &[
            ("action", "password"),
            ("old", "not it at all"),
            new,
            ("again", NEW_PASSWORD),
        ],
    )
    .await;
    assert_eq!(wrong.status(), 422);
    assert!(wrong.says("That is not your password"));
    let short = acts(
        &mut here,
        &[
            ("action", "password"),
            ("old", PASSWORD),
            ("password", "short"),
            ("again", "short"),
        ],
    )
    .await;
    assert!(short.says("Use at least 15 characters"));
    let done = acts(
        &mut here,
        &[
            ("action", "password"),
            ("old", PASSWORD),
            new,
            ("again", NEW_PASSWORD),
        ],
    )
    .await;
    assert!(done.says("Your password is changed"), "{}", done.text());
    assert_eq!(there.get("/staff").await.path(), "/staff/sign-in");
    assert_eq!(here.get(ACCOUNT).await.status(), 200);
    let old = world.try_sign_in(&mut there, "j.specimen", PASSWORD).await;
    assert_eq!(old.status(), 422);
    let new = world
        .try_sign_in(&mut there, "j.specimen", NEW_PASSWORD)
        .await;
    assert_eq!(new.status(), 200);
    for (action, times) in [("account.password", 1), ("account.refused", 1)] {
        assert_eq!(audited(&world, action).await, times, "{action}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn five_wrong_old_passwords_lock_as_five_wrong_sign_ins_do() {
    let world = World::start().await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    a_moment(&world);
    for _ in 0..5 {
        let wrong = acts(&mut here, &[("action", "codes"), ("old", "not it at all")]).await;
        assert_eq!(wrong.status(), 422);
    }
    let locked = acts(&mut here, &[("action", "codes"), ("old", PASSWORD)]).await;
    assert_eq!(locked.status(), 429);
    world.app.end().await;
}

#[tokio::test]
async fn a_new_app_takes_over_once_it_has_shown_a_code() {
    let world = World::start().await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    assert_eq!(here.get("/staff/account/authenticator").await.status(), 404);
    let page = acts(&mut here, &[("action", "app"), ("old", PASSWORD)]).await;
    assert_eq!(page.path(), "/staff/account/authenticator");
    let key = key_on(&page);
    let wrong = here.submit(&page, &[("code", "12")]).await;
    assert_eq!(wrong.status(), 422);
    // Until then the old one signs in.
    let mut other = world.sign_in("j.specimen").await;
    a_moment(&world);
    let code = code_of(&world, key);
    let done = here.submit(&page, &[("code", &code)]).await;
    assert!(done.says("The new key is in use"), "{}", done.text());
    assert_eq!(other.get("/staff").await.path(), "/staff/sign-in");
    let fields = |code: String| {
        [
            ("name", "j.specimen".to_owned()),
            ("password", PASSWORD.to_owned()),
            ("code", code),
        ]
    };
    let used = fields(code);
    let used: Vec<(&str, &str)> = used
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(
        other.fill("/staff/sign-in", &used).await.status(),
        422,
        "a code counts once"
    );
    a_moment(&world);
    let fresh = fields(code_of(&world, key));
    let fresh: Vec<(&str, &str)> = fresh
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(
        other.fill("/staff/sign-in", &fresh).await.path(),
        "/staff/queue/FH-CEN"
    );
    assert_eq!(audited(&world, "account.app").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn a_recovery_code_signs_in_once_in_place_of_the_app() {
    let world = World::start().await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    let page = acts(&mut here, &[("action", "codes"), ("old", PASSWORD)]).await;
    let codes = codes_on(&page);
    assert_eq!(codes.len(), 10, "{}", page.text());
    assert_eq!(
        codes_on(&here.get("/staff/account/recovery-codes").await),
        codes,
        "a reload loses nothing"
    );
    here.submit(&page, &[]).await;
    assert_eq!(
        here.get("/staff/account/recovery-codes").await.path(),
        ACCOUNT,
        "shown once"
    );
    let mut client = world.app.client();
    let typed = codes[3].to_lowercase().replace('-', " ");
    let fields = [
        ("name", "j.specimen"),
        ("password", PASSWORD),
        ("code", typed.as_str()),
    ];
    assert_eq!(
        client.fill("/staff/sign-in", &fields).await.path(),
        "/staff/queue/FH-CEN"
    );
    assert_eq!(audited(&world, "staff.sign_in_by_recovery").await, 1);
    let mut again = world.app.client();
    assert_eq!(
        again.fill("/staff/sign-in", &fields).await.status(),
        422,
        "once"
    );
    let wrong = [
        ("name", "j.specimen"),
        ("password", "wrong"),
        ("code", codes[4].as_str()),
    ];
    assert_eq!(again.fill("/staff/sign-in", &wrong).await.status(), 422);
    assert!(
        client
            .get(ACCOUNT)
            .await
            .says("Codes that you have not used: 9.")
    );
    // New codes end the old ones.
    acts(&mut here, &[("action", "codes"), ("old", PASSWORD)]).await;
    let old = [
        ("name", "j.specimen"),
        ("password", PASSWORD),
        ("code", codes[5].as_str()),
    ];
    assert_eq!(again.fill("/staff/sign-in", &old).await.status(), 422);
    world.app.end().await;
}

#[tokio::test]
async fn a_recovery_code_of_one_account_opens_no_other() {
    let world = World::start().await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    world.officer("a.sample", "FH-CEN").await;
    let page = acts(&mut here, &[("action", "codes"), ("old", PASSWORD)]).await;
    let code = codes_on(&page).remove(0);
    let mut client = world.app.client();
    let fields = [
        ("name", "a.sample"),
        ("password", PASSWORD),
        ("code", code.as_str()),
    ];
    assert_eq!(client.fill("/staff/sign-in", &fields).await.status(), 422);
    world.app.end().await;
}

#[tokio::test]
async fn all_other_browsers_are_signed_out_by_one_button() {
    let world = World::start().await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    let mut there = world.sign_in("j.specimen").await;
    let done = acts(&mut here, &[("action", "end_others")]).await;
    assert!(done.says("All other browsers are signed out") && !done.says("Sign out all others"));
    assert_eq!(there.get("/staff").await.path(), "/staff/sign-in");
    assert_eq!(audited(&world, "account.end_sessions").await, 1);
    world.app.end().await;
}
