//! `/staff/rights` and `/staff/complaints`: what is open, overdue first.

use super::{press_class, stage_tag};
use crate::{
    domain::{
        rights::{Press, RightsKind, Stage},
        time::plain_date,
    },
    staff::shell::StaffPage,
    ui::{Ltr, Tag, Tone},
    words::{t, ta},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// One request in the list. No names and no words of the person.
#[derive(Clone, Debug)]
pub struct Row {
    pub reference: String,
    pub kind: RightsKind,
    pub received_on: NaiveDate,
    pub stage: Stage,
    pub due: Option<NaiveDate>,
    pub press: Press,
    /// The enquiry it is about is known.
    pub matched: bool,
}

#[component]
pub fn ListPage(complaints: bool, closed: bool, rows: Vec<Row>) -> impl IntoView {
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
        .filter(|row| row.press == Press::Overdue)
        .count();
    let head = match (closed, rows.len(), overdue) {
        (true, _, _) => t("requests-closed"),
        (false, 0, _) => t("requests-none"),
        (false, n, 0) => ta("requests-open", &[("n", n.to_string())]),
        (false, n, late) => ta(
            "requests-open-late",
            &[("n", n.to_string()), ("late", late.to_string())],
        ),
    };
    let other = if closed {
        view! { <a class="govuk-link" href=here>{t("requests-show-open")}</a> }.into_any()
    } else {
        view! { <a class="govuk-link" href=format!("{here}?closed")>{t("requests-show-closed")}</a> }
            .into_any()
    };
    let table = (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(row).collect_view();
        view! {
            <table class="sp-queue" role="table">
                <caption class="govuk-visually-hidden">{t(title)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{t("requests-col-number")}</th>
                        <th role="columnheader" scope="col">{t("requests-col-what")}</th>
                        <th role="columnheader" scope="col">{t("requests-col-received")}</th>
                        <th role="columnheader" scope="col">{t("requests-col-due")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    });
    view! {
        <StaffPage title=t(title) current=nav>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{t(title)}</h1>
                    <p>{head} " " {other}</p>
                </div>
                <a class="govuk-button sp-quiet" href="/staff/rights/new" draggable="false">{t("requests-new")}</a>
            </div>
            {table}
        </StaffPage>
    }
}

fn row(row: Row) -> AnyView {
    let (tone, tag) = stage_tag(row.stage);
    let due = match (row.press, row.due) {
        (_, None) => t("requests-no-clock"),
        (Press::Overdue, Some(due)) => ta("requests-overdue", &[("date", plain_date(due))]),
        (Press::Soon | Press::Later, Some(due)) => plain_date(due),
    };
    let class = if row.press == Press::Overdue {
        "sp-queue__now"
    } else {
        ""
    };
    let unmatched = (!row.matched).then(|| {
        view! { " " <Tag tone=Tone::Amber text=t("requests-unmatched")/> }
    });
    view! {
        <tr role="row" class=class>
            <td role="cell">
                <a class="govuk-link" href=format!("/staff/rights/{}", row.reference)>
                    <Ltr text=row.reference.clone()/>
                </a>
            </td>
            <td role="cell">
                <span>{t(&format!("requests-kind-{}", row.kind))}</span> " "
                <Tag tone text=tag/> {unmatched}
            </td>
            <td role="cell">{plain_date(row.received_on)}</td>
            <td role="cell"><span class=press_class(row.press)>{due}</span></td>
        </tr>
    }
    .into_any()
}
