//! One request: who asks for what, by when, what happened, what is held, and what to do next.

use super::{actions::RequestActions, press_class, stage_tag};
use crate::{
    domain::{
        consent::ConsentChannel,
        controller::Controller,
        identity::IdentityLevel,
        personal::{Message, MessageText, Note, PersonName, ReplyTo},
        rights::{
            DeadlineUrgency, Decision, RefusalReason, RightsEventKind, RightsKind, RightsStage,
        },
        time::{london_date, london_time, plain_date, plain_time},
    },
    forms::staff::RequestActionForm,
    i18n::{tr, tr_args},
    resident::manage::BundleItem,
    staff::shell::StaffPage,
    ui::{ErrorSummary, Ltr, Problems, Tag, Tone, provide_problems},
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// Something that happened, as the team reads it.
#[derive(Clone, Debug)]
pub struct RequestEventLine {
    pub kind: RightsEventKind,
    pub day: NaiveDate,
    /// `None`: the page or a job.
    pub who: Option<String>,
    pub text: Option<Note>,
    pub level: Option<IdentityLevel>,
    pub decision: Option<Decision>,
    pub refusal: Option<RefusalReason>,
    /// A copy was released with it.
    pub released: bool,
}

/// Something that the person wrote on the request's own page.
#[derive(Clone, Debug)]
pub struct ReceivedMessage {
    pub at: DateTime<Utc>,
    pub text: MessageText,
    /// Nobody of the team had looked before.
    pub unread: bool,
}

/// Everything that the page shows.
#[derive(Clone, Debug)]
pub struct RightsRequestView {
    pub reference: String,
    pub kind: RightsKind,
    pub controller: Controller,
    pub channel: ConsentChannel,
    pub received_on: NaiveDate,
    pub clock_from: NaiveDate,
    pub stage: RightsStage,
    pub level: IdentityLevel,
    pub extended: bool,
    pub due: Option<NaiveDate>,
    pub press: DeadlineUrgency,
    /// The enquiry it is about.
    pub case: Option<String>,
    pub words: Option<Message>,
    pub name: Option<PersonName>,
    pub reply_to: Option<ReplyTo>,
    /// The reference that somebody without proof named.
    pub claimed: Option<String>,
    pub events: Vec<RequestEventLine>,
    /// Unread first, then the newest first.
    pub received: Vec<ReceivedMessage>,
    /// What is held, for looking through before it is released.
    pub file: Vec<BundleItem>,
    /// Tells this file from any other state of it.
    pub file_mark: String,
    pub open: bool,
}

impl RightsRequestView {
    /// Whether a copy of the file is what is decided about.
    #[must_use]
    pub fn copies(&self) -> bool {
        self.kind == RightsKind::Access && !self.file.is_empty()
    }
}

#[component]
pub fn RightsRequestPage(
    view: RightsRequestView,
    form: RequestActionForm,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let problems = problems.within(&form.action, &["reference", "day", "words"]);
    let nav = if view.kind == RightsKind::Complaint {
        "home-nav-complaints"
    } else {
        "home-nav-rights"
    };
    let (tone, tag) = stage_tag(view.stage);
    let due = match (view.press, view.due) {
        (_, None) => tr("requests-no-clock"),
        (DeadlineUrgency::Overdue, Some(due)) => {
            tr_args("requests-overdue", &[("date", plain_date(due))])
        }
        (DeadlineUrgency::Soon | DeadlineUrgency::Later, Some(due)) => {
            tr_args("requests-due", &[("date", plain_date(due))])
        }
    };
    let parts = [
        received(&view),
        view! { <Asked view=view.clone()/> }.into_any(),
        view! { <RequestActions view=view.clone() form problems=problems.clone()/> }.into_any(),
        file(&view),
    ];
    let side = [facts(&view), events(&view)];
    view! {
        <StaffPage title=tr_args("requests-title", &[("reference", view.reference.clone())]) current=nav error>
            <ErrorSummary problems/>
            <div class="sp-bar">
                <div class="sp-case__top">
                    <p class="sp-part"><Ltr text=view.reference.clone()/></p>
                    <h1 class="govuk-heading-l">{tr(&format!("requests-kind-{}", view.kind))}</h1>
                    <p><Tag tone text=tag/></p>
                </div>
                <p><strong class=press_class(view.press)>{due}</strong></p>
            </div>
            <div class="sp-case">
                <div>{parts.collect_view()}</div>
                <div class="sp-case__side">{side.collect_view()}</div>
            </div>
        </StaffPage>
    }
}

/// What the person wrote, and where somebody unknown wants the answer.
#[component]
fn Asked(view: RightsRequestView) -> impl IntoView {
    let words = match view.words {
        Some(words) => {
            view! { <div class="sp-said"><p class="govuk-body" dir="auto">{words.expose().to_owned()}</p></div> }.into_any()
        }
        None => view! { <p class="govuk-body">{tr("requests-no-words")}</p> }.into_any(),
    };
    let who = view.name.map(|name| {
        let reply = view
            .reply_to
            .map(|reply| reply.expose().to_owned())
            .unwrap_or_default();
        view! {
            <dl class="sp-facts">
                <div><dt>{tr("requests-name")}</dt><dd><bdi>{name.expose().to_owned()}</bdi></dd></div>
                <div><dt>{tr("requests-reply")}</dt><dd><bdi>{reply}</bdi></dd></div>
                {view.claimed.map(|claimed| view! { <div><dt>{tr("requests-claimed")}</dt><dd><Ltr text=claimed/></dd></div> })}
            </dl>
        }
    });
    view! {
        <section class="sp-card" aria-labelledby="asked">
            <h2 class="govuk-heading-m" id="asked">{tr("requests-asked")}</h2>
            {words}
            {who}
        </section>
    }
}

/// What the person wrote since, before anything else.
fn received(view: &RightsRequestView) -> AnyView {
    if view.received.is_empty() {
        return ().into_any();
    }
    let waits = matches!(
        view.stage,
        RightsStage::WaitsForIdentity | RightsStage::WaitsForAnswer
    );
    let record = waits.then(|| view! { <p class="govuk-body">{tr("requests-answers-record")}</p> });
    let items = view
        .received
        .iter()
        .map(|message| {
            let at = format!(
                "{}, {}",
                plain_date(london_date(message.at)),
                plain_time(london_time(message.at))
            );
            let new = message
                .unread
                .then(|| view! { " " <Tag tone=Tone::On text=tr("requests-answer-new")/> });
            view! {
                <li>
                    <p class="sp-time">{at} {new}</p>
                    <p class="sp-quote" dir="auto">{message.text.expose().to_owned()}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="received">
            <h2 class="govuk-heading-m" id="received">{tr("requests-answers")}</h2>
            {record}
            <ol class="sp-log">{items}</ol>
        </section>
    }
    .into_any()
}

fn facts(view: &RightsRequestView) -> AnyView {
    let case = match &view.case {
        Some(reference) => view! { <Ltr text=reference.clone()/> }.into_any(),
        None => tr("requests-unmatched").into_any(),
    };
    let clock = (view.clock_from != view.received_on).then(|| {
        view! { <div><dt>{tr("requests-clock")}</dt><dd>{plain_date(view.clock_from)}</dd></div> }
    });
    let enough = view.level >= view.kind.needs();
    let level = tr_args(
        if enough {
            "requests-level-enough"
        } else {
            "requests-level-more"
        },
        &[
            ("level", view.level.code().to_owned()),
            ("needs", view.kind.needs().code().to_owned()),
        ],
    );
    view! {
        <section class="sp-card" aria-labelledby="facts">
            <h2 class="govuk-heading-m" id="facts">{tr("requests-facts")}</h2>
            <dl class="sp-facts">
                <div><dt>{tr("requests-received")}</dt><dd>{plain_date(view.received_on)} ", " {tr(&format!("requests-channel-{}", view.channel))}</dd></div>
                {clock}
                <div><dt>{tr("requests-identity")}</dt><dd>{level}</dd></div>
                <div><dt>{tr("requests-enquiry")}</dt><dd>{case}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn events(view: &RightsRequestView) -> AnyView {
    if view.events.is_empty() {
        return ().into_any();
    }
    let items = view
        .events
        .iter()
        .rev()
        .map(|event| {
            let head = match (event.decision, event.level) {
                (Some(decision), _) => tr(&format!("requests-decision-{decision}")),
                (None, Some(level)) => tr_args("requests-event-level", &[("level", level.code().to_owned())]),
                (None, None) => tr(&format!("requests-event-{}", event.kind)),
            };
            let why = event
                .refusal
                .map(|reason| view! { <p class="sp-small">{tr(&format!("requests-refusal-{reason}"))}</p> });
            let words = event
                .text
                .clone()
                .map(|words| view! { <p class="sp-quote" dir="auto">{words.expose().to_owned()}</p> });
            let who = event.who.clone().unwrap_or_else(|| tr("requests-by-page"));
            let released = event
                .released
                .then(|| view! { <p class="sp-small">{tr("requests-released")}</p> });
            view! {
                <li>
                    <p class="sp-time">{plain_date(event.day)}</p>
                    <div><p>{head} " – " {who}</p>{why}{words}{released}</div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="line">
            <h2 class="govuk-heading-m" id="line">{tr("requests-line")}</h2>
            <ol class="sp-log sp-log--time">{items}</ol>
        </section>
    }
    .into_any()
}

/// What is held, for reading.
fn file(view: &RightsRequestView) -> AnyView {
    if view.file.is_empty() {
        return ().into_any();
    }
    let rows = view
        .file
        .iter()
        .map(|item| {
            let day = item
                .day
                .map(|day| view! { <span class="sp-small">{plain_date(day)}</span><br/> });
            let left = item
                .left_out
                .is_some()
                .then(|| view! { <br/><span class="sp-small">{tr("requests-withheld")}</span> });
            view! { <div><dt>{item.heading.clone()}</dt><dd>{day}<bdi>{item.text.clone()}</bdi>{left}</dd></div> }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="file">
            <h2 class="govuk-heading-m" id="file">{tr("requests-file")}</h2>
            <details class="sp-change">
                <summary>{tr_args("requests-file-show", &[("n", view.file.len().to_string())])}</summary>
                <div><dl class="sp-facts">{rows}</dl></div>
            </details>
        </section>
    }
    .into_any()
}
