//! `/staff/settings`: a change of a table from the first word to its approval. A success answers 303; what goes
//! wrong answers the same page with what was typed.

use super::{
    data,
    store::{self, Approved, Changed, Draft, Written},
};
use crate::{
    notice::wordings::asked,
    platform::{
        audit::{Actor, AuditEvent, record},
        error::{AppError, Result},
    },
    staff::{Desk, Officer},
    triage::reply::may_edit,
};
use app::words::{Lang, text};
use app::{
    domain::{
        notice_draft::{DraftAct, DraftState, Part, after},
        permission::{Action, Scope},
        reference_data::ReferenceData,
        settings::{Rows, SettingsTable},
    },
    forms::staff::{
        SettingsForm, SettingsTyped,
        notice::{LINE_MAX, why},
        settings::{at_rows, cell},
    },
    resident::wording::WordingTemplate,
    staff::settings::{
        EditTablePage, ReviewTablePage, SETTINGS, SettingsPage, TableDraft, TableLine, TablePage,
        TableVersion,
    },
    ui::{Problem, Problems},
};
use axum::{
    RequestPartsExt,
    extract::{FromRequest, Path, RawQuery, Request},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use leptos::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{platform::page::Page, state::AppState};

/// Keeping the place safe, and the record of it (`processing_activities.csv`).
const ACTIVITY: &str = "A12";

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
pub fn has_row(officer: &Officer) -> bool {
    allowed(officer, true)
}

fn allowed(officer: &Officer, second_person: bool) -> bool {
    let scope = Scope {
        same_controller: true,
        second_person,
        ..Scope::default()
    };
    data()
        .permissions
        .any_allows(&officer.roles, Action::EditConfiguration, scope)
}

/// What this person is to a draft.
fn part(officer: &Officer, draft: &Draft) -> Part {
    if draft.writers.contains(&officer.id.0) {
        Part::Writer
    } else {
        Part::Other
    }
}

/// The desk of somebody with the row; to everybody else there is no such page.
pub struct SettingsDesk(pub Desk);

impl FromRequest<AppState> for SettingsDesk {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let desk = Desk::from_request(request, state).await?;
        if has_row(&desk.officer) {
            Ok(Self(desk))
        } else {
            Err(refused(desk, AppError::NotFound).await.into_response())
        }
    }
}

/// A table of the address.
pub struct AtTable {
    desk: Desk,
    table: SettingsTable,
}

impl FromRequest<AppState> for AtTable {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let table = match parts.extract::<Path<String>>().await {
            Ok(Path(table)) => table.parse().ok(),
            Err(_) => None,
        };
        let request = Request::from_parts(parts, body);
        let SettingsDesk(desk) = SettingsDesk::from_request(request, state).await?;
        match table {
            Some(table) => Ok(Self { desk, table }),
            None => Err(refused(desk, AppError::NotFound).await.into_response()),
        }
    }
}

/// A table with its open draft; without one, its page says so.
pub struct AtDraft {
    desk: Desk,
    draft: Draft,
}

impl FromRequest<AppState> for AtDraft {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let AtTable { desk, table } = AtTable::from_request(request, state).await?;
        match store::open_of(&desk.tx, table).await {
            Ok(Some(draft)) => Ok(Self { desk, draft }),
            // Published or given up meanwhile: the page of the table says how it stands.
            Ok(None) => Err(to_table(desk, table, "").await.into_response()),
            Err(error) => Err(error.into_response()),
        }
    }
}

/// A look or an act, in the transaction of the desk.
pub(super) async fn did(desk: &Desk, action: &'static str, detail: Value) -> Result<()> {
    let event = AuditEvent::new(Actor::Staff(desk.officer.id), action)
        .activity(ACTIVITY)
        .client(desk.client)
        .detail(detail);
    let event = AuditEvent {
        controller: Some(desk.officer.controller),
        ..event
    };
    record(&desk.tx, desk.now, event).await
}

async fn did_to(desk: &Desk, draft: &Draft, action: &'static str) -> Result<()> {
    let detail = json!({
        "table": draft.table.code(),
        "draft": draft.id,
        "revision": draft.revision,
        "based_on": draft.based_on,
        "sha256": draft.sha256.as_ref().map(hex::encode),
    });
    did(desk, action, detail).await
}

