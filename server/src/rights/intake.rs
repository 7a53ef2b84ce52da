//! A request or complaint that reached us in another way: recorded by an officer from the case, or by the
//! data protection team from a letter of somebody whose enquiry is not known yet.

use crate::rights::{
    create::{NewRequest, create_request},
    store::RightsContent,
};
use crate::staff::{StaffFor, action::DecideRequest};
use crate::{
    case::{CaseFor, MakeRequest},
    staff::StaffRequest,
};
use app::domain::activity::Activity;
use app::{
    domain::{
        identity::IdentityLevel,
        time::{london_date, london_instant},
    },
    forms::staff::{IntakeForm, IntakeRequest},
    staff::rights::IntakePage,
    ui::Problems,
};
use axum::response::Response;
use chrono::NaiveTime;
use entity::enquiry;
use http::StatusCode;
use leptos::prelude::*;
use platform::{error::Result, fields::Fields, ids::EnquiryId};

fn form(fields: &Fields) -> IntakeForm {
    IntakeForm::read(fields)
}

/// GET `/staff/case/<reference>/request`
pub async fn new_case_request(case: CaseFor<MakeRequest>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    render_form(
        staff,
        Some(enquiry.reference),
        StatusCode::OK,
        IntakeForm::default(),
        Problems::default(),
    )
    .await
}

/// POST `/staff/case/<reference>/request`
pub async fn record_case_request(case: CaseFor<MakeRequest>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let form = form(&staff.fields);
    match form.parse(true, london_date(staff.now)) {
        Err(problems) => {
            render_form(
                staff,
                Some(enquiry.reference),
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
            )
            .await
        }
        Ok(recorded) => {
            save_request(&staff, Some(&enquiry), recorded).await?;
            let StaffRequest { page, tx, .. } = staff;
            tx.commit().await?;
            // An objection may have locked the case away from this very officer.
            Ok(page.see_other("/staff"))
        }
    }
}

/// GET `/staff/rights/new`
pub async fn new_request(StaffFor { staff, .. }: StaffFor<DecideRequest>) -> Result<Response> {
    render_form(
        staff,
        None,
        StatusCode::OK,
        IntakeForm::default(),
        Problems::default(),
    )
    .await
}

/// POST `/staff/rights/new`
pub async fn record_request(StaffFor { staff, .. }: StaffFor<DecideRequest>) -> Result<Response> {
    let form = form(&staff.fields);
    match form.parse(false, london_date(staff.now)) {
        Err(problems) => {
            render_form(
                staff,
                None,
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
            )
            .await
        }
        Ok(recorded) => {
            let reference = save_request(&staff, None, recorded).await?;
            staff.redirect(&format!("/staff/rights/{reference}")).await
        }
    }
}

async fn save_request(
    staff: &StaffRequest,
    enquiry: Option<&enquiry::Model>,
    recorded: IntakeRequest,
) -> Result<String> {
    let IntakeRequest {
        kind,
        channel,
        day,
        message: words,
        name,
        reply_to,
    } = recorded;
    let today = london_date(staff.now);
    // Midday stands for a day whose hour nobody wrote down.
    let received_at = if day == today {
        staff.now
    } else {
        london_instant(day, NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default())
    };
    let reference = create_request(
        &staff.state,
        staff.data(),
        &staff.tx,
        NewRequest {
            enquiry: enquiry.map(|row| EnquiryId(row.id)),
            controller: staff.officer.controller,
            kind,
            channel,
            // Whoever talks to us about a case has not proved who they are (rule 2.2).
            level: IdentityLevel::L0,
            received_at,
            recorded_by: Some(staff.officer.id),
            content: RightsContent {
                words: Some(words),
                name,
                reply_to,
                reference: None,
            },
        },
    )
    .await?;
    let event = staff
        .event(Activity::RightsRequests, "rights.record")
        .detail(serde_json::json!({ "kind": kind, "request": reference.to_string() }));
    let event = event.enquiry(enquiry.map(|row| row.id));
    staff.audit(event).await?;
    Ok(reference.to_string())
}

async fn render_form(
    staff: StaffRequest,
    case: Option<String>,
    status: StatusCode,
    form: IntakeForm,
    problems: Problems,
) -> Result<Response> {
    staff
        .render(status, move || view! { <IntakePage case form problems/> })
        .await
}
