//! Proofs and the session they open. Finding an enquiry by a proof, counting wrong tries and ending a
//! session are functions of the schema: this role cannot read a case before one of them has opened it.

use app::domain::reference_data::ReferenceData;
use app::{
    domain::{
        codes::ContactRoute,
        controller::Controller,
        identity::{IdentityLevel, IdentityProof, ManageAction, level},
        reference::Reference,
    },
    forms::manage::OneTimeCode,
};
use chrono::{DateTime, Utc};
use entity::enquiry;
use platform::Platform;
use platform::{
    cookie::{Token, TokenHash},
    crypto::{IndexKind, Keys},
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
    limits::Client,
    page::Page,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult};
use std::time::Duration;
use uuid::Uuid;

const SESSION_NOW: Sql = Sql::web("SELECT enquiry_id, proofs FROM app.current_manage_session()");
const SALT: Sql = Sql::web("SELECT app.passphrase_salt($1)");
const OPEN_BY_PASSPHRASE: Sql = Sql::web(
    "SELECT result, enquiry_id, wrapped_secret, retry_at FROM app.open_by_passphrase($1, $2, $3, $4)",
);
const OPEN_BY_CODE: Sql = Sql::web("SELECT result, retry_at FROM app.open_by_code($1, $2, $3, $4)");
const OPEN_BY_SENT_PAGE: Sql = Sql::web("SELECT app.open_by_sent_page($1, $2)");
const LINK_LIVE: Sql = Sql::web("SELECT app.link_live($1)");
const OPEN_BY_LINK: Sql = Sql::web("SELECT app.open_by_link($1, $2)");
const MOVE_DRAFTS: Sql = Sql::web("SELECT app.move_message_drafts($1, $2)");
const END_SESSION: Sql = Sql::web("SELECT app.end_manage_session($1)");

/// Where somebody without a session is sent.
pub const OVER: &str = "/manage?over";

/// Whether a visit to an enquiry is open in this browser.
///
/// # Errors
/// The database.
pub async fn is_open(state: &Platform, page: &Page) -> Result<bool> {
    let Some(token) = page.token() else {
        return Ok(false);
    };
    let tx = state.pools.manage_tx(token.hash()).await?;
    let session: Option<Session> = SESSION_NOW.one(&tx, []).await?;
    Ok(session.is_some_and(|session| session.enquiry_id.is_some()))
}

/// An open enquiry: the transaction in which row-level security shows this one case, the case, and how
/// sure we are who is looking.
pub struct Entered {
    pub tx: DatabaseTransaction,
    pub enquiry: enquiry::Model,
    proofs: Vec<IdentityProof>,
    data: &'static ReferenceData,
}

impl Entered {
    /// The enquiry of this page's session, if its proofs allow the act.
    ///
    /// # Errors
    /// No session, or one that is over; proofs that do not reach; the database.
    pub async fn by(state: &Platform, page: &Page, act: ManageAction) -> Result<Self> {
        let token = page.token().ok_or(AppError::SessionOver(OVER))?;
        let tx = state.pools.manage_tx(token.hash()).await?;
        let session: Option<Session> = SESSION_NOW.one(&tx, []).await?;
        let (Some(id), proofs) = session
            .map(|session| (session.enquiry_id, session.proofs.unwrap_or_default()))
            .unwrap_or_default()
        else {
            return Err(AppError::SessionOver(OVER));
        };
        let proofs: Vec<IdentityProof> = proofs.iter().filter_map(|name| proof(name)).collect();
        if !act.open_to(&proofs) {
            return Err(AppError::Forbidden);
        }
        // Row-level security lets this role read the session's enquiry and no other.
        let enquiry = enquiry::Entity::find_by_id(id)
            .one(&tx)
            .await?
            .ok_or(AppError::SessionOver(OVER))?;
        Ok(Self {
            tx,
            enquiry,
            proofs,
            data: page.data(),
        })
    }

