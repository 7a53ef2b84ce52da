//! The subject file: everything that is held about the person of a request, for the data protection team to
//! look through, leave parts out with a reason, and release (feature B7; level L2).

use crate::{
    assisted_entry,
    consent::ledger::Ledger,
    enquiry::content::{Contents, open_wishes},
    rights::messages,
};
use app::{
    domain::{rights::LeftOut, time::london_date},
    i18n::{Lang, text},
    resident::manage::BundleItem,
};
use chrono::{DateTime, Utc};
use entity::{
    contact_log, data_key, disclosure, enquiry, enquiry_content, note, rights_request,
    routing_decision, safe_contact, share, status_change,
};
use platform::Platform;
use platform::{
    crypto::{DataKey, Place, WrappedKey, sha256_hex},
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

fn word(key: &str) -> String {
    text(Lang::En, key, &[])
}

fn item(heading: String, at: DateTime<Utc>, text: String) -> BundleItem {
    BundleItem {
        heading,
        day: Some(london_date(at)),
        text,
        left_out: None,
    }
}

/// Every item, in the order of the page: what was given, what was written about it, what happened to it.
/// Row-level security shows the one case of the request in hand.
///
/// # Errors
/// The database; a field that does not open.
pub async fn subject_file(
    state: &Platform,
    tx: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Vec<BundleItem>> {
    let head = enquiry::Entity::find_by_id(id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let key = key(state, tx, id).await?;
    let mut items = vec![item(
        word("bundle-sent"),
        head.received_at,
        format!(
            "{}; {}; {}",
            head.reference,
            word(&format!("topic-{}", head.topic)),
            word(&format!("queue-{}", head.queue)),
        ),
    )];
    items.extend(referred(tx, &key, id, head.received_at).await?);
    items.extend(load_answers(tx, &key, id).await?);
    items.extend(written(tx, &key, id).await?);
    items.extend(happened(tx, &key, id).await?);
    items.extend(shares(state, tx, &key, id).await?);
    items.extend(messages(state, tx, id).await?);
    Ok(items)
}

/// Tells one state of a file from every other: what an officer looked through is what is released, or nothing.
///
/// # Errors
/// None that can happen: the items are plain text.
pub fn mark(file: &[BundleItem]) -> Result<String> {
    let bytes = serde_json::to_vec(file).map_err(AppError::internal)?;
    Ok(sha256_hex(&bytes))
}

async fn key(state: &Platform, tx: &impl ConnectionTrait, id: Uuid) -> Result<DataKey> {
    let row = data_key::Entity::find_by_id(id)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no key")))?;
    let wrapped = WrappedKey {
        epoch: row.epoch,
        bytes: row.wrapped,
    };
    Ok(state.keys.unwrap(&wrapped, EnquiryId(id))?)
}

/// Who gave us the information, where it was not the person (seed F9).
async fn referred(
    tx: &impl ConnectionTrait,
    key: &DataKey,
    id: Uuid,
    at: DateTime<Utc>,
) -> Result<Vec<BundleItem>> {
    let Some(from) = assisted_entry::referred(tx, id, key).await? else {
        return Ok(Vec::new());
    };
    let who = [
        word(&format!("assisted-entry-source-{}", from.source)),
        from.organisation,
        from.referrer.expose().to_owned(),
        from.role.expose().to_owned(),
    ]
    .join("; ");
    let mut items = vec![item(word("assisted-entry-case-source"), at, who)];
    items.extend(from.told_words.map(|words| {
        item(
            word("assisted-entry-case-told-words"),
            at,
            words.expose().to_owned(),
        )
    }));
    Ok(items)
}

/// Every version of what the person wrote, and of the wishes.
async fn load_answers(
    tx: &impl ConnectionTrait,
    key: &DataKey,
    id: Uuid,
) -> Result<Vec<BundleItem>> {
    let mut items = Vec::new();
    let versions = enquiry_content::Entity::find()
        .filter(enquiry_content::Column::EnquiryId.eq(id))
        .order_by_asc(enquiry_content::Column::Version)
        .all(tx)
        .await?;
    for row in versions {
        let Contents {
            name,
            phone,
            email,
            postcode,
            adjustments,
            message,
        } = Contents::open(key, &row)?;
        let mut add = |key: &str, text: Option<String>| {
            items.extend(text.map(|text| item(word(key), row.recorded_at, text)));
        };
        add("bundle-name", Some(name.expose().to_owned()));
        add("bundle-phone", phone.map(|phone| phone.expose().to_owned()));
        add("bundle-email", email.map(|email| email.expose().to_owned()));
        add("bundle-postcode", postcode.map(|postcode| postcode.0));
        add(
            "bundle-adjustments",
            adjustments.map(|text| text.expose().to_owned()),
        );
        add(
            "bundle-message",
            message.map(|text| text.expose().to_owned()),
        );
    }
    let wishes = safe_contact::Entity::find()
        .filter(safe_contact::Column::EnquiryId.eq(id))
        .order_by_asc(safe_contact::Column::Version)
        .all(tx)
        .await?;
    for row in wishes {
        let wishes = open_wishes(key, &row)?;
        let mut said: Vec<String> = wishes
            .wishes
            .iter()
            .map(|wish| word(&format!("safe-contact-{wish}")))
            .collect();
        said.extend(wishes.safe_word.map(|word| word.expose().to_owned()));
        if !said.is_empty() {
            items.push(item(
                word("bundle-wishes"),
                row.recorded_at,
                said.join("; "),
            ));
        }
    }
    Ok(items)
}

/// What officers wrote.
async fn written(tx: &impl ConnectionTrait, key: &DataKey, id: Uuid) -> Result<Vec<BundleItem>> {
    let mut items = Vec::new();
    let open = |table: &'static str, row: Uuid, column: &'static str, sealed: &Option<Vec<u8>>| {
        sealed
            .as_ref()
            .map(|sealed| key.open_text(Place::new(table, row, column), sealed))
            .transpose()
    };
    for row in contact_log::Entity::find()
        .filter(contact_log::Column::EnquiryId.eq(id))
        .order_by_asc(contact_log::Column::At)
        .all(tx)
        .await?
    {
        let note = open("contact_log", row.id, "note", &row.note)?;
        let line = format!(
            "{}, {}{}",
            word(&format!("log-channel-{}", row.channel)),
            word(&format!("log-result-{}", row.result)),
            note.map(|note| format!(": {}", *note)).unwrap_or_default(),
        );
        items.push(item(word("bundle-contact"), row.at, line));
    }
    for row in note::Entity::find()
        .filter(note::Column::EnquiryId.eq(id))
        .order_by_asc(note::Column::At)
        .all(tx)
        .await?
    {
        let body = key.open_text(Place::new("note", row.id, "body"), &row.body)?;
        items.push(item(word("bundle-note"), row.at, (*body).clone()));
    }
    for row in routing_decision::Entity::find()
        .filter(routing_decision::Column::EnquiryId.eq(id))
        .order_by_asc(routing_decision::Column::At)
        .all(tx)
        .await?
    {
        let reason = open("routing_decision", row.id, "reason", &row.reason)?;
        let line = format!(
            "{}{}",
            word(&format!("queue-{}", row.to_queue)),
            reason
                .map(|reason| format!(": {}", *reason))
                .unwrap_or_default(),
        );
        items.push(item(word("bundle-decision"), row.at, line));
    }
    Ok(items)
}

/// Why something was to go to others, and why they said no.
async fn shares(
    state: &Platform,
    tx: &impl ConnectionTrait,
    key: &DataKey,
    id: Uuid,
) -> Result<Vec<BundleItem>> {
    let mut items = Vec::new();
    let rows = share::Entity::find()
        .filter(share::Column::EnquiryId.eq(id))
        .order_by_asc(share::Column::MadeAt)
        .all(tx)
        .await?;
    for row in rows {
        let why = key.open_text(Place::new("share", row.id, "why"), &row.why)?;
        let line = format!("{}: {}", row.organisation, *why);
        let mut why = item(word("bundle-share-why"), row.made_at, line);
        // As its line: what the person is not told of is not told by its reason either (seed F14).
        if row.withheld_reason.is_some() {
            why.left_out = Some(LeftOut::Safeguarding);
        }
        items.push(why);
        if let (Some(sealed), Some(at), Some(epoch), Some(bytes)) = (
            &row.answer_reason,
            row.answered_at,
            row.key_epoch,
            row.wrapped_key,
        ) {
            let own = state.keys.unwrap(&WrappedKey { epoch, bytes }, row.id)?;
            let reason = own.open_text(Place::new("share", row.id, "answer_reason"), sealed)?;
            let line = format!("{}: {}", row.organisation, *reason);
            items.push(item(word("bundle-share-no"), at, line));
        }
    }
    Ok(items)
}

/// What the person wrote about requests, each under the key of its request.
async fn messages(
    state: &Platform,
    tx: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Vec<BundleItem>> {
    let rows = messages::of_enquiry(tx, id).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut requests = HashMap::new();
    for row in rights_request::Entity::find()
        .filter(rights_request::Column::EnquiryId.eq(id))
        .all(tx)
        .await?
    {
        let wrapped = WrappedKey {
            epoch: row.key_epoch,
            bytes: row.wrapped_key,
        };
        let key = state.keys.unwrap(&wrapped, row.id)?;
        requests.insert(row.id, (row.reference, key));
    }
    rows.iter()
        .map(|row| {
            let (reference, key) = requests
                .get(&row.request_id)
                .ok_or_else(|| AppError::internal(anyhow::anyhow!("a message has no request")))?;
            let message = messages::open_row(key, row)?;
            let heading = text(
                Lang::En,
                "bundle-answer",
                &[("reference", reference.clone())],
            );
            Ok(item(heading, message.at, message.text.expose().to_owned()))
        })
        .collect()
}

/// What happened to it: stages, choices, what went to others.
async fn happened(tx: &impl ConnectionTrait, key: &DataKey, id: Uuid) -> Result<Vec<BundleItem>> {
    let mut items = Vec::new();
    for row in status_change::Entity::find()
        .filter(status_change::Column::EnquiryId.eq(id))
        .order_by_asc(status_change::Column::At)
        .all(tx)
        .await?
    {
        items.push(item(
            word("bundle-status"),
            row.at,
            word(&format!("status-{}", row.status)),
        ));
    }
    for event in Ledger::load(tx, EnquiryId(id)).await?.events() {
        items.push(item(
            word("bundle-choice"),
            event.occurred_at,
            format!(
                "{}: {}",
                event.named_recipients.join(", "),
                word(&format!("bundle-choice-{}", event.action)),
            ),
        ));
    }
    for row in disclosure::Entity::find()
        .filter(disclosure::Column::EnquiryId.eq(id))
        .order_by_asc(disclosure::Column::At)
        .all(tx)
        .await?
    {
        let fields: Vec<String> = row
            .fields
            .iter()
            .map(|field| word(&format!("field-{field}")))
            .collect();
        let withheld = match &row.withheld_reason {
            Some(sealed) => {
                let why =
                    key.open_text(Place::new("disclosure", row.id, "withheld_reason"), sealed)?;
                let until = row
                    .withheld_review_on
                    .map(|day| day.to_string())
                    .unwrap_or_default();
                format!(" [{} {}; {}]", word("bundle-withheld"), *why, until)
            }
            None => String::new(),
        };
        let mut line = item(
            word("bundle-shared"),
            row.at,
            format!("{}: {}{withheld}", row.organisation, fields.join(", ")),
        );
        // What is lawfully kept from the person is marked to be left out; the team sees why (seed F14).
        if row.withheld_by.is_some() {
            line.left_out = Some(LeftOut::Safeguarding);
        }
        items.push(line);
    }
    Ok(items)
}
