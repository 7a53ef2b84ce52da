//! A queue page costs the same over a million enquiries as over ten thousand.

use super::world::{New, World};
use crate::search::PAGE;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::time::{Duration, Instant};

/// Phone and postcode of the one case that is looked for.
const SOUGHT: [&str; 2] = ["01632 960 007", "SK1 4ZZ"];

/// Pages timed for each figure.
const PAGES: usize = 60;

/// Adds enquiries, spread over the queues of the council; so many of them open, the rest closed.
async fn add(world: &World, from: u32, to: u32, open: u32) {
    let sql = format!(
        "WITH made AS (INSERT INTO enquiry SELECT r.* FROM generate_series({from}, {to} - 1) g
         CROSS JOIN (SELECT x AS row FROM enquiry x ORDER BY received_at LIMIT 1) c
         CROSS JOIN (SELECT id FROM staff LIMIT 1) s
         CROSS JOIN LATERAL (SELECT array_agg(code ORDER BY code) AS codes FROM queue WHERE controller = 'SMBC') q
         CROSS JOIN LATERAL translate(lpad(g::text, 7, '0'), '0123456789', 'BCDFGHJKLM') AS ref
         CROSS JOIN LATERAL (SELECT now() - g * interval '1 minute' AS at) t
         CROSS JOIN LATERAL jsonb_populate_record(c.row, jsonb_build_object(
           'id', gen_random_uuid(), 'draft_id', gen_random_uuid(),
           'reference', 'B' || substr(ref, 1, 2) || '-' || substr(ref, 3, 3) || '-' || substr(ref, 6, 2) || 'B',
           'queue', q.codes[1 + g % cardinality(q.codes)], 'urgent', g % 20 = 0,
           'received_at', t.at, 'suggested_at', t.at, 'first_look_due', t.at + interval '3 days') || CASE WHEN g < {from} + {open} THEN '{{}}'::jsonb
           ELSE jsonb_build_object('confirmed_at', t.at, 'confirmed_by', s.id, 'closed_at', t.at, 'closed_by', s.id,
             'outcome', 'info_given') END) r RETURNING id)
         INSERT INTO blind_index SELECT id, kind, CASE WHEN kind = 'name_prefix' THEN '\\xaa'::bytea ELSE sha256((kind || id)::bytea) END
         FROM made, unnest(ARRAY['name', 'name_prefix', 'phone', 'postcode']) kind"
    );
    world.app.execute(&sql).await;
    world.app.execute("VACUUM ANALYZE enquiry").await;
    world.app.execute("VACUUM ANALYZE blind_index").await;
}

/// The middle time of a page; its first half warms up.
async fn time(officer: &mut harness::Client, path: &str) -> Duration {
    let mut times = Vec::new();
    for n in 0..PAGES * 2 {
        let began = Instant::now();
        let page = officer.get(path).await;
        assert_eq!(page.status(), 200);
        assert!(
            page.html().matches("/staff/case/").count() >= 50,
            "a whole page"
        );
        if n >= PAGES {
            times.push(began.elapsed());
        }
    }
    times.sort_unstable();
    times[PAGES / 2]
}

/// The middle time of a search that finds one case; its first half warms up.
async fn search(officer: &mut harness::Client, text: &str) -> Duration {
    let form = officer.get(PAGE).await;
    let mut times = Vec::new();
    for n in 0..PAGES * 2 {
        let began = Instant::now();
        let page = officer.submit(&form, &[("q", text)]).await;
        assert_eq!(page.status(), 200);
        assert!(page.html().contains("/staff/case/"), "{}", page.text());
        if n >= PAGES {
            times.push(began.elapsed());
        }
    }
    times.sort_unstable();
    times[PAGES / 2]
}

/// Whole readings of the tables since the cluster began.
async fn scans(world: &World) -> i64 {
    tokio::time::sleep(Duration::from_secs(2)).await;
    let sql = "SELECT sum(seq_scan)::bigint FROM pg_stat_user_tables WHERE relname IN ('enquiry', 'blind_index')";
    let row = world
        .app
        .owner
        .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await
        .unwrap()
        .unwrap();
    row.try_get_by_index(0).unwrap()
}

#[tokio::test]
#[ignore = "fills a million rows: make bench-queue"]
async fn a_page_over_a_million_takes_no_longer_than_over_ten_thousand() {
    let world = World::start().await;
    world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    world
        .account("manager", &[app::domain::permission::Role::ManagerFh], &[])
        .await;
    let mut manager = world.sign_in("manager").await;
    let paths = [
        "/staff/queue/FH-CEN",
        "/staff/queue/FH-CEN?show=nobody",
        "/staff/queue/FH-CEN?topic=MONEY&language=en",
    ];
    add(&world, 1, 10_000, 2_000).await;
    let mut small = Vec::new();
    for path in paths {
        small.push(time(&mut officer, path).await);
    }
    small.push(time(&mut manager, paths[0]).await);
    for text in SOUGHT {
        small.push(search(&mut officer, text).await);
    }
    add(&world, 10_000, 1_000_000, 18_000).await;
    let before = scans(&world).await;
    let mut large = Vec::new();
    for path in paths {
        large.push(time(&mut officer, path).await);
    }
    large.push(time(&mut manager, paths[0]).await);
    for text in SOUGHT {
        large.push(search(&mut officer, text).await);
    }
    let after = scans(&world).await;
    let total = world.count("SELECT count(*) FROM enquiry").await;
    let open = world
        .count("SELECT count(*) FROM enquiry WHERE closed_at IS NULL")
        .await;
    println!("{total} enquiries, {open} open");
    let names = paths.into_iter().chain([
        "the same as a manager",
        "search by phone",
        "search by postcode",
    ]);
    for ((name, small), large) in names.zip(small).zip(large) {
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        println!("{name}: 10,000 {small:?}, 1,000,000 {large:?}, ratio {ratio:.2}");
        assert!(ratio < 1.3, "{name}: {ratio:.2}");
    }
    assert_eq!(after, before, "a page reads no whole table");
    world.app.end().await;
}
