//! `/staff/case/<reference>/concern` and the acts below it. A success answers 303 back to the page, or to the list
//! of the lead when the case may have left their sight.

use super::{
    load,
    store::{self, concern_place, did},
};
use crate::{
    entity::{concern, enquiry},
    handover::ask,
    platform::{
        crypto::DataKey,
        error::{AppError, Result},
        page::Page,
    },
    staff::Desk,
    triage::{
        CaseFor, CloseConcern, OpenEnquiry, RaiseConcern, ShareForSafeguarding, record::refused,
        store as cases,
    },
};
use app::{
    domain::{permission::Role, reference::Reference},
    forms::staff::{ConcernCallForm, ConcernEndForm, ConcernForm},
    staff::concern::{ConcernForms, ConcernPage},
    ui::{Problem, Problems},
};
use axum::{extract::Path, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// The case with its key.
struct Ready {
    desk: Desk,
    enquiry: enquiry::Model,
    key: DataKey,
}

impl Ready {
    async fn new(desk: Desk, enquiry: enquiry::Model) -> Result<Self> {
        let key = cases::key(&desk, enquiry.id).await?;
        Ok(Self { desk, enquiry, key })
    }

    /// The open concern, if there still is one.
    async fn concern(&self) -> Result<Option<Uuid>> {
        Ok(concern::Entity::find()
            .filter(concern::Column::EnquiryId.eq(self.enquiry.id))
            .filter(concern::Column::ClosedAt.is_null())
            .one(&self.desk.tx)
            .await?
            .map(|row| row.id))
    }

    /// The one way to the page. Every showing is a look, and is recorded in the transaction that reads.
    async fn show(self, status: StatusCode, forms: ConcernForms) -> Result<Response> {
        let Self { desk, enquiry, key } = self;
        did(&desk, &enquiry, "concern.open", json!({})).await?;
        let view = load::view(&desk, &enquiry, &key).await?;
        let Desk { page, tx, .. } = desk;
        tx.commit().await?;
        Ok(page.with_status(status, move || view! { <ConcernPage view forms/> }))
    }

    async fn unprocessable(self, forms: ConcernForms) -> Result<Response> {
        self.show(StatusCode::UNPROCESSABLE_ENTITY, forms).await
    }

    /// 409: what was begun is undone; the page shows how things stand, with what was typed.
    async fn conflict(self, key: &'static str, forms: ConcernForms) -> Result<Response> {
        let Self {
            desk,
            enquiry,
            key: data,
        } = self;
        let desk = desk.anew().await?;
        did(&desk, &enquiry, "case.conflict", json!({ "why": key })).await?;
        let ready = Self {
            desk,
            enquiry,
            key: data,
        };
        let forms = ConcernForms {
            problems: Problem::new("concern", key).into(),
            ..forms
        };
        ready.show(StatusCode::CONFLICT, forms).await
    }

    async fn back(self) -> Result<Response> {
        let to = format!("/staff/case/{}/concern", self.enquiry.reference);
        self.away(&to).await
    }

    async fn away(self, to: &str) -> Result<Response> {
        let Desk { page, tx, .. } = self.desk;
        tx.commit().await?;
        Ok(page.see_other(to))
    }
}

/// GET `/staff/case/<reference>/concern`
pub async fn open(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let can = load::can(&desk, &enquiry)?;
    // Without a concern the page is the form, for those who may raise one.
    if !can.raise && load::marks(&desk, enquiry.id).await? == (None, 0) {
        let reference = enquiry.reference;
        return refused(desk, AppError::Forbidden, Some(&reference)).await;
    }
    let ready = Ready::new(desk, enquiry).await?;
    ready.show(StatusCode::OK, ConcernForms::default()).await
}

/// GET on the address of an act, after a reload or from a bookmark: to the page.
pub async fn to_concern(Path(reference): Path<String>, page: Page) -> Result<Response> {
    let reference: Reference = reference.parse().map_err(|_| AppError::NotFound)?;
    Ok(page.see_other(&format!("/staff/case/{reference}/concern")))
}

/// POST `/staff/case/<reference>/concern`: raises one.
pub async fn raise(case: CaseFor<RaiseConcern>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let ready = Ready::new(desk, enquiry).await?;
    let fields = &ready.desk.fields;
    let form = ConcernForm::read(&fields);
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
    match store::raise(&ready.desk, &ready.enquiry, &ready.key, &concern)
        .await?
        .as_str()
    {
        "done" => ready.back().await,
        _ => {
            let forms = forms(Problems::default());
            ready.conflict("concern-error-open", forms).await
        }
    }
}

/// POST `/staff/case/<reference>/concern/call`: writes a call down that was made.
pub async fn call(case: CaseFor<ShareForSafeguarding>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let ready = Ready::new(desk, enquiry).await?;
    let fields = &ready.desk.fields;
    let form = ConcernCallForm::read(&fields);
    let forms = |problems: Problems| ConcernForms {
        call: form.clone(),
        problems,
        ..ConcernForms::default()
    };
    let held = load::held_by(&ready.desk, &ready.enquiry, &ready.key).await?;
    let call = match form.parse(&held) {
        Ok(call) => call,
        Err(problems) => {
            let forms = forms(problems);
            return ready.unprocessable(forms).await;
        }
    };
    let done = match ready.concern().await? {
        Some(concern) => {
            let Ready { desk, enquiry, key } = &ready;
            store::call(desk, enquiry, key, concern, &call).await? == "done"
        }
        None => false,
    };
    if done {
        ready.back().await
    } else {
        let forms = forms(Problems::default());
        ready.conflict("concern-error-meanwhile", forms).await
    }
}

/// POST `/staff/case/<reference>/concern/acknowledge`: the lead has looked.
pub async fn look(case: CaseFor<CloseConcern>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let ready = Ready::new(desk, enquiry).await?;
    let forms = ConcernForms::default();
    let Some(concern) = ready.concern().await? else {
        return ready.conflict("concern-error-meanwhile", forms).await;
    };
    let sql = "SELECT app.look_at_concern($1) AS answer";
    if ask(&ready.desk, sql, [concern.into()]).await? != "done" {
        return ready.conflict("concern-error-meanwhile", forms).await;
    }
    let detail = json!({ "concern": concern });
    did(&ready.desk, &ready.enquiry, "concern.look", detail).await?;
    ready.back().await
}

/// POST `/staff/case/<reference>/concern/close`: the lead ends it. The case may leave their sight by that.
pub async fn close(case: CaseFor<CloseConcern>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    let ready = Ready::new(desk, enquiry).await?;
    let form = ConcernEndForm::read(&ready.desk.fields);
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
    let sql = "SELECT app.close_concern($1, $2, $3) AS answer";
    let values = [concern.into(), sealed.into(), stays.into()];
    if ask(&ready.desk, sql, values).await? != "done" {
        return ready.conflict("concern-error-meanwhile", forms).await;
    }
    let detail = json!({ "concern": concern, "stays_narrow": stays });
    did(&ready.desk, &ready.enquiry, "concern.close", detail).await?;
    ready.away("/staff/flagged").await
}

/// POST `/staff/case/<reference>/concern/grant-access`: a colleague who works the queue.
pub async fn let_in(case: CaseFor<OpenEnquiry>) -> Result<Response> {
    let CaseFor { desk, enquiry, .. } = case;
    if !desk.officer.is_manager() && !desk.officer.has(Role::SafeguardingLead) {
        let reference = enquiry.reference;
        return refused(desk, AppError::Forbidden, Some(&reference)).await;
    }
    let ready = Ready::new(desk, enquiry).await?;
    let colleague = Uuid::parse_str(&ready.desk.fields.one("colleague")).ok();
    let done = match (ready.concern().await?, colleague) {
        (Some(concern), Some(colleague)) => {
            let sql = "SELECT app.let_in($1, $2) AS answer";
            ask(&ready.desk, sql, [concern.into(), colleague.into()]).await? == "done"
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
    did(&ready.desk, &ready.enquiry, "concern.let_in", detail).await?;
    ready.back().await
}
