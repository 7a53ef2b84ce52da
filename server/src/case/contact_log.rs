//! What officers write down: contacts and notes. Rows are added, never changed.

use crate::case::{
    audit::audit_case,
    store::{begin, key, resume},
};
use crate::staff::StaffRequest;
use app::{
    domain::{contact_log::Direction, personal::Note},
    forms::staff::LoggedContact,
};
use entity::{contact_log, enquiry, note};
use platform::{crypto::Place, error::Result, ids::uuid_at};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Writes a contact into the log. The first one begins the work; one from the resident ends the waiting.
///
/// # Errors
/// The database.
pub async fn log_contact(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    acknowledged: bool,
    logged: &LoggedContact,
) -> Result<()> {
    let id = uuid_at(staff.now);
    let key = key(staff, enquiry.id).await?;
    let seal = |column: &'static str, text: &Option<Note>| {
        text.as_ref()
            .map(|text| key.seal_text(Place::new("contact_log", id, column), text.expose()))
            .transpose()
    };
    let row = contact_log::ActiveModel {
        id: Set(id),
        enquiry_id: Set(enquiry.id),
        at: Set(staff.now),
        channel: Set(logged.contact.channel.code().to_owned()),
        direction: Set(logged.contact.direction.code().to_owned()),
        result: Set(logged.contact.result.code().to_owned()),
        rules_acknowledged: Set(acknowledged),
        outside_reason: Set(seal("outside_reason", &logged.outside_reason)?),
        note: Set(seal("note", &logged.note)?),
        actor_id: Set(staff.officer.id.0),
        recorded_at: Set(staff.now),
        covered: Set(logged
            .covered
            .iter()
            .map(|item| item.code().to_owned())
            .collect()),
    };
    contact_log::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    audit_case(staff, enquiry, "case.contact").await?;
    begin(staff, enquiry).await?;
    if logged.contact.direction == Direction::In {
        resume(staff, enquiry).await?;
    }
    Ok(())
}

/// Writes a note.
///
/// # Errors
/// The database.
pub async fn add_note(staff: &StaffRequest, enquiry: &enquiry::Model, text: &Note) -> Result<()> {
    let id = uuid_at(staff.now);
    let key = key(staff, enquiry.id).await?;
    let row = note::ActiveModel {
        id: Set(id),
        enquiry_id: Set(enquiry.id),
        body: Set(key.seal_text(Place::new("note", id, "body"), text.expose())?),
        actor_id: Set(staff.officer.id.0),
        at: Set(staff.now),
    };
    note::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    audit_case(staff, enquiry, "case.note").await
}
