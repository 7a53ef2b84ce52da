//! After sending: the reference, what happens next and by when, and how to come back (feature A12, A13).

use super::{
    check::team_name,
    summary::{SummarySection, next_contact},
};
use crate::{
    domain::{
        codes::{QueueCode, TopicCode},
        controller::Controller,
        safe_contact::Channel,
    },
    i18n::{english_text, tr, tr_args},
    resident::{
        contact_details,
        help::{HelpFor, Helplines},
        shell::{ResidentPage, Width},
    },
    ui::{Form, Ltr, SummaryList},
};
use leptos::prelude::*;

/// One choice as it was made.
#[derive(Clone, Debug)]
pub struct SentChoiceLine {
    pub title: String,
    pub given: bool,
}

/// The sent page as it is filled.
#[derive(Clone)]
pub struct SentView {
    pub reference: String,
    pub controller: Controller,
    pub queue: QueueCode,
    /// By when a person reads it, such as "Friday 6 November".
    pub due_day: String,
    /// The hour of that day, such as "5pm".
    pub due_time: String,
    /// It is due on the day it was sent.
    pub due_today: bool,
    /// How we get in touch; `None`: not at all.
    pub reach: Option<Channel>,
    /// The wishes for safe contact, one line each.
    pub wishes: Vec<String>,
    /// Nothing is ever sent to this person: the three words are the only way back.
    pub words_only: bool,
    /// A receipt went out by email.
    pub emailed: bool,
    pub words: Vec<String>,
    pub choices: Vec<SentChoiceLine>,
    /// Code of the receipt for what was agreed to.
    pub receipt: Option<String>,
    /// The last day the form is kept, such as "31 March 2029".
    pub last_day: String,
    pub equality: usize,
    pub exit: bool,
    /// What was asked for: whom to ring follows from it.
    pub topics: Vec<TopicCode>,
}

/// Prints nothing: the three words are a secret.
impl std::fmt::Debug for SentView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SentView(…)")
    }
}

/// The key of the contact that answers for this organisation.
fn phone_key(controller: Controller) -> &'static str {
    match controller {
        Controller::Smbc => "fh_phone",
        Controller::Tpa => "tpa_phone",
    }
}

/// What stands beside that number.
fn phone_words(controller: Controller) -> &'static str {
    match controller {
        Controller::Smbc => "sent-ring-smbc",
        Controller::Tpa => "sent-ring-tpa",
    }
}

