//! `/staff/new`: an officer writes down what a person says on the phone or face to face, or a referral (feature E11,
//! seed F8, F9).

use crate::{
    enquiry::{
        consent_offer::{Published, published_in_full},
        submit::{Entering, enter},
    },
    notice::Publications,
    postcode::in_directory,
    staff::{StaffFor, StaffRequest, action::AssistedEntry},
};
use app::domain::codes::QueueCode;
use app::domain::controller::Controller;
use app::{
    domain::{assisted_entry::SourceChannel, reference::Reference, time::london_date},
    forms::staff::{AssistedEntryForm, EntryContext},
    routing_reason,
    staff::assisted_entry::{
        AssistedEntryPage, AssistedEntryView, EntrySavedPage, EntrySavedView, script,
    },
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use chrono::{DateTime, Utc};
use entity::Coded;
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    db::Sql,
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

mod source;
#[cfg(test)]
mod tests;

pub use source::{referred, source};

/// GET `/staff/new`; `?by=phone` picks the first answer, for whoever writes down one after the other.
pub async fn new_entry(
    RawQuery(query): RawQuery,
    texts: Publications,
    StaffFor { staff, .. }: StaffFor<AssistedEntry>,
) -> Result<Response> {
    let by = query
        .as_deref()
        .and_then(|query| query.strip_prefix("by="))
        .and_then(|code| code.parse::<SourceChannel>().ok());
    let form = AssistedEntryForm {
        source_channel: by.map(|by| by.code().to_owned()).unwrap_or_default(),
        ..AssistedEntryForm::default()
    };
    let shown =
        published_in_full(&staff.state, &texts, &staff.tx, staff.officer.controller).await?;
    let key = uuid_at(staff.now);
    render_form(staff, &shown, key, form, Problems::default()).await
}

const LOCK_ENTRY: Sql =
    Sql::staff("SELECT pg_advisory_xact_lock(hashtextextended('entry ' || $1::text, 0))");
const ENTERED: Sql = Sql::staff(
    "SELECT reference, queue, controller, source_channel, first_look_due, suggested_queue, reason_args, in_sight, \
       receipt, emailed, inform_due, urgent FROM app.find_assisted_entry($1, $2)",
);

/// POST `/staff/new`: saves it; pressed twice, the second press gets the answer of the first.
pub async fn create_entry(
    texts: Publications,
    StaffFor { staff, .. }: StaffFor<AssistedEntry>,
) -> Result<Response> {
    let key: Uuid = staff
        .fields
        .one("entry")
        .parse()
        .map_err(|_| AppError::BadRequest)?;
    // A copy of the request waits here, and then finds what the first one made.
    LOCK_ENTRY.execute(&staff.tx, [key.into()]).await?;
    if let Some(before) = Written::of_key(&staff.tx, key).await? {
        return staff
            .redirect(&format!("/staff/new/{}", before.reference))
            .await;
    }
    let own = staff.officer.controller;
    let shown = published_in_full(&staff.state, &texts, &staff.tx, own).await?;
    let offers = shown.offered();
    let mut form = AssistedEntryForm::read(&staff.fields, &offers);
    if staff.fields.one("notice_version") != shown.notice.id.to_string() {
        // What was read out was from another notice: only the answer to that is asked again.
        form.notice_given.clear();
        let problem = Problem::new("notice_given", "assisted-entry-error-notice-changed");
        return render_form(staff, &shown, key, form, problem.into()).await;
    }
    let directory = in_directory(&staff.tx, &form.postcode.result(staff.data())).await?;
    let read = form.parse(&EntryContext {
        data: staff.data(),
        own,
        directory: &directory,
        offers: &offers,
        today: london_date(staff.now),
    });
    let entered = match read {
        Ok(entered) => entered,
        Err(problems) => return render_form(staff, &shown, key, form, problems).await,
    };
    let script = script(own);
    let by = Entering {
        staff: staff.officer.id,
        client: staff.client,
        form: key,
        source: &entered.source,
        script: &script,
    };
    let reference = enter(
        &staff.state,
        &texts,
        &staff.tx,
        &by,
        &entered,
        &shown,
        staff.now,
    )
    .await?;
    staff.redirect(&format!("/staff/new/{reference}")).await
}

/// GET `/staff/new/<reference>`: what to read out. Only for whoever wrote it down, for 8 hours.
pub async fn show_entry(
    Path(reference): Path<String>,
    StaffFor { staff, .. }: StaffFor<AssistedEntry>,
) -> Result<Response> {
    let found = match reference.parse::<Reference>() {
        Ok(known) => Written::of_reference(&staff.tx, &known).await?,
        Err(_) => None,
    };
    let Some(found) = found else {
        return Err(AppError::NotFound);
    };
    let StaffRequest { page, tx, .. } = staff;
    tx.commit().await?;
    let view = found.view()?;
    Ok(page.ok(move || view! { <EntrySavedPage view/> }))
}

/// The page, at first or with what was wrong and everything that was typed.
async fn render_form(
    staff: StaffRequest,
    shown: &Published,
    key: Uuid,
    form: AssistedEntryForm,
    problems: Problems,
) -> Result<Response> {
    let StaffRequest {
        page, tx, officer, ..
    } = staff;
    tx.commit().await?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let has = |key: &str| problems.0.iter().any(|problem| problem.key == key);
    let view = AssistedEntryView {
        key: key.to_string(),
        controller: officer.controller,
        notice_version: shown.notice.id.to_string(),
        notice_href: shown.notice.href(),
        notice_number: shown.notice.version,
        script: script(officer.controller),
        offers: shown.offers.clone(),
        number_found: has("assisted-entry-error-number"),
        ask_stay: has("assisted-entry-error-other-team"),
    };
    Ok(page.with_status(
        status,
        move || view! { <AssistedEntryPage view form problems/> },
    ))
}

/// What `app.find_assisted_entry` answers: nothing that names the person.
#[derive(FromQueryResult)]
struct Written {
    reference: String,
    queue: Coded<QueueCode>,
    controller: Coded<Controller>,
    source_channel: Coded<SourceChannel>,
    first_look_due: DateTime<Utc>,
    suggested_queue: Coded<QueueCode>,
    reason_args: serde_json::Value,
    in_sight: bool,
    receipt: Option<String>,
    emailed: bool,
    inform_due: Option<DateTime<Utc>>,
    urgent: bool,
}

impl Written {
    async fn of_key(db: &impl ConnectionTrait, key: Uuid) -> Result<Option<Self>> {
        Self::find(db, [key.into(), Option::<String>::None.into()]).await
    }

    async fn of_reference(db: &impl ConnectionTrait, known: &Reference) -> Result<Option<Self>> {
        Self::find(db, [Option::<Uuid>::None.into(), known.to_string().into()]).await
    }

    async fn find(db: &impl ConnectionTrait, by: [sea_orm::Value; 2]) -> Result<Option<Self>> {
        Ok(ENTERED.one(db, by).await?)
    }

    fn view(self) -> Result<EntrySavedView> {
        let Self {
            reference,
            queue,
            controller,
            source_channel,
            first_look_due,
            suggested_queue,
            reason_args,
            in_sight,
            receipt,
            emailed,
            inform_due,
            urgent,
        } = self;
        let reason = serde_json::from_value(reason_args).map_err(AppError::internal)?;
        Ok(EntrySavedView {
            reference,
            controller: *controller,
            queue: *queue,
            suggested: *suggested_queue,
            reason: routing_reason::officer(&reason),
            channel: *source_channel,
            first_look_due,
            urgent,
            inform_due,
            receipt,
            emailed,
            in_sight,
        })
    }
}
