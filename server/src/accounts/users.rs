//! `/staff/admin/people`: the list, an invitation, and the second person's word. Administrators only.

use crate::accounts::{audit_account, store};
use crate::staff::{Flash, StaffRequest, account::SECRET};
use crate::staff::{StaffFor, action::ManageUsers};
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
    db::Sql,
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
const DONE: Flash = Flash::new(&[
    ("proposed", "accounts-done-proposed"),
    ("paused", "accounts-done-paused"),
    ("approved", "accounts-done-approved"),
    ("refused", "accounts-done-refused"),
    ("taken_back", "accounts-done-withdrawn"),
    ("again", "accounts-done-again"),
    ("given_up", "accounts-done-given-up"),
]);

const PROPOSE_INVITE: Sql =
    Sql::staff("SELECT app.propose_invite($1, $2, $3, $4, $5, $6, $7, $8, $9)");
const DECIDE_PROPOSAL: Sql =
    Sql::staff("SELECT app.decide_proposal($1, $2, $3, $4, $5, $6, $7, $8)");
const INVITE_AGAIN: Sql = Sql::staff("SELECT app.resend_invitation($1, $2, $3, $4, $5, $6, $7)");
const GIVE_UP_INVITATION: Sql = Sql::staff("SELECT app.cancel_invitation($1)");
const INVITATION_ADDRESS: Sql =
    Sql::staff("SELECT key_epoch, wrapped_key, email FROM app.invitation_address($1)");

platform::answer_enum! {
    /// What became of a proposed invitation.
    enum InviteAnswer {
        Proposed = "ok",
        NameTaken = "name_taken",
    }
}

platform::answer_enum! {
    /// What became of a second person's word.
    enum DecideAnswer {
        Decided = "ok",
        /// Somebody else was faster, or it was taken back.
        Gone = "gone",
        /// Whoever proposes does not approve.
        Own = "own",
        /// Whoever is to go has open cases by now.
        HasCases = "cases",
        LastAdmin = "last_admin",
    }
}

/// GET `/staff/admin/people`
pub async fn list_users(
    RawQuery(query): RawQuery,
    StaffFor { staff, .. }: StaffFor<ManageUsers>,
) -> Result<Response> {
    let done = DONE.text_key(query.as_deref());
    people_page(staff, StatusCode::OK, done, Problems::default()).await
}

async fn people_page(
    staff: StaffRequest,
    status: StatusCode,
    done: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    audit_account(&staff, "accounts.list", None, json!({})).await?;
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
pub async fn redirect_to_users(page: Page) -> Response {
    page.see_other(USERS)
}

/// GET `/staff/admin/people/new`
pub async fn new_invitation(StaffFor { staff, .. }: StaffFor<ManageUsers>) -> Result<Response> {
    let controller = staff.officer.controller;
    staff.render(StatusCode::OK, move || {
        view! { <InvitePage controller form=InviteForm::default() problems=Problems::default()/> }
    }).await
}

/// POST `/staff/admin/people/new`: proposes an invitation. Nothing leaves before somebody else has agreed.
pub async fn propose_invitation(StaffFor { staff, .. }: StaffFor<ManageUsers>) -> Result<Response> {
    let fields = &staff.fields;
    let form = InviteForm::read(fields);
    let controller = staff.officer.controller;
    let invite = match form.parse(staff.data(), controller) {
        Ok(invite) => invite,
        Err(problems) => return Ok(again(staff.page, staff.officer.controller, form, problems)),
    };
    let id = uuid_at(staff.now);
    if propose_invite(&staff, id, &invite).await? == InviteAnswer::NameTaken {
        let problem = Problem::new("name", "accounts-error-name-taken");
        return Ok(again(staff.page, controller, form, problem.into()));
    }
    let (roles, queues) = invite.access.codes();
    let detail = json!({ "roles": roles, "queues": queues });
    audit_account(&staff, "accounts.propose_invite", Some(id), detail).await?;
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
async fn propose_invite(
    staff: &StaffRequest,
    id: Uuid,
    invite: &Invitation,
) -> Result<InviteAnswer> {
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
    PROPOSE_INVITE.answer(&staff.tx, values).await
}

fn email_place(id: Uuid) -> Place<'static> {
    Place::new("staff", id, "email")
}

/// POST `/staff/admin/people/decision/<id>`: `approved`, `refused` or `taken_back`. A manager takes a
/// proposal of a review back.
pub async fn decide_proposal(Path(id): Path<String>, staff: StaffRequest) -> Result<Response> {
    let manages = staff.officer.is_manager();
    let staff = if manages {
        staff
    } else {
        staff.require(Action::ManageUsers)?
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
    let problem = match DECIDE_PROPOSAL.answer(&staff.tx, values).await? {
        DecideAnswer::Decided => {
            let action = match decision {
                "approved" => "accounts.approve",
                "refused" => "accounts.refuse",
                _ => "accounts.take_back",
            };
            let about = proposal.staff_id.unwrap_or(id);
            let detail = json!({ "proposal": id, "kind": proposal.kind, "roles": proposal.roles, "queues": proposal.queues });
            audit_account(&staff, action, Some(about), detail).await?;
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
        DecideAnswer::Gone => "accounts-error-gone",
        DecideAnswer::Own => "accounts-error-second",
        DecideAnswer::HasCases => "accounts-error-cases-now",
        DecideAnswer::LastAdmin => "accounts-error-last-admin",
    };
    if manages {
        return Err(AppError::Conflict);
    }
    let staff = staff.restart().await?;
    let problems = Problem::new("waits", problem).into();
    people_page(staff, StatusCode::CONFLICT, None, problems).await
}

/// POST `/staff/admin/people/invitation/<id>`: `again` sends a new link, `give_up` ends it.
pub async fn update_invitation(
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
            let given_up = GIVE_UP_INVITATION.value(&staff.tx, [id.into()]).await?;
            (given_up, "accounts.give_up_invitation", "given_up")
        }
        _ => return Err(AppError::BadRequest),
    };
    if !changed {
        let staff = staff.restart().await?;
        let problems = Problem::new("people", "accounts-error-used").into();
        return people_page(staff, StatusCode::CONFLICT, None, problems).await;
    }
    audit_account(&staff, action, Some(id), json!({})).await?;
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
    Ok(INVITE_AGAIN.value(&staff.tx, values).await?)
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
    let address: Address = INVITATION_ADDRESS
        .one(&staff.tx, [id.into()])
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
