//! How to reach the person, and what would keep them safe (rule 8.2).

use super::Answers;
use crate::{
    domain::{
        codes::{ContactRoute, SafeContact, SafeTime, SomeoneAnswers},
        personal::{Email, Phone, SafeWord},
        phone::{self, ContactProblem},
        safe_contact::{SafeContactWishes, conflicts},
    },
    forms::{FormData, form_data::FormReader},
    ui::{Problem, Problems},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

const EMAIL_MAX: u64 = Email::MAX as u64;

/// "None of these": rules out every other tick.
const NONE: &str = "none";

/// The route and what it needs, together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactWay {
    Phone(Phone),
    Text(Phone),
    Email(Email),
    IWillContactYou,
}

impl ContactWay {
    pub fn route(&self) -> ContactRoute {
        match self {
            ContactWay::Phone(_) => ContactRoute::Phone,
            ContactWay::Text(_) => ContactRoute::Text,
            ContactWay::Email(_) => ContactRoute::Email,
            ContactWay::IWillContactYou => ContactRoute::NoneIWillContactYou,
        }
    }

    pub fn phone(&self) -> Option<&Phone> {
        match self {
            ContactWay::Phone(phone) | ContactWay::Text(phone) => Some(phone),
            ContactWay::Email(_) | ContactWay::IWillContactYou => None,
        }
    }

    pub fn email(&self) -> Option<&Email> {
        match self {
            ContactWay::Email(email) => Some(email),
            ContactWay::Phone(_) | ContactWay::Text(_) | ContactWay::IWillContactYou => None,
        }
    }
}

/// The answer of the contact page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactAnswer {
    pub way: ContactWay,
    /// The ticks in the order of their list.
    pub wishes: Vec<SafeContact>,
    /// "None of these" was ticked.
    pub none_of_these: bool,
    pub times: Vec<SafeTime>,
    pub safe_word: Option<SafeWord>,
    pub someone_answers: Option<SomeoneAnswers>,
}

impl ContactAnswer {
    /// The wishes as the rules of contact read them.
    pub fn safe_contact(&self) -> SafeContactWishes {
        SafeContactWishes {
            wishes: self.wishes.iter().copied().collect(),
            times: self.times.iter().copied().collect(),
            safe_word: self.safe_word.clone(),
            someone_answers: self.someone_answers,
            contact_me_instead: self.way == ContactWay::IWillContactYou,
        }
    }

    pub fn wishes(&self, wish: SafeContact) -> bool {
        self.wishes.contains(&wish)
    }
}

/// The contact page as typed.
#[derive(Clone, Default, Validate)]
pub struct ContactForm {
    pub contact_route: String,
    /// The number to ring.
    pub phone: String,
    /// The number to text: the second field of the same name.
    pub mobile: String,
    #[validate(length(max = "EMAIL_MAX", message = "errors-enquiry-email-format"))]
    pub email: String,
    pub safe_contact: Vec<String>,
    pub safe_times: Vec<String>,
    pub safe_word: String,
    pub someone_answers: String,
}

impl ContactForm {
    pub fn from_answers(answers: &Answers) -> Self {
        let Some(contact) = &answers.contact else {
            return Self::default();
        };
        let ContactAnswer {
            way,
            wishes,
            none_of_these,
            times,
            safe_word,
            someone_answers,
        } = contact;
        let mut form = Self {
            contact_route: way.route().code().to_owned(),
            safe_contact: wishes.iter().map(|wish| wish.code().to_owned()).collect(),
            safe_times: times.iter().map(|time| time.code().to_owned()).collect(),
            safe_word: safe_word
                .as_ref()
                .map(SafeWord::expose)
                .unwrap_or_default()
                .to_owned(),
            someone_answers: someone_answers
                .map(SomeoneAnswers::code)
                .unwrap_or_default()
                .to_owned(),
            ..Self::default()
        };
        if *none_of_these {
            form.safe_contact.push(NONE.to_owned());
        }
        match way {
            ContactWay::Phone(phone) => form.phone = phone.expose().to_owned(),
            ContactWay::Text(phone) => form.mobile = phone.expose().to_owned(),
            ContactWay::Email(email) => form.email = email.expose().to_owned(),
            ContactWay::IWillContactYou => {}
        }
        form
    }

    /// `phone` comes once or twice: the number to ring, then the one to text.
    pub fn read(data: &FormData) -> Self {
        let mut phones = data
            .every("phone")
            .into_iter()
            .map(|phone| phone.trim().to_owned());
        Self {
            contact_route: data.code("contact_route"),
            phone: phones.next().unwrap_or_default(),
            mobile: phones.next().unwrap_or_default(),
            email: data.one("email").trim().to_owned(),
            safe_contact: data.all("safe_contact"),
            safe_times: data.all("safe_times"),
            safe_word: data.one("safe_word").trim().to_owned(),
            someone_answers: data.code("someone_answers"),
        }
    }

