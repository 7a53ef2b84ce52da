//! Reading and writing of accounts. What may be changed is a function of the schema each: the staff role has
//! no right to write the tables.

use crate::staff::{Names, StaffRequest};
use app::domain::controller::Controller;
use app::{
    domain::{codes::QueueCode, permission::Role},
    forms::staff::{Access, TrainingRecord},
    staff::accounts::{
        AccountStatus, OpenInvitation, PendingProposal, ProposalKind, TrainingLine, UserAccount,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{Coded, Codes};
use platform::{
    crypto::{Place, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct PersonRow {
    id: Uuid,
    controller: Coded<Controller>,
    name: String,
    display_name: String,
    roles: Codes<Role>,
    queues: Codes<QueueCode>,
    training_completed_on: Option<NaiveDate>,
    last_sign_in_at: Option<DateTime<Utc>>,
    paused_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    sessions: i64,
    open_cases: i64,
    reviewed_at: Option<DateTime<Utc>>,
}

const PEOPLE: Sql = Sql::staff(
    "SELECT id, controller, name, display_name, roles, queues, training_completed_on, last_sign_in_at, paused_at, \
       ended_at, sessions, open_cases, reviewed_at FROM app.users()",
);
const PERSON: Sql = Sql::staff(
    "SELECT id, controller, name, display_name, roles, queues, training_completed_on, last_sign_in_at, paused_at, \
       ended_at, sessions, open_cases, reviewed_at FROM app.users() WHERE id = $1",
);

/// Everybody of the own organisation, as far as the database shows them to this person.
///
/// # Errors
/// The database; a code that is not on its list.
pub async fn people(staff: &StaffRequest) -> Result<Vec<UserAccount>> {
    PEOPLE
        .all(&staff.tx, [])
        .await?
        .into_iter()
        .map(|row| person_of(row, staff))
        .collect()
}

/// One of them.
///
/// # Errors
/// As [`people`].
pub async fn person(staff: &StaffRequest, id: Uuid) -> Result<Option<UserAccount>> {
    PERSON
        .one(&staff.tx, [id.into()])
        .await?
        .map(|row| person_of(row, staff))
        .transpose()
}

fn person_of(row: PersonRow, staff: &StaffRequest) -> Result<UserAccount> {
    let PersonRow {
        id,
        controller,
        name,
        display_name,
        roles,
        queues,
        training_completed_on,
        last_sign_in_at,
        paused_at,
        ended_at,
        sessions,
        open_cases,
        reviewed_at,
    } = row;
    let standing = match (ended_at, paused_at) {
        (Some(at), _) => AccountStatus::Ended(at),
        (None, Some(_)) => AccountStatus::Paused,
        (None, None) => AccountStatus::Working,
    };
    Ok(UserAccount {
        id,
        controller: *controller,
        name,
        display_name,
        roles: roles.0,
        queues: queues.0,
        trained_on: training_completed_on,
        last_sign_in: last_sign_in_at,
        status: standing,
        sessions,
        open_cases,
        reviewed_at,
        me: id == staff.officer.id.0,
    })
}

/// A proposal as its row says.
#[derive(FromQueryResult)]
pub struct Proposal {
    pub id: Uuid,
    pub kind: String,
    pub staff_id: Option<Uuid>,
    pub display_name: Option<String>,
    pub roles: Codes<Role>,
    pub queues: Codes<QueueCode>,
    pub proposed_by: Uuid,
    pub proposed_at: DateTime<Utc>,
}

const PROPOSAL: Sql = Sql::staff(
    "SELECT id, kind, staff_id, display_name, roles, queues, proposed_by, proposed_at FROM staff_proposal \
     WHERE id = $1",
);
const WAITING_PROPOSALS: Sql = Sql::staff(
    "SELECT id, kind, staff_id, display_name, roles, queues, proposed_by, proposed_at FROM staff_proposal \
     WHERE decided_at IS NULL ORDER BY proposed_at, id",
);

/// One proposal of the own organisation.
///
/// # Errors
/// The database.
pub async fn proposal(staff: &StaffRequest, id: Uuid) -> Result<Option<Proposal>> {
    Ok(PROPOSAL.one(&staff.tx, [id.into()]).await?)
}

/// What waits for a second person, oldest first.
///
/// # Errors
/// The database; a code that is not on its list.
pub async fn waiting(staff: &StaffRequest, people: &[UserAccount]) -> Result<Vec<PendingProposal>> {
    let rows: Vec<Proposal> = WAITING_PROPOSALS.all(&staff.tx, []).await?;
    let known: HashMap<Uuid, &UserAccount> =
        people.iter().map(|person| (person.id, person)).collect();
    let names = Names::load(staff, rows.iter().map(|row| row.proposed_by)).await?;
    rows.into_iter()
        .filter_map(|row| {
            let person = row.staff_id.and_then(|id| known.get(&id).copied());
            // About somebody who is not among the people asked for.
            if row.staff_id.is_some() && person.is_none() {
                return None;
            }
            Some(waiting_of(row, person, &names, staff))
        })
        .collect()
}

fn waiting_of(
    row: Proposal,
    person: Option<&UserAccount>,
    names: &Names,
    staff: &StaffRequest,
) -> Result<PendingProposal> {
    let kind = ProposalKind::of(&row.kind).ok_or_else(|| {
        AppError::internal(anyhow::anyhow!("there is no proposal of kind {}", row.kind))
    })?;
    let now = person.map_or_else(Default::default, |person| {
        (person.roles.clone(), person.queues.clone())
    });
    let wanted = (row.roles.0, row.queues.0);
    let me = staff.officer.id.0;
    Ok(PendingProposal {
        id: row.id,
        kind,
        account_name: person
            .map(|person| person.display_name.clone())
            .or(row.display_name)
            .unwrap_or_default(),
        account: row.staff_id,
        now,
        wanted,
        by: names.of(row.proposed_by),
        at: row.proposed_at,
        mine: row.proposed_by == me,
        about_me: row.staff_id == Some(me),
    })
}

#[derive(FromQueryResult)]
struct InvitedRow {
    id: Uuid,
    display_name: String,
    expires_at: DateTime<Utc>,
}

const INVITED: Sql = Sql::staff(
    "SELECT o.id, o.display_name, i.expires_at FROM staff_proposal o JOIN staff_invitation i ON i.proposal_id = o.id \
     WHERE o.name IS NOT NULL AND i.used_at IS NULL AND i.cancelled_at IS NULL ORDER BY i.expires_at, o.id",
);

/// Invitations that were approved and not used.
///
/// # Errors
/// The database.
pub async fn invited(staff: &StaffRequest) -> Result<Vec<OpenInvitation>> {
    let rows: Vec<InvitedRow> = INVITED.all(&staff.tx, []).await?;
    Ok(rows
        .into_iter()
        .map(|row| OpenInvitation {
            id: row.id,
            display_name: row.display_name,
            expires_at: row.expires_at,
            run_out: row.expires_at <= staff.now,
        })
        .collect())
}

const PROPOSE_CHANGE: Sql = Sql::staff("SELECT app.propose_change($1, $2, $3, $4, $5)");

platform::answer_enum! {
    /// What became of a proposal to change an account or to end it.
    pub enum ProposeAnswer {
        Proposed = "ok",
        /// Another one waits.
        Open = "open",
        /// It would change nothing.
        Same = "same",
        /// Whoever is to go still has open cases.
        HasCases = "cases",
        LastAdmin = "last_admin",
        /// Their own account.
        Own = "own",
    }
}

/// Proposes other roles and queues, or the end of an account.
///
/// # Errors
/// The database, also when this is not this person's to propose.
pub async fn propose(
    staff: &StaffRequest,
    id: Uuid,
    person: Uuid,
    kind: ProposalKind,
    access: &Access,
) -> Result<ProposeAnswer> {
    let (roles, queues) = access.codes();
    let values = [
        id.into(),
        person.into(),
        kind.code().into(),
        roles.into(),
        queues.into(),
    ];
    PROPOSE_CHANGE.answer(&staff.tx, values).await
}

#[derive(FromQueryResult)]
struct TrainingRow {
    id: Uuid,
    completed_on: NaiveDate,
    key_epoch: i32,
    wrapped_key: Vec<u8>,
    evidence: Vec<u8>,
    recorded_by: Uuid,
    at: DateTime<Utc>,
}

fn evidence_place(id: Uuid) -> Place<'static> {
    Place::new("training_record", id, "evidence")
}

const TRAININGS: Sql = Sql::staff(
    "SELECT id, completed_on, key_epoch, wrapped_key, evidence, recorded_by, at FROM training_record \
     WHERE staff_id = $1 ORDER BY at DESC LIMIT 20",
);
const RECORD_TRAINING: Sql = Sql::staff("SELECT app.record_training($1, $2, $3, $4, $5, $6)");

/// Trainings on record, newest first.
///
/// # Errors
/// The database; evidence that does not open.
pub async fn trainings(staff: &StaffRequest, person: Uuid) -> Result<Vec<TrainingLine>> {
    let rows: Vec<TrainingRow> = TRAININGS.all(&staff.tx, [person.into()]).await?;
    let names = Names::load(staff, rows.iter().map(|row| row.recorded_by)).await?;
    rows.into_iter()
        .map(|row| {
            let wrapped = WrappedKey {
                epoch: row.key_epoch,
                bytes: row.wrapped_key,
            };
            let key = staff.state.keys.unwrap(&wrapped, row.id)?;
            let evidence = key.open_text(evidence_place(row.id), &row.evidence)?;
            Ok(TrainingLine {
                day: row.completed_on,
                evidence: evidence.to_string(),
                by: names.of(row.recorded_by),
                at: row.at,
            })
        })
        .collect()
}

/// Puts a training on record. The text that proves it is sealed under a key of its own.
///
/// # Errors
/// The database, also when this is not this person's to record.
pub async fn record_training(
    staff: &StaffRequest,
    person: Uuid,
    trained: &TrainingRecord,
) -> Result<()> {
    let id = uuid_at(staff.now);
    let (key, wrapped) = staff.state.keys.new_data_key(id)?;
    let evidence = key.seal_text(evidence_place(id), trained.evidence.expose())?;
    let values = [
        id.into(),
        person.into(),
        trained.day.into(),
        wrapped.epoch.into(),
        wrapped.bytes.into(),
        evidence.into(),
    ];
    RECORD_TRAINING.execute(&staff.tx, values).await?;
    Ok(())
}

const ADD_REVIEW: Sql = Sql::staff(
    "INSERT INTO access_review (id, controller, staff_id, reviewer, verdict, roles, queues, proposal_id, at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);

/// A dated record that a manager looked. `proposal`: what is to be taken away.
///
/// # Errors
/// The database.
pub async fn review(
    staff: &StaffRequest,
    person: &UserAccount,
    proposal: Option<Uuid>,
) -> Result<()> {
    let held = Access {
        roles: person.roles.clone(),
        queues: person.queues.clone(),
    };
    let (roles, queues) = held.codes();
    let verdict = if proposal.is_some() {
        "take_away"
    } else {
        "right"
    };
    let values = [
        uuid_at(staff.now).into(),
        staff.officer.controller.code().into(),
        person.id.into(),
        staff.officer.id.0.into(),
        verdict.into(),
        roles.into(),
        queues.into(),
        proposal.into(),
        staff.now.into(),
    ];
    ADD_REVIEW.execute(&staff.tx, values).await?;
    Ok(())
}
