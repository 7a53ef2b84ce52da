//! `/staff/account`: one's own password, app, recovery codes and sessions. Whatever could lock somebody out,
//! or let somebody else in, asks for the password again.

use crate::{
    accounts::{accept_invitation::codes_place, audit_account},
    sign_in::passkey,
    staff::recovery_codes::Codes,
};
use crate::{
    sign_in::password::{record_try, reserve_try},
    staff::{
        Flash, StaffRequest,
        account::{SECRET, base32, seconds, secret_of, totp},
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
use platform::{
    crypto,
    crypto::{DataKey, IndexKind, Place, Verified, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    ids::StaffId,
    limits::Limit,
};
use sea_orm::FromQueryResult;
use serde_json::json;
use uuid::Uuid;
use zeroize::Zeroizing;

/// What the page may say was done, as words in its address, each with its text key.
const DONE: Flash = Flash::new(&[
    ("passkey", "accounts-done-passkey"),
    ("passkey_late", "accounts-done-passkey-late"),
    ("passkey_removed", "accounts-done-passkey-removed"),
    ("password", "accounts-done-password"),
    ("app", "accounts-done-app"),
    ("codes", "accounts-done-codes"),
    ("others", "accounts-done-others"),
]);

const MY_ACCOUNT: Sql = Sql::staff(
    "SELECT id, name, password_hash, key_epoch, wrapped_key, next_secret, codes, codes_left FROM app.my_account()",
);
const MY_SESSIONS: Sql = Sql::staff("SELECT created_at, touched_at, this FROM app.my_sessions($1)");
const END_OTHER_SESSIONS: Sql = Sql::staff("SELECT app.end_my_other_sessions($1)");
const SET_PASSWORD: Sql = Sql::staff("SELECT app.set_my_password($1, $2)");
const BEGIN_SECRET: Sql = Sql::staff("SELECT app.begin_my_authenticator($1)");
const TAKE_SECRET: Sql = Sql::staff("SELECT app.confirm_my_authenticator($1, $2, $3)");
const SET_CODES: Sql = Sql::staff("SELECT app.set_my_recovery_codes($1, $2)");
const CODES_KEPT: Sql = Sql::staff("SELECT app.clear_my_codes()");

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
    async fn load(staff: &StaffRequest) -> Result<Self> {
        MY_ACCOUNT
            .one(&staff.tx, [])
            .await?
            .ok_or(AppError::NotFound)
    }

    fn key(&self, staff: &StaffRequest) -> Result<DataKey> {
        let wrapped = WrappedKey {
            epoch: self.key_epoch,
            bytes: self.wrapped_key.clone(),
        };
        Ok(staff.state.keys.unwrap(&wrapped, self.id)?)
    }

    /// The one-time secret waits under another name, so that it never opens in place of the one in use.
    fn next_place(&self) -> Place<'static> {
        Place::new("staff", self.id, "next_secret")
    }
}

/// The session of this request, as the database knows it.
pub(crate) fn this(staff: &StaffRequest) -> Vec<u8> {
    staff
        .page
        .token()
        .map(|token| token.hash().to_vec())
        .unwrap_or_default()
}

/// GET `/staff/account`
pub async fn show_account(RawQuery(query): RawQuery, staff: StaffRequest) -> Result<Response> {
    let done = DONE.text_key(query.as_deref());
    render_page(
        staff,
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

async fn render_page(
    staff: StaffRequest,
    status: StatusCode,
    tried: String,
    done: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    let own = Own::load(&staff).await?;
    let sessions: Vec<SessionRow> = MY_SESSIONS.all(&staff.tx, [this(&staff).into()]).await?;
    let account = MyAccount {
        name: own.name,
        display_name: staff.officer.display_name.clone(),
        roles: staff.officer.roles.clone(),
        queues: staff.officer.queues.clone(),
        trained_on: staff.officer.training,
        sessions: sessions
            .into_iter()
            .map(|row| SessionLine {
                begun: row.created_at,
                touched: row.touched_at,
                this: row.this,
            })
            .collect(),
        codes_left: own.codes_left,
        passkeys: passkey::lines(&staff).await?,
    };
    let now = staff.now;
    staff
        .render(
            status,
            move || view! { <MyAccountPage account tried done problems now/> },
        )
        .await
}

/// POST `/staff/account`: `password`, `app`, `codes`, `passkey`, `remove_passkey` or `end_others`.
pub async fn update_account(staff: StaffRequest) -> Result<Response> {
    match staff.fields.one("action").as_str() {
        "password" => password(staff).await,
        "app" => begin_app(staff).await,
        "codes" => new_codes(staff).await,
        "passkey" => match proved(staff, "passkey").await? {
            Ok(staff) => passkey::begin(staff).await,
            Err(response) => Ok(response),
        },
        "remove_passkey" => passkey::remove(staff).await,
        "end_others" => {
            let ended: i64 = END_OTHER_SESSIONS
                .value(&staff.tx, [this(&staff).into()])
                .await?;
            audit_account(
                &staff,
                "account.end_sessions",
                None,
                json!({ "sessions": ended }),
            )
            .await?;
            to(staff, &format!("{ACCOUNT}?others")).await
        }
        _ => Err(AppError::BadRequest),
    }
}

async fn to(staff: StaffRequest, path: &str) -> Result<Response> {
    staff.redirect(path).await
}

pub(crate) async fn again(staff: StaffRequest, problems: Problems) -> Result<Response> {
    let tried = staff.fields.one("action");
    let staff = staff.restart().await?;
    render_page(
        staff,
        StatusCode::UNPROCESSABLE_ENTITY,
        tried,
        None,
        problems,
    )
    .await
}

/// Whether the password typed as the old one is this person's. Counted like a sign-in: five wrong ones lock
/// the name for an hour, so that a desk left open is not a place to guess at.
pub(crate) async fn knows_password(staff: &StaffRequest, typed: Zeroizing<String>) -> Result<bool> {
    let own = Own::load(staff).await?;
    let state = &staff.state;
    state
        .limits
        .check_account(Limit::SignIn, staff.client, &own.name)?;
    let name_hash = state.keys.blind_index(IndexKind::Name, &own.name)?;
    if let Some(until) = reserve_try(state, &name_hash).await? {
        let wait = (until - staff.now).to_std().unwrap_or_default();
        return Err(AppError::TooMany(wait));
    }
    let verified = state
        .hashers
        .passwords
        .verify_password(Some(own.password_hash), typed)
        .await?;
    let known = verified != Verified::No;
    if known {
        record_try(&staff.tx, staff.now, &name_hash, true).await?;
    }
    Ok(known)
}

fn wrong_password(code: &str) -> Problems {
    Problems::from(Problem::new("old", "accounts-error-old-wrong")).within(code, &["old"])
}

async fn password(staff: StaffRequest) -> Result<Response> {
    let own = Own::load(&staff).await?;
    let form = PasswordForm::read(&staff.fields);
    let (old, new) = match form.parse(&[&own.name, &staff.officer.display_name]) {
        Ok(parsed) => parsed,
        Err(problems) => return again(staff, problems).await,
    };
    if !knows_password(&staff, old).await? {
        audit_account(
            &staff,
            "account.refused",
            None,
            json!({ "act": "password" }),
        )
        .await?;
        staff.tx.commit().await?;
        let tx = staff.state.pools.staff_tx(staff.officer.id).await?;
        let staff = StaffRequest { tx, ..staff };
        return again(staff, wrong_password("password")).await;
    }
    let hash = staff.state.hashers.passwords.hash_password(new).await?;
    SET_PASSWORD
        .execute(&staff.tx, [hash.into(), this(&staff).into()])
        .await?;
    audit_account(&staff, "account.password", None, json!({})).await?;
    to(staff, &format!("{ACCOUNT}?password")).await
}

/// Asks for the password and refuses with the page when it is wrong or missing.
async fn proved(staff: StaffRequest, code: &'static str) -> Result<Result<StaffRequest, Response>> {
    let old = Zeroizing::new(staff.fields.one("old"));
    if old.is_empty() || old.len() > 4 * app::domain::password::MAX {
        let problem = Problem::new("old", "accounts-error-old");
        let problems = Problems::from(problem).within(code, &["old"]);
        return Ok(Err(again(staff, problems).await?));
    }
    if knows_password(&staff, old).await? {
        return Ok(Ok(staff));
    }
    audit_account(&staff, "account.refused", None, json!({ "act": code })).await?;
    staff.tx.commit().await?;
    let tx = staff.state.pools.staff_tx(staff.officer.id).await?;
    let staff = StaffRequest { tx, ..staff };
    Ok(Err(again(staff, wrong_password(code)).await?))
}

async fn begin_app(staff: StaffRequest) -> Result<Response> {
    let staff = match proved(staff, "app").await? {
        Ok(staff) => staff,
        Err(response) => return Ok(response),
    };
    let own = Own::load(&staff).await?;
    let secret: Zeroizing<[u8; SECRET]> = Zeroizing::new(crypto::random());
    let sealed = own.key(&staff)?.seal(own.next_place(), secret.as_ref())?;
    BEGIN_SECRET.execute(&staff.tx, [sealed.into()]).await?;
    audit_account(&staff, "account.begin_app", None, json!({})).await?;
    to(staff, &format!("{ACCOUNT}/authenticator")).await
}

async fn new_codes(staff: StaffRequest) -> Result<Response> {
    let staff = match proved(staff, "codes").await? {
        Ok(staff) => staff,
        Err(response) => return Ok(response),
    };
    let own = Own::load(&staff).await?;
    let codes = Codes::new(&staff.state.keys, StaffId(own.id))?;
    let shown = own
        .key(&staff)?
        .seal_json(codes_place(own.id), &*codes.shown)?;
    SET_CODES
        .execute(&staff.tx, [codes.hashes.into(), shown.into()])
        .await?;
    audit_account(&staff, "account.codes", None, json!({})).await?;
    to(staff, &format!("{ACCOUNT}/recovery-codes")).await
}

/// The secret that waits to be proved; without one there is no such page.
async fn waiting_secret(staff: &StaffRequest) -> Result<(Own, Zeroizing<Vec<u8>>)> {
    let own = Own::load(staff).await?;
    let sealed = own.next_secret.as_ref().ok_or(AppError::NotFound)?;
    let secret = own.key(staff)?.open(own.next_place(), sealed)?;
    Ok((own, secret))
}

/// GET `/staff/account/authenticator`
pub async fn show_authenticator(staff: StaffRequest) -> Result<Response> {
    secret_page(staff, StatusCode::OK, Problems::default()).await
}

async fn secret_page(
    staff: StaffRequest,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let (own, secret) = waiting_secret(&staff).await?;
    let (name, secret) = (own.name, base32(&secret));
    staff
        .render(
            status,
            move || view! { <NewAuthenticatorPage name secret problems/> },
        )
        .await
}

/// POST `/staff/account/authenticator`: the new secret takes over once the app has shown a code of it.
pub async fn confirm_authenticator(staff: StaffRequest) -> Result<Response> {
    let (own, secret) = waiting_secret(&staff).await?;
    let typed = Zeroizing::new(staff.fields.one("code"));
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(code) = AcceptInvitationForm::code(&typed) else {
        let problem = Problem::new("code", "accounts-error-app-code");
        return secret_page(staff, unprocessable, problem.into()).await;
    };
    let step = totp(secret_of(&secret).map_err(AppError::internal)?)
        .map_err(AppError::internal)?
        .check(&code, seconds(staff.now));
    let Some(step) = step else {
        let problem = Problem::new("code", "accounts-error-code");
        return secret_page(staff, unprocessable, problem.into()).await;
    };
    // Sealed anew: where a secret stands is part of its seal.
    let key = own.key(&staff)?;
    let sealed = key.seal(Place::new("staff", own.id, "totp_secret"), &secret)?;
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    let values = [sealed.into(), step.into(), this(&staff).into()];
    if !TAKE_SECRET.value::<bool>(&staff.tx, values).await? {
        return Err(AppError::NotFound);
    }
    audit_account(&staff, "account.app", None, json!({})).await?;
    to(staff, &format!("{ACCOUNT}?app")).await
}

/// GET `/staff/account/recovery-codes`: as long as they are not written down, half an hour at most.
pub async fn show_recovery_codes(staff: StaffRequest) -> Result<Response> {
    let own = Own::load(&staff).await?;
    let Some(sealed) = &own.codes else {
        return to(staff, ACCOUNT).await;
    };
    let codes: Vec<String> = own.key(&staff)?.open_json(codes_place(own.id), sealed)?;
    staff
        .render(StatusCode::OK, move || view! { <RecoveryCodesPage codes/> })
        .await
}

/// POST `/staff/account/recovery-codes`: they are written down.
pub async fn confirm_recovery_codes(staff: StaffRequest) -> Result<Response> {
    CODES_KEPT.execute(&staff.tx, []).await?;
    audit_account(&staff, "account.codes_kept", None, json!({})).await?;
    to(staff, &format!("{ACCOUNT}?codes")).await
}
