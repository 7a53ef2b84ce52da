//! Where people land: their queues, or what their role is for.

use super::{
    components::{Organisation, queue_name},
    concern::{ConcernList, ConcernRow},
    date_format,
    queue::{QueueRow, RowsTable},
    shell::StaffPage,
};
use crate::{
    domain::{codes::QueueCode, controller::Controller, permission::Role},
    i18n::{tr, tr_args},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A queue and its open work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueLink {
    pub code: QueueCode,
    pub controller: Controller,
    pub open: i64,
    pub urgent: i64,
    pub nobody: i64,
}

/// The queues that a person works, with what waits in each.
#[component]
pub fn QueuesPage(queues: Vec<QueueLink>, now: DateTime<Utc>) -> impl IntoView {
    let rows = queues
        .into_iter()
        .map(|queue| {
            let urgent = (queue.urgent > 0).then(|| {
                view! { <span class="sp-tag sp-tag--red">{tr_args("home-urgent", &[("n", queue.urgent.to_string())])}</span> }
            });
            view! {
                <li class="sp-card sp-queues__one">
                    <h2 class="govuk-heading-m">
                        <a class="govuk-link" href=format!("/staff/queue/{}", queue.code)>{queue_name(queue.code)}</a>
                    </h2>
                    <p class="govuk-body">
                        {tr_args("home-open", &[("n", queue.open.to_string())])}
                        ", "
                        {tr_args("home-nobody", &[("n", queue.nobody.to_string())])}
                    </p>
                    {urgent}
                </li>
            }
        })
        .collect_view();
    view! {
        <StaffPage title=tr("home-queues-title") current="home-nav-queues">
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("home-queues-title")}</h1>
                    <p class="sp-small">{date_format::heading(now)}</p>
                </div>
            </div>
            <ul class="sp-queues">{rows}</ul>
        </StaffPage>
    }
}

/// The flagged enquiries of one organisation, for its safeguarding lead.
#[component]
pub fn FlaggedPage(
    controller: Controller,
    /// Open safeguarding concerns, for the first page.
    concerns: Vec<ConcernRow>,
    rows: Vec<QueueRow>,
    now: DateTime<Utc>,
    /// Address of the next page, if there is one.
    next: Option<String>,
) -> impl IntoView {
    let empty = rows.is_empty();
    view! {
        <StaffPage title=tr("home-flagged-title") current="home-nav-flagged">
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("home-flagged-title")}</h1>
                    <p class="sp-small">
                        <Organisation controller text=tr(&format!("controller-{controller}"))/>
                        " "
                        {date_format::heading(now)}
                    </p>
                </div>
            </div>
            <ConcernList rows=concerns now/>
            <p class="govuk-body">{tr("home-flagged-what")}</p>
            {if empty {
                view! { <p class="sp-note">{tr("home-flagged-none")}</p> }.into_any()
            } else {
                view! { <RowsTable rows now caption=tr("home-flagged-caption") can_claim=false with_queue=true/> }.into_any()
            }}
            {next
                .map(|href| {
                    view! {
                        <div class="sp-pager">
                            <p></p>
                            <a class="govuk-link" href=href>{tr("queue-next")}</a>
                        </div>
                    }
                })}
        </StaffPage>
    }
}

/// For roles without enquiries: what the role is for. Holds no enquiry content (rule 9).
#[component]
pub fn RolePage(roles: Vec<Role>) -> impl IntoView {
    let items = roles
        .into_iter()
        .map(|role| {
            view! {
                <section class="sp-card">
                    <h2 class="govuk-heading-m">{tr(&format!("role-{role}"))}</h2>
                    <p class="govuk-body">{tr(does(role))}</p>
                </section>
            }
        })
        .collect_view();
    view! {
        <StaffPage title=tr("home-role-title")>
            <div class="sp-bar"><h1 class="govuk-heading-l">{tr("home-role-title")}</h1></div>
            {items}
            <p class="sp-small">{tr("home-role-no-enquiries")}</p>
        </StaffPage>
    }
}

/// What a role is for, as a text key.
fn does(role: Role) -> &'static str {
    match role {
        Role::TriageFh | Role::TriageTpa => "home-role-triage",
        Role::ManagerFh | Role::ManagerTpa => "home-role-manager",
        Role::SafeguardingLead => "home-role-lead",
        Role::DpoSmbc | Role::DpoShg => "home-role-dpo",
        Role::Records => "home-role-records",
        Role::Admin => "home-role-admin",
        Role::Analyst => "home-role-analyst",
        Role::Auditor => "home-role-auditor",
        Role::Resident => "home-role-none",
    }
}
