//! Writing a receipt, in the transaction that writes the ledger.

use super::{
    ReceiptCode,
    key::VerifyingKey,
    record::{Body, EventBody, FORM, NoticeBody, WordingText},
};
use crate::consent::ledger::Entry;
use app::domain::consent::PurposeDefinition;
use app::{
    domain::{
        consent::{ConsentAction, ConsentEvent},
        controller::Controller,
        notice::canonical,
    },
    i18n::{Lang, text},
};
use chrono::{DateTime, Utc};
use entity::receipt;
use platform::{
    crypto,
    crypto::Keys,
    db::{Role, Sql},
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
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
    /// Names what a purpose passes on.
    pub purposes: &'a [PurposeDefinition],
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
        purposes,
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
    let some = shown.values().next().ok_or_else(missing_wording)?;
    let code = ReceiptCode::random();
    let body = Body {
        schema_version: FORM.to_owned(),
        receipt_id: code.as_str().to_owned(),
        issued_at: at,
        language: language.to_owned(),
        jurisdiction: "GB-ENG".to_owned(),
        pii_controller: controller,
        pii_controller_name: text(Lang::En, &format!("controller-{controller}"), &[]),
        pii_principal_id: crypto::sha256_hex(format!("{code} {enquiry}").as_bytes()),
        privacy_notice: NoticeBody {
            name: some.notice.clone(),
            version: u32::try_from(some.notice_version).map_err(AppError::internal)?,
            sha256: hex::encode(&some.notice_sha256),
            check_code: some.check_code.clone(),
        },
        events: kept
            .iter()
            .map(|entry| {
                let words = shown
                    .get(&entry.event.wording.0)
                    .ok_or_else(missing_wording)?;
                event(entry, words, purposes)
            })
            .collect::<Result<_>>()?,
    };
    let body = serde_json::to_value(body).map_err(AppError::internal)?;
    let (signature, key) = keys.sign_receipt_with(canonical(&body).as_bytes())?;
    let row = receipt::ActiveModel {
        code: Set(code.as_str().to_owned()),
        enquiry_id: Set(enquiry.0),
        body: Set(body),
        key_id: Set(VerifyingKey::from(key).id),
        signature: Set(signature),
        issued_at: Set(at),
    };
    receipt::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(Some(code))
}

fn event(entry: &Entry, words: &Shown, purposes: &[PurposeDefinition]) -> Result<EventBody> {
    let ConsentEvent {
        purpose,
        action,
        named_recipients,
        occurred_at,
        channel,
        given_by,
        ..
    } = entry.event.clone();
    let data = purposes
        .iter()
        .find(|definition| definition.code == purpose.purpose())
        .map(|definition| definition.fields.clone())
        .unwrap_or_default();
    Ok(EventBody {
        purpose,
        lawful_basis: "consent".to_owned(),
        event_type: action,
        event_time: occurred_at,
        collection_method: channel,
        given_by,
        recipient_third_parties: named_recipients,
        pii_information: data,
        withdrawal_method: "/manage".to_owned(),
        wording: WordingText {
            id: words.wording_id,
            version: u32::try_from(words.version).map_err(AppError::internal)?,
            sha256: hex::encode(&words.sha256),
            text: serde_json::from_value(words.body.clone()).map_err(AppError::internal)?,
        },
        ledger_hash: entry.hash.clone(),
    })
}

const SHOWN: Sql = Sql::shared(
    &[Role::Web, Role::Staff],
    "SELECT w.id AS wording_id, w.version, w.body, w.sha256, n.notice, n.version AS notice_version, \
       n.sha256 AS notice_sha256, n.check_code \
     FROM wording w CROSS JOIN notice_version n WHERE w.id = ANY ($1) AND n.id = $2",
);

/// The wordings by id, each with the notice.
async fn shown(
    db: &impl ConnectionTrait,
    wordings: Vec<Uuid>,
    notice: Uuid,
) -> Result<HashMap<Uuid, Shown>> {
    let rows: Vec<Shown> = SHOWN.all(db, [wordings.into(), notice.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.wording_id, row)).collect())
}

/// The foreign keys of the ledger rule this out.
fn missing_wording() -> AppError {
    AppError::internal(anyhow::anyhow!(
        "the wording or the notice of a consent event is not there"
    ))
}
