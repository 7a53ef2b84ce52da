//! Notices in and out as files: a version as JSON, and a text as a draft. What comes in is never published
//! by that alone.

use super::{NoticeShelf, desk::store};
use app::domain::activity::Activity;
use app::{
    domain::{
        notice::{Notice, NoticeError, NoticeText},
        time::london_date,
    },
    forms::staff::{NoticeForm, notice::part_name},
    i18n::Lang,
    notice_markers::{Markers, RetentionWords},
    site::Site,
};
use chrono::{DateTime, Utc};
use entity::notice_draft;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::AppError,
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
    #[error("there is a draft of {0} already: publish it or give it up first, at /staff/notices")]
    DraftOpen(&'static str),
    #[error("{0}")]
    App(AppError),
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("the text cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
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
    let notices = NoticeShelf::default().read(db).await?;
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
    Ok(serde_json::to_string_pretty(version.text.as_ref())?)
}

/// What does not fit into the form at the desk: it could be read there, but never saved.
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
/// number. Who sends it for approval counts as its writer, so it still takes two people to publish it.
///
/// # Errors
/// Everything that is wrong with the text, at once; a draft that is open; the database.
pub async fn import(
    db: &DatabaseConnection,
    site: &Site,
    json: &str,
    now: DateTime<Utc>,
) -> Result<(Notice, u32), TransferError> {
    let value: serde_json::Value = serde_json::from_str(json)?;
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
    if store::open(&tx, notice).await?.is_some() {
        return Err(TransferError::DraftOpen(notice.slug()));
    }
    let notices = NoticeShelf::default().read(&tx).await?;
    text.version = 1 + notices
        .all(notice)
        .into_iter()
        .map(|version| version.version)
        .max()
        .unwrap_or(0);
    let row = store::new_row(&text, None, now)?;
    notice_draft::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    let mut event = AuditEvent::new(Actor::System, Activity::ConsentLedger, "notice.import")
        .detail(serde_json::json!({ "notice": notice.slug(), "version": text.version }));
    event.controller = Some(notice.controller());
    audit::record(&tx, now, event).await?;
    tx.commit().await?;
    Ok((notice, text.version))
}
