//! Everything that happened to a case, in one line each.

use super::{
    file::CaseFile,
    history::{Rows, Words},
    panels::Choices,
};
use crate::staff::Names;
use app::staff::case::{TimelineEvent, TimelineEventKind};
use chrono::{DateTime, Utc};
use entity::{contact_log, enquiry, status_change};
use uuid::Uuid;

/// What happened, when, and which of us did it.
type Happened = (DateTime<Utc>, Option<Uuid>, TimelineEventKind);

/// Everything that happened, newest first.
pub fn timeline(file: &CaseFile) -> Vec<TimelineEvent> {
    let CaseFile {
        row,
        history,
        words,
        names,
        choices,
        ..
    } = file;
    let mut happened = beginning(row, history);
    happened.extend(moves(history, words));
    happened.extend(changes_of_status(row, history));
    happened.extend(assignments(history, names));
    happened.extend(
        history
            .agreements
            .iter()
            .map(|row| (row.at, Some(row.agreed_by), TimelineEventKind::Agreed)),
    );
    happened.extend(history.contacts.iter().map(|row| contact(row, words)));
    happened.extend(notes(history, words));
    happened.extend(tasks(history));
    happened.extend(choice_events(choices));
    // Of what happened at one instant the first written stays the older one.
    happened.reverse();
    happened.sort_by_key(|(at, _, _)| std::cmp::Reverse(*at));
    happened
        .into_iter()
        .map(|(at, who, what)| TimelineEvent {
            at,
            who: who.map(|who| names.of(who)),
            what,
        })
        .collect()
}

/// How it came in, and where it was first sent.
fn beginning(row: &enquiry::Model, history: &Rows) -> Vec<Happened> {
    let suggested = history
        .moves()
        .next()
        .map_or(*row.queue, |first| *first.from_queue);
    let sent = match row.entered_by {
        Some(_) => TimelineEventKind::Entered,
        None => TimelineEventKind::Sent,
    };
    vec![
        (row.received_at, row.entered_by, sent),
        (
            row.suggested_at,
            None,
            TimelineEventKind::Suggested(suggested),
        ),
    ]
}

fn moves(history: &Rows, words: &Words) -> impl Iterator<Item = Happened> {
    history.moves().map(|row| {
        let what = TimelineEventKind::Moved {
            from: *row.from_queue,
            to: *row.to_queue,
            why: words.of("reason", row.id),
        };
        (row.at, Some(row.actor_id), what)
    })
}

fn changes_of_status(row: &enquiry::Model, history: &Rows) -> Vec<Happened> {
    let mut was_closed = false;
    let mut happened = Vec::new();
    for change in &history.statuses {
        let reopened = std::mem::replace(&mut was_closed, change.status == "closed");
        let what = if reopened {
            Some(TimelineEventKind::Reopened)
        } else {
            change_of_status(change, row, history)
        };
        happened.extend(what.map(|what| (change.at, change.actor_id, what)));
    }
    happened
}

/// Moving it is told by its own line; sending and suggesting are told at the beginning.
fn change_of_status(
    change: &status_change::Model,
    row: &enquiry::Model,
    history: &Rows,
) -> Option<TimelineEventKind> {
    match change.status.as_str() {
        "confirmed" if !history.moves().any(|moved| moved.at == change.at) => {
            Some(TimelineEventKind::Confirmed)
        }
        "in_progress" => Some(TimelineEventKind::Started),
        "waiting_for_resident" => Some(TimelineEventKind::Waiting),
        "withdrawn_by_resident" => Some(TimelineEventKind::TakenBack),
        "withdrawal_undone" => Some(TimelineEventKind::WithdrawalUndone),
        "transferred" => Some(TimelineEventKind::HandedOver),
        "closed" => change
            .outcome
            .or(row.outcome)
            .map(|outcome| TimelineEventKind::Closed(*outcome)),
        _ => None,
    }
}

fn assignments(history: &Rows, names: &Names) -> impl Iterator<Item = Happened> {
    history.assignments.iter().map(|row| {
        let what = match row.staff_id {
            Some(to) if to != row.actor_id => TimelineEventKind::Given(names.of(to)),
            Some(_) => TimelineEventKind::Took,
            None => TimelineEventKind::GaveBack,
        };
        (row.at, Some(row.actor_id), what)
    })
}

fn contact(row: &contact_log::Model, words: &Words) -> Happened {
    let what = TimelineEventKind::Contact {
        channel: *row.channel,
        direction: *row.direction,
        result: *row.result,
        reason: words.of("outside_reason", row.id),
        note: words.of("note", row.id),
        covered: row.covered.0.clone(),
    };
    (row.at, Some(row.actor_id), what)
}

fn notes(history: &Rows, words: &Words) -> impl Iterator<Item = Happened> {
    history.notes.iter().filter_map(|row| {
        let text = words.of("body", row.id)?;
        Some((row.at, Some(row.actor_id), TimelineEventKind::Note(text)))
    })
}

fn tasks(history: &Rows) -> impl Iterator<Item = Happened> {
    history.tasks.iter().filter_map(|row| {
        let what = TimelineEventKind::TaskDone(row.kind.clone());
        Some((row.done_at?, row.done_by, what))
    })
}

fn choice_events(choices: &Choices) -> impl Iterator<Item = Happened> {
    choices.events.iter().map(|(title, action, at)| {
        let what = TimelineEventKind::Choice {
            title: title.clone(),
            action: *action,
        };
        (*at, None, what)
    })
}
