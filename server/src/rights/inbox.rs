//! `/staff/rights` and `/staff/complaints`: the work-list of each organisation's own data protection team,
//! and one request.

use crate::rights::{decide, messages, notify, store, store::Request, subject_access_file};
use crate::staff::{StaffFor, action::DecideRequest};
use crate::staff::{StaffRequest, names_of};
use app::domain::activity::Activity;
use app::{
    domain::{
        rights::{RightsEventKind, RightsKind, RightsState},
        time::london_date,
    },
    forms::staff::RequestActionForm,
    resident::manage::BundleItem,
    staff::rights::{
        ReceivedMessage, RequestEventLine, RequestListPage, RequestRow, RightsRequestPage,
        RightsRequestView,
    },
    ui::Problems,
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use entity::rights_request;
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    crypto::DataKey,
    db::set_local,
    error::{AppError, Result},
    fields::Fields,
};
use sea_orm::{ColumnTrait, Condition};

/// The most that a list shows at once; a team never has so many open.
const MOST: u64 = 500;

/// GET `/staff/rights`
pub async fn list_requests(
    query: RawQuery,
    StaffFor { staff, .. }: StaffFor<DecideRequest>,
) -> Result<Response> {
    list(query, staff, false).await
}

/// GET `/staff/complaints`
pub async fn list_complaints(
    query: RawQuery,
    StaffFor { staff, .. }: StaffFor<DecideRequest>,
) -> Result<Response> {
    list(query, staff, true).await
}

async fn list(
    RawQuery(query): RawQuery,
    staff: StaffRequest,
    complaints: bool,
) -> Result<Response> {
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
    let found = store::load(&staff.tx, filter, staff.now, &staff.data().holidays, MOST).await?;
    let unread = messages::unread(&staff.tx).await?;
    let today = london_date(staff.now);
    let mut rows: Vec<RequestRow> = found
        .iter()
        .map(|request| {
            let due = request.due;
            Ok(RequestRow {
                reference: request.reference()?.to_string(),
                kind: request.kind,
                received_on: london_date(request.row.received_at),
                stage: request.state.stage,
                due,
                press: RightsState::press(due, today),
                matched: request.row.enquiry_id.is_some(),
                unread: unread.requests.contains(&request.row.id),
            })
        })
        .collect::<Result<_>>()?;
    // What nobody has read stands at the top, then what is overdue; what waits for somebody else, at the end.
    rows.sort_by_key(|row| {
        (
            !row.unread,
            row.press,
            row.due.unwrap_or(chrono::NaiveDate::MAX),
            row.received_on,
        )
    });
    let event = staff.event(Activity::RightsRequests, "rights.list");
    staff.audit(event).await?;
    staff
        .render(
            StatusCode::OK,
            move || view! { <RequestListPage complaints closed rows/> },
        )
        .await
}

/// The request of the address, for its own data protection team; with it in hand the transaction sees its case.
pub(crate) async fn in_hand(staff: &StaffRequest, reference: &str) -> Result<Request> {
    let request = store::by_reference(&staff.tx, reference, staff.now, &staff.data().holidays)
        .await?
        .filter(|request| request.row.controller == staff.officer.controller)
        .ok_or(AppError::NotFound)?;
    set_local(&staff.tx, "app.request", &request.row.id.to_string()).await?;
    Ok(request)
}

/// GET `/staff/rights/<reference>`
pub async fn show_request(
    Path(reference): Path<String>,
    StaffFor { staff, .. }: StaffFor<DecideRequest>,
) -> Result<Response> {
    let request = in_hand(&staff, &reference).await?;
    render_request(
        staff,
        request,
        StatusCode::OK,
        RequestActionForm::default(),
        Problems::default(),
    )
    .await
}

