//! The list of people, and what takes two administrators.

use super::{
    ONE, PEOPLE, TWO, a_moment, audited, council, decides, id_of, invites, link, open_proposal,
    owner_refuses, press,
};
use crate::staff::world::{New, World};
use app::domain::{controller::Controller, permission::Role};
use chrono::TimeDelta;
use harness::canary;
use sea_orm::{ConnectionTrait, TransactionTrait};

async fn roles(world: &World, name: &str) -> String {
    let sql = format!(
        "SELECT coalesce(string_agg(r.role, ' ' ORDER BY r.role), '') FROM staff s LEFT JOIN staff_role r ON r.staff_id = s.id WHERE s.name = '{name}'"
    );
    world.app.value(&sql).await.unwrap()
}

#[tokio::test]
async fn only_an_administrator_sees_accounts_and_no_enquiry_is_among_them() {
    let world = council().await;
    world
        .account_of(Controller::Tpa, "other.admin", &[Role::Admin], &[])
        .await;
    let sent = world.enquiry(New::in_queue("FH-CEN")).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let hidden = id_of(&world, ONE).await;
    for path in [
        PEOPLE.to_owned(),
        format!("{PEOPLE}/new"),
        format!("{PEOPLE}/{hidden}"),
        "/staff/access-reviews".to_owned(),
        format!("/staff/access-reviews/{hidden}"),
    ] {
        assert_eq!(officer.get(&path).await.status(), 404, "{path}");
    }
    assert!(audited(&world, "access.refused").await >= 4);
    let mut admin = world.sign_in(ONE).await;
    let page = admin.get(PEOPLE).await;
    assert_eq!(page.status(), 200);
    for said in [
        "J.SPECIMEN",
        "ADMIN.TWO",
        "Family Hub officer",
        "Training is up to date",
    ] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(!page.says("OTHER.ADMIN"), "the other organisation's");
    let other = id_of(&world, "other.admin").await;
    assert_eq!(admin.get(&format!("{PEOPLE}/{other}")).await.status(), 404);
    let id = id_of(&world, "j.specimen").await;
    let one = admin.get(&format!("{PEOPLE}/{id}")).await;
    assert!(one.says("Open cases") && !one.says(&sent.reference));
    assert_eq!(audited(&world, "accounts.list").await, 1);
    assert_eq!(audited(&world, "accounts.open").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn an_invitation_leaves_only_when_a_second_administrator_has_agreed() {
    let world = council().await;
    let mut one = world.sign_in(ONE).await;
    let asked = invites(&mut one, "new.person").await;
    assert!(asked.says("Sent for approval"), "{}", asked.text());
    assert!(asked.says("A different administrator must approve it") && !asked.says("Refuse"));
    world.app.send_mail().await;
    assert!(world.app.mail.received().is_empty());
    let own = decides(&world, &mut one, "approved").await;
    assert_eq!(own.status(), 409);
    assert!(own.says("Two different people are needed"));
    assert_eq!(
        world.count("SELECT count(*) FROM staff_invitation").await,
        0
    );

    let mut two = world.sign_in(TWO).await;
    let page = two.get(PEOPLE).await;
    assert!(page.says(&format!("Invite {}", canary("joiner"))));
    assert!(decides(&world, &mut two, "approved").await.says("Approved"));
    let link = link(&world).await;
    assert!(link.len() >= "/staff/join/".len() + 43, "256 random bits");
    let token = link.trim_start_matches("/staff/join/").to_owned();
    let mail = world.app.mail.received().pop().unwrap();
    assert!(mail.head().contains("To: zxqcanary.joiner@example.org"));
    assert!(!mail.body().contains("anary"));
    // The database holds neither the link nor the address.
    let dump = world.app.dump().await;
    assert!(!dump.contains(&token) && !dump.contains("zxqcanary.joiner"));
    for action in ["accounts.propose_invite", "accounts.approve"] {
        assert_eq!(audited(&world, action).await, 1, "{action}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn a_wrong_invitation_says_what_to_do_and_keeps_what_was_typed() {
    let world = council().await;
    let mut one = world.sign_in(ONE).await;
    let fields = [
        ("display_name", "A. Sample"),
        ("name", "A B"),
        ("email", "nowhere"),
        ("roles", "admin"),
        ("queues", "FH-CEN"),
    ];
    let page = one.fill(&format!("{PEOPLE}/new"), &fields).await;
    assert_eq!(page.status(), 422);
    assert!(page.title().starts_with("Error: "));
    for said in [
        "Enter a sign-in name of 3 to 64",
        "Enter a work email",
        "Queues are for officers",
    ] {
        assert!(page.says(said), "{said}");
    }
    let kept = page.form().unwrap().fields;
    for (name, value) in [
        ("email", "nowhere"),
        ("roles", "admin"),
        ("queues", "FH-CEN"),
    ] {
        assert!(
            kept.contains(&(name.to_owned(), value.to_owned())),
            "{name}"
        );
    }
    // A name that somebody has, or is invited by.
    assert_eq!(invites(&mut one, ONE).await.status(), 422);
    invites(&mut one, "new.person").await;
    let again = invites(&mut one, "new.person").await;
    assert!(again.says("has this sign-in name"));
    decides(&world, &mut one, "taken_back").await;
    assert_eq!(
        world
            .count(
                "SELECT count(*) FROM staff_proposal WHERE name IS NOT NULL OR email IS NOT NULL"
            )
            .await,
        0
    );
    assert!(
        invites(&mut one, "new.person")
            .await
            .says("Sent for approval")
    );
    world.app.end().await;
}

#[tokio::test]
async fn roles_and_queues_change_by_two_people_and_end_the_sessions() {
    let world = council().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let id = id_of(&world, "j.specimen").await;
    let path = format!("{PEOPLE}/{id}");
    let mut one = world.sign_in(ONE).await;
    let same = press(
        &mut one,
        &path,
        &path,
        &[
            ("action", "change"),
            ("roles", "triage_fh"),
            ("queues", "FH-CEN"),
        ],
    )
    .await;
    assert_eq!(same.status(), 422);
    let change = [("action", "change"), ("roles", "manager_fh")];
    let asked = press(&mut one, &path, &path, &change).await;
    assert!(asked.says("Sent for approval"), "{}", asked.text());
    assert_eq!(roles(&world, "j.specimen").await, "triage_fh");
    let second = press(&mut one, &path, &path, &change).await;
    assert_eq!(second.status(), 409);
    assert!(second.says("Another change of this account waits"));
    assert_eq!(decides(&world, &mut one, "approved").await.status(), 409);
    assert_eq!(officer.get("/staff").await.status(), 200);

    let mut two = world.sign_in(TWO).await;
    assert!(
        two.get(PEOPLE)
            .await
            .says("Family Hub officer → Family Hub manager")
    );
    decides(&world, &mut two, "approved").await;
    assert_eq!(roles(&world, "j.specimen").await, "manager_fh");
    assert_eq!(world.count("SELECT count(*) FROM staff_queue").await, 0);
    assert_eq!(officer.get("/staff").await.path(), "/staff/sign-in");
    let mut manager = world.sign_in("j.specimen").await;
    assert_eq!(manager.get("/staff/access-reviews").await.status(), 200);

    // A no changes nothing; one's own account is somebody else's to change.
    press(
        &mut one,
        &path,
        &path,
        &[("action", "change"), ("roles", "auditor")],
    )
    .await;
    decides(&world, &mut two, "refused").await;
    assert_eq!(roles(&world, "j.specimen").await, "manager_fh");
    let own = format!("{PEOPLE}/{}", id_of(&world, ONE).await);
    let refused = press(
        &mut one,
        PEOPLE,
        &own,
        &[("action", "change"), ("roles", "auditor")],
    )
    .await;
    assert_eq!(refused.status(), 403);
    world.app.end().await;
}

#[tokio::test]
async fn ending_pauses_at_once_and_a_second_administrator_ends_it_or_says_no() {
    let world = council().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let path = format!("{PEOPLE}/{}", id_of(&world, "j.specimen").await);
    world
        .app
        .execute("INSERT INTO passkey SELECT gen_random_uuid(), id, 'x', 'Mine', '{}', now(), NULL FROM staff WHERE name = 'j.specimen'")
        .await;
    world
        .app
        .execute("INSERT INTO recovery_code SELECT id, sha256('x'), NULL FROM staff WHERE name = 'j.specimen'")
        .await;
    let mut one = world.sign_in(ONE).await;
    let asked = press(&mut one, &path, &path, &[("action", "end")]).await;
    assert!(
        asked.says("Signed out and paused") && asked.says("Paused"),
        "{}",
        asked.text()
    );
    assert_eq!(officer.get("/staff").await.path(), "/staff/sign-in");
    let shut = world
        .try_sign_in(&mut officer, "j.specimen", crate::staff::world::PASSWORD)
        .await;
    assert_eq!(shut.status(), 422);

    let mut two = world.sign_in(TWO).await;
    decides(&world, &mut two, "refused").await;
    let open = world
        .try_sign_in(&mut officer, "j.specimen", crate::staff::world::PASSWORD)
        .await;
    assert_eq!(open.status(), 200);
    press(&mut one, &path, &path, &[("action", "end")]).await;
    assert_eq!(decides(&world, &mut one, "approved").await.status(), 409);
    decides(&world, &mut two, "approved").await;
    assert_eq!(
        world
            .count("SELECT count(*) FROM staff WHERE ended_at IS NOT NULL")
            .await,
        1
    );
    let ways = "SELECT (SELECT count(*) FROM passkey) + (SELECT count(*) FROM recovery_code)";
    assert_eq!(world.count(ways).await, 0, "what signed it in is gone");
    a_moment(&world);
    let shut = world
        .try_sign_in(&mut officer, "j.specimen", crate::staff::world::PASSWORD)
        .await;
    assert_eq!(shut.status(), 422);
    assert!(one.get(PEOPLE).await.says("Ended"));
    world.app.end().await;
}

#[tokio::test]
async fn an_account_that_holds_open_cases_is_not_ended() {
    let world = council().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let sent = world.enquiry(New::in_queue("FH-CEN")).await;
    let id = id_of(&world, "j.specimen").await;
    let taken = format!(
        "UPDATE enquiry SET assigned_to = '{id}', assigned_at = now() WHERE id = '{}'",
        sent.id
    );
    world.app.execute(&taken).await;
    let path = format!("{PEOPLE}/{}", id_of(&world, "j.specimen").await);
    let mut one = world.sign_in(ONE).await;
    let refused = press(&mut one, &path, &path, &[("action", "end")]).await;
    assert_eq!(refused.status(), 409);
    assert!(
        refused.says("This person holds open cases: 1"),
        "{}",
        refused.text()
    );
    assert_eq!(open_proposal(&world).await, None);
    assert_eq!(officer.get("/staff").await.path(), "/staff/queue/FH-CEN");
    // Signing out everywhere is still possible, at once and by one person.
    let out = press(&mut one, &path, &path, &[("action", "sign_out")]).await;
    assert!(out.says("Signed out everywhere"));
    assert_eq!(officer.get("/staff").await.path(), "/staff/sign-in");
    world.app.end().await;
}

#[tokio::test]
async fn one_administrator_alone_shuts_out_no_other() {
    let world = council().await;
    let mut one = world.sign_in(ONE).await;
    let mut two = world.sign_in(TWO).await;
    let of_two = format!("{PEOPLE}/{}", id_of(&world, TWO).await);
    let asked = press(&mut one, &of_two, &of_two, &[("action", "end")]).await;
    assert!(asked.says("Sent for approval"), "{}", asked.text());
    let page = two.get(PEOPLE).await;
    assert_eq!(page.status(), 200, "not paused by one person");
    assert!(page.says("This is about your own account"));
    world.app.end().await;
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let world = council().await;
    world.account("admin.three", &[Role::Admin], &[]).await;
    let mut one = world.sign_in(ONE).await;
    let mut three = world.sign_in("admin.three").await;
    for name in [TWO, "admin.three"] {
        let path = format!("{PEOPLE}/{}", id_of(&world, name).await);
        let by = if name == TWO { &mut three } else { &mut one };
        press(
            by,
            &path,
            &path,
            &[("action", "change"), ("roles", "auditor")],
        )
        .await;
    }
    // Two are about to go, and the third is ended meanwhile: the first of them may, the second may not.
    world.app.execute("UPDATE staff_proposal SET proposed_at = proposed_at - interval '1 minute' WHERE staff_id = (SELECT id FROM staff WHERE name = 'admin.three')").await;
    decides(&world, &mut one, "approved").await;
    assert_eq!(roles(&world, TWO).await, "auditor");
    for wrong in [
        format!("UPDATE staff SET ended_at = now() WHERE name IN ('{ONE}', 'admin.three')"),
        "DELETE FROM staff_role WHERE role = 'admin'".to_owned(),
    ] {
        let refused = owner_refuses(&world, &wrong).await;
        assert!(
            refused.contains("the last administrator stays"),
            "{refused}"
        );
    }
    world
        .app
        .execute(&format!(
            "UPDATE staff SET ended_at = now() WHERE name = '{ONE}'"
        ))
        .await;
    let three_id = id_of(&world, "admin.three").await;
    let path = format!("{PEOPLE}/{three_id}");
    assert_eq!(three.get(&path).await.status(), 200);
    let last = owner_refuses(
        &world,
        &format!("UPDATE staff SET ended_at = now() WHERE id = '{three_id}'"),
    )
    .await;
    assert!(last.contains("the last administrator stays"), "{last}");
    world.app.end().await;
}

#[tokio::test]
async fn of_two_administrators_ended_at_once_one_stays() {
    let world = council().await;
    let first = world.app.owner.begin().await.unwrap();
    first
        .execute_unprepared(&format!(
            "UPDATE staff SET ended_at = now() WHERE name = '{ONE}'"
        ))
        .await
        .unwrap();
    let owner = world.app.owner.clone();
    let second = tokio::spawn(async move {
        owner
            .execute_unprepared("UPDATE staff SET ended_at = now() WHERE name = 'admin.two'")
            .await
    });
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    first.commit().await.unwrap();
    let refused = second.await.unwrap().unwrap_err().to_string();
    assert!(
        refused.contains("the last administrator stays"),
        "{refused}"
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_training_is_entered_by_somebody_else_with_what_proves_it() {
    let world = council().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    world
        .app
        .execute("UPDATE staff SET training_completed_on = '2025-11-01' WHERE name = 'j.specimen'")
        .await;
    let mut officer = world.app.client();
    let out = world
        .try_sign_in(&mut officer, "j.specimen", crate::staff::world::PASSWORD)
        .await;
    assert_eq!(out.status(), 403);
    let path = format!("{PEOPLE}/{}", id_of(&world, "j.specimen").await);
    let mut one = world.sign_in(ONE).await;
    let wrong = press(
        &mut one,
        &path,
        &path,
        &[
            ("action", "training"),
            ("day", "2026-12-01"),
            ("evidence", ""),
        ],
    )
    .await;
    assert_eq!(wrong.status(), 422);
    assert!(wrong.says("not later than today") && wrong.says("Say what you saw"));
    let proof = canary("certificate");
    let saved = press(
        &mut one,
        &path,
        &path,
        &[
            ("action", "training"),
            ("day", "2025-12-10"),
            ("evidence", &proof),
        ],
    )
    .await;
    assert!(
        saved.says("on record") && saved.says(&proof),
        "{}",
        saved.text()
    );
    assert!(!world.app.dump().await.contains(&proof), "sealed");
    let mut officer = world.sign_in("j.specimen").await;
    // Twenty-two days before the end, every page says so.
    let warned = officer.get("/staff/queue/FH-CEN").await;
    assert!(
        warned.says("Your data protection training counts until 9 December 2026"),
        "{}",
        warned.text()
    );
    world.app.advance(TimeDelta::days(23));
    let own = format!("{PEOPLE}/{}", id_of(&world, ONE).await);
    let mut one = world.sign_in(ONE).await;
    let refused = press(
        &mut one,
        PEOPLE,
        &own,
        &[
            ("action", "training"),
            ("day", "2026-12-01"),
            ("evidence", "Seen"),
        ],
    )
    .await;
    assert_eq!(refused.status(), 403);
    assert_eq!(audited(&world, "accounts.training").await, 1);
    world.app.end().await;
}
