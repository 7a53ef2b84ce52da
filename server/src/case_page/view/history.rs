//! What has happened to a case: the rows of its ledgers, and what they tell.

use super::Reader;
use crate::staff::{Names, StaffRequest};
use app::{
    domain::{
        contact_log::{AttemptCount, ContactAttempt},
        ending::ContactRecord,
        personal::Note,
        safe_contact::SafeContactWishes,
    },
    staff::case::{ClosingAgreement, QueueChange, StaffStamp, TaskLine, ViewHistory},
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    assignment, audit_event, closing_agreement, contact_log, enquiry, note, routing_decision,
    status_change, task,
};
use platform::{
    crypto::{CryptoError, DataKey, Place},
    error::Result,
};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// Looks of one person that lie closer together count as one.
const ONE_LOOK: TimeDelta = TimeDelta::minutes(10);

/// For how long a look counts as "has this open".
const OPEN_FOR: TimeDelta = TimeDelta::minutes(10);

/// What the audit calls opening a case and reading what is hidden at first.
const LOOKS: [&str; 3] = ["case.open", "case.reveal", "case.contact_shown"];

/// A row of the audit, as far as staff may read it.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "audit_event::Entity")]
struct Audited {
    at: DateTime<Utc>,
    actor_id: Option<Uuid>,
    action: String,
}

fn contact_attempt(row: &contact_log::Model) -> ContactAttempt {
    ContactAttempt {
        channel: *row.channel,
        direction: *row.direction,
        result: *row.result,
    }
}

/// All rows that tell the history, read once.
pub struct Rows {
    decisions: Vec<routing_decision::Model>,
    pub(super) statuses: Vec<status_change::Model>,
    pub(super) contacts: Vec<contact_log::Model>,
    pub(super) notes: Vec<note::Model>,
    pub(super) tasks: Vec<task::Model>,
    pub(super) assignments: Vec<assignment::Model>,
    pub(super) agreements: Vec<closing_agreement::Model>,
    audited: Vec<Audited>,
}

impl Rows {
    /// Reads them, oldest first.
    pub async fn load(staff: &StaffRequest, id: Uuid) -> Result<Self> {
        let tx = &staff.tx;
        Ok(Self {
            decisions: routing_decision::Entity::find()
                .filter(routing_decision::Column::EnquiryId.eq(id))
                .order_by_asc(routing_decision::Column::At)
                .all(tx)
                .await?,
            statuses: status_change::Entity::find()
                .filter(status_change::Column::EnquiryId.eq(id))
                .order_by_asc(status_change::Column::At)
                .order_by_asc(status_change::Column::Id)
                .all(tx)
                .await?,
            contacts: contact_log::Entity::find()
                .filter(contact_log::Column::EnquiryId.eq(id))
                .order_by_asc(contact_log::Column::At)
                .all(tx)
                .await?,
            notes: note::Entity::find()
                .filter(note::Column::EnquiryId.eq(id))
                .order_by_asc(note::Column::At)
                .all(tx)
                .await?,
            tasks: task::Entity::find()
                .filter(task::Column::EnquiryId.eq(id))
                .order_by_asc(task::Column::DueAt)
                .all(tx)
                .await?,
            assignments: assignment::Entity::find()
                .filter(assignment::Column::EnquiryId.eq(id))
                .order_by_asc(assignment::Column::At)
                .all(tx)
                .await?,
            agreements: closing_agreement::Entity::find()
                .filter(closing_agreement::Column::EnquiryId.eq(id))
                .order_by_asc(closing_agreement::Column::At)
                .all(tx)
                .await?,
            audited: audit_event::Entity::find()
                .filter(audit_event::Column::EnquiryId.eq(id))
                .filter(audit_event::Column::ActorKind.eq("staff"))
                .filter(audit_event::Column::Action.is_in(LOOKS))
                .order_by_asc(audit_event::Column::At)
                .into_partial_model()
                .all(tx)
                .await?,
        })
    }

    /// Everybody who is named somewhere on the page.
    pub fn people(&self, row: &enquiry::Model) -> Vec<Uuid> {
        let head = [
            row.confirmed_by,
            row.started_by,
            row.waiting_by,
            row.closed_by,
            row.assigned_to,
        ];
        head.into_iter()
            .flatten()
            .chain(self.decisions.iter().map(|row| row.actor_id))
            .chain(self.statuses.iter().filter_map(|row| row.actor_id))
            .chain(self.contacts.iter().map(|row| row.actor_id))
            .chain(self.notes.iter().map(|row| row.actor_id))
            .chain(self.tasks.iter().filter_map(|row| row.done_by))
            .chain(self.tasks.iter().filter_map(|row| row.owner_id))
            .chain(self.assignments.iter().map(|row| row.actor_id))
            .chain(self.assignments.iter().filter_map(|row| row.staff_id))
            .chain(self.agreements.iter().map(|row| row.agreed_by))
            .chain(self.audited.iter().filter_map(|row| row.actor_id))
            .collect()
    }

    /// Whether somebody has read the contact rules since they last changed.
    pub fn acknowledged(&self, who: Uuid, rules_since: DateTime<Utc>) -> bool {
        self.audited.iter().any(|row| {
            row.action == "case.contact_shown" && row.actor_id == Some(who) && row.at >= rules_since
        })
    }

    /// Whether this person has done something here since then.
    pub fn just_did(&self, who: Uuid, action: &str, since: DateTime<Utc>) -> bool {
        self.audited
            .iter()
            .any(|row| row.action == action && row.actor_id == Some(who) && row.at >= since)
    }

