//! The reference tables in force, as a value that a request or a job is given.

use crate::error::AppError;
use app::{domain::reference_data::ReferenceData, site::Site};
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use std::{convert::Infallible, ops::Deref, sync::Arc};

/// The site as it is for one request or one run of a job: one set of tables from its first line to its last.
///
/// The layer that reads the tables puts it on each request. There is no other way to one, so nothing can fall back
/// to the tables that came with the service.
#[derive(Clone)]
pub struct CurrentSite(Arc<Site>);

impl CurrentSite {
    pub fn new(site: Arc<Site>) -> Self {
        Self(site)
    }

    /// The reference tables.
    pub fn data(&self) -> &'static ReferenceData {
        self.0.data
    }

    /// For a page, which keeps it as long as it is rendered.
    pub fn shared(&self) -> Arc<Site> {
        self.0.clone()
    }
}

impl Deref for CurrentSite {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for CurrentSite {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            AppError::internal(anyhow::anyhow!(
                "a request came past the layer that reads the reference tables"
            ))
        })
    }
}

/// For the layers that also see requests to which no table belongs, such as static files.
impl<S: Sync> OptionalFromRequestParts<S> for CurrentSite {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}
