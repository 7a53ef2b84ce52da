//! The unfinished enquiry: one sealed row, found by the hash of a cookie, gone after 30 idle minutes (feature A10).

use crate::enquiry::equality_secret::EqualitySecret;
use app::{
    domain::{
        codes::QueueCode, controller::Controller, passphrase::Passphrase, reference::Reference,
    },
    forms::enquiry::Answers,
    resident::DRAFT_IDLE_MINUTES,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entity::draft as table;
use platform::Platform;
use platform::{
    cookie::{Token, TokenHash},
    crypto::{CryptoError, DataKey, Keys, Place, WrappedKey, random},
    error::Result,
    ids::{DraftId, EnquiryId, uuid_at},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};

/// A look at a page keeps the draft awake; the row is written for it at most this often.
const TOUCH_AFTER: TimeDelta = TimeDelta::seconds(60);

/// What a draft holds, sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Content {
    pub answers: Answers,
    /// The three words, made with the draft and shown after sending (feature A13).
    pub words: Passphrase,
    /// Names the equality row and nothing else (rule 6.4).
    pub equality_secret: EqualitySecret,
    /// What the words made, hashed slowly before the last page, so that sending need not wait for it.
    pub prepared: Option<Prepared>,
    /// What became of it, once sent.
    pub sent: Option<Sent>,
}

/// The row `passphrase` of the enquiry to be, and the id that it belongs to.
#[derive(Clone, Serialize, Deserialize)]
pub struct Prepared {
    pub enquiry: EnquiryId,
    pub salt: Vec<u8>,
    pub verifier: Vec<u8>,
    pub wrapped_secret: Vec<u8>,
}

/// What the sent page shows, again and again until exit or idle end.
#[derive(Clone, Serialize, Deserialize)]
pub struct Sent {
    pub enquiry: EnquiryId,
    pub reference: Reference,
    pub controller: Controller,
    pub queue: QueueCode,
    pub at: DateTime<Utc>,
    pub first_look_due: DateTime<Utc>,
    pub form_last_day: NaiveDate,
    /// What was asked, whether yes was said, and the words it was asked in.
    pub choices: Vec<SentChoice>,
    /// Code of the receipt for what was agreed to.
    pub receipt: Option<String>,
    /// An email with the reference goes out.
    pub emailed: bool,
    /// Address of the notice version that was shown.
    pub notice_href: String,
}

/// One choice as it was made.
#[derive(Clone, Serialize, Deserialize)]
pub struct SentChoice {
    pub title: String,
    pub given: bool,
}

impl Content {
    /// A new one.
    pub fn new() -> Result<Self> {
        let bytes = random::<{ Passphrase::RANDOM_BYTES }>();
        let words = Passphrase::from_random(&bytes).ok_or(CryptoError::Failed)?;
        Ok(Self {
            answers: Answers::default(),
            words,
            equality_secret: EqualitySecret::random(),
            prepared: None,
            sent: None,
        })
    }
}

/// A draft that was found, opened.
pub struct Draft {
    pub id: DraftId,
    pub content: Content,
    pub touched_at: DateTime<Utc>,
    key: DataKey,
}

/// What a cookie leads to.
pub enum Found {
    /// Nothing: never begun, or wiped.
    None,
    /// Idle for too long; its row is only waiting to be swept.
    Ended(DraftId),
    Live(Box<Draft>),
}

/// How a draft is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// To be shown.
    No,
    /// To be changed: copies of the request wait for each other.
    Yes,
}

/// Finds the draft of a cookie.
///
/// # Errors
/// The database; a row that does not open.
pub async fn find(
    state: &Platform,
    db: &impl ConnectionTrait,
    token: TokenHash,
    lock: Lock,
) -> Result<Found> {
    let query = table::Entity::find().filter(table::Column::TokenHash.eq(token.to_vec()));
    let query = match lock {
        Lock::No => query,
        Lock::Yes => query.lock_exclusive(),
    };
    let Some(row) = query.one(db).await? else {
        return Ok(Found::None);
    };
    if state.clock.now() - row.touched_at >= idle() {
        return Ok(Found::Ended(DraftId(row.id)));
    }
    let wrapped = WrappedKey {
        epoch: row.key_epoch,
        bytes: row.wrapped_key,
    };
    let key = state.keys.unwrap(&wrapped, row.id)?;
    let content = key.open_json(place(DraftId(row.id)), &row.content)?;
    Ok(Found::Live(Box::new(Draft {
        id: DraftId(row.id),
        content,
        touched_at: row.touched_at,
        key,
    })))
}

