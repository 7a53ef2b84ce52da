//! `/staff` and below it what a role lands on.

use crate::staff::{StaffFor, StaffRequest, action::CloseConcern};
use crate::{
    concern::open_concerns,
    worklist::{lists, lists::open_queues},
};
use app::domain::activity::Activity;
use app::{
    domain::permission::Role,
    staff::home::{FlaggedPage, QueuesPage, RolePage},
};
use axum::{extract::Query, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    error::{AppError, Result},
    paging::CursorQuery,
};

/// GET `/staff`: to the only queue, to the list of queues, to the flagged ones, or to what the role is for.
pub async fn show_home(staff: StaffRequest) -> Result<Response> {
    let lists = staff.officer.lists(staff.data());
    let StaffRequest {
        page, officer, tx, ..
    } = staff;
    tx.commit().await?;
    Ok(match lists.as_slice() {
        [only] => page.see_other(&format!("/staff/queue/{only}")),
        [_, _, ..] => page.see_other("/staff/queues"),
        [] if officer.has(Role::SafeguardingLead) => page.see_other("/staff/flagged"),
        [] if officer.has(Role::DpoSmbc) || officer.has(Role::DpoShg) => {
            page.see_other("/staff/rights")
        }
        [] => {
            let roles = officer.roles;
            page.ok(move || view! { <RolePage roles/> })
        }
    })
}

/// GET `/staff/queues`
pub async fn list_queues(staff: StaffRequest) -> Result<Response> {
    let codes = staff.officer.lists(staff.data());
    if codes.is_empty() {
        return Err(AppError::NotFound);
    }
    let queues = open_queues(&staff, &codes).await?;
    let now = staff.now;
    staff
        .render(StatusCode::OK, move || view! { <QueuesPage queues now/> })
        .await
}

/// GET `/staff/flagged`: what the safeguarding lead of an organisation is to see.
pub async fn list_flagged(
    Query(query): Query<CursorQuery>,
    StaffFor { staff, .. }: StaffFor<CloseConcern>,
) -> Result<Response> {
    let from = query.cursor();
    let part = lists::flagged(&staff, from).await?;
    // On the first page alone: they are few.
    let concerns = if from.is_none() {
        open_concerns(&staff.tx, &staff.officer, staff.now).await?
    } else {
        Vec::new()
    };
    let event = staff.event(Activity::Safeguarding, "flagged.list");
    staff.audit(event).await?;
    let next = part
        .next
        .map(|after| format!("/staff/flagged?after={after}"));
    let (controller, rows) = (staff.officer.controller, part.rows);
    let now = staff.now;
    staff
        .render(
            StatusCode::OK,
            move || view! { <FlaggedPage controller concerns rows now next/> },
        )
        .await
}
