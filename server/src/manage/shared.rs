//! `/manage/enquiry/shared`: who had the information. A line that is lawfully withheld is not among the
//! rows that this role can read (F14).

use super::{case::Loaded, session::Entered};
use crate::{
    platform::{
        audit::{self, Actor, AuditEvent},
        error::Result,
        limits::Client,
        page::Page,
    },
    state::AppState,
};
use app::{
    domain::{identity::ManageAction, permission::Role},
    resident::manage::{LookLine, SharedLine, SharedPage},
};
use axum::{extract::State, response::Response};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Shared {
    organisation: String,
    queue: String,
    basis: String,
    fields: Vec<String>,
    at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Look {
    day: NaiveDate,
    role: String,
}

/// What went to others, the newest first, as far as the person may know.
///
/// # Errors
/// The database.
pub async fn disclosures(tx: &impl ConnectionTrait) -> Result<Vec<SharedLine>> {
    // Row-level security shows the open enquiry's lines that are not withheld, and these columns alone.
    let statement = Statement::from_string(
        DbBackend::Postgres,
        "SELECT organisation, queue, basis, fields, at FROM disclosure ORDER BY at DESC",
    );
    let rows = Shared::find_by_statement(statement).all(tx).await?;
    Ok(rows
        .into_iter()
        .map(|row| SharedLine {
            at: row.at,
            organisation: row.organisation,
            queue: row.queue,
            basis: row.basis,
            fields: row.fields,
        })
        .collect())
}

/// GET `/manage/enquiry/shared`
pub async fn show(State(state): State<AppState>, page: Page, client: Client) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::SeeAnswers).await? else {
        return Ok(page.see_other(super::WORDS_FIRST));
    };
    let loaded = Loaded::read(&state, &entered).await?;
    let shared = disclosures(&entered.tx).await?;
    let looks = Statement::from_string(
        DbBackend::Postgres,
        "SELECT day, role FROM app.looks() ORDER BY day DESC, role",
    );
    let mut looks: Vec<LookLine> = Look::find_by_statement(looks)
        .all(&entered.tx)
        .await?
        .into_iter()
        .map(|look| LookLine {
            day: look.day,
            role: look.role.parse::<Role>().ok(),
        })
        .collect();
    looks.dedup();
    let event = AuditEvent::new(Actor::Resident, "manage.shared")
        .about(entered.id(), loaded.case.controller)
        .client(client);
    audit::record(&entered.tx, state.clock.now(), event).await?;
    entered.tx.commit().await?;
    let case = loaded.case;
    Ok(page.ok(|| view! { <SharedPage case shared looks/> }))
}
