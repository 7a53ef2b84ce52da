//! What officers write down: contacts, notes, tasks done. Rows are added, never changed.

use super::{
    record::{did, did_with},
    store::{Changed, begin, change, key, resume},
};
use crate::{
    entity::{contact_log, enquiry, note},
    platform::{
        crypto::Place,
        error::{AppError, Result},
        ids::uuid_at,
    },
    staff::Desk,
};
use app::{
    domain::{contact_log::Direction, personal::Note},
    forms::staff::LoggedContact,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Writes a contact into the log. The first one begins the work; one from the resident ends the waiting.
///
/// # Errors
/// The database.
pub async fn log_contact(
    desk: &Desk,
    enquiry: &enquiry::Model,
    acknowledged: bool,
    logged: &LoggedContact,
) -> Result<()> {
    let id = uuid_at(desk.now);
    let key = key(desk, enquiry.id).await?;
    let seal = |column: &'static str, text: &Option<Note>| {
        text.as_ref()
            .map(|text| key.seal_text(Place::new("contact_log", id, column), text.expose()))
            .transpose()
    };
    let row = contact_log::ActiveModel {
        id: Set(id),
        enquiry_id: Set(enquiry.id),
        at: Set(desk.now),
        channel: Set(logged.contact.channel.code().to_owned()),
        direction: Set(logged.contact.direction.code().to_owned()),
        result: Set(logged.contact.result.code().to_owned()),
        rules_acknowledged: Set(acknowledged),
        outside_reason: Set(seal("outside_reason", &logged.outside_reason)?),
        note: Set(seal("note", &logged.note)?),
        actor_id: Set(desk.officer.id.0),
        recorded_at: Set(desk.now),
        covered: Set(logged
            .covered
            .iter()
            .map(|item| item.code().to_owned())
            .collect()),
    };
    contact_log::Entity::insert(row)
        .exec_without_returning(&desk.tx)
        .await?;
    did(desk, enquiry, "case.contact").await?;
    begin(desk, enquiry).await?;
    if logged.contact.direction == Direction::In {
        resume(desk, enquiry).await?;
    }
    Ok(())
}

/// Writes a note.
///
/// # Errors
/// The database.
pub async fn add_note(desk: &Desk, enquiry: &enquiry::Model, text: &Note) -> Result<()> {
    let id = uuid_at(desk.now);
    let key = key(desk, enquiry.id).await?;
    let row = note::ActiveModel {
        id: Set(id),
        enquiry_id: Set(enquiry.id),
        body: Set(key.seal_text(Place::new("note", id, "body"), text.expose())?),
        actor_id: Set(desk.officer.id.0),
        at: Set(desk.now),
    };
    note::Entity::insert(row)
        .exec_without_returning(&desk.tx)
        .await?;
    did(desk, enquiry, "case.note").await
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
pub async fn finish_task(desk: &Desk, enquiry: &enquiry::Model, task: Uuid) -> Result<()> {
    use crate::entity::task::{Column, Entity};
    let row = Entity::find_by_id(task)
        .filter(Column::EnquiryId.eq(enquiry.id))
        .one(&desk.tx)
        .await?
        .ok_or(AppError::NotFound)?;
    // A lead's task ends by the lead alone.
    if !ends_by_a_press(&row.kind) || !desk.officer.may_finish(row.for_role.as_deref()) {
        return Err(AppError::Forbidden);
    }
    let sql = "UPDATE task SET done_at = $2, done_by = $3 WHERE id = $1 AND done_at IS NULL";
    let values = [task.into(), desk.now.into(), desk.officer.id.0.into()];
    if change(desk, sql, values).await? == Changed::Done {
        let detail = serde_json::json!({ "task": task, "kind": row.kind });
        did_with(desk, enquiry, "case.task_done", detail).await?;
    }
    Ok(())
}
