//! Versions and drafts as they are kept. Every change names the revision it was made upon: two people never
//! overwrite each other unseen.

use crate::{notice::wordings::Asked, staff::StaffRequest};
use app::{
    domain::{
        notice::canonical,
        notice_draft::DraftState,
        reference_data::{ReferenceData, shipped_rows},
        settings::{Rows, SettingsTable},
    },
    site::Site,
};
use chrono::{DateTime, Utc};
use platform::{
    crypto::sha256,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// A published version of a table.
#[derive(Clone, Debug)]
pub struct Version {
    pub table: SettingsTable,
    pub version: u32,
    pub rows: Rows,
    pub begins: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct VersionRow {
    table_name: String,
    version: i32,
    rows: serde_json::Value,
    sha256: Vec<u8>,
    begins: DateTime<Utc>,
}

/// The versions that are not among the known ones.
///
/// # Errors
/// The database; rows that do not have the hash they were stored with.
pub async fn versions_after(db: &impl ConnectionTrait, known: &[Version]) -> Result<Vec<Version>> {
    let known: Vec<String> = known
        .iter()
        .map(|version| format!("{} {}", version.table, version.version))
        .collect();
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT table_name, version, rows, sha256, begins FROM settings_version \
         WHERE table_name || ' ' || version <> ALL ($1) ORDER BY table_name, version",
        [known.into()],
    );
    VersionRow::find_by_statement(statement)
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            if hash(&row.rows) != row.sha256 {
                return Err(AppError::internal(anyhow::anyhow!(
                    "{} version {} is not the table that was stored",
                    row.table_name,
                    row.version
                )));
            }
            Ok(Version {
                table: row.table_name.parse().map_err(AppError::internal)?,
                version: u32::try_from(row.version).map_err(AppError::internal)?,
                rows: serde_json::from_value(row.rows).map_err(AppError::internal)?,
                begins: row.begins,
            })
        })
        .collect()
}

fn hash(rows: &serde_json::Value) -> Vec<u8> {
    sha256(canonical(rows).as_bytes()).to_vec()
}

/// For each table the newest version that has begun. One that the service has overtaken with a newer table of
/// its own is not in force.
pub fn current(versions: &[Version], now: DateTime<Utc>) -> Vec<&Version> {
    SettingsTable::ALL
        .iter()
        .filter_map(|table| {
            versions
                .iter()
                .filter(|version| version.table == *table && version.begins <= now)
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

/// A version as the desk lists it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Kept {
    pub version: i32,
    pub begins: DateTime<Utc>,
    pub why: String,
    pub writers: Vec<Uuid>,
    pub approved_by: Uuid,
    pub approved_at: DateTime<Utc>,
}

/// Who let which version out, newest first.
///
/// # Errors
/// The database.
pub async fn history(db: &impl ConnectionTrait, table: SettingsTable) -> Result<Vec<Kept>> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT version, begins, why, writers, approved_by, approved_at FROM settings_version \
         WHERE table_name = $1 ORDER BY version DESC",
        [table.code().into()],
    );
    Ok(Kept::find_by_statement(statement).all(db).await?)
}

/// The newest version, one to come among them, and its number: what a draft begins with.
///
/// # Errors
/// The database; a shipped file that is no table.
pub async fn newest(
    db: &impl ConnectionTrait,
    table: SettingsTable,
    configured: &Site,
) -> Result<(u32, Rows)> {
    let versions = versions_after(db, &[]).await?;
    let newest = versions
        .into_iter()
        .filter(|version| version.table == table && version.version > shipped_version(table))
        .max_by_key(|version| version.version);
    match newest {
        Some(version) => Ok((version.version, version.rows)),
        None => Ok((
            shipped_version(table),
            as_it_came(table, configured).map_err(AppError::internal)?,
        )),
    }
}

/// The rows that came with the service or stand in its settings.
///
/// # Errors
/// A shipped file that is no table.
pub fn as_it_came(table: SettingsTable, configured: &Site) -> Result<Rows, csv::Error> {
    match configured.rows(table) {
        Some(rows) => Ok(rows),
        None => shipped_rows(table),
    }
}

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: Uuid,
    pub table: SettingsTable,
    pub state: DraftState,
    /// May be unfinished, until it is sent for approval.
    pub rows: Rows,
    /// `None`: as soon as it is approved.
    pub begins: Option<DateTime<Utc>>,
    pub why: String,
    pub based_on: u32,
    pub revision: i32,
    pub writers: Vec<Uuid>,
    pub changed_at: DateTime<Utc>,
    pub submitted_by: Option<Uuid>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub sha256: Option<Vec<u8>>,
    /// Who sent it back, when and why.
    pub returned: Option<(Uuid, DateTime<Utc>, String)>,
}

