//! Lists that officers work by: order, time left, narrowing, kept lists, giving and tagging (feature E2, E4).

use super::world::{New, Sent, World};
use app::domain::{codes::Flag, permission::Role};
use chrono::TimeDelta;
use harness::{Answer, Client};
use sea_orm::ConnectionTrait;

const PAGE: &str = "/staff/queue/FH-CEN";

/// References in the order of the page.
fn order(page: &Answer) -> Vec<String> {
    page.links()
        .iter()
        .filter_map(|link| link.strip_prefix("/staff/case/").map(str::to_owned))
        .collect()
}

/// Sends the form of a page that goes to this address.
async fn send(officer: &mut Client, page: &Answer, to: &str, fields: &[(&str, &str)]) -> Answer {
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.action.as_deref() == Some(to))
        .unwrap_or_else(|| panic!("no form to {to}: {}", page.text()));
    officer.submit_form(page, &form, fields).await
}

fn references(sent: &[&Sent]) -> Vec<String> {
    sent.iter().map(|sent| sent.reference.clone()).collect()
}

async fn confirm(officer: &mut Client, sent: &Sent) {
    let page = officer.get(&sent.path()).await;
    let fields = [("action", "confirm"), ("version", "1")];
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.action.as_deref() == Some(sent.below("queue").as_str()))
        .unwrap();
    let answer = officer.submit_form(&page, &form, &fields).await;
    assert_eq!(answer.status(), 200, "{}", answer.text());
}

async fn holder(world: &World, sent: &Sent) -> String {
    let sql = format!(
        "SELECT coalesce((SELECT s.name FROM staff s WHERE s.id = e.assigned_to), '-') FROM enquiry e WHERE e.id = '{}'",
        sent.id
    );
    world.app.value(&sql).await.unwrap()
}

async fn id_of(world: &World, name: &str) -> String {
    let sql = format!("SELECT replace(id::text, '-', '') FROM staff WHERE name = '{name}'");
    world.app.value(&sql).await.unwrap()
}

