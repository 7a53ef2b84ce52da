//! `/staff/case/<reference>` and the acts below it. A success answers 303 back to the case; what goes
//! wrong answers the same page with what was typed.

use crate::{
    case::{
        CaseFor, ChangeQueue, Claim as MayClaim, Close, OpenEnquiry, RecordContact, RevealFreeText,
        SeeContactDetails, WriteNote,
        audit::audit_case,
        contact_log, store,
        store::{Changed, Claim},
    },
    case_page::{
        respond::{
            conflict, read_version, redirect_or_conflict, redirect_to_part, render_case,
            return_to_case, unprocessable,
        },
        view,
    },
};
use crate::{concern, staff::StaffRequest};
use app::{
    domain::{permission::Action, reference::Reference},
    forms::staff::{CloseForm, ContactLogForm, NoteForm, QueueChangeForm},
    staff::{case::CaseForms, queue::QueueFlash},
    ui::{Problem, Problems},
};
use axum::{extract::Path, response::Response};
use entity::enquiry;
use http::StatusCode;
use platform::{
    error::{AppError, Result},
    page::Page,
};

/// GET `/staff/case/<reference>`
pub async fn show_case(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    render_case(staff, &enquiry, StatusCode::OK, CaseForms::default()).await
}

/// GET on the address of an act, after a reload or from a bookmark: to the case itself.
pub async fn redirect_to_case(Path(reference): Path<String>, page: Page) -> Result<Response> {
    let reference: Reference = reference.parse().map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("/staff/case/{reference}")))
}

/// POST `/staff/case/<reference>`: `take` or `release`.
pub async fn update_claim(case: CaseFor<MayClaim>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let claim = match staff.fields.one("action").as_str() {
        "take" => store::claim(&staff, &enquiry).await?,
        "release" => store::release(&staff, &enquiry).await?,
        _ => return Err(AppError::BadRequest),
    };
    let problem = match claim {
        Claim::Done => return return_to_case(staff, &enquiry).await,
        Claim::TakenBy(name) => Problem::new("take", "case-error-taken").with("name", name),
        Claim::NotOpen => Problem::new("take", "case-error-not-open"),
    };
    conflict(staff, &enquiry, problem, CaseForms::default()).await
}

/// POST `/staff/case/<reference>/reveal`: shows what was written, for two minutes.
pub async fn reveal_details(case: CaseFor<RevealFreeText>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    audit_case(&staff, &enquiry, "case.reveal").await?;
    redirect_to_part(staff, &enquiry, "#words").await
}

/// POST `/staff/case/<reference>/queue`: `confirm`, or `change` with a queue and a reason.
pub async fn update_queue(case: CaseFor<ChangeQueue>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let version = read_version(&staff)?;
    match staff.fields.one("action").as_str() {
        "confirm" => {
            let changed = store::confirm(&staff, &enquiry, version).await?;
            redirect_or_conflict(staff, &enquiry, changed, CaseForms::default()).await
        }
        "change" => {
            let form = QueueChangeForm::read(&staff.fields);
            let controller = *enquiry.controller;
            let from = *enquiry.queue;
            let (to, why) = match form.parse(staff.data(), controller, from) {
                Ok(parsed) => parsed,
                Err(problems) => {
                    let forms = CaseForms {
                        queue: form,
                        problems,
                        ..CaseForms::default()
                    };
                    return unprocessable(staff, &enquiry, forms).await;
                }
            };
            match store::move_to(&staff, &enquiry, version, to, &why).await? {
                Changed::Done => {
                    let StaffRequest {
                        page, officer, tx, ..
                    } = staff;
                    tx.commit().await?;
                    // Where this person may still be: the queue it came from, or home.
                    let lists = officer.lists(page.data());
                    Ok(if lists.contains(&from) {
                        page.see_other(&format!(
                            "/staff/queue/{from}?done={}",
                            QueueFlash::Moved.code()
                        ))
                    } else {
                        page.see_other("/staff")
                    })
                }
                Changed::Meanwhile => {
                    let forms = CaseForms {
                        queue: form,
                        ..CaseForms::default()
                    };
                    redirect_or_conflict(staff, &enquiry, Changed::Meanwhile, forms).await
                }
            }
        }
        _ => Err(AppError::BadRequest),
    }
}

/// GET `/staff/case/<reference>/call`: rules, number, script and outcome on one page. For whoever may see the
/// number and record what came of it.
pub async fn show_call(case: CaseFor<SeeContactDetails>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    crate::case::permission::check(&staff, &enquiry, Action::RecordContact)?;
    let forms = CaseForms {
        call: true,
        contact: ContactLogForm {
            channel: "phone".to_owned(),
            direction: "out".to_owned(),
            ..ContactLogForm::default()
        },
        ..CaseForms::default()
    };
    render_case(staff, &enquiry, StatusCode::OK, forms).await
}

