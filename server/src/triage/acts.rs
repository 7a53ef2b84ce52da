//! `/staff/case/<reference>` and the acts below it. A success answers 303 back to the case; what goes
//! wrong answers the same page with what was typed.

use super::{
    case::{
        CaseFor, ChangeQueue, Claim as MayClaim, Close, OpenEnquiry, RecordContact, RevealFreeText,
        SeeContactDetails, WriteNote,
    },
    record::{did, did_with, refused},
    store::{self, Changed, Claim},
    view, write,
};
use crate::{
    concern,
    entity::enquiry,
    platform::{
        error::{AppError, Result},
        page::Page,
    },
    settings::data,
    staff::Desk,
};
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
use http::StatusCode;
use leptos::prelude::*;
use serde_json::json;

/// GET `/staff/case/<reference>`
pub async fn open(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    show(desk, &enquiry, StatusCode::OK, CaseForms::default()).await
}

/// GET on the address of an act, after a reload or from a bookmark: to the case itself.
pub async fn to_case(Path(reference): Path<String>, page: Page) -> Result<Response> {
    let reference: Reference = reference.parse().map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("/staff/case/{reference}")))
}

/// POST `/staff/case/<reference>`: `take` or `release`.
pub async fn take(case: CaseFor<MayClaim>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let claim = match desk.fields.one("action").as_str() {
        "take" => store::claim(&desk, &enquiry).await?,
        "release" => store::release(&desk, &enquiry).await?,
        _ => return Err(AppError::BadRequest),
    };
    let problem = match claim {
        Claim::Done => return back(desk, &enquiry).await,
        Claim::TakenBy(name) => Problem::new("take", "case-error-taken").with("name", name),
        Claim::NotOpen => Problem::new("take", "case-error-not-open"),
    };
    conflict(desk, &enquiry, problem, CaseForms::default()).await
}

/// POST `/staff/case/<reference>/reveal`: shows what was written, for two minutes.
pub async fn reveal(case: CaseFor<RevealFreeText>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    did(&desk, &enquiry, "case.reveal").await?;
    back_to(desk, &enquiry, "#words").await
}

/// POST `/staff/case/<reference>/queue`: `confirm`, or `change` with a queue and a reason.
pub async fn queue(case: CaseFor<ChangeQueue>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let version = version(&desk)?;
    match desk.fields.one("action").as_str() {
        "confirm" => {
            let changed = store::confirm(&desk, &enquiry, version).await?;
            answer(desk, &enquiry, changed, CaseForms::default()).await
        }
        "change" => {
            let form = QueueChangeForm::read(&desk.fields);
            let controller = enquiry.controller.parse().map_err(AppError::internal)?;
            let from = enquiry.queue.parse().map_err(AppError::internal)?;
            let (to, why) = match form.parse(data(), controller, from) {
                Ok(parsed) => parsed,
                Err(problems) => {
                    let forms = CaseForms {
                        queue: form,
                        problems,
                        ..CaseForms::default()
                    };
                    return unprocessable(desk, &enquiry, forms).await;
                }
            };
            match store::move_to(&desk, &enquiry, version, to, &why).await? {
                Changed::Done => {
                    let Desk {
                        page, officer, tx, ..
                    } = desk;
                    tx.commit().await?;
                    // Where this person may still be: the queue it came from, or home.
                    let lists = officer.lists(data());
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
                    answer(desk, &enquiry, Changed::Meanwhile, forms).await
                }
            }
        }
        _ => Err(AppError::BadRequest),
    }
}

/// GET `/staff/case/<reference>/call`: rules, number, script and outcome on one page. For whoever may see the
/// number and record what came of it.
pub async fn call(case: CaseFor<SeeContactDetails>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    if let Err(error) = super::case::check(&desk, &enquiry, Action::RecordContact) {
        return refused(desk, error, Some(&enquiry.reference)).await;
    }
    let forms = CaseForms {
        call: true,
        contact: ContactLogForm {
            channel: "phone".to_owned(),
            direction: "out".to_owned(),
            ..ContactLogForm::default()
        },
        ..CaseForms::default()
    };
    show(desk, &enquiry, StatusCode::OK, forms).await
}

