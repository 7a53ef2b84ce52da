//! A person looks again at which team has an enquiry (seed T49): another officer than the one who confirmed it.

use crate::rights::{notify::tell_case, store};
use crate::{
    case::{CaseFor, ChangeQueue, audit::audit_case},
    case_page::respond::{return_to_case, unprocessable},
};
use app::{
    domain::{personal::Note, rights::RightsKind, time::london_date},
    staff::case::CaseForms,
    ui::{Problem, Problems},
};
use axum::response::Response;
use entity::rights_request;
use platform::{crypto::Place, db::Sql, error::Result, ids::uuid_at};
use sea_orm::{ColumnTrait, Condition};

const LOOKED_AGAIN: Sql = Sql::staff("SELECT app.review_routing($1, $2, $3, $4, $5)");

/// POST `/staff/case/<reference>/review`: what was found, for the person to read.
pub async fn record_routing_review(case: CaseFor<ChangeQueue>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let refuse = |field: &'static str, key: &'static str| CaseForms {
        problems: Problems::from(Problem::new(field, key).at("tasks")),
        ..CaseForms::default()
    };
    let Ok(words) = Note::parse(&staff.fields.one("again")) else {
        let forms = refuse("again", "case-error-again-words");
        return unprocessable(staff, &enquiry, forms).await;
    };
    let open = Condition::all()
        .add(rights_request::Column::EnquiryId.eq(enquiry.id))
        .add(rights_request::Column::Kind.eq(RightsKind::Review.code()))
        .add(rights_request::Column::ClosedAt.is_null());
    let mut done = false;
    for request in store::load(&staff.tx, open, staff.now, &staff.data().holidays, 10).await? {
        let event = uuid_at(staff.now);
        let key = request.key(&staff.state)?;
        let sealed = key.seal_text(Place::new("rights_event", event, "letter"), words.expose())?;
        let values = [
            enquiry.id.into(),
            request.row.id.into(),
            event.into(),
            sealed.into(),
            london_date(staff.now).into(),
        ];
        done |= LOOKED_AGAIN.value::<bool>(&staff.tx, values).await?;
    }
    if done {
        tell_case(&staff, &enquiry).await?;
        audit_case(&staff, &enquiry, "case.looked_again").await?;
        return_to_case(staff, &enquiry).await
    } else {
        let forms = refuse("again", "case-error-again");
        unprocessable(staff, &enquiry, forms).await
    }
}
