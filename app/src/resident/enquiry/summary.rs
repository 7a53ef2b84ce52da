//! The answers as a person reads them back: on "check your answers" with links to change them, and
//! in the record to print.

use super::{access_needs::language_label, place::said_of};
use crate::{
    domain::{
        codes::{SafeContact, SafeTime},
        personal::{Adjustments, Message, PersonName},
        phone,
        reference_data::ReferenceData,
        safe_contact::Channel,
    },
    forms::enquiry::{
        Answers, AreaQuestion, ContactAnswer, ContactWay, EnquiryStep, OptionalAnswer,
    },
    i18n::{semicolon_list, tr, tr_args},
    ui::SummaryRow,
};

/// A heading and the rows below it.
#[derive(Clone, Debug)]
pub struct SummarySection {
    pub title: String,
    pub rows: Vec<SummaryRow>,
}

/// Every answer in its section. `change`: with the links that lead back to each question.
pub fn sections(answers: &Answers, data: &ReferenceData, change: bool) -> Vec<SummarySection> {
    let rows = Rows {
        answers,
        data,
        change,
    };
    let mut home = rows.household();
    home.extend(rows.place());
    let you = if answers.for_someone_else() {
        vec![
            SummarySection {
                title: tr("check-them"),
                rows: home,
            },
            SummarySection {
                title: tr("check-you"),
                rows: vec![rows.age()],
            },
        ]
    } else {
        home.insert(0, rows.age());
        vec![SummarySection {
            title: tr("check-you"),
            rows: home,
        }]
    };
    let mut sections = vec![SummarySection {
        title: tr("check-need"),
        rows: rows.need(),
    }];
    sections.extend(you);
    sections.push(SummarySection {
        title: tr("check-touch"),
        rows: rows.touch(),
    });
    sections
}

struct Rows<'a> {
    answers: &'a Answers,
    data: &'a ReferenceData,
    change: bool,
}

impl Rows<'_> {
    /// One row; no lines means that the person left it blank.
    fn row(&self, step: EnquiryStep, key: &str, value: Vec<String>) -> SummaryRow {
        let label = tr(key);
        let change = self
            .change
            .then(|| (format!("{}?from=check", step.path()), lower_first(&label)));
        let value = if value.is_empty() {
            vec![tr("check-blank")]
        } else {
            value
        };
        SummaryRow {
            key: label,
            value,
            ltr: false,
            change,
        }
    }

    fn ltr(row: SummaryRow) -> SummaryRow {
        SummaryRow { ltr: true, ..row }
    }

    fn need(&self) -> Vec<SummaryRow> {
        let answers = self.answers;
        let topic = |code: &crate::domain::codes::TopicCode| tr(&format!("topic-{code}"));
        let topics = answers
            .topic
            .iter()
            .chain(&answers.other_topics)
            .map(topic)
            .collect();
        let mut rows = vec![self.row(EnquiryStep::Topic, "check-topic", topics)];
        if answers.asks_danger_now(self.data) {
            let danger = coded("answer", answers.danger_now.given());
            rows.push(self.row(EnquiryStep::Safety, "check-danger", danger));
        }
        if answers.asks_safe_tonight(self.data) {
            let tonight = coded("answer", answers.safe_tonight.as_ref());
            rows.push(self.row(EnquiryStep::Safety, "check-tonight", tonight));
        }
        rows.push(self.row(
            EnquiryStep::About,
            "check-about",
            coded("about", answers.about_whom.as_ref()),
        ));
        if answers.for_someone_else() {
            let know = coded("answer", answers.they_know.as_ref());
            rows.push(self.row(EnquiryStep::About, "check-they-know", know));
        }
        let message = answers
            .message
            .given()
            .map(Message::expose)
            .map(lines)
            .unwrap_or_default();
        rows.push(self.row(EnquiryStep::Message, "check-message", message));
        rows
    }

    fn age(&self) -> SummaryRow {
        let age = coded("age", self.answers.age_band.as_ref());
        self.row(EnquiryStep::Age, "check-age", age)
    }

    fn household(&self) -> Vec<SummaryRow> {
        let answers = self.answers;
        if !answers.asks_household() {
            return Vec::new();
        }
        let (children, send) = if answers.for_someone_else() {
            ("check-children-them", "check-send-them")
        } else {
            ("check-children", "check-send")
        };
        let row = |key, value| self.row(EnquiryStep::Household, key, value);
        let mut rows = vec![row(children, coded("answer", answers.children.as_ref()))];
        if answers.asks_child_age(self.data) {
            let age = coded("child-age", answers.child_age.as_ref());
            rows.push(row("check-child-age", age));
        }
        rows.push(row(send, coded("answer", answers.send25.given())));
        if answers.asks_subject_26(self.data) {
            let subject = coded("answer", answers.subject_26_or_under.given());
            rows.push(row("check-subject-26", subject));
        }
        rows
    }

    fn place(&self) -> Vec<SummaryRow> {
        let answers = self.answers;
        let someone_else = answers.for_someone_else();
        let mut rows = Vec::new();
        if let Some(place) = &answers.place {
            match (place.text(), place.reason()) {
                (Some(text), _) => rows.push(Self::ltr(self.row(
                    EnquiryStep::Postcode,
                    "check-postcode",
                    vec![text.to_owned()],
                ))),
                (None, reason) => rows.push(
                    self.row(
                        EnquiryStep::Postcode,
                        "check-postcode",
                        reason
                            .map(|reason| said_of("no-postcode", reason.code(), someone_else))
                            .into_iter()
                            .collect(),
                    ),
                ),
            }
        }
        if AreaQuestion::of(answers).is_some() {
            if let Some(choice) = &answers.area_choice {
                let mut row = self.row(
                    EnquiryStep::Area,
                    "check-area",
                    vec![said_of("area", choice.code(), someone_else)],
                );
                // With a link to Stockport on the same page, this row leads to the first question of it.
                row.change = row.change.map(|(_, what)| {
                    (
                        format!("{}?from=check&ask=area", EnquiryStep::Area.path()),
                        what,
                    )
                });
                rows.push(row);
            }
            if let Some(tie) = &answers.connection {
                rows.push(self.row(
                    EnquiryStep::Area,
                    "check-tie",
                    vec![said_of("connection", tie.code(), someone_else)],
                ));
            }
        }
        rows
    }

    fn touch(&self) -> Vec<SummaryRow> {
        let answers = self.answers;
        let name = answers
            .name
            .as_ref()
            .map(PersonName::expose)
            .map(lines)
            .unwrap_or_default();
        let mut rows = vec![self.row(EnquiryStep::Name, "check-name", name)];
        if let Some(contact) = &answers.contact {
            rows.push(self.way(contact));
            rows.push(self.row(EnquiryStep::Contact, "check-safe", wishes(contact)));
        }
        let mut access = Vec::new();
        if let OptionalAnswer::Given(given) = &answers.access {
            access.extend(given.language.map(language_label));
            access.extend(
                given
                    .adjustments
                    .as_ref()
                    .map(Adjustments::expose)
                    .map(lines)
                    .into_iter()
                    .flatten(),
            );
        }
        rows.push(self.row(EnquiryStep::Access, "check-access", access));
        rows
    }

    fn way(&self, contact: &ContactAnswer) -> SummaryRow {
        let route = tr(&format!("route-{}", contact.way.route()));
        let row = |value| self.row(EnquiryStep::Contact, "check-contact", value);
        match &contact.way {
            ContactWay::Phone(phone) | ContactWay::Text(phone) => {
                Self::ltr(row(vec![route, phone::in_groups(phone)]))
            }
            ContactWay::Email(email) => Self::ltr(row(vec![route, email.expose().to_owned()])),
            ContactWay::IWillContactYou => row(vec![route]),
        }
    }
}

