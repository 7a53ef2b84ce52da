//! Notices in and out as files: a version as JSON, and a text as a draft. What comes in is never published
//! by that alone.

use super::{
    NoticeCache,
    review::{NoticeBody, NoticeReview, next_number},
};
use crate::review;
use app::domain::activity::Activity;
use app::{
    domain::{
        entered_text::is_clean,
        notice::{Notice, NoticeError, NoticeText},
        time::london_date,
    },
    forms::staff::{NoticeForm, notice::part_name},
    i18n::Lang,
    notice_markers::{Markers, RetentionWords},
    site::Site,
};
use chrono::{DateTime, Utc};
use entity::review_draft;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::AppError,
    text_file::without_byte_order_mark,
};
use sea_orm::{DatabaseConnection, DbErr, EntityTrait, TransactionTrait};

/// Why a text did not go in or out.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    #[error("{notice} has no version {version}")]
    NoVersion { notice: &'static str, version: u32 },
    #[error("{0} has no version yet: run `portal migrate`")]
    NoNotice(&'static str),
    #[error(transparent)]
    Text(#[from] NoticeError),
    #[error("the text cannot be used:\n{}", .0.join("\n"))]
    Faults(Vec<String>),
    #[error("there is a draft of {0} already: publish it or discard it first, at /staff/notices")]
    DraftOpen(&'static str),
    #[error("{0}")]
    App(AppError),
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("the text cannot be written as JSON: {0}")]
    Unwritable(serde_json::Error),
    #[error("the text cannot be read as JSON: {0}")]
    Unreadable(serde_json::Error),
}

impl From<AppError> for TransferError {
    fn from(fault: AppError) -> Self {
        Self::App(fault)
    }
}

/// A version as JSON, laid out for people: the one with this number, or the one in force.
///
/// # Errors
/// There is none; the database.
pub async fn export(
    db: &DatabaseConnection,
    notice: Notice,
    number: Option<u32>,
    now: DateTime<Utc>,
) -> Result<String, TransferError> {
    let notices = NoticeCache::default().read(db).await?;
    let version = match number {
        Some(number) => notices
            .all(notice)
            .into_iter()
            .find(|version| version.version == number)
            .ok_or(TransferError::NoVersion {
                notice: notice.slug(),
                version: number,
            })?,
        None => notices
            .current(notice, london_date(now))
            .ok_or(TransferError::NoNotice(notice.slug()))?,
    };
    serde_json::to_string_pretty(version.text.as_ref()).map_err(TransferError::Unwritable)
}

/// Where a text holds a character that the gate of every form drops, such as a NUL, which no table keeps
/// (input F4). What is bound to a notice is every byte of it, so nothing is dropped in silence here.
fn unkept(value: &serde_json::Value, place: &str) -> Vec<String> {
    use serde_json::Value;
    let below = |name: &str| format!("{place}{}{name}", if place.is_empty() { "" } else { "." });
    match value {
        Value::String(text) if is_clean(text) => Vec::new(),
        Value::String(_) => vec![format!(
            "- {place}: a text holds a character that cannot be kept"
        )],
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| unkept(item, &below(&(at + 1).to_string())))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, field)| unkept(field, &below(name)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// What does not fit into the form of a draft: it could be read there, but never saved.
fn too_long(text: &NoticeText) -> Vec<String> {
    match NoticeForm::of(text, None).parse(text) {
        Ok(_) => Vec::new(),
        Err(problems) => problems
            .0
            .into_iter()
            .map(|problem| format!("- {}: {}", problem.field, problem.message()))
            .collect(),
    }
}

/// Checks a text and puts it in as a draft, under the number after the newest version. Returns that
/// number. Who sends it for approval counts as its author, so it still takes two people to publish it.
///
/// # Errors
/// Everything that is wrong with the text, at once; a draft that is open; the database.
pub async fn import(
    db: &DatabaseConnection,
    site: &Site,
    json: &str,
    now: DateTime<Utc>,
) -> Result<(Notice, u32), TransferError> {
    let value: serde_json::Value = serde_json::from_slice(without_byte_order_mark(json.as_bytes()))
        .map_err(TransferError::Unreadable)?;
    let unkept = unkept(&value, "");
    if !unkept.is_empty() {
        return Err(TransferError::Faults(unkept));
    }
    let mut text = NoticeText::unfinished(value)?;
    let retention = RetentionWords::new(Lang::En, &site.data.retention, now);
    let markers = Markers {
        site,
        retention: &retention,
    };
    let faults: Vec<String> = text
        .faults()
        .into_iter()
        .map(|(part, fault)| format!("- {part} {fault}"))
        .chain(markers.unknown_in(&text).into_iter().map(|(part, marker)| {
            format!("- {}: nothing stands behind {marker}", part_name(&part))
        }))
        .chain(too_long(&text))
        .chain((text.language != Lang::En.code()).then(|| {
            // A version is one text; what is bound to it must be the words that everybody was shown.
            "- language: a notice is published in English (en)".to_owned()
        }))
        .collect();
    if !faults.is_empty() {
        return Err(TransferError::Faults(faults));
    }
    let notice = text.notice();
    let tx = db.begin().await?;
    if review::find_open::<NoticeReview>(&tx, notice)
        .await?
        .is_some()
    {
        return Err(TransferError::DraftOpen(notice.slug()));
    }
    let notices = NoticeCache::default().read(&tx).await?;
    text.version = next_number(&notices.all(notice));
    let version = text.version;
    let body = NoticeBody {
        text,
        substance: None,
    };
    let row = review::new_row::<NoticeReview>(notice, &body, None, now)?;
    review_draft::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    let mut event = AuditEvent::new(Actor::System, Activity::ConsentLedger, "notice.import")
        .detail(serde_json::json!({ "notice": notice.slug(), "version": version }));
    event.controller = Some(notice.controller());
    audit::record(&tx, now, event).await?;
    tx.commit().await?;
    Ok((notice, version))
}