/// POST `/staff/rights/<reference>`
pub async fn update_request(
    Path(reference): Path<String>,
    StaffFor { staff, .. }: StaffFor<DecideRequest>,
) -> Result<Response> {
    let request = in_hand(&staff, &reference).await?;
    let form = form(&staff.fields);
    let today = london_date(staff.now);
    let act = match form.parse(request.kind, today) {
        None => return Err(AppError::BadRequest),
        Some(Err(problems)) => {
            return render_request(
                staff,
                request,
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
            )
            .await;
        }
        Some(Ok(act)) => act,
    };
    match decide::carry_out(&staff, &request, act).await? {
        Ok(erase) => {
            let StaffRequest {
                page, tx, state, ..
            } = staff;
            tx.commit().await?;
            if erase {
                // The job does it anyway; doing it now lets the page tell it at once.
                if let Err(cause) = crate::rights::erase::run_once(&state).await {
                    tracing::warn!(%cause, "a granted erasure waits for the job");
                }
            }
            Ok(page.see_other(&format!("/staff/rights/{reference}")))
        }
        Err(problem) => {
            let staff = staff.restart().await?;
            let request = in_hand(&staff, &reference).await?;
            render_request(staff, request, StatusCode::CONFLICT, form, problem.into()).await
        }
    }
}

fn form(fields: &Fields) -> RequestActionForm {
    RequestActionForm::read(fields)
}

/// What the person wrote, and that the team has now looked at it.
async fn receive(
    staff: &StaffRequest,
    request: &Request,
    key: &DataKey,
) -> Result<Vec<ReceivedMessage>> {
    let unread = messages::unread(&staff.tx).await?;
    let mut received: Vec<ReceivedMessage> = messages::load(&staff.tx, key, request)
        .await?
        .into_iter()
        .map(|message| ReceivedMessage {
            at: message.at,
            unread: unread.messages.contains(&message.id),
            text: message.text,
        })
        .collect();
    received.sort_by_key(|message| (!message.unread, std::cmp::Reverse(message.at)));
    let new = messages::mark_read(&staff.tx, request, staff.now).await?;
    if new > 0 {
        let event = staff
            .event(Activity::RightsRequests, "rights.read_answer")
            .detail(serde_json::json!({ "request": request.row.reference, "new": new }))
            .enquiry(request.row.enquiry_id);
        staff.audit(event).await?;
    }
    Ok(received)
}

async fn render_request(
    staff: StaffRequest,
    request: Request,
    status: StatusCode,
    mut form: RequestActionForm,
    mut problems: Problems,
) -> Result<Response> {
    let key = request.key(&staff.state)?;
    let content = request.content(&key)?;
    let people = request.events.iter().filter_map(|event| event.actor_id);
    let names = names_of(&staff, people.collect()).await?;
    let events: Vec<RequestEventLine> = request
        .events
        .iter()
        .map(|event| {
            let kind: RightsEventKind = *event.kind;
            Ok(RequestEventLine {
                kind,
                day: event.day,
                who: event.actor_id.map(|id| names.of(id)),
                text: store::words(&key, event)?,
                level: event.level.as_deref().copied(),
                decision: event.decision.as_deref().copied(),
                refusal: store::refusal(event),
                released: event.bundle.is_some(),
            })
        })
        .collect::<Result<_>>()?;
    let file: Vec<BundleItem> = match request.row.enquiry_id {
        Some(id) if request.row.closed_at.is_none() => {
            subject_access_file::subject_file(&staff.state, &staff.tx, id).await?
        }
        _ => Vec::new(),
    };
    let file_mark = subject_access_file::mark(&file)?;
    let case = notify::case_reference(&staff.tx, request.row.enquiry_id).await?;
    let received = receive(&staff, &request, &key).await?;
    let event = staff
        .event(Activity::RightsRequests, "rights.open")
        .detail(serde_json::json!({ "request": request.row.reference }));
    let event = event.enquiry(request.row.enquiry_id);
    staff.audit(event).await?;
    let due = request.due;
    let today = london_date(staff.now);
    let view = RightsRequestView {
        reference: request.reference()?.to_string(),
        kind: request.kind,
        controller: staff.officer.controller,
        channel: *request.row.channel,
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
        received,
        file,
        file_mark,
        open: request.row.closed_at.is_none(),
    };
    // What was left out of another state of the file says nothing of this one: it is chosen anew, and said.
    if form.action == "decide" && view.copies() && form.file != view.file_mark {
        form.left_out.clear();
        if problems.of("left_out").is_none() {
            problems.push(decide::file_changed());
        }
    }
    staff
        .render(
            status,
            move || view! { <RightsRequestPage view form problems/> },
        )
        .await
}
