//! The sequencer: numbers events, hashes each with the one before, signs where the chain stands.

use crate::Platform;
use crate::{
    crypto::{Keys, sha256, sha256_hex},
    error::{AppError, Result},
    ids::lowest_at,
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{audit_chain, audit_checkpoint, audit_event};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult,
    QueryFilter, QueryOrder, QuerySelect, Statement,
};
use std::{io::Write, path::Path};

/// Events chained in one transaction.
const BATCH: u64 = 500;

/// How far behind the newest chained event a late one is looked for. No transaction lives nearly so long.
const LATE: TimeDelta = TimeDelta::hours(1);

/// Advisory lock of the one sequencer.
const TURN: i64 = 7_270_613;

/// The hash before the first.
const START: [u8; 32] = [0; 32];

/// The event as bytes, always the same: the fields in this order, as JSON.
pub(super) fn event_hash(event: &audit_event::Model) -> [u8; 32] {
    let audit_event::Model {
        id,
        at,
        actor_kind,
        actor_id,
        controller,
        action,
        enquiry_id,
        activity,
        reason,
        ip_class,
        detail,
    } = event;
    let fields = serde_json::json!([
        id,
        at.timestamp_micros(),
        actor_kind,
        actor_id,
        controller,
        action,
        enquiry_id,
        activity,
        reason,
        ip_class,
        detail
    ]);
    sha256(fields.to_string().as_bytes())
}

/// A link: the number, the hash before and the event's own.
pub(super) fn link(seq: i64, before: &[u8], event: &[u8]) -> [u8; 32] {
    let mut bytes = Vec::with_capacity(72);
    bytes.extend_from_slice(&seq.to_be_bytes());
    bytes.extend_from_slice(before);
    bytes.extend_from_slice(event);
    sha256(&bytes)
}

/// What a checkpoint signs.
pub(super) fn signed_text(seq: i64, hash: &[u8], at: DateTime<Utc>) -> String {
    format!(
        "portal audit checkpoint 1\n{seq}\n{}\n{}\n",
        hex::encode(hash),
        at.timestamp_micros()
    )
}

/// Names the key that signs, so that a later one is no riddle.
pub(super) fn key_id(keys: &Keys) -> Result<String> {
    Ok(sha256_hex(&keys.audit_public()?)[..16].to_owned())
}

/// Chains what is new. Returns how many; 0 also when another server has the turn. `all` looks at the whole
/// table instead of the last hour.
pub async fn sequence(state: &Platform, all: bool) -> Result<u64> {
    let tx = state.pools.worker_tx().await?;
    if !turn(&tx).await? {
        return Ok(0);
    }
    let last = last(&tx).await?;
    let mut query = audit_event::Entity::find()
        .filter(sea_orm::sea_query::Expr::cust(
            "NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = audit_event.id)",
        ))
        .order_by_asc(audit_event::Column::Id)
        .limit(BATCH);
    if let (Some(last), false) = (&last, all) {
        query = query.filter(audit_event::Column::Id.gte(lowest_at(last.at - LATE)));
    }
    let events = query.all(&tx).await?;
    let (mut seq, mut hash) = last.map_or((0, START.to_vec()), |last| (last.seq, last.hash));
    let mut rows = Vec::with_capacity(events.len());
    for event in &events {
        seq += 1;
        let own = event_hash(event);
        hash = link(seq, &hash, &own).to_vec();
        rows.push(audit_chain::ActiveModel {
            seq: Set(seq),
            event_id: Set(event.id),
            event_hash: Set(own.to_vec()),
            hash: Set(hash.clone()),
        });
    }
    let count = rows.len() as u64;
    if count > 0 {
        audit_chain::Entity::insert_many(rows)
            .exec_without_returning(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(count)
}

/// Signs where the chain stands, if it has grown, and appends the line to the file outside the database.
pub async fn checkpoint(state: &Platform) -> Result<bool> {
    let tx = state.pools.worker_tx().await?;
    if !turn(&tx).await? {
        return Ok(false);
    }
    let newest = audit_chain::Entity::find()
        .order_by_desc(audit_chain::Column::Seq)
        .one(&tx)
        .await?;
    let signed = audit_checkpoint::Entity::find()
        .order_by_desc(audit_checkpoint::Column::Seq)
        .one(&tx)
        .await?;
    let Some(newest) = newest.filter(|newest| signed.is_none_or(|signed| signed.seq < newest.seq))
    else {
        return Ok(false);
    };
    let at = state.clock.now();
    let signature = state
        .keys
        .sign_audit(signed_text(newest.seq, &newest.hash, at).as_bytes())?;
    let key = key_id(&state.keys)?;
    if let Some(path) = &state.config.keys.checkpoint_file {
        let line = serde_json::json!({
            "seq": newest.seq, "hash": hex::encode(&newest.hash), "at": at, "key_id": key, "signature": hex::encode(&signature),
        });
        append(path, &line.to_string()).map_err(AppError::internal)?;
    }
    let row = audit_checkpoint::ActiveModel {
        seq: Set(newest.seq),
        hash: Set(newest.hash),
        key_id: Set(key),
        signature: Set(signature),
        at: Set(at),
    };
    audit_checkpoint::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(true)
}

#[derive(FromQueryResult)]
struct Last {
    seq: i64,
    hash: Vec<u8>,
    at: DateTime<Utc>,
}

/// The end of the chain. When retention has deleted its event, the search for late ones begins at the beginning.
async fn last(tx: &impl ConnectionTrait) -> Result<Option<Last>> {
    let sql = "SELECT c.seq, c.hash, coalesce(e.at, '1970-01-01Z') AS at FROM audit_chain c \
               LEFT JOIN audit_event e ON e.id = c.event_id ORDER BY c.seq DESC LIMIT 1";
    Ok(
        Last::find_by_statement(Statement::from_string(DbBackend::Postgres, sql))
            .one(tx)
            .await?,
    )
}

/// Takes the turn for this transaction, unless another server has it.
async fn turn(tx: &impl ConnectionTrait) -> Result<bool> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_try_advisory_xact_lock($1) AS mine",
        [TURN.into()],
    );
    let row = tx.query_one_raw(statement).await?;
    Ok(row
        .map(|row| row.try_get("", "mine"))
        .transpose()?
        .unwrap_or(false))
}

fn append(path: &Path, line: &str) -> std::io::Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?;
    writeln!(file, "{line}")?;
    file.sync_data()
}
