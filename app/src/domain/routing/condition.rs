//! The small language of the `if` columns: `rule=FH and area in areas`,
//! `send25 in (no;not_asked) or children=no`, parentheses, and nothing else.

use std::fmt;

use super::ConditionView;
use crate::domain::area::Area;
use crate::domain::codes::{
    AboutWhom, AgeBand, Connection, NoPostcodeReason, SendAnswer, YesNo, YesNoNotSure,
    YesNoPreferNot,
};
use crate::domain::reference_data::ReferenceData;
use crate::domain::topic::TopicRule;

code_enum! {
    /// What a condition may look at.
    pub enum ConditionField {
        Rule = "rule",
        Area = "area",
        Connection = "connection",
        AgeBand = "age_band",
        Children = "children",
        Send25 = "send25",
        Subject26 = "subject_26_or_under",
        DangerNow = "danger_now",
        SafeTonight = "safe_tonight",
        NoPostcode = "no_postcode_reason",
        About = "about_whom",
        SafeContact = "safe_contact",
        AreaCheck = "area_check",
        /// Any topic chosen, the main one included.
        AnyTopic = "any_topic",
        /// Whether any topic chosen shows "Exit this page".
        AnyExit = "any_exit",
        /// Whether any topic chosen asks the safe-contact questions in full.
        AnySafe = "any_safe",
    }
}

/// A condition over the facts of an enquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    Any(Vec<Condition>),
    All(Vec<Condition>),
    /// The field has one of these values.
    Is(ConditionField, Vec<String>),
    /// The area is one of the area table.
    AreaListed,
}

/// What is wrong with a condition, in words for the person who edits the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError(pub String);

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConditionError {}

/// The word after `in` that stands for every area of the table.
const EVERY_AREA: &str = "areas";

impl std::str::FromStr for Condition {
    type Err = ConditionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parser = Parser {
            tokens: tokens(text),
            at: 0,
        };
        let condition = parser.any()?;
        match parser.next() {
            None => Ok(condition),
            Some(extra) => Err(ConditionError(format!(
                "nothing is expected before “{extra}” but “and” or “or”"
            ))),
        }
    }
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        let is_sign = matches!(character, '(' | ')' | '=' | ';');
        if (is_sign || character.is_whitespace()) && !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        if is_sign {
            tokens.push(character.to_string());
        } else if !character.is_whitespace() {
            word.push(character);
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}

struct Parser {
    tokens: Vec<String>,
    at: usize,
}

impl Parser {
    fn next(&mut self) -> Option<String> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn take(&mut self, expected: &str) -> bool {
        let found = self
            .tokens
            .get(self.at)
            .is_some_and(|token| token == expected);
        self.at += usize::from(found);
        found
    }