/// "We have your enquiry."
#[component]
pub fn SentPage(view: SentView) -> impl IntoView {
    let SentView {
        reference,
        controller,
        queue,
        due_day,
        due_time,
        due_today,
        reach,
        wishes,
        words_only,
        emailed,
        words,
        choices,
        receipt,
        last_day,
        equality,
        exit,
        topics,
    } = view;
    let when = [("day", due_day), ("time", due_time)];
    let due = if due_today {
        tr_args("sent-due-today", &when)
    } else {
        tr_args("sent-due", &when)
    };
    let (then, then_how) = next_contact(reach);
    let words = words
        .into_iter()
        .map(|word| view! { <li lang="en" translate="no">{word}</li> })
        .collect_view();
    let lines = HelpFor::of_topics(&topics)
        .into_iter()
        .map(|of| view! { <Helplines of/> })
        .collect_view();
    let only = words_only
        .then(|| view! { <p class="govuk-body"><strong>{tr("sent-words-only")}</strong></p> });
    view! {
        <ResidentPage title=tr("sent-title") exit idle_warning=true>
            <div class="sp-sent">
                <h1 class="govuk-heading-xl">{tr("sent-title")}</h1>
                <p>{tr("sent-reference")}</p>
                <p class="sp-ref"><bdi translate="no" dir="ltr">{reference}</bdi></p>
                <Doors/>
            </div>

            <h2 class="govuk-heading-m">{tr("sent-next")}</h2>
            <ol class="sp-steps">
                <li>
                    <p class="sp-steps__head">{due}</p>
                    <p>{tr_args("sent-read", &[("team", team_name(queue))])}</p>
                </li>
                <li>
                    <p class="sp-steps__head">{then}</p>
                    <p>{then_how}</p>
                    {(!wishes.is_empty()).then(|| wish_list(wishes))}
                </li>
                <li>
                    <p class="sp-steps__head">{tr("sent-agree")}</p>
                    <p>{tr("sent-agree-ask")}</p>
                </li>
            </ol>
            {emailed.then(|| view! { <p class="govuk-body">{tr("sent-emailed")}</p> })}

            <section class="sp-section" aria-labelledby="back">
                <h2 class="govuk-heading-m" id="back">{tr("sent-back")}</h2>
                <p class="govuk-body">{tr("sent-back-how")}</p>
                {only}
                // The words are English ones, in this order. Translated they open nothing (input F5).
                <ul class="sp-words" dir="ltr">{words}</ul>
                <p class="govuk-body">{tr("sent-words-keep")}</p>
                <p class="govuk-body">{tr("sent-words-shown")}</p>
                <Form action="/enquiry/sent">
                    <div class="sp-actions sp-actions--tight">
                        <a class="govuk-button sp-quiet" href="/enquiry/sent/record" draggable="false">{tr("sent-record")}</a>
                        <button type="submit" class="govuk-button sp-quiet">{tr("sent-manage")}</button>
                    </div>
                </Form>
            </section>

            {(!choices.is_empty()).then(|| view! { <Choices choices receipt/> })}

            <section class="sp-section" aria-labelledby="sooner">
                <h2 class="govuk-heading-m" id="sooner">{tr("sent-sooner")}</h2>
                {contact_details::lines(&[(phone_words(controller), phone_key(controller))])}
                {crate::resident::markup::markup_paragraph("sent-danger")}
                {lines}
                <p class="govuk-body">{tr_args("sent-delete", &[("date", last_day)])}</p>
            </section>

            {(equality > 0).then(|| view! { <EqualityNote one=equality == 1/> })}
            <p class="govuk-body"><a class="govuk-link" href="/feedback">{tr("shell-link-feedback")}</a></p>
            <p class="govuk-body"><a class="govuk-link" href="/exit" rel="nofollow noreferrer">{tr("sent-leave")}</a></p>
        </ResidentPage>
    }
    .into_any()
}

fn wish_list(wishes: Vec<String>) -> impl IntoView {
    let items = wishes
        .into_iter()
        .map(|wish| view! { <li>{wish}</li> })
        .collect_view();
    view! {
        <p class="govuk-body">{tr("sent-wishes")}</p>
        <ul class="govuk-list govuk-list--bullet">{items}</ul>
    }
}

/// What was said yes and no to, with what proves it.
#[component]
fn Choices(choices: Vec<SentChoiceLine>, receipt: Option<String>) -> impl IntoView {
    let rows = choices
        .into_iter()
        .map(|choice| {
            let (class, word) = if choice.given {
                ("sp-tag sp-tag--on", "sent-yes")
            } else {
                ("sp-tag", "sent-no")
            };
            view! {
                <div>
                    <dt><span class=class>{tr(word)}</span></dt>
                    <dd>{english_text(choice.title)}</dd>
                </div>
            }
        })
        .collect_view();
    let receipt = receipt.map(|code| {
        let href = format!("/receipt/{code}");
        view! {
            <p class="govuk-body">
                {tr("sent-receipt")} " "
                <a class="govuk-link" href=href><Ltr text=code/></a>
            </p>
        }
    });
    view! {
        <section class="sp-section" aria-labelledby="choices">
            <h2 class="govuk-heading-m" id="choices">{tr("sent-choices")}</h2>
            <dl class="sp-facts sp-facts--tags">{rows}</dl>
            {receipt}
            <p class="govuk-body">{tr("sent-choices-change")}</p>
        </section>
    }
    .into_any()
}

#[component]
fn EqualityNote(one: bool) -> impl IntoView {
    let (head, how, go) = if one {
        ("sent-fair-one", "sent-fair-how-one", "sent-fair-go-one")
    } else {
        ("sent-fair", "sent-fair-how", "sent-fair-go")
    };
    view! {
        <div class="sp-note">
            <p class="sp-note__head">{tr(head)}</p>
            <p class="govuk-body">
                {tr(how)} " "
                <a class="govuk-link" href="/enquiry/equality">{tr(go)}</a>
            </p>
        </div>
    }
}

