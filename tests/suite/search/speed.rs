//! A search costs the same however many cases there are.

use crate::staff::world::{New, World};
use app::domain::permission::Role;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

/// Cases beside the one that is looked for. All carry one common hash; each has one of its own.
const CASES: u32 = 20_000;

async fn ask(tx: &DatabaseTransaction, sql: &str) -> String {
    tx.query_one_raw(Statement::from_string(
        DbBackend::Postgres,
        format!("SELECT ({sql})::text AS v"),
    ))
    .await
    .unwrap()
    .unwrap()
    .try_get::<Option<String>>("", "v")
    .unwrap()
    .unwrap_or_default()
}

/// Whole tables read, and rows fetched, by this very transaction.
async fn cost(tx: &DatabaseTransaction) -> (i64, i64) {
    let of = |column: &str| {
        format!(
            "SELECT sum({column}) FROM pg_stat_xact_all_tables WHERE relname IN ('enquiry', 'blind_index', 'enquiry_content')"
        )
    };
    let scans = ask(tx, &of("seq_scan")).await.parse().unwrap();
    let rows = ask(tx, &of("coalesce(idx_tup_fetch, 0) + seq_tup_read"))
        .await
        .parse()
        .unwrap();
    (scans, rows)
}

#[tokio::test]
async fn no_search_reads_a_whole_table_nor_more_rows_than_it_may() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    // Copies of the one case, with hashes as a common beginning of names and rare numbers have them.
    world
        .app
        .execute(&format!(
            "CREATE TEMP TABLE n AS SELECT g, gen_random_uuid() AS id, gen_random_uuid() AS draft FROM generate_series(1, {CASES}) g;
             CREATE TEMP TABLE copies AS SELECT e.* FROM enquiry e;
             INSERT INTO enquiry SELECT (jsonb_populate_record(c, jsonb_build_object('id', n.id, 'draft_id', n.draft, 'reference',
               'BBB-' || substr(ref, 1, 3) || '-' || substr(ref, 4, 3)))).*
             FROM n, copies c, translate(lpad(n.g::text, 6, '0'), '0123456789', 'BCDFGHJKLM') AS ref;
             INSERT INTO blind_index SELECT id, 'name_prefix', '\\xaa' FROM n;
             INSERT INTO blind_index SELECT id, 'phone', decode(lpad(to_hex(g), 8, '0'), 'hex') FROM n;
             INSERT INTO blind_index SELECT id, 'postcode', decode(lpad(to_hex(g / 20), 8, '0'), 'hex') FROM n;
             ANALYZE enquiry; ANALYZE blind_index"
        ))
        .await;
    let manager = world.account("manager", &[Role::ManagerFh], &[]).await;
    let elsewhere = world
        .account("elsewhere", &[Role::TriageFh], &["FH-WER"])
        .await;
    let find = |kinds: &str, hashes: &str, looked: u32| {
        format!(
            "SELECT cardinality(ids) || ' ' || more FROM app.find_cases(ARRAY[{kinds}], ARRAY[{hashes}]::bytea[], 25, {looked})"
        )
    };
    let common = find("'name_prefix'", "'\\xaa'", 5_000);
    let rare = find("'phone', 'name_prefix'", "'\\x00000007', '\\xaa'", 5_000);
    let near = find("'postcode', 'name_prefix'", "'\\x00000007', '\\xaa'", 5_000);
    let alike = format!(
        "SELECT count(*) FROM app.find_duplicates('{}', 50)",
        sent.id
    );
    for (actor, sql, answer, most) in [
        // Every case fits: only those that are shown are read.
        (manager, common.clone(), "25 true", 120),
        (manager, rare, "1 false", 40),
        (manager, near, "20 false", 250),
        (manager, alike, "0", 200),
        // None that fits is in sight: the bound on the work holds, and the page says that there may be more.
        (
            elsewhere,
            find("'name_prefix'", "'\\xaa'", 500),
            "0 true",
            2_000,
        ),
    ] {
        let tx = world.app.state.pools.staff_tx(actor).await.unwrap();
        assert_eq!(ask(&tx, &sql).await, answer, "{sql}");
        let (scans, rows) = cost(&tx).await;
        assert_eq!(scans, 0, "{sql}");
        assert!(rows <= most, "{sql}: {rows} rows");
        tx.rollback().await.unwrap();
    }
    world.app.end().await;
}
