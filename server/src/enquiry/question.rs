//! One question page, as answered before or as typed: GET and a failing POST share it.

use crate::enquiry::{consent_offer::Published, step_request::Asked};
use app::{
    domain::{codes::AboutWhom, controller::Controller},
    forms::{
        FormData,
        enquiry::{
            AboutForm, AccessNeedsForm, AgeForm, Answers, AreaForm, AreaQuestion, ChoicesForm,
            ContactForm, EnquiryStep, HouseholdForm, MessageForm, NameForm, PlaceAnswer,
            PostcodeForm, SafetyForm, TopicForm,
        },
    },
    resident::enquiry::{
        AboutPage, AccessPage, AgePage, AreaFacts, AreaPage, ChoicesPage, ContactPage, Frame,
        HelpNowPage, HouseholdAsks, HouseholdPage, MessagePage, NamePage, PostcodePage, SafetyAsks,
        SafetyPage, TopicPage, YoungPage,
    },
    ui::Problems,
};
use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use platform::page::Page;

/// Everything a question page is made of.
pub struct Question<'a> {
    pub step: EnquiryStep,
    pub answers: &'a Answers,
    pub asked: Asked,
    /// What was typed and did not do; nothing when the page is just opened.
    pub typed: Option<&'a FormData>,
    pub problems: Problems,
    /// What the choices page offers; empty on all others.
    pub published: Option<Published>,
    /// The topic page says that an enquiry was sent before.
    pub sent_before: bool,
}

impl<'a> Question<'a> {
    /// The page as it is opened.
    pub fn open(step: EnquiryStep, answers: &'a Answers, asked: Asked) -> Self {
        Self {
            step,
            answers,
            asked,
            typed: None,
            problems: Problems::default(),
            published: None,
            sent_before: false,
        }
    }

    /// The page with what was wrong.
    pub fn failed(
        step: EnquiryStep,
        answers: &'a Answers,
        asked: Asked,
        typed: &'a FormData,
        problems: Problems,
    ) -> Self {
        Self {
            typed: Some(typed),
            problems,
            ..Self::open(step, answers, asked)
        }
    }

    /// A form as typed, or as answered before.
    fn form<F>(&self, typed: impl Fn(&FormData) -> F, filled: impl Fn(&Answers) -> F) -> F {
        self.typed.map_or_else(|| filled(self.answers), typed)
    }

    /// The answer: 200, or 422 with what was wrong.
    pub fn respond(self, page: Page) -> Response {
        let status = if self.problems.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let data = page.data();
        let answers = self.answers;
        let frame =
            Frame::of(self.step, self.asked.from_check, answers, data).with(self.problems.clone());
        let someone_else = answers.for_someone_else();
        match self.step {
            EnquiryStep::Topic => {
                let form = self.form(TopicForm::read, TopicForm::from_answers);
                let sent_before = self.sent_before;
                page.with_status(
                    status,
                    move || view! { <TopicPage frame form data sent_before/> },
                )
            }
            EnquiryStep::Safety if self.asked.help && answers.needs_help_now() => {
                let frame = frame.back_to(self.asked.to(EnquiryStep::Safety));
                page.with_status(status, move || view! { <HelpNowPage frame/> })
            }
            EnquiryStep::Safety => {
                let form = self.form(SafetyForm::read, SafetyForm::from_answers);
                let asks = SafetyAsks {
                    topics: answers
                        .topics(data)
                        .iter()
                        .map(|topic| topic.code)
                        .collect(),
                    danger_now: answers.asks_danger_now(data),
                    safe_tonight: answers.asks_safe_tonight(data),
                };
                page.with_status(status, move || view! { <SafetyPage frame form asks/> })
            }
            EnquiryStep::About => {
                let form = self.form(AboutForm::read, AboutForm::from_answers);
                page.with_status(status, move || view! { <AboutPage frame form/> })
            }
            EnquiryStep::Household => {
                let form = self.form(HouseholdForm::read, HouseholdForm::from_answers);
                let asks = HouseholdAsks {
                    of_someone_else: someone_else,
                    of_my_child: answers.about_whom == Some(AboutWhom::MyChild),
                    family_topic: answers.is_family_topic(data),
                    subject_26: answers.asks_subject_26(data),
                };
                page.with_status(status, move || view! { <HouseholdPage frame form asks/> })
            }
            EnquiryStep::Age if self.asked.help && answers.is_under_13() => {
                page.with_status(status, move || view! { <YoungPage frame/> })
            }
            EnquiryStep::Age => {
                let form = self.form(AgeForm::read, AgeForm::from_answers);
                page.with_status(status, move || view! { <AgePage frame form/> })
            }
            EnquiryStep::Postcode => {
                let form = self.form(PostcodeForm::read, PostcodeForm::from_answers);
                page.with_status(status, move || {
                    view! { <PostcodePage frame form of_someone_else=someone_else/> }
                })
            }
            EnquiryStep::Area => self.area(page, status, frame),
            EnquiryStep::Name => {
                let form = self.form(NameForm::read, NameForm::from_answers);
                page.with_status(status, move || view! { <NamePage frame form/> })
            }
            EnquiryStep::Contact => {
                let form = self.form(ContactForm::read, ContactForm::from_answers);
                let in_full = answers.safe_contact_in_full(data);
                page.with_status(status, move || view! { <ContactPage frame form in_full/> })
            }
            EnquiryStep::Access => {
                let form = self.form(AccessNeedsForm::read, AccessNeedsForm::from_answers);
                page.with_status(status, move || {
                    view! { <AccessPage frame form of_someone_else=someone_else/> }
                })
            }
            EnquiryStep::Message => {
                let form = self.form(MessageForm::read, MessageForm::from_answers);
                page.with_status(
                    status,
                    move || view! { <MessagePage frame form of_someone_else=someone_else/> },
                )
            }
            EnquiryStep::Choices | EnquiryStep::Check => self.choices(page, status, frame),
        }
    }

    fn area(self, page: Page, status: StatusCode, frame: Frame) -> Response {
        let data = page.data();
        let answers = self.answers;
        let form = self.form(AreaForm::read, AreaForm::from_answers);
        let asks_which = answers.asks_area();
        let open = AreaQuestion::of(answers).unwrap_or(AreaQuestion::Which);
        let question = match self.typed {
            Some(_) => form.question(answers).unwrap_or(open),
            None if self.asked.area && asks_which => AreaQuestion::Which,
            None => open,
        };
        let council = answers.whereabouts().council;
        let facts = AreaFacts {
            postcode: match &answers.place {
                Some(PlaceAnswer::Part(text)) => Some(text.clone()),
                Some(PlaceAnswer::Full(_) | PlaceAnswer::Forces(_) | PlaceAnswer::None(_))
                | None => None,
            },
            council: council.map(|code| format!("council-{code}")),
            refuge: answers.is_refuge(data),
            asked_area: asks_which,
            of_someone_else: answers.for_someone_else(),
        };
        page.with_status(
            status,
            move || view! { <AreaPage frame form question facts data/> },
        )
    }

    fn choices(self, page: Page, status: StatusCode, frame: Frame) -> Response {
        let form = self.form(ChoicesForm::read, ChoicesForm::from_answers);
        let switched = self.answers.switched_from.is_some();
        let (offers, notice_href, controller) = match self.published {
            Some(published) => {
                let href = published.notice.href();
                (published.offers, href, published.controller)
            }
            None => (Vec::new(), "/privacy".to_owned(), Controller::Smbc),
        };
        page.with_status(status, move || {
            view! { <ChoicesPage frame form offers controller notice_href switched/> }
        })
    }
}
