//! The rows of the decision table and of the flags that lie over it.

use serde::{Deserialize, Serialize};

use super::condition::{Condition, ConditionError};
use super::{ConditionView, RoutingFacts};
use crate::domain::area::{Area, Located};
use crate::domain::codes::{
    AboutWhom, AgeBand, Connection, Flag, QueueCode, SendAnswer, YesNo, YesNoPreferNot,
};
use crate::domain::controller::Controller;
use crate::domain::topic::{HouseholdDefault, Topic};
use crate::domain::{
    reference_data::{Queue, ReferenceData},
    table::DataError,
};

const RULES: &str = "routing_rules.csv";
const FLAGS: &str = "risk_flags.csv";
/// The heading is line 1.
const FIRST_LINE: u64 = 2;
/// Most characters of a rule's code.
const CODE_MAX: usize = 32;

/// One row of `routing_rules.csv` as text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RoutingRow {
    pub code: String,
    #[serde(rename = "if")]
    pub condition: String,
    pub queue: String,
    pub flags: String,
    /// Why, in a sentence for the resident; empty: the one that came with the service.
    #[serde(default)]
    pub for_resident: String,
    /// Why, in a sentence for the officer.
    #[serde(default)]
    pub for_officer: String,
}

/// Where a rule leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoutingTarget {
    /// Nowhere: nothing is stored.
    Nobody,
    /// The Family Hub of the area, or that of the whole borough.
    FamilyHub,
    Queue(QueueCode),
    /// By the topic's default: the Family Hub, or the Alliance's default queue.
    TopicDefault,
}

impl RoutingTarget {
    /// The queue for a topic and an area.
    pub(super) fn queue<'a>(
        &self,
        data: &'a ReferenceData,
        topic: &Topic,
        area: Area,
    ) -> Option<&'a Queue> {
        match self {
            Self::Nobody => None,
            Self::FamilyHub => data.family_hub_queue(area),
            Self::Queue(code) => data.queue(*code),
            Self::TopicDefault => match topic.hh_default {
                HouseholdDefault::Fh => data.family_hub_queue(area),
                HouseholdDefault::Tpa => data.default_queue(Controller::Tpa),
            },
        }
    }
}

/// Why a rule suggests what it does, in a manager's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    pub resident: String,
    pub officer: String,
}

/// One rule. Its reasons are the messages `routing-CODE-resident` and `routing-CODE-officer`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingRule {
    pub code: String,
    pub when: Condition,
    pub target: RoutingTarget,
    /// Flags of the rule, each perhaps under a condition.
    pub flags: Vec<(Flag, Option<Condition>)>,
    /// Its reasons, where they are not the messages of the service.
    pub reasons: Option<Reasons>,
}

/// A version of the decision table; the first rule that matches wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingTable {
    pub version: u32,
    pub rules: Vec<RoutingRule>,
}

impl RoutingTable {
    /// Parses the rows, in their order.
    ///
    /// # Errors
    /// The first row that cannot be read, with its line.
    pub fn from_rows(version: u32, rows: Vec<RoutingRow>) -> Result<Self, DataError> {
        let mut rules: Vec<RoutingRule> = Vec::with_capacity(rows.len());
        for (line, row) in (FIRST_LINE..).zip(rows) {
            let at = |error: ConditionError| DataError {
                table: RULES,
                line: Some(line),
                problem: error.0,
            };
            if rules.iter().any(|rule| rule.code == row.code) {
                return Err(at(ConditionError(format!("{} stands twice", row.code))));
            }
            rules.push(RoutingRule {
                when: row.condition.parse().map_err(at)?,
                target: target(&row.queue).map_err(at)?,
                flags: flags(&row.flags).map_err(at)?,
                reasons: reasons(&row.for_resident, &row.for_officer).map_err(at)?,
                code: code(row.code).map_err(at)?,
            });
        }
        Ok(Self { version, rules })
    }

    /// Checks the table against the others, and that it decides every case that can arise.
    ///
    /// # Errors
    /// A queue, topic or area that does not exist or that no rule may suggest; an undecided case.
    pub fn check(&self, data: &ReferenceData) -> Result<(), DataError> {
        for (line, rule) in (FIRST_LINE..).zip(&self.rules) {
            let at = |problem: String| DataError {
                table: RULES,
                line: Some(line),
                problem,
            };
            if let RoutingTarget::Queue(code) = &rule.target {
                match data.queue(*code) {
                    None => return Err(at(format!("there is no queue {code}"))),
                    Some(queue) if !queue.suggested_by_rule => {
                        return Err(at(format!("no rule may suggest {code}")));
                    }
                    Some(_) => {}
                }
            }
            let conditions = std::iter::once(&rule.when)
                .chain(rule.flags.iter().filter_map(|(_, when)| when.as_ref()));
            for condition in conditions {
                condition.check(data).map_err(|error| at(error.0))?;
            }
        }
        for facts in every_case(data) {
            let decided = ConditionView::new(data, &facts)
                .is_ok_and(|view| self.first_match(&view).is_some());
            if !decided {
                return Err(DataError::of(
                    RULES,
                    format!(
                        "no rule decides topic {}, age {}, children {}, send25 {}, area {}",
                        facts.topic, facts.age, facts.children, facts.send25, facts.place.area
                    ),
                ));
            }
        }
        Ok(())
    }