/// POST `/staff/case/<reference>/contact`: `show` the number, or `log` a contact, which asks for its own
/// row of the matrix as well.
pub async fn contact(case: CaseFor<SeeContactDetails>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let call = desk.fields.one("from") == "call";
    match desk.fields.one("action").as_str() {
        "show" => {
            if enquiry.withdrawn_at.is_some() {
                let problem = Problem::new("show", "case-error-not-open").at("rules");
                return conflict(desk, &enquiry, problem, CaseForms::default()).await;
            }
            did(&desk, &enquiry, "case.contact_shown").await?;
            let part = if call { "/call#rules" } else { "#rules" };
            back_to(desk, &enquiry, part).await
        }
        "log" => match super::case::check(&desk, &enquiry, Action::RecordContact) {
            Ok(()) => log(desk, enquiry).await,
            Err(error) => refused(desk, error, Some(&enquiry.reference)).await,
        },
        _ => Err(AppError::BadRequest),
    }
}

async fn log(desk: Desk, enquiry: enquiry::Model) -> Result<Response> {
    let fields = &desk.fields;
    let form = ContactLogForm::read(&fields);
    let call = fields.one("from") == "call";
    let forms = |problems: Problems| CaseForms {
        call,
        contact: form.clone(),
        problems,
        ..CaseForms::default()
    };
    if enquiry.closed_at.is_some() || enquiry.withdrawn_at.is_some() {
        let problem = Problem::new("log", "case-error-not-open");
        return conflict(desk, &enquiry, problem, forms(Problems::default())).await;
    }
    let rules = view::load(&desk, enquiry.id).await?.contact;
    match form.parse(&rules.wishes, rules.acknowledged, desk.now) {
        Ok(logged) => {
            write::log_contact(&desk, &enquiry, rules.acknowledged, &logged).await?;
            back(desk, &enquiry).await
        }
        Err(problems) => {
            let forms = forms(problems);
            unprocessable(desk, &enquiry, forms).await
        }
    }
}

/// POST `/staff/case/<reference>/status`: `start`, `wait` or `resume`.
pub async fn status(case: CaseFor<RecordContact>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let version = version(&desk)?;
    let changed = match desk.fields.one("action").as_str() {
        "start" => store::start(&desk, &enquiry, version).await?,
        "wait" => store::wait(&desk, &enquiry, version).await?,
        "resume" => store::resume(&desk, &enquiry).await?,
        _ => return Err(AppError::BadRequest),
    };
    answer(desk, &enquiry, changed, CaseForms::default()).await
}

/// POST `/staff/case/<reference>/note`
pub async fn note(case: CaseFor<WriteNote>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let form = NoteForm::read(&desk.fields, "note");
    match form.parse() {
        Ok(note) => {
            write::add_note(&desk, &enquiry, &note).await?;
            back(desk, &enquiry).await
        }
        Err(problems) => {
            let forms = CaseForms {
                note: form,
                problems,
                ..CaseForms::default()
            };
            unprocessable(desk, &enquiry, forms).await
        }
    }
}

/// POST `/staff/case/<reference>/close`
pub async fn close(case: CaseFor<Close>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let version = version(&desk)?;
    let form = CloseForm::read(&desk.fields);
    let forms = |problems: Problems| CaseForms {
        close: form.clone(),
        problems,
        ..CaseForms::default()
    };
    let controller = enquiry.controller.parse().map_err(AppError::internal)?;
    let withdrawn = enquiry.withdrawn_at.is_some();
    if enquiry.confirmed_at.is_none() && !withdrawn {
        let problem = Problem::new("outcome", "case-error-confirm-first").at("suggest");
        let forms = forms(problem.into());
        return unprocessable(desk, &enquiry, forms).await;
    }
    if concern::is_open(&desk, enquiry.id).await? {
        let problem = Problem::new("outcome", "case-error-concern-open");
        return conflict(desk, &enquiry, problem, forms(Problems::default())).await;
    }
    let tries = view::load(&desk, enquiry.id).await?.attempts;
    match form.parse(controller, withdrawn, tries) {
        Ok(closing) => match store::close(&desk, &enquiry, version, &closing).await? {
            Changed::Done => closed(desk, &enquiry).await,
            Changed::Meanwhile => {
                let forms = forms(Problems::default());
                answer(desk, &enquiry, Changed::Meanwhile, forms).await
            }
        },
        Err(problems) => {
            let forms = forms(problems);
            unprocessable(desk, &enquiry, forms).await
        }
    }
}

