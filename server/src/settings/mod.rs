//! The tables that managers keep in the browser (`permissions.csv`, `edit_configuration`): which are in force
//! for a request, the desk where they are changed, and trying a routing table out.

mod cache;
pub mod review;
pub mod simulator;
mod store;
pub mod tables;

pub use cache::SettingsCache;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::Method;
use platform::{Platform, reference::CurrentSite};
use std::sync::Arc;

/// Puts the tables that are in force at its beginning on a request.
pub async fn provide_site(
    State(platform): State<Platform>,
    State(settings): State<Arc<SettingsCache>>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let may_publish = request.method() == Method::POST && path.starts_with("/staff/settings/");
    // Files and "is it alive?" ask no database.
    if !path.starts_with("/assets/") && path != "/health/live" {
        let site = CurrentSite::new(settings.site(&platform).await);
        request.extensions_mut().insert(site);
    }
    let response = next.run(request).await;
    if may_publish {
        // Whoever published a table sees it in force on the next page.
        settings.forget();
    }
    response
}
