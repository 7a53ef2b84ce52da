//! What officers change. Every change names the version it was made upon, or a condition that can hold
//! only once: two people never overwrite each other.

use crate::staff::StaffRequest;
use app::domain::status::Outcome;
use app::domain::{codes::QueueCode, personal::Note, reference::Reference, status::Closing};
use entity::{Coded, assignment, contact_log, data_key, enquiry, routing_decision, status_change};
use platform::{
    crypto::{DataKey, Place, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::case::audit::{audit_case, audit_case_with};

platform::answer_enum! {
    /// What became of a change, also where a function of the schema makes it.
    pub enum Changed {
        Done = "done",
        /// Somebody changed it meanwhile, or it is not in a state for this.
        Meanwhile = "meanwhile",
    }
}

impl Changed {
    /// Of how many rows a statement touched.
    pub const fn of_rows(rows: u64) -> Self {
        if rows > 0 {
            Self::Done
        } else {
            Self::Meanwhile
        }
    }
}

/// What became of taking or giving back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    Done,
    TakenBy(String),
    NotOpen,
}

const CLAIM: Sql = Sql::staff(
    "UPDATE enquiry SET assigned_to = $2, assigned_at = $3, version = version + 1 \
     WHERE id = $1 AND assigned_to IS NULL AND closed_at IS NULL AND withdrawn_at IS NULL",
);
const RELEASE: Sql = Sql::staff(
    "UPDATE enquiry SET assigned_to = NULL, assigned_at = NULL, version = version + 1 \
     WHERE id = $1 AND assigned_to = $2 AND closed_at IS NULL",
);
const CONFIRM: Sql = Sql::staff(
    "UPDATE enquiry SET confirmed_at = $2, confirmed_by = $3, version = version + 1 \
     WHERE id = $1 AND version = $4 AND confirmed_at IS NULL AND closed_at IS NULL AND withdrawn_at IS NULL",
);
const BEGIN: Sql = Sql::staff(
    "UPDATE enquiry SET started_at = $2, started_by = $3, version = version + 1 \
     WHERE id = $1 AND confirmed_at IS NOT NULL AND started_at IS NULL AND closed_at IS NULL AND withdrawn_at IS NULL",
);
const WAIT: Sql = Sql::staff(
    "UPDATE enquiry SET waiting_since = $2, waiting_by = $3, version = version + 1 \
     WHERE id = $1 AND version = $4 AND confirmed_at IS NOT NULL AND waiting_since IS NULL \
     AND closed_at IS NULL AND withdrawn_at IS NULL",
);
const RESUME: Sql = Sql::staff(
    "UPDATE enquiry SET waiting_since = NULL, waiting_by = NULL, \
       started_at = coalesce(started_at, $2), started_by = coalesce(started_by, $3), version = version + 1 \
     WHERE id = $1 AND waiting_since IS NOT NULL AND closed_at IS NULL AND withdrawn_at IS NULL",
);
const CLOSE: Sql = Sql::staff(
    "UPDATE enquiry SET closed_at = $2, closed_by = $3, outcome = $5, casefile_reference = $6, \
       confirmed_at = coalesce(confirmed_at, $2), confirmed_by = coalesce(confirmed_by, $3), version = version + 1 \
     WHERE id = $1 AND version = $4 AND closed_at IS NULL \
     AND (confirmed_at IS NOT NULL OR withdrawn_at IS NOT NULL)",
);
const MOVE_QUEUE: Sql = Sql::staff("SELECT app.move_queue($1, $2, $3, $4, $5)");

/// The case of a reference, as far as row-level security shows it. The reference may be typed anyhow.
///
/// # Errors
/// The database.
pub async fn by_reference(
    db: &impl ConnectionTrait,
    reference: &str,
) -> Result<Option<enquiry::Model>> {
    let Ok(reference) = reference.parse::<Reference>() else {
        return Ok(None);
    };
    Ok(enquiry::Entity::find()
        .filter(enquiry::Column::Reference.eq(reference.to_string()))
        .one(db)
        .await?)
}

/// The case of this id, if the reader may see it.
///
/// # Errors
/// The database.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<enquiry::Model>> {
    Ok(enquiry::Entity::find_by_id(id).one(db).await?)
}