    /// Whether any safe-contact question is answered: then they are never folded away.
    pub fn has_wishes(&self) -> bool {
        !(self.safe_contact.is_empty()
            && self.safe_times.is_empty()
            && self.safe_word.is_empty()
            && self.someone_answers.is_empty())
    }

    pub fn parse(&self) -> Result<ContactAnswer, Problems> {
        let mut reading = FormReader::default();
        let way = self.way(&mut reading);
        let wishes: Vec<SafeContact> = SafeContact::ALL
            .iter()
            .copied()
            .filter(|wish| self.safe_contact.iter().any(|code| code == wish.code()))
            .collect();
        let none_of_these = self.safe_contact.iter().any(|code| code == NONE);
        if none_of_these && !wishes.is_empty() {
            reading.problem(Problem::new("safe_contact", "errors-enquiry-safe-none"));
        }
        let times: Vec<SafeTime> = SafeTime::ALL
            .iter()
            .copied()
            .filter(|time| self.safe_times.iter().any(|code| code == time.code()))
            .collect();
        if !times.is_empty() && wishes.contains(&SafeContact::NoCall) {
            reading.problem(Problem::new(
                "safe_times",
                "errors-enquiry-safe-times-no-call",
            ));
        }
        if let Some(key) = self.conflict(&wishes) {
            reading.problem(Problem::new("contact_route", key));
        }
        let safe_word = self.word(&mut reading);
        let someone_answers = self.someone_answers.parse().ok();
        reading.finish(way.map(|way| ContactAnswer {
            way,
            wishes,
            none_of_these,
            times,
            safe_word,
            someone_answers,
        }))
    }

    /// The route with what it needs. What belongs to another route is ignored, whatever it holds.
    fn way(&self, reading: &mut FormReader) -> Option<ContactWay> {
        let route: ContactRoute = reading.required(
            "contact_route",
            &self.contact_route,
            "errors-enquiry-route-empty",
        )?;
        match route {
            ContactRoute::Phone => {
                let typed = first_filled(&self.phone, &self.mobile);
                number(typed, "phone", reading).map(ContactWay::Phone)
            }
            ContactRoute::Text => {
                let typed = first_filled(&self.mobile, &self.phone);
                let mobile = number(typed, "mobile", reading)?;
                if !phone::gets_texts(&mobile) {
                    reading.problem(Problem::new("mobile", "errors-enquiry-phone-no-text"));
                    return None;
                }
                Some(ContactWay::Text(mobile))
            }
            ContactRoute::Email => self.address(reading).map(ContactWay::Email),
            ContactRoute::NoneIWillContactYou => Some(ContactWay::IWillContactYou),
        }
    }

    fn address(&self, reading: &mut FormReader) -> Option<Email> {
        if self.email.is_empty() {
            reading.problem(Problem::new("email", "errors-enquiry-email-empty"));
            return None;
        }
        let email = phone::parse_email(&self.email).ok();
        if email.is_none() || self.validate().is_err() {
            reading.problem(Problem::new("email", "errors-enquiry-email-format"));
            return None;
        }
        email
    }

    fn word(&self, reading: &mut FormReader) -> Option<SafeWord> {
        if self.safe_word.is_empty() {
            return None;
        }
        let word = SafeWord::parse(&self.safe_word).ok();
        if word.is_none() {
            reading.problem(Problem::new("safe_word", "errors-enquiry-safe-word-length"));
        }
        word
    }

    /// A wish that the route would break (rule 8.2): an error in place, never a silent change.
    fn conflict(&self, wishes: &[SafeContact]) -> Option<&'static str> {
        let route = self.contact_route.parse().ok()?;
        let wishes = SafeContactWishes {
            wishes: wishes.iter().copied().collect(),
            ..Default::default()
        };
        let conflict = conflicts(route, &wishes).into_iter().next()?;
        Some(match conflict.wish {
            SafeContact::NoCall => "errors-enquiry-route-no-call",
            SafeContact::NoText => "errors-enquiry-route-no-text",
            SafeContact::NoEmail => "errors-enquiry-route-no-email",
            SafeContact::ShareDevice
            | SafeContact::NoVoicemail
            | SafeContact::NoPost
            | SafeContact::WithholdNumber
            | SafeContact::DontSay => "errors-enquiry-route-shared",
        })
    }

    pub fn apply(&self, answers: &mut Answers) -> Result<(), Problems> {
        answers.contact = Some(self.parse()?);
        Ok(())
    }
}

fn first_filled<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.is_empty() { second } else { first }
}

fn number(typed: &str, field: &'static str, reading: &mut FormReader) -> Option<Phone> {
    if typed.is_empty() {
        reading.problem(Problem::new(field, "errors-enquiry-phone-empty"));
        return None;
    }
    match phone::parse(typed) {
        Ok(phone) => Some(phone),
        Err(ContactProblem::Length) => {
            reading.problem(Problem::new(field, "errors-enquiry-phone-length"));
            None
        }
        Err(ContactProblem::Empty | ContactProblem::Form) => {
            reading.problem(Problem::new(field, "errors-enquiry-phone-format"));
            None
        }
    }
}
