//! `/staff/handovers`: what is offered to the reader's queues. Until it is accepted the reader sees the picked
//! fields and nothing of the case; once it is declined or taken back, nothing.

use crate::case::store::Changed;
use crate::handover::{accept, accept::Accepted, options, store};
use crate::notice::Publications;
use crate::{consent::lock, staff::StaffRequest};
use app::domain::activity::Activity;
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
use entity::{enquiry, share};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    db::Sql,
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// The most that each list shows; a desk never has so many open.
const MOST: u64 = 200;

const HANDOVER_TOLD: Sql = Sql::staff("SELECT app.read_handover_recall($1)");
const DECLINE_HANDOVER: Sql = Sql::staff("SELECT app.decline_handover($1, $2, $3, $4)");

/// GET `/staff/handovers`
pub async fn list_handovers(staff: StaffRequest) -> Result<Response> {
    inbox(staff, StatusCode::OK, Problems::default()).await
}

async fn inbox(staff: StaffRequest, status: StatusCode, problems: Problems) -> Result<Response> {
    let works = !staff.officer.lists(staff.data()).is_empty();
    if !works && !staff.officer.has(Role::SafeguardingLead) {
        return Err(AppError::NotFound);
    }
    let agrees = staff.officer.is_manager() || staff.officer.has(Role::SafeguardingLead);
    let offered = offered(&staff).await?;
    let to_agree = if agrees {
        to_agree(&staff).await?
    } else {
        Vec::new()
    };
    let event = staff.event(Activity::Transfer, "handover.list");
    staff.audit(event).await?;
    let StaffRequest { page, tx, now, .. } = staff;
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
async fn offered(staff: &StaffRequest) -> Result<Vec<OfferedHandover>> {
    let rows = share::Entity::find()
        .filter(share::Column::Kind.eq(ShareKind::Handover.code()))
        .filter(share::Column::FromController.ne(staff.officer.controller.code()))
        .filter(share::Column::Answer.is_null())
        .filter(share::Column::RecallReadAt.is_null())
        .order_by_asc(share::Column::MadeAt)
        .limit(MOST)
        .all(&staff.tx)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let Some(to) = mine(staff, &row)? else {
            continue;
        };
        found.push(OfferedHandover {
            id: row.id,
            from: *row.from_controller,
            to,
            basis: *row.basis,
            fields: store::fields(&row)?,
            at: row.made_at,
            ended: match &row.revoked_why {
                Some(why) => Some(why.code()),
                None => None,
            },
        });
    }
    Ok(found)
}

/// The queue it is offered to, where the matrix lets this person answer for that (`accept or decline a hand-over`).
fn mine(staff: &StaffRequest, row: &share::Model) -> Result<Option<QueueCode>> {
    let Some(code) = &row.to_queue else {
        return Ok(None);
    };
    let data = staff.data();
    let Some(queue) = data.queue(**code) else {
        return Ok(None);
    };
    let scope = staff.officer.scope(queue.controller, queue.code, &[]);
    let allowed = data
        .permissions
        .any_allows(&staff.officer.roles, Action::AcceptHandover, scope);
    Ok(allowed.then_some(queue.code))
}

/// What waits for a second person's word, and that person may be the reader.
async fn to_agree(staff: &StaffRequest) -> Result<Vec<PendingApproval>> {
    let rows = share::Entity::find()
        .filter(share::Column::FromController.eq(staff.officer.controller.code()))
        .filter(share::Column::Second.ne(SecondApproval::None.code()))
        .filter(share::Column::SecondBy.is_null())
        .filter(share::Column::RevokedAt.is_null())
        .filter(share::Column::MadeBy.ne(staff.officer.id.0))
        .order_by_asc(share::Column::MadeAt)
        .limit(MOST)
        .all(&staff.tx)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.enquiry_id).collect();
    let cases: HashMap<Uuid, enquiry::Model> = enquiry::Entity::find()
        .filter(enquiry::Column::Id.is_in(ids))
        .all(&staff.tx)
        .await?
        .into_iter()
        .map(|case| (case.id, case))
        .collect();
    let mut found = Vec::new();
    for row in rows {
        let Some(case) = cases.get(&row.enquiry_id) else {
            continue;
        };
        if !options::may_agree(staff, case, &case.flags)? {
            continue;
        }
        found.push(PendingApproval {
            reference: case.reference.clone(),
            kind: *row.kind,
            organisation: row.organisation,
            at: row.made_at,
            gone: row.second == SecondApproval::After,
        });
    }
    Ok(found)
}

