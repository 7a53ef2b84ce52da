//! `/staff/settings`: the tables, each with what is in force, what is to come and what was, and the beginning of a
//! change.

use super::store::{self, Changed, Draft};
use crate::settings::SettingsShelf;
use crate::staff::reaches;
use crate::staff::{Officer, StaffRequest};
use app::domain::activity::Activity;
use app::{
    domain::{
        notice_draft::Part,
        permission::{Action, Scope},
        settings::{Rows, SettingsTable},
    },
    i18n::{Lang, text},
    staff::settings::{SETTINGS, SettingsPage, TableDraft, TableLine, TablePage, TableVersion},
    ui::{Problem, Problems},
};
use axum::{
    RequestPartsExt,
    extract::{FromRef, FromRequest, Path, RawQuery, Request},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    error::{AppError, Result},
    page::Page,
};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Keeping the place safe, and the record of it (`processing_activities.csv`).
const ACTIVITY: Activity = Activity::AuditAndSecurity;

/// What the desk may say was done: each word of an address with its text key.
const DONE: [(&str, &str); 6] = [
    ("saved", "settings-saved"),
    ("submitted", "desk-done-submitted"),
    ("taken-back", "desk-done-taken-back"),
    ("returned", "desk-done-returned"),
    ("published", "settings-done-published"),
    ("discarded", "desk-done-discarded"),
];

/// Whether the matrix lets this person change settings, with a second person to let them out.
pub fn has_row(staff: &StaffRequest) -> bool {
    allowed(staff, true)
}

pub(super) fn allowed(staff: &StaffRequest, second_person: bool) -> bool {
    let scope = Scope {
        same_controller: true,
        second_person,
        ..Scope::default()
    };
    staff
        .data()
        .permissions
        .any_allows(&staff.officer.roles, Action::EditConfiguration, scope)
}

/// What this person is to a draft.
pub(super) fn part(officer: &Officer, draft: &Draft) -> Part {
    if draft.writers.contains(&officer.id.0) {
        Part::Writer
    } else {
        Part::Other
    }
}

/// The desk of somebody with the row; to everybody else there is no such page.
pub struct SettingsDesk(pub StaffRequest);

impl<S> FromRequest<S> for SettingsDesk
where
    S: Send + Sync,
    Platform: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let staff = StaffRequest::from_request(request, state).await?;
        if has_row(&staff) {
            Ok(Self(staff))
        } else {
            Err(AppError::NotFound.into_response())
        }
    }
}

/// A table of the address.
pub struct AtTable {
    staff: StaffRequest,
    table: SettingsTable,
    tables: Arc<SettingsShelf>,
}

impl<S> FromRequest<S> for AtTable
where
    S: Send + Sync,
    Platform: FromRef<S>,
    Arc<SettingsShelf>: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let table = match parts.extract::<Path<String>>().await {
            Ok(Path(table)) => table.parse().ok(),
            Err(_) => None,
        };
        let request = Request::from_parts(parts, body);
        let SettingsDesk(staff) = SettingsDesk::from_request(request, state).await?;
        match table {
            Some(table) => Ok(Self {
                staff,
                table,
                tables: FromRef::from_ref(state),
            }),
            None => Err(AppError::NotFound.into_response()),
        }
    }
}

/// A table with its open draft; without one, its page says so.
pub struct AtDraft {
    pub(super) staff: StaffRequest,
    pub(super) draft: Draft,
    pub(super) tables: Arc<SettingsShelf>,
}

impl<S> FromRequest<S> for AtDraft
where
    S: Send + Sync,
    Platform: FromRef<S>,
    Arc<SettingsShelf>: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let AtTable {
            staff,
            table,
            tables,
        } = AtTable::from_request(request, state).await?;
        match store::open_of(&staff.tx, table).await {
            Ok(Some(draft)) => Ok(Self {
                staff,
                draft,
                tables,
            }),
            // Published or given up meanwhile: the page of the table says how it stands.
            Ok(None) => Err(to_table(staff, table, "").await.into_response()),
            Err(error) => Err(error.into_response()),
        }
    }
}

