//! `/staff/admin/people`: the list, an invitation, and the second person's word. Administrators only.

use crate::accounts::{
    did, done, store,
    store::{answer, sql},
};
use crate::staff::{StaffFor, action::ManageUsers};
use crate::staff::{StaffRequest, account::SECRET};
use app::domain::permission::Action;
use app::{
    domain::{personal::Email, time::london_date},
    forms::staff::{Invitation, InviteForm},
    i18n::{Lang, text},
    staff::{
        accounts::{InvitePage, ProposalKind, USERS, UsersPage},
        date_format,
    },
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    cookie::Token,
    crypto,
    crypto::{Place, WrappedKey},
    error::{AppError, Result},
    ids::uuid_at,
    outbox,
    outbox::Message,
    page::Page,
};
use sea_orm::{FromQueryResult, Value};
use serde_json::json;
use uuid::Uuid;

/// How long the link of an invitation works.
const LINK_DAYS: i64 = 7;

/// What the list may say was done, as words in its address, each with its text key.
const DONE: [(&str, &str); 7] = [
    ("proposed", "accounts-done-proposed"),
    ("paused", "accounts-done-paused"),
    ("approved", "accounts-done-approved"),
    ("refused", "accounts-done-refused"),
    ("taken_back", "accounts-done-withdrawn"),
    ("again", "accounts-done-again"),
    ("given_up", "accounts-done-given-up"),
];

/// GET `/staff/admin/people`
pub async fn list(
    RawQuery(query): RawQuery,
    StaffFor { staff, .. }: StaffFor<ManageUsers>,
) -> Result<Response> {
    let done = done(query.as_deref(), &DONE);
    people_page(staff, StatusCode::OK, done, Problems::default()).await
}

async fn people_page(
    staff: StaffRequest,
    status: StatusCode,
    done: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    did(&staff, "accounts.list", None, json!({})).await?;
    let people = store::people(&staff).await?;
    let waiting = store::waiting(&staff, &people).await?;
    let invited = store::invited(&staff).await?;
    let controller = staff.officer.controller;
    let now = staff.now;
    staff
        .render(status, move || {
            view! { <UsersPage controller people waiting invited done problems now/> }
        })
        .await
}

/// GET on the address of a button, after a reload: to the list.
pub async fn to_people(page: Page) -> Response {
    page.see_other(USERS)
}

/// GET `/staff/admin/people/new`
pub async fn new(StaffFor { staff, .. }: StaffFor<ManageUsers>) -> Result<Response> {
    let controller = staff.officer.controller;
    staff.render(StatusCode::OK, move || {
        view! { <InvitePage controller form=InviteForm::default() problems=Problems::default()/> }
    }).await
}

/// POST `/staff/admin/people/new`: proposes an invitation. Nothing leaves before somebody else has agreed.
pub async fn invite(StaffFor { staff, .. }: StaffFor<ManageUsers>) -> Result<Response> {
    let fields = &staff.fields;
    let form = InviteForm::read(&fields);
    let controller = staff.officer.controller;
    let invite = match form.parse(staff.data(), controller) {
        Ok(invite) => invite,
        Err(problems) => return Ok(again(staff.page, staff.officer.controller, form, problems)),
    };
    let id = uuid_at(staff.now);
    let proposed = propose_invite(&staff, id, &invite).await?;
    if proposed == "name_taken" {
        let problem = Problem::new("name", "accounts-error-name-taken");
        return Ok(again(staff.page, controller, form, problem.into()));
    }
    let (roles, queues) = invite.access.codes();
    let detail = json!({ "roles": roles, "queues": queues });
    did(&staff, "accounts.propose_invite", Some(id), detail).await?;
    staff.redirect(&format!("{USERS}?proposed")).await
}

fn again(
    page: Page,
    controller: app::domain::controller::Controller,
    form: InviteForm,
    problems: Problems,
) -> Response {
    page.unprocessable(move || view! { <InvitePage controller form problems/> })
}

