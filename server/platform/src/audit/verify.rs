//! Checks the chain from its first link, the signatures, and a file of checkpoints kept elsewhere.

use crate::audit::chain::{event_hash, link, signed_text};
use crate::{
    crypto::{Keys, verify_signature},
    error::{AppError, Result},
};
use chrono::{DateTime, Utc};
use entity::{audit_chain, audit_checkpoint, audit_event};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Deserialize;
use std::{collections::HashMap, path::Path};

/// Links read at once.
const BATCH: u64 = 2_000;

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A number is missing or comes twice.
    Gap { after: i64, found: i64 },
    /// The event is not what was chained.
    Altered { seq: i64 },
    /// The event is gone. What retention deletes is listed in a certificate; anything else is an attack.
    Missing { seq: i64 },
    /// The link does not follow from the one before.
    Broken { seq: i64 },
    /// A checkpoint's signature is not ours.
    Forged { seq: i64 },
    /// A checkpoint names a link that is not there any more, or has another hash.
    Truncated { seq: i64 },
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub links: u64,
    pub checkpoints: u64,
    /// Events not chained yet.
    pub waiting: u64,
    pub faults: Vec<Fault>,
}

/// A line of the file of checkpoints.
#[derive(Deserialize)]
struct Line {
    seq: i64,
    hash: String,
    at: DateTime<Utc>,
    signature: String,
}

/// Verifies everything. `kept` is the file of checkpoints outside the database: only with it can a cut-off end be seen.
pub async fn verify(db: &impl ConnectionTrait, keys: &Keys, kept: Option<&Path>) -> Result<Report> {
    let public = keys.audit_public()?;
    let mut report = Report::default();
    let mut expected: HashMap<i64, Vec<Vec<u8>>> = HashMap::new();
    for checkpoint in audit_checkpoint::Entity::find().all(db).await? {
        let text = signed_text(checkpoint.seq, &checkpoint.hash, checkpoint.at);
        note(
            &mut report,
            &mut expected,
            &public,
            checkpoint.seq,
            checkpoint.hash,
            &text,
            &checkpoint.signature,
        );
    }
    if let Some(path) = kept {
        let text = std::fs::read_to_string(path).map_err(AppError::internal)?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let line: Line = serde_json::from_str(line).map_err(AppError::internal)?;
            let hash = hex::decode(&line.hash).unwrap_or_default();
            let signature = hex::decode(&line.signature).unwrap_or_default();
            let text = signed_text(line.seq, &hash, line.at);
            note(
                &mut report,
                &mut expected,
                &public,
                line.seq,
                hash,
                &text,
                &signature,
            );
        }
    }
    let (mut seq, mut before) = (0, vec![0; 32]);
    loop {
        let links = audit_chain::Entity::find()
            .filter(audit_chain::Column::Seq.gt(seq))
            .order_by_asc(audit_chain::Column::Seq)
            .limit(BATCH)
            .all(db)
            .await?;
        if links.is_empty() {
            break;
        }
        let ids = links.iter().map(|link| link.event_id);
        let events = audit_event::Entity::find()
            .filter(audit_event::Column::Id.is_in(ids))
            .all(db)
            .await?;
        let events: HashMap<_, _> = events.into_iter().map(|event| (event.id, event)).collect();
        for row in links {
            report.links += 1;
            if row.seq != seq + 1 {
                report.faults.push(Fault::Gap {
                    after: seq,
                    found: row.seq,
                });
            }
            match events.get(&row.event_id) {
                None => report.faults.push(Fault::Missing { seq: row.seq }),
                Some(event) if event_hash(event)[..] != row.event_hash[..] => {
                    report.faults.push(Fault::Altered { seq: row.seq })
                }
                Some(_) => {}
            }
            if link(row.seq, &before, &row.event_hash)[..] != row.hash[..] {
                report.faults.push(Fault::Broken { seq: row.seq });
            }
            if expected
                .remove(&row.seq)
                .is_some_and(|hashes| hashes.iter().any(|hash| *hash != row.hash))
            {
                report.faults.push(Fault::Truncated { seq: row.seq });
            }
            seq = row.seq;
            before = row.hash;
        }
    }
    let mut cut: Vec<_> = expected
        .into_keys()
        .map(|seq| Fault::Truncated { seq })
        .collect();
    cut.sort_by_key(|fault| match fault {
        Fault::Truncated { seq } => *seq,
        _ => 0,
    });
    report.faults.append(&mut cut);
    let events = audit_event::Entity::find().count(db).await?;
    report.waiting = events.saturating_sub(report.links);
    Ok(report)
}

fn note(
    report: &mut Report,
    expected: &mut HashMap<i64, Vec<Vec<u8>>>,
    public: &[u8],
    seq: i64,
    hash: Vec<u8>,
    text: &str,
    signature: &[u8],
) {
    report.checkpoints += 1;
    if verify_signature(public, text.as_bytes(), signature) {
        expected.entry(seq).or_default().push(hash);
    } else {
        report.faults.push(Fault::Forged { seq });
    }
}