/// A look or an act, in the transaction of the desk.
pub(super) async fn did(staff: &StaffRequest, action: &'static str, detail: Value) -> Result<()> {
    let event = staff.event(ACTIVITY, action).detail(detail);
    staff.audit(event).await
}

pub(super) async fn did_to(
    staff: &StaffRequest,
    draft: &Draft,
    action: &'static str,
) -> Result<()> {
    let detail = json!({
        "table": draft.table.code(),
        "draft": draft.id,
        "revision": draft.revision,
        "based_on": draft.based_on,
        "sha256": draft.sha256.as_ref().map(hex::encode),
    });
    did(staff, action, detail).await
}

pub(super) fn said(query: Option<&str>) -> Option<&'static str> {
    DONE.iter()
        .find(|(word, _)| query == Some(*word))
        .map(|(_, key)| *key)
}

/// GET `/staff/settings`
pub async fn home(
    RawQuery(query): RawQuery,
    SettingsDesk(staff): SettingsDesk,
) -> Result<Response> {
    did(&staff, "settings.list", json!({})).await?;
    let versions = store::versions_after(&staff.tx, &[]).await?;
    let current = store::current(&versions, staff.now);
    let drafts = store::open(&staff.tx).await?;
    let lines: Vec<TableLine> = SettingsTable::ALL
        .iter()
        .map(|table| {
            let in_force = current.iter().find(|version| version.table == *table);
            TableLine {
                table: *table,
                in_force: in_force.map_or((store::shipped_version(*table), None), |version| {
                    (version.version, Some(version.begins))
                }),
                to_come: versions
                    .iter()
                    .filter(|version| version.table == *table && version.begins > staff.now)
                    .min_by_key(|version| version.version)
                    .map(|version| (version.version, version.begins)),
                draft: drafts
                    .iter()
                    .find(|draft| draft.table == *table)
                    .map(|draft| draft.state),
            }
        })
        .collect();
    let said = said(query.as_deref());
    let words = reaches(&staff.officer, Action::EditTemplates, staff.data());
    let now = staff.now;
    staff
        .render(
            StatusCode::OK,
            move || view! { <SettingsPage lines words said now/> },
        )
        .await
}

/// GET `/staff/settings/<table>`
pub async fn table(RawQuery(query): RawQuery, at: AtTable) -> Result<Response> {
    let AtTable { staff, table, .. } = at;
    let said = said(query.as_deref());
    table_page(staff, table, StatusCode::OK, said, Problems::default()).await
}