/// Records a look or act that was refused, keeps that record, and gives the refusal back.
async fn refused(desk: Desk, error: AppError) -> AppError {
    let reason = match error {
        AppError::Forbidden => "not_this_person",
        _ => "not_in_scope",
    };
    let event = AuditEvent::new(Actor::Staff(desk.officer.id), "access.refused")
        .activity(ACTIVITY)
        .reason(reason)
        .client(desk.client);
    let event = AuditEvent {
        controller: Some(desk.officer.controller),
        ..event
    };
    if let Err(fault) = record(&desk.tx, desk.now, event).await {
        return fault;
    }
    match desk.tx.commit().await {
        Ok(()) => error,
        Err(fault) => fault.into(),
    }
}

fn said(query: Option<&str>) -> Option<&'static str> {
    DONE.iter()
        .find(|(word, _)| query == Some(*word))
        .map(|(_, key)| *key)
}

/// GET `/staff/settings`
pub async fn home(RawQuery(query): RawQuery, SettingsDesk(desk): SettingsDesk) -> Result<Response> {
    did(&desk, "settings.list", json!({})).await?;
    let versions = store::versions_after(&desk.tx, &[]).await?;
    let current = store::current(&versions, desk.now);
    let drafts = store::open(&desk.tx).await?;
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
                    .filter(|version| version.table == *table && version.begins > desk.now)
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
    let words = may_edit(&desk.officer);
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <SettingsPage lines words said now/> }))
}

/// GET `/staff/settings/<table>`
pub async fn table(RawQuery(query): RawQuery, at: AtTable) -> Result<Response> {
    let AtTable { desk, table } = at;
    let said = said(query.as_deref());
    table_page(desk, table, StatusCode::OK, said, Problems::default()).await
}

async fn table_page(
    desk: Desk,
    table: SettingsTable,
    status: StatusCode,
    said: Option<&'static str>,
    problems: Problems,
) -> Result<Response> {
    did(&desk, "settings.table", json!({ "table": table.code() })).await?;
    let in_force = in_force(&desk, table).await?;
    let history = store::history(&desk.tx, table).await?;
    let people = store::people(&desk.tx).await?;
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
    let draft = match store::open_of(&desk.tx, table).await? {
        Some(draft) => Some(shown(&desk, &draft).await?),
        None => None,
    };
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || {
        view! { <TablePage table in_force versions draft said problems now/> }
    }))
}

/// Number and rows of a table in force, read in the transaction of the desk.
pub(super) async fn in_force(desk: &Desk, table: SettingsTable) -> Result<(u32, Rows)> {
    let versions = store::versions_after(&desk.tx, &[]).await?;
    let current = store::current(&versions, desk.now);
    match current.into_iter().find(|version| version.table == table) {
        Some(version) => Ok((version.version, version.rows.clone())),
        None => Ok((
            store::shipped_version(table),
            store::as_it_came(table, &desk.state.configured).map_err(AppError::internal)?,
        )),
    }
}

/// POST `/staff/settings/<table>`: begins a draft with the newest version. One that is still to come counts:
/// the next one would else take its changes back unseen.
pub async fn start(at: AtTable) -> Result<Response> {
    let AtTable { desk, table } = at;
    if desk.fields.one("action") != "start" {
        return Err(AppError::BadRequest);
    }
    let (number, rows) = store::newest(&desk.tx, table, &desk.state.configured).await?;
    let changed = store::begin(&desk, table, number, &rows).await?;
    match (changed, store::open_of(&desk.tx, table).await?) {
        (Changed::Done, Some(draft)) => {
            did_to(&desk, &draft, "settings.start").await?;
            to_draft_with(desk, table, "").await
        }
        // A second press of the same button.
        (Changed::Meanwhile, Some(draft))
            if draft.revision == 1 && draft.writers == [desk.officer.id.0] =>
        {
            to_draft_with(desk, table, "").await
        }
        _ => {
            let problem = Problem::new("draft", "settings-error-open");
            table_page(desk, table, StatusCode::CONFLICT, None, problem.into()).await
        }
    }
}

/// 303 to the page of a table, which says what was done.
async fn to_table(desk: Desk, table: SettingsTable, done: &str) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    let query = if done.is_empty() {
        String::new()
    } else {
        format!("?{done}")
    };
    Ok(page.see_other(&format!("{SETTINGS}/{table}{query}")))
}

