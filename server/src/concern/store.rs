//! What is written: each act is one function of the schema, which asks once more whose it is.

use crate::{
    case::store::Changed,
    handover::place as share_place,
    staff::{StaffRequest, notify},
};
use app::domain::activity::Activity;
use app::{
    domain::{
        codes::Priority, concern::withholding_review_on, permission::Role, time::london_date,
    },
    forms::staff::{Concern, ConcernCall},
    i18n::{Lang, text},
    staff::date_format,
};
use chrono::{DateTime, Utc};
use entity::enquiry;
use platform::{
    crypto::{DataKey, Place},
    db::Sql,
    error::Result,
    ids::{EnquiryId, uuid_at},
};
use serde_json::json;
use uuid::Uuid;

const RAISE_CONCERN: Sql =
    Sql::staff("SELECT app.raise_concern($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
const LOG_CALL: Sql = Sql::staff(
    "SELECT app.log_concern_call($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);

platform::answer_enum! {
    /// What became of raising a concern.
    pub enum RaiseAnswer {
        Raised = "done",
        /// The case has one that is open.
        Open = "open",
    }
}

/// Where a part of a concern is sealed.
pub fn concern_place(id: Uuid, column: &'static str) -> Place<'static> {
    Place::new("concern", id, column)
}

/// Where a part of a call is sealed.
pub fn call_place(id: Uuid, column: &'static str) -> Place<'static> {
    Place::new("concern_call", id, column)
}

/// Records an act or a look around a concern (activity A9).
///
/// # Errors
/// The database.
pub async fn audit_concern(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    action: &'static str,
    detail: serde_json::Value,
) -> Result<()> {
    let event = staff
        .event(Activity::Safeguarding, action)
        .about(EnquiryId(enquiry.id), staff.officer.controller)
        .detail(detail);
    staff.audit(event).await
}

/// One working day from now: the lead's look, and the second person's word (seed T21).
fn in_a_working_day(staff: &StaffRequest) -> DateTime<Utc> {
    staff.data().first_look(Priority::Soon, staff.now)
}

/// Raises it and tells the leads.
///
/// # Errors
/// The database.
pub async fn raise(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    key: &DataKey,
    concern: &Concern,
) -> Result<RaiseAnswer> {
    let Concern {
        about,
        worry,
        seen,
        act,
    } = concern;
    let id = uuid_at(staff.now);
    let due = in_a_working_day(staff);
    let args = [
        ("reference", enquiry.reference.clone()),
        ("due", date_format::target(due, staff.now)),
        (
            "address",
            format!(
                "{}/staff/case/{}/concern",
                staff.state.configured.base_url, enquiry.reference
            ),
        ),
    ];
    let words = text(Lang::En, "message-concern-raised", &args);
    let letters =
        notify::letters(staff, &[Role::SafeguardingLead], &enquiry.reference, &words).await?;
    let told = letters.ids.len();
    let [ids, epochs, keys, payloads] = letters.into_values();
    let values = [
        id.into(),
        enquiry.id.into(),
        about.code().into(),
        key.seal_text(concern_place(id, "worry"), worry.expose())?
            .into(),
        key.seal_text(concern_place(id, "seen"), seen.expose())?
            .into(),
        key.seal_text(concern_place(id, "act"), act.expose())?
            .into(),
        due.into(),
        Uuid::into(uuid_at(staff.now)),
        ids,
        epochs,
        keys,
        payloads,
    ];
    let answer = RAISE_CONCERN.answer(&staff.tx, values).await?;
    if answer == RaiseAnswer::Raised {
        let detail = json!({ "concern": id, "about": about.code(), "told": told });
        audit_concern(staff, enquiry, "concern.raise", detail).await?;
    }
    Ok(answer)
}

/// Writes a call down: a share that waits for a second person, and the record of the referral.
///
/// # Errors
/// The database.
pub async fn call(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    key: &DataKey,
    concern: Uuid,
    call: &ConcernCall,
) -> Result<Changed> {
    let ConcernCall {
        receiver,
        fields,
        why,
        consulted,
        untold,
        outcome,
    } = call;
    let (id, line) = (uuid_at(staff.now), uuid_at(staff.now));
    let codes: Vec<String> = fields.iter().map(|field| field.code().to_owned()).collect();
    let consulted = consulted
        .as_ref()
        .map(|note| key.seal_text(call_place(id, "consulted"), note.expose()))
        .transpose()?;
    let withheld = untold
        .as_ref()
        .map(|note| {
            let place = Place::new("disclosure", line, "withheld_reason");
            key.seal_text(place, note.expose())
        })
        .transpose()?;
    let review = untold
        .as_ref()
        .map(|_| withholding_review_on(london_date(staff.now)));
    let values = [
        id.into(),
        concern.into(),
        receiver.code().into(),
        text(Lang::En, &format!("share-recipient-{receiver}"), &[]).into(),
        codes.clone().into(),
        key.seal_text(share_place(id, "why"), why.expose())?.into(),
        untold.is_none().into(),
        withheld.into(),
        review.into(),
        line.into(),
        consulted.into(),
        key.seal_text(call_place(id, "outcome"), outcome.expose())?
            .into(),
        Uuid::into(uuid_at(staff.now)),
        in_a_working_day(staff).into(),
    ];
    let answer = LOG_CALL.answer(&staff.tx, values).await?;
    if answer == Changed::Done {
        let detail = json!({
            "concern": concern, "share": id, "receiver": receiver.code(), "fields": codes, "told": untold.is_none(),
        });
        audit_concern(staff, enquiry, "concern.call", detail).await?;
    }
    Ok(answer)
}
