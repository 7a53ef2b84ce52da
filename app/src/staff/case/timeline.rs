//! What has happened, newest first.

use super::{
    model::{CaseView, TimelineEvent, TimelineEventKind},
    tasks::task_name,
};
use crate::{
    domain::{consent::ConsentAction, contact_log::Direction, personal::Note},
    i18n::{tr, tr_args},
    staff::{components::queue_name, date_format},
};
use leptos::prelude::*;

/// The list. What people wrote is text, never markup.
#[component]
pub fn Timeline(case: CaseView) -> impl IntoView {
    let items = case
        .timeline
        .iter()
        .map(|event| {
            let (line, notes) = event_text(event, &case.name());
            let notes = notes
                .into_iter()
                .map(|note| view! { <p class="sp-quote" dir="auto">{note.expose().to_owned()}</p> })
                .collect_view();
            view! {
                <li>
                    <p class="sp-time">{date_format::moment(event.at, case.now)}</p>
                    <div><p>{line}</p>{notes}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="sp-log sp-log--time">{items}</ol> }
}

/// The sentence of an event, and what was written with it.
fn event_text(event: &TimelineEvent, person: &str) -> (String, Vec<Note>) {
    let who = event
        .who
        .clone()
        .unwrap_or_else(|| tr("case-event-colleague"));
    let by = |key: &str| tr_args(key, &[("who", who.clone())]);
    match &event.what {
        TimelineEventKind::Sent => (
            tr_args("case-event-sent", &[("name", person.to_owned())]),
            vec![],
        ),
        TimelineEventKind::Entered => (by("assisted-entry-case-event"), vec![]),
        TimelineEventKind::Suggested(queue) => (
            tr_args("case-event-suggested", &[("queue", queue_name(*queue))]),
            vec![],
        ),
        TimelineEventKind::Confirmed => (by("case-event-confirmed"), vec![]),
        TimelineEventKind::Moved { from, to, why } => (
            tr_args(
                "case-event-moved",
                &[
                    ("who", who),
                    ("from", queue_name(*from)),
                    ("to", queue_name(*to)),
                ],
            ),
            why.clone().into_iter().collect(),
        ),
        TimelineEventKind::Started => (by("case-event-started"), vec![]),
        TimelineEventKind::Waiting => (by("case-event-waiting"), vec![]),
        TimelineEventKind::Closed(outcome) => (
            tr_args(
                "case-event-closed",
                &[("who", who), ("outcome", tr(&format!("outcome-{outcome}")))],
            ),
            vec![],
        ),
        TimelineEventKind::Agreed => (by("case-event-agreed"), vec![]),
        TimelineEventKind::Reopened => (by("case-event-reopened"), vec![]),
        TimelineEventKind::TakenBack => (
            tr_args("case-event-taken-back", &[("name", person.to_owned())]),
            vec![],
        ),
        TimelineEventKind::WithdrawalUndone => (
            tr_args(
                "case-event-withdrawal-undone",
                &[("name", person.to_owned())],
            ),
            vec![],
        ),
        TimelineEventKind::HandedOver => (by("case-event-handed-over"), vec![]),
        TimelineEventKind::Took => (by("case-event-took"), vec![]),
        TimelineEventKind::Given(to) => (
            tr_args("case-event-given", &[("who", who), ("to", to.clone())]),
            vec![],
        ),
        TimelineEventKind::GaveBack => (by("case-event-gave-back"), vec![]),
        TimelineEventKind::Contact {
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
            let line = tr_args(
                key,
                &[
                    ("who", who),
                    ("name", person.to_owned()),
                    ("channel", tr(&format!("log-channel-{channel}"))),
                    ("result", tr(&format!("log-result-{result}"))),
                ],
            );
            let line = if covered.is_empty() {
                line
            } else {
                let items: Vec<String> = covered
                    .iter()
                    .map(|item| tr(&format!("case-covered-{item}")))
                    .collect();
                let said = tr_args("case-event-covered", &[("items", items.join(", "))]);
                format!("{line} {said}")
            };
            (line, reason.iter().chain(note.iter()).cloned().collect())
        }
        TimelineEventKind::Note(note) => (by("case-event-note"), vec![note.clone()]),
        TimelineEventKind::Choice { title, action } => {
            let key = match action {
                ConsentAction::Given | ConsentAction::Refreshed => "case-event-choice-yes",
                ConsentAction::Refused => "case-event-choice-no",
                ConsentAction::Withdrawn => "case-event-choice-withdrawn",
                ConsentAction::Expired => "case-event-choice-expired",
            };
            (
                tr_args(
                    key,
                    &[("name", person.to_owned()), ("title", title.clone())],
                ),
                vec![],
            )
        }
        TimelineEventKind::TaskDone(kind) => (
            tr_args(
                "case-event-task",
                &[("who", who), ("task", task_name(kind))],
            ),
            vec![],
        ),
    }
}
