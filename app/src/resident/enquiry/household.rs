//! Who it is for, who lives there, and how old the person is who asks.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::codes::{
        AboutWhom, AgeBand, ChildAgeBand, SendAnswer, YesNo, YesNoNotSure, YesNoPreferNot,
    },
    forms::enquiry::{AboutForm, AgeForm, EnquiryStep, HouseholdForm},
    i18n::tr,
    resident::{contact_details, help::CallNow, shell::ResidentPage},
    ui::{Choice, Form, Radios, provide_problems},
};
use leptos::prelude::*;

/// "Who is this for?"
#[component]
pub fn AboutPage(frame: Frame, form: AboutForm) -> impl IntoView {
    provide_problems(&frame.problems);
    let know = YesNoNotSure::ALL
        .iter()
        .map(|answer| {
            Choice::new(answer.code(), tr(&format!("answer-{answer}")))
                .checked(form.they_know == answer.code())
        })
        .collect();
    let mut know = Some(view! {
        <Radios
            name="they_know"
            legend=tr("enquiry-they-know")
            hint=tr("enquiry-they-know-hint")
            small=true
            choices=know
        />
    });
    let choices = AboutWhom::ALL
        .iter()
        .map(|whom| {
            let choice = Choice::new(whom.code(), tr(&format!("about-{whom}")))
                .checked(form.about_whom == whom.code());
            match (*whom, know.take()) {
                (AboutWhom::SomeoneElse, Some(know)) => choice
                    .hint(tr("enquiry-about-someone_else-hint"))
                    .then(know),
                (_, kept) => {
                    know = kept;
                    choice
                }
            }
        })
        .collect();
    let part = frame.part();
    view! {
        <QuestionPage frame title=tr("enquiry-about-title")>
            <Radios
                name="about_whom"
                legend=tr("enquiry-about-title")
                heading=true
                part
                choices
            />
        </QuestionPage>
    }
    .into_any()
}

/// Who the household questions speak of, and which of them are asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct HouseholdAsks {
    pub of_someone_else: bool,
    /// It is about the reader's own child, whose age is asked.
    pub of_my_child: bool,
    /// The topic is one for families: the age of a child at home is asked.
    pub family_topic: bool,
    pub subject_26: bool,
}

/// Children and young people at home: the answers that most often decide which team is suggested.
#[component]
pub fn HouseholdPage(frame: Frame, form: HouseholdForm, asks: HouseholdAsks) -> impl IntoView {
    provide_problems(&frame.problems);
    let own_child = asks
        .of_my_child
        .then(|| child_age(&form.child_age, "enquiry-child-age-mine"));
    let mut child_at_home = (asks.family_topic && !asks.of_my_child)
        .then(|| child_age(&form.child_age, "enquiry-child-age"));
    let children = YesNoPreferNot::ALL
        .iter()
        .map(|answer| {
            let mut choice = Choice::new(answer.code(), tr(&format!("answer-{answer}")))
                .checked(form.children == answer.code());
            if *answer == YesNoPreferNot::Yes {
                choice.then = child_at_home.take();
            }
            if *answer == YesNoPreferNot::PreferNot {
                choice.after_or()
            } else {
                choice
            }
        })
        .collect();
    let send = SendAnswer::ALL
        .iter()
        .filter(|answer| **answer != SendAnswer::NotAsked)
        .map(|answer| {
            let choice = Choice::new(answer.code(), tr(&format!("answer-{answer}")))
                .checked(form.send25 == answer.code());
            if *answer == SendAnswer::PreferNot {
                choice.after_or()
            } else {
                choice
            }
        })
        .collect();
    let subject = asks.subject_26.then(|| {
        let choices = YesNo::ALL
            .iter()
            .map(|answer| {
                Choice::new(answer.code(), tr(&format!("answer-{answer}")))
                    .checked(form.subject_26_or_under == answer.code())
            })
            .collect();
        view! {
            <Radios
                name="subject_26_or_under"
                legend=tr("enquiry-subject-26")
                choices
            />
        }
    });
    let (title, send_legend) = if asks.of_someone_else {
        (
            "enquiry-household-title-them",
            "enquiry-household-send-them",
        )
    } else {
        ("enquiry-household-title", "enquiry-household-send")
    };
    let part = frame.part();
    view! {
        <QuestionPage frame title=tr("enquiry-household-tab")>
            <Radios
                name="household_children_under_19"
                legend=tr(title)
                heading=true
                part
                hint=tr("enquiry-household-hint")
                choices=children
            />
            {own_child}
            <Radios
                name="household_send_under_25"
                legend=tr(send_legend)
                hint=tr("enquiry-household-send-hint")
                choices=send
            />
            {subject}
        </QuestionPage>
    }
    .into_any()
}

/// The age of the child that it is about, in bands. Nothing is decided by it: it tells the officer whom they will meet.
fn child_age(chosen: &str, legend: &'static str) -> AnyView {
    let choices = ChildAgeBand::ALL
        .iter()
        .map(|age| {
            let choice = Choice::new(age.code(), tr(&format!("child-age-{age}")))
                .checked(chosen == age.code());
            if *age == ChildAgeBand::PreferNot {
                choice.after_or()
            } else {
                choice
            }
        })
        .collect();
    view! {
        <Radios
            name="child_age_band"
            legend=tr(legend)
            hint=tr("enquiry-child-age-hint")
            small=true
            choices
        />
    }
    .into_any()
}

/// The age of the person who asks, in bands.
#[component]
pub fn AgePage(frame: Frame, form: AgeForm) -> impl IntoView {
    provide_problems(&frame.problems);
    let choices = AgeBand::ALL
        .iter()
        .map(|age| {
            let choice = Choice::new(age.code(), tr(&format!("age-{age}")))
                .checked(form.age_band == age.code());
            if *age == AgeBand::PreferNot {
                choice.after_or()
            } else {
                choice
            }
        })
        .collect();
    let part = frame.part();
    view! {
        <QuestionPage frame title=tr("enquiry-age-title")>
            <Radios
                name="age_band"
                legend=tr("enquiry-age-title")
                hint=tr("enquiry-age-hint")
                heading=true
                part
                choices
            />
        </QuestionPage>
    }
    .into_any()
}

/// Phone numbers first for a child under 13, then on (rule 2.4, feature A16).
#[component]
pub fn YoungPage(frame: Frame) -> impl IntoView {
    provide_problems(&frame.problems);
    let from_check = frame.from_check;
    view! {
        <ResidentPage title=tr("enquiry-young-tab") back=EnquiryStep::Age.path() exit=frame.exit idle_warning=true>
            <h1 class="govuk-heading-l">{tr("enquiry-young-title")}</h1>
            <p class="govuk-body">{tr("enquiry-young-lead")}</p>
            {contact_details::lines(&[
                ("enquiry-young-childline", "childline"),
                ("enquiry-young-day", "massh_children"),
                ("enquiry-young-night", "edt_out_of_hours"),
            ])}
            <CallNow/>
            <h2 class="govuk-heading-m">{tr("enquiry-young-on")}</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li>{tr("enquiry-young-who")}</li>
                <li>{tr("enquiry-young-share")}</li>
                <li>{tr("enquiry-young-grown-up")}</li>
            </ul>
            <Form action=EnquiryStep::Age.path()>
                <input type="hidden" name="carry_on" value="yes"/>
                {from_check.then(|| view! { <input type="hidden" name="from" value="check"/> })}
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr("enquiry-young-carry-on")}</button>
                </div>
            </Form>
        </ResidentPage>
    }
    .into_any()
}
