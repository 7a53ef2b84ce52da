//! `/staff/emergency-access`: the form and the own ones, or the report of managers; and ending one early.

use crate::emergency_access::{store, store::BreakAnswer};
use crate::staff::{StaffFor, action::BreakGlass};
use crate::{case::store::Changed, staff::StaffRequest};
use app::domain::activity::Activity;
use app::{
    forms::staff::EmergencyAccessForm,
    staff::emergency_access::{EmergencyAccessPage, EmergencyAccessView},
    ui::{Problem, Problems},
};
use axum::{extract::Query, response::Response};
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    db::Sql,
    error::{AppError, Result},
    page::Page,
    paging::{Cursor, CursorQuery, ListPage},
};
use serde_json::json;
use uuid::Uuid;

const END_GLASS: Sql = Sql::staff("SELECT app.end_emergency_access($1)");

async fn audit_emergency_access(
    staff: &StaffRequest,
    enquiry: Option<Uuid>,
    action: &'static str,
    detail: serde_json::Value,
) -> Result<()> {
    let event = staff
        .event(Activity::AuditAndSecurity, action)
        .detail(detail);
    let event = event.enquiry(enquiry);
    staff.audit(event).await
}

async fn render_list(
    staff: StaffRequest,
    status: StatusCode,
    after: Option<Cursor<DateTime<Utc>>>,
    form: EmergencyAccessForm,
    problems: Problems,
) -> Result<Response> {
    let manager = staff.officer.is_manager();
    let ListPage { rows: lines, next } = store::lines(&staff, manager, after).await?;
    audit_emergency_access(&staff, None, "glass.list", json!({ "all": manager })).await?;
    let view = EmergencyAccessView {
        now: staff.now,
        manager,
        lines,
        next: next.map(|after| format!("/staff/emergency-access?after={after}")),
        form,
        problems,
    };
    staff
        .render(status, move || view! { <EmergencyAccessPage view/> })
        .await
}

/// GET `/staff/emergency-access`
pub async fn list_emergency_access(
    Query(query): Query<CursorQuery>,
    StaffFor { staff, .. }: StaffFor<BreakGlass>,
) -> Result<Response> {
    let (form, problems) = (EmergencyAccessForm::default(), Problems::default());
    render_list(staff, StatusCode::OK, query.cursor(), form, problems).await
}

/// GET `/staff/emergency-access/end`, after a reload: to the list.
pub async fn redirect_to_emergency_access(page: Page) -> Response {
    page.see_other("/staff/emergency-access")
}

/// POST `/staff/emergency-access`: opens the case of exactly this reference.
pub async fn open_emergency_access(
    StaffFor { staff, .. }: StaffFor<BreakGlass>,
) -> Result<Response> {
    let form = EmergencyAccessForm::read(&staff.fields);
    let (reference, reason) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render_list(staff, status, None, form, problems).await;
        }
    };
    let (answer, enquiry, id) = store::open_case(&staff, reference, &reason).await?;
    let (why, key) = match answer {
        BreakAnswer::Opened => {
            audit_emergency_access(&staff, enquiry, "glass.break", json!({ "glass": id })).await?;
            return staff.redirect(&format!("/staff/case/{reference}")).await;
        }
        BreakAnswer::InScope => ("scope", "emergency-access-error-scope"),
        BreakAnswer::Open => ("open", "emergency-access-error-open"),
        BreakAnswer::NoCase => ("none", "emergency-access-error-none"),
    };
    let staff = staff.restart().await?;
    let detail = json!({ "reference": reference.to_string(), "why": why });
    audit_emergency_access(&staff, None, "access.refused", detail).await?;
    let problems = Problem::new("reference", key).into();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    render_list(staff, status, None, form, problems).await
}

/// POST `/staff/emergency-access/end`: by whoever opened it, or a manager.
pub async fn end_emergency_access(
    StaffFor { staff, .. }: StaffFor<BreakGlass>,
) -> Result<Response> {
    let id = Uuid::parse_str(&staff.fields.one("id")).map_err(|_| AppError::BadRequest)?;
    let Some(enquiry) = store::case_of(&staff, id).await? else {
        return Err(AppError::NotFound);
    };
    let ended: Changed = END_GLASS.answer(&staff.tx, [id.into()]).await?;
    if ended == Changed::Meanwhile {
        let staff = staff.restart().await?;
        let problems = Problem::new("list", "emergency-access-error-meanwhile").into();
        let form = EmergencyAccessForm::default();
        return render_list(staff, StatusCode::CONFLICT, None, form, problems).await;
    }
    audit_emergency_access(&staff, Some(enquiry), "glass.end", json!({ "glass": id })).await?;
    staff.redirect("/staff/emergency-access").await
}
