//! How a case came that was not sent from the website: for the case page and the subject file (seed F8, F9).

use crate::enquiry::submit::ReferralDetails;
use app::staff::assisted_entry::{ReferralView, SourceView};
use entity::{assisted_entry, enquiry, referral};
use platform::{
    crypto::DataKey,
    error::{AppError, Result},
};
use sea_orm::{ConnectionTrait, EntityTrait};

/// What was written down about it; `None` where the person sent it, or where it was handed over to us. `name` says
/// what a member of staff is called.
///
/// # Errors
/// The database; a field that does not open.
pub async fn source(
    db: &impl ConnectionTrait,
    row: &enquiry::Model,
    key: &DataKey,
    name: impl Fn(uuid::Uuid) -> String,
) -> Result<Option<SourceView>> {
    let Some(by) = row.entered_by else {
        return Ok(None);
    };
    let Some(told) = assisted_entry::Entity::find_by_id(row.id).one(db).await? else {
        return Err(AppError::internal(anyhow::anyhow!(
            "an enquiry that was written down does not say what was told"
        )));
    };
    Ok(Some(SourceView {
        channel: *row.source_channel,
        by: name(by),
        notice: *told.notice_given,
        script_version: told.script_version,
        referral: referred(db, row.id, key).await?,
    }))
}

/// Who gave us the information about the person of an enquiry; `None` where nobody else did.
///
/// # Errors
/// The database; a field that does not open.
pub async fn referred(
    db: &impl ConnectionTrait,
    id: uuid::Uuid,
    key: &DataKey,
) -> Result<Option<ReferralView>> {
    let Some(row) = referral::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let ReferralDetails {
        organisation,
        referrer,
        role,
        told_words,
    } = key.open_json(ReferralDetails::place(id), &row.details)?;
    Ok(Some(ReferralView {
        source: *row.data_source,
        organisation,
        referrer,
        role,
        way: *row.way,
        received_on: row.received_on,
        told: *row.told,
        told_words,
    }))
}
