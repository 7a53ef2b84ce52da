//! The tables that managers keep in the browser: which columns they have, and what makes one usable
//! (`permissions.csv`, `edit_configuration`; feature D1 to D4). A table is rows of text, as in a file; the same code
//! reads both.

mod check;
mod compare;

pub use compare::{RowChange, compare};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::table::DataError;

code_enum! {
    /// A table that can be changed.
    pub enum SettingsTable {
        Routing = "routing",
        Topics = "topics",
        Areas = "areas",
        Queues = "queues",
        Targets = "targets",
        OpeningHours = "opening-hours",
        Holidays = "holidays",
        Contacts = "contacts",
        Partners = "partners",
        Message = "message",
    }
}

/// What a cell takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A name that stays: others point at it.
    Given,
    /// A short answer.
    Line,
    /// A sentence or more.
    Text,
    /// One of these codes.
    OneOf(&'static [&'static str]),
}

/// A column. Its heading is the message `settings-TABLE-NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub cell: Cell,
}

const fn column(name: &'static str, cell: Cell) -> Column {
    Column { name, cell }
}

const YES_NO: Cell = Cell::OneOf(&["yes", "no"]);

impl SettingsTable {
    /// Its columns, in the order of a row.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Routing => {
                &const {
                    [
                        column("code", Cell::Line),
                        column("if", Cell::Text),
                        column("queue", Cell::Line),
                        column("flags", Cell::Line),
                        column("for_resident", Cell::Text),
                        column("for_officer", Cell::Text),
                    ]
                }
            }
            Self::Topics => {
                &const {
                    [
                        column("code", Cell::Given),
                        column(
                            "group",
                            Cell::OneOf(&[
                                "babies", "children", "home", "health", "safety", "alone",
                            ]),
                        ),
                        column("rule", Cell::OneOf(&["FH", "TPA", "HH", "SUB"])),
                        column("hh_default", Cell::OneOf(&["FH", "TPA"])),
                        column("exit", YES_NO),
                        column("safe", YES_NO),
                        column("priority", Cell::OneOf(&["urgent", "soon", "normal"])),
                        column("asks_safe_tonight", YES_NO),
                        column("asks_subject_26", YES_NO),
                    ]
                }
            }
            Self::Areas => {
                &const {
                    [
                        column("code", Cell::Given),
                        column("wards_2023", Cell::Text),
                    ]
                }
            }
            Self::Queues => {
                &const {
                    [
                        column("code", Cell::Given),
                        column("controller", Cell::OneOf(&["SMBC", "TPA"])),
                        column("area", Cell::Line),
                        column("default", YES_NO),
                        column("suggested_by_rule", YES_NO),
                    ]
                }
            }
            Self::Partners => {
                &const {
                    [
                        column("code", Cell::Line),
                        column("name", Cell::Line),
                        column("notice_url", Cell::Line),
                    ]
                }
            }
            Self::Targets => {
                &const {
                    [
                        column("priority", Cell::Given),
                        column("working_days", Cell::Line),
                    ]
                }
            }
            Self::OpeningHours => {
                &const {
                    [
                        column(
                            "weekday",
                            Cell::OneOf(&["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
                        ),
                        column("opens", Cell::Line),
                        column("closes", Cell::Line),
                    ]
                }
            }
            Self::Holidays => {
                &const {
                    [
                        column("date", Cell::Line),
                        column("holiday", Cell::Line),
                        column("substitute", YES_NO),
                    ]
                }
            }
            Self::Contacts => {
                &const {
                    [
                        column("key", Cell::Given),
                        column("value", Cell::Line),
                        column("hours", Cell::Line),
                    ]
                }
            }
            Self::Message => {
                &const { [column("language", Cell::Given), column("text", Cell::Text)] }
            }
        }
    }

    /// Whether rows can be added, moved and taken out. Otherwise it has one row for each of its names.
    #[must_use]
    pub fn grows(self) -> bool {
        self.columns()
            .iter()
            .all(|column| column.cell != Cell::Given)
    }

    /// The file that ships it; `None`: the settings of the place or nothing.
    #[must_use]
    pub const fn file(self) -> Option<&'static str> {
        match self {
            Self::Routing => Some("routing_rules.csv"),
            Self::Topics => Some("topics.csv"),
            Self::Areas => Some("areas.csv"),
            Self::Queues => Some("queues.csv"),
            Self::Targets => Some("targets.csv"),
            Self::OpeningHours => Some("opening_hours.csv"),
            Self::Holidays => Some("holidays.csv"),
            Self::Contacts | Self::Partners | Self::Message => None,
        }
    }
}

/// The rows of a table: each with a cell for each column. Holds nothing personal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows(pub Vec<Vec<String>>);

/// What is wrong with a table, in words for the person who edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row, counted from 0; `None`: the table as a whole.
    pub row: Option<usize>,
    pub problem: String,
}

impl RowProblem {
    fn at(row: usize, problem: impl Into<String>) -> Self {
        Self {
            row: Some(row),
            problem: problem.into(),
        }
    }

    fn whole(problem: impl Into<String>) -> Self {
        Self {
            row: None,
            problem: problem.into(),
        }
    }
}

impl From<DataError> for RowProblem {
    fn from(error: DataError) -> Self {
        // The heading is line 1.
        let row = error
            .line
            .and_then(|line| usize::try_from(line).ok())
            .and_then(|line| line.checked_sub(2));
        Self {
            row,
            problem: error.problem,
        }
    }
}

impl Rows {
    /// The rows of a file with this table's columns, in the table's order.
    ///
    /// # Errors
    /// A column that the file lacks, or a line that is no row.
    pub fn from_csv(table: SettingsTable, text: &str) -> Result<Self, csv::Error> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader
            .deserialize::<BTreeMap<String, String>>()
            .map(|row| {
                let mut row = row?;
                Ok(table
                    .columns()
                    .iter()
                    .map(|column| row.remove(column.name).unwrap_or_default())
                    .collect())
            })
            .collect::<Result<_, csv::Error>>()?;
        Ok(Self(rows))
    }

    /// As a file, with its heading.
    ///
    /// # Errors
    /// Rows of different lengths.
    pub fn to_csv(&self, table: SettingsTable) -> Result<String, RowProblem> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let heading = table.columns().iter().map(|column| column.name);
        let failed = |error: csv::Error| RowProblem::whole(error.to_string());
        writer.write_record(heading).map_err(failed)?;
        for row in &self.0 {
            writer.write_record(row).map_err(failed)?;
        }
        let bytes = writer
            .into_inner()
            .map_err(|error| RowProblem::whole(error.to_string()))?;
        String::from_utf8(bytes).map_err(|error| RowProblem::whole(error.to_string()))
    }

    /// One column, for example the names of the rows.
    pub fn column<'a>(&'a self, table: SettingsTable, name: &str) -> Vec<&'a str> {
        let at = table
            .columns()
            .iter()
            .position(|column| column.name == name);
        at.map_or_else(Vec::new, |at| {
            self.0
                .iter()
                .filter_map(|row| row.get(at).map(String::as_str))
                .collect()
        })
    }
}

/// Most characters of a short cell.
pub const LINE_MAX: usize = 200;
/// Most characters of a long cell.
pub const TEXT_MAX: usize = 1000;

#[cfg(test)]
mod tests;
