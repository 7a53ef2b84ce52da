//! What is to be done on a case, and by whom.

use super::model::{CaseForms, CaseView, TaskLine};
use crate::{
    i18n::{tr, tr_args, try_tr},
    staff::date_format,
    ui::{Form, SelectField, TextArea, TextField},
};
use leptos::prelude::*;

/// A task that ends with words for the person, not with a tick.
const LOOK_AGAIN: &str = "look_again";

/// Tasks that end elsewhere than with a tick: words for the person, a second person's word, the lead's look.
const NOT_TICKED: [&str; 3] = [LOOK_AGAIN, "share_second", "concern_look"];

/// Things to do, each with its button, and one more to add.
#[component]
pub fn Tasks(case: CaseView, forms: CaseForms) -> impl IntoView {
    let add = (case.can.note && case.is_open())
        .then(|| view! { <AddTask case=case.clone() forms=forms.clone()/> }.into_any());
    let again = again(&case);
    let items = case
        .tasks
        .iter()
        .map(|task| one_task(&case, task))
        .collect_view();
    let list = (!case.tasks.is_empty()).then(|| {
        view! {
            <Form action=format!("/staff/case/{}/task", case.reference)>
                <ul class="sp-tasks">{items}</ul>
            </Form>
        }
        .into_any()
    });
    (list.is_some() || add.is_some()).then(|| {
        view! {
            <section class="sp-card" aria-labelledby="tasks">
                <h2 class="govuk-heading-m" id="tasks">{tr("case-tasks-heading")}</h2>
                {list}
                {again}
                {add}
            </section>
        }
    })
}

fn one_task(case: &CaseView, task: &TaskLine) -> AnyView {
    let what = match &task.description {
        Some(words) => words.expose().to_owned(),
        None => task_name(&task.kind),
    };
    let owner = task.owner.clone().map(
        |name| view! { <span class="sp-small">{tr_args("tasks-for", &[("name", name)])}</span><br/> },
    );
    let due = if task.due_at < case.now {
        tr_args(
            "case-task-late",
            &[("span", date_format::span(case.now - task.due_at))],
        )
    } else {
        tr_args(
            "case-task-due",
            &[("when", date_format::target(task.due_at, case.now))],
        )
    };
    let tail = match &task.done {
        Some(look) => {
            let done = tr_args(
                "case-task-done-by",
                &[
                    ("name", look.who.clone()),
                    ("when", date_format::moment(look.at, case.now)),
                ],
            );
            view! { <span class="sp-small">{done}</span> }.into_any()
        }
        None if NOT_TICKED.contains(&task.kind.as_str()) => {
            view! { <span class="sp-small">{due}</span> }.into_any()
        }
        None => {
            let late = (task.due_at < case.now).then_some("sp-late");
            let button = (case.can.note && task.mine).then(|| {
                view! {
                    <button type="submit" class="govuk-button sp-quiet" name="task" value=task.id.to_string()>
                        {tr("case-task-done")}
                        <span class="govuk-visually-hidden">{format!(" {what}")}</span>
                    </button>
                }
            });
            view! { <span class="sp-small"><span class=late>{due}</span></span> {button} }
                .into_any()
        }
    };
    view! { <li><span><span dir="auto">{what.clone()}</span><br/>{owner}</span>{tail}</li> }
        .into_any()
}

/// A task for oneself or a colleague, folded until it is wanted.
#[component]
fn AddTask(case: CaseView, forms: CaseForms) -> impl IntoView {
    let open = forms.failed(&["what", "due", "owner"]);
    let mut people = vec![(String::new(), tr("tasks-owner-any"))];
    people.extend(
        case.colleagues
            .into_iter()
            .map(|(id, name)| (id.0.simple().to_string(), name)),
    );
    let CaseForms { task, .. } = forms;
    view! {
        <details class="sp-change sp-noprint" open=open id="add-task">
            <summary>{tr("tasks-add")}</summary>
            <div>
                <Form action=format!("/staff/case/{}/task", case.reference)>
                    <TextField
                        name="what"
                        label=tr("tasks-what")
                        hint=tr("tasks-what-hint")
                        value=task.what
                        spellcheck=true
                    />
                    <TextField
                        name="due"
                        label=tr("tasks-due")
                        kind="date"
                        width="govuk-input--width-10"
                        value=task.due
                    />
                    <SelectField name="owner" label=tr("tasks-owner") options=people value=task.owner/>
                    <button type="submit" class="govuk-button sp-quiet">{tr("tasks-save")}</button>
                </Form>
            </div>
        </details>
    }
    .into_any()
}

/// What another officer found on looking again (seed T49): the person reads it, so it is more than a tick.
fn again(case: &CaseView) -> Option<AnyView> {
    let open = case
        .tasks
        .iter()
        .any(|task| task.kind == LOOK_AGAIN && task.done.is_none());
    (open && case.can.change_queue).then(|| {
        view! {
            <Form action=format!("/staff/case/{}/review", case.reference)>
                <TextArea name="again" label=tr("case-again-words") value="" rows=3/>
                <div class="sp-actions sp-actions--tight"><button type="submit" class="govuk-button sp-quiet">{tr("case-again-send")}</button></div>
            </Form>
        }
        .into_any()
    })
}

/// A task in words; one that this page does not know is still something to do.
pub fn task_name(kind: &str) -> String {
    try_tr(&format!("task-{kind}")).unwrap_or_else(|| tr("case-task-other"))
}
