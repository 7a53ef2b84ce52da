//! Passkeys (WebAuthn; OWASP ASVS V6.3): made on one's own account after the password, and a
//! way to sign in that needs neither name nor code. A browser offers them only where the site has a name.

use crate::sign_in::sso::Sso;
use crate::{
    accounts::audit_account,
    sign_in::my_account::{again, this},
};
use crate::{
    sign_in::password::{again as again_at_door, end_session},
    staff::{StaffRequest, Training},
};
use app::domain::activity::Activity;
use app::{
    domain::controller::Controller,
    forms::staff::SignInForm,
    staff::{
        accounts::{ACCOUNT, NewPasskeyPage, PasskeyLine, PasskeySignInPage},
        sign_in::TrainingPage,
    },
    ui::{Problem, Problems},
};
use axum::{extract::State, response::Response};
use chrono::{DateTime, NaiveDate, Utc};
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
    ids::{StaffId, uuid_at},
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

/// Most characters of the name that somebody gives to a passkey.
pub const NAME_MAX: usize = 60;

const ASK_PASSKEY: Sql = Sql::staff("SELECT app.begin_passkey_challenge($1, $2)");
const PASSKEY_ASKED: Sql = Sql::staff("SELECT app.passkey_challenge($1)");
/// As [`PASSKEY_ASKED`]; it is used up by that.
const PASSKEY_ANSWERED: Sql = Sql::staff("SELECT app.take_passkey_challenge($1)");
const MY_PASSKEYS: Sql =
    Sql::staff("SELECT id, credential_id, name, created_at, last_used_at FROM app.my_passkeys()");
const ADD_PASSKEY: Sql = Sql::staff("SELECT app.add_my_passkey($1, $2, $3, $4)");
const REMOVE_PASSKEY: Sql = Sql::staff("SELECT app.remove_my_passkey($1)");
const PASSKEY_ACCOUNT: Sql = Sql::staff(
    "SELECT id, controller, credential, training_completed_on FROM app.passkey_account($1)",
);
const OPEN_SESSION: Sql = Sql::staff("SELECT app.open_session_by_passkey($1, $2, $3, $4)");

/// What was asked, and what is needed to read the answer.
#[derive(Serialize, Deserialize)]
struct Asked<S> {
    question: Value,
    state: S,
    /// Of a new one.
    #[serde(default)]
    name: String,
}

/// The site as passkeys know it; `None` where it has an address in place of a name.
pub fn site(state: &Platform) -> Option<Webauthn> {
    let origin = Url::parse(&state.configured.base_url).ok()?;
    let host = origin.domain()?.to_owned();
    WebauthnBuilder::new(&host, &origin).ok()?.build().ok()
}

async fn save_challenge<S: Serialize>(
    db: &impl ConnectionTrait,
    token: Vec<u8>,
    asked: &Asked<S>,
) -> Result<()> {
    let body = serde_json::to_value(asked).map_err(AppError::internal)?;
    ASK_PASSKEY.execute(db, [token.into(), body.into()]).await?;
    Ok(())
}

/// What was asked of this browser, by [`PASSKEY_ASKED`] or [`PASSKEY_ANSWERED`].
async fn asked<S: for<'a> Deserialize<'a>>(
    db: &impl ConnectionTrait,
    token: Vec<u8>,
    by: Sql,
) -> Result<Option<Asked<S>>> {
    let body: Option<Value> = by.value(db, [token.into()]).await?;
    body.map(|body| serde_json::from_value(body).map_err(AppError::internal))
        .transpose()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    credential_id: Vec<u8>,
    name: String,
    created_at: DateTime<Utc>,
    last_used_at: Option<DateTime<Utc>>,
}

async fn rows(staff: &StaffRequest) -> Result<Vec<Row>> {
    Ok(MY_PASSKEYS.all(&staff.tx, []).await?)
}

/// The reader's own; `None` where the site cannot have any.
pub(crate) async fn lines(staff: &StaffRequest) -> Result<Option<Vec<PasskeyLine>>> {
    if site(&staff.state).is_none() {
        return Ok(None);
    }
    let lines = rows(staff).await?.into_iter().map(|row| PasskeyLine {
        id: row.id,
        name: row.name,
        made: row.created_at,
        used: row.last_used_at,
    });
    Ok(Some(lines.collect()))
}

