//! Reading receipts: by code for anybody, by enquiry for whoever opened it.

use super::{
    ReceiptCode,
    issue::{Body, key_id},
};
use crate::{
    entity::receipt,
    platform::{
        crypto::{Keys, verify_signature},
        error::{AppError, Result},
        ids::EnquiryId,
    },
};
use app::resident::{
    notices::canonical,
    receipt::{Checked, ReceiptEvent, Record},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, Statement,
};
use serde_json::Value;
use std::collections::HashMap;

/// A receipt as it is stored.
#[derive(FromQueryResult)]
struct Row {
    body: Value,
    key_id: String,
    signature: Vec<u8>,
    issued_at: DateTime<Utc>,
}

/// What is known of the receipt with this code; `None` when there is none.
///
/// # Errors
/// The database.
pub async fn by_code(
    db: &impl ConnectionTrait,
    keys: &Keys,
    code: &ReceiptCode,
) -> Result<Option<Checked>> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT body, key_id, signature, issued_at FROM app.receipt_by_code($1)",
        [code.as_str().into()],
    );
    let found = Row::find_by_statement(statement).one(db).await?;
    found.map(|row| check(keys, code, row)).transpose()
}

fn check(keys: &Keys, code: &ReceiptCode, row: Row) -> Result<Checked> {
    let Row {
        body,
        key_id: signed_with,
        signature,
        issued_at,
    } = row;
    let public = keys.receipt_public()?;
    let ours = signed_with == key_id(&public);
    let signed = verify_signature(&public, canonical(&body).as_bytes(), &signature);
    let Ok(body) = serde_json::from_value::<Body>(body) else {
        return Ok(Checked::Altered);
    };
    // A genuine record under another code or time is not this receipt.
    if body.code != code.as_str() || body.issued_at != issued_at || (ours && !signed) {
        return Ok(Checked::Altered);
    }
    Ok(if ours {
        Checked::Genuine(record(body))
    } else {
        Checked::OldKey(record(body))
    })
}

fn record(body: Body) -> Record {
    Record {
        controller: body.controller,
        issued_at: body.issued_at,
        notice_href: format!("/privacy/{}/{}", body.notice.name, body.notice.version),
        notice_version: body.notice.version,
        events: body
            .events
            .into_iter()
            .map(|event| ReceiptEvent {
                on: event.action.turns_on(),
                at: event.at,
                title: event.wording.text.title,
                who: event.wording.text.who,
                what: event.wording.text.what,
                not_shared: event.wording.text.not_shared,
                recipients: event.recipients,
            })
            .collect(),
    }
}

/// For each row of the ledger, by its hash, the code of the receipt that speaks of it.
///
/// # Errors
/// The database, or a receipt whose record cannot be read.
pub async fn codes_by_event(
    db: &impl ConnectionTrait,
    enquiry: EnquiryId,
) -> Result<HashMap<String, String>> {
    let rows = receipt::Entity::find()
        .filter(receipt::Column::EnquiryId.eq(enquiry.0))
        .all(db)
        .await?;
    let mut codes = HashMap::new();
    for row in rows {
        let events = row
            .body
            .get("events")
            .and_then(Value::as_array)
            .ok_or_else(unreadable)?;
        for event in events {
            let hash = event
                .get("ledger_hash")
                .and_then(Value::as_str)
                .ok_or_else(unreadable)?;
            codes.insert(hash.to_owned(), row.code.clone());
        }
    }
    Ok(codes)
}

fn unreadable() -> AppError {
    AppError::internal(anyhow::anyhow!(
        "a receipt has a record that cannot be read"
    ))
}
