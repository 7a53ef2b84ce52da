//! Writing a receipt, in the transaction that writes the ledger.

use super::ReceiptCode;
use crate::{
    consent::ledger::Entry,
    entity::receipt,
    platform::{
        crypto::{self, Keys},
        error::{AppError, Result},
        ids::EnquiryId,
    },
};
use app::{
    domain::{
        consent::{ConsentAction, ConsentChannel, ConsentEvent, ConsentPurpose, GivenBy},
        controller::Controller,
        reference_data::ReferenceData,
    },
    resident::notices::canonical,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Statement,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

/// What a receipt is about.
pub struct Issue<'a> {
    pub enquiry: EnquiryId,
    pub controller: Controller,
    /// BCP 47 code of the language in which the words were shown.
    pub language: &'a str,
    /// The rows of the ledger that the answer added. What was refused is left out: there is nothing to keep.
    pub entries: &'a [Entry],
    pub at: DateTime<Utc>,
}

/// The form of the record, so that a reader of later ones knows what it holds.
const FORM: &str = "stockport-consent-receipt-1";

/// The signed record: the fields of a consent record (ISO/IEC TS 27560) that fit, and nobody's name.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Body {
    pub form: String,
    pub code: String,
    pub issued_at: DateTime<Utc>,
    pub language: String,
    pub jurisdiction: String,
    pub controller: Controller,
    /// Shows, together with the id that only the organisation holds, whose receipt it is.
    pub subject: String,
    pub notice: NoticeBody,
    pub lawful_basis: String,
    pub withdraw_at: String,
    pub events: Vec<EventBody>,
}

/// The notice that was in force.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NoticeBody {
    pub name: String,
    pub version: u32,
    pub sha256: String,
    pub check_code: String,
}

/// One thing that was agreed or taken back.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EventBody {
    pub purpose: ConsentPurpose,
    pub action: ConsentAction,
    pub at: DateTime<Utc>,
    pub channel: ConsentChannel,
    pub given_by: GivenBy,
    /// The exact names shown.
    pub recipients: Vec<String>,
    /// Fields of the form that go or are used.
    pub data: Vec<String>,
    pub wording: WordingText,
    /// The row of the ledger this speaks of: neither can be changed without the other telling.
    pub ledger_hash: String,
}

/// The exact words, with the hash they are stored under.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WordingText {
    pub id: Uuid,
    pub version: u32,
    pub sha256: String,
    pub text: Words,
}

/// What stood beside the tick.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Words {
    pub title: String,
    pub who: String,
    pub what: String,
    pub not_shared: String,
}

/// Wording and notice as the database has them.
#[derive(FromQueryResult)]
struct Shown {
    wording_id: Uuid,
    version: i32,
    body: Value,
    sha256: Vec<u8>,
    notice: String,
    notice_version: i32,
    notice_sha256: Vec<u8>,
    check_code: String,
}

/// Issues one receipt for all that an answer gave and withdrew; `None` when it did neither.
///
/// Call it after [`crate::consent::ledger::Ledger::append`], in the same transaction.
///
/// # Errors
/// The database, or signing.
pub async fn issue(
    db: &impl ConnectionTrait,
    keys: &Keys,
    about: Issue<'_>,
) -> Result<Option<ReceiptCode>> {
    let Issue {
        enquiry,
        controller,
        language,
        entries,
        at,
    } = about;
    let kept: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.event.action != ConsentAction::Refused)
        .collect();
    let Some(first) = kept.first() else {
        return Ok(None);
    };
    let wordings: Vec<Uuid> = kept.iter().map(|entry| entry.event.wording.0).collect();
    let shown = shown(db, wordings, first.event.notice_version.0).await?;
    let some = shown.values().next().ok_or_else(gone)?;
    let code = ReceiptCode::random();
    let body = Body {
        form: FORM.to_owned(),
        code: code.as_str().to_owned(),
        issued_at: at,
        language: language.to_owned(),
        jurisdiction: "GB-ENG".to_owned(),
        controller,
        subject: crypto::sha256_hex(format!("{code} {enquiry}").as_bytes()),
        notice: NoticeBody {
            name: some.notice.clone(),
            version: u32::try_from(some.notice_version).map_err(AppError::internal)?,
            sha256: hex::encode(&some.notice_sha256),
            check_code: some.check_code.clone(),
        },
        lawful_basis: "consent".to_owned(),
        withdraw_at: "/manage".to_owned(),
        events: kept
            .iter()
            .map(|entry| {
                let words = shown.get(&entry.event.wording.0).ok_or_else(gone)?;
                event(entry, words)
            })
            .collect::<Result<_>>()?,
    };
    let body = serde_json::to_value(body).map_err(AppError::internal)?;
    let signature = keys.sign_receipt(canonical(&body).as_bytes())?;
    let row = receipt::ActiveModel {
        code: Set(code.as_str().to_owned()),
        enquiry_id: Set(enquiry.0),
        body: Set(body),
        key_id: Set(key_id(&keys.receipt_public()?)),
        signature: Set(signature),
        issued_at: Set(at),
    };
    receipt::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(Some(code))
}

/// The name of a signing key: the beginning of the hash of its public half.
pub(super) fn key_id(public: &[u8]) -> String {
    crypto::sha256_hex(public).chars().take(16).collect()
}

fn event(entry: &Entry, words: &Shown) -> Result<EventBody> {
    let ConsentEvent {
        purpose,
        action,
        named_recipients,
        occurred_at,
        channel,
        given_by,
        ..
    } = entry.event.clone();
    let data = ReferenceData::shipped()
        .purposes
        .iter()
        .find(|definition| definition.code == purpose.purpose())
        .map(|definition| definition.fields.clone())
        .unwrap_or_default();
    Ok(EventBody {
        purpose,
        action,
        at: occurred_at,
        channel,
        given_by,
        recipients: named_recipients,
        data,
        wording: WordingText {
            id: words.wording_id,
            version: u32::try_from(words.version).map_err(AppError::internal)?,
            sha256: hex::encode(&words.sha256),
            text: serde_json::from_value(words.body.clone()).map_err(AppError::internal)?,
        },
        ledger_hash: entry.hash.clone(),
    })
}

/// The wordings by id, each with the notice.
async fn shown(
    db: &impl ConnectionTrait,
    wordings: Vec<Uuid>,
    notice: Uuid,
) -> Result<HashMap<Uuid, Shown>> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT w.id AS wording_id, w.version, w.body, w.sha256, n.notice, n.version AS notice_version,
           n.sha256 AS notice_sha256, n.check_code
         FROM wording w CROSS JOIN notice_version n WHERE w.id = ANY ($1) AND n.id = $2",
        [wordings.into(), notice.into()],
    );
    let rows = Shown::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.wording_id, row)).collect())
}

/// The foreign keys of the ledger rule this out.
fn gone() -> AppError {
    AppError::internal(anyhow::anyhow!(
        "the wording or the notice of a consent event is not there"
    ))
}