    /// As [`Entered::by`]; `None` where a session is open and its proofs do not reach: the three words are to
    /// be said first.
    ///
    /// # Errors
    /// No session, or one that is over; the database.
    pub async fn or_words(
        state: &Platform,
        page: &Page,
        act: ManageAction,
    ) -> Result<Option<Self>> {
        match Self::by(state, page, act).await {
            Ok(entered) => Ok(Some(entered)),
            Err(AppError::Forbidden) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The organisation that has it.
    ///
    /// # Errors
    /// The row holds none, which the schema rules out.
    pub fn controller(&self) -> Result<Controller> {
        Ok(*self.enquiry.controller)
    }

    pub fn id(&self) -> EnquiryId {
        EnquiryId(self.enquiry.id)
    }

    /// The reference tables in force for this request.
    pub fn data(&self) -> &'static ReferenceData {
        self.data
    }

    /// Its number.
    ///
    /// # Errors
    /// The row holds none, which the schema rules out.
    pub fn reference(&self) -> Result<Reference> {
        self.enquiry.reference.parse().map_err(AppError::internal)
    }

    /// Whether its topic is one for "Exit this page".
    pub fn exit(&self) -> bool {
        self.data
            .topic(*self.enquiry.topic)
            .is_some_and(|topic| topic.exit)
    }

    /// Whether the proofs allow more than what the page was opened for.
    pub fn may(&self, act: ManageAction) -> bool {
        act.open_to(&self.proofs)
    }

    /// Whether who is looking knows the three words: they were said, or stand on the page that led here.
    pub fn knows_words(&self) -> bool {
        self.proofs
            .iter()
            .any(|proof| matches!(proof, IdentityProof::Passphrase | IdentityProof::SentPage))
    }

    /// The level for the audit.
    pub fn level(&self) -> IdentityLevel {
        level(&self.proofs)
    }
}

/// Links and codes go by email only, so far; `app.manage_session_is_owner` reads the same names.
fn proof(name: &str) -> Option<IdentityProof> {
    match name {
        "link" => Some(IdentityProof::Link(ContactRoute::Email)),
        "link_text" => Some(IdentityProof::Link(ContactRoute::Text)),
        "code" => Some(IdentityProof::Code(ContactRoute::Email)),
        "code_text" => Some(IdentityProof::Code(ContactRoute::Text)),
        "passphrase" => Some(IdentityProof::Passphrase),
        "sent_page" => Some(IdentityProof::SentPage),
        _ => None,
    }
}

#[derive(FromQueryResult)]
struct Session {
    enquiry_id: Option<Uuid>,
    proofs: Option<Vec<String>>,
}

/// What became of a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proved<T = ()> {
    Ok(T),
    /// Also for an enquiry that does not exist.
    Wrong,
    /// A code that was right once.
    Expired,
}

platform::answer_enum! {
    /// What the schema says of a passphrase or a code.
    enum TryAnswer {
        Right = "ok",
        Wrong = "wrong",
        /// Of a code only.
        Expired = "expired",
        Blocked = "blocked",
    }
}

#[derive(FromQueryResult)]
struct Tried {
    result: String,
    retry_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct TriedWords {
    result: String,
    enquiry_id: Option<Uuid>,
    wrapped_secret: Option<Vec<u8>>,
    retry_at: Option<DateTime<Utc>>,
}

/// The enquiry that the words opened, and the secret they unlock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub enquiry: EnquiryId,
    pub wrapped_secret: Vec<u8>,
}

/// The salt of a reference. For an unknown one the caller works on a made-up salt.
pub async fn salt(db: &impl ConnectionTrait, reference: Reference) -> Result<Option<Vec<u8>>> {
    Ok(SALT.value(db, [reference.to_string().into()]).await?)
}

/// Where a try comes from.
pub struct Attempt<'a> {
    pub keys: &'a Keys,
    pub now: DateTime<Utc>,
    pub client: Client,
    pub reference: Reference,
}

impl Attempt<'_> {
    /// Tells the networks of tries for one reference apart, and leads back to none.
    fn network_hash(&self) -> Result<Vec<u8>> {
        let (reference, network) = (self.reference, self.client.network());
        let text = format!("network {reference} {network}");
        Ok(self.keys.blind_index(IndexKind::Proof, &text)?)
    }
}

