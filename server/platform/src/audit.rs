//! The record of every look and act: written in the transaction of what it records, chained behind the writers.
//!
//! Rows hold ids, codes and times, never content. One sequencer at a time gives each row a number and a hash
//! over the one before, and signs a checkpoint each minute; an inline chain was measured to cost 12 times the
//! throughput.

mod chain;
mod verify;

pub use chain::{checkpoint, sequence};
pub use verify::{Fault, Report, verify};

use crate::{
    error::Result,
    ids::{EnquiryId, StaffId, uuid_at},
    limits::Client,
};
use app::domain::{activity::Activity, controller::Controller};
use chrono::{DateTime, Utc};
use entity::audit_event;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Who looked or acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody we know: a failed sign-in, a public page that counts.
    Visitor,
    /// Whoever opened an enquiry by link, code or passphrase, or is sending one.
    Resident,
    Staff(StaffId),
    /// A job of the portal itself.
    System,
}

/// One event. Reasons are codes; `detail` holds codes and ids only.
#[derive(Clone, Debug)]
pub struct AuditEvent {
    pub actor: Actor,
    pub controller: Option<Controller>,
    /// Small letters and dots, such as `case.open` or `consent.withdraw`.
    pub action: &'static str,
    pub enquiry: Option<EnquiryId>,
    /// The processing activity that the act is part of (seed T55).
    pub activity: Activity,
    pub reason: Option<&'static str>,
    pub client: Option<Client>,
    pub detail: serde_json::Value,
}

impl AuditEvent {
    /// An event with nothing but who, as part of what, and what.
    pub fn new(actor: Actor, activity: Activity, action: &'static str) -> Self {
        Self {
            actor,
            controller: None,
            action,
            enquiry: None,
            activity,
            reason: None,
            client: None,
            detail: serde_json::json!({}),
        }
    }

    /// About this enquiry of this organisation.
    pub fn about(mut self, enquiry: impl Into<Uuid>, controller: Controller) -> Self {
        self.enquiry = Some(EnquiryId(enquiry.into()));
        self.controller = Some(controller);
        self
    }

    /// About this enquiry, if it is about one.
    pub fn enquiry(mut self, enquiry: Option<impl Into<Uuid>>) -> Self {
        self.enquiry = enquiry.map(|id| EnquiryId(id.into()));
        self
    }

    /// Of this organisation.
    pub fn of(mut self, controller: Controller) -> Self {
        self.controller = Some(controller);
        self
    }

    pub fn reason(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }

    pub fn client(mut self, client: Client) -> Self {
        self.client = Some(client);
        self
    }

    pub fn detail(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

/// Writes an event in the caller's transaction: if the act is undone, so is its record, and the other way round.
pub async fn record(tx: &impl ConnectionTrait, at: DateTime<Utc>, event: AuditEvent) -> Result<()> {
    let AuditEvent {
        actor,
        controller,
        action,
        enquiry,
        activity,
        reason,
        client,
        detail,
    } = event;
    let (kind, actor_id) = match actor {
        Actor::Visitor => ("visitor", None),
        Actor::Resident => ("resident", None),
        Actor::Staff(id) => ("staff", Some(id.0)),
        Actor::System => ("system", None),
    };
    let row = audit_event::ActiveModel {
        id: Set(uuid_at(at)),
        at: Set(at),
        actor_kind: Set(kind.to_owned()),
        actor_id: Set(actor_id),
        controller: Set(controller.map(|controller| controller.code().to_owned())),
        action: Set(action.to_owned()),
        enquiry_id: Set(enquiry.map(|enquiry| enquiry.0)),
        activity: Set(Some(activity.code().to_owned())),
        reason: Set(reason.map(str::to_owned)),
        ip_class: Set(client.map(|client| client.class().to_owned())),
        detail: Set(detail),
    };
    // The serving roles may add rows that they may not read back.
    audit_event::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
