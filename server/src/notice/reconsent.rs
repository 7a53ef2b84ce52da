//! After a change of substance: who is asked again (feature C5), and the messages that say so, where that is safe.
//! A consent that nobody answers stays what it was.

use super::Notices;
use crate::consent::ledger::Ledger;
use crate::{case, notice::Publications};
use app::domain::activity::Activity;
use app::{
    domain::{
        codes::ContactRoute,
        consent::{ConsentEvent, ConsentPurpose, latest},
        controller::Controller,
        notice::{Notice, NoticeVersion},
        reconsent::needs_reconsent,
        safe_contact::{SafeContactWishes, next_safe_time, receipt_may_go},
        time::london_date,
    },
    i18n::{Lang, text},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{enquiry, reconsent_mailing};
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
    outbox,
    outbox::Terms,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait};
use std::collections::BTreeSet;
use uuid::Uuid;

/// As the outbox knows these messages.
pub const KIND: &str = "notice_changed";

/// Enquiries looked at in one transaction.
const BATCH: i64 = 50;

/// Of a version of substance that is in force and not yet told of.
const NEXT_MAILING: Sql = Sql::worker(
    "SELECT t.* FROM reconsent_mailing t JOIN notice_version n ON n.id = t.version_id \
     WHERE t.finished_at IS NULL AND n.valid_from <= app.clock() \
     ORDER BY n.valid_from LIMIT 1 FOR UPDATE OF t SKIP LOCKED",
);
const SET_REACHED: Sql =
    Sql::worker("UPDATE reconsent_mailing SET reached = $2 WHERE version_id = $1");
const FINISH_MAILING: Sql = Sql::worker(
    "UPDATE reconsent_mailing SET finished_at = $2, reached = NULL WHERE version_id = $1",
);
const SUBJECTS_UNDER_OLDER: Sql = Sql::worker(
    "SELECT DISTINCT c.subject_ref FROM consent_event c JOIN notice_version n ON n.id = c.notice_version_id \
     WHERE c.subject_ref > $1 AND c.action IN ('given', 'refreshed') AND n.notice = $2 AND n.version < $3 \
     ORDER BY c.subject_ref LIMIT $4",
);

/// A live yes that is asked again, and the number of the version it was given under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconsent {
    pub purpose: ConsentPurpose,
    pub given_under: u32,
}

/// Which live yeses of a ledger are asked again on a London day.
pub fn find_reconsents(
    notices: &Notices,
    controller: Controller,
    events: &[ConsentEvent],
    on: NaiveDate,
) -> Vec<Reconsent> {
    let notice = Notice::of(controller);
    let Some(in_force) = notices.current(notice, on) else {
        return Vec::new();
    };
    let versions: Vec<(u32, bool)> = notices
        .all(notice)
        .into_iter()
        .map(|version| (version.version, version.substance))
        .collect();
    let purposes: BTreeSet<ConsentPurpose> = events.iter().map(|event| event.purpose).collect();
    purposes
        .into_iter()
        .filter_map(|purpose| {
            let newest = latest(events, purpose, controller)?;
            let given_under = notices.by_id(newest.notice_version)?.version;
            let again = newest.action.turns_on()
                && needs_reconsent(given_under, in_force.version, &versions);
            again.then_some(Reconsent {
                purpose,
                given_under,
            })
        })
        .collect()
}

/// One step of the messages about one version: looks at some enquiries. Returns how many; nothing is left
/// to do at 0.
///
/// # Errors
/// The database; a field that does not open.
pub async fn run_once(state: &Platform, texts: &Publications) -> Result<usize> {
    let now = state.clock.now();
    let tx = state.pools.worker_tx().await?;
    let Some(mailing) = next_mailing(&tx).await? else {
        return Ok(0);
    };
    let today = london_date(now);
    let notices = texts.notices(&tx).await?;
    let version = notices
        .by_id(mailing.version_id.into())
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a version is not there")))?;
    let newest = notices
        .all(version.notice)
        .into_iter()
        .rfind(|other| other.substance && other.from <= today);
    // A later change of substance asks the same people, about both.
    let superseded = newest.is_some_and(|newest| newest.version > version.version);
    let batch = if superseded {
        Vec::new()
    } else {
        subjects_under_older(&tx, version, mailing.reached).await?
    };
    let Some(last) = batch.last().copied() else {
        finish(&tx, mailing.version_id, now).await?;
        tx.commit().await?;
        // There may be another version to tell of.
        return Ok(1);
    };
    for id in &batch {
        match enqueue(state, &tx, &notices, version, EnquiryId(*id), now).await {
            Ok(()) => {}
            // A database that is away stops the run.
            Err(AppError::Unavailable(cause)) => return Err(AppError::Unavailable(cause)),
            // What is wrong with one enquiry keeps nobody else from being told. This person is asked at
            // the next visit all the same.
            Err(error) => {
                tracing::error!(enquiry = %id, cause = %error, "nobody could be told of a changed notice");
            }
        }
    }
    SET_REACHED
        .execute(&tx, [mailing.version_id.into(), last.into()])
        .await?;
    tx.commit().await?;
    Ok(batch.len())
}

