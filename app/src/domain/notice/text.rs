//! The text of a notice: what a version's file and its row hold.
//!
//! The fields are those of the council's own template (rule 1.3), and a few more: who is responsible,
//! other people, safe contact, equality answers, children, cookies, complaints (defect D12).

use crate::domain::{controller::Controller, entered_text::read_code};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

use super::Notice;

/// Every field that a notice may have, in the order of the page.
pub const FIELDS: [&str; 21] = [
    "controller",
    "purpose",
    "type_of_data",
    "special_category",
    "other_people",
    "legislation",
    "obtained_from",
    "shared_with",
    "safeguarding",
    "safe_contact",
    "equality",
    "retention",
    "security",
    "outside_eu",
    "automated_decision",
    "rights",
    "children",
    "cookies",
    "complaints",
    "contact",
    "updates",
];

/// Fields that every notice must have: the council's template, who is responsible, and complaints.
pub const REQUIRED: [&str; 13] = [
    "controller",
    "purpose",
    "type_of_data",
    "legislation",
    "obtained_from",
    "shared_with",
    "retention",
    "outside_eu",
    "automated_decision",
    "rights",
    "complaints",
    "contact",
    "updates",
];

/// The lines of the short version.
pub const SUMMARY_LINES: usize = 6;

/// The whole of one version in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeText {
    /// Name in addresses, see [`Notice::slug`].
    pub notice: String,
    pub version: u32,
    pub language: String,
    pub controller: Controller,
    /// First London day on which it is in force.
    pub from: NaiveDate,
    pub title: String,
    /// Whether information leaves the United Kingdom and the European Union (seed F19).
    pub outside_eu: bool,
    /// Whether anything is decided without a person (seed F20, T50).
    pub automated_decision: bool,
    /// What changed since the version before, in plain words.
    pub changes: Vec<String>,
    /// The short version.
    pub summary: Vec<SummaryLine>,
    pub sections: Vec<NoticeSection>,
}

/// One line of the short version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryLine {
    pub label: String,
    pub text: String,
}

/// One layer of the whole version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeSection {
    /// Which field of the template it is, for example `shared_with`.
    pub field: String,
    pub heading: String,
    pub blocks: Vec<NoticeBlock>,
}

/// A paragraph, or a list. Both with the markup of [`crate::domain::markup`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NoticeBlock {
    Paragraph(String),
    List(Vec<String>),
}

/// Why a text cannot be a notice.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    #[error("this is not the JSON of a notice: {0}")]
    Json(#[from] serde_json::Error),
    #[error("there is no notice “{0}”")]
    Unknown(String),
    #[error("{notice} belongs to {right}, not to {wrong}")]
    Controller {
        notice: String,
        right: Controller,
        wrong: Controller,
    },
    #[error("{notice} version {version}: the field “{field}” {fault}")]
    Field {
        notice: String,
        version: u32,
        field: String,
        fault: NoticeFault,
    },
}

/// What is wrong with one part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeFault {
    NoVersion,
    NotAName,
    Empty,
    NotSixLines,
    Twice,
    NothingToSay,
    Missing,
}

impl std::fmt::Display for NoticeFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoVersion => "starts at 1",
            Self::NotAName => "is not the name of a field: use small letters and _",
            Self::Empty => "is empty",
            Self::NotSixLines => "does not have six lines",
            Self::Twice => "stands twice",
            Self::NothingToSay => "has nothing to say",
            Self::Missing => "is missing",
        })
    }
}

impl NoticeText {
    /// Reads and checks a version.
    ///
    /// # Errors
    /// Anything a page could not show whole: an unknown notice, a missing or doubled field, empty text.
    pub fn parse(json: &str) -> Result<Self, NoticeError> {
        Self::checked(serde_json::from_str(json)?)
    }

    /// Reads and checks a version from a row.
    ///
    /// # Errors
    /// As [`NoticeText::parse`].
    pub fn from_value(value: Value) -> Result<Self, NoticeError> {
        Self::checked(serde_json::from_value(value)?)
    }

    /// Reads a text that may be unfinished: what is kept of a draft.
    ///
    /// # Errors
    /// Not the JSON of a notice; an unknown notice, or one of the other organisation.
    pub fn unfinished(value: Value) -> Result<Self, NoticeError> {
        Self::named(serde_json::from_value(value)?)
    }

    fn named(text: Self) -> Result<Self, NoticeError> {
        let notice: Notice = text
            .notice
            .parse()
            .map_err(|_| NoticeError::Unknown(text.notice.clone()))?;
        if notice.controller() != text.controller {
            return Err(NoticeError::Controller {
                notice: text.notice.clone(),
                right: notice.controller(),
                wrong: text.controller,
            });
        }
        Ok(text)
    }

