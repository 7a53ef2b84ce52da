//! Words for a reply: those that came with the service, and what the managers of an organisation made of them.
//! A version never changes; the newest of a code and language counts.

use crate::staff::StaffRequest;
use crate::staff::reaches;
use app::domain::activity::Activity;
use app::{
    domain::{
        controller::Controller,
        permission::Action,
        reply::{Template, shipped},
    },
    forms::staff::TemplateForm,
    staff::templates::{SavedTemplate, TEMPLATES, TemplatesPage},
    ui::{Problem, Problems},
};
use axum::{
    extract::{FromRef, FromRequest, RawQuery, Request},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::error::{AppError, Result};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use serde_json::json;
use std::collections::BTreeMap;

/// Keeping the place safe, and the record of it (`processing_activities.csv`).
const ACTIVITY: Activity = Activity::AuditAndSecurity;

#[derive(FromQueryResult)]
struct Row {
    code: String,
    language: String,
    version: i32,
    channel: String,
    title: String,
    body: String,
    ended: bool,
}

/// The words in use in the own organisation, each with its version.
///
/// # Errors
/// The database.
pub async fn in_use(
    db: &impl ConnectionTrait,
    controller: Controller,
) -> Result<Vec<SavedTemplate>> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT DISTINCT ON (code, language) code, language, version, channel, title, body, ended FROM reply_template \
         WHERE controller = $1 ORDER BY code, language, version DESC",
        [controller.code().into()],
    );
    let mut kept: BTreeMap<(String, String), Option<SavedTemplate>> = shipped()
        .iter()
        .map(|template| {
            let key = (template.code.clone(), template.language.clone());
            let template = template.clone();
            (
                key,
                Some(SavedTemplate {
                    template,
                    version: 1,
                }),
            )
        })
        .collect();
    for row in Row::find_by_statement(statement).all(db).await? {
        let key = (row.code.clone(), row.language.clone());
        let now = if row.ended {
            None
        } else {
            Some(SavedTemplate {
                version: row.version,
                template: Template {
                    code: row.code,
                    language: row.language,
                    channel: row.channel.parse().map_err(AppError::internal)?,
                    title: row.title,
                    body: row.body,
                },
            })
        };
        kept.insert(key, now);
    }
    let mut kept: Vec<SavedTemplate> = kept.into_values().flatten().collect();
    kept.sort_by(|a, b| {
        let key = |kept: &SavedTemplate| {
            (
                kept.template.channel,
                kept.template.title.clone(),
                kept.template.language != "en",
                kept.template.language.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(kept)
}

/// The desk of a manager; to everybody else there is no such page.
pub struct Manager(StaffRequest);

impl<S> FromRequest<S> for Manager
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let staff = StaffRequest::from_request(request, state).await?;
        if reaches(&staff.officer, Action::EditTemplates, staff.data()) {
            return Ok(Self(staff));
        }
        Err(AppError::NotFound.into_response())
    }
}

async fn did(staff: &StaffRequest, action: &'static str, detail: serde_json::Value) -> Result<()> {
    let event = staff.event(ACTIVITY, action).detail(detail);
    staff.audit(event).await
}

/// What the page may say was done.
const DONE: [(&str, &str); 2] = [("saved", "templates-saved"), ("ended", "templates-ended")];

/// GET `/staff/templates`
pub async fn list(RawQuery(query): RawQuery, Manager(staff): Manager) -> Result<Response> {
    let said = DONE
        .iter()
        .find(|(word, _)| query.as_deref() == Some(*word))
        .map(|(_, key)| *key);
    show(staff, StatusCode::OK, said, None, Problems::default()).await
}

async fn show(
    staff: StaffRequest,
    status: StatusCode,
    said: Option<&'static str>,
    typed: Option<TemplateForm>,
    problems: Problems,
) -> Result<Response> {
    did(&staff, "templates.list", json!({})).await?;
    let kept = in_use(&staff.tx, staff.officer.controller).await?;
    staff
        .render(status, move || {
            view! { <TemplatesPage kept typed said problems/> }
        })
        .await
}

/// POST `/staff/templates`: `save` words, new or changed, or `end` them.
pub async fn act(Manager(staff): Manager) -> Result<Response> {
    let ended = match staff.fields.one("action").as_str() {
        "save" => false,
        "end" => true,
        _ => return Err(AppError::BadRequest),
    };
    let field = |name: &str| staff.fields.one(name);
    let form = TemplateForm {
        code: field("code"),
        version: field("version"),
        language: field("language"),
        channel: field("channel"),
        title: field("title"),
        body: field("body"),
    };
    let kept = in_use(&staff.tx, staff.officer.controller).await?;
    let before = kept
        .into_iter()
        .find(|kept| kept.template.code == form.code && kept.template.language == form.language);
    let is_new = form.code.is_empty();
    let found = before
        .as_ref()
        .filter(|kept| kept.version.to_string() == form.version);
    if !is_new && found.is_none() {
        // A second press of the same button changes nothing.
        let again = match &before {
            Some(kept) => form.parse().is_ok_and(|template| template == kept.template),
            None => ended,
        };
        if again {
            let word = if ended { "ended" } else { "saved" };
            return done(staff, word).await;
        }
        let problem = Problem::new("main", "templates-error-meanwhile");
        return show(staff, StatusCode::CONFLICT, None, None, problem.into()).await;
    }
    let template = match (ended, found) {
        (true, Some(kept)) => kept.template.clone(),
        _ => match form.parse() {
            Ok(template) => template,
            Err(problems) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return show(staff, status, None, Some(form), problems).await;
            }
        },
    };
    write(&staff, &template, ended).await?;
    let action = if ended {
        "templates.end"
    } else {
        "templates.save"
    };
    let detail = json!({ "code": template.code, "language": template.language });
    did(&staff, action, detail).await?;
    done(staff, if ended { "ended" } else { "saved" }).await
}

/// 303 to the list, which says what was done.
async fn done(staff: StaffRequest, word: &str) -> Result<Response> {
    staff.redirect(&format!("{TEMPLATES}?{word}")).await
}

/// A version more. New words get a code of their own.
async fn write(staff: &StaffRequest, template: &Template, ended: bool) -> Result<()> {
    let code = if template.code.is_empty() {
        format!("own-{}", platform::ids::uuid_at(staff.now).simple())
    } else {
        template.code.clone()
    };
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "INSERT INTO reply_template (controller, code, language, version, channel, title, body, ended, made_by, made_at) \
         SELECT $1, $2, $3, 1 + coalesce(max(t.version), 1), $4, $5, $6, $7, $8, $9 FROM reply_template t \
         WHERE t.controller = $1 AND t.code = $2 AND t.language = $3",
        [
            staff.officer.controller.code().into(),
            code.into(),
            template.language.clone().into(),
            template.channel.code().into(),
            template.title.clone().into(),
            template.body.clone().into(),
            ended.into(),
            staff.officer.id.0.into(),
            staff.now.into(),
        ],
    );
    staff.tx.execute_raw(statement).await?;
    Ok(())
}
