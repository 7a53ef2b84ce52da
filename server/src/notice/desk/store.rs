//! Drafts as they are kept. Every change names the revision it was made upon: two people never overwrite
//! each other unseen.

use crate::staff::StaffRequest;
use app::domain::{
    notice::{Notice, NoticeText, canonical, check_code},
    notice_draft::DraftState,
};
use chrono::{DateTime, Utc};
use entity::notice_draft::{ActiveModel, Column, Entity, Model};
use platform::{
    crypto::sha256,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement,
};
use uuid::Uuid;

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: Uuid,
    pub notice: Notice,
    pub state: DraftState,
    pub imported: bool,
    /// May be unfinished, until it is sent for approval.
    pub text: NoticeText,
    pub substance: Option<bool>,
    pub revision: i32,
    pub writers: Vec<Uuid>,
    pub changed_at: DateTime<Utc>,
    pub submitted: Option<Submitted>,
    /// Who sent it back, when and why.
    pub returned: Option<(Uuid, DateTime<Utc>, String)>,
}

/// What was sent for approval.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub by: Uuid,
    pub at: DateTime<Utc>,
    pub sha256: Vec<u8>,
    pub check_code: String,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// Somebody changed it meanwhile, or it is not in a state for this.
    Meanwhile,
}

/// What became of an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    Done,
    Meanwhile,
    /// The day on which it was to begin is over.
    Past,
    /// Another version took its number or begins later.
    Overtaken,
}

impl Draft {
    /// A row as a draft.
    ///
    /// # Errors
    /// A row that does not hold what it must.
    fn read(row: Model) -> Result<Self> {
        let Model {
            id,
            notice,
            controller: _,
            state,
            source,
            body,
            substance,
            revision,
            writers,
            created_at: _,
            changed_at,
            submitted_by,
            submitted_at,
            sha256,
            check_code,
            returned_by,
            returned_at,
            returned_why,
            version_id: _,
        } = row;
        let half = |what: &'static str| {
            AppError::internal(anyhow::anyhow!("a draft holds half of {what}"))
        };
        let submitted = match (submitted_by, submitted_at, sha256, check_code) {
            (Some(by), Some(at), Some(sha256), Some(check_code)) => Some(Submitted {
                by,
                at,
                sha256,
                check_code,
            }),
            (None, None, None, None) => None,
            _ => return Err(half("its sending")),
        };
        let returned = match (returned_by, returned_at, returned_why) {
            (Some(by), Some(at), Some(why)) => Some((by, at, why)),
            (None, None, None) => None,
            _ => return Err(half("its coming back")),
        };
        Ok(Self {
            id,
            notice: notice
                .parse()
                .map_err(|_| AppError::internal(anyhow::anyhow!("there is no notice {notice}")))?,
            state: state.parse().map_err(AppError::internal)?,
            imported: source == "import",
            text: NoticeText::unfinished(body).map_err(AppError::internal)?,
            substance,
            revision,
            writers,
            changed_at,
            submitted,
            returned,
        })
    }
}

/// The draft with this id, as far as row-level security shows it.
///
/// # Errors
/// The database.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Draft>> {
    Entity::find_by_id(id)
        .one(db)
        .await?
        .map(Draft::read)
        .transpose()
}

/// The draft that is open. There is at most one.
///
/// # Errors
/// The database.
pub async fn open(db: &impl ConnectionTrait, notice: Notice) -> Result<Option<Draft>> {
    Entity::find()
        .filter(Column::Notice.eq(notice.slug()))
        .filter(Column::State.is_in([DraftState::Draft.code(), DraftState::Submitted.code()]))
        .one(db)
        .await?
        .map(Draft::read)
        .transpose()
}

/// A new draft's row. Nobody wrote what was imported: whoever sends it for approval counts as its writer.
pub(in crate::notice) fn new_row(
    text: &NoticeText,
    writer: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(uuid_at(now)),
        notice: Set(text.notice.clone()),
        controller: Set(text.controller.code().to_owned()),
        state: Set(DraftState::Draft.code().to_owned()),
        source: Set(if writer.is_some() { "desk" } else { "import" }.to_owned()),
        body: Set(serde_json::to_value(text).map_err(AppError::internal)?),
        substance: Set(None),
        revision: Set(1),
        writers: Set(writer.into_iter().collect()),
        created_at: Set(now),
        changed_at: Set(now),
        submitted_by: Set(None),
        submitted_at: Set(None),
        sha256: Set(None),
        check_code: Set(None),
        returned_by: Set(None),
        returned_at: Set(None),
        returned_why: Set(None),
        version_id: Set(None),
    })
}

/// Begins a draft. Of two at once one begins it; the other finds it open.
///
/// # Errors
/// The database.
pub async fn begin(staff: &StaffRequest, text: &NoticeText) -> Result<Changed> {
    let row = new_row(text, Some(staff.officer.id.0), staff.now)?;
    let added = Entity::insert(row)
        .on_conflict(
            sea_orm::sea_query::OnConflict::new()
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&staff.tx)
        .await;
    match added {
        Ok(rows) if rows > 0 => Ok(Changed::Done),
        Ok(_) | Err(sea_orm::DbErr::RecordNotInserted) => Ok(Changed::Meanwhile),
        Err(fault) => Err(fault.into()),
    }
}

