//! Drafts as they are kept. Every change names the revision it was made upon: two people never overwrite each other
//! unseen.

use super::Reviewed;
use crate::staff::{Officer, StaffRequest};
use app::domain::{
    notice::canonical,
    review::{Approval, Approved, DraftState, Participant, Return, Stage, Submission},
};
use chrono::{DateTime, Utc};
use entity::review_draft::{ActiveModel, Column, Entity, Model};
use platform::{
    crypto::sha256,
    db::Sql,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    Select, sea_query::OnConflict,
};
use uuid::Uuid;

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft<R: Reviewed> {
    pub id: Uuid,
    pub subject: R::Subject,
    /// Read from a file: nobody wrote it here.
    pub imported: bool,
    /// May be unfinished, until it is sent for approval.
    pub body: R::Body,
    pub revision: i32,
    /// Everybody who had a hand in it.
    pub authors: Vec<Uuid>,
    pub changed_at: DateTime<Utc>,
    pub stage: Stage<Uuid>,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    Applied,
    /// Somebody changed it since it was read, or it is not in a state for this.
    Conflict,
}

impl<R: Reviewed> Draft<R> {
    pub const fn state(&self) -> DraftState {
        self.stage.state()
    }

    /// What this person is to it.
    pub fn participant(&self, officer: &Officer) -> Participant {
        if self.authors.contains(&officer.id.0) {
            Participant::Author
        } else {
            Participant::Reviewer
        }
    }

    /// A row as a draft.
    ///
    /// # Errors
    /// A row that does not hold what it must.
    fn read(row: Model) -> Result<Self> {
        let stage = stage(&row)?;
        let subject = row.subject.parse().map_err(|_| {
            AppError::internal(anyhow::anyhow!("there is no {} {}", R::KIND, row.subject))
        })?;
        Ok(Self {
            id: row.id,
            subject,
            imported: row.source == "import",
            body: serde_json::from_value(row.body).map_err(AppError::internal)?,
            revision: row.revision,
            authors: row.authors,
            changed_at: row.changed_at,
            stage,
        })
    }
}

/// How a draft came to where it stands. What its state needs must all be there, and nothing else.
fn stage(row: &Model) -> Result<Stage<Uuid>> {
    let mixed = |what: &str| {
        AppError::internal(anyhow::anyhow!("the draft {} holds half of {what}", row.id))
    };
    let submission = match (row.submitted_by, row.submitted_at, &row.sha256) {
        (Some(by), Some(at), Some(sha256)) => Some(Submission {
            by,
            at,
            sha256: sha256.clone(),
        }),
        (None, None, None) => None,
        _ => return Err(mixed("its submission")),
    };
    let returned = match (row.returned_by, row.returned_at, &row.return_reason) {
        (Some(by), Some(at), Some(reason)) => Some(Return {
            by,
            at,
            reason: reason.clone(),
        }),
        (None, None, None) => None,
        _ => return Err(mixed("its return")),
    };
    let approval = match (row.approved_by, row.approved_at, row.version) {
        (Some(by), Some(at), Some(version)) => Some(Approval {
            by,
            at,
            version: u32::try_from(version).map_err(AppError::internal)?,
        }),
        (None, None, None) => None,
        _ => return Err(mixed("its approval")),
    };
    let state: DraftState = row.state.parse().map_err(AppError::internal)?;
    match (state, submission, returned, approval) {
        (DraftState::Draft, None, returned, None) => Ok(Stage::Draft(returned)),
        (DraftState::Submitted, Some(submission), None, None) => Ok(Stage::Submitted(submission)),
        (DraftState::Published, Some(submission), None, Some(approval)) => {
            Ok(Stage::Published(submission, approval))
        }
        (DraftState::Discarded, None, None, None) => Ok(Stage::Discarded),
        _ => Err(mixed("its state")),
    }
}

fn of_kind<R: Reviewed>() -> Select<Entity> {
    Entity::find().filter(Column::Kind.eq(R::KIND))
}

