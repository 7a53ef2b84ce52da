//! `/staff/account`: one's own password, app, recovery codes and sessions. Whatever could lock somebody out,
//! or let somebody else in, asks for the password again.

use super::{
    did, done,
    join::codes_place,
    passkey,
    recovery::Codes,
    store::{answer, sql},
};
use crate::{
    platform::{
        crypto::{self, DataKey, IndexKind, Place, Verified, WrappedKey},
        error::{AppError, Result},
        ids::StaffId,
        limits::Limit,
    },
    staff::{
        Desk,
        account::{SECRET, base32, seconds, secret_of, totp},
        sign_in::{record_try, reserve_try},
    },
};
use app::{
    forms::staff::{AcceptInvitationForm, PasswordForm},
    staff::accounts::{
        ACCOUNT, MyAccount, MyAccountPage, NewAuthenticatorPage, RecoveryCodesPage, SessionLine,
    },
    ui::{Problem, Problems},
};
use axum::{extract::RawQuery, response::Response};
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::*;
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::json;
use uuid::Uuid;
use zeroize::Zeroizing;

/// What the page may say was done, as words in its address, each with its text key.
const DONE: [(&str, &str); 7] = [
    ("passkey", "accounts-done-passkey"),
    ("passkey_late", "accounts-done-passkey-late"),
    ("passkey_removed", "accounts-done-passkey-removed"),
    ("password", "accounts-done-password"),
    ("app", "accounts-done-app"),
    ("codes", "accounts-done-codes"),
    ("others", "accounts-done-others"),
];

/// What the database tells people about their own account.
#[derive(FromQueryResult)]
struct Own {
    id: Uuid,
    name: String,
    password_hash: String,
    key_epoch: i32,
    wrapped_key: Vec<u8>,
    next_secret: Option<Vec<u8>>,
    codes: Option<Vec<u8>>,
    codes_left: i64,
}

impl Own {
    async fn load(desk: &Desk) -> Result<Self> {
        let text = "SELECT id, name, password_hash, key_epoch, wrapped_key, next_secret, codes, codes_left FROM app.my_account()";
        Self::find_by_statement(sql(text, []))
            .one(&desk.tx)
            .await?
            .ok_or(AppError::NotFound)
    }

    fn key(&self, desk: &Desk) -> Result<DataKey> {
        let wrapped = WrappedKey {
            epoch: self.key_epoch,
            bytes: self.wrapped_key.clone(),
        };
        Ok(desk.state.keys.unwrap(&wrapped, self.id)?)
    }

    /// The one-time secret waits under another name, so that it never opens in place of the one in use.
    fn next_place(&self) -> Place<'static> {
        Place::new("staff", self.id, "next_secret")
    }
}

/// The session of this request, as the database knows it.
pub(super) fn this(desk: &Desk) -> Vec<u8> {
    desk.page
        .token()
        .map(|token| token.hash().to_vec())
        .unwrap_or_default()
}

/// GET `/staff/account`
pub async fn show(RawQuery(query): RawQuery, desk: Desk) -> Result<Response> {
    let done = done(query.as_deref(), &DONE);
    page(
        desk,
        StatusCode::OK,
        String::new(),
        done,
        Problems::default(),
    )
    .await
}

#[derive(FromQueryResult)]
struct SessionRow {
    created_at: DateTime<Utc>,
    touched_at: DateTime<Utc>,
    this: bool,
}

async fn page(
    desk: Desk,
    status: StatusCode,
    tried: String,
    done: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    let own = Own::load(&desk).await?;
    let text = "SELECT created_at, touched_at, this FROM app.my_sessions($1)";
    let sessions = SessionRow::find_by_statement(sql(text, [this(&desk).into()]))
        .all(&desk.tx)
        .await?;
    let account = MyAccount {
        name: own.name,
        display_name: desk.officer.display_name.clone(),
        roles: desk.officer.roles.clone(),
        queues: desk.officer.queues.clone(),
        trained_on: desk.officer.training,
        sessions: sessions
            .into_iter()
            .map(|row| SessionLine {
                begun: row.created_at,
                touched: row.touched_at,
                this: row.this,
            })
            .collect(),
        codes_left: own.codes_left,
        passkeys: passkey::lines(&desk).await?,
    };
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(
        status,
        move || view! { <MyAccountPage account tried done problems now/> },
    ))
}

