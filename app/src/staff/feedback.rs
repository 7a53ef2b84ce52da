//! What people say about the service, as managers read it.

use super::{date_format, shell::StaffPage};
use crate::{
    domain::feedback::{FeedbackAbout, FeedbackKind},
    i18n::tr,
    ui::{Tag, Tone},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// One opinion. Nobody knows whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackRow {
    pub kind: FeedbackKind,
    pub about: FeedbackAbout,
    pub text: String,
    pub said_on: NaiveDate,
}

/// Newest first. `next`: where the list goes on.
#[component]
pub fn FeedbackListPage(rows: Vec<FeedbackRow>, next: Option<String>) -> impl IntoView {
    let empty = rows.is_empty();
    let items = rows
        .into_iter()
        .map(|row| {
            let tone = match row.kind {
                FeedbackKind::Compliment => Tone::On,
                FeedbackKind::Idea => Tone::River,
                FeedbackKind::Problem => Tone::Amber,
            };
            let lines = row
                .text
                .lines()
                .map(|line| view! { <p class="govuk-body">{line.to_owned()}</p> })
                .collect_view();
            view! {
                <li class="sp-card">
                    <p class="sp-small">
                        <Tag tone text=tr(&format!("feedback-staff-kind-{}", row.kind))/>
                        " "
                        {tr(&format!("feedback-staff-about-{}", row.about))}
                        ", "
                        {date_format::date(row.said_on)}
                    </p>
                    {lines}
                </li>
            }
        })
        .collect_view();
    let next = next.map(|href| {
        view! {
            <div class="sp-pager">
                <p></p>
                <a class="govuk-link" href=href>{tr("queue-next")}</a>
            </div>
        }
    });
    view! {
        <StaffPage title=tr("feedback-staff-title") current="feedback-staff-nav">
            <div class="sp-bar"><h1 class="govuk-heading-l">{tr("feedback-staff-title")}</h1></div>
            <p class="govuk-body">{tr("feedback-staff-lead")}</p>
            {if empty {
                view! { <p class="sp-note">{tr("feedback-staff-none")}</p> }.into_any()
            } else {
                view! { <ul class="sp-queues">{items}</ul> }.into_any()
            }}
            {next}
        </StaffPage>
    }
}