    /// The rule that decides.
    pub(super) fn first_match(&self, view: &ConditionView<'_>) -> Option<&RoutingRule> {
        self.rules.iter().find(|rule| rule.when.holds(view))
    }

    /// A rule by its code.
    #[must_use]
    pub fn rule(&self, code: &str) -> Option<&RoutingRule> {
        self.rules.iter().find(|rule| rule.code == code)
    }
}

/// Every combination of what rules look at, one topic for each rule and default.
pub(super) fn every_case(data: &ReferenceData) -> Vec<RoutingFacts> {
    let mut topics: Vec<&Topic> = Vec::new();
    for topic in &data.topics {
        if !topics
            .iter()
            .any(|seen| (seen.rule, seen.hh_default) == (topic.rule, topic.hh_default))
        {
            topics.push(topic);
        }
    }
    let places =
        data.areas
            .iter()
            .map(|row| Area::Known(row.code))
            .chain([Area::Bor, Area::Out, Area::Unk]);
    let places: Vec<Located> = places
        .map(|area| Located {
            area,
            ..Located::unknown()
        })
        .collect();
    let mut cases = Vec::new();
    for topic in topics {
        for place in &places {
            for &age in AgeBand::ALL {
                for &children in YesNoPreferNot::ALL {
                    for &send25 in SendAnswer::ALL {
                        for subject_26_or_under in [None, Some(YesNo::Yes), Some(YesNo::No)] {
                            for connection in [None, Some(Connection::Moving)] {
                                cases.push(RoutingFacts {
                                    topic: topic.code,
                                    other_topics: Vec::new(),
                                    age,
                                    children,
                                    send25,
                                    subject_26_or_under,
                                    place: place.clone(),
                                    connection,
                                    danger_now: None,
                                    safe_tonight: None,
                                    no_postcode: None,
                                    about: AboutWhom::Me,
                                    safe_contact: false,
                                });
                            }
                        }
                    }
                }
            }
        }
    }
    cases
}

fn target(text: &str) -> Result<RoutingTarget, ConditionError> {
    match text {
        "NONE" => Ok(RoutingTarget::Nobody),
        "fhq" => Ok(RoutingTarget::FamilyHub),
        "topic.hh_default" => Ok(RoutingTarget::TopicDefault),
        code => code
            .parse()
            .map(RoutingTarget::Queue)
            .map_err(|_| ConditionError(format!("“{code}” is no queue"))),
    }
}

/// A code as messages and addresses can hold it.
fn code(code: String) -> Result<String, ConditionError> {
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if code.is_empty() || code.len() > CODE_MAX || !code.chars().all(plain) {
        return Err(ConditionError(format!(
            "a code has up to {CODE_MAX} capital letters, digits and underscores"
        )));
    }
    Ok(code)
}

/// Both reasons or none.
fn reasons(resident: &str, officer: &str) -> Result<Option<Reasons>, ConditionError> {
    match (resident.trim(), officer.trim()) {
        ("", "") => Ok(None),
        ("", _) | (_, "") => Err(ConditionError(
            "it has a reason for one reader only: write both or none".to_owned(),
        )),
        (resident, officer) => Ok(Some(Reasons {
            resident: resident.to_owned(),
            officer: officer.to_owned(),
        })),
    }
}

/// `flag, flag if condition`.
fn flags(text: &str) -> Result<Vec<(Flag, Option<Condition>)>, ConditionError> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (code, when) = match part.split_once(" if ") {
                Some((code, when)) => (code.trim(), Some(when.parse()?)),
                None => (part, None),
            };
            let flag = code
                .parse()
                .map_err(|_| ConditionError(format!("“{code}” is no flag")))?;
            Ok((flag, when))
        })
        .collect()
}

/// One row of `risk_flags.csv` as text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OverlayRow {
    pub flag: Flag,
    pub colour: crate::domain::codes::Colour,
    #[serde(rename = "if")]
    pub condition: String,
}

/// A flag and when an answer sets it. Flags never change the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay {
    pub flag: Flag,
    /// `None`: set by a rule of the table or by a person, never by an answer.
    pub when: Option<Condition>,
}

impl Overlay {
    /// Parses the rows, in their order.
    ///
    /// # Errors
    /// The first row that cannot be read, with its line.
    pub fn from_rows(rows: Vec<OverlayRow>) -> Result<Vec<Self>, DataError> {
        (FIRST_LINE..)
            .zip(rows)
            .map(|(line, row)| {
                let at = |problem: String| DataError {
                    table: FLAGS,
                    line: Some(line),
                    problem,
                };
                if row.colour != row.flag.colour() {
                    return Err(at(format!("{} is {}", row.flag, row.flag.colour())));
                }
                let when = match row.condition.as_str() {
                    "" => None,
                    condition => Some(
                        condition
                            .parse()
                            .map_err(|error: ConditionError| at(error.0))?,
                    ),
                };
                Ok(Self {
                    flag: row.flag,
                    when,
                })
            })
            .collect()
    }

    /// Checks the topics that its condition names.
    ///
    /// # Errors
    /// A topic that does not exist.
    pub fn check(&self, data: &ReferenceData) -> Result<(), DataError> {
        match &self.when {
            Some(when) => when
                .check(data)
                .map_err(|error| DataError::of(FLAGS, format!("{}: {error}", self.flag))),
            None => Ok(()),
        }
    }
}