    fn checked(text: Self) -> Result<Self, NoticeError> {
        let text = Self::named(text)?;
        match text.faults().into_iter().next() {
            Some((field, fault)) => Err(NoticeError::Field {
                notice: text.notice,
                version: text.version,
                field,
                fault,
            }),
            None => Ok(text),
        }
    }

    /// Everything that keeps it from being shown whole: part and fault, in the order of the text.
    pub fn faults(&self) -> Vec<(String, NoticeFault)> {
        let mut found = Vec::new();
        let mut fault = |field: &str, fault| found.push((field.to_owned(), fault));
        if self.version == 0 {
            fault("version", NoticeFault::NoVersion);
        }
        if self.title.trim().is_empty() {
            fault("title", NoticeFault::Empty);
        }
        if self.changes.iter().all(|line| line.trim().is_empty()) {
            fault("changes", NoticeFault::Empty);
        }
        if self.summary.len() != SUMMARY_LINES {
            fault("summary", NoticeFault::NotSixLines);
        }
        for (position, line) in self.summary.iter().enumerate() {
            if line.label.trim().is_empty() || line.text.trim().is_empty() {
                fault(&format!("summary {}", position + 1), NoticeFault::Empty);
            }
        }
        let mut seen = BTreeSet::new();
        for section in &self.sections {
            let field = section.field.as_str();
            if !seen.insert(field) {
                fault(field, NoticeFault::Twice);
            }
            if field.is_empty() || !field.chars().all(|sign| matches!(sign, 'a'..='z' | '_')) {
                fault(field, NoticeFault::NotAName);
            }
            if section.heading.trim().is_empty()
                || section.blocks.is_empty()
                || section.blocks.iter().any(NoticeBlock::is_empty)
            {
                fault(field, NoticeFault::NothingToSay);
            }
        }
        for missing in REQUIRED.into_iter().filter(|field| !seen.contains(field)) {
            fault(missing, NoticeFault::Missing);
        }
        found
    }

    /// The notice it is a version of.
    pub fn notice(&self) -> Notice {
        Notice::of(self.controller)
    }

    /// Every text in it, in the order of the page.
    pub fn texts(&self) -> Vec<&str> {
        let summary = self
            .summary
            .iter()
            .flat_map(|line| [line.label.as_str(), line.text.as_str()]);
        let sections = self.sections.iter().flat_map(|section| {
            std::iter::once(section.heading.as_str())
                .chain(section.blocks.iter().flat_map(NoticeBlock::texts))
        });
        std::iter::once(self.title.as_str())
            .chain(self.changes.iter().map(String::as_str))
            .chain(summary)
            .chain(sections)
            .collect()
    }
}

impl NoticeBlock {
    /// The paragraph, or the lines of the list.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Paragraph(text) => vec![text.as_str()],
            Self::List(lines) => lines.iter().map(String::as_str).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        let texts = self.texts();
        texts.is_empty() || texts.iter().any(|text| text.trim().is_empty())
    }
}

/// The versions that ship with the project, as the files are written.
pub fn shipped() -> [&'static str; 2] {
    [
        include_str!("../../../data/notices/family-hubs-v1.json"),
        include_str!("../../../data/notices/prevention-alliance-v1.json"),
    ]
}

/// JSON in one fixed form: keys sorted, no blanks. What is hashed must not depend on how a file was laid
/// out or on how a database gives it back.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut keys: Vec<&String> = members.keys().collect();
            keys.sort();
            let members: Vec<String> = keys
                .into_iter()
                .map(|key| {
                    let name = Value::String(key.clone());
                    format!("{name}:{}", canonical(&members[key]))
                })
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

/// Signs of a check code: no vowels and nothing that is taken for something else (feature A12).
const SIGNS: &[u8; 26] = b"BCDFGHJKLMNPRSTVWX23456789";

/// The short code of a version, made from the hash of its text: `HM4-7KR`. A changed text has another.
pub fn check_code(sha256: &[u8; 32]) -> String {
    let mut number = sha256[..8]
        .iter()
        .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let mut code = String::with_capacity(7);
    for place in 0..6 {
        if place == 3 {
            code.push('-');
        }
        let sign = usize::try_from(number % 26).unwrap_or_default();
        code.push(char::from(SIGNS[sign]));
        number /= 26;
    }
    code
}

/// A code as it was typed, in the form it is kept: any case, blanks and hyphens wherever. None if it
/// cannot be one.
pub fn tidy_code(typed: &str) -> Option<String> {
    let code = read_code(typed);
    if code.len() != 6 || !code.bytes().all(|byte| SIGNS.contains(&byte)) {
        return None;
    }
    Some(format!("{}-{}", &code[..3], &code[3..]))
}
