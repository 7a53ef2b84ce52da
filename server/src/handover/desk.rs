//! `/staff/handovers`: what is offered to the reader's queues. Until it is accepted the reader sees the picked
//! fields and nothing of the case; once it is declined or taken back, nothing.

use super::{
    accept::{self, Accepted},
    options, store,
};
use crate::{
    consent::guard,
    entity::{enquiry, share},
    platform::{
        audit::{Actor, AuditEvent, record},
        error::{AppError, Result},
        ids::{EnquiryId, uuid_at},
    },
    settings::data,
    staff::Desk,
    triage::{lists, record::refused},
};
use app::{
    domain::{
        codes::{Priority, QueueCode},
        permission::{Action, Role},
        sharing::{SecondApproval, ShareKind},
    },
    forms::staff::DeclineForm,
    staff::handover::{
        HandoverInbox, HandoverInboxPage, HandoverOfferPage, HandoverOfferView, OfferedHandover,
        PendingApproval,
    },
    ui::{Problem, Problems},
};
use axum::{extract::Path, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// The most that each list shows; a desk never has so many open.
const MOST: u64 = 200;

/// GET `/staff/handovers`
pub async fn list(desk: Desk) -> Result<Response> {
    inbox(desk, StatusCode::OK, Problems::default()).await
}

async fn inbox(desk: Desk, status: StatusCode, problems: Problems) -> Result<Response> {
    let works = !desk.officer.lists(data()).is_empty();
    if !works && !desk.officer.has(Role::SafeguardingLead) {
        return Err(AppError::NotFound);
    }
    let agrees = desk.officer.is_manager() || desk.officer.has(Role::SafeguardingLead);
    let offered = offered(&desk).await?;
    let to_agree = if agrees {
        to_agree(&desk).await?
    } else {
        Vec::new()
    };
    let mut event = AuditEvent::new(Actor::Staff(desk.officer.id), "handover.list")
        .activity("A4")
        .client(desk.client);
    event.controller = Some(desk.officer.controller);
    record(&desk.tx, desk.now, event).await?;
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    let inbox = HandoverInbox {
        now,
        offered,
        to_agree,
        agrees,
    };
    Ok(page.with_status(
        status,
        move || view! { <HandoverInboxPage inbox problems/> },
    ))
}

/// What reached the reader's queues, oldest first.
async fn offered(desk: &Desk) -> Result<Vec<OfferedHandover>> {
    let rows = share::Entity::find()
        .filter(share::Column::Kind.eq(ShareKind::Handover.code()))
        .filter(share::Column::FromController.ne(desk.officer.controller.code()))
        .filter(share::Column::Answer.is_null())
        .filter(share::Column::ToldAt.is_null())
        .order_by_asc(share::Column::MadeAt)
        .limit(MOST)
        .all(&desk.tx)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let Some(to) = mine(desk, &row)? else {
            continue;
        };
        found.push(OfferedHandover {
            id: row.id,
            from: store::code(&row.from_controller)?,
            to,
            basis: store::code(&row.basis)?,
            fields: store::fields(&row)?,
            at: row.made_at,
            ended: match &row.revoked_why {
                Some(why) => Some(store::code::<app::domain::sharing::ShareEndReason>(why)?.code()),
                None => None,
            },
        });
    }
    Ok(found)
}

/// The queue it is offered to, where the matrix lets this person answer for that (`accept or decline a hand-over`).
fn mine(desk: &Desk, row: &share::Model) -> Result<Option<QueueCode>> {
    let Some(code) = &row.to_queue else {
        return Ok(None);
    };
    let data = data();
    let Some(queue) = data.parse_queue(code) else {
        return Ok(None);
    };
    let scope = desk.officer.scope(queue.controller, queue.code, &[]);
    let allowed = data
        .permissions
        .any_allows(&desk.officer.roles, Action::AcceptHandover, scope);
    Ok(allowed.then_some(queue.code))
}

/// What waits for a second person's word, and that person may be the reader.
async fn to_agree(desk: &Desk) -> Result<Vec<PendingApproval>> {
    let rows = share::Entity::find()
        .filter(share::Column::FromController.eq(desk.officer.controller.code()))
        .filter(share::Column::Second.ne(SecondApproval::None.code()))
        .filter(share::Column::SecondBy.is_null())
        .filter(share::Column::RevokedAt.is_null())
        .filter(share::Column::MadeBy.ne(desk.officer.id.0))
        .order_by_asc(share::Column::MadeAt)
        .limit(MOST)
        .all(&desk.tx)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.enquiry_id).collect();
    let cases: HashMap<Uuid, enquiry::Model> = enquiry::Entity::find()
        .filter(enquiry::Column::Id.is_in(ids))
        .all(&desk.tx)
        .await?
        .into_iter()
        .map(|case| (case.id, case))
        .collect();
    let mut found = Vec::new();
    for row in rows {
        let Some(case) = cases.get(&row.enquiry_id) else {
            continue;
        };
        if !options::may_agree(desk, case, &lists::flags(&case.flags)?)? {
            continue;
        }
        found.push(PendingApproval {
            reference: case.reference.clone(),
            kind: store::code(&row.kind)?,
            organisation: row.organisation,
            at: row.made_at,
            gone: row.second == SecondApproval::After.code(),
        });
    }
    Ok(found)
}

