//! A new request: its row, its hold, what follows from it, and, for a complaint, the page's own thanks.

use crate::rights::store::{NewEvent, RightsContent, append, content_place};
use app::domain::reference_data::ReferenceData;
use app::domain::{
    codes::Priority,
    consent::ConsentChannel,
    controller::Controller,
    identity::IdentityLevel,
    ids::{RightsRequestId, StaffId},
    reference::Reference,
    rights::{RightsEventKind, RightsKind},
    time::london_date,
};
use chrono::{DateTime, Utc};
use entity::{hold, rights_request};
use platform::Platform;
use platform::{
    crypto::random,
    db::{Role, Sql},
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};

/// Numbers are drawn at random; one in use is drawn again, so often at most.
const DRAWS: usize = 8;

/// What is asked, by whom and how.
pub struct NewRequest {
    pub enquiry: Option<EnquiryId>,
    pub controller: Controller,
    pub kind: RightsKind,
    pub channel: ConsentChannel,
    pub level: IdentityLevel,
    pub received_at: DateTime<Utc>,
    pub recorded_by: Option<StaffId>,
    pub content: RightsContent,
}

/// Writes it, in the caller's transaction. Gives its number.
///
/// # Errors
/// Sealing; the database.
pub async fn create_request(
    state: &Platform,
    data: &ReferenceData,
    tx: &impl ConnectionTrait,
    request: NewRequest,
) -> Result<Reference> {
    let now = state.clock.now();
    let id = RightsRequestId(uuid_at(now));
    let (key, wrapped) = state.keys.new_data_key(id)?;
    let NewRequest {
        enquiry,
        controller,
        kind,
        channel,
        level,
        received_at,
        recorded_by,
        content,
    } = request;
    let sealed = key.seal_json(content_place(id.0), &content)?;
    let mut made = None;
    for _ in 0..DRAWS {
        let Some(reference) = Reference::from_random(&random::<{ Reference::RANDOM_BYTES }>())
        else {
            continue;
        };
        let row = rights_request::ActiveModel {
            id: Set(id.0),
            reference: Set(reference.to_string()),
            enquiry_id: Set(enquiry.map(|id| id.0)),
            controller: Set(controller.into()),
            kind: Set(kind.into()),
            channel: Set(channel.into()),
            level: Set(level.into()),
            received_at: Set(received_at),
            recorded_at: Set(now),
            recorded_by: Set(recorded_by.map(|staff| staff.0)),
            key_epoch: Set(wrapped.epoch),
            wrapped_key: Set(wrapped.bytes.clone()),
            content: Set(sealed.clone()),
            ..Default::default()
        };
        let rows = rights_request::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        if rows > 0 {
            made = Some(reference);
            break;
        }
    }
    let reference =
        made.ok_or_else(|| AppError::internal(anyhow::anyhow!("no free number was found")))?;
    // Saying that it has come and will be looked into is the acknowledgement of the law (rule 2.5).
    if kind == RightsKind::Complaint && recorded_by.is_none() {
        let event = NewEvent::plain(RightsEventKind::Acknowledged, london_date(now), None);
        append(tx, &key, id, now, event).await?;
    }
    if let Some(enquiry) = enquiry {
        let row = hold::ActiveModel {
            id: Set(uuid_at(now)),
            enquiry_id: Set(enquiry.0),
            request_id: Set(Some(id.0)),
            placed_at: Set(now),
            released_at: Set(None),
        };
        hold::Entity::insert(row).exec_without_returning(tx).await?;
        effects(tx, id, kind, data, now).await?;
    }
    Ok(reference)
}

/// By the person on the manage pages, by staff for somebody who asked otherwise.
const REQUEST_EFFECTS: Sql = Sql::shared(
    &[Role::Web, Role::Staff],
    "SELECT app.request_effects($1, $2, $3, $4, $5)",
);

/// An objection stops the work meanwhile (seed T47); a review gives another officer a task (seed T49).
async fn effects(
    tx: &impl ConnectionTrait,
    id: RightsRequestId,
    kind: RightsKind,
    data: &ReferenceData,
    now: DateTime<Utc>,
) -> Result<()> {
    let task = match kind {
        RightsKind::Review => Some("look_again"),
        _ => None,
    };
    if task.is_none() && !kind.restricts_meanwhile() {
        return Ok(());
    }
    let due = data.first_look(Priority::Normal, now);
    let values = [
        id.0.into(),
        uuid_at(now).into(),
        task.into(),
        due.into(),
        kind.restricts_meanwhile().into(),
    ];
    REQUEST_EFFECTS.execute(tx, values).await?;
    Ok(())
}
