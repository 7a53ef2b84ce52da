//! `/staff/workload`: who has how much, and handing all of it on (feature E4: holiday and leaver cover).

use crate::staff::StaffRequest;
use crate::{
    case::{
        audit::{audit_case_with, audit_list},
        store::Changed,
    },
    worklist::assign::{Holder, give, workers},
};
use app::{
    domain::{
        codes::QueueCode,
        ids::StaffId,
        permission::{Action, Scope},
    },
    staff::tasks::{WorkloadLine, WorkloadPage, WorkloadsPage},
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use entity::{Coded, enquiry};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    db::Sql,
    error::{AppError, Result},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// What stands in the address.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    done: String,
}

/// The queues whose work this person may give to others.
fn queues(staff: &StaffRequest) -> Result<Vec<QueueCode>> {
    let data = staff.data();
    let scope = Scope {
        own_queue: true,
        same_controller: true,
        ..Scope::default()
    };
    let lists = staff.officer.lists(data);
    let may = data
        .permissions
        .any_allows(&staff.officer.roles, Action::BulkAssign, scope);
    if lists.is_empty() || !may {
        return Err(AppError::NotFound);
    }
    Ok(lists)
}

const LOADS: Sql = Sql::staff(
    "SELECT s.id, s.display_name, x.queue, sum(x.cases)::bigint AS cases, sum(x.urgent)::bigint AS urgent, \
       sum(x.tasks)::bigint AS tasks \
     FROM ( \
       SELECT e.assigned_to AS id, e.queue, count(*) AS cases, count(*) FILTER (WHERE e.urgent) AS urgent, 0 AS tasks \
       FROM enquiry e WHERE e.queue = ANY ($1) AND e.closed_at IS NULL AND e.withdrawn_at IS NULL \
         AND e.restricted_at IS NULL AND e.assigned_to IS NOT NULL GROUP BY e.assigned_to, e.queue \
       UNION ALL \
       SELECT t.owner_id, e.queue, 0, 0, count(*) FROM task t JOIN enquiry e ON e.id = t.enquiry_id \
       WHERE t.done_at IS NULL AND t.owner_id IS NOT NULL AND e.queue = ANY ($1) GROUP BY t.owner_id, e.queue \
     ) x JOIN staff s ON s.id = x.id WHERE ($2::uuid IS NULL OR s.id = $2) \
     GROUP BY s.id, s.display_name, x.queue ORDER BY s.display_name, s.id, x.queue",
);
const MOVE_TASKS: Sql = Sql::staff(
    "UPDATE task t SET owner_id = $3 FROM enquiry e \
     WHERE e.id = t.enquiry_id AND e.queue = $1 AND t.owner_id = $2 AND t.done_at IS NULL RETURNING t.id, t.enquiry_id",
);

#[derive(FromQueryResult)]
struct MovedTask {
    id: Uuid,
    enquiry_id: Uuid,
}

/// Open cases and tasks by person and queue, of one person or of all.
async fn loads(
    staff: &StaffRequest,
    queues: &[QueueCode],
    of: Option<StaffId>,
) -> Result<Vec<WorkloadLine>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        display_name: String,
        queue: Coded<QueueCode>,
        cases: i64,
        urgent: i64,
        tasks: i64,
    }
    let codes: Vec<String> = queues.iter().map(ToString::to_string).collect();
    let values = [codes.into(), of.map(|id| id.0).into()];
    LOADS
        .all::<Row>(&staff.tx, values)
        .await?
        .into_iter()
        .map(|row| {
            Ok(WorkloadLine {
                id: StaffId(row.id),
                name: row.display_name,
                queue: *row.queue,
                cases: row.cases,
                urgent: row.urgent,
                tasks: row.tasks,
            })
        })
        .collect()
}

/// GET `/staff/workload`
pub async fn list_workload(Query(asked): Query<Asked>, staff: StaffRequest) -> Result<Response> {
    let loads = loads(&staff, &queues(&staff)?, None).await?;
    let done = asked.done == "yes";
    audit_list(&staff, "workload.list").await?;
    staff
        .render(
            StatusCode::OK,
            move || view! { <WorkloadsPage loads done/> },
        )
        .await
}

