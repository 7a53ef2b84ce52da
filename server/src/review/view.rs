//! What the pages of a review show, with the names of the people in it.

use super::{Draft, Reviewed};
use crate::staff::{Names, StaffRequest};
use app::staff::review::{ApprovedBy, ReviewView};
use platform::error::Result;
use uuid::Uuid;

/// A draft with the names of the people in it.
///
/// # Errors
/// The database.
pub async fn review_view<R: Reviewed>(
    staff: &StaffRequest,
    draft: &Draft<R>,
) -> Result<ReviewView> {
    let people: Vec<Uuid> = draft
        .authors
        .iter()
        .chain(draft.stage.people())
        .copied()
        .collect();
    let names = Names::load(staff, people).await?;
    Ok(ReviewView {
        id: draft.id,
        href: R::draft_href(R::address(draft)),
        decision_href: R::decision_href(R::address(draft)),
        revision: draft.revision,
        authors: draft.authors.iter().map(|id| names.of(*id)).collect(),
        reader: draft.participant(&staff.officer),
        changed_at: draft.changed_at,
        stage: draft.stage.map(|id| names.of(*id)),
    })
}

/// Who wrote and who approved each of these drafts, with the number of the version that it became.
///
/// # Errors
/// The database.
pub async fn approved_by<R: Reviewed>(
    staff: &StaffRequest,
    published: &[Draft<R>],
) -> Result<Vec<(u32, ApprovedBy)>> {
    let people: Vec<Uuid> = published
        .iter()
        .flat_map(|draft| draft.authors.iter().chain(draft.stage.people()).copied())
        .collect();
    let names = Names::load(staff, people).await?;
    Ok(published
        .iter()
        .filter_map(|draft| {
            let approval = draft.stage.approval()?;
            let approved = ApprovedBy {
                authors: draft.authors.iter().map(|id| names.of(*id)).collect(),
                name: names.of(approval.by),
                at: approval.at,
            };
            Some((approval.version, approved))
        })
        .collect())
}
