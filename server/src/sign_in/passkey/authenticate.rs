//! Signing in with a passkey.

use super::{Asked, PASSKEY_ANSWERED, PASSKEY_ASKED, load_challenge, save_challenge, site};
use crate::sign_in::sso::Sso;
use crate::{
    sign_in::password::{again as again_at_door, end_session},
    staff::Training,
};
use app::domain::activity::Activity;
use app::{
    domain::controller::Controller,
    forms::staff::SignInForm,
    staff::{accounts::PasskeySignInPage, sign_in::TrainingPage},
    ui::{Problem, Problems},
};
use axum::{extract::State, response::Response};
use chrono::NaiveDate;
use entity::Coded;
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit::{Actor, AuditEvent, record},
    cookie::Token,
    db::Sql,
    error::{AppError, Result},
    fields::Fields,
    ids::StaffId,
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::FromQueryResult;
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential, Webauthn};

const PASSKEY_ACCOUNT: Sql = Sql::staff(
    "SELECT id, controller, credential, training_completed_on FROM app.passkey_account($1)",
);
const OPEN_SESSION: Sql = Sql::staff("SELECT app.open_session_by_passkey($1, $2, $3, $4)");

/// GET `/staff/passkey`: the question that this browser was asked; without one, to the door.
pub async fn show_passkey_sign_in(State(state): State<Platform>, page: Page) -> Result<Response> {
    let found = match page.token() {
        Some(token) => {
            let tx = state.pools.sign_in_tx().await?;
            let found = load_challenge::<DiscoverableAuthentication>(
                &tx,
                token.hash().to_vec(),
                PASSKEY_ASKED,
            )
            .await?;
            tx.commit().await?;
            found
        }
        None => None,
    };
    let Some(Asked { question, .. }) = found else {
        return Ok(page.see_other("/staff/sign-in"));
    };
    let question = question.to_string();
    Ok(page.ok(move || view! { <PasskeySignInPage question/> }))
}

/// POST `/staff/passkey`: without an answer it asks; with one it signs in.
pub async fn sign_in_by_passkey(
    State(state): State<Platform>,
    State(sso): State<Option<Arc<Sso>>>,
    mut page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    state.limits.check(Limit::SignIn, client)?;
    let site = site(&state).ok_or(AppError::NotFound)?;
    let Some(token) = page.token().cloned() else {
        return Ok(page.see_other("/staff/sign-in"));
    };
    let typed = fields.one("credential");
    if typed.is_empty() {
        let (question, waits) = site
            .start_discoverable_authentication()
            .map_err(AppError::internal)?;
        let asked = Asked {
            question: serde_json::to_value(question).map_err(AppError::internal)?,
            state: waits,
            name: String::new(),
        };
        let tx = state.pools.sign_in_tx().await?;
        save_challenge(&tx, token.hash().to_vec(), &asked).await?;
        tx.commit().await?;
        return Ok(page.see_other("/staff/passkey"));
    }
    let credential: PublicKeyCredential =
        serde_json::from_str(&typed).map_err(|_| AppError::BadRequest)?;
    let fresh = page.rotate();
    let tx = state.pools.sign_in_tx().await?;
    let found =
        load_challenge::<DiscoverableAuthentication>(&tx, token.hash().to_vec(), PASSKEY_ANSWERED)
            .await?;
    tx.commit().await?;
    let known = match found {
        Some(asked) => proved(&state, &site, &credential, asked.state).await?,
        None => None,
    };
    let Some(known) = known else {
        return refused(&state, sso.as_deref(), page, client).await;
    };
    open_session(&state, sso.as_deref(), page, client, known, &token, &fresh).await
}

async fn refused(
    state: &Platform,
    sso: Option<&Sso>,
    page: Page,
    client: Client,
) -> Result<Response> {
    let tx = state.pools.sign_in_tx().await?;
    let event = AuditEvent::new(
        Actor::Visitor,
        Activity::AuditAndSecurity,
        "sign_in.refused",
    )
    .reason("passkey")
    .client(client);
    record(&tx, state.clock.now(), event).await?;
    tx.commit().await?;
    let problems = Problems::from(Problem::new("name", "accounts-error-passkey"));
    Ok(again_at_door(
        state,
        sso,
        page,
        SignInForm::default(),
        problems,
    ))
}

#[derive(FromQueryResult)]
struct Account {
    id: Uuid,
    controller: Coded<Controller>,
    credential: Value,
    training_completed_on: Option<NaiveDate>,
}

/// Somebody who has shown a key of theirs.
struct Known {
    id: StaffId,
    controller: Controller,
    training: Option<NaiveDate>,
    credential_id: Vec<u8>,
    /// With its counter moved on.
    credential: Value,
}

async fn proved(
    state: &Platform,
    site: &Webauthn,
    credential: &PublicKeyCredential,
    waits: DiscoverableAuthentication,
) -> Result<Option<Known>> {
    let Ok((user, credential_id)) = site.identify_discoverable_authentication(credential) else {
        return Ok(None);
    };
    let credential_id = credential_id.to_vec();
    let tx = state.pools.sign_in_tx().await?;
    let account: Option<Account> = PASSKEY_ACCOUNT
        .one(&tx, [credential_id.clone().into()])
        .await?;
    tx.commit().await?;
    let Some(account) = account.filter(|account| account.id == user) else {
        return Ok(None);
    };
    let mut key: Passkey =
        serde_json::from_value(account.credential).map_err(AppError::internal)?;
    let Ok(result) = site.finish_discoverable_authentication_v2(credential, waits, &key) else {
        return Ok(None);
    };
    key.update_credential(&result);
    Ok(Some(Known {
        id: StaffId(account.id),
        controller: *account.controller,
        training: account.training_completed_on,
        credential_id,
        credential: serde_json::to_value(&key).map_err(AppError::internal)?,
    }))
}

async fn open_session(
    state: &Platform,
    sso: Option<&Sso>,
    page: Page,
    client: Client,
    known: Known,
    old: &Token,
    fresh: &Token,
) -> Result<Response> {
    let now = state.clock.now();
    let event = |action| {
        let mut event = AuditEvent::new(Actor::Staff(known.id), Activity::AuditAndSecurity, action)
            .client(client);
        event.controller = Some(known.controller);
        event
    };
    let tx = state.pools.staff_tx(known.id).await?;
    if Training::of(known.training, now) == Training::RunOut {
        record(&tx, now, event("sign_in.training_run_out")).await?;
        tx.commit().await?;
        let completed_on = known.training;
        return Ok(page.with_status(
            StatusCode::FORBIDDEN,
            move || view! { <TrainingPage completed_on/> },
        ));
    }
    let values = [
        known.id.0.into(),
        known.credential_id.clone().into(),
        known.credential.clone().into(),
        fresh.hash().to_vec().into(),
    ];
    if !OPEN_SESSION.value::<bool>(&tx, values).await? {
        tx.rollback().await?;
        return refused(state, sso, page, client).await;
    }
    end_session(&tx, old).await?;
    record(&tx, now, event("staff.sign_in_by_passkey")).await?;
    tx.commit().await?;
    Ok(page.see_other("/staff"))
}
