//! The answers as a person reads them back: on "check your answers" with links to change them, and
//! in the record to print.

use super::words::language_label;
use crate::{
    domain::{
        codes::{ContactRoute, SafeContact, SafeTime},
        personal::{Adjustments, Message, PersonName},
        reference_data::ReferenceData,
    },
    forms::enquiry::{Answers, AreaQuestion, ContactAnswer, ContactWay, Reply, Step},
    ui::SummaryRow,
    words::{t, ta},
};

/// A heading and the rows below it.
#[derive(Clone, Debug)]
pub struct Section {
    pub title: String,
    pub rows: Vec<SummaryRow>,
}

/// Every answer in its section. `change`: with the links that lead back to each question.
pub fn sections(answers: &Answers, data: &ReferenceData, change: bool) -> Vec<Section> {
    let rows = Rows {
        answers,
        data,
        change,
    };
    vec![
        Section {
            title: t("check-need"),
            rows: rows.need(),
        },
        Section {
            title: t("check-you"),
            rows: rows.you(),
        },
        Section {
            title: t("check-touch"),
            rows: rows.touch(),
        },
    ]
}

struct Rows<'a> {
    answers: &'a Answers,
    data: &'a ReferenceData,
    change: bool,
}

impl Rows<'_> {
    /// One row; no lines means that the person left it blank.
    fn row(&self, step: Step, key: &str, value: Vec<String>) -> SummaryRow {
        let label = t(key);
        let change = self
            .change
            .then(|| (format!("{}?from=check", step.path()), lower_first(&label)));
        let value = if value.is_empty() {
            vec![t("check-blank")]
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
        let topic = |code: &crate::domain::codes::TopicCode| t(&format!("topic-{code}"));
        let topics = answers
            .topic
            .iter()
            .chain(&answers.other_topics)
            .map(topic)
            .collect();
        let mut rows = vec![self.row(Step::Topic, "check-topic", topics)];
        if answers.asks_danger_now(self.data) {
            let danger = coded("answer", answers.danger_now.given());
            rows.push(self.row(Step::Safety, "check-danger", danger));
        }
        if answers.asks_safe_tonight(self.data) {
            let tonight = coded("answer", answers.safe_tonight.as_ref());
            rows.push(self.row(Step::Safety, "check-tonight", tonight));
        }
        rows.push(self.row(
            Step::About,
            "check-about",
            coded("about", answers.about_whom.as_ref()),
        ));
        if answers.for_someone_else() {
            let know = coded("answer", answers.they_know.as_ref());
            rows.push(self.row(Step::About, "check-they-know", know));
        }
        let message = answers
            .message
            .given()
            .map(Message::expose)
            .map(lines)
            .unwrap_or_default();
        rows.push(self.row(Step::Message, "check-message", message));
        rows
    }

    fn you(&self) -> Vec<SummaryRow> {
        let answers = self.answers;
        let (children, send) = if answers.for_someone_else() {
            ("check-children-them", "check-send-them")
        } else {
            ("check-children", "check-send")
        };
        let mut rows = vec![
            self.row(
                Step::Household,
                children,
                coded("answer", answers.children.as_ref()),
            ),
            self.row(
                Step::Household,
                send,
                coded("answer", answers.send25.given()),
            ),
        ];
        if answers.asks_subject_26(self.data) {
            let subject = coded("answer", answers.subject_26_or_under.given());
            rows.push(self.row(Step::Household, "check-subject-26", subject));
        }
        rows.push(self.row(
            Step::Age,
            "check-age",
            coded("age", answers.age_band.as_ref()),
        ));
        rows.extend(self.place());
        rows
    }

    fn place(&self) -> Vec<SummaryRow> {
        let answers = self.answers;
        let mut rows = Vec::new();
        if let Some(place) = &answers.place {
            match (place.text(), place.reason()) {
                (Some(text), _) => rows.push(Self::ltr(self.row(
                    Step::Postcode,
                    "check-postcode",
                    vec![text.to_owned()],
                ))),
                (None, reason) => rows.push(self.row(
                    Step::Postcode,
                    "check-postcode",
                    coded("no-postcode", reason.as_ref()),
                )),
            }
        }
        if AreaQuestion::of(answers).is_some() {
            if let Some(choice) = &answers.area_choice {
                let mut row = self.row(
                    Step::Area,
                    "check-area",
                    vec![t(&format!("area-{}", choice.code()))],
                );
                // With a link to Stockport on the same page, this row leads to the first question of it.
                row.change = row
                    .change
                    .map(|(_, what)| (format!("{}?from=check&ask=area", Step::Area.path()), what));
                rows.push(row);
            }
            if let Some(tie) = &answers.connection {
                rows.push(self.row(Step::Area, "check-tie", coded("connection", Some(tie))));
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
        let mut rows = vec![self.row(Step::Name, "check-name", name)];
        if let Some(contact) = &answers.contact {
            rows.push(self.way(contact));
            rows.push(self.row(Step::Contact, "check-safe", wishes(contact)));
        }
        let mut access = Vec::new();
        if let Reply::Given(given) = &answers.access {
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
        rows.push(self.row(Step::Access, "check-access", access));
        rows
    }

    fn way(&self, contact: &ContactAnswer) -> SummaryRow {
        let route = t(&format!("route-{}", contact.way.route()));
        let row = |value| self.row(Step::Contact, "check-contact", value);
        match &contact.way {
            ContactWay::Phone(phone) | ContactWay::Text(phone) => {
                Self::ltr(row(vec![route, phone.expose().to_owned()]))
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
        .map(|wish| t(&format!("safe-contact-{wish}")))
        .collect();
    if *none_of_these {
        found.push(t("enquiry-safe-none"));
    }
    if !times.is_empty() {
        found.push(ta("check-times", &[("times", times_in_words(times))]));
    }
    if let Some(answer) = someone_answers {
        found.push(ta(
            "check-someone",
            &[("answer", t(&format!("someone-answers-{answer}")))],
        ));
    }
    if let Some(word) = safe_word {
        found.push(ta("check-word", &[("word", word.expose().to_owned())]));
    }
    found
}

/// "Monday morning; Tuesday evening".
pub fn times_in_words(times: &[SafeTime]) -> String {
    let words: Vec<String> = times
        .iter()
        .filter_map(|time| time.code().split_once('_'))
        .map(|(day, part)| {
            ta(
                "enquiry-time-of-day",
                &[
                    ("day", t(&format!("safe-day-{day}"))),
                    ("time", lower_first(&t(&format!("safe-part-{part}")))),
                ],
            )
        })
        .collect();
    words.join(&format!("{} ", t("join-semicolon")))
}

/// How the person will be reached: the heading and the sentence of "what happens next".
pub fn next_contact(route: ContactRoute) -> (String, String) {
    match route {
        ContactRoute::Phone => (t("sent-then-phone"), t("sent-then-phone-how")),
        ContactRoute::Text => (t("sent-then-text"), t("sent-then-text-how")),
        ContactRoute::Email => (t("sent-then-email"), t("sent-then-email-how")),
        ContactRoute::NoneIWillContactYou => (t("sent-then-you"), t("sent-then-you-how")),
    }
}

/// The label of a coded answer; nothing when there is none.
fn coded<T: std::fmt::Display>(list: &str, code: Option<&T>) -> Vec<String> {
    code.map(|code| t(&format!("{list}-{code}")))
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
