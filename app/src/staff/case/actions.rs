//! What an officer does next: contact, waiting, closing, a note.

use super::{
    closing::{AgreeToClose, Close},
    model::{CaseForms, CaseView, MessageView},
};
use crate::{
    domain::{
        codes::SafeContact,
        contact_log::{ContactResult, Direction, LogChannel},
        status::Status,
    },
    i18n::{tr, tr_args},
    ui::{Choice, Form, Problems, Radios, SelectField, TextArea, TextField},
};
use leptos::prelude::*;

/// Fields of the contact form, in their order.
const CONTACT_FIELDS: [&str; 6] = [
    "channel",
    "direction",
    "result",
    "voicemail",
    "outside_reason",
    "log_note",
];

/// What the person wrote; sensitive words stay hidden until a press that is recorded.
#[component]
pub fn Words(case: CaseView) -> impl IntoView {
    let name = case.name();
    let body = match case.message.clone() {
        MessageView::Nothing => {
            view! { <p class="govuk-body">{tr("case-free-text-nothing")}</p> }.into_any()
        }
        MessageView::Shown(message) => {
            let lines = message
                .expose()
                .split('\n')
                .filter(|line| !line.trim().is_empty())
                .map(|line| view! { <p class="govuk-body" dir="auto">{line.to_owned()}</p> })
                .collect_view();
            view! { <div class="sp-said" id="said" tabindex="-1">{lines}</div> }.into_any()
        }
        MessageView::Hidden(words) => {
            let hidden = tr_args("case-free-text-hidden", &[("n", words.to_string())]);
            let show = case.can.reveal.then(|| {
                view! {
                    <button type="submit" class="govuk-button sp-quiet" name="action" value="reveal">
                        {tr_args("case-free-text-show", &[("name", name.clone())])}
                    </button>
                }
            });
            view! {
                <Form class="sp-veil" action=format!("/staff/case/{}/reveal", case.reference)>
                    <p>{hidden}<br/><span class="sp-small">{tr("case-free-text-recorded")}</span></p>
                    {show}
                </Form>
            }
            .into_any()
        }
    };
    view! {
        <section class="sp-card" aria-labelledby="words">
            <h2 class="govuk-heading-m" id="words">{tr_args("case-free-text-heading", &[("name", name)])}</h2>
            {body}
        </section>
    }
}

/// Where the work stands and how it goes on.
#[component]
pub fn Next(case: CaseView, forms: CaseForms) -> impl IntoView {
    let open = case.is_open();
    let confirmed = open && !case.is_suggested();
    let contact = (open && case.can.contact)
        .then(|| view! { <RecordContact case=case.clone() forms=forms.clone()/> }.into_any());
    let steps =
        (confirmed && case.can.contact).then(|| view! { <Steps case=case.clone()/> }.into_any());
    let withdrawn = case.withdrawn_at.is_some() && case.closed.is_none();
    let hint = (open && case.is_suggested()).then(|| tr("case-next-confirm"));
    let give = (open && case.can.assign)
        .then(|| view! { <Give case=case.clone() problems=forms.problems.clone()/> }.into_any());
    let close = (case.can.close && (confirmed || withdrawn))
        .then(|| view! { <Close case=case.clone() forms=forms.clone()/> }.into_any());
    let agree = (case.can.agree_to_close && (confirmed || withdrawn))
        .then(|| view! { <AgreeToClose case=case.clone() forms=forms.clone()/> }.into_any());
    let parts = [&contact, &steps, &give, &close, &agree];
    parts.iter().any(|part| part.is_some()).then(|| {
        view! {
            <section class="sp-card" aria-labelledby="next">
                <h2 class="govuk-heading-m" id="next">{tr("case-next-heading")}</h2>
                {hint.map(|hint| view! { <p class="govuk-body">{hint}</p> })}
                {steps}
                {contact}
                {give}
                {agree}
                {close}
            </section>
        }
    })
}

/// Start, wait, carry on: one press each.
#[component]
fn Steps(case: CaseView) -> impl IntoView {
    let buttons: &[(&str, &str)] = match case.status {
        Status::Confirmed => &[("start", "case-step-start"), ("wait", "case-step-wait")],
        Status::InProgress => &[("wait", "case-step-wait")],
        Status::WaitingForResident => &[("resume", "case-step-resume")],
        _ => &[],
    };
    let buttons = buttons
        .iter()
        .map(|(action, key)| {
            view! { <button type="submit" class="govuk-button sp-quiet" name="action" value=*action>{tr(key)}</button> }
        })
        .collect_view();
    view! {
        <Form action=format!("/staff/case/{}/status", case.reference)>
            <input type="hidden" name="version" value=case.version/>
            <div class="sp-actions sp-actions--tight">{buttons}</div>
        </Form>
    }
}

