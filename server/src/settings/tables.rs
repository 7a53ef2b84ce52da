//! `/staff/settings`: the tables, each with what is in force, what is to come and what was.

use super::{
    review::SettingsReview,
    store::{self, in_force},
};
use crate::{
    review,
    review::{ReviewDesk, Reviewed, SubjectDesk, done_key},
    staff::{StaffRequest, reaches},
};
use app::{
    domain::{permission::Action, settings::SettingsTable},
    staff::settings::{SettingsPage, TableLine, TablePage, TableVersion},
    ui::Problems,
};
use axum::{extract::RawQuery, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use platform::error::Result;
use serde_json::json;
use std::collections::HashMap;

/// GET `/staff/settings`
pub async fn list_tables(
    RawQuery(query): RawQuery,
    ReviewDesk { staff, .. }: ReviewDesk<SettingsReview>,
) -> Result<Response> {
    review::audit::<SettingsReview>(&staff, "settings.list", json!({})).await?;
    let versions = store::versions(&staff.tx).await?;
    let current = store::current(&versions, staff.now);
    let drafts = review::open_drafts::<SettingsReview>(&staff.tx).await?;
    let lines: Vec<TableLine> = SettingsTable::ALL
        .iter()
        .map(|table| {
            let in_force = current.iter().find(|version| version.table == *table);
            TableLine {
                table: *table,
                in_force: in_force.map_or((store::shipped_version(*table), None), |version| {
                    (version.version, Some(version.in_force_from))
                }),
                upcoming: versions
                    .iter()
                    .filter(|version| version.table == *table && version.in_force_from > staff.now)
                    .min_by_key(|version| version.version)
                    .map(|version| (version.version, version.in_force_from)),
                draft: drafts
                    .iter()
                    .find(|draft| draft.subject == *table)
                    .map(review::Draft::state),
            }
        })
        .collect();
    let done = done_key(query.as_deref());
    let templates = reaches(&staff.officer, Action::EditTemplates, staff.data());
    let now = staff.now;
    staff
        .render(
            StatusCode::OK,
            move || view! { <SettingsPage lines templates done now/> },
        )
        .await
}

/// GET `/staff/settings/<table>`
pub async fn show_table(
    RawQuery(query): RawQuery,
    at: SubjectDesk<SettingsReview>,
) -> Result<Response> {
    let SubjectDesk { staff, subject } = at;
    let done = done_key(query.as_deref());
    SettingsReview::subject_page(staff, subject, StatusCode::OK, done, Problems::default()).await
}

/// The page of a table.
pub(super) async fn table_page(
    staff: StaffRequest,
    table: SettingsTable,
    status: StatusCode,
    done: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    let detail = json!({ "table": table.code() });
    review::audit::<SettingsReview>(&staff, "settings.table", detail).await?;
    let in_force = in_force(&staff, table).await?;
    let versions = versions(&staff, table).await?;
    let draft = match review::find_open::<SettingsReview>(&staff.tx, table).await? {
        Some(draft) => Some(review::review_view(&staff, &draft).await?),
        None => None,
    };
    let now = staff.now;
    staff
        .render(status, move || {
            view! { <TablePage table in_force versions draft done problems now/> }
        })
        .await
}

/// The versions of a table with why they came and who approved them, newest first.
async fn versions(staff: &StaffRequest, table: SettingsTable) -> Result<Vec<TableVersion>> {
    let published = review::find_published::<SettingsReview>(&staff.tx, table).await?;
    let approved = review::approved_by(staff, &published).await?;
    let in_force_from: HashMap<u32, _> = store::versions(&staff.tx)
        .await?
        .into_iter()
        .filter(|version| version.table == table)
        .map(|version| (version.version, version.in_force_from))
        .collect();
    Ok(published
        .into_iter()
        .zip(approved)
        .filter_map(|(draft, (version, approved))| {
            Some(TableVersion {
                version,
                in_force_from: in_force_from.get(&version).copied()?,
                reason: draft.body.reason,
                approved,
            })
        })
        .collect())
}
