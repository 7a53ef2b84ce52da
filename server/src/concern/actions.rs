//! `/staff/case/<reference>/concern` and the acts below it. A success answers 303 back to the page, or to the list
//! of the lead when the case may have left their sight.

use crate::concern::{
    load, store,
    store::{RaiseAnswer, audit_concern, concern_place},
};
use crate::{
    case::{
        CaseFor, CloseConcern, OpenEnquiry, RaiseConcern, ShareForSafeguarding, store as cases,
        store::Changed,
    },
    staff::StaffRequest,
};
use app::{
    domain::{permission::Role, reference::Reference},
    forms::staff::{ConcernCallForm, ConcernEndForm, ConcernForm},
    staff::concern::{ConcernForms, ConcernPage},
    ui::{Problem, Problems},
};
use axum::{extract::Path, response::Response};
use entity::{concern, enquiry};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    crypto::DataKey,
    db::Sql,
    error::{AppError, Result},
    page::Page,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

const LOOK_AT_CONCERN: Sql = Sql::staff("SELECT app.acknowledge_concern($1)");
const CLOSE_CONCERN: Sql = Sql::staff("SELECT app.close_concern($1, $2, $3)");
const LET_IN: Sql = Sql::staff("SELECT app.grant_access($1, $2)");

/// The case with its key.
struct Ready {
    staff: StaffRequest,
    enquiry: enquiry::Model,
    key: DataKey,
}

impl Ready {
    async fn new(staff: StaffRequest, enquiry: enquiry::Model) -> Result<Self> {
        let key = cases::key(&staff, enquiry.id).await?;
        Ok(Self {
            staff,
            enquiry,
            key,
        })
    }

    /// The open concern, if there still is one.
    async fn concern(&self) -> Result<Option<Uuid>> {
        Ok(concern::Entity::find()
            .filter(concern::Column::EnquiryId.eq(self.enquiry.id))
            .filter(concern::Column::ClosedAt.is_null())
            .one(&self.staff.tx)
            .await?
            .map(|row| row.id))
    }

    /// The one way to the page. Every showing is a look, and is recorded in the transaction that reads.
    async fn render_page(self, status: StatusCode, forms: ConcernForms) -> Result<Response> {
        let Self {
            staff,
            enquiry,
            key,
        } = self;
        audit_concern(&staff, &enquiry, "concern.open", json!({})).await?;
        let view = load::view(&staff, &enquiry, &key).await?;
        staff
            .render(status, move || view! { <ConcernPage view forms/> })
            .await
    }

    async fn unprocessable(self, forms: ConcernForms) -> Result<Response> {
        self.render_page(StatusCode::UNPROCESSABLE_ENTITY, forms)
            .await
    }

    /// 409: what was begun is undone; the page shows how things stand, with what was typed.
    async fn conflict(self, key: &'static str, forms: ConcernForms) -> Result<Response> {
        let Self {
            staff,
            enquiry,
            key: data,
        } = self;
        let staff = staff.restart().await?;
        audit_concern(&staff, &enquiry, "case.conflict", json!({ "why": key })).await?;
        let ready = Self {
            staff,
            enquiry,
            key: data,
        };
        let forms = ConcernForms {
            problems: Problem::new("concern", key).into(),
            ..forms
        };
        ready.render_page(StatusCode::CONFLICT, forms).await
    }

    async fn redirect_to_case(self) -> Result<Response> {
        let to = format!("/staff/case/{}/concern", self.enquiry.reference);
        self.away(&to).await
    }

    async fn away(self, to: &str) -> Result<Response> {
        let StaffRequest { page, tx, .. } = self.staff;
        tx.commit().await?;
        Ok(page.see_other(to))
    }
}

/// GET `/staff/case/<reference>/concern`
pub async fn show_concern(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let can = load::can(&staff, &enquiry)?;
    // Without a concern the page is the form, for those who may raise one.
    if !can.raise && load::marks(&staff, enquiry.id).await? == (None, 0) {
        let _reference = enquiry.reference;
        return Err(AppError::Forbidden);
    }
    let ready = Ready::new(staff, enquiry).await?;
    ready
        .render_page(StatusCode::OK, ConcernForms::default())
        .await
}

/// GET on the address of an act, after a reload or from a bookmark: to the page.
pub async fn redirect_to_concern(Path(reference): Path<String>, page: Page) -> Result<Response> {
    let reference: Reference = reference.parse().map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("/staff/case/{reference}/concern")))
}

/// POST `/staff/case/<reference>/concern`: raises one.
pub async fn raise_concern(case: CaseFor<RaiseConcern>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let ready = Ready::new(staff, enquiry).await?;
    let fields = &ready.staff.fields;
    let form = ConcernForm::read(fields);
    let parsed = form.parse();
    let forms = |problems: Problems| ConcernForms {
        raise: form.clone(),
        problems,
        ..ConcernForms::default()
    };
    let concern = match parsed {
        Ok(concern) => concern,
        Err(problems) => {
            let forms = forms(problems);
            return ready.unprocessable(forms).await;
        }
    };
    match store::raise(&ready.staff, &ready.enquiry, &ready.key, &concern).await? {
        RaiseAnswer::Raised => ready.redirect_to_case().await,
        RaiseAnswer::Open => {
            let forms = forms(Problems::default());
            ready.conflict("concern-error-open", forms).await
        }
    }
}

