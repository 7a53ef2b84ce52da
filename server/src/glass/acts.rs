//! `/staff/emergency-access`: the form and the own ones, or the report of managers; and ending one early.

use super::store::{self, After};
use crate::{
    handover::ask,
    platform::{
        audit::{self, Actor, AuditEvent},
        error::{AppError, Result},
        ids::EnquiryId,
        page::Page,
    },
    settings::data,
    staff::{Desk, Officer},
    triage::record::refused,
};
use app::{
    domain::permission::{Action, Scope},
    forms::staff::EmergencyAccessForm,
    staff::emergency_access::{EmergencyAccessPage, EmergencyAccessView},
    ui::{Problem, Problems},
};
use axum::{extract::Query, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// Where the list goes on.
#[derive(Deserialize)]
pub struct Part {
    after: Option<String>,
}

/// Whether the matrix gives this account the row `break-glass`.
pub fn may_break(officer: &Officer) -> bool {
    let scope = Scope {
        same_controller: true,
        reason_given: true,
        ..Scope::default()
    };
    data()
        .permissions
        .any_allows(&officer.roles, Action::BreakGlass, scope)
}

async fn did(
    desk: &Desk,
    enquiry: Option<Uuid>,
    action: &'static str,
    detail: serde_json::Value,
) -> Result<()> {
    let mut event = AuditEvent::new(Actor::Staff(desk.officer.id), action)
        .activity("A12")
        .client(desk.client)
        .detail(detail);
    event.controller = Some(desk.officer.controller);
    event.enquiry = enquiry.map(EnquiryId);
    audit::record(&desk.tx, desk.now, event).await
}

async fn allowed(desk: Desk) -> Result<Desk> {
    if may_break(&desk.officer) {
        return Ok(desk);
    }
    match refused(desk, AppError::NotFound, None).await {
        Err(error) => Err(error),
        Ok(_) => Err(AppError::NotFound),
    }
}

async fn show(
    desk: Desk,
    status: StatusCode,
    after: Option<After>,
    form: EmergencyAccessForm,
    problems: Problems,
) -> Result<Response> {
    let manager = desk.officer.is_manager();
    let (lines, next) = store::lines(&desk, manager, after).await?;
    did(&desk, None, "glass.list", json!({ "all": manager })).await?;
    let view = EmergencyAccessView {
        now: desk.now,
        manager,
        lines,
        next: next.map(|after| format!("/staff/emergency-access?after={after}")),
        form,
        problems,
    };
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || view! { <EmergencyAccessPage view/> }))
}

/// GET `/staff/emergency-access`
pub async fn list(Query(part): Query<Part>, desk: Desk) -> Result<Response> {
    let desk = allowed(desk).await?;
    let after = part.after.as_deref().and_then(After::parse);
    let (form, problems) = (EmergencyAccessForm::default(), Problems::default());
    show(desk, StatusCode::OK, after, form, problems).await
}

/// GET `/staff/emergency-access/end`, after a reload: to the list.
pub async fn to_list(page: Page) -> Response {
    page.see_other("/staff/emergency-access")
}

/// POST `/staff/emergency-access`: opens the case of exactly this reference.
pub async fn open(desk: Desk) -> Result<Response> {
    let desk = allowed(desk).await?;
    let form = EmergencyAccessForm::read(&desk.fields);
    let (reference, reason) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show(desk, status, None, form, problems).await;
        }
    };
    let (answer, enquiry, id) = store::open(&desk, reference, &reason).await?;
    let key = match answer.as_str() {
        "done" => {
            did(&desk, enquiry, "glass.break", json!({ "glass": id })).await?;
            let Desk { page, tx, .. } = desk;
            tx.commit().await?;
            return Ok(page.see_other(&format!("/staff/case/{reference}")));
        }
        "scope" => "emergency-access-error-scope",
        "open" => "emergency-access-error-open",
        _ => "emergency-access-error-none",
    };
    let desk = desk.anew().await?;
    let detail = json!({ "reference": reference.to_string(), "why": answer });
    did(&desk, None, "access.refused", detail).await?;
    let problems = Problem::new("reference", key).into();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(desk, status, None, form, problems).await
}

/// POST `/staff/emergency-access/end`: by whoever opened it, or a manager.
pub async fn end(desk: Desk) -> Result<Response> {
    let desk = allowed(desk).await?;
    let id = Uuid::parse_str(&desk.fields.one("id")).map_err(|_| AppError::BadRequest)?;
    let Some(enquiry) = store::case_of(&desk, id).await? else {
        return refused(desk, AppError::NotFound, None).await;
    };
    if ask(&desk, "SELECT app.end_glass($1) AS answer", [id.into()]).await? != "done" {
        let desk = desk.anew().await?;
        let problems = Problem::new("list", "emergency-access-error-meanwhile").into();
        let form = EmergencyAccessForm::default();
        return show(desk, StatusCode::CONFLICT, None, form, problems).await;
    }
    did(&desk, Some(enquiry), "glass.end", json!({ "glass": id })).await?;
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other("/staff/emergency-access"))
}
