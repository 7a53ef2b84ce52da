//! The tables in force, read every few seconds and built once for each set of versions.

use super::store::{self, Version};
use app::{
    domain::{reference_data::ReferenceData, settings::SettingsTable},
    site::Site,
};
use chrono::{DateTime, Utc};
use platform::Platform;
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};
use tokio::{sync::Mutex, time::timeout};

/// By when what is published on another server is in force on this one too.
const FRESH: Duration = Duration::from_secs(5);

/// A database that is slow to answer does not keep a reader from the page: what was read last goes on.
const PATIENCE: Duration = Duration::from_secs(2);

/// Table and version, for each that is not as it came.
type Set = Vec<(SettingsTable, u32)>;

/// What was read so far.
#[derive(Default)]
pub struct SettingsCache {
    read: RwLock<Read>,
    /// One reader at a time.
    reading: Mutex<()>,
}

#[derive(Default)]
struct Read {
    /// `None`: never, or something was published here since.
    at: Option<Instant>,
    versions: Arc<Vec<Version>>,
    built: HashMap<Set, Arc<Site>>,
}

impl SettingsCache {
    /// The site with the tables in force. Never fails: where the database does not answer, what was read last
    /// stays in force.
    pub async fn site(&self, state: &Platform) -> Arc<Site> {
        let age = self.read_with(|read| read.at.map(|at| at.elapsed()));
        match age {
            Some(age) if age < FRESH => {}
            Some(_) => {
                if let Ok(_reader) = self.reading.try_lock() {
                    self.read(state).await;
                }
            }
            None => {
                let _reader = self.reading.lock().await;
                if self.read_with(|read| read.at.is_none()) {
                    self.read(state).await;
                }
            }
        }
        self.built(state, state.clock.now())
    }

    /// Something was published: the next request reads again.
    pub fn forget(&self) {
        self.write(|read| read.at = None);
    }

    async fn read(&self, state: &Platform) {
        let known = self.read_with(|read| Arc::clone(&read.versions));
        let new = timeout(PATIENCE, store::versions_after(&state.pools.web, &known)).await;
        match new {
            Ok(Ok(new)) if new.is_empty() => {}
            Ok(Ok(new)) => self.write(|read| {
                let mut versions = known.as_ref().clone();
                versions.extend(new);
                read.versions = Arc::new(versions);
            }),
            Ok(Err(error)) => tracing::warn!(%error, "the tables in force could not be read"),
            Err(_) => tracing::warn!("the tables in force could not be read in time"),
        }
        self.write(|read| read.at = Some(Instant::now()));
    }

    fn built(&self, state: &Platform, now: DateTime<Utc>) -> Arc<Site> {
        let versions = self.read_with(|read| Arc::clone(&read.versions));
        let current = store::current(&versions, now);
        if current.is_empty() {
            return Arc::clone(&state.configured);
        }
        let set: Set = current
            .iter()
            .map(|version| (version.table, version.version))
            .collect();
        if let Some(site) = self.read_with(|read| read.built.get(&set).cloned()) {
            return site;
        }
        let site = Arc::new(build(&state.configured, &current));
        self.write(|read| read.built.insert(set, Arc::clone(&site)));
        site
    }

    fn read_with<T>(&self, look: impl FnOnce(&Read) -> T) -> T {
        look(&self.read.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T>(&self, write: impl FnOnce(&mut Read) -> T) -> T {
        write(&mut self.read.write().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The site with these versions. A version that the program cannot read any more is left out, and said so.
fn build(configured: &Site, current: &[&Version]) -> Site {
    let mut site = configured.clone();
    let mut data = ReferenceData::shipped().clone();
    let mut changed = false;
    for version in current {
        site.keep(version.table, &version.rows);
        if version.table.file().is_none() {
            continue;
        }
        match data
            .clone()
            .with(version.table, version.version, &version.rows)
        {
            Ok(with) => {
                data = with;
                changed = true;
            }
            Err(error) => tracing::error!(
                table = %version.table,
                version = version.version,
                problem = error.problem,
                "a published table cannot be used; the one that came with the service is in force"
            ),
        }
    }
    if changed {
        // A set of tables is built once in the life of a process and there are few: it may stay for good, and
        // nobody has to count who reads it.
        site.data = Box::leak(Box::new(data));
    }
    site
}
