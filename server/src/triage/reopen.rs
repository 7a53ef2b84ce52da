//! Opening a closed case again (dossier 9.1).

use super::{
    acts,
    case::{CaseFor, Reopen},
    record::did_with,
    store::{Changed, assigned, change, status},
    write,
};
use crate::{entity::enquiry, platform::error::Result, staff::Desk};
use app::{forms::staff::NoteForm, staff::case::CaseForms, ui::Problem};
use axum::response::Response;
use serde_json::json;

/// Whether a case can be opened again: it is closed, and neither taken back by the resident nor with the
/// other organisation nor restricted.
pub(super) fn possible(row: &enquiry::Model) -> bool {
    row.closed_at.is_some()
        && row.withdrawn_at.is_none()
        && row.transferred_at.is_none()
        && row.restricted_at.is_none()
}

/// POST `/staff/case/<reference>/reopen`
pub async fn act(case: CaseFor<Reopen>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let version = acts::version(&desk)?;
    let form = NoteForm::read(&desk.fields, "reopen");
    let forms = |problems| CaseForms {
        reopen: form.clone(),
        problems,
        ..CaseForms::default()
    };
    let why = match form.parse_reopening() {
        Ok(why) => why,
        Err(problems) => return acts::unprocessable(desk, &enquiry, forms(problems)).await,
    };
    if !possible(&enquiry) {
        let problem = Problem::new("reopen", "case-error-stays-closed").at("main");
        return acts::conflict(desk, &enquiry, problem, CaseForms::default()).await;
    }
    let changed = reopen(&desk, &enquiry, version).await?;
    if changed == Changed::Done {
        write::add_note(&desk, &enquiry, &why).await?;
    }
    acts::answer(desk, &enquiry, changed, forms(app::ui::Problems::default())).await
}

/// Opens it; it goes to whoever opens it where nobody has it, or whoever had it may not have it any more.
async fn reopen(desk: &Desk, enquiry: &enquiry::Model, version: i32) -> Result<Changed> {
    let sql = "UPDATE enquiry SET closed_at = NULL, closed_by = NULL, outcome = NULL, casefile_reference = NULL, \
                 waiting_since = NULL, waiting_by = NULL, version = version + 1 \
               WHERE id = $1 AND version = $2 AND closed_at IS NOT NULL";
    if change(desk, sql, [enquiry.id.into(), version.into()]).await? == Changed::Meanwhile {
        return Ok(Changed::Meanwhile);
    }
    let me = desk.officer.id.0;
    let sql = "UPDATE enquiry SET assigned_to = $2, assigned_at = $3 \
               WHERE id = $1 AND app.works_queue($2, queue) \
                 AND (assigned_to IS NULL OR NOT app.works_queue(assigned_to, queue))";
    let values = [enquiry.id.into(), me.into(), desk.now.into()];
    if change(desk, sql, values).await? == Changed::Done {
        assigned(desk, enquiry.id, Some(me)).await?;
    }
    let code = match enquiry.started_at {
        Some(_) => "in_progress",
        None => "confirmed",
    };
    status(desk, enquiry.id, code).await?;
    let detail = json!({ "outcome": enquiry.outcome });
    did_with(desk, enquiry, "case.reopen", detail).await?;
    Ok(Changed::Done)
}
