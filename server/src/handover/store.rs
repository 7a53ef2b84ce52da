//! Rows and sealed parts of shares, and what was written in a case, opened for picking.

use crate::{
    enquiry::content::{Contents, open_wishes},
    staff::StaffRequest,
};
use app::domain::activity::Activity;
use app::domain::reference_data::ReferenceData;
use app::domain::{
    codes::{ContactRoute, Flag},
    controller::Controller,
    personal::Note,
    safe_contact::SafeContactWishes,
    sharing::{
        ExtractContact, ExtractHousehold, ExtractPlace, ExtractTopic, HandoverExtract, ShareFacts,
        ShareKind, ShareState, SharedField, state,
    },
};
use entity::{enquiry, enquiry_content, safe_contact, share};
use platform::{
    crypto::{DataKey, Place as Seal, WrappedKey},
    error::{AppError, Result},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// What was written in a case, and the wishes about contact, in their newest versions.
pub struct Written {
    pub contents: Contents,
    pub wishes: SafeContactWishes,
}

/// Opens a case in sight.
///
/// # Errors
/// The database; a field that does not open.
pub async fn written(staff: &StaffRequest, id: Uuid, key: &DataKey) -> Result<Written> {
    let content = enquiry_content::Entity::find()
        .filter(enquiry_content::Column::EnquiryId.eq(id))
        .order_by_desc(enquiry_content::Column::Version)
        .one(&staff.tx)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no content")))?;
    let wishes = safe_contact::Entity::find()
        .filter(safe_contact::Column::EnquiryId.eq(id))
        .order_by_desc(safe_contact::Column::Version)
        .one(&staff.tx)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no contact wishes")))?;
    Ok(Written {
        contents: Contents::open(key, &content)?,
        wishes: open_wishes(key, &wishes)?,
    })
}

/// The picked fields and nothing else.
///
/// # Errors
/// A code in the row that is not on its list.
pub fn pick(
    data: &ReferenceData,
    row: &enquiry::Model,
    written: &Written,
    fields: &[SharedField],
) -> Result<HandoverExtract> {
    let has = |field| fields.contains(&field);
    let Contents {
        name,
        phone,
        email,
        postcode,
        adjustments,
        message,
    } = &written.contents;
    let route: ContactRoute = *row.contact_route;
    let topic = data
        .topic(*row.topic)
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("an unknown topic")))?;
    let flags = row
        .flags
        .iter()
        .copied()
        .filter(|flag| match flag {
            Flag::Sensitive | Flag::OffenceData => has(SharedField::Topic),
            Flag::SafeContactRules => has(SharedField::SafeContact),
            Flag::ChildEnquirer => has(SharedField::AgeBand),
            Flag::Urgent => true,
            _ => false,
        })
        .collect();
    Ok(HandoverExtract {
        reference: row.reference.clone(),
        name: has(SharedField::Name).then(|| name.clone()),
        reach: has(SharedField::ContactRoute).then(|| ExtractContact {
            route,
            phone: phone.clone(),
            email: email.clone(),
        }),
        wishes: has(SharedField::SafeContact).then(|| written.wishes.clone()),
        topic: if has(SharedField::Topic) {
            Some(ExtractTopic {
                topic: topic.code,
                about: *row.about_whom,
                they_know: row.they_know.as_deref().copied(),
                priority: *row.priority,
            })
        } else {
            None
        },
        place: if has(SharedField::Postcode) {
            Some(ExtractPlace {
                area: *row.area,
                postcode: postcode.as_ref().map(|postcode| postcode.0.clone()),
                no_postcode: row.no_postcode_reason.as_deref().copied(),
            })
        } else {
            None
        },
        age: if has(SharedField::AgeBand) {
            Some(*row.age_band)
        } else {
            None
        },
        household: if has(SharedField::Household) {
            Some(ExtractHousehold {
                children: *row.children_under_19,
                send25: *row.send_under_25,
            })
        } else {
            None
        },
        language: if has(SharedField::Language) {
            Some(*row.language)
        } else {
            None
        },
        adjustments: adjustments
            .clone()
            .filter(|_| has(SharedField::Adjustments)),
        message: message.clone().filter(|_| has(SharedField::Message)),
        flags,
    })
}

/// Where a part of a share is sealed.
pub fn place(id: Uuid, column: &'static str) -> Seal<'static> {
    Seal::new("share", id, column)
}

/// The key of a hand-over: the sender's and the receiver's people open with it, and none of them the case's.
///
/// # Errors
/// It has none, or a master key that is gone.
pub fn key(staff: &StaffRequest, row: &share::Model) -> Result<DataKey> {
    match (row.key_epoch, &row.wrapped_key) {
        (Some(epoch), Some(bytes)) => {
            let wrapped = WrappedKey {
                epoch,
                bytes: bytes.clone(),
            };
            Ok(staff.state.keys.unwrap(&wrapped, row.id)?)
        }
        _ => Err(AppError::internal(anyhow::anyhow!("a share has no key"))),
    }
}

/// What was picked; `None` once it has ended.
///
/// # Errors
/// It does not open.
pub fn picked(staff: &StaffRequest, row: &share::Model) -> Result<Option<HandoverExtract>> {
    row.content
        .as_ref()
        .map(|sealed| Ok(key(staff, row)?.open_json(place(row.id, "content"), sealed)?))
        .transpose()
}

/// What somebody wrote, opened.
///
/// # Errors
/// It does not open.
pub fn note(key: &DataKey, at: Seal<'_>, sealed: &[u8]) -> Result<Note> {
    let text = key.open_text(at, sealed)?;
    Note::parse(&text).map_err(AppError::internal)
}

/// The fields of a row.
///
/// # Errors
/// A code that is not on its list.
pub fn fields(row: &share::Model) -> Result<Vec<SharedField>> {
    Ok(row.fields.0.clone())
}

/// Where a row stands.
///
/// # Errors
/// A code that is not on its list.
pub fn state_of(row: &share::Model) -> Result<ShareState> {
    Ok(state(&ShareFacts {
        kind: *row.kind,
        second: *row.second,
        agreed: row.second_agreed,
        answer: row.answer.as_deref().copied(),
        ended: row.revoked_why.as_deref().copied(),
    }))
}

/// Records an act or a look around a share: activity A4 between the organisations, activity A5 to others.
///
/// # Errors
/// The database.
pub async fn audit_share(
    staff: &StaffRequest,
    enquiry: Uuid,
    action: &'static str,
    kind: ShareKind,
    detail: serde_json::Value,
) -> Result<()> {
    let controller: Controller = staff.officer.controller;
    let activity = match kind {
        ShareKind::Handover => Activity::Transfer,
        ShareKind::Outside => Activity::Referral,
    };
    let event = staff
        .event(activity, action)
        .about(enquiry, controller)
        .detail(detail);
    staff.audit(event).await
}
