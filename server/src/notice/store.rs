//! Versions of the notices, read from the database. A version never changes, so each is read once.

use app::domain::{
    ids::NoticeVersionId,
    notice::{Notice, NoticeText, NoticeVersion, canonical},
    time::london_date,
};
use chrono::NaiveDate;
use entity::notice_version;
use platform::{
    crypto::sha256,
    error::{AppError, Result},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::{collections::HashMap, sync::Arc, sync::RwLock};
use uuid::Uuid;

/// What was read so far, by id.
#[derive(Default)]
pub struct NoticeShelf(RwLock<HashMap<Uuid, NoticeVersion>>);

/// All versions there are, oldest first.
#[derive(Clone, Debug)]
pub struct Notices(Vec<NoticeVersion>);

impl NoticeShelf {
    /// All versions. Asks the database which there are; reads the text of those not seen before.
    ///
    /// # Errors
    /// The database does not answer, or a text does not have the hash it was stored with.
    pub async fn read(&self, db: &impl ConnectionTrait) -> Result<Notices> {
        let ids: Vec<Uuid> = notice_version::Entity::find()
            .select_only()
            .column(notice_version::Column::Id)
            .order_by_asc(notice_version::Column::Notice)
            .order_by_asc(notice_version::Column::Version)
            .into_tuple()
            .all(db)
            .await?;
        let unseen: Vec<Uuid> = {
            let seen = self.seen();
            ids.iter()
                .copied()
                .filter(|id| !seen.contains_key(id))
                .collect()
        };
        if !unseen.is_empty() {
            let rows = notice_version::Entity::find()
                .filter(notice_version::Column::Id.is_in(unseen))
                .all(db)
                .await?;
            let versions: Vec<NoticeVersion> = rows
                .into_iter()
                .map(version)
                .collect::<anyhow::Result<_>>()
                .map_err(AppError::internal)?;
            let mut seen = self
                .0
                .write()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            for version in versions {
                seen.insert(version.id.0, version);
            }
        }
        let seen = self.seen();
        Ok(Notices(
            ids.iter().filter_map(|id| seen.get(id).cloned()).collect(),
        ))
    }

    fn seen(&self) -> std::sync::RwLockReadGuard<'_, HashMap<Uuid, NoticeVersion>> {
        self.0
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Notices {
    /// The version in force on a London day: the newest that has begun. Before the first begins it is
    /// the first, because an enquiry must never be without a notice.
    pub fn current(&self, notice: Notice, on: NaiveDate) -> Option<&NoticeVersion> {
        self.of(notice)
            .filter(|version| version.from <= on)
            .last()
            .or_else(|| self.of(notice).next())
    }

    /// One version, once it is or was in force: what is to come is not public.
    pub fn version(&self, notice: Notice, number: u32, on: NaiveDate) -> Option<&NoticeVersion> {
        let current = self.current(notice, on)?;
        self.of(notice)
            .find(|version| version.version == number && version.version <= current.version)
    }

    /// The version with this check code, once it is or was in force.
    pub fn by_code(&self, code: &str, on: NaiveDate) -> Option<&NoticeVersion> {
        let found = self.0.iter().find(|version| version.check_code == code)?;
        self.version(found.notice, found.version, on)
    }

    /// The version with this id: what an enquiry was bound to.
    pub fn by_id(&self, id: NoticeVersionId) -> Option<&NoticeVersion> {
        self.0.iter().find(|version| version.id == id)
    }

    /// The version that came after this one, once it is or was in force.
    pub fn next(&self, version: &NoticeVersion, on: NaiveDate) -> Option<&NoticeVersion> {
        let current = self.current(version.notice, on)?;
        self.of(version.notice)
            .find(|other| other.version > version.version && other.version <= current.version)
    }

    /// Every version of a notice, oldest first, those to come among them.
    pub fn all(&self, notice: Notice) -> Vec<&NoticeVersion> {
        self.of(notice).collect()
    }

    fn of(&self, notice: Notice) -> impl Iterator<Item = &NoticeVersion> {
        self.0
            .iter()
            .filter(move |version| version.notice == notice)
    }
}

/// A row as a version, if it still is what it was when it was stored.
fn version(row: notice_version::Model) -> anyhow::Result<NoticeVersion> {
    let notice_version::Model {
        id,
        notice,
        controller: _,
        version,
        body,
        sha256: stored,
        check_code,
        valid_from,
        substance,
    } = row;
    anyhow::ensure!(
        sha256(canonical(&body).as_bytes()).as_slice() == stored,
        "{notice} version {version} is not the text that was stored"
    );
    Ok(NoticeVersion {
        id: NoticeVersionId(id),
        notice: notice
            .parse()
            .map_err(|_| anyhow::anyhow!("there is no notice {notice}"))?,
        version: u32::try_from(version)?,
        from: london_date(valid_from),
        check_code,
        substance,
        text: Arc::new(NoticeText::from_value(body)?),
    })
}
