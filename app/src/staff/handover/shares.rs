//! On the case page: what has gone or is to go to others, and where the case came from.

use crate::{
    domain::{
        personal::Note,
        sharing::{Basis, SecondApproval, ShareKind, ShareState, SharedField},
        time::london_date,
    },
    forms::staff::field_names,
    i18n::{tr, tr_args},
    staff::{case::CaseView, components::queue_name, date_format},
    ui::{FieldError, Form, Problems, Tag, Tone},
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// One share of a case.
#[derive(Clone, Debug)]
pub struct ShareLine {
    pub id: Uuid,
    pub kind: ShareKind,
    pub organisation: String,
    pub basis: Basis,
    pub fields: Vec<SharedField>,
    pub state: ShareState,
    pub made_by: String,
    pub made_at: DateTime<Utc>,
    pub why: Note,
    pub second: SecondApproval,
    /// Who agreed or did not, and when.
    pub seconded: Option<(String, DateTime<Utc>, bool)>,
    /// Kept from the person until somebody looks again on this day.
    pub withheld_until: Option<NaiveDate>,
    pub withheld_why: Option<Note>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Why the other organisation said no.
    pub answer_reason: Option<Note>,
    pub ended_at: Option<DateTime<Utc>>,
    /// The reader is the second person who may agree.
    pub can_agree: bool,
    pub can_take_back: bool,
}

/// Where the case came from.
#[derive(Clone, Debug)]
pub struct HandoverOrigin {
    pub from: String,
    pub at: DateTime<Utc>,
    pub basis: Basis,
    pub fields: Vec<SharedField>,
    /// The person has taken the yes back since.
    pub yes_gone: bool,
}

/// The card "Other organisations"; nothing where there is nothing to see or do.
#[component]
pub fn Shares(case: CaseView, problems: Problems) -> impl IntoView {
    let open = case.is_open();
    // One offer at a time.
    let offered = case
        .shares
        .iter()
        .any(|line| line.kind == ShareKind::Handover && line.state.can_be_taken_back());
    let came = case
        .handover_origin
        .clone()
        .map(|came| came_from(&case, came));
    let problem = problems.of("shares");
    let lines = case
        .shares
        .iter()
        .map(|line| share(&case, line))
        .collect_view();
    let none = case.shares.is_empty();
    let links = [
        (
            case.can.hand_over && !offered,
            "handover",
            "share-link-handover",
        ),
        (case.can.disclose, "disclose", "share-link-outside"),
    ]
    .into_iter()
    .filter(|(can, _, _)| *can && open)
    .map(|(_, path, key)| {
        let href = format!("/staff/case/{}/{path}", case.reference);
        view! { <a class="govuk-button sp-quiet" href=href draggable="false">{tr(key)}</a> }
    })
    .collect::<Vec<_>>();
    view! {
        <section class="sp-card" aria-labelledby="shares">
            <h2 class="govuk-heading-m" id="shares">{tr("share-heading")}</h2>
            <FieldError field="shares" message=problem/>
            {came}
            {if none {
                view! { <p class="govuk-body">{tr("share-none")}</p> }.into_any()
            } else {
                view! { <ul class="sp-log">{lines}</ul> }.into_any()
            }}
            {(!links.is_empty())
                .then(|| view! { <div class="sp-actions sp-actions--tight sp-noprint">{links}</div> })}
        </section>
    }
}

fn came_from(case: &CaseView, came: HandoverOrigin) -> AnyView {
    let line = tr_args(
        "share-came",
        &[
            ("from", came.from),
            ("when", date_format::moment(came.at, case.now)),
            ("fields", field_names(&came.fields)),
        ],
    );
    let gone = came
        .yes_gone
        .then(|| view! { <p class="sp-note sp-note--warn">{tr("share-came-yes-gone")}</p> });
    view! {
        <p class="govuk-body">{line} " " <span class="sp-small">{tr(&format!("share-told-basis-{}", came.basis))}</span></p>
        {gone}
    }
    .into_any()
}

/// The colour of a state.
pub(super) fn tone(state: ShareState) -> Tone {
    match state {
        ShareState::WaitsForSecond => Tone::Amber,
        ShareState::Offered => Tone::River,
        ShareState::Given | ShareState::Accepted => Tone::On,
        ShareState::Declined | ShareState::Ended(_) => Tone::Grey,
    }
}

fn share(case: &CaseView, line: &ShareLine) -> AnyView {
    let now = case.now;
    let tag = tr(&format!("share-state-{}", line.state.code()));
    let moment = line.ended_at.or(line.answered_at).unwrap_or(line.made_at);
    let what = tr_args("share-what", &[("fields", field_names(&line.fields))]);
    let by = tr_args(
        "share-by",
        &[
            ("who", line.made_by.clone()),
            ("when", date_format::moment(line.made_at, now)),
        ],
    );
    let seconded = match (&line.seconded, line.second) {
        (Some((who, at, agreed)), _) => {
            let key = if *agreed {
                "share-agreed"
            } else {
                "share-not-agreed"
            };
            Some(tr_args(
                key,
                &[
                    ("who", who.clone()),
                    ("when", date_format::moment(*at, now)),
                ],
            ))
        }
        (None, SecondApproval::After) => Some(tr("share-second-after")),
        (None, SecondApproval::Before) if line.state == ShareState::WaitsForSecond => {
            Some(tr("share-second-before"))
        }
        (None, SecondApproval::Before | SecondApproval::None) => None,
    };
    let withheld = line.withheld_until.map(|day| {
        let text = tr_args(
            "share-withheld",
            &[("date", super::share_form::long_date(day))],
        );
        let why = line
            .withheld_why
            .clone()
            .map(|note| view! { <p class="sp-quote" dir="auto">{note.expose().to_owned()}</p> });
        view! { <p class="sp-small">{text}</p> {why} }
    });
    let reason = line
        .answer_reason
        .clone()
        .map(|note| view! { <p class="sp-quote" dir="auto">{note.expose().to_owned()}</p> });
    let acts = acts(case, line);
    view! {
        <li>
            <p>
                <Tag tone=tone(line.state) text=tag/>
                " "
                <span class="sp-small">{date_format::moment(moment, now)}</span>
            </p>
            <p><strong>{line.organisation.clone()}</strong></p>
            <p>{what}</p>
            {reason}
            <details class="sp-change">
                <summary>{tr("share-more")}<span class="govuk-visually-hidden">{format!(": {}", line.organisation)}</span></summary>
                <div>
                    <p class="sp-small">{by}</p>
                    <p class="sp-small">{tr(&format!("share-told-basis-{}", line.basis))}</p>
                    <p class="sp-quote" dir="auto">{line.why.expose().to_owned()}</p>
                    {withheld}
                </div>
            </details>
            {seconded.map(|text| view! { <p class="sp-small">{text}</p> })}
            {acts}
        </li>
    }
    .into_any()
}

fn acts(case: &CaseView, line: &ShareLine) -> Option<AnyView> {
    if !line.can_agree && !line.can_take_back {
        return None;
    }
    let action = format!("/staff/case/{}/share", case.reference);
    let hidden = format!(
        ": {}, {}",
        line.organisation,
        date_format::date(london_date(line.made_at))
    );
    let button = |value: &'static str, key: &str| {
        let hidden = hidden.clone();
        view! {
            <button type="submit" class="govuk-button sp-quiet" name="action" value=value>
                {tr(key)}<span class="govuk-visually-hidden">{hidden}</span>
            </button>
        }
    };
    let agree = line.can_agree.then(|| {
        view! { {button("agree", "share-agree")} {button("refuse", "share-refuse")} }
    });
    let back = line
        .can_take_back
        .then(|| button("take_back", "share-take-back"));
    let id = line.id.to_string();
    Some(
        view! {
            <Form action=action class="sp-noprint">
                <input type="hidden" name="share" value=id/>
                <div class="sp-actions sp-actions--tight">{agree}{back}</div>
            </Form>
        }
        .into_any(),
    )
}

/// What stops the work on a case that was handed over.
#[component]
pub fn HandedOver(case: CaseView) -> impl IntoView {
    case.shares
        .iter()
        .find(|line| {
            line.kind == ShareKind::Handover
                && line.answered_at.is_some()
                && line.answer_reason.is_none()
        })
        .map(|line| {
            let at = line.answered_at.unwrap_or(line.made_at);
            let text = tr_args(
                "share-banner",
                &[
                    ("organisation", line.organisation.clone()),
                    ("when", date_format::moment(at, case.now)),
                    ("queue", queue_name(case.queue)),
                ],
            );
            view! { <p class="sp-note">{text}</p> }
        })
}
