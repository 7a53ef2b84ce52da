//! Who still sees a case once a concern was raised about it; asked in the code, whatever the database shows.

use crate::{
    entity::{case_audience, enquiry},
    platform::error::Result,
    staff::Desk,
};
use app::domain::{
    concern::{Audience, in_audience},
    permission::Role,
};
use sea_orm::EntityTrait;

/// Whether this person still sees the case. What is not narrowed is everybody's who has it in scope.
///
/// # Errors
/// The database.
pub async fn among_the_few(desk: &Desk, enquiry: &enquiry::Model) -> Result<bool> {
    if enquiry.narrowed_at.is_none() {
        return Ok(true);
    }
    let own = desk.officer.controller.code() == enquiry.controller;
    let asked = Audience {
        manager: own && desk.officer.is_manager(),
        lead: own && desk.officer.has(Role::SafeguardingLead),
        granted: false,
    };
    if in_audience(asked) {
        return Ok(true);
    }
    let let_in = case_audience::Entity::find_by_id((enquiry.id, desk.officer.id.0))
        .one(&desk.tx)
        .await?
        .is_some();
    Ok(in_audience(Audience {
        granted: let_in,
        ..asked
    }))
}