/// The key of a case.
///
/// # Errors
/// The database; a master key that is gone.
pub async fn key(staff: &StaffRequest, enquiry: Uuid) -> Result<DataKey> {
    let row = data_key::Entity::find_by_id(enquiry)
        .one(&staff.tx)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no key")))?;
    let wrapped = WrappedKey {
        epoch: row.epoch,
        bytes: row.wrapped,
    };
    Ok(staff.state.keys.unwrap(&wrapped, EnquiryId(enquiry))?)
}

/// Takes a case that nobody has. Of two at once one wins; the other is told who.
///
/// # Errors
/// The database.
pub async fn claim(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<Claim> {
    let me = staff.officer.id.0;
    if Changed::of_rows(
        CLAIM
            .execute(&staff.tx, [enquiry.id.into(), me.into(), staff.now.into()])
            .await?,
    ) == Changed::Done
    {
        assigned(staff, enquiry.id, Some(me)).await?;
        audit_case(staff, enquiry, "case.take").await?;
        return Ok(Claim::Done);
    }
    let now = enquiry::Entity::find_by_id(enquiry.id)
        .one(&staff.tx)
        .await?;
    match now.map(|now| (now.closed_at.or(now.withdrawn_at), now.assigned_to)) {
        Some((None, Some(holder))) if holder == me => Ok(Claim::Done),
        Some((None, Some(holder))) => Ok(Claim::TakenBy(name_of(staff, holder).await?)),
        _ => Ok(Claim::NotOpen),
    }
}

/// Gives back a case that this person has; nothing happens when somebody else has it.
///
/// # Errors
/// The database.
pub async fn release(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<Claim> {
    let me = staff.officer.id.0;
    if Changed::of_rows(
        RELEASE
            .execute(&staff.tx, [enquiry.id.into(), me.into()])
            .await?,
    ) == Changed::Done
    {
        assigned(staff, enquiry.id, None).await?;
        audit_case(staff, enquiry, "case.give_back").await?;
    }
    Ok(Claim::Done)
}

/// A person's answer to the suggestion: this queue is right (seed F20, T50). Contact made before counts as
/// the start of the work.
///
/// # Errors
/// The database.
pub async fn confirm(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    version: i32,
) -> Result<Changed> {
    let values = [
        enquiry.id.into(),
        staff.now.into(),
        staff.officer.id.0.into(),
        version.into(),
    ];
    if Changed::of_rows(CONFIRM.execute(&staff.tx, values).await?) == Changed::Meanwhile {
        return Ok(Changed::Meanwhile);
    }
    decided(staff, enquiry).await?;
    status(staff, enquiry.id, "confirmed").await?;
    audit_case(staff, enquiry, "case.confirm").await?;
    let contacted = contact_log::Entity::find()
        .filter(contact_log::Column::EnquiryId.eq(enquiry.id))
        .one(&staff.tx)
        .await?
        .is_some();
    if contacted {
        begin(staff, enquiry).await?;
    }
    Ok(Changed::Done)
}

/// Moves a case to another queue of the same organisation. It may leave this person's sight by that.
///
/// # Errors
/// The database.
pub async fn move_to(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    version: i32,
    to: QueueCode,
    why: &Note,
) -> Result<Changed> {
    let decision = uuid_at(staff.now);
    let key = key(staff, enquiry.id).await?;
    let place = Place::new("routing_decision", decision, "reason");
    let reason = key.seal_text(place, why.expose())?;
    // Everything that needs the case in sight comes before it may go.
    if enquiry.assigned_to.is_some() {
        assigned(staff, enquiry.id, None).await?;
    }
    let detail = serde_json::json!({ "from": enquiry.queue, "to": to });
    audit_case_with(staff, enquiry, "case.move", detail).await?;
    let values = [
        enquiry.id.into(),
        to.code().into(),
        version.into(),
        decision.into(),
        reason.into(),
    ];
    if !MOVE_QUEUE.value::<bool>(&staff.tx, values).await? {
        return Ok(Changed::Meanwhile);
    }
    if enquiry.confirmed_at.is_none() {
        status(staff, enquiry.id, "confirmed").await?;
    }
    Ok(Changed::Done)
}

/// Begins the work on a confirmed case that nobody has begun; otherwise nothing happens.
///
/// # Errors
/// The database.
pub async fn begin(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<Changed> {
    let changed = BEGIN.execute(&staff.tx, set_by(staff, enquiry)).await?;
    record_status(staff, enquiry, changed, "in_progress", "case.start").await
}

/// Begins the work, by the officer's own press.
///
/// # Errors
/// The database.
pub async fn start(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    version: i32,
) -> Result<Changed> {
    if enquiry.version != version {
        return Ok(Changed::Meanwhile);
    }
    begin(staff, enquiry).await
}

/// Waits for the resident.
///
/// # Errors
/// The database.
pub async fn wait(staff: &StaffRequest, enquiry: &enquiry::Model, version: i32) -> Result<Changed> {
    let values = set_by(staff, enquiry).into_iter().chain([version.into()]);
    let changed = WAIT.execute(&staff.tx, values).await?;
    record_status(staff, enquiry, changed, "waiting_for_resident", "case.wait").await
}

/// Carries on after waiting.
///
/// # Errors
/// The database.
pub async fn resume(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<Changed> {
    let changed = RESUME.execute(&staff.tx, set_by(staff, enquiry)).await?;
    record_status(staff, enquiry, changed, "in_progress", "case.resume").await
}

/// What every statement that sets a status begins with: the enquiry, the time, the officer.
fn set_by(staff: &StaffRequest, enquiry: &enquiry::Model) -> [sea_orm::Value; 3] {
    [
        enquiry.id.into(),
        staff.now.into(),
        staff.officer.id.0.into(),
    ]
}

/// The status and the act, where the statement changed the row.
async fn record_status(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    rows: u64,
    code: &str,
    action: &'static str,
) -> Result<Changed> {
    let changed = Changed::of_rows(rows);
    if changed == Changed::Done {
        status(staff, enquiry.id, code).await?;
        audit_case(staff, enquiry, action).await?;
    }
    Ok(changed)
}

/// Closes with a complete outcome. A case that the resident took back may never have been confirmed:
/// whoever closes it takes that on too, because no status is reached without a person.
///
/// # Errors
/// The database.
pub async fn close(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    version: i32,
    closing: &Closing,
) -> Result<Changed> {
    let values = [
        enquiry.id.into(),
        staff.now.into(),
        staff.officer.id.0.into(),
        version.into(),
        closing.outcome().code().into(),
        closing.casefile().map(str::to_owned).into(),
    ];
    let changed = Changed::of_rows(CLOSE.execute(&staff.tx, values).await?);
    if changed == Changed::Done {
        if enquiry.confirmed_at.is_none() {
            decided(staff, enquiry).await?;
            status(staff, enquiry.id, "confirmed").await?;
        }
        let outcome = Some(closing.outcome());
        status_with(staff, enquiry.id, "closed", outcome).await?;
        let detail = serde_json::json!({ "outcome": closing.outcome() });
        audit_case_with(staff, enquiry, "case.close", detail).await?;
    }
    Ok(changed)
}

/// Every status that a person sets is a row under that person's name.
pub(crate) async fn status(staff: &StaffRequest, enquiry: Uuid, code: &str) -> Result<()> {
    status_with(staff, enquiry, code, None).await
}

async fn status_with(
    staff: &StaffRequest,
    enquiry: Uuid,
    code: &str,
    outcome: Option<Outcome>,
) -> Result<()> {
    let row = status_change::ActiveModel {
        id: Set(uuid_at(staff.now)),
        enquiry_id: Set(enquiry),
        status: Set(code.to_owned()),
        actor_kind: Set("staff".to_owned()),
        actor_id: Set(Some(staff.officer.id.0)),
        at: Set(staff.now),
        outcome: Set(outcome.map(Coded)),
    };
    status_change::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    Ok(())
}

/// The decision "this queue is right".
async fn decided(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<()> {
    let row = routing_decision::ActiveModel {
        id: Set(uuid_at(staff.now)),
        enquiry_id: Set(enquiry.id),
        kind: Set("confirmed".to_owned()),
        from_queue: Set(enquiry.queue),
        to_queue: Set(enquiry.queue),
        reason: Set(None),
        actor_id: Set(staff.officer.id.0),
        at: Set(staff.now),
    };
    routing_decision::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    Ok(())
}

pub(crate) async fn assigned(staff: &StaffRequest, enquiry: Uuid, to: Option<Uuid>) -> Result<()> {
    let row = assignment::ActiveModel {
        id: Set(uuid_at(staff.now)),
        enquiry_id: Set(enquiry),
        staff_id: Set(to),
        actor_id: Set(staff.officer.id.0),
        at: Set(staff.now),
    };
    assignment::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    Ok(())
}

/// The name of a colleague.
async fn name_of(staff: &StaffRequest, id: Uuid) -> Result<String> {
    let names = crate::staff::Names::load(staff, [id]).await?;
    Ok(names.of(id))
}
