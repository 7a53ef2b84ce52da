//! "Who had my information?": what went to others, and which teams opened it (B5, T34).

use super::{Case, date};
use crate::{
    domain::{permission::Role, time::plain_date},
    resident::shell::{ResidentPage, Width},
    ui::FormToken,
    words::{t, ta},
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// Something that went to another organisation.
#[derive(Clone, Debug)]
pub struct SharedLine {
    pub at: DateTime<Utc>,
    pub organisation: String,
    /// The queue whose team shared it.
    pub queue: String,
    /// A code of `shared-basis-…`.
    pub basis: String,
    /// Fields of the form.
    pub fields: Vec<String>,
    /// What became of it, where that is known.
    pub after: Option<After>,
}

/// What became of something that was offered to the other organisation, or that rested on a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// They have not answered yet.
    Waits,
    /// They work on it now, in this queue.
    Accepted { at: DateTime<Utc>, queue: String },
    /// They said no, and cannot see it any more.
    Declined(DateTime<Utc>),
    /// It was stopped.
    Ended(DateTime<Utc>),
}

/// A team that opened the enquiry on a day. No names: those are asked for with a request (dossier 8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookLine {
    pub day: NaiveDate,
    pub role: Option<Role>,
}

/// `/manage/enquiry/shared`.
#[component]
pub fn SharedPage(case: Case, shared: Vec<SharedLine>, looks: Vec<LookLine>) -> impl IntoView {
    let team = t(&format!("queue-{}-team", case.queue));
    let first = match &case.came {
        Some(came) => came.told(),
        None => ta(
            "shared-first",
            &[("team", team), ("date", date(case.moments.sent))],
        ),
    };
    let shared = if shared.is_empty() {
        view! { <p class="govuk-body">{t("shared-nobody")}</p> }.into_any()
    } else {
        let rows = shared.into_iter().map(shared_row).collect_view();
        view! { <dl class="sp-facts">{rows}</dl> }.into_any()
    };
    let looks = if looks.is_empty() {
        view! { <p class="govuk-body">{t("shared-looks-none")}</p> }.into_any()
    } else {
        let rows = looks
            .into_iter()
            .map(|look| {
                let who = look
                    .role
                    .map_or_else(|| t("shared-look-staff"), |role| t(&format!("role-{role}")));
                view! { <div><dt>{plain_date(look.day)}</dt><dd>{who}</dd></div> }
            })
            .collect_view();
        view! { <dl class="sp-facts">{rows}</dl> }.into_any()
    };
    view! {
        <ResidentPage title=t("shared-title") back="/manage/enquiry" exit=case.exit width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{t("shared-title")}</h1>
                <section class="sp-card" aria-labelledby="others">
                    <h2 class="govuk-heading-m" id="others">{t("shared-others")}</h2>
                    <p class="govuk-body">{first}</p>
                    {shared}
                </section>
                <section class="sp-card" aria-labelledby="looks">
                    <h2 class="govuk-heading-m" id="looks">{t("shared-looks")}</h2>
                    <p class="govuk-body">{t("shared-looks-why")}</p>
                    {looks}
                </section>
                <p class="govuk-body">{t("shared-names")} " "
                    <a class="govuk-link" href="/manage/enquiry/rights">{t("manage-rights-link")}</a>
                </p>
            </div>
        </ResidentPage>
    }
}

fn shared_row(line: SharedLine) -> AnyView {
    let fields: Vec<String> = line
        .fields
        .iter()
        .map(|field| t(&format!("field-{field}")))
        .collect();
    let who = ta(
        "shared-by",
        &[("team", t(&format!("queue-{}-team", line.queue)))],
    );
    let after = line.after.map(|after| match after {
        After::Waits => view! { <br/> {t("shared-waits")} }.into_any(),
        After::Declined(at) => {
            view! { <br/> {ta("shared-declined", &[("date", date(at))])} }.into_any()
        }
        After::Ended(at) => view! { <br/> {ta("shared-ended", &[("date", date(at))])} }.into_any(),
        After::Accepted { at, queue } => {
            let team = t(&format!("queue-{queue}-team"));
            view! {
                <br/>
                {ta("shared-accepted", &[("team", team), ("date", date(at))])}
                <form method="post" action="/manage/enquiry/shared">
                    <FormToken/>
                    <div class="sp-actions sp-actions--tight">
                        <button class="govuk-button">{t("shared-follow")}</button>
                    </div>
                </form>
            }
            .into_any()
        }
    });
    view! {
        <div>
            <dt>{date(line.at)}</dt>
            <dd>
                <strong>{line.organisation}</strong><br/>
                {who}<br/>
                {ta("shared-what", &[("fields", fields.join(", "))])}<br/>
                <span class="sp-small">{t(&format!("shared-basis-{}", line.basis))}</span>
                {after}
            </dd>
        </div>
    }
    .into_any()
}