/// POST `/staff/case/<reference>/contact`: `show` the number, or `log` a contact, which asks for its own
/// row of the matrix as well.
pub async fn log_contact(case: CaseFor<SeeContactDetails>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let call = staff.fields.one("from") == "call";
    match staff.fields.one("action").as_str() {
        "show" => {
            if enquiry.withdrawn_at.is_some() {
                let problem = Problem::new("show", "case-error-not-open").at("rules");
                return conflict(staff, &enquiry, problem, CaseForms::default()).await;
            }
            audit_case(&staff, &enquiry, "case.contact_shown").await?;
            let part = if call { "/call#rules" } else { "#rules" };
            redirect_to_part(staff, &enquiry, part).await
        }
        "log" => match crate::case::permission::check(&staff, &enquiry, Action::RecordContact) {
            Ok(()) => log(staff, enquiry).await,
            Err(error) => Err(error),
        },
        _ => Err(AppError::BadRequest),
    }
}

async fn log(staff: StaffRequest, enquiry: enquiry::Model) -> Result<Response> {
    let fields = &staff.fields;
    let form = ContactLogForm::read(fields);
    let call = fields.one("from") == "call";
    let forms = |problems: Problems| CaseForms {
        call,
        contact: form.clone(),
        problems,
        ..CaseForms::default()
    };
    if enquiry.closed_at.is_some() || enquiry.withdrawn_at.is_some() {
        let problem = Problem::new("log", "case-error-not-open");
        return conflict(staff, &enquiry, problem, forms(Problems::default())).await;
    }
    let rules = view::load(&staff, enquiry.id).await?.contact;
    match form.parse(&rules.wishes, rules.acknowledged, staff.now) {
        Ok(logged) => {
            contact_log::log_contact(&staff, &enquiry, rules.acknowledged, &logged).await?;
            return_to_case(staff, &enquiry).await
        }
        Err(problems) => {
            let forms = forms(problems);
            unprocessable(staff, &enquiry, forms).await
        }
    }
}

/// POST `/staff/case/<reference>/status`: `start`, `wait` or `resume`.
pub async fn update_status(case: CaseFor<RecordContact>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let version = read_version(&staff)?;
    let changed = match staff.fields.one("action").as_str() {
        "start" => store::start(&staff, &enquiry, version).await?,
        "wait" => store::wait(&staff, &enquiry, version).await?,
        "resume" => store::resume(&staff, &enquiry).await?,
        _ => return Err(AppError::BadRequest),
    };
    redirect_or_conflict(staff, &enquiry, changed, CaseForms::default()).await
}

/// POST `/staff/case/<reference>/note`
pub async fn add_note(case: CaseFor<WriteNote>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let form = NoteForm::read(&staff.fields, "note");
    match form.parse() {
        Ok(note) => {
            contact_log::add_note(&staff, &enquiry, &note).await?;
            return_to_case(staff, &enquiry).await
        }
        Err(problems) => {
            let forms = CaseForms {
                note: form,
                problems,
                ..CaseForms::default()
            };
            unprocessable(staff, &enquiry, forms).await
        }
    }
}

/// POST `/staff/case/<reference>/close`
pub async fn close_case(case: CaseFor<Close>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let version = read_version(&staff)?;
    let form = CloseForm::read(&staff.fields);
    let forms = |problems: Problems| CaseForms {
        close: form.clone(),
        problems,
        ..CaseForms::default()
    };
    let controller = *enquiry.controller;
    let withdrawn = enquiry.withdrawn_at.is_some();
    if enquiry.confirmed_at.is_none() && !withdrawn {
        let problem = Problem::new("outcome", "case-error-confirm-first").at("suggest");
        let forms = forms(problem.into());
        return unprocessable(staff, &enquiry, forms).await;
    }
    if concern::is_open(&staff, enquiry.id).await? {
        let problem = Problem::new("outcome", "case-error-concern-open");
        return conflict(staff, &enquiry, problem, forms(Problems::default())).await;
    }
    let shown = view::load(&staff, enquiry.id).await?;
    if !shown.may_end() {
        let problem = Problem::new("outcome", "case-error-danger");
        return unprocessable(staff, &enquiry, forms(problem.into())).await;
    }
    let tries = shown.attempts;
    match form.parse(controller, withdrawn, tries) {
        Ok(closing) => match store::close(&staff, &enquiry, version, &closing).await? {
            Changed::Done => redirect_to_queue(staff, &enquiry).await,
            Changed::Meanwhile => {
                let forms = forms(Problems::default());
                redirect_or_conflict(staff, &enquiry, Changed::Meanwhile, forms).await
            }
        },
        Err(problems) => {
            let forms = forms(problems);
            unprocessable(staff, &enquiry, forms).await
        }
    }
}

/// After closing, on to the next: the queue, or home for who has none.
async fn redirect_to_queue(staff: StaffRequest, enquiry: &enquiry::Model) -> Result<Response> {
    let StaffRequest {
        page, officer, tx, ..
    } = staff;
    tx.commit().await?;
    let queue = *enquiry.queue;
    Ok(if officer.lists(page.data()).contains(&queue) {
        page.see_other(&format!(
            "/staff/queue/{queue}?done={}",
            QueueFlash::Closed.code()
        ))
    } else {
        page.see_other("/staff")
    })
}
