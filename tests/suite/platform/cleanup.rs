//! What has run out goes.

use chrono::TimeDelta;
use harness::App;
use server::cleanup;

#[tokio::test]
async fn an_idle_draft_is_wiped_after_thirty_minutes_and_a_used_one_is_not() {
    let app = App::start().await;
    let now = app.clock.now();
    for (byte, minutes) in [("01", 30), ("02", 29)] {
        let touched = now - TimeDelta::minutes(minutes);
        app.execute(&format!(
            "INSERT INTO draft (id, token_hash, key_epoch, wrapped_key, content, created_at, touched_at) VALUES \
             (gen_random_uuid(), decode(repeat('{byte}', 32), 'hex'), 1, '', '', '{touched}', '{touched}')"
        ))
        .await;
    }
    assert_eq!(cleanup::run_once(&app.state).await.expect("it runs"), 1);
    assert_eq!(
        app.value("SELECT encode(token_hash, 'hex') FROM draft")
            .await,
        Some("02".repeat(32))
    );
    app.advance(TimeDelta::minutes(2));
    assert_eq!(cleanup::run_once(&app.state).await.expect("it runs"), 1);
    app.end().await;
}
