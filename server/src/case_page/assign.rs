//! Giving the case that is open to a colleague, or back to the queue.

use crate::{
    case::{Assign, CaseFor},
    case_page::respond,
    worklist::assign::{Holder, give, workers},
};
use app::{staff::case::CaseForms, ui::Problem};
use axum::response::Response;
use platform::error::Result;

/// POST `/staff/case/<reference>/assign`: gives this case to a colleague or back to the queue.
pub async fn assign_case(case: CaseFor<Assign>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let queue = *enquiry.queue;
    let colleagues = workers(&staff, queue).await?;
    let Some(to) = Holder::parse(&staff.fields.one("give"), &colleagues) else {
        let forms = CaseForms {
            problems: Problem::new("give", "queue-bulk-error-give").into(),
            ..CaseForms::default()
        };
        return respond::unprocessable(staff, &enquiry, forms).await;
    };
    let version = respond::read_version(&staff)?;
    let changed = give(&staff, &enquiry, version, to).await?;
    respond::redirect_or_conflict(staff, &enquiry, changed, CaseForms::default()).await
}
