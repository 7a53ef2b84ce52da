//! Puts the shipped decision table into the database: a suggestion points at the version that made it,
//! and a version never changes.

use app::domain::{notice::canonical, reference_data::ReferenceData};
use chrono::{DateTime, Utc};
use entity::routing_table;
use platform::crypto::sha256;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, TryInsertResult};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Why the table could not be put in.
#[derive(Debug, thiserror::Error)]
pub enum RoutingSeedError {
    #[error(
        "routing table version {version} is in the database with other rules. A version that routed \
         something never changes: make version {} instead", version + 1
    )]
    Changed { version: u32 },
    #[error("the shipped routing table is not readable: {0}")]
    Table(#[from] csv::Error),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Puts the table in if it is missing; true if it was. Safe to run again, and by several at once.
///
/// # Errors
/// The version is there with other rules; the database's own.
pub async fn routing_table(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<bool, RoutingSeedError> {
    let version = ReferenceData::shipped().routing.version;
    let body = body(version)?;
    let hash = sha256(canonical(&body).as_bytes()).to_vec();
    let number = i32::try_from(version).unwrap_or(i32::MAX);
    let row = routing_table::ActiveModel {
        version: Set(number),
        body: Set(body),
        sha256: Set(hash.clone()),
        published_at: Set(now),
    };
    let added = routing_table::Entity::insert(row)
        .on_conflict_do_nothing_on([routing_table::Column::Version])
        .exec_without_returning(db)
        .await?;
    if matches!(added, TryInsertResult::Inserted(rows) if rows > 0) {
        return Ok(true);
    }
    match routing_table::Entity::find_by_id(number).one(db).await? {
        Some(stored) if stored.sha256 == hash => Ok(false),
        _ => Err(RoutingSeedError::Changed { version }),
    }
}

/// The rules and the flags over them, row by row as they are shipped.
fn body(version: u32) -> Result<Value, csv::Error> {
    Ok(json!({
        "version": version,
        "rules": rows(include_str!("../../app/data/routing_rules.csv"))?,
        "flags": rows(include_str!("../../app/data/risk_flags.csv"))?,
    }))
}

fn rows(text: &str) -> Result<Vec<BTreeMap<String, String>>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect()
}
