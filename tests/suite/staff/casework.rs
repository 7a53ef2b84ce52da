//! Tasks, handing work on, opening again, and how often we tried to reach somebody (feature E4, E5, rule 9.1).

use super::{
    acts::act,
    world::{New, PASSWORD, Sent, World, add_task},
};
use app::domain::{
    codes::{SafeContact, SafeTime},
    permission::Role,
    time::{add_days, london_date},
};
use chrono::TimeDelta;
use harness::{Answer, Client, canary};
use sea_orm::ConnectionTrait;

async fn id_of(world: &World, name: &str) -> String {
    let sql = format!("SELECT replace(id::text, '-', '') FROM staff WHERE name = '{name}'");
    world.app.value(&sql).await.unwrap()
}

fn day(world: &World, ahead: u64) -> String {
    add_days(london_date(world.app.clock.now()), ahead).to_string()
}

/// Sets a task on a case.
async fn set(officer: &mut Client, sent: &Sent, what: &str, due: &str, owner: &str) -> Answer {
    let fields = [("what", what), ("due", due), ("owner", owner)];
    act(officer, sent, "/task", &fields).await
}

async fn finish(officer: &mut Client, page: &Answer, id: &str) -> Answer {
    let form = page.form_to("/staff/tasks").expect("a list with buttons");
    officer.submit_form(page, &form, &[("task", id)]).await
}

#[tokio::test]
async fn a_task_is_set_with_owner_and_day_and_stands_on_their_list() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    world.officer("e.sample", "FH-WER").await;
    let sample = id_of(&world, "a.sample").await;
    let words = canary("Ring the school");
    let due = day(&world, 3);

    let wrong = id_of(&world, "e.sample").await;
    let failed = set(&mut one, &sent, &words, "2020-01-01", &wrong).await;
    assert_eq!(failed.status(), 422);
    assert!(
        failed.says("Choose a day from today on"),
        "{}",
        failed.text()
    );
    assert!(
        failed.says("Choose somebody from the list"),
        "{}",
        failed.text()
    );
    assert!(failed.html().contains(&words), "what was typed stays");
    assert_eq!(
        world
            .count("SELECT count(*) FROM task WHERE kind = 'own'")
            .await,
        0
    );

    // A day is taken as people write it, and comes back to its field (input F23).
    let past = set(&mut one, &sent, &words, "04/12/2020", &sample).await;
    assert_eq!(past.status(), 422);
    assert!(
        past.html().contains("value=\"2020-12-04\""),
        "{}",
        past.html()
    );
    let due: Vec<&str> = due.split('-').rev().collect();
    let page = set(&mut one, &sent, &words, &due.join("/"), &sample).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    assert!(
        page.says(&words) && page.says("For A.SAMPLE"),
        "{}",
        page.text()
    );
    assert_eq!(world.audited(&sent, "case.task_set").await, 1);

    let mine = one.get("/staff/tasks").await;
    assert!(mine.says("Nothing for you to do now"), "{}", mine.text());
    let theirs = two.get("/staff/tasks").await;
    assert!(
        theirs.says(&words) && theirs.says(&sent.reference),
        "{}",
        theirs.text()
    );
    let id = world
        .app
        .value("SELECT id::text FROM task WHERE kind = 'own'")
        .await
        .unwrap();
    let done = finish(&mut two, &theirs, &id).await;
    assert!(done.says("Nothing for you to do now"), "{}", done.text());
    assert_eq!(world.audited(&sent, "case.task_done").await, 1);

    // What it says is sealed, and no audit row holds it.
    let dump = world.app.dump().await;
    assert!(!dump.contains(&words));
    world.app.end().await;
}

#[tokio::test]
async fn tasks_of_nobody_in_particular_are_for_whoever_has_the_case() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    add_task(&world.app, &sent, "tell_third_person").await;
    assert!(
        one.get("/staff/tasks")
            .await
            .says("Nothing for you to do now")
    );
    let page = one.get("/staff/queue/FH-CEN").await;
    one.submit(&page, &[("take", sent.reference.as_str())])
        .await;
    let mine = one.get("/staff/tasks").await;
    assert!(mine.says(&sent.reference), "{}", mine.text());
    world.app.end().await;
}

