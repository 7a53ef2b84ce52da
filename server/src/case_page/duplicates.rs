//! A person says of two cases that they are of the same person, or are not.

use crate::{
    case::{CaseFor, LinkDuplicate, audit, permission::check, store::by_reference},
    case_page::actions::part_answered,
    search::duplicates::{in_common, words},
    staff::Desk,
};
use app::{
    domain::{
        alike::{Alike, Word},
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

/// POST `/staff/case/<reference>/alike`: `linked` or `dismissed`, with the other reference.
pub async fn say(case: CaseFor<LinkDuplicate>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let (word, reference) = match (desk.fields.get("linked"), desk.fields.get("dismissed")) {
        (Some(reference), None) => (Word::Linked, reference.to_owned()),
        (None, Some(reference)) => (Word::Dismissed, reference.to_owned()),
        (_, _) => return Err(AppError::BadRequest),
    };
    let Some(other) = by_reference(&desk.tx, &reference).await? else {
        return audit::refused(desk, AppError::NotFound, Some(&reference)).await;
    };
    if let Err(error) = check(&desk, &other, Action::LinkDuplicate) {
        return audit::refused(desk, error, Some(&reference)).await;
    }
    let problem = |key| Some(Problem::new("alike", key));
    if enquiry.restricted_at.is_some() || other.restricted_at.is_some() {
        return part_answered(desk, &enquiry, "alike", problem("alike-error-restricted")).await;
    }
    let common = in_common(&desk, enquiry.id).await?.remove(&other.id);
    let said = words(&desk, enquiry.id).await?.remove(&other.id);
    let alike = match (&common, &said) {
        (Some(alike), _) => alike.clone(),
        (None, Some(_)) => Vec::new(),
        // Details changed meanwhile, or it was never suggested.
        (None, None) => {
            return part_answered(desk, &enquiry, "alike", problem("alike-error-gone")).await;
        }
    };
    if said.is_none_or(|said| said.word != word.code()) {
        write(&desk, &enquiry, &other, word, &alike).await?;
    }
    part_answered(desk, &enquiry, "alike", None).await
}

async fn write(
    desk: &Desk,
    enquiry: &enquiry::Model,
    other: &enquiry::Model,
    word: Word,
    alike: &[Alike],
) -> Result<()> {
    let row = case_link::ActiveModel {
        id: Set(uuid_at(desk.now)),
        first_id: Set(enquiry.id.min(other.id)),
        second_id: Set(enquiry.id.max(other.id)),
        word: Set(word.code().to_owned()),
        alike: Set(alike.iter().map(|kind| kind.code().to_owned()).collect()),
        actor_id: Set(desk.officer.id.0),
        at: Set(desk.now),
    };
    case_link::Entity::insert(row)
        .exec_without_returning(&desk.tx)
        .await?;
    let action = match word {
        Word::Linked => "case.link",
        Word::Dismissed => "case.link_dismiss",
    };
    // It is told of both.
    for (this, that) in [(enquiry, other), (other, enquiry)] {
        let detail = json!({ "other": that.id, "alike": alike });
        audit::did_with(desk, this, action, detail).await?;
    }
    Ok(())
}
