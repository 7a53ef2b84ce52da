//! Reading requests with what happened to them, and adding to it.

use app::domain::holidays::Holidays;
use app::domain::{
    identity::IdentityLevel,
    ids::{RightsRequestId, StaffId},
    personal::{Message, Note, PersonName, ReplyTo},
    reference::Reference,
    rights::{
        Decision, RefusalReason, RightsEvent, RightsEventKind, RightsFacts, RightsKind, RightsState,
    },
    time::london_date,
};
use app::resident::manage::BundleItem;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{Coded, rights_event, rights_request};
use platform::Platform;
use platform::{
    crypto::{DataKey, Place, WrappedKey},
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// What a person wrote with a request, sealed under the request's own key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RightsContent {
    pub words: Option<Message>,
    /// Of somebody without an enquiry at hand.
    pub name: Option<PersonName>,
    pub reply_to: Option<ReplyTo>,
    pub reference: Option<Reference>,
}

/// A request with everything that happened to it.
pub struct Request {
    pub row: rights_request::Model,
    pub kind: RightsKind,
    pub facts: RightsFacts,
    pub events: Vec<rights_event::Model>,
    pub state: RightsState,
    /// The last day for what is next; `None` once it is closed.
    pub due: Option<NaiveDate>,
}

impl Request {
    fn of(
        row: rights_request::Model,
        events: Vec<rights_event::Model>,
        today: NaiveDate,
        holidays: &Holidays,
    ) -> Result<Self> {
        let kind: RightsKind = *row.kind;
        let facts = RightsFacts {
            kind,
            received_at: row.received_at,
            level: *row.level,
        };
        let read: Vec<RightsEvent> = events.iter().map(event).collect();
        let state = RightsState::of(facts, &read, today, holidays);
        let due = match row.closed_at {
            Some(_) => None,
            None => state.due(facts, holidays),
        };
        Ok(Self {
            row,
            kind,
            facts,
            events,
            state,
            due,
        })
    }

    /// What happened to it, as the rules see it.
    pub fn facts_of_events(&self) -> Vec<RightsEvent> {
        self.events.iter().map(event).collect()
    }

    /// Its number.
    ///
    /// # Errors
    /// The row holds none, which the schema rules out.
    pub fn reference(&self) -> Result<Reference> {
        self.row.reference.parse().map_err(AppError::internal)
    }

    pub fn id(&self) -> RightsRequestId {
        RightsRequestId(self.row.id)
    }

    /// Another officer looked again, which is the whole answer to a review.
    pub fn looked_again(&self) -> bool {
        self.events
            .iter()
            .any(|event| event.kind == RightsEventKind::LookedAgain)
    }

    /// Opens its key.
    ///
    /// # Errors
    /// A master key that is gone.
    pub fn key(&self, state: &Platform) -> Result<DataKey> {
        let wrapped = WrappedKey {
            epoch: self.row.key_epoch,
            bytes: self.row.wrapped_key.clone(),
        };
        Ok(state.keys.unwrap(&wrapped, self.row.id)?)
    }

    /// What the person wrote.
    ///
    /// # Errors
    /// A field that does not open.
    pub fn content(&self, key: &DataKey) -> Result<RightsContent> {
        Ok(key.open_json(content_place(self.row.id), &self.row.content)?)
    }
}

fn event(row: &rights_event::Model) -> RightsEvent {
    RightsEvent {
        kind: *row.kind,
        day: row.day,
        at: row.at,
        by: row.actor_id.map(StaffId),
        level: row.level.as_deref().copied(),
        decision: row.decision.as_deref().copied(),
    }
}

/// Where the content of a request is sealed.
pub fn content_place(id: Uuid) -> Place<'static> {
    Place::new("rights_request", id, "content")
}

/// The words of an event, opened.
///
/// # Errors
/// A field that does not open.
pub fn words(key: &DataKey, row: &rights_event::Model) -> Result<Option<Note>> {
    let Some(sealed) = &row.letter else {
        return Ok(None);
    };
    let text = key.open_text(Place::new("rights_event", row.id, "letter"), sealed)?;
    Note::parse(&text).map(Some).map_err(AppError::internal)
}

/// The copy that was released with a decision.
///
/// # Errors
/// A field that does not open.
pub fn bundle(key: &DataKey, row: &rights_event::Model) -> Result<Vec<BundleItem>> {
    match &row.bundle {
        None => Ok(Vec::new()),
        Some(sealed) => Ok(key.open_json(Place::new("rights_event", row.id, "bundle"), sealed)?),
    }
}