/// Two doors in one viaduct: ornament.
#[component]
fn Doors() -> impl IntoView {
    view! {
        <svg class="sp-sent__art" viewBox="0 0 150 104" aria-hidden="true" focusable="false">
            <path fill="#ffc845" d="M4 104V40a32 32 0 0 1 64 0v64z"></path>
            <path fill="#faf6f0" d="M82 104V40a32 32 0 0 1 64 0v64z"></path>
            <path fill="#2a6844" d="M16 104V44a20 20 0 0 1 40 0v60z"></path>
            <path fill="#6a3b78" d="M94 104V44a20 20 0 0 1 40 0v60z"></path>
            <path
                fill="#ffc845"
                d="M46 74a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM124 74a3 3 0 1 1 0 6 3 3 0 0 1 0-6z"
            ></path>
        </svg>
    }
}

/// The record to print: all that was sent, without the three words.
#[derive(Clone)]
pub struct RecordView {
    pub reference: String,
    pub controller: Controller,
    pub queue: QueueCode,
    /// Such as "5 November 2026".
    pub sent_day: String,
    /// Such as "10:42am".
    pub sent_time: String,
    pub last_day: String,
    /// By when a person reads it, such as "Friday 6 November", and the hour.
    pub due_day: String,
    pub due_time: String,
    /// Where this website leads back to the enquiry, for somebody who holds paper.
    pub address: String,
    pub sections: Vec<SummarySection>,
    pub choices: Vec<SentChoiceLine>,
    pub receipt: Option<String>,
    pub notice_href: String,
    pub exit: bool,
}

/// The record to keep.
#[component]
pub fn RecordPage(view: RecordView) -> impl IntoView {
    let RecordView {
        reference,
        controller,
        queue,
        sent_day,
        sent_time,
        last_day,
        due_day,
        due_time,
        address,
        sections,
        choices,
        receipt,
        notice_href,
        exit,
    } = view;
    let organisation = tr(&format!("controller-{controller}"));
    let sections = sections
        .into_iter()
        .map(|section| {
            view! {
                <h2 class="govuk-heading-m">{section.title}</h2>
                <SummaryList rows=section.rows/>
            }
        })
        .collect_view();
    view! {
        <ResidentPage title=tr("sent-record-title") back="/enquiry/sent" exit width=Width::Column idle_warning=true>
            <h1 class="govuk-heading-l">{tr("sent-record-title")}</h1>
            <p class="govuk-body">{tr("sent-record-lead")}</p>
            <dl class="govuk-summary-list">
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{tr("sent-reference")}</dt>
                    <dd class="govuk-summary-list__value"><Ltr text=reference/></dd>
                </div>
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{tr("sent-record-when")}</dt>
                    <dd class="govuk-summary-list__value">
                        {tr_args("sent-record-at", &[("day", sent_day), ("time", sent_time)])}
                    </dd>
                </div>
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{tr("sent-record-to")}</dt>
                    <dd class="govuk-summary-list__value">{team_name(queue)} {tr("join-comma")} " " {organisation.clone()}</dd>
                </div>
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{tr("sent-record-notice")}</dt>
                    <dd class="govuk-summary-list__value">
                        <a class="govuk-link" href=notice_href>{tr_args("check-notice", &[("organisation", organisation)])}</a>
                    </dd>
                </div>
            </dl>
            <h2 class="govuk-heading-m">{tr("sent-next")}</h2>
            <p class="govuk-body">
                {tr_args("sent-due", &[("day", due_day), ("time", due_time)])} ". "
                {tr_args("sent-read", &[("team", team_name(queue))])}
            </p>
            <p class="govuk-body">{tr_args("sent-record-back", &[("address", address)])}</p>
            {contact_details::lines(&[(phone_words(controller), phone_key(controller))])}
            {sections}
            {(!choices.is_empty()).then(|| view! { <Choices choices receipt/> })}
            <p class="govuk-body">{tr_args("sent-delete", &[("date", last_day)])}</p>
        </ResidentPage>
    }
    .into_any()
}
