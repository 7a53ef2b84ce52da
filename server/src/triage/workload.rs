//! `/staff/workload`: who has how much, and handing all of it on (E4: holiday and leaver cover).

use super::{
    assign::{Holder, give, workers},
    record::{did_with, listed},
    store::Changed,
};
use crate::{
    entity::enquiry,
    platform::error::{AppError, Result},
    settings::data,
    staff::Desk,
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
use http::StatusCode;
use leptos::prelude::*;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, Statement,
};
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
fn queues(desk: &Desk) -> Result<Vec<QueueCode>> {
    let data = data();
    let scope = Scope {
        own_queue: true,
        same_controller: true,
        ..Scope::default()
    };
    let lists = desk.officer.lists(data);
    let may = data
        .permissions
        .any_allows(&desk.officer.roles, Action::BulkAssign, scope);
    if lists.is_empty() || !may {
        return Err(AppError::NotFound);
    }
    Ok(lists)
}

/// Open cases and tasks by person and queue, of one person or of all.
async fn loads(
    desk: &Desk,
    queues: &[QueueCode],
    of: Option<StaffId>,
) -> Result<Vec<WorkloadLine>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        display_name: String,
        queue: String,
        cases: i64,
        urgent: i64,
        tasks: i64,
    }
    let codes: Vec<String> = queues.iter().map(ToString::to_string).collect();
    let sql = "SELECT s.id, s.display_name, x.queue, sum(x.cases)::bigint AS cases, sum(x.urgent)::bigint AS urgent, \
                 sum(x.tasks)::bigint AS tasks \
               FROM ( \
                 SELECT e.assigned_to AS id, e.queue, count(*) AS cases, count(*) FILTER (WHERE e.urgent) AS urgent, 0 AS tasks \
                 FROM enquiry e WHERE e.queue = ANY ($1) AND e.closed_at IS NULL AND e.withdrawn_at IS NULL \
                   AND e.restricted_at IS NULL AND e.assigned_to IS NOT NULL GROUP BY e.assigned_to, e.queue \
                 UNION ALL \
                 SELECT t.owner_id, e.queue, 0, 0, count(*) FROM task t JOIN enquiry e ON e.id = t.enquiry_id \
                 WHERE t.done_at IS NULL AND t.owner_id IS NOT NULL AND e.queue = ANY ($1) GROUP BY t.owner_id, e.queue \
               ) x JOIN staff s ON s.id = x.id WHERE ($2::uuid IS NULL OR s.id = $2) \
               GROUP BY s.id, s.display_name, x.queue ORDER BY s.display_name, s.id, x.queue";
    let values = [codes.into(), of.map(|id| id.0).into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Row::find_by_statement(statement)
        .all(&desk.tx)
        .await?
        .into_iter()
        .map(|row| {
            Ok(WorkloadLine {
                id: StaffId(row.id),
                name: row.display_name,
                queue: row.queue.parse().map_err(AppError::internal)?,
                cases: row.cases,
                urgent: row.urgent,
                tasks: row.tasks,
            })
        })
        .collect()
}

/// GET `/staff/workload`
pub async fn all(Query(asked): Query<Asked>, desk: Desk) -> Result<Response> {
    let loads = loads(&desk, &queues(&desk)?, None).await?;
    let done = asked.done == "yes";
    listed(&desk, "workload.list").await?;
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <WorkloadsPage loads done/> }))
}

/// GET `/staff/workload/<person>`
pub async fn one(Path(id): Path<Uuid>, desk: Desk) -> Result<Response> {
    show(desk, StaffId(id), StatusCode::OK, Problems::default()).await
}

/// POST `/staff/workload/<person>`: gives what they have of each queue to whoever was chosen for it.
pub async fn hand_on(Path(id): Path<Uuid>, desk: Desk) -> Result<Response> {
    let from = StaffId(id);
    let loads = loads(&desk, &queues(&desk)?, Some(from)).await?;
    if loads.is_empty() {
        return Err(AppError::NotFound);
    }
    let mut chosen = Vec::new();
    let mut problems = Problems::default();
    for load in &loads {
        let field = format!("give-{}", load.queue);
        let code = desk.fields.one(&field);
        if code.is_empty() {
            continue;
        }
        match Holder::parse(&code, &others(&desk, load.queue, from).await?) {
            Some(to) => chosen.push((load.queue, to)),
            None => problems.push(Problem::new(field, "workload-error-person")),
        }
    }
    if let (true, true, Some(load)) = (chosen.is_empty(), problems.is_empty(), loads.first()) {
        let field = format!("give-{}", load.queue);
        problems.push(Problem::new(field, "workload-error"));
    }
    if !problems.is_empty() {
        return show(desk, from, StatusCode::UNPROCESSABLE_ENTITY, problems).await;
    }
    for (queue, to) in chosen {
        let cases = enquiry::Entity::find()
            .filter(enquiry::Column::Queue.eq(queue.code()))
            .filter(enquiry::Column::AssignedTo.eq(from.0))
            .filter(enquiry::Column::ClosedAt.is_null())
            .filter(enquiry::Column::WithdrawnAt.is_null())
            .all(&desk.tx)
            .await?;
        for case in &cases {
            super::case::checked(&desk, case, Action::BulkAssign).await?;
            // What somebody takes or closes at this moment has a new holder: that one stands.
            let (Changed::Done | Changed::Meanwhile) = give(&desk, case, case.version, to).await?;
        }
        tasks(&desk, queue, from, to).await?;
    }
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other("/staff/workload?done=yes"))
}

/// Gives the open tasks of a queue's cases to somebody, or to whoever has the case.
async fn tasks(desk: &Desk, queue: QueueCode, from: StaffId, to: Holder) -> Result<()> {
    let sql = "UPDATE task t SET owner_id = $3 FROM enquiry e \
               WHERE e.id = t.enquiry_id AND e.queue = $1 AND t.owner_id = $2 AND t.done_at IS NULL \
               RETURNING t.id, t.enquiry_id";
    let values = [queue.code().into(), from.0.into(), to.id().into()];
    let moved = desk
        .tx
        .query_all_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            sql,
            values,
        ))
        .await?;
    for row in moved {
        let (task, case): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "enquiry_id")?);
        if let Some(case) = enquiry::Entity::find_by_id(case).one(&desk.tx).await? {
            let detail = json!({ "task": task, "from": from, "to": to.id() });
            did_with(desk, &case, "case.task_given", detail).await?;
        }
    }
    Ok(())
}

/// Who works a queue, without the person whose work is handed on.
async fn others(desk: &Desk, queue: QueueCode, from: StaffId) -> Result<Vec<(StaffId, String)>> {
    let mut people = workers(desk, queue).await?;
    people.retain(|(id, _)| *id != from);
    Ok(people)
}

/// The page of one person; 404 for somebody who has nothing here.
async fn show(desk: Desk, id: StaffId, status: StatusCode, problems: Problems) -> Result<Response> {
    let loads = loads(&desk, &queues(&desk)?, Some(id)).await?;
    let name = loads.first().ok_or(AppError::NotFound)?.name.clone();
    let mut colleagues = Vec::new();
    for load in &loads {
        colleagues.push(others(&desk, load.queue, id).await?);
    }
    listed(&desk, "workload.list").await?;
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || {
        view! { <WorkloadPage loads colleagues name id problems/> }
    }))
}
