//! Signing in through an organisation's own directory: OpenID Connect, authorization code with PKCE (feature E1). The
//! account is made here by two people as any other; the directory says who somebody is and which of the account's roles
//! count.

mod provider;

pub use provider::Sso;

use crate::{sign_in::password::again, staff::Training};
use app::domain::activity::Activity;
use app::{
    domain::permission::Role,
    forms::staff::SignInForm,
    staff::sign_in::{SsoReturnPage, TrainingPage},
    ui::{Problem, Problems},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use chrono::NaiveDate;
use entity::Codes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit::{Actor, AuditEvent, record},
    cookie::{Token, read},
    crypto,
    crypto::IndexKind,
    db::Sql,
    error::{AppError, Result},
    ids::StaffId,
    limits::{Client as Visitor, Limit},
    page::Page,
};
use provider::derived;
use sea_orm::FromQueryResult;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// GET `/staff/sso`: to the provider.
pub async fn start_sso(
    State(state): State<Platform>,
    State(sso): State<Option<Arc<Sso>>>,
    page: Page,
    visitor: Visitor,
) -> Result<Response> {
    let sso = sso.as_deref().ok_or(AppError::NotFound)?;
    state.limits.check(Limit::SignIn, visitor)?;
    let token = Token::random();
    match sso.address(&token).await {
        Ok(address) => {
            let mut response = page.see_other(&address);
            let cookie = state.cookies.sso(Some(&token));
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        Err(error) => {
            tracing::warn!(%error, "single sign-on");
            Ok(door(&state, Some(sso), page, "sign-in-error-sso-away"))
        }
    }
}

/// What the provider says when it leads back.
#[derive(Deserialize)]
pub struct Answer {
    code: Option<String>,
    state: Option<String>,
}

/// GET `/staff/sso/callback`
pub async fn finish_sso(
    State(state): State<Platform>,
    State(sso): State<Option<Arc<Sso>>>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
    page: Page,
    visitor: Visitor,
) -> Result<Response> {
    let sso = sso.as_deref().ok_or(AppError::NotFound)?;
    state.limits.check(Limit::SignIn, visitor)?;
    let token = read(&headers, state.cookies.sso_name()).and_then(Token::parse);
    let response = match (token, answer.state) {
        (Some(token), Some(told))
            if crypto::same(told.as_bytes(), derived(&token, "state").as_bytes()) =>
        {
            open_session(&state, sso, page, visitor, &token, answer.code).await?
        }
        _ => door(&state, Some(sso), page, "sign-in-error-sso-late"),
    };
    // Whatever came of it, it works once.
    let mut response = response;
    let cookie = state.cookies.sso(None);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

const SSO_ACCOUNT: Sql =
    Sql::staff("SELECT id, training_completed_on, roles FROM app.sso_account($1, $2, $3, $4)");
const OPEN_SESSION: Sql = Sql::staff("SELECT app.open_session_by_sso($1, $2, $3, $4, $5)");

#[derive(FromQueryResult)]
struct Account {
    id: Uuid,
    training_completed_on: Option<NaiveDate>,
    roles: Codes<Role>,
}

async fn open_session(
    state: &Platform,
    sso: &Sso,
    mut page: Page,
    visitor: Visitor,
    token: &Token,
    code: Option<String>,
) -> Result<Response> {
    let Some(code) = code else {
        audit(state, visitor, None, "sign_in.sso_refused").await?;
        return Ok(door(state, Some(sso), page, "sign-in-error-sso-refused"));
    };
    let person = match sso.person(token, code).await {
        Ok(person) => person,
        Err(error) => {
            tracing::warn!(%error, "single sign-on");
            audit(state, visitor, None, "sign_in.sso_refused").await?;
            return Ok(door(state, Some(sso), page, "sign-in-error-sso-refused"));
        }
    };
    let subject = state.keys.blind_index(IndexKind::Proof, &person.subject)?;
    let tx = state.pools.sign_in_tx().await?;
    let values = [
        sso.controller().code().into(),
        person.name.into(),
        sso.issuer().to_owned().into(),
        subject.clone().into(),
    ];
    let found: Option<Account> = SSO_ACCOUNT.one(&tx, values).await?;
    tx.commit().await?;
    let counts = |account: &Account| -> Vec<String> {
        person
            .roles
            .iter()
            .filter(|role| account.roles.contains(role))
            .map(ToString::to_string)
            .collect()
    };
    let Some((account, roles)) = found
        .map(|account| {
            let roles = counts(&account);
            (account, roles)
        })
        .filter(|(_, roles)| !roles.is_empty())
    else {
        audit(state, visitor, None, "sign_in.sso_nobody").await?;
        return Ok(door(state, Some(sso), page, "sign-in-error-sso-nobody"));
    };
    let id = StaffId(account.id);
    let now = state.clock.now();
    if Training::of(account.training_completed_on, now) == Training::RunOut {
        audit(state, visitor, Some(id), "sign_in.training_run_out").await?;
        let completed_on = account.training_completed_on;
        return Ok(page.with_status(
            StatusCode::FORBIDDEN,
            move || view! { <TrainingPage completed_on/> },
        ));
    }
    // A new cookie: one that was planted before is worth nothing.
    let fresh = page.rotate();
    let tx = state.pools.staff_tx(id).await?;
    let values = [
        id.0.into(),
        sso.issuer().to_owned().into(),
        subject.into(),
        roles.into(),
        fresh.hash().to_vec().into(),
    ];
    if !OPEN_SESSION.value::<bool>(&tx, values).await? {
        tx.rollback().await?;
        page.end();
        audit(state, visitor, None, "sign_in.sso_nobody").await?;
        return Ok(door(state, Some(sso), page, "sign-in-error-sso-nobody"));
    }
    let event = event(visitor, Some(id), "staff.sign_in_by_sso");
    record(&tx, now, event).await?;
    tx.commit().await?;
    let mut response = page.ok(|| view! { <SsoReturnPage/> });
    let on = HeaderValue::from_static("0; url=/staff");
    response.headers_mut().insert(header::REFRESH, on);
    Ok(response)
}

/// The door with what went wrong.
fn door(state: &Platform, sso: Option<&Sso>, page: Page, problem: &'static str) -> Response {
    let problems: Problems = Problem::new("name", problem).into();
    again(state, sso, page, SignInForm::default(), problems)
}

fn event(visitor: Visitor, who: Option<StaffId>, action: &'static str) -> AuditEvent {
    AuditEvent::new(
        who.map_or(Actor::Visitor, Actor::Staff),
        Activity::AuditAndSecurity,
        action,
    )
    .client(visitor)
    .detail(json!({}))
}

async fn audit(
    state: &Platform,
    visitor: Visitor,
    who: Option<StaffId>,
    action: &'static str,
) -> Result<()> {
    let tx = match who {
        Some(id) => state.pools.staff_tx(id).await?,
        None => state.pools.sign_in_tx().await?,
    };
    record(&tx, state.clock.now(), event(visitor, who, action)).await?;
    Ok(tx.commit().await?)
}
