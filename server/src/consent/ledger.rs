//! Reading and extending one person's chain of consent events (rule 2.1).

use crate::consent::lock;
use app::domain::{
    consent::{ConsentAction, ConsentChannel, ConsentEvent, ConsentPurpose, GivenBy},
    controller::Controller,
    ids::{ConsentEventId, NoticeVersionId, StaffId, SubjectRef, WordingId},
    notice::canonical,
};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use entity::consent_event::{ActiveModel, Column, Entity, Model};
use platform::{
    crypto,
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

/// What the first event of a person has for the hash of the one before it.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The circumstances that all events of one answer share.
#[derive(Clone, Debug)]
pub struct Act {
    pub subject: EnquiryId,
    /// Who relies on what is agreed.
    pub controller: Controller,
    pub given_by: GivenBy,
    /// The notice that was in force for the person.
    pub notice_version: NoticeVersionId,
    pub channel: ConsentChannel,
    /// What shows it: `form:<id of the draft>`, `page:<id>`, the id of a call's note.
    pub evidence: String,
    pub at: DateTime<Utc>,
    /// `None`: the person themself, online.
    pub recorded_by: Option<StaffId>,
}

/// One box of the answer, with the exact words it stood beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub purpose: ConsentPurpose,
    pub action: ConsentAction,
    pub wording: WordingId,
    /// The exact names shown.
    pub named_recipients: Vec<String>,
}

/// One row of the ledger with its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub event: ConsentEvent,
    pub prev_hash: String,
    /// SHA-256 of this row, `prev_hash` included, as lower-case hex.
    pub hash: String,
}

/// All consent events of one person, in the order in which they were recorded.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
}

/// Why a ledger cannot be read as a chain.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("the names in a consent event are no list of texts")]
    Names,
    #[error("the chain of consent events is broken: a row was changed, taken out or put in")]
    Broken,
}

impl From<LedgerError> for AppError {
    fn from(cause: LedgerError) -> Self {
        AppError::internal(cause)
    }
}

impl Ledger {
    /// Reads the ledger of a person. Row-level security decides whose.
    ///
    /// # Errors
    /// The database; a code that is not on its list; a chain that does not hold.
    pub async fn load(db: &impl ConnectionTrait, subject: EnquiryId) -> Result<Self> {
        let rows = Entity::find()
            .filter(Column::SubjectRef.eq(subject.0))
            .all(db)
            .await?;
        Ok(Self::from_rows(rows)?)
    }

    /// As [`Ledger::load`], and nobody else adds to it until this transaction ends: an answer that is
    /// worked out from the state before must not race with a copy of itself.
    ///
    /// # Errors
    /// As [`Ledger::load`].
    pub async fn load_locked(db: &impl ConnectionTrait, subject: EnquiryId) -> Result<Self> {
        lock::hold(db, subject).await?;
        Self::load(db, subject).await
    }

