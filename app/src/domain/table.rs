//! What every table has in common: how one is refused, and how a cell says yes or no.

use serde::{Deserialize, Deserializer};
use std::fmt;

/// A table that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataError {
    /// File name of the table.
    pub table: &'static str,
    /// Line of the file, counted from 1 with the heading as line 1, or row counted the same way.
    pub line: Option<u64>,
    pub problem: String,
}

impl DataError {
    /// An error of a whole table.
    #[must_use]
    pub fn of(table: &'static str, problem: impl Into<String>) -> Self {
        Self {
            table,
            line: None,
            problem: problem.into(),
        }
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{} line {line}: {}", self.table, self.problem),
            None => write!(f, "{}: {}", self.table, self.problem),
        }
    }
}

impl std::error::Error for DataError {}

/// `yes` or `no` of a table.
pub(super) fn yes_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    match <std::borrow::Cow<'de, str> as Deserialize>::deserialize(deserializer)?.as_ref() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(serde::de::Error::custom("neither yes nor no")),
    }
}
