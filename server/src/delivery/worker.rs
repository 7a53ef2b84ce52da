//! The worker: leases what is due, checks the wishes once more, sends, and writes down what became of it.

use crate::case::Recipient;
use crate::notice::Publications;
use crate::state::AppState;
use crate::{consent::lock, notice::reconsent};
use app::domain::activity::Activity;
use app::domain::safe_contact::{Channel, may_send};
use chrono::{DateTime, TimeDelta, Utc};
use entity::outbox;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    crypto::{WrappedKey, random},
    db::Sql,
    error::{AppError, Result},
    ids::{EnquiryId, OutboxId},
    mail::{Letter, NotSent},
    outbox::{Message, place},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::time::Duration;
use zeroize::Zeroizing;

/// Messages leased at once.
const BATCH: i64 = 20;

/// Seconds a lease holds: longer than every send of a batch can take, shorter than anybody notices.
const LEASE: TimeDelta = TimeDelta::seconds(360);

/// Tries before a message is given up and shown to people.
const TRIES: i32 = 10;

/// Seconds before the second try; each further wait is twice as long, up to an hour.
const FIRST_WAIT: i64 = 30;

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Sent,
    Expired,
    /// What it rested on is not so any more.
    Cancelled(&'static str),
    /// A wish or a missing address forbids it, for good.
    Refused(&'static str),
    /// Not now, by the person's own wish: does not count as a try.
    Waits(DateTime<Utc>),
    /// The mail server was not there.
    Again(&'static str),
    /// The mail server said never, or it was tried often enough.
    Dead(&'static str),
}

/// A message that was looked at once more.
enum Checked {
    Goes(Letter),
    Not(Outcome),
}

/// Sends what is due now. Returns how many messages were looked at.
///
/// # Errors
/// The database. What a mail server does is an outcome, not an error.
pub async fn run_once(state: &AppState) -> Result<usize> {
    let texts = &state.publications().await;
    let now = state.clock.now();
    let leased = lease(state, now).await?;
    for (worked, row) in leased.iter().enumerate() {
        if state.stopping.is_cancelled() {
            // Told to stop: what is not begun goes back, so that another server need not wait for the lease.
            give_back(state, &leased[worked..]).await?;
            return Ok(0);
        }
        handle(state, texts, row, now).await?;
    }
    Ok(leased.len())
}

const LEASE_DUE: Sql = Sql::worker(
    "UPDATE outbox SET leased_until = $1, attempts = attempts + 1 WHERE id IN ( \
       SELECT id FROM outbox WHERE state = 'queued' AND not_before <= $2 AND (leased_until IS NULL OR leased_until < $2) \
       ORDER BY not_before LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING *",
);

/// Takes messages for this worker alone. Others skip them until the lease is over.
async fn lease(state: &Platform, now: DateTime<Utc>) -> Result<Vec<outbox::Model>> {
    let tx = state.pools.worker_tx().await?;
    let values = [(now + LEASE).into(), now.into(), BATCH.into()];
    let rows = LEASE_DUE.all(&tx, values).await?;
    tx.commit().await?;
    Ok(rows)
}

/// Ends the lease of messages that were not begun, and does not count it as a try.
async fn give_back(state: &Platform, rows: &[outbox::Model]) -> Result<()> {
    let tx = state.pools.worker_tx().await?;
    for row in rows {
        let change = outbox::ActiveModel {
            leased_until: Set(None),
            attempts: Set(row.attempts - 1),
            ..Default::default()
        };
        outbox::Entity::update_many()
            .set(change)
            .filter(outbox::Column::Id.eq(row.id))
            .filter(outbox::Column::LeasedUntil.eq(row.leased_until))
            .exec(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Checks a message once more, sends it, and writes down what became of it.
async fn handle(
    state: &Platform,
    texts: &Publications,
    row: &outbox::Model,
    now: DateTime<Utc>,
) -> Result<()> {
    if let (Some(purpose), Some(enquiry)) = (&row.purpose_code, row.enquiry_id) {
        return handle_held(state, texts, row, purpose, EnquiryId(enquiry), now).await;
    }
    let tx = state.pools.worker_tx().await?;
    let checked = check(state, texts, &tx, row, now).await;
    // No connection is held while a mail server takes its time.
    tx.rollback().await?;
    let outcome = match survivable(row, checked)? {
        Ok(Checked::Goes(letter)) => send(state, row, &letter, None).await,
        Ok(Checked::Not(outcome)) | Err(outcome) => outcome,
    };
    let tx = state.pools.worker_tx().await?;
    write_down(&tx, row, outcome, now).await?;
    tx.commit().await?;
    tell(row, outcome);
    Ok(())
}

/// A message that rests on a consent: from the look at the consent until it has left, nobody takes that
/// consent back. A withdrawal at this moment is answered after it has gone, or before it is looked at,
/// and then it does not go (rule 2.1: at once).
async fn handle_held(
    state: &Platform,
    texts: &Publications,
    row: &outbox::Model,
    purpose: &str,
    enquiry: EnquiryId,
    now: DateTime<Utc>,
) -> Result<()> {
    let tx = state.pools.worker_tx().await?;
    let live = lock::hold_live(&tx, enquiry, purpose).await?;
    if !still_leased(&tx, row).await? {
        // Cancelled by a withdrawal, perhaps one that a new yes has followed: that yes is for other messages.
        return Ok(tx.commit().await?);
    }
    let checked = if live {
        check(state, texts, &tx, row, now).await
    } else {
        Ok(Checked::Not(Outcome::Cancelled("consent_withdrawn")))
    };
    let outcome = match survivable(row, checked) {
        Ok(Ok(Checked::Goes(letter))) => send(state, row, &letter, Some(lock::WHILE_HELD)).await,
        Ok(Ok(Checked::Not(outcome)) | Err(outcome)) => outcome,
        Err(error) => return Err(error),
    };
    write_down(&tx, row, outcome, now).await?;
    tx.commit().await?;
    tell(row, outcome);
    Ok(())
}

/// Whether the message is still queued and still this worker's.
async fn still_leased(tx: &impl ConnectionTrait, row: &outbox::Model) -> Result<bool> {
    let found = outbox::Entity::find_by_id(row.id)
        .filter(outbox::Column::State.eq("queued"))
        .filter(outbox::Column::LeasedUntil.eq(row.leased_until))
        .one(tx)
        .await?;
    Ok(found.is_some())
}

/// A database that is away stops the run; what is wrong with one message is that message's outcome.
fn survivable(row: &outbox::Model, checked: Result<Checked>) -> Result<Result<Checked, Outcome>> {
    match checked {
        Ok(checked) => Ok(Ok(checked)),
        Err(AppError::Unavailable(cause)) => Err(AppError::Unavailable(cause)),
        Err(error) => {
            tracing::error!(message = %row.id, kind = row.kind, cause = %error, "a message cannot be worked on");
            Ok(Err(give_up_or_wait(row, "fault")))
        }
    }
}

/// Looks at wishes and address as they are now, and makes the letter.
async fn check(
    state: &Platform,
    texts: &Publications,
    tx: &impl ConnectionTrait,
    row: &outbox::Model,
    now: DateTime<Utc>,
) -> Result<Checked> {
    if row.expires_at.is_some_and(|until| until <= now) {
        return Ok(Checked::Not(Outcome::Expired));
    }
    let Some(enquiry) = row.enquiry_id.map(EnquiryId) else {
        let message = opened(state, row)?;
        return Ok(match &message.former {
            Some(former) => {
                let to = Zeroizing::new(former.expose().to_owned());
                Checked::Goes(letter(state, row, to, message))
            }
            None => Checked::Not(Outcome::Refused("no_enquiry")),
        });
    };
    let Some(person) = Recipient::load(state, tx, enquiry).await? else {
        return Ok(Checked::Not(Outcome::Refused("no_enquiry")));
    };
    if row.kind == reconsent::KIND
        && !reconsent::is_still_due(state, texts, tx, enquiry, now).await?
    {
        return Ok(Checked::Not(Outcome::Cancelled("not_asked_any_more")));
    }
    if let Err(refusal) = may_send(Channel::Email, &person.wishes, now) {
        return Ok(Checked::Not(match refusal.not_before {
            Some(then) if row.expires_at.is_some_and(|until| until <= then) => {
                Outcome::Refused("expires_before_safe_time")
            }
            Some(then) => Outcome::Waits(then),
            None => Outcome::Refused(refusal.by.code()),
        }));
    }
    let message = opened(state, row)?;
    let former = message
        .former
        .as_ref()
        .map(|former| Zeroizing::new(former.expose().to_owned()));
    let Some(to) = former.or(person.email) else {
        return Ok(Checked::Not(Outcome::Refused("no_address")));
    };
    Ok(Checked::Goes(letter(state, row, to, message)))
}

/// What a row of the outbox says.
fn opened(state: &Platform, row: &outbox::Model) -> Result<Message> {
    let id = OutboxId(row.id);
    let wrapped = WrappedKey {
        epoch: row.key_epoch,
        bytes: row.wrapped_key.clone(),
    };
    let key = state.keys.unwrap(&wrapped, id)?;
    Ok(key.open_json(place(id), &row.payload)?)
}

/// The mail of a message.
fn letter(
    state: &Platform,
    row: &outbox::Model,
    to: Zeroizing<String>,
    message: Message,
) -> Letter {
    let host = state
        .configured
        .base_url
        .split_once("://")
        .map_or("portal", |(_, host)| host);
    Letter {
        message_id: format!(
            "<{}@{}>",
            OutboxId(row.id),
            host.split(':').next().unwrap_or("portal")
        ),
        to,
        subject: message.reference,
        text: Zeroizing::new(message.text),
    }
}

/// Hands it to the mail server. `within`: an act that somebody waits for is given up after that, and tried again.
async fn send(
    state: &Platform,
    row: &outbox::Model,
    letter: &Letter,
    within: Option<Duration>,
) -> Outcome {
    let sending = state.mailer.send(letter);
    let sent = match within {
        Some(limit) => tokio::time::timeout(limit, sending)
            .await
            .unwrap_or(Err(NotSent::Later("mail_slow"))),
        None => sending.await,
    };
    match sent {
        Ok(()) => Outcome::Sent,
        Err(NotSent::Never(reason)) => Outcome::Dead(reason),
        Err(NotSent::Later(reason)) => give_up_or_wait(row, reason),
    }
}

fn give_up_or_wait(row: &outbox::Model, reason: &'static str) -> Outcome {
    if row.attempts >= TRIES {
        Outcome::Dead(reason)
    } else {
        Outcome::Again(reason)
    }
}

/// Writes the outcome down, unless somebody else has taken the message after the lease ran out.
async fn write_down(
    tx: &impl ConnectionTrait,
    row: &outbox::Model,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut change = outbox::ActiveModel {
        leased_until: Set(None),
        ..Default::default()
    };
    let (word, reason) = match outcome {
        Outcome::Sent => (Some("sent"), None),
        Outcome::Expired => (Some("expired"), None),
        Outcome::Cancelled(reason) => (Some("cancelled"), Some(reason)),
        Outcome::Refused(reason) => (Some("refused"), Some(reason)),
        Outcome::Dead(reason) => (Some("dead"), Some(reason)),
        Outcome::Waits(then) => {
            change.not_before = Set(then);
            change.attempts = Set(row.attempts - 1);
            (None, Some("not_now"))
        }
        Outcome::Again(reason) => {
            change.not_before = Set(now + back_off(row.attempts));
            (None, Some(reason))
        }
    };
    if let Some(word) = word {
        change.state = Set(word.to_owned());
        change.state_at = Set(now);
    }
    change.reason = Set(reason.map(str::to_owned));
    let done = outbox::Entity::update_many()
        .set(change)
        .filter(outbox::Column::Id.eq(row.id))
        .filter(outbox::Column::State.eq("queued"))
        .filter(outbox::Column::LeasedUntil.eq(row.leased_until))
        .exec(tx)
        .await?;
    if let (1, Some(word)) = (done.rows_affected, word) {
        let action = match word {
            "sent" => "message.sent",
            "refused" => "message.refused",
            "expired" => "message.expired",
            "cancelled" => "message.cancelled",
            _ => "message.dead",
        };
        let mut event = AuditEvent::new(Actor::System, Activity::Messages, action)
            .detail(serde_json::json!({ "message": row.id, "kind": row.kind }));
        event.reason = reason;
        let event = event.enquiry(row.enquiry_id);
        audit::record(tx, now, event).await?;
    }
    Ok(())
}

/// Says in the log what an operator should know.
fn tell(row: &outbox::Model, outcome: Outcome) {
    match outcome {
        Outcome::Dead(reason) => {
            tracing::error!(message = %row.id, kind = row.kind, reason, "a message was given up")
        }
        Outcome::Again(reason) => {
            tracing::warn!(message = %row.id, kind = row.kind, reason, attempts = row.attempts, "a message will be tried again")
        }
        _ => {}
    }
}

/// Twice as long each time, an hour at most, and up to a quarter more so that many do not come back at once.
fn back_off(attempts: i32) -> TimeDelta {
    let doubled = FIRST_WAIT << u32::try_from(attempts - 1).unwrap_or(0).min(7);
    let wait = doubled.min(3600);
    let [byte] = random::<1>();
    TimeDelta::seconds(wait + wait * i64::from(byte) / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_an_hour_and_a_quarter_at_most() {
        for attempts in 1..=TRIES {
            let wait = back_off(attempts).num_seconds();
            let least = (FIRST_WAIT << (attempts - 1)).min(3600);
            assert!(
                (least..=least + least / 4).contains(&wait),
                "{attempts}: {wait}"
            );
        }
    }
}
