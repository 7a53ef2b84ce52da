//! The shares of a case as its page shows them, and the acts on one: agree, refuse, take back.

use super::{options, store};
use crate::staff::{StaffRequest, names_of};
use app::{
    domain::{
        codes::{Flag, QueueCode},
        controller::Controller,
        sharing::{SecondApproval, ShareEndReason, ShareKind, ShareState},
    },
    i18n::{Lang, text},
    staff::handover::{HandoverOrigin, ShareLine},
};
use entity::{enquiry, share};
use platform::{
    crypto::{DataKey, Place},
    error::Result,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Everything that has gone or is to go, newest first.
///
/// # Errors
/// The database; a part that does not open.
pub async fn lines(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    key: &DataKey,
    flags: &[Flag],
) -> Result<Vec<ShareLine>> {
    let rows = share::Entity::find()
        .filter(share::Column::EnquiryId.eq(enquiry.id))
        .order_by_desc(share::Column::MadeAt)
        .order_by_desc(share::Column::Id)
        .all(&staff.tx)
        .await?;
    let people = rows
        .iter()
        .flat_map(|row| [Some(row.made_by), row.second_by])
        .flatten();
    let names = names_of(staff, people.collect()).await?;
    let agrees = options::may_agree(staff, enquiry, flags)?;
    let works = works(staff, enquiry, flags, agrees)?;
    rows.iter()
        .map(|row| {
            let state = store::state_of(row)?;
            let second: SecondApproval = *row.second;
            let answer_reason = row
                .answer_reason
                .as_ref()
                .map(|sealed| {
                    store::note(
                        &store::key(staff, row)?,
                        store::place(row.id, "answer_reason"),
                        sealed,
                    )
                })
                .transpose()?;
            let withheld_why = row
                .withheld_reason
                .as_ref()
                .map(|sealed| {
                    let place = Place::new("disclosure", row.disclosure_id, "withheld_reason");
                    store::note(key, place, sealed)
                })
                .transpose()?;
            // An urgent one gets its word also after an answer; nothing is said of what ended before it went.
            let open_word = match second {
                SecondApproval::None => false,
                SecondApproval::Before => state == ShareState::WaitsForSecond,
                SecondApproval::After => row.second_by.is_none(),
            };
            Ok(ShareLine {
                id: row.id,
                kind: *row.kind,
                organisation: row.organisation.clone(),
                basis: *row.basis,
                fields: store::fields(row)?,
                state,
                made_by: names.of(row.made_by),
                made_at: row.made_at,
                why: store::note(key, store::place(row.id, "why"), &row.why)?,
                second,
                seconded: match (row.second_by, row.second_at, row.second_agreed) {
                    (Some(by), Some(at), Some(agreed)) => Some((names.of(by), at, agreed)),
                    _ => None,
                },
                withheld_until: row.withheld_review_on,
                withheld_why,
                answered_at: row.answered_at,
                answer_reason,
                ended_at: row.revoked_at,
                can_agree: open_word && agrees && row.made_by != staff.officer.id.0,
                can_take_back: works && state.can_be_taken_back(),
            })
        })
        .collect()
}

/// Whether this person works the case, so that a share of it is theirs to take back.
pub(crate) fn works(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    flags: &[Flag],
    agrees: bool,
) -> Result<bool> {
    let controller: Controller = *enquiry.controller;
    let queue: QueueCode = *enquiry.queue;
    Ok(agrees || options::may_begin(staff, ShareKind::Handover, controller, queue, flags))
}

/// Where the case came from, if the other organisation handed it over.
///
/// # Errors
/// The database.
pub async fn load_origin(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
) -> Result<Option<HandoverOrigin>> {
    let row = share::Entity::find()
        .filter(share::Column::NewEnquiryId.eq(enquiry.id))
        .one(&staff.tx)
        .await?;
    row.map(|row| {
        Ok(HandoverOrigin {
            from: text(
                Lang::En,
                &format!("controller-{}", row.from_controller),
                &[],
            ),
            at: row.answered_at.unwrap_or(row.made_at),
            basis: *row.basis,
            fields: store::fields(&row)?,
            yes_gone: row.revoked_why.as_deref() == Some(&ShareEndReason::ConsentWithdrawn),
        })
    })
    .transpose()
}
