//! One request: who asks for what, by when, what happened, what is held, and what to do next.

use super::{acts::Acts, press_class, stage_tag};
use crate::{
    domain::{
        consent::ConsentChannel,
        controller::Controller,
        identity::IdentityLevel,
        personal::{Message, Note, PersonName, ReplyTo},
        rights::{Decision, Press, RefusalReason, RightsEventKind, RightsKind, Stage},
        time::plain_date,
    },
    forms::staff::ActForm,
    resident::manage::BundleItem,
    staff::shell::StaffPage,
    ui::{ErrorSummary, Ltr, Problems, Tag},
    words::{t, ta},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Something that happened, as the team reads it.
#[derive(Clone, Debug)]
pub struct EventLine {
    pub kind: RightsEventKind,
    pub day: NaiveDate,
    /// `None`: the page or a job.
    pub who: Option<String>,
    pub words: Option<Note>,
    pub level: Option<IdentityLevel>,
    pub decision: Option<Decision>,
    pub refusal: Option<RefusalReason>,
    /// A copy was released with it.
    pub released: bool,
}

/// Everything that the page shows.
#[derive(Clone, Debug)]
pub struct RequestView {
    pub reference: String,
    pub kind: RightsKind,
    pub controller: Controller,
    pub channel: ConsentChannel,
    pub received_on: NaiveDate,
    pub clock_from: NaiveDate,
    pub stage: Stage,
    pub level: IdentityLevel,
    pub extended: bool,
    pub due: Option<NaiveDate>,
    pub press: Press,
    /// The enquiry it is about.
    pub case: Option<String>,
    pub words: Option<Message>,
    pub name: Option<PersonName>,
    pub reply_to: Option<ReplyTo>,
    /// The reference that somebody without proof named.
    pub claimed: Option<String>,
    pub events: Vec<EventLine>,
    /// What is held, for looking through before it is released.
    pub file: Vec<BundleItem>,
    /// Tells this file from any other state of it.
    pub file_mark: String,
    pub open: bool,
}

impl RequestView {
    /// Whether a copy of the file is what is decided about.
    #[must_use]
    pub fn copies(&self) -> bool {
        self.kind == RightsKind::Access && !self.file.is_empty()
    }
}

#[component]
pub fn RequestPage(view: RequestView, form: ActForm, problems: Problems) -> impl IntoView {
    let error = !problems.is_empty();
    let problems = problems.within(&form.action, &["reference", "day", "words"]);
    let nav = if view.kind == RightsKind::Complaint {
        "home-nav-complaints"
    } else {
        "home-nav-rights"
    };
    let (tone, tag) = stage_tag(view.stage);
    let due = match (view.press, view.due) {
        (_, None) => t("requests-no-clock"),
        (Press::Overdue, Some(due)) => ta("requests-overdue", &[("date", plain_date(due))]),
        (Press::Soon | Press::Later, Some(due)) => ta("requests-due", &[("date", plain_date(due))]),
    };
    let parts = [
        view! { <Asked view=view.clone()/> }.into_any(),
        view! { <Acts view=view.clone() form problems=problems.clone()/> }.into_any(),
        file(&view),
    ];
    let side = [facts(&view), events(&view)];
    view! {
        <StaffPage title=ta("requests-title", &[("reference", view.reference.clone())]) current=nav error>
            <ErrorSummary problems/>
            <div class="sp-bar">
                <div class="sp-case__top">
                    <p class="sp-part"><Ltr text=view.reference.clone()/></p>
                    <h1 class="govuk-heading-l">{t(&format!("requests-kind-{}", view.kind))}</h1>
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
fn Asked(view: RequestView) -> impl IntoView {
    let words = match view.words {
        Some(words) => {
            view! { <div class="sp-said"><p class="govuk-body" dir="auto">{words.expose().to_owned()}</p></div> }.into_any()
        }
        None => view! { <p class="govuk-body">{t("requests-no-words")}</p> }.into_any(),
    };
    let who = view.name.map(|name| {
        let reply = view
            .reply_to
            .map(|reply| reply.expose().to_owned())
            .unwrap_or_default();
        view! {
            <dl class="sp-facts">
                <div><dt>{t("requests-name")}</dt><dd><bdi>{name.expose().to_owned()}</bdi></dd></div>
                <div><dt>{t("requests-reply")}</dt><dd><bdi>{reply}</bdi></dd></div>
                {view.claimed.map(|claimed| view! { <div><dt>{t("requests-claimed")}</dt><dd><Ltr text=claimed/></dd></div> })}
            </dl>
        }
    });
    view! {
        <section class="sp-card" aria-labelledby="asked">
            <h2 class="govuk-heading-m" id="asked">{t("requests-asked")}</h2>
            {words}
            {who}
        </section>
    }
}

fn facts(view: &RequestView) -> AnyView {
    let case = match &view.case {
        Some(reference) => view! { <Ltr text=reference.clone()/> }.into_any(),
        None => t("requests-unmatched").into_any(),
    };
    let clock = (view.clock_from != view.received_on).then(|| {
        view! { <div><dt>{t("requests-clock")}</dt><dd>{plain_date(view.clock_from)}</dd></div> }
    });
    let enough = view.level >= view.kind.needs();
    let level = ta(
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
            <h2 class="govuk-heading-m" id="facts">{t("requests-facts")}</h2>
            <dl class="sp-facts">
                <div><dt>{t("requests-received")}</dt><dd>{plain_date(view.received_on)} ", " {t(&format!("requests-channel-{}", view.channel))}</dd></div>
                {clock}
                <div><dt>{t("requests-identity")}</dt><dd>{level}</dd></div>
                <div><dt>{t("requests-enquiry")}</dt><dd>{case}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn events(view: &RequestView) -> AnyView {
    if view.events.is_empty() {
        return ().into_any();
    }
    let items = view
        .events
        .iter()
        .rev()
        .map(|event| {
            let head = match (event.decision, event.level) {
                (Some(decision), _) => t(&format!("requests-decision-{decision}")),
                (None, Some(level)) => ta("requests-event-level", &[("level", level.code().to_owned())]),
                (None, None) => t(&format!("requests-event-{}", event.kind)),
            };
            let why = event
                .refusal
                .map(|reason| view! { <p class="sp-small">{t(&format!("requests-refusal-{reason}"))}</p> });
            let words = event
                .words
                .clone()
                .map(|words| view! { <p class="sp-quote" dir="auto">{words.expose().to_owned()}</p> });
            let who = event.who.clone().unwrap_or_else(|| t("requests-by-page"));
            let released = event
                .released
                .then(|| view! { <p class="sp-small">{t("requests-released")}</p> });
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
            <h2 class="govuk-heading-m" id="line">{t("requests-line")}</h2>
            <ol class="sp-log sp-log--time">{items}</ol>
        </section>
    }
    .into_any()
}

/// What is held, for reading.
fn file(view: &RequestView) -> AnyView {
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
                .then(|| view! { <br/><span class="sp-small">{t("requests-withheld")}</span> });
            view! { <div><dt>{item.heading.clone()}</dt><dd>{day}<bdi>{item.text.clone()}</bdi>{left}</dd></div> }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="file">
            <h2 class="govuk-heading-m" id="file">{t("requests-file")}</h2>
            <details class="sp-change">
                <summary>{ta("requests-file-show", &[("n", view.file.len().to_string())])}</summary>
                <div><dl class="sp-facts">{rows}</dl></div>
            </details>
        </section>
    }
    .into_any()
}