#[derive(FromQueryResult)]
struct DraftRow {
    id: Uuid,
    table_name: String,
    state: String,
    rows: serde_json::Value,
    begins: Option<DateTime<Utc>>,
    why: String,
    based_on: i32,
    revision: i32,
    writers: Vec<Uuid>,
    changed_at: DateTime<Utc>,
    submitted_by: Option<Uuid>,
    submitted_at: Option<DateTime<Utc>>,
    sha256: Option<Vec<u8>>,
    returned_by: Option<Uuid>,
    returned_at: Option<DateTime<Utc>>,
    returned_why: Option<String>,
}

impl TryFrom<DraftRow> for Draft {
    type Error = AppError;

    fn try_from(row: DraftRow) -> Result<Self> {
        let returned = match (row.returned_by, row.returned_at, row.returned_why) {
            (Some(by), Some(at), Some(why)) => Some((by, at, why)),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            table: row.table_name.parse().map_err(AppError::internal)?,
            state: row.state.parse().map_err(AppError::internal)?,
            rows: serde_json::from_value(row.rows).map_err(AppError::internal)?,
            begins: row.begins,
            why: row.why,
            based_on: u32::try_from(row.based_on).map_err(AppError::internal)?,
            revision: row.revision,
            writers: row.writers,
            changed_at: row.changed_at,
            submitted_by: row.submitted_by,
            submitted_at: row.submitted_at,
            sha256: row.sha256,
            returned,
        })
    }
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// Somebody changed it meanwhile, or it is not in a state for this.
    Meanwhile,
}

/// What became of an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    Done,
    Meanwhile,
    /// The time at which it was to begin is over.
    Past,
    /// Another version came first, or begins later.
    Overtaken,
}

/// The open drafts: at most one a table.
///
/// # Errors
/// The database.
pub async fn open(db: &impl ConnectionTrait) -> Result<Vec<Draft>> {
    let statement = Statement::from_string(
        DbBackend::Postgres,
        "SELECT * FROM settings_draft WHERE state IN ('draft', 'submitted')",
    );
    let rows = DraftRow::find_by_statement(statement).all(db).await?;
    rows.into_iter().map(Draft::try_from).collect()
}

/// The open draft of a table.
///
/// # Errors
/// The database.
pub async fn open_of(db: &impl ConnectionTrait, table: SettingsTable) -> Result<Option<Draft>> {
    Ok(open(db)
        .await?
        .into_iter()
        .find(|draft| draft.table == table))
}

/// Keeps the words of a consent, if they are new.
///
/// # Errors
/// The database.
pub async fn add_wording(staff: &StaffRequest, asked: &Asked) -> Result<()> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT app.add_wording($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            uuid_at(staff.now).into(),
            asked.purpose.purpose().code().into(),
            asked.controller.code().into(),
            asked.partner().into(),
            asked.language.clone().into(),
            i32::try_from(asked.version)
                .map_err(AppError::internal)?
                .into(),
            asked.json().map_err(AppError::internal)?.into(),
            asked.hash().map_err(AppError::internal)?.to_vec().into(),
        ],
    );
    staff.tx.execute_raw(statement).await?;
    Ok(())
}

/// Names of everybody who had a hand in a table, of both organisations: they work on it together.
///
/// # Errors
/// The database.
pub async fn people(db: &impl ConnectionTrait) -> Result<HashMap<Uuid, String>> {
    #[derive(FromQueryResult)]
    struct Person {
        id: Uuid,
        display_name: String,
    }
    let statement = Statement::from_string(
        DbBackend::Postgres,
        "SELECT id, display_name FROM app.settings_people()",
    );
    let people = Person::find_by_statement(statement).all(db).await?;
    Ok(people
        .into_iter()
        .map(|person| (person.id, person.display_name))
        .collect())
}

/// Whether this person let the newest version of a table out: a second press of the same button.
///
/// # Errors
/// The database.
pub async fn let_out_by(staff: &StaffRequest, table: SettingsTable) -> Result<bool> {
    let newest = history(&staff.tx, table).await?.into_iter().next();
    Ok(newest.is_some_and(|version| version.approved_by == staff.officer.id.0))
}

/// Begins a draft. Of two at once one begins it; the other finds it open.
///
/// # Errors
/// The database.
pub async fn begin(
    staff: &StaffRequest,
    table: SettingsTable,
    based_on: u32,
    rows: &Rows,
) -> Result<Changed> {
    let sql = "INSERT INTO settings_draft (id, table_name, state, rows, based_on, writers, created_at, changed_at) \
               VALUES ($1, $2, 'draft', $3, $4, ARRAY[$5::uuid], $6, $6) ON CONFLICT DO NOTHING";
    let values = [
        uuid_at(staff.now).into(),
        table.code().into(),
        json(rows)?.into(),
        i32::try_from(based_on).map_err(AppError::internal)?.into(),
        staff.officer.id.0.into(),
        staff.now.into(),
    ];
    change(staff, sql, values).await
}