/// 303 to the open draft of a table.
async fn to_draft_with(desk: Desk, table: SettingsTable, query: &str) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other(&format!("{SETTINGS}/{table}/draft{query}")))
}

/// GET on the address of a decision, after a reload or from a bookmark: to the draft itself.
pub async fn to_draft(Path(table): Path<String>, page: Page) -> Result<Response> {
    let table: SettingsTable = table.parse().map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("{SETTINGS}/{table}/draft")))
}

/// A draft with the names of the people in it.
async fn shown(desk: &Desk, draft: &Draft) -> Result<TableDraft> {
    let people = store::people(&desk.tx).await?;
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
        mine: part(&desk.officer, draft) == Part::Writer,
        changed_at: draft.changed_at,
        submitted,
        returned: draft
            .returned
            .as_ref()
            .map(|(by, at, why)| (name(by), *at, why.clone())),
        before: before(desk, draft).await?,
    })
}

/// The rows that a draft changes.
async fn before(desk: &Desk, draft: &Draft) -> Result<(u32, Rows)> {
    let versions = store::versions_after(&desk.tx, &[]).await?;
    let based = versions
        .into_iter()
        .find(|version| version.table == draft.table && version.version == draft.based_on);
    let rows = match based {
        Some(version) => version.rows,
        None => {
            store::as_it_came(draft.table, &desk.state.configured).map_err(AppError::internal)?
        }
    };
    Ok((draft.based_on, rows))
}

/// GET `/staff/settings/<table>/draft`: writing, or reading once it is sent for approval.
pub async fn open(RawQuery(query): RawQuery, at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let kept = said(query.as_deref());
    let page = Shown {
        kept,
        ..Shown::default()
    };
    show(desk, &draft, page).await
}

/// What a page of a draft shows besides the draft.
#[derive(Default)]
struct Shown {
    status: StatusCode,
    /// What was typed, where it is not what is kept.
    form: Option<SettingsForm>,
    why: String,
    problems: Problems,
    kept: Option<&'static str>,
}

/// The one way to the page of a draft.
async fn show(desk: Desk, draft: &Draft, shown_with: Shown) -> Result<Response> {
    did_to(&desk, draft, "settings.open").await?;
    let view = shown(&desk, draft).await?;
    let Shown {
        status,
        form,
        why,
        problems,
        kept,
    } = shown_with;
    // What was typed is shown where it was typed, also when the draft is not written on any more.
    if draft.state != DraftState::Draft && form.is_none() {
        let Desk { page, tx, now, .. } = desk;
        tx.commit().await?;
        return Ok(page.with_status(
            status,
            move || view! { <ReviewTablePage draft=view why problems now/> },
        ));
    }
    let typed = SettingsTyped {
        from: (0..draft.rows.0.len()).collect(),
        rows: draft.rows.clone(),
        begins: draft.begins,
        why: draft.why.clone(),
    };
    let lacks = lacks(draft.table, &typed, &view.before.1);
    let form = form.unwrap_or_else(|| SettingsForm::of(&draft.rows, draft.begins, &draft.why));
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || {
        view! { <EditTablePage draft=view form problems lacks kept now/> }
    }))
}

/// What still keeps a change from being sent for approval.
pub(super) fn lacks(table: SettingsTable, typed: &SettingsTyped, before: &Rows) -> Problems {
    let mut problems = at_rows(&typed.rows.problems(table, before, data()), &typed.from);
    if table == SettingsTable::Routing {
        for (row, at) in typed.rows.0.iter().zip(&typed.from) {
            if let [code, .., resident, officer] = row.as_slice()
                && resident.is_empty()
                && officer.is_empty()
                && ReferenceData::shipped().routing.rule(code).is_none()
            {
                let problem = Problem::new(cell(*at, 0), "settings-error-reason");
                problems.push(problem.with("code", code.clone()));
            }
        }
    }
    if typed.rows == *before {
        problems.push(Problem::new("rows", "settings-error-same"));
    }
    if typed.why.is_empty() {
        problems.push(Problem::new("why", "settings-error-why"));
    }
    problems
}

