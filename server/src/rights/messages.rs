//! What a person wrote about a request on its own page: the team reads it, and the page itself changes nothing.

use super::store::Request;
use app::domain::personal::MessageText;
use chrono::{DateTime, Utc};
use entity::message;
use platform::{
    crypto::{DataKey, Place},
    db::{Role, Sql},
    error::{AppError, Result},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
};
use std::collections::HashSet;
use uuid::Uuid;

/// For the person's own page and for the team: each sees by row-level security what is theirs.
const OF_REQUEST: Sql = Sql::shared(
    &[Role::Web, Role::Staff],
    "SELECT id, body, created_at FROM message WHERE request_id = $1 ORDER BY seq",
);
const UNREAD: Sql = Sql::staff(
    "SELECT m.id, m.request_id FROM message m \
     WHERE NOT EXISTS (SELECT FROM message_read r WHERE r.message_id = m.id)",
);
const UNREAD_OF_REQUEST: Sql = Sql::staff(
    "SELECT EXISTS (SELECT FROM message m WHERE m.request_id = $1 \
       AND NOT EXISTS (SELECT FROM message_read r WHERE r.message_id = m.id))",
);
/// Two who look at once are one reader: the first.
const MARK_READ: Sql = Sql::staff(
    "INSERT INTO message_read (message_id, staff_id, at) \
     SELECT m.id, app.actor(), $2 FROM message m WHERE m.request_id = $1 \
       AND NOT EXISTS (SELECT FROM message_read r WHERE r.message_id = m.id) \
     ON CONFLICT (message_id) DO NOTHING",
);

/// One message, opened.
pub struct OpenedMessage {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub text: MessageText,
}

#[derive(FromQueryResult)]
struct SealedMessage {
    id: Uuid,
    body: Vec<u8>,
    created_at: DateTime<Utc>,
}

/// Where the text of a message is sealed, under the key of its request.
pub fn message_place(id: Uuid) -> Place<'static> {
    Place::new("message", id, "body")
}

fn open(key: &DataKey, id: Uuid, at: DateTime<Utc>, body: &[u8]) -> Result<OpenedMessage> {
    let text = key.open_text(message_place(id), body)?;
    Ok(OpenedMessage {
        id,
        at,
        text: MessageText::parse(&text).map_err(AppError::internal)?,
    })
}

/// What was written about a request, oldest first.
///
/// # Errors
/// The database; a text that does not open.
pub async fn load(
    tx: &impl ConnectionTrait,
    key: &DataKey,
    request: &Request,
) -> Result<Vec<OpenedMessage>> {
    let rows: Vec<SealedMessage> = OF_REQUEST.all(tx, [request.row.id.into()]).await?;
    rows.into_iter()
        .map(|row| open(key, row.id, row.created_at, &row.body))
        .collect()
}

/// All that was written about the requests of one enquiry, as the data protection team may read it.
///
/// # Errors
/// The database.
pub async fn of_enquiry(tx: &impl ConnectionTrait, enquiry: Uuid) -> Result<Vec<message::Model>> {
    Ok(message::Entity::find()
        .filter(message::Column::EnquiryId.eq(enquiry))
        .order_by_asc(message::Column::CreatedAt)
        .order_by_asc(message::Column::Id)
        .all(tx)
        .await?)
}

/// A row of [`of_enquiry`], opened with the key of its request.
///
/// # Errors
/// A text that does not open.
pub fn open_row(key: &DataKey, row: &message::Model) -> Result<OpenedMessage> {
    open(key, row.id, row.created_at, &row.body)
}

/// What nobody of the team has read yet.
#[derive(Default)]
pub struct Unread {
    pub messages: HashSet<Uuid>,
    pub requests: HashSet<Uuid>,
}

#[derive(FromQueryResult)]
struct UnreadRow {
    id: Uuid,
    request_id: Uuid,
}

/// What nobody of the team has read yet.
///
/// # Errors
/// The database.
pub async fn unread(tx: &impl ConnectionTrait) -> Result<Unread> {
    let rows: Vec<UnreadRow> = UNREAD.all(tx, []).await?;
    let mut unread = Unread::default();
    for UnreadRow { id, request_id } in rows {
        unread.messages.insert(id);
        unread.requests.insert(request_id);
    }
    Ok(unread)
}

/// Whether something about this request is not read yet.
///
/// # Errors
/// The database.
pub async fn is_unread(tx: &impl ConnectionTrait, request: &Request) -> Result<bool> {
    Ok(UNREAD_OF_REQUEST.value(tx, [request.row.id.into()]).await?)
}

/// The team has looked. Returns how many were new.
///
/// # Errors
/// The database.
pub async fn mark_read(
    tx: &impl ConnectionTrait,
    request: &Request,
    now: DateTime<Utc>,
) -> Result<u64> {
    Ok(MARK_READ
        .execute(tx, [request.row.id.into(), now.into()])
        .await?)
}