/// POST `/staff/account`: `password`, `app`, `codes`, `passkey`, `remove_passkey` or `end_others`.
pub async fn act(desk: Desk) -> Result<Response> {
    match desk.fields.one("action").as_str() {
        "password" => password(desk).await,
        "app" => begin_app(desk).await,
        "codes" => new_codes(desk).await,
        "passkey" => match proved(desk, "passkey").await? {
            Ok(desk) => passkey::begin(desk).await,
            Err(response) => Ok(response),
        },
        "remove_passkey" => passkey::remove(desk).await,
        "end_others" => {
            let text = "SELECT app.end_my_other_sessions($1) AS answer";
            let ended: i64 = answer(&desk.tx, text, [this(&desk).into()]).await?;
            did(
                &desk,
                "account.end_sessions",
                None,
                json!({ "sessions": ended }),
            )
            .await?;
            to(desk, &format!("{ACCOUNT}?others")).await
        }
        _ => Err(AppError::BadRequest),
    }
}

async fn to(desk: Desk, path: &str) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other(path))
}

pub(super) async fn again(desk: Desk, problems: Problems) -> Result<Response> {
    let tried = desk.fields.one("action");
    let desk = desk.anew().await?;
    page(
        desk,
        StatusCode::UNPROCESSABLE_ENTITY,
        tried,
        None,
        problems,
    )
    .await
}

/// Whether the password typed as the old one is this person's. Counted like a sign-in: five wrong ones lock
/// the name for an hour, so that a desk left open is not a place to guess at.
pub(super) async fn knows_password(desk: &Desk, typed: Zeroizing<String>) -> Result<bool> {
    let own = Own::load(desk).await?;
    let state = &desk.state;
    state
        .limits
        .check_account(Limit::SignIn, desk.client, &own.name)?;
    let name_hash = state.keys.blind_index(IndexKind::Name, &own.name)?;
    if let Some(until) = reserve_try(state, &name_hash).await? {
        let wait = (until - desk.now).to_std().unwrap_or_default();
        return Err(AppError::TooMany(wait));
    }
    let verified = state
        .hasher
        .verify_password(Some(own.password_hash), typed)
        .await?;
    let known = verified != Verified::No;
    if known {
        record_try(&desk.tx, desk.now, &name_hash, true).await?;
    }
    Ok(known)
}

fn wrong_password(code: &str) -> Problems {
    Problems::from(Problem::new("old", "accounts-error-old-wrong")).within(code, &["old"])
}

async fn password(desk: Desk) -> Result<Response> {
    let own = Own::load(&desk).await?;
    let form = PasswordForm::read(&desk.fields);
    let (old, new) = match form.parse(&[&own.name, &desk.officer.display_name]) {
        Ok(parsed) => parsed,
        Err(problems) => return again(desk, problems).await,
    };
    if !knows_password(&desk, old).await? {
        did(&desk, "account.refused", None, json!({ "act": "password" })).await?;
        desk.tx.commit().await?;
        let tx = desk.state.pools.staff_tx(desk.officer.id).await?;
        let desk = Desk { tx, ..desk };
        return again(desk, wrong_password("password")).await;
    }
    let hash = desk.state.hasher.hash_password(new).await?;
    let text = "SELECT app.set_my_password($1, $2)";
    desk.tx
        .execute_raw(sql(text, [hash.into(), this(&desk).into()]))
        .await?;
    did(&desk, "account.password", None, json!({})).await?;
    to(desk, &format!("{ACCOUNT}?password")).await
}

/// Asks for the password and refuses with the page when it is wrong or missing.
async fn proved(desk: Desk, code: &'static str) -> Result<Result<Desk, Response>> {
    let old = Zeroizing::new(desk.fields.one("old"));
    if old.is_empty() || old.len() > 4 * app::domain::password::MAX {
        let problem = Problem::new("old", "accounts-error-old");
        let problems = Problems::from(problem).within(code, &["old"]);
        return Ok(Err(again(desk, problems).await?));
    }
    if knows_password(&desk, old).await? {
        return Ok(Ok(desk));
    }
    did(&desk, "account.refused", None, json!({ "act": code })).await?;
    desk.tx.commit().await?;
    let tx = desk.state.pools.staff_tx(desk.officer.id).await?;
    let desk = Desk { tx, ..desk };
    Ok(Err(again(desk, wrong_password(code)).await?))
}