/// Address and one-time secret are sealed under the key that the account will have.
async fn propose_invite(staff: &StaffRequest, id: Uuid, invite: &Invitation) -> Result<String> {
    let (roles, queues) = invite.access.codes();
    let (key, wrapped) = staff.state.keys.new_data_key(id)?;
    let secret: zeroize::Zeroizing<[u8; SECRET]> = zeroize::Zeroizing::new(crypto::random());
    let values: [Value; 9] = [
        id.into(),
        invite.name.clone().into(),
        invite.display_name.expose().to_owned().into(),
        wrapped.epoch.into(),
        wrapped.bytes.into(),
        key.seal_text(email_place(id), invite.email.expose())?
            .into(),
        key.seal(Place::new("staff", id, "totp_secret"), secret.as_ref())?
            .into(),
        roles.into(),
        queues.into(),
    ];
    let text = "SELECT app.propose_invite($1, $2, $3, $4, $5, $6, $7, $8, $9) AS answer";
    answer(&staff.tx, text, values).await
}

fn email_place(id: Uuid) -> Place<'static> {
    Place::new("staff", id, "email")
}

/// POST `/staff/admin/people/decision/<id>`: `approved`, `refused` or `taken_back`. A manager takes a
/// proposal of a review back.
pub async fn decide(Path(id): Path<String>, staff: StaffRequest) -> Result<Response> {
    let manages = staff.officer.is_manager();
    let staff = if manages {
        staff
    } else {
        staff.require(Action::ManageUsers).await?
    };
    let id = Uuid::parse_str(&id).map_err(|_| AppError::NotFound)?;
    let decision = match staff.fields.one("action").as_str() {
        "approved" | "refused" if manages => {
            return Err(AppError::Forbidden);
        }
        "approved" => "approved",
        "refused" => "refused",
        "taken_back" => "taken_back",
        _ => return Err(AppError::BadRequest),
    };
    let proposal = store::proposal(&staff, id)
        .await?
        .ok_or(AppError::NotFound)?;
    let letter = if decision == "approved" && proposal.kind == ProposalKind::Invite.code() {
        Some(letter(&staff, id).await?)
    } else {
        None
    };
    let (token, expires, sealed) = match letter {
        Some(Link {
            token,
            expires,
            sealed,
        }) => (Some(token), Some(expires), Some(sealed)),
        None => (None, None, None),
    };
    let (outbox, epoch, wrapped, payload) = match sealed {
        Some(sealed) => (
            Some(sealed.id.0),
            Some(sealed.key_epoch),
            Some(sealed.wrapped_key),
            Some(sealed.payload),
        ),
        None => (None, None, None, None),
    };
    let values: [Value; 8] = [
        id.into(),
        decision.into(),
        token.into(),
        expires.into(),
        outbox.into(),
        epoch.into(),
        wrapped.into(),
        payload.into(),
    ];
    let text = "SELECT app.decide_proposal($1, $2, $3, $4, $5, $6, $7, $8) AS answer";
    let decided: String = answer(&staff.tx, text, values).await?;
    let problem = match decided.as_str() {
        "ok" => {
            let action = match decision {
                "approved" => "accounts.approve",
                "refused" => "accounts.refuse",
                _ => "accounts.take_back",
            };
            let about = proposal.staff_id.unwrap_or(id);
            let detail = json!({ "proposal": id, "kind": proposal.kind, "roles": proposal.roles, "queues": proposal.queues });
            did(&staff, action, Some(about), detail).await?;
            let StaffRequest { page, tx, .. } = staff;
            tx.commit().await?;
            let to = match proposal.staff_id {
                Some(person) if manages => {
                    format!(
                        "{}/{person}?taken_back",
                        app::staff::accounts::ACCESS_REVIEWS
                    )
                }
                _ => format!("{USERS}?{decision}"),
            };
            return Ok(page.see_other(&to));
        }
        "gone" => "accounts-error-gone",
        "own" => "accounts-error-second",
        "cases" => "accounts-error-cases-now",
        "last_admin" => "accounts-error-last-admin",
        _ => return Err(unknown()),
    };
    if manages {
        return Err(AppError::Conflict);
    }
    let staff = staff.restart().await?;
    let problems = Problem::new("waits", problem).into();
    people_page(staff, StatusCode::CONFLICT, None, problems).await
}

