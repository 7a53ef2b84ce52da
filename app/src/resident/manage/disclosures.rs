//! "Who had my information?": what went to others, and which teams opened it (feature B5, seed T34).

use super::{ManagedCase, date};
use crate::{
    domain::permission::Role,
    i18n::{comma_list, time, tr, tr_args},
    resident::shell::{ResidentPage, Width},
    ui::Form,
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// Something that went to another organisation.
#[derive(Clone, Debug)]
pub struct DisclosureLine {
    pub at: DateTime<Utc>,
    pub organisation: String,
    /// The queue whose team shared it.
    pub queue: String,
    /// A code of `shared-basis-…`.
    pub basis: String,
    /// Fields of the form.
    pub fields: Vec<String>,
    /// What became of it, where that is known.
    pub outcome: Option<DisclosureOutcome>,
}

/// What became of something that was offered to the other organisation, or that rested on a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisclosureOutcome {
    /// They have not answered yet.
    Waits,
    /// They work on it now, in this queue.
    Accepted { at: DateTime<Utc>, queue: String },
    /// They said no, and cannot see it any more.
    Declined(DateTime<Utc>),
    /// It was stopped.
    Ended(DateTime<Utc>),
}

/// A team that opened the enquiry on a day. No names: those are asked for with a request (rule 8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessLine {
    pub day: NaiveDate,
    pub role: Option<Role>,
}

/// `/manage/enquiry/shared`.
#[component]
pub fn DisclosuresPage(
    case: ManagedCase,
    shared: Vec<DisclosureLine>,
    looks: Vec<AccessLine>,
) -> impl IntoView {
    let team = tr(&format!("queue-{}-team", case.queue));
    let first = match &case.handover_source {
        Some(came) => came.summary(),
        None => tr_args(
            "disclosures-first",
            &[("team", team), ("date", date(case.moments.sent))],
        ),
    };
    let shared = if shared.is_empty() {
        view! { <p class="govuk-body">{tr("disclosures-nobody")}</p> }.into_any()
    } else {
        let rows = shared.into_iter().map(shared_row).collect_view();
        view! { <dl class="sp-facts">{rows}</dl> }.into_any()
    };
    let looks = if looks.is_empty() {
        view! { <p class="govuk-body">{tr("disclosures-looks-none")}</p> }.into_any()
    } else {
        let rows = looks
            .into_iter()
            .map(|look| {
                let who = look.role.map_or_else(
                    || tr("disclosures-look-staff"),
                    |role| tr(&format!("role-{role}")),
                );
                view! { <div><dt>{time::date(look.day)}</dt><dd>{who}</dd></div> }
            })
            .collect_view();
        view! { <dl class="sp-facts">{rows}</dl> }.into_any()
    };
    view! {
        <ResidentPage title=tr("disclosures-title") back="/manage/enquiry" exit=case.exit width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("disclosures-title")}</h1>
                <section class="sp-card" aria-labelledby="others">
                    <h2 class="govuk-heading-m" id="others">{tr("disclosures-others")}</h2>
                    <p class="govuk-body">{first}</p>
                    {shared}
                </section>
                <section class="sp-card" aria-labelledby="looks">
                    <h2 class="govuk-heading-m" id="looks">{tr("disclosures-looks")}</h2>
                    <p class="govuk-body">{tr("disclosures-looks-why")}</p>
                    {looks}
                </section>
                <p class="govuk-body">{tr("disclosures-names")} " "
                    <a class="govuk-link" href="/manage/enquiry/rights">{tr("manage-rights-link")}</a>
                </p>
            </div>
        </ResidentPage>
    }
}

fn shared_row(line: DisclosureLine) -> AnyView {
    let fields: Vec<String> = line
        .fields
        .iter()
        .map(|field| tr(&format!("field-{field}")))
        .collect();
    let who = tr_args(
        "disclosures-by",
        &[("team", tr(&format!("queue-{}-team", line.queue)))],
    );
    let after = line.outcome.map(|after| match after {
        DisclosureOutcome::Waits => view! { <br/> {tr("disclosures-waits")} }.into_any(),
        DisclosureOutcome::Declined(at) => {
            view! { <br/> {tr_args("disclosures-declined", &[("date", date(at))])} }.into_any()
        }
        DisclosureOutcome::Ended(at) => {
            view! { <br/> {tr_args("disclosures-ended", &[("date", date(at))])} }.into_any()
        }
        DisclosureOutcome::Accepted { at, queue } => {
            let team = tr(&format!("queue-{queue}-team"));
            view! {
                <br/>
                {tr_args("disclosures-accepted", &[("team", team), ("date", date(at))])}
                <Form action="/manage/enquiry/shared">
                    <div class="sp-actions sp-actions--tight">
                        <button type="submit" class="govuk-button">{tr("disclosures-follow")}</button>
                    </div>
                </Form>
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
                {tr_args("disclosures-what", &[("fields", comma_list(&fields))])}<br/>
                <span class="sp-small">{tr(&format!("disclosures-basis-{}", line.basis))}</span>
                {after}
            </dd>
        </div>
    }
    .into_any()
}