/// The hand-over of an address, if it is this person's to answer; 404 for everything else, and recorded.
async fn in_hand(
    staff: StaffRequest,
    id: &str,
) -> Result<std::result::Result<(StaffRequest, share::Model, QueueCode), Response>> {
    let found = match id.parse::<Uuid>() {
        Ok(id) => {
            share::Entity::find_by_id(id)
                .filter(share::Column::FromController.ne(staff.officer.controller.code()))
                .filter(share::Column::Answer.is_null())
                .one(&staff.tx)
                .await?
        }
        Err(_) => None,
    };
    let queue = match &found {
        Some(row) => mine(&staff, row)?,
        None => None,
    };
    match (found, queue) {
        (Some(row), Some(queue)) => Ok(Ok((staff, row, queue))),
        _ => Err(AppError::NotFound),
    }
}

/// GET `/staff/handovers/<id>`
pub async fn show_handover(Path(id): Path<String>, staff: StaffRequest) -> Result<Response> {
    match in_hand(staff, &id).await? {
        Ok((staff, row, queue)) => {
            let form = DeclineForm::default();
            render_handover(staff, row, queue, StatusCode::OK, form, Problems::default()).await
        }
        Err(answer) => Ok(answer),
    }
}

/// POST `/staff/handovers/<id>`: `accept`, `decline` with a reason, or `told` for one that was taken back.
pub async fn answer_handover(
    Path(id): Path<String>,
    texts: Publications,
    staff: StaffRequest,
) -> Result<Response> {
    let (staff, row, queue) = match in_hand(staff, &id).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    match staff.fields.one("action").as_str() {
        "accept" => accept_it(&texts, staff, row).await,
        "decline" => {
            let form = DeclineForm::read(&staff.fields);
            match form.parse() {
                Ok(reason) => decline(staff, row, reason.expose()).await,
                Err(problems) => {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    render_handover(staff, row, queue, status, form, problems).await
                }
            }
        }
        "told" => {
            let told: Changed = HANDOVER_TOLD.answer(&staff.tx, [row.id.into()]).await?;
            if told == Changed::Done {
                audit_share(&staff, &row, "handover.told").await?;
            }
            redirect_to_inbox(staff).await
        }
        _ => Err(AppError::BadRequest),
    }
}

async fn audit_share(staff: &StaffRequest, row: &share::Model, action: &'static str) -> Result<()> {
    let detail = json!({ "share": row.id });
    store::audit_share(staff, row.enquiry_id, action, ShareKind::Handover, detail).await
}

async fn accept_it(
    texts: &Publications,
    staff: StaffRequest,
    row: share::Model,
) -> Result<Response> {
    lock::hold(&staff.tx, EnquiryId(row.enquiry_id)).await?;
    match accept::accept(texts, &staff, &row).await? {
        Accepted::Done { enquiry, reference } => {
            audit_share(&staff, &row, "handover.accept").await?;
            let detail = json!({ "share": row.id });
            let kind = ShareKind::Handover;
            store::audit_share(&staff, enquiry, "handover.received", kind, detail).await?;
            staff.redirect(&format!("/staff/case/{reference}")).await
        }
        Accepted::Meanwhile => meanwhile(staff).await,
    }
}

async fn decline(staff: StaffRequest, row: share::Model, reason: &str) -> Result<Response> {
    let sealed =
        store::key(&staff, &row)?.seal_text(store::place(row.id, "answer_reason"), reason)?;
    let data = staff.data();
    let due = data.first_look(Priority::Urgent, staff.now);
    lock::hold(&staff.tx, EnquiryId(row.enquiry_id)).await?;
    let values = [
        row.id.into(),
        sealed.into(),
        uuid_at(staff.now).into(),
        due.into(),
    ];
    let declined: Changed = DECLINE_HANDOVER.answer(&staff.tx, values).await?;
    if declined == Changed::Meanwhile {
        return meanwhile(staff).await;
    }
    audit_share(&staff, &row, "handover.decline").await?;
    redirect_to_inbox(staff).await
}

/// 303 to the list.
async fn redirect_to_inbox(staff: StaffRequest) -> Result<Response> {
    staff.redirect("/staff/handovers").await
}

/// 409: it was answered by a colleague, or taken back, at this moment.
async fn meanwhile(staff: StaffRequest) -> Result<Response> {
    let staff = staff.restart().await?;
    let problem = Problem::new("main", "handover-error-meanwhile");
    inbox(staff, StatusCode::CONFLICT, problem.into()).await
}

async fn render_handover(
    staff: StaffRequest,
    row: share::Model,
    queue: QueueCode,
    status: StatusCode,
    form: DeclineForm,
    problems: Problems,
) -> Result<Response> {
    // Taken back: it is on the list, with nothing in it.
    let Some(picked) = store::picked(&staff, &row)? else {
        return redirect_to_inbox(staff).await;
    };
    audit_share(&staff, &row, "handover.open").await?;
    let offer = HandoverOfferView {
        id: row.id,
        now: staff.now,
        from: *row.from_controller,
        to: queue,
        basis: *row.basis,
        at: row.made_at,
        picked,
    };
    staff
        .render(
            status,
            move || view! { <HandoverOfferPage offer form problems/> },
        )
        .await
}