    fn any(&mut self) -> Result<Condition, ConditionError> {
        let mut parts = vec![self.all()?];
        while self.take("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition, ConditionError> {
        let mut parts = vec![self.single()?];
        while self.take("and") {
            parts.push(self.single()?);
        }
        Ok(one_or(parts, Condition::All))
    }

    fn single(&mut self) -> Result<Condition, ConditionError> {
        if self.take("(") {
            let inner = self.any()?;
            return if self.take(")") {
                Ok(inner)
            } else {
                Err(ConditionError("a “(” is not closed".to_owned()))
            };
        }
        let name = self
            .next()
            .ok_or_else(|| ConditionError("a condition is missing at the end".to_owned()))?;
        let field: ConditionField = name
            .parse()
            .map_err(|_| ConditionError(format!("“{name}” is nothing that a rule can look at")))?;
        if self.take("=") {
            return Ok(Condition::Is(field, vec![self.value(field)?]));
        }
        if !self.take("in") {
            return Err(ConditionError(format!(
                "“=” or “in” is expected after “{name}”"
            )));
        }
        if field == ConditionField::Area && self.take(EVERY_AREA) {
            return Ok(Condition::AreaListed);
        }
        if !self.take("(") {
            return Err(ConditionError(
                "a list in “( )” is expected after “in”".to_owned(),
            ));
        }
        let mut values = vec![self.value(field)?];
        while self.take(";") {
            values.push(self.value(field)?);
        }
        if self.take(")") {
            Ok(Condition::Is(field, values))
        } else {
            Err(ConditionError("a list is not closed by “)”".to_owned()))
        }
    }

    fn value(&mut self, field: ConditionField) -> Result<String, ConditionError> {
        let value = self
            .next()
            .ok_or_else(|| ConditionError(format!("a value of “{field}” is missing at the end")))?;
        if field.may_be(&value) {
            Ok(value)
        } else {
            Err(ConditionError(format!(
                "“{value}” is no value of “{field}”"
            )))
        }
    }
}

fn one_or(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}

impl ConditionField {
    /// Whether the field can have the value. Topics and areas are checked against their tables later.
    fn may_be(self, value: &str) -> bool {
        match self {
            Self::Rule => value.parse::<TopicRule>().is_ok(),
            Self::Area => value.parse::<Area>().is_ok(),
            Self::Connection => value.parse::<Connection>().is_ok(),
            Self::AgeBand => value.parse::<AgeBand>().is_ok(),
            Self::Children => value.parse::<YesNoPreferNot>().is_ok(),
            Self::Send25 => value.parse::<SendAnswer>().is_ok(),
            Self::SafeTonight => value.parse::<YesNoNotSure>().is_ok(),
            Self::NoPostcode => value.parse::<NoPostcodeReason>().is_ok(),
            Self::About => value.parse::<AboutWhom>().is_ok(),
            Self::AnyTopic => value.parse::<crate::domain::codes::TopicCode>().is_ok(),
            Self::Subject26
            | Self::DangerNow
            | Self::SafeContact
            | Self::AreaCheck
            | Self::AnyExit
            | Self::AnySafe => value.parse::<YesNo>().is_ok(),
        }
    }
}

impl Condition {
    /// Checks the topics and areas that it names.
    ///
    /// # Errors
    /// A topic or area that its table does not hold.
    pub fn check(&self, data: &ReferenceData) -> Result<(), ConditionError> {
        match self {
            Self::Any(parts) | Self::All(parts) => {
                parts.iter().try_for_each(|part| part.check(data))
            }
            Self::AreaListed => Ok(()),
            Self::Is(field, values) => values.iter().try_for_each(|value| {
                let known = match field {
                    ConditionField::AnyTopic => data.parse_topic(value).is_some(),
                    ConditionField::Area => {
                        matches!(value.as_str(), "BOR" | "OUT" | "UNK")
                            || data.parse_area(value).is_some()
                    }
                    _ => true,
                };
                if known {
                    Ok(())
                } else {
                    Err(ConditionError(format!("there is no {value} for “{field}”")))
                }
            }),
        }
    }

    /// Whether the condition holds for an enquiry.
    pub(crate) fn holds(&self, view: &ConditionView<'_>) -> bool {
        match self {
            Self::Any(parts) => parts.iter().any(|part| part.holds(view)),
            Self::All(parts) => parts.iter().all(|part| part.holds(view)),
            Self::AreaListed => view.facts.place.area.known().is_some(),
            Self::Is(field, values) => values.iter().any(|value| view.is(*field, value)),
        }
    }
}

impl ConditionView<'_> {
    fn is(&self, field: ConditionField, value: &str) -> bool {
        let yes = |answer: bool| if answer { YesNo::Yes } else { YesNo::No }.code() == value;
        let facts = self.facts;
        match field {
            ConditionField::Rule => self.topic.rule.code() == value,
            ConditionField::Area => facts.place.area.code() == value,
            ConditionField::Connection => self.connection().code() == value,
            ConditionField::AgeBand => facts.age.code() == value,
            ConditionField::Children => facts.children.code() == value,
            ConditionField::Send25 => facts.send25.code() == value,
            ConditionField::Subject26 => self
                .subject_26_or_under()
                .is_some_and(|answer| answer.code() == value),
            ConditionField::DangerNow => self
                .danger_now()
                .is_some_and(|answer| answer.code() == value),
            ConditionField::SafeTonight => self
                .safe_tonight()
                .is_some_and(|answer| answer.code() == value),
            ConditionField::NoPostcode => facts
                .no_postcode
                .is_some_and(|reason| reason.code() == value),
            ConditionField::About => facts.about.code() == value,
            ConditionField::SafeContact => yes(facts.safe_contact),
            ConditionField::AreaCheck => yes(facts.place.check),
            ConditionField::AnyTopic => self.topics.iter().any(|topic| topic.code.code() == value),
            ConditionField::AnyExit => yes(self.topics.iter().any(|topic| topic.exit)),
            ConditionField::AnySafe => yes(self.topics.iter().any(|topic| topic.safe)),
        }
    }
}
