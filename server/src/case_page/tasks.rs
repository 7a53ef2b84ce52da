//! Tasks of one case: set, ticked off.

use crate::{
    case::{
        CaseFor, WriteNote,
        tasks::{add_task, finish_task},
    },
    case_page::respond::{return_to_case, unprocessable},
    worklist::assign::workers,
};
use app::{domain::time::london_date, forms::staff::TaskForm, staff::case::CaseForms};
use axum::response::Response;
use platform::error::{AppError, Result};

/// POST `/staff/case/<reference>/task`: ticks one off, or adds one.
pub async fn update_tasks(case: CaseFor<WriteNote>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    if let Some(id) = staff.fields.get("task") {
        let id = id.parse().map_err(|_| AppError::BadRequest)?;
        finish_task(&staff, &enquiry, id).await?;
        return return_to_case(staff, &enquiry).await;
    }
    let form = TaskForm::read(&staff.fields);
    let queue = *enquiry.queue;
    let colleagues = workers(&staff, queue).await?;
    match form.parse(london_date(staff.now), &colleagues) {
        Ok(new) => {
            add_task(&staff, &enquiry, new).await?;
            return_to_case(staff, &enquiry).await
        }
        Err(problems) => {
            let forms = CaseForms {
                task: form,
                problems,
                ..CaseForms::default()
            };
            unprocessable(staff, &enquiry, forms).await
        }
    }
}