/// The password was right: asks the browser for a new key.
pub(crate) async fn begin(staff: StaffRequest) -> Result<Response> {
    let site = site(&staff.state).ok_or(AppError::NotFound)?;
    let name = staff.fields.one("passkey_name").trim().to_owned();
    if name.is_empty() || name.chars().count() > NAME_MAX {
        let problem = Problem::new("passkey_name", "accounts-error-passkey-name");
        return again(staff, problem.into()).await;
    }
    let known: Vec<Vec<u8>> = rows(&staff)
        .await?
        .into_iter()
        .map(|row| row.credential_id)
        .collect();
    let shown = &staff.officer.display_name;
    let (question, state) = site
        .start_passkey_registration(staff.officer.id.0, shown, shown, Some(known))
        .map_err(AppError::internal)?;
    let mut question = serde_json::to_value(question).map_err(AppError::internal)?;
    // Kept on the device with whose it is: signing in then asks for no name, and tells nobody which names there are.
    question["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
    question["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
    let asked = Asked {
        question,
        state,
        name,
    };
    save_challenge(&staff.tx, this(&staff), &asked).await?;
    audit_account(&staff, "account.begin_passkey", None, json!({})).await?;
    staff.redirect(&format!("{ACCOUNT}/passkey")).await
}

/// GET `/staff/account/passkey`
pub async fn new_passkey(staff: StaffRequest) -> Result<Response> {
    let found = asked::<PasskeyRegistration>(&staff.tx, this(&staff), PASSKEY_ASKED).await?;
    let StaffRequest { page, tx, .. } = staff;
    tx.commit().await?;
    let Some(Asked { question, name, .. }) = found else {
        return Ok(page.see_other(ACCOUNT));
    };
    let (question, problems) = (question.to_string(), Problems::default());
    Ok(page.ok(move || view! { <NewPasskeyPage name question problems/> }))
}

/// POST `/staff/account/passkey`: what the browser made.
pub async fn add_passkey(staff: StaffRequest) -> Result<Response> {
    let site = site(&staff.state).ok_or(AppError::NotFound)?;
    let found = asked::<PasskeyRegistration>(&staff.tx, this(&staff), PASSKEY_ANSWERED).await?;
    let Some(Asked { state, name, .. }) = found else {
        return Ok(staff.page.see_other(&format!("{ACCOUNT}?passkey_late")));
    };
    let credential: RegisterPublicKeyCredential =
        serde_json::from_str(&staff.fields.one("credential")).map_err(|_| AppError::BadRequest)?;
    let done = match site.finish_passkey_registration(&credential, &state) {
        Ok(key) => keep(&staff, &key, &name).await?,
        Err(_) => false,
    };
    let action = if done {
        "account.passkey"
    } else {
        "account.refused"
    };
    audit_account(&staff, action, None, json!({ "act": "passkey" })).await?;
    let StaffRequest { page, tx, .. } = staff;
    tx.commit().await?;
    let word = if done { "passkey" } else { "passkey_late" };
    Ok(page.see_other(&format!("{ACCOUNT}?{word}")))
}

async fn keep(staff: &StaffRequest, key: &Passkey, name: &str) -> Result<bool> {
    let credential = serde_json::to_value(key).map_err(AppError::internal)?;
    let values = [
        uuid_at(staff.now).into(),
        key.cred_id().to_vec().into(),
        name.to_owned().into(),
        credential.into(),
    ];
    Ok(ADD_PASSKEY.value(&staff.tx, values).await?)
}

/// POST `/staff/account`, `remove_passkey`.
pub(crate) async fn remove(staff: StaffRequest) -> Result<Response> {
    let id = Uuid::parse_str(&staff.fields.one("passkey")).map_err(|_| AppError::BadRequest)?;
    let removed: bool = REMOVE_PASSKEY.value(&staff.tx, [id.into()]).await?;
    if removed {
        audit_account(
            &staff,
            "account.remove_passkey",
            None,
            json!({ "passkey": id }),
        )
        .await?;
    }
    staff.redirect(&format!("{ACCOUNT}?passkey_removed")).await
}

/// GET `/staff/passkey`: the question that this browser was asked; without one, to the door.
pub async fn show_passkey_sign_in(State(state): State<Platform>, page: Page) -> Result<Response> {
    let found = match page.token() {
        Some(token) => {
            let tx = state.pools.sign_in_tx().await?;
            let found =
                asked::<DiscoverableAuthentication>(&tx, token.hash().to_vec(), PASSKEY_ASKED)
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
        asked::<DiscoverableAuthentication>(&tx, token.hash().to_vec(), PASSKEY_ANSWERED).await?;
    tx.commit().await?;
    let known = match found {
        Some(asked) => proved(&state, &site, &credential, asked.state).await?,
        None => None,
    };
    let Some(known) = known else {
        return refused(&state, sso.as_deref(), page, client).await;
    };
    open(&state, sso.as_deref(), page, client, known, &token, &fresh).await
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

async fn open(
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