/// Makes the row of a new draft.
///
/// # Errors
/// The database or sealing.
pub async fn start(
    db: &impl ConnectionTrait,
    keys: &Keys,
    token: &Token,
    content: &Content,
    now: DateTime<Utc>,
) -> Result<DraftId> {
    let id = DraftId(uuid_at(now));
    let (key, wrapped) = keys.new_data_key(id)?;
    let row = table::ActiveModel {
        id: Set(id.0),
        token_hash: Set(token.hash().to_vec()),
        key_epoch: Set(wrapped.epoch),
        wrapped_key: Set(wrapped.bytes),
        content: Set(key.seal_json(place(id), content)?),
        created_at: Set(now),
        touched_at: Set(now),
        sent_at: Set(None),
        entered_at: Set(None),
    };
    table::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(id)
}

impl Draft {
    /// Keeps what was answered, and the draft awake.
    ///
    /// # Errors
    /// The database or sealing.
    pub async fn save(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
        let sealed = self.key.seal_json(place(self.id), &self.content)?;
        let sent_at = self.content.sent.as_ref().map(|sent| sent.at);
        table::Entity::update_many()
            .col_expr(table::Column::Content, Expr::value(sealed))
            .col_expr(table::Column::TouchedAt, Expr::value(now))
            .col_expr(table::Column::SentAt, Expr::value(sent_at))
            .filter(table::Column::Id.eq(self.id.0))
            .exec(db)
            .await?;
        Ok(())
    }

    /// Keeps the draft awake, once a minute at most.
    ///
    /// # Errors
    /// The database.
    pub async fn touch(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
        if now - self.touched_at < TOUCH_AFTER {
            return Ok(());
        }
        table::Entity::update_many()
            .col_expr(table::Column::TouchedAt, Expr::value(now))
            .filter(table::Column::Id.eq(self.id.0))
            .filter(table::Column::TouchedAt.lt(now))
            .exec(db)
            .await?;
        Ok(())
    }
}

/// Wipes the draft of a cookie, sent or not; nothing happens when there is none.
///
/// # Errors
/// The database.
pub async fn wipe(db: &impl ConnectionTrait, token: TokenHash) -> Result<()> {
    table::Entity::delete_many()
        .filter(table::Column::TokenHash.eq(token.to_vec()))
        .exec(db)
        .await?;
    Ok(())
}

/// Wipes every draft that has been idle for too long; a job. Returns how many.
///
/// # Errors
/// The database.
pub async fn sweep(state: &Platform, db: &impl ConnectionTrait) -> Result<u64> {
    let gone = table::Entity::delete_many()
        .filter(table::Column::TouchedAt.lte(state.clock.now() - idle()))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}

/// How long a draft may be left alone.
fn idle() -> TimeDelta {
    TimeDelta::minutes(i64::from(DRAFT_IDLE_MINUTES))
}

fn place(id: DraftId) -> Place<'static> {
    Place::new("draft", id, "content")
}

/// The sent enquiry behind this cookie, for what may follow on sending: the equality questions.
///
/// # Errors
/// The database; a row that does not open.
pub async fn sent(state: &Platform, token: Option<&Token>) -> Result<Option<Box<Draft>>> {
    let Some(token) = token else { return Ok(None) };
    match find(state, &state.pools.web, token.hash(), Lock::No).await? {
        Found::Live(draft) if draft.content.sent.is_some() => Ok(Some(draft)),
        Found::None | Found::Ended(_) | Found::Live(_) => Ok(None),
    }
}
