//! Writing to the data protection team about an open request, and what was being written when the page was locked.

use super::{
    rights::{Shown, find_request, render_request},
    session::Entered,
};
use crate::{
    notice::Publications,
    rights::{messages::message_place, store::Request},
};
use app::{
    domain::{
        activity::Activity,
        identity::ManageAction,
        personal::MessageText,
        reference::Reference,
        rights::RightsKind,
        time::{london_time, plain_time},
    },
    forms::manage::{AnswerForm, answer::ANSWER_FIELD},
    resident::manage::RequestNotice,
    ui::Problem,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use entity::message_draft;
use http::StatusCode;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    crypto::{Place, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    fields::Fields,
    ids::uuid_at,
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
};
use uuid::Uuid;

/// Messages in an hour, and those that the team has yet to read; the schema counts them (`app.answer_request`).
const AN_HOUR: u32 = 5;
const UNREAD: u32 = 20;

const ANSWER_REQUEST: Sql =
    Sql::web("SELECT result, retry_at FROM app.answer_request($1, $2, $3, $4)");
const KEEP_DRAFT: Sql = Sql::web("SELECT app.keep_message_draft($1, $2, $3, $4, $5)");
const DRAFT_REQUEST: Sql = Sql::web(
    "SELECT q.reference FROM message_draft d JOIN rights_request q ON q.id = d.request_id \
     WHERE q.closed_at IS NULL ORDER BY d.created_at DESC LIMIT 1",
);

platform::answer_enum! {
    /// What the schema says of a message.
    enum SendResult {
        Added = "ok",
        /// The same form was sent before.
        SentBefore = "sent",
        Closed = "closed",
        TooManyAnHour = "hour",
        TooManyUnread = "unread",
    }
}

#[derive(FromQueryResult)]
struct SendAnswer {
    result: String,
    retry_at: Option<DateTime<Utc>>,
}

/// POST `/manage/enquiry/rights/<reference>`
pub async fn answer_request(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    Path(reference): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let form = AnswerForm::read(&fields);
    let entered = match Entered::by(&state, &page, ManageAction::SeeAnswers).await {
        Ok(entered) => entered,
        // Nobody writes it twice because the page was locked meanwhile.
        Err(error @ AppError::SessionOver(_)) => {
            let kept = keep_draft(&state, &page, &reference, &form).await?;
            return if kept {
                Ok(page.see_other("/manage?kept"))
            } else {
                Err(error)
            };
        }
        Err(AppError::Forbidden) => {
            keep_draft(&state, &page, &reference, &form).await?;
            return Ok(page.see_other(super::WORDS_FIRST));
        }
        Err(error) => return Err(error),
    };
    let request = find_request(&state, &entered, &reference).await?;
    if *request.row.kind == RightsKind::Review {
        return Err(AppError::NotFound);
    }
    let address = format!("/manage/enquiry/rights/{}?answered", request.reference()?);
    let (status, problem) = match form.parse() {
        Err(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
        Ok(text) => {
            let refused = match state.limits.check(Limit::Message, client) {
                Ok(()) => send(&state, &entered, &request, &form, &text).await?,
                Err(AppError::TooMany(_)) => Some(Refused::Problem(Problem::new(
                    ANSWER_FIELD,
                    "rights-answer-wait",
                ))),
                Err(error) => return Err(error),
            };
            match refused {
                None => {
                    let event =
                        AuditEvent::new(Actor::Resident, Activity::RightsRequests, "rights.answer")
                            .about(entered.id(), *request.row.controller)
                            .client(client)
                            .detail(serde_json::json!({ "request": request.row.reference }));
                    audit::record(&entered.tx, state.clock.now(), event).await?;
                    entered.tx.commit().await?;
                    return Ok(page.see_other(&address));
                }
                Some(Refused::SentBefore) => {
                    entered.tx.commit().await?;
                    return Ok(page.see_other(&address));
                }
                Some(Refused::Closed) => {
                    let shown = Shown {
                        status: StatusCode::CONFLICT,
                        unsent: Some(form.text),
                        ..Shown::default()
                    };
                    return render_request(&state, &texts, page, client, entered, request, shown)
                        .await;
                }
                Some(Refused::Problem(problem)) => (StatusCode::TOO_MANY_REQUESTS, problem.into()),
            }
        }
    };
    let shown = Shown {
        status,
        form: Some(form),
        problems: problem,
        ..Shown::default()
    };
    render_request(&state, &texts, page, client, entered, request, shown).await
}

/// Why a message was not added.
enum Refused {
    SentBefore,
    Closed,
    Problem(Problem),
}

async fn send(
    state: &Platform,
    entered: &Entered,
    request: &Request,
    form: &AnswerForm,
    text: &MessageText,
) -> Result<Option<Refused>> {
    let now = state.clock.now();
    let id = uuid_at(now);
    let sealed = request
        .key(state)?
        .seal_text(message_place(id), text.expose())?;
    // A form without its hidden field is no browser's: each such press counts.
    let form_id: Uuid = form.form_id.parse().unwrap_or(id);
    let values = [
        id.into(),
        request.row.id.into(),
        form_id.into(),
        sealed.into(),
    ];
    let answer: SendAnswer = ANSWER_REQUEST
        .one(&entered.tx, values)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a message has no result")))?;
    let result: SendResult = answer.result.parse().map_err(AppError::internal)?;
    Ok(match result {
        SendResult::Added => None,
        SendResult::SentBefore => Some(Refused::SentBefore),
        SendResult::Closed => Some(Refused::Closed),
        SendResult::TooManyAnHour => {
            let time = plain_time(london_time(answer.retry_at.unwrap_or(now)));
            let problem = Problem::new(ANSWER_FIELD, "rights-answer-hour")
                .with("n", AN_HOUR.to_string())
                .with("time", time);
            Some(Refused::Problem(problem))
        }
        SendResult::TooManyUnread => Some(Refused::Problem(
            Problem::new(ANSWER_FIELD, "rights-answer-unread").with("n", UNREAD.to_string()),
        )),
    })
}

/// Whether the person may write about it: the data protection team reads what they write, and an officer answers a
/// review of the team.
pub(super) fn is_answerable(request: &Request) -> bool {
    request.row.closed_at.is_none() && *request.row.kind != RightsKind::Review
}

fn draft_place(id: Uuid) -> Place<'static> {
    Place::new("message_draft", id, "body")
}

/// Keeps what was written for 30 minutes, for whoever opens the same enquiry again in this browser. False when
/// there is nothing to keep or nobody to keep it for.
async fn keep_draft(
    state: &Platform,
    page: &Page,
    reference: &str,
    form: &AnswerForm,
) -> Result<bool> {
    let (Some(token), Ok(reference)) = (page.token(), reference.parse::<Reference>()) else {
        return Ok(false);
    };
    if form.text.trim().is_empty() {
        return Ok(false);
    }
    let id = uuid_at(state.clock.now());
    let (key, wrapped) = state.keys.new_data_key(id)?;
    let tx = state.pools.manage_tx(token.hash()).await?;
    let values = [
        id.into(),
        reference.to_string().into(),
        wrapped.epoch.into(),
        wrapped.bytes.into(),
        key.seal_text(draft_place(id), &form.text)?.into(),
    ];
    let kept = KEEP_DRAFT.value(&tx, values).await?;
    tx.commit().await?;
    Ok(kept)
}

/// What was being written about a request; row-level security shows it for as long as it is kept.
///
/// # Errors
/// The database; a text that does not open.
pub(super) async fn draft(
    state: &Platform,
    tx: &impl ConnectionTrait,
    request: &Request,
) -> Result<Option<String>> {
    let row = message_draft::Entity::find()
        .filter(message_draft::Column::RequestId.eq(request.row.id))
        .order_by_desc(message_draft::Column::CreatedAt)
        .one(tx)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let wrapped = WrappedKey {
        epoch: row.key_epoch,
        bytes: row.wrapped_key,
    };
    let text = state
        .keys
        .unwrap(&wrapped, row.id)?
        .open_text(draft_place(row.id), &row.body)?;
    Ok(Some((*text).clone()))
}

/// The open request about which something was being written, if there is one.
///
/// # Errors
/// The database.
pub(super) async fn draft_request(tx: &impl ConnectionTrait) -> Result<Option<Reference>> {
    let found: Vec<String> = DRAFT_REQUEST.values(tx, []).await?;
    found
        .first()
        .map(|reference| reference.parse().map_err(AppError::internal))
        .transpose()
}

/// A number that tells one shown form from every other.
pub(super) fn new_form_id(now: DateTime<Utc>) -> String {
    uuid_at(now).to_string()
}

/// What the address says has just happened.
pub(super) fn notice(query: Option<&str>) -> Option<RequestNotice> {
    match query {
        Some("sent") => Some(RequestNotice::Sent),
        Some("answered") => Some(RequestNotice::Answered),
        _ => None,
    }
}
