//! A person says of two cases that they are of the same person, or are not.

use crate::{
    case::{CaseFor, LinkDuplicate, audit, permission::check, store::by_reference},
    case_page::respond::redirect_to_part_or_conflict,
    search::duplicates::{in_common, words},
    staff::StaffRequest,
};
use app::{
    domain::{
        duplicates::{DuplicateSign, DuplicateVerdict},
        permission::Action,
    },
    ui::Problem,
};
use axum::response::Response;
use entity::{case_link, enquiry};
use platform::{
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

/// POST `/staff/case/<reference>/duplicates`: `linked` or `dismissed`, with the other reference.
pub async fn decide_duplicate(case: CaseFor<LinkDuplicate>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let (word, reference) = match (staff.fields.get("linked"), staff.fields.get("dismissed")) {
        (Some(reference), None) => (DuplicateVerdict::Linked, reference.to_owned()),
        (None, Some(reference)) => (DuplicateVerdict::Dismissed, reference.to_owned()),
        (_, _) => return Err(AppError::BadRequest),
    };
    let Some(other) = by_reference(&staff.tx, &reference).await? else {
        return Err(AppError::NotFound);
    };
    check(&staff, &other, Action::LinkDuplicate)?;
    let problem = |key| Some(Problem::new("alike", key));
    if enquiry.restricted_at.is_some() || other.restricted_at.is_some() {
        return redirect_to_part_or_conflict(
            staff,
            &enquiry,
            "alike",
            problem("duplicates-error-restricted"),
        )
        .await;
    }
    let common = in_common(&staff, enquiry.id).await?.remove(&other.id);
    let said = words(&staff, enquiry.id).await?.remove(&other.id);
    let alike = match (&common, &said) {
        (Some(alike), _) => alike.clone(),
        (None, Some(_)) => Vec::new(),
        // Details changed meanwhile, or it was never suggested.
        (None, None) => {
            return redirect_to_part_or_conflict(
                staff,
                &enquiry,
                "alike",
                problem("duplicates-error-gone"),
            )
            .await;
        }
    };
    if said.is_none_or(|said| *said.decision != word) {
        write(&staff, &enquiry, &other, word, &alike).await?;
    }
    redirect_to_part_or_conflict(staff, &enquiry, "alike", None).await
}

async fn write(
    staff: &StaffRequest,
    enquiry: &enquiry::Model,
    other: &enquiry::Model,
    word: DuplicateVerdict,
    alike: &[DuplicateSign],
) -> Result<()> {
    let row = case_link::ActiveModel {
        id: Set(uuid_at(staff.now)),
        first_id: Set(enquiry.id.min(other.id)),
        second_id: Set(enquiry.id.max(other.id)),
        decision: Set(word.into()),
        matches: Set(alike.iter().copied().collect()),
        actor_id: Set(staff.officer.id.0),
        at: Set(staff.now),
    };
    case_link::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    let action = match word {
        DuplicateVerdict::Linked => "case.link",
        DuplicateVerdict::Dismissed => "case.link_dismiss",
    };
    // It is told of both.
    for (this, that) in [(enquiry, other), (other, enquiry)] {
        let detail = json!({ "other": that.id, "alike": alike });
        audit::audit_case_with(staff, this, action, detail).await?;
    }
    Ok(())
}
