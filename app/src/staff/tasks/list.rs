//! `/staff/tasks`: what is for the reader to do, the soonest first.

use crate::{
    domain::{codes::TopicCode, personal::Note},
    i18n::{tr, tr_args},
    staff::{case::task_name, date_format, shell::StaffPage},
    ui::{ErrorSummary, Form, Ltr, Problems, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// One task of the list.
#[derive(Clone, Debug)]
pub struct TaskRow {
    pub id: Uuid,
    pub reference: String,
    pub topic: TopicCode,
    pub kind: String,
    /// Of a task that somebody set.
    pub words: Option<Note>,
    pub due_at: DateTime<Utc>,
    /// A press is enough to end it; other tasks end on the page of the case.
    pub can_finish: bool,
}

/// The page.
#[component]
pub fn TasksPage(
    rows: Vec<TaskRow>,
    now: DateTime<Utc>,
    /// The address of the tasks after these.
    next: Option<String>,
    later: bool,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let none = rows.is_empty();
    let items = rows
        .into_iter()
        .map(|row| {
            let what = match &row.words {
                Some(words) => words.expose().to_owned(),
                None => task_name(&row.kind),
            };
            let late = row.due_at < now;
            let due = if late {
                tr_args(
                    "case-task-late",
                    &[("span", date_format::span(now - row.due_at))],
                )
            } else {
                tr_args(
                    "case-task-due",
                    &[("when", date_format::target(row.due_at, now))],
                )
            };
            let button = row.can_finish.then(|| {
                view! {
                    <button type="submit" class="govuk-button sp-quiet" name="task" value=row.id.to_string()>
                        {tr("case-task-done")}
                        <span class="govuk-visually-hidden">{format!(" {what}")}</span>
                    </button>
                }
            });
            view! {
                <li class="sp-card sp-todo">
                    <div>
                        <p class="sp-todo__what" dir="auto">{what.clone()}</p>
                        <p class="sp-small">
                            <a class="govuk-link" href=format!("/staff/case/{}", row.reference)>
                                <Ltr text=row.reference.clone()/>
                            </a>
                            " · "
                            {tr(&format!("topic-{}", row.topic))}
                        </p>
                    </div>
                    <p class=if late { "sp-late" } else { "sp-small" }>{due}</p>
                    {button}
                </li>
            }
        })
        .collect_view();
    let error = !problems.is_empty();
    view! {
        <StaffPage title=tr("tasks-title") current="tasks-nav" error>
            <ErrorSummary problems/>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("tasks-title")}</h1>
                    <p class="sp-small">{date_format::heading(now)}</p>
                </div>
                <p class="sp-bar__do">
                    <a class="govuk-link sp-linkbox" href="/staff/workload">{tr("workload-link")}</a>
                </p>
            </div>
            {if none {
                view! { <p class="sp-note">{tr("tasks-none")}</p> }.into_any()
            } else {
                view! {
                    <Form action="/staff/tasks">
                        <ul class="sp-todos">{items}</ul>
                    </Form>
                }
                    .into_any()
            }}
            <p class="sp-pager">
                {later.then(|| view! { <a class="govuk-link" href="/staff/tasks">{tr("tasks-first")}</a> })}
                " "
                {next.map(|href| view! { <a class="govuk-link" href=href>{tr("queue-next")}</a> })}
            </p>
        </StaffPage>
    }
}
