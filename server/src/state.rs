//! What every handler can reach.

use crate::staff::sso::Sso;
use crate::{
    live::Hub,
    notice::{NoticeShelf, WordingShelf},
    platform::{
        assets,
        clock::Clock,
        config::{Config, Directory, Mode},
        cookie::Cookies,
        crypto::{Hasher, Keys},
        db::Pools,
        limits::Limits,
        mail::Mailer,
    },
    settings::{self, SettingsShelf},
};
use app::site::Site;
use sqlx::postgres::PgConnectOptions;
use std::{
    ops::Deref,
    sync::{Arc, atomic::AtomicBool},
};
use tokio::sync::Semaphore;

/// The running portal. Copies share everything.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// The parts of an [`AppState`].
pub struct Parts {
    pub config: Config,
    /// What pages may know, by the configuration alone; [`AppState::site`] is what is in force.
    pub configured: Arc<Site>,
    pub pools: Pools,
    pub keys: Keys,
    pub hasher: Hasher,
    pub clock: Clock,
    pub cookies: Cookies,
    pub limits: Limits,
    pub mailer: Mailer,
    /// The directory of an organisation, if it has one.
    pub sso: Option<Sso>,
    /// Privacy notices read so far.
    pub notices: NoticeShelf,
    /// Wordings of consents in force.
    pub wordings: WordingShelf,
    /// Tables that managers changed.
    pub settings: SettingsShelf,
    /// Who is told what changed.
    pub live: Hub,
    /// Requests that may be worked on at once.
    pub places: Semaphore,
    /// Whether people should be sent here; off once the order to stop has come.
    pub ready: AtomicBool,
}

impl AppState {
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
            hasher: Hasher::new(config.keys.argon_memory, config.keys.argon_passes)?,
            clock,
            cookies: Cookies {
                secure: config.secure(),
            },
            limits: Limits::new(&config.limits),
            mailer: Mailer::new(&config.mail)?,
            sso: Sso::new(&config)?,
            notices: NoticeShelf::default(),
            wordings: WordingShelf::default(),
            settings: SettingsShelf::default(),
            live: Hub::default(),
            places: Semaphore::new(config.http.max_requests),
            ready: AtomicBool::new(true),
            config,
        })))
    }

    /// What pages may know, with the tables in force.
    #[must_use]
    pub fn site(&self) -> Arc<Site> {
        settings::in_force().unwrap_or_else(|| self.configured.clone())
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
