//! Loading a postcode directory.

use harness::App;
use server::postcode::import::{LoadError, load};
use std::path::PathBuf;

fn file(name: &str, text: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("portal-{}-{name}", uuid::Uuid::new_v4()));
    std::fs::write(&path, text).expect("written");
    path
}

const WARDS: &str = "ward,area\nE05000001,CEN\nE05000002,MAR\n";

/// The edge list and the sector table decide where the directory knows nothing (input F1).
#[tokio::test]
async fn a_row_without_an_authority_sends_nobody_away() {
    let app = App::start().await;
    let wards = file("wards.csv", WARDS);
    let lines = file(
        "blank.csv",
        "\"SK1 1AA\",10,1,1,\"E92000001\",\"\",\"\",\"\",\"E08000007\",\"E05000001\"\n\
         \"SK8 3AB\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n\
         \"SK2 5AA\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"E99999999\",\"E99999999\"\n",
    );
    load(&app.database.owner, &lines, &wards, app.clock.now(), |_| {})
        .await
        .expect("loaded");
    let given = |postcode| {
        crate::enquiry::walk::with(crate::enquiry::walk::ordinary(), &[("postcode", postcode)])
    };
    for postcode in ["SK8 3AB", "SK2 5AA"] {
        let page = crate::enquiry::walk::walk(&mut app.client(), &given(postcode)).await;
        assert_eq!(page.path(), "/enquiry/check", "{postcode}: {}", page.text());
    }
    app.end().await;
}

#[tokio::test]
async fn a_directory_replaces_the_one_before_and_a_broken_one_leaves_it() {
    let app = App::start().await;
    let wards = file("wards.csv", WARDS);
    let first = file(
        "first.csv",
        "pcds,oslaua,osward,doterm\nSK1 1AA,E08000007,E05000001,\nSK6 5AB,E08000007,E05000002,\n\
         SK8 1AA,E08000007,E05000099,\nM1 1AA,E08000003,E05000100,\nSK1 9ZZ,E08000007,E05000001,201001\n",
    );
    let loaded = load(&app.database.owner, &first, &wards, app.clock.now(), |_| {})
        .await
        .expect("loaded");
    assert_eq!((loaded.rows, loaded.in_stockport), (4, 3));
    assert_eq!(
        loaded.wards_without_area.into_iter().collect::<Vec<_>>(),
        [("E05000099".to_owned(), 1)]
    );
    let rows = "SELECT string_agg(code || '=' || area, ' ' ORDER BY code) FROM postcode";
    assert_eq!(
        app.value(rows).await.as_deref(),
        Some("M11AA=OUT SK11AA=CEN SK65AB=MAR SK81AA=BOR")
    );
    let broken = file(
        "broken.csv",
        "pcds,oslaua,osward,doterm\nSK1 1AA,E08000007,E05000001,\nnonsense,E08000007,E05000001,\n",
    );
    let error = load(
        &app.database.owner,
        &broken,
        &wards,
        app.clock.now(),
        |_| {},
    )
    .await
    .expect_err("refused");
    assert!(
        matches!(&error, LoadError::Line { cause, .. } if cause.line == 3),
        "{error}"
    );
    let twice = file(
        "twice.csv",
        "pcds,oslaua,osward,doterm\nSK1 1AA,E08000007,E05000001,\nSK1 1AA,E08000007,E05000001,\n",
    );
    let error = load(&app.database.owner, &twice, &wards, app.clock.now(), |_| {})
        .await
        .expect_err("refused");
    assert!(matches!(error, LoadError::Twice), "{error}");
    let elsewhere = file(
        "elsewhere.csv",
        "pcds,oslaua,osward,doterm\nM1 1AA,E08000003,E05000100,\n",
    );
    let error = load(
        &app.database.owner,
        &elsewhere,
        &wards,
        app.clock.now(),
        |_| {},
    )
    .await
    .expect_err("refused");
    assert!(matches!(error, LoadError::NothingHere(_)), "{error}");
    assert_eq!(
        app.value(rows).await.as_deref(),
        Some("M11AA=OUT SK11AA=CEN SK65AB=MAR SK81AA=BOR")
    );
    let second = file(
        "second.csv",
        "pcds,oslaua,osward,doterm\nSK1 1AB,E08000007,E05000002,\n",
    );
    load(
        &app.database.owner,
        &second,
        &wards,
        app.clock.now(),
        |_| {},
    )
    .await
    .expect("loaded");
    assert_eq!(app.value(rows).await.as_deref(), Some("SK11AB=MAR"));
    assert_eq!(
        app.value("SELECT count(*) FROM postcode_generation")
            .await
            .as_deref(),
        Some("1")
    );
    assert_eq!(
        app.value("SELECT row_count FROM postcode_generation")
            .await
            .as_deref(),
        Some("1")
    );
    for path in [wards, first, broken, twice, elsewhere, second] {
        std::fs::remove_file(path).expect("it was there");
    }
    app.end().await;
}
