//! Who may write down a choice (`give or withdraw consent`): triage in the own queues, a manager in the
//! organisation, a data protection officer with a reason.

use crate::case::store;
use crate::staff::{Access, StaffRequest, authorize_at};
use app::domain::activity::Activity;
use app::domain::{
    permission::{Action, Grant, OpenReason, Scope},
    reference::Reference,
};
use entity::enquiry;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    db::set_local,
    error::{AppError, Result},
    ids::EnquiryId,
};

/// A case that this person may write a choice into.
pub struct Opened {
    pub staff: StaffRequest,
    pub enquiry: enquiry::Model,
    /// Given where the matrix asks for one.
    pub reason: Option<OpenReason>,
}

/// What became of opening a case. The desk travels along: its transaction holds the record of the try.
pub enum Opening {
    Opened(Box<Opened>),
    /// A reason is needed first. It is asked for any reference, whether there is such an enquiry or not.
    Reason(Box<StaffRequest>, String),
    Refused(Box<StaffRequest>, AppError),
}

/// Opens the case of a reference for this act.
///
/// # Errors
/// The database.
pub async fn open(staff: StaffRequest, reference: &str) -> Result<Opening> {
    let needs_reason = needs_reason(&staff);
    let reason = staff
        .fields
        .one("reason")
        .parse::<OpenReason>()
        .ok()
        .filter(|_| needs_reason);
    if let Some(reason) = reason {
        // Row-level security shows the organisation's records from here on, in this transaction only.
        set_local(&staff.tx, "app.reason", reason.code()).await?;
    }
    let Some(enquiry) = store::by_reference(&staff.tx, reference).await? else {
        return Ok(match reference.parse::<Reference>() {
            Ok(reference) if needs_reason && reason.is_none() => {
                Opening::Reason(Box::new(staff), reference.to_string())
            }
            _ => Opening::Refused(Box::new(staff), AppError::NotFound),
        });
    };
    let controller = *enquiry.controller;
    let queue = *enquiry.queue;
    let flags = &enquiry.flags;
    let scope = Scope {
        reason_given: reason.is_some(),
        ..staff.officer.scope(controller, queue, flags)
    };
    Ok(
        match authorize_at(&staff, Action::ChangeConsent, scope, flags) {
            Access::Granted => Opening::Opened(Box::new(Opened {
                staff,
                enquiry,
                reason,
            })),
            Access::Forbidden => Opening::Refused(Box::new(staff), AppError::Forbidden),
            Access::Hidden => Opening::Refused(Box::new(staff), AppError::NotFound),
        },
    )
}

fn needs_reason(staff: &StaffRequest) -> bool {
    let permissions = &staff.data().permissions;
    staff
        .officer
        .roles
        .iter()
        .any(|role| permissions.grant(*role, Action::ChangeConsent) == Grant::WithReason)
}

impl Opened {
    /// Records an act on the ledger of consents (activity A13), with the reason where there is one.
    ///
    /// # Errors
    /// The database.
    pub async fn audit(&self, action: &'static str, detail: serde_json::Value) -> Result<()> {
        let controller = *self.enquiry.controller;
        let mut event = AuditEvent::new(
            Actor::Staff(self.staff.officer.id),
            Activity::ConsentLedger,
            action,
        )
        .about(EnquiryId(self.enquiry.id), controller)
        .client(self.staff.client)
        .detail(detail);
        event.reason = self.reason.map(OpenReason::code);
        audit::record(&self.staff.tx, self.staff.now, event).await
    }
}
