//! Reading receipts: by code for anybody, by enquiry for whoever opened it.

use crate::receipt::{
    ReceiptCode, document,
    key::{VerifyingKey, public_keys},
    record::Body,
};
use app::{domain::notice::canonical, resident::receipt::ReceiptCheck};
use chrono::{DateTime, Utc};
use entity::receipt;
use platform::{
    crypto::{Keys, verify_signature},
    error::{AppError, Result},
    ids::EnquiryId,
};
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

/// A receipt that was found.
pub struct Found {
    pub checked: ReceiptCheck,
    /// The same as a file for programs, whatever the check found.
    pub document: String,
}

/// What is known of the receipt with this code; `None` when there is none.
///
/// # Errors
/// The database.
pub async fn by_code(
    db: &impl ConnectionTrait,
    keys: &Keys,
    code: &ReceiptCode,
) -> Result<Option<Found>> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT body, key_id, signature, issued_at FROM app.receipt_by_code($1)",
        [code.as_str().into()],
    );
    let Some(row) = Row::find_by_statement(statement).one(db).await? else {
        return Ok(None);
    };
    let mut known = public_keys(keys)?;
    if known.iter().all(|key| key.id != row.key_id) {
        // Another server may sign with a new key that this one has not read yet.
        if let Err(cause) = keys.reload() {
            tracing::warn!(%cause, "the key file cannot be read again");
        }
        known = public_keys(keys)?;
    }
    let document = document::write(&row.body, &row.key_id, &row.signature);
    Ok(Some(Found {
        checked: check(&known, code, row),
        document,
    }))
}

fn check(known: &[VerifyingKey], code: &ReceiptCode, row: Row) -> ReceiptCheck {
    let Row {
        body,
        key_id,
        signature,
        issued_at,
    } = row;
    let key = known.iter().find(|key| key.id == key_id);
    let signed = key
        .is_some_and(|key| verify_signature(&key.public, canonical(&body).as_bytes(), &signature));
    let Ok(body) = serde_json::from_value::<Body>(body) else {
        return ReceiptCheck::Altered;
    };
    // A genuine record under another code or time is not this receipt.
    if body.receipt_id != code.as_str() || body.issued_at != issued_at || (key.is_some() && !signed)
    {
        return ReceiptCheck::Altered;
    }
    match key {
        Some(_) => ReceiptCheck::Genuine(body.into()),
        None => ReceiptCheck::OldKey(body.into()),
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
