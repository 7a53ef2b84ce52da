//! `/staff/rights` and `/staff/complaints`: what is open, overdue first.

use super::{press_class, stage_tag};
use crate::{
    domain::{
        rights::{DeadlineUrgency, RightsKind, RightsStage},
        time::plain_date,
    },
    i18n::{tr, tr_args},
    staff::shell::StaffPage,
    ui::{Ltr, Tag, Tone},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// One request in the list. No names and no words of the person.
#[derive(Clone, Debug)]
pub struct RequestRow {
    pub reference: String,
    pub kind: RightsKind,
    pub received_on: NaiveDate,
    pub stage: RightsStage,
    pub due: Option<NaiveDate>,
    pub press: DeadlineUrgency,
    /// The enquiry it is about is known.
    pub matched: bool,
    /// The person wrote something that the team has not read.
    pub unread: bool,
}

#[component]
pub fn RequestListPage(complaints: bool, closed: bool, rows: Vec<RequestRow>) -> impl IntoView {
    let (title, nav, here) = if complaints {
        (
            "requests-title-complaints",
            "home-nav-complaints",
            "/staff/complaints",
        )
    } else {
        ("requests-title-rights", "home-nav-rights", "/staff/rights")
    };
    let overdue = rows
        .iter()
        .filter(|row| row.press == DeadlineUrgency::Overdue)
        .count();
    let head = match (closed, rows.len(), overdue) {
        (true, _, _) => tr("requests-closed"),
        (false, 0, _) => tr("requests-none"),
        (false, n, 0) => tr_args("requests-open", &[("n", n.to_string())]),
        (false, n, late) => tr_args(
            "requests-open-late",
            &[("n", n.to_string()), ("late", late.to_string())],
        ),
    };
    let other = if closed {
        view! { <a class="govuk-link" href=here>{tr("requests-show-open")}</a> }.into_any()
    } else {
        view! { <a class="govuk-link" href=format!("{here}?closed")>{tr("requests-show-closed")}</a> }
            .into_any()
    };
    let table = (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(row).collect_view();
        view! {
            <table class="sp-queue">
                <caption class="govuk-visually-hidden">{tr(title)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr("requests-col-number")}</th>
                        <th scope="col">{tr("requests-col-what")}</th>
                        <th scope="col">{tr("requests-col-received")}</th>
                        <th scope="col">{tr("requests-col-due")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    });
    view! {
        <StaffPage title=tr(title) current=nav>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr(title)}</h1>
                    <p>{head} " " {other}</p>
                </div>
                <a class="govuk-button sp-quiet" href="/staff/rights/new" draggable="false">{tr("requests-new")}</a>
            </div>
            {table}
        </StaffPage>
    }
}

fn row(row: RequestRow) -> AnyView {
    let (tone, tag) = stage_tag(row.stage);
    let due = match (row.press, row.due) {
        (_, None) => tr("requests-no-clock"),
        (DeadlineUrgency::Overdue, Some(due)) => {
            tr_args("requests-overdue", &[("date", plain_date(due))])
        }
        (DeadlineUrgency::Soon | DeadlineUrgency::Later, Some(due)) => plain_date(due),
    };
    let class = if row.press == DeadlineUrgency::Overdue {
        "sp-queue__now"
    } else {
        ""
    };
    let unmatched = (!row.matched).then(|| {
        view! { " " <Tag tone=Tone::Amber text=tr("requests-unmatched")/> }
    });
    let unread = row.unread.then(|| {
        view! { " " <Tag tone=Tone::On text=tr("requests-answered")/> }
    });
    view! {
        <tr class=class>
            <td>
                <a class="govuk-link" href=format!("/staff/rights/{}", row.reference)>
                    <Ltr text=row.reference.clone()/>
                </a>
            </td>
            <td>
                <span>{tr(&format!("requests-kind-{}", row.kind))}</span> " "
                <Tag tone text=tag/> {unread} {unmatched}
            </td>
            <td>{plain_date(row.received_on)}</td>
            <td><span class=press_class(row.press)>{due}</span></td>
        </tr>
    }
    .into_any()
}
