//! The rows of a queue: a table that becomes cards where it has no room.

use crate::{
    domain::{
        codes::{Flag, Language, QueueCode, TopicCode},
        status::Status,
        worklist::CaseTag,
    },
    i18n::{tr, tr_args},
    staff::{
        components::{flag_tag, flag_tags, queue_name, status_tag},
        date_format,
    },
    ui::{Ltr, Tags, Tone},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Who has taken an enquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub name: String,
    /// It is the reader.
    pub me: bool,
}

/// One enquiry in a list.
#[derive(Clone, Debug)]
pub struct QueueRow {
    pub reference: String,
    pub queue: QueueCode,
    pub topic: TopicCode,
    pub flags: Vec<Flag>,
    /// What officers marked it with.
    pub tags: Vec<CaseTag>,
    pub version: i32,
    pub language: Language,
    pub status: Status,
    pub urgent: bool,
    pub received_at: DateTime<Utc>,
    /// By when a person is to have looked.
    pub first_look_due: DateTime<Utc>,
    /// A person has looked: confirmed it or gone further.
    pub looked: bool,
    pub holder: Option<Holder>,
}

/// The table. Inside a form it holds the buttons that take and give back.
#[component]
pub fn RowsTable(
    rows: Vec<QueueRow>,
    now: DateTime<Utc>,
    #[prop(into)] caption: String,
    can_claim: bool,
    /// Several queues are mixed: name each row's.
    with_queue: bool,
    /// Rows can be ticked, for what is done to several at once.
    #[prop(optional)]
    tick: bool,
    /// References that are ticked already.
    #[prop(optional)]
    ticked: Vec<String>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let ticked = tick.then(|| ticked.contains(&row.reference));
            view! { <Row row now can_claim with_queue ticked/> }
        })
        .collect_view();
    view! {
        <table class="sp-queue">
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr("queue-col-reference")}</th>
                    <th scope="col">{tr("queue-col-topic")}</th>
                    <th scope="col">{tr("queue-col-waiting")}</th>
                    <th scope="col">{tr("queue-col-due")}</th>
                    <th scope="col">{tr("queue-col-with")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(
    row: QueueRow,
    now: DateTime<Utc>,
    can_claim: bool,
    with_queue: bool,
    /// `None`: cannot be ticked.
    ticked: Option<bool>,
) -> impl IntoView {
    let mut tags = vec![status_tag(row.status)];
    tags.extend(flag_tags(&row.flags));
    // The red edge of an urgent topic has its word, too.
    if row.urgent && !tags.iter().any(|(tone, _)| *tone == Tone::Red) {
        tags.insert(1, flag_tag(Flag::Urgent));
    }
    if row.language != Language::English {
        let language = tr(&format!("language-{}-english", row.language));
        tags.push((
            Tone::River,
            tr_args("queue-language", &[("language", language)]),
        ));
    }
    tags.extend(
        row.tags
            .iter()
            .map(|tag| (Tone::Grey, tr(&format!("tag-{tag}")))),
    );
    let due = if row.looked || !row.status.is_open() {
        view! { <span class="sp-soft">{tr("queue-looked")}</span> }.into_any()
    } else {
        let late = row.first_look_due < now;
        let left = date_format::time_left(row.first_look_due, now);
        let class = if late { "sp-late" } else { "sp-small" };
        view! {
            <span class="sp-queue__by">{date_format::target(row.first_look_due, now)}</span>
            <span class=class>{left}</span>
        }
        .into_any()
    };
    let tick = ticked.map(|ticked| {
        let id = format!("tick-{}", row.reference);
        let value = format!("{}.{}", row.reference, row.version);
        view! {
            <span class="govuk-checkboxes govuk-checkboxes--small sp-tick">
                <span class="govuk-checkboxes__item">
                    <input
                        class="govuk-checkboxes__input"
                        id=id.clone()
                        type="checkbox"
                        name="tick"
                        value=value
                        form="bulk"
                        checked=ticked
                    />
                    <label class="govuk-label govuk-checkboxes__label" for=id>
                        <span class="govuk-visually-hidden">{tr_args("queue-tick", &[("reference", row.reference.clone())])}</span>
                    </label>
                </span>
            </span>
        }
    });
    let reference = row.reference.clone();
    let act = move |name: &'static str, key: &'static str| {
        let reference = reference.clone();
        view! {
            <button type="submit" class="govuk-button sp-quiet" name=name value=reference.clone() data-key=(name == "take").then_some("t")>
                {tr(key)}
                <span class="govuk-visually-hidden">{format!(" {reference}")}</span>
            </button>
        }
    };
    let taker = match (row.holder, can_claim && row.status.is_open()) {
        (None, true) => {
            view! { <span>{tr("queue-no-one")}</span> " " {act("take", "queue-take")} }.into_any()
        }
        (None, false) => view! { <span>{tr("queue-no-one")}</span> }.into_any(),
        (Some(holder), true) if holder.me => {
            view! { <span>{tr("queue-you")}</span> " " {act("release", "queue-release")} }
                .into_any()
        }
        (Some(holder), _) if holder.me => view! { <span>{tr("queue-you")}</span> }.into_any(),
        (Some(holder), _) => view! { <span>{holder.name}</span> }.into_any(),
    };
    let queue = with_queue
        .then(|| view! { <span class="sp-small sp-queue__of">{queue_name(row.queue)}</span> });
    view! {
        <tr class=row.urgent.then_some("sp-queue__now") data-ref=row.reference.clone()>
            <th scope="row">
                {tick}
                <a class="govuk-link" href=format!("/staff/case/{}", row.reference)>
                    <Ltr text=row.reference.clone()/>
                </a>
            </th>
            <td class="sp-queue__topic">
                {tr(&format!("topic-{}", row.topic))}
                {queue}
                <Tags tags/>
            </td>
            <td class="sp-queue__num sp-queue__age" data-label=tr("queue-col-waiting")>
                {date_format::span(now - row.received_at)}
            </td>
            <td class="sp-queue__num sp-queue__due">{due}</td>
            <td class="sp-queue__with"><div class="sp-taker">{taker}</div></td>
        </tr>
    }
}
