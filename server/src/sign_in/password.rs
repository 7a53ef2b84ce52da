//! Signing in and out. Name unknown, password wrong, code wrong, code used before: one answer, one
//! amount of work, one count (OWASP ASVS V6.3.8).

use crate::{sign_in::passkey, staff::recovery_codes};
use crate::{
    sign_in::sso::Sso,
    staff::{
        Training,
        account::{SealedTotp, seconds, totp},
        request::{SIGN_IN, signed_in},
    },
};
use app::domain::activity::Activity;
use app::{
    domain::controller::Controller,
    forms::staff::{SecondFactor, SignIn, SignInForm},
    staff::sign_in::{SignInPage, StaffNoticePage, TrainingPage},
    ui::{Problem, Problems},
};
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::Coded;
use http::{HeaderValue, StatusCode};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit::{Actor, AuditEvent, record},
    cookie::Token,
    crypto::{IndexKind, Verified},
    db::Sql,
    error::{AppError, Result},
    fields::Fields,
    ids::{StaffId, uuid_at},
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// What a browser is told to forget when somebody signs out.
const FORGET: &str = "\"cache\", \"cookies\", \"storage\"";

/// Tries with one name come one after the other.
const TAKE_TURN: Sql =
    Sql::staff("SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))");
const BLOCKED_UNTIL: Sql = Sql::staff("SELECT app.sign_in_blocked_until($1)");
const RECORD_TRY: Sql = Sql::staff("SELECT app.record_sign_in_attempt($1, $2, $3)");
const SIGN_IN_ACCOUNT: Sql = Sql::staff(
    "SELECT id, controller, password_hash, totp_epoch, totp_wrapped_key, totp_secret, training_completed_on \
     FROM app.sign_in_account($1)",
);
const OPEN_SESSION: Sql = Sql::staff("SELECT app.open_session($1, $2, $3)");
const OPEN_SESSION_BY_RECOVERY: Sql = Sql::staff("SELECT app.open_session_by_recovery($1, $2, $3)");
const END_SESSION: Sql = Sql::staff("SELECT app.end_session($1)");

/// What `app.sign_in_account` answers.
#[derive(FromQueryResult)]
struct Account {
    id: Uuid,
    controller: Coded<Controller>,
    password_hash: String,
    totp_epoch: i32,
    totp_wrapped_key: Vec<u8>,
    totp_secret: Vec<u8>,
    training_completed_on: Option<NaiveDate>,
}

/// Somebody who knew name, password and code.
struct Known {
    id: StaffId,
    controller: Controller,
    training: Option<NaiveDate>,
    used: Used,
}

/// What a sign-in uses up.
enum Used {
    /// The one-time step of the app.
    Step(i64),
    /// The keyed hash of a recovery code. Whether the account has it, and unused, the database says.
    Recovery(Vec<u8>),
}

/// GET `/staff/sign-in`
pub async fn show_sign_in(
    State(state): State<Platform>,
    State(sso): State<Option<Arc<Sso>>>,
    page: Page,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    if page.kept_cookie(query.as_deref())? {
        return Ok(page.see_other("/staff"));
    }
    let passkeys = passkey::site(&state).is_some();
    let (form, problems) = (SignInForm::default(), Problems::default());
    let sso = sso.as_deref().map(Sso::controller);
    Ok(page.ok(move || view! { <SignInPage form passkeys sso problems/> }))
}

/// GET `/staff/privacy`: what is kept about people who work here (seed T7).
pub async fn show_staff_notice(page: Page) -> Response {
    page.ok(|| view! { <StaffNoticePage/> })
}

