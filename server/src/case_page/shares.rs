//! Acts on a share of a case: agree, refuse, take back.

use crate::{
    case::{CaseFor, OpenEnquiry, columns::flags},
    case_page::actions::shared,
    consent::lock,
    handover::{options, shares::works, store},
};
use app::ui::Problem;
use axum::response::Response;
use entity::share;
use platform::{
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// POST `/staff/case/<reference>/share`: `agree`, `refuse` or `take_back`.
pub async fn act(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let flags = flags(&enquiry.flags)?;
    let agrees = options::may_agree(&staff, &enquiry, &flags)?;
    let (allowed, sql, action) = match staff.fields.one("action").as_str() {
        "agree" => (
            agrees,
            "SELECT app.decide_share($1, true) AS answer",
            "share.agree",
        ),
        "refuse" => (
            agrees,
            "SELECT app.decide_share($1, false) AS answer",
            "share.refuse",
        ),
        "take_back" => (
            works(&staff, &enquiry, &flags, agrees)?,
            "SELECT app.recall_share($1) AS answer",
            "share.take_back",
        ),
        _ => return Err(AppError::BadRequest),
    };
    if !allowed {
        let _reference = enquiry.reference;
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
        return shared(staff, &enquiry, Some(problem)).await;
    }
    lock::hold(&staff.tx, EnquiryId(enquiry.id)).await?;
    if store::ask(&staff, sql, [id.into()]).await? != "done" {
        let problem = Problem::new("shares", "share-error-meanwhile");
        return shared(staff, &enquiry, Some(problem)).await;
    }
    let kind = store::code(&row.kind)?;
    store::did(&staff, enquiry.id, action, kind, json!({ "share": id })).await?;
    shared(staff, &enquiry, None).await
}
