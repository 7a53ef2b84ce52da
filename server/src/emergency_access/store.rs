//! Reads what was opened this way, and writes a new one.

use crate::{
    handover::note,
    staff::{StaffRequest, names_of, notify},
};
use app::{
    domain::{emergency_access::is_active, permission::Role, personal::Note, reference::Reference},
    i18n::{Lang, text},
    staff::emergency_access::EmergencyAccessLine,
};
use chrono::{DateTime, Utc};
use entity::{emergency_access, enquiry};
use platform::{
    crypto::{Place, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    ids::uuid_at,
    paging::{self, Cursor, ListPage},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Lines of a page.
const PAGE: usize = 50;

const BREAK_GLASS: Sql = Sql::staff(
    "SELECT answer, enquiry FROM app.open_emergency_access($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);

/// What was looked at while each was open, from the audit.
const LOOKS: Sql = Sql::staff(
    "SELECT g.id, a.action, count(*) AS times, max(a.at) AS last \
     FROM emergency_access g JOIN audit_event a ON a.enquiry_id = g.enquiry_id AND a.actor_id = g.staff_id \
       AND a.at >= g.opened_at AND a.at <= coalesce(g.ended_at, g.ends_at) \
     WHERE g.id = ANY ($1) AND a.actor_kind = 'staff' AND a.action IN ('case.open', 'case.reveal', 'case.contact_shown') \
     GROUP BY g.id, a.action ORDER BY g.id, min(a.at)",
);

platform::answer_enum! {
    /// What became of opening a case in an emergency.
    pub enum BreakAnswer {
        Opened = "done",
        /// It is in sight anyway.
        InScope = "scope",
        /// This person has it open.
        Open = "open",
        /// There is none of this reference, or none that may be opened this way.
        NoCase = "none",
    }
}

#[derive(FromQueryResult)]
struct BreakRow {
    answer: String,
    enquiry: Option<Uuid>,
}

fn place(id: Uuid) -> Place<'static> {
    Place::new("emergency_access", id, "reason")
}

/// The case of one that this person sees.
///
/// # Errors
/// The database.
pub async fn case_of(staff: &StaffRequest, id: Uuid) -> Result<Option<Uuid>> {
    Ok(emergency_access::Entity::find_by_id(id)
        .one(&staff.tx)
        .await?
        .map(|row| row.enquiry_id))
}

/// Opens it and tells the managers. What became of it, the case, and the id of this opening.
///
/// # Errors
/// The database.
pub async fn open_case(
    staff: &StaffRequest,
    reference: Reference,
    reason: &Note,
) -> Result<(BreakAnswer, Option<Uuid>, Uuid)> {
    let id = uuid_at(staff.now);
    let (key, wrapped) = staff.state.keys.new_data_key(id)?;
    let reference = reference.to_string();
    let args = [
        ("reference", reference.clone()),
        (
            "address",
            format!("{}/staff/emergency-access", staff.state.configured.base_url),
        ),
    ];
    let words = text(Lang::En, "message-emergency-access", &args);
    let roles = [Role::ManagerFh, Role::ManagerTpa];
    let letters = notify::letters(staff, &roles, &reference, &words).await?;
    let [ids, epochs, keys, payloads] = letters.into_values();
    let values = [
        id.into(),
        reference.into(),
        wrapped.epoch.into(),
        wrapped.bytes.into(),
        key.seal_text(place(id), reason.expose())?.into(),
        ids,
        epochs,
        keys,
        payloads,
    ];
    let BreakRow { answer, enquiry } = BREAK_GLASS
        .one(&staff.tx, values)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("the schema gave no answer")))?;
    Ok((answer.parse().map_err(AppError::internal)?, enquiry, id))
}

#[derive(FromQueryResult)]
struct Looked {
    id: Uuid,
    action: String,
    times: i64,
    last: DateTime<Utc>,
}

/// A page of what was opened, newest first: the own ones, or those of the organisation for a manager.
///
/// # Errors
/// The database; a reason that does not open.
pub async fn lines(
    staff: &StaffRequest,
    manager: bool,
    after: Option<Cursor<DateTime<Utc>>>,
) -> Result<ListPage<EmergencyAccessLine, DateTime<Utc>>> {
    let mut query = emergency_access::Entity::find()
        .filter(emergency_access::Column::Controller.eq(staff.officer.controller.code()))
        .order_by_desc(emergency_access::Column::OpenedAt)
        .order_by_desc(emergency_access::Column::Id)
        .limit(paging::limit(PAGE));
    if !manager {
        query = query.filter(emergency_access::Column::StaffId.eq(staff.officer.id.0));
    }
    if let Some(cursor) = after {
        query = query.filter(cursor.before(
            emergency_access::Column::OpenedAt,
            emergency_access::Column::Id,
        ));
    }
    let ListPage { rows, next } = ListPage::new(query.all(&staff.tx).await?, PAGE, |row| Cursor {
        key: row.opened_at,
        id: row.id,
    });
    let references = references(staff, &rows).await?;
    let mut looks = looks(staff, &rows).await?;
    let people = rows
        .iter()
        .flat_map(|row| [Some(row.staff_id), row.ended_by])
        .flatten();
    let names = names_of(staff, people.collect()).await?;
    let rows = rows
        .into_iter()
        .map(|row| {
            let wrapped = WrappedKey {
                epoch: row.key_epoch,
                bytes: row.wrapped_key,
            };
            let key = staff.state.keys.unwrap(&wrapped, row.id)?;
            Ok(EmergencyAccessLine {
                id: row.id,
                reference: references.get(&row.enquiry_id).cloned(),
                who: names.of(row.staff_id),
                reason: note(&key, place(row.id), &row.reason)?,
                opened_at: row.opened_at,
                ends_at: row.ends_at,
                ended: row
                    .ended_by
                    .zip(row.ended_at)
                    .map(|(by, at)| (names.of(by), at)),
                active: is_active(row.ends_at, row.ended_at, staff.now),
                managers_told: row.told > 0,
                views: looks.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect::<Result<_>>()?;
    Ok(ListPage { rows, next })
}

async fn references(
    staff: &StaffRequest,
    rows: &[emergency_access::Model],
) -> Result<HashMap<Uuid, String>> {
    Ok(enquiry::Entity::find()
        .filter(enquiry::Column::Id.is_in(rows.iter().map(|row| row.enquiry_id)))
        .all(&staff.tx)
        .await?
        .into_iter()
        .map(|row| (row.id, row.reference))
        .collect())
}

async fn looks(
    staff: &StaffRequest,
    rows: &[emergency_access::Model],
) -> Result<HashMap<Uuid, Vec<(String, i64, DateTime<Utc>)>>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut looks: HashMap<Uuid, Vec<_>> = HashMap::new();
    for Looked {
        id,
        action,
        times,
        last,
    } in LOOKS.all::<Looked>(&staff.tx, [ids.into()]).await?
    {
        looks.entry(id).or_default().push((action, times, last));
    }
    Ok(looks)
}
