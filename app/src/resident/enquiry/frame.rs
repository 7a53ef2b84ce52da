//! What every question page has around its question.

use crate::{
    domain::reference_data::ReferenceData,
    forms::enquiry::{Answers, EnquiryStep, JourneyPart},
    i18n::tr,
    resident::shell::ResidentPage,
    ui::{ErrorSummary, Form, Problems, provide_problems},
};
use leptos::prelude::*;

/// Where a question page stands in the journey. Holds nothing personal.
#[derive(Clone, Debug)]
pub struct Frame {
    pub step: EnquiryStep,
    /// The person came from "check your answers" and goes back there.
    pub from_check: bool,
    pub back: String,
    /// "Exit this page" stays on top.
    pub exit: bool,
    pub problems: Problems,
}

impl Frame {
    /// The frame of a step for these answers.
    pub fn of(
        step: EnquiryStep,
        from_check: bool,
        answers: &Answers,
        data: &ReferenceData,
    ) -> Self {
        let back = if from_check {
            EnquiryStep::Check.path()
        } else {
            step.previous(answers, data)
                .map_or("/enquiry/before-you-start", EnquiryStep::path)
        };
        Self {
            step,
            from_check,
            back: back.to_owned(),
            exit: answers.exit_bar(data),
            problems: Problems::default(),
        }
    }

    /// The same page with what was wrong.
    pub fn with(mut self, problems: Problems) -> Self {
        self.problems = problems;
        self
    }

    /// Another page to go back to.
    pub fn back_to(mut self, href: impl Into<String>) -> Self {
        self.back = href.into();
        self
    }

    /// The line above the question.
    pub fn part(&self) -> String {
        part_line(self.step.part())
    }
}

/// "Part 2 of 4: about you".
pub fn part_line(part: JourneyPart) -> String {
    tr(match part {
        JourneyPart::Need => "enquiry-part-1",
        JourneyPart::You => "enquiry-part-2",
        JourneyPart::Touch => "enquiry-part-3",
        JourneyPart::Send => "enquiry-part-4",
    })
}

/// A page that asks: error summary, form, and "Continue".
#[component]
pub fn QuestionPage(
    frame: Frame,
    #[prop(into)] title: String,
    /// Stands after the form.
    #[prop(optional)]
    after: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    provide_problems(&frame.problems);
    let failed = !frame.problems.is_empty();
    view! {
        <ResidentPage title error=failed back=frame.back exit=frame.exit idle_warning=true>
            <ErrorSummary problems=frame.problems/>
            <Form action=frame.step.path()>
                {frame.from_check.then(|| view! { <input type="hidden" name="from" value="check"/> })}
                {children()}
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr("shell-continue")}</button>
                </div>
            </Form>
            {after}
        </ResidentPage>
    }
    .into_any()
}