    /// How often we tried to reach the person, as far as it counts.
    pub fn tries(&self, wishes: &SafeContactWishes) -> AttemptCount {
        let contacts = self
            .contacts
            .iter()
            .map(|row| (contact_attempt(row), row.at));
        AttemptCount::count(contacts, wishes)
    }

    /// What the log says of contacts with the person.
    pub fn contact_record(&self) -> ContactRecord {
        ContactRecord::of(self.contacts.iter().map(contact_attempt))
    }

    /// Who agreed, since the case was opened last, that it may end without a contact.
    pub fn agreements(&self, me: Uuid, names: &Names) -> Vec<ClosingAgreement> {
        let opened = self
            .statuses
            .iter()
            .filter(|row| row.status == "closed")
            .map(|row| row.at)
            .max();
        self.agreements
            .iter()
            .filter(|row| opened.is_none_or(|opened| row.at > opened))
            .map(|row| ClosingAgreement {
                by: StaffStamp {
                    who: names.of(row.agreed_by),
                    at: row.at,
                },
                mine: row.agreed_by == me,
            })
            .collect()
    }

    /// Others who have looked in the last minutes.
    pub fn also_open(&self, reader: &Reader<'_>, names: &Names) -> Vec<String> {
        let mut who: Vec<Uuid> = self
            .audited
            .iter()
            .filter(|row| row.at > reader.now - OPEN_FOR)
            .filter_map(|row| row.actor_id)
            .filter(|id| *id != reader.officer.id.0)
            .collect();
        who.sort_unstable();
        who.dedup();
        who.into_iter().map(|id| names.of(id)).collect()
    }

    /// Who has opened the record; names and times where the reader may see those of others.
    pub fn opened(&self, reader: &Reader<'_>, names: &Names, all: bool) -> ViewHistory {
        let mut looks: Vec<(Uuid, DateTime<Utc>)> = Vec::new();
        for row in self.audited.iter().filter(|row| row.action == "case.open") {
            let Some(who) = row.actor_id else { continue };
            let last = looks.iter_mut().rev().find(|(other, _)| *other == who);
            match last {
                Some((_, at)) if row.at - *at < ONE_LOOK => *at = row.at,
                _ => looks.push((who, row.at)),
            }
        }
        let mut people: Vec<Uuid> = looks.iter().map(|(who, _)| *who).collect();
        people.sort_unstable();
        people.dedup();
        let me = reader.officer.id.0;
        ViewHistory {
            people: people.len(),
            times: looks.len(),
            looks: Some(
                looks
                    .iter()
                    .rev()
                    .filter(|(who, _)| all || *who == me)
                    .map(|(who, at)| StaffStamp {
                        who: names.of(*who),
                        at: *at,
                    })
                    .collect(),
            ),
        }
    }

    /// Tasks, open ones first.
    pub fn tasks(&self, reader: &Reader<'_>, words: &Words, names: &Names) -> Vec<TaskLine> {
        let mut lines: Vec<TaskLine> = self
            .tasks
            .iter()
            .map(|row| TaskLine {
                id: row.id,
                kind: row.kind.clone(),
                description: words.of("description", row.id),
                owner: row.owner_id.map(|id| names.of(id)),
                mine: reader.officer.may_finish(row.for_role.as_deref().copied()),
                due_at: row.due_at,
                done: row.done_at.zip(row.done_by).map(|(at, by)| StaffStamp {
                    who: names.of(by),
                    at,
                }),
            })
            .collect();
        lines.sort_by_key(|line| (line.done.is_some(), line.due_at));
        lines
    }

    /// Decisions that moved it to another queue, oldest first.
    pub fn moves(&self) -> impl Iterator<Item = &routing_decision::Model> {
        self.decisions.iter().filter(|row| row.kind == "changed")
    }

    /// Changes of queue by people, oldest first.
    pub fn changes(&self, words: &Words, names: &Names) -> Vec<QueueChange> {
        self.moves()
            .map(|row| QueueChange {
                from: *row.from_queue,
                to: *row.to_queue,
                who: names.of(row.actor_id),
                why: words.of("reason", row.id),
                at: row.at,
            })
            .collect()
    }

    /// Opens what officers wrote.
    ///
    /// # Errors
    /// A field that does not open.
    pub fn open(&self, key: &DataKey) -> Result<Words> {
        let mut words = Words(HashMap::new());
        for row in self.moves() {
            let reason = row.reason.as_ref();
            words.open(key, "routing_decision", row.id, "reason", reason)?;
        }
        for row in &self.contacts {
            let reason = row.outside_reason.as_ref();
            words.open(key, "contact_log", row.id, "outside_reason", reason)?;
            words.open(key, "contact_log", row.id, "note", row.note.as_ref())?;
        }
        for row in &self.notes {
            words.open(key, "note", row.id, "body", Some(&row.body))?;
        }
        for row in &self.tasks {
            words.open(key, "task", row.id, "description", row.description.as_ref())?;
        }
        Ok(words)
    }
}

/// What officers wrote, opened, by the column and the row it stood in.
pub struct Words(HashMap<(&'static str, Uuid), Note>);

impl Words {
    /// What stood there, if anything did.
    pub fn of(&self, column: &'static str, row: Uuid) -> Option<Note> {
        self.0.get(&(column, row)).cloned()
    }

    fn open(
        &mut self,
        key: &DataKey,
        table: &'static str,
        row: Uuid,
        column: &'static str,
        sealed: Option<&Vec<u8>>,
    ) -> Result<(), CryptoError> {
        if let Some(sealed) = sealed {
            let text = key.open_text(Place::new(table, row, column), sealed)?;
            let note = Note::parse(&text).map_err(|_| CryptoError::UnknownForm)?;
            self.0.insert((column, row), note);
        }
        Ok(())
    }
}
