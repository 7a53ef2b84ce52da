//! `/rights` and `/complaint`: asking or complaining without an enquiry at hand. Nothing is proved, and nothing is told
//! (level L0).

use super::store::RightsContent;
use crate::rights::create::{NewRequest, create_request};
use app::domain::activity::Activity;
use app::{
    domain::{
        consent::ConsentChannel, identity::IdentityLevel, reference::Reference, rights::RightsKind,
    },
    forms::manage::{PublicRightsForm, PublicRightsRequest},
    resident::rights::{PublicComplaintPage, PublicRightsPage, PublicSentPage},
    ui::Problems,
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::Result,
    fields::Fields,
    limits::{Client, Limit},
    page::Page,
};

/// GET `/rights`
pub async fn show_public_request(page: Page) -> Response {
    let form = PublicRightsForm::default();
    page.ok(|| view! { <PublicRightsPage form problems=Problems::default()/> })
}

/// POST `/rights`
pub async fn send_public_request(
    State(state): State<Platform>,
    page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let form = PublicRightsForm::read(&fields);
    match form.parse() {
        Ok(asked) => keep_request(&state, page, client, asked).await,
        Err(problems) => Ok(page.unprocessable(|| view! { <PublicRightsPage form problems/> })),
    }
}

/// GET `/complaint`
pub async fn show_public_complaint(page: Page) -> Response {
    let form = PublicRightsForm::default();
    page.ok(|| view! { <PublicComplaintPage form problems=Problems::default()/> })
}

/// POST `/complaint`
pub async fn send_public_complaint(
    State(state): State<Platform>,
    page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let form = PublicRightsForm::read(&fields).about(RightsKind::Complaint);
    match form.parse() {
        Ok(asked) => keep_request(&state, page, client, asked).await,
        Err(problems) => Ok(page.unprocessable(|| view! { <PublicComplaintPage form problems/> })),
    }
}

/// Keeps what was asked, and leads to its number. Who is known only by name and number proves nothing, so it is bound
/// to no enquiry before a person has looked.
async fn keep_request(
    state: &Platform,
    page: Page,
    client: Client,
    asked: PublicRightsRequest,
) -> Result<Response> {
    let PublicRightsRequest {
        controller,
        kind,
        message: words,
        name,
        reply_to,
        reference,
    } = asked;
    state.limits.check(Limit::Message, client)?;
    let now = state.clock.now();
    let tx = state.pools.web_tx().await?;
    let number = create_request(
        state,
        page.data(),
        &tx,
        NewRequest {
            enquiry: None,
            controller,
            kind,
            channel: ConsentChannel::Online,
            level: IdentityLevel::L0,
            received_at: now,
            recorded_by: None,
            content: RightsContent {
                words,
                name: Some(name),
                reply_to: Some(reply_to),
                reference,
            },
        },
    )
    .await?;
    let mut event = AuditEvent::new(Actor::Visitor, Activity::RightsRequests, "rights.ask")
        .client(client)
        .detail(serde_json::json!({ "kind": kind }));
    event.controller = Some(controller);
    audit::record(&tx, now, event).await?;
    tx.commit().await?;
    let sent = if kind == RightsKind::Complaint {
        "/complaint/sent"
    } else {
        "/rights/sent"
    };
    Ok(page.see_other(&format!("{sent}?{number}")))
}

/// GET `/rights/sent?<number>`: the number opens nothing.
pub async fn show_sent_request(page: Page, RawQuery(query): RawQuery) -> Response {
    show_sent(page, query.as_deref(), false)
}

/// GET `/complaint/sent?<number>`
pub async fn show_sent_complaint(page: Page, RawQuery(query): RawQuery) -> Response {
    show_sent(page, query.as_deref(), true)
}

fn show_sent(page: Page, query: Option<&str>, complaint: bool) -> Response {
    match query.map(str::parse::<Reference>) {
        Some(Ok(number)) => {
            let reference = number.to_string();
            page.ok(|| view! { <PublicSentPage reference complaint/> })
        }
        _ => page.see_other(if complaint { "/complaint" } else { "/rights" }),
    }
}
