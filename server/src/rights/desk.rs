//! `/staff/rights` and `/staff/complaints`: the work-list of each organisation's own data protection team,
//! and one request.

use super::{
    act, bundle,
    store::{self, Request},
};
use crate::{
    entity::rights_request,
    platform::{
        audit::{Actor, AuditEvent, record},
        db::set_local,
        error::{AppError, Result},
        fields::Fields,
    },
    settings::data,
    staff::Desk,
    triage::names_of,
};
use app::{
    domain::{
        permission::{Action, Depth, Role, Scope},
        rights::{RightsEventKind, RightsKind, RightsState},
        time::london_date,
    },
    forms::staff::RequestActionForm,
    resident::manage::BundleItem,
    staff::rights::{
        RequestEventLine, RequestListPage, RequestRow, RightsRequestPage, RightsRequestView,
    },
    ui::Problems,
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use http::StatusCode;
use leptos::prelude::*;
use sea_orm::{ColumnTrait, Condition};

/// The most that a list shows at once; a team never has so many open.
const MOST: u64 = 500;

/// Whether this person decides requests of the own organisation (row `decide rights request`).
pub(crate) fn is_team(desk: &Desk) -> bool {
    let scope = Scope {
        same_controller: true,
        reason_given: true,
        depth: Depth::Content,
        ..Scope::default()
    };
    let roles: Vec<Role> = desk
        .officer
        .roles
        .iter()
        .copied()
        .filter(|role| {
            role.controller()
                .is_none_or(|own| own == desk.officer.controller)
        })
        .collect();
    data()
        .permissions
        .any_allows(&roles, Action::DecideRequest, scope)
}

/// GET `/staff/rights`
pub async fn rights(query: RawQuery, desk: Desk) -> Result<Response> {
    list(query, desk, false).await
}

/// GET `/staff/complaints`
pub async fn complaints(query: RawQuery, desk: Desk) -> Result<Response> {
    list(query, desk, true).await
}

async fn list(RawQuery(query): RawQuery, desk: Desk, complaints: bool) -> Result<Response> {
    if !is_team(&desk) {
        return Err(AppError::NotFound);
    }
    let closed = query.as_deref() == Some("closed");
    let kind = rights_request::Column::Kind;
    let code = RightsKind::Complaint.code();
    let filter = Condition::all()
        .add(if complaints {
            kind.eq(code)
        } else {
            kind.ne(code)
        })
        .add(if closed {
            rights_request::Column::ClosedAt.is_not_null()
        } else {
            rights_request::Column::ClosedAt.is_null()
        });
    let found = store::load(&desk.tx, filter, desk.now, MOST).await?;
    let today = london_date(desk.now);
    let mut rows: Vec<RequestRow> = found
        .iter()
        .map(|request| {
            let due = request.due();
            Ok(RequestRow {
                reference: request.reference()?.to_string(),
                kind: request.kind,
                received_on: london_date(request.row.received_at),
                stage: request.state.stage,
                due,
                press: RightsState::press(due, today),
                matched: request.row.enquiry_id.is_some(),
            })
        })
        .collect::<Result<_>>()?;
    // What is overdue stands at the top; what waits for somebody else, at the end.
    rows.sort_by_key(|row| {
        (
            row.press,
            row.due.unwrap_or(chrono::NaiveDate::MAX),
            row.received_on,
        )
    });
    let mut event = AuditEvent::new(Actor::Staff(desk.officer.id), "rights.list")
        .activity("A13")
        .client(desk.client);
    event.controller = Some(desk.officer.controller);
    record(&desk.tx, desk.now, event).await?;
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <RequestListPage complaints closed rows/> }))
}

/// The request of the address, for its own data protection team; with it in hand the transaction sees its case.
pub(super) async fn in_hand(desk: &Desk, reference: &str) -> Result<Request> {
    if !is_team(desk) {
        return Err(AppError::NotFound);
    }
    let request = store::by_reference(&desk.tx, reference, desk.now)
        .await?
        .filter(|request| request.row.controller == desk.officer.controller.code())
        .ok_or(AppError::NotFound)?;
    set_local(&desk.tx, "app.request", &request.row.id.to_string()).await?;
    Ok(request)
}

