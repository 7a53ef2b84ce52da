//! A request or complaint that reached us in another way: recorded by an officer from the case, or by the
//! data protection team from a letter of somebody whose enquiry is not known yet.

use super::{
    ask::{Ask, ask},
    desk::is_team,
    store::RightsContent,
};
use crate::{
    entity::enquiry,
    platform::{
        audit::{Actor, AuditEvent, record as audit},
        error::{AppError, Result},
        fields::Fields,
        ids::EnquiryId,
    },
    staff::Desk,
    triage::{CaseFor, MakeRequest},
};
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
use http::StatusCode;
use leptos::prelude::*;

fn form(fields: &Fields) -> IntakeForm {
    IntakeForm::read(&fields)
}

/// GET `/staff/case/<reference>/request`
pub async fn of_case(case: CaseFor<MakeRequest>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    show(
        desk,
        Some(enquiry.reference),
        StatusCode::OK,
        IntakeForm::default(),
        Problems::default(),
    )
    .await
}

/// POST `/staff/case/<reference>/request`
pub async fn take_of_case(case: CaseFor<MakeRequest>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let form = form(&desk.fields);
    match form.parse(true, london_date(desk.now)) {
        Err(problems) => {
            show(
                desk,
                Some(enquiry.reference),
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
            )
            .await
        }
        Ok(recorded) => {
            take(&desk, Some(&enquiry), recorded).await?;
            let Desk { page, tx, .. } = desk;
            tx.commit().await?;
            // An objection may have locked the case away from this very officer.
            Ok(page.see_other("/staff"))
        }
    }
}

/// GET `/staff/rights/new`
pub async fn new(desk: Desk) -> Result<Response> {
    if !is_team(&desk) {
        return Err(AppError::NotFound);
    }
    show(
        desk,
        None,
        StatusCode::OK,
        IntakeForm::default(),
        Problems::default(),
    )
    .await
}

/// POST `/staff/rights/new`
pub async fn take_new(desk: Desk) -> Result<Response> {
    if !is_team(&desk) {
        return Err(AppError::NotFound);
    }
    let form = form(&desk.fields);
    match form.parse(false, london_date(desk.now)) {
        Err(problems) => show(desk, None, StatusCode::UNPROCESSABLE_ENTITY, form, problems).await,
        Ok(recorded) => {
            let reference = take(&desk, None, recorded).await?;
            let Desk { page, tx, .. } = desk;
            tx.commit().await?;
            Ok(page.see_other(&format!("/staff/rights/{reference}")))
        }
    }
}

async fn take(
    desk: &Desk,
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
    let today = london_date(desk.now);
    // Midday stands for a day whose hour nobody wrote down.
    let received_at = if day == today {
        desk.now
    } else {
        london_instant(day, NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default())
    };
    let reference = ask(
        &desk.state,
        &desk.tx,
        Ask {
            enquiry: enquiry.map(|row| EnquiryId(row.id)),
            controller: desk.officer.controller,
            kind,
            channel,
            // Whoever talks to us about a case has not proved who they are (identity_levels.csv).
            level: IdentityLevel::L0,
            received_at,
            recorded_by: Some(desk.officer.id),
            content: RightsContent {
                words: Some(words),
                name,
                reply_to,
                reference: None,
            },
        },
    )
    .await?;
    let mut event = AuditEvent::new(Actor::Staff(desk.officer.id), "rights.record")
        .activity("A13")
        .client(desk.client)
        .detail(serde_json::json!({ "kind": kind, "request": reference.to_string() }));
    event.controller = Some(desk.officer.controller);
    event.enquiry = enquiry.map(|row| EnquiryId(row.id));
    audit(&desk.tx, desk.now, event).await?;
    Ok(reference.to_string())
}

async fn show(
    desk: Desk,
    case: Option<String>,
    status: StatusCode,
    form: IntakeForm,
    problems: Problems,
) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || view! { <IntakePage case form problems/> }))
}
