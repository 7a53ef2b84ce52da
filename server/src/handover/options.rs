//! What this reader may do with this case: which grounds of the matrix, which live consents, which fields.

use crate::case::columns::flags;
use crate::{
    consent::ledger::Ledger,
    enquiry::content::Contents,
    staff::{Access, StaffRequest, authorize_at},
};
use app::{
    domain::{
        codes::{Flag, QueueCode},
        consent::{ConsentPurpose, effective, latest},
        controller::Controller,
        permission::{Action, Scope},
        sharing::{Basis, ShareKind, SharedField, action, handover_consent, names_receiver},
        time::london_date,
    },
    forms::staff::{NamedRecipient, ShareOptions},
};
use entity::enquiry;
use platform::{
    error::{AppError, Result},
    ids::EnquiryId,
};

/// Whether any ground is open to this reader. A second person is still asked where the matrix says so.
pub fn may_begin(
    staff: &StaffRequest,
    kind: ShareKind,
    controller: Controller,
    queue: QueueCode,
    flags: &[Flag],
) -> bool {
    !bases(staff, kind, controller, queue, flags).is_empty()
}

fn bases(
    staff: &StaffRequest,
    kind: ShareKind,
    controller: Controller,
    queue: QueueCode,
    flags: &[Flag],
) -> Vec<Basis> {
    Basis::ALL
        .iter()
        .copied()
        .filter(|basis| may_with_second(staff, action(kind, *basis), controller, queue, flags))
        .collect()
}

/// Whether this person may do it, once a second one agrees.
pub fn may_with_second(
    staff: &StaffRequest,
    action: Action,
    controller: Controller,
    queue: QueueCode,
    flags: &[Flag],
) -> bool {
    let scope = Scope {
        second_person: true,
        ..staff.officer.scope(controller, queue, flags)
    };
    authorize_at(staff, action, scope, flags) == Access::Granted
}

/// Whether this person may be the second one: a role that the matrix trusts with it (`2`).
pub fn may_agree(staff: &StaffRequest, enquiry: &enquiry::Model, flags: &[Flag]) -> Result<bool> {
    let controller = enquiry.controller.parse().map_err(AppError::internal)?;
    let queue = enquiry.queue.parse().map_err(AppError::internal)?;
    let action = Action::TransferWithoutConsent;
    Ok(may_with_second(staff, action, controller, queue, flags))
}

/// Everything the form needs.
///
/// # Errors
/// 403 where no ground is open to this reader; the database.
pub async fn load(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    contents: &Contents,
    kind: ShareKind,
) -> Result<ShareOptions> {
    let controller: Controller = enquiry.controller.parse().map_err(AppError::internal)?;
    let queue: QueueCode = enquiry.queue.parse().map_err(AppError::internal)?;
    let flags = flags(&enquiry.flags)?;
    let bases = bases(staff, kind, controller, queue, &flags);
    if bases.is_empty() {
        return Err(AppError::Forbidden);
    }
    let queues = match kind {
        ShareKind::Handover => staff
            .data()
            .queues_of(controller.other())
            .map(|queue| queue.code)
            .collect(),
        ShareKind::Outside => Vec::new(),
    };
    let withhold = kind == ShareKind::Outside
        && may_with_second(
            staff,
            Action::WithholdFromSubject,
            controller,
            queue,
            &flags,
        );
    Ok(ShareOptions {
        kind,
        queues,
        named: named(staff, enquiry, kind, controller).await?,
        bases,
        fields: held(contents),
        withhold,
        today: london_date(staff.now),
    })
}

/// Live consents that name a receiver. What holds is asked once more under the lock when it goes.
async fn named(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    kind: ShareKind,
    controller: Controller,
) -> Result<Vec<NamedRecipient>> {
    let events = Ledger::load(&staff.tx, EnquiryId(enquiry.id))
        .await?
        .events();
    let mut purposes: Vec<ConsentPurpose> = match kind {
        ShareKind::Handover => handover_consent(controller).into_iter().collect(),
        ShareKind::Outside => events
            .iter()
            .map(|event| event.purpose)
            .filter(|purpose| names_receiver(purpose.purpose()))
            .collect(),
    };
    purposes.sort_unstable();
    purposes.dedup();
    Ok(purposes
        .into_iter()
        .filter(|purpose| effective(&events, *purpose, controller))
        .filter_map(|purpose| {
            let last = latest(&events, purpose, controller)?;
            Some(NamedRecipient {
                purpose,
                organisation: last.named_recipients.first()?.clone(),
            })
        })
        .collect())
}

/// The fields of the form that this case holds.
pub fn held(contents: &Contents) -> Vec<SharedField> {
    SharedField::ALL
        .iter()
        .copied()
        .filter(|field| match field {
            SharedField::Adjustments => contents.adjustments.is_some(),
            SharedField::Message => contents.message.is_some(),
            SharedField::Name
            | SharedField::ContactRoute
            | SharedField::SafeContact
            | SharedField::Topic
            | SharedField::Postcode
            | SharedField::AgeBand
            | SharedField::Household
            | SharedField::Language => true,
        })
        .collect()
}
