//! Loads what the case page shows. What is hidden is not opened: neither words nor number leave the
//! seal before somebody has asked for them.

mod history;
mod names;
pub(super) mod person;
mod standing;

pub use names::Names;

use super::store;
use crate::{
    concern,
    entity::enquiry,
    entry, glass, handover,
    platform::{
        error::{AppError, Result},
        ids::StaffId,
    },
    search::alike,
    settings::data,
    staff::{Desk, May, may},
};
use app::{
    domain::{
        codes::{Flag, QueueCode},
        controller::Controller,
        involvement::Involvement,
        permission::{Action, Scope},
        sharing::ShareKind,
        status::{EnquiryFacts, Outcome, Stamp, Status, status},
    },
    staff::{
        case::{CasePermissions, CaseView, StaffStamp},
        queue::Holder,
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::EntityTrait;
use uuid::Uuid;

/// How long words and numbers stay in sight after somebody asked for them: the press is recorded, and a
/// reload within this time is not another.
const IN_SIGHT: TimeDelta = TimeDelta::minutes(2);

/// The page of a case as it stands now.
///
/// # Errors
/// The database; a row that does not open or holds a code we do not know.
pub async fn load(desk: &Desk, id: Uuid) -> Result<CaseView> {
    let row = enquiry::Entity::find_by_id(id)
        .one(&desk.tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let controller: Controller = row.controller.parse().map_err(AppError::internal)?;
    let queue: QueueCode = row.queue.parse().map_err(AppError::internal)?;
    let flags = super::lists::flags(&row.flags)?;
    let facts = facts(&row)?;
    let mut can = can(desk, controller, queue, &flags);
    can.reopen &= super::reopen::possible(&row);
    let key = store::key(desk, id).await?;

    let content = person::content(desk, id).await?;
    let wishes = person::wishes(desk, id, &key).await?;
    let rows = history::Rows::load(desk, id).await?;
    let choices = standing::choices(desk, id).await?;
    let names = Names::load(desk, rows.people(&row)).await?;
    let look = |stamp: Option<Stamp>| {
        stamp.map(|stamp| StaffStamp {
            who: names.of(stamp.by.0),
            at: stamp.at,
        })
    };
    let asked_for = |action| rows.just_did(desk.officer.id.0, action, desk.now - IN_SIGHT);
    let acknowledged = rows.acknowledged(desk.officer.id.0, wishes.recorded_at);
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
    let shares = handover::lines(desk, &row, &key, &flags).await?;
    let alike = alike::lines(desk, id).await?;
    let glass = if desk.officer.glass {
        glass::mark(desk, id).await?
    } else {
        None
    };
    let (concern, concerns) = concern::marks(desk, id).await?;

    Ok(CaseView {
        now: desk.now,
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
            me: holder == desk.officer.id.0,
        }),
        also_open: rows.also_open(desk, &names),
        colleagues: if can.assign {
            super::assign::workers(desk, queue).await?
        } else {
            Vec::new()
        },
        tags: super::lists::tags(&row.tags)?,
        person: person::person(&row, &content, &key)?,
        contact: app::staff::case::ContactBox {
            acknowledged,
            ..contact
        },
        suggestion: standing::suggestion(desk, &row, &rows, &key, &names).await?,
        message,
        choices: choices.lines.clone(),
        shares,
        source: entry::source(&desk.tx, &row, &key, |id| names.of(id)).await?,
        handover_origin: handover::came(desk, &row).await?,
        duplicates: alike,
        concern,
        concerns,
        emergency_access: glass,
        tasks: rows.tasks(desk, &key, &names)?,
        unsent_messages: standing::unsent(desk, id).await?,
        retention_end: standing::keep(&row, controller, outcome, involvement),
        involvement,
        views: rows.opened(desk, &names, reads_audit(desk, controller, queue, &row)?),
        timeline: rows.timeline(&row, &choices, &key, &names)?,
        can,
        attempts: tries,
    })
}

/// Where a case stands.
///
/// # Errors
/// A row whose columns do not belong together.
pub fn status_of(row: &enquiry::Model) -> Result<Status> {
    Ok(status(&facts(row)?))
}

/// The stored facts of a status, each pair of columns as one.
fn facts(row: &enquiry::Model) -> Result<EnquiryFacts> {
    let stamp = |name, at: Option<DateTime<Utc>>, by: Option<Uuid>| {
        Stamp::from_columns(name, at, by.map(StaffId)).map_err(AppError::internal)
    };
    let closed = stamp("closed", row.closed_at, row.closed_by)?;
    let outcome: Option<Outcome> = row
        .outcome
        .as_deref()
        .map(|code| code.parse().map_err(AppError::internal))
        .transpose()?;
    let closed = match (closed, outcome) {
        (Some(stamp), Some(outcome)) => Some((stamp, outcome)),
        (None, None) => None,
        (_, _) => {
            return Err(AppError::internal(app::domain::status::MixedColumns(
                "closed",
            )));
        }
    };
    Ok(EnquiryFacts {
        suggested_at: Some(row.suggested_at),
        confirmed: stamp("confirmed", row.confirmed_at, row.confirmed_by)?,
        first_action: stamp("started", row.started_at, row.started_by)?,
        waiting_since: row.waiting_since,
        closed,
        withdrawn_at: row.withdrawn_at,
        transferred: stamp("transferred", row.transferred_at, row.transferred_by)?,
        restricted: row.restricted_at.is_some(),
        ..EnquiryFacts::default()
    })
}

/// What the reader may do here.
fn can(desk: &Desk, controller: Controller, queue: QueueCode, flags: &[Flag]) -> CasePermissions {
    let yes = |action| may(&desk.officer, action, controller, queue, flags) == May::Yes;
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
        hand_over: handover::may_begin(desk, ShareKind::Handover, controller, queue, flags),
        disclose: handover::may_begin(desk, ShareKind::Outside, controller, queue, flags),
    }
}

/// Whether the reader may see who else looked (`read access audit`; triage sees the own looks only).
fn reads_audit(
    desk: &Desk,
    controller: Controller,
    queue: QueueCode,
    row: &enquiry::Model,
) -> Result<bool> {
    let flags = super::lists::flags(&row.flags)?;
    let scope = Scope {
        own_record: false,
        ..desk.officer.scope(controller, queue, &flags)
    };
    Ok(data()
        .permissions
        .any_allows(&desk.officer.roles, Action::ReadAccessAudit, scope))
}
