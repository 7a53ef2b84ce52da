//! Tasks of one case: set, ticked off.

use crate::{
    case::{
        CaseFor, WriteNote,
        tasks::{add_task, finish_task},
    },
    case_page::actions::{back, unprocessable},
    worklist::assign::workers,
};
use app::{domain::time::london_date, forms::staff::TaskForm, staff::case::Forms};
use axum::response::Response;
use platform::error::{AppError, Result};

/// POST `/staff/case/<reference>/task`: ticks one off, or adds one.
pub async fn on_case(case: CaseFor<WriteNote>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    if let Some(id) = desk.fields.get("task") {
        let id = id.parse().map_err(|_| AppError::BadRequest)?;
        finish_task(&desk, &enquiry, id).await?;
        return back(desk, &enquiry).await;
    }
    let form = TaskForm {
        what: desk.fields.one("what"),
        due: desk.fields.one("due"),
        owner: desk.fields.one("owner"),
    };
    let queue = enquiry.queue.parse().map_err(AppError::internal)?;
    let colleagues = workers(&desk, queue).await?;
    match form.parse(london_date(desk.now), &colleagues) {
        Ok(new) => {
            add_task(&desk, &enquiry, new).await?;
            back(desk, &enquiry).await
        }
        Err(problems) => {
            let forms = Forms {
                task: form,
                problems,
                ..Forms::default()
            };
            unprocessable(desk, &enquiry, forms).await
        }
    }
}