#[tokio::test]
async fn a_list_of_tasks_goes_on_page_by_page() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let me = id_of(&world, "j.specimen").await;
    set(&mut one, &sent, "The first", &day(&world, 0), &me).await;
    world
        .app
        .execute(&format!(
            "INSERT INTO task (id, enquiry_id, kind, due_at, created_at, owner_id) \
             SELECT gen_random_uuid(), '{}', 'tell_third_person', now() + interval '1 year' + n * interval '1 minute', now(), '{me}' \
             FROM generate_series(1, 60) n",
            sent.id
        ))
        .await;
    let first = one.get("/staff/tasks").await;
    assert!(first.says("The first"));
    let next = first
        .links()
        .into_iter()
        .find(|link| link.contains("after="))
        .unwrap();
    let second = one.get(&next).await;
    let count = |page: &Answer| page.html().matches("name=\"task\"").count();
    assert_eq!((count(&first), count(&second)), (50, 11));
    world.app.end().await;
}

#[tokio::test]
async fn nobody_ticks_off_a_task_of_a_case_out_of_sight() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut elsewhere = world.officer("e.sample", "FH-WER").await;
    elsewhere.header("sec-fetch-site", "same-origin");
    let id = add_task(&world.app, &sent, "tell_third_person")
        .await
        .to_string();
    let answer = elsewhere.post("/staff/tasks", &[("task", &id)]).await;
    assert_eq!(answer.status(), 409, "{}", answer.text());
    assert!(answer.says("done or not yours"), "{}", answer.text());
    assert_eq!(
        world
            .count("SELECT count(*) FROM task WHERE done_at IS NOT NULL")
            .await,
        0
    );
    for (name, role) in [("records", Role::Records), ("analyst", Role::Analyst)] {
        world.account(name, &[role], &[]).await;
        let mut person = world.sign_in(name).await;
        assert_eq!(person.get("/staff/tasks").await.status(), 404, "{name}");
        assert_eq!(person.get("/staff/workload").await.status(), 404, "{name}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn the_database_gives_no_task_to_somebody_who_cannot_open_its_case() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.officer("e.sample", "FH-WER").await;
    let id = add_task(&world.app, &sent, "tell_third_person").await;
    let sql = format!(
        "UPDATE task SET owner_id = (SELECT id FROM staff WHERE name = 'e.sample') WHERE id = '{id}'"
    );
    let refused = world.app.owner.execute_unprepared(&sql).await.unwrap_err();
    assert!(
        refused.to_string().contains("does not work that case"),
        "{refused}"
    );
    world.app.end().await;
}

#[tokio::test]
async fn before_leave_all_of_somebodys_work_is_handed_on() {
    let world = World::start().await;
    let (a, b) = (
        world.enquiry(New::default()).await,
        world.enquiry(New::default()).await,
    );
    let marple = world.enquiry(New::in_queue("FH-MAR")).await;
    world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN", "FH-MAR"])
        .await;
    let mut leaving = world.sign_in("j.specimen").await;
    let mut stays = world.officer("a.sample", "FH-CEN").await;
    world.account("manager", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("manager").await;
    let (specimen, sample) = (
        id_of(&world, "j.specimen").await,
        id_of(&world, "a.sample").await,
    );
    for sent in [&a, &b, &marple] {
        let page = leaving.get(&sent.path()).await;
        leaving
            .submit_form(
                &page,
                &page.form_to(&sent.reference).unwrap(),
                &[("action", "take")],
            )
            .await;
    }
    set(
        &mut leaving,
        &a,
        "Ring the school",
        &day(&world, 2),
        &specimen,
    )
    .await;

    let all = manager.get("/staff/workload").await;
    assert!(
        all.says("Family Hub – Stockport Central: 2 open, 1 to do"),
        "{}",
        all.text()
    );
    let path = format!("/staff/workload/{specimen}");
    let page = manager.get(&path).await;
    let nothing = manager.submit(&page, &[]).await;
    assert_eq!(nothing.status(), 422);
    assert!(
        nothing.says("Choose somebody for at least one queue"),
        "{}",
        nothing.text()
    );
    // Nobody gets work of a queue that they do not work.
    let wrong = manager.submit(&page, &[("give-FH-MAR", &sample)]).await;
    assert_eq!(wrong.status(), 422);
    let done = manager
        .submit(
            &page,
            &[("give-FH-CEN", &sample), ("give-FH-MAR", "nobody")],
        )
        .await;
    assert_eq!(done.status(), 200, "{}", world.app.log());
    assert!(done.says("The work is handed on"), "{}", done.text());
    let held = |name: &str| {
        format!(
            "SELECT count(*) FROM enquiry e JOIN staff s ON s.id = e.assigned_to WHERE s.name = '{name}'"
        )
    };
    assert_eq!(world.count(&held("a.sample")).await, 2);
    assert_eq!(world.count(&held("j.specimen")).await, 0);
    assert_eq!(world.audited(&a, "case.assign").await, 1);
    assert_eq!(world.audited(&a, "case.task_given").await, 1);
    assert!(stays.get("/staff/tasks").await.says("Ring the school"));
    assert_eq!(manager.get(&path).await.status(), 404, "nothing is left");
    world.app.end().await;
}

#[tokio::test]
async fn an_officer_hands_on_work_of_the_own_queues_only() {
    let world = World::start().await;
    let marple = world.enquiry(New::in_queue("FH-MAR")).await;
    let mut there = world.officer("m.sample", "FH-MAR").await;
    let page = there.get(&marple.path()).await;
    there
        .submit_form(
            &page,
            &page.form_to(&marple.reference).unwrap(),
            &[("action", "take")],
        )
        .await;
    let mut here = world.officer("j.specimen", "FH-CEN").await;
    let who = id_of(&world, "m.sample").await;
    assert!(!here.get("/staff/workload").await.says("M.SAMPLE"));
    assert_eq!(
        here.get(&format!("/staff/workload/{who}")).await.status(),
        404
    );
    here.header("sec-fetch-site", "same-origin");
    let forged = here
        .post(
            &format!("/staff/workload/{who}"),
            &[("give-FH-MAR", "nobody")],
        )
        .await;
    assert_eq!(forged.status(), 404);
    assert_eq!(
        world
            .count("SELECT count(*) FROM enquiry WHERE assigned_to IS NOT NULL")
            .await,
        1
    );
    world.app.end().await;
}

async fn close(officer: &mut Client, sent: &Sent) {
    act(officer, sent, "/queue", &[("action", "confirm")]).await;
    let fields = [("action", "close"), ("outcome", "info_given")];
    let closed = act(officer, sent, "/close", &fields).await;
    assert!(closed.path().ends_with("done=closed"), "{}", closed.text());
}

#[tokio::test]
async fn a_closed_case_is_opened_again_with_a_reason_and_keeps_its_history() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let open = officer.get(&sent.path()).await;
    assert!(open.form_to("/reopen").is_none());
    close(&mut officer, &sent).await;
    let page = officer.get(&sent.path()).await;
    let unsaid = act(&mut officer, &sent, "/reopen", &[("reopen", " ")]).await;
    assert_eq!(unsaid.status(), 422);
    assert!(
        unsaid.says("Write why it is opened again"),
        "{}",
        unsaid.text()
    );
    let why = canary("They rang back");
    let opened = act(&mut officer, &sent, "/reopen", &[("reopen", &why)]).await;
    assert_eq!(opened.status(), 200, "{}", opened.text());
    for says in ["J.SPECIMEN opened it again", "J.SPECIMEN closed it", &why] {
        assert!(opened.says(says), "{says}: {}", opened.text());
    }
    assert!(
        officer
            .get("/staff/queue/FH-CEN")
            .await
            .says(&sent.reference)
    );
    assert_eq!(world.audited(&sent, "case.reopen").await, 1);
    // The page that was made while it was closed is old now.
    let form = page.form_to("/reopen").unwrap();
    let late = officer
        .submit_form(&page, &form, &[("reopen", "again")])
        .await;
    assert_eq!(late.status(), 409, "{}", late.text());

    let fields = [("action", "close"), ("outcome", "signposted")];
    act(&mut officer, &sent, "/close", &fields).await;
    let kept = "SELECT string_agg(outcome, ',' ORDER BY at, id) FROM status_change WHERE status = 'closed'";
    assert_eq!(
        world.app.value(kept).await.unwrap(),
        "info_given,signposted"
    );
    world.app.end().await;
}

#[tokio::test]
async fn what_was_taken_back_or_handed_over_stays_closed() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    close(&mut officer, &sent).await;
    let page = officer.get(&sent.path()).await;
    let form = page.form_to("/reopen").unwrap();
    for change in [
        "withdrawn_at = now()",
        "withdrawn_at = NULL, transferred_at = now(), transferred_by = closed_by",
    ] {
        world
            .app
            .execute(&format!(
                "UPDATE enquiry SET {change} WHERE id = '{}'",
                sent.id
            ))
            .await;
        let answer = officer
            .submit_form(&page, &form, &[("reopen", "They rang back")])
            .await;
        assert_eq!(answer.status(), 409, "{change}: {}", answer.text());
        let sql = format!(
            "UPDATE enquiry SET closed_at = NULL, closed_by = NULL, outcome = NULL WHERE id = '{}'",
            sent.id
        );
        let refused = world.app.owner.execute_unprepared(&sql).await.unwrap_err();
        assert!(
            refused.to_string().contains("stays closed"),
            "{change}: {refused}"
        );
    }
    world.app.end().await;
}

