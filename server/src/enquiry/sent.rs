//! After sending: the page with the reference and the three words, and the record to print. Both are
//! shown again and again until exit or idle end, also after a crash.

use super::draft::{Content, Draft, Found, Lock, Sent};
use crate::enquiry::step_request::{Stands, ended, find};
use app::{
    domain::{
        codes::AgeBand,
        controller::Controller,
        equality::{asked, first_questions},
        reference_data::ReferenceData,
        safe_contact::{Channel, may_ever, way_to_reach},
        time::{london_date, london_time},
    },
    forms::enquiry::{Answers, EnquiryStep},
    i18n::{english_text, time},
    resident::enquiry::{
        RecordPage, RecordView, SentChoiceLine, SentPage, SentView, sections, wishes,
    },
};
use axum::{extract::State, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{error::Result, page::Page};

/// GET `/enquiry/sent`
pub async fn show_sent(State(state): State<Platform>, page: Page) -> Result<Response> {
    with_sent(&state, page, |page, draft, sent| {
        let data = page.data();
        let Content { answers, words, .. } = &draft.content;
        let contact = answers.contact.as_ref();
        let reach =
            contact.and_then(|contact| way_to_reach(contact.way.route(), &contact.safe_contact()));
        let due = london_date(sent.first_look_due);
        let (answers, sent) = (answers.clone(), sent.clone());
        let words = words.expose().split(' ').map(str::to_owned).collect();
        page.ok(move || {
            // Inside, because labels and dates are in the language of the page.
            let view = SentView {
                reference: sent.reference.to_string(),
                controller: sent.controller,
                queue: sent.queue,
                due_day: time::day(due),
                due_time: time::clock(london_time(sent.first_look_due)),
                due_today: due == london_date(sent.at),
                reach,
                wishes: answers.contact.as_ref().map(wishes).unwrap_or_default(),
                words_only: words_only(&answers),
                emailed: sent.emailed,
                words,
                choices: choices(&sent),
                receipt: sent.receipt.clone(),
                last_day: time::date(sent.form_last_day),
                equality: equality_questions(data, sent.controller, &answers),
                exit: answers.exit_bar(data),
                topics: answers
                    .topics(data)
                    .iter()
                    .map(|topic| topic.code)
                    .collect(),
            };
            view! { <SentPage view/> }
        })
    })
    .await
}

/// GET `/enquiry/sent/record`
pub async fn show_record(State(state): State<Platform>, page: Page) -> Result<Response> {
    let address = format!("{}/manage", state.configured.base_url);
    with_sent(&state, page, |page, draft, sent| {
        let data = page.data();
        let (answers, sent) = (draft.content.answers.clone(), sent.clone());
        page.ok(move || {
            let view = RecordView {
                reference: sent.reference.to_string(),
                controller: sent.controller,
                queue: sent.queue,
                sent_day: time::date(london_date(sent.at)),
                sent_time: time::clock(london_time(sent.at)),
                last_day: time::date(sent.form_last_day),
                due_day: time::day(london_date(sent.first_look_due)),
                due_time: time::clock(london_time(sent.first_look_due)),
                address,
                sections: sections(&answers, data, false),
                choices: choices(&sent),
                receipt: sent.receipt.clone(),
                notice_href: sent.notice_href.clone(),
                exit: answers.exit_bar(data),
            };
            view! { <RecordPage view/> }
        })
    })
    .await
}

/// A page that only the browser which sent the enquiry may see.
async fn with_sent(
    state: &Platform,
    page: Page,
    show: impl FnOnce(Page, &Draft, &Sent) -> Response,
) -> Result<Response> {
    let db = &state.pools.web;
    match find(state, db, &page, Lock::No).await? {
        Found::Live(draft) => match &draft.content.sent {
            Some(sent) => {
                draft.touch(db, state.clock.now()).await?;
                Ok(show(page, &draft, sent))
            }
            None => {
                let open = EnquiryStep::first_unanswered(&draft.content.answers, page.data());
                Ok(page.see_other(open.path()))
            }
        },
        found => match Stands::from(found) {
            Stands::Ended => ended(state, page, StatusCode::OK).await,
            // An old bookmark: the enquiry is still there, behind its own door.
            Stands::None | Stands::Open(_) | Stands::Sent => Ok(page.see_other("/manage")),
        },
    }
}

/// How many questions about equality are asked: none of anybody under 16 (rule 6.3), nor about somebody else.
fn equality_questions(data: &ReferenceData, controller: Controller, answers: &Answers) -> usize {
    if answers.for_someone_else() {
        return 0;
    }
    let age = answers.age_band.unwrap_or(AgeBand::PreferNot);
    first_questions(&asked(&data.equality, controller, age))
}

/// Nothing may ever be sent to this person, so the three words are the only way back.
fn words_only(answers: &Answers) -> bool {
    let Some(contact) = &answers.contact else {
        return true;
    };
    let wishes = contact.safe_contact();
    contact.way.email().is_none() || may_ever(Channel::Email, &wishes).is_err()
}

fn choices(sent: &Sent) -> Vec<SentChoiceLine> {
    sent.choices
        .iter()
        .map(|choice| SentChoiceLine {
            // The words of a consent are English until somebody has checked a translation.
            title: english_text(choice.title.clone()),
            given: choice.given,
        })
        .collect()
}
