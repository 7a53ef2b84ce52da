//! `/manage/enquiry/rights` and `/manage/enquiry/complaint`: asking, and reading what came of it.

use super::{Loaded, answer, session::Entered};
use crate::notice::Publications;
use crate::rights::{
    create::{NewRequest, create_request},
    messages,
    store::{self, Request, RightsContent},
};
use app::domain::activity::Activity;
use app::{
    domain::{
        consent::ConsentChannel,
        identity::ManageAction,
        rights::{
            QuestionStage, RightsEventKind, RightsKind, RightsStage, open_questions, question_stage,
        },
        time::london_date,
    },
    forms::manage::{AnswerForm, RightsRequest, RightsRequestForm},
    resident::manage::{
        ComplaintPage, RequestLine, RequestMessage, RequestNotice, RequestPage, RequestThread,
        RightsPage, WrittenMessage,
    },
    ui::Problems,
};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::rights_request;
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    db::Sql,
    error::{AppError, Result},
    fields::Fields,
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// Nobody asks more often about one enquiry; more is a fault or an attack.
const MOST: u64 = 100;

const ANSWERED_REQUESTS: Sql =
    Sql::web("SELECT request_id, answered_at FROM app.answered_requests()");

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
    let mut requests = load_lines(state, &entered, Condition::all()).await?;
    entered.tx.commit().await?;
    requests.retain(|request| which.shows(request.kind));
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

/// A request as its person sees it, given when they last wrote about it.
pub(super) fn line(
    request: &Request,
    wrote_at: Option<DateTime<Utc>>,
    today: NaiveDate,
) -> Result<RequestLine> {
    let question = match request.row.closed_at {
        Some(_) => QuestionStage::NotAsked,
        None => question_stage(&request.facts_of_events(), wrote_at),
    };
    Ok(RequestLine {
        reference: request.reference()?,
        kind: request.kind,
        asked_on: london_date(request.row.received_at),
        stage: request.state.stage,
        looked_again: request.looked_again(),
        question,
        // While we wait for the person the day moves on with every day: it is no promise.
        due: request
            .due
            .filter(|_| request.state.stage == RightsStage::Open),
        late: request.due.is_some_and(|due| due < today),
    })
}

#[derive(FromQueryResult)]
struct AnsweredRequest {
    request_id: Uuid,
    answered_at: DateTime<Utc>,
}

/// The requests of the open enquiry that a filter finds, each as a line.
///
/// # Errors
/// The database.
pub(super) async fn load_lines(
    state: &Platform,
    entered: &Entered,
    filter: Condition,
) -> Result<Vec<RequestLine>> {
    let now = state.clock.now();
    let mine = filter.add(rights_request::Column::EnquiryId.eq(entered.id().0));
    let found = store::load(&entered.tx, mine, now, &entered.data().holidays, MOST).await?;
    let wrote = wrote_at(entered).await?;
    let today = london_date(now);
    found
        .iter()
        .map(|request| line(request, wrote.get(&request.row.id).copied(), today))
        .collect()
}

/// When the person last wrote about each request: known also without the three words.
async fn wrote_at(entered: &Entered) -> Result<HashMap<Uuid, DateTime<Utc>>> {
    let rows: Vec<AnsweredRequest> = ANSWERED_REQUESTS.all(&entered.tx, []).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.request_id, row.answered_at))
        .collect())
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
    let request = find_request(&state, &entered, &reference).await?;
    let shown = Shown {
        notice: answer::notice(query.as_deref()),
        ..Shown::default()
    };
    render_request(&state, &texts, page, client, entered, request, shown).await
}

/// The request of this number: row-level security shows the open enquiry's own and no others.
pub(super) async fn find_request(
    state: &Platform,
    entered: &Entered,
    reference: &str,
) -> Result<Request> {
    let now = state.clock.now();
    store::by_reference(&entered.tx, reference, now, &entered.data().holidays)
        .await?
        .ok_or(AppError::NotFound)
}

/// What a page of a request shows beside the request.
#[derive(Default)]
pub(super) struct Shown {
    pub status: StatusCode,
    pub notice: Option<RequestNotice>,
    /// What was typed, where something is wrong with it.
    pub form: Option<AnswerForm>,
    pub problems: Problems,
    /// What came too late.
    pub unsent: Option<String>,
}

/// The page of a request.
pub(super) async fn render_request(
    state: &Platform,
    texts: &Publications,
    page: Page,
    client: Client,
    entered: Entered,
    request: Request,
    shown: Shown,
) -> Result<Response> {
    let now = state.clock.now();
    let loaded = Loaded::read(state, texts, &entered).await?;
    let wrote = wrote_at(&entered).await?.get(&request.row.id).copied();
    let line = line(&request, wrote, london_date(now))?;
    // Whoever holds only a mailbox sees that there is an answer, and not what it says.
    let (thread, form) = if entered.may(ManageAction::SeeAnswers) {
        let thread = thread(state, &entered, &request).await?;
        let form = match (answer::is_answerable(&request), shown.form) {
            (false, _) => None,
            (true, Some(form)) => Some(form),
            (true, None) => Some(AnswerForm {
                text: answer::draft(state, &entered.tx, &request)
                    .await?
                    .unwrap_or_default(),
                form_id: answer::new_form_id(now),
            }),
        };
        (Some(thread), form)
    } else {
        (None, None)
    };
    let event = AuditEvent::new(Actor::Resident, Activity::RightsRequests, "rights.read")
        .about(entered.id(), loaded.case.controller)
        .client(client);
    audit::record(&entered.tx, now, event).await?;
    entered.tx.commit().await?;
    let case = loaded.case;
    let Shown {
        status,
        notice,
        problems,
        unsent,
        ..
    } = shown;
    Ok(page.with_status(
        status,
        || view! { <RequestPage case line thread form problems notice unsent/> },
    ))
}

/// What was written to and fro, opened.
async fn thread(state: &Platform, entered: &Entered, request: &Request) -> Result<RequestThread> {
    let key = request.key(state)?;
    let open = match request.row.closed_at {
        Some(_) => Vec::new(),
        None => open_questions(&request.facts_of_events()),
    };
    let mut told = Vec::new();
    let mut bundle = Vec::new();
    for (place, event) in request.events.iter().enumerate() {
        let kind: RightsEventKind = *event.kind;
        bundle.extend(store::bundle(&key, event)?);
        if kind.is_told() {
            told.push(RequestMessage {
                kind,
                day: event.day,
                words: store::words(&key, event)?,
                decision: event.decision.as_deref().copied(),
                refusal: store::refusal(event),
                open: open.contains(&place),
            });
        }
    }
    let written = messages::load(&entered.tx, &key, request)
        .await?
        .into_iter()
        .map(|message| WrittenMessage {
            at: message.at,
            text: message.text,
        })
        .collect();
    Ok(RequestThread {
        told,
        asked: request.content(&key)?.words,
        written,
        bundle,
    })
}
