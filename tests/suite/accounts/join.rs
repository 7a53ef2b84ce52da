//! Joining by the link of an invitation.

use super::{
    NEW_PASSWORD, ONE, PEOPLE, a_moment, audited, code_of, codes_on, council, id_of, invited,
    joins, key_on, link, press,
};
use chrono::TimeDelta;

#[tokio::test]
async fn an_invited_person_joins_once_and_signs_in_when_the_training_is_on_record() {
    let world = council().await;
    let link = invited(&world, "new.person").await;
    let mut person = world.app.client();
    for _ in 0..3 {
        let page = person.get(&link).await;
        assert_eq!(page.status(), 200, "looking uses nothing up");
        assert!(page.links().contains(&"/staff/privacy".to_owned()));
        assert!(page.says("new.person") && page.says("Family Hub officer"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
    }
    let key = key_on(&person.get(&link).await);
    let joined = joins(&world, &mut person, &link).await;
    assert!(joined.says("Your account is ready"), "{}", joined.text());
    let codes = codes_on(&joined);
    assert_eq!(codes.len(), 10);
    let dump = world.app.dump().await;
    assert!(codes.iter().all(|code| !dump.contains(code.as_str())));
    assert!(!dump.contains(NEW_PASSWORD));
    // Written down: they are not shown again, and the link is dead.
    person.submit(&joined, &[("action", "kept")]).await;
    assert_eq!(person.get(&link).await.status(), 404);
    assert_eq!(audited(&world, "accounts.join").await, 1);

    a_moment(&world);
    let code = code_of(&world, key);
    let fields = [
        ("name", "new.person"),
        ("password", NEW_PASSWORD),
        ("code", code.as_str()),
    ];
    let out = person.fill("/staff/sign-in", &fields).await;
    assert_eq!(out.status(), 403);
    assert!(out.says("We have no record of your data protection training"));
    let path = format!("{PEOPLE}/{}", id_of(&world, "new.person").await);
    let mut one = world.sign_in(ONE).await;
    press(
        &mut one,
        &path,
        &path,
        &[
            ("action", "training"),
            ("day", "2026-11-01"),
            ("evidence", "Seen"),
        ],
    )
    .await;
    a_moment(&world);
    let code = code_of(&world, key);
    let fields = [
        ("name", "new.person"),
        ("password", NEW_PASSWORD),
        ("code", code.as_str()),
    ];
    assert_eq!(
        person.fill("/staff/sign-in", &fields).await.path(),
        "/staff/queue/FH-CEN"
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_password_that_is_short_or_known_and_a_wrong_code_are_refused_in_place() {
    let world = council().await;
    let link = invited(&world, "new.person").await;
    let mut person = world.app.client();
    for (password, again, code, said) in [
        (
            "too short",
            "too short",
            "000000",
            "Use at least 15 characters",
        ),
        (
            "PasswordPassword1",
            "PasswordPassword1",
            "000000",
            "This is easy to guess",
        ),
        (
            "new.person.new.person",
            "new.person.new.person",
            "000000",
            "made of your name",
        ),
        (
            NEW_PASSWORD,
            "something else here",
            "000000",
            "The two new passwords differ",
        ),
        (
            NEW_PASSWORD,
            NEW_PASSWORD,
            "12",
            "Enter the 6 digits that the app shows",
        ),
    ] {
        let page = person.get(&link).await;
        let fields = [("password", password), ("again", again), ("code", code)];
        let answer = person.submit(&page, &fields).await;
        assert_eq!(answer.status(), 422, "{said}");
        assert!(answer.says(said), "{said}: {}", answer.text());
        assert!(!answer.html().contains(NEW_PASSWORD), "never shown again");
    }
    let page = person.get(&link).await;
    let right = code_of(&world, key_on(&page));
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    let fields = [
        ("password", NEW_PASSWORD),
        ("again", NEW_PASSWORD),
        ("code", wrong),
    ];
    assert!(
        person
            .submit(&page, &fields)
            .await
            .says("That code is not right")
    );
    assert_eq!(world.count("SELECT count(*) FROM staff").await, 2);
    world.app.end().await;
}

#[tokio::test]
async fn a_link_works_for_seven_days_and_a_newer_one_ends_it() {
    let world = council().await;
    let first = invited(&world, "new.person").await;
    let mut person = world.app.client();
    let id = world
        .app
        .value("SELECT proposal_id FROM staff_invitation")
        .await
        .unwrap();
    let again = format!("{PEOPLE}/invitation/{id}");
    let mut one = world.sign_in(ONE).await;
    press(&mut one, PEOPLE, &again, &[("action", "again")]).await;
    let second = link(&world).await;
    assert_ne!(first, second);
    assert_eq!(person.get(&first).await.status(), 404);
    assert_eq!(person.get(&second).await.status(), 200);
    world.app.advance(TimeDelta::days(7));
    let over = person.get(&second).await;
    assert_eq!(over.status(), 404);
    assert!(over.says("ask your administrator for a new link"));
    let mut one = world.sign_in(ONE).await;
    assert!(one.get(PEOPLE).await.says("The link expired on"));
    press(&mut one, PEOPLE, &again, &[("action", "again")]).await;
    let third = link(&world).await;
    assert_eq!(person.get(&third).await.status(), 200);
    let gone = press(&mut one, PEOPLE, &again, &[("action", "give_up")]).await;
    assert!(gone.says("was withdrawn"));
    assert_eq!(person.get(&third).await.status(), 404);
    assert_eq!(
        world
            .count("SELECT count(*) FROM staff_proposal WHERE email IS NOT NULL")
            .await,
        0
    );
    assert_eq!(
        press(&mut one, PEOPLE, &again, &[("action", "again")])
            .await
            .status(),
        409
    );
    world.app.end().await;
}

#[tokio::test]
async fn of_two_at_once_with_one_link_one_joins() {
    let world = council().await;
    let link = invited(&world, "new.person").await;
    let (mut a, mut b) = (world.app.client(), world.app.client());
    let (one, two) = tokio::join!(joins(&world, &mut a, &link), joins(&world, &mut b, &link));
    assert_eq!((one.status(), two.status()), (200, 200), "{}", two.text());
    assert_eq!(codes_on(&one), codes_on(&two), "the same account");
    assert_eq!(
        world
            .count("SELECT count(*) FROM staff WHERE name = 'new.person'")
            .await,
        1
    );
    assert_eq!(audited(&world, "accounts.join").await, 1);
    world.app.end().await;
}
