//! Telling the person that an answer waits for them.

use crate::rights::store::Request;
use crate::staff::StaffRequest;
use app::domain::codes::ContactRoute;
use app::i18n::{Lang, text};
use entity::enquiry;
use platform::{error::Result, ids::EnquiryId, outbox, outbox::Terms};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Says that there is something to read, by the safe route; never what. The outbox asks the wishes.
pub(super) async fn tell(staff: &StaffRequest, request: &Request) -> Result<()> {
    match case(&staff.tx, request.row.enquiry_id).await? {
        Some(case) => tell_case(staff, &case).await,
        None => Ok(()),
    }
}

/// As [`tell`], for a case in sight.
///
/// # Errors
/// The database.
pub async fn tell_case(staff: &StaffRequest, case: &enquiry::Model) -> Result<()> {
    if case.contact_route != ContactRoute::Email {
        return Ok(());
    }
    let message = outbox::Message {
        text: text(
            Lang::to_write_in(case.language.code()),
            "message-answer",
            &[(
                "address",
                format!("{}/manage", staff.state.configured.base_url),
            )],
        ),
        reference: case.reference.clone(),
        former: None,
    };
    let terms = Terms {
        enquiry: EnquiryId(case.id),
        kind: "rights_answer",
        purpose: None,
        not_before: staff.now,
        expires: None,
    };
    outbox::enqueue(&staff.tx, &staff.state.keys, staff.now, terms, &message).await?;
    Ok(())
}

async fn case(tx: &impl ConnectionTrait, id: Option<Uuid>) -> Result<Option<enquiry::Model>> {
    Ok(match id {
        Some(id) => enquiry::Entity::find_by_id(id).one(tx).await?,
        None => None,
    })
}

/// The reference of the enquiry that a request is about.
///
/// # Errors
/// The database.
pub async fn case_reference(tx: &impl ConnectionTrait, id: Option<Uuid>) -> Result<Option<String>> {
    Ok(case(tx, id).await?.map(|case| case.reference))
}