/// Opens a session by a passphrase.
///
/// # Errors
/// Five wrong tries from this network in the last hour (`app.proof_blocked_until` says the bounds); the database.
pub async fn open_by_words(
    db: &impl ConnectionTrait,
    attempt: &Attempt<'_>,
    verifier: Vec<u8>,
    session: TokenHash,
) -> Result<Proved<Opened>> {
    let values = [
        attempt.reference.to_string().into(),
        verifier.into(),
        session.to_vec().into(),
        attempt.network_hash()?.into(),
    ];
    let TriedWords {
        result,
        enquiry_id,
        wrapped_secret,
        retry_at,
    } = OPEN_BY_PASSPHRASE
        .one(db, values)
        .await?
        .ok_or_else(no_answer)?;
    match (parse_answer(&result)?, enquiry_id, wrapped_secret) {
        (TryAnswer::Right, Some(id), Some(wrapped_secret)) => Ok(Proved::Ok(Opened {
            enquiry: EnquiryId(id),
            wrapped_secret,
        })),
        (TryAnswer::Wrong, _, _) => Ok(Proved::Wrong),
        (TryAnswer::Blocked, _, _) => Err(blocked(attempt.now, retry_at)),
        (TryAnswer::Right | TryAnswer::Expired, _, _) => Err(no_answer()),
    }
}

/// Opens a session by a code.
///
/// # Errors
/// Five wrong codes for this reference in the last hour, from wherever; the database.
pub async fn open_by_code(
    db: &impl ConnectionTrait,
    attempt: &Attempt<'_>,
    code: &OneTimeCode,
    session: TokenHash,
) -> Result<Proved> {
    let Attempt {
        keys, reference, ..
    } = *attempt;
    let values = [
        reference.to_string().into(),
        code_hash(keys, reference, code)?.into(),
        session.to_vec().into(),
        attempt.network_hash()?.into(),
    ];
    let Tried { result, retry_at } = OPEN_BY_CODE.one(db, values).await?.ok_or_else(no_answer)?;
    match parse_answer(&result)? {
        TryAnswer::Right => Ok(Proved::Ok(())),
        TryAnswer::Wrong => Ok(Proved::Wrong),
        TryAnswer::Expired => Ok(Proved::Expired),
        TryAnswer::Blocked => Err(blocked(attempt.now, retry_at)),
    }
}

/// Whether a link can still be used. Uses nothing up.
pub async fn link_live(db: &impl ConnectionTrait, link: &Token) -> Result<bool> {
    Ok(LINK_LIVE.value(db, [link.hash().to_vec().into()]).await?)
}

/// Uses a link up and opens a session; false when it was used or has run out.
pub async fn open_by_link(
    db: &impl ConnectionTrait,
    link: &Token,
    session: TokenHash,
) -> Result<bool> {
    let values = [link.hash().to_vec().into(), session.to_vec().into()];
    Ok(OPEN_BY_LINK.value(db, values).await?)
}

/// Opens a session for the browser that has just sent the enquiry, by the cookie of its page; false when it did so
/// before, or the page has run out.
pub async fn open_by_sent_page(
    db: &impl ConnectionTrait,
    sent_page: TokenHash,
    session: TokenHash,
) -> Result<bool> {
    let values = [sent_page.to_vec().into(), session.to_vec().into()];
    Ok(OPEN_BY_SENT_PAGE.value(db, values).await?)
}

/// Hands what was being written to the session that follows in the same browser, if it opened the same enquiry.
pub async fn move_drafts(db: &impl ConnectionTrait, from: TokenHash, to: TokenHash) -> Result<()> {
    MOVE_DRAFTS
        .execute(db, [from.to_vec().into(), to.to_vec().into()])
        .await?;
    Ok(())
}

/// Ends a session: leaving, "Exit this page", or a new one in its place.
pub async fn end(db: &impl ConnectionTrait, session: TokenHash) -> Result<()> {
    END_SESSION.execute(db, [session.to_vec().into()]).await?;
    Ok(())
}

/// A code is short: it is kept under a key, and bound to the reference it was sent for.
pub(super) fn code_hash(keys: &Keys, reference: Reference, code: &OneTimeCode) -> Result<Vec<u8>> {
    Ok(keys.blind_index(
        IndexKind::Proof,
        &format!("code {reference} {}", code.expose()),
    )?)
}

/// Too many wrong tries in an hour: when the next may be made. Says nothing about the enquiry.
fn blocked(now: DateTime<Utc>, retry_at: Option<DateTime<Utc>>) -> AppError {
    let wait = retry_at
        .and_then(|at| (at - now).to_std().ok())
        .unwrap_or(Duration::from_secs(60));
    AppError::TooMany(wait)
}

fn parse_answer(word: &str) -> Result<TryAnswer> {
    word.parse().map_err(AppError::internal)
}

fn no_answer() -> AppError {
    AppError::internal(anyhow::anyhow!("a function of the schema gave no answer"))
}
