//! The tables that managers keep in the browser: which columns they have, and what makes one usable
//! (`permissions.csv`, `edit_configuration`; D1 to D4). A table is rows of text, as in a file; the same code
//! reads both.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::codes::PartnerCode;
use super::{reference_data::ReferenceData, table::DataError};

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

    /// What is wrong with the rows by themselves and together with the other tables in force; empty: they can
    /// be used. `before` is what is in force now.
    #[must_use]
    pub fn problems(
        &self,
        table: SettingsTable,
        before: &Self,
        data: &ReferenceData,
    ) -> Vec<RowProblem> {
        let mut problems = self.of_shape(table, before);
        if problems.is_empty() {
            problems.extend(self.of_meaning(table, before, data));
        }
        problems
    }

    /// The right cells, and the names that others point at.
    fn of_shape(&self, table: SettingsTable, before: &Self) -> Vec<RowProblem> {
        let columns = table.columns();
        let mut problems = Vec::new();
        for (at, row) in self.0.iter().enumerate() {
            if row.len() != columns.len() {
                problems.push(RowProblem::at(at, "has too many or too few cells"));
                continue;
            }
            for (column, cell) in columns.iter().zip(row) {
                match column.cell {
                    Cell::OneOf(codes) if !codes.contains(&cell.as_str()) => {
                        let codes = codes.join(", ");
                        let name = column.name;
                        problems.push(RowProblem::at(at, format!("{name} is one of {codes}")));
                    }
                    Cell::Line if cell.chars().count() > LINE_MAX => problems.push(RowProblem::at(
                        at,
                        format!("{} is longer than {LINE_MAX} characters", column.name),
                    )),
                    Cell::Text if cell.chars().count() > TEXT_MAX => problems.push(RowProblem::at(
                        at,
                        format!("{} is longer than {TEXT_MAX} characters", column.name),
                    )),
                    _ => {}
                }
            }
        }
        let names = |rows: &Self| -> Vec<String> {
            let first = columns.first().map_or("", |column| column.name);
            let names = rows.column(table, first);
            names.into_iter().map(str::to_owned).collect()
        };
        if !table.grows() && names(self) != names(before) {
            problems.push(RowProblem::whole("the names of the rows have changed"));
        }
        problems
    }

    fn of_meaning(
        &self,
        table: SettingsTable,
        before: &Self,
        data: &ReferenceData,
    ) -> Vec<RowProblem> {
        match table {
            SettingsTable::Contacts => self.contacts(before),
            SettingsTable::Partners => self.partners(),
            SettingsTable::Message => Vec::new(),
            SettingsTable::Routing
            | SettingsTable::Topics
            | SettingsTable::Areas
            | SettingsTable::Queues
            | SettingsTable::Targets
            | SettingsTable::OpeningHours
            | SettingsTable::Holidays => data
                .clone()
                .with(table, data.routing.version, self)
                .err()
                .into_iter()
                .collect(),
        }
    }

    /// Every way to reach somebody that is in use keeps a value: pages lead people there. One that never had a
    /// value is not in use.
    fn contacts(&self, before: &Self) -> Vec<RowProblem> {
        let empty = |row: &[String]| row.get(1).is_none_or(|value| value.trim().is_empty());
        self.0
            .iter()
            .enumerate()
            .filter(|(at, row)| empty(row) && before.0.get(*at).is_some_and(|row| !empty(row)))
            .map(|(at, _)| RowProblem::at(at, "has no value: people are sent here"))
            .collect()
    }
}

impl Rows {
    /// Consents name a partner by its code, and the person reads its name and follows its address.
    fn partners(&self) -> Vec<RowProblem> {
        let mut problems = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (at, row) in self.0.iter().enumerate() {
            let [code, name, notice] = row.as_slice() else {
                continue;
            };
            if code.parse::<PartnerCode>().is_err() {
                problems.push(RowProblem::at(
                    at,
                    "the code has up to 16 letters, digits and hyphens",
                ));
            }
            if seen.contains(&code.as_str()) {
                problems.push(RowProblem::at(at, format!("{code} stands twice")));
            }
            seen.push(code);
            if name.trim().is_empty() {
                problems.push(RowProblem::at(
                    at,
                    "has no name: people read it when they say yes",
                ));
            }
            if !notice.is_empty() && !notice.starts_with("https://") {
                problems.push(RowProblem::at(
                    at,
                    "the address of its notice begins with https://",
                ));
            }
        }
        if self.0.is_empty() {
            problems.push(RowProblem::whole("there is at least one partner"));
        }
        problems
    }
}

/// Most characters of a short cell.
pub const LINE_MAX: usize = 200;
/// Most characters of a long cell.
pub const TEXT_MAX: usize = 1000;

/// What stands in one table and not in the other, row by row: for the second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    Same(Vec<String>),
    Added(Vec<String>),
    Gone(Vec<String>),
    /// The row of the same name, before and after.
    Changed(Vec<String>, Vec<String>),
    /// The same words at another place: it matters where the first that fits decides.
    Moved(Vec<String>),
}

/// How `after` differs from `before`, in the order of `after`; what is gone stands where it stood.
#[must_use]
pub fn compare(before: &Rows, after: &Rows) -> Vec<RowChange> {
    let name = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
    let old: Vec<String> = before.0.iter().map(name).collect();
    let new: Vec<String> = after.0.iter().map(name).collect();
    // Rows that kept their order: the longest run of names that both have.
    let kept = in_both(&old, &new);
    let mut changes = Vec::new();
    let mut at = 0;
    let mut gone_until = |upto: usize, changes: &mut Vec<RowChange>| {
        while at < upto {
            if !new.contains(&old[at]) {
                changes.push(RowChange::Gone(before.0[at].clone()));
            }
            at += 1;
        }
    };
    for (here, row) in after.0.iter().enumerate() {
        match kept.iter().find(|(_, there)| *there == here) {
            Some(&(was, _)) => {
                gone_until(was, &mut changes);
                let same = before.0[was] == *row;
                changes.push(if same {
                    RowChange::Same(row.clone())
                } else {
                    RowChange::Changed(before.0[was].clone(), row.clone())
                });
                gone_until(was + 1, &mut changes);
            }
            None => match old.iter().position(|name| *name == new[here]) {
                Some(was) if before.0[was] == *row => changes.push(RowChange::Moved(row.clone())),
                Some(was) => {
                    changes.push(RowChange::Changed(before.0[was].clone(), row.clone()));
                }
                None => changes.push(RowChange::Added(row.clone())),
            },
        }
    }
    gone_until(old.len(), &mut changes);
    changes
}

/// Places in both lists of a longest common subsequence.
fn in_both(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = if old[i] == new[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut places = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            places.push((i, j));
            i += 1;
            j += 1;
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests;
