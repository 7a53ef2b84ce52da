//! What the page of a case shows: a [`CaseFile`] is loaded, then shaped. The second step reads and opens nothing.

mod file;
mod history;
mod panels;
mod timeline;

use self::file::CaseFile;
use crate::staff::{Officer, StaffRequest};
use app::{
    domain::{
        ending::needs_contact,
        involvement::Involvement,
        reference_data::ReferenceData,
        status::{Stamp, status},
    },
    staff::{
        case::{CaseView, DangerEnd, StaffStamp},
        queue::Holder,
    },
};
use chrono::{DateTime, Utc};
use platform::error::Result;
use uuid::Uuid;

/// Whoever reads the page, as far as its shape depends on them.
pub(super) struct Reader<'a> {
    officer: &'a Officer,
    data: &'a ReferenceData,
    now: DateTime<Utc>,
}

/// The page of a case as it stands now.
///
/// # Errors
/// As [`CaseFile::load`].
pub async fn load(staff: &StaffRequest, id: Uuid) -> Result<CaseView> {
    let file = CaseFile::load(staff, id).await?;
    let reader = Reader {
        officer: &staff.officer,
        data: staff.data(),
        now: staff.now,
    };
    Ok(shape(file, &reader))
}

/// How the end of a case with danger stands.
fn danger(file: &CaseFile, reader: &Reader<'_>) -> Option<DangerEnd> {
    let row = &file.row;
    let danger_now = row.danger_now.map(|code| *code);
    let safe_tonight = row.safe_tonight.map(|code| *code);
    needs_contact(&row.flags, danger_now, safe_tonight).then(|| DangerEnd {
        reached: file.history.contact_record().reached,
        agreements: file.history.agreements(reader.officer.id.0, &file.names),
    })
}

/// The page of what was loaded.
fn shape(file: CaseFile, reader: &Reader<'_>) -> CaseView {
    let (row, facts, names) = (&file.row, &file.facts, &file.names);
    let look = |stamp: Option<Stamp>| {
        stamp.map(|stamp| StaffStamp {
            who: names.of(stamp.by.0),
            at: stamp.at,
        })
    };
    let involvement = Involvement::of(*row.controller, facts);
    CaseView {
        now: reader.now,
        reference: row.reference.clone(),
        version: row.version,
        controller: *row.controller,
        queue: *row.queue,
        topic: *row.topic,
        other_topics: row.other_topics.0.clone(),
        flags: row.flags.0.clone(),
        tags: row.tags.0.clone(),
        status: status(facts),
        received_at: row.received_at,
        first_look_due: row.first_look_due,
        confirmed: look(facts.confirmed),
        closed: look(facts.closed.map(|(stamp, _)| stamp)),
        casefile: row.casefile_reference.clone(),
        withdrawn_at: row.withdrawn_at,
        holder: row.assigned_to.map(|holder| Holder {
            name: names.of(holder),
            me: holder == reader.officer.id.0,
        }),
        also_open: file.history.also_open(reader, names),
        views: file.history.opened(reader, names, file.reads_audit),
        tasks: file.history.tasks(reader, &file.words, names),
        attempts: file.history.tries(&file.contact.wishes),
        danger: danger(&file, reader),
        timeline: timeline::timeline(&file),
        suggestion: panels::suggestion(&file),
        retention_end: panels::keep(reader, row, facts, involvement),
        involvement,
        colleagues: file.colleagues,
        person: file.person,
        contact: file.contact,
        message: file.message,
        choices: file.choices.lines,
        shares: file.shares,
        source: file.source,
        handover_origin: file.came,
        duplicates: file.alike,
        concern: file.concern,
        concerns: file.concerns,
        emergency_access: file.glass,
        unsent_messages: file.unsent,
        can: file.can,
    }
}
