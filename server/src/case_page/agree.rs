//! The agreement of a second person that a case with danger ends without a contact.

use crate::{
    case::{AgreeToClose, CaseFor, audit::audit_case, contact_log},
    case_page::{
        respond::{conflict, return_to_case, unprocessable},
        view,
    },
};
use app::{forms::staff::NoteForm, staff::case::CaseForms, ui::Problem};
use axum::response::Response;
use entity::closing_agreement;
use platform::{error::Result, ids::uuid_at};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// POST `/staff/case/<reference>/agree`
pub async fn agree_to_close(case: CaseFor<AgreeToClose>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let form = NoteForm::read(&staff.fields, "agreement");
    let why = match form.parse_agreement() {
        Ok(why) => why,
        Err(problems) => {
            let forms = CaseForms {
                agreement: form,
                problems,
                ..CaseForms::default()
            };
            return unprocessable(staff, &enquiry, forms).await;
        }
    };
    let shown = view::load(&staff, enquiry.id).await?;
    let asked = shown.danger.is_some_and(|danger| {
        !danger.reached && !danger.agreements.iter().any(|agreement| agreement.mine)
    });
    if enquiry.closed_at.is_some() || !asked {
        let problem = Problem::new("agreement", "case-error-agreement-not-needed").at("next");
        return conflict(staff, &enquiry, problem, CaseForms::default()).await;
    }
    let row = closing_agreement::ActiveModel {
        id: Set(uuid_at(staff.now)),
        enquiry_id: Set(enquiry.id),
        agreed_by: Set(staff.officer.id.0),
        at: Set(staff.now),
    };
    closing_agreement::Entity::insert(row)
        .exec_without_returning(&staff.tx)
        .await?;
    contact_log::add_note(&staff, &enquiry, &why).await?;
    audit_case(&staff, &enquiry, "case.agree_to_close").await?;
    return_to_case(staff, &enquiry).await
}
