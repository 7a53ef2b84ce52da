//! Loads what the case page shows. What is hidden is not opened: neither words nor number leave the
//! seal before somebody has asked for them.

mod history;
mod panels;

use crate::case::person;
use crate::case::store;
use crate::case::{
    access,
    columns::{flags, tags},
    facts::facts,
};
use crate::{
    assisted_entry, concern, handover,
    search::duplicates,
    staff::{Access, Names, StaffRequest, authorize},
};
use app::{
    domain::{
        codes::{Flag, QueueCode},
        controller::Controller,
        involvement::Involvement,
        permission::{Action, Scope},
        sharing::ShareKind,
        status::{Stamp, status},
    },
    staff::{
        case::{CasePermissions, CaseView, StaffStamp},
        queue::Holder,
    },
};
use chrono::TimeDelta;
use entity::enquiry;
use platform::error::{AppError, Result};
use sea_orm::EntityTrait;
use uuid::Uuid;

/// How long words and numbers stay in sight after somebody asked for them: the press is recorded, and a
/// reload within this time is not another.
const IN_SIGHT: TimeDelta = TimeDelta::minutes(2);

/// The page of a case as it stands now.
///
/// # Errors
/// The database; a row that does not open or holds a code we do not know.
pub async fn load(staff: &StaffRequest, id: Uuid) -> Result<CaseView> {
    let row = enquiry::Entity::find_by_id(id)
        .one(&staff.tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let controller: Controller = row.controller.parse().map_err(AppError::internal)?;
    let queue: QueueCode = row.queue.parse().map_err(AppError::internal)?;
    let flags = flags(&row.flags)?;
    let facts = facts(&row)?;
    let mut can = can(staff, controller, queue, &flags);
    can.reopen &= crate::case_page::reopen::possible(&row);
    let key = store::key(staff, id).await?;

    let content = person::content(staff, id).await?;
    let wishes = person::wishes(staff, id, &key).await?;
    let rows = history::Rows::load(staff, id).await?;
    let choices = panels::choices(staff, id).await?;
    let names = Names::load(staff, rows.people(&row)).await?;
    let look = |stamp: Option<Stamp>| {
        stamp.map(|stamp| StaffStamp {
            who: names.of(stamp.by.0),
            at: stamp.at,
        })
    };
    let asked_for = |action| rows.just_did(staff.officer.id.0, action, staff.now - IN_SIGHT);
    let acknowledged = rows.acknowledged(staff.officer.id.0, wishes.recorded_at);
    // Whoever took the enquiry back is not to be contacted any more.
    let reachable = can.see_contact && row.withdrawn_at.is_none();
    let contact = person::contact(
        &content,
        wishes.wishes,
        &key,
        reachable,
        asked_for("case.contact_shown") && acknowledged,
    )?;
    let message = person::message(
        &content,
        &key,
        flags.contains(&Flag::Sensitive),
        asked_for("case.reveal") && can.reveal,
    )?;
    let tries = rows.tries(&contact.wishes)?;
    let outcome = facts.closed.map(|(_, outcome)| outcome);
    let involvement = Involvement::of(controller, &facts);
    let shares = handover::lines(staff, &row, &key, &flags).await?;
    let alike = duplicates::lines(staff, id).await?;
    let glass = if staff.officer.glass {
        access::mark(staff, id).await?
    } else {
        None
    };
    let (concern, concerns) = concern::marks(staff, id).await?;

    Ok(CaseView {
        now: staff.now,
        reference: row.reference.clone(),
        version: row.version,
        controller,
        queue,
        topic: row.topic.parse().map_err(AppError::internal)?,
        other_topics: row
            .other_topics
            .iter()
            .map(|topic| topic.parse().map_err(AppError::internal))
            .collect::<Result<_>>()?,
        flags,
        status: status(&facts),
        received_at: row.received_at,
        first_look_due: row.first_look_due,
        confirmed: look(facts.confirmed),
        closed: look(facts.closed.map(|(stamp, _)| stamp)),
        casefile: row.casefile_reference.clone(),
        withdrawn_at: row.withdrawn_at,
        holder: row.assigned_to.map(|holder| Holder {
            name: names.of(holder),
            me: holder == staff.officer.id.0,
        }),
        also_open: rows.also_open(staff, &names),
        colleagues: if can.assign {
            crate::worklist::assign::workers(staff, queue).await?
        } else {
            Vec::new()
        },
        tags: tags(&row.tags)?,
        person: person::person(&row, &content, &key)?,
        contact: app::staff::case::ContactBox {
            acknowledged,
            ..contact
        },
        suggestion: panels::suggestion(staff, &row, &rows, &key, &names).await?,
        message,
        choices: choices.lines.clone(),
        shares,
        source: assisted_entry::source(&staff.tx, &row, &key, |id| names.of(id)).await?,
        handover_origin: handover::came(staff, &row).await?,
        duplicates: alike,
        concern,
        concerns,
        emergency_access: glass,
        tasks: rows.tasks(staff, &key, &names)?,
        unsent_messages: panels::unsent(staff, id).await?,
        retention_end: panels::keep(staff, &row, controller, outcome, involvement),
        involvement,
        views: rows.opened(staff, &names, reads_audit(staff, controller, queue, &row)?),
        timeline: rows.timeline(&row, &choices, &key, &names)?,
        can,
        attempts: tries,
    })
}

/// What the reader may do here.
fn can(
    staff: &StaffRequest,
    controller: Controller,
    queue: QueueCode,
    flags: &[Flag],
) -> CasePermissions {
    let yes = |action| authorize(staff, action, controller, queue, flags) == Access::Granted;
    CasePermissions {
        claim: yes(Action::Claim),
        assign: yes(Action::Assign),
        change_queue: yes(Action::ChangeQueue),
        close: yes(Action::Close),
        reopen: yes(Action::Reopen),
        contact: yes(Action::RecordContact),
        note: yes(Action::WriteNote),
        reveal: yes(Action::RevealFreeText),
        see_contact: yes(Action::SeeContactDetails),
        choices: yes(Action::ReadConsents),
        request: yes(Action::MakeRequest),
        link: yes(Action::LinkDuplicate),
        raise_concern: yes(Action::RaiseConcern),
        change_choices: yes(Action::ChangeConsent),
        hand_over: handover::may_begin(staff, ShareKind::Handover, controller, queue, flags),
        disclose: handover::may_begin(staff, ShareKind::Outside, controller, queue, flags),
    }
}

/// Whether the reader may see who else looked (`read access audit`; triage sees the own looks only).
fn reads_audit(
    staff: &StaffRequest,
    controller: Controller,
    queue: QueueCode,
    row: &enquiry::Model,
) -> Result<bool> {
    let flags = flags(&row.flags)?;
    let scope = Scope {
        own_record: false,
        ..staff.officer.scope(controller, queue, &flags)
    };
    Ok(staff
        .data()
        .permissions
        .any_allows(&staff.officer.roles, Action::ReadAccessAudit, scope))
}
