//! Whatever leaves: a row in the transaction that causes it, sent by a worker, tried again, given up visibly.
//!
//! The address is read when the message leaves, together with the safe-contact wishes of that moment: a wish that
//! changed meanwhile is obeyed (rule 8.2). Only a message to a former address carries it, sealed.

use crate::{
    crypto::{Keys, Place},
    error::Result,
    ids::{EnquiryId, OutboxId, uuid_at},
};
use app::domain::personal::Email;
use chrono::{DateTime, Utc};
use entity::outbox;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::{Deserialize, Serialize};

/// What goes out, in words ready to be read. It never names a topic.
#[derive(Clone, Serialize, Deserialize)]
pub struct Message {
    /// The subject is this and nothing else.
    pub reference: String,
    pub text: String,
    /// The address that was in use before a change: it is told that it is not any more. Or the work address of
    /// somebody who is to join, to whom no enquiry belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former: Option<Email>,
}

/// A message sealed under a key of its own, as the row keeps it.
pub struct Sealed {
    pub id: OutboxId,
    pub key_epoch: i32,
    pub wrapped_key: Vec<u8>,
    pub payload: Vec<u8>,
}

/// When and on what ground a message goes.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    pub enquiry: EnquiryId,
    /// Small letters and `_`, such as `manage_link`.
    pub kind: &'static str,
    /// The consent it rests on, if any: withdrawing that cancels it.
    pub purpose: Option<&'a str>,
    pub not_before: DateTime<Utc>,
    /// After this it makes no sense any more.
    pub expires: Option<DateTime<Utc>>,
}

/// Seals a message, for callers whose row is written by a function of the schema (`app.request_link`).
pub fn seal(keys: &Keys, now: DateTime<Utc>, message: &Message) -> Result<Sealed> {
    let id = OutboxId(uuid_at(now));
    let (key, wrapped) = keys.new_data_key(id)?;
    let payload = key.seal_json(place(id), message)?;
    Ok(Sealed {
        id,
        key_epoch: wrapped.epoch,
        wrapped_key: wrapped.bytes,
        payload,
    })
}

/// Queues a message in the caller's transaction.
pub async fn enqueue(
    tx: &impl ConnectionTrait,
    keys: &Keys,
    now: DateTime<Utc>,
    terms: Terms<'_>,
    message: &Message,
) -> Result<OutboxId> {
    let Sealed {
        id,
        key_epoch,
        wrapped_key,
        payload,
    } = seal(keys, now, message)?;
    let Terms {
        enquiry,
        kind,
        purpose,
        not_before,
        expires,
    } = terms;
    let row = outbox::ActiveModel {
        id: Set(id.0),
        enquiry_id: Set(Some(enquiry.0)),
        channel: Set("email".to_owned()),
        kind: Set(kind.to_owned()),
        purpose_code: Set(purpose.map(str::to_owned)),
        key_epoch: Set(key_epoch),
        wrapped_key: Set(wrapped_key),
        payload: Set(payload),
        created_at: Set(now),
        not_before: Set(not_before),
        expires_at: Set(expires),
        leased_until: Set(None),
        attempts: Set(0),
        state: Set("queued".to_owned()),
        state_at: Set(now),
        reason: Set(None),
    };
    // The web role may add a message to a case it may not read back.
    outbox::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(id)
}

/// What the payload is sealed to.
pub fn place(id: OutboxId) -> Place<'static> {
    Place::new("outbox", id, "payload")
}