/// The hand-over of an address, if it is this person's to answer; 404 for everything else, and recorded.
async fn in_hand(
    desk: Desk,
    id: &str,
) -> Result<std::result::Result<(Desk, share::Model, QueueCode), Response>> {
    let found = match id.parse::<Uuid>() {
        Ok(id) => {
            share::Entity::find_by_id(id)
                .filter(share::Column::FromController.ne(desk.officer.controller.code()))
                .filter(share::Column::Answer.is_null())
                .one(&desk.tx)
                .await?
        }
        Err(_) => None,
    };
    let queue = match &found {
        Some(row) => mine(&desk, row)?,
        None => None,
    };
    match (found, queue) {
        (Some(row), Some(queue)) => Ok(Ok((desk, row, queue))),
        _ => refused(desk, AppError::NotFound, None).await.map(Err),
    }
}

/// GET `/staff/handovers/<id>`
pub async fn open(Path(id): Path<String>, desk: Desk) -> Result<Response> {
    match in_hand(desk, &id).await? {
        Ok((desk, row, queue)) => {
            let form = DeclineForm::default();
            show(desk, row, queue, StatusCode::OK, form, Problems::default()).await
        }
        Err(answer) => Ok(answer),
    }
}

/// POST `/staff/handovers/<id>`: `accept`, `decline` with a reason, or `told` for one that was taken back.
pub async fn answer(Path(id): Path<String>, desk: Desk) -> Result<Response> {
    let (desk, row, queue) = match in_hand(desk, &id).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    match desk.fields.one("action").as_str() {
        "accept" => accept_it(desk, row).await,
        "decline" => {
            let form = DeclineForm::read(&desk.fields);
            match form.parse() {
                Ok(reason) => decline(desk, row, reason.expose()).await,
                Err(problems) => {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    show(desk, row, queue, status, form, problems).await
                }
            }
        }
        "told" => {
            let sql = "SELECT app.handover_told($1) AS answer";
            if store::ask(&desk, sql, [row.id.into()]).await? == "done" {
                did(&desk, &row, "handover.told").await?;
            }
            back(desk).await
        }
        _ => Err(AppError::BadRequest),
    }
}

async fn did(desk: &Desk, row: &share::Model, action: &'static str) -> Result<()> {
    let detail = json!({ "share": row.id });
    store::did(desk, row.enquiry_id, action, ShareKind::Handover, detail).await
}

async fn accept_it(desk: Desk, row: share::Model) -> Result<Response> {
    guard::hold(&desk.tx, EnquiryId(row.enquiry_id)).await?;
    match accept::accept(&desk, &row).await? {
        Accepted::Done { enquiry, reference } => {
            did(&desk, &row, "handover.accept").await?;
            let detail = json!({ "share": row.id });
            let kind = ShareKind::Handover;
            store::did(&desk, enquiry, "handover.received", kind, detail).await?;
            let Desk { page, tx, .. } = desk;
            tx.commit().await?;
            Ok(page.see_other(&format!("/staff/case/{reference}")))
        }
        Accepted::Meanwhile => meanwhile(desk).await,
    }
}

async fn decline(desk: Desk, row: share::Model, reason: &str) -> Result<Response> {
    let sealed =
        store::key(&desk, &row)?.seal_text(store::place(row.id, "answer_reason"), reason)?;
    let data = data();
    let due = data.first_look(Priority::Urgent, desk.now);
    guard::hold(&desk.tx, EnquiryId(row.enquiry_id)).await?;
    let answer = store::ask(
        &desk,
        "SELECT app.decline_handover($1, $2, $3, $4) AS answer",
        [
            row.id.into(),
            sealed.into(),
            uuid_at(desk.now).into(),
            due.into(),
        ],
    )
    .await?;
    if answer != "done" {
        return meanwhile(desk).await;
    }
    did(&desk, &row, "handover.decline").await?;
    back(desk).await
}

/// 303 to the list.
async fn back(desk: Desk) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other("/staff/handovers"))
}

/// 409: it was answered by a colleague, or taken back, at this moment.
async fn meanwhile(desk: Desk) -> Result<Response> {
    let desk = desk.anew().await?;
    let problem = Problem::new("main", "handover-error-meanwhile");
    inbox(desk, StatusCode::CONFLICT, problem.into()).await
}

async fn show(
    desk: Desk,
    row: share::Model,
    queue: QueueCode,
    status: StatusCode,
    form: DeclineForm,
    problems: Problems,
) -> Result<Response> {
    // Taken back: it is on the list, with nothing in it.
    let Some(picked) = store::picked(&desk, &row)? else {
        return back(desk).await;
    };
    did(&desk, &row, "handover.open").await?;
    let offer = HandoverOfferView {
        id: row.id,
        now: desk.now,
        from: store::code(&row.from_controller)?,
        to: queue,
        basis: store::code(&row.basis)?,
        at: row.made_at,
        picked,
    };
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(
        status,
        move || view! { <HandoverOfferPage offer form problems/> },
    ))
}
