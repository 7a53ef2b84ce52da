//! `/staff/search`: one box, and the cases that fit. No name stands in the list: opening a case is a look of its own.

use super::{
    pieces::{flag_tags, queue_name, status_tag},
    queue::Holder,
    shell::StaffPage,
    when,
};
use crate::{
    domain::{
        codes::{AreaCode, Flag, QueueCode, TopicCode},
        search::{MAX, Why},
        status::Status,
    },
    forms::staff::SearchForm,
    ui::{ErrorSummary, FormToken, Ltr, Problems, Tags, TextField},
    words::{t, ta},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A case that fits.
#[derive(Clone, Debug)]
pub struct Hit {
    pub reference: String,
    pub queue: QueueCode,
    pub topic: TopicCode,
    pub area: AreaCode,
    pub flags: Vec<Flag>,
    pub status: Status,
    pub received_at: DateTime<Utc>,
    pub holder: Option<Holder>,
    /// The surest first.
    pub why: Vec<Why>,
}

/// What was found, newest first.
#[derive(Clone, Debug)]
pub struct Results {
    pub hits: Vec<Hit>,
    /// There may be others that are not shown.
    pub more: bool,
}

/// The page, before and after looking.
#[component]
pub fn SearchPage(
    form: SearchForm,
    problems: Problems,
    results: Option<Results>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let error = !problems.is_empty();
    let results = results.map(|results| view! { <Found results now/> });
    view! {
        <StaffPage title=t("search-title") current="search-nav" error>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-bar"><h1 class="govuk-heading-l">{t("search-title")}</h1></div>
            <form class="sp-search" method="post" action="/staff/search" role="search" novalidate=true>
                <FormToken/>
                <TextField
                    name="q"
                    label=t("search-label")
                    hint=t("search-hint")
                    value=form.q
                    problems
                    autocomplete="off"
                    maxlength=MAX
                />
                <div class="sp-actions sp-actions--tight"><button class="govuk-button">{t("search-go")}</button></div>
            </form>
            {results}
            <p class="sp-small">{t("search-recorded")}</p>
        </StaffPage>
    }
}

#[component]
fn Found(results: Results, now: DateTime<Utc>) -> impl IntoView {
    let heading = match (results.hits.len(), results.more) {
        (0, false) => t("search-none"),
        (0, true) => t("search-many"),
        (1, false) => t("search-one"),
        (n, false) => ta("search-found", &[("n", n.to_string())]),
        (n, true) => ta("search-first", &[("n", n.to_string())]),
    };
    let advice = match (results.hits.is_empty(), results.more) {
        (_, true) => Some("search-more"),
        (true, false) => Some("search-none-advice"),
        (false, false) => None,
    }
    .map(|key| view! { <p class="sp-note">{t(key)}</p> });
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
fn One(hit: Hit, now: DateTime<Utc>) -> impl IntoView {
    let mut tags = vec![status_tag(hit.status)];
    tags.extend(flag_tags(&hit.flags));
    let why = hit
        .why
        .iter()
        .map(|why| t(&format!("search-why-{why}")))
        .collect::<Vec<_>>()
        .join(", ");
    let with = match hit.holder {
        None => t("queue-no-one"),
        Some(holder) if holder.me => t("queue-you"),
        Some(holder) => holder.name,
    };
    view! {
        <li class="sp-card sp-found__one">
            <h3 class="govuk-heading-s">
                <a class="govuk-link" href=format!("/staff/case/{}", hit.reference)><Ltr text=hit.reference.clone()/></a>
            </h3>
            <p class="sp-found__why">{ta("search-why", &[("why", why)])}</p>
            <p class="govuk-body">{t(&format!("topic-{}", hit.topic))} ", " {t(&format!("area-{}", hit.area))}</p>
            <Tags tags/>
            <p class="sp-small">
                {queue_name(hit.queue)} ". "
                {ta("search-received", &[("when", when::moment(hit.received_at, now))])} " "
                {ta("search-with", &[("who", with)])}
            </p>
        </li>
    }
}
