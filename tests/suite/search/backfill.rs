//! Cases written before the newer forms of a name existed.

use super::{looks_for, shown};
use crate::staff::world::{New, World};
use chrono::TimeDelta;
use server::search::backfill::run_once;

const NEWER: &str = "SELECT count(*) FROM blind_index WHERE kind IN ('name_folded', 'name_prefix')";

async fn runs(world: &World) -> usize {
    let mut looked = 0;
    loop {
        match run_once(&world.app.state).await.unwrap() {
            0 => return looked,
            n => looked += n,
        }
    }
}

#[tokio::test]
async fn older_cases_get_the_newer_forms_once_and_erased_ones_never_again() {
    let world = World::start().await;
    world
        .app
        .execute("UPDATE search_backfill SET begun_at = '2026-11-18T10:00:00Z'")
        .await;
    let sent = world
        .enquiry(New {
            name: "Zoë Sample".to_owned(),
            ..New::default()
        })
        .await;
    let erased = world.enquiry(New::default()).await;
    let made = world.count(NEWER).await;
    assert!(made > 0);
    world
        .app
        .execute("DELETE FROM blind_index WHERE kind IN ('name_folded', 'name_prefix')")
        .await;
    world
        .app
        .execute(&format!(
            "DELETE FROM blind_index WHERE enquiry_id = '{}'",
            erased.id
        ))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    assert!(shown(&looks_for(&mut officer, "zoe").await).is_empty());

    assert_eq!(runs(&world).await, 2);
    assert_eq!(
        shown(&looks_for(&mut officer, "zoe").await),
        std::slice::from_ref(&sent.reference)
    );
    let of_erased = format!(
        "SELECT count(*) FROM blind_index WHERE enquiry_id = '{}'",
        erased.id
    );
    assert_eq!(world.count(&of_erased).await, 0);

    // A server of the version before may still write: what comes within a day is looked at, then it is over.
    world
        .enquiry(New {
            ago: -1,
            ..New::default()
        })
        .await;
    assert_eq!(runs(&world).await, 1);
    let over = "SELECT count(*) FROM search_backfill WHERE finished_at IS NOT NULL";
    assert_eq!(world.count(over).await, 0);
    world.app.advance(TimeDelta::days(1));
    assert_eq!(runs(&world).await, 0);
    assert_eq!(world.count(over).await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn a_version_that_is_not_the_newest_adds_nothing() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let tx = world.app.state.pools.worker_tx().await.unwrap();
    use sea_orm::{ConnectionTrait, DbBackend, Statement};
    for (version, added) in [(1, true), (2, false)] {
        let sql = format!(
            "SELECT app.add_index('{}', {version}, ARRAY['name_folded'], ARRAY['\\x01']::bytea[]) AS added",
            sent.id
        );
        let row = tx
            .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(row.try_get::<bool>("", "added").unwrap(), added);
    }
    tx.rollback().await.unwrap();
    world.app.end().await;
}