fn open_of_kind<R: Reviewed>() -> Select<Entity> {
    let open = [DraftState::Draft, DraftState::Submitted].map(DraftState::code);
    of_kind::<R>().filter(Column::State.is_in(open))
}

/// The draft with this id, as far as row-level security shows it.
///
/// # Errors
/// The database.
pub async fn find_draft<R: Reviewed>(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<Draft<R>>> {
    let row = of_kind::<R>().filter(Column::Id.eq(id)).one(db).await?;
    row.map(Draft::read).transpose()
}

/// The draft of a subject that is open. There is at most one.
///
/// # Errors
/// The database.
pub async fn find_open<R: Reviewed>(
    db: &impl ConnectionTrait,
    subject: R::Subject,
) -> Result<Option<Draft<R>>> {
    let of_subject = Column::Subject.eq(R::code(subject));
    let row = open_of_kind::<R>().filter(of_subject).one(db).await?;
    row.map(Draft::read).transpose()
}

/// Every draft that is open.
///
/// # Errors
/// The database.
pub async fn open_drafts<R: Reviewed>(db: &impl ConnectionTrait) -> Result<Vec<Draft<R>>> {
    let rows = open_of_kind::<R>().all(db).await?;
    rows.into_iter().map(Draft::read).collect()
}

/// The drafts of a subject that became versions, newest first.
///
/// # Errors
/// The database.
pub async fn find_published<R: Reviewed>(
    db: &impl ConnectionTrait,
    subject: R::Subject,
) -> Result<Vec<Draft<R>>> {
    let rows = of_kind::<R>()
        .filter(Column::Subject.eq(R::code(subject)))
        .filter(Column::State.eq(DraftState::Published.code()))
        .order_by_desc(Column::Version)
        .all(db)
        .await?;
    rows.into_iter().map(Draft::read).collect()
}

/// Whether a version of a subject was drafted and approved here. For the owner of the database.
///
/// # Errors
/// The database.
pub async fn is_published<R: Reviewed>(
    db: &impl ConnectionTrait,
    subject: R::Subject,
    version: i32,
) -> Result<bool, DbErr> {
    let found = of_kind::<R>()
        .filter(Column::Subject.eq(R::code(subject)))
        .filter(Column::Version.eq(version))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// A new draft's row. Nobody wrote what was imported: whoever sends it for approval counts as its author.
///
/// # Errors
/// A body that is no JSON.
pub fn new_row<R: Reviewed>(
    subject: R::Subject,
    body: &R::Body,
    author: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(uuid_at(now)),
        kind: Set(R::KIND.to_owned()),
        subject: Set(R::code(subject).to_owned()),
        state: Set(DraftState::Draft.code().to_owned()),
        source: Set(if author.is_some() { "staff" } else { "import" }.to_owned()),
        body: Set(serde_json::to_value(body).map_err(AppError::internal)?),
        revision: Set(1),
        authors: Set(author.into_iter().collect()),
        created_at: Set(now),
        changed_at: Set(now),
        ..ActiveModel::default()
    })
}

/// Begins a draft. Of two at once one begins it; the other finds it open.
///
/// # Errors
/// The database.
pub async fn begin<R: Reviewed>(
    staff: &StaffRequest,
    subject: R::Subject,
    body: &R::Body,
) -> Result<Update> {
    let row = new_row::<R>(subject, body, Some(staff.officer.id.0), staff.now)?;
    let added = Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&staff.tx)
        .await;
    match added {
        Ok(rows) if rows > 0 => Ok(Update::Applied),
        Ok(_) | Err(DbErr::RecordNotInserted) => Ok(Update::Conflict),
        Err(fault) => Err(fault.into()),
    }
}