/// An answer of the schema that this version does not know.
pub(crate) fn unknown() -> AppError {
    AppError::internal(anyhow::anyhow!(
        "a function of the schema answered something unknown"
    ))
}

/// POST `/staff/admin/people/invitation/<id>`: `again` sends a new link, `give_up` ends it.
pub async fn invitation(
    Path(id): Path<String>,
    StaffFor { staff, .. }: StaffFor<ManageUsers>,
) -> Result<Response> {
    let id = Uuid::parse_str(&id).map_err(|_| AppError::NotFound)?;
    store::proposal(&staff, id)
        .await?
        .ok_or(AppError::NotFound)?;
    let (changed, action, done) = match staff.fields.one("action").as_str() {
        "again" => {
            let sent = match letter(&staff, id).await {
                Ok(link) => send_again(&staff, id, link).await?,
                Err(AppError::Conflict) => false,
                Err(error) => return Err(error),
            };
            (sent, "accounts.invite_again", "again")
        }
        "give_up" => {
            let text = "SELECT app.cancel_invitation($1) AS answer";
            let given_up = answer(&staff.tx, text, [id.into()]).await?;
            (given_up, "accounts.give_up_invitation", "given_up")
        }
        _ => return Err(AppError::BadRequest),
    };
    if !changed {
        let staff = staff.restart().await?;
        let problems = Problem::new("people", "accounts-error-used").into();
        return people_page(staff, StatusCode::CONFLICT, None, problems).await;
    }
    did(&staff, action, Some(id), json!({})).await?;
    staff.redirect(&format!("{USERS}?{done}")).await
}

async fn send_again(staff: &StaffRequest, id: Uuid, link: Link) -> Result<bool> {
    let Link {
        token,
        expires,
        sealed,
    } = link;
    let values: [Value; 7] = [
        id.into(),
        token.into(),
        expires.into(),
        sealed.id.0.into(),
        sealed.key_epoch.into(),
        sealed.wrapped_key.into(),
        sealed.payload.into(),
    ];
    let text = "SELECT app.resend_invitation($1, $2, $3, $4, $5, $6, $7) AS answer";
    answer(&staff.tx, text, values).await
}

/// A link ready to be kept and sent.
struct Link {
    token: Vec<u8>,
    expires: DateTime<Utc>,
    sealed: outbox::Sealed,
}

#[derive(FromQueryResult)]
struct Address {
    key_epoch: i32,
    wrapped_key: Vec<u8>,
    email: Vec<u8>,
}

/// The letter of an invitation. Nothing personal is in it but the address on its outside.
async fn letter(staff: &StaffRequest, id: Uuid) -> Result<Link> {
    let text_of = "SELECT key_epoch, wrapped_key, email FROM app.invitation_address($1)";
    let address = Address::find_by_statement(sql(text_of, [id.into()]))
        .one(&staff.tx)
        .await?
        .ok_or(AppError::Conflict)?;
    let wrapped = WrappedKey {
        epoch: address.key_epoch,
        bytes: address.wrapped_key,
    };
    let key = staff.state.keys.unwrap(&wrapped, id)?;
    let email = key.open_text(email_place(id), &address.email)?;
    let email = Email::parse(&email).map_err(AppError::internal)?;
    let token = Token::random();
    let expires = staff.now + TimeDelta::days(LINK_DAYS);
    let args = [
        (
            "link",
            format!(
                "{}/staff/join/{}",
                staff.state.configured.base_url,
                token.expose()
            ),
        ),
        ("date", date_format::date(london_date(expires))),
    ];
    let message = Message {
        reference: text(Lang::En, "message-invitation-subject", &[]),
        text: text(Lang::En, "message-invitation", &args),
        former: Some(email),
    };
    Ok(Link {
        token: token.hash().to_vec(),
        expires,
        sealed: outbox::seal(&staff.state.keys, staff.now, &message)?,
    })
}