    /// Puts rows in the order of their chain.
    ///
    /// # Errors
    /// A row that does not follow another, or that two follow.
    pub fn from_rows(rows: Vec<Model>) -> Result<Self, LedgerError> {
        let mut left = rows
            .into_iter()
            .map(Entry::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        let mut entries = Vec::with_capacity(left.len());
        let mut tail = GENESIS.to_owned();
        while !left.is_empty() {
            let next = left
                .iter()
                .position(|entry| entry.prev_hash == tail)
                .ok_or(LedgerError::Broken)?;
            let entry = left.swap_remove(next);
            tail.clone_from(&entry.hash);
            entries.push(entry);
        }
        Ok(Self { entries })
    }

    /// Every entry, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The events alone, as the rules take them.
    #[must_use]
    pub fn events(&self) -> Vec<ConsentEvent> {
        self.entries
            .iter()
            .map(|entry| entry.event.clone())
            .collect()
    }

    /// The hash that the next event follows.
    fn tail(&self) -> &str {
        self.entries.last().map_or(GENESIS, |entry| &entry.hash)
    }

    /// The instant of the next event: now, or just after the newest one. The clocks of two servers may
    /// differ by a little, and a withdrawal must not seem older than the consent it ends.
    fn instant(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.entries
            .iter()
            .map(|entry| entry.event.occurred_at + TimeDelta::microseconds(1))
            .fold(now, DateTime::max)
    }

    /// Adds the events of one answer, in one statement. The first answer of a new enquiry goes onto
    /// `Ledger::default()`, without a look at the table; any later one onto [`Ledger::load_locked`].
    ///
    /// # Errors
    /// The database.
    pub async fn append(
        &mut self,
        db: &impl ConnectionTrait,
        act: &Act,
        changes: Vec<Change>,
    ) -> Result<&[Entry]> {
        let occurred_at = self.instant(act.at);
        self.put(db, act, occurred_at, changes).await
    }

    /// As [`Ledger::append`], for what was said at another time than it is written down: by phone this
    /// morning, in a letter of last week. What happened later counts, whatever was written down first.
    ///
    /// # Errors
    /// The database.
    pub async fn append_said(
        &mut self,
        db: &impl ConnectionTrait,
        act: &Act,
        said_at: DateTime<Utc>,
        changes: Vec<Change>,
    ) -> Result<&[Entry]> {
        // Said this very moment: then the clocks of servers must not put it before what it answers.
        let occurred_at = if said_at >= act.at {
            self.instant(act.at)
        } else {
            said_at
        };
        self.put(db, act, occurred_at, changes).await
    }

    async fn put(
        &mut self,
        db: &impl ConnectionTrait,
        act: &Act,
        occurred_at: DateTime<Utc>,
        changes: Vec<Change>,
    ) -> Result<&[Entry]> {
        let first = self.entries.len();
        self.extend(act, occurred_at, changes);
        let added = &self.entries[first..];
        if !added.is_empty() {
            Entity::insert_many(added.iter().map(row))
                .exec_without_returning(db)
                .await?;
        }
        Ok(added)
    }

    /// Puts the events of one answer at the end of the chain.
    fn extend(&mut self, act: &Act, occurred_at: DateTime<Utc>, changes: Vec<Change>) {
        for change in changes {
            let Change {
                purpose,
                action,
                wording,
                named_recipients,
            } = change;
            let Act {
                subject,
                controller,
                given_by,
                notice_version,
                channel,
                evidence,
                at,
                recorded_by,
            } = act.clone();
            let event = ConsentEvent {
                id: ConsentEventId(uuid_at(at)),
                subject: SubjectRef(subject.0),
                given_by,
                purpose,
                controller,
                named_recipients,
                action,
                wording,
                notice_version,
                channel,
                evidence,
                occurred_at,
                recorded_at: at,
                recorded_by,
            };
            let prev_hash = self.tail().to_owned();
            self.entries.push(Entry {
                hash: hash(&event, &prev_hash),
                event,
                prev_hash,
            });
        }
    }
}

/// What is hashed of a row: every column, in a form that any program can make again.
fn hash(event: &ConsentEvent, prev_hash: &str) -> String {
    let ConsentEvent {
        id,
        subject,
        given_by,
        purpose,
        controller,
        named_recipients,
        action,
        wording,
        notice_version,
        channel,
        evidence,
        occurred_at,
        recorded_at,
        recorded_by,
    } = event;
    let time = |at: &DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let body = json!({
        "id": id.0,
        "subject_ref": subject.0,
        "given_by": given_by,
        "purpose_code": purpose,
        "controller": controller,
        "named_recipients": named_recipients,
        "action": action,
        "wording_id": wording.0,
        "notice_version_id": notice_version.0,
        "channel": channel,
        "evidence": evidence,
        "occurred_at_utc": time(occurred_at),
        "recorded_at_utc": time(recorded_at),
        "recorded_by": recorded_by.map(|staff| staff.0),
        "prev_hash": prev_hash,
    });
    crypto::sha256_hex(canonical(&body).as_bytes())
}

fn row(entry: &Entry) -> ActiveModel {
    let Entry {
        event,
        prev_hash,
        hash: _,
    } = entry.clone();
    let ConsentEvent {
        id,
        subject,
        given_by,
        purpose,
        controller,
        named_recipients,
        action,
        wording,
        notice_version,
        channel,
        evidence,
        occurred_at,
        recorded_at,
        recorded_by,
    } = event;
    ActiveModel {
        id: Set(id.0),
        subject_ref: Set(subject.0),
        given_by: Set(given_by.into()),
        purpose_code: Set(purpose.into()),
        controller: Set(controller.into()),
        named_recipients: Set(json!(named_recipients)),
        action: Set(action.into()),
        wording_id: Set(wording.0),
        notice_version_id: Set(notice_version.0),
        channel: Set(channel.into()),
        evidence: Set(evidence),
        occurred_at_utc: Set(occurred_at),
        recorded_at_utc: Set(recorded_at),
        recorded_by: Set(recorded_by.map(|staff| staff.0)),
        prev_hash: Set(prev_hash),
    }
}

impl TryFrom<Model> for Entry {
    type Error = LedgerError;

    fn try_from(row: Model) -> Result<Self, LedgerError> {
        let Model {
            id,
            subject_ref,
            given_by,
            purpose_code,
            controller,
            named_recipients,
            action,
            wording_id,
            notice_version_id,
            channel,
            evidence,
            occurred_at_utc,
            recorded_at_utc,
            recorded_by,
            prev_hash,
        } = row;
        let event = ConsentEvent {
            id: ConsentEventId(id),
            subject: SubjectRef(subject_ref),
            given_by: *given_by,
            purpose: *purpose_code,
            controller: *controller,
            named_recipients: serde_json::from_value(named_recipients)
                .map_err(|_| LedgerError::Names)?,
            action: *action,
            wording: WordingId(wording_id),
            notice_version: NoticeVersionId(notice_version_id),
            channel: *channel,
            evidence,
            occurred_at: occurred_at_utc,
            recorded_at: recorded_at_utc,
            recorded_by: recorded_by.map(StaffId),
        };
        Ok(Self {
            hash: hash(&event, &prev_hash),
            event,
            prev_hash,
        })
    }
}

#[cfg(test)]
mod tests;