/// POST `/staff/sign-in`
pub async fn sign_in_by_password(
    State(state): State<Platform>,
    State(sso): State<Option<Arc<Sso>>>,
    mut page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let form = SignInForm::read(&fields);
    let entered = match form.parse() {
        Ok(entered) => entered,
        Err(problems) => return Ok(again(&state, sso.as_deref(), page, form, problems)),
    };
    state
        .limits
        .check_account(Limit::SignIn, client, &entered.name)?;
    let name_hash = state.keys.blind_index(IndexKind::Name, &entered.name)?;
    if let Some(until) = reserve_try(&state, &name_hash).await? {
        audit_failure(&state, client, "sign_in.locked").await?;
        let wait = (until - state.clock.now()).to_std().unwrap_or_default();
        return Err(AppError::TooMany(wait));
    }
    let old = page.token().cloned();
    let came_with = old.is_some();
    // Whatever comes of it: a new cookie for right ones only would tell which these are.
    let fresh = page.rotate();
    let session = match check(&state, entered).await? {
        Some(known) => open_session(&state, client, &known, old, &name_hash, &fresh).await?,
        None => Session::Refused,
    };
    Ok(match session {
        Session::Open => {
            let to = page.after_begin(came_with, SIGN_IN, "/staff");
            page.see_other(&to)
        }
        Session::NoTraining(completed_on) => page.with_status(
            StatusCode::FORBIDDEN,
            move || view! { <TrainingPage completed_on/> },
        ),
        Session::Refused => {
            audit_failure(&state, client, "sign_in.refused").await?;
            again(
                &state,
                sso.as_deref(),
                page,
                form,
                Problem::new("name", "sign-in-error-wrong").into(),
            )
        }
    })
}

/// POST `/staff/sign-out`
pub async fn sign_out_staff(
    State(state): State<Platform>,
    mut page: Page,
    client: Client,
) -> Result<Response> {
    if let Some(token) = page.token().cloned()
        && let Ok((tx, officer)) = signed_in(&state, Some(&token)).await
    {
        end_session(&tx, &token).await?;
        let event = AuditEvent::new(
            Actor::Staff(officer.id),
            Activity::AuditAndSecurity,
            "staff.sign_out",
        )
        .client(client);
        record(&tx, state.clock.now(), event).await?;
        tx.commit().await?;
    }
    page.end();
    let mut response = page.see_other(SIGN_IN);
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static(FORGET));
    Ok(response.into_response())
}

/// The same page with what is wrong. Password and code are not in it.
pub(crate) fn again(
    state: &Platform,
    sso: Option<&Sso>,
    page: Page,
    form: SignInForm,
    problems: Problems,
) -> Response {
    let passkeys = passkey::site(state).is_some();
    let sso = sso.map(Sso::controller);
    page.unprocessable(move || view! { <SignInPage form passkeys sso problems/> })
}

/// Counts this try as a wrong one before it is known whether it is: of many at once, no more than five
/// get to guess. A right one clears the count. Answers when the name is free again, if it is locked.
pub(crate) async fn reserve_try(
    state: &Platform,
    name_hash: &[u8],
) -> Result<Option<DateTime<Utc>>> {
    let now = state.clock.now();
    let tx = state.pools.sign_in_tx().await?;
    TAKE_TURN.execute(&tx, [name_hash.to_vec().into()]).await?;
    let until: Option<DateTime<Utc>> = BLOCKED_UNTIL
        .value(&tx, [name_hash.to_vec().into()])
        .await?;
    if until.is_some() {
        tx.commit().await?;
        return Ok(until);
    }
    record_try(&tx, now, name_hash, false).await?;
    tx.commit().await?;
    Ok(None)
}

/// Whether name, password and code belong together. The work is the same for a name that nobody has.
async fn check(state: &Platform, entered: SignIn) -> Result<Option<Known>> {
    let SignIn {
        name,
        password,
        proof,
    } = entered;
    let tx = state.pools.sign_in_tx().await?;
    let account: Option<Account> = SIGN_IN_ACCOUNT.one(&tx, [name.into()]).await?;
    tx.commit().await?;
    let hash = account
        .as_ref()
        .map(|account| account.password_hash.clone());
    let verified = state
        .hashers
        .passwords
        .verify_password(hash, password)
        .await?;
    let time = seconds(state.clock.now());
    let Some(account) = account else {
        // The same sums as for a real one.
        let nobody = totp([0; 20]).map_err(AppError::internal)?;
        match &proof {
            SecondFactor::Code(code) => drop(nobody.check(code, time)),
            SecondFactor::Recovery(code) => {
                drop(recovery_codes::hash(
                    &state.keys,
                    StaffId(Uuid::nil()),
                    code,
                )?);
            }
        }
        return Ok(None);
    };
    let id = StaffId(account.id);
    let sealed = SealedTotp {
        id,
        epoch: account.totp_epoch,
        wrapped: account.totp_wrapped_key,
        secret: account.totp_secret,
    };
    let used = match &proof {
        SecondFactor::Code(code) => sealed
            .open(&state.keys)
            .map_err(AppError::internal)?
            .check(code, time)
            .map(|step| Used::Step(i64::try_from(step).unwrap_or(i64::MAX))),
        SecondFactor::Recovery(code) => {
            Some(Used::Recovery(recovery_codes::hash(&state.keys, id, code)?))
        }
    };
    Ok(match (verified, used) {
        (Verified::Yes | Verified::YesButOld, Some(used)) => Some(Known {
            id,
            controller: *account.controller,
            training: account.training_completed_on,
            used,
        }),
        (_, _) => None,
    })
}