/// How a contact went.
#[component]
pub(super) fn ContactFields(case: CaseView, forms: CaseForms) -> impl IntoView {
    let form = forms.contact.clone();
    let option = |value: &str, key: String| (value.to_owned(), tr(&key));
    let first = || vec![(String::new(), tr("log-choose"))];
    let mut channels = first();
    channels.extend(
        LogChannel::ALL
            .iter()
            .map(|channel| option(channel.code(), format!("log-channel-{channel}"))),
    );
    let mut results = first();
    results.extend(
        ContactResult::ALL
            .iter()
            // Asked about by a question of its own.
            .filter(|result| **result != ContactResult::VoicemailLeft)
            .map(|result| option(result.code(), format!("log-result-{result}"))),
    );
    let directions = Direction::ALL
        .iter()
        .map(|direction| {
            Choice::new(direction.code(), tr(&format!("log-direction-{direction}")))
                .checked(form.direction == direction.code())
        })
        .collect::<Vec<_>>();
    let voicemail = ["no", "yes"]
        .into_iter()
        .map(|code| {
            Choice::new(code, tr(&format!("answer-{code}"))).checked(form.voicemail == code)
        })
        .collect::<Vec<_>>();
    let voicemail_hint = if case.contact.wishes.wants(SafeContact::NoVoicemail) {
        tr("log-voicemail-never")
    } else {
        tr("log-voicemail-hint")
    };
    let reason = case.contact.wishes.has_rules().then(|| {
        view! {
            <TextField
                name="outside_reason"
                label=tr("log-reason")
                hint=tr("log-reason-hint")
                value=form.outside_reason
                spellcheck=true
            />
        }
    });
    let fields = [
        view! {
            <div class="sp-pair">
                <SelectField
                    name="channel"
                    label=tr("log-channel")
                    options=channels
                    value=form.channel
                />
                <SelectField
                    name="result"
                    label=tr("log-result")
                    options=results
                    value=form.result
                />
            </div>
        }
        .into_any(),
        view! {
            <div class="sp-pair">
                <Radios
                    name="direction"
                    legend=tr("log-direction")
                    choices=directions
                    small=true
                />
                <Radios
                    name="voicemail"
                    legend=tr("log-voicemail")
                    hint=voicemail_hint
                    choices=voicemail
                    small=true
                />
            </div>
        }
        .into_any(),
        reason.into_any(),
        view! { <TextArea name="log_note" label=tr("log-note") value=form.log_note rows=3/> }
            .into_any(),
    ];
    fields.collect_view()
}

/// Recording a contact. It opens by itself once number or address are shown.
#[component]
fn RecordContact(case: CaseView, forms: CaseForms) -> impl IntoView {
    let open =
        forms.failed(&CONTACT_FIELDS) || (case.contact.wishes.has_rules() && case.contact.shown);
    let action = format!("/staff/case/{}/contact", case.reference);
    view! {
        <details class="sp-change" open=open id="log">
            <summary>{tr("log-heading")}</summary>
            <div>
                <Form action=action>
                    <ContactFields case forms/>
                    <button type="submit" class="govuk-button sp-quiet" name="action" value="log">{tr("log-save")}</button>
                    <span class="sp-writing" data-writing=""></span>
                </Form>
            </div>
        </details>
    }
}

/// Giving it to a colleague, or back to the queue.
#[component]
fn Give(case: CaseView, problems: Problems) -> impl IntoView {
    let open = problems.of("give").is_some();
    let mut people = vec![
        (String::new(), tr("queue-bulk-choose")),
        ("nobody".to_owned(), tr("queue-bulk-nobody")),
    ];
    people.extend(
        case.colleagues
            .into_iter()
            .map(|(id, name)| (id.0.simple().to_string(), name)),
    );
    view! {
        <details class="sp-change" open=open id="assign">
            <summary>{tr("case-give-heading")}</summary>
            <div>
                <Form action=format!("/staff/case/{}/assign", case.reference)>
                    <input type="hidden" name="version" value=case.version/>
                    <SelectField name="give" label=tr("case-give-label") options=people value=""/>
                    <button type="submit" class="govuk-button sp-quiet">{tr("queue-bulk-give-do")}</button>
                </Form>
            </div>
        </details>
    }
}

/// A note for the record.
#[component]
pub fn AddNote(case: CaseView, forms: CaseForms) -> impl IntoView {
    case.can.note.then(|| {
        view! {
            <Form class="sp-add" action=format!("/staff/case/{}/note", case.reference)>
                <TextArea
                    name="note"
                    label=tr("case-note-label")
                    hint=tr_args("case-note-hint", &[("name", case.name())])
                    value=forms.note.note
                    rows=3
                />
                <div class="sp-actions sp-actions--tight">
                    <button type="submit" class="govuk-button sp-quiet" name="action" value="note">{tr("case-note-save")}</button>
                    <span class="sp-writing" data-writing=""></span>
                </div>
            </Form>
        }
    })
}
