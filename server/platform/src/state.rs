//! What every feature may ask of the running process. It names no feature: what a feature keeps in memory it hands
//! out by itself (axum's `FromRef`).

use crate::{
    assets,
    clock::Clock,
    config::{Config, Directory, Mode},
    cookie::Cookies,
    crypto::{Hashers, Keys},
    db::Pools,
    limits::{Client, Limits},
    mail::Mailer,
};
use app::site::Site;
use axum::extract::{FromRef, FromRequestParts};
use http::request;
use sqlx::postgres::PgConnectOptions;
use std::{convert::Infallible, ops::Deref, sync::Arc};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// The running process. Copies share everything.
#[derive(Clone)]
pub struct Platform(Arc<Parts>);

/// The parts of a [`Platform`].
pub struct Parts {
    pub config: Config,
    /// What pages may know by the configuration alone. What is in force for a request is a [`CurrentSite`].
    ///
    /// [`CurrentSite`]: crate::reference::CurrentSite
    pub configured: Arc<Site>,
    pub pools: Pools,
    pub keys: Keys,
    pub hashers: Hashers,
    pub clock: Clock,
    pub cookies: Cookies,
    pub limits: Limits,
    pub mailer: Mailer,
    /// Requests that may be worked on at once.
    pub permits: Semaphore,
    /// Cancelled once the order to stop has come: from then on nobody should be sent here.
    pub stopping: CancellationToken,
}

impl Platform {
    /// Puts the parts together. Connects to nothing yet.
    ///
    /// # Errors
    /// A login that is not an address, or settings for hashing that Argon2 refuses.
    pub fn build(
        config: Config,
        directory: Directory,
        owner: Option<&PgConnectOptions>,
        keys: Keys,
        clock: Clock,
    ) -> anyhow::Result<Self> {
        let site = Site {
            base_url: config.base_url(),
            exit_url: config.exit_url(),
            contacts: directory.contacts,
            partners: directory.partners,
            assets: assets::manifest(&config.site.site_dir),
            demo: config.site.mode == Mode::Demo,
            reading_hours: config.site.reading_hours.clone(),
            ..Site::default()
        };
        Ok(Self(Arc::new(Parts {
            configured: Arc::new(site),
            pools: Pools::open(owner, &config.database, clock.clone())?,
            keys,
            hashers: Hashers::new(config.keys.argon_memory, config.keys.argon_passes)?,
            clock,
            cookies: Cookies {
                secure: config.secure(),
            },
            limits: Limits::new(&config.limits),
            mailer: Mailer::new(&config.mail)?,
            permits: Semaphore::new(config.http.max_requests),
            stopping: CancellationToken::new(),
            config,
        })))
    }
}

impl Deref for Platform {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Here and not beside [`Client`]: the limits are a part of the state and know nothing of it.
impl<S> FromRequestParts<S> for Client
where
    S: Sync,
    Platform: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts, &Platform::from_ref(state).config.http))
    }
}
