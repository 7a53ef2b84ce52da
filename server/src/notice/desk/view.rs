//! What the pages of the desk show.

use super::{part, store::Draft};
use crate::notice::NoticeShelf;
use crate::{
    notice::Notices,
    staff::{Names, StaffRequest},
};
use app::{
    domain::{
        notice::{Notice, NoticeVersion},
        notice_draft::{DraftState, Part},
        time::london_date,
    },
    notice_markers::{Markers, RetentionWords},
    staff::notices::{DraftView, OpenDraft, Returned, Standing, Submitted, VersionRow},
};
use entity::notice_approval;
use platform::error::Result;
use sea_orm::EntityTrait;
use std::collections::HashMap;
use uuid::Uuid;

/// All versions, read in the transaction of the desk.
///
/// # Errors
/// The database; a text that lost its hash.
pub async fn notices(staff: &StaffRequest) -> Result<Notices> {
    NoticeShelf::default().read(&staff.tx).await
}

/// The version that a draft comes after: the newest there is, in force or still to come. What was sent for
/// approval has its number, and comes after the one before that.
///
/// # Errors
/// As [`notices`].
pub async fn before(staff: &StaffRequest, draft: &Draft) -> Result<Option<NoticeVersion>> {
    let notices = notices(staff).await?;
    let writing = draft.state == DraftState::Draft;
    Ok(notices
        .all(draft.notice)
        .into_iter()
        .rfind(|version| writing || version.version < draft.text.version)
        .cloned())
}

/// What the live retention rules say today.
pub fn retention(staff: &StaffRequest) -> RetentionWords {
    let schedule = &staff.data().retention;
    RetentionWords::new(staff.page.lang(), schedule, staff.now)
}

/// Every marker with what it stands for.
pub fn markers(staff: &StaffRequest) -> Vec<(String, String)> {
    Markers {
        site: staff.page.site(),
        retention: &retention(staff),
    }
    .list()
}

/// A draft with the names of the people in it.
///
/// # Errors
/// The database.
pub async fn draft(staff: &StaffRequest, draft: &Draft) -> Result<DraftView> {
    let people = draft
        .writers
        .iter()
        .copied()
        .chain(draft.submitted.as_ref().map(|sent| sent.by))
        .chain(draft.returned.as_ref().map(|(by, ..)| *by));
    let names = Names::load(staff, people).await?;
    let submitted = draft.submitted.as_ref().map(|sent| Submitted {
        by: names.of(sent.by),
        at: sent.at,
        sha256: hex::encode(&sent.sha256),
        check_code: sent.check_code.clone(),
    });
    Ok(DraftView {
        id: draft.id,
        notice: draft.notice,
        state: draft.state,
        text: draft.text.clone(),
        substance: draft.substance,
        revision: draft.revision,
        writers: draft.writers.iter().map(|id| names.of(*id)).collect(),
        mine: part(&staff.officer, draft) == Part::Writer,
        imported: draft.imported,
        changed_at: draft.changed_at,
        submitted,
        returned: draft.returned.as_ref().map(|(by, at, why)| Returned {
            by: names.of(*by),
            at: *at,
            why: why.clone(),
        }),
        before: before(staff, draft).await?,
    })
}

/// The open draft, as the desk lists it.
///
/// # Errors
/// The database.
pub async fn open(staff: &StaffRequest, draft: &Draft) -> Result<OpenDraft> {
    let names = Names::load(staff, draft.writers.iter().copied()).await?;
    Ok(OpenDraft {
        id: draft.id,
        state: draft.state,
        writers: draft.writers.iter().map(|id| names.of(*id)).collect(),
        changed_at: draft.changed_at,
        mine: part(&staff.officer, draft) == Part::Writer,
    })
}

/// The versions of a notice with who let them out.
///
/// # Errors
/// The database.
pub async fn versions(staff: &StaffRequest, notice: Notice) -> Result<Vec<VersionRow>> {
    let today = london_date(staff.now);
    let notices = notices(staff).await?;
    let approvals: HashMap<Uuid, notice_approval::Model> = notice_approval::Entity::find()
        .all(&staff.tx)
        .await?
        .into_iter()
        .map(|row| (row.version_id, row))
        .collect();
    let people = approvals
        .values()
        .flat_map(|row| row.writers.iter().copied().chain([row.approved_by]));
    let names = Names::load(staff, people).await?;
    let in_force = notices
        .current(notice, today)
        .map_or(0, |version| version.version);
    Ok(notices
        .all(notice)
        .into_iter()
        .map(|version| VersionRow {
            version: version.clone(),
            standing: Standing::of(version.version, version.from, in_force, today),
            let_out: approvals.get(&version.id.0).map(|row| {
                (
                    row.writers.iter().map(|id| names.of(*id)).collect(),
                    names.of(row.approved_by),
                    row.approved_at,
                )
            }),
        })
        .collect())
}

/// Whether the settings leave the list of partners, or an address of their notices, open (T2, D3).
pub fn partners_missing(staff: &StaffRequest, notice: Notice) -> bool {
    let partners = &staff.page.site().partners;
    notice == Notice::PreventionAlliance
        && (partners.is_empty() || partners.iter().any(|partner| partner.notice_url.is_none()))
}
