//! Reads what was opened this way, and writes a new one.

use crate::{
    entity::{enquiry, glass},
    handover::note,
    platform::{
        crypto::{Place, WrappedKey},
        error::Result,
        ids::uuid_at,
    },
    staff::{Desk, tell},
    triage::names_of,
};
use app::{
    domain::{emergency_access::is_active, permission::Role, personal::Note, reference::Reference},
    i18n::{Lang, text},
    staff::emergency_access::{EmergencyAccessLine, EmergencyAccessMark},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Lines of a page.
const PAGE: usize = 50;

/// Where the report goes on: when the last line was opened, and its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    at: DateTime<Utc>,
    id: Uuid,
}

impl After {
    /// Reads what [`std::fmt::Display`] writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self {
            at: DateTime::from_timestamp_micros(at.parse().ok()?)?,
            id: id.parse().ok()?,
        })
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.timestamp_micros(), self.id.simple())
    }
}

fn place(id: Uuid) -> Place<'static> {
    Place::new("glass", id, "reason")
}

/// How this person has the case open this way, if they have.
///
/// # Errors
/// The database.
pub async fn mark(desk: &Desk, enquiry: Uuid) -> Result<Option<EmergencyAccessMark>> {
    Ok(glass::Entity::find()
        .filter(glass::Column::EnquiryId.eq(enquiry))
        .filter(glass::Column::StaffId.eq(desk.officer.id.0))
        .filter(glass::Column::EndedAt.is_null())
        .order_by_desc(glass::Column::EndsAt)
        .one(&desk.tx)
        .await?
        .filter(|row| is_active(row.ends_at, row.ended_at, desk.now))
        .map(|row| EmergencyAccessMark {
            id: row.id,
            ends_at: row.ends_at,
        }))
}

/// The case of one that this person sees.
///
/// # Errors
/// The database.
pub async fn case_of(desk: &Desk, id: Uuid) -> Result<Option<Uuid>> {
    Ok(glass::Entity::find_by_id(id)
        .one(&desk.tx)
        .await?
        .map(|row| row.enquiry_id))
}

/// Opens it and tells the managers. The word of `app.break_glass`, and the case.
///
/// # Errors
/// The database.
pub async fn open(
    desk: &Desk,
    reference: Reference,
    reason: &Note,
) -> Result<(String, Option<Uuid>, Uuid)> {
    let id = uuid_at(desk.now);
    let (key, wrapped) = desk.state.keys.new_data_key(id)?;
    let reference = reference.to_string();
    let args = [
        ("reference", reference.clone()),
        (
            "address",
            format!("{}/staff/emergency-access", desk.state.site().base_url),
        ),
    ];
    let words = text(Lang::En, "message-emergency-access", &args);
    let roles = [Role::ManagerFh, Role::ManagerTpa];
    let letters = tell::letters(desk, &roles, &reference, &words).await?;
    let [ids, epochs, keys, payloads] = letters.into_values();
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT answer, enquiry FROM app.break_glass($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            id.into(),
            reference.into(),
            wrapped.epoch.into(),
            wrapped.bytes.into(),
            key.seal_text(place(id), reason.expose())?.into(),
            ids,
            epochs,
            keys,
            payloads,
        ],
    );
    Ok(match desk.tx.query_one_raw(statement).await? {
        Some(row) => (row.try_get("", "answer")?, row.try_get("", "enquiry")?, id),
        None => (String::new(), None, id),
    })
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
    desk: &Desk,
    manager: bool,
    after: Option<After>,
) -> Result<(Vec<EmergencyAccessLine>, Option<After>)> {
    let mut query = glass::Entity::find()
        .filter(glass::Column::Controller.eq(desk.officer.controller.code()))
        .order_by_desc(glass::Column::OpenedAt)
        .order_by_desc(glass::Column::Id)
        .limit(PAGE as u64 + 1);
    if !manager {
        query = query.filter(glass::Column::StaffId.eq(desk.officer.id.0));
    }
    if let Some(After { at, id }) = after {
        query = query.filter(
            Condition::any().add(glass::Column::OpenedAt.lt(at)).add(
                Condition::all()
                    .add(glass::Column::OpenedAt.eq(at))
                    .add(glass::Column::Id.lt(id)),
            ),
        );
    }
    let mut rows = query.all(&desk.tx).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| After {
        at: row.opened_at,
        id: row.id,
    });
    let references = references(desk, &rows).await?;
    let mut looks = looks(desk, &rows).await?;
    let people = rows
        .iter()
        .flat_map(|row| [Some(row.staff_id), row.ended_by])
        .flatten();
    let names = names_of(desk, people.collect()).await?;
    let lines = rows
        .into_iter()
        .map(|row| {
            let wrapped = WrappedKey {
                epoch: row.key_epoch,
                bytes: row.wrapped_key,
            };
            let key = desk.state.keys.unwrap(&wrapped, row.id)?;
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
                active: is_active(row.ends_at, row.ended_at, desk.now),
                managers_told: row.told > 0,
                views: looks.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect::<Result<_>>()?;
    Ok((lines, next))
}

async fn references(desk: &Desk, rows: &[glass::Model]) -> Result<HashMap<Uuid, String>> {
    Ok(enquiry::Entity::find()
        .filter(enquiry::Column::Id.is_in(rows.iter().map(|row| row.enquiry_id)))
        .all(&desk.tx)
        .await?
        .into_iter()
        .map(|row| (row.id, row.reference))
        .collect())
}

/// What was looked at while each was open, from the audit.
async fn looks(
    desk: &Desk,
    rows: &[glass::Model],
) -> Result<HashMap<Uuid, Vec<(String, i64, DateTime<Utc>)>>> {
    let sql = "SELECT g.id, a.action, count(*) AS times, max(a.at) AS last \
               FROM glass g JOIN audit_event a ON a.enquiry_id = g.enquiry_id AND a.actor_id = g.staff_id \
                 AND a.at >= g.opened_at AND a.at <= coalesce(g.ended_at, g.ends_at) \
               WHERE g.id = ANY ($1) AND a.actor_kind = 'staff' \
                 AND a.action IN ('case.open', 'case.reveal', 'case.contact_shown') \
               GROUP BY g.id, a.action ORDER BY g.id, min(a.at)";
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [ids.into()]);
    let mut looks: HashMap<Uuid, Vec<_>> = HashMap::new();
    for Looked {
        id,
        action,
        times,
        last,
    } in Looked::find_by_statement(statement).all(&desk.tx).await?
    {
        looks.entry(id).or_default().push((action, times, last));
    }
    Ok(looks)
}
