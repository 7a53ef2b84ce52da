//! "How should we contact you?" and what would keep the person safe (feature A7, rule 8.2).

use super::{
    frame::{Frame, QuestionPage},
    summary::lower_first,
};
use crate::{
    domain::{
        codes::{ContactRoute, SafeContact, SafeTime, SomeoneAnswers},
        personal::SafeWord,
    },
    forms::enquiry::ContactForm,
    i18n::{tr, tr_args},
    ui::{Checkboxes, Choice, FieldError, Problems, Radios, TextField, provide_problems},
};
use leptos::prelude::*;

/// Days and parts of the day, in the order of the codes.
const DAYS: [&str; 5] = ["mon", "tue", "wed", "thu", "fri"];
const TIMES: [&str; 3] = ["am", "pm", "eve"];

/// The wishes that are offered as ticks. Letters are not among them: no address is held, so none is
/// ever sent, and the page says so.
pub const OFFERED_WISHES: [SafeContact; 7] = [
    SafeContact::NoCall,
    SafeContact::NoVoicemail,
    SafeContact::WithholdNumber,
    SafeContact::DontSay,
    SafeContact::NoText,
    SafeContact::NoEmail,
    SafeContact::ShareDevice,
];

/// The contact page. `in_full`: the safe-contact questions stand open, not folded away.
#[component]
pub fn ContactPage(frame: Frame, form: ContactForm, in_full: bool) -> impl IntoView {
    provide_problems(&frame.problems);
    let problems = frame.problems.clone();
    let part = frame.part();
    let routes = route_choices(&form, &problems);
    let failed = ["safe_contact", "safe_times", "safe_word", "someone_answers"]
        .iter()
        .any(|field| problems.of(field).is_some());
    let folded_open = failed || form.has_wishes();
    let wishes = view! { <SafeContactFields form problems=problems.clone()/> };
    let wishes = if in_full {
        view! { <div class="sp-section">{wishes}</div> }.into_any()
    } else {
        view! {
            <details class="govuk-details" open=folded_open>
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{tr("enquiry-safe-summary")}</span>
                </summary>
                <div class="govuk-details__text">{wishes}</div>
            </details>
        }
        .into_any()
    };
    view! {
        <QuestionPage frame title=tr("enquiry-contact-title")>
            <Radios
                name="contact_route"
                legend=tr("enquiry-contact-title")
                hint=tr("enquiry-contact-hint")
                heading=true
                part
                choices=routes
            />
            {wishes}
        </QuestionPage>
    }
    .into_any()
}

pub(crate) fn route_choices(form: &ContactForm, problems: &Problems) -> Vec<Choice> {
    ContactRoute::ALL
        .iter()
        .map(|route| {
            let choice = Choice::new(route.code(), tr(&format!("route-{route}")))
                .checked(form.contact_route == route.code());
            match route {
                ContactRoute::Phone => choice.then(view! {
                    <TextField
                        name="phone"
                        label=tr("enquiry-phone")
                        hint=tr("enquiry-phone-hint")
                        kind="tel"
                        ltr=true
                        width="govuk-input--width-20"
                        autocomplete="tel"
                        value=form.phone.clone()
                    />
                }),
                ContactRoute::Text => choice.then(view! {
                    <MobileField value=form.mobile.clone() problems=problems.clone()/>
                }),
                ContactRoute::Email => choice.then(view! {
                    <TextField
                        name="email"
                        label=tr("enquiry-email")
                        hint=tr("enquiry-email-hint")
                        kind="email"
                        ltr=true
                        autocomplete="email"
                        value=form.email.clone()
                    />
                }),
                ContactRoute::NoneIWillContactYou => {
                    choice.hint(tr("enquiry-route-none_i_will_contact_you-hint"))
                }
            }
        })
        .collect()
}