/// The wishes for safe contact, one line each.
pub fn wishes(contact: &ContactAnswer) -> Vec<String> {
    let ContactAnswer {
        way: _,
        wishes,
        none_of_these,
        times,
        safe_word,
        someone_answers,
    } = contact;
    let mut found: Vec<String> = wishes
        .iter()
        // Letters are never sent: there is nothing to say about them.
        .filter(|wish| **wish != SafeContact::NoPost)
        .map(|wish| tr(&format!("safe-contact-{wish}")))
        .collect();
    if *none_of_these {
        found.push(tr("enquiry-safe-none"));
    }
    if !times.is_empty() {
        found.push(tr_args("check-times", &[("times", times_in_words(times))]));
    }
    if let Some(answer) = someone_answers {
        found.push(tr_args(
            "check-someone",
            &[("answer", tr(&format!("someone-answers-{answer}")))],
        ));
    }
    if let Some(word) = safe_word {
        found.push(tr_args("check-word", &[("word", word.expose().to_owned())]));
    }
    found
}

/// "Monday morning; Tuesday evening".
pub fn times_in_words(times: &[SafeTime]) -> String {
    let words: Vec<String> = times
        .iter()
        .filter_map(|time| time.code().split_once('_'))
        .map(|(day, part)| {
            tr_args(
                "enquiry-time-of-day",
                &[
                    ("day", tr(&format!("safe-day-{day}"))),
                    ("time", lower_first(&tr(&format!("safe-part-{part}")))),
                ],
            )
        })
        .collect();
    semicolon_list(&words)
}

/// How the person will be reached: the heading and the sentence of "what happens next".
pub fn next_contact(reach: Option<Channel>) -> (String, String) {
    match reach {
        Some(Channel::Call | Channel::Voicemail) => {
            (tr("sent-then-phone"), tr("sent-then-phone-how"))
        }
        Some(Channel::Text) => (tr("sent-then-text"), tr("sent-then-text-how")),
        Some(Channel::Email) => (tr("sent-then-email"), tr("sent-then-email-how")),
        Some(Channel::Post) | None => (tr("sent-then-you"), tr("sent-then-you-how")),
    }
}

/// The label of a coded answer; nothing when there is none.
fn coded<T: std::fmt::Display>(list: &str, code: Option<&T>) -> Vec<String> {
    code.map(|code| tr(&format!("{list}-{code}")))
        .into_iter()
        .collect()
}

/// What was typed, line by line, so that a list stays a list.
fn lines(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// A label inside a sentence: "Change what you told us".
pub(super) fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
