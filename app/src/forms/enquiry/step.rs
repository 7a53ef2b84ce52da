//! The order of the questions, and which of them apply.

use super::{Answers, AreaQuestion, OptionalAnswer};
use crate::domain::{UnknownCode, reference_data::ReferenceData};
use std::str::FromStr;

/// A page of the journey, by its name in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EnquiryStep {
    Topic,
    Safety,
    About,
    Age,
    Household,
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
pub enum JourneyPart {
    Need,
    You,
    Touch,
    Send,
}

impl EnquiryStep {
    /// All pages in their order.
    pub const ALL: [EnquiryStep; 13] = [
        EnquiryStep::Topic,
        EnquiryStep::Safety,
        EnquiryStep::About,
        EnquiryStep::Age,
        EnquiryStep::Household,
        EnquiryStep::Postcode,
        EnquiryStep::Area,
        EnquiryStep::Name,
        EnquiryStep::Contact,
        EnquiryStep::Access,
        EnquiryStep::Message,
        EnquiryStep::Choices,
        EnquiryStep::Check,
    ];

    /// The last part of the address.
    pub fn code(self) -> &'static str {
        match self {
            EnquiryStep::Topic => "topic",
            EnquiryStep::Safety => "safety",
            EnquiryStep::About => "about",
            EnquiryStep::Household => "household",
            EnquiryStep::Age => "age",
            EnquiryStep::Postcode => "postcode",
            EnquiryStep::Area => "area",
            EnquiryStep::Name => "name",
            EnquiryStep::Contact => "contact",
            EnquiryStep::Access => "access",
            EnquiryStep::Message => "message",
            EnquiryStep::Choices => "choices",
            EnquiryStep::Check => "check",
        }
    }

    /// The address.
    pub fn path(self) -> &'static str {
        match self {
            EnquiryStep::Topic => "/enquiry/topic",
            EnquiryStep::Safety => "/enquiry/safety",
            EnquiryStep::About => "/enquiry/about",
            EnquiryStep::Household => "/enquiry/household",
            EnquiryStep::Age => "/enquiry/age",
            EnquiryStep::Postcode => "/enquiry/postcode",
            EnquiryStep::Area => "/enquiry/area",
            EnquiryStep::Name => "/enquiry/name",
            EnquiryStep::Contact => "/enquiry/contact",
            EnquiryStep::Access => "/enquiry/access",
            EnquiryStep::Message => "/enquiry/message",
            EnquiryStep::Choices => "/enquiry/choices",
            EnquiryStep::Check => "/enquiry/check",
        }
    }

    pub fn part(self) -> JourneyPart {
        match self {
            EnquiryStep::Topic | EnquiryStep::Safety | EnquiryStep::About => JourneyPart::Need,
            EnquiryStep::Household
            | EnquiryStep::Age
            | EnquiryStep::Postcode
            | EnquiryStep::Area => JourneyPart::You,
            EnquiryStep::Name | EnquiryStep::Contact | EnquiryStep::Access => JourneyPart::Touch,
            EnquiryStep::Message | EnquiryStep::Choices | EnquiryStep::Check => JourneyPart::Send,
        }
    }

    /// Whether this page is shown, given the answers so far.
    pub fn applies(self, answers: &Answers, data: &ReferenceData) -> bool {
        match self {
            EnquiryStep::Safety => answers.asks_danger_now(data) || answers.asks_safe_tonight(data),
            EnquiryStep::Household => answers.asks_household(),
            EnquiryStep::Area => AreaQuestion::of(answers).is_some(),
            EnquiryStep::Choices => answers.may_be_offered_choices(),
            EnquiryStep::Topic
            | EnquiryStep::About
            | EnquiryStep::Age
            | EnquiryStep::Postcode
            | EnquiryStep::Name
            | EnquiryStep::Contact
            | EnquiryStep::Access
            | EnquiryStep::Message
            | EnquiryStep::Check => true,
        }
    }

    /// Whether this page has what it needs. Optional questions need to have been seen.
    pub fn answered(self, answers: &Answers, data: &ReferenceData) -> bool {
        match self {
            EnquiryStep::Topic => answers.topic.is_some(),
            EnquiryStep::Safety => {
                (!answers.asks_danger_now(data) || answers.danger_now.seen())
                    && (!answers.asks_safe_tonight(data) || answers.safe_tonight.is_some())
            }
            EnquiryStep::About => {
                answers.about_whom.is_some()
                    && (!answers.for_someone_else() || answers.they_know.is_some())
            }
            EnquiryStep::Household => {
                answers.children.is_some()
                    && (!answers.asks_subject_26(data) || answers.subject_26_or_under.seen())
            }
            EnquiryStep::Age => answers.age_band.is_some(),
            EnquiryStep::Postcode => answers.place.is_some(),
            EnquiryStep::Area => AreaQuestion::settled(answers),
            EnquiryStep::Name => answers.name.is_some(),
            EnquiryStep::Contact => answers.contact.is_some(),
            EnquiryStep::Access => answers.access.seen(),
            EnquiryStep::Message => answers.message != OptionalAnswer::Unasked,
            EnquiryStep::Choices => answers.choices.is_some(),
            EnquiryStep::Check => false,
        }
    }

    /// The first page that applies and is not answered; at the end [`EnquiryStep::Check`].
    pub fn first_unanswered(answers: &Answers, data: &ReferenceData) -> EnquiryStep {
        EnquiryStep::ALL
            .into_iter()
            .find(|step| step.applies(answers, data) && !step.answered(answers, data))
            .unwrap_or(EnquiryStep::Check)
    }

    /// Whether this page may be shown: nothing before it is open, and it applies. The household rests on no age, so
    /// those two may be answered either way round.
    pub fn reachable(self, answers: &Answers, data: &ReferenceData) -> bool {
        let open = EnquiryStep::first_unanswered(answers, data);
        let either_way = self == EnquiryStep::Household && open == EnquiryStep::Age;
        self.applies(answers, data) && (self <= open || either_way)
    }

    /// The next page that applies, but none beyond the first open one.
    pub fn next(self, answers: &Answers, data: &ReferenceData) -> EnquiryStep {
        let open = EnquiryStep::first_unanswered(answers, data);
        let next = EnquiryStep::ALL
            .into_iter()
            .find(|step| *step > self && step.applies(answers, data))
            .unwrap_or(EnquiryStep::Check);
        next.min(open)
    }

    /// The page before this one that applies; none before the first.
    pub fn previous(self, answers: &Answers, data: &ReferenceData) -> Option<EnquiryStep> {
        EnquiryStep::ALL
            .into_iter()
            .rfind(|step| *step < self && step.applies(answers, data))
    }
}

impl FromStr for EnquiryStep {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        EnquiryStep::ALL
            .into_iter()
            .find(|step| step.code() == code)
            .ok_or(UnknownCode { list: "Step" })
    }
}