/// POST `/staff/settings/<table>/draft`: `save`, `submit` or `discard`.
pub async fn write(at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let act = match desk.fields.one("action").as_str() {
        "save" => DraftAct::Save,
        "submit" => DraftAct::Submit,
        "discard" => DraftAct::Discard,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&desk)?;
    let form = SettingsForm::typed(draft.table, |name| desk.fields.get(name).map(str::to_owned));
    if after(draft.state, act, part(&desk.officer, &draft)).is_none() {
        return overtaken(desk, draft, act, form).await;
    }
    if act == DraftAct::Discard {
        if store::discard(&desk, &draft, revision).await? == Changed::Meanwhile {
            return overtaken(desk, draft, act, form).await;
        }
        did_to(&desk, &draft, "settings.discard").await?;
        return to_table(desk, draft.table, "discarded").await;
    }
    let typed = match form.parse(draft.table, desk.now) {
        Ok(typed) => typed,
        Err(problems) => return unprocessable(desk, &draft, form, problems).await,
    };
    if act == DraftAct::Submit {
        let (_, before) = before(&desk, &draft).await?;
        let lacks = lacks(draft.table, &typed, &before);
        if !lacks.is_empty() {
            return unprocessable(desk, &draft, form, lacks).await;
        }
    }
    let written = Written {
        rows: typed.rows,
        begins: typed.begins,
        why: typed.why,
    };
    if store::save(&desk, &draft, revision, &written).await? == Changed::Meanwhile {
        return overtaken(desk, draft, act, form).await;
    }
    did_to(&desk, &draft, "settings.save").await?;
    if act == DraftAct::Save {
        return to_draft_with(desk, draft.table, "?saved").await;
    }
    if store::submit(&desk, &draft, revision + 1, &written.rows).await? == Changed::Meanwhile {
        return overtaken(desk, draft, act, form).await;
    }
    let sent = store::open_of(&desk.tx, draft.table)
        .await?
        .unwrap_or(draft);
    did_to(&desk, &sent, "settings.submit").await?;
    to_table(desk, sent.table, "submitted").await
}

/// POST `/staff/settings/<table>/decision`: `approve`, `return` or `take_back`.
pub async fn decide(at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let act = match desk.fields.one("action").as_str() {
        "approve" => DraftAct::Approve,
        "return" => DraftAct::Return,
        "take_back" => DraftAct::TakeBack,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&desk)?;
    if draft.state != DraftState::Submitted {
        return moved(desk, &draft).await;
    }
    // One of the writers is not the second person, and the second person takes nothing back.
    let by = part(&desk.officer, &draft);
    let second = matches!(act, DraftAct::Approve | DraftAct::Return);
    if after(draft.state, act, by).is_none()
        || (second && !allowed(&desk.officer, by == Part::Other))
    {
        return Err(refused(desk, AppError::Forbidden).await);
    }
    match act {
        DraftAct::Approve => approve(desk, &draft, revision).await,
        DraftAct::Return => match why(&desk.fields.one("why")) {
            Ok(why) => back(desk, &draft, revision, Some(&why)).await,
            Err(problem) => {
                let page = Shown {
                    status: StatusCode::UNPROCESSABLE_ENTITY,
                    why: why_typed(&desk),
                    problems: problem.into(),
                    ..Shown::default()
                };
                show(desk, &draft, page).await
            }
        },
        _ => back(desk, &draft, revision, None).await,
    }
}

/// The reason as it was typed, cut where nobody reads on.
fn why_typed(desk: &Desk) -> String {
    let typed = desk.fields.one("why");
    typed.chars().take(2 * LINE_MAX).collect()
}

/// Lets out what was read, and nothing else: the form names the hash of the rows it stood under.
async fn approve(desk: Desk, draft: &Draft, revision: i32) -> Result<Response> {
    let Ok(shown) = hex::decode(desk.fields.one("sha256")) else {
        return Err(AppError::BadRequest);
    };
    let problem = match store::approve(&desk, draft, revision, &shown).await? {
        Approved::Done => {
            if draft.table == SettingsTable::Partners {
                wordings(&desk, draft).await?;
            }
            did_to(&desk, draft, "settings.approve").await?;
            let state = desk.state.clone();
            let answer = to_table(desk, draft.table, "published").await;
            state.settings.forget();
            return answer;
        }
        Approved::Meanwhile => return moved(desk, draft).await,
        Approved::Past => Problem::new("approve", "settings-error-past"),
        Approved::Overtaken => Problem::new("approve", "settings-error-overtaken"),
    };
    let desk = desk.anew().await?;
    let page = Shown {
        status: StatusCode::CONFLICT,
        problems: problem.into(),
        ..Shown::default()
    };
    show(desk, draft, page).await
}

