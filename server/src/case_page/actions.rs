//! `/staff/case/<reference>` and the acts below it. A success answers 303 back to the case; what goes
//! wrong answers the same page with what was typed.

use crate::{
    case::{
        CaseFor, ChangeQueue, Claim as MayClaim, Close, OpenEnquiry, RecordContact, RevealFreeText,
        SeeContactDetails, WriteNote,
        audit::{audit_case, audit_case_with},
        contact_log, store,
        store::{Changed, Claim},
    },
    case_page::view,
};
use crate::{concern, staff::StaffRequest};
use app::{
    domain::{
        controller::Controller,
        permission::Action,
        reference::Reference,
        time::{add_days, london_date},
    },
    forms::staff::{CloseForm, ContactLogForm, NoteForm, QueueChangeForm},
    i18n::{Lang, text},
    staff::{
        case::{CallPage, CallView, CaseForms, CasePage, CaseView},
        queue::QueueFlash,
    },
    ui::{Problem, Problems},
};
use axum::{extract::Path, response::Response};
use entity::enquiry;
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    error::{AppError, Result},
    page::Page,
};
use serde_json::json;

/// GET `/staff/case/<reference>`
pub async fn show_case(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    show(staff, &enquiry, StatusCode::OK, CaseForms::default()).await
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
        Claim::Done => return back(staff, &enquiry).await,
        Claim::TakenBy(name) => Problem::new("take", "case-error-taken").with("name", name),
        Claim::NotOpen => Problem::new("take", "case-error-not-open"),
    };
    conflict(staff, &enquiry, problem, CaseForms::default()).await
}

/// POST `/staff/case/<reference>/reveal`: shows what was written, for two minutes.
pub async fn reveal_details(case: CaseFor<RevealFreeText>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    audit_case(&staff, &enquiry, "case.reveal").await?;
    back_to(staff, &enquiry, "#words").await
}

