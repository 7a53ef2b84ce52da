//! Tasks of cases: what each says under seal, setting one, ticking one off.

use crate::{
    case::{
        audit::audit_case_with,
        store,
        store::{Changed, change},
    },
    staff::StaffRequest,
};
use app::forms::staff::NewTask;
use entity::{enquiry, task};
use platform::{
    crypto::Place,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// The kind of a task that a person set.
const OWN: &str = "own";

/// What a task says, as it stands under seal.
pub fn place(id: Uuid) -> Place<'static> {
    Place::new("task", id, "description")
}

/// Sets a task.
///
/// # Errors
/// The database.
pub async fn add_task(staff: &StaffRequest, enquiry: &enquiry::Model, new: NewTask) -> Result<()> {
    let NewTask {
        words,
        due_at,
        owner,
    } = new;
    let id = uuid_at(staff.now);
    let key = store::key(staff, enquiry.id).await?;
    let row = task::ActiveModel {
        id: Set(id),
        enquiry_id: Set(enquiry.id),
        kind: Set(OWN.to_owned()),
        for_role: Set(None),
        due_at: Set(due_at),
        created_at: Set(staff.now),
        done_at: Set(None),
        done_by: Set(None),
        owner_id: Set(owner.map(|id| id.0)),
        created_by: Set(Some(staff.officer.id.0)),
        description: Set(Some(key.seal_text(place(id), words.expose())?)),
    };
    task::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    let detail = json!({ "task": id, "owner": owner });
    audit_case_with(staff, enquiry, "case.task_set", detail).await
}

/// Whether a press is enough to end a task of this kind: a look again ends with words for the person, and
/// a second person's word is given at the share itself, and the lead's look at the concern.
pub fn ends_by_a_press(kind: &str) -> bool {
    !matches!(kind, "look_again" | "share_second" | "concern_look")
}

/// Ticks a task off. One that is done already stays as it was.
///
/// # Errors
/// The database; 404 for a task of another case.
pub async fn finish_task(staff: &StaffRequest, enquiry: &enquiry::Model, task: Uuid) -> Result<()> {
    use entity::task::{Column, Entity};
    let row = Entity::find_by_id(task)
        .filter(Column::EnquiryId.eq(enquiry.id))
        .one(&staff.tx)
        .await?
        .ok_or(AppError::NotFound)?;
    // A lead's task ends by the lead alone.
    if !ends_by_a_press(&row.kind) || !staff.officer.may_finish(row.for_role.as_deref()) {
        return Err(AppError::Forbidden);
    }
    let sql = "UPDATE task SET done_at = $2, done_by = $3 WHERE id = $1 AND done_at IS NULL";
    let values = [task.into(), staff.now.into(), staff.officer.id.0.into()];
    if change(staff, sql, values).await? == Changed::Done {
        let detail = serde_json::json!({ "task": task, "kind": row.kind });
        audit_case_with(staff, enquiry, "case.task_done", detail).await?;
    }
    Ok(())
}
