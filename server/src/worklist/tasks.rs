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
    domain::{
        codes::TopicCode,
        permission::{Action, Role},
        personal::Note,
    },
    staff::tasks::{TaskRow, TasksPage},
    ui::{Problem, Problems},
};
use axum::{extract::Query, response::Response};
use chrono::{DateTime, Utc};
use entity::{Coded, enquiry, task};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    crypto::WrappedKey,
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
    paging::{self, Cursor, CursorQuery, ListPage},
};
use sea_orm::{EntityTrait, FromQueryResult, Value};
use uuid::Uuid;

/// Tasks on one page.
const PAGE: usize = 50;

/// The first page of the tasks of this person: the own ones, those of a role that they hold, and those of nobody in
/// particular on cases that they have. Soonest first, along `task_owned` and `task_due`.
const FIRST: Sql = Sql::staff(
    "SELECT t.id, t.enquiry_id, t.kind, t.for_role, t.due_at, t.description, e.reference, e.topic, k.epoch, k.wrapped \
     FROM task t JOIN enquiry e ON e.id = t.enquiry_id JOIN data_key k ON k.enquiry_id = e.id \
     WHERE t.done_at IS NULL AND e.restricted_at IS NULL \
       AND (t.owner_id = $1 OR (t.owner_id IS NULL \
         AND (t.for_role = ANY ($2) OR (t.for_role IS NULL AND e.assigned_to = $1)))) \
     ORDER BY t.due_at, t.id LIMIT $3",
);
/// The page after a task.
const NEXT: Sql = Sql::staff(
    "SELECT t.id, t.enquiry_id, t.kind, t.for_role, t.due_at, t.description, e.reference, e.topic, k.epoch, k.wrapped \
     FROM task t JOIN enquiry e ON e.id = t.enquiry_id JOIN data_key k ON k.enquiry_id = e.id \
     WHERE t.done_at IS NULL AND e.restricted_at IS NULL \
       AND (t.owner_id = $1 OR (t.owner_id IS NULL \
         AND (t.for_role = ANY ($2) OR (t.for_role IS NULL AND e.assigned_to = $1)))) \
       AND (t.due_at, t.id) > ($4, $5) \
     ORDER BY t.due_at, t.id LIMIT $3",
);

/// GET `/staff/tasks`
pub async fn list_tasks(
    Query(query): Query<CursorQuery>,
    StaffFor { staff, .. }: StaffFor<OpenEnquiry>,
) -> Result<Response> {
    render_tasks(staff, query.cursor(), StatusCode::OK, Problems::default()).await
}

/// POST `/staff/tasks`: ticks one off.
pub async fn finish_listed_task(StaffFor { staff, .. }: StaffFor<OpenEnquiry>) -> Result<Response> {
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
        return render_tasks(staff, None, StatusCode::CONFLICT, problem.into()).await;
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
    for_role: Option<Coded<Role>>,
    due_at: DateTime<Utc>,
    description: Option<Vec<u8>>,
    reference: String,
    topic: Coded<TopicCode>,
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
            topic: *self.topic,
            can_finish: ends_by_a_press(&self.kind)
                && staff.officer.may_finish(self.for_role.as_deref().copied()),
            kind: self.kind,
            words,
            due_at: self.due_at,
        })
    }
}

async fn render_tasks(
    staff: StaffRequest,
    after: Option<Cursor<DateTime<Utc>>>,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let roles: Vec<String> = staff
        .officer
        .roles
        .iter()
        .map(|role| role.code().to_owned())
        .collect();
    let (me, limit) = (staff.officer.id.0, paging::limit(PAGE));
    let mut values: Vec<Value> = vec![me.into(), roles.into(), limit.into()];
    let rows: Vec<Row> = match after {
        None => FIRST.all(&staff.tx, values).await?,
        Some(Cursor { key, id }) => {
            values.extend([key.into(), id.into()]);
            NEXT.all(&staff.tx, values).await?
        }
    };
    let ListPage { rows, next } = ListPage::new(rows, PAGE, |row| Cursor {
        key: row.due_at,
        id: row.id,
    });
    let next = next.map(|after| format!("/staff/tasks?after={after}"));
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