/// What became of a sign-in.
enum Session {
    Open,
    /// Right, but the training has run out (seed T35).
    NoTraining(Option<NaiveDate>),
    /// The code was used before.
    Refused,
}

/// Uses up the code and opens a session under a fresh cookie; one that was planted before is worth nothing.
async fn open_session(
    state: &Platform,
    client: Client,
    known: &Known,
    old: Option<Token>,
    name_hash: &[u8],
    fresh: &Token,
) -> Result<Session> {
    let now = state.clock.now();
    // A recovery code is proved only by using it up: what the training says is told after that.
    let out = Training::of(known.training, now) == Training::RunOut;
    if let (true, Used::Step(_)) = (out, &known.used) {
        return no_training(state, client, known, name_hash).await;
    }
    let tx = state.pools.staff_tx(known.id).await?;
    let (open, used, action) = match &known.used {
        Used::Step(step) => (OPEN_SESSION, (*step).into(), "staff.sign_in"),
        Used::Recovery(hash) => (
            OPEN_SESSION_BY_RECOVERY,
            hash.clone().into(),
            "staff.sign_in_by_recovery",
        ),
    };
    let values = [known.id.0.into(), used, fresh.hash().to_vec().into()];
    if !open.value::<bool>(&tx, values).await? {
        tx.rollback().await?;
        return Ok(Session::Refused);
    }
    if out {
        // The code is not used up: the session that it opened never was.
        tx.rollback().await?;
        return no_training(state, client, known, name_hash).await;
    }
    if let Some(old) = old {
        end_session(&tx, &old).await?;
    }
    record_try(&tx, now, name_hash, true).await?;
    audit(&tx, now, known, client, action).await?;
    tx.commit().await?;
    Ok(Session::Open)
}

/// Everything was right, but the training has run out: on record, and no wrong try.
async fn no_training(
    state: &Platform,
    client: Client,
    known: &Known,
    name_hash: &[u8],
) -> Result<Session> {
    let now = state.clock.now();
    let tx = state.pools.staff_tx(known.id).await?;
    record_try(&tx, now, name_hash, true).await?;
    audit(&tx, now, known, client, "sign_in.training_run_out").await?;
    tx.commit().await?;
    Ok(Session::NoTraining(known.training))
}

async fn audit(
    tx: &impl ConnectionTrait,
    now: DateTime<Utc>,
    known: &Known,
    client: Client,
    action: &'static str,
) -> Result<()> {
    let mut event =
        AuditEvent::new(Actor::Staff(known.id), Activity::AuditAndSecurity, action).client(client);
    event.controller = Some(known.controller);
    record(tx, now, event).await
}

/// A failed try is recorded without the name: a mistyped one may be a password.
async fn audit_failure(state: &Platform, client: Client, action: &'static str) -> Result<()> {
    let tx = state.pools.sign_in_tx().await?;
    let event = AuditEvent::new(Actor::Visitor, Activity::AuditAndSecurity, action)
        .client(client)
        .detail(json!({}));
    record(&tx, state.clock.now(), event).await?;
    Ok(tx.commit().await?)
}

pub(crate) async fn record_try(
    tx: &impl ConnectionTrait,
    now: DateTime<Utc>,
    name_hash: &[u8],
    ok: bool,
) -> Result<()> {
    let values = [uuid_at(now).into(), name_hash.to_vec().into(), ok.into()];
    RECORD_TRY.execute(tx, values).await?;
    Ok(())
}

pub(crate) async fn end_session(tx: &impl ConnectionTrait, token: &Token) -> Result<()> {
    END_SESSION
        .execute(tx, [token.hash().to_vec().into()])
        .await?;
    Ok(())
}