/// The value of a row's tick.
fn tick(page: &Answer, sent: &Sent) -> String {
    let html = page.html();
    let from = html
        .find(&format!("value=\"{}.", sent.reference))
        .unwrap_or_else(|| panic!("no tick: {html}"));
    html[from + 7..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_nobody_has_looked_at_comes_before_what_somebody_has() {
    let world = World::start().await;
    let looked = world.enquiry(New::default().due_in(10)).await;
    let urgent_looked = world
        .enquiry(New::default().flagged(&[Flag::Urgent]).due_in(10))
        .await;
    let late = world.enquiry(New::default().due_in(-600)).await;
    let urgent = world
        .enquiry(New::default().flagged(&[Flag::Urgent]).due_in(400))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    confirm(&mut officer, &looked).await;
    confirm(&mut officer, &urgent_looked).await;
    assert_eq!(
        order(&officer.get(PAGE).await),
        references(&[&urgent, &urgent_looked, &late, &looked])
    );
    world.app.end().await;
}

#[tokio::test]
async fn pages_follow_on_across_all_four_parts() {
    let world = World::start().await;
    for n in 0..120 {
        let mut new = New::default().due_in(600 + i64::from(n % 7));
        if n % 3 == 0 {
            new = new.flagged(&[Flag::Urgent]);
        }
        world.enquiry(new).await;
    }
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .app
        .execute("UPDATE enquiry SET confirmed_at = received_at, confirmed_by = (SELECT id FROM staff LIMIT 1) WHERE right(id::text, 1) < '8'")
        .await;
    let (mut seen, mut at, mut pages) = (Vec::new(), PAGE.to_owned(), 0);
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
    let sql = "SELECT string_agg(reference, ',' ORDER BY urgent DESC, confirmed_at IS NOT NULL, first_look_due, id) FROM enquiry";
    assert_eq!(seen.join(","), world.app.value(sql).await.unwrap());
    world.app.end().await;
}

#[tokio::test]
async fn time_left_counts_opening_hours_only() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let now = world.app.clock.now();
    let data = app::domain::reference_data::ReferenceData::shipped();
    let ahead = app::domain::time::add_working_hours(
        now,
        TimeDelta::hours(19),
        &data.opening_hours,
        &data.holidays,
    );
    world
        .app
        .execute(&format!(
            "UPDATE enquiry SET first_look_due = '{}'",
            ahead.to_rfc3339()
        ))
        .await;
    let page = officer.get(PAGE).await;
    // Nineteen hours of eight-hour days, however many nights lie between.
    assert!(page.says("2 days 3 h left"), "{}", page.text());
    let case = officer.get(&sent.path()).await;
    assert!(case.says("2 days 3 h left"), "{}", case.text());
    world.app.end().await;
}

#[tokio::test]
async fn each_filter_narrows_the_list_and_its_counts() {
    let world = World::start().await;
    let plain = world.enquiry(New::default()).await;
    let flagged = world
        .enquiry(New::default().flagged(&[Flag::Sensitive]))
        .await;
    let housing = world
        .enquiry(New {
            topic: "HOME",
            ..New::default()
        })
        .await;
    let late = world.enquiry(New::default().due_in(-25)).await;
    let old = world
        .enquiry(New {
            ago: 8 * 24 * 60,
            ..New::default()
        })
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world.officer("a.sample", "FH-CEN").await;
    for (sent, column, value) in [
        (&plain, "language", "'ur'"),
        (&housing, "area", "'WER'"),
        (&flagged, "tags", "'{visit}'"),
        (
            &old,
            "assigned_to",
            "(SELECT id FROM staff WHERE name = 'a.sample')",
        ),
    ] {
        let also = if column == "assigned_to" {
            ", assigned_at = now()"
        } else {
            ""
        };
        world
            .app
            .execute(&format!(
                "UPDATE enquiry SET {column} = {value}{also} WHERE id = '{}'",
                sent.id
            ))
            .await;
    }
    let sample = id_of(&world, "a.sample").await;
    for (query, expected) in [
        ("flag=sensitive".to_owned(), &flagged),
        ("topic=HOME".to_owned(), &housing),
        ("language=ur".to_owned(), &plain),
        ("area=WER".to_owned(), &housing),
        ("tag=visit".to_owned(), &flagged),
        (format!("with={sample}"), &old),
        ("age=week".to_owned(), &old),
        ("late=yes".to_owned(), &late),
        ("topic=MONEY&age=day".to_owned(), &old),
    ] {
        let page = officer.get(&format!("{PAGE}?{query}")).await;
        assert_eq!(order(&page), references(&[expected]), "{query}");
        assert!(page.says("All open 1"), "{query}: {}", page.text());
        // Chips keep the filter.
        assert!(
            page.links()
                .iter()
                .any(|link| link.contains("show=urgent&") && link.ends_with(&query)),
            "{query}: {:?}",
            page.links()
        );
    }
    let none = officer.get(&format!("{PAGE}?flag=offence_data")).await;
    assert!(none.says("No enquiry matches"), "{}", none.text());
    let rubbish = officer
        .get(&format!("{PAGE}?flag=x&with=y&age=z&after=q"))
        .await;
    assert_eq!(order(&rubbish).len(), 5);
    world.app.end().await;
}

#[tokio::test]
async fn taking_a_case_keeps_the_filter() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().flagged(&[Flag::Sensitive]))
        .await;
    world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&format!("{PAGE}?flag=sensitive")).await;
    let after = send(&mut officer, &page, PAGE, &[("take", &sent.reference)]).await;
    assert!(
        after.path().ends_with("?flag=sensitive"),
        "{}",
        after.path()
    );
    assert_eq!(order(&after), references(&[&sent]));
    world.app.end().await;
}

#[tokio::test]
async fn what_came_while_closed_is_one_list() {
    let world = World::start().await;
    let data = app::domain::reference_data::ReferenceData::shipped();
    let now = world.app.clock.now();
    let (closed, _) =
        app::domain::worklist::closed_stretch(now, &data.opening_hours, &data.holidays);
    let night = world.enquiry(New::default()).await;
    let before = world.enquiry(New::default()).await;
    for (sent, at) in [
        (&night, closed + TimeDelta::minutes(5)),
        (&before, closed - TimeDelta::minutes(5)),
    ] {
        let sql = format!(
            "UPDATE enquiry SET received_at = '{}' WHERE id = '{}'",
            at.to_rfc3339(),
            sent.id
        );
        world.app.execute(&sql).await;
    }
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&format!("{PAGE}?show=closed")).await;
    assert_eq!(order(&page), references(&[&night]));
    assert!(page.says("Came while closed 1"), "{}", page.text());
    confirm(&mut officer, &night).await;
    assert!(order(&officer.get(&format!("{PAGE}?show=closed")).await).is_empty());
    world.app.end().await;
}