async fn begin_app(desk: Desk) -> Result<Response> {
    let desk = match proved(desk, "app").await? {
        Ok(desk) => desk,
        Err(response) => return Ok(response),
    };
    let own = Own::load(&desk).await?;
    let secret: Zeroizing<[u8; SECRET]> = Zeroizing::new(crypto::random());
    let sealed = own.key(&desk)?.seal(own.next_place(), secret.as_ref())?;
    desk.tx
        .execute_raw(sql("SELECT app.begin_my_secret($1)", [sealed.into()]))
        .await?;
    did(&desk, "account.begin_app", None, json!({})).await?;
    to(desk, &format!("{ACCOUNT}/authenticator")).await
}

async fn new_codes(desk: Desk) -> Result<Response> {
    let desk = match proved(desk, "codes").await? {
        Ok(desk) => desk,
        Err(response) => return Ok(response),
    };
    let own = Own::load(&desk).await?;
    let codes = Codes::new(&desk.state.keys, StaffId(own.id))?;
    let shown = own
        .key(&desk)?
        .seal_json(codes_place(own.id), &*codes.shown)?;
    let text = "SELECT app.set_my_codes($1, $2)";
    desk.tx
        .execute_raw(sql(text, [codes.hashes.into(), shown.into()]))
        .await?;
    did(&desk, "account.codes", None, json!({})).await?;
    to(desk, &format!("{ACCOUNT}/recovery-codes")).await
}

/// The secret that waits to be proved; without one there is no such page.
async fn waiting_secret(desk: &Desk) -> Result<(Own, Zeroizing<Vec<u8>>)> {
    let own = Own::load(desk).await?;
    let sealed = own.next_secret.as_ref().ok_or(AppError::NotFound)?;
    let secret = own.key(desk)?.open(own.next_place(), sealed)?;
    Ok((own, secret))
}

/// GET `/staff/account/authenticator`
pub async fn app(desk: Desk) -> Result<Response> {
    secret_page(desk, StatusCode::OK, Problems::default()).await
}

async fn secret_page(desk: Desk, status: StatusCode, problems: Problems) -> Result<Response> {
    let (own, secret) = waiting_secret(&desk).await?;
    let (name, secret) = (own.name, base32(&secret));
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(
        status,
        move || view! { <NewAuthenticatorPage name secret problems/> },
    ))
}

/// POST `/staff/account/authenticator`: the new secret takes over once the app has shown a code of it.
pub async fn prove_app(desk: Desk) -> Result<Response> {
    let (own, secret) = waiting_secret(&desk).await?;
    let typed = Zeroizing::new(desk.fields.one("code"));
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(code) = AcceptInvitationForm::code(&typed) else {
        let problem = Problem::new("code", "accounts-error-app-code");
        return secret_page(desk, unprocessable, problem.into()).await;
    };
    let step = totp(secret_of(&secret).map_err(AppError::internal)?)
        .map_err(AppError::internal)?
        .check(&code, seconds(desk.now));
    let Some(step) = step else {
        let problem = Problem::new("code", "accounts-error-code");
        return secret_page(desk, unprocessable, problem.into()).await;
    };
    // Sealed anew: where a secret stands is part of its seal.
    let key = own.key(&desk)?;
    let sealed = key.seal(Place::new("staff", own.id, "totp_secret"), &secret)?;
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    let text = "SELECT app.take_my_secret($1, $2, $3) AS answer";
    let values = [sealed.into(), step.into(), this(&desk).into()];
    if !answer::<bool>(&desk.tx, text, values).await? {
        return Err(AppError::NotFound);
    }
    did(&desk, "account.app", None, json!({})).await?;
    to(desk, &format!("{ACCOUNT}?app")).await
}

/// GET `/staff/account/recovery-codes`: as long as they are not written down, half an hour at most.
pub async fn codes(desk: Desk) -> Result<Response> {
    let own = Own::load(&desk).await?;
    let Some(sealed) = &own.codes else {
        return to(desk, ACCOUNT).await;
    };
    let codes: Vec<String> = own.key(&desk)?.open_json(codes_place(own.id), sealed)?;
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <RecoveryCodesPage codes/> }))
}

/// POST `/staff/account/recovery-codes`: they are written down.
pub async fn codes_kept(desk: Desk) -> Result<Response> {
    desk.tx
        .execute_raw(sql("SELECT app.my_codes_kept()", []))
        .await?;
    did(&desk, "account.codes_kept", None, json!({})).await?;
    to(desk, &format!("{ACCOUNT}?codes")).await
}
