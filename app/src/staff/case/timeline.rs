//! What has happened, newest first.

use super::{
    model::{CaseView, Event, EventKind},
    tasks::task_name,
};
use crate::{
    domain::{consent::ConsentAction, contact_log::Direction, personal::Note},
    staff::{pieces::queue_name, when},
    words::{t, ta},
};
use leptos::prelude::*;

/// The list. What people wrote is text, never markup.
#[component]
pub fn Timeline(case: CaseView) -> impl IntoView {
    let items = case
        .timeline
        .iter()
        .map(|event| {
            let (line, notes) = told(event, &case.name());
            let notes = notes
                .into_iter()
                .map(|note| view! { <p class="sp-quote" dir="auto">{note.expose().to_owned()}</p> })
                .collect_view();
            view! {
                <li>
                    <p class="sp-time">{when::moment(event.at, case.now)}</p>
                    <div><p>{line}</p>{notes}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="sp-log sp-log--time">{items}</ol> }
}

/// The sentence of an event, and what was written with it.
fn told(event: &Event, person: &str) -> (String, Vec<Note>) {
    let who = event
        .who
        .clone()
        .unwrap_or_else(|| t("case-event-colleague"));
    let by = |key: &str| ta(key, &[("who", who.clone())]);
    match &event.what {
        EventKind::Sent => (
            ta("case-event-sent", &[("name", person.to_owned())]),
            vec![],
        ),
        EventKind::Entered => (by("entry-case-event"), vec![]),
        EventKind::Suggested(queue) => (
            ta("case-event-suggested", &[("queue", queue_name(*queue))]),
            vec![],
        ),
        EventKind::Confirmed => (by("case-event-confirmed"), vec![]),
        EventKind::Moved { from, to, why } => (
            ta(
                "case-event-moved",
                &[
                    ("who", who),
                    ("from", queue_name(*from)),
                    ("to", queue_name(*to)),
                ],
            ),
            why.clone().into_iter().collect(),
        ),
        EventKind::Started => (by("case-event-started"), vec![]),
        EventKind::Waiting => (by("case-event-waiting"), vec![]),
        EventKind::Closed(outcome) => (
            ta(
                "case-event-closed",
                &[("who", who), ("outcome", t(&format!("outcome-{outcome}")))],
            ),
            vec![],
        ),
        EventKind::Reopened => (by("case-event-reopened"), vec![]),
        EventKind::TakenBack => (
            ta("case-event-taken-back", &[("name", person.to_owned())]),
            vec![],
        ),
        EventKind::HandedOver => (by("case-event-handed-over"), vec![]),
        EventKind::Took => (by("case-event-took"), vec![]),
        EventKind::Given(to) => (
            ta("case-event-given", &[("who", who), ("to", to.clone())]),
            vec![],
        ),
        EventKind::GaveBack => (by("case-event-gave-back"), vec![]),
        EventKind::Contact {
            channel,
            direction,
            result,
            reason,
            note,
            covered,
        } => {
            let key = match direction {
                Direction::Out => "case-event-contact-out",
                Direction::In => "case-event-contact-in",
            };
            let line = ta(
                key,
                &[
                    ("who", who),
                    ("name", person.to_owned()),
                    ("channel", t(&format!("log-channel-{channel}"))),
                    ("result", t(&format!("log-result-{result}"))),
                ],
            );
            let line = if covered.is_empty() {
                line
            } else {
                let items: Vec<String> = covered
                    .iter()
                    .map(|item| t(&format!("case-covered-{item}")))
                    .collect();
                let said = ta("case-event-covered", &[("items", items.join(", "))]);
                format!("{line} {said}")
            };
            (line, reason.iter().chain(note.iter()).cloned().collect())
        }
        EventKind::Note(note) => (by("case-event-note"), vec![note.clone()]),
        EventKind::Choice { title, action } => {
            let key = match action {
                ConsentAction::Given | ConsentAction::Refreshed => "case-event-choice-yes",
                ConsentAction::Refused => "case-event-choice-no",
                ConsentAction::Withdrawn => "case-event-choice-withdrawn",
                ConsentAction::Expired => "case-event-choice-expired",
            };
            (
                ta(
                    key,
                    &[("name", person.to_owned()), ("title", title.clone())],
                ),
                vec![],
            )
        }
        EventKind::TaskDone(kind) => (
            ta(
                "case-event-task",
                &[("who", who), ("task", task_name(kind))],
            ),
            vec![],
        ),
    }
}