/// After closing, on to the next: the queue, or home for who has none.
async fn closed(desk: Desk, enquiry: &enquiry::Model) -> Result<Response> {
    let Desk {
        page, officer, tx, ..
    } = desk;
    tx.commit().await?;
    let queue = enquiry.queue.parse().map_err(AppError::internal)?;
    Ok(if officer.lists(data()).contains(&queue) {
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
    desk: Desk,
    enquiry: &enquiry::Model,
    outcome: std::result::Result<(), CaseForms>,
) -> Result<Response> {
    match outcome {
        Ok(()) => {
            did(&desk, enquiry, "case.looked_again").await?;
            back(desk, enquiry).await
        }
        Err(forms) => unprocessable(desk, enquiry, forms).await,
    }
}

/// After an act on a share: back to the case, or the page with what stands against it.
///
/// # Errors
/// The database.
pub async fn shared(
    desk: Desk,
    enquiry: &enquiry::Model,
    problem: Option<Problem>,
) -> Result<Response> {
    part_answered(desk, enquiry, "shares", problem).await
}

/// After an act on a part of the page: back to it, or the page with what stands against it.
///
/// # Errors
/// The database.
pub async fn part_answered(
    desk: Desk,
    enquiry: &enquiry::Model,
    part: &str,
    problem: Option<Problem>,
) -> Result<Response> {
    match problem {
        None => back_to(desk, enquiry, &format!("#{part}")).await,
        Some(problem) => conflict(desk, enquiry, problem, CaseForms::default()).await,
    }
}

/// The version that the form was made upon.
pub(super) fn version(desk: &Desk) -> Result<i32> {
    desk.fields
        .one("version")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// 303 to the case.
pub(super) async fn back(desk: Desk, enquiry: &enquiry::Model) -> Result<Response> {
    back_to(desk, enquiry, "").await
}

/// 303 to a part of the case.
async fn back_to(desk: Desk, enquiry: &enquiry::Model, part: &str) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other(&format!("/staff/case/{}{part}", enquiry.reference)))
}

/// 303 after a change; 409 with the page as it is now when somebody was faster.
pub(super) async fn answer(
    desk: Desk,
    enquiry: &enquiry::Model,
    changed: Changed,
    forms: CaseForms,
) -> Result<Response> {
    match changed {
        Changed::Done => back(desk, enquiry).await,
        Changed::Meanwhile => {
            let problem = Problem::new("changed", "case-error-changed").at("suggest");
            conflict(desk, enquiry, problem, forms).await
        }
    }
}

/// 409: what was begun is undone, and the page shows how things stand, with what was typed.
pub(super) async fn conflict(
    desk: Desk,
    enquiry: &enquiry::Model,
    problem: Problem,
    forms: CaseForms,
) -> Result<Response> {
    let desk = desk.anew().await?;
    did_with(
        &desk,
        enquiry,
        "case.conflict",
        json!({ "why": problem.key }),
    )
    .await?;
    let forms = CaseForms {
        problems: problem.into(),
        ..forms
    };
    show(desk, enquiry, StatusCode::CONFLICT, forms).await
}

/// 422: the page with what was typed and what is wrong with it.
pub(super) async fn unprocessable(
    desk: Desk,
    enquiry: &enquiry::Model,
    forms: CaseForms,
) -> Result<Response> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(desk, enquiry, status, forms).await
}

/// The one way to the page. Every showing is a look, and is recorded in the transaction that reads.
async fn show(
    desk: Desk,
    enquiry: &enquiry::Model,
    status: StatusCode,
    forms: CaseForms,
) -> Result<Response> {
    did(&desk, enquiry, "case.open").await?;
    let case = view::load(&desk, enquiry.id).await?;
    if forms.call {
        let call = call_view(&desk, &case).await?;
        let Desk { page, tx, .. } = desk;
        tx.commit().await?;
        return Ok(page.with_status(status, move || view! { <CallPage case call forms/> }));
    }
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || view! { <CasePage case forms/> }))
}

/// The words for a reply, and what stands at their places. The next step is on the day of the next open task, or
/// on the next working day.
async fn call_view(desk: &Desk, case: &CaseView) -> Result<CallView> {
    let kept = super::reply::in_use(&desk.tx, case.controller).await?;
    let phone = match case.controller {
        Controller::Smbc => "fh_phone",
        Controller::Tpa => "tpa_phone",
    };
    let site = desk.state.site();
    let today = london_date(desk.now);
    let next_step = case
        .tasks
        .iter()
        .filter(|task| task.done.is_none())
        .map(|task| london_date(task.due_at))
        .filter(|day| *day > today)
        .min()
        .unwrap_or_else(|| {
            let holidays = &data().holidays;
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
        officer_name: desk.officer.display_name.clone(),
        next_step,
    })
}
