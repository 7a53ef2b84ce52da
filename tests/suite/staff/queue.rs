//! The list of a queue.

use super::world::{New, World};
use app::domain::{codes::Flag, permission::Role};
use harness::{Answer, CANARY};

/// References in the order of the page.
fn order(page: &Answer) -> Vec<String> {
    page.links()
        .iter()
        .filter_map(|link| link.strip_prefix("/staff/case/").map(str::to_owned))
        .collect()
}

#[tokio::test]
async fn urgent_comes_first_then_what_is_due_sooner() {
    let world = World::start().await;
    let late = world.enquiry(New::default().due_in(500)).await;
    let overdue = world.enquiry(New::default().due_in(-25)).await;
    let urgent = world
        .enquiry(
            New::default()
                .flagged(&[Flag::DangerNow, Flag::Urgent])
                .due_in(400),
        )
        .await;
    let soon = world.enquiry(New::default().due_in(60)).await;
    world.enquiry(New::in_queue("FH-WER")).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get("/staff/queue/FH-CEN").await;
    assert_eq!(
        order(&page),
        [&urgent, &overdue, &soon, &late].map(|sent| sent.reference.clone())
    );
    assert!(page.says("Danger now"));
    assert!(
        page.says("26 min late") || page.says("25 min late"),
        "{}",
        page.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn a_list_names_nobody_and_shows_no_words_of_the_resident() {
    let world = World::start().await;
    world
        .enquiry(New::default().flagged(&[Flag::Sensitive]))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get("/staff/queue/FH-CEN").await;
    assert!(!page.html().contains(CANARY), "{}", page.html());
    assert!(!page.html().contains("01632 960 007"));
    assert!(page.says("Suggested"));
    world.app.end().await;
}

#[tokio::test]
async fn chips_count_and_filter() {
    let world = World::start().await;
    let mine = world.enquiry(New::default().due_in(10_000)).await;
    let urgent = world
        .enquiry(New::default().flagged(&[Flag::Urgent]).due_in(10_000))
        .await;
    let today = world.enquiry(New::default().due_in(30)).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get("/staff/queue/FH-CEN").await;
    let taken = officer.submit(&page, &[("take", &mine.reference)]).await;
    assert_eq!(taken.status(), 200, "{}", taken.text());
    for (show, expected) in [
        ("urgent", vec![&urgent]),
        ("today", vec![&today]),
        ("nobody", vec![&urgent, &today]),
        ("mine", vec![&mine]),
        ("suggested", vec![&urgent, &today, &mine]),
        ("confirmed", vec![]),
        ("waiting", vec![]),
    ] {
        let page = officer
            .get(&format!("/staff/queue/FH-CEN?show={show}"))
            .await;
        let expected: Vec<String> = expected.iter().map(|sent| sent.reference.clone()).collect();
        assert_eq!(order(&page), expected, "{show}");
    }
    let page = officer.get("/staff/queue/FH-CEN").await;
    for chip in [
        "All open 3",
        "Urgent 1",
        "Due today 1",
        "No one yet 2",
        "Mine 1",
        "To confirm 3",
        "Confirmed 0",
    ] {
        assert!(page.says(chip), "{chip}: {}", page.text());
    }
    world.app.end().await;
}

#[tokio::test]
async fn of_two_who_take_at_once_one_wins_and_the_other_sees_who() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    let (page_one, page_two) = (
        one.get("/staff/queue/FH-CEN").await,
        two.get("/staff/queue/FH-CEN").await,
    );
    let take = [("take", sent.reference.as_str())];
    let (first, second) = tokio::join!(one.submit(&page_one, &take), two.submit(&page_two, &take),);
    let mut statuses = [first.status(), second.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let (loser, winner) = if first.status() == 409 {
        (first, "A.SAMPLE")
    } else {
        (second, "J.SPECIMEN")
    };
    let told = format!("{winner} took {} before you", sent.reference);
    assert!(loser.says(&told), "{}", loser.text());
    assert_eq!(world.audited(&sent, "case.take").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn what_is_taken_can_be_given_back_by_its_holder_only() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    let page = one.get("/staff/queue/FH-CEN").await;
    one.submit(&page, &[("take", sent.reference.as_str())])
        .await;
    let page = two.get("/staff/queue/FH-CEN").await;
    two.submit(&page, &[("release", sent.reference.as_str())])
        .await;
    let holder = "SELECT count(*) FROM enquiry WHERE assigned_to IS NOT NULL";
    assert_eq!(world.count(holder).await, 1);
    let page = one.get("/staff/queue/FH-CEN").await;
    one.submit(&page, &[("release", sent.reference.as_str())])
        .await;
    assert_eq!(world.count(holder).await, 0);
    assert_eq!(world.count("SELECT count(*) FROM assignment").await, 2);
    world.app.end().await;
}

#[tokio::test]
async fn pages_of_fifty_follow_on_without_a_gap_or_a_double() {
    let world = World::start().await;
    let mut all = Vec::new();
    for n in 0..120 {
        let mut new = New::default().due_in(600 + i64::from(n % 7));
        if n % 3 == 0 {
            new = new.flagged(&[Flag::Urgent]);
        }
        all.push(world.enquiry(new).await.reference);
    }
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let mut seen = Vec::new();
    let mut at = "/staff/queue/FH-CEN".to_owned();
    let mut pages = 0;
    loop {
        let page = officer.get(&at).await;
        pages += 1;
        seen.extend(order(&page));
        match page
            .links()
            .into_iter()
            .find(|link| link.contains("after="))
        {
            Some(next) => at = next,
            None => break,
        }
    }
    assert_eq!(pages, 3);
    assert_eq!(seen.len(), 120);
    let urgent = seen.iter().take(40).collect::<Vec<_>>();
    assert!(urgent.iter().all(|reference| {
        all.iter()
            .position(|known| known == *reference)
            .is_some_and(|n| n % 3 == 0)
    }));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 120);
    world.app.end().await;
}

#[tokio::test]
async fn a_page_of_a_list_runs_along_the_index() {
    let world = World::start().await;
    world.enquiry(New::default()).await;
    for (looked, index) in [("", "enquiry_open_new"), ("NOT", "enquiry_open_confirmed")] {
        let sql = format!(
            "EXPLAIN SELECT id FROM enquiry e WHERE queue = 'FH-CEN' AND restricted_at IS NULL AND urgent = true \
             AND confirmed_at IS {looked} NULL AND closed_at IS NULL AND withdrawn_at IS NULL \
             ORDER BY first_look_due, id LIMIT 51"
        );
        let lines = explained(&world, &sql).await;
        assert!(lines.contains(index), "{lines}");
        assert!(!lines.contains("Sort"), "{lines}");
    }
    world.app.end().await;
}

/// The plan of a statement as the owner sees it.
async fn explained(world: &World, sql: &str) -> String {
    use sea_orm::{ConnectionTrait, DbBackend, Statement, TransactionTrait};
    let tx = world.app.owner.begin().await.unwrap();
    // The table is tiny here; what matters is that the index can serve the order.
    tx.execute_unprepared("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        .await
        .unwrap();
    let rows = tx
        .query_all_raw(Statement::from_string(DbBackend::Postgres, sql.to_owned()))
        .await
        .unwrap();
    tx.rollback().await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index::<String>(0).unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

#[tokio::test]
async fn another_queue_or_organisation_is_not_even_there() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    for code in ["FH-WER", "TPA-SSH", "NONE", "x"] {
        assert_eq!(
            officer.get(&format!("/staff/queue/{code}")).await.status(),
            404,
            "{code}"
        );
    }
    let refused = "SELECT count(*) FROM audit_event WHERE action = 'access.refused'";
    assert_eq!(world.count(refused).await, 4);
    world.app.end().await;
}

#[tokio::test]
async fn people_land_where_their_role_works() {
    let world = World::start().await;
    world
        .enquiry(New::in_queue("FH-MAR").flagged(&[Flag::ChildEnquirer]))
        .await;
    world
        .account("one.queue", &[Role::TriageFh], &["FH-CEN"])
        .await;
    world
        .account("two.queues", &[Role::TriageTpa], &["TPA-SSH", "TPA-YS"])
        .await;
    world.account("manager", &[Role::ManagerFh], &[]).await;
    world.account("lead", &[Role::SafeguardingLead], &[]).await;
    world.account("records", &[Role::Records], &[]).await;
    world.account("no.queue", &[Role::TriageFh], &[]).await;
    for (name, path, says) in [
        ("one.queue", "/staff/queue/FH-CEN", "Stockport Central"),
        ("two.queues", "/staff/queues", "Your Support"),
        ("manager", "/staff/queues", "Family Hub – Marple"),
        ("lead", "/staff/flagged", "Child asking"),
        ("records", "/staff", "Records manager"),
        ("no.queue", "/staff", "Ask your manager"),
    ] {
        let mut person = world.sign_in(name).await;
        let page = person.get("/staff").await;
        assert_eq!(page.path(), path, "{name}");
        assert!(page.says(says), "{name}: {}", page.text());
        assert!(!page.html().contains(CANARY));
    }
    world.app.end().await;
}