/// POST `/staff/case/<reference>/queue`: `confirm`, or `change` with a queue and a reason.
pub async fn update_queue(case: CaseFor<ChangeQueue>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let version = version(&staff)?;
    match staff.fields.one("action").as_str() {
        "confirm" => {
            let changed = store::confirm(&staff, &enquiry, version).await?;
            answer(staff, &enquiry, changed, CaseForms::default()).await
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
                    answer(staff, &enquiry, Changed::Meanwhile, forms).await
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
    show(staff, &enquiry, StatusCode::OK, forms).await
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
            back_to(staff, &enquiry, part).await
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
            back(staff, &enquiry).await
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
    let version = version(&staff)?;
    let changed = match staff.fields.one("action").as_str() {
        "start" => store::start(&staff, &enquiry, version).await?,
        "wait" => store::wait(&staff, &enquiry, version).await?,
        "resume" => store::resume(&staff, &enquiry).await?,
        _ => return Err(AppError::BadRequest),
    };
    answer(staff, &enquiry, changed, CaseForms::default()).await
}

/// POST `/staff/case/<reference>/note`
pub async fn add_note(case: CaseFor<WriteNote>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let form = NoteForm::read(&staff.fields, "note");
    match form.parse() {
        Ok(note) => {
            contact_log::add_note(&staff, &enquiry, &note).await?;
            back(staff, &enquiry).await
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
    let version = version(&staff)?;
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
    let tries = view::load(&staff, enquiry.id).await?.attempts;
    match form.parse(controller, withdrawn, tries) {
        Ok(closing) => match store::close(&staff, &enquiry, version, &closing).await? {
            Changed::Done => closed(staff, &enquiry).await,
            Changed::Meanwhile => {
                let forms = forms(Problems::default());
                answer(staff, &enquiry, Changed::Meanwhile, forms).await
            }
        },
        Err(problems) => {
            let forms = forms(problems);
            unprocessable(staff, &enquiry, forms).await
        }
    }
}

/// After closing, on to the next: the queue, or home for who has none.
async fn closed(staff: StaffRequest, enquiry: &enquiry::Model) -> Result<Response> {
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

/// After looking again: back to the case, or the page with what stands against it.
///
/// # Errors
/// The database.
pub async fn looked_again(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    outcome: std::result::Result<(), CaseForms>,
) -> Result<Response> {
    match outcome {
        Ok(()) => {
            audit_case(&staff, enquiry, "case.looked_again").await?;
            back(staff, enquiry).await
        }
        Err(forms) => unprocessable(staff, enquiry, forms).await,
    }
}

/// After an act on a share: back to the case, or the page with what stands against it.
///
/// # Errors
/// The database.
pub async fn shared(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    problem: Option<Problem>,
) -> Result<Response> {
    part_answered(staff, enquiry, "shares", problem).await
}

/// After an act on a part of the page: back to it, or the page with what stands against it.
///
/// # Errors
/// The database.
pub async fn part_answered(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    part: &str,
    problem: Option<Problem>,
) -> Result<Response> {
    match problem {
        None => back_to(staff, enquiry, &format!("#{part}")).await,
        Some(problem) => conflict(staff, enquiry, problem, CaseForms::default()).await,
    }
}

/// The version that the form was made upon.
pub(crate) fn version(staff: &StaffRequest) -> Result<i32> {
    staff
        .fields
        .one("version")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// 303 to the case.
pub(crate) async fn back(staff: StaffRequest, enquiry: &enquiry::Model) -> Result<Response> {
    back_to(staff, enquiry, "").await
}

/// 303 to a part of the case.
async fn back_to(staff: StaffRequest, enquiry: &enquiry::Model, part: &str) -> Result<Response> {
    staff
        .redirect(&format!("/staff/case/{}{part}", enquiry.reference))
        .await
}

/// 303 after a change; 409 with the page as it is now when somebody was faster.
pub(crate) async fn answer(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    changed: Changed,
    forms: CaseForms,
) -> Result<Response> {
    match changed {
        Changed::Done => back(staff, enquiry).await,
        Changed::Meanwhile => {
            let problem = Problem::new("changed", "case-error-changed").at("suggest");
            conflict(staff, enquiry, problem, forms).await
        }
    }
}

/// 409: what was begun is undone, and the page shows how things stand, with what was typed.
pub(crate) async fn conflict(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    problem: Problem,
    forms: CaseForms,
) -> Result<Response> {
    let staff = staff.restart().await?;
    audit_case_with(
        &staff,
        enquiry,
        "case.conflict",
        json!({ "why": problem.key }),
    )
    .await?;
    let forms = CaseForms {
        problems: problem.into(),
        ..forms
    };
    show(staff, enquiry, StatusCode::CONFLICT, forms).await
}

/// 422: the page with what was typed and what is wrong with it.
pub(crate) async fn unprocessable(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    forms: CaseForms,
) -> Result<Response> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(staff, enquiry, status, forms).await
}

/// The one way to the page. Every showing is a look, and is recorded in the transaction that reads.
async fn show(
    staff: StaffRequest,
    enquiry: &enquiry::Model,
    status: StatusCode,
    forms: CaseForms,
) -> Result<Response> {
    audit_case(&staff, enquiry, "case.open").await?;
    let case = view::load(&staff, enquiry.id).await?;
    if forms.call {
        let call = call_view(&staff, &case).await?;
        return staff
            .render(status, move || view! { <CallPage case call forms/> })
            .await;
    }
    staff
        .render(status, move || view! { <CasePage case forms/> })
        .await
}

/// The words for a reply, and what stands at their places. The next step is on the day of the next open task, or
/// on the next working day.
async fn call_view(staff: &StaffRequest, case: &CaseView) -> Result<CallView> {
    let kept = crate::reply_templates::current(&staff.tx, case.controller).await?;
    let phone = match case.controller {
        Controller::Smbc => "fh_phone",
        Controller::Tpa => "tpa_phone",
    };
    let site = staff.page.site();
    let today = london_date(staff.now);
    let next_step = case
        .tasks
        .iter()
        .filter(|task| task.done.is_none())
        .map(|task| london_date(task.due_at))
        .filter(|day| *day > today)
        .min()
        .unwrap_or_else(|| {
            let holidays = &staff.data().holidays;
            (1..=14)
                .map(|days| add_days(today, days))
                .find(|day| holidays.is_likely_working_day(*day))
                .unwrap_or(today)
        });
    Ok(CallView {
        templates: kept.into_iter().map(|kept| kept.template).collect(),
        hub_name: text(Lang::En, &format!("queue-{}-team", case.queue), &[]),
        hub_phone: site
            .contact(phone)
            .map(|contact| contact.value.clone())
            .unwrap_or_default(),
        officer_name: staff.officer.display_name.clone(),
        next_step,
    })
}
