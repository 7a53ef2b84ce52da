//! The decision table that suggests a queue (rule 4.7). It only suggests: a named person always
//! confirms or changes it (seed F20, T50). Nothing outside the table decides.

mod condition;
mod table;

use serde::{Deserialize, Serialize};

pub use condition::{Condition, ConditionError};
pub use table::{
    Overlay, OverlayRow, Reasons, RoutingRow, RoutingRule, RoutingTable, RoutingTarget,
};

use super::area::{Area, Located};
use super::codes::{
    AboutWhom, AgeBand, Connection, Flag, NoPostcodeReason, Priority, QueueCode, SendAnswer,
    TopicCode, YesNo, YesNoNotSure, YesNoPreferNot,
};
use super::controller::Controller;
use super::reference_data::ReferenceData;
use super::topic::{self, Asks, Topic};

/// What the table looks at. Answers that were not asked are ignored, whatever they say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingFacts {
    /// The main topic: it alone routes.
    pub topic: TopicCode,
    /// Up to two more: they count for flags and priority.
    pub other_topics: Vec<TopicCode>,
    pub age: AgeBand,
    pub children: YesNoPreferNot,
    pub send25: SendAnswer,
    /// Asked for alcohol and drugs only.
    pub subject_26_or_under: Option<YesNo>,
    /// Where, and how that is known: `area::locate(…).or_choice(…)`.
    pub place: Located,
    /// Asked outside the borough only; not answered counts as none.
    pub connection: Option<Connection>,
    /// Asked when any topic chosen shows "Exit this page".
    pub danger_now: Option<YesNo>,
    /// Asked when any topic chosen says so (HOME, DA).
    pub safe_tonight: Option<YesNoNotSure>,
    pub no_postcode: Option<NoPostcodeReason>,
    pub about: AboutWhom,
    /// Whether there are rules for contacting the person: `SafeContactWishes::has_rules`.
    pub safe_contact: bool,
}

/// What the table suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Code of the one rule that decided.
    pub rule: String,
    /// `None`: outside Stockport without a connection; nothing is stored.
    pub queue: Option<QueueCode>,
    pub controller: Option<Controller>,
    /// The rule's, then the overlays' in the order of `risk_flags.csv`, each once.
    pub flags: Vec<Flag>,
    pub priority: Priority,
    pub table_version: u32,
    /// What the reasons need; kept with the suggestion so that both are the same later.
    pub reason: ReasonFacts,
}

/// What the reason in plain words is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonFacts {
    pub rule: String,
    pub topic: TopicCode,
    pub queue: Option<QueueCode>,
    pub place: Located,
    pub no_postcode: Option<NoPostcodeReason>,
    /// The rule's own sentences, where it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Reasons>,
}

/// Why there is no suggestion. Neither can happen with checked tables and parsed answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoutingError {
    #[error("no topic {0}")]
    UnknownTopic(TopicCode),
    #[error("routing table version {0} leaves a case undecided")]
    Undecided(u32),
}

/// Suggests a queue by the first rule that matches.
///
/// # Errors
/// A topic that the tables do not know.
pub fn suggest(data: &ReferenceData, facts: &RoutingFacts) -> Result<Suggestion, RoutingError> {
    let view = ConditionView::new(data, facts)?;
    let rule = data
        .routing
        .first_match(&view)
        .ok_or(RoutingError::Undecided(data.routing.version))?;
    let queue = rule.target.queue(data, view.topic, facts.place.area);
    let mut flags: Vec<Flag> = Vec::new();
    let from_rule = rule
        .flags
        .iter()
        .filter(|(_, when)| when.as_ref().is_none_or(|when| when.holds(&view)))
        .map(|(flag, _)| *flag);
    let from_overlays = data
        .overlays
        .iter()
        .filter(|overlay| overlay.when.as_ref().is_some_and(|when| when.holds(&view)))
        .map(|overlay| overlay.flag);
    for flag in from_rule.chain(from_overlays) {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    }
    Ok(Suggestion {
        rule: rule.code.clone(),
        queue: queue.map(|queue| queue.code),
        controller: queue.map(|queue| queue.controller),
        priority: topic::priority(view.topics.iter().copied(), &flags),
        flags,
        table_version: data.routing.version,
        reason: ReasonFacts {
            rule: rule.code.clone(),
            topic: facts.topic,
            queue: queue.map(|queue| queue.code),
            place: facts.place.clone(),
            no_postcode: facts.no_postcode,
            words: rule.reasons.clone(),
        },
    })
}

/// The rules that were looked at, in their order, the last of them the one that decided.
///
/// # Errors
/// As [`suggest`].
pub fn looked_at<'a>(
    data: &'a ReferenceData,
    facts: &RoutingFacts,
) -> Result<Vec<&'a RoutingRule>, RoutingError> {
    let view = ConditionView::new(data, facts)?;
    let rules = &data.routing.rules;
    let decided = rules
        .iter()
        .position(|rule| rule.when.holds(&view))
        .ok_or(RoutingError::Undecided(data.routing.version))?;
    Ok(rules.iter().take(decided + 1).collect())
}

/// The queue of the other organisation, for "send it to the other team instead" (rule 4.7).
#[must_use]
pub fn other_team(data: &ReferenceData, suggested: Controller, area: Area) -> Option<QueueCode> {
    match suggested.other() {
        Controller::Smbc => data.family_hub_queue(area),
        Controller::Tpa => data.default_queue(Controller::Tpa),
    }
    .map(|queue| queue.code)
}

/// The facts as conditions see them: topics looked up, answers that were not asked left out.
pub(crate) struct ConditionView<'a> {
    facts: &'a RoutingFacts,
    topic: &'a Topic,
    topics: Vec<&'a Topic>,
    asks: Asks,
}

impl<'a> ConditionView<'a> {
    fn new(data: &'a ReferenceData, facts: &'a RoutingFacts) -> Result<Self, RoutingError> {
        let find = |code: TopicCode| data.topic(code).ok_or(RoutingError::UnknownTopic(code));
        let topic = find(facts.topic)?;
        let mut topics = vec![topic];
        for code in &facts.other_topics {
            topics.push(find(*code)?);
        }
        let asks = Asks::of(topics.iter().copied(), facts.no_postcode);
        Ok(Self {
            facts,
            topic,
            topics,
            asks,
        })
    }

    fn danger_now(&self) -> Option<YesNo> {
        self.facts.danger_now.filter(|_| self.asks.danger_now)
    }

    fn safe_tonight(&self) -> Option<YesNoNotSure> {
        self.facts.safe_tonight.filter(|_| self.asks.safe_tonight)
    }

    fn subject_26_or_under(&self) -> Option<YesNo> {
        self.facts
            .subject_26_or_under
            .filter(|_| self.asks.subject_26_or_under)
    }

    fn connection(&self) -> Connection {
        self.facts.connection.unwrap_or(Connection::None)
    }
}

#[cfg(test)]
mod tests;
