//! Where an enquiry stands, as its person reads it.

use super::{ManagedCase, moment};
use crate::{
    domain::{ending::ending_text, safe_contact::Channel, status::Status, time::london_date},
    i18n::{time, tr, tr_args},
    resident::markup::markup_line,
    ui::Form,
};
use leptos::prelude::*;

pub(super) fn team(case: &ManagedCase) -> String {
    tr(&format!("queue-{}-team", case.queue))
}

/// What comes next once a person has read it: text key.
fn next_contact(reach: Option<Channel>) -> &'static str {
    match reach {
        Some(Channel::Call | Channel::Voicemail) => "manage-next-phone",
        Some(Channel::Text) => "manage-next-text",
        Some(Channel::Email) => "manage-next-email",
        Some(Channel::Post) | None => "manage-next-you",
    }
}

/// Heading of the status, and what comes next.
fn what_next(case: &ManagedCase) -> (String, String) {
    let team = [("team", team(case))];
    match case.status {
        Status::Submitted | Status::Suggested => (
            tr("manage-status-sent"),
            if case.now <= case.first_look_due {
                let day = time::day(london_date(case.first_look_due));
                tr_args(
                    "manage-next-read",
                    &[("team", team[0].1.clone()), ("day", day)],
                )
            } else {
                tr_args("manage-next-late", &team)
            },
        ),
        Status::Confirmed => (
            tr("manage-status-read"),
            tr_args(next_contact(case.reach), &team),
        ),
        Status::InProgress => (
            tr("manage-status-started"),
            tr_args(
                match case.reach {
                    Some(_) => "manage-next-started",
                    None => "manage-next-started-silent",
                },
                &team,
            ),
        ),
        Status::WaitingForResident => (
            tr("manage-status-waiting"),
            tr_args("manage-next-waiting", &team),
        ),
        Status::Closed(outcome) => (
            tr("manage-status-finished"),
            tr_args(ending_text(outcome, case.contacts), &team),
        ),
        Status::Restricted => (tr("manage-status-restricted"), tr("manage-next-restricted")),
        Status::OnHold => (tr("manage-status-hold"), tr("manage-next-hold")),
        Status::Transferred => (tr("manage-status-moved"), tr("manage-next-moved")),
        Status::WithdrawnByResident => (tr("manage-status-withdrawn"), tr("manage-next-withdrawn")),
    }
}

pub(super) fn progress(case: &ManagedCase) -> AnyView {
    if case.someone_else {
        let sent = tr_args("manage-for-other", &[("moment", moment(case.moments.sent))]);
        let heading = match case.status {
            Status::WithdrawnByResident => "manage-status-withdrawn",
            _ => "manage-status-sent",
        };
        return view! {
            <section class="sp-card" aria-labelledby="status">
                <h2 class="govuk-heading-m" id="status">{tr(heading)}</h2>
                <p class="govuk-body">{sent}</p>
                {case.undo_withdrawal.then(undo_withdrawal)}
                <p class="govuk-body">{tr("manage-for-other-more")}</p>
            </section>
        }
        .into_any();
    }
    let (heading, next) = what_next(case);
    let moments = case.moments;
    // What has ended has no steps to come.
    let ended = has_ended(case.status);
    let steps = [
        (
            if case.handover_source.is_some() {
                "manage-step-came"
            } else {
                "manage-step-sent"
            },
            Some(moments.sent),
        ),
        ("manage-step-read", moments.read),
        ("manage-step-started", moments.started),
        ("manage-step-withdrawn", moments.withdrawn),
        ("manage-step-finished", moments.finished),
    ]
    .into_iter()
    .filter(|(key, at)| at.is_some() || !ended && *key != "manage-step-withdrawn")
    .collect::<Vec<_>>();
    // The last thing that happened is where the enquiry stands.
    let current = steps.iter().rposition(|(_, at)| at.is_some());
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(position, (key, at))| {
            let here = (Some(position) == current).then_some("step");
            let at = at.map(|at| view! { <p class="sp-small">{moment(at)}</p> });
            view! { <li aria-current=here><p class="sp-steps__head">{tr(key)}</p>{at}</li> }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="status">
            <h2 class="govuk-heading-m" id="status">{heading}</h2>
            <p class="govuk-body">{markup_line(&next)}</p>
            <ol class="sp-steps sp-steps--done">{steps}</ol>
            {case.undo_withdrawal.then(undo_withdrawal)}
        </section>
    }
    .into_any()
}

/// Work on it is over, one way or another.
pub(super) fn has_ended(status: Status) -> bool {
    matches!(
        status,
        Status::WithdrawnByResident | Status::Closed(_) | Status::Transferred
    )
}

/// The way back for somebody who took it back by mistake.
fn undo_withdrawal() -> AnyView {
    view! {
        <p class="govuk-body">{tr("withdraw-undo-how")}</p>
        <p class="govuk-body">{tr("withdraw-undo-off")}</p>
        <Form action="/manage/enquiry/withdraw">
            <div class="sp-actions sp-actions--tight">
                <button type="submit" class="govuk-button" name="action" value="undo">{tr("withdraw-undo")}</button>
            </div>
        </Form>
    }
    .into_any()
}