/// Keeps the words in which each partner is asked for: an enquiry points at them.
async fn wordings(desk: &Desk, draft: &Draft) -> Result<()> {
    let mut site = desk.state.configured.as_ref().clone();
    site.keep(draft.table, &draft.rows);
    for asked in WordingTemplate::shipped()
        .iter()
        .flat_map(|template| asked(template, &site.partners))
    {
        store::add_wording(desk, &asked).await?;
    }
    Ok(())
}

/// Back to writing: taken back, or sent back with a reason.
async fn back(desk: Desk, draft: &Draft, revision: i32, why: Option<&str>) -> Result<Response> {
    if store::unsubmit(&desk, draft, revision, why).await? == Changed::Meanwhile {
        return moved(desk, draft).await;
    }
    let (action, done) = match why {
        Some(_) => ("settings.return", "returned"),
        None => ("settings.take_back", "taken-back"),
    };
    did_to(&desk, draft, action).await?;
    to_table(desk, draft.table, done).await
}

/// The revision that the form was made upon.
fn revision(desk: &Desk) -> Result<i32> {
    desk.fields
        .one("revision")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// 422: the page with what was typed and what is wrong with it.
async fn unprocessable(
    desk: Desk,
    draft: &Draft,
    form: SettingsForm,
    problems: Problems,
) -> Result<Response> {
    let page = Shown {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        form: Some(form),
        problems,
        ..Shown::default()
    };
    show(desk, draft, page).await
}

/// 409 after somebody else saved, sent or closed it: what was typed stays on the page, upon the newest
/// revision. Nothing went wrong when what was typed is what is kept: a second press of the same button.
async fn overtaken(
    desk: Desk,
    draft: Draft,
    act: DraftAct,
    form: SettingsForm,
) -> Result<Response> {
    let desk = desk.anew().await?;
    let found = store::open_of(&desk.tx, draft.table)
        .await?
        .filter(|found| found.id == draft.id);
    let Some(now) = found else {
        if act == DraftAct::Discard {
            return to_table(desk, draft.table, "discarded").await;
        }
        // Closed meanwhile: shown as it was, with what was typed.
        let page = Shown {
            status: StatusCode::CONFLICT,
            form: Some(form),
            problems: Problem::new("rows", "settings-error-over").into(),
            ..Shown::default()
        };
        return show(desk, &draft, page).await;
    };
    let kept = matches!(form.parse(now.table, desk.now), Ok(typed)
        if typed.rows == now.rows && typed.begins == now.begins && typed.why == now.why);
    let problem = match (now.state, act) {
        (DraftState::Draft, DraftAct::Save) if kept => {
            return to_draft_with(desk, now.table, "?saved").await;
        }
        (DraftState::Submitted, DraftAct::Submit)
            if kept && now.submitted_by == Some(desk.officer.id.0) =>
        {
            return to_table(desk, now.table, "submitted").await;
        }
        (DraftState::Submitted, _) => "settings-error-sent",
        _ => "settings-error-changed",
    };
    let page = Shown {
        status: StatusCode::CONFLICT,
        form: Some(form),
        problems: Problem::new("rows", problem).into(),
        ..Shown::default()
    };
    show(desk, &now, page).await
}

/// 409: it is not in a state for this any more. The page shows how it stands, with the reason that was typed.
async fn moved(desk: Desk, draft: &Draft) -> Result<Response> {
    let desk = desk.anew().await?;
    match store::open_of(&desk.tx, draft.table).await? {
        Some(now) => {
            let page = Shown {
                status: StatusCode::CONFLICT,
                why: why_typed(&desk),
                problems: Problem::new("main", "desk-error-moved").into(),
                ..Shown::default()
            };
            show(desk, &now, page).await
        }
        None if store::let_out_by(&desk, draft.table).await? => {
            to_table(desk, draft.table, "published").await
        }
        None => to_table(desk, draft.table, "").await,
    }
}
