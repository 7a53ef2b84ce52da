//! What is shown of concerns, as row-level security lets this person see them.

use super::store::{call_place, concern_place};
use crate::{
    handover::{fields, held, note, place as share_place, written},
    staff::{Access, Names, Officer, StaffRequest, authorize, names_of},
};
use app::{
    domain::{
        concern::{ConcernFacts, state},
        permission::{Action, Role},
        sharing::SharedField,
    },
    i18n::tr_args,
    staff::{
        case::StaffStamp,
        concern::{
            CallLine, ConcernLine, ConcernMark, ConcernPermissions, ConcernRow, ConcernView,
        },
    },
};
use chrono::{DateTime, Utc};
use entity::{case_audience, concern, concern_call, enquiry, share};
use platform::{
    crypto::{DataKey, Place},
    db::Sql,
    error::{AppError, Result},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Most concerns that the list of a lead shows: an organisation has a few open at a time.
const LIST: i64 = 200;

const OPEN_CONCERNS: Sql = Sql::staff(
    "SELECT e.reference, c.raised_at, c.acknowledge_due, c.acknowledged_at FROM concern c JOIN enquiry e ON e.id = c.enquiry_id \
     WHERE c.closed_at IS NULL AND e.controller = $1 ORDER BY c.acknowledged_at IS NOT NULL, c.acknowledge_due LIMIT $2",
);

/// Whoever has the case stands first.
const COLLEAGUES: Sql = Sql::staff(
    "SELECT s.id, s.display_name FROM staff s JOIN staff_queue q ON q.staff_id = s.id \
     WHERE q.queue = $1 AND s.ended_at IS NULL ORDER BY s.id = $2 DESC NULLS LAST, s.display_name, s.id",
);

const fn facts(row: &concern::Model) -> ConcernFacts {
    ConcernFacts {
        acknowledge_by: row.acknowledge_due,
        acknowledged_at: row.acknowledged_at,
        closed_at: row.closed_at,
    }
}

async fn rows(staff: &StaffRequest, id: Uuid) -> Result<Vec<concern::Model>> {
    Ok(concern::Entity::find()
        .filter(concern::Column::EnquiryId.eq(id))
        .order_by_desc(concern::Column::RaisedAt)
        .all(&staff.tx)
        .await?)
}

/// The open concern of a case, and how many have ended.
///
/// # Errors
/// The database.
pub async fn marks(staff: &StaffRequest, id: Uuid) -> Result<(Option<ConcernMark>, usize)> {
    let rows = rows(staff, id).await?;
    let ended = rows.iter().filter(|row| row.closed_at.is_some()).count();
    let open = rows
        .iter()
        .find(|row| row.closed_at.is_none())
        .map(|row| ConcernMark {
            state: state(facts(row), staff.now),
            look_due: row.acknowledge_due,
        });
    Ok((open, ended))
}

/// Whether a concern is open: nobody closes the case over it.
///
/// # Errors
/// The database.
pub async fn is_open(staff: &StaffRequest, id: Uuid) -> Result<bool> {
    Ok(marks(staff, id).await?.0.is_some())
}

#[derive(FromQueryResult)]
struct Open {
    reference: String,
    raised_at: DateTime<Utc>,
    acknowledge_due: DateTime<Utc>,
    acknowledged_at: Option<DateTime<Utc>>,
}

/// The open concerns of the reader's organisation: what nobody has looked at first, then by its clock.
///
/// # Errors
/// The database.
pub async fn open_concerns(
    db: &impl ConnectionTrait,
    officer: &Officer,
    now: DateTime<Utc>,
) -> Result<Vec<ConcernRow>> {
    let values = [officer.controller.code().into(), LIST.into()];
    Ok(OPEN_CONCERNS
        .all::<Open>(db, values)
        .await?
        .into_iter()
        .map(|row| {
            let facts = ConcernFacts {
                acknowledge_by: row.acknowledge_due,
                acknowledged_at: row.acknowledged_at,
                closed_at: None,
            };
            ConcernRow {
                reference: row.reference,
                raised_at: row.raised_at,
                look_due: row.acknowledge_due,
                state: state(facts, now),
            }
        })
        .collect())
}

/// What the reader may do about concerns of this case.
///
/// # Errors
/// A code that is not on its list.
pub fn can(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<ConcernPermissions> {
    let flags = &enquiry.flags;
    let (controller, queue) = (*enquiry.controller, *enquiry.queue);
    let yes = |action| authorize(staff, action, controller, queue, flags) == Access::Granted;
    Ok(ConcernPermissions {
        raise: yes(Action::RaiseConcern),
        call: yes(Action::ShareForSafeguarding),
        lead: yes(Action::CloseConcern),
        grant_access: staff.officer.is_manager() || staff.officer.has(Role::SafeguardingLead),
    })
}

/// The fields of the form that a case holds.
///
/// # Errors
/// The database; a part that does not open.
pub async fn held_by(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    key: &DataKey,
) -> Result<Vec<SharedField>> {
    Ok(held(&written(staff, enquiry.id, key).await?.contents))
}

/// The page of the concerns of a case.
///
/// # Errors
/// The database; a part that does not open.
pub async fn view(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    key: &DataKey,
) -> Result<ConcernView> {
    let rows = rows(staff, enquiry.id).await?;
    let calls = concern_call::Entity::find()
        .filter(concern_call::Column::EnquiryId.eq(enquiry.id))
        .order_by_asc(concern_call::Column::At)
        .all(&staff.tx)
        .await?;
    let shares: HashMap<Uuid, share::Model> = share::Entity::find()
        .filter(share::Column::Id.is_in(calls.iter().map(|call| call.share_id)))
        .all(&staff.tx)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let few: Vec<Uuid> = case_audience::Entity::find()
        .filter(case_audience::Column::EnquiryId.eq(enquiry.id))
        .order_by_asc(case_audience::Column::AddedAt)
        .all(&staff.tx)
        .await?
        .into_iter()
        .map(|row| row.staff_id)
        .collect();
    let people = rows
        .iter()
        .flat_map(|row| [Some(row.raised_by), row.acknowledged_by, row.closed_by])
        .flatten()
        .chain(calls.iter().map(|call| call.actor_id))
        .chain(shares.values().filter_map(|row| row.second_by))
        .chain(few.iter().copied());
    let names = names_of(staff, people.collect()).await?;
    let mut lines = rows
        .iter()
        .map(|row| line(staff, row, &calls, &shares, key, &names))
        .collect::<Result<Vec<_>>>()?;
    let open = lines
        .iter()
        .position(|line| line.state.is_open())
        .map(|at| lines.remove(at));
    let can = can(staff, enquiry)?;
    let others = if can.grant_access && open.is_some() {
        others(staff, enquiry, &few).await?
    } else {
        Vec::new()
    };
    let written = written(staff, enquiry.id, key).await?;
    Ok(ConcernView {
        now: staff.now,
        reference: enquiry.reference.clone(),
        name: written.contents.name.expose().to_owned(),
        open,
        ended: lines,
        audience: few.into_iter().map(|id| names.of(id)).collect(),
        others,
        fields_held: held(&written.contents),
        can,
    })
}

fn line(
    staff: &StaffRequest,
    row: &concern::Model,
    calls: &[concern_call::Model],
    shares: &HashMap<Uuid, share::Model>,
    key: &DataKey,
    names: &Names,
) -> Result<ConcernLine> {
    let open = |column, sealed: &[u8]| note(key, concern_place(row.id, column), sealed);
    let look = |by: Option<Uuid>, at: Option<DateTime<Utc>>| {
        by.zip(at).map(|(by, at)| StaffStamp {
            who: names.of(by),
            at,
        })
    };
    let closing = row
        .closing
        .as_ref()
        .map(|sealed| open("closing", sealed))
        .transpose()?;
    Ok(ConcernLine {
        id: row.id,
        state: state(facts(row), staff.now),
        about: *row.about,
        worry: open("worry", &row.worry)?,
        seen: open("seen", &row.seen)?,
        act: open("act", &row.act)?,
        raised: StaffStamp {
            who: names.of(row.raised_by),
            at: row.raised_at,
        },
        look_due: row.acknowledge_due,
        told: row.told > 0,
        looked: look(row.acknowledged_by, row.acknowledged_at),
        closed: look(row.closed_by, row.closed_at).zip(closing),
        calls: calls
            .iter()
            .filter(|call| call.concern_id == row.id)
            .map(|call| {
                let share = shares
                    .get(&call.share_id)
                    .ok_or_else(|| AppError::internal(anyhow::anyhow!("a call has no share")))?;
                call_line(call, share, key, names)
            })
            .collect::<Result<_>>()?,
    })
}

fn call_line(
    call: &concern_call::Model,
    share: &share::Model,
    key: &DataKey,
    names: &Names,
) -> Result<CallLine> {
    let untold = share
        .withheld_reason
        .as_ref()
        .map(|sealed| {
            let place = Place::new("disclosure", share.disclosure_id, "withheld_reason");
            note(key, place, sealed)
        })
        .transpose()?;
    let consulted = call
        .consulted
        .as_ref()
        .map(|sealed| note(key, call_place(call.share_id, "consulted"), sealed))
        .transpose()?;
    let word = match (share.second_by, share.second_at, share.second_agreed) {
        (Some(by), Some(at), Some(agreed)) => Some((
            StaffStamp {
                who: names.of(by),
                at,
            },
            agreed,
        )),
        _ => None,
    };
    Ok(CallLine {
        receiver: *call.receiver,
        fields: fields(share)?,
        why: note(key, share_place(share.id, "why"), &share.why)?,
        consulted,
        untold,
        outcome: note(key, call_place(call.share_id, "outcome"), &call.outcome)?,
        made: StaffStamp {
            who: names.of(call.actor_id),
            at: call.at,
        },
        word,
    })
}

#[derive(FromQueryResult)]
struct Colleague {
    id: Uuid,
    display_name: String,
}

/// Colleagues who work the queue of the case and are not let in; whoever has the case stands first.
async fn others(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    few: &[Uuid],
) -> Result<Vec<(Uuid, String)>> {
    let values = [enquiry.queue.into(), enquiry.assigned_to.into()];
    Ok(COLLEAGUES
        .all::<Colleague>(&staff.tx, values)
        .await?
        .into_iter()
        .filter(|colleague| !few.contains(&colleague.id))
        .map(|Colleague { id, display_name }| {
            let name = if enquiry.assigned_to == Some(id) {
                tr_args("concern-grant-access-has", &[("name", display_name)])
            } else {
                display_name
            };
            (id, name)
        })
        .collect())
}
