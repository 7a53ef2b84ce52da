//! Acts on a share of a case: agree, refuse, take back.

use crate::{
    case::{CaseFor, OpenEnquiry, store::Changed},
    case_page::respond::redirect_to_part_or_conflict,
    consent::lock,
    handover::{options, shares::works, store},
};
use app::ui::Problem;
use axum::response::Response;
use entity::share;
use platform::{
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

const AGREE: Sql = Sql::staff("SELECT app.decide_share($1, true)");
const REFUSE: Sql = Sql::staff("SELECT app.decide_share($1, false)");
const TAKE_BACK: Sql = Sql::staff("SELECT app.recall_share($1)");

/// POST `/staff/case/<reference>/share`: `agree`, `refuse` or `take_back`.
pub async fn update_share(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let flags = &enquiry.flags;
    let agrees = options::may_agree(&staff, &enquiry, flags)?;
    let (allowed, change, action) = match staff.fields.one("action").as_str() {
        "agree" => (agrees, AGREE, "share.agree"),
        "refuse" => (agrees, REFUSE, "share.refuse"),
        "take_back" => (
            works(&staff, &enquiry, flags, agrees)?,
            TAKE_BACK,
            "share.take_back",
        ),
        _ => return Err(AppError::BadRequest),
    };
    if !allowed {
        return Err(AppError::Forbidden);
    }
    let id: Uuid = staff
        .fields
        .one("share")
        .parse()
        .map_err(|_| AppError::BadRequest)?;
    let row = share::Entity::find_by_id(id)
        .filter(share::Column::EnquiryId.eq(enquiry.id))
        .one(&staff.tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if action != "share.take_back" && row.made_by == staff.officer.id.0 {
        let problem = Problem::new("shares", "share-error-own");
        return redirect_to_part_or_conflict(staff, &enquiry, "shares", Some(problem)).await;
    }
    lock::hold(&staff.tx, EnquiryId(enquiry.id)).await?;
    let changed: Changed = change.answer(&staff.tx, [id.into()]).await?;
    if changed == Changed::Meanwhile {
        let problem = Problem::new("shares", "share-error-meanwhile");
        return redirect_to_part_or_conflict(staff, &enquiry, "shares", Some(problem)).await;
    }
    let kind = *row.kind;
    store::audit_share(&staff, enquiry.id, action, kind, json!({ "share": id })).await?;
    redirect_to_part_or_conflict(staff, &enquiry, "shares", None).await
}