/// Keeps a body. Whoever saves is one of its authors from then on.
///
/// # Errors
/// The database.
pub async fn save<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
    revision: i32,
    body: &R::Body,
) -> Result<Update> {
    let mut authors = draft.authors.clone();
    if draft.participant(&staff.officer) == Participant::Reviewer {
        authors.push(staff.officer.id.0);
    }
    let change = ActiveModel {
        body: Set(serde_json::to_value(body).map_err(AppError::internal)?),
        authors: Set(authors),
        ..ActiveModel::default()
    };
    update(staff, draft, revision, DraftState::Draft, change).await
}

/// Sends a body for approval, hashed. It must have been saved before, at this revision.
///
/// # Errors
/// The database.
pub async fn submit<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
    revision: i32,
    body: &R::Body,
) -> Result<Update> {
    let change = ActiveModel {
        state: Set(DraftState::Submitted.code().to_owned()),
        submitted_by: Set(Some(staff.officer.id.0)),
        submitted_at: Set(Some(staff.now)),
        sha256: Set(Some(content_hash::<R>(body)?.to_vec())),
        returned_by: Set(None),
        returned_at: Set(None),
        return_reason: Set(None),
        ..ActiveModel::default()
    };
    update(staff, draft, revision, DraftState::Draft, change).await
}

/// Makes what was sent for approval a draft again; `reason` when the second person sends it back.
///
/// # Errors
/// The database.
pub async fn return_to_draft<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
    revision: i32,
    reason: Option<&str>,
) -> Result<Update> {
    let change = ActiveModel {
        state: Set(DraftState::Draft.code().to_owned()),
        submitted_by: Set(None),
        submitted_at: Set(None),
        sha256: Set(None),
        returned_by: Set(reason.map(|_| staff.officer.id.0)),
        returned_at: Set(reason.map(|_| staff.now)),
        return_reason: Set(reason.map(str::to_owned)),
        ..ActiveModel::default()
    };
    update(staff, draft, revision, DraftState::Submitted, change).await
}

/// Discards a draft.
///
/// # Errors
/// The database.
pub async fn discard<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
    revision: i32,
) -> Result<Update> {
    let change = ActiveModel {
        state: Set(DraftState::Discarded.code().to_owned()),
        returned_by: Set(None),
        returned_at: Set(None),
        return_reason: Set(None),
        ..ActiveModel::default()
    };
    update(staff, draft, revision, DraftState::Draft, change).await
}

/// Changes a draft that still has this revision and state.
async fn update<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
    revision: i32,
    from: DraftState,
    change: ActiveModel,
) -> Result<Update> {
    let change = ActiveModel {
        revision: Set(revision + 1),
        changed_at: Set(staff.now),
        ..change
    };
    let updated = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(draft.id))
        .filter(Column::Revision.eq(revision))
        .filter(Column::State.eq(from.code()))
        .exec(&staff.tx)
        .await?;
    Ok(match updated.rows_affected {
        0 => Update::Conflict,
        _ => Update::Applied,
    })
}

/// SHA-256 of what a body publishes, in its fixed form.
///
/// # Errors
/// A body that is no JSON.
pub fn content_hash<R: Reviewed>(body: &R::Body) -> Result<[u8; 32]> {
    let content = R::content(body).map_err(AppError::internal)?;
    Ok(sha256(canonical(&content).as_bytes()))
}

/// Asks the database's function that publishes, and reads its answer.
///
/// # Errors
/// The database; a draft that is not what was sent for approval; an answer that nobody knows.
pub async fn approve<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
    by: &Sql,
    values: impl IntoIterator<Item = sea_orm::Value>,
) -> Result<Approved> {
    let Some(sent) = draft.stage.submission() else {
        return Ok(Approved::Conflict);
    };
    if content_hash::<R>(&draft.body)?.as_slice() != sent.sha256 {
        return Err(AppError::internal(anyhow::anyhow!(
            "the draft {} is not what was sent for approval",
            draft.id
        )));
    }
    by.answer(&staff.tx, values).await
}

#[cfg(test)]
mod tests;
