//! `/manage/enquiry/rights` and `/manage/enquiry/complaint`: asking, and reading what came of it.

use super::store::{self, Request, RightsContent};
use crate::manage::{Loaded, session::Entered};
use crate::notice::Publications;
use crate::rights::create::{NewRequest, create_request};
use app::domain::activity::Activity;
use app::{
    domain::{
        consent::ConsentChannel,
        identity::ManageAction,
        rights::{RightsEventKind, RightsKind},
        time::london_date,
    },
    forms::manage::{RightsRequest, RightsRequestForm},
    resident::manage::{ComplaintPage, RequestLine, RequestMessage, RequestPage, RightsPage},
    ui::Problems,
};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use entity::rights_request;
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::{AppError, Result},
    fields::Fields,
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::{ColumnTrait, Condition};

/// Nobody asks more often about one enquiry; more is a fault or an attack.
const MOST: u64 = 100;

/// Which of the two pages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Rights,
    Complaint,
}

impl Which {
    fn shows(self, kind: RightsKind) -> bool {
        (kind == RightsKind::Complaint) == (self == Self::Complaint)
    }
}

/// GET `/manage/enquiry/rights`
pub async fn show_rights(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
) -> Result<Response> {
    let form = RightsRequestForm::default();
    list(
        &state,
        &texts,
        page,
        Which::Rights,
        form,
        Problems::default(),
    )
    .await
}

/// POST `/manage/enquiry/rights`
pub async fn request_right(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let form = RightsRequestForm::read(&fields);
    let parsed = form.parse();
    save_request(&state, &texts, page, client, Which::Rights, form, parsed).await
}

/// GET `/manage/enquiry/complaint`
pub async fn show_complaint(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
) -> Result<Response> {
    let form = RightsRequestForm::default();
    list(
        &state,
        &texts,
        page,
        Which::Complaint,
        form,
        Problems::default(),
    )
    .await
}

/// POST `/manage/enquiry/complaint`
pub async fn make_complaint(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let form = RightsRequestForm::read(&fields);
    let parsed = form.complaint();
    save_request(&state, &texts, page, client, Which::Complaint, form, parsed).await
}

async fn save_request(
    state: &Platform,
    texts: &Publications,
    page: Page,
    client: Client,
    which: Which,
    form: RightsRequestForm,
    parsed: Result<RightsRequest, Problems>,
) -> Result<Response> {
    let RightsRequest {
        kind,
        message: words,
    } = match parsed {
        Ok(asked) => asked,
        Err(problems) => return list(state, texts, page, which, form, problems).await,
    };
    state.limits.check(Limit::Message, client)?;
    let entered = Entered::by(state, &page, ManageAction::SeeStatus).await?;
    let controller = entered.controller()?;
    let now = state.clock.now();
    let reference = create_request(
        state,
        entered.data(),
        &entered.tx,
        NewRequest {
            enquiry: Some(entered.id()),
            controller,
            kind,
            channel: ConsentChannel::Online,
            level: entered.level(),
            received_at: now,
            recorded_by: None,
            content: RightsContent {
                words,
                ..RightsContent::default()
            },
        },
    )
    .await?;
    let event = AuditEvent::new(Actor::Resident, Activity::RightsRequests, "rights.ask")
        .about(entered.id(), controller)
        .client(client)
        .detail(serde_json::json!({ "kind": kind }));
    audit::record(&entered.tx, now, event).await?;
    entered.tx.commit().await?;
    Ok(page.see_other(&format!("/manage/enquiry/rights/{reference}?sent")))
}

async fn list(
    state: &Platform,
    texts: &Publications,
    page: Page,
    which: Which,
    form: RightsRequestForm,
    problems: Problems,
) -> Result<Response> {
    let entered = Entered::by(state, &page, ManageAction::SeeStatus).await?;
    let loaded = Loaded::read(state, texts, &entered).await?;
    let mine = Condition::all().add(rights_request::Column::EnquiryId.eq(entered.id().0));
    let found = store::load(
        &entered.tx,
        mine,
        state.clock.now(),
        &entered.data().holidays,
        MOST,
    )
    .await?;
    entered.tx.commit().await?;
    let requests: Vec<RequestLine> = found
        .iter()
        .filter(|request| which.shows(request.kind))
        .map(line)
        .collect::<Result<_>>()?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let case = loaded.case;
    Ok(match which {
        Which::Rights => page.with_status(
            status,
            || view! { <RightsPage case requests form problems/> },
        ),
        Which::Complaint => page.with_status(
            status,
            || view! { <ComplaintPage case requests form problems/> },
        ),
    })
}

fn line(request: &Request) -> Result<RequestLine> {
    Ok(RequestLine {
        reference: request.reference()?,
        kind: request.kind,
        asked_on: london_date(request.row.received_at),
        stage: request.state.stage,
        looked_again: request.looked_again(),
        due: request.due,
    })
}

/// GET `/manage/enquiry/rights/<reference>`
pub async fn show_own_request(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    Path(reference): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let entered = Entered::by(&state, &page, ManageAction::SeeStatus).await?;
    let now = state.clock.now();
    // Row-level security shows the open enquiry's own requests and no others.
    let request = store::by_reference(&entered.tx, &reference, now, &entered.data().holidays)
        .await?
        .ok_or(AppError::NotFound)?;
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    // Whoever holds only a mailbox sees that there is an answer, and not what it says.
    let sure = entered.may(ManageAction::SeeAnswers);
    let (told, asked, bundle) = if sure {
        let key = request.key(&state)?;
        let mut told = Vec::new();
        let mut bundle = Vec::new();
        for event in &request.events {
            let kind: RightsEventKind = *event.kind;
            bundle.extend(store::bundle(&key, event)?);
            if kind.is_told() {
                told.push(RequestMessage {
                    kind,
                    day: event.day,
                    words: store::words(&key, event)?,
                    decision: event.decision.as_deref().copied(),
                    refusal: store::refusal(event),
                });
            }
        }
        (Some(told), request.content(&key)?.words, bundle)
    } else {
        (None, None, Vec::new())
    };
    let event = AuditEvent::new(Actor::Resident, Activity::RightsRequests, "rights.read")
        .about(entered.id(), loaded.case.controller)
        .client(client);
    audit::record(&entered.tx, now, event).await?;
    entered.tx.commit().await?;
    let line = line(&request)?;
    let case = loaded.case;
    let sent = query.as_deref() == Some("sent");
    Ok(page.ok(|| view! { <RequestPage case line told asked bundle sent/> }))
}
