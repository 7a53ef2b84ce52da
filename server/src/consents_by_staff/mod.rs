//! `/staff/case/<reference>/consents`: a consent or a withdrawal that reached us by phone, face to face,
//! by email, post or text, written down in the words that stand on the screen (feature B10).

mod access;
mod load;
mod write;

use crate::consents_by_staff::{
    access::{Opened, Opening},
    load::Loaded,
    write::Recorded,
};
use crate::notice::Publications;
use crate::{consent::ledger::Ledger, staff::StaffRequest};
use app::{
    domain::{
        consent::ConsentAction,
        time::{london_date, london_time},
    },
    forms::staff::{ConsentContext, ConsentForm},
    staff::consents::{ConsentLine, ConsentsPage, ReasonPage, ScriptPage},
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    error::{AppError, Result},
    ids::EnquiryId,
};

/// GET `/staff/case/<reference>/consents`
pub async fn show_consents(
    Path(reference): Path<String>,
    RawQuery(query): RawQuery,
    texts: Publications,
    staff: StaffRequest,
) -> Result<Response> {
    match access::open(staff, &reference).await? {
        Opening::Opened(opened) => {
            let done = query.as_deref() == Some("done");
            let ledger = Ledger::load(&opened.staff.tx, EnquiryId(opened.enquiry.id)).await?;
            let loaded = Loaded::with(&texts, &opened, ledger, done).await?;
            list(*opened, loaded, StatusCode::OK, Problems::default()).await
        }
        Opening::Reason(staff, reference) => Ok(ask_reason(
            *staff,
            reference,
            StatusCode::OK,
            Problems::default(),
        )),
        Opening::Refused(_staff, error) => Err(error),
    }
}

/// POST: `open` with a reason, `script` to see the words of one choice, `record` to write it down.
pub async fn update_consents(
    Path(reference): Path<String>,
    texts: Publications,
    staff: StaffRequest,
) -> Result<Response> {
    let opened = match access::open(staff, &reference).await? {
        Opening::Opened(opened) => *opened,
        Opening::Reason(staff, reference) => {
            let problem = Problem::new("reason", "consents-error-reason");
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(ask_reason(*staff, reference, status, problem.into()));
        }
        Opening::Refused(_staff, error) => return Err(error),
    };
    let id = EnquiryId(opened.enquiry.id);
    match opened.staff.fields.one("action").as_str() {
        "open" => {
            let ledger = Ledger::load(&opened.staff.tx, id).await?;
            let loaded = Loaded::with(&texts, &opened, ledger, false).await?;
            list(opened, loaded, StatusCode::OK, Problems::default()).await
        }
        "script" => {
            let ledger = Ledger::load(&opened.staff.tx, id).await?;
            let loaded = Loaded::with(&texts, &opened, ledger, false).await?;
            let form = first(&opened.staff);
            match choice(&loaded, &form)? {
                Some((offer, action)) => {
                    let status = StatusCode::OK;
                    script(
                        opened,
                        loaded,
                        (offer, action),
                        form,
                        status,
                        Problems::default(),
                    )
                    .await
                }
                None => meanwhile(opened, loaded).await,
            }
        }
        "record" => {
            // Locked, because what may be said follows from what is on.
            let ledger = Ledger::load_locked(&opened.staff.tx, id).await?;
            let loaded = Loaded::with(&texts, &opened, ledger, false).await?;
            record(&texts, opened, loaded).await
        }
        _ => Err(AppError::BadRequest),
    }
}

async fn record(texts: &Publications, opened: Opened, mut loaded: Loaded) -> Result<Response> {
    let form = typed(&opened.staff);
    let Some((offer, action)) = choice(&loaded, &form)? else {
        if loaded.already(&opened, &form) {
            // A second press of the same button.
            return redirect_to_choices(opened, loaded.newest_receipt()).await;
        }
        return meanwhile(opened, loaded).await;
    };
    let here = ConsentContext {
        wording: offer.wording.id,
        contacts: &loaded.view.contacts,
        name: &loaded.view.name,
        sent: opened.enquiry.received_at,
        now: opened.staff.now,
    };
    match form.parse(action, here) {
        Ok(said) => {
            let recorded = Recorded {
                offer: &offer,
                action,
                said: &said,
            };
            let receipt = write::record(texts, &opened, &mut loaded, recorded).await?;
            redirect_to_choices(opened, receipt).await
        }
        Err(problems) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            script(opened, loaded, (offer, action), form, status, problems).await
        }
    }
}

/// The choice a form is about, if it can be written down now.
fn choice(loaded: &Loaded, form: &ConsentForm) -> Result<Option<(ConsentLine, ConsentAction)>> {
    let (purpose, action) = form.about().ok_or(AppError::BadRequest)?;
    Ok(loaded
        .view
        .offers
        .iter()
        .find(|offer| offer.wording.purpose == purpose && offer.open_to() == Some(action))
        .map(|offer| (offer.clone(), action)))
}

/// 303 to the choices as they are now. Who came with a reason would be asked for it again there, and
/// gets the receipt instead.
async fn redirect_to_choices(opened: Opened, receipt: Option<String>) -> Result<Response> {
    let Opened {
        staff,
        enquiry,
        reason,
    } = opened;
    let StaffRequest { page, tx, .. } = staff;
    tx.commit().await?;
    let to = match (reason, receipt) {
        (Some(_), Some(code)) => format!("/receipt/{code}"),
        _ => format!("/staff/case/{}/consents?done", enquiry.reference),
    };
    Ok(page.see_other(&to))
}

/// 409: it was changed meanwhile, or cannot be said at all.
async fn meanwhile(opened: Opened, loaded: Loaded) -> Result<Response> {
    let problem = Problem::new("choices", "consents-error-meanwhile").at("consents-on");
    list(opened, loaded, StatusCode::CONFLICT, problem.into()).await
}

async fn list(
    opened: Opened,
    loaded: Loaded,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let view = loaded.view;
    let page = audit_and_commit(opened).await?;
    Ok(page.with_status(status, move || view! { <ConsentsPage view problems/> }))
}

async fn script(
    opened: Opened,
    loaded: Loaded,
    (offer, action): (ConsentLine, ConsentAction),
    form: ConsentForm,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let view = loaded.view;
    let page = audit_and_commit(opened).await?;
    Ok(page.with_status(status, move || {
        view! { <ScriptPage view offer action form problems/> }
    }))
}

/// Every showing is a look, and is recorded in the transaction that read.
async fn audit_and_commit(opened: Opened) -> Result<platform::page::Page> {
    opened.audit("case.consents", serde_json::json!({})).await?;
    let StaffRequest { page, tx, .. } = opened.staff;
    tx.commit().await?;
    Ok(page)
}

fn ask_reason(
    staff: StaffRequest,
    reference: String,
    status: StatusCode,
    problems: Problems,
) -> Response {
    staff
        .page
        .with_status(status, move || view! { <ReasonPage reference problems/> })
}

/// The form as it came.
fn typed(staff: &StaffRequest) -> ConsentForm {
    ConsentForm::read(&staff.fields)
}

/// The form as it is first shown: said today, at this minute.
fn first(staff: &StaffRequest) -> ConsentForm {
    ConsentForm {
        date: london_date(staff.now).to_string(),
        time: london_time(staff.now).format("%H:%M").to_string(),
        ..typed(staff)
    }
}
