//! Reading and writing of accounts. What may be changed is a function of the schema each: the staff role has
//! no right to write the tables.

use crate::staff::{Names, StaffRequest};
use app::{
    domain::{codes::QueueCode, permission::Role},
    forms::staff::{Access, TrainingRecord},
    staff::accounts::{
        AccountStatus, OpenInvitation, PendingProposal, ProposalKind, TrainingLine, UserAccount,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    crypto::{Place, WrappedKey},
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, TryGetable, Value};
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) fn sql(text: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, text, values)
}

/// The one value of a statement that answers `AS answer`.
///
/// # Errors
/// The database; no row.
pub(crate) async fn answer<T: TryGetable>(
    db: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<T> {
    let row = db.query_one_raw(sql(text, values)).await?;
    let row = row.ok_or_else(|| {
        AppError::internal(anyhow::anyhow!("a function of the schema gave no answer"))
    })?;
    Ok(row.try_get("", "answer")?)
}

/// Codes of a row as values; one that nobody knows is a fault of the data.
pub(crate) fn parsed<T>(codes: &[String]) -> Result<Vec<T>>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    codes
        .iter()
        .map(|code| code.parse().map_err(AppError::internal))
        .collect()
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: Uuid,
    controller: String,
    name: String,
    display_name: String,
    roles: Vec<String>,
    queues: Vec<String>,
    training_completed_on: Option<NaiveDate>,
    last_sign_in_at: Option<DateTime<Utc>>,
    paused_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    sessions: i64,
    open_cases: i64,
    reviewed_at: Option<DateTime<Utc>>,
}

const PERSON: &str = "SELECT id, controller, name, display_name, roles, queues, training_completed_on, last_sign_in_at, \
    paused_at, ended_at, sessions, open_cases, reviewed_at FROM app.users()";

/// Everybody of the own organisation, as far as the database shows them to this person.
///
/// # Errors
/// The database; a code that is not on its list.
pub async fn people(staff: &StaffRequest) -> Result<Vec<UserAccount>> {
    PersonRow::find_by_statement(sql(PERSON, []))
        .all(&staff.tx)
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
    PersonRow::find_by_statement(sql(&format!("{PERSON} WHERE id = $1"), [id.into()]))
        .one(&staff.tx)
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
        controller: controller.parse().map_err(AppError::internal)?,
        name,
        display_name,
        roles: parsed(&roles)?,
        queues: parsed(&queues)?,
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
    pub roles: Vec<String>,
    pub queues: Vec<String>,
    pub proposed_by: Uuid,
    pub proposed_at: DateTime<Utc>,
}

const PROPOSAL: &str = "SELECT id, kind, staff_id, display_name, roles, queues, proposed_by, proposed_at FROM staff_proposal";

/// One proposal of the own organisation.
///
/// # Errors
/// The database.
pub async fn proposal(staff: &StaffRequest, id: Uuid) -> Result<Option<Proposal>> {
    let text = format!("{PROPOSAL} WHERE id = $1");
    Ok(Proposal::find_by_statement(sql(&text, [id.into()]))
        .one(&staff.tx)
        .await?)
}

/// What waits for a second person, oldest first.
///
/// # Errors
/// The database; a code that is not on its list.
pub async fn waiting(staff: &StaffRequest, people: &[UserAccount]) -> Result<Vec<PendingProposal>> {
    let text = format!("{PROPOSAL} WHERE decided_at IS NULL ORDER BY proposed_at, id");
    let rows = Proposal::find_by_statement(sql(&text, []))
        .all(&staff.tx)
        .await?;
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
    let wanted: (Vec<Role>, Vec<QueueCode>) = (parsed(&row.roles)?, parsed(&row.queues)?);
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

/// Invitations that were approved and not used.
///
/// # Errors
/// The database.
pub async fn invited(staff: &StaffRequest) -> Result<Vec<OpenInvitation>> {
    let text = "SELECT o.id, o.display_name, i.expires_at FROM staff_proposal o JOIN staff_invitation i ON i.proposal_id = o.id \
                WHERE o.name IS NOT NULL AND i.used_at IS NULL AND i.cancelled_at IS NULL ORDER BY i.expires_at, o.id";
    let rows = InvitedRow::find_by_statement(sql(text, []))
        .all(&staff.tx)
        .await?;
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

/// Proposes other roles and queues, or the end of an account. Answers a word of the schema's function.
///
/// # Errors
/// The database, also when this is not this person's to propose.
pub async fn propose(
    staff: &StaffRequest,
    id: Uuid,
    person: Uuid,
    kind: ProposalKind,
    access: &Access,
) -> Result<String> {
    let (roles, queues) = access.codes();
    let values = [
        id.into(),
        person.into(),
        kind.code().into(),
        roles.into(),
        queues.into(),
    ];
    answer(
        &staff.tx,
        "SELECT app.propose_change($1, $2, $3, $4, $5) AS answer",
        values,
    )
    .await
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

/// Trainings on record, newest first.
///
/// # Errors
/// The database; evidence that does not open.
pub async fn trainings(staff: &StaffRequest, person: Uuid) -> Result<Vec<TrainingLine>> {
    let text = "SELECT id, completed_on, key_epoch, wrapped_key, evidence, recorded_by, at FROM training_record \
                WHERE staff_id = $1 ORDER BY at DESC LIMIT 20";
    let rows = TrainingRow::find_by_statement(sql(text, [person.into()]))
        .all(&staff.tx)
        .await?;
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
    staff
        .tx
        .execute_raw(sql(
            "SELECT app.record_training($1, $2, $3, $4, $5, $6)",
            values,
        ))
        .await?;
    Ok(())
}

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
    let text = "INSERT INTO access_review (id, controller, staff_id, reviewer, verdict, roles, queues, proposal_id, at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    staff.tx.execute_raw(sql(text, values)).await?;
    Ok(())
}
