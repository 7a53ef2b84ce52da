//! Asks once how it went, after an enquiry was closed and if the person agreed to be asked (C3_feedback).
//!
//! Each enquiry is decided once, by a row that no second server can write again. The consent is read from
//! the ledger at that moment; withdrawing it later cancels what still waits in the outbox, which also looks
//! at the safe-contact wishes once more before anything leaves.

use crate::case::Recipient;
use crate::consent::ledger::Ledger;
use app::domain::activity::Activity;
use app::{
    domain::{
        codes::{ContactRoute, Language},
        consent::{ConsentPurpose, Purpose, effective},
        controller::Controller,
        feedback::INVITATION_DAYS,
        safe_contact::{Channel, may_ever, next_safe_time},
    },
    i18n::{Lang, text},
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{Coded, feedback_invitation};
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    cookie::Token,
    db::Sql,
    error::Result,
    ids::EnquiryId,
    outbox,
    outbox::{Message, Terms},
};
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, EntityTrait, FromQueryResult, sea_query::OnConflict,
};
use uuid::Uuid;

/// How long a case stays closed before anybody is asked: one that was closed by mistake is opened again.
const SETTLED: TimeDelta = TimeDelta::days(1);

/// Closed longer ago than this, nobody is asked any more.
const TOO_LATE: TimeDelta = TimeDelta::days(30);

/// Enquiries looked at in one go.
const BATCH: i64 = 50;

/// An enquiry that was closed lately, by a person who once agreed to be asked.
#[derive(FromQueryResult)]
struct Closed {
    id: Uuid,
    reference: String,
    controller: Coded<Controller>,
    contact_route: Coded<ContactRoute>,
    language: Coded<Language>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Asked,
    NoConsent,
    NotWished,
    NoAddress,
}

impl Outcome {
    const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::NoConsent => "no_consent",
            Self::NotWished => "not_wished",
            Self::NoAddress => "no_address",
        }
    }
}

const UNDECIDED: Sql = Sql::worker(
    "SELECT e.id, e.reference, e.controller, e.contact_route, e.language FROM enquiry e \
     WHERE e.closed_at <= $1 AND e.closed_at > $2 AND e.withdrawn_at IS NULL \
       AND EXISTS (SELECT FROM consent_event c WHERE c.subject_ref = e.id \
         AND c.purpose_code = $3 AND c.action IN ('given', 'refreshed')) \
       AND NOT EXISTS (SELECT FROM feedback_invitation i WHERE i.enquiry_id = e.id) \
     ORDER BY e.closed_at LIMIT $4",
);

/// Decides for a batch of closed enquiries. Returns how many.
///
/// # Errors
/// The database; a ledger or wishes that cannot be read.
pub async fn run_once(state: &Platform) -> Result<usize> {
    let now = state.clock.now();
    let values = [
        (now - SETTLED).into(),
        (now - TOO_LATE).into(),
        Purpose::Feedback.code().into(),
        BATCH.into(),
    ];
    let tx = state.pools.worker_tx().await?;
    let closed: Vec<Closed> = UNDECIDED.all(&tx, values).await?;
    tx.commit().await?;
    for one in &closed {
        let tx = state.pools.worker_tx().await?;
        decide(state, &tx, one, now).await?;
        tx.commit().await?;
    }
    Ok(closed.len())
}

async fn decide(
    state: &Platform,
    tx: &DatabaseTransaction,
    closed: &Closed,
    now: DateTime<Utc>,
) -> Result<()> {
    let id = EnquiryId(closed.id);
    let controller: Controller = *closed.controller;
    // Locked, so that a withdrawal at this moment either is seen here or cancels the message.
    let ledger = Ledger::load_locked(tx, id).await?;
    let agreed = ConsentPurpose::new(Purpose::Feedback, None)
        .is_some_and(|purpose| effective(&ledger.events(), purpose, controller));
    let person = Recipient::load(state, tx, id).await?;
    let by_email = closed.contact_route == ContactRoute::Email;
    let outcome = match &person {
        _ if !agreed => Outcome::NoConsent,
        Some(person) if may_ever(Channel::Email, &person.wishes).is_err() => Outcome::NotWished,
        Some(person) if by_email && person.email.is_some() => Outcome::Asked,
        Some(_) | None => Outcome::NoAddress,
    };
    let token = Token::random();
    let expires = now + TimeDelta::days(i64::from(INVITATION_DAYS));
    let asked = outcome == Outcome::Asked;
    let row = feedback_invitation::ActiveModel {
        enquiry_id: Set(closed.id),
        outcome: Set(outcome.code().to_owned()),
        decided_at: Set(now),
        token_hash: Set(asked.then(|| token.hash().to_vec())),
        expires_at: Set(asked.then_some(expires)),
    };
    let first = feedback_invitation::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if first == 0 {
        // Another server was faster.
        return Ok(());
    }
    if let (Outcome::Asked, Some(person)) = (outcome, person) {
        let terms = Terms {
            enquiry: id,
            kind: "feedback",
            purpose: Some(Purpose::Feedback.code()),
            not_before: next_safe_time(&person.wishes, now),
            expires: Some(expires),
        };
        let message = invitation(state, closed, &token);
        outbox::enqueue(tx, &state.keys, now, terms, &message).await?;
    }
    let event = AuditEvent::new(Actor::System, Activity::FeedbackSurvey, "feedback.invite")
        .about(id, controller)
        .reason(outcome.code());
    audit::record(tx, now, event).await
}

fn invitation(state: &Platform, closed: &Closed, token: &Token) -> Message {
    Message {
        reference: closed.reference.clone(),
        text: text(
            Lang::to_write_in(closed.language.code()),
            "message-feedback",
            &[
                (
                    "link",
                    format!("{}/feedback/{}", state.configured.base_url, token.expose()),
                ),
                ("days", INVITATION_DAYS.to_string()),
            ],
        ),
        former: None,
    }
}
