//! The access review of managers.

use super::{PEOPLE, TWO, audited, council, decides, id_of, press};
use app::domain::permission::Role;

#[tokio::test]
async fn a_manager_notes_on_a_day_that_what_somebody_may_do_is_still_right() {
    let world = council().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN", "FH-MAR"])
        .await;
    world.account("a.manager", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("a.manager").await;
    let page = manager.get("/staff/access-reviews").await;
    assert!(
        page.says("J.SPECIMEN") && page.says("Not reviewed yet") && page.says("This is you"),
        "{}",
        page.text()
    );
    let path = format!(
        "/staff/access-reviews/{}",
        id_of(&world, "j.specimen").await
    );
    let done = press(
        &mut manager,
        "/staff/access-reviews",
        &path,
        &[("action", "right")],
    )
    .await;
    assert!(
        done.says("Noted: still right") && done.says("Reviewed"),
        "{}",
        done.text()
    );
    let row = world.app.value("SELECT verdict || ' ' || array_to_string(roles, ',') || ' ' || array_to_string(queues, ',') FROM access_review").await;
    assert_eq!(row.as_deref(), Some("right triage_fh FH-CEN,FH-MAR"));
    let own = format!("/staff/access-reviews/{}", id_of(&world, "a.manager").await);
    assert_eq!(
        press(
            &mut manager,
            "/staff/access-reviews",
            &own,
            &[("action", "right")]
        )
        .await
        .status(),
        403
    );
    assert_eq!(audited(&world, "accounts.review").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn a_manager_takes_away_only_and_an_administrator_is_the_second_person() {
    let world = council().await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN", "FH-MAR"])
        .await;
    world.account("a.manager", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("a.manager").await;
    let path = format!(
        "/staff/access-reviews/{}",
        id_of(&world, "j.specimen").await
    );
    let more = [
        ("action", "change"),
        ("roles", "triage_fh"),
        ("roles", "records"),
        ("queues", "FH-CEN"),
    ];
    let refused = press(&mut manager, &path, &path, &more).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("You can only remove here"));
    let less = [
        ("action", "change"),
        ("roles", "triage_fh"),
        ("queues", "FH-CEN"),
    ];
    let asked = press(&mut manager, &path, &path, &less).await;
    assert!(
        asked.says("Sent for approval") && asked.says("A different administrator must approve it"),
        "{}",
        asked.text()
    );
    let own = {
        let id = super::open_proposal(&world).await.unwrap();
        press(
            &mut manager,
            &path,
            &format!("{PEOPLE}/decision/{id}"),
            &[("action", "approved")],
        )
        .await
    };
    assert_eq!(own.status(), 403, "a manager approves nothing");
    let mut two = world.sign_in(TWO).await;
    decides(&world, &mut two, "approved").await;
    let queues = world
        .app
        .value("SELECT string_agg(queue, ' ') FROM staff_queue")
        .await;
    assert_eq!(queues.as_deref(), Some("FH-CEN"));
    assert_eq!(world.count("SELECT count(*) FROM access_review WHERE verdict = 'take_away' AND proposal_id IS NOT NULL").await, 1);
    // Nothing left: the account is to end, and is paused at once.
    let asked = press(&mut manager, &path, &path, &[("action", "change")]).await;
    assert!(asked.says("Signed out and paused"), "{}", asked.text());
    let id = super::open_proposal(&world).await.unwrap();
    let back = press(
        &mut manager,
        &path,
        &format!("{PEOPLE}/decision/{id}"),
        &[("action", "taken_back")],
    )
    .await;
    assert!(
        back.says("Withdrawn") && !back.says("Paused"),
        "{}",
        back.text()
    );
    world.app.end().await;
}
