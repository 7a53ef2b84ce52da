//! The tables that managers keep in the browser (`permissions.csv`, `edit_configuration`): which are in force
//! for a request, the desk where they are changed, and trying a routing table out.

pub mod change;
pub mod desk;
pub mod routing;
mod shelf;
pub mod store;

pub use shelf::SettingsShelf;

use crate::state::AppState;
use app::{domain::reference_data::ReferenceData, site::Site};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

tokio::task_local! {
    /// The site of the request or job that is being worked on: one set of tables from its first line to its last.
    static SITE: Arc<Site>;
}

/// Answers a request with the tables that are in force at its beginning.
pub async fn within(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // Files and "is it alive?" ask no database.
    if path.starts_with("/assets/") || path == "/health/live" {
        return next.run(request).await;
    }
    during(&state, next.run(request)).await
}

/// Does some work with the tables that are in force at its beginning.
pub async fn during<T>(state: &AppState, work: impl Future<Output = T>) -> T {
    let site = state.settings.site(state).await;
    SITE.scope(site, work).await
}

/// The site with the tables in force; `None` outside of [`during`].
pub(crate) fn in_force() -> Option<Arc<Site>> {
    SITE.try_with(Arc::clone).ok()
}

/// The tables in force for this request or job; outside of both, those that came with the service.
pub fn data() -> &'static ReferenceData {
    SITE.try_with(|site| site.data)
        .unwrap_or_else(|_| ReferenceData::shipped())
}