async fn table_page(
    staff: StaffRequest,
    table: SettingsTable,
    status: StatusCode,
    said: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    did(&staff, "settings.table", json!({ "table": table.code() })).await?;
    let in_force = in_force(&staff, table).await?;
    let history = store::history(&staff.tx, table).await?;
    let people = store::people(&staff.tx).await?;
    let name = |id: &Uuid| {
        people
            .get(id)
            .cloned()
            .unwrap_or_else(|| text(Lang::En, "case-event-colleague", &[]))
    };
    let versions = history
        .iter()
        .map(|version| {
            Ok(TableVersion {
                version: u32::try_from(version.version).map_err(AppError::internal)?,
                begins: version.begins,
                why: version.why.clone(),
                writers: version.writers.iter().map(name).collect(),
                approved_by: name(&version.approved_by),
                approved_at: version.approved_at,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let draft = match store::open_of(&staff.tx, table).await? {
        Some(draft) => Some(shown(&staff, &draft).await?),
        None => None,
    };
    let now = staff.now;
    staff
        .render(status, move || {
            view! { <TablePage table in_force versions draft said problems now/> }
        })
        .await
}

/// Number and rows of a table in force, read in the transaction of the desk.
pub(super) async fn in_force(staff: &StaffRequest, table: SettingsTable) -> Result<(u32, Rows)> {
    let versions = store::versions_after(&staff.tx, &[]).await?;
    let current = store::current(&versions, staff.now);
    match current.into_iter().find(|version| version.table == table) {
        Some(version) => Ok((version.version, version.rows.clone())),
        None => Ok((
            store::shipped_version(table),
            store::as_it_came(table, &staff.state.configured).map_err(AppError::internal)?,
        )),
    }
}

/// POST `/staff/settings/<table>`: begins a draft with the newest version. One that is still to come counts:
/// the next one would else take its changes back unseen.
pub async fn start(at: AtTable) -> Result<Response> {
    let AtTable { staff, table, .. } = at;
    if staff.fields.one("action") != "start" {
        return Err(AppError::BadRequest);
    }
    let (number, rows) = store::newest(&staff.tx, table, &staff.state.configured).await?;
    let changed = store::begin(&staff, table, number, &rows).await?;
    match (changed, store::open_of(&staff.tx, table).await?) {
        (Changed::Done, Some(draft)) => {
            did_to(&staff, &draft, "settings.start").await?;
            to_draft_with(staff, table, "").await
        }
        // A second press of the same button.
        (Changed::Meanwhile, Some(draft))
            if draft.revision == 1 && draft.writers == [staff.officer.id.0] =>
        {
            to_draft_with(staff, table, "").await
        }
        _ => {
            let problem = Problem::new("draft", "settings-error-open");
            table_page(staff, table, StatusCode::CONFLICT, None, problem.into()).await
        }
    }
}

/// 303 to the page of a table, which says what was done.
pub(super) async fn to_table(
    staff: StaffRequest,
    table: SettingsTable,
    done: &str,
) -> Result<Response> {
    let StaffRequest { page, tx, .. } = staff;
    tx.commit().await?;
    let query = if done.is_empty() {
        String::new()
    } else {
        format!("?{done}")
    };
    Ok(page.see_other(&format!("{SETTINGS}/{table}{query}")))
}

/// 303 to the open draft of a table.
pub(super) async fn to_draft_with(
    staff: StaffRequest,
    table: SettingsTable,
    query: &str,
) -> Result<Response> {
    staff
        .redirect(&format!("{SETTINGS}/{table}/draft{query}"))
        .await
}

/// GET on the address of a decision, after a reload or from a bookmark: to the draft itself.
pub async fn to_draft(Path(table): Path<String>, page: Page) -> Result<Response> {
    let table: SettingsTable = table.parse().map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("{SETTINGS}/{table}/draft")))
}

/// A draft with the names of the people in it.
pub(super) async fn shown(staff: &StaffRequest, draft: &Draft) -> Result<TableDraft> {
    let people = store::people(&staff.tx).await?;
    let name = |id: &Uuid| {
        people
            .get(id)
            .cloned()
            .unwrap_or_else(|| text(Lang::En, "case-event-colleague", &[]))
    };
    let submitted = match (draft.submitted_by, draft.submitted_at, &draft.sha256) {
        (Some(by), Some(at), Some(sha256)) => Some((name(&by), at, hex::encode(sha256))),
        _ => None,
    };
    Ok(TableDraft {
        table: draft.table,
        state: draft.state,
        rows: draft.rows.clone(),
        begins: draft.begins,
        why: draft.why.clone(),
        revision: draft.revision,
        writers: draft.writers.iter().map(name).collect(),
        mine: part(&staff.officer, draft) == Part::Writer,
        changed_at: draft.changed_at,
        submitted,
        returned: draft
            .returned
            .as_ref()
            .map(|(by, at, why)| (name(by), *at, why.clone())),
        before: before(staff, draft).await?,
    })
}

/// The rows that a draft changes.
pub(super) async fn before(staff: &StaffRequest, draft: &Draft) -> Result<(u32, Rows)> {
    let versions = store::versions_after(&staff.tx, &[]).await?;
    let based = versions
        .into_iter()
        .find(|version| version.table == draft.table && version.version == draft.based_on);
    let rows = match based {
        Some(version) => version.rows,
        None => {
            store::as_it_came(draft.table, &staff.state.configured).map_err(AppError::internal)?
        }
    };
    Ok((draft.based_on, rows))
}
