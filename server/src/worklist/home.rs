//! `/staff` and below it what a role lands on.

use crate::staff::{Desk, StaffFor, action::CloseConcern};
use crate::{
    concern::open_concerns,
    worklist::{lists, lists::open_queues},
};
use app::{
    domain::permission::Role,
    staff::home::{FlaggedPage, QueuesPage, RolePage},
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use platform::{
    audit::record,
    error::{AppError, Result},
};
use serde::Deserialize;

/// GET `/staff`: to the only queue, to the list of queues, to the flagged ones, or to what the role is for.
pub async fn home(desk: Desk) -> Result<Response> {
    let lists = desk.officer.lists(desk.data());
    let Desk {
        page, officer, tx, ..
    } = desk;
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
pub async fn queues(desk: Desk) -> Result<Response> {
    let codes = desk.officer.lists(desk.data());
    if codes.is_empty() {
        return Err(desk.refused(AppError::NotFound).await);
    }
    let queues = open_queues(&desk, &codes).await?;
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <QueuesPage queues now/> }))
}

/// Where a list goes on.
#[derive(Deserialize)]
pub struct After {
    after: Option<String>,
}

/// GET `/staff/flagged`: what the safeguarding lead of an organisation is to see.
pub async fn flagged(
    Query(after): Query<After>,
    StaffFor { desk, .. }: StaffFor<CloseConcern>,
) -> Result<Response> {
    let from = after.after.as_deref().and_then(lists::After::parse);
    let part = lists::flagged(&desk, from).await?;
    // On the first page alone: they are few.
    let concerns = if from.is_none() {
        open_concerns(&desk.tx, &desk.officer, desk.now).await?
    } else {
        Vec::new()
    };
    let event = desk.event("flagged.list", "A9");
    record(&desk.tx, desk.now, event).await?;
    let next = part
        .next
        .map(|after| format!("/staff/flagged?after={after}"));
    let (controller, rows) = (desk.officer.controller, part.rows);
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.ok(move || view! { <FlaggedPage controller concerns rows now next/> }))
}