/// GET `/staff/workload/<person>`
pub async fn show_workload(Path(id): Path<Uuid>, staff: StaffRequest) -> Result<Response> {
    render_workload(staff, StaffId(id), StatusCode::OK, Problems::default()).await
}

/// POST `/staff/workload/<person>`: gives what they have of each queue to whoever was chosen for it.
pub async fn reassign_cases(Path(id): Path<Uuid>, staff: StaffRequest) -> Result<Response> {
    let from = StaffId(id);
    let loads = loads(&staff, &queues(&staff)?, Some(from)).await?;
    if loads.is_empty() {
        return Err(AppError::NotFound);
    }
    let mut chosen = Vec::new();
    let mut problems = Problems::default();
    for load in &loads {
        let field = format!("give-{}", load.queue);
        let code = staff.fields.one(&field);
        if code.is_empty() {
            continue;
        }
        match Holder::parse(&code, &others(&staff, load.queue, from).await?) {
            Some(to) => chosen.push((load.queue, to)),
            None => problems.push(Problem::new(field, "workload-error-person")),
        }
    }
    if let (true, true, Some(load)) = (chosen.is_empty(), problems.is_empty(), loads.first()) {
        let field = format!("give-{}", load.queue);
        problems.push(Problem::new(field, "workload-error"));
    }
    if !problems.is_empty() {
        return render_workload(staff, from, StatusCode::UNPROCESSABLE_ENTITY, problems).await;
    }
    for (queue, to) in chosen {
        let cases = enquiry::Entity::find()
            .filter(enquiry::Column::Queue.eq(queue.code()))
            .filter(enquiry::Column::AssignedTo.eq(from.0))
            .filter(enquiry::Column::ClosedAt.is_null())
            .filter(enquiry::Column::WithdrawnAt.is_null())
            .all(&staff.tx)
            .await?;
        for case in &cases {
            crate::case::permission::checked(&staff, case, Action::BulkAssign).await?;
            // What somebody takes or closes at this moment has a new holder: that one stands.
            let (Changed::Done | Changed::Meanwhile) = give(&staff, case, case.version, to).await?;
        }
        tasks(&staff, queue, from, to).await?;
    }
    staff.redirect("/staff/workload?done=yes").await
}

/// Gives the open tasks of a queue's cases to somebody, or to whoever has the case.
async fn tasks(staff: &StaffRequest, queue: QueueCode, from: StaffId, to: Holder) -> Result<()> {
    let values = [queue.code().into(), from.0.into(), to.id().into()];
    for MovedTask {
        id: task,
        enquiry_id,
    } in MOVE_TASKS.all(&staff.tx, values).await?
    {
        if let Some(case) = enquiry::Entity::find_by_id(enquiry_id)
            .one(&staff.tx)
            .await?
        {
            let detail = json!({ "task": task, "from": from, "to": to.id() });
            audit_case_with(staff, &case, "case.task_given", detail).await?;
        }
    }
    Ok(())
}

/// Who works a queue, without the person whose work is handed on.
async fn others(
    staff: &StaffRequest,
    queue: QueueCode,
    from: StaffId,
) -> Result<Vec<(StaffId, String)>> {
    let mut people = workers(staff, queue).await?;
    people.retain(|(id, _)| *id != from);
    Ok(people)
}

/// The page of one person; 404 for somebody who has nothing here.
async fn render_workload(
    staff: StaffRequest,
    id: StaffId,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let loads = loads(&staff, &queues(&staff)?, Some(id)).await?;
    let name = loads.first().ok_or(AppError::NotFound)?.name.clone();
    let mut colleagues = Vec::new();
    for load in &loads {
        colleagues.push(others(&staff, load.queue, id).await?);
    }
    audit_list(&staff, "workload.list").await?;
    staff
        .render(status, move || {
            view! { <WorkloadPage loads colleagues name id problems/> }
        })
        .await
}
