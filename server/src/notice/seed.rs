//! Puts the shipped notices and wordings into the database: each once, none ever changed.

use app::{
    domain::{
        notice::{NoticeError, NoticeText, canonical, check_code, shipped},
        time::london_midnight,
        wording::WordingTemplate,
    },
    site::Partner,
};
use chrono::{DateTime, Utc};
use entity::{notice_approval, notice_version, wording};
use platform::{crypto::sha256, db, ids::uuid_at};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    TransactionTrait,
};
use sqlx::postgres::PgConnectOptions;

use super::wordings;

/// Why the notices or wordings could not be put in.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error(
        "{notice} version {version} is in the database with other words. \
         A version that was shown never changes: make version {} instead", version + 1
    )]
    Changed { notice: String, version: u32 },
    #[error("the shipped notice cannot be used: {0}")]
    Text(#[from] NoticeError),
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("the shipped text is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Routing(#[from] crate::routing_seed::RoutingSeedError),
}

/// How many rows were new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seeded {
    pub notices: usize,
    pub wordings: usize,
}

/// Puts in what is missing, as the owner of the database. Safe to run again, and by several at once.
///
/// # Errors
/// A version that is there with other words; the database's own.
pub async fn seed(
    db: &impl ConnectionTrait,
    partners: &[Partner],
    now: DateTime<Utc>,
) -> Result<Seeded, SeedError> {
    let mut seeded = Seeded::default();
    for json in shipped() {
        if put_notice(db, json, now).await? {
            seeded.notices += 1;
        }
    }
    for template in WordingTemplate::shipped() {
        for asked in wordings::asked(template, partners) {
            if put_wording(db, &asked, now).await? {
                seeded.wordings += 1;
            }
        }
    }
    Ok(seeded)
}

/// Puts one version in; true if it was not there.
///
/// # Errors
/// As [`seed`].
pub async fn put_notice(
    db: &impl ConnectionTrait,
    json: &str,
    now: DateTime<Utc>,
) -> Result<bool, SeedError> {
    let text = NoticeText::parse(json)?;
    let body: serde_json::Value = serde_json::from_str(json)?;
    let hash = sha256(canonical(&body).as_bytes());
    let number = i32::try_from(text.version).unwrap_or(i32::MAX);
    let row = notice_version::ActiveModel {
        id: Set(uuid_at(now)),
        notice: Set(text.notice.clone()),
        controller: Set(text.controller.code().to_owned()),
        version: Set(number),
        body: Set(body),
        sha256: Set(hash.to_vec()),
        check_code: Set(check_code(&hash)),
        valid_from: Set(london_midnight(text.from)),
        // What ships is the first version: nobody agreed to anything before it.
        substance: Set(false),
    };
    let added = notice_version::Entity::insert(row)
        .on_conflict_do_nothing_on([
            notice_version::Column::Notice,
            notice_version::Column::Version,
        ])
        .exec_without_returning(db)
        .await?;
    if matches!(added, sea_orm::TryInsertResult::Inserted(rows) if rows > 0) {
        return Ok(true);
    }
    let stored = notice_version::Entity::find()
        .filter(notice_version::Column::Notice.eq(&text.notice))
        .filter(notice_version::Column::Version.eq(number))
        .one(db)
        .await?;
    let published_here = match &stored {
        Some(stored) => notice_approval::Entity::find_by_id(stored.id)
            .one(db)
            .await?
            .is_some(),
        None => false,
    };
    match stored {
        Some(stored) if stored.sha256 == hash => Ok(false),
        // The organisation has published this number itself: its own words stand, and an upgrade goes on.
        Some(_) if published_here => Ok(false),
        _ => Err(SeedError::Changed {
            notice: text.notice,
            version: text.version,
        }),
    }
}

/// Puts in what is missing, through the owner's way to the database, all of it or none.
///
/// # Errors
/// As [`seed`].
pub async fn at_home(
    owner: &PgConnectOptions,
    partners: &[Partner],
    now: DateTime<Utc>,
) -> Result<Seeded, SeedError> {
    let database = db::owner(&owner.clone().options([("role", "portal_owner")]));
    let tx = database.begin().await?;
    let seeded = seed(&tx, partners, now).await?;
    crate::routing_seed::routing_table(&tx, now).await?;
    tx.commit().await?;
    database.close().await?;
    Ok(seeded)
}

async fn put_wording(
    db: &impl ConnectionTrait,
    asked: &wordings::Asked,
    now: DateTime<Utc>,
) -> Result<bool, SeedError> {
    let row = wording::ActiveModel {
        id: Set(uuid_at(now)),
        purpose_code: Set(asked.purpose.purpose().code().to_owned()),
        controller: Set(asked.controller.code().to_owned()),
        recipient: Set(asked.partner()),
        language: Set(asked.language.clone()),
        version: Set(i32::try_from(asked.version).unwrap_or(i32::MAX)),
        body: Set(asked.json()?),
        sha256: Set(asked.hash()?.to_vec()),
        created_at: Set(now),
    };
    let added = wording::Entity::insert(row)
        .on_conflict_do_nothing_on([
            wording::Column::PurposeCode,
            wording::Column::Controller,
            wording::Column::Recipient,
            wording::Column::Language,
            wording::Column::Version,
            wording::Column::Sha256,
        ])
        .exec_without_returning(db)
        .await?;
    Ok(matches!(added, sea_orm::TryInsertResult::Inserted(rows) if rows > 0))
}
