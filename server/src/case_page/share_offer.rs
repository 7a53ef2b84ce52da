//! `/staff/case/<reference>/handover` and `/staff/case/<reference>/disclose`: to whom, on which ground, which
//! fields, why.

use crate::handover::{options, store, store::Written};
use crate::{
    case::{CaseFor, OpenEnquiry, store as cases},
    case_page::respond::redirect_to_part_or_conflict,
    consent::lock,
    staff::StaffRequest,
};
use app::{
    domain::{
        codes::Priority,
        controller::Controller,
        sharing::{SecondApproval, ShareKind},
    },
    forms::staff::{Share, ShareForm, ShareOptions},
    i18n::{Lang, text},
    staff::handover::{ShareHead, SharePage},
    ui::{Problem, Problems},
};
use axum::response::Response;
use entity::enquiry;
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    crypto::{DataKey, Place},
    db::Sql,
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
};
use serde_json::json;
use uuid::Uuid;

const MAKE_SHARE: Sql = Sql::staff(
    "SELECT app.make_share($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
);

platform::answer_enum! {
    /// What became of a share.
    enum ShareAnswer {
        Made = "done",
        /// Another hand-over of this case waits.
        Open = "open",
        /// The consent that it rests on is not on any more.
        NoConsent = "consent",
        Meanwhile = "meanwhile",
    }
}

/// GET `/staff/case/<reference>/handover`
pub async fn new_handover(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    form(case, ShareKind::Handover).await
}

/// POST `/staff/case/<reference>/handover`
pub async fn offer_handover(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    make(case, ShareKind::Handover).await
}

/// GET `/staff/case/<reference>/disclose`
pub async fn new_disclosure(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    form(case, ShareKind::Outside).await
}

/// POST `/staff/case/<reference>/disclose`
pub async fn make_disclosure(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    make(case, ShareKind::Outside).await
}

/// The case, opened for picking.
struct Ready {
    staff: StaffRequest,
    enquiry: enquiry::Model,
    key: DataKey,
    written: Written,
    options: ShareOptions,
}

impl Ready {
    /// `Err`: the answer that stands against it.
    async fn open(
        case: CaseFor<OpenEnquiry>,
        kind: ShareKind,
    ) -> Result<std::result::Result<Self, Response>> {
        let CaseFor { staff, enquiry, .. } = case;
        let key = cases::key(&staff, enquiry.id).await?;
        let written = store::written(&staff, enquiry.id, &key).await?;
        let options = match options::load(&staff, &enquiry, &written.contents, kind).await {
            Ok(options) => options,
            Err(AppError::Forbidden) => {
                let _reference = enquiry.reference;
                return Err(AppError::Forbidden);
            }
            Err(error) => return Err(error),
        };
        Ok(Ok(Self {
            staff,
            enquiry,
            key,
            written,
            options,
        }))
    }

    async fn render_form(
        self,
        status: StatusCode,
        form: ShareForm,
        problems: Problems,
    ) -> Result<Response> {
        let Self {
            staff,
            enquiry,
            written,
            options,
            ..
        } = self;
        store::audit_share(&staff, enquiry.id, "case.open", options.kind, json!({})).await?;
        let controller: Controller = *enquiry.controller;
        let head = ShareHead {
            reference: enquiry.reference,
            version: enquiry.version,
            name: written.contents.name.expose().to_owned(),
            other: organisation(controller.other()),
        };
        staff
            .render(
                status,
                move || view! { <SharePage head options form problems/> },
            )
            .await
    }
}

/// Nobody hands over, or gives away, what is finished, taken back or restricted; nor hands over what few people see.
fn at_rest(enquiry: &enquiry::Model, kind: ShareKind) -> Option<Problem> {
    if enquiry.closed_at.is_some()
        || enquiry.withdrawn_at.is_some()
        || enquiry.restricted_at.is_some()
    {
        return Some(Problem::new("shares", "share-error-at-rest"));
    }
    match kind {
        // Few people see it: the lead phones who must know (rule 8.3).
        ShareKind::Handover if enquiry.narrowed_at.is_some() => {
            Some(Problem::new("shares", "share-error-concern"))
        }
        ShareKind::Handover | ShareKind::Outside => None,
    }
}

async fn form(case: CaseFor<OpenEnquiry>, kind: ShareKind) -> Result<Response> {
    let ready = match Ready::open(case, kind).await? {
        Ok(ready) => ready,
        Err(answer) => return Ok(answer),
    };
    if let Some(problem) = at_rest(&ready.enquiry, kind) {
        return redirect_to_part_or_conflict(ready.staff, &ready.enquiry, "shares", Some(problem))
            .await;
    }
    ready
        .render_form(StatusCode::OK, ShareForm::default(), Problems::default())
        .await
}

