//! Ordering an erasure that was granted; [`super::erase`] carries it out.

use crate::rights::store::Request;
use crate::{enquiry::content::Contents, staff::StaffRequest};
use app::{
    forms::staff::EraseScope,
    i18n::{Lang, text},
};
use entity::{data_key, enquiry_content, erasure};
use platform::{
    crypto::{Place, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

const ADD_ERASED_VERSION: Sql = Sql::staff("SELECT app.add_erased_version($1, $2, $3, $4, $5, $6)");

/// Writes a version without what is erased, and orders the older ones to go.
pub(super) async fn order_erasure(
    staff: &StaffRequest,
    request: &Request,
    enquiry: Uuid,
    scope: EraseScope,
) -> Result<()> {
    let newest = enquiry_content::Entity::find()
        .filter(enquiry_content::Column::EnquiryId.eq(enquiry))
        .order_by_desc(enquiry_content::Column::Version)
        .one(&staff.tx)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no content")))?;
    let wrapped = data_key::Entity::find_by_id(enquiry)
        .one(&staff.tx)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no key")))?;
    let key = staff.state.keys.unwrap(
        &WrappedKey {
            epoch: wrapped.epoch,
            bytes: wrapped.wrapped,
        },
        EnquiryId(enquiry),
    )?;
    let held = Contents::open(&key, &newest)?;
    let id = uuid_at(staff.now);
    let seal = |column: &'static str, text: &str| {
        key.seal_text(Place::new("enquiry_content", id, column), text)
    };
    let keep = scope == EraseScope::Words;
    let name = if keep {
        held.name.expose().to_owned()
    } else {
        text(Lang::En, "requests-erased-name", &[])
    };
    let optional = |column: &'static str, text: Option<&str>| {
        text.filter(|_| keep)
            .map(|text| seal(column, text))
            .transpose()
    };
    let version = newest.version + 1;
    let values = [
        id.into(),
        version.into(),
        seal("name", &name)?.into(),
        optional("phone", held.phone.as_ref().map(|phone| phone.expose()))?.into(),
        optional("email", held.email.as_ref().map(|email| email.expose()))?.into(),
        optional(
            "postcode",
            held.postcode.as_ref().map(|code| code.0.as_str()),
        )?
        .into(),
    ];
    ADD_ERASED_VERSION.execute(&staff.tx, values).await?;
    let order = erasure::ActiveModel {
        id: Set(uuid_at(staff.now)),
        enquiry_id: Set(enquiry),
        request_id: Set(request.row.id),
        content_below: Set(version),
        ordered_at: Set(staff.now),
        done_at: Set(None),
    };
    erasure::Entity::insert(order)
        .exec_without_returning(&staff.tx)
        .await?;
    Ok(())
}