/// Records a call that nobody answered.
async fn call(officer: &mut Client, sent: &Sent) {
    let page = officer.get(&sent.path()).await;
    let logged = super::contact::log(officer, &page, "phone", "out", "no_answer").await;
    assert_eq!(logged.status(), 200, "{}", logged.text());
}

#[tokio::test]
async fn could_not_contact_needs_three_tries_on_two_days() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    act(&mut officer, &sent, "/queue", &[("action", "confirm")]).await;
    let fields = [("action", "close"), ("outcome", "could_not_contact")];
    for n in 0..3 {
        let refused = act(&mut officer, &sent, "/close", &fields).await;
        assert_eq!(refused.status(), 422);
        assert!(
            refused.says(&format!("So far {n} count")),
            "{}",
            refused.text()
        );
        call(&mut officer, &sent).await;
    }
    let one_day = act(&mut officer, &sent, "/close", &fields).await;
    assert_eq!(one_day.status(), 422, "three on one day are not enough");
    world.app.advance(TimeDelta::days(1));
    world
        .try_sign_in(&mut officer, "j.specimen", PASSWORD)
        .await;
    call(&mut officer, &sent).await;
    let closed = act(&mut officer, &sent, "/close", &fields).await;
    assert!(closed.path().ends_with("done=closed"), "{}", closed.text());
    world.app.end().await;
}

