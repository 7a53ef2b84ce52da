//! The person: what they told us, and how they may be reached.

use crate::staff::StaffRequest;
use app::{
    domain::{
        personal::{Adjustments, Email, Message, PersonName, Phone, TextProblem},
        safe_contact::SafeContactWishes,
    },
    staff::case::{CasePerson, ContactBox, MessageView},
};
use chrono::{DateTime, Utc};
use entity::{enquiry, enquiry_content, safe_contact};
use platform::{
    crypto::{CryptoError, DataKey, Place},
    error::{AppError, Result},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The newest version of what was written, still sealed.
pub async fn content(staff: &StaffRequest, id: Uuid) -> Result<enquiry_content::Model> {
    enquiry_content::Entity::find()
        .filter(enquiry_content::Column::EnquiryId.eq(id))
        .order_by_desc(enquiry_content::Column::Version)
        .one(&staff.tx)
        .await?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no content")))
}

/// The wishes in force, and since when.
pub struct Wishes {
    pub wishes: SafeContactWishes,
    pub recorded_at: DateTime<Utc>,
}

/// The newest version of the wishes.
pub async fn wishes(staff: &StaffRequest, id: Uuid, key: &DataKey) -> Result<Wishes> {
    let row = safe_contact::Entity::find()
        .filter(safe_contact::Column::EnquiryId.eq(id))
        .order_by_desc(safe_contact::Column::Version)
        .one(&staff.tx)
        .await?
        // Without the wishes nobody may be contacted, so nothing is shown.
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no contact wishes")))?;
    Ok(Wishes {
        wishes: key.open_json(Place::new("safe_contact", row.id, "wishes"), &row.wishes)?,
        recorded_at: row.recorded_at,
    })
}

/// Opens one field.
fn open_field<T>(
    key: &DataKey,
    row: &enquiry_content::Model,
    column: &'static str,
    sealed: Option<&Vec<u8>>,
    parse: impl Fn(&str) -> Result<T, TextProblem>,
) -> Result<Option<T>, CryptoError> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let text = key.open_text(Place::new("enquiry_content", row.id, column), sealed)?;
    parse(&text).map(Some).map_err(|_| CryptoError::UnknownForm)
}

/// How the person may be reached. Number and address are opened only where there are no rules, or the
/// officer has just said that they are read.
pub fn contact(
    content: &enquiry_content::Model,
    wishes: SafeContactWishes,
    key: &DataKey,
    allowed: bool,
    asked: bool,
) -> Result<ContactBox> {
    let shown = allowed && (asked || !wishes.has_rules());
    let (phone, email) = if shown {
        (
            open_field(key, content, "phone", content.phone.as_ref(), Phone::parse)?,
            open_field(key, content, "email", content.email.as_ref(), Email::parse)?,
        )
    } else {
        (None, None)
    };
    Ok(ContactBox {
        has_phone: content.phone.is_some(),
        has_email: content.email.is_some(),
        wishes,
        phone,
        email,
        shown,
        acknowledged: false,
    })
}

/// What was written: sensitive words only when asked for.
pub fn message(
    content: &enquiry_content::Model,
    key: &DataKey,
    sensitive: bool,
    asked: bool,
) -> Result<MessageView> {
    Ok(match (&content.message, sensitive && !asked) {
        (None, _) => MessageView::Nothing,
        (Some(_), true) => MessageView::Hidden(content.message_words),
        (Some(sealed), false) => open_field(key, content, "message", Some(sealed), Message::parse)?
            .map_or(MessageView::Nothing, MessageView::Shown),
    })
}

/// The facts about the person.
pub fn person(
    row: &enquiry::Model,
    content: &enquiry_content::Model,
    key: &DataKey,
) -> Result<CasePerson> {
    let name = open_field(key, content, "name", Some(&content.name), PersonName::parse)?
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("a case has no name")))?;
    let postcode = content
        .postcode
        .as_ref()
        .map(|sealed| {
            key.open_text(
                Place::new("enquiry_content", content.id, "postcode"),
                sealed,
            )
        })
        .transpose()?
        .map(|text| (*text).clone());
    Ok(CasePerson {
        name,
        about: *row.about_whom,
        they_know: row.they_know.as_deref().copied(),
        age: *row.age_band,
        children: *row.children_under_19,
        child_age: row.child_age_band.as_deref().copied(),
        send25: *row.send_under_25,
        area: *row.area,
        postcode,
        no_postcode: row.no_postcode_reason.as_deref().copied(),
        connection: row.connection.as_deref().copied(),
        language: *row.language,
        route: *row.contact_route,
        adjustments: open_field(
            key,
            content,
            "adjustments",
            content.adjustments.as_ref(),
            Adjustments::parse,
        )?,
    })
}
