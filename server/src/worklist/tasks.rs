//! `/staff/tasks`: tasks across cases.

use crate::{
    case::{
        audit::audit_list,
        permission::checked,
        tasks::{ends_by_a_press, finish_task, place},
    },
    staff::{StaffFor, StaffRequest, action::OpenEnquiry},
};
use app::{
    domain::{permission::Action, personal::Note},
    staff::tasks::{TaskRow, TasksPage},
    ui::{Problem, Problems},
};
use axum::{extract::Query, response::Response};
use chrono::{DateTime, Utc};
use entity::{enquiry, task};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    crypto::WrappedKey,
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{DbBackend, EntityTrait, FromQueryResult, Statement, Value};
use serde::Deserialize;
use uuid::Uuid;

/// Tasks on one page.
const PAGE: usize = 50;

/// Where a page of tasks begins: after this one.
#[derive(Clone, Copy)]
struct After {
    due: DateTime<Utc>,
    id: Uuid,
}

impl After {
    fn parse(text: &str) -> Option<Self> {
        let (due, id) = text.split_once('.')?;
        Some(Self {
            due: DateTime::from_timestamp_micros(due.parse().ok()?)?,
            id: id.parse().ok()?,
        })
    }
}

/// What stands in the address.
#[derive(Deserialize)]
pub struct Asked {
    after: Option<String>,
}

/// GET `/staff/tasks`
pub async fn list(
    Query(asked): Query<Asked>,
    StaffFor { staff, .. }: StaffFor<OpenEnquiry>,
) -> Result<Response> {
    let after = asked.after.as_deref().and_then(After::parse);
    show(staff, after, StatusCode::OK, Problems::default()).await
}

/// POST `/staff/tasks`: ticks one off.
pub async fn finish(StaffFor { staff, .. }: StaffFor<OpenEnquiry>) -> Result<Response> {
    let id: Uuid = staff
        .fields
        .one("task")
        .parse()
        .map_err(|_| AppError::BadRequest)?;
    let found = task::Entity::find_by_id(id).one(&staff.tx).await?;
    let case = match &found {
        Some(row) => {
            enquiry::Entity::find_by_id(row.enquiry_id)
                .one(&staff.tx)
                .await?
        }
        None => None,
    };
    let Some(case) = case else {
        let problem = Problem::new("task", "tasks-error-gone");
        return show(staff, None, StatusCode::CONFLICT, problem.into()).await;
    };
    checked(&staff, &case, Action::WriteNote).await?;
    finish_task(&staff, &case, id).await?;
    staff.redirect("/staff/tasks").await
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    enquiry_id: Uuid,
    kind: String,
    for_role: Option<String>,
    due_at: DateTime<Utc>,
    description: Option<Vec<u8>>,
    reference: String,
    topic: String,
    epoch: i32,
    wrapped: Vec<u8>,
}

impl Row {
    fn view(self, staff: &StaffRequest) -> Result<TaskRow> {
        let words = match &self.description {
            None => None,
            Some(sealed) => {
                let wrapped = WrappedKey {
                    epoch: self.epoch,
                    bytes: self.wrapped,
                };
                let key = staff
                    .state
                    .keys
                    .unwrap(&wrapped, EnquiryId(self.enquiry_id))?;
                let text = key.open_text(place(self.id), sealed)?;
                Some(Note::parse(&text).map_err(AppError::internal)?)
            }
        };
        Ok(TaskRow {
            id: self.id,
            reference: self.reference,
            topic: self.topic.parse().map_err(AppError::internal)?,
            can_finish: ends_by_a_press(&self.kind)
                && staff.officer.may_finish(self.for_role.as_deref()),
            kind: self.kind,
            words,
            due_at: self.due_at,
        })
    }
}

/// The open tasks of this person: the own ones, those of a role that they hold, and those of nobody in
/// particular on cases that they have. Soonest first, along `task_owned` and `task_due`.
async fn show(
    staff: StaffRequest,
    after: Option<After>,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let roles: Vec<String> = staff
        .officer
        .roles
        .iter()
        .map(|role| role.code().to_owned())
        .collect();
    let mut values: Vec<Value> = vec![staff.officer.id.0.into(), roles.into()];
    let from = after.map_or("", |after| {
        values.push(after.due.into());
        values.push(after.id.into());
        " AND (t.due_at, t.id) > ($3, $4)"
    });
    let limit = PAGE + 1;
    let sql = format!(
        "SELECT t.id, t.enquiry_id, t.kind, t.for_role, t.due_at, t.description, e.reference, e.topic, k.epoch, k.wrapped \
         FROM task t JOIN enquiry e ON e.id = t.enquiry_id JOIN data_key k ON k.enquiry_id = e.id \
         WHERE t.done_at IS NULL AND e.restricted_at IS NULL \
           AND (t.owner_id = $1 OR (t.owner_id IS NULL \
             AND (t.for_role = ANY ($2) OR (t.for_role IS NULL AND e.assigned_to = $1)))){from} \
         ORDER BY t.due_at, t.id LIMIT {limit}"
    );
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let mut rows = Row::find_by_statement(statement).all(&staff.tx).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| {
        format!(
            "/staff/tasks?after={}.{}",
            last.due_at.timestamp_micros(),
            last.id.simple()
        )
    });
    let rows = rows
        .into_iter()
        .map(|row| row.view(&staff))
        .collect::<Result<Vec<_>>>()?;
    audit_list(&staff, "task.list").await?;
    let later = after.is_some();
    let now = staff.now;
    staff
        .render(status, move || {
            view! { <TasksPage rows now next later problems/> }
        })
        .await
}