async fn make(case: CaseFor<OpenEnquiry>, kind: ShareKind) -> Result<Response> {
    let ready = match Ready::open(case, kind).await? {
        Ok(ready) => ready,
        Err(answer) => return Ok(answer),
    };
    let fields = &ready.staff.fields;
    let version: i32 = fields
        .one("version")
        .parse()
        .map_err(|_| AppError::BadRequest)?;
    let form = ShareForm::read(fields);
    if let Some(problem) = at_rest(&ready.enquiry, kind) {
        return redirect_to_part_or_conflict(ready.staff, &ready.enquiry, "shares", Some(problem))
            .await;
    }
    let share = match form.parse(ready.staff.data(), &ready.options) {
        Ok(share) => share,
        Err(problems) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return ready.render_form(status, form, problems).await;
        }
    };
    let key = match write(&ready, version, &share).await? {
        ShareAnswer::Made => {
            return redirect_to_part_or_conflict(ready.staff, &ready.enquiry, "shares", None).await;
        }
        ShareAnswer::NoConsent => "share-error-no-yes",
        ShareAnswer::Open => "share-error-open",
        ShareAnswer::Meanwhile => "share-error-meanwhile",
    };
    let field = if key == "share-error-no-yes" {
        "basis"
    } else {
        "shares"
    };
    let problem = Problem::new(field, key);
    if field == "shares" {
        return redirect_to_part_or_conflict(ready.staff, &ready.enquiry, "shares", Some(problem))
            .await;
    }
    // The yes was taken back meanwhile: what was typed is still there, for another ground or none.
    let staff = ready.staff.restart().await?;
    let ready = Ready { staff, ..ready };
    ready
        .render_form(StatusCode::CONFLICT, form, problem.into())
        .await
}

/// One row, under the lock of the ledger and of the case. The word of `app.make_share`.
async fn write(ready: &Ready, version: i32, share: &Share) -> Result<ShareAnswer> {
    let (staff, enquiry) = (&ready.staff, &ready.enquiry);
    let Share {
        kind,
        to_queue,
        organisation: named,
        basis,
        purpose,
        fields,
        why,
        second,
        withheld,
    } = share;
    let (id, line) = (uuid_at(staff.now), uuid_at(staff.now));
    let why = ready.key.seal_text(store::place(id, "why"), why.expose())?;
    let reason = withheld
        .as_ref()
        .map(|withheld| {
            let place = Place::new("disclosure", line, "withheld_reason");
            ready.key.seal_text(place, withheld.reason.expose())
        })
        .transpose()?;
    let (epoch, wrapped, content) = match kind {
        ShareKind::Handover => {
            let picked = store::pick(staff.data(), enquiry, &ready.written, fields)?;
            let (key, wrapped) = staff.state.keys.new_data_key(id)?;
            let content = key.seal_json(store::place(id, "content"), &picked)?;
            (Some(wrapped.epoch), Some(wrapped.bytes), Some(content))
        }
        ShareKind::Outside => (None, None, None),
    };
    let organisation = match (named, purpose) {
        (Some(named), _) => named.clone(),
        // The name that the person read when they said yes.
        (None, Some(purpose)) => ready
            .options
            .named
            .iter()
            .find(|named| named.purpose == *purpose)
            .map(|named| named.organisation.clone())
            .ok_or(AppError::BadRequest)?,
        (None, None) => organisation(enquiry.controller.other()),
    };
    let codes: Vec<String> = fields.iter().map(|field| field.code().to_owned()).collect();
    let data = staff.data();
    // One working day (seed T21); what waits for a word is wanted as soon.
    let due = data.first_look(Priority::Soon, staff.now);
    lock::hold(&staff.tx, EnquiryId(enquiry.id)).await?;
    let values = [
        id.into(),
        kind.code().into(),
        enquiry.id.into(),
        version.into(),
        to_queue.map(|queue| queue.code().to_owned()).into(),
        organisation.into(),
        basis.code().into(),
        purpose.map(|purpose| purpose.to_string()).into(),
        codes.clone().into(),
        second.code().into(),
        why.into(),
        reason.into(),
        withheld.as_ref().map(|withheld| withheld.review_on).into(),
        line.into(),
        epoch.into(),
        wrapped.into(),
        content.into(),
        Uuid::into(uuid_at(staff.now)),
        due.into(),
    ];
    let answer = MAKE_SHARE.answer(&staff.tx, values).await?;
    if answer == ShareAnswer::Made {
        let action = match (kind, second) {
            (_, SecondApproval::Before) => "share.propose",
            (ShareKind::Handover, _) => "handover.offer",
            (ShareKind::Outside, _) => "share.disclose",
        };
        let detail = json!({ "share": id, "basis": basis, "fields": codes, "second": second, "withheld": withheld.is_some() });
        store::audit_share(staff, enquiry.id, action, *kind, detail).await?;
    }
    Ok(answer)
}

/// An organisation of this service, as people know it.
fn organisation(controller: Controller) -> String {
    text(Lang::En, &format!("controller-{controller}"), &[])
}