/// GET `/staff/rights/<reference>`
pub async fn open(Path(reference): Path<String>, desk: Desk) -> Result<Response> {
    let request = in_hand(&desk, &reference).await?;
    show(
        desk,
        request,
        StatusCode::OK,
        RequestActionForm::default(),
        Problems::default(),
    )
    .await
}

/// POST `/staff/rights/<reference>`
pub async fn act(Path(reference): Path<String>, desk: Desk) -> Result<Response> {
    let request = in_hand(&desk, &reference).await?;
    let form = form(&desk.fields);
    let today = london_date(desk.now);
    let act = match form.parse(request.kind, today) {
        None => return Err(AppError::BadRequest),
        Some(Err(problems)) => {
            return show(
                desk,
                request,
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
            )
            .await;
        }
        Some(Ok(act)) => act,
    };
    match act::carry_out(&desk, &request, act).await? {
        Ok(erase) => {
            let Desk {
                page, tx, state, ..
            } = desk;
            tx.commit().await?;
            if erase {
                // The job does it anyway; doing it now lets the page tell it at once.
                if let Err(cause) = super::erase::run_once(&state).await {
                    tracing::warn!(%cause, "a granted erasure waits for the job");
                }
            }
            Ok(page.see_other(&format!("/staff/rights/{reference}")))
        }
        Err(problem) => {
            let desk = desk.anew().await?;
            let request = in_hand(&desk, &reference).await?;
            show(desk, request, StatusCode::CONFLICT, form, problem.into()).await
        }
    }
}

fn form(fields: &Fields) -> RequestActionForm {
    RequestActionForm::read(&fields)
}

async fn show(
    desk: Desk,
    request: Request,
    status: StatusCode,
    mut form: RequestActionForm,
    mut problems: Problems,
) -> Result<Response> {
    let key = request.key(&desk.state)?;
    let content = request.content(&key)?;
    let people = request.events.iter().filter_map(|event| event.actor_id);
    let names = names_of(&desk, people.collect()).await?;
    let events: Vec<RequestEventLine> = request
        .events
        .iter()
        .map(|event| {
            let kind: RightsEventKind = event.kind.parse().map_err(AppError::internal)?;
            Ok(RequestEventLine {
                kind,
                day: event.day,
                who: event.actor_id.map(|id| names.of(id)),
                text: store::words(&key, event)?,
                level: event.level.as_deref().and_then(|code| code.parse().ok()),
                decision: event.decision.as_deref().and_then(|code| code.parse().ok()),
                refusal: store::refusal(event),
                released: event.bundle.is_some(),
            })
        })
        .collect::<Result<_>>()?;
    let file: Vec<BundleItem> = match request.row.enquiry_id {
        Some(id) if request.row.closed_at.is_none() => {
            bundle::subject_file(&desk.state, &desk.tx, id).await?
        }
        _ => Vec::new(),
    };
    let file_mark = bundle::mark(&file)?;
    let case = act::case_reference(&desk.tx, request.row.enquiry_id).await?;
    let mut event = AuditEvent::new(Actor::Staff(desk.officer.id), "rights.open")
        .activity("A13")
        .client(desk.client)
        .detail(serde_json::json!({ "request": request.row.reference }));
    event.controller = Some(desk.officer.controller);
    event.enquiry = request.row.enquiry_id.map(crate::platform::ids::EnquiryId);
    record(&desk.tx, desk.now, event).await?;
    let due = request.due();
    let today = london_date(desk.now);
    let view = RightsRequestView {
        reference: request.reference()?.to_string(),
        kind: request.kind,
        controller: desk.officer.controller,
        channel: request.row.channel.parse().map_err(AppError::internal)?,
        received_on: london_date(request.row.received_at),
        clock_from: request.state.clock_from,
        stage: request.state.stage,
        level: request.state.level,
        extended: request.state.extended,
        due,
        press: RightsState::press(due, today),
        case,
        words: content.words,
        name: content.name,
        reply_to: content.reply_to,
        claimed: content.reference.map(|reference| reference.to_string()),
        events,
        file,
        file_mark,
        open: request.row.closed_at.is_none(),
    };
    // What was left out of another state of the file says nothing of this one: it is chosen anew, and said.
    if form.action == "decide" && view.copies() && form.file != view.file_mark {
        form.left_out.clear();
        if problems.of("left_out").is_none() {
            problems.push(act::file_changed());
        }
    }
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(
        status,
        move || view! { <RightsRequestPage view form problems/> },
    ))
}
