//! Published versions of the tables, as they are kept.

use crate::{staff::StaffRequest, wording::OfferedWording};
use app::{
    domain::{
        notice::canonical,
        reference_data::{ReferenceData, shipped_rows},
        settings::{Rows, SettingsTable},
    },
    site::Site,
};
use chrono::{DateTime, Utc};
use entity::settings_version::{Column, Entity, Model};
use platform::{
    crypto::sha256,
    db::Sql,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

const ADD_WORDING: Sql = Sql::staff("SELECT app.add_wording($1, $2, $3, $4, $5, $6, $7, $8)");

/// A published version of a table.
#[derive(Clone, Debug)]
pub struct Version {
    pub table: SettingsTable,
    pub version: u32,
    pub rows: Rows,
    pub in_force_from: DateTime<Utc>,
}

impl TryFrom<Model> for Version {
    type Error = AppError;

    fn try_from(row: Model) -> Result<Self> {
        let Model {
            table_name,
            version,
            rows,
            sha256: stored,
            in_force_from,
        } = row;
        if sha256(canonical(&rows).as_bytes()).as_slice() != stored {
            return Err(AppError::internal(anyhow::anyhow!(
                "{table_name} version {version} is not the table that was stored"
            )));
        }
        Ok(Self {
            table: table_name.parse().map_err(AppError::internal)?,
            version: u32::try_from(version).map_err(AppError::internal)?,
            rows: serde_json::from_value(rows).map_err(AppError::internal)?,
            in_force_from,
        })
    }
}

/// Every version, by table and number.
///
/// # Errors
/// The database; rows that do not have the hash they were stored with.
pub async fn versions(db: &impl ConnectionTrait) -> Result<Vec<Version>> {
    versions_after(db, &[]).await
}

/// The versions that came after the known ones: the numbers of a table only rise.
///
/// # Errors
/// As [`versions`].
pub async fn versions_after(db: &impl ConnectionTrait, known: &[Version]) -> Result<Vec<Version>> {
    let mut newest: BTreeMap<&str, i32> = BTreeMap::new();
    for version in known {
        let number = i32::try_from(version.version).map_err(AppError::internal)?;
        let newest = newest.entry(version.table.code()).or_insert(number);
        *newest = number.max(*newest);
    }
    let other_tables = Column::TableName.is_not_in(newest.keys().copied());
    let unknown = newest.into_iter().fold(
        Condition::any().add(other_tables),
        |unknown, (table, number)| {
            let later = Condition::all()
                .add(Column::TableName.eq(table))
                .add(Column::Version.gt(number));
            unknown.add(later)
        },
    );
    Entity::find()
        .filter(unknown)
        .order_by_asc(Column::TableName)
        .order_by_asc(Column::Version)
        .all(db)
        .await?
        .into_iter()
        .map(Version::try_from)
        .collect()
}

/// For each table the newest version that is in force. One that the service has superseded with a newer table of
/// its own is not.
pub fn current(versions: &[Version], now: DateTime<Utc>) -> Vec<&Version> {
    SettingsTable::ALL
        .iter()
        .filter_map(|table| {
            versions
                .iter()
                .filter(|version| version.table == *table && version.in_force_from <= now)
                .max_by_key(|version| version.version)
                .filter(|version| version.version > shipped_version(*table))
        })
        .collect()
}

/// The number of the table that came with the service.
pub fn shipped_version(table: SettingsTable) -> u32 {
    match table {
        SettingsTable::Routing => ReferenceData::shipped().routing.version,
        _ => 1,
    }
}

/// Number and rows of a table in force, read in the transaction of the desk.
///
/// # Errors
/// The database; a shipped file that is no table.
pub async fn in_force(staff: &StaffRequest, table: SettingsTable) -> Result<(u32, Rows)> {
    let versions = versions(&staff.tx).await?;
    let current = current(&versions, staff.now);
    match current.into_iter().find(|version| version.table == table) {
        Some(version) => Ok((version.version, version.rows.clone())),
        None => shipped(staff, table),
    }
}

/// The newest version, one that is not yet in force among them, and its number: what a draft begins with.
///
/// # Errors
/// As [`in_force`].
pub async fn newest(staff: &StaffRequest, table: SettingsTable) -> Result<(u32, Rows)> {
    let newest = versions(&staff.tx)
        .await?
        .into_iter()
        .filter(|version| version.table == table && version.version > shipped_version(table))
        .max_by_key(|version| version.version);
    match newest {
        Some(version) => Ok((version.version, version.rows)),
        None => shipped(staff, table),
    }
}

/// The rows of a version.
///
/// # Errors
/// As [`in_force`].
pub async fn rows_of(staff: &StaffRequest, table: SettingsTable, number: u32) -> Result<Rows> {
    let found = versions(&staff.tx)
        .await?
        .into_iter()
        .find(|version| version.table == table && version.version == number);
    match found {
        Some(version) => Ok(version.rows),
        None => Ok(shipped(staff, table)?.1),
    }
}

/// What came with the service or stands in its configuration.
fn shipped(staff: &StaffRequest, table: SettingsTable) -> Result<(u32, Rows)> {
    let configured: &Site = &staff.state.configured;
    let rows = match configured.rows(table) {
        Some(rows) => rows,
        None => shipped_rows(table).map_err(AppError::internal)?,
    };
    Ok((shipped_version(table), rows))
}

/// Keeps the words of a consent, if they are new.
///
/// # Errors
/// The database.
pub async fn add_wording(staff: &StaffRequest, wording: &OfferedWording) -> Result<()> {
    let values = [
        uuid_at(staff.now).into(),
        wording.purpose.purpose().code().into(),
        wording.controller.code().into(),
        wording.partner().into(),
        wording.language.clone().into(),
        i32::try_from(wording.version)
            .map_err(AppError::internal)?
            .into(),
        wording.json().map_err(AppError::internal)?.into(),
        wording.hash().map_err(AppError::internal)?.to_vec().into(),
    ];
    ADD_WORDING.execute(&staff.tx, values).await?;
    Ok(())
}
