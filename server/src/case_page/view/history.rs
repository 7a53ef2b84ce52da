//! What has happened to a case, from its ledgers.

use crate::case_page::view::{Names, panels::Choices};
use crate::staff::StaffRequest;
use app::{
    domain::{
        contact_log::{AttemptCount, ContactAttempt},
        personal::Note,
        safe_contact::SafeContactWishes,
        status::Outcome,
    },
    staff::case::{
        QueueChange, StaffStamp, TaskLine, TimelineEvent, TimelineEventKind, ViewHistory,
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{assignment, contact_log, enquiry, note, routing_decision, status_change, task};
use platform::{
    crypto::{CryptoError, DataKey, Place},
    error::{AppError, Result},
};
use sea_orm::{
    ColumnTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Statement,
};
use uuid::Uuid;

/// Looks of one person that lie closer together count as one.
const ONE_LOOK: TimeDelta = TimeDelta::minutes(10);

/// For how long a look counts as "has this open".
const OPEN_FOR: TimeDelta = TimeDelta::minutes(10);

/// A row of the audit, as far as staff may read it.
#[derive(FromQueryResult)]
struct Audited {
    at: DateTime<Utc>,
    actor_id: Option<Uuid>,
    action: String,
}

/// All rows that tell the history, read once.
pub struct Rows {
    decisions: Vec<routing_decision::Model>,
    statuses: Vec<status_change::Model>,
    contacts: Vec<contact_log::Model>,
    notes: Vec<note::Model>,
    tasks: Vec<task::Model>,
    assignments: Vec<assignment::Model>,
    audited: Vec<Audited>,
}

impl Rows {
    /// Reads them, oldest first.
    pub async fn load(staff: &StaffRequest, id: Uuid) -> Result<Self> {
        let tx = &staff.tx;
        let sql = "SELECT at, actor_id, action FROM audit_event \
                   WHERE enquiry_id = $1 AND actor_kind = 'staff' \
                   AND action IN ('case.open', 'case.reveal', 'case.contact_shown') ORDER BY at";
        let audited = Statement::from_sql_and_values(DbBackend::Postgres, sql, [id.into()]);
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
            audited: Audited::find_by_statement(audited).all(tx).await?,
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
    pub fn tries(&self, wishes: &SafeContactWishes) -> Result<AttemptCount> {
        let contacts = self
            .contacts
            .iter()
            .map(|row| Ok((contact(row)?, row.at)))
            .collect::<Result<Vec<_>>>()?;
        Ok(AttemptCount::count(contacts, wishes))
    }

    /// Others who have looked in the last minutes.
    pub fn also_open(&self, staff: &StaffRequest, names: &Names) -> Vec<String> {
        let mut who: Vec<Uuid> = self
            .audited
            .iter()
            .filter(|row| row.at > staff.now - OPEN_FOR)
            .filter_map(|row| row.actor_id)
            .filter(|id| *id != staff.officer.id.0)
            .collect();
        who.sort_unstable();
        who.dedup();
        who.into_iter().map(|id| names.of(id)).collect()
    }

    /// Who has opened the record; names and times where the reader may see those of others.
    pub fn opened(&self, staff: &StaffRequest, names: &Names, all: bool) -> ViewHistory {
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
        let me = staff.officer.id.0;
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
    pub fn tasks(
        &self,
        staff: &StaffRequest,
        key: &DataKey,
        names: &Names,
    ) -> Result<Vec<TaskLine>> {
        let mut lines = self
            .tasks
            .iter()
            .map(|row| {
                Ok(TaskLine {
                    id: row.id,
                    kind: row.kind.clone(),
                    description: open(
                        key,
                        "task",
                        row.id,
                        "description",
                        row.description.as_ref(),
                    )?,
                    owner: row.owner_id.map(|id| names.of(id)),
                    mine: staff.officer.may_finish(row.for_role.as_deref()),
                    due_at: row.due_at,
                    done: row.done_at.zip(row.done_by).map(|(at, by)| StaffStamp {
                        who: names.of(by),
                        at,
                    }),
                })
            })
            .collect::<Result<Vec<_>>>()?;
        lines.sort_by_key(|line| (line.done.is_some(), line.due_at));
        Ok(lines)
    }

    /// Changes of queue by people, oldest first.
    pub fn changes(&self, key: &DataKey, names: &Names) -> Result<Vec<QueueChange>> {
        self.decisions
            .iter()
            .filter(|row| row.kind == "changed")
            .map(|row| {
                Ok(QueueChange {
                    from: row.from_queue.parse().map_err(AppError::internal)?,
                    to: row.to_queue.parse().map_err(AppError::internal)?,
                    who: names.of(row.actor_id),
                    why: open(
                        key,
                        "routing_decision",
                        row.id,
                        "reason",
                        row.reason.as_ref(),
                    )?,
                    at: row.at,
                })
            })
            .collect()
    }

    /// Everything that happened, newest first.
    pub fn timeline(
        &self,
        row: &enquiry::Model,
        choices: &Choices,
        key: &DataKey,
        names: &Names,
    ) -> Result<Vec<TimelineEvent>> {
        let mut events: Vec<TimelineEvent> = Vec::new();
        let mut push = |at, who: Option<Uuid>, what| {
            events.push(TimelineEvent {
                at,
                who: who.map(|who| names.of(who)),
                what,
            });
        };
        let first = self.decisions.iter().find(|row| row.kind == "changed");
        let suggested = first.map_or(&row.queue, |row| &row.from_queue);
        let sent = match row.entered_by {
            Some(_) => TimelineEventKind::Entered,
            None => TimelineEventKind::Sent,
        };
        push(row.received_at, row.entered_by, sent);
        push(
            row.suggested_at,
            None,
            TimelineEventKind::Suggested(suggested.parse().map_err(AppError::internal)?),
        );
        for change in self.changes(key, names)? {
            events.push(TimelineEvent {
                at: change.at,
                who: Some(change.who),
                what: TimelineEventKind::Moved {
                    from: change.from,
                    to: change.to,
                    why: change.why,
                },
            });
        }
        let mut push = |at, who: Option<Uuid>, what| {
            events.push(TimelineEvent {
                at,
                who: who.map(|who| names.of(who)),
                what,
            });
        };
        let mut was_closed = false;
        for change in &self.statuses {
            // Moving it is told by its own line; sending and suggesting are told above.
            let moved = self
                .decisions
                .iter()
                .any(|decision| decision.kind == "changed" && decision.at == change.at);
            let reopened = std::mem::replace(&mut was_closed, change.status == "closed");
            let what = match change.status.as_str() {
                _ if reopened => TimelineEventKind::Reopened,
                "confirmed" if !moved => TimelineEventKind::Confirmed,
                "in_progress" => TimelineEventKind::Started,
                "waiting_for_resident" => TimelineEventKind::Waiting,
                "withdrawn_by_resident" => TimelineEventKind::TakenBack,
                "transferred" => TimelineEventKind::HandedOver,
                "closed" => match change.outcome.as_ref().or(row.outcome.as_ref()) {
                    Some(outcome) => TimelineEventKind::Closed(
                        outcome.parse::<Outcome>().map_err(AppError::internal)?,
                    ),
                    None => continue,
                },
                _ => continue,
            };
            push(change.at, change.actor_id, what);
        }
        for row in &self.assignments {
            let what = match row.staff_id {
                Some(to) if to != row.actor_id => TimelineEventKind::Given(names.of(to)),
                Some(_) => TimelineEventKind::Took,
                None => TimelineEventKind::GaveBack,
            };
            push(row.at, Some(row.actor_id), what);
        }
        for row in &self.contacts {
            let ContactAttempt {
                channel,
                direction,
                result,
            } = contact(row)?;
            let what = TimelineEventKind::Contact {
                channel,
                direction,
                result,
                reason: open(
                    key,
                    "contact_log",
                    row.id,
                    "outside_reason",
                    row.outside_reason.as_ref(),
                )?,
                note: open(key, "contact_log", row.id, "note", row.note.as_ref())?,
                covered: row
                    .covered
                    .iter()
                    .map(|code| code.parse().map_err(AppError::internal))
                    .collect::<Result<_>>()?,
            };
            push(row.at, Some(row.actor_id), what);
        }
        for row in &self.notes {
            if let Some(text) = open(key, "note", row.id, "body", Some(&row.body))? {
                push(row.at, Some(row.actor_id), TimelineEventKind::Note(text));
            }
        }
        for row in &self.tasks {
            if let Some(at) = row.done_at {
                push(
                    at,
                    row.done_by,
                    TimelineEventKind::TaskDone(row.kind.clone()),
                );
            }
        }
        for (title, action, at) in &choices.events {
            let what = TimelineEventKind::Choice {
                title: title.clone(),
                action: *action,
            };
            push(*at, None, what);
        }
        // Of what happened at one instant the first written stays the older one.
        events.reverse();
        events.sort_by_key(|event| std::cmp::Reverse(event.at));
        Ok(events)
    }
}

fn contact(row: &contact_log::Model) -> Result<ContactAttempt> {
    Ok(ContactAttempt {
        channel: row.channel.parse().map_err(AppError::internal)?,
        direction: row.direction.parse().map_err(AppError::internal)?,
        result: row.result.parse().map_err(AppError::internal)?,
    })
}

/// Opens what an officer wrote.
fn open(
    key: &DataKey,
    table: &'static str,
    row: Uuid,
    column: &'static str,
    sealed: Option<&Vec<u8>>,
) -> Result<Option<Note>, CryptoError> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let text = key.open_text(Place::new(table, row, column), sealed)?;
    Note::parse(&text)
        .map(Some)
        .map_err(|_| CryptoError::UnknownForm)
}