#[tokio::test]
async fn a_try_at_an_unsafe_time_does_not_count() {
    let world = World::start().await;
    let mut new = New::default().rules(&[SafeContact::WithholdNumber]);
    // A time that is not now.
    let now = app::domain::time::london_time(world.app.clock.now());
    let weekday = chrono::Datelike::weekday(&london_date(world.app.clock.now()));
    let other = if weekday == chrono::Weekday::Mon {
        SafeTime::TueAm
    } else {
        SafeTime::MonEve
    };
    new.wishes.times.insert(other);
    let sent = world.enquiry(new).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    act(&mut officer, &sent, "/queue", &[("action", "confirm")]).await;
    act(&mut officer, &sent, "/contact", &[("action", "show")]).await;
    let page = officer.get(&sent.path()).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.inputs.contains(&"log_note".to_owned()))
        .unwrap();
    let fields = [
        ("action", "log"),
        ("channel", "phone"),
        ("direction", "out"),
        ("result", "no_answer"),
        ("voicemail", "no"),
        ("outside_reason", "They asked to be called today"),
    ];
    let logged = officer.submit_form(&page, &form, &fields).await;
    assert_eq!(logged.status(), 200, "{now}: {}", logged.text());
    let fields = [("action", "close"), ("outcome", "could_not_contact")];
    let refused = act(&mut officer, &sent, "/close", &fields).await;
    assert!(refused.says("So far 0 count"), "{}", refused.text());
    world.app.end().await;
}