#[tokio::test]
async fn a_list_is_kept_shared_and_forgotten() {
    let world = World::start().await;
    world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    let mut elsewhere = world.officer("e.sample", "FH-WER").await;
    let kept = format!("{PAGE}/saved-lists");
    let page = one.get(&format!("{PAGE}?show=mine&flag=sensitive")).await;
    let empty = send(&mut one, &page, &kept, &[("keep", "yes"), ("name", " ")]).await;
    assert_eq!(empty.status(), 422);
    assert!(empty.says("Write a name for this list"), "{}", empty.text());
    let long = "x".repeat(41);
    let long = send(&mut one, &page, &kept, &[("keep", "yes"), ("name", &long)]).await;
    assert_eq!(long.status(), 422);
    assert!(
        long.html().contains(&"x".repeat(41)),
        "what was typed stays"
    );
    let own = send(
        &mut one,
        &page,
        &kept,
        &[("keep", "yes"), ("name", " My  watch list ")],
    )
    .await;
    assert_eq!(own.status(), 200, "{}", own.text());
    assert!(own.says("My watch list"), "{}", own.text());
    assert!(
        own.path().contains("show=mine&flag=sensitive"),
        "{}",
        own.path()
    );
    assert!(!two.get(PAGE).await.says("My watch list"));

    let page = one.get(&format!("{PAGE}?flag=child_enquirer")).await;
    send(
        &mut one,
        &page,
        &kept,
        &[("keep", "yes"), ("name", "Children"), ("shared", "yes")],
    )
    .await;
    let theirs = two.get(PAGE).await;
    assert!(theirs.says("Children"), "{}", theirs.text());
    assert!(
        theirs
            .links()
            .iter()
            .any(|link| link == &format!("{PAGE}?flag=child_enquirer"))
    );
    assert!(!elsewhere.get("/staff/queue/FH-WER").await.says("Children"));

    // Only its owner can forget it, whatever is sent.
    let id = world
        .app
        .value("SELECT id::text FROM saved_list WHERE shared")
        .await
        .unwrap();
    assert!(!theirs.html().contains(&id));
    let page = two.get(&format!("{PAGE}?flag=urgent")).await;
    send(&mut two, &page, &kept, &[("forget", &id)]).await;
    assert_eq!(world.count("SELECT count(*) FROM saved_list").await, 2);
    let page = one.get(PAGE).await;
    send(&mut one, &page, &kept, &[("forget", &id)]).await;
    assert_eq!(world.count("SELECT count(*) FROM saved_list").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn ticked_cases_are_given_to_a_colleague_who_works_the_queue() {
    let world = World::start().await;
    let (a, b, c) = (
        world.enquiry(New::default()).await,
        world.enquiry(New::default()).await,
        world.enquiry(New::default()).await,
    );
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    world.officer("e.sample", "FH-WER").await;
    let ticked = format!("{PAGE}/bulk");
    let page = one.get(PAGE).await;
    assert!(
        page.says("A.SAMPLE") && !page.says("E.SAMPLE"),
        "{}",
        page.text()
    );
    let (tick_a, tick_b, tick_c) = (tick(&page, &a), tick(&page, &b), tick(&page, &c));
    let sample = id_of(&world, "a.sample").await;

    let nothing = send(
        &mut one,
        &page,
        &ticked,
        &[("do", "give"), ("give", &sample)],
    )
    .await;
    assert_eq!(nothing.status(), 422);
    assert!(
        nothing.says("Tick at least one enquiry"),
        "{}",
        nothing.text()
    );
    let nobody = send(
        &mut one,
        &page,
        &ticked,
        &[("do", "give"), ("tick", &tick_a)],
    )
    .await;
    assert_eq!(nobody.status(), 422);
    assert!(nobody.says("Choose who gets them"), "{}", nobody.text());
    assert!(nobody.html().contains("checked"), "the tick stays");
    let wrong = id_of(&world, "e.sample").await;
    let outside = send(
        &mut one,
        &page,
        &ticked,
        &[("do", "give"), ("give", &wrong), ("tick", &tick_a)],
    )
    .await;
    assert_eq!(outside.status(), 422);

    // Somebody takes one of them meanwhile: that one stays, and is named.
    let theirs = two.get(PAGE).await;
    send(&mut two, &theirs, PAGE, &[("take", &b.reference)]).await;
    let answer = send(
        &mut one,
        &page,
        &ticked,
        &[
            ("do", "give"),
            ("give", &sample),
            ("tick", &tick_a),
            ("tick", &tick_b),
        ],
    )
    .await;
    assert_eq!(answer.status(), 409);
    assert!(
        answer.says(&format!(
            "The others are done. Somebody changed {} in the meantime",
            b.reference
        )),
        "{}",
        answer.text()
    );
    assert_eq!(holder(&world, &a).await, "a.sample");

    let page = one.get(PAGE).await;
    let (tick_a, tick_c2) = (tick(&page, &a), tick(&page, &c));
    assert_eq!(tick_c, tick_c2);
    let answer = send(
        &mut one,
        &page,
        &ticked,
        &[
            ("do", "give"),
            ("give", &sample),
            ("tick", &tick_a),
            ("tick", &tick_c),
        ],
    )
    .await;
    assert_eq!(answer.status(), 200, "{}", answer.text());
    for sent in [&a, &c] {
        assert_eq!(holder(&world, sent).await, "a.sample");
        assert_eq!(world.audited(sent, "case.assign").await, 1);
    }
    let case = one.get(&a.path()).await;
    assert!(
        case.says("J.SPECIMEN gave it to A.SAMPLE"),
        "{}",
        case.text()
    );
    world.app.end().await;
}

#[tokio::test]
async fn tags_are_added_and_taken_off() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let ticked = format!("{PAGE}/bulk");
    for (act, there) in [("tag", 1), ("tag", 1), ("untag", 0), ("untag", 0)] {
        let page = officer.get(PAGE).await;
        let fields = [
            ("do", act),
            ("mark", "visit"),
            ("tick", &tick(&page, &sent)),
        ];
        let answer = send(&mut officer, &page, &ticked, &fields).await;
        assert_eq!(answer.status(), 200, "{}", answer.text());
        let tagged = "SELECT count(*) FROM enquiry WHERE tags = '{visit}'";
        assert_eq!(world.count(tagged).await, there, "{act}");
    }
    assert_eq!(world.audited(&sent, "case.tag").await, 1);
    assert_eq!(world.audited(&sent, "case.untag").await, 1);
    let page = officer.get(PAGE).await;
    let answer = send(
        &mut officer,
        &page,
        &ticked,
        &[("do", "tag"), ("tick", &tick(&page, &sent))],
    )
    .await;
    assert_eq!(answer.status(), 422);
    assert!(answer.says("Choose a tag"), "{}", answer.text());
    world.app.end().await;
}

#[tokio::test]
async fn a_case_is_given_from_its_page_and_never_over_somebody_elses_change() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    world.officer("a.sample", "FH-CEN").await;
    let sample = id_of(&world, "a.sample").await;
    let assign = sent.below("assign");
    let stale = one.get(&sent.path()).await;
    let unsaid = send(&mut one, &stale, &assign, &[]).await;
    assert_eq!(unsaid.status(), 422);
    assert!(unsaid.says("Choose who gets them"), "{}", unsaid.text());
    let given = send(&mut one, &stale, &assign, &[("give", &sample)]).await;
    assert_eq!(given.status(), 200, "{}", given.text());
    assert_eq!(holder(&world, &sent).await, "a.sample");
    let late = send(&mut one, &stale, &assign, &[("give", "nobody")]).await;
    assert_eq!(late.status(), 409);
    assert_eq!(holder(&world, &sent).await, "a.sample");
    let fresh = one.get(&sent.path()).await;
    send(&mut one, &fresh, &assign, &[("give", "nobody")]).await;
    assert_eq!(holder(&world, &sent).await, "-");
    world.app.end().await;
}

#[tokio::test]
async fn the_database_lets_nobody_have_a_case_whose_queue_they_do_not_work() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    world.officer("e.sample", "FH-WER").await;
    world.account("lead", &[Role::SafeguardingLead], &[]).await;
    world.officer("t.sample", "TPA-SSH").await;
    for name in ["e.sample", "lead", "t.sample"] {
        let sql = format!(
            "UPDATE enquiry SET assigned_at = now(), assigned_to = (SELECT id FROM staff WHERE name = '{name}') WHERE id = '{}'",
            sent.id
        );
        let refused = world.app.owner.execute_unprepared(&sql).await.unwrap_err();
        assert!(
            refused.to_string().contains("does not work that queue"),
            "{name}: {refused}"
        );
    }
    world.app.end().await;
}
