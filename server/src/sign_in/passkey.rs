//! Passkeys (WebAuthn; OWASP ASVS V6.3): made on one's own account after the password, and a
//! way to sign in that needs neither name nor code. A browser offers them only where the site has a name.

mod authenticate;

pub use authenticate::{show_passkey_sign_in, sign_in_by_passkey};

use crate::staff::StaffRequest;
use crate::{
    accounts::audit_account,
    sign_in::my_account::{again, this},
};
use app::{
    staff::accounts::{ACCOUNT, NewPasskeyPage, PasskeyLine},
    ui::{Problem, Problems},
};
use axum::response::Response;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    db::Sql,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    Passkey, PasskeyRegistration, RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
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
async fn load_challenge<S: for<'a> Deserialize<'a>>(
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
    let found =
        load_challenge::<PasskeyRegistration>(&staff.tx, this(&staff), PASSKEY_ASKED).await?;
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
    let found =
        load_challenge::<PasskeyRegistration>(&staff.tx, this(&staff), PASSKEY_ANSWERED).await?;
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
