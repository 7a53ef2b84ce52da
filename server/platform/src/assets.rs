//! Styles and scripts: names with a hash of the content, compressed when built, kept by browsers for a year.

use axum::{Router, middleware, response::Response};
use http::{HeaderValue, header};
use std::{collections::HashMap, path::Path};
use tower_http::services::ServeDir;

/// Plain names to hashed ones, from `manifest.json` of the built site. Empty when it is not built.
pub fn manifest(folder: &Path) -> HashMap<String, String> {
    let read = std::fs::read_to_string(folder.join("manifest.json"));
    match read.map(|text| serde_json::from_str(&text)) {
        Ok(Ok(names)) => names,
        _ => {
            tracing::warn!("the styles are not built: `scripts/build-assets` builds them");
            HashMap::new()
        }
    }
}

/// Serves `/assets`.
pub fn routes<S: Clone + Send + Sync + 'static>(folder: &Path) -> Router<S> {
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    Router::new()
        .nest_service("/assets", files)
        .layer(middleware::map_response(keep))
}

async fn keep(mut response: Response) -> Response {
    let caching =
        if response.status().is_success() || response.status() == http::StatusCode::NOT_MODIFIED {
            "public, max-age=31536000, immutable"
        } else {
            "no-store"
        };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}
