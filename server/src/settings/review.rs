//! Drafts of the tables, under review. Managers of both organisations work on them together.

use super::{
    store::{self, rows_of},
    tables,
};
use crate::{
    review,
    review::{AuditActions, Draft, DraftAddress, EditPage, ReviewPage, Reviewed, audit_actions},
    staff::{Officer, StaffRequest},
    wording::offered,
};
use app::domain::activity::Activity;
use app::{
    domain::{
        controller::Controller,
        permission::Action,
        reference_data::ReferenceData,
        review::Approved,
        settings::{Rows, SettingsTable},
        wording::WordingTemplate,
    },
    forms::staff::{
        SettingsForm,
        settings::{at_rows, cell},
    },
    staff::{
        review::ReviewView,
        settings::{EditTablePage, ReviewTablePage, SETTINGS, TableDraftView},
    },
    ui::{Problem, Problems},
};
use axum::response::Response;
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::{db::Sql, error::Result, fields::Fields};
use serde::{Deserialize, Serialize};
use serde_json::json;

const APPROVE_SETTINGS: Sql = Sql::staff("SELECT app.approve_settings($1, $2, $3)");

/// The review of settings.
#[derive(Clone, Copy, Debug)]
pub struct SettingsReview;

/// A draft of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsBody {
    pub rows: Rows,
    /// `None`: as soon as it is approved.
    pub in_force_from: Option<DateTime<Utc>>,
    pub reason: String,
    /// The version that it changes.
    pub base_version: u32,
}

pub type SettingsDraft = Draft<SettingsReview>;

/// What still keeps rows from being sent for approval; `positions`: where each row stands on the page.
pub(super) fn missing_in_rows(
    data: &ReferenceData,
    table: SettingsTable,
    rows: &Rows,
    positions: &[usize],
    before: &Rows,
) -> Problems {
    let mut problems = at_rows(&rows.problems(table, before, data), positions);
    if table == SettingsTable::Routing {
        for (row, position) in rows.0.iter().zip(positions) {
            if let [code, .., resident, officer] = row.as_slice()
                && resident.is_empty()
                && officer.is_empty()
                && ReferenceData::shipped().routing.rule(code).is_none()
            {
                let problem = Problem::new(cell(*position, 0), "settings-error-reason");
                problems.push(problem.with("code", code.clone()));
            }
        }
    }
    problems
}

/// Keeps the words in which each partner is asked for: an enquiry points at them.
async fn add_wordings(staff: &StaffRequest, draft: &SettingsDraft) -> Result<()> {
    let mut site = staff.state.configured.as_ref().clone();
    site.keep(draft.subject, &draft.body.rows);
    for wording in WordingTemplate::shipped()
        .iter()
        .flat_map(|template| offered(template, &site.partners))
    {
        store::add_wording(staff, &wording).await?;
    }
    Ok(())
}

impl Reviewed for SettingsReview {
    type Subject = SettingsTable;
    type Body = SettingsBody;
    type Form = SettingsForm;
    type View = TableDraftView;

    const KIND: &'static str = "settings";
    const ACTION: Action = Action::EditConfiguration;
    // Keeping the place safe, and the record of it.
    const ACTIVITY: Activity = Activity::AuditAndSecurity;
    const AUDIT: AuditActions = audit_actions!("settings");
    const CONFLICT_FIELD: &'static str = "rows";

