//! `/staff` and below it what a role lands on.

use super::Desk;
use crate::{
    concern::open_concerns,
    platform::{
        audit::{Actor, AuditEvent, record},
        error::{AppError, Result},
    },
    settings::data,
    triage::{lists, open_queues},
};
use app::{
    domain::permission::{Action, Depth, Role, Scope},
    staff::home::{FlaggedPage, QueuesPage, RolePage},
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// GET `/staff`: to the only queue, to the list of queues, to the flagged ones, or to what the role is for.
pub async fn home(desk: Desk) -> Result<Response> {
    let lists = desk.officer.lists(data());
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
    let codes = desk.officer.lists(data());
    if codes.is_empty() {
        return Err(AppError::NotFound);
    }
    let Desk { page, tx, now, .. } = desk;
    let queues = open_queues(&tx, &codes).await?;
    tx.commit().await?;
    Ok(page.ok(move || view! { <QueuesPage queues now/> }))
}

/// Where a list goes on.
#[derive(Deserialize)]
pub struct After {
    after: Option<String>,
}

/// GET `/staff/flagged`: what the safeguarding lead of an organisation is to see.
pub async fn flagged(Query(after): Query<After>, desk: Desk) -> Result<Response> {
    let scope = Scope {
        same_controller: true,
        flagged: true,
        depth: Depth::Content,
        ..Scope::default()
    };
    let lead = [Role::SafeguardingLead];
    let allowed = data()
        .permissions
        .any_allows(&lead, Action::ListQueue, scope);
    if !desk.officer.has(Role::SafeguardingLead) || !allowed {
        return Err(AppError::NotFound);
    }
    let Desk {
        page,
        officer,
        client,
        tx,
        now,
        ..
    } = desk;
    let from = after.after.as_deref().and_then(lists::After::parse);
    let part = lists::flagged(&tx, &officer, from).await?;
    // On the first page alone: they are few.
    let concerns = if from.is_none() {
        open_concerns(&tx, &officer, now).await?
    } else {
        Vec::new()
    };
    let event = AuditEvent::new(Actor::Staff(officer.id), "flagged.list")
        .activity("A9")
        .client(client);
    let event = AuditEvent {
        controller: Some(officer.controller),
        ..event
    };
    record(&tx, now, event).await?;
    tx.commit().await?;
    let next = part
        .next
        .map(|after| format!("/staff/flagged?after={after}"));
    let (controller, rows) = (officer.controller, part.rows);
    Ok(page.ok(move || view! { <FlaggedPage controller concerns rows now next/> }))
}
