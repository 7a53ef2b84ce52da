//! `/staff/templates`: the list, and what managers do with it.

use super::store::{add_version, current};
use crate::staff::{StaffFor, action::EditTemplates};
use crate::{review::Update, staff::StaffRequest};
use app::domain::activity::Activity;
use app::{
    forms::staff::TemplateForm,
    staff::reply_templates::{ReplyTemplatesPage, TEMPLATES},
    ui::{Problem, Problems},
};
use axum::{extract::RawQuery, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use platform::error::{AppError, Result};
use serde_json::{Value, json};

/// What the page may say was done: a word of its address with its text key.
const DONE: [(&str, &str); 2] = [(SAVED, "templates-saved"), (RETIRED, "templates-retired")];
const SAVED: &str = "saved";
const RETIRED: &str = "retired";

async fn audit(staff: &StaffRequest, action: &'static str, detail: Value) -> Result<()> {
    staff
        .audit(
            staff
                .event(Activity::AuditAndSecurity, action)
                .detail(detail),
        )
        .await
}

/// GET `/staff/templates`
pub async fn list_templates(
    RawQuery(query): RawQuery,
    StaffFor { staff, .. }: StaffFor<EditTemplates>,
) -> Result<Response> {
    let done = DONE
        .into_iter()
        .find(|(word, _)| query.as_deref() == Some(*word))
        .map(|(_, key)| key);
    render_page(staff, StatusCode::OK, done, None, Problems::default()).await
}

async fn render_page(
    staff: StaffRequest,
    status: StatusCode,
    done: Option<&'static str>,
    typed: Option<TemplateForm>,
    problems: Problems,
) -> Result<Response> {
    audit(&staff, "templates.list", json!({})).await?;
    let templates = current(&staff.tx, staff.officer.controller).await?;
    staff
        .render(status, move || {
            view! { <ReplyTemplatesPage templates typed done problems/> }
        })
        .await
}

/// POST `/staff/templates`: saves a template, new or changed (`save`), or retires one (`end`).
pub async fn update_template(StaffFor { staff, .. }: StaffFor<EditTemplates>) -> Result<Response> {
    let retires = match staff.fields.one("action").as_str() {
        "save" => false,
        "end" => true,
        _ => return Err(AppError::BadRequest),
    };
    let form = read_form(&staff);
    let newest = current(&staff.tx, staff.officer.controller)
        .await?
        .into_iter()
        .find(|newest| {
            newest.template.code == form.code && newest.template.language == form.language
        });
    let is_new = form.code.is_empty();
    let changed = newest
        .as_ref()
        .filter(|newest| newest.version.to_string() == form.version);
    if !is_new && changed.is_none() {
        // A second press of the same button changes nothing.
        let already_done = match &newest {
            Some(newest) => form
                .parse()
                .is_ok_and(|template| template == newest.template),
            None => retires,
        };
        if already_done {
            return redirect_to_list(staff, retires).await;
        }
        return conflict(staff).await;
    }
    let template = match (retires, changed) {
        (true, Some(changed)) => changed.template.clone(),
        _ => match form.parse() {
            Ok(template) => template,
            Err(problems) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return render_page(staff, status, None, Some(form), problems).await;
            }
        },
    };
    let before = changed.map(|changed| changed.version);
    if add_version(&staff, &template, before, retires).await? == Update::Conflict {
        return conflict(staff.restart().await?).await;
    }
    let action = if retires {
        "templates.end"
    } else {
        "templates.save"
    };
    let detail = json!({ "code": template.code, "language": template.language });
    audit(&staff, action, detail).await?;
    redirect_to_list(staff, retires).await
}

fn read_form(staff: &StaffRequest) -> TemplateForm {
    let field = |name: &str| staff.fields.one(name);
    TemplateForm {
        code: field("code"),
        version: field("version"),
        language: field("language"),
        channel: field("channel"),
        title: field("title"),
        body: field("body"),
    }
}

/// 409: somebody changed it since the page was opened. The page shows how it stands.
async fn conflict(staff: StaffRequest) -> Result<Response> {
    let problem = Problem::new("main", "templates-error-conflict");
    render_page(staff, StatusCode::CONFLICT, None, None, problem.into()).await
}

/// 303 to the list, which says what was done.
async fn redirect_to_list(staff: StaffRequest, retired: bool) -> Result<Response> {
    let done = if retired { RETIRED } else { SAVED };
    staff.redirect(&format!("{TEMPLATES}?{done}")).await
}
