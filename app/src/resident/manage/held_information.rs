//! What is held, where it came from and why: every item with its ground (seed T39, rule 2.3).

use crate::{
    domain::{
        codes::{
            AboutWhom, AgeBand, ContactRoute, Language, NoPostcodeReason, SendAnswer, TopicCode,
            YesNo, YesNoPreferNot,
        },
        controller::Controller,
        personal::{Adjustments, Email, Message, PersonName, Phone},
        safe_contact::SafeContactWishes,
    },
    i18n::{semicolon_list, tr, tr_args},
};
use leptos::prelude::*;

/// The kinds of things that an enquiry holds, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldKind {
    Contact,
    Safety,
    Topic,
    Home,
    Place,
    Access,
    Message,
}

impl HeldKind {
    pub const ALL: [Self; 7] = [
        Self::Contact,
        Self::Safety,
        Self::Topic,
        Self::Home,
        Self::Place,
        Self::Access,
        Self::Message,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Safety => "safety",
            Self::Topic => "topic",
            Self::Home => "home",
            Self::Place => "place",
            Self::Access => "access",
            Self::Message => "message",
        }
    }
}

/// What a person gave. Shown only to whoever proved that the enquiry is theirs (level L1b).
#[derive(Clone)]
pub struct HeldInformation {
    pub name: PersonName,
    pub route: ContactRoute,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    pub wishes: SafeContactWishes,
    /// The main one first.
    pub topics: Vec<TopicCode>,
    pub about: AboutWhom,
    pub children: YesNoPreferNot,
    pub send25: SendAnswer,
    pub subject_26_or_under: Option<YesNo>,
    pub age: AgeBand,
    /// As it was given.
    pub postcode: Option<String>,
    pub no_postcode: Option<NoPostcodeReason>,
    /// A code of the areas, or `BOR`, `OUT`, `UNK`.
    pub area: String,
    pub language: Language,
    pub adjustments: Option<Adjustments>,
    pub message: Option<Message>,
}

impl HeldInformation {
    /// What was given of one kind; empty: nothing.
    fn lines(&self, kind: HeldKind) -> Vec<String> {
        let Self {
            name,
            route,
            phone,
            email,
            wishes,
            topics,
            about,
            children,
            send25,
            subject_26_or_under,
            age,
            postcode,
            no_postcode,
            area,
            language,
            adjustments,
            message,
        } = self;
        let answer = |code: &str| tr(&format!("answer-{code}"));
        let row = |key: &str, name: &'static str, value: String| tr_args(key, &[(name, value)]);
        match kind {
            HeldKind::Contact => [
                Some(name.expose().to_owned()),
                phone.as_ref().map(|phone| phone.expose().to_owned()),
                email.as_ref().map(|email| email.expose().to_owned()),
                Some(tr(&format!("route-{route}"))),
            ]
            .into_iter()
            .flatten()
            .collect(),
            HeldKind::Safety => safety(wishes),
            HeldKind::Topic => topics
                .iter()
                .map(|topic| tr(&format!("topic-{topic}")))
                .collect(),
            HeldKind::Home => [
                Some(row("manage-held-who", "who", tr(&format!("about-{about}")))),
                Some(row("manage-held-age", "age", tr(&format!("age-{age}")))),
                Some(row(
                    "manage-held-children",
                    "answer",
                    answer(children.code()),
                )),
                (*send25 != SendAnswer::NotAsked)
                    .then(|| row("manage-held-send", "answer", answer(send25.code()))),
                subject_26_or_under
                    .map(|known| row("manage-held-26", "answer", answer(known.code()))),
            ]
            .into_iter()
            .flatten()
            .collect(),
            HeldKind::Place => [
                postcode.clone(),
                no_postcode.map(|reason| tr(&format!("no-postcode-{reason}"))),
                (area != "UNK")
                    .then(|| row("manage-held-area", "area", tr(&format!("area-{area}")))),
            ]
            .into_iter()
            .flatten()
            .collect(),
            HeldKind::Access => std::iter::once(language)
                // English also stands for no answer.
                .filter(|language| **language != Language::English)
                .map(|language| tr(&format!("language-{language}")))
                .chain(
                    adjustments
                        .iter()
                        .flat_map(|text| paragraphs(text.expose())),
                )
                .collect(),
            HeldKind::Message => message
                .iter()
                .flat_map(|text| paragraphs(text.expose()))
                .collect(),
        }
    }
}

