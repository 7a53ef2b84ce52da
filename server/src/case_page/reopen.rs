//! Opening a closed case again (rule 9.1).

use crate::case::contact_log;
use crate::staff::StaffRequest;
use crate::{
    case::{
        CaseFor, Reopen,
        audit::audit_case_with,
        store::{Changed, assigned, status},
    },
    case_page::respond,
};
use app::{forms::staff::NoteForm, staff::case::CaseForms, ui::Problem};
use axum::response::Response;
use entity::enquiry;
use platform::{db::Sql, error::Result};
use serde_json::json;

const REOPEN: Sql = Sql::staff(
    "UPDATE enquiry SET closed_at = NULL, closed_by = NULL, outcome = NULL, casefile_reference = NULL, \
       waiting_since = NULL, waiting_by = NULL, version = version + 1 \
     WHERE id = $1 AND version = $2 AND closed_at IS NOT NULL",
);
const TAKE_REOPENED: Sql = Sql::staff(
    "UPDATE enquiry SET assigned_to = $2, assigned_at = $3 \
     WHERE id = $1 AND app.works_queue($2, queue) AND (assigned_to IS NULL OR NOT app.works_queue(assigned_to, queue))",
);

/// Whether a case can be opened again: it is closed, and neither taken back by the resident nor with the
/// other organisation nor restricted.
pub(crate) fn possible(row: &enquiry::Model) -> bool {
    row.closed_at.is_some()
        && row.withdrawn_at.is_none()
        && row.transferred_at.is_none()
        && row.restricted_at.is_none()
}

/// POST `/staff/case/<reference>/reopen`
pub async fn reopen_case(case: CaseFor<Reopen>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let version = respond::read_version(&staff)?;
    let form = NoteForm::read(&staff.fields, "reopen");
    let forms = |problems| CaseForms {
        reopen: form.clone(),
        problems,
        ..CaseForms::default()
    };
    let why = match form.parse_reopening() {
        Ok(why) => why,
        Err(problems) => return respond::unprocessable(staff, &enquiry, forms(problems)).await,
    };
    if !possible(&enquiry) {
        let problem = Problem::new("reopen", "case-error-stays-closed").at("main");
        return respond::conflict(staff, &enquiry, problem, CaseForms::default()).await;
    }
    let changed = reopen(&staff, &enquiry, version).await?;
    if changed == Changed::Done {
        contact_log::add_note(&staff, &enquiry, &why).await?;
    }
    respond::redirect_or_conflict(
        staff,
        &enquiry,
        changed,
        forms(app::ui::Problems::default()),
    )
    .await
}

/// Opens it; it goes to whoever opens it where nobody has it, or whoever had it may not have it any more.
async fn reopen(staff: &StaffRequest, enquiry: &enquiry::Model, version: i32) -> Result<Changed> {
    let values = [enquiry.id.into(), version.into()];
    if REOPEN.execute(&staff.tx, values).await? == 0 {
        return Ok(Changed::Meanwhile);
    }
    let me = staff.officer.id.0;
    let values = [enquiry.id.into(), me.into(), staff.now.into()];
    if TAKE_REOPENED.execute(&staff.tx, values).await? > 0 {
        assigned(staff, enquiry.id, Some(me)).await?;
    }
    let code = match enquiry.started_at {
        Some(_) => "in_progress",
        None => "confirmed",
    };
    status(staff, enquiry.id, code).await?;
    let detail = json!({ "outcome": enquiry.outcome });
    audit_case_with(staff, enquiry, "case.reopen", detail).await?;
    Ok(Changed::Done)
}