/// A version of substance that is in force and not yet told of, for this worker alone: two workers must
/// not write to the same people.
async fn next_mailing(tx: &DatabaseTransaction) -> Result<Option<reconsent_mailing::Model>> {
    Ok(NEXT_MAILING.one(tx, []).await?)
}

async fn finish(tx: &DatabaseTransaction, version: Uuid, now: DateTime<Utc>) -> Result<()> {
    FINISH_MAILING
        .execute(tx, [version.into(), now.into()])
        .await?;
    Ok(())
}

/// The next people who ever said yes under an older version. Whether that yes is still live is asked of
/// their ledger.
async fn subjects_under_older(
    tx: &DatabaseTransaction,
    version: &NoticeVersion,
    after: Option<Uuid>,
) -> Result<Vec<Uuid>> {
    let values = [
        after.unwrap_or(Uuid::nil()).into(),
        version.notice.slug().into(),
        i32::try_from(version.version).unwrap_or(i32::MAX).into(),
        BATCH.into(),
    ];
    Ok(SUBJECTS_UNDER_OLDER.values(tx, values).await?)
}

/// Queues the message to one person, if a live yes of theirs is asked again and email is safe.
async fn enqueue(
    state: &Platform,
    tx: &DatabaseTransaction,
    notices: &Notices,
    version: &NoticeVersion,
    id: EnquiryId,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(Recipient {
        head,
        controller,
        reconsents,
        wishes,
    }) = recipient(state, tx, notices, id, now).await?
    else {
        return Ok(());
    };
    if controller != version.notice.controller() {
        return Ok(());
    }
    let message = outbox::Message {
        reference: head.reference.clone(),
        text: text(
            Lang::to_write_in(head.language.code()),
            "message-notice-changed",
            &[
                ("reference", head.reference),
                ("address", format!("{}/manage", state.configured.base_url)),
            ],
        ),
        former: None,
    };
    // Whoever takes the one yes back need not be asked about it any more.
    let purpose = match reconsents.as_slice() {
        [one] => Some(one.purpose.to_string()),
        _ => None,
    };
    let terms = Terms {
        enquiry: id,
        kind: KIND,
        purpose: purpose.as_deref(),
        not_before: next_safe_time(&wishes, now),
        expires: None,
    };
    let message = outbox::enqueue(tx, &state.keys, now, terms, &message).await?;
    let event = AuditEvent::new(Actor::System, Activity::ConsentLedger, "notice.told")
        .about(id, controller)
        .detail(serde_json::json!({ "message": message.0, "version": version.version }));
    audit::record(tx, now, event).await
}

/// Whether a message that waited still has something to say when it would leave: what is asked may have
/// been answered or taken back since, and email may have become unsafe.
///
/// # Errors
/// The database; a field that does not open.
pub async fn is_still_due(
    state: &Platform,
    texts: &Publications,
    tx: &impl ConnectionTrait,
    id: EnquiryId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let notices = texts.notices(tx).await?;
    Ok(recipient(state, tx, &notices, id, now).await?.is_some())
}

/// Somebody to be told by email.
struct Recipient {
    head: enquiry::Model,
    controller: Controller,
    reconsents: Vec<Reconsent>,
    wishes: SafeContactWishes,
}

/// What a person is asked again, if anything is and email is safe, by the same rule as a receipt. Nothing
/// goes out about an enquiry that was taken back or that nobody may work with (seed T44).
async fn recipient(
    state: &Platform,
    tx: &impl ConnectionTrait,
    notices: &Notices,
    id: EnquiryId,
    now: DateTime<Utc>,
) -> Result<Option<Recipient>> {
    let Some(head) = enquiry::Entity::find_by_id(id.0).one(tx).await? else {
        return Ok(None);
    };
    if head.withdrawn_at.is_some() || head.restricted_at.is_some() {
        return Ok(None);
    }
    let controller: Controller = *head.controller;
    let ledger = Ledger::load(tx, id).await?;
    let reconsents = find_reconsents(notices, controller, &ledger.events(), london_date(now));
    if reconsents.is_empty() {
        return Ok(None);
    }
    let route: ContactRoute = *head.contact_route;
    let Some(case::Recipient { wishes, .. }) = case::Recipient::load(state, tx, id).await? else {
        return Ok(None);
    };
    Ok(
        receipt_may_go(route, &wishes, &head.flags).then_some(Recipient {
            head,
            controller,
            reconsents,
            wishes,
        }),
    )
}
