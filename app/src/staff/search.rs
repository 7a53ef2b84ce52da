//! `/staff/search`: one box, and the cases that fit. No name stands in the list: opening a case is a look of its own.

use super::{
    components::{flag_tags, queue_name, status_tag},
    date_format,
    queue::Holder,
    shell::StaffPage,
};
use crate::{
    domain::{
        codes::{AreaCode, Flag, QueueCode, TopicCode},
        search::{MAX, MatchReason},
        status::Status,
    },
    forms::staff::SearchForm,
    i18n::{tr, tr_args},
    ui::{ErrorSummary, Form, Ltr, Problems, Tags, TextField, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A case that fits.
#[derive(Clone, Debug)]
pub struct SearchHit {
    pub reference: String,
    pub queue: QueueCode,
    pub topic: TopicCode,
    pub area: AreaCode,
    pub flags: Vec<Flag>,
    pub status: Status,
    pub received_at: DateTime<Utc>,
    pub holder: Option<Holder>,
    /// The surest first.
    pub why: Vec<MatchReason>,
}

/// What was found, newest first.
#[derive(Clone, Debug)]
pub struct SearchResults {
    pub hits: Vec<SearchHit>,
    /// There may be others that are not shown.
    pub more: bool,
}

/// The page, before and after looking.
#[component]
pub fn SearchPage(
    form: SearchForm,
    problems: Problems,
    results: Option<SearchResults>,
    now: DateTime<Utc>,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let results = results.map(|results| view! { <Found results now/> });
    view! {
        <StaffPage title=tr("search-title") current="search-nav" error>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-bar"><h1 class="govuk-heading-l">{tr("search-title")}</h1></div>
            <Form class="sp-search" action="/staff/search" attr:role="search">
                <TextField
                    name="q"
                    label=tr("search-label")
                    hint=tr("search-hint")
                    value=form.q
                    autocomplete="off"
                    maxlength=MAX
                />
                <div class="sp-actions sp-actions--tight"><button type="submit" class="govuk-button">{tr("search-go")}</button></div>
            </Form>
            {results}
            <p class="sp-small">{tr("search-recorded")}</p>
        </StaffPage>
    }
}

#[component]
fn Found(results: SearchResults, now: DateTime<Utc>) -> impl IntoView {
    let heading = match (results.hits.len(), results.more) {
        (0, false) => tr("search-none"),
        (0, true) => tr("search-many"),
        (1, false) => tr("search-one"),
        (n, false) => tr_args("search-found", &[("n", n.to_string())]),
        (n, true) => tr_args("search-first", &[("n", n.to_string())]),
    };
    let advice = match (results.hits.is_empty(), results.more) {
        (_, true) => Some("search-more"),
        (true, false) => Some("search-none-advice"),
        (false, false) => None,
    }
    .map(|key| view! { <p class="sp-note">{tr(key)}</p> });
    let hits = results
        .hits
        .into_iter()
        .map(|hit| view! { <One hit now/> })
        .collect_view();
    view! {
        <section aria-labelledby="found">
            <h2 class="govuk-heading-m" id="found" tabindex="-1" data-focus="">{heading}</h2>
            {advice}
            <ol class="sp-found">{hits}</ol>
        </section>
    }
}

#[component]
fn One(hit: SearchHit, now: DateTime<Utc>) -> impl IntoView {
    let mut tags = vec![status_tag(hit.status)];
    tags.extend(flag_tags(&hit.flags));
    let why = hit
        .why
        .iter()
        .map(|why| tr(&format!("search-why-{why}")))
        .collect::<Vec<_>>()
        .join(", ");
    let with = match hit.holder {
        None => tr("queue-no-one"),
        Some(holder) if holder.me => tr("queue-you"),
        Some(holder) => holder.name,
    };
    view! {
        <li class="sp-card sp-found__one">
            <h3 class="govuk-heading-s">
                <a class="govuk-link" href=format!("/staff/case/{}", hit.reference)><Ltr text=hit.reference.clone()/></a>
            </h3>
            <p class="sp-found__why">{tr_args("search-why", &[("why", why)])}</p>
            <p class="govuk-body">{tr(&format!("topic-{}", hit.topic))} ", " {tr(&format!("area-{}", hit.area))}</p>
            <Tags tags/>
            <p class="sp-small">
                {queue_name(hit.queue)} ". "
                {tr_args("search-received", &[("when", date_format::moment(hit.received_at, now))])} " "
                {tr_args("search-with", &[("who", with)])}
            </p>
        </li>
    }
}
