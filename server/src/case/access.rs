//! Whether a case is there for this person: once a concern was raised about it, and by emergency access. Asked in the
//! code, whatever the database shows.

use crate::staff::StaffRequest;
use app::domain::{
    concern::{Audience, in_audience},
    emergency_access::is_active,
    permission::Role,
};
use app::staff::emergency_access::EmergencyAccessMark;
use entity::{case_audience, emergency_access, enquiry};
use platform::error::Result;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Whether this person still sees the case. What is not narrowed is everybody's who has it in scope.
///
/// # Errors
/// The database.
pub async fn among_the_few(staff: &StaffRequest, enquiry: &enquiry::Model) -> Result<bool> {
    if enquiry.narrowed_at.is_none() {
        return Ok(true);
    }
    let own = staff.officer.controller.code() == enquiry.controller;
    let asked = Audience {
        manager: own && staff.officer.is_manager(),
        lead: own && staff.officer.has(Role::SafeguardingLead),
        granted: false,
    };
    if in_audience(asked) {
        return Ok(true);
    }
    let let_in = case_audience::Entity::find_by_id((enquiry.id, staff.officer.id.0))
        .one(&staff.tx)
        .await?
        .is_some();
    Ok(in_audience(Audience {
        granted: let_in,
        ..asked
    }))
}

/// How this person has the case open this way, if they have.
///
/// # Errors
/// The database.
pub async fn mark(staff: &StaffRequest, enquiry: Uuid) -> Result<Option<EmergencyAccessMark>> {
    Ok(emergency_access::Entity::find()
        .filter(emergency_access::Column::EnquiryId.eq(enquiry))
        .filter(emergency_access::Column::StaffId.eq(staff.officer.id.0))
        .filter(emergency_access::Column::EndedAt.is_null())
        .order_by_desc(emergency_access::Column::EndsAt)
        .one(&staff.tx)
        .await?
        .filter(|row| is_active(row.ends_at, row.ended_at, staff.now))
        .map(|row| EmergencyAccessMark {
            id: row.id,
            ends_at: row.ends_at,
        }))
}
