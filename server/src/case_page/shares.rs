//! Acts on a share of a case: agree, refuse, take back.

use crate::{
    case::{CaseFor, OpenEnquiry, audit::refused, columns::flags},
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
    let CaseFor { desk, enquiry, .. } = case;
    let flags = flags(&enquiry.flags)?;
    let agrees = options::may_agree(&desk, &enquiry, &flags)?;
    let (allowed, sql, action) = match desk.fields.one("action").as_str() {
        "agree" => (
            agrees,
            "SELECT app.second_share($1, true) AS answer",
            "share.agree",
        ),
        "refuse" => (
            agrees,
            "SELECT app.second_share($1, false) AS answer",
            "share.refuse",
        ),
        "take_back" => (
            works(&desk, &enquiry, &flags, agrees)?,
            "SELECT app.take_share_back($1) AS answer",
            "share.take_back",
        ),
        _ => return Err(AppError::BadRequest),
    };
    if !allowed {
        let reference = enquiry.reference;
        return refused(desk, AppError::Forbidden, Some(&reference)).await;
    }
    let id: Uuid = desk
        .fields
        .one("share")
        .parse()
        .map_err(|_| AppError::BadRequest)?;
    let row = share::Entity::find_by_id(id)
        .filter(share::Column::EnquiryId.eq(enquiry.id))
        .one(&desk.tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if action != "share.take_back" && row.made_by == desk.officer.id.0 {
        let problem = Problem::new("shares", "share-error-own");
        return shared(desk, &enquiry, Some(problem)).await;
    }
    lock::hold(&desk.tx, EnquiryId(enquiry.id)).await?;
    if store::ask(&desk, sql, [id.into()]).await? != "done" {
        let problem = Problem::new("shares", "share-error-meanwhile");
        return shared(desk, &enquiry, Some(problem)).await;
    }
    let kind = store::code(&row.kind)?;
    store::did(&desk, enquiry.id, action, kind, json!({ "share": id })).await?;
    shared(desk, &enquiry, None).await
}