/// The lines of a text, without the empty ones.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn safety(wishes: &SafeContactWishes) -> Vec<String> {
    let SafeContactWishes {
        wishes: ticked,
        times,
        safe_word,
        someone_answers,
        // Said by the route of contact.
        contact_me_instead: _,
    } = wishes;
    let times: Vec<String> = times
        .iter()
        .filter_map(|time| {
            let (day, part) = time.code().split_once('_')?;
            Some(tr_args(
                "manage-held-time",
                &[
                    ("day", tr(&format!("safe-day-{day}"))),
                    ("part", tr(&format!("safe-part-{part}")).to_lowercase()),
                ],
            ))
        })
        .collect();
    ticked
        .iter()
        .map(|wish| tr(&format!("safe-contact-{wish}")))
        .chain(
            (!times.is_empty())
                .then(|| tr_args("manage-held-times", &[("times", semicolon_list(&times))])),
        )
        .chain(someone_answers.map(|what| {
            tr_args(
                "manage-held-someone",
                &[("what", tr(&format!("someone-answers-{what}")))],
            )
        }))
        .chain(
            safe_word
                .as_ref()
                .map(|word| tr_args("manage-held-word", &[("word", word.expose().to_owned())])),
        )
        .collect()
}

/// Where a kind of thing came from and why it is held: text key.
fn why(kind: HeldKind, controller: Controller) -> String {
    match (kind, controller) {
        (HeldKind::Contact, Controller::Smbc) => "manage-why-contact-smbc".to_owned(),
        (HeldKind::Contact, Controller::Tpa) => "manage-why-contact-tpa".to_owned(),
        _ => format!("manage-why-{}", kind.name()),
    }
}

/// As [`why`], of something that may be there or not: which of the two may not be read off the list.
fn why_if_told(kind: HeldKind, controller: Controller) -> String {
    match kind {
        HeldKind::Safety | HeldKind::Place | HeldKind::Access | HeldKind::Message => {
            format!("manage-why-if-{}", kind.name())
        }
        HeldKind::Contact | HeldKind::Topic | HeldKind::Home => why(kind, controller),
    }
}

/// What is said where nothing was told: text key.
fn not_told(kind: HeldKind) -> &'static str {
    match kind {
        HeldKind::Access => "manage-held-english",
        HeldKind::Contact
        | HeldKind::Safety
        | HeldKind::Topic
        | HeldKind::Home
        | HeldKind::Place
        | HeldKind::Message => "manage-held-nothing",
    }
}

/// The list. Without what is held it is the same for every enquiry: which wishes somebody has may
/// not be read off it by whoever holds their mailbox.
#[component]
pub fn HeldInformationList(
    held: Option<HeldInformation>,
    controller: Controller,
    about: AboutWhom,
) -> impl IntoView {
    let rows = HeldKind::ALL
        .into_iter()
        .map(|kind| {
            let label = match (kind, about) {
                (HeldKind::Home, AboutWhom::SomeoneElse) => tr("manage-held-home-them"),
                _ => tr(&format!("manage-held-{}", kind.name())),
            };
            match held.as_ref().map(|held| held.lines(kind)) {
                None => {
                    let why = tr(&why_if_told(kind, controller));
                    view! { <div><dt>{label}</dt><dd>{why}</dd></div> }.into_any()
                }
                Some(lines) if lines.is_empty() => {
                    view! { <div><dt>{label}</dt><dd>{tr(not_told(kind))}</dd></div> }.into_any()
                }
                Some(lines) => {
                    let lines = lines
                        .into_iter()
                        .map(|line| match kind {
                            HeldKind::Message => {
                                view! { <p class="govuk-body sp-said"><bdi>{line}</bdi></p> }
                                    .into_any()
                            }
                            _ => view! { <bdi>{line}</bdi><br/> }.into_any(),
                        })
                        .collect_view();
                    let why = tr(&why(kind, controller));
                    view! { <div><dt>{label}</dt><dd>{lines}</dd><dd>{why}</dd></div> }.into_any()
                }
            }
        })
        .collect_view();
    view! { <dl class="sp-facts sp-facts--why">{rows}</dl> }
}
