//! What an act on the case answers: back to the case, or its page with what stands against it.

use crate::{
    case::{
        audit::{audit_case, audit_case_with},
        store::Changed,
    },
    case_page::view,
    staff::StaffRequest,
};
use app::{
    domain::{
        controller::Controller,
        time::{add_days, london_date},
    },
    i18n::{Lang, text},
    staff::case::{CallPage, CallView, CaseForms, CasePage, CaseView},
    ui::Problem,
};
use axum::response::Response;
use entity::enquiry;
use http::StatusCode;
use leptos::prelude::*;
use platform::error::{AppError, Result};
use serde_json::json;

/// After an act on a part of the page: back to it, or the page with what stands against it.
///
/// # Errors
/// The database.
pub(super) async fn redirect_to_part_or_conflict(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    part: &str,
    problem: Option<Problem>,
) -> Result<Response> {
    match problem {
        None => redirect_to_part(staff, enquiry, &format!("#{part}")).await,
        Some(problem) => conflict(staff, enquiry, problem, CaseForms::default()).await,
    }
}

/// The version that the form was made upon.
pub(super) fn read_version(staff: &StaffRequest) -> Result<i32> {
    staff
        .fields
        .one("version")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// 303 to the case.
pub(super) async fn return_to_case(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
) -> Result<Response> {
    redirect_to_part(staff, enquiry, "").await
}

/// 303 to a part of the case.
pub(super) async fn redirect_to_part(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    part: &str,
) -> Result<Response> {
    staff
        .redirect(&format!("/staff/case/{}{part}", enquiry.reference))
        .await
}

/// 303 after a change; 409 with the page as it is now when somebody was faster.
pub(super) async fn redirect_or_conflict(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    changed: Changed,
    forms: CaseForms,
) -> Result<Response> {
    match changed {
        Changed::Done => return_to_case(staff, enquiry).await,
        Changed::Meanwhile => {
            let problem = Problem::new("changed", "case-error-changed").at("suggest");
            conflict(staff, enquiry, problem, forms).await
        }
    }
}

/// 409: what was begun is undone, and the page shows how things stand, with what was typed.
pub(super) async fn conflict(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    problem: Problem,
    forms: CaseForms,
) -> Result<Response> {
    let staff = staff.restart().await?;
    audit_case_with(
        &staff,
        enquiry,
        "case.conflict",
        json!({ "why": problem.key }),
    )
    .await?;
    let forms = CaseForms {
        problems: problem.into(),
        ..forms
    };
    render_case(staff, enquiry, StatusCode::CONFLICT, forms).await
}

/// 422: the page with what was typed and what is wrong with it.
pub(super) async fn unprocessable(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    forms: CaseForms,
) -> Result<Response> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    render_case(staff, enquiry, status, forms).await
}

/// The one way to the page. Every showing is a look, and is recorded in the transaction that reads.
pub(super) async fn render_case(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    status: StatusCode,
    forms: CaseForms,
) -> Result<Response> {
    audit_case(&staff, enquiry, "case.open").await?;
    let case = view::load(&staff, enquiry.id).await?;
    if forms.call {
        let call = call_view(&staff, &case).await?;
        return staff
            .render(status, move || view! { <CallPage case call forms/> })
            .await;
    }
    staff
        .render(status, move || view! { <CasePage case forms/> })
        .await
}

/// The words for a reply, and what stands at their places. The next step is on the day of the next open task, or
/// on the next working day.
async fn call_view(staff: &StaffRequest, case: &CaseView) -> Result<CallView> {
    let kept = crate::reply_templates::current(&staff.tx, case.controller).await?;
    let phone = match case.controller {
        Controller::Smbc => "fh_phone",
        Controller::Tpa => "tpa_phone",
    };
    let site = staff.page.site();
    let today = london_date(staff.now);
    let next_step = case
        .tasks
        .iter()
        .filter(|task| task.done.is_none())
        .map(|task| london_date(task.due_at))
        .filter(|day| *day > today)
        .min()
        .unwrap_or_else(|| {
            let holidays = &staff.data().holidays;
            (1..=14)
                .map(|days| add_days(today, days))
                .find(|day| holidays.is_likely_working_day(*day))
                .unwrap_or(today)
        });
    Ok(CallView {
        templates: kept.into_iter().map(|kept| kept.template).collect(),
        hub_name: text(Lang::En, &format!("queue-{}-team", case.queue), &[]),
        hub_phone: site
            .contact(phone)
            .map(|contact| contact.value.clone())
            .unwrap_or_default(),
        officer_name: staff.officer.display_name.clone(),
        next_step,
    })
}
