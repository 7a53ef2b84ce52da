//! `/staff/join/<link>`: an invited person sets a password, proves the app on the phone, and gets recovery
//! codes. The link is at most seven days old, works once, and the database knows only its hash.

use crate::staff::account::{base32, seconds, secret_of, totp};
use crate::staff::recovery_codes::Codes;
use app::domain::activity::Activity;
use app::{
    domain::{codes::QueueCode, controller::Controller, permission::Role},
    forms::staff::AcceptInvitationForm,
    staff::accounts::{
        AcceptInvitationPage, InvitationAcceptedPage, InvitationExpiredPage, Invitee,
    },
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use entity::Coded;
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit::{Actor, AuditEvent, record},
    cookie::Token,
    crypto::{DataKey, Place, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    fields::Fields,
    ids::StaffId,
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::json;
use uuid::Uuid;
use zeroize::Zeroizing;

const JOINING: Sql = Sql::staff(
    "SELECT id, controller, name, display_name, roles, queues, key_epoch, wrapped_key, secret, codes \
     FROM app.invitation_by_token($1)",
);
const JOIN_ACCOUNT: Sql = Sql::staff("SELECT app.accept_invitation($1, $2, $3, $4, $5)");
const JOINED_CODES_KEPT: Sql = Sql::staff("SELECT app.clear_codes_of_invitation($1)");

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    controller: Coded<Controller>,
    name: String,
    display_name: String,
    roles: entity::Codes<Role>,
    queues: entity::Codes<QueueCode>,
    key_epoch: i32,
    wrapped_key: Vec<u8>,
    secret: Option<Vec<u8>>,
    codes: Option<Vec<u8>>,
}

/// What a link opens.
enum Link {
    /// The account to be, with its one-time secret.
    Open(Box<Row>, DataKey, Zeroizing<Vec<u8>>),
    /// The account is there; these codes are still to be written down.
    Joined(Vec<String>),
}

pub(crate) fn codes_place(id: Uuid) -> Place<'static> {
    Place::new("staff", id, "codes_shown")
}

async fn find(state: &Platform, db: &impl ConnectionTrait, token: &Token) -> Result<Option<Link>> {
    let found: Option<Row> = JOINING.one(db, [token.hash().to_vec().into()]).await?;
    let Some(row) = found else { return Ok(None) };
    let wrapped = WrappedKey {
        epoch: row.key_epoch,
        bytes: row.wrapped_key.clone(),
    };
    let key = state.keys.unwrap(&wrapped, row.id)?;
    Ok(match (&row.secret, &row.codes) {
        (Some(secret), _) => {
            let secret = key.open(Place::new("staff", row.id, "totp_secret"), secret)?;
            Some(Link::Open(Box::new(row), key, secret))
        }
        (None, Some(codes)) => Some(Link::Joined(key.open_json(codes_place(row.id), codes)?)),
        (None, None) => None,
    })
}

/// GET `/staff/join/<link>`: uses nothing up, however often a mail program asks.
pub async fn show_invitation(
    State(state): State<Platform>,
    Path(token): Path<String>,
    page: Page,
) -> Result<Response> {
    let Some(token) = Token::parse(&token) else {
        return Ok(no_link(page));
    };
    let tx = state.pools.sign_in_tx().await?;
    let link = find(&state, &tx, &token).await?;
    tx.commit().await?;
    match link {
        Some(Link::Open(row, _, secret)) => {
            form(page, StatusCode::OK, &row, &secret, Problems::default())
        }
        Some(Link::Joined(codes)) => {
            let action = page.path().to_owned();
            Ok(page.ok(move || view! { <InvitationAcceptedPage codes action/> }))
        }
        None => Ok(no_link(page)),
    }
}

fn no_link(page: Page) -> Response {
    page.with_status(StatusCode::NOT_FOUND, || view! { <InvitationExpiredPage/> })
}

fn form(
    page: Page,
    status: StatusCode,
    row: &Row,
    secret: &[u8],
    problems: Problems,
) -> Result<Response> {
    let joiner = Invitee {
        controller: *row.controller,
        name: row.name.clone(),
        display_name: row.display_name.clone(),
        roles: row.roles.0.clone(),
        queues: row.queues.0.clone(),
        secret: base32(secret),
    };
    let action = page.path().to_owned();
    Ok(page.with_status(
        status,
        move || view! { <AcceptInvitationPage joiner action problems/> },
    ))
}

/// POST `/staff/join/<link>`: makes the account; or, once it is there, that the codes are written down.
pub async fn accept_invitation(
    State(state): State<Platform>,
    Path(token): Path<String>,
    page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    state.limits.check(Limit::CodeTry, client)?;
    let Some(token) = Token::parse(&token) else {
        return Ok(no_link(page));
    };
    let tx = state.pools.sign_in_tx().await?;
    let link = find(&state, &tx, &token).await?;
    tx.commit().await?;
    match link {
        Some(Link::Open(row, key, secret)) => {
            join(&state, page, client, fields, &token, *row, key, secret).await
        }
        Some(Link::Joined(_)) => {
            if fields.one("action") == "kept" {
                let tx = state.pools.sign_in_tx().await?;
                JOINED_CODES_KEPT
                    .execute(&tx, [token.hash().to_vec().into()])
                    .await?;
                tx.commit().await?;
                return Ok(page.see_other("/staff/sign-in"));
            }
            // A second press of the same button: the first one has made the account.
            let here = page.path().to_owned();
            Ok(page.see_other(&here))
        }
        None => Ok(no_link(page)),
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a request and what its link opened"
)]
async fn join(
    state: &Platform,
    page: Page,
    client: Client,
    fields: Fields,
    token: &Token,
    row: Row,
    key: DataKey,
    secret: Zeroizing<Vec<u8>>,
) -> Result<Response> {
    let typed = AcceptInvitationForm::read(&fields);
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let (password, code) = match typed.parse(&[&row.name, &row.display_name]) {
        Ok(parsed) => parsed,
        Err(problems) => return form(page, unprocessable, &row, &secret, problems),
    };
    let now = state.clock.now();
    let step = totp(secret_of(&secret).map_err(AppError::internal)?)
        .map_err(AppError::internal)?
        .check(&code, seconds(now));
    let Some(step) = step else {
        let problem = Problem::new("code", "accounts-error-code");
        return form(page, unprocessable, &row, &secret, problem.into());
    };
    let hash = state.hashers.passwords.hash_password(password).await?;
    let codes = Codes::new(&state.keys, StaffId(row.id))?;
    let shown = key.seal_json(codes_place(row.id), &*codes.shown)?;
    let tx = state.pools.sign_in_tx().await?;
    let values = [
        token.hash().to_vec().into(),
        hash.into(),
        i64::try_from(step).unwrap_or(i64::MAX).into(),
        codes.hashes.into(),
        shown.into(),
    ];
    let joined: bool = JOIN_ACCOUNT.value(&tx, values).await?;
    if joined {
        let mut event = AuditEvent::new(Actor::Visitor, Activity::StaffAccounts, "accounts.join")
            .client(client)
            .detail(json!({ "account": row.id, "roles": row.roles, "queues": row.queues }));
        event.controller = Some(*row.controller);
        record(&tx, now, event).await?;
    }
    tx.commit().await?;
    // Also when a second press came a moment later: the page of the link says how it stands.
    let here = page.path().to_owned();
    Ok(page.see_other(&here))
}
