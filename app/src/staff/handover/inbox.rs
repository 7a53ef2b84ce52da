//! `/staff/handovers`: what is offered to the reader's queues, and what waits for the reader's word.

use super::share_form::long_date;
use crate::{
    domain::{
        codes::QueueCode,
        sharing::{Basis, ShareKind, SharedField},
        time::london_date,
    },
    forms::staff::field_names,
    i18n::{tr, tr_args},
    staff::{
        components::{Organisation, queue_name},
        date_format,
        shell::StaffPage,
    },
    ui::{ErrorSummary, Form, Ltr, Problems, Tag, Tone, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// A hand-over that reached a queue of the reader.
#[derive(Clone, Debug)]
pub struct OfferedHandover {
    pub id: Uuid,
    pub from: crate::domain::controller::Controller,
    pub to: QueueCode,
    pub basis: Basis,
    pub fields: Vec<SharedField>,
    pub at: DateTime<Utc>,
    /// It was taken back: nothing of it is here any more. With the end of the text key that says why.
    pub ended: Option<&'static str>,
}

/// A share of the own organisation that waits for a second person.
#[derive(Clone, Debug)]
pub struct PendingApproval {
    pub reference: String,
    pub kind: ShareKind,
    pub organisation: String,
    pub at: DateTime<Utc>,
    /// It has gone already: act first.
    pub gone: bool,
}

/// Both lists.
#[derive(Clone, Debug)]
pub struct HandoverInbox {
    pub now: DateTime<Utc>,
    pub offered: Vec<OfferedHandover>,
    pub to_agree: Vec<PendingApproval>,
    /// The reader is one of those who agree.
    pub agrees: bool,
}

/// The desk.
#[component]
pub fn HandoverInboxPage(inbox: HandoverInbox, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let now = inbox.now;
    let (open, ended): (Vec<_>, Vec<_>) = inbox
        .offered
        .into_iter()
        .partition(|offer| offer.ended.is_none());
    let none = open.is_empty();
    let open = open
        .into_iter()
        .map(|offer| offered(offer, now))
        .collect_view();
    let ended = (!ended.is_empty()).then(|| {
        let items = ended
            .into_iter()
            .map(|offer| taken_back(offer, now))
            .collect_view();
        view! {
            <h2 class="govuk-heading-m">{tr("handover-ended-heading")}</h2>
            <ul class="sp-queues">{items}</ul>
        }
    });
    let agree = inbox.agrees.then(|| {
        let none = inbox.to_agree.is_empty();
        let items = inbox
            .to_agree
            .into_iter()
            .map(|line| to_agree(line, now))
            .collect_view();
        view! {
            <h2 class="govuk-heading-m">{tr("handover-agree-heading")}</h2>
            {if none {
                view! { <p class="sp-note">{tr("handover-agree-none")}</p> }.into_any()
            } else {
                view! { <ul class="sp-queues">{items}</ul> }.into_any()
            }}
        }
    });
    view! {
        <StaffPage title=tr("handover-title") current="handover-nav" error>
            <ErrorSummary problems/>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("handover-title")}</h1>
                    <p class="sp-small">{date_format::heading(now)}</p>
                </div>
            </div>
            <h2 class="govuk-heading-m">{tr("handover-offered-heading")}</h2>
            {if none {
                view! { <p class="sp-note">{tr("handover-none")}</p> }.into_any()
            } else {
                view! { <ul class="sp-queues">{open}</ul> }.into_any()
            }}
            {ended}
            {agree}
        </StaffPage>
    }
}

fn offered(offer: OfferedHandover, now: DateTime<Utc>) -> AnyView {
    let href = format!("/staff/handovers/{}", offer.id);
    let heading = tr_args(
        "handover-one",
        &[
            ("queue", queue_name(offer.to)),
            ("when", date_format::moment(offer.at, now)),
        ],
    );
    view! {
        <li class="sp-card sp-queues__one">
            <h3 class="govuk-heading-s"><a class="govuk-link" href=href>{heading}</a></h3>
            <p class="govuk-body">
                <Organisation controller=offer.from text=tr(&format!("controller-{}", offer.from))/>
            </p>
            <p class="sp-small">{tr_args("share-what", &[("fields", field_names(&offer.fields))])}</p>
            <p class="sp-small">{tr(&format!("share-told-basis-{}", offer.basis))}</p>
        </li>
    }
    .into_any()
}

/// The task that a withdrawal leaves at the receiver: read it, and let go of what you know.
fn taken_back(offer: OfferedHandover, now: DateTime<Utc>) -> AnyView {
    let action = format!("/staff/handovers/{}", offer.id);
    let line = tr_args(
        "handover-ended",
        &[
            ("from", tr(&format!("controller-{}", offer.from))),
            ("when", date_format::moment(offer.at, now)),
        ],
    );
    let why = tr(&format!(
        "handover-ended-{}",
        offer.ended.unwrap_or("taken_back")
    ));
    let hidden = format!(": {}", long_date(london_date(offer.at)));
    view! {
        <li class="sp-card sp-queues__one">
            <p class="govuk-body"><Tag tone=Tone::Amber text=tr("handover-ended-tag")/> " " {line}</p>
            <p class="govuk-body">{why} " " {tr("handover-ended-do")}</p>
            <Form action=action>
                <button type="submit" class="govuk-button sp-quiet" name="action" value="told">
                    {tr("handover-told")}<span class="govuk-visually-hidden">{hidden}</span>
                </button>
            </Form>
        </li>
    }
    .into_any()
}

fn to_agree(line: PendingApproval, now: DateTime<Utc>) -> AnyView {
    let href = format!("/staff/case/{}#shares", line.reference);
    let key = if line.gone {
        "handover-agree-gone"
    } else {
        "handover-agree-waits"
    };
    let kind = tr(&format!("share-kind-{}", line.kind));
    view! {
        <li class="sp-card sp-queues__one">
            <h3 class="govuk-heading-s">
                <a class="govuk-link" href=href>{format!("{kind}: {}", line.organisation)}</a>
            </h3>
            <p class="govuk-body"><Ltr text=line.reference/> ", " {date_format::moment(line.at, now)}</p>
            <p class="sp-small">{tr(key)}</p>
        </li>
    }
    .into_any()
}