/// The number to text. It has the register's name `phone` like the number to ring, and an id of its own.
#[component]
fn MobileField(value: String, problems: Problems) -> impl IntoView {
    let error = problems.of("mobile");
    let described = error.is_some().then_some("mobile-error");
    let group = if error.is_some() {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    let input = if error.is_some() {
        "govuk-input govuk-input--width-20 govuk-input--error"
    } else {
        "govuk-input govuk-input--width-20"
    };
    view! {
        <div class=group>
            <label class="govuk-label" for="mobile">{tr("enquiry-mobile")}</label>
            <FieldError field="mobile" message=error/>
            <input
                class=input
                id="mobile"
                name="phone"
                type="tel"
                dir="ltr"
                autocomplete="tel"
                aria-describedby=described
                value=value
            />
        </div>
    }
    .into_any()
}

/// What would keep the person safe: wishes, times, who answers, a word.
#[component]
pub(crate) fn SafeContactFields(
    form: ContactForm,
    problems: Problems,
    /// What follows when somebody else can see the phone, where it is not what the form on the website says.
    #[prop(optional, into)]
    share_hint: String,
) -> impl IntoView {
    let ticked = |code: &str| form.safe_contact.iter().any(|value| value == code);
    let wishes = OFFERED_WISHES
        .into_iter()
        .map(|wish| {
            let choice = Choice::new(wish.code(), tr(&format!("safe-contact-{wish}")))
                .checked(ticked(wish.code()));
            if wish == SafeContact::ShareDevice {
                choice.hint(if share_hint.is_empty() {
                    tr("enquiry-safe-share_device-hint")
                } else {
                    share_hint.clone()
                })
            } else {
                choice
            }
        })
        .chain(std::iter::once(
            Choice::new("none", tr("enquiry-safe-none"))
                .checked(ticked("none"))
                .after_or(),
        ))
        .collect();
    let answers = SomeoneAnswers::ALL
        .iter()
        .map(|answer| {
            Choice::new(answer.code(), tr(&format!("someone-answers-{answer}")))
                .checked(form.someone_answers == answer.code())
        })
        .collect();
    let word_hint = tr_args(
        "enquiry-safe-word-hint",
        &[
            ("least", SafeWord::MIN.to_string()),
            ("most", SafeWord::MAX.to_string()),
        ],
    );
    view! {
        <Checkboxes
            name="safe_contact"
            legend=tr("enquiry-safe-legend")
            hint=tr("enquiry-safe-hint")
            choices=wishes
        />
        <Times ticked=form.safe_times problems=problems.clone()/>
        <Radios
            name="someone_answers"
            legend=tr("enquiry-someone")
            small=true
            choices=answers
        />
        <TextField
            name="safe_word"
            label=tr("enquiry-safe-word")
            hint=word_hint
            width="govuk-input--width-20"
            autocomplete="off"
            value=form.safe_word
        />
    }
    .into_any()
}

/// One box of the grid. It says both its day and its part of the day.
fn time_box(day: &str, time: &str, ticked: &[String]) -> AnyView {
    let code = format!("{day}_{time}");
    let first = code == SafeTime::MonAm.code();
    let part = tr(&format!("safe-part-{time}"));
    let label = tr_args(
        "enquiry-time-of-day",
        &[
            ("day", tr(&format!("safe-day-{day}"))),
            ("time", lower_first(&part)),
        ],
    );
    let checked = ticked.contains(&code);
    view! {
        <label class="sp-times__box">
            <input
                type="checkbox"
                id=first.then_some("safe_times")
                name="safe_times"
                value=code
                aria-label=label
                checked=checked
            />
            <span aria-hidden="true"><b>"✓"</b><span>{part}</span></span>
        </label>
    }
    .into_any()
}

/// Boxes to tap: a card for each day, and a grid of days across where there is room. None ticked means any time.
#[component]
fn Times(ticked: Vec<String>, problems: Problems) -> impl IntoView {
    let error = problems.of("safe_times");
    let described = if error.is_some() {
        "safe_times-hint safe_times-error"
    } else {
        "safe_times-hint"
    };
    let group = if error.is_some() {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    let parts = TIMES
        .into_iter()
        .map(|time| view! { <span>{tr(&format!("safe-part-{time}"))}</span> })
        .collect_view();
    let days = DAYS
        .into_iter()
        .map(|day| {
            let boxes = TIMES
                .into_iter()
                .map(|time| time_box(day, time, &ticked))
                .collect_view();
            view! {
                <div class="sp-times__day">
                    <span class="sp-times__name" aria-hidden="true">{tr(&format!("safe-day-{day}"))}</span>
                    <span class="sp-times__short" aria-hidden="true">{tr(&format!("enquiry-day-{day}-short"))}</span>
                    {boxes}
                </div>
            }
        })
        .collect_view();
    view! {
        <div class=group>
            <fieldset class="govuk-fieldset" aria-describedby=described>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
                    {tr("enquiry-times")}
                </legend>
                <div class="govuk-hint" id="safe_times-hint">{tr("enquiry-times-hint")}</div>
                <FieldError field="safe_times" message=error/>
                <div class="sp-times">
                    <div class="sp-times__parts" aria-hidden="true"><span></span>{parts}</div>
                    {days}
                </div>
            </fieldset>
        </div>
    }
    .into_any()
}
