//! Topics: what a person can ask about (rule 4.5).

use serde::Deserialize;

use super::codes::{Flag, NoPostcodeReason, Priority, TopicCode};

code_enum! {
    /// Which organisation a topic leads to.
    pub enum TopicRule {
        /// Always a Family Hub.
        Fh = "FH",
        /// Always the Alliance.
        Tpa = "TPA",
        /// By household.
        Hh = "HH",
        /// The rule for alcohol and drugs.
        Sub = "SUB",
    }
}

code_enum! {
    /// The side that a topic falls to when the household is not known.
    pub enum HouseholdDefault { Fh = "FH", Tpa = "TPA" }
}

code_enum! {
    /// The five groups of the topic page, so that 26 topics fit one phone screen.
    pub enum TopicGroup {
        Babies = "babies",
        Children = "children",
        Home = "home",
        Health = "health",
        Safety = "safety",
        /// Stands outside the groups and is always in sight ("not sure").
        Alone = "alone",
    }
}

/// One row of `topics.csv`. Its label and hint are the messages `topic-CODE` and `topic-CODE-hint`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Topic {
    pub code: TopicCode,
    pub group: TopicGroup,
    pub rule: TopicRule,
    pub hh_default: HouseholdDefault,
    /// Pages of this topic show "Exit this page", and `danger_now` is asked.
    #[serde(deserialize_with = "super::table::yes_no")]
    pub exit: bool,
    /// Safe-contact questions are shown in full.
    #[serde(deserialize_with = "super::table::yes_no")]
    pub safe: bool,
    pub priority: Priority,
    /// Whether "are you safe tonight?" is asked.
    #[serde(deserialize_with = "super::table::yes_no")]
    pub asks_safe_tonight: bool,
    /// Whether "is the person 26 or under?" is asked.
    #[serde(deserialize_with = "super::table::yes_no")]
    pub asks_subject_26: bool,
}

/// How soon a person looks first: the highest priority of all topics chosen, and urgent whenever
/// the flag `urgent` is set (rule 4.5).
#[must_use]
pub fn priority<'a>(topics: impl IntoIterator<Item = &'a Topic>, flags: &[Flag]) -> Priority {
    if flags.contains(&Flag::Urgent) {
        return Priority::Urgent;
    }
    topics
        .into_iter()
        .map(|topic| topic.priority)
        .min()
        .unwrap_or(Priority::Normal)
}

/// Which questions and helps the topics chosen bring up; the main topic and the others alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asks {
    /// "Exit this page" stands on the pages.
    pub exit: bool,
    /// "Are you in danger now?" (every topic with exit).
    pub danger_now: bool,
    /// "Are you safe tonight?"
    pub safe_tonight: bool,
    /// "Is the person 26 or under?"
    pub subject_26_or_under: bool,
    /// Safe-contact questions stand open; otherwise they fold away.
    pub safe_contact_open: bool,
}

impl Asks {
    /// What the topics bring up. A postcode that it is not safe to say opens the safe-contact
    /// questions, too (rule 5.4).
    #[must_use]
    pub fn of<'a>(
        topics: impl IntoIterator<Item = &'a Topic>,
        no_postcode: Option<NoPostcodeReason>,
    ) -> Self {
        let start = Self {
            safe_contact_open: no_postcode == Some(NoPostcodeReason::NotSafe),
            ..Self::default()
        };
        topics.into_iter().fold(start, |asks, topic| Self {
            exit: asks.exit || topic.exit,
            danger_now: asks.danger_now || topic.exit,
            safe_tonight: asks.safe_tonight || topic.asks_safe_tonight,
            subject_26_or_under: asks.subject_26_or_under || topic.asks_subject_26,
            safe_contact_open: asks.safe_contact_open || topic.safe,
        })
    }
}

#[cfg(test)]
mod tests;
