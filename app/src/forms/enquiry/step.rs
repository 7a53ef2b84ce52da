//! The order of the questions, and which of them apply.

use super::{Answers, AreaQuestion, Reply};
use crate::domain::{UnknownCode, reference_data::ReferenceData};
use std::str::FromStr;

/// A page of the journey (`contract.md`, addresses).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    Topic,
    Safety,
    About,
    Household,
    Age,
    Postcode,
    Area,
    Name,
    Contact,
    Access,
    Message,
    Choices,
    Check,
}

/// The four parts that the small line above each question names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Need,
    You,
    Touch,
    Send,
}

impl Part {
    /// Text key of the line.
    pub fn key(self) -> &'static str {
        match self {
            Part::Need => "enquiry-part-1",
            Part::You => "enquiry-part-2",
            Part::Touch => "enquiry-part-3",
            Part::Send => "enquiry-part-4",
        }
    }
}

impl Step {
    /// All pages in their order.
    pub const ALL: [Step; 13] = [
        Step::Topic,
        Step::Safety,
        Step::About,
        Step::Household,
        Step::Age,
        Step::Postcode,
        Step::Area,
        Step::Name,
        Step::Contact,
        Step::Access,
        Step::Message,
        Step::Choices,
        Step::Check,
    ];

    /// The last part of the address.
    pub fn code(self) -> &'static str {
        match self {
            Step::Topic => "topic",
            Step::Safety => "safety",
            Step::About => "about",
            Step::Household => "household",
            Step::Age => "age",
            Step::Postcode => "postcode",
            Step::Area => "area",
            Step::Name => "name",
            Step::Contact => "contact",
            Step::Access => "access",
            Step::Message => "message",
            Step::Choices => "choices",
            Step::Check => "check",
        }
    }

    /// The address.
    pub fn path(self) -> &'static str {
        match self {
            Step::Topic => "/enquiry/topic",
            Step::Safety => "/enquiry/safety",
            Step::About => "/enquiry/about",
            Step::Household => "/enquiry/household",
            Step::Age => "/enquiry/age",
            Step::Postcode => "/enquiry/postcode",
            Step::Area => "/enquiry/area",
            Step::Name => "/enquiry/name",
            Step::Contact => "/enquiry/contact",
            Step::Access => "/enquiry/access",
            Step::Message => "/enquiry/message",
            Step::Choices => "/enquiry/choices",
            Step::Check => "/enquiry/check",
        }
    }

    pub fn part(self) -> Part {
        match self {
            Step::Topic | Step::Safety | Step::About => Part::Need,
            Step::Household | Step::Age | Step::Postcode | Step::Area => Part::You,
            Step::Name | Step::Contact | Step::Access => Part::Touch,
            Step::Message | Step::Choices | Step::Check => Part::Send,
        }
    }

    /// Whether this page is shown, given the answers so far.
    pub fn applies(self, answers: &Answers, data: &ReferenceData) -> bool {
        match self {
            Step::Safety => answers.asks_danger_now(data) || answers.asks_safe_tonight(data),
            Step::Area => AreaQuestion::of(answers).is_some(),
            Step::Choices => answers.may_be_offered_choices(),
            Step::Topic
            | Step::About
            | Step::Household
            | Step::Age
            | Step::Postcode
            | Step::Name
            | Step::Contact
            | Step::Access
            | Step::Message
            | Step::Check => true,
        }
    }

    /// Whether this page has what it needs. Optional questions need to have been seen.
    pub fn answered(self, answers: &Answers, data: &ReferenceData) -> bool {
        match self {
            Step::Topic => answers.topic.is_some(),
            Step::Safety => {
                (!answers.asks_danger_now(data) || answers.danger_now.seen())
                    && (!answers.asks_safe_tonight(data) || answers.safe_tonight.is_some())
            }
            Step::About => {
                answers.about_whom.is_some()
                    && (!answers.for_someone_else() || answers.they_know.is_some())
            }
            Step::Household => {
                answers.children.is_some()
                    && (!answers.asks_subject_26(data) || answers.subject_26_or_under.seen())
            }
            Step::Age => answers.age_band.is_some(),
            Step::Postcode => answers.place.is_some(),
            Step::Area => AreaQuestion::settled(answers),
            Step::Name => answers.name.is_some(),
            Step::Contact => answers.contact.is_some(),
            Step::Access => answers.access.seen(),
            Step::Message => answers.message != Reply::Unasked,
            Step::Choices => answers.choices.is_some(),
            Step::Check => false,
        }
    }

    /// The first page that applies and is not answered; at the end [`Step::Check`].
    pub fn first_unanswered(answers: &Answers, data: &ReferenceData) -> Step {
        Step::ALL
            .into_iter()
            .find(|step| step.applies(answers, data) && !step.answered(answers, data))
            .unwrap_or(Step::Check)
    }

    /// Whether this page may be shown: nothing before it is open, and it applies.
    pub fn reachable(self, answers: &Answers, data: &ReferenceData) -> bool {
        self.applies(answers, data) && self <= Step::first_unanswered(answers, data)
    }

    /// The next page that applies, but none beyond the first open one.
    pub fn next(self, answers: &Answers, data: &ReferenceData) -> Step {
        let open = Step::first_unanswered(answers, data);
        let next = Step::ALL
            .into_iter()
            .find(|step| *step > self && step.applies(answers, data))
            .unwrap_or(Step::Check);
        next.min(open)
    }

    /// The page before this one that applies; none before the first.
    pub fn previous(self, answers: &Answers, data: &ReferenceData) -> Option<Step> {
        Step::ALL
            .into_iter()
            .rfind(|step| *step < self && step.applies(answers, data))
    }
}

impl FromStr for Step {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Step::ALL
            .into_iter()
            .find(|step| step.code() == code)
            .ok_or(UnknownCode { list: "Step" })
    }
}
