//! `/manage/enquiry/withdraw`: the whole enquiry back, at once. It is not deletion (dossier 9.1).

use super::{case::Loaded, consents, session::Entered};
use crate::notice::Publications;
use app::domain::activity::Activity;
use app::{
    domain::{codes::Priority, identity::ManageAction, status::Status},
    resident::manage::WithdrawPage,
};
use axum::{extract::State, response::Response};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::Result,
    ids::uuid_at,
    limits::Client,
    page::Page,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// GET `/manage/enquiry/withdraw`. Once it is taken back or finished there is nothing to take back.
pub async fn show(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
) -> Result<Response> {
    let entered = Entered::by(&state, &page, ManageAction::ChangeConsents).await?;
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    entered.tx.commit().await?;
    let case = loaded.case;
    if matches!(
        case.status,
        Status::WithdrawnByResident | Status::Closed(_) | Status::Transferred
    ) {
        return Ok(page.see_other("/manage/enquiry"));
    }
    Ok(page.ok(|| view! { <WithdrawPage case/> }))
}

/// POST `/manage/enquiry/withdraw`: work stops and every yes is off, in one transaction.
pub async fn answer(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
) -> Result<Response> {
    let entered = Entered::by(&state, &page, ManageAction::ChangeConsents).await?;
    let now = state.clock.now();
    let due = entered.data().first_look(Priority::Urgent, now);
    consents::withdraw_all(&state, &texts, &entered, client, page.lang().code()).await?;
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT app.withdraw_enquiry($1, $2, $3) AS done",
        [uuid_at(now).into(), uuid_at(now).into(), due.into()],
    );
    let done = match entered.tx.query_one_raw(statement).await? {
        Some(row) => row.try_get("", "done")?,
        None => false,
    };
    if done {
        let controller = entered.controller()?;
        let event = AuditEvent::new(
            Actor::Resident,
            Activity::enquiry_of(controller),
            "enquiry.withdraw",
        )
        .about(entered.id(), controller)
        .client(client);
        audit::record(&entered.tx, now, event).await?;
    }
    entered.tx.commit().await?;
    Ok(page.see_other("/manage/enquiry"))
}
