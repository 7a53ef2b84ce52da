//! What is published, as one request or one run of a job may ask for it.

use super::{NoticeShelf, Notices, WordingShelf};
use app::domain::{
    codes::PartnerCode,
    controller::Controller,
    notice::{Notice, NoticeVersion},
    reference_data::ReferenceData,
    time::london_date,
    wording::Wording,
};
use axum::extract::{FromRef, FromRequestParts};
use chrono::{DateTime, Utc};
use http::request::Parts;
use platform::{
    error::{AppError, Result},
    reference::CurrentSite,
};
use sea_orm::ConnectionTrait;
use std::sync::Arc;

/// The privacy notices and the words of consents, with the site they are published on.
#[derive(Clone)]
pub struct Publications {
    notices: Arc<NoticeShelf>,
    wordings: Arc<WordingShelf>,
    site: CurrentSite,
}

impl Publications {
    pub fn new(notices: Arc<NoticeShelf>, wordings: Arc<WordingShelf>, site: CurrentSite) -> Self {
        Self {
            notices,
            wordings,
            site,
        }
    }

    /// The site as it is for this request or run.
    pub fn site(&self) -> &CurrentSite {
        &self.site
    }

    /// The reference tables.
    pub fn data(&self) -> &'static ReferenceData {
        self.site.data()
    }

    /// The partners that a consent may name.
    pub fn partners(&self) -> Vec<PartnerCode> {
        self.site
            .partners
            .iter()
            .filter_map(|partner| partner.code.parse().ok())
            .collect()
    }

    /// Every published version of every notice.
    ///
    /// # Errors
    /// The database.
    pub async fn notices(&self, db: &impl ConnectionTrait) -> Result<Notices> {
        self.notices.read(db).await
    }

    /// The version of an organisation's notice that was in force at an instant: what an enquiry and its consents are
    /// bound to.
    ///
    /// # Errors
    /// The database does not answer, or holds no notice of this organisation.
    pub async fn notice(
        &self,
        db: &impl ConnectionTrait,
        controller: Controller,
        at: DateTime<Utc>,
    ) -> Result<NoticeVersion> {
        let notices = self.notices(db).await?;
        notices
            .current(Notice::of(controller), london_date(at))
            .cloned()
            .ok_or_else(|| {
                AppError::internal(anyhow::anyhow!(
                    "there is no notice of {controller}: run `portal seed`"
                ))
            })
    }

    /// The words in force of every consent.
    ///
    /// # Errors
    /// The database.
    pub async fn wordings(&self, db: &impl ConnectionTrait) -> Result<Arc<Vec<Wording>>> {
        self.wordings.read(db, &self.site.partners).await
    }
}

impl<S> FromRequestParts<S> for Publications
where
    S: Sync,
    Arc<NoticeShelf>: FromRef<S>,
    Arc<WordingShelf>: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let site = CurrentSite::from_request_parts(parts, state).await?;
        Ok(Self::new(
            FromRef::from_ref(state),
            FromRef::from_ref(state),
            site,
        ))
    }
}
