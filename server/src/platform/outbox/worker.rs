//! The worker: leases what is due, checks the wishes once more, sends, and writes down what became of it.

use super::{
    super::{
        audit::{self, Actor, AuditEvent},
        crypto::{DataKey, Place, WrappedKey, random},
        error::{AppError, Result},
        ids::{EnquiryId, OutboxId},
        mail::{Letter, NotSent},
    },
    Message, place,
};
use crate::{
    entity::{data_key, enquiry, enquiry_content, outbox, safe_contact},
    state::AppState,
};
use app::domain::{
    codes::ContactRoute,
    safe_contact::{Channel, SafeContactWishes, may_send},
};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult,
    QueryFilter, QueryOrder, Statement,
};
use std::sync::atomic::Ordering;
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
    /// A wish or a missing address forbids it, for good.
    Refused(&'static str),
    /// Not now, by the person's own wish: does not count as a try.
    Waits(DateTime<Utc>),
    /// The mail server was not there.
    Again(&'static str),
    /// The mail server said never, or it was tried often enough.
    Dead(&'static str),
}

/// Sends what is due now. Returns how many messages were looked at.
///
/// # Errors
/// The database. What a mail server does is an outcome, not an error.
pub async fn run_once(state: &AppState) -> Result<usize> {
    let now = state.clock.now();
    let leased = lease(state, now).await?;
    for (worked, row) in leased.iter().enumerate() {
        if !state.ready.load(Ordering::SeqCst) {
            // Told to stop: what is not begun goes back, so that another server need not wait for the lease.
            give_back(state, &leased[worked..]).await?;
            return Ok(0);
        }
        let outcome = match work(state, row, now).await {
            Ok(outcome) => outcome,
            Err(AppError::Unavailable(cause)) => return Err(AppError::Unavailable(cause)),
            Err(error) => {
                tracing::error!(message = %row.id, kind = row.kind, cause = %error, "a message cannot be worked on");
                give_up_or_wait(row, "fault")
            }
        };
        write_down(state, row, outcome, now).await?;
    }
    Ok(leased.len())
}

/// Takes messages for this worker alone. Others skip them until the lease is over.
async fn lease(state: &AppState, now: DateTime<Utc>) -> Result<Vec<outbox::Model>> {
    let sql = "UPDATE outbox SET leased_until = $1, attempts = attempts + 1 WHERE id IN ( \
                 SELECT id FROM outbox WHERE state = 'queued' AND not_before <= $2 AND (leased_until IS NULL OR leased_until < $2) \
                 ORDER BY not_before LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING *";
    let tx = state.pools.worker_tx().await?;
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        sql,
        [(now + LEASE).into(), now.into(), BATCH.into()],
    );
    let rows = outbox::Model::find_by_statement(statement).all(&tx).await?;
    tx.commit().await?;
    Ok(rows)
}

/// Ends the lease of messages that were not begun, and does not count it as a try.
async fn give_back(state: &AppState, rows: &[outbox::Model]) -> Result<()> {
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

async fn work(state: &AppState, row: &outbox::Model, now: DateTime<Utc>) -> Result<Outcome> {
    if row.expires_at.is_some_and(|until| until <= now) {
        return Ok(Outcome::Expired);
    }
    let Some(enquiry) = row.enquiry_id.map(EnquiryId) else {
        return Ok(Outcome::Refused("no_enquiry"));
    };
    let tx = state.pools.worker_tx().await?;
    let Some(person) = Person::load(state, &tx, enquiry).await? else {
        return Ok(Outcome::Refused("no_enquiry"));
    };
    tx.commit().await?;
    if let Err(refusal) = may_send(Channel::Email, &person.wishes, now) {
        return Ok(match refusal.not_before {
            Some(then) if row.expires_at.is_some_and(|until| until <= then) => {
                Outcome::Refused("expires_before_safe_time")
            }
            Some(then) => Outcome::Waits(then),
            None => Outcome::Refused(refusal.by.code()),
        });
    }
    let Some(to) = person.email else {
        return Ok(Outcome::Refused("no_address"));
    };
    let id = OutboxId(row.id);
    let key = state.keys.unwrap(
        &WrappedKey {
            epoch: row.key_epoch,
            bytes: row.wrapped_key.clone(),
        },
        id,
    )?;
    let message: Message = key.open_json(place(id), &row.payload)?;
    let host = state
        .site
        .base_url
        .split_once("://")
        .map_or("portal", |(_, host)| host);
    let letter = Letter {
        message_id: format!("<{id}@{}>", host.split(':').next().unwrap_or("portal")),
        to,
        subject: message.reference,
        text: Zeroizing::new(message.text),
    };
    Ok(match state.mailer.send(&letter).await {
        Ok(()) => Outcome::Sent,
        Err(NotSent::Never(reason)) => Outcome::Dead(reason),
        Err(NotSent::Later(reason)) => give_up_or_wait(row, reason),
    })
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
    state: &AppState,
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
    let tx = state.pools.worker_tx().await?;
    let done = outbox::Entity::update_many()
        .set(change)
        .filter(outbox::Column::Id.eq(row.id))
        .filter(outbox::Column::State.eq("queued"))
        .filter(outbox::Column::LeasedUntil.eq(row.leased_until))
        .exec(&tx)
        .await?;
    if let (1, Some(word)) = (done.rows_affected, word) {
        let action = match word {
            "sent" => "message.sent",
            "refused" => "message.refused",
            "expired" => "message.expired",
            _ => "message.dead",
        };
        let mut event = AuditEvent::new(Actor::System, action)
            .detail(serde_json::json!({ "message": row.id, "kind": row.kind }));
        event.reason = reason;
        event.enquiry = row.enquiry_id.map(EnquiryId);
        audit::record(&tx, now, event).await?;
    }
    tx.commit().await?;
    match outcome {
        Outcome::Dead(reason) => {
            tracing::error!(message = %row.id, kind = row.kind, reason, "a message was given up")
        }
        Outcome::Again(reason) => {
            tracing::warn!(message = %row.id, kind = row.kind, reason, attempts = row.attempts, "a message will be tried again")
        }
        _ => {}
    }
    Ok(())
}

/// Twice as long each time, an hour at most, and up to a quarter more so that many do not come back at once.
fn back_off(attempts: i32) -> TimeDelta {
    let doubled = FIRST_WAIT << u32::try_from(attempts - 1).unwrap_or(0).min(7);
    let wait = doubled.min(3600);
    let [byte] = random::<1>();
    TimeDelta::seconds(wait + wait * i64::from(byte) / 1024)
}

/// Whom a message goes to, as things are now.
pub(crate) struct Person {
    pub email: Option<Zeroizing<String>>,
    pub wishes: SafeContactWishes,
}

impl Person {
    /// Reads the newest contact details and wishes; `None` when the case is gone.
    pub(crate) async fn load(
        state: &AppState,
        tx: &impl ConnectionTrait,
        id: EnquiryId,
    ) -> Result<Option<Self>> {
        let Some(head) = enquiry::Entity::find_by_id(id.0).one(tx).await? else {
            return Ok(None);
        };
        let Some(wrapped) = data_key::Entity::find_by_id(id.0).one(tx).await? else {
            return Ok(None);
        };
        let key: DataKey = state.keys.unwrap(
            &WrappedKey {
                epoch: wrapped.epoch,
                bytes: wrapped.wrapped,
            },
            id,
        )?;
        let content = enquiry_content::Entity::find()
            .filter(enquiry_content::Column::EnquiryId.eq(id.0))
            .order_by_desc(enquiry_content::Column::Version)
            .one(tx)
            .await?;
        let email = match content
            .as_ref()
            .and_then(|content| Some((content.id, content.email.as_ref()?)))
        {
            Some((row, sealed)) => {
                Some(key.open_text(Place::new("enquiry_content", row, "email"), sealed)?)
            }
            None => None,
        };
        let kept = safe_contact::Entity::find()
            .filter(safe_contact::Column::EnquiryId.eq(id.0))
            .order_by_desc(safe_contact::Column::Version)
            .one(tx)
            .await?;
        let mut wishes = match kept {
            Some(row) => {
                key.open_json(Place::new("safe_contact", row.id, "wishes"), &row.wishes)?
            }
            None => SafeContactWishes::default(),
        };
        wishes.contact_me_instead |= head.contact_route == ContactRoute::NoneIWillContactYou.code();
        Ok(Some(Self { email, wishes }))
    }
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
