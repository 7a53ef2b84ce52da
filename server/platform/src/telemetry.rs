//! The log: one line a request, never a path with a token or a reference in it, never an address or a name.

use crate::config::{LogConfig, LogFormat};
use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use std::{io::IsTerminal, time::Instant};
use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};
use uuid::Uuid;

/// Names one request in the log.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub Uuid);

/// Starts logging to standard output. Says so when the filter cannot be read, and takes `info`.
pub fn init(config: &LogConfig) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let layer = match config.log_format {
        LogFormat::Text => tracing_subscriber::fmt::layer()
            .with_ansi(std::io::stdout().is_terminal())
            .with_target(false)
            .boxed(),
        LogFormat::Json => tracing_subscriber::fmt::layer()
            .json()
            .flatten_event(true)
            .with_target(false)
            .boxed(),
    };
    // A second start in the same process (a test) keeps the first.
    let _ = tracing_subscriber::registry()
        .with(layer.with_filter(filter))
        .try_init();
    std::panic::set_hook(Box::new(|panic| {
        // The message may hold a value; the place never does.
        let place = panic
            .location()
            .map(|at| format!("{}:{}", at.file(), at.line()))
            .unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}

/// The layer: counts the time, names the route as a template.
pub async fn requests(mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId(Uuid::new_v4());
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |route| route.as_str().to_owned());
    request.extensions_mut().insert(id);
    let response = next.run(request).await;
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    if !route.starts_with("/health/") && !route.starts_with("/assets/") {
        tracing::info!(%method, route, status = response.status().as_u16(), ms, id = %id.0, "request");
    }
    response
}
