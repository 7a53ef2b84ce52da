//! The answers given so far: typed, and each of them may still be missing.

use super::{ConsentChoices, ContactAnswer, PlaceAnswer, place};
use crate::domain::{
    area::{Area, Located},
    codes::{
        AboutWhom, AgeBand, AreaChoice, ChildAgeBand, Connection, Flag, Language, PartnerCode,
        SendAnswer, TopicCode, YesNo, YesNoNotSure, YesNoPreferNot,
    },
    controller::Controller,
    personal::{Adjustments, Message, PersonName},
    reference_data::ReferenceData,
    topic::{Topic, TopicRule},
};
use serde::{Deserialize, Serialize};

/// The answer to a question that may be left blank: not seen yet, seen and left blank, or given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OptionalAnswer<T> {
    #[default]
    Unasked,
    Blank,
    Given(T),
}

impl<T> OptionalAnswer<T> {
    /// The answer, when there is one.
    pub fn given(&self) -> Option<&T> {
        match self {
            OptionalAnswer::Given(value) => Some(value),
            OptionalAnswer::Unasked | OptionalAnswer::Blank => None,
        }
    }

    /// Whether the question was seen, answered or not.
    pub fn seen(&self) -> bool {
        !matches!(self, OptionalAnswer::Unasked)
    }
}

impl<T> From<Option<T>> for OptionalAnswer<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(OptionalAnswer::Blank, OptionalAnswer::Given)
    }
}

/// Language and what to know to reach or support the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessNeeds {
    pub language: Option<Language>,
    pub adjustments: Option<Adjustments>,
}

/// Everything a person has answered; the sealed content of a draft.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    pub topic: Option<TopicCode>,
    /// Up to two more: they count for flags and not for routing.
    pub other_topics: Vec<TopicCode>,
    pub danger_now: OptionalAnswer<YesNo>,
    pub safe_tonight: Option<YesNoNotSure>,
    pub about_whom: Option<AboutWhom>,
    pub they_know: Option<YesNoNotSure>,
    pub children: Option<YesNoPreferNot>,
    /// Age of the child it is about. It never routes.
    pub child_age: Option<ChildAgeBand>,
    pub send25: OptionalAnswer<SendAnswer>,
    pub subject_26_or_under: OptionalAnswer<YesNo>,
    pub age_band: Option<AgeBand>,
    pub place: Option<PlaceAnswer>,
    /// What the postcode told when it was typed.
    pub located: Option<Located>,
    pub area_choice: Option<AreaChoice>,
    pub connection: Option<Connection>,
    pub name: Option<PersonName>,
    pub contact: Option<ContactAnswer>,
    pub access: OptionalAnswer<AccessNeeds>,
    pub message: OptionalAnswer<Message>,
    pub choices: Option<ConsentChoices>,
    /// The person sends it to the other team, instead of this one that the rules suggest.
    pub switched_from: Option<Controller>,
}

/// Prints nothing: even the topic is personal.
impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answers(…)")
    }
}