/// Keeps a text. Whoever saves is one of its writers from then on.
///
/// # Errors
/// The database.
pub async fn save(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    text: &NoticeText,
    substance: Option<bool>,
) -> Result<Changed> {
    let body = serde_json::to_value(text).map_err(AppError::internal)?;
    let sql = "UPDATE notice_draft SET body = $3, substance = $4, revision = revision + 1, changed_at = $5, \
                 writers = CASE WHEN $6::uuid = ANY (writers) THEN writers ELSE array_append(writers, $6::uuid) END \
               WHERE id = $1 AND revision = $2 AND state = 'draft'";
    let values = [
        draft.id.into(),
        revision.into(),
        body.into(),
        substance.into(),
        staff.now.into(),
        staff.officer.id.0.into(),
    ];
    change(staff, sql, values).await
}

/// Sends a text for approval: whole, with its number, hashed. It must have been saved before, at this
/// revision.
///
/// # Errors
/// The database.
pub async fn submit(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    text: &NoticeText,
) -> Result<Changed> {
    let body = serde_json::to_value(text).map_err(AppError::internal)?;
    let hash = sha256(canonical(&body).as_bytes());
    let sql = "UPDATE notice_draft SET state = 'submitted', revision = revision + 1, changed_at = $3, submitted_by = $4, \
                 submitted_at = $3, sha256 = $5, check_code = $6, returned_by = NULL, returned_at = NULL, returned_why = NULL \
               WHERE id = $1 AND revision = $2 AND state = 'draft'";
    let values = [
        draft.id.into(),
        revision.into(),
        staff.now.into(),
        staff.officer.id.0.into(),
        hash.to_vec().into(),
        check_code(&hash).into(),
    ];
    change(staff, sql, values).await
}

/// Back to writing; `why` when the second person sends it back.
///
/// # Errors
/// The database.
pub async fn unsubmit(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    why: Option<&str>,
) -> Result<Changed> {
    let sql = "UPDATE notice_draft SET state = 'draft', revision = revision + 1, changed_at = $3, submitted_by = NULL, \
                 submitted_at = NULL, sha256 = NULL, check_code = NULL, returned_by = $4, returned_at = $5, returned_why = $6 \
               WHERE id = $1 AND revision = $2 AND state = 'submitted'";
    let values = [
        draft.id.into(),
        revision.into(),
        staff.now.into(),
        why.map(|_| staff.officer.id.0).into(),
        why.map(|_| staff.now).into(),
        why.map(str::to_owned).into(),
    ];
    change(staff, sql, values).await
}

/// Gives a draft up.
///
/// # Errors
/// The database.
pub async fn discard(staff: &StaffRequest, draft: &Draft, revision: i32) -> Result<Changed> {
    let sql = "UPDATE notice_draft SET state = 'discarded', revision = revision + 1, changed_at = $3 \
               WHERE id = $1 AND revision = $2 AND state = 'draft'";
    let values = [draft.id.into(), revision.into(), staff.now.into()];
    change(staff, sql, values).await
}

/// Publishes exactly the text with this hash. The database refuses one of the writers.
///
/// # Errors
/// The database; a stored text that does not have its hash.
pub async fn approve(
    staff: &StaffRequest,
    draft: &Draft,
    revision: i32,
    sha256_shown: &[u8],
) -> Result<Approved> {
    let body = serde_json::to_value(&draft.text).map_err(AppError::internal)?;
    let Some(sent) = &draft.submitted else {
        return Ok(Approved::Meanwhile);
    };
    if sha256(canonical(&body).as_bytes()).as_slice() != sent.sha256 {
        return Err(AppError::internal(anyhow::anyhow!(
            "the draft {} is not the text that was sent for approval",
            draft.id
        )));
    }
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT app.approve_notice($1, $2, $3, $4) AS result",
        [
            draft.id.into(),
            revision.into(),
            sha256_shown.to_vec().into(),
            uuid_at(staff.now).into(),
        ],
    );
    let row = staff.tx.query_one_raw(statement).await?;
    let result: Option<String> = row.map(|row| row.try_get("", "result")).transpose()?;
    match result.as_deref() {
        Some("ok") => Ok(Approved::Done),
        Some("changed") => Ok(Approved::Meanwhile),
        Some("past") => Ok(Approved::Past),
        Some("overtaken") => Ok(Approved::Overtaken),
        _ => Err(AppError::internal(anyhow::anyhow!(
            "app.approve_notice answered something unknown"
        ))),
    }
}

/// Whether this person is who let the version of a draft out.
///
/// # Errors
/// The database.
pub async fn let_out_by(staff: &StaffRequest, draft: &Draft) -> Result<bool> {
    let sql = "SELECT 1 FROM notice_approval a JOIN notice_draft d ON d.version_id = a.version_id \
               WHERE d.id = $1 AND a.approved_by = $2";
    let values = [draft.id.into(), staff.officer.id.0.into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(staff.tx.query_one_raw(statement).await?.is_some())
}

async fn change<const N: usize>(
    staff: &StaffRequest,
    sql: &'static str,
    values: [sea_orm::Value; N],
) -> Result<Changed> {
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let done = staff.tx.execute_raw(statement).await?;
    Ok(if done.rows_affected() == 1 {
        Changed::Done
    } else {
        Changed::Meanwhile
    })
}