/// Why something was refused, as stored.
pub fn refusal(row: &rights_event::Model) -> Option<RefusalReason> {
    row.refusal.as_deref().copied()
}

/// Requests that a filter finds and row-level security shows, each with its events.
///
/// # Errors
/// The database; a row with a code that is not on its list.
pub async fn load(
    tx: &impl ConnectionTrait,
    filter: sea_orm::Condition,
    now: DateTime<Utc>,
    holidays: &Holidays,
    most: u64,
) -> Result<Vec<Request>> {
    use sea_orm::QuerySelect;
    let rows = rights_request::Entity::find()
        .filter(filter)
        .order_by_asc(rights_request::Column::ReceivedAt)
        .order_by_asc(rights_request::Column::Id)
        .limit(most)
        .all(tx)
        .await?;
    with_events(tx, rows, now, holidays).await
}

/// Puts the events to their requests.
///
/// # Errors
/// As [`load`].
pub async fn with_events(
    tx: &impl ConnectionTrait,
    rows: Vec<rights_request::Model>,
    now: DateTime<Utc>,
    holidays: &Holidays,
) -> Result<Vec<Request>> {
    let today = london_date(now);
    let mut events: HashMap<Uuid, Vec<rights_event::Model>> = HashMap::new();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    if !ids.is_empty() {
        for event in read_events(tx, ids).await? {
            events.entry(event.request_id).or_default().push(event);
        }
    }
    rows.into_iter()
        .map(|row| {
            let events = events.remove(&row.id).unwrap_or_default();
            Request::of(row, events, today, holidays)
        })
        .collect()
}

/// The events of requests, oldest first.
async fn read_events(
    tx: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<Vec<rights_event::Model>> {
    Ok(rights_event::Entity::find()
        .filter(rights_event::Column::RequestId.is_in(ids))
        .order_by_asc(rights_event::Column::At)
        .order_by_asc(rights_event::Column::Id)
        .all(tx)
        .await?)
}

/// The one request with this number.
///
/// # Errors
/// As [`load`].
pub async fn by_reference(
    tx: &impl ConnectionTrait,
    reference: &str,
    now: DateTime<Utc>,
    holidays: &Holidays,
) -> Result<Option<Request>> {
    let Ok(reference) = reference.parse::<Reference>() else {
        return Ok(None);
    };
    let filter =
        sea_orm::Condition::all().add(rights_request::Column::Reference.eq(reference.to_string()));
    Ok(load(tx, filter, now, holidays, 1).await?.into_iter().next())
}

/// Something that happens now.
pub struct NewEvent<'a> {
    pub kind: RightsEventKind,
    pub day: NaiveDate,
    pub by: Option<StaffId>,
    pub words: Option<&'a Note>,
    pub level: Option<IdentityLevel>,
    pub decision: Option<(Decision, Option<RefusalReason>)>,
    pub bundle: Option<&'a [BundleItem]>,
}

impl NewEvent<'_> {
    /// An event of this kind without anything more.
    pub fn plain(kind: RightsEventKind, day: NaiveDate, by: Option<StaffId>) -> Self {
        Self {
            kind,
            day,
            by,
            words: None,
            level: None,
            decision: None,
            bundle: None,
        }
    }
}

/// Adds an event, sealed under the key of its request.
///
/// # Errors
/// Sealing; the database.
pub async fn append(
    tx: &impl ConnectionTrait,
    key: &DataKey,
    request: RightsRequestId,
    now: DateTime<Utc>,
    event: NewEvent<'_>,
) -> Result<()> {
    let id = uuid_at(now);
    let NewEvent {
        kind,
        day,
        by,
        words,
        level,
        decision,
        bundle,
    } = event;
    let row = rights_event::ActiveModel {
        id: Set(id),
        request_id: Set(request.0),
        kind: Set(kind.into()),
        day: Set(day),
        at: Set(now),
        actor_id: Set(by.map(|staff| staff.0)),
        level: Set(level.map(Coded)),
        decision: Set(decision.map(|(decision, _)| Coded(decision))),
        refusal: Set(decision.and_then(|(_, reason)| reason).map(Coded)),
        letter: Set(words
            .map(|words| key.seal_text(Place::new("rights_event", id, "letter"), words.expose()))
            .transpose()?),
        bundle: Set(bundle
            .map(|items| key.seal_json(Place::new("rights_event", id, "bundle"), &items))
            .transpose()?),
    };
    rights_event::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