/// What is typed into a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub rows: Rows,
    pub begins: Option<DateTime<Utc>>,
    pub why: String,
}

/// Keeps what was written. Whoever saves is one of its writers from then on.
///
/// # Errors
/// The database.
pub async fn save(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    written: &Written,
) -> Result<Changed> {
    let sql = "UPDATE settings_draft SET rows = $3, begins = $4, why = $5, revision = revision + 1, changed_at = $6, \
                 writers = CASE WHEN $7::uuid = ANY (writers) THEN writers ELSE array_append(writers, $7::uuid) END \
               WHERE id = $1 AND revision = $2 AND state = 'draft'";
    let values = [
        draft.id.into(),
        revision.into(),
        json(&written.rows)?.into(),
        written.begins.into(),
        written.why.clone().into(),
        staff.now.into(),
        staff.officer.id.0.into(),
    ];
    change(staff, sql, values).await
}

/// Sends a draft for approval, hashed. It must have been saved before, at this revision.
///
/// # Errors
/// The database.
pub async fn submit(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    rows: &Rows,
) -> Result<Changed> {
    let sql = "UPDATE settings_draft SET state = 'submitted', revision = revision + 1, changed_at = $3, submitted_by = $4, \
                 submitted_at = $3, sha256 = $5, returned_by = NULL, returned_at = NULL, returned_why = NULL \
               WHERE id = $1 AND revision = $2 AND state = 'draft'";
    let values = [
        draft.id.into(),
        revision.into(),
        staff.now.into(),
        staff.officer.id.0.into(),
        hash(&json(rows)?).into(),
    ];
    change(staff, sql, values).await
}

/// Back to writing; `why` when the second person sends it back.
///
/// # Errors
/// The database.
pub async fn unsubmit(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    why: Option<&str>,
) -> Result<Changed> {
    let sql = "UPDATE settings_draft SET state = 'draft', revision = revision + 1, changed_at = $3, submitted_by = NULL, \
                 submitted_at = NULL, sha256 = NULL, returned_by = $4, returned_at = $5, returned_why = $6 \
               WHERE id = $1 AND revision = $2 AND state = 'submitted'";
    let values = [
        draft.id.into(),
        revision.into(),
        staff.now.into(),
        why.map(|_| staff.officer.id.0).into(),
        why.map(|_| staff.now).into(),
        why.map(str::to_owned).into(),
    ];
    change(staff, sql, values).await
}

/// Gives a draft up.
///
/// # Errors
/// The database.
pub async fn discard(staff: &StaffRequest, draft: &Draft, revision: i32) -> Result<Changed> {
    let sql = "UPDATE settings_draft SET state = 'discarded', revision = revision + 1, changed_at = $3 \
               WHERE id = $1 AND revision = $2 AND state = 'draft'";
    let values = [draft.id.into(), revision.into(), staff.now.into()];
    change(staff, sql, values).await
}

/// Publishes exactly the rows with this hash. The database refuses one of the writers.
///
/// # Errors
/// The database; stored rows that do not have their hash.
pub async fn approve(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    shown: &[u8],
) -> Result<Approved> {
    if draft.sha256.as_ref() != Some(&hash(&json(&draft.rows)?)) {
        return Err(AppError::internal(anyhow::anyhow!(
            "the draft {} is not the table that was sent for approval",
            draft.id
        )));
    }
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT app.approve_settings($1, $2, $3) AS result",
        [draft.id.into(), revision.into(), shown.to_vec().into()],
    );
    let row = staff.tx.query_one_raw(statement).await?;
    let result: Option<String> = row.map(|row| row.try_get("", "result")).transpose()?;
    match result.as_deref() {
        Some("ok") => Ok(Approved::Done),
        Some("changed") => Ok(Approved::Meanwhile),
        Some("past") => Ok(Approved::Past),
        Some("overtaken") => Ok(Approved::Overtaken),
        _ => Err(AppError::internal(anyhow::anyhow!(
            "app.approve_settings answered something unknown"
        ))),
    }
}

fn json(rows: &Rows) -> Result<serde_json::Value> {
    serde_json::to_value(rows).map_err(AppError::internal)
}

async fn change<const N: usize>(
    staff: &StaffRequest,
    sql: &'static str,
    values: [Value; N],
) -> Result<Changed> {
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let done = staff.tx.execute_raw(statement).await?;
    Ok(if done.rows_affected() == 1 {
        Changed::Done
    } else {
        Changed::Meanwhile
    })
}
