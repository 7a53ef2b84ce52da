//! What the staff pages of the notices show.

use super::{NoticeDraft, NoticeReview, before, notices};
use crate::{review, staff::StaffRequest};
use app::{
    domain::{
        notice::{Notice, check_code},
        time::london_date,
    },
    notice_markers::{Markers, RetentionWords},
    staff::{
        notices::{NoticeDraftView, VersionRow},
        review::{ReviewView, VersionStatus},
    },
};
use platform::error::Result;
use std::collections::HashMap;

/// What the live retention rules say today.
pub fn retention(staff: &StaffRequest) -> RetentionWords {
    let schedule = &staff.data().retention;
    RetentionWords::new(staff.page.lang(), schedule, staff.now)
}

/// A draft as its pages show it.
///
/// # Errors
/// The database.
pub async fn draft_view(
    staff: &StaffRequest,
    draft: &NoticeDraft,
    review: ReviewView,
) -> Result<NoticeDraftView> {
    let check_code = match draft.stage.submission() {
        Some(_) => Some(check_code(&review::content_hash::<NoticeReview>(
            &draft.body,
        )?)),
        None => None,
    };
    let before = before(staff, draft).await?;
    let markers = Markers {
        site: staff.page.site(),
        retention: &retention(staff),
    };
    Ok(NoticeDraftView {
        review,
        notice: draft.subject,
        text: draft.body.text.clone(),
        substance: draft.body.substance,
        imported: draft.imported,
        check_code,
        markers: markers.list(),
        before,
    })
}

/// The versions of a notice with who approved them.
///
/// # Errors
/// The database.
pub async fn version_rows(staff: &StaffRequest, notice: Notice) -> Result<Vec<VersionRow>> {
    let today = london_date(staff.now);
    let notices = notices(staff).await?;
    let published = review::find_published::<NoticeReview>(&staff.tx, notice).await?;
    let mut approved: HashMap<u32, _> = review::approved_by(staff, &published)
        .await?
        .into_iter()
        .collect();
    let in_force = notices
        .current(notice, today)
        .map_or(0, |version| version.version);
    Ok(notices
        .all(notice)
        .into_iter()
        .map(|version| VersionRow {
            version: version.clone(),
            status: VersionStatus::of(version.version, in_force, version.from > today),
            approved: approved.remove(&version.version),
        })
        .collect())
}

/// Whether the settings leave the list of partners, or an address of their notices, open (seed T2, defect D3).
pub fn partners_missing(staff: &StaffRequest, notice: Notice) -> bool {
    let partners = &staff.page.site().partners;
    notice == Notice::PreventionAlliance
        && (partners.is_empty() || partners.iter().any(|partner| partner.notice_url.is_none()))
}
