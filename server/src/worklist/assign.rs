//! Giving cases to colleagues: one, several at once, or all that somebody has (feature E4). And tags.

use crate::staff::StaffRequest;
use crate::{
    case::{
        audit::audit_case_with,
        permission::checked,
        store,
        store::{Changed, assigned},
    },
    worklist::queue::{Asked, allowed, render_queue},
};
use app::{
    domain::{codes::QueueCode, ids::StaffId, permission::Action, worklist::CaseTag},
    staff::queue::QueueFlash,
    ui::{Problem, Problems},
};
use axum::{extract::Path, response::Response};
use entity::enquiry;
use http::StatusCode;
use platform::{
    db::Sql,
    error::{AppError, Result},
};
use sea_orm::FromQueryResult;
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

const WORKERS: Sql = Sql::staff("SELECT id, display_name FROM app.queue_workers($1)");
const GIVE: Sql = Sql::staff(
    "UPDATE enquiry SET assigned_to = $2, assigned_at = CASE WHEN $2::uuid IS NULL THEN NULL ELSE $3::timestamptz END, \
       version = version + 1 \
     WHERE id = $1 AND version = $4 AND closed_at IS NULL AND withdrawn_at IS NULL",
);
const SET_TAGS: Sql = Sql::staff(
    "UPDATE enquiry SET tags = $2, version = version + 1 WHERE id = $1 AND version = $3 AND closed_at IS NULL",
);

/// Colleagues who may have a case of a queue, by name. The database says who they are.
///
/// # Errors
/// The database.
pub async fn workers(staff: &StaffRequest, queue: QueueCode) -> Result<Vec<(StaffId, String)>> {
    #[derive(FromQueryResult)]
    struct Worker {
        id: Uuid,
        display_name: String,
    }
    let found: Vec<Worker> = WORKERS.all(&staff.tx, [queue.code().into()]).await?;
    Ok(found
        .into_iter()
        .map(|worker| (StaffId(worker.id), worker.display_name))
        .collect())
}

/// Who is to have a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    Nobody,
    Colleague(StaffId),
}

impl Holder {
    /// The value of the field: `nobody`, or the id of one of these colleagues.
    pub fn parse(code: &str, colleagues: &[(StaffId, String)]) -> Option<Self> {
        if code == "nobody" {
            return Some(Self::Nobody);
        }
        let id = StaffId(code.parse().ok()?);
        colleagues
            .iter()
            .any(|(colleague, _)| *colleague == id)
            .then_some(Self::Colleague(id))
    }

    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Nobody => None,
            Self::Colleague(id) => Some(id.0),
        }
    }
}

/// Gives an open case to somebody, or back to the queue, as it was at this version.
///
/// # Errors
/// The database.
pub(crate) async fn give(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    version: i32,
    to: Holder,
) -> Result<Changed> {
    if enquiry.version == version && enquiry.assigned_to == to.id() {
        return Ok(Changed::Done);
    }
    let values = [
        enquiry.id.into(),
        to.id().into(),
        staff.now.into(),
        version.into(),
    ];
    if GIVE.execute(&staff.tx, values).await? == 0 {
        return Ok(Changed::Meanwhile);
    }
    assigned(staff, enquiry.id, to.id()).await?;
    let detail = json!({ "from": enquiry.assigned_to, "to": to.id() });
    audit_case_with(staff, enquiry, "case.assign", detail).await?;
    Ok(Changed::Done)
}

/// Adds a tag or takes it off, as the case was at this version.
async fn tag(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    version: i32,
    tag: CaseTag,
    on: bool,
) -> Result<Changed> {
    let mut tags: BTreeSet<CaseTag> = enquiry.tags.iter().copied().collect();
    let changes = if on {
        tags.insert(tag)
    } else {
        tags.remove(&tag)
    };
    if !changes {
        return Ok(Changed::Done);
    }
    let codes: Vec<String> = tags.iter().map(ToString::to_string).collect();
    let values = [enquiry.id.into(), codes.into(), version.into()];
    if SET_TAGS.execute(&staff.tx, values).await? == 0 {
        return Ok(Changed::Meanwhile);
    }
    let action = if on { "case.tag" } else { "case.untag" };
    audit_case_with(staff, enquiry, action, json!({ "tag": tag })).await?;
    Ok(Changed::Done)
}

