//! `/rights`: asking or complaining without an enquiry at hand. Nothing is proved, and nothing is told (level L0).

use super::store::RightsContent;
use crate::rights::create::{NewRequest, create_request};
use app::domain::activity::Activity;
use app::{
    domain::{consent::ConsentChannel, identity::IdentityLevel, reference::Reference},
    forms::manage::{PublicRightsForm, PublicRightsRequest},
    resident::rights::{PublicRightsPage, PublicSentPage},
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
    let PublicRightsRequest {
        controller,
        kind,
        message: words,
        name,
        reply_to,
        reference,
    } = match form.parse() {
        Ok(asked) => asked,
        Err(problems) => {
            return Ok(page.unprocessable(|| view! { <PublicRightsPage form problems/> }));
        }
    };
    state.limits.check(Limit::Message, client)?;
    let now = state.clock.now();
    let tx = state.pools.web_tx().await?;
    let number = create_request(
        &state,
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
    Ok(page.see_other(&format!("/rights/sent?{number}")))
}

/// GET `/rights/sent?<number>`: the number opens nothing.
pub async fn show_sent_request(page: Page, RawQuery(query): RawQuery) -> Response {
    match query.as_deref().map(str::parse::<Reference>) {
        Some(Ok(number)) => {
            let reference = number.to_string();
            page.ok(|| view! { <PublicSentPage reference/> })
        }
        _ => page.see_other("/rights"),
    }
}
