//! What the running portal is made of: the platform, and what features keep in memory.

use crate::{
    live::{Hub, stream::Streams},
    notice::{NoticeCache, Publications},
    settings::SettingsCache,
    sign_in::sso::Sso,
    wording::WordingCache,
};
use axum::extract::FromRef;
use platform::{
    Platform,
    clock::Clock,
    config::{Config, Directory},
    crypto::Keys,
    csrf::BodyLimits,
    reference::CurrentSite,
};
use sqlx::postgres::PgConnectOptions;
use std::{ops::Deref, sync::Arc};

/// The running portal. Copies share everything. Handlers take the part they need (`State<Platform>`,
/// `State<Arc<NoticeCache>>`, ...); only the router and the jobs see the whole.
#[derive(Clone, FromRef)]
pub struct AppState {
    pub platform: Platform,
    /// Privacy notices read so far.
    pub notices: Arc<NoticeCache>,
    /// Wordings of consents in force.
    pub wordings: Arc<WordingCache>,
    /// Tables that managers changed.
    pub settings: Arc<SettingsCache>,
    /// Who is told what changed.
    pub live: Arc<Hub>,
    /// Forms that may be longer than others.
    pub body_limits: BodyLimits,
    /// The directory of an organisation, if it has one.
    pub sso: Option<Arc<Sso>>,
}

impl AppState {
    /// Puts the parts together. Connects to nothing yet.
    ///
    /// # Errors
    /// As [`Platform::build`]; settings of single sign-on that do not fit.
    pub fn build(
        config: Config,
        directory: Directory,
        owner: Option<&PgConnectOptions>,
        keys: Keys,
        clock: Clock,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            notices: Arc::default(),
            wordings: Arc::default(),
            settings: Arc::default(),
            live: Arc::default(),
            body_limits: BodyLimits(&[crate::notice::review::BODY_LIMIT]),
            sso: Sso::new(&config)?.map(Arc::new),
            platform: Platform::build(config, directory, owner, keys, clock)?,
        })
    }
}

impl Deref for AppState {
    type Target = Platform;

    fn deref(&self) -> &Platform {
        &self.platform
    }
}

impl FromRef<AppState> for Streams {
    fn from_ref(state: &AppState) -> Self {
        Self {
            platform: state.platform.clone(),
            live: state.live.clone(),
            settings: state.settings.clone(),
        }
    }
}

impl AppState {
    /// What a job or a command may ask of what is published, with the tables of this moment.
    pub async fn publications(&self) -> Publications {
        let site = CurrentSite::new(self.settings.site(&self.platform).await);
        Publications::new(self.notices.clone(), self.wordings.clone(), site)
    }
}