/// What is to be done to the ticked ones.
enum Bulk {
    Give(Holder),
    Tag(CaseTag, bool),
}

/// POST `/staff/queue/<code>/bulk`: gives the ticked enquiries to somebody, or tags them. What somebody
/// changed since the page was made stays as it is, and is named.
pub async fn update_selected(Path(code): Path<String>, staff: StaffRequest) -> Result<Response> {
    let queue = match allowed(&staff, &code) {
        Ok(queue) => queue,
        Err(error) => return Err(error),
    };
    let mut asked = Asked::read(&staff.fields, staff.data());
    let ticks: Vec<(String, i32)> = staff
        .fields
        .all("tick")
        .iter()
        .filter_map(|t| tick(t))
        .collect();
    asked.ticked = ticks
        .iter()
        .map(|(reference, _)| reference.clone())
        .collect();
    let colleagues = workers(&staff, queue).await?;
    let bulk = match staff.fields.one("do").as_str() {
        "give" => Holder::parse(&staff.fields.one("give"), &colleagues)
            .map(Bulk::Give)
            .ok_or(Problem::new("give", "queue-bulk-error-give")),
        on @ ("tag" | "untag") => staff
            .fields
            .one("mark")
            .parse()
            .map(|tag| Bulk::Tag(tag, on == "tag"))
            .map_err(|_| Problem::new("mark", "queue-bulk-error-tag")),
        _ => return Err(AppError::BadRequest),
    };
    let none = ticks
        .is_empty()
        .then(|| Problem::new("tick", "queue-bulk-error-none").at("bulk-heading"));
    let bulk = match (bulk, none) {
        (Ok(bulk), None) => bulk,
        (bulk, none) => {
            let problems = Problems(none.into_iter().chain(bulk.err()).collect());
            return render_queue(
                staff,
                queue,
                asked,
                StatusCode::UNPROCESSABLE_ENTITY,
                problems,
            )
            .await;
        }
    };
    let all = ticks.len();
    let mut meanwhile = Vec::new();
    for (reference, version) in ticks {
        let Some(enquiry) = store::by_reference(&staff.tx, &reference).await? else {
            return Err(AppError::NotFound);
        };
        checked(&staff, &enquiry, Action::BulkAssign).await?;
        let changed = match bulk {
            // It left the queue: those who may have it now are others.
            _ if enquiry.queue != queue => Changed::Meanwhile,
            Bulk::Give(to) => give(&staff, &enquiry, version, to).await?,
            Bulk::Tag(code, on) => tag(&staff, &enquiry, version, code, on).await?,
        };
        if changed == Changed::Meanwhile {
            meanwhile.push(reference);
        }
    }
    if meanwhile.is_empty() {
        let done = match bulk {
            Bulk::Give(_) => QueueFlash::Given,
            Bulk::Tag(..) => QueueFlash::Tagged,
        };
        return staff.redirect(&asked.address(queue, Some(done))).await;
    }
    let key = if meanwhile.len() == all {
        "queue-bulk-error-meanwhile"
    } else {
        "queue-bulk-error-meanwhile-some"
    };
    let problem = Problem::new("tick", key)
        .with("references", meanwhile.join(", "))
        .at("bulk-heading");
    asked.ticked = meanwhile;
    render_queue(staff, queue, asked, StatusCode::CONFLICT, problem.into()).await
}

/// A reference and the version that the page showed.
fn tick(value: &str) -> Option<(String, i32)> {
    let (reference, version) = value.rsplit_once('.')?;
    Some((reference.to_owned(), version.parse().ok()?))
}
