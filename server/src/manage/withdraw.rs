//! `/manage/enquiry/withdraw`: the whole enquiry back, at once. It is not deletion (rule 9.1).

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
    db::Sql,
    error::Result,
    fields::Fields,
    ids::uuid_at,
    limits::Client,
    page::Page,
};

const WITHDRAW_ENQUIRY: Sql = Sql::web("SELECT app.withdraw_enquiry($1, $2, $3)");
const UNDO_WITHDRAWAL: Sql = Sql::web("SELECT app.undo_withdrawal($1, $2, $3)");

/// GET `/manage/enquiry/withdraw`. Once it is taken back or finished there is nothing to take back.
pub async fn show_withdrawal(
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

/// POST `/manage/enquiry/withdraw`: work stops and every yes is off, in one transaction; or, with `action=undo`,
/// work goes on.
pub async fn withdraw_enquiry(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let entered = Entered::by(&state, &page, ManageAction::ChangeConsents).await?;
    if fields.one("action") == "undo" {
        return undo_withdrawal(&state, entered, page, client).await;
    }
    let now = state.clock.now();
    let due = entered.data().first_look(Priority::Urgent, now);
    consents::withdraw_all(&state, &texts, &entered, client, page.lang().code()).await?;
    let values = [uuid_at(now).into(), uuid_at(now).into(), due.into()];
    if WITHDRAW_ENQUIRY.value::<bool>(&entered.tx, values).await? {
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

/// Taken back by mistake: work goes on. What ended with it stays ended, and is offered again.
async fn undo_withdrawal(
    state: &Platform,
    entered: Entered,
    page: Page,
    client: Client,
) -> Result<Response> {
    let now = state.clock.now();
    let due = entered.data().first_look(Priority::Urgent, now);
    let values = [uuid_at(now).into(), uuid_at(now).into(), due.into()];
    if !UNDO_WITHDRAWAL.value::<bool>(&entered.tx, values).await? {
        // Closed in the meantime, or another visit took it back: the page says where it stands.
        entered.tx.commit().await?;
        return Ok(page.see_other("/manage/enquiry"));
    }
    let controller = entered.controller()?;
    let event = AuditEvent::new(
        Actor::Resident,
        Activity::enquiry_of(controller),
        "enquiry.withdrawal_undone",
    )
    .about(entered.id(), controller)
    .client(client);
    audit::record(&entered.tx, now, event).await?;
    entered.tx.commit().await?;
    Ok(page.see_other("/manage/enquiry?undone"))
}
