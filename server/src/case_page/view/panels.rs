//! What holds for a case now: suggestion, choices, messages kept back, and how long it is kept.

use super::{Reader, file::CaseFile};
use crate::{consent::ledger::Ledger, staff::StaffRequest, wording};
use app::{
    domain::{
        consent::{ConsentAction, latest},
        ids::WordingId,
        involvement::Involvement,
        retention::RetentionRule,
        routing::ReasonFacts,
        safe_contact::RefusedBy,
        status::EnquiryFacts,
        time::london_date,
    },
    i18n::Lang,
    routing_reason,
    staff::case::{CaseChoiceLine, RetentionEnd, SuggestionView, UnsentMessage},
};
use chrono::{DateTime, Utc};
use entity::{enquiry, receipt, routing_suggestion};
use platform::{
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// What was suggested, with its reason.
pub struct Suggested {
    row: routing_suggestion::Model,
    reason: ReasonFacts,
}

impl Suggested {
    /// Reads it.
    ///
    /// # Errors
    /// The database; a reason that is none.
    pub async fn load(staff: &StaffRequest, id: Uuid) -> Result<Option<Self>> {
        let row = routing_suggestion::Entity::find()
            .filter(routing_suggestion::Column::EnquiryId.eq(id))
            .one(&staff.tx)
            .await?;
        row.map(|row| {
            let reason = ReasonFacts::deserialize(&row.reason_args).map_err(AppError::internal)?;
            Ok(Self { row, reason })
        })
        .transpose()
    }
}

/// What was suggested, the reason for officers, and the one the person saw.
pub fn suggestion(file: &CaseFile) -> Option<SuggestionView> {
    let Suggested { row, reason } = file.suggested.as_ref()?;
    Some(SuggestionView {
        queue: *row.queue,
        controller: *row.controller,
        rule: row.rule.clone(),
        table_version: row.table_version,
        reason: routing_reason::officer(reason),
        told: routing_reason::resident(Lang::En, reason),
        switched: file.row.team_switched,
        changes: file.history.changes(&file.words, &file.names),
    })
}

/// The choices as they stand and as they came about.
pub struct Choices {
    pub lines: Vec<CaseChoiceLine>,
    /// Title, what happened, when; oldest first.
    pub events: Vec<(String, ConsentAction, DateTime<Utc>)>,
}

/// Reads the ledger: the latest word on each choice, with its receipt.
pub async fn choices(staff: &StaffRequest, id: Uuid) -> Result<Choices> {
    let ledger = Ledger::load(&staff.tx, EnquiryId(id)).await?;
    let events = ledger.events();
    let mut asked: Vec<WordingId> = events.iter().map(|event| event.wording).collect();
    asked.sort_unstable_by_key(|id| id.0);
    asked.dedup();
    let words = wording::shown(&staff.tx, &asked).await?;
    let title = |wording: WordingId| {
        words
            .get(&wording)
            .map(|wording| wording.body.title.clone())
            .unwrap_or_default()
    };
    let receipts = receipts(staff, id).await?;
    let mut lines: Vec<CaseChoiceLine> = ledger
        .entries()
        .iter()
        .filter(|entry| {
            latest(&events, entry.event.purpose, entry.event.controller)
                .is_some_and(|last| last.id == entry.event.id)
        })
        .map(|entry| CaseChoiceLine {
            title: title(entry.event.wording),
            recipients: entry.event.named_recipients.clone(),
            action: entry.event.action,
            at: entry.event.occurred_at,
            channel: entry.event.channel,
            receipt: receipts.get(&entry.hash).cloned(),
        })
        .collect();
    // What was never given stands last; of the rest the newest word first.
    lines.sort_by_key(|line| {
        (
            line.action == ConsentAction::Refused,
            std::cmp::Reverse(line.at),
        )
    });
    Ok(Choices {
        lines,
        events: events
            .iter()
            .map(|event| (title(event.wording), event.action, event.occurred_at))
            .collect(),
    })
}

/// Codes of receipts by the hash of the ledger row that each speaks of.
async fn receipts(staff: &StaffRequest, id: Uuid) -> Result<HashMap<String, String>> {
    let rows = receipt::Entity::find()
        .filter(receipt::Column::EnquiryId.eq(id))
        .all(&staff.tx)
        .await?;
    let mut found = HashMap::new();
    for row in rows {
        let events = row.body.get("events").and_then(|events| events.as_array());
        for event in events.into_iter().flatten() {
            if let Some(hash) = event.get("ledger_hash").and_then(|hash| hash.as_str()) {
                found.insert(hash.to_owned(), row.code.clone());
            }
        }
    }
    Ok(found)
}

#[derive(FromQueryResult)]
struct Kept {
    kind: String,
    state: String,
    state_at: DateTime<Utc>,
    reason: Option<String>,
}

/// Only these columns may be read: what a message says is not staff's to see.
const UNSENT: Sql = Sql::staff(
    "SELECT kind, state, state_at, reason FROM outbox WHERE enquiry_id = $1 \
       AND (state IN ('refused', 'cancelled', 'expired', 'dead') OR reason = 'not_now' \
         OR (state = 'queued' AND attempts = 0 AND not_before > created_at)) ORDER BY created_at DESC",
);

/// Messages that did not leave, with the wish that kept them back; those that wait for a safe time too.
pub async fn unsent(staff: &StaffRequest, id: Uuid) -> Result<Vec<UnsentMessage>> {
    let rows: Vec<Kept> = UNSENT.all(&staff.tx, [id.into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| UnsentMessage {
            kind: row.kind,
            at: row.state_at,
            refused_by: match row.reason.as_deref() {
                // A link that would run out before the next safe time was kept back by that wish, too.
                Some("expires_before_safe_time") => Some(RefusedBy::NotNow),
                Some(code) => code.parse().ok(),
                None if row.state == "queued" => Some(RefusedBy::NotNow),
                None => None,
            },
            state: row.state,
        })
        .collect())
}

/// How long the record is kept: the form's last day, unless support was accepted (TPA-CASE: no date, but a look
/// that is counted from the end of the involvement, seed T36).
pub fn keep(
    reader: &Reader<'_>,
    row: &enquiry::Model,
    facts: &EnquiryFacts,
    involvement: Option<Involvement>,
) -> RetentionEnd {
    let rule = facts
        .closed
        .map(|(_, outcome)| outcome.retention_rule(*row.controller));
    match (rule, involvement.and_then(|involvement| involvement.ended)) {
        (Some(rule @ RetentionRule::TpaCase), Some(ended)) => {
            let due = reader.data.retention.due(rule, ended);
            RetentionEnd::Review(due.review_due.unwrap_or_else(|| london_date(ended)))
        }
        _ => RetentionEnd::Until(row.form_last_day),
    }
}