/// POST `/staff/case/<reference>/concern/call`: writes a call down that was made.
pub async fn record_call(case: CaseFor<ShareForSafeguarding>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let ready = Ready::new(staff, enquiry).await?;
    let fields = &ready.staff.fields;
    let form = ConcernCallForm::read(fields);
    let forms = |problems: Problems| ConcernForms {
        call: form.clone(),
        problems,
        ..ConcernForms::default()
    };
    let held = load::held_by(&ready.staff, &ready.enquiry, &ready.key).await?;
    let call = match form.parse(&held) {
        Ok(call) => call,
        Err(problems) => {
            let forms = forms(problems);
            return ready.unprocessable(forms).await;
        }
    };
    let done = match ready.concern().await? {
        Some(concern) => {
            let Ready {
                staff,
                enquiry,
                key,
            } = &ready;
            store::call(staff, enquiry, key, concern, &call).await? == Changed::Done
        }
        None => false,
    };
    if done {
        ready.redirect_to_case().await
    } else {
        let forms = forms(Problems::default());
        ready.conflict("concern-error-meanwhile", forms).await
    }
}

/// POST `/staff/case/<reference>/concern/acknowledge`: the lead has looked.
pub async fn acknowledge_concern(case: CaseFor<CloseConcern>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let ready = Ready::new(staff, enquiry).await?;
    let forms = ConcernForms::default();
    let Some(concern) = ready.concern().await? else {
        return ready.conflict("concern-error-meanwhile", forms).await;
    };
    let looked: Changed = LOOK_AT_CONCERN
        .answer(&ready.staff.tx, [concern.into()])
        .await?;
    if looked == Changed::Meanwhile {
        return ready.conflict("concern-error-meanwhile", forms).await;
    }
    let detail = json!({ "concern": concern });
    audit_concern(&ready.staff, &ready.enquiry, "concern.look", detail).await?;
    ready.redirect_to_case().await
}

/// POST `/staff/case/<reference>/concern/close`: the lead ends it. The case may leave their sight by that.
pub async fn close_concern(case: CaseFor<CloseConcern>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    let ready = Ready::new(staff, enquiry).await?;
    let form = ConcernEndForm::read(&ready.staff.fields);
    let forms = |problems: Problems| ConcernForms {
        end: form.clone(),
        problems,
        ..ConcernForms::default()
    };
    let (closing, stays) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let forms = forms(problems);
            return ready.unprocessable(forms).await;
        }
    };
    let forms = forms(Problems::default());
    let Some(concern) = ready.concern().await? else {
        return ready.conflict("concern-error-meanwhile", forms).await;
    };
    let sealed = ready
        .key
        .seal_text(concern_place(concern, "closing"), closing.expose())?;
    let values = [concern.into(), sealed.into(), stays.into()];
    let closed: Changed = CLOSE_CONCERN.answer(&ready.staff.tx, values).await?;
    if closed == Changed::Meanwhile {
        return ready.conflict("concern-error-meanwhile", forms).await;
    }
    let detail = json!({ "concern": concern, "stays_narrow": stays });
    audit_concern(&ready.staff, &ready.enquiry, "concern.close", detail).await?;
    ready.away("/staff/flagged").await
}

/// POST `/staff/case/<reference>/concern/grant-access`: a colleague who works the queue.
pub async fn grant_access(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { staff, enquiry, .. } = case;
    if !staff.officer.is_manager() && !staff.officer.has(Role::SafeguardingLead) {
        let _reference = enquiry.reference;
        return Err(AppError::Forbidden);
    }
    let ready = Ready::new(staff, enquiry).await?;
    let colleague = Uuid::parse_str(&ready.staff.fields.one("colleague")).ok();
    let done = match (ready.concern().await?, colleague) {
        (Some(concern), Some(colleague)) => {
            let values = [concern.into(), colleague.into()];
            let let_in: Changed = LET_IN.answer(&ready.staff.tx, values).await?;
            let_in == Changed::Done
        }
        (None, Some(_)) => {
            let forms = ConcernForms::default();
            return ready.conflict("concern-error-meanwhile", forms).await;
        }
        (_, None) => false,
    };
    if !done {
        let forms = ConcernForms {
            problems: Problem::new("colleague", "concern-error-colleague").into(),
            ..ConcernForms::default()
        };
        return ready.unprocessable(forms).await;
    }
    let detail = json!({ "colleague": colleague });
    audit_concern(&ready.staff, &ready.enquiry, "concern.let_in", detail).await?;
    ready.redirect_to_case().await
}
