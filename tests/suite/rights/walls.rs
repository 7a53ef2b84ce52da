//! Who may see and decide what: the matrix, the other organisation, one's own case.

use super::{Matter, act};
use crate::staff::world::World;
use app::domain::{controller::Controller, permission::Role};

#[tokio::test]
async fn only_the_data_protection_team_of_an_organisation_opens_its_requests() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    for role in Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Resident)
    {
        let name = format!("r.{}", role.code().replace('_', ""));
        let controller = role.controller().unwrap_or(Controller::Smbc);
        let queues: &[&str] = match role {
            Role::TriageFh => &["FH-CEN"],
            Role::TriageTpa => &["TPA-SSH"],
            _ => &[],
        };
        matter
            .world
            .account_of(controller, &name, &[role], queues)
            .await;
        let mut client = matter.world.sign_in(&name).await;
        let team = role == Role::DpoSmbc;
        for path in [
            format!("/staff/rights/{number}"),
            "/staff/rights".into(),
            "/staff/complaints".into(),
            "/staff/rights/new".into(),
        ] {
            let lists_own = role == Role::DpoShg && !path.contains(&number);
            let expected = if team || lists_own { 200 } else { 404 };
            assert_eq!(
                client.get(&path).await.status(),
                expected,
                "{role} at {path}"
            );
        }
    }
    matter.world.app.end().await;
}

#[tokio::test]
async fn the_two_teams_can_neither_see_nor_guess_each_other_s_requests() {
    let mut matter = Matter::start().await;
    let number = matter.asks("erase", "").await;
    matter
        .world
        .account("s.officer", &[Role::DpoShg], &[])
        .await;
    let mut other = matter.world.sign_in("s.officer").await;
    let list = other.get("/staff/rights").await;
    assert!(
        list.says("Nothing is open.") && !list.says(&number),
        "not even counted"
    );
    let theirs = other.get(&format!("/staff/rights/{number}")).await;
    let nobodys = other.get("/staff/rights/WNB-385-DKF").await;
    assert_eq!((theirs.status(), nobodys.status()), (404, 404));
    assert_eq!(theirs.text(), nobodys.text());
    // The case itself is no more in reach, with or without a request in hand.
    assert_eq!(other.get(&matter.case()).await.status(), 404);
    assert_eq!(matter.dpo.get(&matter.case()).await.status(), 404);
    matter.world.app.end().await;
}

#[tokio::test]
async fn who_handled_the_enquiry_decides_nothing_about_it() {
    let world = World::start().await;
    let person = crate::manage::person::Person::sends(&world.app, &[]).await;
    let resident = person.comes_back(&world.app).await;
    world
        .account("b.oth", &[Role::DpoSmbc, Role::TriageFh], &["FH-CEN"])
        .await;
    let dpo = world.sign_in("b.oth").await;
    world.app.send_mail().await;
    let mut matter = Matter {
        world,
        person,
        resident,
        dpo,
    };
    let page = matter.dpo.get(&matter.case()).await;
    let form = page.form_to("/note").unwrap();
    matter
        .dpo
        .submit_form(&page, &form, &[("note", "I rang them")])
        .await;
    let number = matter.asks("restrict", "").await;
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "Yes."),
    ];
    let refused = act(&mut matter.dpo, &number, &granted).await;
    assert_eq!(refused.status(), 409);
    assert!(
        refused.says("You handled this enquiry yourself"),
        "{}",
        refused.text()
    );
    // The database says so too, whatever the code above it does.
    let app = &matter.world.app;
    let me = app
        .value("SELECT id FROM staff WHERE name = 'b.oth'")
        .await
        .unwrap();
    let tx = app
        .state
        .pools
        .staff_tx(app::domain::ids::StaffId(me.parse().unwrap()))
        .await
        .unwrap();
    let sql = format!(
        "INSERT INTO rights_event (id, request_id, kind, day, at, actor_id, decision)
         SELECT gen_random_uuid(), id, 'decided', current_date, now(), '{me}', 'granted' FROM rights_request"
    );
    let error = sea_orm::ConnectionTrait::execute_unprepared(&tx, &sql)
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("decides nothing about it"),
        "{error}"
    );
    drop(tx);
    matter.world.app.end().await;
}
