//! The tables that managers keep in the browser (`permissions.csv`, `edit_configuration`): which are in force
//! for a request, the desk where they are changed, and trying a routing table out.

pub mod change;
pub mod desk;
pub mod routing;
mod shelf;
pub mod store;

pub use shelf::SettingsShelf;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use platform::{Platform, reference::CurrentSite};
use std::sync::Arc;

/// Puts the tables that are in force at its beginning on a request.
pub async fn provide_site(
    State(platform): State<Platform>,
    State(settings): State<Arc<SettingsShelf>>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    // Files and "is it alive?" ask no database.
    if !path.starts_with("/assets/") && path != "/health/live" {
        let site = CurrentSite::new(settings.site(&platform).await);
        request.extensions_mut().insert(site);
    }
    next.run(request).await
}
