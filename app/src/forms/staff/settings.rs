//! A table as a manager changes it.

use super::review::{REASON_MAX, one_line};
use crate::{
    domain::{
        settings::{Cell, RowProblem, Rows, SettingsTable},
        time::{london_instant, read_date_time},
    },
    ui::{Problem, Problems},
};
use chrono::{DateTime, Utc};

/// Empty rows under a table that grows: as many can be added at a time.
pub const SPARE: usize = 3;
/// Most rows that are read: more than any table has.
pub const ROWS_MAX: usize = 400;

/// The form as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsForm {
    /// Cells of each row, in the order of the page.
    pub rows: Vec<Vec<String>>,
    /// Place of each row, where the order decides.
    pub places: Vec<String>,
    /// `2026-12-01T09:00` in London; empty: as soon as it is approved.
    pub in_force_from: String,
    pub reason: String,
}

/// What a form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsInput {
    pub rows: Rows,
    /// Where each row stood on the page.
    pub positions: Vec<usize>,
    pub in_force_from: Option<DateTime<Utc>>,
    pub reason: String,
}

/// Whether the order of its rows decides something.
pub fn ordered(table: SettingsTable) -> bool {
    table == SettingsTable::Routing
}

/// Name and id of a cell.
pub fn cell(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// Name and id of the place of a row.
pub fn place(row: usize) -> String {
    format!("place-{row}")
}

impl SettingsForm {
    /// What is kept, as a form.
    pub fn of(rows: &Rows, in_force_from: Option<DateTime<Utc>>, reason: &str) -> Self {
        Self {
            places: (1..=rows.0.len()).map(|place| place.to_string()).collect(),
            rows: rows.0.clone(),
            in_force_from: in_force_from.map_or_else(String::new, |at| {
                at.with_timezone(&chrono_tz::Europe::London)
                    .format("%Y-%m-%dT%H:%M")
                    .to_string()
            }),
            reason: reason.to_owned(),
        }
    }

    /// What came, cell by cell.
    pub fn read(table: SettingsTable, get: impl Fn(&str) -> Option<String>) -> Self {
        let columns = table.columns().len();
        let mut rows = Vec::new();
        let mut places = Vec::new();
        for row in 0..ROWS_MAX {
            let cells: Vec<Option<String>> = (0..columns).map(|at| get(&cell(row, at))).collect();
            if cells.iter().all(Option::is_none) {
                break;
            }
            rows.push(
                cells
                    .into_iter()
                    .map(|cell| cell.unwrap_or_default().trim().to_owned())
                    .collect(),
            );
            places.push(get(&place(row)).unwrap_or_default().trim().to_owned());
        }
        Self {
            rows,
            places,
            in_force_from: get("begins").unwrap_or_default(),
            reason: get("why").unwrap_or_default(),
        }
    }

    /// The rows that are not empty, in the order that was asked for.
    ///
    /// # Errors
    /// A place that is no number; a time that is none, or over; a reason that is too long.
    pub fn parse(
        &self,
        table: SettingsTable,
        now: DateTime<Utc>,
    ) -> Result<SettingsInput, Problems> {
        let mut problems = Problems::default();
        let mut rows: Vec<(f64, usize, Vec<String>)> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            // A list of choices always has a choice: a new row is one in which something was written.
            let written = row
                .iter()
                .zip(table.columns())
                .any(|(cell, column)| !cell.is_empty() && !matches!(column.cell, Cell::OneOf(_)));
            if !written && table.grows() {
                continue;
            }
            let place = if ordered(table) {
                self.places
                    .get(at)
                    .and_then(|place| place.parse::<f64>().ok())
                    .filter(|place| place.is_finite())
            } else {
                Some(0.0)
            };
            match place {
                Some(place) => rows.push((place, at, row.clone())),
                None => problems.push(Problem::new(self::place(at), "settings-error-place")),
            }
        }
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        let in_force_from = match instant(&self.in_force_from, now) {
            Ok(instant) => instant,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let reason = one_line(&self.reason);
        if reason.chars().count() > REASON_MAX {
            problems.push(
                Problem::new("why", "settings-error-why-long").with("most", REASON_MAX.to_string()),
            );
        }
        if problems.is_empty() {
            Ok(SettingsInput {
                positions: rows.iter().map(|(_, at, _)| *at).collect(),
                rows: Rows(rows.into_iter().map(|(_, _, row)| row).collect()),
                in_force_from,
                reason,
            })
        } else {
            Err(problems)
        }
    }
}

/// A minute in London, from now on.
fn instant(typed: &str, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let at = read_date_time(typed).ok_or_else(|| Problem::new("begins", "settings-error-date"))?;
    let at = london_instant(at.date(), at.time());
    if at <= now {
        return Err(Problem::new("begins", "settings-error-date-passed"));
    }
    Ok(Some(at))
}

/// What is wrong with rows, each at the row of the page that it came from.
pub fn at_rows(found: &[RowProblem], positions: &[usize]) -> Problems {
    Problems(
        found
            .iter()
            .map(|RowProblem { row, problem }| {
                let place = row.and_then(|row| positions.get(row).map(|at| (row, *at)));
                match place {
                    Some((row, at)) => Problem::new(cell(at, 0), "settings-error-row")
                        .with("row", (row + 1).to_string())
                        .with("problem", problem.clone()),
                    None => Problem::new("rows", "settings-error-table")
                        .with("problem", problem.clone()),
                }
            })
            .collect(),
    )
}
