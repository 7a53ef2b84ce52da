//! Writing to the data protection team on the page of a request, and what was written so far.

use super::{RequestLine, moment, request::paragraphs};
use crate::{
    domain::{
        controller::Controller,
        personal::MessageText,
        rights::{QuestionStage, RightsKind},
    },
    forms::manage::{
        AnswerForm,
        answer::{ANSWER_FIELD, FORM_ID_FIELD},
    },
    i18n::{grouped, tr, tr_args},
    resident::markup::markup_paragraph,
    ui::{Form, TextArea},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Something that the person wrote, with its time.
#[derive(Clone, Debug)]
pub struct WrittenMessage {
    pub at: DateTime<Utc>,
    pub text: MessageText,
}

/// Who reads it, by when it is answered where that is known, what to do in danger, and the box.
pub(super) fn answer_box(line: &RequestLine, controller: Controller, form: AnswerForm) -> AnyView {
    let (heading, label, press) = match line.question {
        QuestionStage::Asked => (
            "rights-answer-title",
            "rights-answer-label",
            "rights-answer-send",
        ),
        QuestionStage::Answered => (
            "rights-add-title-answer",
            "rights-add-label",
            "rights-add-send",
        ),
        QuestionStage::NotAsked => ("rights-add-title", "rights-add-label", "rights-add-send"),
    };
    let who = tr_args(
        "rights-answer-who",
        &[("team", tr(&format!("controller-{controller}")))],
    );
    // Nobody promises a day while the clock stands still. The day of a complaint is that of the first word about it.
    let when = match (line.question, line.kind) {
        (QuestionStage::Asked | QuestionStage::Answered, _) => Some(tr("rights-answer-when")),
        (QuestionStage::NotAsked, RightsKind::Complaint) => None,
        (QuestionStage::NotAsked, _) => line.due_sentence(),
    };
    let when = when.map(|when| view! { " " {when} });
    let hint = tr_args("rights-answer-hint", &[("most", grouped(MessageText::MAX))]);
    view! {
        <section class="sp-section" aria-labelledby="write">
            <h2 class="govuk-heading-m" id="write">{tr(heading)}</h2>
            <p class="govuk-body">{who} {when}</p>
            {markup_paragraph("help-contact-danger")}
            <Form action=format!("/manage/enquiry/rights/{}", line.reference)>
                <input type="hidden" name=FORM_ID_FIELD value=form.form_id/>
                <TextArea name=ANSWER_FIELD label=tr(label) hint=hint value=form.text rows=6 most=MessageText::MAX/>
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr(press)}</button>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// What was written so far, each with its time, the newest first; nothing when nothing was.
pub(super) fn written_messages(written: &[WrittenMessage]) -> Option<AnyView> {
    if written.is_empty() {
        return None;
    }
    let cards = written
        .iter()
        .rev()
        .map(|message| {
            view! {
                <section class="sp-card">
                    <h3 class="govuk-heading-s">{tr_args("rights-written-on", &[("moment", moment(message.at))])}</h3>
                    <div class="sp-said">{paragraphs(message.text.expose())}</div>
                </section>
            }
        })
        .collect_view();
    Some(
        view! {
            <h2 class="govuk-heading-m sp-after">{tr("rights-written")}</h2>
            {cards}
        }
        .into_any(),
    )
}

/// Words that came when the request was finished already: they are shown, so that nobody has to write them again.
pub(super) fn unsent_message(text: String) -> AnyView {
    view! {
        <div class="sp-note sp-note--warn" role="alert">
            <p class="sp-note__head">{tr("rights-unsent-head")}</p>
            <p class="govuk-body">{tr("rights-unsent")}</p>
            <div class="sp-said">{paragraphs(&text)}</div>
        </div>
    }
    .into_any()
}
