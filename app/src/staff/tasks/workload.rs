//! `/staff/workload`: who has how much, and handing all of it on for leave or leaving.

use crate::{
    domain::{codes::QueueCode, ids::StaffId},
    i18n::{tr, tr_args},
    staff::{components::queue_name, shell::StaffPage},
    ui::{ErrorSummary, Form, Problems, SelectField, provide_problems},
};
use leptos::prelude::*;

/// What somebody has of one queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkloadLine {
    pub id: StaffId,
    pub name: String,
    pub queue: QueueCode,
    pub cases: i64,
    pub urgent: i64,
    pub tasks: i64,
}

impl WorkloadLine {
    /// "4 open, 1 urgent, 2 to do".
    fn summary(&self) -> String {
        let count = |key: &str, n: i64| tr_args(key, &[("n", n.to_string())]);
        let mut parts = vec![count("workload-cases", self.cases)];
        if self.urgent > 0 {
            parts.push(count("workload-urgent", self.urgent));
        }
        if self.tasks > 0 {
            parts.push(count("workload-tasks", self.tasks));
        }
        parts.join(", ")
    }
}

/// Everybody who has something of the reader's queues.
#[component]
pub fn WorkloadsPage(loads: Vec<WorkloadLine>, done: bool) -> impl IntoView {
    let mut people: Vec<(StaffId, String, Vec<WorkloadLine>)> = Vec::new();
    for load in loads {
        match people.last_mut().filter(|(id, ..)| *id == load.id) {
            Some((_, _, list)) => list.push(load),
            None => people.push((load.id, load.name.clone(), vec![load])),
        }
    }
    let none = people.is_empty();
    let cards = people
        .into_iter()
        .map(|(id, name, loads)| {
            let lines = loads
                .into_iter()
                .map(|load| view! { <p class="govuk-body">{format!("{}: {}", queue_name(load.queue), load.summary())}</p> })
                .collect_view();
            view! {
                <li class="sp-card sp-queues__one">
                    <h2 class="govuk-heading-m">{name.clone()}</h2>
                    {lines}
                    <p class="govuk-body">
                        <a class="govuk-link" href=format!("/staff/workload/{}", id.0.simple())>
                            {tr("workload-hand-on")}
                            <span class="govuk-visually-hidden">{format!(" {name}")}</span>
                        </a>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <StaffPage title=tr("workload-title") current="tasks-nav">
            {done.then(|| view! { <p class="sp-note" role="status">{tr("workload-done")}</p> })}
            <h1 class="govuk-heading-l">{tr("workload-title")}</h1>
            <p class="govuk-body">{tr("workload-intro")}</p>
            {none.then(|| view! { <p class="sp-note">{tr("workload-none")}</p> })}
            <ul class="sp-queues">{cards}</ul>
        </StaffPage>
    }
}

/// All of one person, a choice for each queue.
#[component]
pub fn WorkloadPage(
    loads: Vec<WorkloadLine>,
    /// For each of them, who else works that queue.
    colleagues: Vec<Vec<(StaffId, String)>>,
    name: String,
    id: StaffId,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let fields = loads
        .into_iter()
        .zip(colleagues)
        .map(|(load, people)| {
            let mut options = vec![
                (String::new(), tr("workload-stay")),
                ("nobody".to_owned(), tr("queue-bulk-nobody")),
            ];
            options.extend(
                people
                    .into_iter()
                    .map(|(id, name)| (id.0.simple().to_string(), name)),
            );
            let label = tr_args(
                "workload-queue",
                &[("queue", queue_name(load.queue)), ("what", load.summary())],
            );
            view! {
                <SelectField
                    name=format!("give-{}", load.queue)
                    label
                    options
                    value=""
                />
            }
        })
        .collect_view();
    view! {
        <StaffPage title=tr("workload-one-title") current="tasks-nav" error>
            <ErrorSummary problems=problems/>
            <h1 class="govuk-heading-l">{tr_args("workload-one", &[("name", name)])}</h1>
            <p class="govuk-body">{tr("workload-one-intro")}</p>
            <Form action=format!("/staff/workload/{}", id.0.simple())>
                {fields}
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr("workload-do")}</button>
                    <a class="govuk-link sp-linkbox" href="/staff/workload">{tr("workload-back")}</a>
                </div>
            </Form>
        </StaffPage>
    }
}
