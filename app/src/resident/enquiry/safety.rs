//! "Are you safe right now?" and, where an answer calls for it, the numbers to ring (feature A2).

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::codes::{TopicCode, YesNo, YesNoNotSure},
    forms::enquiry::{EnquiryStep, SafetyForm},
    i18n::tr,
    resident::help::{CallNow, EmergencyPage, HelpFor, Helplines, HideScreen},
    ui::{Choice, Form, Radios, provide_problems},
};
use leptos::prelude::*;

/// What the safety page asks and shows, by the topics chosen.
#[derive(Clone, Debug, Default)]
pub struct SafetyAsks {
    pub topics: Vec<TopicCode>,
    pub danger_now: bool,
    pub safe_tonight: bool,
}

/// The safety page: 999 first, then the questions, then how to hide and whom to talk to.
#[component]
pub fn SafetyPage(frame: Frame, form: SafetyForm, asks: SafetyAsks) -> impl IntoView {
    provide_problems(&frame.problems);
    let exit = frame.exit;
    let danger = asks.danger_now.then(|| {
        let choices = YesNo::ALL
            .iter()
            .map(|answer| {
                Choice::new(answer.code(), tr(&format!("answer-{answer}")))
                    .checked(form.danger_now == answer.code())
            })
            .collect();
        view! {
            <Radios
                name="danger_now"
                legend=tr("enquiry-danger-now")
                choices
            />
        }
    });
    let tonight = asks.safe_tonight.then(|| {
        let choices = YesNoNotSure::ALL
            .iter()
            .map(|answer| {
                Choice::new(answer.code(), tr(&format!("answer-{answer}")))
                    .checked(form.safe_tonight == answer.code())
            })
            .collect();
        view! {
            <Radios name="safe_tonight" legend=tr("enquiry-safe-tonight") choices/>
        }
    });
    let part = frame.part();
    // After the button, so that nobody has to go past it to get on.
    let lines = HelpFor::of_topics(&asks.topics)
        .into_iter()
        .map(|of| view! { <Helplines of/> })
        .collect_view();
    let after = view! {
        {exit.then(|| view! { <HideScreen/> })}
        {lines}
    }
    .into_any();
    view! {
        <QuestionPage frame title=tr("enquiry-safety-tab") after>
            <p class="sp-part">{part}</p>
            <h1 class="govuk-heading-l">{tr("enquiry-safety-title")}</h1>
            <CallNow/>
            {danger}
            {tonight}
        </QuestionPage>
    }
    .into_any()
}

/// All the numbers, because somebody said that they are in danger or have nowhere safe tonight.
/// Then on: the answers are kept, and the button leads to the next question.
#[component]
pub fn HelpNowPage(frame: Frame) -> impl IntoView {
    provide_problems(&frame.problems);
    let from_check = frame.from_check;
    let carry_on = view! {
        <Form action=EnquiryStep::Safety.path()>
            <input type="hidden" name="carry_on" value="yes"/>
            {from_check.then(|| view! { <input type="hidden" name="from" value="check"/> })}
            <div class="sp-actions">
                <button type="submit" class="govuk-button">{tr("enquiry-carry-on")}</button>
            </div>
        </Form>
    }
    .into_any();
    view! { <EmergencyPage back=frame.back carry_on tab="enquiry-help-now-tab"/> }
}