impl Answers {
    /// All topics chosen, the main one first.
    pub fn topics<'a>(&self, data: &'a ReferenceData) -> Vec<&'a Topic> {
        self.topic
            .iter()
            .chain(&self.other_topics)
            .filter_map(|code| data.topic(*code))
            .collect()
    }

    /// Pages carry "Exit this page".
    pub fn exit_bar(&self, data: &ReferenceData) -> bool {
        self.topics(data).iter().any(|topic| topic.exit)
    }

    /// "Are you in danger now?" is asked.
    pub fn asks_danger_now(&self, data: &ReferenceData) -> bool {
        self.exit_bar(data)
    }

    /// "Do you have somewhere safe tonight?" is asked.
    pub fn asks_safe_tonight(&self, data: &ReferenceData) -> bool {
        self.topics(data)
            .iter()
            .any(|topic| topic.asks_safe_tonight)
    }

    /// "Is the person 26 or under?" is asked: only the main topic routes.
    pub fn asks_subject_26(&self, data: &ReferenceData) -> bool {
        self.topic
            .and_then(|code| data.topic(code))
            .is_some_and(|topic| topic.asks_subject_26)
    }

    /// Who lives at home is asked. A child below 13 who asks for help at home is a child at home.
    pub fn asks_household(&self) -> bool {
        self.for_someone_else() || !self.is_under_13()
    }

    /// The topic is one for families, so that a child at home is the one it is about.
    pub fn is_family_topic(&self, data: &ReferenceData) -> bool {
        self.topic
            .and_then(|code| data.topic(code))
            .is_some_and(|topic| topic.rule == TopicRule::Fh)
    }

    /// The age of the child is asked: of one's own, or of one at home where the topic is for families.
    pub fn asks_child_age(&self, data: &ReferenceData) -> bool {
        let at_home = self.children == Some(YesNoPreferNot::Yes) && self.is_family_topic(data);
        self.asks_household() && (self.about_whom == Some(AboutWhom::MyChild) || at_home)
    }

    /// An answer calls for the page with numbers to ring now.
    pub fn needs_help_now(&self) -> bool {
        self.danger_now.given() == Some(&YesNo::Yes) || self.safe_tonight == Some(YesNoNotSure::No)
    }

    /// Housing, or somebody who is not safe: leaving the borough is never the end of it (feature A15).
    pub fn is_refuge(&self, data: &ReferenceData) -> bool {
        self.asks_safe_tonight(data)
            || self.danger_now.given() == Some(&YesNo::Yes)
            || place::not_safe(self.place.as_ref())
    }

    /// Somebody else is meant: fewer details, no choices.
    pub fn for_someone_else(&self) -> bool {
        self.about_whom == Some(AboutWhom::SomeoneElse)
    }

    /// Safe-contact questions are shown in full, not folded away.
    pub fn safe_contact_in_full(&self, data: &ReferenceData) -> bool {
        self.topics(data).iter().any(|topic| topic.safe) || place::not_safe(self.place.as_ref())
    }

    /// Optional choices are offered: never for somebody else, never to a child under 13.
    pub fn may_be_offered_choices(&self) -> bool {
        !self.for_someone_else() && !self.is_under_13()
    }

    /// A child below 13 asks: phone numbers first, and no choices (rule 2.4).
    pub fn is_under_13(&self) -> bool {
        self.age_band.is_some_and(AgeBand::under_13)
    }

    /// The area page asks which part of Stockport.
    pub fn asks_area(&self) -> bool {
        place::asks_area(self.place.as_ref(), self.located.as_ref())
    }

    /// The other organisation may be chosen. The Alliance is taken to be for adults (rule `R04_U18`), so
    /// a child is not sent there by one tap.
    pub fn may_switch_team(&self) -> bool {
        !self.age_band.is_some_and(AgeBand::under_18)
    }

    /// Where the person lives, as far as the answers tell.
    pub fn area(&self) -> Area {
        place::resolve(self.place.as_ref(), self.located.as_ref(), self.area_choice).area
    }

    /// As [`Answers::area`], with how it is known.
    pub fn whereabouts(&self) -> Located {
        place::resolve(self.place.as_ref(), self.located.as_ref(), self.area_choice)
    }

    /// Outside Stockport without a tie: nothing is kept (feature A15, rule `R01_OUT`).
    pub fn is_outside(&self) -> bool {
        self.area() == Area::Out && self.connection == Some(Connection::None)
    }

    /// Takes away what no longer has a question, and choices that were made for another organisation.
    ///
    /// Called after every change, so that no stale answer is ever shown, routed by or sent.
    pub fn settle(&mut self, data: &ReferenceData) {
        if !self.asks_danger_now(data) {
            self.danger_now = OptionalAnswer::Unasked;
        }
        if !self.asks_safe_tonight(data) {
            self.safe_tonight = None;
        }
        if !self.asks_subject_26(data) {
            self.subject_26_or_under = OptionalAnswer::Unasked;
        }
        if !self.asks_household() {
            self.children = Some(YesNoPreferNot::Yes);
            self.send25 = OptionalAnswer::Unasked;
            self.subject_26_or_under = OptionalAnswer::Unasked;
        }
        if !self.asks_child_age(data) {
            self.child_age = None;
        }
        if !self.for_someone_else() {
            self.they_know = None;
        }
        if self.for_someone_else()
            && let OptionalAnswer::Given(access) = &mut self.access
        {
            access.adjustments = None;
        }
        if !self.asks_area() {
            self.area_choice = None;
        }
        if self.area() != Area::Out {
            self.connection = None;
        }
        self.settle_choices(data);
    }

    fn settle_choices(&mut self, data: &ReferenceData) {
        let suggested = self.suggestion(data).and_then(|found| found.controller);
        if self.switched_from.is_some()
            && (self.switched_from != suggested || !self.may_switch_team())
        {
            self.switched_from = None;
        }
        if !self.may_be_offered_choices() {
            self.choices = None;
        }
        let controller = self.controller(data);
        if self
            .choices
            .as_ref()
            .is_some_and(|choices| Some(choices.controller) != controller)
        {
            self.choices = None;
        }
        if let Some(mut choices) = self.choices.take() {
            let partners: Vec<PartnerCode> = choices
                .shown
                .iter()
                .filter_map(|offer| offer.purpose.recipient())
                .collect();
            let offered = self.may_be_asked(data, choices.controller, &partners);
            choices.keep_offered(|purpose| offered.contains(&purpose));
            self.choices = Some(choices);
        }
    }

    /// The flag that a rule or an overlay sets, as the check page and the officer see it.
    pub fn has_flag(&self, data: &ReferenceData, flag: Flag) -> bool {
        self.suggestion(data)
            .is_some_and(|found| found.flags.contains(&flag))
    }
}