    fn code(table: SettingsTable) -> &'static str {
        table.code()
    }

    fn controller(_table: SettingsTable) -> Option<Controller> {
        None
    }

    fn subject_at(path: Option<&str>, _officer: &Officer) -> Option<SettingsTable> {
        path?.parse().ok()
    }

    fn draft_at(path: &str) -> Option<DraftAddress<SettingsTable>> {
        path.parse().ok().map(DraftAddress::Subject)
    }

    fn subject_href(table: SettingsTable) -> String {
        format!("{SETTINGS}/{table}")
    }

    fn address(draft: &SettingsDraft) -> DraftAddress<SettingsTable> {
        DraftAddress::Subject(draft.subject)
    }

    fn draft_href(address: DraftAddress<SettingsTable>) -> String {
        match address {
            DraftAddress::Subject(table) => format!("{SETTINGS}/{table}/draft"),
            DraftAddress::Draft(_) => SETTINGS.to_owned(),
        }
    }

    fn decision_href(address: DraftAddress<SettingsTable>) -> String {
        match address {
            DraftAddress::Subject(table) => format!("{SETTINGS}/{table}/decision"),
            DraftAddress::Draft(_) => SETTINGS.to_owned(),
        }
    }

    fn content(body: &SettingsBody) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(&body.rows)
    }

    fn audit_detail(table: SettingsTable, body: &SettingsBody) -> serde_json::Value {
        json!({ "table": table.code(), "base_version": body.base_version })
    }

    fn form_of(body: &SettingsBody) -> SettingsForm {
        SettingsForm::of(&body.rows, body.in_force_from, &body.reason)
    }

    fn read_form(draft: &SettingsDraft, fields: &Fields) -> SettingsForm {
        SettingsForm::read(draft.subject, |name| fields.get(name).map(str::to_owned))
    }

    fn parse(
        form: &SettingsForm,
        table: SettingsTable,
        base: &SettingsBody,
        now: DateTime<Utc>,
    ) -> Result<SettingsBody, Problems> {
        let typed = form.parse(table, now)?;
        Ok(SettingsBody {
            rows: typed.rows,
            in_force_from: typed.in_force_from,
            reason: typed.reason,
            base_version: base.base_version,
        })
    }

    /// The newest version. One that is not yet in force counts: the next one would else take its changes back unseen.
    async fn first_body(staff: &StaffRequest, table: SettingsTable) -> Result<SettingsBody> {
        let (base_version, rows) = store::newest(staff, table).await?;
        Ok(SettingsBody {
            rows,
            in_force_from: None,
            reason: String::new(),
            base_version,
        })
    }

    async fn missing(
        staff: &StaffRequest,
        draft: &SettingsDraft,
        body: &SettingsBody,
        form: Option<&SettingsForm>,
    ) -> Result<Problems> {
        let table = draft.subject;
        let before = rows_of(staff, table, body.base_version).await?;
        // The form leaves empty rows out and puts the others in order.
        let positions = match form.map(|form| form.parse(table, staff.now)) {
            Some(Ok(typed)) => typed.positions,
            Some(Err(_)) | None => (0..body.rows.0.len()).collect(),
        };
        let mut problems = missing_in_rows(staff.data(), table, &body.rows, &positions, &before);
        if body.rows == before {
            problems.push(Problem::new("rows", "settings-error-same"));
        }
        if body.reason.is_empty() {
            problems.push(Problem::new("why", "settings-error-why"));
        }
        Ok(problems)
    }

    async fn publish(
        staff: &StaffRequest,
        draft: &SettingsDraft,
        revision: i32,
        sha256: &[u8],
    ) -> Result<Approved> {
        let values = [draft.id.into(), revision.into(), sha256.to_vec().into()];
        let approved = review::approve(staff, draft, &APPROVE_SETTINGS, values).await?;
        if approved == Approved::Published && draft.subject == SettingsTable::Partners {
            add_wordings(staff, draft).await?;
        }
        Ok(approved)
    }

    async fn subject_page(
        staff: StaffRequest,
        table: SettingsTable,
        status: StatusCode,
        done: Option<&'static str>,
        problems: Problems,
    ) -> Result<Response> {
        tables::table_page(staff, table, status, done, problems).await
    }

    async fn draft_view(
        staff: &StaffRequest,
        draft: &SettingsDraft,
        review: ReviewView,
    ) -> Result<TableDraftView> {
        let base = draft.body.base_version;
        Ok(TableDraftView {
            review,
            table: draft.subject,
            rows: draft.body.rows.clone(),
            in_force_from: draft.body.in_force_from,
            reason: draft.body.reason.clone(),
            before: (base, rows_of(staff, draft.subject, base).await?),
        })
    }

    fn edit_page(
        draft: TableDraftView,
        shown: EditPage<SettingsForm>,
        now: DateTime<Utc>,
    ) -> impl IntoView {
        let EditPage {
            form,
            problems,
            missing,
            done,
        } = shown;
        view! { <EditTablePage draft form problems missing done now/> }
    }

    fn review_page(draft: TableDraftView, shown: ReviewPage, now: DateTime<Utc>) -> impl IntoView {
        let ReviewPage { reason, problems } = shown;
        view! { <ReviewTablePage draft reason problems now/> }
    }
}
