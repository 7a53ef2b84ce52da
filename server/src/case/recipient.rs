//! Address and wishes of the person a message goes to, read when it leaves.

use app::domain::{codes::ContactRoute, safe_contact::SafeContactWishes};
use entity::{data_key, enquiry, enquiry_content, safe_contact};
use platform::Platform;
use platform::{
    crypto::{DataKey, Place, WrappedKey},
    error::Result,
    ids::EnquiryId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use zeroize::Zeroizing;

/// Whom a message goes to, as things are now.
pub struct Recipient {
    pub email: Option<Zeroizing<String>>,
    pub wishes: SafeContactWishes,
}

impl Recipient {
    /// Reads both; `None` for an enquiry that is not there any more.
    pub async fn load(
        state: &Platform,
        tx: &impl ConnectionTrait,
        id: EnquiryId,
    ) -> Result<Option<Self>> {
        let Some(head) = enquiry::Entity::find_by_id(id.0).one(tx).await? else {
            return Ok(None);
        };
        let Some(wrapped) = data_key::Entity::find_by_id(id.0).one(tx).await? else {
            return Ok(None);
        };
        let key: DataKey = state.keys.unwrap(
            &WrappedKey {
                epoch: wrapped.epoch,
                bytes: wrapped.wrapped,
            },
            id,
        )?;
        let content = enquiry_content::Entity::find()
            .filter(enquiry_content::Column::EnquiryId.eq(id.0))
            .order_by_desc(enquiry_content::Column::Version)
            .one(tx)
            .await?;
        let email = match content
            .as_ref()
            .and_then(|content| Some((content.id, content.email.as_ref()?)))
        {
            Some((row, sealed)) => {
                Some(key.open_text(Place::new("enquiry_content", row, "email"), sealed)?)
            }
            None => None,
        };
        let kept = safe_contact::Entity::find()
            .filter(safe_contact::Column::EnquiryId.eq(id.0))
            .order_by_desc(safe_contact::Column::Version)
            .one(tx)
            .await?;
        let mut wishes = match kept {
            Some(row) => {
                key.open_json(Place::new("safe_contact", row.id, "wishes"), &row.wishes)?
            }
            None => SafeContactWishes::default(),
        };
        wishes.contact_me_instead |= head.contact_route == ContactRoute::NoneIWillContactYou.code();
        Ok(Some(Self { email, wishes }))
    }
}
