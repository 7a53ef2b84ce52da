//! Whether the process lives, and whether it should be sent people.

use crate::Platform;
use axum::extract::State;
use http::StatusCode;
use sea_orm::ConnectionTrait;
use std::time::Duration;

/// The process answers.
pub async fn live() -> &'static str {
    "live\n"
}

/// It also has its database and is not about to stop.
pub async fn ready(State(state): State<Platform>) -> (StatusCode, &'static str) {
    if state.stopping.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    let asked = state.pools.web.execute_unprepared("SELECT 1");
    match tokio::time::timeout(Duration::from_secs(2), asked).await {
        Ok(Ok(_)) => (StatusCode::OK, "ready\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "no database\n"),
    }
}
