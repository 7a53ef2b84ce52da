//! Tasks: set on a case, listed across cases, ticked off.

use super::{
    acts::{back, unprocessable},
    assign::workers,
    case::{CaseFor, WriteNote},
    record::did_with,
    store, write,
};
use crate::{
    entity::{enquiry, task},
    platform::{
        crypto::{Place, WrappedKey},
        error::{AppError, Result},
        ids::{EnquiryId, uuid_at},
    },
    settings::data,
    staff::Desk,
};
use app::{
    domain::{personal::Note, time::london_date},
    forms::staff::{NewTask, TaskForm},
    staff::{
        case::CaseForms,
        tasks::{TaskRow, TasksPage},
    },
    ui::{Problem, Problems},
};
use axum::{extract::Query, response::Response};
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::*;
use sea_orm::{ActiveValue::Set, DbBackend, EntityTrait, FromQueryResult, Statement, Value};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// The kind of a task that a person set.
const OWN: &str = "own";

/// Tasks on one page.
const PAGE: usize = 50;

/// What a task says, as it stands under seal.
fn place(id: Uuid) -> Place<'static> {
    Place::new("task", id, "words")
}

/// POST `/staff/case/<reference>/task`: ticks one off, or adds one.
pub async fn on_case(case: CaseFor<WriteNote>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    if let Some(id) = desk.fields.get("task") {
        let id = id.parse().map_err(|_| AppError::BadRequest)?;
        write::finish_task(&desk, &enquiry, id).await?;
        return back(desk, &enquiry).await;
    }
    let form = TaskForm::read(&desk.fields);
    let queue = enquiry.queue.parse().map_err(AppError::internal)?;
    let colleagues = workers(&desk, queue).await?;
    match form.parse(london_date(desk.now), &colleagues) {
        Ok(new) => {
            add(&desk, &enquiry, new).await?;
            back(desk, &enquiry).await
        }
        Err(problems) => {
            let forms = CaseForms {
                task: form,
                problems,
                ..CaseForms::default()
            };
            unprocessable(desk, &enquiry, forms).await
        }
    }
}

async fn add(desk: &Desk, enquiry: &enquiry::Model, new: NewTask) -> Result<()> {
    let NewTask {
        words,
        due_at,
        owner,
    } = new;
    let id = uuid_at(desk.now);
    let key = store::key(desk, enquiry.id).await?;
    let row = task::ActiveModel {
        id: Set(id),
        enquiry_id: Set(enquiry.id),
        kind: Set(OWN.to_owned()),
        for_role: Set(None),
        due_at: Set(due_at),
        created_at: Set(desk.now),
        done_at: Set(None),
        done_by: Set(None),
        owner_id: Set(owner.map(|id| id.0)),
        created_by: Set(Some(desk.officer.id.0)),
        words: Set(Some(key.seal_text(place(id), words.expose())?)),
    };
    task::Entity::insert(row)
        .exec_without_returning(&desk.tx)
        .await?;
    let detail = json!({ "task": id, "owner": owner });
    did_with(desk, enquiry, "case.task_set", detail).await
}

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
pub async fn list(Query(asked): Query<Asked>, desk: Desk) -> Result<Response> {
    may_list(&desk)?;
    let after = asked.after.as_deref().and_then(After::parse);
    show(desk, after, StatusCode::OK, Problems::default()).await
}

/// POST `/staff/tasks`: ticks one off.
pub async fn finish(desk: Desk) -> Result<Response> {
    may_list(&desk)?;
    let id: Uuid = desk
        .fields
        .one("task")
        .parse()
        .map_err(|_| AppError::BadRequest)?;
    let found = task::Entity::find_by_id(id).one(&desk.tx).await?;
    let case = match &found {
        Some(row) => {
            enquiry::Entity::find_by_id(row.enquiry_id)
                .one(&desk.tx)
                .await?
        }
        None => None,
    };
    let Some(case) = case else {
        let problem = Problem::new("task", "tasks-error-gone");
        return show(desk, None, StatusCode::CONFLICT, problem.into()).await;
    };
    super::case::checked(&desk, &case, app::domain::permission::Action::WriteNote).await?;
    write::finish_task(&desk, &case, id).await?;
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other("/staff/tasks"))
}

/// Who works cases has tasks.
fn may_list(desk: &Desk) -> Result<()> {
    let data = data();
    let lead = desk
        .officer
        .has(app::domain::permission::Role::SafeguardingLead);
    if lead || !desk.officer.lists(data).is_empty() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    enquiry_id: Uuid,
    kind: String,
    for_role: Option<String>,
    due_at: DateTime<Utc>,
    words: Option<Vec<u8>>,
    reference: String,
    topic: String,
    epoch: i32,
    wrapped: Vec<u8>,
}

impl Row {
    fn view(self, desk: &Desk) -> Result<TaskRow> {
        let words = match &self.words {
            None => None,
            Some(sealed) => {
                let wrapped = WrappedKey {
                    epoch: self.epoch,
                    bytes: self.wrapped,
                };
                let key = desk
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
            can_finish: write::ends_by_a_press(&self.kind)
                && desk.officer.may_finish(self.for_role.as_deref()),
            kind: self.kind,
            words,
            due_at: self.due_at,
        })
    }
}

/// The open tasks of this person: the own ones, those of a role that they hold, and those of nobody in
/// particular on cases that they have. Soonest first, along `task_owned` and `task_due`.
async fn show(
    desk: Desk,
    after: Option<After>,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let roles: Vec<String> = desk
        .officer
        .roles
        .iter()
        .map(|role| role.code().to_owned())
        .collect();
    let mut values: Vec<Value> = vec![desk.officer.id.0.into(), roles.into()];
    let from = after.map_or("", |after| {
        values.push(after.due.into());
        values.push(after.id.into());
        " AND (t.due_at, t.id) > ($3, $4)"
    });
    let limit = PAGE + 1;
    let sql = format!(
        "SELECT t.id, t.enquiry_id, t.kind, t.for_role, t.due_at, t.words, e.reference, e.topic, k.epoch, k.wrapped \
         FROM task t JOIN enquiry e ON e.id = t.enquiry_id JOIN data_key k ON k.enquiry_id = e.id \
         WHERE t.done_at IS NULL AND e.restricted_at IS NULL \
           AND (t.owner_id = $1 OR (t.owner_id IS NULL \
             AND (t.for_role = ANY ($2) OR (t.for_role IS NULL AND e.assigned_to = $1)))){from} \
         ORDER BY t.due_at, t.id LIMIT {limit}"
    );
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let mut rows = Row::find_by_statement(statement).all(&desk.tx).await?;
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
        .map(|row| row.view(&desk))
        .collect::<Result<Vec<_>>>()?;
    super::record::listed(&desk, "task.list").await?;
    let later = after.is_some();
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || {
        view! { <TasksPage rows now next later problems/> }
    }))
}
